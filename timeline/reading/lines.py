"""A text as the lines a page shows: where each stands, whether a list marker or an empty line goes before it."""

import re
from collections.abc import Iterator
from functools import cached_property

from attrs import frozen

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_MARKER = re.compile(r"(?:[-–—•·*▪●■►]+)(?:\s+|$)")
_STOP = re.compile(r"[.!?…:;,]['\"»”)\]]*$|[.!?…][»”\")]*\s*\[?\d*\]?$")
# A line of prose: it ends as a sentence and has some words, or is longer than any headline.
_WORDS, _LONG = 6, 160


@frozen
class Line:
    """`start`/`end` leave out white space and the list marker; `start` equals `end` for a marker alone."""

    start: int
    end: int
    text: str
    bullet: bool
    gap: bool

    @cached_property
    def stops(self) -> bool:
        """Whether the line ends with a sign that ends a sentence or leads on to more."""
        return bool(_STOP.search(self.text))

    @cached_property
    def prose(self) -> bool:
        words = self.text.count(" ") + 1
        return (self.stops and words >= _WORDS) or len(self.text) >= _LONG


def of(text: str) -> tuple[Line, ...]:
    """The lines that hold anything, in order. A marker alone on a line makes the next one a list item."""
    return tuple(_lines(text))


def _lines(text: str) -> Iterator[Line]:
    last_end, pending = 0, False
    for match in _LINE.finditer(text):
        start, end = match.span()
        content = match[0].strip()
        if not content:
            continue
        start += match[0].index(content)
        end = start + len(content)
        gap = text.count("\n", last_end, start) > 1
        last_end = end
        marker = _MARKER.match(content)
        if marker and marker.end() == len(content):
            pending = True
            yield Line(start, start, content, True, gap)
            continue
        if marker:
            start += marker.end()
        yield Line(start, end, text[start:end], pending or bool(marker), gap)
        pending = False
