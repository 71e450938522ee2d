"""Parsed + Dated -> Events: what happened, happens or is to happen at a time the article gives."""

import re

from timeline.analysing import Parsed, Sentence
from timeline.detecting import following
from timeline.detecting.attaching import Pair, attach, weights
from timeline.detecting.clauses import Laid, lay
from timeline.detecting.features import OPENING, Setting
from timeline.detecting.gathering import Desk, Finding, event, join, stems, value
from timeline.detecting.lexicon import lexicon
from timeline.detecting.names import Directory
from timeline.detecting.sharing import share
from timeline.detecting.signs import Signs
from timeline.detecting.status import ahead
from timeline.detecting.triggers import NAME, triggers
from timeline.detecting.wording import Wording
from timeline.model import Dated, Event, Publication

__all__ = ["detect"]

_TOLD = ("headline", "body")  # the roles of text that tells of events
_MAIN = 0.6  # how likely an undated main event took place on the publication day, by the gold
_NAMED = 0.5
_FIRST = 5  # sentences in which the lead is looked for


def detect(parsed: Parsed, dated: tuple[Dated, ...], publication: Publication) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
    """The document's events, sorted by trigger, and the named events without a date, which may only join a dated one.

    `dated` are all the document's mentions in text order; an event's `mentions` are indices into it. Mentions that lie in
    teasers, stamps and furniture give no event, nor do durations, repetitions and those without a value.
    """
    dated = tuple(dated)
    pack = parsed.pack
    usable = frozenset(i for i, d in enumerate(dated) if _dates(parsed, d))
    desk = Desk(parsed, dated, publication, lexicon(pack), Signs.of(pack), Wording.of(pack), Directory(parsed))
    events: list[Event] = []
    for sentence in _sentences(parsed, dated, usable):
        events += _told(desk, sentence, usable)
    events += _main(desk, events)
    events += _series(desk, events)
    found = join([e for e in events if not _coarse(desk, e, events)])
    return found, _undated(desk, found)


def _dates(parsed: Parsed, date: Dated) -> bool:
    """Whether a mention may date an event: a known time, to the year or finer, where events are told."""
    known = date.type in ("DATE", "TIME") and bool(date.edtf) and "X" not in date.edtf
    return known and parsed.document.role_at(date.start) in _TOLD


def _sentences(parsed: Parsed, dated: tuple[Dated, ...], usable: frozenset[int]) -> list[Sentence]:
    """The sentences that hold a usable mention, in text order."""
    found = {s.start: s for s in (parsed.sentence_at(dated[i].start) for i in usable)}
    return [found[start] for start in sorted(found)]


def _setting(desk: Desk, sentence: Sentence) -> Setting:
    laid = lay(desk.parsed, sentence, desk.dated, desk.words)
    return Setting(laid, triggers(laid, desk.words), desk.dated, min(sentence.start // OPENING, 2), desk.words)


def _told(desk: Desk, sentence: Sentence, usable: frozenset[int]) -> list[Event]:
    """The events of a sentence with dates, and of the next one where that goes on with "then"."""
    setting = _setting(desk, sentence)
    mentions = sorted(set(setting.laid.mention) & usable)
    coming = frozenset(m for m in mentions if ahead(desk.dated[m], desk.publication))
    pairs = share(setting, attach(setting, mentions, weights(desk.parsed.pack), coming), mentions)
    made = [(pair, _of_pair(desk, setting.laid, pair)) for pair in pairs]
    events = [one for _, one in made if one is not None]
    for begun, ending in following.endings(setting, pairs):
        beginning = next((one for pair, one in made if pair is begun), None)
        if beginning is not None:
            finding = Finding(ending.trigger, ending.value, ending.mentions, ending.score)
            events += filter(None, [event(desk, setting.laid, finding, following.closed(desk, setting.laid, begun))])
    after = desk.parsed.sentence_at(sentence.end + 1) if sentence.end + 1 < len(desk.parsed.text) else sentence
    if pairs and after.start > sentence.start and following.opens_then(desk.parsed, after, desk.words):
        setting = _setting(desk, after)
        events += filter(None, (_of_pair(desk, setting.laid, pair) for pair in following.then(setting, pairs)))
    return events


def _of_pair(desk: Desk, laid: Laid, pair: Pair) -> Event | None:
    edtf, mentions = value(desk.dated, pair.mention)
    if edtf.endswith("/..") and laid.tokens[pair.trigger.head].word.aspect == "perf":
        edtf = edtf.removesuffix("/..")  # "с 2009 года объявлен в розыск": what is done at once is done at the beginning
    return event(desk, laid, Finding(pair.trigger, edtf, mentions, pair.score))


def _main(desk: Desk, events: list[Event]) -> list[Event]:
    """The article's main event on the publication day, where that is sure and the article gives it no date of its own; in the
    month or year where somebody outside the text knows no more of it."""
    day = _published(desk.publication)
    if not day:
        return []
    lead = next((s for s in desk.parsed.sentences[:_FIRST] if _is_lead(desk.parsed, s)), None)
    if lead is None or not following.undated(desk.dated, lead):
        return []
    setting = _setting(desk, lead)
    trigger = following.main(setting)
    if trigger is None:
        return []
    found = event(desk, setting.laid, Finding(trigger, day, (), _MAIN, "published"))
    lemma = setting.laid.tokens[trigger.head].word.lemma
    if found is None or any(_retold(desk, found, lemma, other) for other in events):
        return []
    return [found]


def _series(desk: Desk, events: list[Event]) -> list[Event]:
    """What an article that opens with one of a series on a day, a prize or a goal, tells of the rest without a date."""
    parsed = desk.parsed
    opening = parsed.sentences[: _FIRST + 1][-1].end if parsed.sentences else 0
    able = (e for e in events if e.start < opening and e.kind in desk.words.serial and len(e.edtf) in (7, 10))  # month or day
    first = min(able, key=lambda e: e.start, default=None)
    if first is None or first.status != "occurred":
        return []
    found = []
    for sentence in parsed.sentences:
        if sentence.start <= first.start or parsed.document.role_at(sentence.start) != "body":
            continue
        if not following.undated(desk.dated, sentence):
            continue
        setting = _setting(desk, sentence)
        if any(t.word.person in ("1per", "2per") for t in setting.laid.tokens):
            continue  # somebody speaks for himself, maybe of another day
        trigger = following.main(setting, first.kind)
        one = None
        if trigger is not None:
            finding = Finding(trigger, first.edtf, first.mentions, following.THEN, first.basis)
            one = event(desk, setting.laid, finding)
        found += [one] if one is not None and one.kind == first.kind else []
    return found


def _coarse(desk: Desk, one: Event, events: list[Event]) -> bool:
    """Whether the headline dates to the year what the body tells of to the month or day: "взял приз фестиваля 2013"."""
    if desk.parsed.document.role_at(one.start) != "headline" or len(one.edtf) != len("2013"):
        return False
    return any(e.kind == one.kind and e.start > one.end and e.edtf.startswith(f"{one.edtf}-") for e in events)


def _published(publication: Publication) -> str:
    """When an undated main event took place as far as the publication tells; "" where a reader may not rely on it."""
    if publication.exact is not None:
        return publication.exact.isoformat() if publication.sure else ""
    return publication.day or "" if publication.basis in ("edited", "given", "metadata") else ""


def _is_lead(parsed: Parsed, sentence: Sentence) -> bool:
    """Whether a sentence is running text: in the body, and ended by a full stop."""
    return parsed.document.role_at(sentence.start) == "body" and parsed.text[sentence.end - 1] in '.!?…»"'


def _retold(desk: Desk, found: Event, lemma: str, other: Event) -> bool:
    """Whether a dated event is the main event told again: named by the same word, or of its kind by much the same words."""
    word = desk.parsed.pack.morphology.word(desk.parsed.text[other.start : other.end].split()[0])
    if word.lemma == lemma:
        return True
    told, again = stems(found.title), stems(other.title)
    shared = len(told & again)
    return found.kind == other.kind and shared >= 2 and 2 * shared >= min(len(told), len(again))


def _undated(desk: Desk, events: tuple[Event, ...]) -> tuple[Event, ...]:
    """Named events that the article gives no date, one a name, in text order."""
    known = {e.name for e in events if e.name}
    found = []
    for match in re.finditer(rf"\b{NAME.pattern}\b", desk.parsed.text):
        if match[0] in known or desk.parsed.document.role_at(match.start()) != "body":
            continue
        setting = _setting(desk, desk.parsed.sentence_at(match.start()))
        trigger = next((t for t in setting.triggers if t.form == "name" and setting.laid.tokens[t.head].text == match[0]), None)
        if trigger is not None:
            known.add(match[0])
            one = event(desk, setting.laid, Finding(trigger, "", (), _NAMED), given=match[0])
            found += [one] if one is not None else []
    return tuple(found)
