"""A text four times as long takes about four times the work, whatever it is made of: a list, a chronicle, one sentence."""

from cProfile import Profile
from datetime import date, timedelta

import pytest

from timeline import api

_MONTHS = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()
_MOST = 5.5  # times the calls of functions: 3 to 5 are seen; what looked at each two events or sentences had 6 to 34


def day(n: int) -> str:
    one = date(2000, 1, 1) + timedelta(3 * n)
    return f"{one.day} {_MONTHS[one.month - 1]} {one.year} года"


def surname(n: int) -> str:
    return "".join("бвгдзклмнпрст"[n // 13**k % 13] + "аеиоу"[(n + k) % 5] for k in range(3)).capitalize() + "нов"


@pytest.mark.parametrize(
    ("told", "between", "n"),
    [
        ("{day}\nСуд арестовал мэра города Петра Громова. Мэр подал в отставку. Совет назначил новые выборы.", "\n\n", 40),
        ("12 мая 2024 года в городе {who} суд арестовал предпринимателя Петра {who}а.", "\n\n", 40),
        ("12 мая 2024 года автобус столкнулся с грузовиком. Авария произошла 12 мая.", " ", 40),
        ("В {year} году он построил дом. Он подал в отставку {day}.", " ", 40),
        ("В {hour}:{minute:02} поезд прибыл.", " ", 50),
        ("С 2010 по 2015 год он работал мэром. Он занимал пост пять лет.", " ", 50),
        ("Завод «{who}» (АБВГ) открыл цех 5 мая 2020 года.", " ", 40),
        ("12 мая 2024 года Пётр {who}", ", ", 400),
        ("{hour}:{minute:02} — Открытие выставки «{who}»", "\n", 100),
        ("{day}. Мэр Пётр {who} открыл выставку «Лес».", "\n", 100),
        ("12 мая 2024, {hour}:{minute:02}\nСуд арестовал Петра {who}а. Птицы улетели на юг и не вернулись.", "\n\n", 400),
        ("{hour}:{minute:02} Суд арестовал Петра {who}а, который жил в Москве и работал в банке", "\n", 400),
        ("Лес стоит тихо и ждёт снега.", " ", 500),
        ("Громов Пётр", " ", 500),
        ("Пётр {who}", ", ", 200),
        ("А. ", "", 1000),
        ("(", "", 2000),
        ("«", "", 2000),
    ],
)
def test_four_times_the_text_takes_about_four_times_the_work(told: str, between: str, n: int) -> None:
    api.read(text(told, between, 5), "2024-05-13")  # what is loaded but once
    few, many = calls(text(told, between, n)), calls(text(told, between, 4 * n))
    assert many < _MOST * few


def text(told: str, between: str, n: int) -> str:
    return "Хроника событий\n\n" + between.join(
        told.format(day=day(k), hour=k % 24, minute=k % 60, year=1960 + k % 60, who=surname(k)) for k in range(n)
    )


def calls(text: str) -> int:
    """How many calls of functions reading a text takes."""
    counted = Profile()
    counted.runcall(api.read, text, "2024-05-13")
    return sum(one.callcount for one in counted.getstats())
