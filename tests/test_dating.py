"""When an article was published: from outside, from a stamp, from a dateline, from the dates it tells; and when not to know."""

import pytest

from timeline import analysing, dating, tagging
from timeline.languages import load
from timeline.model import Block, Document, Publication


def published(text: str, *blocks: Block, given: str | None = None) -> Publication:
    document = Document("0" * 12, "a.txt", text, published=given, published_basis="given" if given else None, blocks=blocks)
    parsed = analysing.parse(document, load("ru"))
    return dating.published(parsed, tagging.tag(parsed))


@pytest.mark.parametrize(
    ("text", "day", "basis"),
    [
        ("9 август 2024 16:24\nЗаголовок статьи\nМинистр прибыл в Омск в среду.", "2024-08-09", "stamp"),
        ("07 августа 2025 в 15:36\nМинистр прибыл в Омск в среду.", "2025-08-07", "stamp"),
        (" date 2025-12-15 Министр прибыл в Омск в среду.", "2025-12-15", "stamp"),
        ("15.12.2025\nМинистр прибыл в Омск.", "2025-12-15", "stamp"),
        ("Министр прибыл в Омск в среду.\n- Политика\n- 9 август 2024 16:24", "2024-08-09", "stamp"),
        ("Министр прибыл в Омск.\nОпубликовано: 09.08.2024 16:24", "2024-08-09", "stamp"),
        ("2024-08-09T16:24:00+04:00\nМинистр прибыл в Омск.", "2024-08-09", "stamp"),
        ("БАКУ, 18 августа 2023 года, Агентство. Министр прибыл в Омск.", "2023-08-18", "dateline"),
        ("Москва, 5 мая 2024 года — Агентство. Министр прибыл в Омск.", "2024-05-05", "dateline"),
        ("Вчера, 16 августа 2016 года, министр прибыл в Омск.", "2016-08-17", "inferred"),
        ("Сегодня, 5 мая 2016 года, министр прибыл в Омск.", "2016-05-05", "inferred"),
    ],
)
def test_a_day_that_the_text_leaves_no_doubt_about_is_sure(text: str, day: str, basis: str) -> None:
    found = published(text)
    assert (found.day, found.basis, found.sure) == (day, basis, True)
    assert found.why


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # A day without a year lies after the past dates and before the future ones that have one.
        ("9 августа министр прибыл в Омск. Саммит пройдёт в ноябре 2024 года.", "2024-08-09"),
        ("19 апреля министр прибыл в Омск. В октябре 2017 года он был в Баку.", "2018-04-19"),
        # A weekday settles the year: 7 March was a Friday in 2014, not in 2013.
        ("В пятницу, 7 марта, суд приговорил банкира. Он купил клуб в 2013 году.", "2014-03-07"),
        ("БАКУ, 18 августа, Агентство. В июле 2023 года прошло заседание.", "2023-08-18"),
        ("18:29, 4 февраля\nМинистр прибыл в Омск. В декабре 2023 года он был в Баку.", "2024-02-04"),
        ("В среду, 20 июня 2018 года, парламент избрал премьера.", "2018-06-20"),
    ],
)
def test_a_day_inferred_is_not_sure(text: str, day: str) -> None:
    found = published(text)
    assert (found.day, found.sure) == (day, False)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Министр прибыл в Омск в среду.",
        "9 августа министр прибыл в Омск.",
        "9 августа министр прибыл в Омск. Город основан в 1716 году.",
        "В понедельник 23 мая президент прибыл в Дублин. Его предок уехал оттуда в 1850 году.",
        "Василий Иванов родился 26 марта 1960 года. В 2004 году он стал губернатором, в январе 2014 года ушёл.",
    ],
)
def test_what_the_text_does_not_tell_stays_unknown(text: str) -> None:
    found = published(text)
    assert (found.day, found.basis, found.sure) == (None, "none", False)


@pytest.mark.parametrize(("given", "sure"), [("2024-08-09", True), ("2024-08", False), ("2024", False)])
def test_what_is_given_stands_above_the_text_and_is_sure_to_the_day_only(given: str, sure: bool) -> None:
    found = published("9 август 2023 16:24\nМинистр прибыл.", given=given)
    assert (found.day, found.basis, found.sure) == (given, "given", sure)


def test_teasers_of_other_news_have_no_say() -> None:
    body, teaser = "Министр прибыл в Омск.\n", "- Вчера, 16 августа 2016 года, открылся музей."
    assert published(body + teaser, Block(len(body), len(body + teaser), "teaser")).day is None


def test_the_reason_names_the_mention() -> None:
    found = published("В 2015 году он был в Баку.\n9 август 2024 16:24")
    assert [(reason.rule, reason.origin) for reason in found.why] == [("stamp", 1)]
