"""One build of a folder of articles as JSON, with two jobs the same again with nothing new: `building.py FOLDER OUT JOBS`."""

import gc
import hashlib
import json
import multiprocessing
import os
import resource
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from time import perf_counter

from timeline import api, cli

seconds: dict[str, tuple[float, float, float]] = {}


@contextmanager
def timed(name: str) -> Iterator[None]:
    """Seconds of the clock, and of the processor in this process and in workers, for what is done inside."""
    start, used = perf_counter(), os.times()
    yield
    for worker in multiprocessing.active_children():
        worker.join()  # whose time is known when they have ended
    end = os.times()
    here = end.user + end.system - used.user - used.system
    there = end.children_user + end.children_system - used.children_user - used.children_system
    seconds[name] = perf_counter() - start, here, there


def build(folder: str, out: Path, jobs: int) -> api.Built:
    """As `timeline build FOLDER --out OUT --jobs JOBS` does it."""
    return api.build(
        [folder],
        out,
        today=date(2017, 6, 1),
        base_url="https://example.org/",
        history=out / ".history.sqlite",
        extracts=out / ".extracts.sqlite",
        jobs=jobs,
    )


def main() -> None:
    folder, out, jobs = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    out.mkdir(parents=True)
    gc.set_threshold(*cli.SELDOM)
    with timed("build"):
        built = build(folder, out, jobs)
    result = {
        "articles": len(built.told),
        "failures": len(built.failures),
        "events": built.events,
        "stories": len(built.stories),
        "main": _megabytes(resource.RUSAGE_SELF),
        "worker": _megabytes(resource.RUSAGE_CHILDREN),
        "site": _digest(out),
    }
    del built
    if jobs > 1:
        with timed("again"):
            build(folder, out, jobs)
    json.dump(result | {"seconds": seconds}, sys.stdout)


def _megabytes(whose: int) -> float:
    return resource.getrusage(whose).ru_maxrss / (1024 * (1024 if sys.platform == "darwin" else 1))


def _digest(out: Path) -> str:
    """What the files of a site hold, the history left out."""
    found = hashlib.sha256()
    for path in sorted(p for p in out.rglob("*") if p.is_file() and not p.name.startswith(".")):
        found.update(path.relative_to(out).as_posix().encode() + b"\0" + path.read_bytes())
    return found.hexdigest()


if __name__ == "__main__":
    main()
