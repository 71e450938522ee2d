"""detecting: what is to come."""

from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from timeline import edtf, pipeline, reading
from timeline.detecting.gathering import value
from timeline.detecting.modality.status import ahead
from timeline.model import Dated, Event, Publication, Reason


def told(text: str, published: str = "2017-05-02") -> tuple[Event, ...]:
    return pipeline.read(evolve(reading.document(text, "a.txt"), published=published, published_basis="given")).events


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Громов будет баллотироваться на пост мэра Твери в сентябре.", ["баллотироваться 2017-09"]),
        ("Вернуться в Омск министр Олег Громов должен в сентябре.", ["Вернуться 2017-09"]),
        ("Компания «Вектор» намерена в течение ближайших десяти лет вложить в завод 3 млрд.", ["вложить 2017/2027"]),
        (
            "Министр Олег Громов намерен вылететь в Омск 5 мая и посетить Казань 6 мая.",
            ["вылететь 2017-05-05", "посетить 2017-05-06"],
        ),
        ("В мае 2018 года планируется запустить спутник связи «Вектор».", ["запустить 2018-05"]),
        ("В мае 2018 года планируется провести форум учёных Татарстана.", ["форум 2018-05"]),
        ("В мае 2012 года в Твери прошли шествия с требованием отпустить Громова.", ["шествия 2012-05"]),
        ("Олег Громов в мае 2012 года хотел и мог посетить Казань, но заболел.", ["посетить 2012-05"]),
    ],
)
def test_an_infinitive_names_what_its_verb_says_is_to_be_done(text: str, found: list[str]) -> None:
    assert [f"{text[e.start : e.end]} {e.edtf}" for e in told(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Олег Громов сообщил о намерении покинуть пост мэра Твери 1 июня.", ["покинуть 2017-06-01 scheduled"]),
        ("Мэр Твери заявил о планах построить стадион к 2027 году.", ["построить 2027 scheduled"]),
        ("Олег Громов отказался от обещания посетить Тверь 1 июня.", ["посетить 2017-06-01 cancelled"]),
        ("Решение построить мост в Твери принято 25 апреля.", ["принято 2017-04-25 occurred"]),
    ],
)
def test_a_noun_says_what_is_to_be_done(text: str, found: list[str]) -> None:
    assert [f"{text[e.start : e.end]} {e.edtf} {e.status}" for e in told(text)] == found


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Выборы президента Перу должны быть проведены в течение 45-60 дней.", "2017-06-16/2017-07-01"),
        ("Компания «Вектор» объявит имя директора завода через 2–3 недели.", "2017-05-16/2017-05-23"),
        ("В течение 15 дней Олегу Громову предстоит сформировать кабинет министров.", "2017-05-02/2017-05-17"),
        ("Кабинету министров Перу поручено в трёхмесячный срок внести в парламент законопроекты.", "2017-05-02/2017-08-02"),
    ],
)
def test_a_length_of_time_begins_with_the_publication(text: str, time: str) -> None:
    assert [(e.edtf, e.status) for e in told(text)] == [(time, "scheduled")]


@pytest.mark.parametrize(
    "text",
    [
        "Олегу Громову удалось решить вопрос о налогах в течение двух месяцев.",
        "Операторы связи в Твери будут хранить данные в течение трёх лет.",
        "С актёром Олегом Громовым не могли связаться в течение четырёх дней.",
        "Олег Громов вернулся в Тверь через 2–3 недели после выборов.",
    ],
)
def test_a_length_of_what_was_or_lasts_does_not(text: str) -> None:
    assert not [e for e in told(text) if e.edtf > "2017-05-02"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Перепись населения в Твери пройдёт в октябре 2020 года.", ["Перепись 2020-10"]),
        ("В пятницу в Твери ожидаются сильные дожди.", ["дожди 2017-05-05"]),
        ("Матч-реванш с «Факелом» в Твери пройдёт 9 июня.", ["Матч-реванш 2017-06-09"]),
        ("Релиз игры «Вектор» намечен на 9 июня.", ["Релиз 2017-06-09"]),
        ("Сериал «Лес» вернётся на экраны 21–22 мая 2017 года.", ["вернётся 2017-05-21/2017-05-22"]),
        ("Олег Громов предстанет перед судом в Твери 9 июня.", ["предстанет 2017-06-09"]),
        ("Через Тверь прошла колонна машин.", []),
        ("Завтра задержанные будут доставлены в суд Твери.", ["доставлены 2017-05-03"]),
    ],
)
def test_what_is_to_be_is_found_by_many_words(text: str, found: list[str]) -> None:
    assert [f"{text[e.start : e.end]} {e.edtf}" for e in told(text)] == found


@pytest.mark.parametrize(
    ("published", "day", "expected"),
    [
        ("2017-05", "2017-06", True),
        ("2017-05", "2017-05-31", None),
        ("2017-05", "2017-05", None),
        ("2017-05", "2017-04-30", False),
        ("2017", "2018", True),
        ("2017", "2017-12-31", None),
        ("2017", "2016", False),
    ],
)
def test_what_lies_after_the_month_or_year_of_publication_is_ahead(published: str, day: str, expected: bool | None) -> None:
    assert ahead(dated(day), Publication(published, "given", False)) is expected


@given(st.dates(), st.dates())
def test_a_coarser_publication_never_turns_what_is_ahead_into_what_was(day: date, other: date) -> None:
    exact = ahead(dated(str(day)), Publication(str(other), "given", True))
    for length in (4, 7):
        assert ahead(dated(str(day)), Publication(str(other)[:length], "given", False)) in (exact, None)


def dated(value: str, start: int = 0) -> Dated:
    first, last = edtf.bounds(value)
    return Dated(start, start + 1, "a", "DATE", value, first, last, (Reason("given"),))


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("Компания «Вектор» предложила 2 мая Ивану Громову работу в Твери.", ["occurred"]),
        ("Суд обязал 2 мая компанию «Вектор» снести здание в Твери.", ["occurred"]),
        ("Компания «Вектор» предлагает снести 12 мая здание в Твери.", ["hypothetical"]),
        ("С 2015 года Иван Громов начал приезжать в Тверь.", ["occurred"]),
        ("Со 2 июня Иван Громов начнёт приезжать в Тверь.", ["scheduled"]),
        ("2 мая певица Анна Громова была вынуждена уехать из Твери.", ["occurred"]),
        ("12 мая певица Анна Громова будет вынуждена уехать из Твери.", ["scheduled"]),
        ("С 1 июня в Твери вводится запрет на проведение шествий.", ["scheduled"]),
        ("Мэр Твери запретил шествие профсоюзов 12 мая.", ["cancelled"]),
        ("Концерт Анны Громовой в Твери должен был пройти 12 мая.", ["scheduled"]),
        ("Матч сборных Перу и Чили должен был пройти 12 мая, но помешала гроза.", ["cancelled"]),
        ("Громов покинул клуб, хотя матч сборных Перу и Чили должен был пройти 12 мая.", ["cancelled"]),
    ],
)
def test_what_somebody_did_or_had_to_do_is_no_plan(text: str, statuses: list[str]) -> None:
    assert [event.status for event in told(text)] == statuses


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Завтра в Москве начинается международный авиасалон.", ["авиасалон 2017-05-03"]),
        ("Работы по замене труб продлятся в Твери до конца 2018 года.", ["Работы ../2018-12-31"]),
        ("Новый президентский срок Ивана Громова начнётся 10 января 2018 года.", ["срок 2018-01-10"]),
        ("Завтра Иван Громов начинается с улыбки.", []),
    ],
)
def test_what_begins_or_ends_is_an_event_whatever_it_is(text: str, found: list[str]) -> None:
    assert [f"{text[e.start : e.end]} {e.edtf}" for e in told(text)] == found


def test_a_time_to_come_dates_what_is_to_be_done_then() -> None:
    text = "Чиновники Твери обязаны сдать отчёт о доходах к 1 июля 2018 года."
    [event] = told(text)
    assert (text[event.start : event.end], event.edtf, event.status) == ("сдать", "2018-07-01", "scheduled")


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("До 1999 года Сергей Громов работал в Твери.", "../1999"),
        ("Сергей Громов будет руководить заводом «Вектор» до 2020 года.", "../2020"),
        ("Работы по замене труб в Твери продлятся до 9 июля.", "../2017-07-09"),
        ("Компания «Вектор» построит завод в Твери до 2020 года.", "../2020"),
        ("Компания «Вектор» построит завод в Твери к 2020 году.", "2020"),
        ("Сергей Громов руководил заводом «Вектор» с 1995 по 1999 год.", "1995/1999"),
        ("Сергей Громов возглавлял завод «Вектор» в 1999 году.", "1999"),
    ],
)
def test_the_end_of_what_lasts_is_no_time_of_its_own(text: str, time: str) -> None:
    assert [event.edtf for event in told(text)] == [time]


def test_days_told_together_are_one_time() -> None:
    assert [e.edtf for e in told("Матчи финала пройдут в Твери в субботу и воскресенье.")] == ["2017-05-06/2017-05-07"]
    apart = told("Матчи финала пройдут в Твери в четверг и воскресенье.")
    assert [e.edtf for e in apart] == ["2017-05-04", "2017-05-07"]


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(2, 5), st.integers(0, 4))
def test_a_run_of_days_is_one_time_whichever_of_them_is_asked(first: date, count: int, asked: int) -> None:
    days = [dated(str(first + timedelta(n)), 4 * n) for n in range(count)]
    edges = [dated(str(first - timedelta(9)), 0), *(evolve(d, start=d.start + 99, end=d.end + 99) for d in days)]
    found, mentions = value(tuple(edges), 1 + min(asked, count - 1))
    assert found == f"{first}/{first + timedelta(count - 1)}"
    assert mentions == tuple(range(1, count + 1))


def test_what_is_only_planned_takes_place_on_no_day_of_publication() -> None:
    assert [e.status for e in told("Компания «Вектор» планирует сменить директора завода в Твери.")] == []
    assert [e.status for e in told("Компания «Вектор» сменила директора завода в Твери.")] == ["occurred"]


@pytest.mark.parametrize(
    ("text", "day", "wanted"),
    [
        (
            "Пётр Громов пообещал построить больницу в Твери до 1 декабря 2017 года.",
            "../2017-12-01",
            "Пётр Громов построит больницу в Твери",
        ),
        (
            "Рабочие обещали построить больницу в Твери до 1 декабря 2017 года.",
            "../2017-12-01",
            "Рабочие построят больницу в Твери",
        ),
        ("Компания «Заря» решила в 2019 году купить восемь самолётов.", "2019", "Компания «Заря» купит восемь самолётов"),
        ("Пётр Громов пообещал провести концерт в Твери до 22 июля 2017 года.", "../2017-07-22", "Концерт в Твери"),
        # Of a day gone by it is the decision that is told.
        ("Пётр Громов решил 1 мая 2017 года купить дом в Твери.", "2017-05-01", "Пётр Громов решил купить дом в Твери"),
    ],
)
def test_what_is_still_to_come_is_not_told_by_what_was_done_before(text: str, day: str, wanted: str) -> None:
    assert wanted in [e.title for e in told(text) if e.edtf == day]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("«Мы подпишем соглашение 20 мая», — заявил журналистам министр Олег Громов.", "Олег Громов: подпишем соглашение"),
        ("«Я приеду в Минск 20 мая», — сказал Олег Громов.", "Олег Громов: приеду в Минск"),
        ("«Соглашение будет подписано 20 мая», — заявил Олег Громов.", "Соглашение будет подписано"),
        ("Луна закроет Солнце 20 мая.", "Луна закроет Солнце"),
        ("Осуждённый выйдет на свободу в 2027 году.", "Осуждённый выйдет на свободу"),
    ],
)
def test_what_is_ahead_is_told_in_few_words_or_somebodys_own(text: str, title: str) -> None:
    assert [e.title for e in told(text)] == [title]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Группа «Лес» отменила тур. Концерт группы в Твери должен был пройти 20 июня.", "cancelled"),
        ("Тур группы «Лес» отменён. На 20 июня был запланирован концерт в Твери.", "cancelled"),
        ("Группа «Лес» не отменила тур. Концерт группы в Твери должен был пройти 20 июня.", "scheduled"),
        ("Группа «Лес» отменила тур. Концерт группы «Море» в Твери пройдёт 20 июня.", "scheduled"),
        ("Группа «Лес» отменила тур. Директор пообещал провести концерт в Твери 20 июня.", "scheduled"),
        ("Концерт группы «Лес» в Твери должен был пройти 20 июня.", "scheduled"),
    ],
)
def test_a_plan_that_was_falls_with_what_is_called_off_beside_it(text: str, status: str) -> None:
    assert {e.status for e in told(text) if e.edtf == "2017-06-20"} == {status}


@pytest.mark.parametrize(
    "text",
    [
        "«Мы подпишем соглашение 20 мая», — добавил он.",  # who?
        "Луна закрыла Солнце 20 апреля.",
        "«Я приехал в Минск 20 апреля», — сказал Олег Громов.",
        "Премию вручат 20 мая.",
    ],
)
def test_nothing_is_told_in_too_few(text: str) -> None:
    assert not [e for e in told(text) if e.basis == "mention"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Совет Твери заявил, что во вторник официально объявит награду за помощь в розыске.", "scheduled"),
        ("Напомним, авария на ГЭС в Твери случилась 2 мая.", "occurred"),
        ("Польша рассчитывает запустить первую АЭС в 2033 году.", "scheduled"),
        ("Польша надеется запустить первую АЭС в 2033 году.", "hypothetical"),
        ("Если парламент Перу не примет бюджет до 1 июня, выборы пройдут в Перу осенью.", "hypothetical"),
        ("Тренер «Ротора» заявил, что не поедет на турнир в Твери 1 июня.", "cancelled"),
        ("Полномочия истекают 9 мая у мэров, которые будут переназначены в Твери.", "scheduled"),
    ],
)
def test_the_clause_says_what_is_ahead(text: str, status: str) -> None:
    found = {e.status for e in told(text)}
    assert found == {status}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Деньги за места вернут в кассах Твери до 10 мая.", ["вернут ../2017-05-10 scheduled"]),
        ("Мэрия Твери намерена закрыть сделку до 15 мая.", ["закрыть ../2017-05-15 scheduled"]),
        ("Конкурс на ремонт моста в Твери объявят не позднее 10 мая.", ["объявят ../2017-05-10 scheduled"]),
        ("Ремонт моста в Твери будет завершён до конца мая.", ["завершён ../2017-05-31 scheduled"]),
        ("Конкурс на ремонт моста в Твери объявят позднее, 10 мая.", ["объявят 2017-05-10 scheduled"]),
        ("Ремонт моста в Твери будет завершён к 10 мая.", ["завершён 2017-05-10 scheduled"]),
        (
            "Олег Громов будет руководить заводом «Вектор» до 2020 года, когда в Твери пройдут выборы.",
            ["руководить ../2020 scheduled", "выборы 2020 scheduled"],
        ),
        ("Министр Олег Громов посетит Тверь с 5 до 10 мая.", ["посетит 2017-05-05/2017-05-10 scheduled"]),
        ("Матч в Твери отложен до 10 мая.", ["Матч 2017-05-10 postponed"]),
        ("Олег Громов построил дом в Твери до 10 апреля.", ["построил 2017-04-10 occurred"]),
        ("Банк «Вектор» откроет отделения в Твери до конца 2017 года.", ["откроет ../2017-12-31 scheduled"]),
        ("Банк «Вектор» откроет отделения в Твери до конца года.", ["откроет ../2017-12-31 scheduled"]),
        ("Банк «Вектор» открыл отделения в Твери до конца 2016 года.", ["открыл 2016~ occurred"]),
        ("Регистрация участников забега в Твери продлится до вечера четверга.", ["Регистрация ../2017-05-04 scheduled"]),
        ("Регистрация участников забега в Твери пройдёт вечером в четверг.", ["Регистрация 2017-05-04 scheduled"]),
    ],
)
def test_a_day_by_which_a_thing_is_to_be_done_is_its_end(text: str, found: list[str]) -> None:
    assert [f"{text[e.start : e.end]} {e.edtf} {e.status}" for e in told(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Теледебаты кандидатов в мэры Твери назначены на 30 мая.", ["Теледебаты 2017-05-30 scheduled"]),
        ("Консультации по Конго созваны на четверг по просьбе Туниса.", ["Консультации 2017-05-04 scheduled"]),
        ("Спуск на воду, намеченный на 5 мая, сорвался из-за шторма в Твери.", ["Спуск 2017-05-05 cancelled"]),
        ("Встречи в Твери, расписанные на 5–7 мая, отменены.", ["Встречи 2017-05-05/2017-05-07 cancelled"]),
        ("На пятницу у мэра Твери была назначена прямая линия с жителями.", ["линия 2017-05-05 scheduled"]),
        # Somebody put into an office, and what was told on a day.
        ("Олег Громов назначен на пост мэра Твери 30 апреля.", ["назначен 2017-04-30 occurred"]),
        ("Конкурс на ремонт моста в Твери объявлен 30 апреля.", ["объявлен 2017-04-30 occurred"]),
    ],
)
def test_whatever_is_put_down_for_a_day_takes_place_then(text: str, found: list[str]) -> None:
    assert [f"{text[e.start : e.end]} {e.edtf} {e.status}" for e in told(text)] == found


def test_a_foreign_minister_names_no_event() -> None:
    text = "Переговоры министра иностранных дел Олега Громова с послом Конго, которые должны были пройти 5 мая, отложены."
    assert [f"{text[e.start : e.end]} {e.edtf} {e.status}" for e in told(text)] == ["Переговоры 2017-05-05 postponed"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Завершить ремонт моста через Волгу планируется в июне.", "Завершить ремонт моста через Волгу планируется"),
        ("В Твери новую больницу намерены построить к июню.", "В Твери новую больницу намерены построить"),
        ("Комиссия учла жалобы и назначила новые выборы мэра на 9 июня.", "Новые выборы мэра"),
        ("Завершить её планируется в июне.", None),
        ("Завершить ремонт моста через Волгу он намерен в июне.", None),
    ],
)
def test_what_is_to_be_done_may_be_told_without_anybody(text: str, title: str | None) -> None:
    assert [e.title for e in told(text) if e.status == "scheduled"] == ([title] if title else [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Торжественная церемония открытия форума — 5 мая, 14:00.", ["церемония 2017-05-05T14:00"]),
        ("Вывоз ракеты пройдёт 4 мая, заседание комиссии по запуску — 6 мая.", ["Вывоз 2017-05-04", "заседание 2017-05-06"]),
        ("Сбор заявок должен был начаться 30 апреля, а торги на бирже в Твери — 14 мая.", ["торги 2017-05-14"]),
        ("Комиссия назначила на 9 мая второй тур выборов мэра Твери.", ["тур 2017-05-09"]),
        ("Торги на бирже в Твери начнутся — 14 мая.", ["Торги 2017-05-14"]),
    ],
)
def test_a_dash_gives_a_noun_its_day(text: str, found: list[str]) -> None:
    assert [f"{text[e.start : e.end]} {e.edtf}" for e in told(text) if e.status == "scheduled"] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("С 10 мая в Твери появятся ещё четыре рейса.", ["появятся 2017-05-10"]),
        (
            "Старт ракеты «Вектор» с новым аппаратом дистанционного зондирования Земли «Луч», намечавшийся на 5 мая, отменён.",
            ["Старт 2017-05-05"],
        ),
    ],
)
def test_what_is_to_begin_on_a_day_is_of_that_day(text: str, found: list[str]) -> None:
    assert [f"{text[e.start : e.end]} {e.edtf}" for e in told(text)] == found


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Проспект в Твери перекроют с 22:00 6 мая до 5:00 10 мая.", "2017-05-06T22:00/2017-05-10T05:00"),
        ("С 6:00 субботы до 5:00 воскресенья будет перекрыт проспект в Твери.", "2017-05-06T06:00/2017-05-07T05:00"),
        ("Проспект в Твери перекроют 6 мая в 22:00, а площадь — 7 мая в 5:00.", "2017-05-06T22:00"),
    ],
)
def test_what_lasts_from_an_hour_to_one_of_another_day_is_an_interval(text: str, time: str) -> None:
    assert [e.edtf for e in told(text)] == [time]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Олег Громов приедет в Тверь 10 мая и 3 июня.", ["2017-05-10", "2017-06-03"]),
        ("Матчи пройдут в Твери 10 мая, 12 мая и 3 июня.", ["2017-05-10", "2017-05-12", "2017-06-03"]),
        ("Министрам предстоит собраться в Твери дважды — в сентябре и в ноябре.", ["2017-09", "2017-11"]),
        ("Олег Громов приедет в Тверь 10 мая или 3 июня.", ["2017-05-10"]),
        ("Олег Громов приезжал в Тверь 10 апреля и 13 апреля.", ["2017-04-10"]),
    ],
)
def test_what_is_to_be_on_each_of_several_days_is_an_event_of_each(text: str, days: list[str]) -> None:
    assert sorted(event.edtf for event in told(text)) == days


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Шахматист Олег Громов не сыграет на турнире «Кама», который стартует в Твери в среду.",
            ["сыграет 2017-05-03 cancelled", "стартует 2017-05-03 scheduled"],
        ),
        (
            "Сборная Перу не поедет на турнир, который начнётся в Твери 16 мая.",
            ["поедет 2017-05-16 cancelled", "турнир 2017-05-16 scheduled"],
        ),
        ("Сборная Перу не сыграет на турнире в Твери 16 мая.", ["сыграет 2017-05-16 cancelled"]),
        (
            "Шахматист Олег Громов не примет участия в турнире «Кубок Волги», стартующем в Твери в среду.",
            ["турнире 2017-05-03 scheduled"],
        ),
    ],
)
def test_who_stays_away_calls_off_nothing(text: str, found: list[str]) -> None:
    assert [f"{text[e.start : e.end]} {e.edtf} {e.status}" for e in told(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Полиция Твери намерена в субботу просить суд об аресте мэра.", ["2017-05-06 scheduled"]),
        ("Компания «Вектор» предлагает снести 12 мая здание в Твери.", ["2017-05-12 hypothetical"]),
        ("Министр Олег Громов сегодня вечером вылетает в Тверь.", ["2017-05-02 scheduled"]),
        ("Министр Олег Громов сегодня вечером вылетел в Тверь.", ["2017-05-02 occurred"]),
    ],
)
def test_a_wish_that_is_the_deed_is_one_and_who_leaves_today_will(text: str, found: list[str]) -> None:
    assert [f"{e.edtf} {e.status}" for e in told(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Отчётность за первый квартал завод «Вектор» в Твери раскроет 15 мая.", ["2017-05-15"]),
        ("Акционеры завода «Вектор» утвердят дивиденды за прошлый год на собрании 29 июня.", ["2017-06-29"]),
        ("Завод «Вектор» в Твери за 2016 год построил 20 домов.", ["2016"]),
    ],
)
def test_what_something_is_told_over_dates_nothing_beside_a_day(text: str, found: list[str]) -> None:
    assert [e.edtf for e in told(text)] == found


@pytest.mark.parametrize("before", ["Поезд уже пришёл в Омск; ", "Завод снял с продажи билеты: ", "Автобус в Омск вышел, но "])
@pytest.mark.parametrize(
    ("plan", "off", "status"),
    [
        ("намеченный на 16 мая", "отменён", "cancelled"),
        ("назначенный на 16 мая", "сорвался", "cancelled"),
        ("который должен был пройти 16 мая", "перенесён", "postponed"),
        ("который собирались провести 16 мая", "не состоится", "cancelled"),
        ("который назначен на 16 мая", "пройдёт в театре", "scheduled"),
    ],
)
def test_a_clause_that_a_plan_breaks_off_goes_on_behind_it(before: str, plan: str, off: str, status: str) -> None:
    assert [e.status for e in told(f"{before}концерт хора в Твери, {plan}, {off}.") if e.edtf == "2017-05-16"] == [status]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # What goes on behind an aside, or with "и", is of the same subject.
        ("Ожидавшееся в июне прибытие святыни в Тверь, по уточнённым сведениям, не состоится.", ["прибытие cancelled"]),
        ("Вторая попытка суда в Твери, намеченная на завтра, не имеет смысла и снята с повестки.", ["попытка cancelled"]),
        ("Выборы мэра Твери пройдут 9 июня, областные же, о которых просила партия, отложены.", ["Выборы scheduled"]),
        # What is called off is not where it would have been told of.
        ("Договор снят с повестки; его обсудят на встрече мэров в Твери 16 мая.", ["встрече scheduled"]),
        ("Встреча мэров в Твери отменена; она должна была пройти 16 мая.", ["Встреча cancelled"]),
        # What stands still may go on, or not come.
        (
            "Переговоры Польши и Литвы, замороженные в 2014 году, возобновят 16 мая.",
            ["замороженные occurred", "возобновят scheduled"],
        ),
        ("Переговоры Польши и Литвы, намеченные на 16 мая, заморожены.", ["Переговоры postponed"]),
        # When somebody says whether is known.
        ("Суд Твери 16 мая решит, оставить ли Олега Громова под стражей.", ["оставить scheduled"]),
        ("Парламент Перу 16 мая обсудит, вводить ли новый налог на землю.", ["обсудит scheduled"]),
        ("Пока неясно, состоится ли матч в Твери 16 мая.", ["матч hypothetical"]),
        ("Суд Твери решит, проводить ли матч «Ротора» 16 мая.", ["матч hypothetical"]),
    ],
)
def test_what_is_off_or_asked_is_told_of_the_event_itself(text: str, found: list[str]) -> None:
    assert [f"{text[e.start : e.end]} {e.status}" for e in told(text) if e.basis == "mention"] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # Of what follows it is said that it may be, not of what stands before.
        ("В четверг депутаты Твери собираются на заседание; не исключено, что решение отзовут.", ["собираются scheduled"]),
        ("Заседание совета Твери пройдёт 12 мая, не исключил мэр.", ["Заседание hypothetical"]),
        # What nobody rules out isn't ruled out.
        ("Встречу министров Перу и Конго в Твери 12 мая не исключили.", ["Встречу hypothetical"]),
        # What only bars an event makes it no less a plan, unless it opens the sentence.
        ("Матч в Твери пройдёт 12 мая, если не помешает дождь.", ["Матч scheduled"]),
        ("Матч в Твери, если не помешает дождь, пройдёт 12 мая.", ["Матч scheduled"]),
        ("Матч в Твери пройдёт 12 мая, если мэр согласится.", ["Матч hypothetical"]),
        ("Если не согласится мэр, матч в Твери пройдёт 12 мая.", ["матч hypothetical"]),
    ],
)
def test_what_may_be_is_told_of_the_event_itself(text: str, found: list[str]) -> None:
    assert [f"{text[e.start : e.end]} {e.status}" for e in told(text)] == found


def test_what_people_agreed_to_do_or_were_invited_to_is_ahead() -> None:
    [event] = told("Министры Перу и Конго условились встретиться 22 мая в Твери.")
    assert (event.edtf, event.status, event.title) == ("2017-05-22", "scheduled", "Министры Перу и Конго встретятся в Твери")
    [event] = told("Министр Олег Громов пригласил учителей Твери на круглый стол 15 мая.")
    assert (event.edtf, event.status) == ("2017-05-15", "scheduled")
    [event] = told("Министр Олег Громов пригласил учителей Твери на круглый стол 15 апреля.")
    assert (event.edtf, event.status) == ("2017-04-15", "occurred")


@pytest.mark.parametrize("errand", ["с рабочим визитом", "с дружеским визитом"])
def test_who_stays_for_a_visit_stays_till_its_end(errand: str) -> None:
    assert [e.edtf for e in told(f"Министр Перу Олег Громов находится в Твери {errand} до 5 мая.")] == ["../2017-05-05"]
    assert [e.edtf for e in told(f"Министр Перу Олег Громов прибудет в Тверь {errand} 5 мая.")] == ["2017-05-05"]
