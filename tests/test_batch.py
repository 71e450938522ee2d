"""Many documents: the same results in the same order for any number of workers, and a failing one costs itself only."""

import os
from pathlib import Path

import pytest

from timeline import batch, records
from timeline.model import Failure, Record

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
    assert one == list(batch.run([str(folder)], records.line, jobs=2))
    assert len(one) == 30
    assert isinstance(one[14], Failure)


def test_a_document_that_raises_is_kept_as_a_failure(folder):
    found = list(batch.run([str(folder)], stumble_at_seven))
    assert isinstance(found[6], Failure)
    assert found[6].source == str(folder / "07.txt")
    assert "RuntimeError: споткнулся о строку" in found[6].reason
    assert sum(isinstance(outcome, Failure) for outcome in found) == 2


def test_a_document_that_ends_its_process_costs_itself_only(folder):
    found = list(batch.run([str(folder)], stop_at_seven, jobs=2))
    failed = [outcome.source for outcome in found if isinstance(outcome, Failure)]
    names = [os.path.basename(source) for source in failed]
    assert names == ["07.txt", "15.txt", "17.txt", "27.txt"]
    assert len(found) == 30


def test_documents_are_read_no_further_ahead_than_needed(folder):
    found = batch.run([str(folder)], records.line)
    next(found)
    (folder / "30.txt").unlink()
    assert isinstance(list(found)[-1], Failure)
