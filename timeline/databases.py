"""The SQLite files that builds keep: marked as ours, and told from those of somebody else."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from timeline.errors import UsageError

# The mark of our files (https://www.sqlite.org/fileformat.html, 1.3.15): "tmln".
APPLICATION = 0x746D6C6E
_MAGIC = b"SQLite format 3\0"
_HEADER = 100  # bytes
_UNMARKED: Mapping[str, frozenset[str]] = {  # the tables of files from before there was a mark, with some columns of each
    "story": frozenset({"id", "edtf", "moved_from", "withdrawn", "heir"}),
    "member": frozenset({"story", "document", "start", "end", "locator"}),
    "history": frozenset({"n", "day", "story", "what"}),
    "told": frozenset({"key", "outcomes"}),
    "shown": frozenset({"folder", "made_of", "seal"}),
}


def refuse_foreign(path: Path) -> None:
    """Nothing is there, or an empty file, or one of ours. Raises UsageError where it is anything else, or can't be read."""
    try:
        if not path.exists():
            return
        if not path.is_file():
            raise UsageError(f"{path}: is no file")
        with open(path, "rb") as file:
            header = file.read(_HEADER)
    except OSError as error:
        raise UsageError(f"{path}: {(error.strerror or str(error)).lower()}") from None
    if header and not _is_ours(path, header):
        raise UsageError(f"{path}: is there and was not written by timeline; move it away or name another file")


def _is_ours(path: Path, header: bytes) -> bool:
    if not header.startswith(_MAGIC) or len(header) < _HEADER:
        return False
    if mark := int.from_bytes(header[68:72], "big"):
        return mark == APPLICATION
    if header[18:20] != b"\1\1":  # kept with a log, as ours never are: to look into it would already change it
        return False
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", timeout=10, uri=True)) as connection:
            named = connection.execute("select name from sqlite_master where type in ('table', 'view')")
            tables = {name for (name,) in named if not name.startswith("sqlite_")}
            return tables <= _UNMARKED.keys() and all(_UNMARKED[table] <= _columns(connection, table) for table in tables)
    except sqlite3.Error:
        return False


def _columns(connection: sqlite3.Connection, table: str) -> set[str]:
    return {name for (name,) in connection.execute("select name from pragma_table_info(?)", (table,))}
