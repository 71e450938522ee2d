"""`timeline.toml` -> Corrections: read and checked, each mistake named with file, line, key and value."""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any, cast

from timeline import edtf
from timeline.correcting.entries import Corrections, Entry, Part, Table
from timeline.correcting.lines import Lines
from timeline.errors import EdtfError, UsageError
from timeline.model import STATUSES

_KEYS: Mapping[str, tuple[str, ...]] = {
    "article": ("article", "published"),
    "event": ("article", "words", "was", "title", "date", "place", "status", "hide"),
    "same": ("event",),
    "different": ("event",),
}
_NAMES = ("article", "words", "was")  # the keys that name an event
_AT = re.compile(r"(?P<what>.*) \(at (?:line (?P<line>\d+), column \d+|end of document)\)", re.DOTALL)
_ISO = re.compile(r"\d{4}(-\d\d){0,2}", re.ASCII)


class _WrongError(Exception):
    """What is wrong with a value."""


def read(path: str) -> Corrections:
    """The corrections of a file. Raises UsageError naming file, line, key and value; what else is wrong are its notes."""
    try:
        with open(path, encoding="utf-8-sig") as file:
            text = file.read()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: {(getattr(error, 'strerror', None) or 'not UTF-8 text').lower()}") from None
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        said = _AT.fullmatch(str(error))
        line = (said and said["line"]) or text.rstrip().count("\n") + 1
        raise UsageError(f"{path}:{line}: no TOML: {(said['what'] if said else str(error)).lower()}") from None
    reader = _Reader(path, Lines(text))
    entries = tuple(reader.entries(tables))
    if reader.mistakes:
        first, *others = (text for _, text in sorted(reader.mistakes))
        wrong = UsageError(first)
        for other in others:
            wrong.add_note(other)
        raise wrong
    return Corrections(entries)


class _Reader:
    """One file as it is checked; goes on after a mistake, so that all are named at once."""

    def __init__(self, path: str, lines: Lines) -> None:
        self.mistakes: list[tuple[int, str]] = []
        self._path = path
        self._lines = lines

    def entries(self, tables: dict[str, Any]) -> Iterator[Entry]:
        """The entries of the file, in the order of their tables."""
        for name, values in tables.items():
            if name not in _KEYS:
                head = f"[[{name}]]" if isinstance(values, list | dict) else name
                self._wrong((name,), f"no such table: {head}{_meant(name, tuple(_KEYS))}")
            elif not _is_tables(values):
                self._wrong((name,), f"{name} is written [[{name}]], with two brackets, once for each")
            else:
                for number, table in enumerate(values):
                    before = len(self.mistakes)
                    entry = self._entry(name, table, (name, number))
                    if len(self.mistakes) == before:
                        yield entry

    def _entry(self, name: str, table: dict[str, Any], path: tuple[str | int, ...]) -> Entry:
        self._known(table, _KEYS[name], path, f"[[{name}]]")
        if name in ("article", "event"):
            parts: tuple[Part, ...] = (self._part(table, path, words=name == "event"),)
        else:
            parts = tuple(self._tied(name, table, path))
        checks: dict[str, tuple[str, Callable[[Any], str]]] = {
            "published": ("published", _published),
            "title": ("title", _line),
            "place": ("place", _line),
            "date": ("date", _date),
            "status": ("status", _status),
            "hide": ("hidden", _hide),
        }
        before, changes = len(self.mistakes), {}
        for key in table.keys() & checks.keys():
            what, check = checks[key]
            changes[what] = (self._value(table, key, path, check), self._lines.of((*path, key)))
        changes = {what: changes[what] for what in sorted(changes) if changes[what][0]}
        if name in ("article", "event") and not changes and len(self.mistakes) == before:
            wanted = [k for k in _KEYS[name] if k not in _NAMES]
            self._wrong(path, f"[[{name}]] changes nothing: no {' or '.join(wanted)} in it")
        return Entry(self._path, self._lines.of(path), cast(Table, name), parts, changes)

    def _tied(self, name: str, table: dict[str, Any], path: tuple[str | int, ...]) -> Iterator[Part]:
        events = table.get("event")
        if not _is_tables(events) or len(cast(list[Any], events)) < 2:
            self._wrong((*path, "event"), f"[[{name}]] wants two events or more, each as [[{name}.event]] with article and words")
            return
        for number, one in enumerate(cast(list[dict[str, Any]], events)):
            its = (*path, "event", number)
            self._known(one, _NAMES, its, f"[[{name}.event]]")
            yield self._part(one, its, words=True)

    def _part(self, table: dict[str, Any], path: tuple[str | int, ...], words: bool) -> Part:
        article = self._value(table, "article", path, _line, needed=True)
        said = self._value(table, "words", path, _words, needed=True) if words else ""
        was = self._value(table, "was", path, _date) if words else ""
        return Part(article.replace("\\", "/"), self._lines.of(path), said, was)

    def _value(
        self, table: dict[str, Any], key: str, path: tuple[str | int, ...], check: Callable[[Any], str], needed: bool = False
    ) -> str:
        """The checked value of a key, "" where it is wrong or not there."""
        if key not in table:
            if needed:
                self._wrong(path, f"{key} is missing")
            return ""
        try:
            return check(table[key])
        except _WrongError as wrong:
            self._wrong((*path, key), f"{key} is {wrong}")
            return ""

    def _known(self, table: dict[str, Any], keys: tuple[str, ...], path: tuple[str | int, ...], head: str) -> None:
        for key in table:
            if key not in keys:
                self._wrong((*path, key), f"{head} has no key {key!r}{_meant(key, keys)}")

    def _wrong(self, path: tuple[str | int, ...], what: str) -> None:
        line = self._lines.of(path)
        self.mistakes.append((line, f"{self._path}:{line}: {what}"))


def _is_tables(values: Any) -> bool:
    return isinstance(values, list) and bool(values) and all(isinstance(value, dict) for value in values)


def _meant(name: str, known: tuple[str, ...]) -> str:
    (close,) = get_close_matches(name, known, 1, 0.75) or ("",)
    return f" (did you mean {close!r}?)" if close else f" (there are: {', '.join(known)})"


def _line(value: Any) -> str:
    if not isinstance(value, str):
        raise _WrongError(f"no text: {_shown(value)} (write it in quotes)")
    text = " ".join(value.split())
    if not text:
        raise _WrongError("empty")
    if "\n" in value.strip() or not text.isprintable():
        raise _WrongError(f"not one line of plain text: {_shown(value)}")
    return text


def _words(value: Any) -> str:
    text = _line(" ".join(value.split()) if isinstance(value, str) else value)
    if not re.search(r"\w", text):
        raise _WrongError(f"without a word: {_shown(value)}")
    return text


def _status(value: Any) -> str:
    if value not in STATUSES:
        raise _WrongError(f"none of {', '.join(STATUSES)}: {_shown(value)}")
    return str(value)


def _hide(value: Any) -> str:
    if not isinstance(value, bool):
        raise _WrongError(f"neither true nor false: {_shown(value)}")
    return "true" if value else ""


def _published(value: Any) -> str:
    """A day, month or year, as text or as TOML's own date."""
    text = _iso(value)
    try:
        extent = edtf.parse(text)
        if not _ISO.fullmatch(text) or not isinstance(extent, edtf.Point) or extent.season:
            raise EdtfError(text)
    except ValueError:
        raise _WrongError(f"no day, month or year: {_shown(value)} (write 2024-08-09, 2024-08 or 2024)") from None
    return text


def _date(value: Any) -> str:
    text = _iso(value)
    try:
        return str(edtf.parse(text))
    except ValueError:
        forms = "2024-08-09, 2024-08, 2024, 2024-08-09T16:30 or 2024-08-09/2024-08-12"
        raise _WrongError(f"no date: {_shown(value)} (write {forms})") from None


def _iso(value: Any) -> str:
    if isinstance(value, datetime):
        return "" if value.tzinfo else f"{value:%Y-%m-%dT%H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    return value.strip() if isinstance(value, str) else str(value) if type(value) is int else ""


def _shown(value: Any) -> str:
    return repr(str(value) if isinstance(value, date) else value)
