"""The tables of labels: what the program is measured by teaches it nothing."""

from pathlib import Path

import pytest

from timeline import edtf

_TABLES = Path(__file__).parents[1] / "benchmarks"
_LEARNED = ("event_articles.tsv", "event_carried.tsv", "event_headlines.tsv", "event_labels.tsv", "event_who.tsv")
_UNSEEN = frozenset("abce")


def _rows(table: str) -> list[list[str]]:
    lines = (_TABLES / table).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


_KEPT_APART = {name for [name] in _rows("kept_apart.txt")}


@pytest.mark.parametrize("table", _LEARNED)
def test_nothing_is_learned_from_articles_kept_apart(table: str) -> None:
    unseen = {row[1] for row in _rows("event_apart.tsv") if row[0] in _UNSEEN}
    assert {row[0] for row in _rows(table)}.isdisjoint(_KEPT_APART | unseen)


@pytest.mark.parametrize("table", ["event_apart.tsv", "../tests/corpus/agency/events.tsv"])
def test_every_event_read_by_hand_has_a_time_a_reader_can_read(table: str) -> None:
    for _, _, _, trigger, time, _, salience, *_ in _rows(table):
        first, last = map(int, trigger.split(":"))
        assert first < last
        assert salience in ("1", "2", "3")
        assert not time or edtf.parse(time)
