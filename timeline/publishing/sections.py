"""A list of stories parted into months, and into the seasons, years, decades and centuries of what is known no finer."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from attrs import evolve, frozen

from timeline import edtf
from timeline.edtf import Point, Precision
from timeline.model import Story


@frozen
class Section:
    """One stretch of the calendar and its stories, those known only to the month first.

    `code` is the stretch's EDTF, its anchor and the name of its page. `coarse`: it is longer than a month. `cut`: some of its
    stories were left out.
    """

    code: str
    stories: tuple[Story, ...]
    cut: bool = False

    @property
    def point(self) -> Point:
        extent = edtf.parse(self.code)
        assert isinstance(extent, Point)
        return extent

    @property
    def coarse(self) -> bool:
        return self.point.precision < Precision.MONTH


def point_of(story: Story) -> Point:
    """The end of a story's extent by which it is listed: its beginning, or its end where it has no beginning."""
    extent = edtf.parse(story.edtf)
    point = extent if isinstance(extent, Point) else extent.start or extent.end
    assert point is not None
    return point


def sections(stories: Iterable[Story]) -> list[Section]:
    """The stories by month or the longer stretch they are known to, in the order of time, the longer stretch first."""
    found: dict[str, list[Story]] = defaultdict(list)
    for story in stories:
        found[_code(point_of(story))].append(story)
    parted = [Section(code, tuple(sorted(found[code], key=_place))) for code in found]
    return sorted(parted, key=lambda section: (section.point.first, section.point.precision))


def newest(parted: list[Section], limit: int) -> tuple[list[Section], list[Section]]:
    """(what comes before, the last `limit` stories) of a list of sections; a section is cut where it holds more by itself."""
    shown: list[Section] = []
    left = limit
    for index in range(len(parted) - 1, -1, -1):
        section = parted[index]
        if len(section.stories) > left:
            if not shown:
                shown.insert(0, evolve(section, stories=section.stories[-left:], cut=True))
                index -= 1
            return parted[: index + 1], shown
        shown.insert(0, section)
        left -= len(section.stories)
    return [], shown


def _code(point: Point) -> str:
    if point.month:
        return str(Point(point.year, point.month))
    return str(evolve(point, about=False))


def _place(story: Story) -> tuple[bool, date, date, str, str]:
    point = point_of(story)
    return point.precision > Precision.MONTH, point.first, story.last or date.max, story.edtf, story.id
