"""detecting: what is told without the verb of the clause before."""

import pytest

from timeline import pipeline, reading


def told(text: str) -> list[str]:
    """The time and title of each event of a text published on 14 May 2024."""
    events = pipeline.read(reading.document(text, "a.txt", "2024-05-14")).events
    return [f"{e.edtf} {e.title}" for e in events]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # Somebody else, on the same day or on another.
        ("Олег Громов посетит Минск 20 мая, Анна Белова — Киев.", "2024-05-20 Анна Белова посетит Киев"),
        (
            "Сборная Перу сыграет с Чили 20 мая в Лиме, а Мексика — с Канадой.",
            "2024-05-20 Мексика сыграет с Канадой",
        ),
        ("Группа «Лес» выступит 20 мая в Твери, а «Море» — 21 мая в Туле.", "2024-05-21 «Море» выступит в Туле"),
        # Another of the same.
        ("Первый матч «Ротора» пройдёт 20 мая в Твери, второй — 27 мая в Уфе.", "2024-05-27 Второй матч «Ротора» пройдёт в Уфе"),
        ("Уже в августе состоится первый тур выборов, а 3 ноября - основной.", "2024-11-03 Основной тур выборов состоится"),
        ("Выборы в Твери пройдут 20 мая, в Туле — 27 мая.", "2024-05-27 Выборы пройдут в Туле"),
        # The verb agrees with another subject.
        ("Первые матчи «Ротора» пройдут 20 мая, последний матч в Туле — 27 мая.", "2024-05-27 Последний матч в Туле пройдёт"),
        ("Премьера оперы назначена на 20 мая, второй показ — на 27 мая.", "2024-05-27 Второй показ назначен"),
    ],
)
def test_a_dash_stands_for_the_verb_before(text: str, found: str) -> None:
    assert found in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Форум откроется 20 мая в Твери, тема — образование.",
        "Форум откроется 20 мая в Твери, его тема — образование.",
        "Олег Громов прибудет в Тверь 20 мая, Олег Белов — министр.",
        "Анна Белова прибудет в Тверь 20 мая — в пятницу.",
        "Матчи пройдут в Твери 20 мая: «Ротор» — «Факел», «Зенит» — «Спартак».",
        "Олег Громов родился в Твери в 1950 году, Анна Белова — в 1952 году.",
    ],
)
def test_what_something_is_or_was_is_no_event_ahead(text: str) -> None:
    assert len(told(text)) == 1


def test_its_place_and_people_are_its_own() -> None:
    text = "Олег Громов и Пётр Белов сыграют 20 мая в Твери, а Анна Мухина — в Туле."
    events = pipeline.read(reading.document(text, "a.txt", "2024-05-14")).events
    other = next(e for e in events if e.title.startswith("Анна Мухина"))
    assert not {"Олег Громов", "Пётр Белов"} & {*other.participants}
    assert other.place != "Тверь"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Первый тур выборов в Твери пройдёт 20 мая, второй — 27 мая.", ["Тверь", ""]),
        ("Мэр Твери ушёл\n\nМэр Твери ушёл. В городе первый тур выборов пройдёт 20 мая, второй — 27 мая.", ["Тверь", "Тверь"]),
    ],
)
def test_what_has_no_verb_takes_place_where_its_own_words_or_another_sentence_say(text: str, places: list[str]) -> None:
    events = pipeline.read(reading.document(text, "a.txt", "2024-05-14")).events
    assert [e.place for e in events][-2:] == places


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Форум откроется в Твери 20 мая, 22 мая — семинар по экологии.", "2024-05-22 Семинар по экологии в Твери"),
        (
            "Предыдущее совещание министров транспорта прошло в апреле в Твери. Следующее намечено на осень.",
            "2024-23 Следующее совещание министров транспорта намечено",
        ),
        (
            "Последний концерт Анны Беловой прошёл в Твери в марте. Следующий был запланирован на 1 декабря 2024 года.",
            "2024-12-01 Следующий концерт Анны Беловой запланирован",
        ),
        ("Зимний этап олимпиады прошёл в феврале. Основной начнётся 26 мая.", "2024-05-26 Основной этап олимпиады начнётся"),
        (
            "Первые торги на бирже Твери прошли в апреле, следующие ожидаются 27 мая.",
            "2024-05-27 Следующие торги ожидаются",
        ),
    ],
)
def test_a_noun_told_before_is_meant_by_its_number_and_a_day_opens_what_a_dash_tells(text: str, found: str) -> None:
    assert found in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Форум откроется в Твери 20 мая, 22 мая — выходной.",
        "Олег Громов приехал в Тверь в апреле. Первый начнётся 26 мая.",
        "Запуск поезда в Тверь перенесли: первый прибыл в апреле, второй ожидается 26 мая.",
        "Зимний этап олимпиады прошёл в феврале. Основной конкурсант приедет 26 мая.",
    ],
)
def test_nothing_else_is_meant_by_a_number(text: str) -> None:
    assert not [one for one in told(text) if one.split()[1] in ("Первый", "Второй", "Выходной", "Основной") and "этап" in one]
    assert not [one for one in told(text) if "Выходной" in one or "Второй" in one]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "С 1 июня тариф в Твери вырастет до 3 рублей, а с 1 октября — до 4 рублей.",
            "2024-10-01 Тариф в Твери вырастет до 4 рублей",
        ),
        ("Олег Громов приедет в Тверь 20 мая, а 27 мая — в Омск.", "2024-05-27 Олег Громов приедет в Омск"),
        ("Сборная Перу сыграет в Лиме 20 мая, 27 мая — в Омске.", "2024-05-27 Сборная Перу сыграет в Омске"),
    ],
)
def test_who_acted_in_the_clause_before_does_so_again(text: str, found: str) -> None:
    assert found in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Форум откроется в Твери 20 мая, в программе — 30 докладов.",
        "Министр Олег Громов приедет в Тверь 20 мая, с ним — пять губернаторов.",
        "Олег Громов приезжал в Тверь 20 апреля, а 27 апреля — в Омск.",
    ],
)
def test_what_goes_with_it_is_no_second_event(text: str) -> None:
    assert len(told(text)) == 1
