"""detecting: modality, negation, moving and calling off, one turn of phrase a row (`corpus/events/grammar.tsv`)."""

from pathlib import Path

import pytest

from timeline import analysing, dating, detecting, languages, resolving, tagging
from timeline.model import Document, Event

TABLE = Path(__file__).parent / "corpus" / "events" / "grammar.tsv"
ROWS = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


def told(day: str, text: str) -> tuple[Event, ...]:
    document = Document(id="0" * 12, source="row", text=text, published=day, published_basis="given")
    parsed = analysing.parse(document, languages.load("ru"))
    mentions = tagging.tag(parsed)
    publication = dating.published(parsed, mentions)
    return detecting.detect(parsed, tuple(resolving.resolve(parsed, mentions, publication, "tense")), publication)[0]


def test_the_statuses_of_the_events_found() -> None:
    found = [(text, wanted, " | ".join(event.status for event in told(day, text))) for day, text, wanted in ROWS]
    known = [row for row in found if row[1].count("|") == row[2].count("|") and row[2]]
    assert [row for row in known if row[1] != row[2]] == []
    assert len(known) >= 0.8 * len(found)


@pytest.mark.parametrize(
    ("text", "value", "old"),
    [
        ("Премьеру мюзикла передвинули с 14 на 28 июня.", "2024-06-28", "2024-06-14"),
        ("Концерт Баха в Туле перенесли с 20 декабря на 10 января 2025 года.", "2025-01-10", "2024-12-20"),
        ("Открытие моста в Туле перенесли на 1 июля.", "2024-07-01", None),
        ("Гастроли цирка в Омске, намеченные на 22 июня, перенесены на неопределённый срок.", "2024-06-22", "2024-06-22"),
        ("Учения НАТО в Польше начнутся вместо 20 июня 4 июля.", "2024-07-04", "2024-06-20"),
        ("Учения НАТО в Польше начнутся 4 июля, а не 20 июня.", "2024-07-04", "2024-06-20"),
    ],
)
def test_when_a_moved_event_is_and_was_to_be(text: str, value: str, old: str | None) -> None:
    [event] = told("2024-06-10", text)
    assert (event.status, event.edtf, event.moved_from) == ("postponed", value, old)
