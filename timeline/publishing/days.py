"""On which days a story stands in a calendar."""

from datetime import date
from functools import lru_cache

from timeline import edtf
from timeline.edtf import Interval, Point, Precision
from timeline.model import Story

_LONGEST = 30  # days that one bar may cover; a longer interval is shown by its beginning and its end

Span = tuple[date, date]


def is_exact(story: Story) -> bool:
    """Whether the story's days are known, both ends of an interval; then it stands in the calendar, else in its twin."""
    return _is_exact(story.edtf)


def spans(story: Story) -> tuple[Span, ...]:
    """The days of the story's entries, one or two spans.

    A story known only roughly stands on the first day of its period; what began or ended at an open interval's known end
    stands there; an interval over 30 days gives its first and its last day.
    """
    extent = edtf.parse(story.edtf)
    known = points(extent)[0].first
    if extent.first is None or extent.last is None or not is_exact(story):
        return ((known, known),)
    if (extent.last - extent.first).days < _LONGEST:
        return ((extent.first, extent.last),)
    return (extent.first, extent.first), (extent.last, extent.last)


@lru_cache(maxsize=65536)
def _is_exact(text: str) -> bool:
    extent = edtf.parse(text)
    return not extent.about and all(point.precision >= Precision.DAY for point in points(extent))


def points(extent: Point | Interval) -> tuple[Point, ...]:
    """The known ends of an extent, one or two."""
    return (extent,) if isinstance(extent, Point) else tuple(p for p in (extent.start, extent.end) if p)
