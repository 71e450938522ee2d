"""Parsed + Dated -> Events: what happened, happens or is to happen at a time the article gives."""

from timeline.analysing import Parsed
from timeline.detecting.attaching import attach, weights
from timeline.detecting.clauses import lay
from timeline.detecting.features import OPENING, Setting
from timeline.detecting.gathering import Desk, join, make
from timeline.detecting.lexicon import lexicon
from timeline.detecting.names import Directory
from timeline.detecting.status import Signs
from timeline.detecting.triggers import triggers
from timeline.detecting.wording import Wording
from timeline.model import Dated, Event, Publication

__all__ = ["detect"]


def detect(parsed: Parsed, dated: tuple[Dated, ...], publication: Publication) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
    """The document's events, sorted by trigger, and the named events without a date, which may only join a dated one.

    `dated` are all the document's mentions in text order; an event's `mentions` are indices into it. Mentions that lie in
    teasers, stamps and furniture give no event, nor do durations, repetitions and those without a value.
    """
    words = lexicon(parsed.pack)
    usable = frozenset(i for i, d in enumerate(dated) if _dates(parsed, d))
    if not usable:
        return (), ()
    signs, wording = Signs.of(parsed.pack), Wording.of(parsed.pack)
    desk = Desk(parsed, dated, publication, words, signs, wording, Directory(parsed))
    starts = sorted({parsed.sentence_at(dated[i].start).start for i in usable})
    learned = weights(parsed.pack)
    events = []
    for start in starts:
        laid = lay(parsed, parsed.sentence_at(start), dated, words)
        setting = Setting(laid, triggers(laid, words), dated, min(start // OPENING, 2), words)
        mentions = sorted(set(laid.mention) & usable)
        for pair in attach(setting, mentions, learned):
            event = make(desk, laid, pair)
            if event is not None:
                events.append(event)
    return join(events), ()


def _dates(parsed: Parsed, date: Dated) -> bool:
    """Whether a mention may date an event: a known time, to the year or finer, in the body."""
    if date.type not in ("DATE", "TIME") or not date.edtf or "X" in date.edtf:
        return False
    return parsed.document.role_at(date.start) in ("headline", "body")
