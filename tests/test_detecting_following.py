"""detecting: what is told without a date of its own, beside what has one."""

import pytest

from timeline import pipeline, reading

DAY = "2018-06-01"


def told(text: str, headline: str = "") -> set[tuple[str, str, str]]:
    """The word that names each event of a text published on 1 June 2018, with its date and kind."""
    text = f"{headline}\n\n{text}" if headline else text
    events = pipeline.read(reading.document(text, "a.txt", DAY)).events
    return {(text[e.start : e.end].split()[0], e.edtf, e.kind) for e in events}


DISMISSED = "Президент Перу 31 мая уволил министра обороны Петра Громова. "


@pytest.mark.parametrize(
    ("more", "word", "kind"),
    [
        ("Новым министром обороны назначен генерал Олег Белов.", "назначен", "appointment"),
        ("Исполняющим обязанности министра обороны назначен генерал Олег Белов.", "назначен", "appointment"),
        ("Временно исполняющей обязанности министра обороны назначена Анна Белова.", "назначена", "appointment"),
        ("Новым министром обороны назначен Олег Белов, который 5 мая покинул армию.", "назначен", "appointment"),
        ("Правительство также освободило от должности министра связи Олега Белова.", "освободило", "resignation"),
        ("Ведомство возглавил генерал Олег Белов.", "возглавил", "appointment"),
    ],
)
def test_who_succeeds_the_dismissed_does_so_on_his_day(more: str, word: str, kind: str) -> None:
    assert (word, "2018-05-31", kind) in told(DISMISSED + more)


@pytest.mark.parametrize(
    "more",
    [
        "Громов был назначен министром обороны Перу прежним президентом.",
        "Новым министром обороны будет назначен генерал Олег Белов.",
        "Нового министра обороны Перу президент пока не назначил.",
        "Апогеем споров стал отказ Петра Громова от поездки в Чили.",
        "Олег Белов 5 мая 2010 года назначен послом Перу в Чили.",
        "Громов рассказал, что его заместитель в Чили назначен без конкурса.",
    ],
)
def test_what_had_been_or_is_to_come_does_not(more: str) -> None:
    assert {edtf for word, edtf, _ in told(DISMISSED + more) if word != "уволил"} <= {"2010-05-05"}


def test_who_is_appointed_beside_no_dismissal_has_no_day_of_another_event() -> None:
    text = "Музей в Твери 31 мая открыл выставку Петра Громова. Хранителем музея назначен Олег Белов."
    assert ("назначен", "2018-05-31", "appointment") not in told(text)


def test_each_prize_of_a_ceremony_is_its_own_and_of_its_day() -> None:
    text = (
        "Нападающий «Зари» Пётр Громов 31 мая признан лучшим футболистом страны. Вратарь «Зари» Олег Белов признан лучшим "
        "вратарём 2018 года. Защитник «Волги» Иван Крылов признан лучшим игроком года. "
        "В 2017 году лучшим игроком признан Анатолий Петров."
    )
    events = pipeline.read(reading.document(text, "a.txt", DAY)).events
    assert [e.participants[0] for e in events if e.edtf == "2018-05-31"] == ["Пётр Громов", "Олег Белов", "Иван Крылов"]


def test_what_headline_and_text_tell_stands_in_the_text() -> None:
    text = "Режиссёр Пётр Громов возглавит в 2019 году жюри фестиваля."
    document = reading.document(f"Жюри фестиваля в Твери в 2019 году возглавит Пётр Громов\n\n{text}", "a.txt", DAY)
    [event] = [e for e in pipeline.read(document).events if e.edtf == "2019"]
    assert document.role_at(event.start) == "body"


WEEK = "Министры связи обсудят на этой неделе спутники"


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        (WEEK, "Совещание министров связи начнётся в Твери 2 июня."),
        (WEEK, "Спутники будут запущены в июле. 1 июня министры связи подпишут договор."),
        ("На следующей неделе музей откроет выставку", "Музей в Твери 5 июня откроет выставку Петра Громова."),
        ("Выборы мэра Твери пройдут 10 июня", "Мэрия Твери уволила Петра Громова. Второй тур назначен на 10 июня."),
    ],
)
def test_what_the_body_dates_better_is_not_told_by_the_headline(headline: str, text: str) -> None:
    document = reading.document(f"{headline}\n\n{text}", "a.txt", DAY)
    assert {document.role_at(e.start) for e in pipeline.read(document).events} == {"body"}


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        (WEEK, "Совещание министров связи начнётся в Твери 5 июля."),
        ("Музей связи в Твери закроют 9 июня", "Музей связи откроет выставку 5 июня."),
        ("Музей в Твери закроют в 2019 году", "Музей откроет выставку 5 мая 2019 года."),
    ],
)
def test_what_the_body_tells_of_another_time_is_beside_it(headline: str, text: str) -> None:
    document = reading.document(f"{headline}\n\n{text}", "a.txt", DAY)
    assert {document.role_at(e.start) for e in pipeline.read(document).events} == {"headline", "body"}
