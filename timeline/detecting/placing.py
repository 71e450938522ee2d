"""Where an event took place: of the places its sentence and the rest of the article name, the likeliest, if one is likely."""

from attrs import define, field, frozen

from timeline.detecting.clauses import Laid
from timeline.detecting.features import bucket
from timeline.detecting.gazetteer import Spot
from timeline.detecting.names import Directory, Name
from timeline.detecting.paths import path
from timeline.detecting.triggers import Trigger
from timeline.detecting.weighing import likelihood
from timeline.detecting.wording import Wording
from timeline.model import Span

WEIGHTS = "place_weights.tsv"
KEPT = 0.2  # of two wrong places a reader forgives none, of two missed ones both: but half of the likely ones are right
_BACK = 5  # words between a preposition and the name of the place it governs
_BESIDE = 6  # words between two places of which one lies in the other
_LONG = 5  # letters of an adjective made from a city's name
_VENUE, _CITY, _REGION, _COUNTRY = range(4)


@frozen
class Place:
    """Where: the base form, what the title may say ("в Баку"), the name's offsets. All empty where nobody knows."""

    base: str = ""
    words: str = ""
    at: Span | None = None
    name: Name | None = None
    around: str = ""  # the wider place beside it


@frozen
class Time:
    """When an event took place, in EDTF, and whether that is about the publication day."""

    value: str
    fresh: bool


@frozen(eq=False)
class Question:
    """An event of which the place is asked; `known` are the places that sentences tell, by where they begin."""

    directory: Directory
    wording: Wording
    laid: Laid
    trigger: Trigger
    time: Time
    known: dict[int, list["Telling"]]

    @property
    def clause(self) -> int:
        return self.laid.clause[self.trigger.head]


@frozen(eq=False)
class Telling:
    """A place as one phrase tells it: how (`manner`), how wide it is, and the preposition of place that governs it or -1."""

    base: str
    manner: str
    laid: Laid
    name: Name
    width: int
    preposition: int = -1


@define(eq=False)
class Candidate:
    """A place that an event may have taken place at: how its sentence tells it, the likeliest first, and how others do."""

    base: str
    own: list[Telling] = field(factory=list)
    elsewhere: list[tuple[str, Telling]] = field(factory=list)

    @property
    def told(self) -> Telling:
        return self.own[0] if self.own else self.elsewhere[0][1]

    @property
    def width(self) -> int:
        return self.told.width


def place(question: Question, learned: dict[str, float]) -> Place:
    """Where an event took place, as far as the article tells."""
    best, most = None, KEPT
    for candidate, features in weighed(question):
        likely = likelihood(learned, features)
        if likely > most:
            best, most = candidate, likely
    return _shown(question, best) if best is not None else Place()


def _shown(question: Question, one: Candidate) -> Place:
    """A place as an event gives it; its words only where the event's sentence has them."""
    told, name = one.told, one.told.name
    at = told.laid.span(name.first, name.last)
    if not one.own or told.preposition < 0:
        return Place(one.base, "", at)
    words = told.laid.words(told.preposition, name.last)
    around = name.within or _beside(question.directory, question.wording, told)
    return Place(one.base, words[:1].lower() + words[1:], at, name, around)


def _beside(directory: Directory, wording: Wording, told: Telling) -> str:
    """The wider place that stands right after one: "в Музее Гетманства в Киеве", "в Аргуне (Чечня)"; or ""."""
    signs = {"(", *wording.place_prepositions}
    for other in directory.names(told.laid):
        near = other.first == told.name.last + 2 and told.laid.tokens[told.name.last + 1].word.form in signs
        if other.sort in ("place", "country") and near and _width(directory, other) > told.width:
            return other.base
    return ""


def lies(directory: Directory, place: Place) -> Spot | None:
    """Where a place lies; None where nobody can be certain: the gazetteer has it in another country than the words beside it."""
    own, around = directory.gazetteer.spot(place.base), directory.gazetteer.spot(place.around) if place.around else None
    if own is None or around is None:
        return own or (around if place.name is not None and place.name.head >= 0 else around and Spot(around.country))
    return own if own.country == around.country else Spot(around.country)


def _width(directory: Directory, name: Name) -> int:
    if name.sort == "country":
        return _COUNTRY
    if directory.is_region(name.base):
        return _REGION
    return _VENUE if name.head >= 0 or name.sort == "organisation" else _CITY


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


def tellings(directory: Directory, wording: Wording, laid: Laid) -> list[Telling]:
    """The places that a sentence tells, in text order: those it names, and those that organisations and adjectives bear."""
    found = []
    free = [True] * len(laid.tokens)
    for name in directory.names(laid):
        free[name.first : name.last + 1] = [False] * (name.last + 1 - name.first)
        if name.sort == "organisation":
            found += _of_organisation(directory, wording, laid, name)
        elif name.sort != "person":
            if _in_series(directory, laid, name) and governor(directory, wording, laid, name) < 0:
                continue
            found.append(_named(directory, wording, laid, name))
            if name.within:
                found.append(Telling(name.within, "within", laid, name, _CITY))
    for i, token in enumerate(laid.tokens):
        if free[i] and token.word.pos == "ADJF" and len(token.text) > _LONG:
            found += _of_adjective(directory, laid, i)
    return found


def _in_series(directory: Directory, laid: Laid, name: Name) -> bool:
    """Whether a country stands beside another: those who do something together rather than where it is done."""
    if name.sort != "country":
        return False
    return any(n.sort == "country" and (n.first == name.last + 2 or n.last == name.first - 2) for n in directory.names(laid))


def _named(directory: Directory, wording: Wording, laid: Laid, name: Name) -> Telling:
    at = governor(directory, wording, laid, name)
    if at >= 0:
        manner = "goal" if _direction(laid, name, at) else "in"
    elif name.first and laid.tokens[name.first - 1].word.lemma in directory.gazetteer.institutions:
        manner = "institution"
    else:
        manner = f"bare {name.case}"
    return Telling(name.base, manner, laid, name, _width(directory, name), at)


def _of_organisation(directory: Directory, wording: Wording, laid: Laid, name: Name) -> list[Telling]:
    at = governor(directory, wording, laid, name)
    found = [Telling(name.base, "inside", laid, name, _VENUE, at)] if at >= 0 else []
    seat = name.within or directory.gazetteer.city_of(name.base.split()[0])
    if seat:
        width = _COUNTRY if seat.lower() in directory.gazetteer.countries else _CITY
        found.append(Telling(seat, "organisation", laid, name, width))
    return found


def _of_adjective(directory: Directory, laid: Laid, i: int) -> list[Telling]:
    """The country or city of an adjective: "миланский суд"."""
    places, word = directory.gazetteer, laid.tokens[i].word
    country = places.adjectives.get(word.lemma, "")
    if country:
        return [Telling(country, "national", laid, Name(i, i, country, "country", word.case), _COUNTRY)]
    city = places.city_of(word.lemma)
    known = city and places.knows(city.lower())
    return [Telling(city, "adjective", laid, Name(i, i, city, "place", word.case), _CITY)] if known else []


def _told(question: Question, laid: Laid) -> list[Telling]:
    """The places that a sentence tells, found once."""
    start = laid.sentence.start
    if start not in question.known:
        question.known[start] = tellings(question.directory, question.wording, laid)
    return question.known[start]


def _candidates(question: Question) -> list[Candidate]:
    """The places an event may have taken place at, each once, those of its own sentence first."""
    directory, laid = question.directory, question.laid
    found: dict[str, Candidate] = {}

    def rank(told: Telling) -> tuple[bool, bool, bool, int]:
        away = laid.clause[told.name.first] != question.clause
        return told.preposition < 0, away, told.manner != "in", abs(told.name.first - question.trigger.head)

    for told in sorted(_told(question, laid), key=rank):
        found.setdefault(told.base, Candidate(told.base)).own.append(told)
    for where, other in directory.around(laid, question.time.value):
        for told in _told(question, other):
            found.setdefault(told.base, Candidate(told.base)).elsewhere.append((where, told))
    return list(found.values())


def weighed(question: Question) -> list[tuple[Candidate, list[str]]]:
    """Each candidate with what is seen of it."""
    found = _candidates(question)
    here = {c.base for c in found if any(_here(question, t) for t in c.own)}
    shared = [
        f"kind={question.trigger.kind}",
        f"form={question.trigger.form}",
        f"fresh={question.time.fresh}",
        f"here={bool(here)}",
    ]
    seen = []
    for one in found:
        rivals = [c for c in found if c is not one]
        rival = bool(here - {one.base})
        way, features = _of_own(question, one, rival) if one.own else (f"{one.elsewhere[0][0]} {one.told.manner}", [])
        features += [f"way={way}", f"way={way}|{one.width}", f"way={way}|{question.time.fresh}"]
        features += _of_place(question, one) + _among(question, one, rivals, rival)
        seen.append((one, [*shared, *features]))
    return seen


def _here(question: Question, told: Telling) -> bool:
    """Whether a place is governed in the trigger's clause."""
    return told.preposition >= 0 and question.laid.clause[told.name.first] == question.clause


def _of_own(question: Question, one: Candidate, rival: bool) -> tuple[str, list[str]]:
    """How the event's own sentence tells a place, and what is seen of that."""
    laid, trigger, told, name = question.laid, question.trigger, one.told, one.told.name
    clause = laid.clause[name.first]
    same = clause == question.clause
    way = f"{told.manner} {'same' if same else laid.heads[clause]}"
    order = "before" if name.last < trigger.head else "after"
    gap = bucket(max(name.first - trigger.last, trigger.first - name.last, 0))
    seen = [f"gap={gap}|{same}", f"way={way}|{order}", f"way={way}|rival {rival}", f"manner={told.manner}|{trigger.form}"]
    tree = question.directory.tree(laid)
    if tree is not None:
        steps = path(tree, trigger, name.first, name.last)
        seen += [f"path={steps}", f"path={steps}|{told.manner}", f"path={steps}|{trigger.form}"]
    seen.append(f"sort={name.sort}|{told.manner}|{name.head >= 0}")
    if told.preposition >= 0:
        hangs = _hangs(question, told.preposition - 1)
        seen += [f"prep={laid.tokens[told.preposition].word.form}|{told.manner}"]
        seen += [f"hangs={hangs}|{told.manner}", f"hangs={hangs}|{same}|{trigger.form}"]
    elif name.first:
        seen.append(f"after={_hangs(question, name.first - 1)}|{told.manner}")
    return way, seen


def _hangs(question: Question, i: int) -> str:
    """What stands before a place."""
    if i < 0:
        return "start"
    if question.trigger.first <= i <= question.trigger.last:
        return "trigger"
    if question.laid.mention[i] >= 0:
        return "date"
    word = question.laid.tokens[i].word
    return "deed" if word.pos == "NOUN" and word.lemma in question.directory.deeds else word.pos


def _of_place(question: Question, one: Candidate) -> list[str]:
    """What is seen of a place whatever else the article tells."""
    width, own, time = one.width, bool(one.own), question.time
    home = one.base == question.directory.country_name()
    governed = any(t.preposition >= 0 for _, t in one.elsewhere)
    found = [
        f"width={width}",
        f"width={width}|{question.trigger.kind}",
        f"manner={one.told.manner if own else 'else'}|{question.trigger.kind}",
        f"home={home}|{question.trigger.kind}",
        f"home={home}|{own}|{time.fresh}",
        f"scene={governed}|{own}|{time.fresh}",
        f"scene={governed}|{own}|{question.trigger.kind}",
    ]
    for where in sorted({where for where, _ in one.elsewhere}):
        found += [f"else={where}|{own}|{width}", f"else={where}|{time.fresh}"]
    return found


def _among(question: Question, one: Candidate, rivals: list[Candidate], rival: bool) -> list[str]:
    """What is seen of a place beside the others: whether a wider or finer one is told, and how often each is."""
    directory, width, own, fresh = question.directory, one.width, bool(one.own), question.time.fresh
    beside = [t.width for c in rivals for t in c.own if t.preposition >= 0 and _near(one.told, t)]
    finer = any(t.preposition >= 0 and _VENUE < t.width < width for c in rivals for _, t in c.elsewhere)
    spot = directory.gazetteer.spot(one.base)
    country = spot.country if spot is not None else ""
    akin = [c for c in rivals if country and (s := directory.gazetteer.spot(c.base)) and s.country == country]
    wider = [c for c in akin if c.width == _COUNTRY and c.own] if width < _COUNTRY else []
    inner = [c for c in akin if c.width in (_CITY, _REGION)]
    times = directory.times(one.base)
    most = max((directory.times(c.base) for c in rivals if c.width == width), default=0)
    return [
        f"refines={bool(wider)}|{any(c.told.preposition >= 0 for c in wider)}|{own}|{fresh}",
        f"holds={any(c.own for c in inner)}|{bool(inner)}|{own}|{fresh}|{width == _COUNTRY}",
        f"coarser={any(w < width for w in beside)}|{width}",
        f"finer={any(w > width for w in beside)}|{width}",
        f"elsewhere finer={finer}|{width}|{own}",
        f"rival={rival}|{own}|{fresh}",
        f"times={min(times, 4)}|{times > most}|{width}",
    ]


def _near(a: Telling, b: Telling) -> bool:
    return a.laid is b.laid and a.name is not b.name and max(a.name.first - b.name.last, b.name.first - a.name.last) <= _BESIDE
