"""Clock times told before their day: "в 19:00 в центре города 5 ноября", "с 22:00 до 6:00 5 ноября"."""

import re
from datetime import date, timedelta
from itertools import takewhile

from timeline.analysing import Parsed
from timeline.model import Mention

_REACH = 60  # characters between a clock time and what follows
_BETWEEN = re.compile(
    r"[^,;:.!?—–\n]*(?:,\s*(?:\w{1,2}\s+)?)?"
)  # no other clause; a comma stands right before the day, if anywhere
_DOING = frozenset(("VERB", "INFN", "PRTF", "PRTS", "GRND"))


def clocks_before(parsed: Parsed, mentions: tuple[Mention, ...], index: int) -> range:
    """The clock times told before the day at `index` whose day it is, by their indices, in order.

    They follow each other in its sentence with no verb between them and it, and no other day stands before them.
    """
    none = range(0)
    if not index or not _is_clock(mentions[index - 1]) or not _is_day(mentions[index]):
        return none
    sentence = parsed.sentence_at(mentions[index].start)
    told = sum(1 for _ in takewhile(lambda n: mentions[n].start >= sentence.start, range(index - 1, -1, -1)))
    clocks = range(index - told, index)
    if not all(_is_clock(mentions[n]) for n in clocks):
        return none
    gaps = [(mentions[n].end, mentions[n + 1].start) for n in clocks]
    return clocks if all(_is_plain(parsed, *gap) for gap in gaps) else none


def day_of(clock: Mention, mention: Mention, day: date) -> date:
    """The day of a clock time before a mention of `day`: the one before where what it opens ends after midnight."""
    return day - timedelta(1) if 0 <= mention.sense.hour < clock.sense.hour and day > date.min else day


def _is_plain(parsed: Parsed, start: int, end: int) -> bool:
    """Whether nothing is told between two offsets but where, or by which clock; "в 19:00, а 6 ноября" tells of two days."""
    if end - start > _REACH or not _BETWEEN.fullmatch(parsed.text, start, end):
        return False
    kinds = {token.word.pos for token in parsed.tokens_between(start, end)}
    return _DOING.isdisjoint(kinds) and not ("CONJ" in kinds and "," in parsed.text[start:end])


def _is_clock(mention: Mention) -> bool:
    sense = mention.sense
    dated = sense.year or sense.month or sense.day or sense.weekday or sense.season or sense.holiday
    return sense.form == "date" and sense.hour >= 0 and not dated


def _is_day(mention: Mention) -> bool:
    sense = mention.sense
    named = sense.form == "date" and (sense.month and sense.day or sense.weekday or sense.holiday)
    ends = sense.hour < 0 or sense.lead in ("until", "to")
    return bool(named or sense.form == "deictic") and ends and sense.lead != "of" and not mention.joined
