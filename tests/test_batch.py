"""Many documents: the same results in the same order for any number of workers, and a failing one costs itself only."""

import hashlib
import json
import os
import re
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from timeline import batch, reading, records
from timeline.model import Document, Failure, Record
from timeline.reading import Given, Item, text
from timeline.workers import Workers

TEXT = "Встреча президентов прошла в Баку {} августа 2024 года.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(1, 31):
        (tmp_path / f"{number:02}.txt").write_text(TEXT.format(number), encoding="utf-8")
    (tmp_path / "15.txt").write_bytes(b"\x00\xff" * 50)
    return tmp_path


def stop_at_seven(record: Record) -> str:
    if "7 августа" in record.document.text:
        os._exit(9)
    return record.document.source


def stumble_at_seven(record: Record) -> str:
    if " 7 августа" in record.document.text:
        raise RuntimeError("споткнулся\nо строку")
    return record.document.source


def test_two_workers_give_what_one_gives(folder):
    one = list(batch.run([str(folder)], records.line))
    assert one == list(batch.run([str(folder)], records.line, workers=Workers(2)))
    assert len(one) == 30
    assert isinstance(one[14], Failure)


def test_a_document_that_raises_is_kept_as_a_failure(folder):
    found = list(batch.run([str(folder)], stumble_at_seven))
    assert isinstance(found[6], Failure)
    assert found[6].source == str(folder / "07.txt")
    assert "RuntimeError: споткнулся о строку" in found[6].reason
    assert sum(isinstance(outcome, Failure) for outcome in found) == 2


def test_a_document_that_ends_its_process_costs_itself_only(folder):
    found = list(batch.run([str(folder)], stop_at_seven, workers=Workers(2)))
    failed = [outcome.source for outcome in found if isinstance(outcome, Failure)]
    names = [os.path.basename(source) for source in failed]
    assert names == ["07.txt", "15.txt", "17.txt", "27.txt"]
    assert len(found) == 30


def test_documents_are_read_no_further_ahead_than_needed(folder):
    found = batch.run([str(folder)], records.line)
    next(found)
    (folder / "30.txt").unlink()
    assert isinstance(list(found)[-1], Failure)


def run_away_at_seven(record: Record) -> str:
    """A regular expression that would take until the sun goes out."""
    if " 7 августа" in record.document.text:
        re.match("(а+)+б", "а" * 60)
    return record.document.source


def swallow_at_seven(record: Record) -> str:
    """Whoever swallows the alarm and goes on gets it again, and its result is not taken."""
    if " 7 августа" in record.document.text:
        try:
            re.match("(а+)+б", "а" * 60)
        except Exception:
            return "проглочено"
    return record.document.source


def hang_at_seven(record: Record) -> str:
    """Native code that looks at no signal."""
    if " 7 августа" in record.document.text:
        hashlib.pbkdf2_hmac("sha256", b"", b"", 2**31 - 1)
    return record.document.source


class TestTimeout:
    @pytest.mark.parametrize("reduce", [run_away_at_seven, swallow_at_seven])
    @pytest.mark.parametrize("jobs", [1, 2])
    def test_a_document_that_takes_too_long_is_set_aside_and_the_rest_goes_on(self, folder, reduce, jobs):
        started = time.monotonic()
        found = list(batch.run([str(folder)], reduce, workers=Workers(jobs), timeout=3))
        assert time.monotonic() - started < 300
        assert found[6] == Failure(str(folder / "07.txt"), "set aside: it took more than 3 s of processor time (--timeout)")
        assert [o for o in found if not isinstance(o, Failure)] == [
            str(folder / f"{n:02}.txt") for n in range(1, 31) if n not in (7, 15)
        ]

    def test_one_that_hangs_in_native_code_is_ended_with_its_process(self, folder):
        names = [str(folder / f"{number:02}.txt") for number in (6, 7, 8)]
        started = time.monotonic()
        first, second, third = batch.run(names, hang_at_seven, workers=Workers(2), timeout=3)
        assert time.monotonic() - started < 300
        assert (first, third) == (names[0], names[2])
        assert second == Failure(names[1], "could not be read: it ended its process")

    def test_a_row_that_takes_too_long_leaves_the_other_rows(self, tmp_path):
        rows = [json.dumps({"text": TEXT.format(day)}) for day in (6, 7, 8)]
        (tmp_path / "a.jsonl").write_text("\n".join(rows), encoding="utf-8")
        found = list(batch.run([str(tmp_path / "a.jsonl")], run_away_at_seven, timeout=3))
        assert [getattr(outcome, "locator", None) for outcome in found] == [None, "line 2", None]

    def test_a_reader_that_takes_too_long_is_a_failure_too(self, tmp_path, monkeypatch):
        """The whole of a file that takes long to open is set aside; the next file is read."""
        for name in ("a.txt", "b.txt"):
            (tmp_path / name).write_text(TEXT.format(9), encoding="utf-8")

        def slow(item: Item, given: Given) -> Iterator[Document]:
            re.match("(а+)+б", "а" * (60 if item.source.endswith("a.txt") else 5))
            yield from text.read(item, given)

        monkeypatch.setitem(reading.KINDS, "txt", slow)
        first, second = batch.run([str(tmp_path)], records.line, timeout=3)
        assert isinstance(first, Failure)
        assert "set aside" in first.reason
        assert isinstance(second, str)

    def test_without_a_timeout_and_in_other_threads_nothing_is_set_aside(self, folder):
        with ThreadPoolExecutor(1) as pool:
            found = pool.submit(lambda: list(batch.run([str(folder)], records.line, timeout=0.000001))).result()
        assert found == list(batch.run([str(folder)], records.line))

    def test_the_alarm_is_off_when_the_document_is_done(self, folder):
        list(batch.run([str(folder)], records.line, timeout=5))
        assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)
        assert signal.getsignal(signal.SIGPROF) is signal.SIG_DFL
