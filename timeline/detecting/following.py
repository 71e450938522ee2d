"""Events dated by another event: how long something lasted, what happened "then", and an article's main event."""

from attrs import evolve, frozen

from timeline import edtf
from timeline.analysing import Parsed, Sentence
from timeline.detecting.attaching import Pair
from timeline.detecting.clauses import Laid, mentioned
from timeline.detecting.features import Setting
from timeline.detecting.gathering import Desk
from timeline.detecting.lexicon import Lexicon
from timeline.detecting.titling.phrases import chunks, recase
from timeline.detecting.triggers import Trigger
from timeline.detecting.wording import tidy
from timeline.edtf import Interval, Point
from timeline.errors import EdtfError
from timeline.model import Dated

_SURE = 0.6  # how likely the end of something is right where its beginning and its length are given
THEN = 0.5
_KNOWN = 0.8  # of the score of the report by which something became known
_OPENING = 4  # words in which a sentence tells of another time
_FULL = {"Y": 12, "M": 1}


@frozen
class Ending:
    """The end of something: the verb that says how long it lasted, its value, and the mentions that give it."""

    trigger: Trigger
    value: str
    mentions: tuple[int, ...]
    score: float = _SURE


@frozen
class Again:
    """What was told before, taken up by a sentence: the mention that dates it, how likely, and the words that name it again."""

    mention: int
    score: float
    heads: frozenset[int] = frozenset()


def endings(setting: Setting, pairs: list[Pair]) -> list[tuple[Pair, Ending]]:
    """ "открыло в 2017 году, но оно проработало всего два года": for each dated beginning the end that a duration gives."""
    laid, found = setting.laid, []
    for trigger in setting.triggers:
        if laid.tokens[trigger.head].word.lemma not in setting.words.lasting:
            continue
        clause = laid.clause[trigger.head]
        inside = [m for m, c in zip(laid.mention, laid.clause, strict=True) if m >= 0 and c == clause]
        length = next((m for m in inside if setting.dated[m].type == "DURATION"), None)
        begun = [p for p in pairs if p.trigger.head < trigger.head and p.trigger.kind in setting.words.begun]
        if length is None or not begun:
            continue
        value = later(setting.dated[begun[-1].mention].edtf, setting.dated[length].edtf)
        if value:
            closing = evolve(trigger, kind="closing")
            found.append((begun[-1], Ending(closing, value, (begun[-1].mention, length))))
    return found


def later(start: str, duration: str) -> str:
    """The value so long after another, as fine as both allow; "" where that can't be known."""
    number, unit = duration[1:-1], duration[-1:]
    try:
        point = edtf.parse(start)
    except EdtfError:
        return ""
    if not number.isdigit() or unit not in _FULL or isinstance(point, Interval) or point.span > 1 or point.season:
        return ""
    if unit == "Y":
        return str(Point(point.year + int(number), point.month))
    if not point.month:
        return ""
    months = point.year * 12 + point.month - 1 + int(number)
    return str(Point(months // 12, months % 12 + 1))


def then(setting: Setting, before: list[Pair]) -> list[Pair]:
    """ "Тогда Герасимов провел телефонный разговор": a sentence that opens so takes the date of the event told before it."""
    laid, words = setting.laid, setting.words
    opening = {t.word.form for t in laid.tokens[:2]}
    if not before or not opening & words.then or any(m >= 0 for m in laid.mention):
        return []
    first = laid.clause[0]
    own = [t for t in setting.triggers if laid.clause[t.head] == first and t.kind != "statement"]
    known = [t for t in own if t.kind != "other"] or own
    past = [t for t in known if laid.tokens[t.verb if t.verb >= 0 else t.head].word.tense == "past"]
    return [Pair(past[0], before[-1].mention, THEN)] if past else []


def taken_up(setting: Setting, pairs: list[Pair], mentions: list[int]) -> Again | None:
    """What a sentence says of the one before: when that was reported ("Об этом сообщили 5 мая") or happened ("Инцидент произошёл
    5 мая", "Это решение было принято 5 мая")."""
    laid, words = setting.laid, setting.words
    if not laid.tokens:
        return None
    opening, first = [t.word for t in laid.tokens[:3]], laid.clause[0]
    own = [p for p in pairs if laid.clause[p.trigger.head] == first]
    if opening[0].pos == "PREP":
        told = next((p for p in own if p.trigger.kind == "statement"), None)
        named = len(opening) > 1 and opening[1].form in words.aforesaid
        return Again(told.mention, told.score * _KNOWN) if named and told is not None else None
    at = max((i for i, word in enumerate(opening) if word.form in words.aforesaid), default=-1)
    if at < 0 or any(word.pos not in ("ADJF", "PRTF") and word.form not in words.aforesaid for word in opening[:at]):
        return None
    rest = [i for i in range(at + 1, len(laid.tokens)) if laid.mention[i] < 0 and laid.tokens[i].word.lemma not in words.being]
    date = next((m for m, c in zip(laid.mention, laid.clause, strict=True) if c == first and m in mentions), None)
    if not rest or date is None or laid.tokens[rest[0]].word.lemma not in words.happened:
        return None
    return Again(date, _SURE, frozenset((at, rest[0])))


def retold(setting: Setting, trigger: Trigger) -> bool:
    """Whether a bare noun opens the sentence, or stands behind a comma, and is but said to have happened, so that it was told
    before: "Авария произошла в 5:20"."""
    tokens, noun = setting.laid.tokens, trigger.head
    bare = trigger.form == "noun" and trigger.verb == noun + 1 and (not noun or tokens[noun - 1].text == ",")
    return bare and tokens[trigger.verb].word.lemma in setting.words.happened


def known(before: Setting, again: Again) -> list[Pair]:
    """What a sentence tells without a date takes that of the next one, which takes it up."""
    laid = before.laid
    done = [t for t in before.triggers if t.kind not in ("statement", "office") and t.form == "verb" and _done(before, t)]
    found = [t for t in done if laid.heads[laid.clause[t.head]] == "main"]
    return [Pair(found[0], again.mention, again.score)] if found else []


def _done(setting: Setting, trigger: Trigger) -> bool:
    verb = setting.laid.tokens[trigger.verb if trigger.verb >= 0 else trigger.head].word
    return verb.is_done and not _negated(setting.laid, trigger, setting)


def main(setting: Setting, wanted: str = "") -> Trigger | None:
    """The trigger of an undated main event: the finite verb of the sentence's main clause, or the noun it brings, where it tells
    what happened; None where it only reports, or tells of a state or of what is to come. `wanted` is the kind it must be of."""
    laid = setting.laid
    for trigger in setting.triggers:
        verb = laid.tokens[trigger.verb if trigger.verb >= 0 else trigger.head].word
        fits = wanted in kinds(trigger, setting) if wanted else trigger.kind not in ("statement", "other", "office")
        if not fits or trigger.form == "participle":
            continue
        if laid.heads[laid.clause[trigger.head]] == "main" and verb.tense == "past" and verb.pos in ("VERB", "PRTS"):
            able = trigger.head > 0 and laid.tokens[trigger.head - 1].word.pos == "INFN"  # "могут быть назначены"
            return trigger if verb.aspect == "perf" and not able and not _negated(laid, trigger, setting) else None
    return None


def another_time(setting: Setting) -> bool:
    """Whether a sentence opens with a time that is told in words or before: "Ранее …", "За это время …"."""
    words = setting.words
    opening = [t.word for t in setting.laid.tokens[:_OPENING]]
    return any(w.form in words.then | words.aside | words.before or w.lemma in words.stretches for w in opening)


def installed(setting: Setting) -> Trigger | None:
    """ "Новым начальником штаба назначен Громов": the verb that puts somebody into an office or out of it, told without a date in
    its clause; None where that had been before ("был назначен") or is to come."""
    laid, words = setting.laid, setting.words
    for trigger in setting.triggers:
        clause = laid.clause[trigger.head]
        able = trigger.form == "verb" and laid.tokens[trigger.head].word.lemma in words.installing
        if not able or laid.heads[clause] != "main" or not _done(setting, trigger):
            continue
        own = [i for i, c in enumerate(laid.clause) if c == clause]
        dated = any(laid.mention[i] >= 0 for i in own)
        return None if dated or any(laid.tokens[i].word.lemma in words.being for i in own) else trigger
    return None


def kinds(trigger: Trigger, setting: Setting) -> set[str]:
    """The kinds that a trigger may turn out to be of: its own, and those of turns of phrase with it, not those with any verb."""
    lemma = setting.laid.tokens[trigger.head].word.lemma
    turns = setting.words.turned((lemma, trigger.kind if trigger.kind != "other" else ""))
    return {trigger.kind, *(turn.kind for turn in turns)}


def _negated(laid: Laid, trigger: Trigger, setting: Setting) -> bool:
    first = trigger.verb if trigger.verb >= 0 else trigger.head
    return first > 0 and laid.tokens[first - 1].word.form in setting.words.negation


def undated(dated: tuple[Dated, ...], sentence: Sentence, day: str = "") -> bool:
    """Whether no calendar date stands in a sentence but the year of a day, where that is given: "лучший игрок 2017 года"."""
    own = (dated[n] for n in mentioned(dated, sentence))
    return all(day and d.edtf == day[: len("2017")] for d in own if d.type in ("DATE", "TIME"))


def opens_then(parsed: Parsed, sentence: Sentence, words: Lexicon) -> bool:
    """Whether a sentence opens with a word that takes up the date of the one before."""
    return any(t.word.form in words.then for t in parsed.tokens(sentence)[:2])


def closed(desk: Desk, laid: Laid, begun: Pair) -> str:
    """ "Посольство Перу в Баку прекратило работу": what the beginning began, and that it ended; "" where it has no object."""
    names = desk.directory.names(laid)
    morphology = desk.parsed.pack.morphology
    own = [
        c for c in chunks(laid, names, morphology, desk.wording.dating) if laid.clause[c.first] == laid.clause[begun.trigger.head]
    ]
    objects = [c for c in own if c.kind == "noun" and c.first > begun.trigger.head]
    subjects = [n for n in names if n.last < begun.trigger.head and n.sort in ("country", "organisation")]
    if not objects:
        return ""
    thing = objects[0]
    front = recase(laid, morphology, thing.first, thing.head, thing.word, "nomn")
    place = next((c for c in own if c.kind == "prep" and c.first == thing.last + 1), None)
    whose = morphology.inflect(subjects[-1].base, "gent") if subjects and " " not in subjects[-1].base else None
    rest = laid.words(thing.head + 1, thing.last) if thing.last > thing.head else (whose or "")
    where = laid.words(place.first, place.last) if place is not None else ""
    verb = morphology.inflect(desk.wording.stopped.split()[0], "VERB", "past", *thing.word.agreed)
    text = tidy(" ".join(filter(None, (front, rest, where, verb, *desk.wording.stopped.split()[1:]))))
    return "" if desk.wording.faults(text) else text
