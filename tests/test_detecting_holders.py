"""detecting: whom a title calls by an office alone it names, where nobody else can be meant."""

import pytest

from tests.titles import titles


@pytest.mark.parametrize(
    ("told", "text", "wanted"),
    [
        ("Президент Сербии Иван Громов", "президент Сербии посетил Тверь", "Президент Сербии Иван Громов посетил Тверь"),
        ("Губернатор Пётр Громов", "губернатор не приехал на совещание", "Губернатор Пётр Громов не приехал на совещание"),
        ("Глава комиссии Анна Белова", "глава комиссии сделала заявление", "Глава комиссии Анна Белова сделала заявление"),
        # Who has a name is no "мужчина" or "звезда".
        ("Американец Джон Брайтон", "американец из Аризоны был арестован в Твери", "Джон Брайтон был арестован в Твери"),
    ],
)
def test_who_takes_part_is_named(told: str, text: str, wanted: str) -> None:
    name = told.split()[-2:]
    found = titles(f"{told} выступил{'а' if name[0] == 'Анна' else ''} в Твери. {name[1]} известен всем. 5 мая 2018 года {text}.")
    assert wanted in found, found


@pytest.mark.parametrize(
    "text",
    [
        "Президент Сербии Пётр Громов выступил. 5 мая 2018 года губернаторы посетили Тверь",
        "Президент Сербии Пётр Громов выступил. 5 мая 2018 года судья приняла решение об аресте",
        "Президент Сербии Пётр Громов выступил. 5 мая 2018 года прохожий погиб в Твери от удара током",
        "5 мая 2018 года сын Петра Громова погиб в Твери",
    ],
)
def test_but_nobody_else(text: str) -> None:
    found = titles(f"{text}.")
    assert not any("Пётр Громов" in title for title in found), found


@pytest.mark.parametrize("office", ["Министр обороны", "Посол", "Губернатор", "Мэр"])
def test_nor_who_holds_another_office(office: str) -> None:
    resigned = f"{office} Кении Джон Омоло подал в отставку. Джон Омоло обвинён в растрате."
    text = f"{resigned}\n\nПрезидент страны принял отставку 4 июня 2030 года."
    found = titles(text)
    assert found
    assert not any("резидент" in title and "Омоло" in title for title in found), found
