"""What processes do apart comes back whole and in order, and nothing is done behind the back of who stops asking."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import ROOT
from timeline.workers import Workers


def squared(number: int) -> tuple[int, int]:
    return number * number, os.getpid()


def end_elsewhere(here: int) -> int:
    if os.getpid() != here:
        os._exit(9)
    return here


def late(path: Path) -> None:
    time.sleep(0.3)
    path.touch()


def wrong(number: int) -> int:
    raise ValueError(number)


def test_one_job_is_done_in_this_process():
    with Workers() as workers:
        assert list(workers.map(squared, range(3))) == [(0, os.getpid()), (1, os.getpid()), (4, os.getpid())]


def test_parts_are_done_by_others_in_their_order():
    with Workers(2) as workers:
        found = list(workers.map(squared, range(40)))
    assert [square for square, _ in found] == [n * n for n in range(40)]
    assert os.getpid() not in {process for _, process in found}


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere each process begins anew")
def test_where_processes_are_copied_parts_need_not_be_sent():
    # Nobody could send these. In a process of its own, since none is copied where threads run, as other tests' servers may.
    script = (
        "from timeline.workers import Workers\nwith Workers(2) as w: print(list(w.map(lambda part: part(), [lambda: 3] * 4)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.stdout == "[3, 3, 3, 3]\n", done.stderr


def test_a_part_whose_process_died_is_done_here():
    with Workers(2) as workers:
        assert list(workers.map(end_elsewhere, [os.getpid()] * 2)) == [os.getpid()] * 2


def test_who_stops_asking_waits_for_what_is_under_way(tmp_path):
    with Workers(2) as workers:
        made = workers.map(late, [tmp_path / str(n) for n in range(100)])
        next(made)
        made.close()
        before = sorted(tmp_path.iterdir())
        time.sleep(1)
        assert sorted(tmp_path.iterdir()) == before


def test_what_a_part_raises_is_raised_here():
    with Workers(2) as workers, pytest.raises(ValueError, match="7"):
        list(workers.map(wrong, [7]))


def test_what_is_loaded_before_is_there_in_the_others():
    loaded: list[int] = []
    with Workers(2, lambda: loaded.append(os.getpid())) as workers:
        list(workers.map(squared, range(3)))
    assert loaded in ([], [os.getpid()])


KILLED = """
import time
from tests.test_workers import squared
from timeline.workers import Workers
workers = Workers(2)
print(*{process for _, process in workers.map(squared, range(20))}, flush=True)
time.sleep(60)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc")
def test_who_is_killed_leaves_nobody_behind():
    with subprocess.Popen([sys.executable, "-c", KILLED], stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        others = process.stdout.readline().split()
        process.kill()
    assert others
    until = time.monotonic() + 30
    while any(is_there(number) for number in others):
        assert time.monotonic() < until
        time.sleep(0.05)


def is_there(process: str) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


class TestScriptWithoutGuard:
    CALL = "from timeline import api\nfrom datetime import date\napi.build({inputs!r}, {out!r}, today=date(2026, 1, 1), jobs=2)\n"
    THREAD = "import threading, time\nthreading.Thread(target=time.sleep, args=(60,), daemon=True).start()\n"

    def run(self, tmp_path: Path, text: str) -> subprocess.CompletedProcess[str]:
        article = tmp_path / "a.txt"
        article.write_text("5 мая 2014 года в Москве открылась выставка.", encoding="utf-8")
        (tmp_path / "script.py").write_text(text.format(inputs=[str(article)], out=str(tmp_path / "site")), encoding="utf-8")
        return subprocess.run([sys.executable, tmp_path / "script.py"], capture_output=True, text=True, timeout=60, check=False)

    @pytest.mark.skipif(sys.platform != "linux", reason="elsewhere each process begins anew")
    def test_it_builds_where_processes_are_copied(self, tmp_path):
        done = self.run(tmp_path, self.CALL)
        assert (done.returncode, done.stderr) == (0, "")
        assert (tmp_path / "site" / "index.html").is_file()

    def test_it_is_told_once_where_each_process_begins_anew(self, tmp_path):
        done = self.run(tmp_path, self.THREAD + self.CALL)
        assert done.returncode == 1
        assert done.stderr.count("Traceback") == done.stderr.count("__main__") == 1, done.stderr

    def test_with_its_guard_it_builds_beside_a_thread_too(self, tmp_path):
        guarded = "if __name__ == '__main__':\n" + "".join(f"    {line}\n" for line in (self.THREAD + self.CALL).splitlines())
        done = self.run(tmp_path, guarded)
        assert (done.returncode, done.stderr) == (0, "")
