"""Countries, places and the words of organisations: the language pack's own, and what CLDR and GeoNames name in that language."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache, cached_property, partial

from attrs import field, fields, frozen
from babel import Locale

from timeline.detecting.clauses import Laid
from timeline.detecting.entities.declining import PERSONAL, stem
from timeline.languages import Pack
from timeline.languages.morphology import Kept, Morphology

_LIKE = 3  # letters that the stems of two places end in, where they are likely to be declined alike


@frozen
class NameWords:
    """The section `names`: lists of base forms, separated by white space or, for places and regions, by commas."""

    organisations: str
    authorities: str
    places: str
    regions: str
    roles: str
    areas: str
    settlements: str
    shortened: str
    venues: str
    seated: str
    sides: str
    quarters: str
    capital: str
    named_after: str
    reflexive: str
    remembered: str
    between: str
    beside: str
    ties: str
    particles: str
    called: str
    legal: str
    bearers: str
    shown: str
    works: str
    ours: str
    teams: str
    belonging: str
    origins: str
    several: str
    newsrooms: str
    unique: str
    clipped: str
    fused: str
    grand: str
    graded: str
    about: str
    wide: str
    over: str
    adjectival: str
    possessive: str
    vowels: str
    glide: str
    relational: str
    locative: str
    within: str
    nearby: str
    by: str
    along: str
    there: str
    countries: dict[str, str] = field(factory=dict)
    codes: dict[str, str] = field(factory=dict)
    adjectives: dict[str, str] = field(factory=dict)
    accusative: dict[str, str] = field(factory=dict)


@frozen
class Spot:
    """Where a place lies: its country (ISO 3166-1 alpha-2) and its latitude and longitude, None where it is no point."""

    country: str
    coordinates: tuple[float, float] | None = None


@frozen(eq=False)
class Gazetteer:
    """`countries`, `places` and `cities` map lower-case base forms to the name to show, `stems` the stems of cities' names,
    `pairs` those of the words of places of two, `nations` the base forms of the words of countries of several, by the first of
    them, `bare` cities' names without their last vowel, `capitals` countries' codes, and `spots` those whose country is certain
    to where they lie. The others are words, which `names.toml` explains."""

    countries: dict[str, str]
    places: dict[str, str]
    cities: dict[str, str]
    stems: dict[str, str]
    pairs: dict[tuple[str, str], str]
    nations: dict[str, dict[tuple[str, ...], str]]
    bare: dict[str, str]
    vowels: tuple[str, ...]
    glide: str
    morphology: Morphology
    spots: dict[str, Spot]
    adjectives: dict[str, str]
    accusative: dict[str, str]
    organisations: frozenset[str]
    authorities: frozenset[str]
    roles: frozenset[str]
    areas: frozenset[str]
    settlements: frozenset[str]
    shortened: frozenset[str]
    venues: frozenset[str]
    seated: frozenset[str]
    sides: frozenset[str]
    quarters: frozenset[str]
    capital: str
    capitals: dict[str, str]
    named_after: frozenset[str]
    reflexive: frozenset[str]
    remembered: frozenset[str]
    between: frozenset[str]
    beside: frozenset[str]
    ties: frozenset[str]
    particles: frozenset[str]
    called: frozenset[str]
    legal: frozenset[str]
    bearers: frozenset[str]
    shown: frozenset[str]
    works: frozenset[str]
    ours: frozenset[str]
    teams: frozenset[str]
    belonging: frozenset[str]
    origins: frozenset[str]
    several: frozenset[str]
    newsrooms: frozenset[str]
    unique: frozenset[str]
    clipped: frozenset[str]
    fused: frozenset[str]
    grand: frozenset[str]
    graded: frozenset[str]
    about: frozenset[str]
    wide: frozenset[str]
    over: frozenset[str]
    adjectival: tuple[str, ...]
    possessive: str
    relational: tuple[str, ...]
    locative: tuple[str, ...]
    within: frozenset[str]
    nearby: frozenset[str]
    by: str
    along: frozenset[str]
    there: frozenset[str]

    @cached_property
    def institutions(self) -> frozenset[str]:
        """Organisations and roles."""
        return self.organisations | self.roles

    @cached_property
    def grounds(self) -> frozenset[str]:
        """Areas and venues."""
        return self.areas | self.venues

    @cached_property
    def bearing(self) -> frozenset[str]:
        """What bears a name in quotes."""
        return self.bearers | self.legal | self.organisations

    @cached_property
    def acting(self) -> frozenset[str]:
        """Things that act as people do: organisations, teams, what bears a name and takes part."""
        return self.organisations | self.authorities | self.teams | self.bearers | self.sides | self.areas | self.settlements

    @cached_property
    def one_word(self) -> re.Pattern[str]:
        """The name of an authority or company that is one word, of clipped ones: "росавиация"."""
        return re.compile(rf"(?:{'|'.join(sorted(self.clipped))})\w*(?:{'|'.join(sorted(self.fused))})")

    def knows(self, lemma: str) -> bool:
        """Whether a base form names a country or place."""
        return lemma in self.countries or lemma in self.places

    def is_short(self, laid: Laid, i: int) -> bool:
        """Whether word i is the full stop of a short form of a noun for a settlement."""
        return i > 0 and laid.tokens[i].text == "." and laid.tokens[i - 1].text in self.shortened and laid.mention[i - 1] < 0

    def leads(self, laid: Laid, i: int) -> bool:
        """Whether word i says what kind of place or which part of one follows, or belongs to a short form of that."""
        lemma = laid.tokens[i].word.lemma
        return lemma in self.settlements or lemma in self.sides or self.is_short(laid, i) or self.is_short(laid, i + 1)

    def is_region(self, name: str) -> bool:
        """Whether a name to show is a region's."""
        spot = self.spots.get(_key(name))
        return spot is not None and spot.coordinates is None and name.lower() not in self.countries

    def is_wide(self, name: str) -> bool:
        """Whether a name to show is a country's or a region's."""
        return name.lower() in self.countries or self.is_region(name)

    def city(self, name: str) -> str:
        """A city's name to show by its base form; "" where it names none we know."""
        return self.cities.get(_key(name), "")

    @cached_property
    def city_of(self) -> Callable[[str], str]:
        """The city that an adjective is made from, found once."""
        return Kept(self._city_of).__getitem__

    def _city_of(self, adjective: str) -> str:
        """The city that an adjective is made from: "Пермский" of "Пермь"; "" where it is none we know. What may be made of
        another word ("советский", "королевский", "Приморский") is a large city's or none's."""
        low = adjective.lower().replace("ё", "е")
        if low in self.adjectives:
            return "" if self.adjectives[low].lower() in self.countries else self.adjectives[low]
        for ending in (*self.adjectival, self.possessive):
            bare = low.removesuffix(ending)
            city = self.bare.get(_blunt(bare, self.vowels)) if bare != low else None
            if city and (city.lower() in self.places or ending != self.possessive and not self._common(bare)):
                return city
        return ""

    def _common(self, form: str) -> bool:
        """Whether a form is a common noun's."""
        return self.morphology.known(form) and not self.morphology.word(form).grammemes & (PERSONAL | {"Geox"})

    def likeliest(self, stem: str, names: tuple[str, ...]) -> str:
        """The one of some base forms of a place that most cities end like, by as many letters of its stem as any do."""
        for length in range(_LIKE, 1, -1):
            ends = {name: name[len(stem) - length :] for name in names if name.startswith(stem)}
            times = {name: self.endings[end] for name, end in ends.items()}
            if any(times.values()):
                return max(times, key=lambda name: times[name])
        return names[0]

    @cached_property
    def endings(self) -> Counter[str]:
        """How many cities end in some letters, up to one more than a stem is told by."""
        names = [name.lower() for name in self.cities.values()]
        return Counter(name[-n:] for name in names for n in range(2, _LIKE + 2) if len(name) > n)

    def capital_of(self, country: str) -> str:
        """A country's capital; "" where we know none."""
        spot = self.spot(country)
        return self.capitals.get(spot.country, "") if spot is not None else ""

    def spot(self, name: str) -> Spot | None:
        """Where a place of this name to show lies; None where nobody can be certain."""
        return self.spots.get(_key(name))


@cache
def gazetteer(pack: Pack) -> Gazetteer:
    """The gazetteer of a pack, made once a process."""
    words = pack.section("names", NameWords)
    locale = Locale(pack.code)
    codes = {code: name for code, name in locale.territories.items() if len(code) == 2 and code.isalpha() and code not in _GROUPS}
    countries = {name.lower(): name for name in codes.values()}
    zones = [zone["city"] for zone in locale.time_zones.values() if zone.get("city")]
    places = {name.lower(): name for name in [*zones, *(w.strip() for w in words.places.split(","))] if "," not in name}
    countries |= words.countries
    cities, spots, capitals = _cities(pack)
    home: dict[str, str] = {}
    for line in words.regions.strip().splitlines():
        code, _, names = line.partition(":")
        home |= {name.strip(): code.strip() for name in names.split(",") if name.strip()}
    places |= {name.lower(): name for name in home}
    spots |= {_key(name): Spot(code) for name, code in home.items()}
    shown = {name: code for code, name in codes.items()} | words.codes
    spots |= {_key(name): Spot(shown[name]) for name in countries.values() if name in shown}
    return Gazetteer(
        countries=countries,
        places={k: v for k, v in places.items() if k not in countries},
        cities={k: v for k, v in cities.items() if k not in countries},
        stems=_stems(places | cities),
        pairs=_pairs([*cities.values(), *places.values()]),
        nations=_nations(countries, pack.morphology),
        adjectival=tuple(words.adjectival.split()),
        possessive=words.possessive,
        bare=_bare(cities, places, tuple(words.vowels)),
        vowels=tuple(words.vowels),
        glide=words.glide,
        morphology=pack.morphology,
        relational=tuple(words.relational.split()),
        locative=tuple(words.locative.split()),
        spots=spots,
        capital=words.capital,
        by=words.by,
        capitals={code: next((n for n in names if n.lower() in places), names[0]) for code, names in capitals.items()},
        adjectives=words.adjectives,
        accusative=words.accusative,
        **{name: frozenset(getattr(words, name).split()) for name in _SETS},
    )


_GROUPS = frozenset({"EU", "EZ", "UN", "QO", "ZZ", "XA", "XB"})  # CLDR's codes for what is no country
_SETS = tuple(f.name for f in fields(Gazetteer) if f.type == frozenset[str])


def _stems(cities: dict[str, str]) -> dict[str, str]:
    """Stem -> the one place of one word that has it."""
    return _sure(_single((name for name in cities.values() if " " not in name), stem))


def _pairs(names: Iterable[str]) -> dict[tuple[str, str], str]:
    """The stems of the words of a place's name of two -> the name."""
    parts = ((name, name.replace("-", " ").split()) for name in names)
    return {(stem(two[0]), stem(two[1])): name for name, two in parts if len(two) == 2}


def _nations(countries: dict[str, str], morphology: Morphology) -> dict[str, dict[tuple[str, ...], str]]:
    """The base form of the first word of a country's name of several -> the base forms of all, the longest first -> the name."""
    found: dict[str, dict[tuple[str, ...], str]] = {}
    for name, shown in sorted(countries.items(), key=lambda pair: (-len(pair[0].split()), pair[0])):
        lemmas = tuple(morphology.word(word).lemma for word in name.split())
        if len(lemmas) > 1:
            found.setdefault(lemmas[0], {})[lemmas] = shown
    return found


def _bare(cities: dict[str, str], large: dict[str, str], vowels: tuple[str, ...]) -> dict[str, str]:
    """The name of each city without its last vowel or soft sign -> the one city that has it, or the one large one."""
    blunt = partial(_blunted, vowels=vowels)
    return _sure(_single(cities.values(), blunt) | _single(large.values(), blunt))


def _single(names: Iterable[str], key: Callable[[str], str]) -> dict[str, str]:
    """Key -> the one name that has it, "" where several have."""
    found: dict[str, str] = {}
    for name in names:
        found[key(name)] = name if found.get(key(name), name) == name else ""
    return found


def _sure(found: dict[str, str]) -> dict[str, str]:
    return {key: name for key, name in found.items() if name}


def _blunted(name: str, vowels: tuple[str, ...]) -> str:
    return _blunt(name.lower().replace("ё", "е"), vowels)


def _blunt(name: str, vowels: tuple[str, ...]) -> str:
    return name[:-1] if name.endswith(vowels) else name


def _keyed(name: str) -> str:
    return name.lower().replace(" ", "-").replace("ё", "е")


_key: Callable[[str], str] = Kept(_keyed).__getitem__


def _cities(pack: Pack) -> tuple[dict[str, str], dict[str, Spot], dict[str, list[str]]]:
    """The cities of `places.tsv`: key -> name to show, where those lie whose name is theirs alone, and each country's capital by
    all its names."""
    shown: dict[str, str] = {}
    spots: dict[str, Spot] = {}
    capitals: dict[str, list[str]] = {}
    for name, *where in pack.rows("places.tsv"):
        key = _key(name)
        shown[key] = name
        if where:
            spots[key] = Spot(where[0], (float(where[1]), float(where[2])))
        if where[3:]:
            capitals.setdefault(where[0], []).append(name)
    return shown, spots, capitals
