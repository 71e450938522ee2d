"""Writing the folder: all of it or none, and nothing touched that isn't ours."""

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Generator, Iterable
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest
from attrs import evolve

from tests.conftest import ROOT
from tests.stories import TURAN, hostile, stories, story, telling, withdrawn
from timeline.errors import TimelineError, UsageError
from timeline.publishing import publish, writing
from timeline.publishing.options import Site
from timeline.publishing.writing import MANIFEST, Stage, Staged, Written

FILES = {"index.html": b"<p>1", "events/a.html": b"a", "events/b.html": b"b", "all.ics": b"c"}
SITE = Site(today=date(2024, 8, 9), title="Хроника")


def write(files: Iterable[tuple[str, bytes]], out: Path) -> Written:
    """The folder holds these files, each put on the stage when its turn comes."""

    def put(stage: Stage) -> Generator[Staged]:
        for file in files:
            yield from stage.put([file])

    return writing.write(put, out)


def held(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_folder_is_made_and_filled(tmp_path):
    out = tmp_path / "deep" / "site"
    assert write(FILES.items(), out) == Written(files=4, changed=4, removed=0, size=7)
    listing = "".join(f"{sha256(data).hexdigest()}  {path}\n" for path, data in sorted(FILES.items()))
    assert held(out) == FILES | {MANIFEST: listing.encode()}
    assert list(out.rglob(".timeline-*")) == []


def test_what_is_the_same_is_left_with_its_time(tmp_path):
    write(FILES.items(), tmp_path)
    for path in tmp_path.rglob("*"):
        os.utime(path, (1, 1))
    assert write((FILES | {"all.ics": b"d"}).items(), tmp_path) == Written(files=4, changed=1, removed=0, size=7)
    fresh = {path.name for path in tmp_path.rglob("*") if path.is_file() and path.stat().st_mtime > 1}
    assert fresh == {"all.ics", MANIFEST}


def test_what_we_no_longer_write_goes_and_nothing_else(tmp_path):
    write(FILES.items(), tmp_path)
    (tmp_path / "events" / "mine.txt").write_text("keep")
    (tmp_path / ".git").mkdir()
    assert write([("index.html", b"2"), ("topics/x.html", b"x")], tmp_path).removed == 3
    assert set(held(tmp_path)) == {"index.html", "topics/x.html", MANIFEST, "events/mine.txt"}
    assert (tmp_path / ".git").is_dir()
    (tmp_path / "events" / "mine.txt").unlink()
    write([("index.html", b"2")], tmp_path)
    assert not (tmp_path / "topics").exists()


@pytest.mark.parametrize("path", ["index.html", "events/a.html", "events"])
def test_a_file_of_somebody_else_is_in_the_way(tmp_path, path):
    foreign = tmp_path / path
    foreign.parent.mkdir(exist_ok=True)
    foreign.write_text("mine")
    with pytest.raises(TimelineError, match=path) as error:
        write(FILES.items(), tmp_path)
    assert "\n" not in str(error.value)
    assert held(tmp_path) == {path: b"mine"}


def test_a_list_of_ours_can_only_name_files_inside(tmp_path):
    out, precious = tmp_path / "site", tmp_path / "precious.txt"
    precious.write_text("keep")
    out.mkdir()
    (out / MANIFEST).write_text(f"0  ../precious.txt\n0  {precious}\n0  \n\nabc\n0  sub/../../precious.txt\n")
    write(FILES.items(), out)
    assert precious.read_text() == "keep"


@pytest.mark.parametrize("path", ["../a", "/a", "", "a/../../b", "index.html"])
def test_a_path_that_leads_out_or_comes_twice_is_a_mistake(tmp_path, path):
    with pytest.raises(ValueError, match="path"):
        write([("index.html", b""), (path, b"")], tmp_path)
    assert held(tmp_path) == {}


def test_the_folder_is_a_file(tmp_path):
    (tmp_path / "site").touch()
    with pytest.raises(UsageError, match="site: is no folder"):
        write(FILES.items(), tmp_path / "site")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_can_not_be_written(tmp_path):
    write(FILES.items(), tmp_path)
    before = held(tmp_path)
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(TimelineError, match=r"Permission denied; .* stays as it was"):
            write([("index.html", b"new")], tmp_path)
    finally:
        tmp_path.chmod(0o700)
    assert held(tmp_path) == before


def failing(number: int):
    """Files of which the one with this number can't be made."""
    for count, (path, data) in enumerate(FILES.items()):
        if count == number:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        yield path, data + b" new"


@pytest.mark.parametrize("number", range(4))
def test_an_error_while_pages_are_made_leaves_the_old_site(tmp_path, number):
    write(FILES.items(), tmp_path)
    before = held(tmp_path)
    with pytest.raises(TimelineError, match="stays as it was"):
        write(failing(number), tmp_path)
    assert held(tmp_path) == before


def test_an_error_on_the_first_build_leaves_no_folder(tmp_path):
    with pytest.raises(TimelineError):
        write(failing(2), tmp_path / "deep" / "site")
    assert not (tmp_path / "deep").exists()


def test_a_folder_in_the_place_of_our_file_is_somebody_elses(tmp_path):
    write(FILES.items(), tmp_path)
    (tmp_path / "index.html").unlink()
    (tmp_path / "index.html").mkdir()
    (tmp_path / "index.html" / "mine.txt").write_text("keep")
    before = held(tmp_path)
    with pytest.raises(UsageError, match=r"index\.html: is there"):
        write(FILES.items(), tmp_path)
    assert held(tmp_path) == before
    write([("all.ics", b"c")], tmp_path)
    assert set(held(tmp_path)) == {"index.html/mine.txt", "all.ics", MANIFEST}


def test_an_error_while_files_are_moved_puts_all_back(tmp_path):
    """A folder comes to stand where a file has to go, when all has been looked at and most files are in place."""
    write(FILES.items(), tmp_path)
    before = held(tmp_path) | {"index.html/mine.txt": b"keep"}
    del before["index.html"]

    def files():
        yield from ((path, data + b" new") for path, data in FILES.items())
        yield "new/page.html", b""
        (tmp_path / "index.html").unlink()
        (tmp_path / "index.html").mkdir()
        (tmp_path / "index.html" / "mine.txt").write_text("keep")

    with pytest.raises(TimelineError, match=r"index\.html: came to be there meanwhile; .* stays as it was"):
        write(files(), tmp_path)
    assert held(tmp_path) == before
    assert not (tmp_path / "new").exists()


def test_a_full_disk_leaves_the_old_site(tmp_path):
    """The limit on a file's size stands for the disk: writing fails in the same way, halfway through."""
    write(FILES.items(), tmp_path)
    before = held(tmp_path)
    code = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from timeline.errors import TimelineError\n"
        "from tests.test_writing import write\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))\n"
        "try:\n"
        "    write([('index.html', b'new'), ('big.json', b'x' * 10_000)], Path(sys.argv[1]))\n"
        "except TimelineError as error:\n"
        "    print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout == f"{tmp_path}: File too large; {tmp_path} stays as it was\n"
    assert held(tmp_path) == before


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize(("moment", "left"), [("staging", b"old"), ("moving", b"new")])
def test_an_interruption_leaves_one_whole_site(tmp_path, number, moment, left):
    """Sent once the first files are beside, or once the first is in its place: all of the old, or all of the new."""
    code = (
        "import os, sys, threading\n"
        "from pathlib import Path\n"
        "from tests.test_writing import MANIFEST, write\n"
        "out, number, moment = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]\n"
        "listing = (out / MANIFEST).stat().st_ino\n"
        "def reached():\n"
        "    if moment == 'staging':\n"
        "        return any(out.glob('.timeline-*/events/9*'))\n"
        "    return (out / MANIFEST).stat().st_ino != listing\n"
        "def watch():\n"
        "    while not reached():\n"
        "        pass\n"
        "    os.kill(os.getpid(), number)\n"
        "threading.Thread(target=watch).start()\n"
        "write([(f'events/{n}.html', b'new') for n in range(2000)], out)\n"
        "print('not interrupted')\n"
    )
    write([(f"events/{n}.html", b"old") for n in range(2000)], tmp_path)
    arguments = [sys.executable, "-c", code, str(tmp_path), str(int(number)), moment]
    # A shell starts what runs in the background with Ctrl-C ignored, and that is inherited.
    heed = partial(signal.signal, number, signal.SIG_DFL)
    done = subprocess.run(arguments, capture_output=True, cwd=ROOT, check=False, timeout=60, preexec_fn=heed)
    assert done.returncode != 0
    assert done.stdout == b""
    assert {data for path, data in held(tmp_path).items() if path.startswith("events/")} == {left}


def test_what_a_killed_build_left_is_cleared_away(tmp_path):
    done = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, text=True, check=True)
    for name in (f".timeline-{done.stdout.strip()}", ".timeline-1", ".timeline-mine"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").touch()
    write(FILES.items(), tmp_path)
    assert sorted(path.name for path in tmp_path.glob(".timeline-*")) == [".timeline-1", ".timeline-mine"]


def test_the_site_of_all_kinds_of_stories_is_whole_and_the_same_again(tmp_path):
    told = (*stories(), withdrawn(), *hostile())
    published = publish(told, SITE, tmp_path / "a")
    made = held(tmp_path / "a")
    assert {"index.html", "feeds.html", "all.ics", "all-approximate.ics", "timeline.json"} <= set(made)
    for feed in published.feeds:
        assert feed.path in made
        assert feed.approximate_path in made
    assert published.written.changed == published.written.files == len(made) - 1
    publish(told[::-1], SITE, tmp_path / "b")
    assert held(tmp_path / "b") == made
    assert publish(told, SITE, tmp_path / "a").written.changed == 0


def test_the_address_of_a_story_found_to_be_another_leads_there(tmp_path):
    (first, *rest) = stories()
    publish([evolve(first, former=("0" * 12,), title="Встреча <b>&</b>"), *rest], SITE, tmp_path)
    page = (tmp_path / "events" / f"{'0' * 12}.html").read_text(encoding="utf-8")
    assert f'content="0; url={first.id}.html"' in page
    assert f'<a href="{first.id}.html">Встреча &lt;b&gt;&amp;&lt;/b&gt;</a>' in page
    assert (tmp_path / "events" / f"{first.id}.html").exists()


def test_the_bytes_do_not_depend_on_the_hash_seed(tmp_path):
    code = (
        "import sys\n"
        "from datetime import date\n"
        "from tests.stories import hostile, stories, withdrawn\n"
        "from timeline.publishing import publish\n"
        "from timeline.publishing.options import Site\n"
        "publish((*stories(), withdrawn(), *hostile()), Site(today=date(2024, 8, 9), title='Хроника'), sys.argv[1])\n"
    )
    for seed in ("0", "1", "2"):
        env = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        subprocess.run([sys.executable, "-c", code, str(tmp_path / seed)], cwd=ROOT, env=env, check=True)
    assert held(tmp_path / "0") == held(tmp_path / "1") == held(tmp_path / "2")


def test_a_large_feed_is_pointed_out(tmp_path):
    told = [
        story(str(number), "2024-08-09", *(telling(TURAN, f"Предложение {number} {'и слово за словом' * 20}.") for _ in range(5)))
        for number in range(300)
    ]
    (first, *_) = publish(told, SITE, tmp_path).warnings
    assert first.startswith("all.ics: 1")
    assert first.endswith("kB; some calendars read no more than 1 MB, smaller feeds are whole")
