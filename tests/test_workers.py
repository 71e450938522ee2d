"""What processes do apart comes back whole and in order, and nothing is done behind the back of who stops asking."""

import os
import time
from itertools import count, islice
from pathlib import Path

import pytest

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


def test_parts_are_done_by_others_and_asked_for_as_needed():
    numbers = count()
    with Workers(2) as workers:
        found = list(islice(workers.map(squared, numbers), 20))
    assert [square for square, _ in found] == [n * n for n in range(20)]
    assert os.getpid() not in {process for _, process in found}
    assert next(numbers) <= 20 + workers.ahead


def test_a_part_whose_process_died_is_done_here():
    with Workers(2) as workers:
        assert list(workers.map(end_elsewhere, [os.getpid()] * 2)) == [os.getpid()] * 2


def test_who_stops_asking_waits_for_what_is_under_way(tmp_path):
    with Workers(2) as workers:
        made = workers.map(late, (tmp_path / str(n) for n in count()))
        next(made)
        made.close()
        before = sorted(tmp_path.iterdir())
        time.sleep(1)
        assert sorted(tmp_path.iterdir()) == before


def test_what_a_part_raises_is_raised_here():
    with Workers(2) as workers, pytest.raises(ValueError, match="7"):
        list(workers.map(wrong, [7]))
