"""Where events took place: names of places, which of them is meant, and where it lies."""

from tests.test_detecting_names import RU, event
from timeline.detecting.entities.gazetteer import gazetteer


def test_a_city_of_several_names_lies_where_each_of_them_says() -> None:
    """Of more names than are kept, those that are a first name too are left out: "Питер"."""
    known = [gazetteer(RU).spot(name) for name in ("Санкт-Петербург", "Петербург", "Ленинград", "Питер")]
    assert known == [known[0], known[0], known[0], None]
    found = event("7 августа в Санкт-Петербурге прошла встреча министров.")
    assert (found.country, found.coordinates) == ("RU", (59.94, 30.31))
