"""Where an event took place: the place its clause names, the one its institutions belong to, the one the article plays in."""

from attrs import frozen

from timeline.detecting.clauses import Laid
from timeline.detecting.gazetteer import Spot
from timeline.detecting.lexicon import Lexicon
from timeline.detecting.names import Directory, Name
from timeline.detecting.triggers import Trigger
from timeline.detecting.wording import Wording
from timeline.model import Span

_BACK = 5  # words between a preposition and the name of the place it governs


@frozen
class Place:
    """Where: the base form, what the title may say ("в Баку"), the name's offsets. All empty where nobody knows."""

    base: str = ""
    words: str = ""
    at: Span | None = None
    name: Name | None = None
    around: str = ""  # the wider place beside it


def place(directory: Directory, wording: Wording, laid: Laid, trigger: Trigger) -> Place:
    """Where a trigger's event took place, as far as its own sentence says."""
    names = directory.names(laid)
    found = [(n, k) for n in names if n.sort in ("place", "country") and (k := governor(directory, wording, laid, n)) >= 0]
    usable = [(n, k) for n, k in found if trigger.kind in directory.gazetteer.bound or not _direction(laid, n, k)]
    clause = laid.clause[trigger.head]

    def rank(pair: tuple[Name, int]) -> tuple[bool, bool, int]:
        name, first = pair
        return laid.clause[name.first] != clause, _direction(laid, name, first), abs(name.first - trigger.head)

    best = min(usable, key=rank, default=None)
    if best is None:
        return Place()
    name, first = _finest(directory, laid, best, usable)
    where = laid.words(first, name.last)
    around = name.within or (best[0].base if best[0] is not name else _beside(directory, wording, laid, name))
    return Place(name.base, where[:1].lower() + where[1:], laid.span(name.first, name.last), name, around)


def _beside(directory: Directory, wording: Wording, laid: Laid, name: Name) -> str:
    """The wider place that stands right after one: "в Музее Гетманства в Киеве", "в Аргуне (Чечня)"; or ""."""
    signs = {"(", *wording.place_prepositions}
    for other in directory.names(laid):
        near = other.first == name.last + 2 and laid.tokens[name.last + 1].word.form in signs
        if other.sort in ("place", "country") and near and _width(directory, other) > _width(directory, name):
            return other.base
    return ""


def lies(directory: Directory, laid: Laid, place: Place) -> Spot | None:
    """Where a place lies; None where nobody can be certain: the gazetteer has it in another country than the words beside it."""
    own, around = directory.gazetteer.spot(place.base), directory.gazetteer.spot(place.around) if place.around else None
    if own is None or around is None:
        return own or (around if place.name is not None and place.name.head >= 0 else around and Spot(around.country))
    return own if own.country == around.country else Spot(around.country)


def _finest(directory: Directory, laid: Laid, best: tuple[Name, int], found: list[tuple[Name, int]]) -> tuple[Name, int]:
    """Of two places that stand beside each other the narrower one: a building before a city before a country."""
    near = [p for p in found if laid.clause[p[0].first] == laid.clause[best[0].first]]
    beside = [p for p in near if abs(p[0].first - best[0].last) <= _BACK + 1 or abs(best[0].first - p[0].last) <= _BACK + 1]
    return min([best, *beside], key=lambda p: (_width(directory, p[0]), p is not best))


def _width(directory: Directory, name: Name) -> int:
    """0 for a building or a part of a city, 1 for a city or place, 2 for a region, 3 for a country."""
    if name.sort == "country":
        return 3
    if name.head >= 0:
        return 2 if directory.is_region(name.base) else 0
    return 2 if directory.is_region(name.base) else 1


def governor(directory: Directory, wording: Wording, laid: Laid, name: Name) -> int:
    """The preposition of place that governs a name, its adjectives and what kind of place it is between them; -1 for none."""
    for i in range(name.first - 1, max(name.first - 1 - _BACK, -1), -1):
        token = laid.tokens[i]
        if token.word.pos == "PREP":
            return i if token.word.form in wording.place_prepositions else -1
        between = token.word.pos in ("ADJF", "PRTF", "NUMR") or directory.leads_to_place(laid, i, name)
        if not between or laid.mention[i] >= 0:
            return -1
    return -1


def _direction(laid: Laid, name: Name, first: int) -> bool:
    """Whether a place is where something goes: "в США" in the accusative."""
    head = name.head if name.head >= 0 else name.last
    if first + 1 < name.first:
        head = first + 1
    return laid.tokens[head].word.case == "accs" if head != name.last else name.case == "accs"


def home(directory: Directory, words: Lexicon, laid: Laid, own: tuple[Name, ...], trigger: Trigger) -> Place:
    """Where an event took place that names no place: the city or country whose court, police or parliament did it, whose
    president did; for events of public life the country that the article tells of most."""
    if trigger.kind in words.domestic or trigger.kind == "other":
        for name in own:
            before = laid.tokens[name.first - 1].word.lemma if name.first else ""
            if name.sort in ("country", "place") and before in directory.gazetteer.institutions:
                return Place(name.base, "", laid.span(name.first, name.last))
            if name.sort == "organisation" and (city := name.within or directory.gazetteer.city_of(name.base.split()[0])):
                return Place(city, "", laid.span(name.first, name.last))
        acting = next((n for n in own if n.sort == "country" and n.case == "nomn" and n.last < trigger.head), None)
        if acting is not None and trigger.form == "verb" and trigger.kind in words.domestic:
            return Place(acting.base, "", laid.span(acting.first, acting.last))
    return Place(directory.country_name()) if trigger.kind in words.domestic else Place()
