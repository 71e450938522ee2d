"""The overview above the timeline and the subjects beside it."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import stories as made
from tests.any_stories import any_story
from timeline.languages import wording
from timeline.model import Story
from timeline.publishing.addresses import Addresses
from timeline.publishing.facets import facets
from timeline.publishing.feeds import feeds
from timeline.publishing.overview import Overview, overview
from timeline.publishing.sections import sections


def drawn(*values: str) -> Overview:
    parted = sections([made.story(f"{number}", value) for number, value in enumerate(values)])
    return overview(parted, {section.code: f"#{section.code}" for section in parted})


def test_a_bar_is_as_tall_as_its_share_of_the_fullest() -> None:
    heights = {bar.code: bar.height for bar in drawn("2024-05-01", "2024-05-02", "2024-06", "2024-05-09").bars}
    assert heights == {"2024-05": 92, "2024-06": pytest.approx(30.7)}


def test_one_event_among_thousands_can_still_be_seen() -> None:
    assert min(bar.height for bar in drawn("2024-06-01", *["2024-05-01"] * 500).bars) == 5


def test_what_is_known_to_the_year_stands_before_its_months_and_is_coarse() -> None:
    bars = drawn("2024-01-05", "2024", "2023-12-31", "2024-24", "202X").bars
    assert [(bar.code, bar.coarse) for bar in bars] == [
        ("202X", True), ("2023-12", False), ("2024", True), ("2024-01", False), ("2024-24", True),
    ]  # fmt: skip
    assert all(a.x + a.width <= b.x + 0.01 for a, b in itertools.pairwise(bars))


def test_a_long_time_without_events_is_drawn_short() -> None:
    found = drawn("1950-01-01", "2024-05-01")
    assert len(found.gaps) == 1
    assert found.bars[1].x < 50
    assert [label.text for label in found.labels] == ["1950", "2024"]


def test_a_few_empty_months_are_drawn_as_they_are() -> None:
    first, second = drawn("2024-01-01", "2024-05-01").bars
    assert second.x - first.x == pytest.approx(4 * first.width, abs=0.01)


def test_many_months_fall_together_to_years_and_many_years_to_decades() -> None:
    months = [f"{year}-{month:02}-01" for year in range(2000, 2010) for month in range(1, 13)]
    assert [(bar.code, bar.count, bar.href) for bar in drawn(*months).bars][:2] == [
        ("2000", 12, "#2000-01"),
        ("2001", 12, "#2001-01"),
    ]
    years = [f"{year}-06-01" for year in range(1700, 2000)]
    assert [bar.code for bar in drawn(*years).bars][:2] == ["170X", "171X"]


def test_a_bar_of_a_year_leads_to_the_year_s_own_page_where_there_is_one() -> None:
    parted = sections([made.story("x", f"{y}-{m:02}-01") for y in range(2000, 2010) for m in range(1, 13)])
    found = overview(parted, {section.code: f"#{section.code}" for section in parted} | {"2003": "topics/year-2003.html"})
    assert found.bars[3].href == "topics/year-2003.html"


@settings(max_examples=60, deadline=None)
@given(st.lists(any_story(), max_size=12, unique_by=lambda story: story.id))
def test_every_story_is_in_one_bar_and_no_bar_leaves_the_drawing(stories: list[Story]) -> None:
    parted = sections(stories)
    assert sorted(s.id for section in parted for s in section.stories) == sorted(s.id for s in stories)
    found = overview(parted, {section.code: f"#{section.code}" for section in parted})
    assert sum(bar.count for bar in found.bars) == len(stories)
    for bar in found.bars:
        assert 0 <= bar.x <= bar.left
        assert bar.left + bar.thick <= bar.x + bar.width + 0.01 <= 100.1
        assert 5 <= bar.height <= 92


def test_subjects_are_counted_and_lead_to_their_page_or_their_one_story() -> None:
    stories, addresses = made.stories(), Addresses()
    groups = {g.name: g.facets for g in facets(stories, feeds(stories, made.DAY, addresses), addresses, wording.load("ru"))}
    assert [(f.name, f.count) for f in groups["place"]] == [("Баку", 5), ("Астана", 1), ("Байконур", 1), ("Казахстан", 1)]
    assert groups["place"][0].path == f"topics/{groups['place'][0].topic}.html"
    assert groups["place"][1].path == f"events/{next(s.id for s in stories if s.place == 'Астана')}.html"
    assert [f.name for f in groups["kind"]] == sorted(f.name for f in groups["kind"])


def test_of_very_many_subjects_those_told_once_are_left_to_the_search() -> None:
    stories, addresses = made.many(200), Addresses()
    groups = {g.name: g.facets for g in facets(stories, feeds(stories, made.DAY, addresses), addresses, wording.load("ru"))}
    assert [(f.name, f.count) for f in groups["place"]] == [("Астана", 67), ("Баку", 67)]
