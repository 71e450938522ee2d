"""When articles were published, row by row of `corpus/ru/published.tsv`: by the page as it stands, nothing given."""

import pytest
from attrs import frozen

import timeline
from tests.corpus_rows import FOLDER

# Rows that we get wrong, strictly, by how their text begins: one that comes right must leave this list.
KNOWN_FAILURES: tuple[str, ...] = ()


@frozen
class Row:
    """A row of the table: "-" is no day, "?" any day that is not called sure."""

    line: int
    day: str
    sure: bool
    text: str


def _rows() -> list[Row]:
    lines = (FOLDER / "published.tsv").read_text(encoding="utf-8").splitlines()
    table = [(number, line.split("\t")) for number, line in enumerate(lines, 1) if line and not line.startswith("#")]
    return [Row(number, day, sure == "sure", text.replace("¶", "\n")) for number, (day, sure, text) in table]


def _parameters() -> list[object]:
    wrong = pytest.mark.xfail(strict=True)
    return [
        pytest.param(row, id=f"ru/published.tsv:{row.line}", marks=wrong if row.text.startswith(KNOWN_FAILURES) else ())
        for row in _rows()
    ]


@pytest.mark.parametrize("row", _parameters())
def test_the_day_and_how_sure_it_is(row: Row) -> None:
    found = timeline.read(row.text).publication
    shown = f"{found.day} {found.basis} {'sure' if found.sure else 'unsure'}"
    assert found.sure == row.sure, shown
    assert row.day == "?" or found.day == (None if row.day == "-" else row.day), shown
    assert found.why
