"""Reading `timeline.toml`: what may stand in it, and that each mistake is named with file, line, key and value."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline import correcting
from timeline.correcting.lines import Lines
from timeline.errors import UsageError

GOOD = '''
# The desk's corrections; comments stay ours.
[[article]]
article = "a.txt"
published = 2024-08-09

[[event]]
article = 'b.txt'
words = """встреча
министров"""
was = "2024-08"
title = "Встреча министров в Баку"
date = 2024-08-09T16:30:00
place = "Баку"

[[event]]
article = "https://example.org/1"
words = "подписали меморандум"
hide = true

[[same]]
event = [
    { article = "a.txt", words = "встреча" },
    { article = "b.txt", words = "переговоры", was = 2024 },
]

[[different]]
[[different.event]]
article = "a.txt"
words = "выборы"
[[different.event]]
article = "b.txt"
words = "выборы"
'''


@pytest.fixture
def written(tmp_path: Path):
    def write(text: str | bytes) -> str:
        path = tmp_path / "timeline.toml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(path)

    return write


def test_all_that_may_be_said(written):
    article, event, hidden, same, different = correcting.read([written(GOOD)]).entries
    assert (article.table, article.line, article.changes) == ("article", 3, {"published": ("2024-08-09", 5)})
    (part,) = event.parts
    assert (part.article, part.words, part.was) == ("b.txt", "встреча министров", "2024-08")
    assert {name: value for name, (value, _) in event.changes.items()} == {
        "title": "Встреча министров в Баку", "date": "2024-08-09T16:30", "place": "Баку",
    }  # fmt: skip
    assert event.changes["place"][1] == 14
    assert hidden.changes == {"hidden": ("true", 19)}
    assert [(p.article, p.words, p.was, p.line) for p in same.parts] == [
        ("a.txt", "встреча", "", 22),
        ("b.txt", "переговоры", "2024", 22),
    ]
    assert [(p.article, p.line) for p in different.parts] == [("a.txt", 28), ("b.txt", 31)]


@pytest.mark.parametrize(
    "text", ["", "# nothing yet\n", "﻿[[article]]\narticle='a'\npublished=2024\n", GOOD.replace("\n", "\r\n")]
)
def test_any_editor_may_have_saved_it(written, text):
    correcting.read([written(text)])


WRONG = [
    ("[[evnt]]\n", "1: no such table: [[evnt]] (did you mean 'event'?)"),
    ("x = 1\n", "1: no such table: x (there are: article, event, same, different)"),
    ("\n[event]\narticle = 'a'\n", "2: event is written [[event]], with two brackets, once for each"),
    ("[[article]]\narticle = 'a'\n", "1: [[article]] changes nothing: no published in it"),
    ("[[article]]\npublished = 2024\n", "1: article is missing"),
    ("[[article]]\narticle = ''\npublished = 2024\n", "2: article is empty"),
    ("[[article]]\narticle = 7\npublished = 2024\n", "2: article is no text: 7 (write it in quotes)"),
    ("[[article]]\narticle = 'a'\npublished = '2024-13'\n", "3: published is no day, month or year: '2024-13'"),
    ("[[article]]\narticle = 'a'\npublished = 2024-08-09T10:00:00\n", "3: published is no day, month or year: '2024-08-09 1"),
    ("[[article]]\narticle = 'a'\npublished = '2024-21'\n", "3: published is no day, month or year: '2024-21'"),
    ("[[article]]\narticle = 'a'\npublished = 2024\ntitle = 'b'\n", "4: [[article]] has no key 'title' (there are: "),
    ("[[event]]\narticle = 'a'\nwords = 'b'\n", "1: [[event]] changes nothing: no title or date or place or status or hide"),
    ("[[event]]\narticle = 'a'\nwords = 'b'\nhide = false\n", "1: [[event]] changes nothing"),
    ("[[event]]\narticle = 'a'\nwords = 'b'\nhide = 'yes'\n", "4: hide is neither true nor false: 'yes'"),
    ("[[event]]\narticle = 'a'\nwords = '…'\nhide = true\n", "3: words is without a word: '…'"),
    ("[[event]]\narticle = 'a'\nhide = true\n", "1: words is missing"),
    ("[[event]]\narticle = 'a'\nwords = 'b'\ntilte = 'c'\n", "4: [[event]] has no key 'tilte' (did you mean 'title'?)"),
    ("[[event]]\narticle = 'a'\nwords = 'b'\ntitle = ' '\n", "4: title is empty"),
    ("[[event]]\narticle = 'a'\nwords = 'b'\nstatus = 'done'\n", "4: status is none of occurred, scheduled, "),
    ("[[event]]\narticle = 'a'\nwords = 'b'\nstatus = 1\n", "4: status is none of "),
    ('[[event]]\narticle = "a"\nwords = "b"\ntitle = "c\\u0007d"\n', "4: title is not one line of plain text: 'c\\x07d'"),
    ('[[event]]\narticle = "a"\nwords = "b"\nplace = """\nc\nd"""\n', "4: place is not one line of plain text: 'c\\nd'"),
    ("[[event]]\narticle = 'a'\nwords = 'b'\ndate = 'вчера'\n", "4: date is no date: 'вчера' (write 2024-08-09, "),
    ("[[event]]\narticle = 'a'\nwords = 'b'\ndate = '2024-08-12/2024-08-09'\n", "4: date is no date: '2024-08-12/2024-08-09'"),
    ("[[event]]\narticle = 'a'\nwords = 'b'\ndate = 2024-08-09T10:00:00Z\n", "4: date is no date: '2024-08-09 10:00:00+00:00'"),
    ("[[event]]\narticle = 'a'\nwords = 'b'\nwas = true\nhide = true\n", "4: was is no date: True"),
    ("[[same]]\n", "1: [[same]] wants two events or more, each as [[same.event]] with article and words"),
    ("[[different]]\nevent = [{ article = 'a', words = 'b' }]\n", "2: [[different]] wants two events or more"),
    ("[[same]]\n[[same.event]]\narticle='a'\nwords='b'\n[[same.event]]\narticle='a'\ntitle='b'\n", "5: words is missing"),
    ("[[same]]\n[[same.event]]\narticle='a'\nwords='b'\nfoo='b'\n[[same.event]]\n", "5: [[same.event]] has no key 'foo'"),
    ("[[event]]\narticle = 'a\n", "2: no TOML: "),
    ("[[event]]\narticle = 'a'\narticle = 'b'\n", "3: no TOML: cannot overwrite a value"),
    ("[[event]]\narticle = [", "2: no TOML: "),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message"), WRONG)
def test_each_mistake_is_named(written, text, message):
    with pytest.raises(UsageError) as error:
        correcting.read([written(text)])
    said = [str(error.value), *getattr(error.value, "__notes__", ())]
    assert any("timeline.toml:" + message in line for line in said), said
    assert not any("\n" in line for line in said)


def test_all_mistakes_are_named_at_once_in_the_order_of_their_lines(written):
    text = "[[event]]\nwords = 'a'\nhide = 1\n\n[[article]]\narticle = 'a'\npublished = 'x'\n"
    with pytest.raises(UsageError) as error:
        correcting.read([written(text)])
    said = [str(error.value), *error.value.__notes__]
    assert [line.split("timeline.toml:")[1].split(":")[0] for line in said] == ["1", "3", "7"]


@pytest.mark.parametrize(("data", "message"), [(b"\xff\xfe\x00", "not utf-8 text"), (None, "no such file or directory")])
def test_a_file_that_can_not_be_read(written, tmp_path, data, message):
    path = written(data) if data else str(tmp_path / "none.toml")
    with pytest.raises(UsageError, match=message):
        correcting.read([path])


def test_lines_are_those_of_the_text():
    text = 'a = 1\n[[t]]\n# [[t]]\nb = """\n[[t]]\nc = 2\n"""\nd.e = [\n 1,\n 2]\n'
    text += '[[t]]\n[[t.u]]\nb = "\\"#"\n[[t.u]]\nb = 2\n[v]\nw = 1\n'
    lines = Lines(text)
    wanted = {
        ("a",): 1, ("t", 0): 2, ("t", 0, "b"): 4, ("t", 0, "d", "e", 1): 8, ("t", 1): 11, ("t", 1, "u", 0, "b"): 13,
        ("t", 1, "u", 1): 14, ("t", 1, "u", 1, "b"): 15, ("t", 1, "missing"): 11, ("nowhere",): 1,
    }  # fmt: skip
    assert {path: lines.of(path) for path in wanted} == wanted


def test_files_beside_folders_and_files_are_found_once(tmp_path, monkeypatch):
    for name in ("one", "two", "three", "three/deep", "three/.git"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text("…")
    for name in ("one", "two", "three/deep", "three/.git"):
        (tmp_path / name / "timeline.toml").touch()
    monkeypatch.chdir(tmp_path)
    assert correcting.beside(["two", "one/a.txt", "one", "-"]) == ("one/timeline.toml", "two/timeline.toml")
    assert correcting.beside(["three", "./three/"]) == ("three/deep/timeline.toml",)
    monkeypatch.chdir(tmp_path / "one")
    assert correcting.beside(["a.txt"]) == ("timeline.toml",)


PIECES = [
    "[[event]]", "[event]", "[[same]]", "[[same.event]]", "[same.event]", "[[different.event]]", "[[article]]", "[[a.b.c]]",
    "event = [1]", "event = [[{}]]", 'event = {article="a"}', 'article = "a"', "article.x = 1", '"" = 1', 'words = "b"',
    'words = """\nb\n"""', "words = '''\n[[event]]\n'''", "was = 2024", "was = 2024-13", "was = 12:00:00", "date = inf",
    "date = 99999", "date = 2024-08-09T10:00:00.5", 'title = "\\u200e"', "hide = true", "status = []", "published = 2024",
    'event = [\n{article="a",words="b"}, # x\n1]', "same = [{event=[{},{}]}]", "# [[event]]", "\x00",
]  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=8))
def test_any_text_is_read_or_its_mistakes_are_named_each_on_a_line(written, pieces):
    path = written("\n".join(pieces))
    try:
        correcting.read([path])
    except UsageError as error:
        for line in (str(error), *getattr(error, "__notes__", ())):
            assert line.startswith(f"{path}:")
            assert "\n" not in line
