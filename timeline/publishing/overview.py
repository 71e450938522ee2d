"""The overview above the timeline: a bar a section, years without events drawn together."""

from attrs import frozen

from timeline import edtf
from timeline.edtf import Point, Precision
from timeline.publishing.sections import Section

# Months without events up to this many stand as empty columns; a longer time is drawn as a gap of fixed width.
_LONGEST_EMPTY = 5
_GAP = 1.6
_MOST_COLUMNS = 72
_TALLEST = 92  # pixels
_THICKEST = 3.0  # per cent
_LEAST_COLUMNS = 9
# By the number of columns: the drawing's name for its size, and the share of it that a year's label needs on a small screen.
_SIZES = ((24, "narrow", 0.105), (48, "middle", 0.066), (_MOST_COLUMNS * 99, "wide", 0.039))


@frozen
class Bar:
    """A column for the time that `code` (EDTF) names.

    `x` and `width` of the column and `left` and `thick` of its bar are per cent of the drawing, `height` is pixels.
    """

    code: str
    href: str
    count: int
    x: float
    width: float
    left: float
    thick: float
    height: float
    coarse: bool


@frozen
class Gap:
    """A time without events that is drawn shorter than it was, from `x` to `end` per cent."""

    x: float
    end: float


@frozen
class Label:
    """A year below the axis, its middle at `x` per cent."""

    x: float
    text: str


@frozen
class Overview:
    """`size` is "narrow", "middle" or "wide", by the number of columns."""

    bars: tuple[Bar, ...]
    gaps: tuple[Gap, ...]
    labels: tuple[Label, ...]
    size: str


@frozen
class _Column:
    code: str
    at: int  # the column's place on an endless ruler of months, years or decades
    href: str
    count: int
    coarse: bool


def overview(sections: list[Section], hrefs: dict[str, str]) -> Overview:
    """Bars over the sections, by month where that fits, else by year, else by decade.

    `hrefs` has a link for the code of each section; a bar of several sections has the link of its own code where there is
    one, else that of its first section.
    """
    for step in (_by_month, _by_year, _by_decade):
        columns = _together([step(section, hrefs) for section in sections])
        places, gaps, width = _ruler(columns)
        if width <= _MOST_COLUMNS:
            break
    total = max(width, _LEAST_COLUMNS)
    tallest = max((column.count for column in columns), default=1)
    share = 100 / total
    bars = tuple(_bar(column, x, share, tallest) for x, column in zip(places, columns, strict=True))
    drawn = tuple(Gap(round((x + 0.2) * share, 3), round((x + _GAP - 0.2) * share, 3)) for x in gaps)
    size, room = next((name, room) for most, name, room in _SIZES if total <= most)
    return Overview(bars, drawn, _labels(columns, places, share, max(1.0, room * total)), size)


def _bar(column: _Column, x: float, share: float, tallest: int) -> Bar:
    thick = min(0.68 * share, _THICKEST)
    return Bar(
        code=column.code,
        href=column.href,
        count=column.count,
        x=round(x * share, 3),
        width=round(share, 3),
        left=round((x + 0.5) * share - thick / 2, 3),
        thick=round(thick, 3),
        height=round(max(5, _TALLEST * column.count / tallest), 1),
        coarse=column.coarse,
    )


def _by_month(section: Section, hrefs: dict[str, str]) -> _Column:
    first = section.point.first
    return _Column(section.code, first.year * 12 + first.month, hrefs[section.code], len(section.stories), section.coarse)


def _by_year(section: Section, hrefs: dict[str, str]) -> _Column:
    point, href = section.point, hrefs[section.code]
    if point.precision < Precision.YEAR:
        return _Column(section.code, point.year, href, len(section.stories), True)
    code = f"{point.year:04}"
    return _Column(code, point.year, hrefs.get(code, href), len(section.stories), False)


def _by_decade(section: Section, hrefs: dict[str, str]) -> _Column:
    point, href = section.point, hrefs[section.code]
    if point.precision < Precision.DECADE:
        return _Column(section.code, point.year // 10, href, len(section.stories), True)
    return _Column(f"{point.year // 10:03}X", point.year // 10, href, len(section.stories), False)


def _together(columns: list[_Column]) -> list[_Column]:
    """Neighbours of one code as one column that links to the first."""
    joined: list[_Column] = []
    for column in columns:
        if joined and joined[-1].code == column.code:
            before = joined[-1]
            joined[-1] = _Column(before.code, before.at, before.href, before.count + column.count, before.coarse)
        else:
            joined.append(column)
    return joined


def _ruler(columns: list[_Column]) -> tuple[list[float], list[float], float]:
    """(the place of each column, the place of each gap, the length of it all), in columns."""
    places: list[float] = []
    gaps: list[float] = []
    x = 0.0
    for index, column in enumerate(columns):
        if index:
            before = columns[index - 1]
            empty = column.at - before.at - (not before.coarse)
            if empty > _LONGEST_EMPTY:
                gaps.append(x)
                x += _GAP
            else:
                x += max(empty, 0)
        places.append(x)
        x += 1
    return places, gaps, x


def _labels(columns: list[_Column], places: list[float], share: float, room: float) -> tuple[Label, ...]:
    """A label where a year begins, as far as there is room."""
    labels: list[Label] = []
    last, free = None, -1.0
    for column, x in zip(columns, places, strict=True):
        extent = edtf.parse(column.code)
        assert isinstance(extent, Point)
        if extent.year != last and x >= free:
            labels.append(Label(round((x + 0.5) * share, 3), f"{extent.year:04}"))
            last, free = extent.year, x + room
    return tuple(labels)
