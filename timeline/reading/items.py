"""Paths -> items: one file's bytes each, in the order given, a folder's files by name; read only when asked for."""

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator

from timeline.errors import ReadingError
from timeline.model import Failure
from timeline.reading import archives
from timeline.reading.item import MOST, Item, too_large

_PACKED = frozenset({"zip", "tar", "tgz", "tar.gz", "warc", "warc.gz"})
_PACKED_MOST = 2 * 1024 * 1024 * 1024  # bytes of the largest archive that is read
STDIN = "-"


Fetch = Callable[[str], Item | Failure]
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.I)


def is_address(text: str) -> bool:
    """Whether an input is an address and not a file."""
    return bool(_ADDRESS.match(text))


def items(inputs: Iterable[str], kinds: frozenset[str], fetch: Fetch | None = None) -> Iterator[Item | Failure]:
    """The files named, and those of the known kinds in the folders and archives named; a Failure for what can't be read.

    `-` is standard input; `fetch` brings what an address holds.
    """
    for path in inputs:
        if is_address(path):
            yield fetch(path) if fetch else Failure(path, "an address, and nothing is fetched from the net")
        elif path == STDIN:
            data = sys.stdin.buffer.read(MOST + 1)
            yield Item(path, "txt", data) if len(data) <= MOST else Failure(path, too_large(MOST))
        elif os.path.isdir(path):
            yield from _folder(path, kinds)
        else:
            yield from _file(path, kinds)


def _folder(path: str, kinds: frozenset[str]) -> Iterator[Item | Failure]:
    failures: list[Failure] = []
    found = False
    walk = os.walk(path, onerror=lambda e: failures.append(Failure(str(e.filename), _why(e))))
    for folder, folders, names in walk:
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(names):
            if _kind(name) in kinds | _PACKED and not name.startswith(".") and not name.lower().startswith("readme"):
                found = True
                yield from _file(os.path.join(folder, name), kinds)
    yield from failures
    if not found and not failures:
        yield Failure(path, f"no articles in this folder (known kinds: {', '.join('.' + k for k in sorted(kinds | _PACKED))})")


def _file(path: str, kinds: frozenset[str]) -> Iterator[Item | Failure]:
    kind = _kind(path)
    most = _PACKED_MOST if kind in _PACKED else MOST
    try:
        data = _bytes(path, most)
        about = _bytes(os.path.splitext(path)[0] + ".json", MOST) if kind == "txt" and _has_about(path) else b""
        if len(data) > most:
            raise ReadingError(too_large(most))
        if not data:
            raise ReadingError("empty: no text in it")
        item = Item(path, kind.removesuffix(".gz") if kind != "tar.gz" else "tar", data, about=about)
        if kind in _PACKED:
            empty = True
            for member in archives.members(item, kinds):
                empty = False
                yield member
            if empty:
                raise ReadingError("no articles in this archive")
        else:
            yield item
    except (OSError, ValueError, ReadingError) as error:
        yield Failure(path, _why(error))


def _has_about(path: str) -> bool:
    return os.path.isfile(os.path.splitext(path)[0] + ".json")


def _bytes(path: str, most: int) -> bytes:
    # A pipe or a device could block or never end.
    if os.path.exists(path) and not os.path.isfile(path):
        raise ReadingError("not a file")
    with open(path, "rb") as file:
        return file.read(most + 1)


def _kind(name: str) -> str:
    name = name.lower()
    return next((k for k in ("tar.gz", "warc.gz") if name.endswith("." + k)), os.path.splitext(name)[1][1:])


def _why(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, PermissionError):
        return "no permission to read it"
    return str(error) if isinstance(error, ReadingError) else str(getattr(error, "strerror", None) or error).lower()
