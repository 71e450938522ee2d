"""detecting: a title keeps what its words call for, and says whose a thing is."""

import pytest

from tests.titles import titles


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # What is the own of who acts is told so, where nothing else says which it is, and of people in any case.
        ("Пётр Громов 5 мая 2018 года покинул свой дом.", "Пётр Громов покинул свой дом"),
        ("Пётр Громов родился 5 мая 2018 года на даче своего деда в Твери.", "Пётр Громов родился на даче своего деда в Твери"),
        ("5 мая 2018 года мэр Твери объявил Петра Громова своим преемником.", "Мэр Твери объявил Петра Громова своим преемником"),
        # Not where nobody is told, an adjective or a genitive says which it is, or a name does.
        ("5 мая 2018 года провели свой матч на первенство мира в Твери.", "Провели матч на первенство мира в Твери"),
        ("Пётр Громов 5 мая 2018 года снял свой первый фильм «Мост».", "Пётр Громов снял первый фильм «Мост»"),
        ("Пётр Громов 5 мая 2018 года объявил о своей отставке.", "Пётр Громов объявил об отставке"),
        ("Пётр Громов 5 мая 2018 года продал свою долю акций завода.", "Пётр Громов продал долю акций завода"),
        ("Пётр Громов 5 мая 2018 года сменил своего брата Ивана Громова.", "Пётр Громов сменил Ивана Громова"),
    ],
)
def test_whose_own_it_is(text: str, wanted: str) -> None:
    found = titles(text)
    assert wanted in found, found
