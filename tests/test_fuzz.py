"""What fuzzing once broke stays mended: each kept input goes through its target again."""

import time
from pathlib import Path

import pytest

from tests.fuzz.targets import targets

KEPT = sorted((Path(__file__).parent / "fuzz" / "kept").iterdir())


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.name)
def test_what_broke_once_breaks_no_more(path: Path) -> None:
    started = time.process_time()
    targets()[path.name.partition("-")[0]](path.read_bytes())
    assert time.process_time() - started < 5


def test_something_was_kept() -> None:
    assert KEPT
