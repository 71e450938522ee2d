"""detecting: what happens to somebody once on a day, told again in other words without a date."""

import pytest

from tests.titles import titles
from timeline import pipeline, reading


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Боксёр Пётр Громов победил Олега Белова в Твери.\n\n"
            "Громов выиграл бой у Белова по очкам. Белов проиграл третий бой из восьми.",
            "Боксёр Пётр Громов победил Олега Белова в Твери",
        ),
        ("Анна Белова стала «Мисс Тверь».\n\nБелова получила автомобиль.", "Анна Белова стала «Мисс Тверь»"),
    ],
)
def test_it_is_told_once(text: str, title: str) -> None:
    assert titles(text) == [title]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        # Of others, of another kind, on another day.
        ("Боксёр Пётр Громов победил Олега Белова в Твери.\n\nАнна Львова победила Елену Смирнову в Туле.", 2),
        ("Пётр Громов ушёл в отставку в Твери.\n\nМэром Твери назначен Олег Белов.", 2),
        ("Анна Белова стала «Мисс Тверь».\n\nБелова получила приз «Степь» 5 мая 2018 года.", 2),
    ],
)
def test_something_else_is_told_too(text: str, count: int) -> None:
    assert len(titles(text)) == count


def test_what_is_dated_is_told_as_often_as_it_happened() -> None:
    text = "1 июня 2018 года Пётр Громов победил Олега Белова. 1 июня 2018 года Олег Белов уступил в финале турнира."
    assert len(titles(text)) == 2


@pytest.mark.parametrize(
    ("lead", "before"),
    [
        ("Актёр Пётр Громов награждён орденом «Степь» в Твери.", "Актёру Петру Громову вчера исполнилось 75 лет."),
        ("Актёра Петра Громова отпустили под залог в Твери.", "Актёр Пётр Громов был задержан вчера в Туле."),
        ("Шахматист Олег Белов выиграл матч у Ивана Крылова.", "Накануне шахматист Олег Белов сыграл вничью с Иваном Крыловым."),
    ],
)
def test_what_happened_to_the_same_people_is_no_telling_of_it(lead: str, before: str) -> None:
    assert len(titles(f"Новость дня\n\n{lead}\n\n{before}")) == 2


def test_the_same_word_of_the_same_people_is() -> None:
    text = "Шахматист Олег Белов выиграл матч у Ивана Крылова.\n\nНакануне шахматист Олег Белов выиграл партию у Ивана Крылова."
    assert len(titles(f"Новость дня\n\n{text}")) == 1


@pytest.mark.parametrize("day", ["26 апреля", "31 мая", "20 мая 2018 года"])
@pytest.mark.parametrize(
    "rest",
    ["погибли три человека", "пострадали водитель и пассажиры", "груз рассыпался по дороге", "движение автобусов остановлено"],
)
def test_what_a_sentence_goes_on_with_is_of_the_other_day_that_it_told(day: str, rest: str) -> None:
    assert titles(f"Автобус столкнулся с поездом в Твери {day}, {rest}.") == ["Автобус столкнулся с поездом в Твери"]


@pytest.mark.parametrize("clause", ["Авария произошла", "Авария случилась", "По словам спасателей, авария произошла"])
def test_a_mishap_is_told_once_though_another_sentence_says_when_it_was(clause: str) -> None:
    text = f"Вчера в Твери автобус врезался в поезд. {clause} в 5:20 на мосту через Волгу."
    [event] = pipeline.read(reading.document(f"Новость дня\n\n{text}", "a.txt", "2018-06-01")).events
    assert (event.edtf, text[event.start - 13 : event.end - 13]) == ("2018-05-31T05:20", "врезался")


@pytest.mark.parametrize(
    "more",
    [
        "Вторая авария произошла в 5:20 на мосту через Волгу.",
        "Авария с двумя автомобилями произошла в 5:20 на мосту через Волгу.",
        "Ещё одна авария произошла в 5:20 на мосту через Волгу.",
        "Авария произошла 30 мая на мосту через Волгу.",
    ],
)
def test_another_mishap_is_told_too(more: str) -> None:
    assert len(titles(f"Новость дня\n\nВчера в Твери автобус врезался в поезд. {more}")) == 2


def test_the_day_of_a_clause_that_says_who_it_was_is_not_that_of_what_he_did() -> None:
    found = titles("Бывший вице-губернатор Пётр Лосев, которого задержали в мае, признал вину.")
    assert "Бывший вице-губернатор Пётр Лосев признал вину" in found


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        (
            "20 октября в Казани прошло заседание комиссии по спорту.",
            "20 октября в Омске прошло заседание комиссии по спорту.",
            2,
        ),
        ("20 октября в Перми открыли новую школу.", "20 октября в Самаре открыли новую школу.", 2),
        ("20 октября в Казани прошло заседание комиссии по спорту.", "20 октября в Казани прошло заседание комиссии.", 1),
        ("20 октября в Казани прошло заседание комиссии по спорту.", "20 октября прошло заседание комиссии по спорту.", 1),
        (
            "20 октября в России прошло заседание комиссии по спорту.",
            "20 октября в Казани прошло заседание комиссии по спорту.",
            1,
        ),
    ],
)
def test_what_happens_in_two_cities_is_two(first: str, second: str, count: int) -> None:
    assert len(titles(f"{first}\n\n{second}")) == count


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ("5 октября Пётр Громов приехал в Тверь.", "5 октября в Тверь приехал Олег Белов.", 2),
        ("5 октября Пётр Громов приехал в Тверь.", "5 октября Громов приехал в Тверь с послом.", 1),
        ("5 октября Пётр Громов приехал в Тверь.", "5 октября в Тверь приехал Пётр Громов с Олегом Беловым.", 1),
    ],
)
def test_what_others_do_is_another(first: str, second: str, count: int) -> None:
    assert len(titles(f"{first}\n\n{second}")) == count
