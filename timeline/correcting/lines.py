"""On which line of a TOML file each key stands; `tomllib` tells it of syntax errors only."""

import tomllib
from collections.abc import Iterator
from typing import Any

Path = tuple[str | int, ...]


class Lines:
    """The lines of a valid TOML text: `of(("event", 2, "title"))` is that key's in the third `[[event]]`."""

    def __init__(self, text: str) -> None:
        self._lines: dict[Path, int] = {}
        here: Path = ()
        for number, statement in _statements(text):
            if isinstance(statement, list):
                here = self._opened(statement, number)
                self._lines[here] = number
            else:
                for path in _paths(statement, here):
                    self._lines.setdefault(path, number)

    def of(self, path: Path) -> int:
        """The line of the key, or of what it stands in; 1 where the path leads nowhere."""
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines.get(path, 1)

    def _opened(self, names: list[str], number: int) -> Path:
        """The path of the table that a head `[[a.b]]` opens: one more `b` of the last `a`."""
        path: Path = ()
        for name in names[:-1]:
            path = (*path, name, max(self._count((*path, name)) - 1, 0))
        path = (*path, names[-1])
        self._lines.setdefault(path, number)
        return (*path, self._count(path))

    def _count(self, path: Path) -> int:
        count = 0
        while (*path, count) in self._lines:
            count += 1
        return count


def _statements(text: str) -> Iterator[tuple[int, list[str] | dict[str, Any]]]:
    """Each statement with the line it begins on: a head as the names in it, a key as what it holds.

    A statement ends with the first line up to which it is TOML by itself: brackets and quotes are closed then.
    """
    begun, number = "", 1
    for at, line in enumerate(text.split("\n"), 1):
        number = number if begun else at
        begun += line + "\n"
        try:
            table = tomllib.loads(begun)
        except tomllib.TOMLDecodeError:
            continue
        if table:
            head = begun.lstrip().startswith("[")
            yield number, list(_names(table)) if head else table
        begun = ""


def _names(table: Any) -> Iterator[str]:
    """The names of a head, from the tables it alone makes."""
    while table:
        if isinstance(table, list):
            table = table[0]
        else:
            (name,) = table
            yield name
            table = table[name]


def _paths(value: Any, path: Path) -> Iterator[Path]:
    """The paths of all that a statement holds."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, part in parts:
        yield (*path, name)
        yield from _paths(part, (*path, name))
