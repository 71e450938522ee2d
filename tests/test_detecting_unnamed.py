"""detecting: whom a headline calls by a noun alone has the name that the article gives."""

import pytest

from timeline import analysing, dating, detecting, languages, reading, resolving, tagging
from timeline.detecting.unnamed import named


def shown(headline: str, body: str) -> str:
    """A headline as the title of the first event of a text."""
    parsed = analysing.parse(reading.document(f"{headline}\n\n{body}", "a.txt", "2018-06-01"), languages.load("ru"))
    mentions = tagging.tag(parsed)
    publication = dating.published(parsed, mentions)
    dated = resolving.resolve(parsed, mentions, publication, "tense")
    events, _ = detecting.detect(parsed, dated, publication)
    return named(detecting.at_desk(parsed, dated, publication), events[0], headline)


@pytest.mark.parametrize(
    ("headline", "body", "wanted"),
    [
        # The noun stands beside the name, here or in another sentence, or says what somebody becomes.
        ("Убит мэр Твери", "Мэр Твери Пётр Громов убит 31 мая 2018 года у своего дома.", "Убит мэр Твери Пётр Громов"),
        (
            "Мэр Твери найден мёртвым",
            "Полиция Торжка 31 мая 2018 года нашла тело. Мэр Твери Пётр Громов лежал в лесу.",
            "Мэр Твери Пётр Громов найден мёртвым",
        ),
        (
            "Совет выбрал нового директора театра",
            "Директором театра в Твери 31 мая 2018 года совет назначил Анну Белову.",
            "Совет выбрал нового директора театра Анну Белову",
        ),
        (
            "Внучка короля Дании обручилась с лётчиком",
            "Принцесса Мария Белова, внучка короля Дании, обручилась 31 мая 2018 года.",
            "Внучка короля Дании Мария Белова обручилась с лётчиком",
        ),
        # The only one of whom the event's word tells.
        (
            "Начался процесс над бывшим мэром Твери",
            "31 мая 2018 года в Твери начался процесс над Петром Громовым.",
            "Начался процесс над бывшим мэром Твери Петром Громовым",
        ),
        (
            "Госсовет поздравил нового главу Твери",
            "Госсовет 31 мая 2018 года направил телеграмму Петру Громову.",
            "Госсовет поздравил нового главу Твери Петра Громова",
        ),
        (
            "Племянник Ивана Громова разбился в аварии",
            "31 мая 2018 года в аварии под Тверью погиб племянник певца Ивана Громова Юрий Лосев.",
            "Племянник Ивана Громова Юрий Лосев разбился в аварии",
        ),
        (
            "Подозреваемый в краже, бежавший из Твери, задержан",
            "Юрий Лосев задержан 31 мая 2018 года в Торжке.",
            "Подозреваемый в краже Юрий Лосев, бежавший из Твери, задержан",
        ),
        (
            "Главой Твери впервые стала женщина",
            "Анна Белова стала главой Твери 31 мая 2018 года.",
            "Главой Твери впервые стала женщина — Анна Белова",
        ),
    ],
)
def test_whom_a_headline_calls_by_a_noun_is_named(headline: str, body: str, wanted: str) -> None:
    assert shown(headline, body) == wanted


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        # Whose he is, who tells of it, who does it to whom, two of them.
        ("Убит телохранитель мэра Твери", "Телохранитель мэра Твери Петра Громова убит 31 мая 2018 года в Твери."),
        (
            "В Твери задержан поджигатель дома",
            "По словам следователя Петра Громова, 31 мая 2018 года в Твери задержан поджигатель.",
        ),
        ("Боксёр избил прохожего в Твери", "Петра Громова 31 мая 2018 года в Твери избил боксёр из Торжка."),
        ("Два мэра ушли в отставку", "Пётр Громов 31 мая 2018 года ушёл в отставку в Твери."),
        ("Поджигатель жил в Твери", "В Твери жил поджигатель. Об этом 31 мая сообщил следователь Пётр Громов."),
        # A quotation, another's office, somebody with a name.
        ("«Пианист» получил приз в Твери", "Картина «Пианист» о жизни Петра Громова получила приз 31 мая 2018 года."),
        ("Завод сменит главу музея", "Завод объявил 31 мая 2018 года, что сменит руководство. Глава завода Пётр Громов доволен."),
        ("Умер актёр Юрий Лосев", "Актёр скончался 31 мая 2018 года в Твери, сообщил Пётр Громов."),
        # What somebody becomes.
        ("Анна Белова стала мэром Твери", "Анна Белова 31 мая 2018 года стала мэром и сменила Петра Громова."),
    ],
)
def test_nobody_else_is_named(headline: str, body: str) -> None:
    assert shown(headline, body) == headline
