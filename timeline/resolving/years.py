"""A sense that lacks its year, in one year and in those around it."""

from datetime import date
from functools import lru_cache

from attrs import evolve

from timeline.edtf import Extent, Point
from timeline.model import Sense
from timeline.resolving import calendar


def lacks_year(sense: Sense) -> bool:
    """Whether a day or month doesn't say its year."""
    return bool(sense.form == "date" and sense.month) and not (sense.year or sense.shift is not None or sense.same)


def around(sense: Sense, year: int) -> tuple[Extent, ...]:
    """The sense in the year and the years beside it; in more of them where not every year has such a day."""
    extents = years(sense, year, 1)
    return extents if len(extents) == 3 else years(sense, year, 4)


@lru_cache(maxsize=65536)
def years(sense: Sense, year: int, reach: int) -> tuple[Extent, ...]:
    return tuple(e for other in range(year - reach, year + reach + 1) if (e := possible(sense, other)) is not None)


def weekday_fits(sense: Sense, extent: Extent) -> bool:
    return not sense.weekday or extent.first is None or extent.first.isoweekday() == sense.weekday


def possible(sense: Sense, year: int) -> Extent | None:
    """The sense in a year; None for the 29th of February of a common one."""
    try:
        return calendar.point(sense, year)
    except ValueError:
        return None


def earlier(first: Point, last: Point) -> Point:
    """`first`, a year back where it was given the end's year and would lie after it ("с декабря по январь 2020 года")."""
    if first.first > last.last and first.year == last.year and first.span == 1:
        return evolve(first, year=first.year - 1)
    return first


def after(sense: Sense, extent: Extent, first: date) -> Extent:
    """The end of an interval that began on a day: in the next year where it would lie before it."""
    if isinstance(extent, Point) and extent.last < first and lacks_year(sense):
        return evolve(extent, year=extent.year + 1)
    return extent
