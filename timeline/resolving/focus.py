"""What a left-to-right reader has in mind: the publication, and the dates the text has named so far."""

import sys
from datetime import date
from functools import lru_cache
from typing import Literal

from attrs import define, frozen

from timeline.edtf import Extent, Interval, Point, Precision
from timeline.model import Publication, Sense

EVERYWHERE = sys.maxsize


@frozen
class Anchor:
    """A date named before: which mention it was, where, and its extent's beginning as a point."""

    index: int
    start: int
    paragraph: int
    point: Point
    said_year: bool  # the phrase itself named the year, so that what follows may lean on it
    framed: int = EVERYWHERE  # up to where the sentences after it may, where its year has passed


@lru_cache
def _point(day: str) -> Point:
    """An ISO day, month or year as a point."""
    year, month, last = [int(part) for part in (day + "-0-0").split("-")[:3]]
    return Point(year, month, last)


@define
class Focus:
    """What was named last in a stretch of text read in order: a date known to the day, any date, one that named its year."""

    publication: Publication
    paragraph: int = 0
    apart: bool = False  # whether such a phrase stands behind a bracket, dash or colon without a verb
    going: bool = False  # whether its own clause tells it in the present
    arranged: int = EVERYWHERE  # where a clause begins that tells in the past what such a phrase was put down for
    beside: tuple[int, int] | None = None  # the year that a number of years right before such a phrase tells, and its mention
    opening: int = 0  # where the sentence begins of a phrase that leans on others
    day: Anchor | None = None
    any: Anchor | None = None
    year: Anchor | None = None
    quoted: tuple[int, date] | None = None  # the day a quotation was said, and the mention that tells it

    @property
    def today(self) -> date | None:
        """The day that days are counted from: the quotation's, else that of publication where it is sure."""
        if self.quoted:
            return self.quoted[1]
        return self.publication.exact if self.publication.sure else None

    @property
    def now(self) -> Point | None:
        """What `today` is as a point of the calendar, as finely as it is known."""
        if self.quoted:
            return Point.of(self.quoted[1])
        return _point(self.publication.day) if self.publication.day else None

    @property
    def origin(self) -> int | Literal["published"]:
        """What `now` was drawn from, as a reason names it."""
        return self.quoted[0] if self.quoted else "published"

    def passes(self, anchor: Anchor | None, sense: Sense, tense: str | None) -> bool:
        """Whether a length of time passes after a time that the text told: what is past, and in the same sentence a plan that was
        after a past time ("заключили в 2012 году, начать планировали через три года"), or what is ahead after a day ahead
        ("пройдёт 24 мая, через два дня закроется")."""
        today = self.today
        if tense == "past":
            return True
        if today is None or anchor is None or anchor.start < self.opening or sense.direction < 0:
            return False
        if tense == "future":
            return sense.unit in ("day", "week") and anchor.point.first > today
        return tense == "either" and anchor.point.last < today

    def renew(self, anchor: Anchor) -> None:
        """A date was named: it is what the text now speaks of."""
        self.any = anchor
        if anchor.point.precision >= Precision.DAY:
            self.day = anchor
        if anchor.said_year:
            self.year = anchor


def beginning(extent: Extent) -> Point | None:
    """The point that later phrases may lean on: an interval's beginning."""
    return extent.start if isinstance(extent, Interval) else extent
