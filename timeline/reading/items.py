"""Paths -> items: one file's bytes each, in the order given, a folder's files by name; read only when asked for."""

import os
from collections.abc import Iterable, Iterator

from attrs import frozen

from timeline.model import Failure

MOST = 64 * 1024 * 1024  # bytes of the largest file that is read
_PASSED_OVER = ("readme",)


@frozen
class Item:
    """Bytes to be read as one kind (a file's extension, lower case, no dot; "" where it has none)."""

    source: str
    kind: str
    data: bytes
    locator: str | None = None


def items(inputs: Iterable[str], kinds: frozenset[str]) -> Iterator[Item | Failure]:
    """The files named, and those of the known kinds in the folders named; a Failure for what can't be read."""
    for path in inputs:
        if os.path.isdir(path):
            yield from _folder(path, kinds)
        else:
            yield _file(path)


def _folder(path: str, kinds: frozenset[str]) -> Iterator[Item | Failure]:
    failures: list[Failure] = []
    found = False
    walk = os.walk(path, onerror=lambda e: failures.append(Failure(str(e.filename), _why(e))))
    for folder, folders, names in walk:
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(names):
            if _kind(name) in kinds and not name.startswith(".") and not name.lower().startswith(_PASSED_OVER):
                found = True
                yield _file(os.path.join(folder, name))
    yield from failures
    if not found and not failures:
        yield Failure(path, f"no articles in this folder (known kinds: {', '.join('.' + k for k in sorted(kinds))})")


def _file(path: str) -> Item | Failure:
    try:
        # A pipe or a device could block or never end.
        if os.path.exists(path) and not os.path.isfile(path):
            return Failure(path, "not a file")
        with open(path, "rb") as file:
            data = file.read(MOST + 1)
    except (OSError, ValueError) as error:
        return Failure(path, _why(error))
    if len(data) > MOST:
        return Failure(path, f"larger than {MOST // 1024 // 1024} MB")
    return Item(path, _kind(path), data) if data else Failure(path, "empty: no text in it")


def _kind(name: str) -> str:
    return os.path.splitext(name)[1][1:].lower()


def _why(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, PermissionError):
        return "no permission to read it"
    return str(getattr(error, "strerror", None) or error).lower()
