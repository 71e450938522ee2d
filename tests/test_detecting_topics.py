"""detecting: what an article is about, before a title that names nobody."""

import pytest

from tests.titles import titles
from timeline import pipeline, reading
from timeline.model import SHOWN

_ABOUT = "Анна Белова живёт в Туле. Белова пела. Белову знают. "
_GLAD = "Белова рада, что тяжёлая операция завершилась 5 мая 2018 года."


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # Whom a sentence names, or points to; what courts deal with is the case.
        (_ABOUT + _GLAD, "Тяжёлая операция Анны Беловой завершилась"),
        (_ABOUT + "Большой концерт в Твери состоялся 5 мая 2018 года, чему Белова рада.", "Большой концерт Анны Беловой в Твери"),
        (
            _ABOUT + "Выставка в залах Летнего дворца открылась 5 мая 2018 года, чему Белова рада.",
            "Выставка Анны Беловой в залах Летнего дворца",
        ),
        (_ABOUT + "Семья переехала в Тулу 5 мая 2018 года.", "Семья Анны Беловой переехала в Тулу"),
        (_ABOUT + "Белова рада, что тяжёлая съёмка завершилась 5 мая 2018 года.", "Анна Белова: тяжёлая съёмка завершилась"),
        (
            _ABOUT + "Долгий судебный процесс начался 5 мая 2018 года, о чём Белова не знала.",
            "Дело Анны Беловой: долгий судебный процесс начался",
        ),
        (
            _ABOUT + "Белову обвинили в краже. 5 мая 2018 года судебный процесс начался.",
            "Дело Анны Беловой: судебный процесс начался",
        ),
        # Of what is nobody's own, where it is.
        (
            "Выборы ждут в Чехии. Чехия рада. В Чехии тепло. Очередные парламентские выборы состоятся 5 мая 2018 года.",
            "выборы в Чехии",
        ),
    ],
)
def test_the_topic_opens_a_title_that_names_nobody(text: str, wanted: str) -> None:
    found = titles(text)
    assert any(wanted in title for title in found), found


@pytest.mark.parametrize(
    "text",
    [
        # Another is named, or told of: it may be his.
        _ABOUT + "Белова знает от Петра Громова, что тяжёлая операция завершилась 5 мая 2018 года.",
        _ABOUT + "Белова рада, что молодая женщина одержала победу в гонке 5 мая 2018 года.",
        # Nothing tells that courts have to do with her.
        _ABOUT + "5 мая 2018 года суд оправдал одного из обвиняемых.",
        # Neither a name nor a pronoun points to her, and it is long ago.
        _ABOUT + "Тяжёлая операция завершилась 5 мая 1918 года.",
        # The title names somebody.
        _ABOUT + "Тяжёлая операция Анны Беловой завершилась 5 мая 2018 года.",
        # Two are named as often.
        _ABOUT + "Пётр Громов пел. Громов спал. Громов жил. Громов сидел. Громов стоял. " + _GLAD,
    ],
)
def test_nobody_is_given_what_may_be_anothers(text: str) -> None:
    assert not any(":" in title for title in titles(text)), titles(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (_ABOUT + "5 мая 2018 года будущая певица вступила в хор завода.", "Анна Белова вступила в хор завода"),
        (_ABOUT + "Долгий контракт певицы начал действовать 5 мая 2018 года.", "Долгий контракт Анны Беловой начал действовать"),
        # What she is, a man, one of many, whoever follows, another's deed.
        (_ABOUT + "5 мая 2018 года певец вступил в хор завода.", "Певец вступил в хор завода"),
        (_ABOUT + "5 мая 2018 года певица хора заняла первое место.", "Певица хора заняла первое место"),
        (_ABOUT + "5 мая 2018 года по словам Петра Громова молодая певица покинула завод.", "Молодая певица покинула завод"),
    ],
)
def test_a_trade_gives_way_to_the_name_of_whom_an_article_is_about(text: str, wanted: str) -> None:
    assert [t for t in titles(text) if wanted in t], titles(text)


def test_what_names_nobody_even_so_is_less_sure_and_still_shown() -> None:
    said = "Всюду тепло. {} возобновилось 5 мая 2018 года."
    whose = ("Судебное заседание по делу «Степи»", "Долгое судебное заседание")
    named, unnamed = (pipeline.read(reading.document(said.format(one), "a.txt", "2018-06-01")).events[0] for one in whose)
    assert named.confidence > unnamed.confidence >= SHOWN
