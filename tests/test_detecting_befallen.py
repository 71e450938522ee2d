"""detecting: what befalls somebody (left without light, fallen off a rock), and which part of an event it was."""

import pytest
from attrs import evolve

from timeline import pipeline, reading
from timeline.model import Event


def told(text: str, published: str = "2024-11-05") -> tuple[Event, ...]:
    return pipeline.read(evolve(reading.document(text, "a.txt"), published=published, published_basis="given")).events


@pytest.mark.parametrize("what", ["света", "воды", "газа", "тепла"])
@pytest.mark.parametrize(
    "sentence",
    ["Три посёлка остались 3 ноября без {}.", "Без {} 3 ноября остались три посёлка.", "Посёлок оказался без {} 3 ноября."],
)
def test_who_is_left_without_a_thing_has_something_befall_him(sentence: str, what: str) -> None:
    assert [(e.edtf, e.status) for e in told(sentence.format(what))] == [("2024-11-03", "occurred")]


@pytest.mark.parametrize(
    "text",
    [
        "Стороны остались 3 ноября при своём мнении.",
        "Пётр Громов оставался в Твери 3 ноября без охраны.",
        "Под стражей 3 ноября осталась вся группа, хотя и без права переписки.",
    ],
)
def test_what_stays_as_it_was_is_no_event(text: str) -> None:
    assert not told(text)


@pytest.mark.parametrize("where", ["со скалы", "с обрыва", "с крыши", "с высоты"])
def test_who_falls_is_called_off_by_nobody(where: str) -> None:
    (event,) = told(f"Турист сорвался 1 ноября {where} в Крыму.")
    assert (event.kind, event.status) == ("accident", "occurred")


def test_what_falls_through_is() -> None:
    assert [e.status for e in told("Встреча в Вене сорвалась 1 ноября.")] == ["cancelled"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Второй раунд переговоров о границе прошёл 3 ноября в Вене.", "Второй раунд переговоров о границе в Вене"),
        ("Второй тур выборов президента Молдавии состоялся 3 ноября.", "Второй тур выборов президента Молдавии"),
        ("Второй этап учений «Гром» начнётся 10 ноября в Бресте.", "Второй этап учений «Гром» в Бресте"),
        ("Новая серия обстрелов Бейрута произошла 3 ноября.", "Серия обстрелов Бейрута"),
        ("Ход переговоров о границе обсудили 3 ноября в Вене.", "Ход переговоров о границе обсудили в Вене"),
    ],
)
def test_a_part_of_an_event_is_told_as_that(text: str, title: str) -> None:
    assert [e.title for e in told(text)] == [title]


@pytest.mark.parametrize("place", ["41-е", "третье", "5-е", "последнее"])
def test_how_somebody_stands_is_no_event(place: str) -> None:
    assert not told(f"Банк занимал {place} место в рейтинге 3 ноября.")
    assert [e.kind for e in told(f"Пётр Громов занял {place} место на турнире в Твери 3 ноября.")] == ["sport"]


def test_whose_place_he_held_is() -> None:
    assert told("Пётр Громов занимал место главного дирижёра в 2003—2005 годах.")
