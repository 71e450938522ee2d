"""Calendar time at a precision: the EDTF (ISO 8601-2) forms the project writes, and their first and last days.

Forms: day `2024-08-09`, month `2024-08`, season `2014-21` (21 spring … 24 winter, which ends in the next year), year
`2017`, decade `196X`, century `18XX`, a clock time `2024-08-09T16:24`; each but the time may end in `~` (about); an interval
`A/B` of two of these, an open end written `..`. Durations are ISO 8601: `P3D`, `PT2H`, `P1.5M`.
"""

import re
from calendar import monthrange
from datetime import date
from enum import IntEnum
from functools import lru_cache

from attrs import evolve, frozen

from timeline.errors import EdtfError

SPRING, SUMMER, AUTUMN, WINTER = 21, 22, 23, 24
_SEASON_MONTHS = {SPRING: (3, 5), SUMMER: (6, 8), AUTUMN: (9, 11), WINTER: (12, 14)}
_POINT = re.compile(r"(?P<y>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<m>\d\d)(?:-(?P<d>\d\d)(?:T(?P<h>\d\d):(?P<min>\d\d))?)?)?(?P<about>~)?")
_DURATION = re.compile(
    r"P(?=.)(?:(\d+(?:\.\d+)?)Y)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?"
    r"(?:T(?=.)(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?"
)


class Precision(IntEnum):
    """How finely a point of time is known; a larger number is finer."""

    CENTURY = 0
    DECADE = 1
    YEAR = 2
    SEASON = 3
    MONTH = 4
    DAY = 5
    MINUTE = 6


def month_end(year: int, month: int) -> date:
    """The last day of a month; months past 12 run on into the next year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, monthrange(year, month)[1])


@frozen(order=False, cache_hash=True)
class Point:
    """One stretch of the calendar named by a single EDTF date. `year` of a decade or century is its first (1960, 1800)."""

    year: int
    month: int = 0
    day: int = 0
    hour: int = -1
    minute: int = 0
    season: int = 0
    span: int = 1  # 1 year, 10 a decade, 100 a century
    about: bool = False

    def __attrs_post_init__(self) -> None:
        if not 1 <= self.year <= 9999:
            raise EdtfError(f"no year of the calendar: {self.year}")
        if self.month and not 1 <= self.month <= 12:
            raise EdtfError(f"no month: {self.month}")
        if self.day and not (self.month and 0 < self.day < 29) and not 1 <= self.day <= monthrange(self.year, self.month)[1]:
            raise EdtfError(f"no day of {self.year:04}-{self.month:02}: {self.day}")
        if self.hour != -1 and not (0 <= self.hour <= 23 and 0 <= self.minute <= 59):
            raise EdtfError(f"no clock time: {self.hour}:{self.minute:02}")

    @classmethod
    def of(cls, day: date) -> "Point":
        return cls(day.year, day.month, day.day)

    @property
    def precision(self) -> Precision:
        if self.hour >= 0:
            return Precision.MINUTE
        if self.day:
            return Precision.DAY
        if self.month:
            return Precision.MONTH
        if self.season:
            return Precision.SEASON
        return {1: Precision.YEAR, 10: Precision.DECADE, 100: Precision.CENTURY}[self.span]

    @property
    def first(self) -> date:
        if self.season:
            return date(self.year, _SEASON_MONTHS[self.season][0], 1)
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        if self.day:
            return date(self.year, self.month, self.day)
        if self.month:
            return month_end(self.year, self.month)
        if self.season:
            if self.season == WINTER and self.year == 9999:
                return date.max
            return month_end(self.year, _SEASON_MONTHS[self.season][1])
        return date(self.year + self.span - 1, 12, 31)

    def __str__(self) -> str:
        if self.span == 10:
            text = f"{self.year // 10:03}X"
        elif self.span == 100:
            text = f"{self.year // 100:02}XX"
        else:
            text = f"{self.year:04}"
        if self.season:
            text += f"-{self.season}"
        if self.month:
            text += f"-{self.month:02}"
        if self.day:
            text += f"-{self.day:02}"
        if self.hour >= 0:
            text += f"T{self.hour:02}:{self.minute:02}"
        return text + "~" * self.about


@frozen(order=False)
class Interval:
    """From one point to another, both included; None is an open end."""

    start: Point | None
    end: Point | None

    def __attrs_post_init__(self) -> None:
        if self.start is None and self.end is None:
            raise EdtfError("an interval open at both ends says nothing")
        if self.start and self.end and self.start.first > self.end.last:
            raise EdtfError(f"an interval that ends before it begins: {self.start}/{self.end}")

    @property
    def first(self) -> date | None:
        return self.start.first if self.start else None

    @property
    def last(self) -> date | None:
        return self.end.last if self.end else None

    @property
    def about(self) -> bool:
        return bool(self.start and self.start.about or self.end and self.end.about)

    def __str__(self) -> str:
        return f"{self.start or '..'}/{self.end or '..'}"


Extent = Point | Interval


def between(first: date, last: date) -> Extent:
    """The shortest form of a stretch of days: a day, a month or a year where it is just that, else an interval of days."""
    if first == last:
        return Point.of(first)
    if first.day == 1 and last == month_end(first.year, first.month):
        return Point(first.year, first.month)
    if first == date(first.year, 1, 1) and last == date(first.year, 12, 31):
        return Point(first.year)
    return Interval(Point.of(first), Point.of(last))


@lru_cache(maxsize=65536)
def parse(text: str) -> Extent:
    """The extent an EDTF string names. Raises EdtfError on any other string, "" included."""
    if "/" in text:
        start, _, end = text.partition("/")
        return Interval(None if start == ".." else _point(start), None if end == ".." else _point(end))
    return _point(text)


def _point(text: str) -> Point:
    match = _POINT.fullmatch(text)
    if not match:
        raise EdtfError(f"no EDTF date: {text!r}")
    year = match["y"]
    span = 10 ** year.count("X")
    if span > 1 and match["m"]:
        raise EdtfError(f"no EDTF date: {text!r}")
    point = Point(int(year.replace("X", "0")) or (span > 1), span=span, about=bool(match["about"]))
    if match["m"] and int(match["m"]) in _SEASON_MONTHS and not match["d"]:
        return evolve(point, season=int(match["m"]))
    if match["h"] and point.about:
        raise EdtfError(f"a clock time is never about: {text!r}")
    if match["m"] == "00" or match["d"] == "00":
        raise EdtfError(f"no EDTF date: {text!r}")
    return evolve(
        point,
        month=int(match["m"] or 0),
        day=int(match["d"] or 0),
        hour=int(match["h"]) if match["h"] else -1,
        minute=int(match["min"] or 0),
    )


@lru_cache(maxsize=10_000)
def bounds(text: str) -> tuple[date | None, date | None]:
    """First and last day of an EDTF string; None for an open end, (None, None) for ""."""
    if not text:
        return None, None
    extent = parse(text)
    return extent.first, extent.last


def is_duration(text: str) -> bool:
    """Whether the text is an ISO 8601 duration."""
    return bool(_DURATION.fullmatch(text))
