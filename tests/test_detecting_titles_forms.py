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
        # Who is counted votes, and no second thing.
        ("В 2010 году за Петра Громова голос отдали 738 жителей Твери.", "738 жителей Твери отдали голос за Петра Громова"),
        # An adverb goes with the preposition that it needs, somebody before where it was, and a year is a measure too.
        ("Вместе с женой Пётр Громов уехал в Тверь 5 мая 2018 года.", "Пётр Громов уехал в Тверь вместе с женой"),
        ("Именно вместе с братом мэр Анна Белова уехала в Тверь в 2018 году.", "уехала в Тверь вместе с братом"),
        (
            "Пётр Громов болен. В Твери у него 5 мая 2018 года прошла операция на сердце.",
            "Операция на сердце у Петра Громова в Твери",
        ),
        (
            "В 2015 году Пётр Громов оценил доход завода в 650 млн рублей в год.",
            "Пётр Громов оценил доход завода в 650 млн рублей в год",
        ),
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
        ("5 мая 2018 года в Твери были спасены 14 пловцов, в том числе трое подростков.", "подростк"),
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


def test_nobody_is_reported() -> None:
    found = titles("Пётр Громов назначен послом. Об этом сообщается 5 мая 2018 года на сайте Кремля.")
    assert not any("сообщается" in title for title in found), found


@pytest.mark.parametrize("dash", [" — ", " – ", "–"])
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Саммит Россия{}Африка пройдёт 29 июня 2030 года в Сочи.", "Саммит Россия{}Африка в Сочи"),
        ("Заседание комиссии Украина{}НАТО состоится 29 июня 2030 года в Риме.", "Заседание комиссии Украина{}НАТО в Риме"),
        ("Матч «Заря»{}«Рубин» перенесён на 29 июня 2030 года.", "Матч «Заря»{}«Рубин»"),
        ("Автобус Москва{}Казань{}Уфа перевернулся 29 июня 2020 года.", "Автобус Москва{}Казань{}Уфа перевернулся"),
        ("Саммит Россия{}Центральная Азия пройдёт 29 июня 2030 года в Сочи.", "Саммит Россия{}Центральная Азия в Сочи"),
    ],
)
def test_names_that_a_dash_joins_stay_together(text: str, wanted: str, dash: str) -> None:
    found, whole = titles(text.replace("{}", dash)), wanted.replace("{}", dash)
    assert any(title.startswith(whole) for title in found), found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Глава МИД — Пётр Громов — прибыл 29 июня 2020 года в Баку.", "Глава МИД Пётр Громов прибыл в Баку"),
        ("Столица России — Москва — приняла 29 июня 2020 года чемпионат мира.", "Столица России приняла чемпионат мира"),
    ],
)
def test_a_dash_before_who_or_what_it_is_makes_no_pair(text: str, wanted: str) -> None:
    found = titles(text)
    assert wanted in found, found


@pytest.mark.parametrize("verb", ["Хоронить будут", "Награждать, как сообщили в штабе, будут", "Провожать станут"])
def test_nobody_in_the_singular_does_what_several_will(verb: str) -> None:
    found = titles(f"Лётчик Пётр Громов умер. Пётр Громов болел. {verb} 29 июня 2030 года под Тверью.")
    assert not any("Громов будут" in title or "Громов станут" in title for title in found), found
