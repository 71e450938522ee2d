"""Diaries and chronicles: paragraphs under a day each, "Понедельник, 11 сентября" and below it "В Женеве открывается сессия"."""

from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter

from timeline.analysing import Sentence
from timeline.detecting.agenda import is_heading, lines
from timeline.detecting.features import Setting
from timeline.detecting.following import another_time, undated
from timeline.detecting.gathering import Desk, Finding, event
from timeline.detecting.modality.status import ahead
from timeline.detecting.triggers import Trigger
from timeline.model import Event

_ENDED = '.!?…»"”)'  # signs that prose ends with, and no heading
_SURE = 0.7
_DAYS = 2  # days that stand above paragraphs, without which one may be a stamp


def told(desk: Desk, events: list[Event]) -> list[Event]:
    """The events that sentences under a day tell without one of their own, but for those that tell one already."""
    starts = sorted(e.start for e in events)
    found = [(sentence, day) for sentence, day in _under_days(desk) if undated(desk.dated, sentence)]
    if len({desk.dated[day].edtf for _, day in found}) < _DAYS:
        return []
    found = [(s, day) for s, day in found if bisect_left(starts, s.start) == bisect_left(starts, s.end)]
    desk.parsed.build([sentence for sentence, _ in found])
    made = []
    for sentence, day in found:
        setting = desk.setting(sentence)
        trigger = None if another_time(setting) else _main(setting, ahead(desk.dated[day], desk.publication))
        if trigger is not None:
            made.append(event(desk, setting.laid, Finding(trigger, desk.dated[day].edtf, (day,), _SURE)))
    return [one for one in made if one is not None]


def _under_days(desk: Desk) -> Iterator[tuple[Sentence, int]]:
    """The sentences of paragraphs that stand under a day, each with the mention of that; another heading ends it."""
    sentences, head = desk.parsed.sentences, -1
    for line, within in lines(desk):
        if within and is_heading(line[0], [d for _, d in within]):
            head = within[0][0]
        elif line[0].rstrip()[-1:] not in _ENDED:
            head = -1
        elif head >= 0 and desk.parsed.tells(line.start()):
            first, after = (bisect_left(sentences, at, key=attrgetter("start")) for at in line.span())
            yield from ((sentence, head) for sentence in sentences[first:after])


def _main(setting: Setting, coming: bool | None) -> Trigger | None:
    """What a sentence's main clause tells, as far as its tense allows: nothing past of a day to come, nothing to come of one that
    is over, nor what is only said then."""
    laid = setting.laid
    for trigger in setting.triggers:
        clause = laid.clause[trigger.head]
        if trigger.form != "participle" and laid.heads[clause] == "main":
            tenses = {t.word.tense for t, c in zip(laid.tokens, laid.clause, strict=True) if c == clause}
            told = "past" not in tenses if coming else "futr" not in tenses and trigger.kind != "statement"
            return trigger if told else None
    return None
