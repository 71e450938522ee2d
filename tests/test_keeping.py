"""What files gave before: the next build reads those alone that changed, and never shows what is no longer so."""

import json
import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

import timeline
from tests.conftest import ROOT
from timeline import keeping
from timeline.errors import ReadingError
from timeline.model import Options
from timeline.reading import Given

TODAY = date(2026, 11, 22)
MARK = "Так стоит в сохранённом и больше нигде"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    shutil.copytree(ROOT / "seeds", folder)
    return folder


def built(articles: Path, **chosen) -> set[str]:
    """The titles of the stories."""
    done = timeline.build([articles], articles.parent / "site", today=TODAY, extracts=extracts(articles), **chosen)
    return {story.title for story in done.stories}


def extracts(articles: Path) -> Path:
    return articles.parent / "extracts.sqlite"


def rows(articles: Path) -> int:
    with closing(sqlite3.connect(extracts(articles))) as database:
        return database.execute("select count(*) from told").fetchone()[0]


def mark(articles: Path) -> None:
    """Every event that is kept bears a title by which it is known to have been kept."""
    with closing(sqlite3.connect(extracts(articles))) as database, database:
        for key, text in database.execute("select key, outcomes from told").fetchall():
            told = json.loads(text)
            for telling in (telling for one in told for telling in one["tellings"]):
                telling["event"]["title"] = f"{MARK}: {telling['event']['kind']}"
            database.execute("update told set outcomes = ? where key = ?", (json.dumps(told), key))


def marked(titles: set[str]) -> int:
    return sum(title.startswith(MARK) for title in titles)


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_has_not_changed_is_not_read_again(articles, jobs):
    first = built(articles)
    assert built(articles, jobs=jobs) == first
    mark(articles)
    assert marked(again := built(articles, jobs=jobs)) == len(again)


def test_a_build_with_and_without_it_writes_the_same_bytes(articles):
    def files(out: Path) -> dict[str, bytes]:
        return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}

    built(articles)
    timeline.build([articles], articles.parent / "kept", today=TODAY, extracts=extracts(articles))
    timeline.build([articles], articles.parent / "anew", today=TODAY)
    assert files(articles.parent / "kept") == files(articles.parent / "anew")


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_article_that_changed_is_read_anew_and_the_others_are_not(articles, jobs):
    built(articles)
    mark(articles)
    changed = next(articles.glob("001*"))
    changed.write_text(
        changed.read_text(encoding="utf-8") + "\n9 мая 2019 года в Баку открылась международная выставка старинных ковров.\n",
        encoding="utf-8",
    )
    titles = built(articles, jobs=jobs)
    assert any("выставка старинных ковров" in title for title in titles)
    assert 0 < marked(titles) < len(titles)
    assert rows(articles) == 5


@pytest.mark.parametrize(
    "chosen",
    [
        {"options": Options(prefer="past")},
        {"options": Options(min_confidence=0.1)},
        {"given": Given("2024-08-12")},
        {"given": Given(fields={"text": "body"})},
    ],
    ids=repr,
)
def test_other_options_read_everything_anew(articles, chosen):
    built(articles)
    mark(articles)
    assert not marked(built(articles, **chosen))


def test_a_day_given_for_one_article_reads_that_one_anew(articles):
    built(articles)
    mark(articles)
    name = next(articles.glob("002*")).name
    assert 0 < marked(titles := built(articles, given=Given(by_name={name: "2024-08-12"}))) < len(titles)


def test_what_is_known_of_an_article_beside_it_is_part_of_it(articles):
    built(articles)
    mark(articles)
    next(articles.glob("002*")).with_suffix(".json").write_text('{"published": "2024-08-12"}', encoding="utf-8")
    assert 0 < marked(titles := built(articles)) < len(titles)


def test_an_article_that_a_correction_names_is_read_anew_each_time_and_as_it_was_once_the_correction_is_gone(articles):
    first = built(articles)
    mark(articles)
    name = next(articles.glob("002*")).name
    (articles / "timeline.toml").write_text(f'[[article]]\narticle = "{name}"\npublished = "2024-08-12"\n', encoding="utf-8")
    assert 0 < marked(titles := built(articles)) < len(titles)
    (articles / "timeline.toml").unlink()
    extracts(articles).unlink()
    assert built(articles) == first


def test_another_program_reads_everything_anew(articles, monkeypatch):
    built(articles)
    mark(articles)
    monkeypatch.setattr(keeping, "_program", lambda: "another")
    assert not marked(built(articles))


def test_the_program_is_known_by_its_code_and_data(tmp_path):
    before = dict(keeping._contents(tmp_path, ""))
    (tmp_path / "ru").mkdir()
    (tmp_path / "ru" / "events.toml").write_text("a = 1")
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "x.pyc").write_bytes(b"1")
    assert (before, dict(keeping._contents(tmp_path, ""))) == ({}, {"/ru/events.toml": b"a = 1"})


def test_what_failed_is_tried_again(articles):
    (articles / "broken.txt").write_bytes(b"\x00\xff" * 50)
    built(articles)
    assert rows(articles) == 5


def test_articles_that_went_are_forgotten(articles):
    built(articles)
    next(articles.glob("001*")).unlink()
    built(articles)
    assert rows(articles) == 4


def test_a_run_that_reads_nothing_forgets_nothing(articles):
    built(articles)
    with pytest.raises(ReadingError):
        timeline.build([articles / "none"], articles.parent / "site", today=TODAY, extracts=extracts(articles))
    assert rows(articles) == 5


@pytest.mark.parametrize("left", [0, 5000])
def test_a_damaged_file_of_ours_is_made_anew(articles, left):
    first = built(articles)
    extracts(articles).write_bytes(extracts(articles).read_bytes()[:left])
    assert built(articles) == first
    assert rows(articles) == 5


def test_a_file_that_another_build_writes_to_just_now_is_left_to_it(articles):
    first = built(articles)
    before = extracts(articles).read_bytes()
    with closing(sqlite3.connect(extracts(articles), isolation_level=None)) as database:
        database.execute("begin exclusive")
        assert built(articles) == first
    assert extracts(articles).read_bytes() == before


def test_a_damaged_entry_is_read_anew(articles):
    first = built(articles)
    with closing(sqlite3.connect(extracts(articles))) as database, database:
        database.execute("update told set outcomes = '[{}]'")
    assert built(articles) == first


FEEDS = 4711  # more than there are: what is said of a site that was not written again


def site_of(articles: Path, **chosen) -> timeline.Built:
    chosen = {"today": TODAY, "history": articles.parent / "history.sqlite"} | chosen
    return timeline.build([articles], articles.parent / "site", extracts=extracts(articles), **chosen)


def mark_site(articles: Path) -> None:
    with closing(sqlite3.connect(extracts(articles))) as database, database:
        assert database.execute("update shown set feeds = ?", (FEEDS,)).rowcount == 1


def test_a_site_of_which_nothing_is_new_is_not_written_again(articles):
    site_of(articles)
    mark_site(articles)
    assert site_of(articles).feeds == FEEDS


@pytest.mark.parametrize(
    "chosen", [{"title": "Хроника"}, {"today": date(2026, 11, 23)}, {"language": "en"}, {"base_url": "https://a.b/"}]
)
def test_another_site_is_written(articles, chosen):
    site_of(articles)
    mark_site(articles)
    assert site_of(articles, **chosen).feeds < FEEDS


def test_a_site_of_other_stories_is_written(articles):
    site_of(articles)
    mark_site(articles)
    next(articles.glob("*.txt")).unlink()
    assert site_of(articles).feeds < FEEDS


@pytest.mark.parametrize("path", ["index.html", "timeline.json", "all.ics"])
@pytest.mark.parametrize("harm", [Path.unlink, Path.touch, lambda path: path.write_text("x")])
def test_a_site_that_somebody_touched_is_made_whole(articles, path, harm):
    def files() -> dict[str, bytes]:
        return {found.name: found.read_bytes() for found in (articles.parent / "site").rglob("*") if found.is_file()}

    site_of(articles)
    before = files()
    mark_site(articles)
    harm(articles.parent / "site" / path)
    assert site_of(articles).feeds < FEEDS
    assert files() == before
