"""detecting: what is charged, supposed or thought is told so in a title."""

import pytest

from tests.titles import titles


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # What investigators, opinions and charges say keeps its source.
        (
            "По версии следствия, 5 мая 2018 года Пётр Громов приобрёл в Твери взрывчатку.",
            "По версии следствия, Пётр Громов приобрёл в Твери взрывчатку",
        ),
        (
            "По мнению журнала «Степь», в 2010 году Пётр Громов изменил жизнь миллионов людей.",
            "По мнению журнала «Степь», Пётр Громов изменил жизнь миллионов людей",
        ),
        (
            "Пётр Громов обвиняется в том, что 5 мая 2018 года он отдал распоряжение о подрыве моста.",
            "По версии обвинения, Пётр Громов отдал распоряжение о подрыве моста",
        ),
        (
            "Полиция утверждает, что 5 мая 2018 года Пётр Громов взорвал мост в Твери.",
            "Полиция: Пётр Громов взорвал мост в Твери",
        ),
        # It holds for what goes on from it too.
        (
            "По данным следствия, Пётр Громов приехал в Тверь и 5 мая 2018 года взорвал мост.",
            "По данным следствия, Пётр Громов взорвал мост",
        ),
        # A doubt stays.
        (
            "Пётр Громов предположительно умер в Твери 5 мая 2018 года.",
            "Пётр Громов предположительно умер в Твери",
        ),
        # Plain news needs no source, nor does what another clause takes for granted.
        (
            "По словам Ивана Белова, 5 мая 2018 года Пётр Громов открыл мост в Твери.",
            "Пётр Громов открыл мост в Твери",
        ),
        (
            "По данным агентства, 5 мая 2018 года Пётр Громов открыл мост в Твери.",
            "Пётр Громов открыл мост в Твери",
        ),
        # Without whom somebody does something to himself he does something else.
        ("Пётр Громов покончил с собой в Твери 5 мая 2018 года.", "Пётр Громов покончил с собой в Твери"),
    ],
)
def test_allegations_keep_their_source(text: str, wanted: str) -> None:
    found = titles(text)
    assert wanted in found, found


def test_what_is_taken_for_granted_has_no_source() -> None:
    found = titles("По данным следствия, взрывы, прогремевшие в Твери 5 мая 2018 года, подготовил Пётр Громов.")
    assert "Взрывы прогремели в Твери" in found, found
