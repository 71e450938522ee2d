"""detecting: what is moved to another day, and what stands beside it."""

import pytest
from attrs import evolve

from timeline import pipeline, reading


def told(text: str) -> list[str]:
    """The events of a text of 2 May 2017: their words, days, status and former days."""
    events = pipeline.read(evolve(reading.document(text, "a.txt"), published="2017-05-02", published_basis="given")).events
    moved = (f" from {e.moved_from}" if e.moved_from else "" for e in events)
    return [f"{text[e.start : e.end]} {e.edtf} {e.status}{old}" for e, old in zip(events, moved, strict=True)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Выступление хора в Твери, анонсированное на сегодня, отменили; панихида в храме Троицы состоится завтра.",
            ["Выступление 2017-05-02 cancelled", "панихида 2017-05-03 scheduled"],
        ),
        (
            "Лыжный марафон в Твери, намеченный на 6 мая, отложен; в парке 9 мая пройдёт концерт Анны Беловой.",
            ["марафон 2017-05-06 postponed from 2017-05-06", "концерт 2017-05-09 scheduled"],
        ),
        (
            "Столкновения пучков состоятся в Дубне 30 мая, а выход на мощность, ранее обещанный на 2016-й, отложен до 2023 года.",
            ["Столкновения 2017-05-30 scheduled"],
        ),
        (
            "Они проиграли в Твери в субботу, и теперь судьба «Ротора» решится в очном матче 20 мая.",
            ["решится 2017-05-20 scheduled"],
        ),
        (
            "Пленум союза, назначавшийся на 7 мая, соберётся позже: заседание назначено теперь на 21 мая.",
            ["заседание 2017-05-21 postponed from 2017-05-07"],
        ),
    ],
)
def test_of_two_days_only_such_are_the_old_and_the_new_as_both_are_the_events_own(text: str, found: list[str]) -> None:
    assert [one for one in told(text) if one in found or one.split()[0] in {f.split()[0] for f in found}] == found


def test_the_day_of_what_is_told_by_the_way_is_no_new_one() -> None:
    text = "Поездка министра в Тверь намечалась на март, но была сдвинута ввиду отставки мэра, о которой объявили 14 апреля."
    assert [one for one in told(text) if "Поездка" in one] == ["Поездка 2017-03 postponed from 2017-03"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Первоначально визит в Тверь намечался на март, однако тогда его пришлось отложить.",
            "визит 2017-03 postponed from 2017-03",
        ),
        ("Изначально спутник «Луч» собирались вывести на орбиту в 2007 году.", "вывести 2007 postponed from 2007"),
        ("Первоначально сдать мост в Твери предполагалось 1 декабря 2016 года.", "мост 2016-12-01 postponed from 2016-12-01"),
        ("Спутник «Луч» собирались вывести на орбиту в 2007 году.", "вывести 2007 hypothetical"),
        ("Изначально концерт хора в Твери собирались провести 20 апреля, но отменили.", "концерт 2017-04-20 cancelled"),
        ("Черепахам в Твери пришлось перенести полёт 15 апреля.", "полёт 2017-04-15 occurred"),
        (
            "Заседание совета Твери должно было состояться 28 апреля, но его пришлось отложить.",
            "Заседание 2017-04-28 postponed from 2017-04-28",
        ),
        ("Рейсы в Тверь, анонсированные на июнь, авиакомпания запускать не будет.", "Рейсы 2017-06 cancelled"),
        ("Рейсы в Тверь, анонсированные на июнь, авиакомпания запускать будет.", "Рейсы 2017-06 scheduled"),
        ("Дебаты кандидатов в Твери, намеченные на 10 мая, сняты с эфира.", "Дебаты 2017-05-10 cancelled"),
    ],
)
def test_a_plan_before_another_was_moved_and_what_nobody_will_do_is_called_off(text: str, found: str) -> None:
    assert found in told(text)


@pytest.mark.parametrize("what", ["операции на колене", "инфаркта", "тяжёлой травмы"])
def test_what_somebody_suffered_is_not_moved(what: str) -> None:
    text = f"Вратарь «Зари» Пётр Громов вернулся в Тверь после перенесённой 20 апреля {what}."
    assert "postponed" not in " ".join(told(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # What was put down for a month or day in a past year, in one clause with it, was to be right after that.
        ("В марте 2015 года власти Твери перенесли фестиваль с апреля на май.", "фестиваль 2015-05 postponed from 2015-04"),
        ("В декабре 2015 года власти Твери перенесли фестиваль с февраля на март.", "фестиваль 2016-03 postponed from 2016-02"),
        ("В 2015 году выборы мэра Твери перенесли с 4 сентября на 5 декабря.", "выборы 2015-12-05 postponed from 2015-09-04"),
        # Not what is told of a thing, nor what another clause puts down.
        ("Построенный в 2015 году фестивальный зал перенёс фестиваль в Твери на 9 июня.", "фестиваль 2017-06-09 postponed"),
        ("В 2015 году Анна Белова открыла зал, фестиваль в Твери перенесли на 9 июня.", "фестиваль 2017-06-09 postponed"),
    ],
)
def test_what_was_put_off_in_a_past_year_was_to_be_then(text: str, found: str) -> None:
    assert found in told(text)


@pytest.mark.parametrize("off", ["перенесли с 18 мая на более поздний срок", "перенесли с 18 мая из-за погоды"])
def test_a_new_day_that_is_not_told_leaves_the_old_one(off: str) -> None:
    assert told(f"Матч «Степь» — «Ротор» в Твери {off}.") == ["Матч 2017-05-18 postponed from 2017-05-18"]


@pytest.mark.parametrize("whose", ["", " в Твери", " СКФО", " СКФО в Твери"])
def test_the_old_day_is_told_of_what_was_planned_whoever_holds_it(whose: str) -> None:
    assert told(f"Экономический саммит{whose}, намеченный на 23 мая, перенесли на 4 июня.") == [
        "саммит 2017-06-04 postponed from 2017-05-23"
    ]
