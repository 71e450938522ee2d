"""detecting: whom or what a title opens with takes part."""

import pytest

import timeline


def who(text: str, published: str = "2024-08-09") -> list[tuple[str, ...]]:
    return [one.participants for one in timeline.read(text, published).events]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Группировка «Ветер» захватила заложников. 5 мая группировка отпустит их в Твери.", "Ветер"),
        ("Клуб «Гром» из Твери основал Иван Белов. В 2019 году клуб покинул высшую лигу.", "Гром"),
        ("Умер актёр Пётр Громов. Пётр Громов родился в Твери. В 1985 году он был удостоен премии Белова в Туле.", "Пётр Громов"),
    ],
)
def test_whom_a_title_names_for_a_pronoun_or_a_noun_alone_takes_part(text: str, name: str) -> None:
    assert name in who(text)[-1]


@pytest.mark.parametrize(
    "text",
    [
        "Фильм «Тихая вода» снял Пётр Громов. Фильм показали в Твери 5 мая.",
        "Картина «Тихая вода» вышла на экраны 5 мая в Твери.",
    ],
)
def test_what_is_only_shown_takes_no_part(text: str) -> None:
    assert all("Тихая вода" not in names for names in who(text))
