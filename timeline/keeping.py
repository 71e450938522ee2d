"""What files gave before, and which site was made: a file is read anew only where it, the options, the program, or a correction
that names it is another; a site is written anew only where what it is made of is, or somebody touched it."""

import json
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from functools import cache
from hashlib import sha256
from importlib.metadata import distributions
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from attrs import frozen, resolve_types
from cattrs import BaseValidationError, Converter
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override
from cattrs.preconf.json import make_converter

from timeline.correcting import Corrections
from timeline.databases import APPLICATION
from timeline.model import Failure, Options, Source, Story, Telling
from timeline.publishing.options import Site
from timeline.publishing.rendering import templates
from timeline.reading import Given, Item
from timeline.telling import Told

_TABLES = (
    "create table if not exists told (key text primary key, outcomes text) without rowid",
    "create table if not exists shown (folder text primary key, made_of text, seal text, feeds integer, warnings text)",
)
_BATCH = 200  # files after which what they gave is safe, should the build be broken off


@frozen
class Shown:
    """What is told of a site once it is written: how many feeds it has, and what its keeper should know."""

    feeds: int
    warnings: tuple[str, ...]


class Kept:
    """What files gave, in an SQLite file that may be deleted at any time. Only what went well is kept: a failure is tried again.

    What can't be read or written is as good as not there: the articles are, and the build goes on.
    """

    def __init__(self, path: Path, given: Given, options: Options, corrections: Corrections) -> None:
        self._path = path
        self._given, self._options, self._corrections = given, options, corrections
        self._asked: set[str] = set()
        self._unknown: dict[int, str] = {}  # the keys of items that are being read
        self._new: dict[str, str] = {}
        self._connection = _connected(path) if path.exists() else None

    def of(self, item: Item | Failure) -> list[Told] | None:
        """What a file gave when it was last read; None where it is to be read now."""
        if isinstance(item, Failure):
            return None
        key = self._key(item)
        told = self._told(key)
        if told is None or self._is_edited(told):
            self._unknown[id(item)] = key
            return None
        return told

    def _told(self, key: str) -> list[Told] | None:
        if self._connection is None:
            return None
        try:
            row = self._connection.execute("select outcomes from told where key = ?", (key,)).fetchone()
            return None if row is None else _converter.structure(json.loads(row[0]), list[Told])
        except (sqlite3.Error, LookupError, TypeError, ValueError, BaseValidationError):
            return None

    def keep(self, item: Item | Failure, outcomes: Sequence[Told | Failure]) -> None:
        """The file, which was asked for and not known, gave these."""
        key = self._unknown.pop(id(item), "")
        told = [outcome for outcome in outcomes if not isinstance(outcome, Failure)]
        if isinstance(item, Failure) or len(told) < len(outcomes) or self._is_edited(told):
            return
        self._new[key] = json.dumps(_converter.unstructure(told), ensure_ascii=False)
        if len(self._new) >= _BATCH:
            self._write()

    def close(self, complete: bool) -> None:
        """All is written. After a `complete` run what wasn't asked for is gone, unless that would be everything."""
        self._write()
        if self._connection is None:
            return
        with suppress(sqlite3.Error), closing(self._connection), self._connection:
            keys = {key for (key,) in self._connection.execute("select key from told")}
            gone = keys - self._asked if complete else set()
            if gone != keys:
                self._connection.executemany("delete from told where key = ?", ((key,) for key in gone))

    def _is_edited(self, told: Sequence[Told]) -> bool:
        """Whether an editor's correction names one of the articles: those are always read anew."""
        return any(self._corrections.name(one.source) for one in told)

    def _key(self, item: Item) -> str:
        """All that a file's outcomes depend on, as a digest."""
        known = (self._given.of(item.source), sorted(self._given.fields.items()), self._options)
        parts = (_program(), *known, item.source, item.kind, item.locator, item.url, len(item.about), len(item.data))
        digest = sha256(repr(parts).encode("utf-8", "surrogatepass") + item.about + item.data).hexdigest()
        self._asked.add(digest)
        return digest

    def _write(self) -> None:
        if not self._new:
            return
        if self._connection is None:
            self._connection = _connected(self._path)
        if self._connection is not None:
            with suppress(sqlite3.Error, UnicodeEncodeError), self._connection:
                self._connection.executemany("insert or replace into told values (?, ?)", self._new.items())
        self._new.clear()


@contextmanager
def kept(
    path: Path | str | None, given: Given | None = None, options: Options | None = None, corrections: Corrections | None = None
) -> Iterator[Kept | None]:
    """The file `path` for the time of one run; None keeps nothing."""
    if path is None:
        yield None
        return
    found = Kept(Path(path), given or Given(), options or Options(), corrections or Corrections())
    complete = False
    try:
        yield found
        complete = True
    finally:
        found.close(complete)


def shown(path: Path, folder: Path, made_of: str, seal: str) -> Shown | None:
    """What was told of the site in a folder; None where it was made of something else, or the folder was touched since."""
    connection = _connected(path) if path.exists() and seal else None
    if connection is None:
        return None
    asked = "select feeds, warnings from shown where folder = ? and made_of = ? and seal = ?"
    with suppress(sqlite3.Error, TypeError, ValueError), closing(connection):
        row = connection.execute(asked, (str(folder.resolve()), made_of, seal)).fetchone()
        return None if row is None else Shown(row[0], tuple(json.loads(row[1])))
    return None


def show(path: Path, folder: Path, made_of: str, seal: str, shown: Shown) -> None:
    """The site in a folder was made of this, and lies there as its seal says."""
    if connection := _connected(path):
        row = str(folder.resolve()), made_of, seal, shown.feeds, json.dumps(shown.warnings)
        with suppress(sqlite3.Error, UnicodeEncodeError), closing(connection), connection:
            connection.execute("insert or replace into shown values (?, ?, ?, ?, ?)", row)


def _connected(path: Path) -> sqlite3.Connection | None:
    """The file, which is ours, opened, made anew where it is damaged; None where it can't be."""
    for _ in range(2):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(path, timeout=10)
            for table in _TABLES:
                connection.execute(table)
            if connection.execute("pragma application_id").fetchone()[0] != APPLICATION:
                connection.execute(f"pragma application_id = {APPLICATION}")
            return connection
        except (OSError, sqlite3.OperationalError):  # it can't be written, or another build has it just now
            return None
        except sqlite3.DatabaseError:
            with suppress(OSError):
                path.unlink()
    return None


def made_of(stories: Iterable[Story], site: Site) -> str:
    """All that a site depends on, as a digest."""
    found = sha256(f"{_program()} {site}".encode("utf-8", "surrogatepass"))
    for name, data in sorted(_contents(templates(), "")):  # which in a working tree lie beside the program
        found.update(f"{name} {len(data)}\n".encode() + data)
    for story in stories:
        found.update(repr(story).encode("utf-8", "surrogatepass"))
    return found.hexdigest()


def _made() -> Converter:
    """What turns documents' shares into JSON and back. All tellings of a document have its one source: it is kept once."""
    resolve_types(Telling)  # it names itself, which cattrs can't look up
    found = make_converter(omit_if_default=True)
    found.register_unstructure_hook(Telling, make_dict_unstructure_fn(Telling, found, source=override(omit=True)))
    source = make_dict_structure_fn(Source, found)
    found.register_structure_hook(Source, lambda value, _: value)  # made already, where it is first needed
    told = make_dict_structure_fn(Told, found)

    def whole(value: dict[str, Any], _: object) -> Told:
        its = source(value["source"], Source)
        return told({**value, "source": its, "tellings": [{**one, "source": its} for one in value.get("tellings", ())]}, Told)

    found.register_structure_hook(Told, whole)
    return found


_converter = _made()


@cache
def _program() -> str:
    """A digest of all that reads: this package's code and data, and the versions of the interpreter and all that is installed."""
    found = sha256(sys.version.encode())
    for name, data in sorted(_contents(files(__package__), "")):
        found.update(f"{name} {len(data)}\n".encode() + data)
    found.update("\n".join(sorted(f"{each.name} {each.version}" for each in distributions())).encode())
    return found.hexdigest()


def _contents(folder: Traversable, above: str) -> Iterator[tuple[str, bytes]]:
    for each in folder.iterdir():
        name = f"{above}/{each.name}"
        if each.is_dir():
            yield from _contents(each, name) if each.name != "__pycache__" else ()
        else:
            yield name, each.read_bytes()
