"""detecting: what lasts, from its beginning to its end."""

import pytest
from attrs import evolve

from timeline import pipeline, reading


def told(text: str) -> list[str]:
    """The events of a text of 5 November 2024, a Tuesday: days, status and kind."""
    events = pipeline.read(evolve(reading.document(text, "a.txt"), published="2024-11-05", published_basis="given")).events
    return [f"{e.edtf} {e.status} {e.kind}" for e in events]


@pytest.mark.parametrize("begins", ["откроется", "начнётся", "стартует", "пройдёт", "начнёт работу"])
@pytest.mark.parametrize(
    ("ends", "last"),
    [
        ("займёт два дня", "11"),
        ("продлится три дня", "12"),
        ("будет длиться неделю", "16"),
        ("будет работать до 14 декабря", "14"),
        ("продлится по 14 декабря", "14"),
        ("завершится 14-го", "14"),
        ("закончится вечером 14 декабря", "14"),
    ],
)
def test_a_beginning_and_an_end_or_a_length_make_one_event(begins: str, ends: str, last: str) -> None:
    text = f"Конференция хирургов {begins} в Твери 10 декабря и {ends}."
    assert told(text) == [f"2024-12-10/2024-12-{last} scheduled conference"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Выставка картин Громова открылась в понедельник и продлится до субботы.", "2024-11-04/2024-11-09 occurred culture"),
        ("Учения Северного флота начались 28 октября и завершились 2 ноября.", "2024-10-28/2024-11-02 occurred exercise"),
        ("Забастовка пилотов в Твери началась в среду и продлилась двое суток.", "2024-10-30/2024-10-31 occurred protest"),
        ("Школа молодых физиков, открывшаяся в понедельник, продлится до субботы.", "2024-11-04/2024-11-09 occurred other"),
        ("Активная фаза манёвров «Щит», начавшаяся 1 ноября, завершится послезавтра.", "2024-11-01/2024-11-07 occurred exercise"),
        ("Конференция хирургов, которая откроется 12 ноября, продлится до 15-го.", "2024-11-12/2024-11-15 scheduled conference"),
        ("Музей Громова открыл 1 ноября выставку серебра, она продлится до 20 ноября.", "2024-11-01/2024-11-20 occurred culture"),
        ("Музей Громова открыл 1 ноября выставку серебра, которая продлится неделю.", "2024-11-01/2024-11-07 occurred culture"),
        (
            "Учения «Щит» начнутся в следующий понедельник, сообщил штаб, и займут неделю.",
            "2024-11-11/2024-11-17 scheduled exercise",
        ),
        ("Трёхдневный саммит учителей откроется в Твери 12 ноября.", "2024-11-12/2024-11-14 scheduled summit"),
        ("Двухнедельные манёвры десантников начались вчера под Тверью.", "2024-11-04/2024-11-17 occurred exercise"),
    ],
)
def test_so_do_attributes_pronouns_and_adjectives(text: str, found: str) -> None:
    assert told(text) == [found]


@pytest.mark.parametrize("ends", ["Он продлится до 20 ноября.", "Играют десять команд. Завершится турнир 20 ноября."])
def test_the_end_may_be_told_in_another_sentence(ends: str) -> None:
    assert told(f"Шахматный турнир памяти Громова стартует в Твери в среду. {ends}") == ["2024-11-06/2024-11-20 scheduled sport"]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Конференция хирургов откроется в Твери 10 декабря и может продлиться до 14 декабря.", "2024-12-10"),
        ("Конференция хирургов откроется в Твери 10 декабря и не завершится 14 декабря.", "2024-12-10"),
        ("Конференция хирургов откроется в Твери 10 декабря и продлится не менее двух дней.", "2024-12-10"),
        ("Конференция хирургов откроется в Твери 10 декабря и продлится три часа.", "2024-12-10"),
        ("Конференция хирургов откроется в Твери 10 декабря, а чемпионат мира завершится 14 декабря.", "2024-12-10"),
        ("Конференция хирургов откроется в Твери 10 декабря, ярмарка продлится до 14 декабря.", "2024-12-10"),
        ("Музей Громова открыл новый зал 1 ноября и будет работать до 20 ноября.", "2024-11-01"),
        ("Выставка картин Громова откроется в Твери 10 декабря и продлится до 15 мая.", "2024-12-10"),
    ],
)
def test_nothing_lasts_by_another_end_or_one_in_doubt_nor_an_opening_for_months(text: str, first: str) -> None:
    days = [one.split()[0] for one in told(text)]
    assert days[0] == first
    assert not [day for day in days if day.startswith(f"{first}/")]


@pytest.mark.parametrize(
    "deed",
    ["Рейсы парома прекращены", "Музей Громова закрыт", "Движение по мосту перекрыли", "Полиция арестовала бизнесмена Громова"],
)
@pytest.mark.parametrize(("end", "last"), [("до понедельника", "11"), ("до 20 ноября", "20"), ("до конца ноября", "30")])
def test_what_was_done_until_a_time_to_come_lasts_till_then(deed: str, end: str, last: str) -> None:
    assert [one.rsplit(" ", 1)[0] for one in told(f"{deed} в Твери {end}.")] == [f"2024-11-05/2024-11-{last} occurred"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Мэрия Твери объявила приём заявок до 20 ноября.", ["../2024-11-20 scheduled"]),
        ("Режим чрезвычайной ситуации в Твери продлён до 20 ноября.", ["../2024-11-20 scheduled"]),
        ("Музей Громова в Твери был закрыт до 20 октября.", ["2024-10-20 occurred"]),
        ("Музей Громова в Твери закроют до 20 ноября.", ["../2024-11-20 scheduled"]),
        ("Матч «Ротор» — «Луч» отложен до 20 ноября.", ["2024-11-20 postponed"]),
        ("Клуб «Ротор» подписал контракт с Громовым до 30 июня 2026 года.", []),
    ],
)
def test_not_so_what_was_moved_prolonged_agreed_upon_or_is_over(text: str, found: list[str]) -> None:
    assert [one.rsplit(" ", 1)[0] for one in told(text)] == found
