"""detecting: what the forms of the words say against the tree, and what a title may not end with or begin with."""

import pytest

from tests.titles import titles


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # A participle behind its noun is parted by a comma though the source has none, and what completes it is its own.
        (
            "5 мая 2018 года Анна Белова возглавила восстание поддержанное военными.",
            "Анна Белова возглавила восстание, поддержанное военными",
        ),
        (
            "Анна Белова родилась 5 мая 1958 года в бедной семье занимавшейся разведением овец.",
            "Анна Белова родилась в бедной семье, занимавшейся разведением овец",
        ),
        # Not one that stands before what it agrees with.
        (
            "5 мая 2018 года Анна Белова возглавила поддержанное военными восстание.",
            "Анна Белова возглавила поддержанное военными восстание",
        ),
        # Who is the first in what a clause says is that, not where.
        (
            "5 мая 2018 года Анна Белова стала первой женщиной в истории, возглавившей завод.",
            "Анна Белова стала первой женщиной в истории, возглавившей завод",
        ),
        # What can't be an object does it, and what doesn't agree with the verb is its object.
        ("5 мая 2018 года жюри возглавил режиссёр Пётр Громов.", "Режиссёр Пётр Громов возглавил жюри"),
        # Two before a verb in the plural.
        (
            "После того как Пётр Громов и Виктор Белов провели в 2018 году матч в Твери, в городе открыли клуб.",
            "Пётр Громов и Виктор Белов провели матч в Твери",
        ),
        # A genitive before one who is done something to is what he lost; a name that doesn't bend is to whom it came.
        ("Гражданства Грузии Окуашвили был лишён в 2015 году.", "Окуашвили был лишён гражданства Грузии"),
        (
            "5 мая 2018 года награда за роль досталась Элис Манро за фильм «Степь».",
            "Награда за роль досталась Элис Манро за фильм «Степь»",
        ),
        # "Быть" stands before what it helps.
        ("Похоронен Пётр Громов будет 5 июля 2018 года в Твери.", "Пётр Громов будет похоронен в Твери"),
        # What was taken before is taken on.
        ("5 мая 2018 года полицейские арестовали Петра Громова и доставили в суд.", "Полицейские доставили Петра Громова в суд"),
        # A word for a time is none in a name.
        (
            "5 мая 2018 года на базе завода создано агентство «Тверь сегодня».",
            "Агентство «Тверь сегодня» создано на базе завода",
        ),
    ],
)
def test_forms(text: str, wanted: str) -> None:
    found = titles(text)
    assert any(wanted.lower() == title.lower() or wanted in title for title in found), found


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("Таким образом 5 мая 2018 года статус города Твери был приостановлен.", "образом"),
        ("Мэр Твери 5 мая 2018 года уволил Петра Громова под предлогом, что он болен.", "предлогом"),
        ("5 мая 2018 года в Твери были ранены 28 человек, в том числе пять полицейских.", "полицейск"),
        ("Пётр Громов чуть больше недели назад отказался признать вину в краже.", "больше"),
        ("В 2001 году Пётр Громов перешёл сначала на «Радио Волга», затем на «Маяк».", "сначала"),
        (
            "С 5 мая 2018 года оклад мэра Твери установлен на уровне 90 тысяч рублей, что на 600 рублей больше прежнего.",
            "больше на",
        ),
        ("В декабре 2017 года в Твери ему провели ещё одну операцию по замене сустава.", "дну"),
        ("На прошлых выборах 2011 года за партию проголосовали 28,6 %, коалиция потеряла семь мандатов.", "%,"),
    ],
)
def test_what_is_left_over(text: str, left_out: str) -> None:
    found = titles(text)
    assert found
    assert not any(left_out in title for title in found), found


def test_his_brother_is_told_as_such() -> None:
    text = "В мае 2018 года Виталий Громов и его брат Владимир поддержали «бархатную революцию» и министра Виктора Белова."
    assert any("его брат Владимир поддержали" in title for title in titles(text)), titles(text)
