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


@pytest.mark.parametrize("meanwhile", ["став директором завода", "приняв участие в выборах мэра", "спасаясь от долгой войны"])
@pytest.mark.parametrize("rest", ["", ", и объединил завод с фабрикой"])
def test_what_came_of_it_is_told(meanwhile: str, rest: str) -> None:
    found = titles(f"Пётр Громов 5 мая вернулся в Тверь, {meanwhile}{rest}.")
    assert f"Пётр Громов вернулся в Тверь, {meanwhile}" in found, found


@pytest.mark.parametrize(
    "meanwhile",
    # What says nothing more, is said, has a pronoun, a time or a clause of its own, or no room.
    [
        "улыбаясь",
        "заявив о реформе",
        "назвав её лучшей",
        "закрыв 3 июня старую",
        "сообщив, что уезжает",
        "заручившись необходимой поддержкой у бывшего директора самого большого городского банка Ивана Петровича Белова",
    ],
)
def test_what_is_not_told_meanwhile(meanwhile: str) -> None:
    found = titles(f"Анна Белова 5 мая открыла школу, {meanwhile}.")
    assert "Анна Белова открыла школу" in found, found


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        # The last of what somebody did is joined with "и" also where the sentence has but a comma.
        ("открыл театр, закрыл музей", "открыл театр и закрыл музей"),
        ("открыл театр, закрыл музей, построил мост", "открыл театр, закрыл музей и построил мост"),
        # Not a gerund, nor where it is so already.
        ("открыл театр, закрыл музей и построил мост", "открыл театр, закрыл музей и построил мост"),
        ("вернулся в Тверь, став мэром", "вернулся в Тверь, став мэром"),
    ],
)
def test_the_last_of_several_deeds_is_joined(told: str, wanted: str) -> None:
    assert titles(f"Пётр Громов 5 мая 2018 года {told}.") == [f"Пётр Громов {wanted}"]
