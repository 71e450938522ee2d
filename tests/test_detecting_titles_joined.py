"""detecting: a title tells with what somebody did what he did besides, where all has room."""

import pytest

from tests.titles import titles


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "В 2007 году Пётр Громов пришёл в музей и долго рассматривал рукописи.",
            "Пётр Громов пришёл в музей и долго рассматривал рукописи",
        ),
        (
            "В 2007 году Пётр Громов работал в музее и имел звание профессора.",
            "Пётр Громов работал в музее и имел звание профессора",
        ),
        # So does what comes last of three, and what was done to somebody.
        (
            "В 2007 году Пётр Громов вошёл в банк, достал топор и долго кричал.",
            "Пётр Громов вошёл в банк, достал топор и долго кричал",
        ),
        (
            "5 мая 2018 года Анна Белова была госпитализирована и прооперирована.",
            "Анна Белова была госпитализирована и прооперирована",
        ),
    ],
)
def test_what_he_did_besides(text: str, wanted: str) -> None:
    found = titles(text)
    assert wanted in found, found


@pytest.mark.parametrize(
    "text",
    [
        # Another one did it, at another time, now, it is set off against the first, or is an event of its own.
        "В 2007 году Пётр Громов пришёл в музей, и Анна Белова долго рассматривала рукописи.",
        "В 2007 году Пётр Громов пришёл в музей и в 2009 году долго рассматривал рукописи.",
        "В 2007 году Пётр Громов пришёл в музей и долго рассматривает рукописи.",
        "В 2007 году Пётр Громов пришёл в музей, но долго рассматривал рукописи.",
        "5 мая 2018 года Пётр Громов пришёл в музей и открыл выставку.",
        # There is no room for both.
        "В 2007 году Пётр Громов пришёл в Тверской государственный музей истории и три дня рассматривал рукописи и чертежи.",
    ],
)
def test_not_what_is_another_event(text: str) -> None:
    assert not any(" и " in title for title in titles(text)), titles(text)
