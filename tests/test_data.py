"""timeline.json: every story with its evidence, for programs."""

import json
from datetime import date

from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator

from tests.any_stories import any_stories
from tests.stories import TURAN, hostile, stories, story, telling, withdrawn
from timeline.model import Because
from timeline.publishing.addresses import Addresses
from timeline.publishing.data import data, schema
from timeline.publishing.feeds import feeds
from timeline.publishing.options import Site

SITE = Site(today=date(2024, 8, 9), title="Хроника")


def read(told, site=SITE):
    addresses = Addresses(site.base_url)
    return json.loads(data(told, site, feeds(told, site.today, addresses), addresses))


def test_a_story_whole():
    told = story(
        "Саммит в Астане", "2024-08-09",
        telling(TURAN, "Об этом он заявил 9 августа.", "9 августа", "2024-08-09", (Because("day", "", "2024-08-09"),)),
        kind="summit", place="Астана", participants=("Азербайджан",), seed="x",
    )  # fmt: skip
    (found,) = read([told])["stories"]
    assert {key: found[key] for key in ("id", "path", "title", "edtf", "first", "last", "kind", "place", "participants")} == {
        "id": told.id,
        "path": f"events/{told.id}.html",
        "title": "Саммит в Астане",
        "edtf": "2024-08-09",
        "first": "2024-08-09",
        "last": "2024-08-09",
        "kind": "summit",
        "place": "Астана",
        "participants": ["Азербайджан"],
    }
    (evidence,) = found["tellings"]
    (mark,) = evidence["marks"]
    assert evidence["quote"][slice(*mark)] == "9 августа"
    assert evidence["url"] == TURAN.url
    assert evidence["published_basis"] == "stamp"
    assert evidence["why"] == [{"rule": "day", "phrase": "", "value": "2024-08-09"}]


def test_all_stories_in_the_order_of_the_pages_and_none_withdrawn():
    told = stories()
    found = read((*told, withdrawn()))
    assert [each["id"] for each in found["stories"]] == [each.id for each in told]
    head = found["feeds"][0]
    assert (head["key"], head["path"], head["approximate_path"], head["count"]) == (
        "all", "all.ics", "all-approximate.ics", len(told),
    )  # fmt: skip


def test_a_story_stands_on_a_line_of_its_own():
    told = stories()
    lines = data(told, SITE, (), Addresses()).decode().splitlines()
    assert [json.loads(line.rstrip(","))["id"] for line in lines if line.startswith('{"id"')] == [each.id for each in told]


def closed(part):
    """The schema with every object closed to what it does not describe."""
    if isinstance(part, dict):
        part = {key: closed(value) for key, value in part.items()}
        return part | {"additionalProperties": False} if "properties" in part and part.get("type") == "object" else part
    return [closed(each) for each in part] if isinstance(part, list) else part


CHECK = Draft202012Validator(closed(schema()), format_checker=Draft202012Validator.FORMAT_CHECKER)


def test_the_schema_describes_every_key_and_no_other():
    Draft202012Validator.check_schema(schema())
    CHECK.validate(read((*stories(), *hostile()), Site(today=SITE.today, base_url="https://example.org")))


def test_no_story_is_data_too():
    assert read(())["stories"] == []


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(any_stories)
def test_any_stories_give_utf8_json(told):
    found = read(told)
    CHECK.validate(found)
    assert len(found["stories"]) == sum(not each.withdrawn for each in told)


def test_nothing_in_it_depends_on_the_day():
    later = Site(today=date(2030, 1, 1), title="Хроника")
    found = feeds(hostile(), SITE.today, Addresses())
    assert data(hostile(), SITE, found, Addresses()) == data(hostile(), later, found, Addresses())
