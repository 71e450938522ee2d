"""Feeds: which there are, what each holds, and how a story reads in a calendar."""

from datetime import date

import pytest
from attrs import evolve

from tests.ical_lint import Component, calendar
from tests.sites import calendars_of
from tests.stories import NOTES, TURAN, VESTNIK, many, stories, story, telling, withdrawn
from timeline.languages import wording
from timeline.publishing.addresses import Addresses
from timeline.publishing.days import is_exact, spans
from timeline.publishing.entries import entries
from timeline.publishing.feeds import feeds
from timeline.publishing.options import Site

TODAY = date(2024, 8, 9)
RU = wording.load("ru")
SITE = Site(today=TODAY, title="Хроника")


def entry(value, title="Встреча в Баку", **fields):
    """The one entry of a story with this date, as (title, first, last, status)."""
    made = entries(story(title, value, telling(TURAN, "Цитата."), **fields), RU, Addresses())
    assert len(made) == 1
    return made[0].title.replace("\xa0", " "), str(made[0].first), str(made[0].last), made[0].status


def files(told, site=SITE) -> dict[str, Component]:
    return {path: calendar(data) for path, data in calendars_of(told, site).items()}


def titles(part: Component) -> list[str]:
    return [p.value for event in part.parts for p in event.properties if p.name == "SUMMARY"]


@pytest.mark.parametrize(
    ("value", "exact", "days"),
    [
        ("2024-08-09", True, ["2024-08-09/2024-08-09"]),
        ("2024-08-09T16:24", True, ["2024-08-09/2024-08-09"]),
        ("2024-08-09~", False, ["2024-08-09/2024-08-09"]),
        ("2024-08-09/2024-08-12", True, ["2024-08-09/2024-08-12"]),
        ("2024-08-01/2024-08-30", True, ["2024-08-01/2024-08-30"]),
        ("2024-08-01/2024-08-31", True, ["2024-08-01/2024-08-01", "2024-08-31/2024-08-31"]),
        ("2024-08-09/..", True, ["2024-08-09/2024-08-09"]),
        ("../2024-08-09", True, ["2024-08-09/2024-08-09"]),
        ("2024-11", False, ["2024-11-01/2024-11-01"]),
        ("2024-24", False, ["2024-12-01/2024-12-01"]),
        ("2017", False, ["2017-01-01/2017-01-01"]),
        ("196X", False, ["1960-01-01/1960-01-01"]),
        ("2008/..", False, ["2008-01-01/2008-01-01"]),
        ("../2024-08", False, ["2024-08-01/2024-08-01"]),
        ("2024-08-09/2024-09", False, ["2024-08-09/2024-08-09"]),
    ],
)
def test_on_which_days_a_story_stands(value, exact, days):
    told = story("Событие", value)
    assert is_exact(told) is exact
    assert [f"{first}/{last}" for first, last in spans(told)] == days


@pytest.mark.parametrize(
    ("value", "fields", "title", "status"),
    [
        ("2024-08-09", {}, "Встреча в Баку", "CONFIRMED"),
        ("2024-08-09", {"status": "scheduled"}, "Встреча в Баку", "CONFIRMED"),
        ("2024-08-09", {"status": "cancelled"}, "Отменено: Встреча в Баку", "CANCELLED"),
        ("2024-08-09", {"status": "hypothetical"}, "Возможно: Встреча в Баку", "TENTATIVE"),
        ("2024-08-09", {"status": "postponed", "moved_from": "2024-08-05"}, "Перенесено: Встреча в Баку", "CONFIRMED"),
        ("2024-08-09", {"status": "postponed", "moved_from": "2024-08-09"}, "Отложено: Встреча в Баку", "CANCELLED"),
        ("2024-08-09", {"status": "postponed"}, "Перенесено: Встреча в Баку", "CONFIRMED"),
        ("2024-08-09", {"withdrawn": True}, "Снято: Встреча в Баку", "CANCELLED"),
        ("2024-08-09T16:24", {}, "Встреча в Баку (16:24)", "CONFIRMED"),
        ("2024-08-09/..", {}, "Начало: Встреча в Баку", "CONFIRMED"),
        ("../2024-08-09", {}, "Окончание: Встреча в Баку", "CONFIRMED"),
        ("2024-11", {}, "≈ ноябрь 2024: Встреча в Баку", "TENTATIVE"),
        ("2024-11", {"status": "cancelled"}, "≈ ноябрь 2024: Отменено: Встреча в Баку", "CANCELLED"),
        ("2024-05~", {}, "≈ май 2024: Встреча в Баку", "TENTATIVE"),
        ("2024-08-09~", {}, "≈ 9 августа 2024: Встреча в Баку", "TENTATIVE"),
        ("2024-22", {}, "≈ лето 2024: Встреча в Баку", "TENTATIVE"),
        ("2019/2023", {}, "≈ 2019–2023 годы: Встреча в Баку", "TENTATIVE"),
    ],
)
def test_how_a_story_is_called(value, fields, title, status):
    shown, _, _, says = entry(value, **fields)
    assert (shown, says) == (title, status)


def test_a_story_without_a_title_is_called_by_its_kind():
    assert entry("2024-08-09", title="\x00 \u202e", kind="summit")[0] == RU.kind("summit")


def test_a_long_interval_is_its_beginning_and_its_end():
    told = story("Выставка", "2024-06-01/2024-09-01", telling(TURAN, "Цитата."), seed="x")
    start, end = entries(told, RU, Addresses())
    assert (start.title, str(start.first), str(start.last)) == ("Начало: Выставка", "2024-06-01", "2024-06-01")
    assert (end.title, str(end.first), str(end.last)) == ("Окончание: Выставка", "2024-09-01", "2024-09-01")
    assert (start.uid, end.uid) == (f"timeline-{told.id}-start", f"timeline-{told.id}-end")


def test_a_uid_is_of_the_story_alone():
    one = story("Встреча", "2024-08-09", telling(TURAN, "Цитата."), seed="x")
    other = evolve(one, title="Совещание", edtf="2024-08-10", place="Баку", status="cancelled", tellings=(), kind="summit")
    assert [e.uid for e in entries(one, RU, Addresses())] == [e.uid for e in entries(other, RU, Addresses("https://e.org/"))]


def test_a_description_has_what_a_reader_needs_to_judge():
    told = story(
        "Встреча", "2024-08-10",
        telling(TURAN, "Они встретятся 10 августа."), telling(NOTES, "Встреча перенесена."),
        basis="published", status="postponed", moved_from="2024-08-05", participants=("Иван Петров", "НАТО"), seed="x",
    )  # fmt: skip
    (made,) = entries(told, RU, Addresses("https://example.org/"))
    assert made.description.replace("\xa0", " ") == (
        "Статья не называет даты; событие стоит на дне публикации.\n"
        "Прежняя дата: 5 августа 2024\n"
        "Участники: Иван Петров, НАТО\n\n"
        "«Они встретятся 10 августа.»\n— Turan, 9 августа 2024\n"
        "https://turan.example/politics/2024/08/09/astana?id=1&lang=ru\n\n"
        "«Встреча перенесена.»\n— без адреса.txt, ≈ 9 августа 2024\n\n"
        f"https://example.org/events/{told.id}.html"
    )
    assert made.url == f"https://example.org/events/{told.id}.html"
    assert made.categories == (RU.kind("other"),)


def test_an_entry_without_a_host_has_no_link_of_ours():
    (made,) = entries(story("Встреча", "2024-08-10", telling(NOTES, "Цитата.")), RU, Addresses())
    assert made.url is None
    assert "http" not in made.description


@pytest.mark.parametrize("said", ["«Мы встретимся», — сказал он.", '"Перу открыло посольство.', "„Мы встретимся“."])
def test_a_sentence_that_opens_with_a_quotation_gets_no_more_marks(said):
    (made,) = entries(story("Встреча", "2024-08-10", telling(NOTES, said)), RU, Addresses())
    assert made.description.splitlines()[0] == said


def test_of_many_tellings_five_are_quoted():
    told = story("Встреча", "2024-08-10", *(telling(TURAN, f"Цитата {n}.") for n in range(8)))
    text = entries(told, RU, Addresses())[0].description
    assert text.count("Цитата") == 5
    assert text.endswith("и ещё 3 источника")


def test_without_history_the_newest_publication_is_the_last_change():
    told = story("Встреча", "2024-08-10", telling(VESTNIK, "Цитата."), telling(TURAN, "Цитата."), created="", changed="")
    (made,) = entries(told, RU, Addresses())
    assert str(made.changed) == "2024-08-09"


def test_a_subject_of_two_stories_has_a_feed():
    told = [
        story("А", "2024-08-09", kind="summit", place="Баку", participants=("НАТО", "Иран")),
        story("Б", "2024-08-10", kind="visit", place="Баку", participants=("НАТО",)),
        story("В", "2024-08", kind="summit", place="Астана", participants=("НАТО", "НАТО")),
    ]
    found = feeds(told, TODAY, Addresses())
    assert [(f.key, f.count, f.approximate, f.ahead and f.ahead.day) for f in found] == [
        ("all", 3, 1, 9),
        ("place:баку", 2, 0, 9),
        ("participant:нато", 3, 1, 9),
        ("kind:summit", 2, 1, 9),
    ]
    assert {f.ahead for f in feeds(told, date(2024, 8, 11), Addresses())} == {None}


def test_names_that_differ_in_case_are_one_subject_called_as_most_call_it():
    told = [story(str(n), "2024-08-09", place=place) for n, place in enumerate(["баку", "Баку", "Баку"])]
    (place,) = (feed for feed in feeds(told, TODAY, Addresses()) if feed.group == "place")
    assert (place.key, place.name, place.count) == ("place:баку", "Баку", 3)


def test_a_withdrawn_story_keeps_a_feed_alive_and_is_not_counted():
    told = [story("Визит второй", "2024-09-03", kind="visit"), withdrawn()]
    (kind,) = (feed for feed in feeds(told, TODAY, Addresses()) if feed.group == "kind")
    assert (kind.count, len(kind.stories)) == (1, 2)
    assert titles(files(told)[kind.path]) == ["Визит второй", "Снято: Визит\\, о котором больше не пишут"]


def test_no_story_gives_the_feed_of_all_and_it_is_a_calendar():
    (only,) = feeds([], TODAY, Addresses())
    assert (only.key, only.count, only.ahead) == ("all", 0, None)
    assert [part.name for path in files([]) for part in files([])[path].parts] == ["VTIMEZONE"] * 2


def test_days_known_roughly_are_in_the_twin_alone():
    told = [story("День", "2024-08-09", seed="a"), story("Месяц", "2024-08", seed="b")]
    found = files(told)
    assert titles(found["all.ics"]) == ["День"]
    assert titles(found["all-approximate.ics"]) == ["≈ август 2024: Месяц"]


def test_many_stories_are_offered_by_year_too():
    told = many(700)
    found = feeds(told, TODAY, Addresses())
    years = [feed for feed in found if feed.group == "year"]
    assert [feed.name for feed in years] == ["2015", "2016", "2017"]
    assert sum(feed.count for feed in years) == 700
    assert not [feed for feed in feeds(told[:400], TODAY, Addresses()) if feed.group == "year"]


def test_a_calendar_says_what_it_is():
    head = files(stories(), evolve(SITE, base_url="https://example.org/news"))["all.ics"]
    values = {p.name: p.value for p in head.properties}
    assert values["NAME"] == values["X-WR-CALNAME"] == "Хроника"
    assert values["URL"] == "https://example.org/news/feeds.html"
    assert values["SOURCE"] == "https://example.org/news/all.ics"
    assert values["LAST-MODIFIED"] == "20240812T000000Z"
    assert values["REFRESH-INTERVAL"] == values["X-PUBLISHED-TTL"] == "PT12H"


def test_a_calendar_in_english():
    found = files(stories(), Site(today=TODAY, language="en"))
    (month,) = (t for t in titles(found["all-approximate.ics"]) if "COP29" in t)
    assert month == "≈ November 2024: Климатическая конференция ООН COP29 в Баку"
