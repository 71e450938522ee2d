"""detecting: what a noun alone stands for in a title."""

import pytest

from timeline import pipeline, reading


def titles(text: str) -> list[str]:
    return [e.title for e in pipeline.read(reading.document(text, "a.txt", "2018-06-01")).events]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # A person by the trade or office that the article gives to one name.
        (
            "Певица Анна Белова живёт в Твери. 5 мая 2018 года певица получила премию «Степь».",
            "Анна Белова получила премию «Степь»",
        ),
        # A thing by the name that follows it elsewhere, a paper by its matter.
        ("Пётр Громов снял фильм «Степь». 5 мая 2018 года фильм был показан в Твери.", "Фильм «Степь» был показан в Твери"),
        (
            "Пётр Громов давно готовил указ о переселении рабочих. 5 мая 2018 года Пётр Громов подписал указ.",
            "Пётр Громов подписал указ о переселении рабочих",
        ),
        # Whoever a body or a burial is somebody's; whoever is called by a word for anybody, if the text told of him last.
        (
            "Певица Анна Белова умерла в Твери. Тело певицы было найдено 5 мая 2018 года в доме на улице Мира.",
            "Тело Анны Беловой было найдено в доме на улице Мира",
        ),
        (
            "Пётр Громов стал мэром Твери. Пётр Громов рад. В мае Громов спал. 5 мая 2018 года 49-летний мужчина покинул Тулу.",
            "Пётр Громов покинул Тулу",
        ),
        # A club by its name, whatever stands before it.
        (
            "Тверской футбольный клуб «Степь» рад. 5 мая 2018 года клуб получил лицензию лиги.",
            "Клуб «Степь» получил лицензию лиги",
        ),
        # A post by what its holder was said to be.
        (
            "Мэр города Твери Пётр Громов заболел. 5 мая 2018 года Громов покинул свой пост.",
            "Пётр Громов покинул пост мэра города Твери",
        ),
        # Whom one parts from, and whoever a clause after a comma only adds to.
        (
            "Умер певец Пётр Громов. Громов пел. Громова помнят. Прощание состоится 5 июня 2018 года в Твери.",
            "Прощание с Петром Громовым в Твери",
        ),
        (
            "Король Твери Пётр Громов болен. Король, возглавляющий старую династию, вступил в должность в 1999 году в Туле.",
            "Пётр Громов вступил в должность в Туле",
        ),
        # Head of what, and by which of two names the president is meant.
        (
            "Пётр Громов работал директором завода «Степь». 5 мая 2018 года Иван Белов стал директором.",
            "Иван Белов стал директором завода «Степь»",
        ),
        (
            "Президент Твери Анна Белова поёт. Президент Тулы Пётр Громов спит. "
            "5 мая 2018 года 58-летняя президент прибыла в Москву.",
            "Анна Белова прибыла в Москву",
        ),
    ],
)
def test_a_noun_alone_is_named_as_before(text: str, wanted: str) -> None:
    assert wanted in titles(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # Two are called so.
        (
            "Президент Твери Пётр Громов и президент Тулы Иван Белов спорят. 5 мая 2018 года президент прибыл в Москву.",
            "Президент прибыл в Москву",
        ),
        # Where something was is no name.
        (
            "Автобус в Туле горел долго. 5 мая 2018 года автобус въехал в дом на улице Мира.",
            "Автобус въехал в дом на улице Мира",
        ),
        # What has its own attribute is another.
        (
            "Пётр Громов снял фильм «Степь». 5 мая 2018 года новый фильм Ивана Белова был показан в Твери.",
            "Новый фильм Ивана Белова был показан в Твери",
        ),
        # What somebody is or becomes is nobody else.
        (
            "Тренер Иван Белов уехал. 5 мая 2018 года Пётр Громов стал тренером в Твери.",
            "Пётр Громов стал тренером в Твери",
        ),
        # Brothers.
        (
            "Умер Пётр Громов. Брат его, Иван Громов, рад. О Громове писали. 5 мая 2018 года бизнесмен скончался в Твери.",
            "Бизнесмен скончался в Твери",
        ),
    ],
)
def test_nothing_is_guessed(text: str, wanted: str) -> None:
    assert wanted in titles(text)


def test_a_verb_in_a_name_tells_nothing() -> None:
    assert all(
        "зовёт" not in title or "сообщил" in title for title in titles("5 мая 2018 года канал «Море зовёт» сообщил об обыске.")
    )
