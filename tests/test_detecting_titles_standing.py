"""detecting: a title names whom a sentence names behind a sign, and says of the dead who they were."""

import pytest

from tests.titles import titles


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # A name that a sign parts from what its bearer is called stands in the title.
        (
            "5 мая в Твери скончался прежний настоятель — почётный митрополит Пётр Громов.",
            "Прежний настоятель Пётр Громов скончался",
        ),
        ("Лидер группы «Степь», музыкант Пётр Громов 5 мая уехал в Тверь.", "Лидер группы «Степь» Пётр Громов уехал в Тверь"),
        # Not that of somebody else whom the other name only tells of.
        ("Мэр Твери Пётр Громов, сын художника Ивана Громова, 5 мая уехал в Омск.", "Мэр Твери Пётр Громов уехал в Омск"),
        # Who somebody was is told of who died, by the first of what he is called, and rather than how far the rest goes.
        (
            "5 мая в Твери умер известный физик и математик Пётр Громов, лауреат премии.",
            "Известный физик Пётр Громов умер в Твери",
        ),
        (
            "5 мая в городской больнице Твери после долгой борьбы с тяжёлой болезнью умер "
            "советский и российский поэт Пётр Громов.",
            "Поэт Пётр Громов умер в городской больнице Твери после долгой борьбы с тяжёлой болезнью",
        ),
        # Of who won a prize it needn't be.
        (
            "5 мая в большом зале городской больницы Твери знаменитый советский и российский поэт Пётр Громов "
            "получил почётную награду.",
            "Пётр Громов получил почётную награду",
        ),
    ],
)
def test_who_it_was(text: str, wanted: str) -> None:
    found = titles(text)
    assert any(title.startswith(wanted) for title in found), found
