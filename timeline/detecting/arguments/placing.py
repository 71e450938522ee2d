"""Where an event took place: of the places its sentence and the rest of the article name, the likeliest, if one is likely."""

from attrs import define, field, frozen

from timeline import edtf
from timeline.detecting.arguments.containing import around
from timeline.detecting.arguments.tellings import CITY, COUNTRY, VENUE, Telling, partners, tellings, there
from timeline.detecting.clauses import Laid
from timeline.detecting.entities.gazetteer import Spot
from timeline.detecting.entities.names import Directory, Name
from timeline.detecting.features import bucket
from timeline.detecting.paths import head, path
from timeline.detecting.triggers import Trigger
from timeline.detecting.weighing import likelihood
from timeline.detecting.wording import Wording
from timeline.model import Span

WEIGHTS = "place_weights.tsv"
KEPT = 0.28
ELSEWHERE = 0.32  # what another sentence tells has to be likelier
UNKNOWN = 0.36  # and of a deed of no kind likelier still
NEAR = 0.17  # but not a country or region that the sentence right before tells as where something is
TOWN = 0.2  # nor a town in which a building is
_ROOT = 6  # letters that words of one root begin with, roughly
_SAID = ("statement", "office")  # kinds of which no sentence says that they took place
_FURTHER = 2  # sentences after its own in which a deed may be told again
_WHOSE = ("organisation", "national", "adjective", "bare gent")  # how it is told whose an authority is
_VERBS = ("VERB", "PRTS", "PRTF", "INFN")
_DOING = ("<nsubj", "<nsubj>xcomp", "<obl:agent")
_BESIDE = 6  # words between two places of which one lies in the other


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
    known: dict[int, list[Telling]]
    others: dict[int, tuple[str, str]] = field(factory=dict)  # what `akin` found, by where a sentence begins

    @property
    def clause(self) -> int:
        return self.laid.clause[self.trigger.head]

    def akin(self, laid: Laid) -> tuple[str, str]:
        """How the dates of a sentence lie to the event's, and whether it has a word of the deed's root; found once."""
        start = laid.sentence.start
        if start not in self.others:
            dates, deed = self.directory.dates(laid), self.laid.tokens[self.trigger.head].word.lemma[:_ROOT]
            when = "same" if self.time.value in dates else "other" if dates else "none"
            self.others[start] = when, str(f" {deed}" in laid.lemmas)
        return self.others[start]


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
    directory = question.directory
    here = any(_here(question, told) for told in _told(question, question.laid))
    meant = None if here else there(directory, question.wording, question.laid, question.clause) or _taken_up(question)
    if meant is not None:
        return _shown(question, Candidate(meant.base, elsewhere=[("after", meant)]))
    likely = [(likelihood(learned, features), candidate) for candidate, features in weighed(question)]
    kept = [pair for pair in likely if pair[0] > _enough(question, pair[1])]
    if not kept:
        again = _taken_up(question, question.laid.tokens[question.trigger.head].word.lemma[:_ROOT])
        if again is not None:
            return _shown(question, Candidate(again.base, elsewhere=[("after", again)]))
        whose = _authority(question)
        return _shown(question, Candidate(whose.base, own=[whose])) if whose is not None else Place()
    best = max(kept, key=lambda pair: pair[0])[1]
    if not best.own or best.told.manner in _WHOSE:
        whose = _authority(question)
        best = next((c for _, c in kept if whose is not None and whose in c.own), best)
    inner = (c for _, c in kept if c.own and c.told.preposition >= 0 and c is not best)
    best = next((c for c in inner if around(directory, c.told) == best.base), best)
    return _shown(question, best, _town(question, likely))


def _town(question: Question, likely: list[tuple[float, Candidate]]) -> str:
    """The one town, by whatever name, that a building told without one is likely enough to be in; "" where several are."""
    spots, towns = question.directory.gazetteer.spot, dict[Spot | str, str]()
    for chance, one in sorted(likely, key=lambda pair: pair[0]):
        governed = any(t.manner == "in" and t.preposition >= 0 and not t.near for t in (*one.own, *(t for _, t in one.elsewhere)))
        if governed and one.width == CITY and chance > TOWN:
            towns[spots(one.base) or one.base] = one.base
    return next(iter(towns.values())) if len(towns) == 1 else ""


def titled(question: Question, title: str) -> Place:
    """Where an event took place of which nothing else tells: by the finest phrase of place that its title has of its sentence
    ("поехал играть в Италию"; where a statement has one, what was said is done there), else, of what is new, by the dateline."""
    governed = (t for t in _told(question, question.laid) if t.manner in ("in", "goal") and t.preposition >= 0)
    kept = [t for t in governed if _has(title, t.laid.words(t.preposition, t.name.last))]
    if not kept or question.trigger.kind == "statement":
        origin = question.directory.origin if question.time.fresh else None
        return Place(origin[0], "", origin[1]) if origin is not None else Place()
    finest = min(kept, key=lambda told: told.width)
    return _shown(question, Candidate(finest.base, own=[finest]))


def _has(title: str, words: str) -> bool:
    """Whether a title has some words as they stand."""
    at = title.lower().find(words.lower())
    return at >= 0 and not title[at + len(words) :][:1].isalpha()


def _taken_up(question: Question, deed: str = "") -> Telling | None:
    """The place that the next sentence tells of what is told: "Инцидент произошёл в Твери", "Роды прошли в клинике"; where
    letters of the `deed` are given, the next two sentences and by words like its own."""
    directory, kind, after = question.directory, question.trigger.kind, question.laid
    for _ in range(_FURTHER if deed else 1):
        following = directory.following(after) if kind not in _SAID else None
        if following is None or not directory.dates(following) <= {question.time.value}:
            return None
        after = following
        able = {clause for clause in range(len(after.heads)) if directory.takes_up(after, clause, kind, deed)}
        where = (t for t in _told(question, after) if t.manner == "in" and t.preposition >= 0) if able else ()
        inside = [t for t in where if after.clause[t.name.first] in able]
        if inside:
            return min(inside, key=lambda told: told.width)
    return None


def _authority(question: Question) -> Telling | None:
    """The country or town whose authority does it: "Верховный суд Италии подтвердил приговор", "турецкие власти"."""
    tree, tokens = question.directory.tree(question.laid), question.laid.tokens
    if tree is None or question.trigger.kind == "other":
        return None
    for told in _told(question, question.laid):
        at = head(tree, told.name.first, told.name.last)
        noun = at if told.manner == "organisation" else tree.heads[at]
        able = told.manner in _WHOSE and noun >= 0 and tokens[noun].word.lemma in question.directory.gazetteer.authorities
        way = path(tree, question.trigger, noun, noun) if able else ""
        shared = way == "<nsubj>conj" and not tree.children(question.trigger.head, "nsubj", "nsubj:pass")
        by = way == "<obl" and tokens[noun].word.case == "ablt" and not tree.children(noun, "case")
        if way in _DOING or shared or by:
            return told
    return None


def _enough(question: Question, one: Candidate) -> float:
    """How likely a place has to be: a deed of no kind takes from another sentence only a country or one that is governed there,
    and an organisation in which somebody holds an office is none."""
    if one.own:
        return 1.0 if one.told.manner == "inside" and question.trigger.kind == "office" else KEPT
    if question.trigger.kind != "other":
        near = any(where == "before0" and t.manner == "in" and t.preposition >= 0 for where, t in one.elsewhere)
        return NEAR if near and one.width > CITY else ELSEWHERE
    return UNKNOWN if one.told.preposition >= 0 or one.width == COUNTRY else 1.0


def _apart(question: Question, told: Telling) -> bool:
    """Whether a town or building stands in a clause with another time, behind its verb and without "где" after it: "в 1905 году
    завод построили в Твери, в 1940 году его купил банк"."""
    laid, wording, clause = question.laid, question.wording, question.laid.clause[told.name.first]
    if told.width == COUNTRY or told.manner == "institution" or clause == question.clause:
        return False
    times = [time for time in question.directory.dates(laid, clause) if not edtf.is_duration(time)]
    opening = (t.word for t, c in zip(laid.tokens, laid.clause, strict=True) if c == question.clause)
    ruled = any(laid.tokens[i].word.pos in _VERBS and laid.clause[i] == clause for i in range(told.name.first))
    scene = told.preposition >= 0 and not ruled and told.name.last < question.trigger.head
    leads_on = any(w.form in wording.inner or w.lemma in wording.relatives for w in opening)
    return bool(times) and not (leads_on or scene) and all(_parted(question.time.value, time) for time in times)


def _parted(one: str, other: str) -> bool:
    """Whether two times share no day, as far as both are known."""
    (first, last), (start, end) = edtf.bounds(one), edtf.bounds(other)
    return bool(first and end and first > end or last and start and last < start)


def _shown(question: Question, one: Candidate, town: str = "") -> Place:
    """A place as an event gives it, a building with the town that is told beside it, that it is named by, or else the `town`; its
    words only where the event's sentence has them."""
    told, name = one.told, one.told.name
    at = told.laid.span(name.first, name.last)
    if told.preposition < 0:
        return Place(one.base, "", at)
    beside = around(question.directory, told)
    if not beside and told.width == VENUE:
        beside = name.within or (town if town not in one.base.split() else "")  # not "Восточная Тверь, Тверь"
    city = beside and not question.directory.gazetteer.is_wide(beside)
    base = f"{one.base}, {beside}" if city else one.base
    if not one.own:
        return Place(base, "", at, around=beside)
    words = told.laid.words(told.preposition, name.last)
    return Place(base, words[:1].lower() + words[1:], at, name, name.within or beside)


def lies(directory: Directory, place: Place) -> Spot | None:
    """Where a place lies; None where nobody can be certain: the gazetteer has it in another country than the words beside it."""
    own, around = directory.gazetteer.spot(place.base), directory.gazetteer.spot(place.around) if place.around else None
    if own is None or around is None:
        return own or (around if place.name is not None and place.name.head >= 0 else around and Spot(around.country))
    return own if own.country == around.country else Spot(around.country)


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

    def known(told: Telling) -> Candidate:
        key = _key(directory, told)
        one = found.get(key)
        if one is None:
            one = found[key] = Candidate(told.base)
        return one

    for told in sorted((t for t in _told(question, laid) if not _apart(question, t)), key=rank):
        known(told).own.append(told)
    beside = partners(directory, question.wording, laid)
    for where, other in directory.around(laid, question.time.value):
        for told in _told(question, other):
            if told.base in beside:
                continue
            known(told).elsewhere.append((where, told))
    return list(found.values())


def _key(directory: Directory, told: Telling) -> str:
    """What tells a place from others: a country its code, for "Киргизия" and "Кыргызстан" are one."""
    spot = directory.gazetteer.spot(told.base) if told.width == COUNTRY else None
    return spot.country if spot is not None else told.base


def weighed(question: Question) -> list[tuple[Candidate, list[str]]]:
    """Each candidate with what is seen of it."""
    found = _candidates(question)
    here = {c.base for c in found if any(_here(question, t) for t in c.own)}
    shared = _of_event(question, found, bool(here))
    seen = []
    for one in found:
        way, features = _of_own(question, one) if one.own else _of_elsewhere(question, one)
        features += [f"way={way}", f"way={way}|{one.width}", f"way={way}|{question.time.fresh}"]
        features += _of_place(question, one) + _among(question, one, [c for c in found if c is not one])
        features.append(f"rival={bool(here - {one.base})}|{bool(one.own)}|{question.time.fresh}")
        seen.append((one, shared + features))
    return seen


def _of_event(question: Question, found: list[Candidate], here: bool) -> list[str]:
    """What is seen of an event whatever the place."""
    trigger, fresh = question.trigger, str(question.time.fresh)
    own = str(any(c.own for c in found))
    governed = str(any(t.preposition >= 0 for c in found for t in c.own))
    scene = any(t.preposition >= 0 for c in found for _, t in c.elsewhere)
    return [
        f"kind={trigger.kind}",
        f"form={trigger.form}",
        f"kind={trigger.kind}|{trigger.form}",
        f"kind={trigger.kind}|{fresh}",
        f"kind={trigger.kind}|{governed}",
        f"fresh={fresh}|{len(question.time.value)}",
        f"here={here}|{governed}|{own}",
        f"scene={scene}|{own}|{fresh}",
        f"found={min(len(found), 4)}",
    ]


def _of_elsewhere(question: Question, one: Candidate) -> tuple[str, list[str]]:
    """How other sentences tell a place, and what is seen of that."""
    where, told = one.elsewhere[0]
    seen, fresh = [], str(question.time.fresh)
    for place, other in one.elsewhere:
        when, again = question.akin(other.laid)
        governed = str(other.preposition >= 0)
        seen += [
            f"when={when}|{place}|{governed}",
            f"when={when}|{governed}|{question.trigger.kind}",
            f"when={when}|{fresh}|{other.manner}",
            f"again={again}|{governed}|{when}",
            f"again={again}|{place}",
        ]
    return f"{where} {told.manner}", list(dict.fromkeys(seen))


def _here(question: Question, told: Telling) -> bool:
    """Whether a place is governed in the trigger's clause."""
    return told.preposition >= 0 and question.laid.clause[told.name.first] == question.clause


def _of_own(question: Question, one: Candidate) -> tuple[str, list[str]]:
    """How the event's own sentence tells a place, and what is seen of that."""
    laid, trigger, told, name = question.laid, question.trigger, one.told, one.told.name
    clause = laid.clause[name.first]
    same = clause == question.clause
    way = f"{told.manner} {'same' if same else laid.heads[clause]}"
    order = "before" if name.last < trigger.head else "after"
    gap = bucket(max(name.first - trigger.last, trigger.first - name.last, 0))
    seen = [
        f"gap={gap}|{same}",
        f"way={way}|{order}",
        f"kind={trigger.kind}|{told.manner}|{trigger.form}",
    ]
    tree = question.directory.tree(laid)
    if tree is not None:
        steps = path(tree, trigger, name.first, name.last)
        seen += [f"path={steps}", f"path={steps}|{told.manner}", f"path={steps}|{trigger.form}"]
    return way, seen


def _of_place(question: Question, one: Candidate) -> list[str]:
    """What is seen of a place whatever else the article tells."""
    width, own, fresh = one.width, str(bool(one.own)), str(question.time.fresh)
    governed = str(any(t.preposition >= 0 for _, t in one.elsewhere))
    found = [
        f"width={width}",
        f"width={width}|{question.trigger.kind}",
        f"manner={one.told.manner if one.own else 'else'}|{question.trigger.kind}",
        f"governed={governed}|{own}|{fresh}",
        f"governed={governed}|{own}|{question.trigger.kind}",
    ]
    for where in sorted({where for where, _ in one.elsewhere}):
        found += [f"else={where}|{own}|{width}", f"else={where}|{fresh}"]
    return found


def _among(question: Question, one: Candidate, rivals: list[Candidate]) -> list[str]:
    """What is seen of a place beside the others: whether a wider or finer one is told, and how often each is."""
    width = one.width
    beside = [t.width for c in rivals for t in c.own if t.preposition >= 0 and _near(one.told, t)]
    finer = [t for c in rivals for _, t in c.elsewhere if t.preposition >= 0 and VENUE < t.width < width]
    directory = question.directory
    times = directory.times(one.base)
    most = max([directory.times(c.base) for c in rivals if c.width == width], default=0)
    return [
        f"times={min(times, 4)}|{times > most}|{width}",
        f"coarser={any(w < width for w in beside)}|{width}",
        f"finer={any(w > width for w in beside)}|{width}",
        f"elsewhere finer={bool(finer)}|{width}|{bool(one.own)}",
    ]


def _near(a: Telling, b: Telling) -> bool:
    return a.laid is b.laid and a.name is not b.name and max(a.name.first - b.name.last, b.name.first - a.name.last) <= _BESIDE
