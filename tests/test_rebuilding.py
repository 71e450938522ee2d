"""Builds after builds on the real articles: what is edited, added, moved or taken away, and what a subscriber sees of it."""

import shutil
from datetime import date
from pathlib import Path

import pytest

import timeline
from tests.conftest import ROOT
from tests.ical_lint import calendar, findings

FIRST, LATER = date(2026, 11, 22), date(2026, 11, 25)


@pytest.fixture
def articles(tmp_path):
    folder = tmp_path / "articles"
    shutil.copytree(ROOT / "seeds", folder)
    return folder


def built(articles: Path, today: date):
    out = articles.parent / "site"
    done = timeline.build([articles], out, today=today, history=out / ".history.sqlite")
    return {story.id: story for story in done.stories}


def entries(articles: Path) -> dict[str, dict[str, str]]:
    """The events of both feeds of all, by UID."""
    found = {}
    for name in ("all.ics", "all-approximate.ics"):
        data = (articles.parent / "site" / name).read_bytes()
        assert findings(data) == []
        for part in calendar(data).parts:
            values = {p.name: p.value for p in part.properties}
            found[values["UID"]] = values
    return found


def held(articles: Path) -> dict[str, bytes]:
    site = articles.parent / "site"
    return {str(path.relative_to(site)): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


def one_of(articles: Path, start: str) -> Path:
    return next(articles.glob(f"{start}*.txt"))


def test_the_same_articles_later_give_the_same_files(articles):
    built(articles, FIRST)
    before = held(articles)
    built(articles, LATER)
    after = held(articles)
    assert {path for path in before if before[path] != after.get(path)} <= {".history.sqlite"}
    assert set(before) == set(after)


def test_an_article_edited_or_moved_keeps_its_stories(articles):
    first = built(articles, FIRST)
    assert first
    edited = one_of(articles, "001")
    text = edited.read_text(encoding="utf-8")
    edited.write_text(text.replace("\n", "\nУточнено редакцией.\n", 1), encoding="utf-8")
    assert edited.read_text(encoding="utf-8") != text
    moved = one_of(articles, "003")
    moved.rename(moved.with_name("elsewhere.txt"))
    again = built(articles, LATER)
    assert set(again) == set(first)
    assert [story.created for story in again.values()] == [FIRST.isoformat()] * len(first)


def test_what_an_edit_adds_to_an_article_changes_no_other_entry_of_it(articles):
    built(articles, FIRST)
    before = entries(articles)
    edited = one_of(articles, "001")
    text = edited.read_text(encoding="utf-8")
    edited.write_text(text.rstrip("\n") + "\n\nВыставка ковров откроется в Шуше 3 мая 2027 года.\n", encoding="utf-8")
    built(articles, LATER)
    after = entries(articles)
    assert len(after) == len(before) + 1
    assert {uid: after[uid] for uid in before} == before


def test_an_article_taken_away_has_its_entries_called_off_and_back(articles):
    first = built(articles, FIRST)
    before = entries(articles)
    gone = one_of(articles, "002")
    kept = gone.read_bytes()
    gone.unlink()
    second = built(articles, LATER)
    assert set(second) == set(first)
    withdrawn = {story.id for story in second.values() if story.withdrawn}
    assert withdrawn
    after = entries(articles)
    assert set(after) == set(before)
    for uid, values in after.items():
        off = any(story in uid for story in withdrawn)
        assert (values["STATUS"] == "CANCELLED") == off
        assert int(values["SEQUENCE"]) == off
        assert values["LAST-MODIFIED"] == ("20261125T000000Z" if off else before[uid]["LAST-MODIFIED"])
    gone.write_bytes(kept)
    third = built(articles, LATER)
    assert set(third) == set(first)
    assert not any(story.withdrawn for story in third.values())
    assert {story.sequence for story in third.values() if story.id in withdrawn} == {2}
