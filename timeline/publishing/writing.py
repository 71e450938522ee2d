"""Files -> a folder, all of them or none, and nothing there touched that isn't ours.

Everything is first written beside: inside the folder, so that it lies on the same disk, under a name of its own. Only when
all of it is there are the files moved into place, each at once. A list of them with their SHA-256, in the form that
`sha256sum -c` reads, says the next time which files of the folder are ours.
"""

import errno
import os
import shutil
import signal
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from hashlib import sha256
from pathlib import Path, PurePosixPath
from tempfile import TemporaryFile
from threading import current_thread, main_thread
from typing import Any

from attrs import frozen

from timeline.errors import TimelineError, UsageError

MANIFEST = "SHA256SUMS"
_STAGE = ".timeline-"  # and the process's number
_ALWAYS = frozenset({"index.html", "timeline.json"})  # every list of ours has these
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR)


@frozen
class Written:
    """How many files the folder has of us, how many of them are new or changed, how many went, and the size of all in bytes."""

    files: int
    changed: int
    removed: int
    size: int


@frozen
class Staged:
    """A file of the site, made: its path and SHA-256, its size in bytes, and whether the folder holds it as it is."""

    path: str
    digest: str
    size: int
    same: bool


@frozen
class Stage:
    """Where files are written beside their place: `folder`, for the site in `out`. Other processes may write there too."""

    out: Path
    folder: Path

    def put(self, files: Iterable[tuple[str, bytes]]) -> list[Staged]:
        """Writes those of the files (POSIX paths inside the site) that are new or changed."""
        return [self._put(path, content) for path, content in files]

    def _put(self, path: str, content: bytes) -> Staged:
        if not _is_inside(path):
            raise ValueError(f"a file's path has to be inside the folder: {path!r}")
        same = _same(os.path.join(self.out, path), content)
        if not same:
            _fill(os.path.join(self.folder, path), content)
        return Staged(path, sha256(content).hexdigest(), len(content), same)


def seal(out: Path) -> str:
    """A digest of our files in the folder as they lie there, by their sizes and times; "" where one is missing, or there is none.

    It is another once any of them was written, moved or touched.
    """
    found = sha256()
    try:
        for path in [MANIFEST, *_listed(out)]:
            its = os.lstat(os.path.join(out, path))
            found.update(
                f"{path} {its.st_ino} {its.st_size} {its.st_mtime_ns} {its.st_ctime_ns}\n".encode("utf-8", "surrogateescape")
            )
    except OSError:
        return ""
    return found.hexdigest()


def refuse_foreign(out: Path) -> None:
    """A site may be written into the folder, as far as can be told before there is one: the folder, or the nearest above it that
    is there, can be written, and its entry page and list, where it has them, are ours. Raises UsageError where it isn't so."""
    try:
        if out.exists() and not out.is_dir():
            raise UsageError(f"{out}: is no folder")
        listed = _listed(out)
        if not listed.keys() >= _ALWAYS:
            for name in (*sorted(_ALWAYS), MANIFEST):
                if os.path.lexists(out / name):
                    raise UsageError(_foreign(out / name))
        with TemporaryFile(dir=next(each for each in (out, *out.absolute().parents) if each.exists())):
            pass
    except OSError as error:
        if error.errno not in _FORBIDDEN:
            raise
        raise UsageError(f"{out}: nothing can be written there: {(error.strerror or str(error)).lower()}") from None


def _foreign(place: str | Path) -> str:
    return f"{place}: is there and was not written by timeline; move it away or choose another folder"


def write(files: Callable[[Stage], Generator[Staged]], out: Path, ready: Callable[[], None] = lambda: None) -> Written:
    """The folder holds the files that were put on the stage, and what we wrote there before and no longer do is gone.

    A file whose bytes are the same is left as it is, with its time. `ready` is called when all is on the stage, before anything
    is moved; it may still raise. Raises UsageError where a file of the same name is there that we didn't write, and TimelineError
    where the folder can't be written; then, and on any interruption, all stays as it was.
    """
    stage = Stage(out, out / f"{_STAGE}{os.getpid()}")
    made: list[Path] = []
    try:
        if out.exists() and not out.is_dir():
            raise UsageError(f"{out}: is no folder")
        _clear(out)
        ours = _listed(out)
        made += _make(stage.folder)
        with closing(files(stage)) as staged:  # nobody writes there any longer when it is cleared away
            sums, changed, size = _staged(staged, stage, ours)
        made += [folder for each in sorted({os.path.dirname(path) for path in changed}) for folder in _make(out / each)]
        removed = [path for path in ours if path not in sums and _is_file(out / path)]
        with _undisturbed():
            ready()
            _swap(changed, removed, stage.folder, out)
            made.clear()
    except OSError as error:
        raise TimelineError(f"{error.filename or out}: {error.strerror or error}; {out} stays as it was") from None
    finally:
        with _undisturbed():
            shutil.rmtree(stage.folder, ignore_errors=True)
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


def _staged(files: Iterable[Staged], stage: Stage, ours: dict[str, str]) -> tuple[dict[str, str], list[str], int]:
    """All that was put on the stage: the SHA-256 of every file, the paths of those new or changed, the size of all."""
    sums: dict[str, str] = {}
    changed: list[str] = []
    size = 0
    for one in files:
        if one.path in sums:
            raise ValueError(f"a file's path has to be its own: {one.path!r}")
        sums[one.path] = one.digest
        size += one.size
        if one.same:
            continue
        place = os.path.join(stage.out, one.path)
        if os.path.lexists(place) and not (one.path in ours and _is_file(place)):
            raise UsageError(_foreign(place))
        changed.append(one.path)
    listing = "".join(f"{digest}  {path}\n" for path, digest in sorted(sums.items())).encode()
    changed += [one.path for one in stage.put([(MANIFEST, listing)]) if not one.same]
    return sums, changed, size


def _is_file(path: str | Path) -> bool:
    """Whether this is a file or a link, which we may have written; we never wrote a folder by such a name."""
    return os.path.islink(path) or os.path.isfile(path)


def _same(path: str, content: bytes) -> bool:
    try:
        return os.stat(path).st_size == len(content) and Path(path).read_bytes() == content
    except OSError:
        return False


def _fill(path: str, content: bytes) -> None:
    """The file is there, and the folder it lies in."""
    try:
        with open(path, "wb") as file:
            file.write(content)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        Path(path).write_bytes(content)


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
            _keep(os.path.join(out, path), os.path.join(kept, path), link=True)
            done.append(path)
            os.replace(os.path.join(stage, path), os.path.join(out, path))
        for path in removed:
            _keep(os.path.join(out, path), os.path.join(kept, path), link=False)
            done.append(path)
    except OSError:
        for path in reversed(done):
            if os.path.lexists(kept / path):
                os.replace(kept / path, out / path)
            elif path not in removed:
                (out / path).unlink(missing_ok=True)
        raise


def _keep(path: str, kept: str, link: bool) -> None:
    """Puts a file by, so that it can be put back; with `link`, where the disk has links, it is in its place all the while."""
    if not os.path.lexists(path):
        return
    if not _is_file(path):
        raise OSError(errno.EEXIST, "came to be there meanwhile", path)
    os.makedirs(os.path.dirname(kept), exist_ok=True)
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
