"""Builds of 1,000, 3,000 and 10,000 articles with one worker and two, written to BUILDS.md: `make bench-build`."""

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
_COUNTS = (1_000, 3_000, 10_000)
_STAGES = ("reading", "merging", "history", "publishing", "publishing again")
_HEADS = ("articles", "workers", "events", "stories", *_STAGES, "all", "MB, main", "MB, a worker", "the same bytes")


def main() -> int:
    if not articles.present():
        print(f"make bench-build: no articles to build of: {articles.SHARED} is not here (TIMELINE_SHARED names another folder)")
        return 0
    rows = []
    for count in [int(each) for each in sys.argv[1:]] or _COUNTS:
        with tempfile.TemporaryDirectory() as folder:
            archive.write(Path(folder) / "articles", count)
            found = [_built(Path(folder), jobs) for jobs in (1, 2)]
        rows += [_row(one, jobs, one["site"] == found[0]["site"]) for jobs, one in enumerate(found, 1)]
        print("\n".join(rows[-2:]), flush=True)
    heads = [" | ".join(_HEADS), " | ".join("---" for _ in _HEADS)]
    (_HERE / "BUILDS.md").write_text(_PAGE.format(table="\n".join(f"| {line} |" for line in [*heads, *rows])), encoding="utf-8")
    return 0


def _built(folder: Path, jobs: int) -> dict[str, Any]:
    command = [sys.executable, str(_HERE / "building.py"), str(folder / "articles"), str(folder / f"site-{jobs}"), str(jobs)]
    environment = os.environ | {"PYTHONPATH": str(articles.ROOT)}
    found: dict[str, Any] = json.loads(
        subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout
    )
    return found


def _row(one: dict[str, Any], jobs: int, same: bool) -> str:
    seconds = [one["seconds"][stage][0] for stage in _STAGES]
    whole = sum(seconds[:-1])
    worker = f"{one['worker']:.0f}" if jobs > 1 else "—"
    counts = [f"{one['articles']:,}", str(jobs), f"{one['events']:,}", f"{one['stories']:,}"]
    figures = [f"{figure:.0f}" for figure in (*seconds, whole, one["main"])]
    return " | ".join([*counts, *figures, worker, "yes" if same else "NO"])


_PAGE = """# Builds of many articles

Written by `make bench-build`. Seconds of the clock by stage and in all; "publishing again" writes the same site over itself. The
articles are those of the development data again and again, each time years earlier, so no two are alike.

{table}
"""

if __name__ == "__main__":
    sys.exit(main())
