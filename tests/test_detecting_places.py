"""Where events took place: names of places, which of them is meant, and where it lies."""

import pytest

from tests.test_detecting_names import RU, event
from timeline.detecting.entities.gazetteer import gazetteer


def test_a_city_of_several_names_lies_where_each_of_them_says() -> None:
    """Of more names than are kept, those that are a first name too are left out: "Питер"."""
    known = [gazetteer(RU).spot(name) for name in ("Санкт-Петербург", "Петербург", "Ленинград", "Питер")]
    assert known == [known[0], known[0], known[0], None]
    found = event("7 августа в Санкт-Петербурге прошла встреча министров.")
    assert (found.country, found.coordinates) == ("RU", (59.94, 30.31))


@pytest.mark.parametrize(
    ("told", "place"),
    [("В Баку прошёл форум.", "Баку"), ("Бакинский форум закрылся.", ""), ("Мэр Баку вышел к людям.", "")],
)
def test_a_deed_of_no_kind_takes_only_a_governed_place_from_another_sentence(told: str, place: str) -> None:
    assert event(f"{told} 7 августа Иван Петров перекрасил забор.").place == place
    assert event("Бакинский форум закрылся. 7 августа суд приговорил Ивана Петрова к году тюрьмы.").place == "Баку"
