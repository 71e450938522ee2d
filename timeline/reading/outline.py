"""A page's text in the order of its markup, each line with the element it stands in: what tells later what was left out."""

import re
from collections.abc import Iterable
from typing import Any

from attrs import frozen
from lxml import etree

from timeline.model import LeftOut
from timeline.reading import trees

_LABEL = 80  # characters of an element's name with its id and classes
_NAMED = re.compile(r"[^\W\d][\w-]*")
_BESIDE = re.compile(r"[\W_]+")


@frozen
class _Node:
    """An element: where it stands among the others, by which name a person finds it, and its line of the file."""

    above: int
    element: str
    line: int


@frozen
class Outline:
    """The elements of a page, those above before those below, and its lines of text, each with the index of its element."""

    nodes: tuple[_Node, ...]
    lines: tuple[tuple[int, str], ...]

    def left_out(self, texts: Iterable[str]) -> tuple[LeftOut, ...]:
        """What stands in none of the texts taken out of the page, in its order: each element as a whole where all of it doesn't.

        Letters and digits are compared: whoever takes a text out sets its spaces and bullets anew.
        """
        lines = {_letters(line) for text in texts for line in text.split("\n")}
        whole = "\n".join(sorted(lines))
        kept = [_is_in(_letters(text), lines, whole) for _, text in self.lines]
        mixed = self._above(node for (node, _), is_kept in zip(self.lines, kept, strict=True) if is_kept)
        tops: list[int] = []  # of each element the uppermost around it of which nothing was kept, or itself
        for index, element in enumerate(self.nodes):
            tops.append(index if index in mixed or element.above in mixed or element.above < 0 else tops[element.above])
        found: dict[int, list[str]] = {}
        for (node, text), is_kept in zip(self.lines, kept, strict=True):
            if not is_kept:
                found.setdefault(tops[node], []).append(text)
        return tuple(LeftOut(self.nodes[top].line, self.nodes[top].element, "\n".join(part)) for top, part in found.items())

    def _above(self, nodes: Iterable[int]) -> set[int]:
        """These elements and all that they stand in."""
        found: set[int] = set()
        for node in nodes:
            while node >= 0 and node not in found:
                found.add(node)
                node = self.nodes[node].above
        return found


def of(tree: Any) -> Outline:
    """The outline of a page as it was saved, before anything is taken out of it; what is never shown is passed over."""
    nodes: list[_Node] = []
    lines: list[tuple[int, str]] = []
    inside, pieces = [-1], [""]

    def end_line() -> None:
        if text := " ".join("".join(pieces).split()):
            lines.append((inside[-1], text))
        pieces.clear()

    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, part in walk:
        block, space = part.tag in trees.BLOCKS, "" if part.tag in trees.INLINE else " "
        if block or part.tag == "br":
            end_line()
        if event == "start":
            if block:
                inside.append(len(nodes))
                nodes.append(_Node(inside[-2], _named(part), part.sourceline or 0))
            if part.tag in trees.SILENT or part.tag == "head":
                walk.skip_subtree()
            else:
                pieces.append(f"{space}{part.text or ''}")
        else:
            if block:
                inside.pop()
            pieces.append(f"{space}{part.tail or ''}")
    end_line()
    return Outline(tuple(nodes), tuple((max(node, 0), text) for node, text in lines) if nodes else ())


def _named(element: Any) -> str:
    """The element as a style sheet names it: `div#more.news.related`."""
    identity = _NAMED.findall(element.get("id") or "")[:1]
    classes = _NAMED.findall(element.get("class") or "")
    return "".join((element.tag, *(f"#{each}" for each in identity), *(f".{each}" for each in classes)))[:_LABEL]


def _is_in(letters: str, lines: set[str], whole: str) -> bool:
    """Whether a line was kept: on a line of its own, or, where it is long enough to be no label, inside another."""
    return not letters or letters in lines or (len(letters) >= trees.PROSE and letters in whole)


def _letters(text: str) -> str:
    return _BESIDE.sub("", text)
