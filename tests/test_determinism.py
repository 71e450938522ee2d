"""The same input gives the same bytes: for any order of inputs, any hash seed, any number of workers; and `site/` is that."""

import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import timeline
from tests.conftest import ROOT
from timeline import pipeline, reading, telling

SEEDS = sorted(str(p) for p in (ROOT / "seeds").glob("*.txt"))


def contents(folder: Path) -> dict[str, bytes]:
    files = sorted(p for p in folder.rglob("*") if p.is_file() and not p.name.startswith(".extracts."))  # git ignores it
    return {str(p.relative_to(folder)): p.read_bytes() for p in files}


def built(out: Path, *args: str, **env: str) -> dict[str, bytes]:
    """What the command writes into `out`, by file."""
    command = [sys.executable, "-m", "timeline", "build", "--out", str(out), "--history", "none", "--extracts", "none", *args]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1795305600", "PYTHONPATH": str(ROOT), **env}
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, env=environment, timeout=120)
    return contents(out)


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> dict[str, bytes]:
    return built(tmp_path_factory.mktemp("site"), "seeds", PYTHONHASHSEED="0")


def test_the_committed_site_is_what_the_seeds_give(site):
    """`make site` writes it; after any change that shows there, it is to be built and committed again."""
    committed = contents(ROOT / "site")
    assert committed, "site/ is not built yet: make site"
    assert sorted(site) == sorted(committed)
    assert [name for name in site if site[name] != committed[name]] == []


def test_the_clock_of_make_site_is_the_one_tested():
    (line,) = [line for line in (ROOT / "Makefile").read_text().splitlines() if "SOURCE_DATE_EPOCH" in line]
    assert line.endswith("1795305600")
    assert datetime.fromtimestamp(1795305600, UTC).date() == date(2026, 11, 22)


@pytest.mark.parametrize("seed", ["1", "4242"])
def test_any_hash_seed(site, tmp_path, seed):
    assert built(tmp_path, "seeds", PYTHONHASHSEED=seed) == site


def test_any_number_of_workers(site, tmp_path):
    assert built(tmp_path, "seeds", "--jobs", "3") == site


def test_any_locale_and_time_zone(site, tmp_path):
    assert built(tmp_path, "seeds", LC_ALL="C", LANG="C", TZ="Pacific/Kiritimati") == site


def test_any_order_of_inputs(site, tmp_path):
    # Paths named one by one are the same as the folder's, but for the folder's own spelling.
    assert built(tmp_path, *(os.path.relpath(p, ROOT) for p in reversed(SEEDS))) == site


def test_building_again_over_the_last_changes_nothing(site, tmp_path):
    built(tmp_path, "seeds")
    assert built(tmp_path, "seeds") == site


def test_stories_are_the_same_for_any_order_of_tellings():
    told = [t for d in reading.documents(SEEDS) for t in telling.tell(pipeline.read(d)).tellings]
    stories = pipeline.merge(told)
    assert pipeline.merge(reversed(told)) == stories
    assert pipeline.merge(told[1::2] + told[::2]) == stories


def test_a_document_alone_is_a_pure_function():
    text = Path(SEEDS[1]).read_bytes().decode()
    assert timeline.read(text) == timeline.read(text)
