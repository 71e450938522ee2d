"""Programmes: every line under a day is an event of that day, whatever its words."""

from pathlib import Path

import pytest

from timeline import pipeline
from timeline.model import Event, Options
from timeline.reading import Given, documents

_LEAD = (
    "Фестиваль «Осенний мост» вернётся в Тверь\n\nОрганизаторы фестиваля «Осенний мост» рассказали о программе. "
    "Гостей ждут в городском саду и на набережной.\n\n"
)


def _events(tmp_path: Path, text: str, day: str = "2024-08-20") -> list[Event]:
    path = tmp_path / "a.txt"
    path.write_text(_LEAD + text, encoding="utf-8")
    (document,) = documents([str(path)], Given(day))
    return list(pipeline.read(document, Options()).events)


def _told(tmp_path: Path, text: str) -> list[tuple[str, str, str]]:
    return [(e.edtf, e.status, e.title) for e in _events(tmp_path, text) if e.edtf[:10] != "2024-08-20"]


@pytest.mark.parametrize("head", ["Программа 7 сентября:", "Суббота, 7 сентября", "7 сентября", "7 сентября, суббота:"])
@pytest.mark.parametrize("clock", ["9.00", "09:00", "9:00", "9.00–10.30"])
@pytest.mark.parametrize("bullet", ["", "- ", "• "])
def test_lines_with_clock_times_are_of_the_day_above(tmp_path, head, clock, bullet):
    text = f"{head}\n{bullet}{clock} — забег памяти Ивана Громова (старт у вокзала);\n{bullet}19.00 — концерт группы «Пятница».\n"
    assert _told(tmp_path, text) == [
        ("2024-09-07T09:00", "scheduled", "Забег памяти Ивана Громова"),
        ("2024-09-07T19:00", "scheduled", "Концерт группы «Пятница»"),
    ]


@pytest.mark.parametrize("clock", ["9:00–10:30.", "9:00.", "9.00 —", "9:00 -"])
def test_a_line_may_have_sentences_behind_its_event(tmp_path, clock):
    text = (
        f"27 сентября, пятница\n{clock} Круглый стол «Мосты и люди». Его ведёт директор музея Пётр Громов.\n"
        f"{clock.replace('9', '11')} Открытие обновлённого сада Учителей. Его собирались открыть к 1 июня, да подвёл подрядчик.\n"
    )
    assert _told(tmp_path, text)[:2] == [
        ("2024-09-27T09:00", "scheduled", "Круглый стол «Мосты и люди»"),
        ("2024-09-27T11:00", "scheduled", "Открытие обновлённого сада Учителей"),
    ]


_TIMED = "Суббота, 7 сентября\n12:00 — концерт группы «Пятница».\n15:00 — показ фильма «Мост» в саду.\n\n"


def test_what_stands_under_the_day_of_a_programme_needs_no_clock_time(tmp_path):
    text = _TIMED + "Воскресенье, 8 сентября\nВыезд в музей ткачества в Торжке. Вручение премий переносится на осень.\n"
    assert ("2024-09-08", "scheduled", "Выезд в музей ткачества в Торжке") in _told(tmp_path, text)


@pytest.mark.parametrize(
    ("before", "line"),
    [
        ("", "Выезд в музей ткачества в Торжке."),  # no programme: a day above a line may be a stamp
        (_TIMED, "Выезд в музей ткачества отменили вечером."),
        (_TIMED, "Пётр Громов и его музей в Торжке."),
        (_TIMED, "В музее ткачества тихо и прохладно."),
    ],
)
def test_other_lines_under_a_day_tell_nothing(tmp_path, before, line):
    text = f"{before}Воскресенье, 8 сентября\n{line}\n"
    assert [day for day, _, _ in _told(tmp_path, text) if day == "2024-09-08"] == []


def test_a_long_line_is_cut_before_a_preposition(tmp_path):
    who = "министра культуры Тверской области Ольги Ивановой и директора музея Петра Громова"
    text = f"27 сентября, пятница\n15:00. Торжественное заседание с участием {who}.\n"
    [(_, _, title)] = _told(tmp_path, text)
    assert title == "Торжественное заседание с участием министра культуры Тверской области Ольги Ивановой"


def test_every_day_has_its_own_lines(tmp_path):
    text = (
        "Суббота, 7 сентября\n12:00 — мастер-классы кружевниц, двор музея.\n\n"
        "Воскресенье, 8 сентября\n11:00 — литургия в Софийском соборе.\n19:00 — вручение премии «Северная лира».\n"
    )
    assert [(day, title) for day, _, title in _told(tmp_path, text)] == [
        ("2024-09-07T12:00", "Мастер-классы кружевниц, двор музея"),
        ("2024-09-08T11:00", "Литургия в Софийском соборе"),
        ("2024-09-08T19:00", "Вручение премии «Северная лира»"),
    ]


def test_a_line_may_open_with_its_own_day(tmp_path):
    text = "7 сентября — концерт группы «Пятница»\n8 сентября (воскресенье) — показ фильма «Мост» в саду\n"
    assert _told(tmp_path, text) == [
        ("2024-09-07", "scheduled", "Концерт группы «Пятница»"),
        ("2024-09-08", "scheduled", "Показ фильма «Мост» в саду"),
    ]


def test_words_that_say_too_little_stand_behind_the_headline(tmp_path):
    text = "Суббота, 7 сентября\n18:00 — открытие.\n"
    assert _told(tmp_path, text)[0][2] == "Фестиваль «Осенний мост» вернётся в Тверь: открытие"


@pytest.mark.parametrize(
    "text",
    [
        "9.00 — забег памяти Ивана Громова;\n",  # no day is told
        "Суббота, 7 сентября\n10:00 — Иван Громов, директор музея.\n",  # somebody, not something
        "Счёт 7 сентября\n2:1 — выиграл «Мост».\n",
        "Суббота, 7 сентября\n" + "Сад открыт для всех гостей города. " * 6 + "\n9.00 — забег памяти Громова.\n",  # prose between
    ],
)
def test_other_lines_tell_nothing(tmp_path, text):
    assert [e for e in _events(tmp_path, text) if "T" in e.edtf] == []


def test_what_a_programme_told_of_the_past_is_over(tmp_path):
    text = "Суббота, 3 августа\n12:00 — концерт группы «Пятница».\n"
    assert _told(tmp_path, text) == [("2024-08-03T12:00", "occurred", "Концерт группы «Пятница»")]
