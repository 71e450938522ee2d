"""detecting: plans told by nobody, by a pronoun, in passing, put off behind "but", or behind a time and a dash."""

import pytest
from attrs import evolve

from timeline import pipeline, reading
from timeline.model import Event

ASIDES = ("как ожидается", "как сообщили в мэрии", "как рассчитывают власти", "если не помешает дождь")


def told(text: str, published: str = "2017-05-02") -> tuple[Event, ...]:
    return pipeline.read(evolve(reading.document(text, "a.txt"), published=published, published_basis="given")).events


@pytest.mark.parametrize("aside", ASIDES)
@pytest.mark.parametrize("time", ["5 мая", "в четверг", "в конце мая", "до июля"])
def test_a_time_behind_what_is_said_in_passing_is_of_the_clause_before_it(aside: str, time: str) -> None:
    text = f"Пётр Громов прилетит из Омска в Казань, {aside}, {time}."
    assert [(text[e.start : e.end], e.status) for e in told(text)] == [("прилетит", "scheduled")]


def test_a_time_of_what_is_said_in_passing_is_its_own() -> None:
    text = "Пётр Громов прилетит в Казань, как сообщили 1 мая, в июле."
    assert [e.edtf for e in told(text) if text[e.start : e.end] == "прилетит"] == ["2017-07"]
    assert not told("Пётр Громов рассказал, кто строил мост через Волгу, 5 мая не называя.")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Списать старый паром предполагалось ещё в 2005 году.", ["Списать 2005 Списать старый паром предполагалось"]),
        ("Построить завод в Твери планировалось к 2010 году.", ["Построить 2010 Построить завод в Твери планировалось"]),
        ("Старый вокзал планировалось открыть в 2015 году.", ["открыть 2015 Старый вокзал планировалось открыть"]),
        ("Старый паром собирались списать ещё в 2005 году.", ["списать 2005 Старый паром собирались списать"]),
        ("Новый стадион обещали открыть в 2015 году.", ["открыть 2015 Новый стадион обещали открыть"]),
    ],
)
def test_what_was_planned_once_by_nobody_told(text: str, found: list[str]) -> None:
    assert [f"{text[e.start : e.end]} {e.edtf} {e.title}" for e in told(text)] == found


@pytest.mark.parametrize(
    ("before", "it", "title"),
    [
        ("В Твери готовят фестиваль уличных театров.", "Он", "Фестиваль уличных театров"),
        ("Группа «Маяк» готовит большой концерт в Казани.", "Он", "Большой концерт в Казани"),
        ("Министр рассказал о саммите тюркских стран.", "Он", "Саммит тюркских стран"),
        ("Власти планируют реконструкцию старого вокзала.", "Она", "Реконструкция старого вокзала"),
        ("Газета написала о переговорах по поставкам газа.", "Они", "Переговоры по поставкам газа"),
        ("Область объявила голосование по скверам.", "Оно", "Голосование по скверам"),
    ],
)
@pytest.mark.parametrize("verb", ["пройд", "состо", "начн", "намечен"])
def test_a_pronoun_names_what_was_told_before_it(before: str, it: str, title: str, verb: str) -> None:
    ends = {"пройд": ("ёт", "ут"), "состо": ("ится", "ятся"), "начн": ("ётся", "утся")}
    form = verb + (ends[verb][it == "Они"] if verb in ends else {"Он": "", "Она": "а", "Оно": "о", "Они": "ы"}[it])
    led = "на 5 мая" if verb == "намечен" else "5 мая"
    assert f"{title} {form}" in [e.title for e in told(f"{before} {it} {form} {led}.") if e.edtf == "2017-05-05"]


@pytest.mark.parametrize(
    "text",
    [
        "Олег Громов выиграл забег в Омске. Он пройдёт обследование 5 мая.",
        "Олег Громов упомянул концерт и фестиваль. Она пройдёт 5 мая.",
        "Олег Громов купил новый дом и старый завод. Он начнётся 5 мая.",
    ],
)
def test_a_pronoun_stands_for_nothing_else(text: str) -> None:
    assert not [e for e in told(text) if e.edtf == "2017-05-05" and "Громов" not in e.title]


def test_what_a_pronoun_names_may_last_until_a_time() -> None:
    [event] = told("В Туле откроют выставку старого оружия. Она продлится до 15 декабря.")
    assert (event.edtf, event.title) == ("../2017-12-15", "Выставка старого оружия продлится")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Похоронят артиста 7 мая на Северном кладбище.", "Артиста похоронят на Северном кладбище"),
        ("Наградят победителей 7 мая в Доме учёных.", "Победителей наградят в Доме учёных"),
        ("Встретят паломников 7 мая на вокзале.", "Паломников встретят на вокзале"),
        ("Завтра в Омске простятся с режиссёром Петром Громовым.", "В Омске простятся с режиссёром Петром Громовым"),
    ],
)
def test_what_is_to_be_done_by_nobody_told_has_a_title(text: str, title: str) -> None:
    assert [e.title for e in told(text)] == [title]


def test_who_is_to_do_it_is_not_left_out() -> None:
    assert not told("В Казань отправятся 8 мая.")


THINGS = {
    "флешмоб": "флешмоб",
    "прямую линию": "линию",
    "капустник": "капустник",
    "день науки": "день",
    "ночные дозоры": "дозоры",
}


@pytest.mark.parametrize("thing", THINGS)
@pytest.mark.parametrize("done", ["проведёт {}", "устроит в Твери {}", "намерен провести {}", "собирается организовать {}"])
def test_what_is_to_be_held_names_an_event_whatever_it_is(thing: str, done: str) -> None:
    text = f"Министр Олег Громов {done.format(thing)} 5 июня."
    assert [(text[e.start : e.end], e.edtf) for e in told(text)] == [(THINGS[thing], "2017-06-05")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Прямую линию министр Олег Громов проведёт 5 июня.", ["линию"]),
        ("Флешмоб устроят 5 июня студенты Твери.", ["Флешмоб"]),
        ("Завод в Твери проведёт флешмоб 5 июня.", ["флешмоб"]),
        ("Министр Олег Громов проведёт 5 июня в Твери.", []),
        ("Министр Олег Громов проведёт встречу с коллегами на заводе 5 июня.", ["встречу"]),
    ],
)
def test_what_is_held_is_no_subject_and_stands_behind_no_preposition(text: str, found: list[str]) -> None:
    assert [text[e.start : e.end] for e in told(text)] == found


def test_a_term_is_no_word_of_the_title() -> None:
    [event] = told("Суд в Твери должен вынести приговор Ивану Громову в трёхмесячный срок.")
    assert (event.edtf, event.status) == ("2017-05-02/2017-08-02", "scheduled")
    assert "срок" not in event.title
    assert not [e for e in told("Суд в Твери вынес приговор Ивану Громову в трёхмесячный срок.") if e.status == "scheduled"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Второй форум учителей хотели провести этой весной, но отложили.", ("2017-21", "postponed", "2017-21")),
        ("Второй форум учителей собирались провести в мае, но перенесли на осень.", ("2017-23", "postponed", "2017-05")),
        (
            "Второй форум учителей планировали провести 4 июня, но сдвинули на 22 июня.",
            ("2017-06-22", "postponed", "2017-06-04"),
        ),
        ("Второй форум учителей хотели провести этой весной, но отменили.", ("2017-21", "cancelled", None)),
        ("Второй форум учителей хотели провести этой весной, но не отложили ничего.", ("2017-21", "cancelled", None)),
    ],
)
def test_a_plan_put_off_behind_but_is_postponed(text: str, found: tuple[str, str, str | None]) -> None:
    event = told(text)[0]
    assert (event.edtf, event.status, event.moved_from) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "5 июня — заседание совета Твери по судам, 6 июня — голосование по бюджету области.",
            ["2017-06-05 Заседание совета Твери по судам", "2017-06-06 Голосование по бюджету области"],
        ),
        (
            "9 июня — встреча министров Перу в Твери, а 12 июня Пётр Громов посетит Омск.",
            ["2017-06-09 Встреча министров Перу в Твери", "2017-06-12 Пётр Громов посетит Омск"],
        ),
        (
            "Пётр Громов приедет в Тверь 5 июня, 6 июня — переговоры с министром Перу.",
            ["2017-06-05 Пётр Громов приедет в Тверь", "2017-06-06 Переговоры с министром Перу"],
        ),
    ],
)
def test_a_time_and_a_dash_open_a_clause_of_their_own(text: str, found: list[str]) -> None:
    assert [f"{e.edtf} {e.title}" for e in told(text)] == found


def test_days_told_together_without_a_clause_between_are_one_time() -> None:
    [event] = told("Министры Перу в пятницу, субботу и воскресенье проведут переговоры в Твери.")
    assert event.edtf == "2017-05-05/2017-05-07"


@pytest.mark.parametrize("before", ["Сутками раньше", "Днём раньше", "За день до этого"])
def test_a_day_told_twice_side_by_side_dates_one_event(before: str) -> None:
    text = f"Сенатор Олег Громов прилетит в Осло 28 мая. {before}, 27-го, в столице приземлится самолёт премьера Перу."
    assert [e.edtf for e in told(text)] == ["2017-05-28", "2017-05-27"]


@pytest.mark.parametrize(("until", "last"), [("до утра 21 мая", "2017-05-21"), ("по 20 мая", "2017-05-20")])
def test_what_is_closed_until_a_part_of_a_day_or_a_day_included_is_so_till_then(until: str, last: str) -> None:
    [one] = told(f"Мост через Волгу закрыт {until}.", "2017-05-12")
    assert (one.edtf, one.title, one.status) == (f"2017-05-12/{last}", "Мост через Волгу закрыт", "occurred")


def test_what_a_plan_depends_on_has_not_its_day() -> None:
    told_ = told("Забастовка учителей в Твери начнётся в понедельник, если власти не повысят оклады.")
    assert [(e.edtf, e.title) for e in told_] == [("2017-05-08", "Забастовка учителей в Твери")]
    [own] = told("Если до 10 мая власти не повысят оклады учителям, те начнут забастовку.")
    assert own.title == "Власти не повысят оклады учителям"


def test_an_event_told_by_a_verb_and_its_noun_is_one() -> None:
    text = "Парламент Грузии соберётся на первое заседание до конца мая."
    assert [e.edtf for e in told(text)] == ["../2017-05-31"]


@pytest.mark.parametrize("place", ["на площади Революции", "на проспекте Победы"])
def test_a_noun_of_a_places_name_is_no_event(place: str) -> None:
    [one] = told(f"Открытие катка {place} перенесли с 15 на 22 мая.")
    assert (one.kind, one.status, one.edtf) == ("opening", "postponed", "2017-05-22")


def test_an_ordinal_stands_for_the_noun_of_another_in_any_case() -> None:
    [one] = [e for e in told("Сенат одобрил закон о лесе в первом чтении. Второе намечено на среду.") if e.status == "scheduled"]
    assert (one.edtf, one.title) == ("2017-05-03", "Второе чтение намечено")


def test_an_infinitive_that_opens_its_own_clause_is_in_no_title_of_the_one_before() -> None:
    titles = [e.title for e in told("Строители начали ремонт моста в апреле, завершить его должны к 20 мая.")]
    assert "Строители начали ремонт моста" in titles


@pytest.mark.parametrize(("hours", "last"), [("48 часов", "2017-05-12"), ("72 часа", "2017-05-13")])
def test_hours_that_make_whole_days_are_days(hours: str, last: str) -> None:
    [one] = told(f"Забастовка машинистов начнётся 11 мая и продлится {hours}.")
    assert one.edtf == f"2017-05-11/{last}"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Концерт группы «Заря», отменённый в марте, пройдёт 9 мая в Туле.", "scheduled"),
        ("Отменённый концерт группы «Заря» пройдёт 9 мая в Туле.", "scheduled"),
        ("Концерт группы «Заря», отменённый в марте, не пройдёт и 9 мая.", "cancelled"),
        ("Концерт группы «Заря», запланированный на 9 мая, отменён.", "cancelled"),
        ("Концерт группы «Заря», отменённый из-за дождя, должен был пройти 9 мая.", "cancelled"),
    ],
)
def test_what_was_called_off_once_and_is_to_be_all_the_same(text: str, status: str) -> None:
    assert [e.status for e in told(text) if e.edtf == "2017-05-09"] == [status]


def test_the_day_on_which_another_day_was_set_has_its_deed() -> None:
    found = told("В марте суд назначил заседание по делу фирмы на 12 мая.")
    assert [(e.edtf, e.status) for e in found] == [("2017-03", "occurred"), ("2017-05-12", "scheduled")]
    found = told("В марте клуб планировал матч с «Зенитом» на 12 апреля.")
    assert [(e.edtf, e.status) for e in found] == [("2017-04-12", "hypothetical")]


@pytest.mark.parametrize(
    ("time", "edtf"),
    [
        ("с 10 мая до конца июня", "2017-05-10/2017-06~"),
        ("с 10 декабря до середины января", "2017-12-10/2018-01~"),
        ("с июня до середины июля", "2017-06/2017-07~"),
        ("с конца июня по 15 июля", "2017-06~/2017-07-15"),
        ("с начала июня до конца июля", "2017-06~/2017-07~"),
    ],
)
def test_what_lasts_until_a_part_of_a_month_is_one_interval(time: str, edtf: str) -> None:
    assert [e.edtf for e in told(f"Мост через Волгу в Твери закроют {time}.")] == [edtf]
