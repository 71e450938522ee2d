"""What lasts, from its beginning to its end: "форум откроется 5 мая и займёт два дня", "выставка, открытая в понедельник,
продлится до субботы", "турнир стартует в среду. … Он завершится 21 мая"."""

from datetime import date, timedelta

from attrs import evolve, frozen

from timeline import edtf
from timeline.analysing import Sentence
from timeline.detecting.clauses import mentioned
from timeline.detecting.features import Setting
from timeline.detecting.gathering import Desk, identity
from timeline.detecting.reaching import LENGTH, after
from timeline.detecting.titling.attributing import NOMINAL
from timeline.detecting.triggers import Trigger
from timeline.edtf import Interval, Point
from timeline.errors import EdtfError
from timeline.languages.morphology import Word
from timeline.model import Event

_DAY = len("2024-05-05")
_LONG = 30  # days: of what lasts longer the beginning stands by itself, as readers list all four such exhibitions
_VERBS = ("VERB", "INFN", "PRTS")
_BEFORE_LENGTH = ("VERB", "INFN", "NOUN")  # what stands before a length of time, but no "ещё", "более", "через"


@frozen
class Begun:
    """A beginning: its sentence, the verb, the noun it is told of or -1, whether that is its object, the day, the mentions that
    give it, and its event or None."""

    setting: Setting
    verb: int
    noun: int
    done_to: bool
    day: date
    mentions: tuple[int, ...]
    event: Event | None

    @property
    def start(self) -> int:
        return self.setting.laid.sentence.start


def told(desk: Desk, events: list[Event]) -> list[Event]:
    """The events, those of which both the beginning and the end or a length are told lasting from the one to the other, in
    order."""
    able = desk.words.starting | desk.words.ending | desk.words.enduring
    verbs = {e.id: _verb(desk, e) for e in events}
    if not any(word.lemma in able for _, word in verbs.values()):
        return events
    begun = [one for e in events if (one := _begun(desk, e, *verbs[e.id])) is not None]
    ends = [(desk.setting(sentence), end) for sentence in _ending(desk) for end in _ends(desk, desk.setting(sentence))]
    found, gone = {e.id: e for e in events}, set[str]()
    for setting, end in ends:
        beginning = _beginning(desk, setting, end, begun)
        until = _last(desk, setting, end, beginning) if beginning is not None else None
        if beginning is None or until is None:
            continue
        own = [e for e in events if e.evidence[0][0] == setting.laid.sentence.start and verbs[e.id][0] == end]
        own = [e for e in own if _of(setting, desk.seen[e.id].trigger, end)]
        long = (until[0].last - beginning.day).days > _LONG
        base = beginning.event if beginning.event is not None and not long else next(iter(own), None)
        if base is not None and base.id not in gone:
            found[base.id] = _lasting(desk, base, beginning, *until)
            gone |= {e.id for e in ([] if long else [*own, *_again(desk, events, beginning)]) if e is not base}
    for one in begun:
        until = _length(one)
        if until is not None and one.event is not None and one.event.id not in gone and found[one.event.id] is one.event:
            found[one.event.id] = _lasting(desk, one.event, one, *until)
            gone |= {e.id for e in _again(desk, events, one) if e is not one.event}
    return [found[e.id] for e in events if e.id not in gone]


def _again(desk: Desk, events: list[Event], begun: Begun) -> list[Event]:
    """The events of the day and sentence of a beginning that its verb or its noun tells."""
    near = [e for e in events if e.evidence[0][0] == begun.start and e.first == e.last == begun.day]
    told = {begun.verb, begun.noun} - {-1}
    return [e for e in near if told & {desk.seen[e.id].trigger.head, desk.seen[e.id].trigger.verb}]


def _of(setting: Setting, trigger: Trigger, end: int) -> bool:
    """Whether an event is told in verbs, or is the subject of the verb that ends it, rather than what it ends with: "завершится
    финалом"."""
    subject = _subject(setting, end)
    under = setting.tree.under(subject) if setting.tree is not None and subject >= 0 else ()
    return trigger.form not in ("noun", "name") or trigger.head in under


def _verb(desk: Desk, event: Event) -> tuple[int, Word]:
    """The verb that tells of an event, or the word that names it."""
    at = desk.seen[event.id].trigger.teller
    return at, desk.setting(desk.parsed.sentence_at(event.start)).laid.tokens[at].word


def _begun(desk: Desk, event: Event, verb: int, word: Word) -> Begun | None:
    """The beginning that an event of a day is; None where it is none."""
    if word.lemma not in desk.words.starting or word.pos not in _VERBS or event.first is None or len(event.edtf) < _DAY:
        return None
    if "/" in event.edtf or event.status not in ("occurred", "scheduled"):
        return None
    setting = desk.setting(desk.parsed.sentence_at(event.start))
    noun, done_to = _subject(setting, verb), False
    things = setting.tree.children(verb, "obj") if setting.tree is not None else ()
    if things and setting.laid.tokens[things[0]].word.lemma not in desk.words.working:
        noun, done_to = things[0], True
    return Begun(setting, verb, noun, done_to, event.first, event.mentions, event)


def _ending(desk: Desk) -> list[Sentence]:
    """The sentences of the body that say when something ends or how long it lasts."""
    parsed, able = desk.parsed, desk.words.ending | desk.words.enduring
    timed = (s for s in parsed.sentences if mentioned(desk.dated, s))
    body = (s for s in timed if parsed.document.role_at(s.start) == "body")
    return [s for s in body if any(t.word.lemma in able for t in parsed.tokens(s))]


def _ends(desk: Desk, setting: Setting) -> list[int]:
    """The verbs of a sentence that do so, in clauses without a doubt."""
    tokens, clause, words = setting.laid.tokens, setting.laid.clause, setting.words
    able = [i for i, t in enumerate(tokens) if t.word.pos in _VERBS and t.word.lemma in words.ending | words.enduring]
    doubted = {c for t, c in zip(tokens, clause, strict=True) if t.word.form in desk.signs.doubt}
    return [i for i in able if clause[i] not in doubted and not (i and tokens[i - 1].word.form in words.negation)]


def _subject(setting: Setting, verb: int) -> int:
    """The subject of a verb, or of the one that it is joined to; the noun that its "который" stands for; -1 for none."""
    tree, tokens = setting.tree, setting.laid.tokens
    while tree is not None and verb >= 0:
        found = _subjects(setting, verb)
        if found and tokens[found[0]].word.lemma not in setting.words.relatives:
            return found[0]
        if found or tree.roles[verb] != "conj":
            return tree.heads[verb] if found or tree.roles[verb] == "acl" else -1
        verb = tree.heads[verb]
    return -1


def _subjects(setting: Setting, verb: int) -> list[int]:
    """The words that a tree has for a verb's subject, but for times: "продлилась двое суток"."""
    found = setting.tree.children(verb, *NOMINAL) if setting.tree is not None else ()
    return [i for i in found if setting.laid.mention[i] < 0]


def _beginning(desk: Desk, setting: Setting, end: int, begun: list[Begun]) -> Begun | None:
    """The beginning of what a verb ends; None where none is told."""
    tree, tokens, words = setting.tree, setting.laid.tokens, setting.words
    if tree is None:
        return None
    own = _subjects(setting, end)
    here = [one for one in begun if one.start == setting.laid.sentence.start and one.verb < end]
    number = tokens[end].word.number
    if not own:
        one = here[-1] if here else None
        fits = one is not None and not one.done_to and number in ("", one.setting.laid.tokens[one.verb].word.number)
        return one if fits else None
    noun, past = _subject(setting, end), tokens[end].word.tense == "past" and tokens[end].word.lemma in words.ending
    if noun < 0 or past:
        return None
    if tokens[noun].word.pos == "NPRO":
        close = here or [one for one in begun if one.start == _before(desk, setting)]
        return close[-1] if close and _agrees(close[-1], tokens[noun].word) else None
    if tokens[own[0]].word.lemma in words.relatives:
        whose = (noun, *tree.above(noun))
        return next((one for one in here if one.noun in whose and _agrees(one, tokens[own[0]].word)), None)
    if (one := _attribute(setting, noun, begun)) is not None:
        return one
    lemma, start = tokens[noun].word.lemma, setting.laid.sentence.start
    named = [(one, one.setting.laid.tokens[one.noun].word.lemma) for one in begun if one.noun >= 0 and one.start < start]
    same = [one for one, other in named if other == lemma]
    if not same and (kind := words.kind(lemma)) and len(tree.under(noun)) == 1:  # "учения начались. … Манёвры завершатся"
        same = [one for one, other in named if words.kind(other) == kind]
    return same[0] if len(same) == 1 else None


def _before(desk: Desk, setting: Setting) -> int:
    """Where the sentence before another one begins; -1 where there is none."""
    return next((s.start for s in desk.directory.before(setting.laid, 1)), -1)


def _agrees(begun: Begun, pronoun: Word) -> bool:
    """Whether a pronoun may stand for what begins."""
    return begun.noun >= 0 and begun.setting.laid.tokens[begun.noun].word.agreed == pronoun.agreed


def _attribute(setting: Setting, noun: int, begun: list[Begun]) -> Begun | None:
    """The beginning by which it is said which thing ends: "открытая 5 мая", "которая откроется 5 мая"."""
    tree, tokens, laid = setting.tree, setting.laid.tokens, setting.laid
    for i in tree.children(noun, "acl", "acl:relcl", "amod") if tree is not None else ():
        able = (tokens[i].word, *setting.words.morphology.readings(tokens[i].text))
        if not any(w.pos in ("PRTF", "VERB", "PRTS") and w.lemma in setting.words.starting for w in able):
            continue
        if (one := next((one for one in begun if one.start == laid.sentence.start and one.verb == i), None)) is not None:
            return one
        for m in dict.fromkeys(laid.mention[j] for j in tree.under(i)) if tree is not None else ():
            day = setting.dated[m].first if m >= 0 else None
            if day is not None and setting.dated[m].type in ("DATE", "TIME") and day == setting.dated[m].last:
                return Begun(setting, i, noun, False, day, (m,), None)
    return None


def _last(desk: Desk, setting: Setting, end: int, begun: Begun) -> tuple[Point, int] | None:
    """When what began ends, with the mention that tells it; None where that isn't told, or is the same day."""
    laid, words, lemma = setting.laid, setting.words, setting.laid.tokens[end].word.lemma
    inside = [m for m, c in zip(laid.mention, laid.clause, strict=True) if m >= 0 and c == laid.clause[end]]
    for mention in dict.fromkeys(m for m in inside if m not in begun.mentions):
        one, at = setting.dated[mention], laid.mention.index(mention)
        lead = laid.tokens[at - 1].word if at else None
        form = lead.form if lead is not None else ""
        if one.type == "DURATION":
            length = LENGTH.fullmatch(one.edtf) if lemma in words.enduring else None
            plain = lead is not None and (lead.pos in _BEFORE_LENGTH or form in words.within)
            point = _after(begun.day, int(length[1]), length[2]) if length and plain else None
        elif lemma in words.enduring:
            point = _point(desk, one.edtf, one.last, laid.tokens[at].word.form) if form in words.until else None
        else:
            near = one.last is not None and one.first == one.last and (one.last - begun.day).days <= _LONG
            point = _point(desk, one.edtf, one.last, "") if near and form not in words.since | words.around else None
        if point is not None and begun.day < point.first:
            return point, mention
    return None


def _length(begun: Begun) -> tuple[Point, int] | None:
    """When something ends of which it is said how long it is: "откроется трёхдневный форум"; None where that isn't."""
    tree, laid = begun.setting.tree, begun.setting.laid
    for i in tree.children(begun.noun, "amod") if tree is not None and begun.noun >= 0 else ():
        length = LENGTH.fullmatch(begun.setting.dated[laid.mention[i]].edtf) if laid.mention[i] >= 0 else None
        if length and length[2] in "DW" and (point := _after(begun.day, int(length[1]), length[2])).first > begun.day:
            return point, laid.mention[i]
    return None


def _point(desk: Desk, value: str, last: date | None, opening: str) -> Point | None:
    """A value as the end of something: of a clock time its day, of "конец мая" the last day; None of an interval."""
    try:
        point = edtf.parse(value.partition("T")[0])
    except EdtfError:
        return None
    if isinstance(point, Interval) or point.span > 1:
        return None
    if value.endswith("T00:00"):
        return Point.of(point.first - timedelta(1))
    return Point.of(last) if last is not None and opening in desk.words.closing else point


def _after(day: date, count: int, unit: str) -> Point:
    """The last day of so many that begin with one; of months the same day of the month, of years the year."""
    return after(day - timedelta(unit in "DW"), count, unit)


def _lasting(desk: Desk, event: Event, begun: Begun, last: Point, mention: int) -> Event:
    """An event from the day it began to its end, of the kind that its noun names."""
    value = str(Interval(Point.of(begun.day), last))
    noun = desk.words.kind(begun.setting.laid.tokens[begun.noun].word.lemma) if begun.noun >= 0 else ""
    now = desk.publication.exact
    goes_on = begun.event is None and event.status == "scheduled" and now is not None and begun.day <= now
    one = evolve(
        event,
        id=identity(desk.parsed.document.id, value, event.start),
        edtf=value,
        first=begun.day,
        last=last.last,
        kind=noun if noun and noun != "other" else event.kind,
        status="occurred" if goes_on else event.status,
        mentions=tuple(sorted({*begun.mentions, mention})),
    )
    desk.seen[one.id] = desk.seen[event.id]
    return one
