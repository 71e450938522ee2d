"""Diaries and chronicles: what paragraphs under a day tell without one of their own happens then."""

import pytest

import timeline

_LEAD = "Неделя в Твери\n\nСамое важное за несколько дней.\n\n"
_MONDAY = "В музее открывается выставка кружев. Она будет интересна всем."
_TUESDAY = "Председатель совета Пётр Громов выступит с речью о мостах. Накануне здесь было тихо."


def _told(text: str, day: str = "2024-09-08") -> list[tuple[str, str, str]]:
    return [(e.edtf, e.status, e.title) for e in timeline.read(_LEAD + text, day).events]


@pytest.mark.parametrize("heads", [("9 сентября", "10 сентября"), ("Понедельник, 9 сентября", "Вторник, 10 сентября:")])
def test_paragraphs_under_days_to_come_are_of_them(heads: tuple[str, str]) -> None:
    assert _told(f"{heads[0]}\n{_MONDAY}\n\n{heads[1]}\n{_TUESDAY}\n") == [
        ("2024-09-09", "scheduled", "Выставка кружев открывается в музее"),
        ("2024-09-10", "scheduled", "Председатель совета Пётр Громов выступит с речью о мостах"),
    ]


def test_so_are_paragraphs_under_days_that_are_over() -> None:
    text = "3 мая 2022 года\nСуд арестовал мэра Твери Петра Громова.\n\n5 мая 2022 года\nМэр подал в отставку.\n"
    assert [day for day, _, _ in _told(text)] == ["2022-05-03", "2022-05-05"]


@pytest.mark.parametrize(
    "text",
    [
        f"9 сентября\n{_MONDAY}\n",  # one day alone may be a stamp
        f"9 сентября\n{_MONDAY}\n\n9 сентября\nПётр Громов построит мост.\n",
        "9 сентября\nСуд арестовал мэра Петра Громова.\n\n10 сентября\nМэр подал в отставку.\n",  # past, of days to come
        "3 мая 2022 года\nПётр Громов построит мост.\n\n5 мая 2022 года\nМэр сообщил о планах.\n",
        f"9 сентября\n\nКак проехать\n{_MONDAY}\n\n10 сентября\n\nКонтакты\n{_TUESDAY}\n",  # another heading between
    ],
)
def test_other_paragraphs_have_no_such_day(text: str) -> None:
    assert [day for day, _, _ in _told(text) if day in ("2024-09-09", "2024-09-10", "2022-05-03", "2022-05-05")] == []


@pytest.mark.parametrize(
    ("head", "day"), [("Вторник", "2024-09-10"), ("Пятница:", "2024-09-13"), ("Суббота — воскресенье", "2024-09-14/2024-09-15")]
)
def test_a_weekday_alone_heads_paragraphs_too(head: str, day: str) -> None:
    assert _told(f"Понедельник, 9 сентября\n{_MONDAY}\n\n{head}\n{_TUESDAY}\n") == [
        ("2024-09-09", "scheduled", "Выставка кружев открывается в музее"),
        (day, "scheduled", "Председатель совета Пётр Громов выступит с речью о мостах"),
    ]
