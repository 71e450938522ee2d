"""One build of a folder of articles, timed stage by stage, as JSON: `building.py FOLDER OUT JOBS`."""

import hashlib
import json
import os
import resource
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from time import perf_counter

from timeline import batch, pipeline, publishing, telling
from timeline.model import Failure
from timeline.publishing.options import Site
from timeline.store import History

_TODAY = date(2017, 6, 1)
seconds: dict[str, tuple[float, float]] = {}


@contextmanager
def stage(name: str) -> Iterator[None]:
    """Wall and CPU seconds of what is done inside, workers that have ended counted in."""
    start, used = perf_counter(), _used()
    yield
    seconds[name] = perf_counter() - start, _used() - used


def _used() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def main() -> None:
    folder, out, jobs = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    with stage("reading"):
        outcomes = list(batch.run([folder], telling.tell, jobs=jobs))
    told = [one for one in outcomes if not isinstance(one, Failure)]
    read = _megabytes(resource.RUSAGE_SELF)
    with stage("merging"):
        stories = pipeline.merge(t for one in told for t in one.tellings)
    out.mkdir(parents=True, exist_ok=True)
    with stage("history"):
        stories = tuple(History(out / ".history.sqlite").update(stories, _TODAY))
    with stage("publishing"):
        publishing.publish(stories, Site(today=_TODAY, base_url="https://example.org/"), out)
    with stage("publishing again"):
        publishing.publish(stories, Site(today=_TODAY, base_url="https://example.org/"), out)
    result = {
        "articles": len(told),
        "failures": len(outcomes) - len(told),
        "events": sum(one.events for one in told),
        "stories": len(stories),
        "seconds": seconds,
        "read": read,
        "main": _megabytes(resource.RUSAGE_SELF),
        "worker": _megabytes(resource.RUSAGE_CHILDREN),
        "site": _digest(out),
    }
    json.dump(result, sys.stdout)


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
