"""detecting: the corpus of statuses, one short agency text a row (`corpus/events/status.tsv`).

The rules were written looking at every other row, from the first on, and the weights learned from them; the rows between were
never looked at.
"""

import re
from collections import Counter
from pathlib import Path

import pytest
from attrs import evolve, frozen

from timeline import analysing, dating, detecting, edtf, languages, pipeline, reading, resolving, tagging
from timeline.model import STATUSES, Document, Event

TABLE = Path(__file__).parent / "corpus" / "events" / "status.tsv"
SEEN, UNSEEN = 0.9, 0.8  # floors of status F1 over all five; may rise
MOVED_SEEN, MOVED_UNSEEN = 0.73, 0.45  # the same of the share of moved events with both times right


@frozen
class Wanted:
    """What is right of one event: where it is named, its time and status, the old time of one that moved."""

    trigger: tuple[int, int]
    edtf: str
    status: str
    moved_from: str | None


@frozen
class Row:
    """A row: its line, the publication day, the text, the events it tells."""

    line: int
    published: str
    text: str
    events: tuple[Wanted, ...]


def rows() -> list[Row]:
    found = []
    for line, text in enumerate(TABLE.read_text(encoding="utf-8").splitlines(), 1):
        if text.startswith("#"):
            continue
        day, marked, values = text.split("\t")
        spans = [(m.start() - 2 * i, m.end() - 2 * i - 2) for i, m in enumerate(re.finditer(r"\[[^]]+\]", marked))]
        events = tuple(_wanted(span, value) for span, value in zip(spans, values.split(" | "), strict=True))
        found.append(Row(line, day, re.sub(r"[\[\]]", "", marked), events))
    return found


def _wanted(span: tuple[int, int], value: str) -> Wanted:
    match = re.fullmatch(r"(\S+) (\w+)(?: from (\S+))?", value)
    assert match, value
    assert match[2] in STATUSES, value
    return Wanted(span, match[1], match[2], match[3])


def told(row: Row) -> list[Event | None]:
    """For each event of a row the one found, its dates given the right year; None where none is found.

    An event is found by its word, else by its day; one event found answers for one wanted.
    """
    document = Document(id="0" * 12, source="row", text=row.text, published=row.published, published_basis="given")
    parsed = analysing.parse(document, languages.load("ru"))
    mentions = tagging.tag(parsed)
    publication = dating.published(parsed, mentions)
    values = [value for w in row.events for value in (w.edtf, w.moved_from) if value]
    dated = []
    for date in resolving.resolve(parsed, mentions, publication, "tense"):
        right = next((value for value in values if value[4:] == date.edtf[4:]), "")
        first, last = edtf.bounds(right)
        dated.append(evolve(date, edtf=right, first=first, last=last) if right else date)
    left = list(detecting.detect(parsed, tuple(dated), publication)[0])
    found: list[Event | None] = [None] * len(row.events)
    for ranks in ((_named, _timed), (_named,), (_timed,)):
        for i, want in enumerate(row.events):
            event = next((e for e in left if all(rank(e, want) for rank in ranks)), None)
            if found[i] is None and event is not None:
                found[i] = event
                left.remove(event)
    return found


def _named(event: Event, want: Wanted) -> bool:
    return event.start < want.trigger[1] and want.trigger[0] < event.end


def _timed(event: Event, want: Wanted) -> bool:
    return event.edtf == want.edtf


def score(half: list[Row]) -> float:
    """Status F1, macro over all five; an event that isn't found counts against its status."""
    given, right, wanted = Counter[str](), Counter[str](), Counter[str]()
    for row in half:
        for want, event in zip(row.events, told(row), strict=True):
            wanted[want.status] += 1
            if event is not None:
                given[event.status] += 1
                right[event.status] += event.status == want.status
    return sum(2 * right[s] / (given[s] + wanted[s]) for s in STATUSES) / len(STATUSES)


def test_the_table_has_every_status_and_no_text_twice() -> None:
    table = rows()
    assert len(table) >= 200
    assert {want.status for row in table for want in row.events} == set(STATUSES)
    assert len({row.text for row in table}) == len(table)


@pytest.mark.parametrize(("start", "floor"), [(0, SEEN), (1, UNSEEN)], ids=["seen", "unseen"])
def test_status_f1_keeps_its_floor(start: int, floor: float) -> None:
    assert score(rows()[start::2]) >= floor


@pytest.mark.parametrize(("start", "floor"), [(0, MOVED_SEEN), (1, MOVED_UNSEEN)], ids=["seen", "unseen"])
def test_a_postponed_event_stands_at_its_new_time_and_knows_the_old(start: int, floor: float) -> None:
    moved = [(w, e) for row in rows()[start::2] for w, e in zip(row.events, told(row), strict=True) if w.moved_from]
    right = [e is not None and (e.edtf, e.moved_from) == (w.edtf, w.moved_from) for w, e in moved]
    assert sum(right) / len(right) >= floor


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("проводиться не будет", "cancelled"), ("проведён не будет", "cancelled"), ("не будет проводиться", "cancelled"),
        ("не будет проведён", "cancelled"), ("отменять не будут", "scheduled"), ("отменён не будет", "scheduled"),
        ("переноситься не будет", "scheduled"), ("будет проводиться", "scheduled"), ("отменён", "cancelled"),
    ],
)  # fmt: skip
def test_to_be_with_its_negation_stands_before_or_behind_what_it_negates(said: str, status: str) -> None:
    text = f"Турнир по шахматам в Твери 5 июля {said}."
    found = pipeline.read(evolve(reading.document(text, "a.txt"), published="2017-05-02", published_basis="given")).events
    assert [event.status for event in found] == [status]


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("Вопрос о бюджете, который должны рассмотреть 5 июля, снят с повестки.", "cancelled"),
        ("Вопрос о бюджете, который должны рассмотреть 5 июля, передан депутатам.", "scheduled"),
    ],
)
def test_what_a_relative_clause_is_done_to_may_be_what_a_noun_is_about(said: str, status: str) -> None:
    found = pipeline.read(evolve(reading.document(said, "a.txt"), published="2017-05-02", published_basis="given")).events
    assert {event.status for event in found if event.edtf == "2017-07-05"} == {status}


@pytest.mark.parametrize("somebody", ["посла", "консула", "атташе"])
@pytest.mark.parametrize("deed", ["вернётся в Омск", "прилетит в Омск"])
def test_what_somebody_called_back_does_is_not_called_off(somebody: str, deed: str) -> None:
    text = f"Россия отозвала {somebody} из Тулы для консультаций, он {deed} 13 ноября."
    document = evolve(reading.document(text, "a.txt"), published="2024-11-05", published_basis="given")
    assert {e.status for e in pipeline.read(document).events if e.edtf == "2024-11-13"} <= {"scheduled"}


@pytest.mark.parametrize("paper", ["закон", "вопрос", "проект"])
@pytest.mark.parametrize("noun", ["запрете", "отмене", "переносе", "аннулировании"])
@pytest.mark.parametrize("matter", ["пошлин", "льгот на проезд", "прежних тарифов"])
def test_what_is_said_of_a_paper_about_a_ban_is_not_called_off(paper: str, noun: str, matter: str) -> None:
    text = f"Госдума 13 ноября рассмотрит {paper} {'об' if noun[0] in 'ао' else 'о'} {noun} {matter}."
    document = evolve(reading.document(text, "a.txt"), published="2024-11-05", published_basis="given")
    assert [(e.edtf, e.status) for e in pipeline.read(document).events] == [("2024-11-13", "scheduled")]


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("Министр 4 ноября прервал поездку в Тверь и вернулся в столицу.", {"occurred"}),
        ("Переговоры о продаже завода были прерваны 4 ноября.", {"occurred"}),
        ("Концерт 4 ноября прервали из-за угрозы взрыва.", {"occurred"}),
        ("Переговоры с министром, прерванные 4 ноября, возобновятся 12 ноября.", {"occurred", "scheduled"}),
        ("Пуск ракеты автоматика прервала 4 ноября за секунду до старта.", {"cancelled"}),
        ("Пуск ракеты 4 ноября был прерван.", {"cancelled"}),
    ],
)
def test_what_is_broken_off_took_place_but_for_a_launch(text: str, statuses: set[str]) -> None:
    document = evolve(reading.document(text, "a.txt"), published="2024-11-05", published_basis="given")
    assert {event.status for event in pipeline.read(document).events} == statuses
