"""Calendar arithmetic at a precision: the value of one sense where all it leans on is known."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache, lru_cache

import holidays

from timeline.edtf import WINTER, Extent, Interval, Point, between, month_end
from timeline.model import Sense

_RECENT = 3  # days


@lru_cache(maxsize=65536)
def point(sense: Sense, year: int) -> Extent:
    """The calendar fields of a sense in a year. Raises ValueError where there is no such day."""
    about = bool(sense.phase)
    if sense.holiday:
        day = holiday(sense.holiday, year)
        if day is None:
            raise ValueError(f"no such holiday in {year}: {sense.holiday}")
        return day
    if sense.month:
        if sense.half:
            first, last = (1, 15) if sense.half == 1 else (16, month_end(year, sense.month).day)
            return Interval(Point(year, sense.month, first), Point(year, sense.month, last))
        if sense.unit == "ten-days" and sense.amount:
            return _third(year, sense.month, int(sense.amount))
        if sense.weekday and sense.amount:
            return Point.of(_weekday_of_month(year, sense.month, sense.weekday, int(sense.amount)))
        if sense.day and sense.hour >= 0:
            return clock(date(year, sense.month, sense.day), sense)
        return Point(year, sense.month, sense.day, about=about)
    if sense.season:
        return Point(year, season=sense.season)
    if sense.half or sense.quarter:
        first, last = (6 * sense.half - 5, 6 * sense.half) if sense.half else (3 * sense.quarter - 2, 3 * sense.quarter)
        if about:  # "в конце первого квартала"
            return Point(year, {"early": first, "mid": (first + last) // 2, "late": last}[sense.phase], about=True)
        return Interval(Point(year, first), Point(year, last))
    if sense.amount and sense.unit == "month":  # "за девять месяцев 2014 года"
        return Interval(Point(year, 1), Point(year, int(sense.amount)))
    return Point(year, about=about)


def _third(year: int, month: int, which: int) -> Interval:
    """The first, second or third ten days of a month, -1 being the last. Raises ValueError for a fourth that there is not."""
    which = 3 if which < 0 else which
    last = month_end(year, month).day if which == 3 else 10 * which
    if which > 3:
        raise ValueError(f"a month has three times ten days: {which}")
    return Interval(Point(year, month, 10 * which - 9), Point(year, month, last))


def _weekday_of_month(year: int, month: int, number: int, count: int) -> date:
    """The so-manyth weekday of a month, -1 being the last. Raises ValueError for a fifth one that there is not."""
    if count < 0:
        return weekday(month_end(year, month), number, "past")
    first = weekday(date(year, month, 1), number, "future")
    return date(year, month, first.day + 7 * (count - 1))


def clock(day: date, sense: Sense) -> Point:
    """A clock time on a day; "9 вечера" is 21:00, "12 ночи" midnight, 24:00 the next day's midnight."""
    hour = sense.hour
    if sense.length == "pm" and hour < 12:
        hour += 12
    elif sense.length == "am" and hour == 12:
        hour = 0
    if hour == 24:
        day, hour = day + timedelta(1), 0
    return Point(day.year, day.month, day.day, hour, sense.minute)


def holiday(name: str, year: int) -> Point | None:
    """A public holiday (`RU:День Победы`) or a fixed day (`12-12`) in a year; None where the country had none of the name."""
    if name[0].isdigit():
        month, day = name.split("-")
        return Point(year, int(month), int(day))
    country, _, own = name.partition(":")
    return next((Point.of(day) for day, found in _holidays(country, year) if own in found.split("; ")), None)


@cache
def _holidays(country: str, year: int) -> tuple[tuple[date, str], ...]:
    own = holidays.country_holidays(country).default_language  # else the names come in the machine's language
    days = holidays.country_holidays(country, years=year, observed=False, language=own)
    return tuple(sorted(days.items()))


def decade(sense: Sense, now: Point | None) -> Extent | None:
    """A decade; told by two digits it is the latest one begun, unless a century stands with it."""
    value = sense.decade or 0
    if value >= 1000:
        year = value
    elif sense.century:
        year = 100 * (sense.century - 1) + value
    elif sense.century_near is not None:
        if now is None:
            return None
        year = now.year // 100 * 100 + 100 * sense.century_near + value
    else:
        latest = now.year if now else 1999
        year = latest // 100 * 100 + value
        if year > latest:
            year -= 100
    if sense.half:
        return Interval(Point(year + 5 * (sense.half - 1)), Point(year + 5 * sense.half - 1))
    return Point(year, span=10, about=bool(sense.phase))


def century(sense: Sense, now: Point | None) -> Extent | None:
    """A century (the nineteenth is 18XX), or half of one."""
    if sense.century:
        first = 100 * (sense.century - 1)
    elif now is not None:
        first = now.year // 100 * 100 + 100 * (sense.century_near or 0)
    else:
        return None
    if sense.half:
        start = max(first + 50 * (sense.half - 1), 1)
        return Interval(Point(start), Point(first + 50 * sense.half - 1))
    return Point(max(first, 1), span=100, about=bool(sense.phase))


def choose(extents: Sequence[Extent], first: date, last: date, side: str) -> Extent | None:
    """The one of several like dates that lies on the side of now (`first` to `last`): "past", "future" or "nearest"."""
    if side == "past":
        past = [e for e in extents if e.first and e.first <= last]
        return max(past, key=lambda e: e.first or date.min, default=None)
    if side == "future":
        ahead = [e for e in extents if e.last and e.last >= first]
        return min(ahead, key=lambda e: e.first or date.max, default=None)

    def distance(extent: Extent) -> tuple[int, date]:
        begins, ends = extent.first or date.min, extent.last or date.max
        gap = (first - ends).days if ends < first else (begins - last).days if begins > last else 0
        return max(gap, 0), begins

    return min(extents, key=distance, default=None)


def weekday(today: date, number: int, side: str) -> date:
    """The weekday (1 Monday … 7 Sunday) on or before today, on or after it, or the nearest: of one that was three days ago the
    next, for what was then would be told before."""
    back = (today.isoweekday() - number) % 7
    ahead = (number - today.isoweekday()) % 7
    if side == "past" or (side == "nearest" and back < _RECENT):
        return today - timedelta(back)
    return today + timedelta(ahead)


def week(today: date, offset: int) -> tuple[date, date]:
    """Monday and Sunday of the week so many weeks from today's."""
    monday = today - timedelta(today.isoweekday() - 1) + timedelta(7 * offset)
    return monday, monday + timedelta(6)


def months_later(year: int, month: int, count: int) -> tuple[int, int]:
    """Year and month so many months on."""
    index = year * 12 + month - 1 + count
    return index // 12, index % 12 + 1


def near(sense: Sense, today: date, side: str) -> Extent | None:
    """This, last or next unit as seen from a day."""
    offset = sense.offset if sense.offset is not None else 0
    about = bool(sense.phase)
    unit = sense.unit
    if sense.base == "coming":
        return _coming(today, unit)
    if sense.weekday and unit == "week":
        return Point.of(week(today, offset)[0] + timedelta(sense.weekday - 1))
    if sense.weekday:
        return _weekday_near(sense, today, side)
    if sense.month:
        year = today.year + (offset if offset else 0)
        if offset < 0 and Point(today.year, sense.month).last < today:
            year = today.year if offset == -1 else today.year + offset
        return Point(year, sense.month)
    if sense.season and sense.base == "over":  # "минувшим летом" told in October is this year's
        seasons = (Point(today.year - back, season=sense.season) for back in range(3))
        return next((season for season in seasons if season.last < today), None)
    if sense.season:
        return Point(_season_year(sense.season, today, offset), season=sense.season)
    if unit == "week":
        monday, sunday = week(today, offset)
        return Interval(Point.of(monday), Point.of(sunday))
    if unit == "weekend":
        return _weekend(today, sense.offset, side)
    if unit == "month":
        return Point(*months_later(today.year, today.month, offset), about=about)
    if unit in ("quarter", "half"):
        size = 3 if unit == "quarter" else 6
        year, month = months_later(today.year, (today.month - 1) // size * size + 1, size * offset)
        return Interval(Point(year, month), Point(year, month + size - 1))
    if unit == "decade":
        return Point(today.year // 10 * 10 + 10 * offset, span=10, about=about)
    if sense.daypart:
        return Point.of(today + timedelta(offset if sense.daypart != "night" else 0))
    return None


def _coming(today: date, unit: str) -> Extent:
    """The months in which the days or weeks to come lie, the years in which the months do: nobody tells more exactly."""
    last = today + timedelta({"day": 7, "week": 28, "month": 183}[unit])
    if unit == "month":
        return span(Point(today.year), Point(last.year))
    return span(Point(today.year, today.month), Point(last.year, last.month))


def _season_year(season: int, today: date, offset: int) -> int:
    """The year in which this, the last or the next season of its name begins; a winter belongs to the year of its December."""
    if season != WINTER:
        return today.year + offset
    current = today.year if today.month >= 10 else today.year - 1
    if offset < 0:  # the last winter over; from March to September that is the one just told of as "this"
        return today.year - 1 if today.month >= 3 else today.year - 2
    return today.year if offset > 0 and today.month < 12 else current + offset


def _weekday_near(sense: Sense, today: date, side: str) -> Extent:
    offset = sense.offset or 0
    if offset < 0:
        day = weekday(today - timedelta(1), sense.weekday, "past")
    elif sense.base == "nearest" or offset == 0:
        day = weekday(today, sense.weekday, "future" if offset else side)
    else:
        day = week(today, 1)[0] + timedelta(sense.weekday - 1)
    return Point.of(day) if sense.hour < 0 else clock(day, sense)


def _weekend(today: date, offset: int | None, side: str) -> Extent:
    saturday = week(today, 0)[0] + timedelta(5)
    if offset is None:
        offset = -1 if side == "past" and today < saturday else 0
    elif offset > 0:
        offset = 1 if today >= saturday else 0
    first = saturday + timedelta(7 * offset)
    return Interval(Point.of(first), Point.of(first + timedelta(1)))


def shifted(base: Point, amount: float, unit: str, direction: int) -> Extent | None:
    """A point so much before or after another, as finely as unit and base allow; None where that says nothing."""
    count = amount * direction
    if unit in ("day", "week"):
        if not base.day or count != int(count):
            return None
        return Point.of(date(base.year, base.month, base.day) + timedelta(int(count) * (7 if unit == "week" else 1)))
    months = {"month": 1, "quarter": 3, "half": 6}.get(unit)
    years = {"year": 1, "decade": 10, "century": 100, "millennium": 1000}.get(unit)
    if years and count * years == int(count * years):
        year = base.year + int(count * years)
        return Point(year) if 1 <= year <= 9999 else None
    if years:
        months = 12 * years
    if not months or not base.month:
        return None
    if count * months == int(count * months):
        return Point(*months_later(base.year, base.month, int(count * months)))
    if not base.day:
        return None
    moved = date(base.year, base.month, base.day) + timedelta(round(count * months * 30.4))
    return Point(moved.year, moved.month)


def span(first: Point, last: Point) -> Extent:
    """From one point to another: a decade's or a month's worth of days in the shortest form."""
    if first == last:
        return first
    if first.precision == last.precision and first.day and first.hour < 0:
        return Interval(first, last) if first.first <= last.last else between(last.first, first.last)
    return Interval(first, last)


_UNITS = {"year": "Y", "month": "M", "week": "W", "day": "D", "hour": "TH", "minute": "TM", "second": "TS"}
_MULTIPLES = {
    "decade": (10, "year"),
    "century": (100, "year"),
    "millennium": (1000, "year"),
    "quarter": (3, "month"),
    "half": (6, "month"),
}
_PARTS = {"year": (12, "month"), "day": (24, "hour"), "hour": (60, "minute"), "minute": (60, "second")}


def duration(sense: Sense) -> str:
    """The ISO 8601 duration of a sense; "" where the amount is vague."""
    lengths: list[tuple[float, str]] = []
    for part in (sense, sense.end):
        if part is not None:
            amount = 1.0 if part.amount is None else part.amount
            if not amount or not part.unit:
                return ""
            unit = part.unit
            if unit in _MULTIPLES:
                factor, unit = _MULTIPLES[unit]
                amount *= factor
            lengths.append((amount, unit))
            if amount != int(amount) and unit in _PARTS:
                factor, smaller = _PARTS[unit]
                rest = (amount - int(amount)) * factor
                if abs(rest - round(rest)) < 1e-9:
                    lengths[-1:] = [x for x in ((float(int(amount)), unit), (float(round(rest)), smaller)) if x[0]]
    days = "".join(_number(n) + _UNITS[u] for n, u in lengths if _UNITS[u][0] != "T")
    times = "".join(_number(n) + _UNITS[u][1:] for n, u in lengths if _UNITS[u][0] == "T")
    return "P" + days + ("T" + times if times else "")


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else f"{value:g}"
