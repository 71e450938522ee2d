"""Builds that can't end well, by real means: a full disk, a folder of somebody else, a stop at any moment. A site stays whole."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.conftest import ROOT, heed_interrupts
from timeline.publishing.writing import MANIFEST

NOBODY = 65534
ROOT_ONLY = pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount a disk or become another user")
JOBS = pytest.mark.parametrize("jobs", [1, 2])


# Becomes another user once all is loaded: that one may not be allowed to read what lies where this Python does.
AS_NOBODY = (
    "import os, sys, timeline; from datetime import date; from timeline import cli; warm = sys.argv.pop(1);"
    "timeline.build([sys.argv[2]], warm, today=date(2024, 8, 9));"
    f"os.setgroups([]); os.setgid({NOBODY}); os.setuid({NOBODY}); cli.main()"
)


def start(*args: str | Path | int, code: tuple[str, ...] = ("-m", "timeline")) -> subprocess.Popen[str]:
    """`timeline` as a process of its own that heeds Ctrl-C, whatever shell the tests run in."""
    return subprocess.Popen(
        [sys.executable, *code, *map(str, args)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "SOURCE_DATE_EPOCH": "1795305600"},
        preexec_fn=heed_interrupts,
    )


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    """The exit code and what was said on standard error; never a traceback."""
    _, errors = process.communicate(timeout=120)
    assert "Traceback" not in errors
    return process.returncode, errors


def whole(site: Path) -> dict[str, bytes]:
    """The files of the site. Each is as the list says, and nothing else lies there but what builds remember."""
    files = {p.relative_to(site).as_posix(): p.read_bytes() for p in sorted(site.rglob("*")) if p.is_file()}
    listed = dict(reversed(line.split("  ", 1)) for line in files[MANIFEST].decode().splitlines())
    kept = {name for name in files if name.startswith((".history.sqlite", ".extracts.sqlite"))}
    assert files.keys() - listed.keys() - kept == {MANIFEST}
    assert {name: sha256(files[name]).hexdigest() for name in listed} == listed
    return {name: data for name, data in files.items() if name not in kept}


@pytest.fixture(scope="module")
def articles(tmp_path_factory) -> tuple[Path, Path]:
    """Two editions of the news: the second has other text in every article, and one more."""
    folder = tmp_path_factory.mktemp("articles")
    for name, day in (("old", 9), ("new", 19)):
        (folder / name).mkdir()
        for number in range(day):
            text = f"Встреча президентов Азербайджана и Грузии №{number} прошла в Баку {day} августа {2000 + number} года.\n" * 3
            (folder / name / f"{number}.txt").write_text(text)
    return folder / "old", folder / "new"


@contextmanager
def disk(where: Path, size: int) -> Iterator[Path]:
    """A disk of its own of so many bytes."""
    where.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", where], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip(f"no disk can be mounted here: {mounted.stderr.decode().strip()}")
    try:
        yield where
    finally:
        subprocess.run(["umount", where], check=True)


@ROOT_ONLY
@JOBS
def test_a_disk_that_fills_up_anywhere_leaves_the_old_site_and_space_makes_the_new_one(tmp_path, articles, jobs):
    old, new = articles
    with disk(tmp_path / "disk", 4 << 20) as where:
        site = where / "site"
        assert ended(start("build", old, "--out", site, "--jobs", jobs))[0] == 0
        before = whole(site)
        left = os.statvfs(where)
        free = left.f_bavail * left.f_frsize
        # From no room at all, over room for the history alone, to room for some of the pages.
        for room in (0, 24, 64, 160):
            with open(where / "full", "wb") as file:
                file.write(b"x" * (free - room * 1024))
            code, errors = ended(start("build", new, "--out", site, "--jobs", jobs))
            assert code == 1, room
            assert errors.count("\n") == 1, errors
            assert "full" in errors or "No space left" in errors or "no space left" in errors
            assert whole(site) == before
            (where / "full").unlink()
        assert ended(start("build", new, "--out", site, "--jobs", jobs))[0] == 0
        assert whole(site) != before


@ROOT_ONLY
@JOBS
def test_a_disk_gone_read_only(tmp_path, articles, jobs):
    old, new = articles
    with disk(tmp_path / "disk", 4 << 20) as where:
        assert ended(start("build", old, "--out", where / "site", "--jobs", jobs))[0] == 0
        before = whole(where / "site")
        subprocess.run(["mount", "-o", "remount,ro", where], check=True)
        for history in ((), ("--history", "none")):
            code, errors = ended(start("build", new, "--out", where / "site", "--jobs", jobs, *history))
            assert (code, errors.count("\n")) == (2, 1)
            assert "site: nothing can be written there: read-only file system" in errors
        assert whole(where / "site") == before


@ROOT_ONLY
@pytest.mark.parametrize("history", [(), ("--history", "none")])
def test_a_folder_of_somebody_else(tmp_path, articles, history):
    with TemporaryDirectory() as open_to_all:
        folder = Path(open_to_all)
        folder.chmod(0o755)
        old, new = (shutil.copytree(each, folder / each.name) for each in articles)
        site = folder / "site"
        assert ended(start("build", old, "--out", site))[0] == 0
        before = whole(site)
        code, errors = ended(start(tmp_path, "build", new, "--out", site, *history, code=("-c", AS_NOBODY)))
        assert (code, errors.count("\n")) == (2, 1), errors
        assert f"{site}: nothing can be written there: permission denied" in errors
        assert whole(site) == before
        (folder / "own").mkdir()
        (folder / "own").chmod(0o777)
        own = start(tmp_path, "build", new, "--out", folder / "own", "--history", site / "h", code=("-c", AS_NOBODY))
        code, errors = ended(own)
        assert (code, errors.count("\n")) == (2, 1), errors
        assert f"{site / 'h'}: the history can't be kept: permission denied" in errors


def test_a_refused_build_leaves_nothing_and_remembers_nothing(tmp_path, articles):
    """What is in the way is seen at once where it is the entry page, else once the site is made."""
    old, new = articles
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("моё")
    code, errors = ended(start("build", old, "--out", site))
    assert (code, errors) == (
        2,
        f"timeline: {site / 'index.html'}: is there and was not written by timeline; move it away or choose another folder\n",
    )
    assert [path.name for path in site.iterdir()] == ["index.html"]
    (site / "index.html").unlink()
    (site / "all.ics").write_text("моё")
    assert ended(start("build", old, "--out", site, "--extracts", "none"))[0] == 2
    assert [path.name for path in site.iterdir()] == ["all.ics"]
    (site / "all.ics").unlink()
    assert ended(start("build", old, "--out", site))[0] == 0
    before = whole(site), (site / ".history.sqlite").read_bytes()
    (site / "events" / "mine").mkdir()
    listed = {line.split("  ")[1] for line in (site / MANIFEST).read_text().splitlines()}
    other = tmp_path / "other"
    assert ended(start("build", new, "--out", other, "--history", "none"))[0] == 0
    path = next(p for p in sorted(other.rglob("*.html")) if p.relative_to(other).as_posix() not in listed).relative_to(other)
    (site / path).write_text("моё")
    assert ended(start("build", new, "--out", site))[0] == 2
    (site / path).unlink()
    assert (whole(site), (site / ".history.sqlite").read_bytes()) == before


def test_sums_of_somebody_else_are_no_list_of_ours(tmp_path, articles):
    """They may name files that a build would take for its own and clear away."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "disk.iso").write_text("x")
    (site / MANIFEST).write_text(f"{sha256(b'x').hexdigest()}  disk.iso\n")
    code, errors = ended(start("build", articles[0], "--out", site))
    assert (code, "SHA256SUMS: is there and was not written by timeline" in errors) == (2, True)
    assert sorted(path.name for path in site.iterdir()) == [MANIFEST, "disk.iso"]


@pytest.mark.parametrize("out", ["file", "file/deeper"])
def test_a_file_is_no_folder_to_write_into(tmp_path, articles, out):
    (tmp_path / "file").touch()
    code, errors = ended(start("build", articles[0], "--out", tmp_path / out))
    assert (code, errors.count("\n")) == (2, 1)
    assert str(tmp_path / out) in errors
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def built_before(site: Path, old: Path, new: Path) -> tuple[float, dict[str, bytes]]:
    """The old site is there; how many seconds the new one takes, and its files."""
    begun = time.monotonic()
    assert ended(start("build", new, "--out", site, "--history", "none"))[0] == 0
    takes, after = time.monotonic() - begun, whole(site)
    assert ended(start("build", old, "--out", site, "--history", "none"))[0] == 0
    return takes, after


def test_a_stop_at_any_moment_leaves_the_old_site_or_the_new(tmp_path, articles):
    """Ctrl-C from the first moment to past the end."""
    old, new = articles
    site = tmp_path / "site"
    takes, after = built_before(site, old, new)
    before = whole(site)
    codes = []
    for part in (0.2, 0.5, 0.8, 0.9, 1.2):
        process = start("build", new, "--out", site, "--history", "none")
        time.sleep(takes * part)
        process.send_signal(signal.SIGINT)
        code, errors = ended(process)
        codes.append(code)
        # By the signal itself while Python starts or ends; and what came too late to stop the change has been done whole.
        assert code in (130, 0, -signal.SIGINT), errors
        assert whole(site) in ((after,) if code == 0 else (before, after))
        if whole(site) == after:
            assert ended(start("build", old, "--out", site, "--history", "none"))[0] == 0
    assert {130, -signal.SIGINT} & set(codes), codes


def test_what_a_kill_left_half_done_the_next_build_makes_whole(tmp_path, articles):
    old, new = articles
    site = tmp_path / "site"
    takes, after = built_before(site, old, new)
    for part in (0.8, 0.95):
        process = start("build", new, "--out", site, "--history", "none")
        time.sleep(takes * part)
        process.kill()
        process.communicate()
        assert ended(start("build", new, "--out", site, "--history", "none"))[0] == 0
        assert whole(site) == after
        assert ended(start("build", old, "--out", site, "--history", "none"))[0] == 0
