"""Countries, places and the words of organisations: the language pack's own, and what CLDR names in that language."""

from functools import cache

from attrs import field, frozen
from babel import Locale

from timeline.languages import Pack


@frozen
class NameWords:
    """The section `names`: lists of base forms, separated by white space or, for places, by commas."""

    organisations: str
    places: str
    roles: str
    countries: dict[str, str] = field(factory=dict)


@frozen(eq=False)
class Gazetteer:
    """Lower-case base form -> the name to show."""

    countries: dict[str, str]
    places: dict[str, str]
    organisations: frozenset[str]
    roles: frozenset[str]

    def knows(self, lemma: str) -> bool:
        """Whether a base form names a country or place."""
        return lemma in self.countries or lemma in self.places


@cache
def gazetteer(pack: Pack) -> Gazetteer:
    """The gazetteer of a pack, made once a process."""
    words = pack.section("names", NameWords)
    locale = Locale(pack.code)
    countries = {name.lower(): name for code, name in locale.territories.items() if len(code) == 2 and code.isalpha()}
    cities = [zone["city"] for zone in locale.time_zones.values() if zone.get("city")]
    places = {name.lower(): name for name in [*cities, *(w.strip() for w in words.places.split(","))] if "," not in name}
    countries |= words.countries
    return Gazetteer(
        countries=countries,
        places={k: v for k, v in places.items() if k not in countries},
        organisations=frozenset(words.organisations.split()),
        roles=frozenset(words.roles.split()),
    )
