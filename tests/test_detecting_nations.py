"""detecting: which country's an institution is, and which one "the country" stands for."""

import pytest

from tests.titles import titles

_CZECH = "В Чехии тепло. Чехия рада. Жители Чехии поют. "


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("5 мая 2018 года парламент принял закон о защите лесов.", "Парламент Чехии принял закон о защите лесов"),
        ("5 мая 2018 года Верховный суд принял решение о защите лесов.", "Верховный суд Чехии принял решение о защите лесов"),
        ("5 мая 2018 года новое правительство приняло закон о лесах.", "Новое правительство Чехии приняло закон о лесах"),
        ("5 мая 2018 года Пётр Громов стал главой правительства страны.", "Пётр Громов стал главой правительства Чехии"),
        ("5 мая 2018 года в стране запретили рубку лесов.", "Запретили рубку лесов в Чехии"),
    ],
)
def test_the_country_that_an_article_plays_in_is_named(text: str, wanted: str) -> None:
    assert wanted in titles(_CZECH + text), titles(_CZECH + text)


@pytest.mark.parametrize(
    "text",
    [
        # Another is told of as often, or in the sentence.
        _CZECH + "В Италии тепло. Италия рада. 5 мая 2018 года парламент принял закон о защите лесов.",
        _CZECH + "5 мая 2018 года парламент принял закон о торговле с Италией.",
        # There are many of them.
        _CZECH + "5 мая 2018 года районный суд принял решение о рубке лесов.",
        _CZECH + "5 мая 2018 года губернское правительство приняло закон о защите лесов.",
        # It tells of none.
        "Всюду тепло. 5 мая 2018 года парламент принял закон о защите лесов.",
    ],
)
def test_no_country_is_named_where_it_may_be_another(text: str) -> None:
    found = titles(text)
    assert found
    assert not any("Чехи" in title for title in found), found
