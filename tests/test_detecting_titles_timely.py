"""detecting: a title has nothing of when: neither a part of the day nor a word that says that something is over or to come."""

from itertools import product

import pytest

from tests.titles import titles


@pytest.mark.parametrize(
    ("part", "told"),
    [
        *product(
            ("утром 5 мая", "вечером 5 мая", "ночью 5 мая", "5 мая днём"),
            (
                ("Пожар на складе в Твери потушили {}.", "Пожар на складе в Твери потушили"),
                ("Новый мост через Волгу в Твери открыли {}.", "Новый мост через Волгу открыли в Твери"),
                ("Петра Громова задержали {} в аэропорту Твери.", "Петра Громова задержали в аэропорту Твери"),
            ),
        )
    ],
)
def test_a_part_of_the_day_is_nothing_that_something_is_done_to(part: str, told: tuple[str, str]) -> None:
    text, wanted = told
    assert wanted in titles(text.format(f"{part} 2018 года" if part.endswith("мая") else part))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Предстоящий саммит пройдёт в Казани 10 июня.", "Саммит в Казани"),
        ("Прошедшая 10 мая сессия городской думы Твери утвердила бюджет.", "Сессия городской думы Твери утвердила бюджет"),
        ("Предыдущая встреча министров прошла в Праге в мае 2017 года.", "Встреча министров в Праге"),
        ("Нынешний фестиваль «Гроза» откроется 20 июня в Твери.", "Фестиваль «Гроза» откроется в Твери"),
        ("На минувших 10 мая выборах победил мэр Твери Пётр Громов.", "Мэр Твери Пётр Громов победил на выборах"),
        # What it is measured by, who somebody is, and a title too short without it stay as they are.
        ("5 мая 2018 года президент уволил следующего министра Петра Громова.", "Президент уволил министра Петра Громова"),
        ("Нынешний мэр Твери Пётр Громов подаст в отставку 20 июня.", "Нынешний мэр Твери Пётр Громов подаст в отставку"),
        ("Предстоящая встреча прошла 10 мая.", "Предстоящая встреча прошла"),
    ],
)
def test_that_something_is_over_or_to_come_its_date_says(text: str, wanted: str) -> None:
    assert wanted in titles(text)


@pytest.mark.parametrize(
    ("noun", "verb"),
    [*product(("Первое заседание комиссии", "Собрание жильцов дома"), ("назначено на", "намечено на", "состоится", "пройдёт"))],
)
def test_what_only_takes_place_is_told_by_its_noun(noun: str, verb: str) -> None:
    assert titles(f"{noun} {verb} 20 июня.") == [noun]


@pytest.mark.parametrize(
    "text",
    [
        "Первое заседание комиссии не состоится",
        "Открытый урок намечен",  # the noun alone says too little
    ],
)
def test_else_the_verb_stays(text: str) -> None:
    assert titles(f"{text} 20 июня.") == [text]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Опрос об открытии парка в Твери продлится до 20 июня.", "Опрос об открытии парка в Твери"),
        ("Лекция о выборах мэра Твери состоится 20 июня.", "Лекция о выборах мэра Твери"),
        # What the verb itself tells of stays its own.
        ("Открытие парка в Твери состоится 20 июня.", "Открытие парка в Твери"),
        ("Второй раунд выборов мэра Твери состоится 20 июня.", "Второй раунд выборов мэра Твери"),
    ],
)
def test_what_takes_place_is_not_what_it_is_about(text: str, wanted: str) -> None:
    assert any(title.startswith(wanted) for title in titles(text)), titles(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Цветы возложили к открытой 10 мая мраморной плите в Твери.", "Цветы возложили к мраморной плите в Твери"),
        # Who is told behind what somebody did is no bearer of it.
        (
            "На смену придёт Анна Белова, сменившая 10 мая мэра Твери Петра Громова.",
            "Анна Белова сменила мэра Твери Петра Громова",
        ),
    ],
)
def test_what_a_time_parts_from_its_noun_is_the_nouns(text: str, wanted: str) -> None:
    assert any(title.startswith(wanted) for title in titles(text)), titles(text)
