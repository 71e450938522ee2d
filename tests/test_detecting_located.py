"""detecting: where something was stands in its title as a reader would word it, not before a colon."""

import pytest
from attrs import evolve

from timeline import analysing, dating, detecting, languages, reading, resolving, tagging
from timeline.detecting import located


def shown(place: str, rest: str, status: str = "scheduled", opening: str = "") -> str:
    """The title of an event there whose title opens with a place and a colon."""
    parsed = analysing.parse(reading.document("Совет провёл выборы мэра Твери 5 мая 2018 года.", "a.txt"), languages.load("ru"))
    mentions = tagging.tag(parsed)
    publication = dating.published(parsed, mentions)
    dated = resolving.resolve(parsed, mentions, publication, "tense")
    events, _ = detecting.detect(parsed, dated, publication)
    event = evolve(events[0], title=f"{opening or place}: {rest}", place=place, status=status)
    return located.told(detecting.at_desk(parsed, dated, publication), (event,))[0].title


_IN = {
    "Чехия": "в Чехии",
    "Франция": "во Франции",
    "Куба": "на Кубе",
    "США": "в США",
    "Крым": "в Крыму",
    "Тверь": "в Твери",
    "Норфолк": "в Норфолке",
    "Приморский край": "в Приморском крае",
    "Московская область": "в Московской области",
}


@pytest.mark.parametrize("place", _IN)
@pytest.mark.parametrize("verb", ["состоятся", "должны состояться", "должны быть проведены", "запланированы", "пройдут"])
def test_what_takes_place_is_named_with_where(place: str, verb: str) -> None:
    assert shown(place, f"новые выборы мэра {verb}") == f"Новые выборы мэра {_IN[place]}"
    assert shown(place, "отмена прямых выборов") == f"Отмена прямых выборов {_IN[place]}"


@pytest.mark.parametrize("place", _IN)
def test_a_clause_opens_with_where(place: str) -> None:
    where = _IN[place][0].upper() + _IN[place][1:]
    assert shown(place, "суд оправдал одного из обвиняемых") == f"{where} суд оправдал одного из обвиняемых"
    assert shown(place, "выборы не состоятся", "cancelled") == f"{where} выборы не состоятся"


@pytest.mark.parametrize(
    ("place", "rest"),
    [
        ("Чехия", "вывод международных войск"),  # out of it
        ("Санта-Фе", "стрелок открыл огонь в школе"),  # nobody knows its cases
        ("Милан", "досрочные выборы в Италии"),  # told already
        ("Чехия", "суд оправдал одного из обвиняемых в хищении казённых средств и отпустил всех прочих домой"),  # too long
    ],
)
def test_what_may_be_told_wrong_stays(place: str, rest: str) -> None:
    assert shown(place, rest) == f"{place}: {rest}"


def test_whom_an_article_is_about_stays_before_the_colon() -> None:
    assert shown("Тверь", "тяжёлая операция завершилась", opening="Анна Белова") == "Анна Белова: тяжёлая операция завершилась"


def test_a_building_stands_in_a_title_without_its_town() -> None:
    found = shown("Баптистская церковь, Тверь", "мужчина открыл огонь", opening="Баптистская церковь")
    assert found == "В Баптистской церкви мужчина открыл огонь"
