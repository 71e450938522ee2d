"""Files that a build keeps beside the site: ours, older ones of ours, and somebody else's, which stay as they are."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

import timeline
from timeline.databases import refuse_foreign
from timeline.errors import UsageError

TEXT = "Встреча президентов прошла в Баку 9 августа 2024 года.\n"
OLDER = (  # as they were made before there was a mark
    "create table story (id text primary key, title text, edtf text, kind text, status text, place text, moved_from text, "
    "participants text, evidence text, created text, changed text, sequence integer, withdrawn text, heir text);"
    'create table member (story text, document text, start integer, "end" integer, edtf text, source text, locator text, '
    "url text, kind text, title text, quote text);"
    "create index member_story on member (story);"
    "create table history (n integer primary key, day text, story text, what text, before text, after text);"
    "pragma user_version = 1",
    "create table told (key text primary key, outcomes text) without rowid",
    "create table told (key text primary key, outcomes text) without rowid;"
    "create table shown (folder text primary key, made_of text, seal text, feeds integer, warnings text)",
)
FOREIGN = (
    "create table t (a); insert into t values (1)",
    "pragma user_version = 1; create table t (a)",
    "create table history (url text, visited text)",  # a name that one of ours has too
    "create view story as select 1 as id",
    "create table told (key text primary key, outcomes text) without rowid; create table t (a)",
    "pragma application_id = 5; create table told (key text primary key, outcomes text) without rowid",
    "pragma application_id = 5",
    "pragma journal_mode = wal; create table t (a)",
)
KEPT = pytest.mark.parametrize("kept", ["history", "extracts"])


def database(path: Path, script: str) -> bytes:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(script)
    return path.read_bytes()


def build(folder: Path, **kept: Path) -> timeline.Built:
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    return timeline.build([folder / "a.txt"], folder / "site", today=date(2024, 8, 12), **kept)


@KEPT
@pytest.mark.parametrize("script", FOREIGN)
def test_a_database_of_somebody_else_is_refused_and_stays(tmp_path, kept, script):
    path = tmp_path / "other.db"
    before = database(path, script)
    with pytest.raises(UsageError, match=r"other\.db: is there and was not written by timeline"):
        build(tmp_path, **{kept: path})
    assert path.read_bytes() == before
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.txt", "other.db"]


@KEPT
@pytest.mark.parametrize("content", [TEXT.encode(), b"x", b"SQLite format 3\0 is how one begins", bytes(4096)])
def test_a_file_that_is_no_database_is_refused_and_stays(tmp_path, kept, content):
    path = tmp_path / "mine.txt"
    path.write_bytes(content)
    with pytest.raises(UsageError, match=r"mine\.txt: is there and was not written by timeline"):
        build(tmp_path, **{kept: path})
    assert path.read_bytes() == content


@KEPT
def test_the_article_that_is_read_is_no_place_for_it(tmp_path, kept):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    with pytest.raises(UsageError, match="was not written by timeline"):
        build(tmp_path, **{kept: tmp_path / "a.txt"})
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == TEXT


@KEPT
def test_a_folder_is_no_file(tmp_path, kept):
    with pytest.raises(UsageError, match="is no file"):
        build(tmp_path, **{kept: tmp_path})


@KEPT
@pytest.mark.parametrize("there", ["", "deep/", None])
def test_a_new_or_empty_file_becomes_ours(tmp_path, kept, there):
    path = tmp_path / f"{there or ''}kept.db"
    if there is None:
        path.touch()
    for _ in range(2):
        build(tmp_path, **{kept: path})
        refuse_foreign(path)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("pragma application_id").fetchone()[0].to_bytes(4, "big") == b"tmln"


@pytest.mark.parametrize("script", OLDER)
def test_files_from_before_they_were_marked_go_on_working(tmp_path, script):
    path, kept = tmp_path / "kept.db", "history" if "story" in script else "extracts"
    before = database(path, script)
    refuse_foreign(path)
    assert path.read_bytes() == before
    assert build(tmp_path, **{kept: path}) == build(tmp_path, **{kept: path})


def test_both_may_be_one_file(tmp_path):
    kept = tmp_path / "kept.db"
    assert build(tmp_path, history=kept, extracts=kept) == build(tmp_path, history=kept, extracts=kept)
