"""Every row of the corpus tables is a test of its own; what we get wrong stands in `known_failures.tsv`, strictly."""

import pytest

from tests.corpus_rows import FOLDER, Row, found, rows
from timeline import edtf, tagging

# Of all rows; measured at .984. It may rise, and fall only by a change of this line.
FLOOR = 0.98


def _known_failures() -> dict[tuple[str, str, str], str]:
    """What we give for a row that fails, by its table, its day and its text as it stands there."""
    lines = (FOLDER / "known_failures.tsv").read_text(encoding="utf-8").splitlines()
    table = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {(name, published, marked): given for name, published, marked, given in table}


KNOWN_FAILURES = _known_failures()


def _parameters() -> list[object]:
    return [
        pytest.param(row, id=row.id, marks=pytest.mark.xfail(reason=why, strict=True) if why else ())
        for row in rows()
        for why in [KNOWN_FAILURES.get((row.table, row.published, row.marked), "")]
    ]


@pytest.mark.parametrize("row", _parameters())
def test_a_row_gives_just_its_spans_and_values(row: Row) -> None:
    values = found(row.text, row.published)
    shown = [(row.text[start:end], kind, value) for start, end, kind, value in values]
    assert row.holds(values), f"{row.published} {row.marked}: {shown}"


def test_a_value_does_not_depend_on_what_was_read_before() -> None:
    """Kinds of phrase and their values are remembered: "следующем месяце" must not be read as the "ближайшем" before it."""
    there = [found(row.text, row.published) for row in rows()]
    tagging._engine.cache_clear()
    back = [found(row.text, row.published) for row in reversed(rows())]
    assert there == back[::-1]


def test_the_share_of_right_rows_holds_its_floor() -> None:
    assert len(KNOWN_FAILURES) <= (1 - FLOOR) * len(rows())


def test_known_failures_are_rows_of_the_tables() -> None:
    assert KNOWN_FAILURES.keys() <= {(row.table, row.published, row.marked) for row in rows()}


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.id)
def test_the_values_of_the_tables_are_of_the_forms_we_write(row: Row) -> None:
    edtf.bounds(row.published)
    for _, _, kind, values in row.expected:
        for value in filter(None, values):
            assert edtf.is_duration(value) if kind in ("DURATION", "SET") else edtf.bounds(value)


def test_no_row_stands_twice() -> None:
    texts = [(row.published, row.marked) for row in rows()]
    assert len(texts) == len(set(texts))
