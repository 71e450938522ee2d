"""Builds of 1,000 and 10,000 articles with one worker and two, written to BUILDS.md: `make bench-build`."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import archive
import articles

_HERE = Path(__file__).resolve().parent
_COUNTS = (1_000, 10_000)
_HEADS = (
    "articles", "workers", "events", "stories", "seconds", "times as fast", "of the processor, main", "workers'",
    "again, nothing new", "MB, main", "MB, a worker", "the same bytes",
)  # fmt: skip


def main() -> int:
    if not articles.present():
        print(f"make bench-build: no articles to build of: {articles.SHARED} is not here (TIMELINE_SHARED names another folder)")
        return 0
    rows: list[str] = []
    shared: list[dict[str, Any]] = []
    for count in [int(each) for each in sys.argv[1:]] or _COUNTS:
        with tempfile.TemporaryDirectory() as folder:
            archive.write(Path(folder) / "articles", count)
            found = [_built(Path(folder), jobs) for jobs in (1, 2)]
        rows += [_row(one, jobs, found[0]) for jobs, one in enumerate(found, 1)]
        print("\n".join(rows[-2:]), flush=True)
        shared.append(found[1])
    heads = [" | ".join(_HEADS), " | ".join("---" for _ in _HEADS)]
    table = "\n".join(f"| {line} |" for line in [*heads, *rows])
    (_HERE / "BUILDS.md").write_text(_PAGE.format(table=table, growth=_growth(shared[0], shared[-1])), encoding="utf-8")
    return 0


def _built(folder: Path, jobs: int) -> dict[str, Any]:
    command = [sys.executable, str(_HERE / "building.py"), str(folder / "articles"), str(folder / f"site-{jobs}"), str(jobs)]
    environment = os.environ | {"PYTHONPATH": str(articles.ROOT)}
    found: dict[str, Any] = json.loads(
        subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout
    )
    return found


def _row(one: dict[str, Any], jobs: int, alone: dict[str, Any]) -> str:
    seconds, here, there = one["seconds"]["build"]
    counts = [f"{one['articles']:,}", str(jobs), f"{one['events']:,}", f"{one['stories']:,}"]
    if jobs == 1:
        figures = [f"{seconds:.0f}", "—", f"{here:.0f}", "—", "—", f"{one['main']:.0f}", "—"]
    else:
        times = f"{alone['seconds']['build'][0] / seconds:.2f}"
        again = f"{one['seconds']['again'][0]:.0f}"
        figures = [f"{seconds:.0f}", times, f"{here:.0f}", f"{there:.0f}", again, f"{one['main']:.0f}", f"{one['worker']:.0f}"]
    return " | ".join([*counts, *figures, "yes" if one["site"] == alone["site"] else "NO"])


def _growth(least: dict[str, Any], most: dict[str, Any]) -> str:
    """By how much memory grows with what is told."""
    events = most["events"] - least["events"]
    if events <= 0:
        return ""
    kilobytes = (most["main"] - least["main"]) * 1024 / events
    return f"\nWith two workers the memory of the main process grows by {kilobytes:.1f} kB an event.\n"


_PAGE = """# Builds of many articles

Written by `make bench-build`: all that `timeline build` does, reading, merging, history, the site and what the next build needs.
Seconds are of the clock; "of the processor" those spent in the main process and in all workers, which a busy machine disturbs
less. "again" is the same build with nothing new. The articles are those of the development data again and again, each time years
earlier, so no two are alike. What a worker shares with the main process counts as its memory too.

{table}
{growth}"""

if __name__ == "__main__":
    sys.exit(main())
