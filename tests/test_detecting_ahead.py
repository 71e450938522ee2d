"""detecting: what is to come."""

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from timeline import edtf, pipeline, reading
from timeline.detecting.modality.status import ahead
from timeline.model import Dated, Event, Publication, Reason


def told(text: str, published: str = "2017-05-02") -> tuple[Event, ...]:
    return pipeline.read(evolve(reading.document(text, "a.txt"), published=published, published_basis="given")).events


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Громов будет баллотироваться на пост мэра Твери в сентябре.", ["баллотироваться 2017-09"]),
        ("Вернуться в Омск министр Олег Громов должен в сентябре.", ["Вернуться 2017-09"]),
        ("Компания «Вектор» намерена в течение ближайших десяти лет вложить в завод 3 млрд.", ["вложить 2017/2027"]),
        (
            "Министр Олег Громов намерен вылететь в Омск 5 мая и посетить Казань 6 мая.",
            ["вылететь 2017-05-05", "посетить 2017-05-06"],
        ),
        ("В мае 2018 года планируется запустить спутник связи «Вектор».", ["запустить 2018-05"]),
        ("В мае 2018 года планируется провести форум учёных Татарстана.", ["форум 2018-05"]),
        ("В мае 2012 года в Твери прошли шествия с требованием отпустить Громова.", ["шествия 2012-05"]),
        ("Олег Громов в мае 2012 года хотел и мог посетить Казань, но заболел.", ["посетить 2012-05"]),
    ],
)
def test_an_infinitive_names_what_its_verb_says_is_to_be_done(text: str, found: list[str]) -> None:
    assert [f"{text[e.start : e.end]} {e.edtf}" for e in told(text)] == found


def test_a_term_is_no_word_of_the_title() -> None:
    [event] = told("Суд в Твери должен вынести приговор Ивану Громову в трёхмесячный срок.")
    assert (event.edtf, event.status) == ("2017-05-02/2017-08-02", "scheduled")
    assert "срок" not in event.title
    assert not [e for e in told("Суд в Твери вынес приговор Ивану Громову в трёхмесячный срок.") if e.status == "scheduled"]


@pytest.mark.parametrize(
    ("published", "value", "expected"),
    [
        ("2017-05", "2017-06", True),
        ("2017-05", "2017-05-31", None),
        ("2017-05", "2017-05", None),
        ("2017-05", "2017-04-30", False),
        ("2017", "2018", True),
        ("2017", "2017-12-31", None),
        ("2017", "2016", False),
    ],
)
def test_what_lies_after_the_month_or_year_of_publication_is_ahead(published: str, value: str, expected: bool | None) -> None:
    assert ahead(dated(value), Publication(published, "given", False)) is expected


@given(st.dates(), st.dates())
def test_a_coarser_publication_never_turns_what_is_ahead_into_what_was(day: st.DataObject, other: st.DataObject) -> None:
    exact = ahead(dated(str(day)), Publication(str(other), "given", True))
    for length in (4, 7):
        assert ahead(dated(str(day)), Publication(str(other)[:length], "given", False)) in (exact, None)


def dated(value: str) -> Dated:
    first, last = edtf.bounds(value)
    return Dated(0, 1, "a", "DATE", value, first, last, (Reason("given"),))


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("Компания «Вектор» предложила 2 мая Ивану Громову работу в Твери.", ["occurred"]),
        ("Суд обязал 2 мая компанию «Вектор» снести здание в Твери.", ["occurred"]),
        ("Компания «Вектор» предлагает снести 12 мая здание в Твери.", ["hypothetical"]),
        ("С 2015 года Иван Громов начал приезжать в Тверь.", ["occurred"]),
        ("Со 2 июня Иван Громов начнёт приезжать в Тверь.", ["scheduled"]),
        ("2 мая певица Анна Громова была вынуждена уехать из Твери.", ["occurred"]),
        ("12 мая певица Анна Громова будет вынуждена уехать из Твери.", ["scheduled"]),
        ("С 1 июня в Твери вводится запрет на проведение шествий.", ["scheduled"]),
        ("Мэр Твери запретил шествие профсоюзов 12 мая.", ["cancelled"]),
        ("Концерт Анны Громовой в Твери должен был пройти 12 мая.", ["scheduled"]),
        ("Матч сборных Перу и Чили должен был пройти 12 мая, но помешала гроза.", ["cancelled"]),
        ("Громов покинул клуб, хотя матч сборных Перу и Чили должен был пройти 12 мая.", ["cancelled"]),
    ],
)
def test_what_somebody_did_or_had_to_do_is_no_plan(text: str, statuses: list[str]) -> None:
    assert [event.status for event in told(text)] == statuses


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Завтра в Москве начинается международный авиасалон.", ["авиасалон 2017-05-03"]),
        ("Работы по замене труб продлятся в Твери до конца 2018 года.", ["Работы 2018~"]),
        ("Новый президентский срок Ивана Громова начнётся 10 января 2018 года.", ["срок 2018-01-10"]),
        ("Завтра Иван Громов начинается с улыбки.", []),
    ],
)
def test_what_begins_or_ends_is_an_event_whatever_it_is(text: str, found: list[str]) -> None:
    assert [f"{text[e.start : e.end]} {e.edtf}" for e in told(text)] == found
