"""A day or month told beside the years since: "в этот день 99 лет назад", "50 лет назад, 7 мая", "спустя год, в марте"."""

import re
from datetime import timedelta

from timeline.analysing import Parsed
from timeline.edtf import Point
from timeline.errors import EdtfError
from timeline.model import Dated, Mention
from timeline.resolving.focus import Focus
from timeline.resolving.years import lacks_year, possible

_YEARS = frozenset(("year", "decade", "century"))
_SIGNS = re.compile(r"\s*[,(—–-]?\s*")
_LED = re.compile(rf"{_SIGNS.pattern}(?:\w{{1,2}}\s+)?")  # the same with a preposition
_HALF = timedelta(183)  # so soon after what the years are counted from is no year later: "в декабре …, спустя год, 14 января"


def anniversary(parsed: Parsed, pair: tuple[Mention, Mention], told: tuple[Dated, Dated], focus: Focus) -> Point | None:
    """The day so many years ago, or the month where only "эти дни" are told, of a day and a number of years right beside each
    other; None where they tell no such thing."""
    if not _SIGNS.fullmatch(parsed.text, pair[0].end, pair[1].start):
        return None
    which = next((n for n in (0, 1) if _is_years_ago(pair[n])), None)
    if which is None or told[which].first is None or not _is_day(pair[1 - which], which == 0):
        return None
    day, since = told[1 - which].first or focus.today, told[which].first
    if day is None or since is None:
        return None
    last = parsed.tokens_between(pair[1 - which].start, pair[1 - which].end)[-1].word
    try:
        return Point(since.year, day.month, 0 if last.number == "plur" and not pair[1 - which].sense.day else day.day)
    except EdtfError:  # the 29th of February
        return None


def year_beside(parsed: Parsed, pair: tuple[Mention, Mention], told: list[Dated], focus: Focus) -> int:
    """The year of a day or month right behind a number of years, counted from the publication or what was told before; 0 where
    none stands there. `told` are the mentions before the second one."""
    years, sense = pair[0].sense, pair[1].sense
    if not (years.form == "shift" and years.unit in _YEARS and lacks_year(sense)) or sense.base == "named":
        return 0
    if len(told[-1].edtf) != len("2017") or not _LED.fullmatch(parsed.text, pair[0].end, pair[1].start):
        return 0
    if parsed.in_passing(pair[0].start):  # "дом, построенный десять лет назад, в марте снесли"
        return 0
    year, origin = int(told[-1].edtf), told[-1].why[0].origin
    base = told[origin].first if isinstance(origin, int) else focus.today
    extent = possible(sense, year)
    if base is None or extent is None or extent.first is None or told[-1].why[0].origin is None:
        return year
    near = abs(extent.first - base) < _HALF and extent.first != base
    return year + (1 if years.direction > 0 else -1) if near and _exact(told, origin) else year


def _exact(told: list[Dated], origin: int | str | None) -> bool:
    """Whether years are counted from what is known to the day or month."""
    return not isinstance(origin, int) or len(told[origin].edtf) > len("2017")


def _is_years_ago(mention: Mention) -> bool:
    sense = mention.sense
    return sense.form == "shift" and sense.direction < 0 and sense.base == "published" and sense.unit in _YEARS


def _is_day(mention: Mention, named: bool) -> bool:
    """Whether a mention is a day without its year, `named` by its month: "7 мая", else "в этот день" and "сегодня" too."""
    sense = mention.sense
    whole = sense.form == "date" and sense.month and sense.day and not (sense.year or sense.shift is not None or mention.joined)
    same = sense.form == "near" and sense.same and sense.unit == "day" or sense.form == "deictic" and not sense.days
    return sense.hour < 0 and bool(whole or same and not named)
