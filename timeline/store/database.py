"""The SQLite file of the history: three tables, read whole and written in one transaction."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from operator import attrgetter
from pathlib import Path
from typing import Any

from attrs import fields, frozen

from timeline.databases import APPLICATION
from timeline.errors import TimelineError, UsageError

_VERSION = 1
_SCHEMA = (
    """create table story (
        id text primary key, title text, edtf text, kind text, status text, place text, moved_from text, participants text,
        evidence text, created text, changed text, sequence integer, withdrawn text, heir text)""",
    """create table member (
        story text, document text, start integer, "end" integer, edtf text, source text, locator text, url text, kind text,
        title text, quote text)""",
    "create index member_story on member (story)",
    "create table history (n integer primary key, day text, story text, what text, before text, after text)",
    "create trigger history_stays before update on history begin select raise(abort, 'history is only added to'); end",
    "create trigger history_is_kept before delete on history begin select raise(abort, 'history is only added to'); end",
    f"pragma user_version = {_VERSION}",
)


@frozen
class Row:
    """A story as it was last shown.

    `withdrawn` is the day since which no article tells it, None while one does; `heir` the story that has its tellings then.
    """

    id: str
    title: str
    edtf: str
    kind: str
    status: str
    place: str
    moved_from: str | None
    participants: str  # JSON
    evidence: str  # a digest of all else that is shown
    created: str
    changed: str
    sequence: int
    withdrawn: str | None = None
    heir: str | None = None


@frozen
class Member:
    """A telling as it was last read, and the story it belonged to."""

    story: str
    document: str
    start: int
    end: int
    edtf: str
    source: str
    locator: str | None
    url: str | None
    kind: str
    title: str
    quote: str


@frozen
class Change:
    """One line of the history: what changed of a story ("edtf", "title", …, "seen", "withdrawn", "joined", "returned")."""

    day: str
    story: str
    what: str
    before: str | None = None
    after: str | None = None


class Database:
    """The open file. What is written stands once the block of `opened` ends without an error."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def rows(self) -> dict[str, Row]:
        """All stories ever shown, by id."""
        return {row[0]: Row(*row) for row in self._connection.execute("select * from story order by id")}

    def members(self) -> list[Member]:
        """The tellings of all stories as last known, in a fixed order."""
        return [Member(*row) for row in self._connection.execute("select * from member order by rowid")]

    def keep(self, rows: Iterable[Row], members: Iterable[Member], left: Iterable[str], changes: Iterable[Change]) -> None:
        """Writes rows and changes. The members replace all that their stories had; what the stories `left` had is dropped."""
        members, execute = list(members), self._connection.executemany
        emptied = sorted({member.story for member in members}.union(left))
        execute("delete from member where story = ?", [(story,) for story in emptied])
        execute(f"insert or replace into story values ({_slots(Row)})", map(_values(Row), rows))
        execute(f"insert into member values ({_slots(Member)})", map(_values(Member), members))
        execute(f"insert into history values (null, {_slots(Change)})", map(_values(Change), changes))


@contextmanager
def opened(path: Path) -> Iterator[Database]:
    """The file, made where there is none, in one transaction. Raises UsageError where it can't be opened or is a newer
    program's, TimelineError where it can't be read or written."""
    try:
        new = not path.exists()
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(path, "ab"):  # what SQLite doesn't tell: why it can't be opened
            pass
    except OSError as error:
        raise UsageError(f"{path}: the history can't be kept: {(error.strerror or str(error)).lower()}") from None
    try:
        with closing(sqlite3.connect(path, timeout=10, isolation_level=None)) as connection:
            connection.execute("begin immediate")
            version = connection.execute("pragma user_version").fetchone()[0]
            if version > _VERSION:
                raise UsageError(f"{path}: written by a newer timeline (history version {version}, known is {_VERSION})")
            for statement in _SCHEMA if version == 0 else ():
                connection.execute(statement)
            connection.execute(f"pragma application_id = {APPLICATION}")
            yield Database(connection)
            connection.execute("commit")
            new = False
    except sqlite3.Error as error:
        raise TimelineError(f"{path}: the history can't be kept: {error}") from None
    finally:
        if new:  # all that is in it has been rolled back
            with suppress(OSError):
                path.unlink()


def _values(kind: type) -> Callable[[Any], Any]:
    """What gives the values of a record in the order of its fields."""
    return attrgetter(*(each.name for each in fields(kind)))


def _slots(kind: type) -> str:
    return ", ".join("?" * len(fields(kind)))
