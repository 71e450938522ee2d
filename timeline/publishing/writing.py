"""Files -> a folder, all of them or none, and nothing there touched that isn't ours.

Everything is first written beside: inside the folder, so that it lies on the same disk, under a name of its own. Only when
all of it is there are the files moved into place, each at once. A list of them with their SHA-256, in the form that
`sha256sum -c` reads, says the next time which files of the folder are ours.
"""

import errno
import os
import shutil
import signal
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path, PurePosixPath
from threading import current_thread, main_thread
from typing import Any

from attrs import frozen

from timeline.errors import TimelineError, UsageError

MANIFEST = "SHA256SUMS"
_STAGE = ".timeline-"  # and the process's number


@frozen
class Written:
    """How many files the folder has of us, how many of them are new or changed, how many went, and the size of all in bytes."""

    files: int
    changed: int
    removed: int
    size: int


def write(files: Iterable[tuple[str, bytes]], out: Path) -> Written:
    """The folder holds these files (POSIX paths inside it), and what we wrote there before and no longer do is gone.

    A file whose bytes are the same is left as it is, with its time. Raises UsageError where a file of the same name is there
    that we didn't write, and TimelineError where the folder can't be written; then, and on any interruption, all stays as it
    was.
    """
    stage = out / f"{_STAGE}{os.getpid()}"
    made: list[Path] = []
    try:
        if out.exists() and not out.is_dir():
            raise UsageError(f"{out}: is no folder")
        _clear(out)
        ours = _listed(out)
        made += _make(stage)
        sums, changed, size = _staged(files, out, stage, ours)
        made += [folder for path in changed for folder in _make((out / path).parent)]
        removed = [path for path in ours if path not in sums and _is_file(out / path)]
        with _undisturbed():
            _swap(changed, removed, stage, out)
            made.clear()
    except OSError as error:
        raise TimelineError(f"{error.filename or out}: {error.strerror or error}; {out} stays as it was") from None
    finally:
        with _undisturbed():
            shutil.rmtree(stage, ignore_errors=True)
            for folder in reversed(made):
                with suppress(OSError):
                    folder.rmdir()
    _tidy(out, removed)
    return Written(files=len(sums), changed=len(changed) - (MANIFEST in changed), removed=len(removed), size=size)


def _clear(out: Path) -> None:
    """Removes what a build left beside that was killed."""
    for folder in out.glob(f"{_STAGE}*") if os.name == "posix" else ():
        number = folder.name.removeprefix(_STAGE)
        if number.isdecimal() and not folder.is_symlink():
            try:
                os.kill(int(number), 0)  # sends nothing; asks whether the process is there
            except (ProcessLookupError, OverflowError):
                shutil.rmtree(folder, ignore_errors=True)
            except PermissionError:
                pass


def _listed(out: Path) -> dict[str, str]:
    """The paths of our files in the folder with their SHA-256, from the list we left there."""
    try:
        lines = (out / MANIFEST).read_text(encoding="utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return {}
    pairs = (line.partition("  ") for line in lines)
    return {path: digest for digest, _, path in pairs if path and _is_inside(path)}


def _is_inside(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return bool(parts) and not path.startswith("/") and ".." not in parts and "\\" not in path and ":" not in parts[0]


def _staged(
    files: Iterable[tuple[str, bytes]], out: Path, stage: Path, ours: dict[str, str]
) -> tuple[dict[str, str], list[str], int]:
    """Writes what is new or changed into `stage`: the SHA-256 of every file, the paths in `stage`, the size of all."""
    sums: dict[str, str] = {}
    changed: list[str] = []
    size = 0
    for path, content in files:
        if path in sums or not _is_inside(path):
            raise ValueError(f"a file's path has to be its own, and inside the folder: {path!r}")
        sums[path] = sha256(content).hexdigest()
        size += len(content)
        if _same(out / path, content):
            continue
        if os.path.lexists(out / path) and not (path in ours and _is_file(out / path)):
            raise UsageError(f"{out / path}: is there and was not written by timeline; move it away or choose another folder")
        changed.append(path)
        _put(stage / path, content)
    listing = "".join(f"{digest}  {path}\n" for path, digest in sorted(sums.items())).encode()
    if not _same(out / MANIFEST, listing):
        changed.append(MANIFEST)
        _put(stage / MANIFEST, listing)
    return sums, changed, size


def _is_file(path: Path) -> bool:
    """Whether this is a file or a link, which we may have written; we never wrote a folder by such a name."""
    return path.is_symlink() or path.is_file()


def _same(path: Path, content: bytes) -> bool:
    try:
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _make(folder: Path) -> list[Path]:
    """Makes a folder; gives those that weren't there, the outermost first."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return missing[::-1]


def _swap(changed: list[str], removed: list[str], stage: Path, out: Path) -> None:
    """Moves the staged files into place and the removed ones out of it; on an error all goes back."""
    kept = stage / ".before"
    done: list[str] = []
    try:
        # The list goes first: should the machine stop in between, all that may be ours is known to be.
        # Entry pages follow what they link to.
        for path in sorted(changed, key=lambda path: (path != MANIFEST, "/" not in path, path)):
            _keep(out / path, kept / path, link=True)
            done.append(path)
            os.replace(stage / path, out / path)
        for path in removed:
            _keep(out / path, kept / path, link=False)
            done.append(path)
    except OSError:
        for path in reversed(done):
            if os.path.lexists(kept / path):
                os.replace(kept / path, out / path)
            elif path not in removed:
                (out / path).unlink(missing_ok=True)
        raise


def _keep(path: Path, kept: Path, link: bool) -> None:
    """Puts a file by, so that it can be put back; with `link`, where the disk has links, it is in its place all the while."""
    if not os.path.lexists(path):
        return
    if not _is_file(path):
        raise OSError(errno.EEXIST, "came to be there meanwhile", str(path))
    kept.parent.mkdir(parents=True, exist_ok=True)
    if link:
        try:
            os.link(path, kept, follow_symlinks=False)
            return
        except OSError:
            pass
    os.replace(path, kept)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Ctrl-C and a polite kill wait until the block is done. It takes milliseconds, and half of it would be worse than all or
    nothing of it."""
    came: list[int] = []
    former: dict[int, Any] = {}
    if current_thread() is main_thread():
        for each in (signal.SIGINT, signal.SIGTERM):
            former[each] = signal.signal(each, lambda number, frame: came.append(number))
    try:
        yield
    finally:
        for number, handler in former.items():
            signal.signal(number, handler)
    for number in came:
        signal.raise_signal(number)


def _tidy(out: Path, removed: Iterable[str]) -> None:
    """Removes the folders that our removed files left empty."""
    for folder in sorted({parent for path in removed for parent in PurePosixPath(path).parents}, reverse=True):
        if folder.name:
            with suppress(OSError):
                (out / folder).rmdir()
