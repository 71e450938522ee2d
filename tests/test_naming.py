"""Naming an event by words: what the pages propose finds it again, also after edits; what is not said names nothing."""

import tomllib
import unicodedata
from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import timeline
from tests.conftest import ROOT
from timeline.correcting.entries import Corrections, Entry, Part
from timeline.model import Document, Edit, Event, Source
from timeline.naming import Sentences, article_keys, article_name, date_read, entry, quoted

SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
TEXT = "Вчера министры провели встречу и подписали меморандум в Баку. Затем президент прибыл в Астану. В мае — отбыл."


def event(word: str, day: str = "2024-08-09", text: str = TEXT, **more: object) -> Event:
    """The event of a word of the text, told by the sentence around it."""
    start = text.index(word)
    first = text.rfind(". ", 0, start) + 2 if ". " in text[:start] else 0
    last = text.index(".", start) + 1
    fields: dict[str, object] = {
        "id": word, "start": start, "end": start + len(word), "title": word, "edtf": day, "first": date(2024, 8, 9),
        "last": date(2024, 8, 9), "kind": "meeting", "status": "occurred", "basis": "mention", "confidence": 0.9,
        "evidence": ((first, last),),
    }  # fmt: skip
    return Event(**(fields | more))  # type: ignore[arg-type]


MET, SIGNED, CAME, WENT = event("встречу"), event("подписали"), event("прибыл"), event("отбыл", "2024-05")
ALL = [MET, SIGNED, CAME, WENT]


def found(words: str, was: str = "", events: list[Event] = ALL, text: str = TEXT) -> list[str]:
    return [one.id for one in Sentences(text).named(events, words, was)]


@pytest.mark.parametrize(
    ("words", "was", "names"),
    [
        ("подписали меморандум в Баку", "", ["подписали"]),
        ("ПОДПИСАЛИ — меморандум, в «баку»", "", ["подписали"]),
        ("подписали\n  меморандум", "", ["подписали"]),
        ("министры провели встречу и подписали меморандум", "", ["встречу"]),
        ("меморандум в Баку", "", ["встречу", "подписали"]),
        ("затем президент", "", ["прибыл"]),
        ("затем президент прилетел", "", []),
        ("в Баку. Затем", "", []),
        ("прибыл в Астану", "2020", ["прибыл"]),
        ("подписали соглашение в Баку", "", ["подписали"]),
        ("подписали соглашение в Гяндже", "", []),
        ("отбыл", "", ["отбыл"]),
        ("", "", []),
        ("…", "", []),
    ],
)
def test_words_name_the_event_whose_own_word_is_among_them(words, was, names):
    assert found(words, was) == names


def test_the_date_picks_among_events_of_one_word():
    twice = [event("прибыл", "2024-05-05"), event("прибыл", "2024-06-07", id="again")]
    assert found("президент прибыл", "2024-06-07", twice) == ["again"]
    assert found("президент прибыл", "", twice) == found("президент прибыл", "2020", twice) == ["прибыл", "again"]


def test_an_event_now_found_by_another_word_is_known_by_its_date():
    assert found("меморандум в Баку", "2024-08-09", [SIGNED, CAME]) == ["подписали"]
    assert found("меморандум в Баку", "2024-08-10", [SIGNED, CAME]) == []
    assert found("меморандум в Баку", "2024-08-09", [MET, SIGNED]) == ["встречу", "подписали"]


def test_any_words_name_the_one_dated_event_of_their_sentence():
    undated = event("встречу", "")
    assert found("меморандум в Баку", "", [SIGNED, CAME]) == found("меморандум в Баку", "", [undated, SIGNED]) == ["подписали"]
    assert found("меморандум в Баку", "", [undated]) == ["встречу"]
    text = "Вчера министры подписали меморандум. Вчера министры ели."
    both = [event("подписали", text=text), event("ели", text=text)]
    assert found("вчера министры", "", both, text) == ["подписали", "ели"]
    assert found("вчера министры пели", "", both, text) == []


def test_a_further_sentence_that_tells_it_names_it_too():
    told = event("подписали", id="told", evidence=(SIGNED.evidence[0], CAME.evidence[0]))
    assert found("Затем президент", "", [told]) == ["told"]
    assert found("президент прибыл в Астану", "", [told, CAME]) == ["прибыл"]


def test_what_an_editor_changed_is_named_by_what_was_read():
    changed = event("прибыл", "2030", edits=(Edit("title", "x", 0), Edit("date", "2024-05-05", 0)))
    assert date_read(changed) == "2024-05-05"
    assert found("прибыл в Астану", "2024-05-05", [changed, event("прибыл", "2024-06-07")]) == ["прибыл"]


def test_a_letter_is_the_same_with_its_mark_apart():
    text = unicodedata.normalize("NFD", "Йод найден в районе Чайковского. Ёлка стоит.")
    one = event(unicodedata.normalize("NFD", "найден"), text=text)
    assert found(unicodedata.normalize("NFC", "Йод найден в районе Чайковского"), "", [one], text) == [one.id]


@pytest.mark.parametrize("path", SEEDS, ids=lambda p: p.name[:3])
def test_every_event_of_the_seeds_has_words_that_find_it_and_outlive_an_edit_around_it(path):
    record = timeline.read(path.read_bytes().decode())
    text, events = record.document.text, [*record.events, *record.undated]
    assert events
    for one in events:
        words = Sentences(text).name(one, events)
        assert Sentences(text).named(events, words, date_read(one)) == [one]
        assert " ".join(words.split()) == words
        assert words in " ".join(text.split())
        # Another text around the same words: all moves, nothing is lost.
        moved = [shifted(each, 7) for each in events]
        assert Sentences("Правка\n" + text).named(moved, words, date_read(one)) == [shifted(one, 7)]


def shifted(one: Event, by: int) -> Event:
    spans = tuple((start + by, end + by) for start, end in one.evidence)
    return evolve(one, start=one.start + by, end=one.end + by, evidence=spans)


@given(st.text(st.characters(codec="utf-8"), max_size=200), st.data())
def test_any_text_and_event_can_be_named_and_asked_for(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    one = event("прибыл", start=start, end=end, evidence=((0, len(text)),))
    words = Sentences(text).name(one, [one])
    assert Sentences(text).named([one], words, one.edtf) in ([one], [])
    snippet = entry(Document("0" * 12, "a.txt", text), one, words)
    assert tomllib.loads(snippet)["event"][0]["words"] == words


@given(st.text())
def test_any_text_is_quoted_as_toml_reads_it(text):
    assert tomllib.loads(f"a = {quoted(text)}")["a"] == text.encode("utf-8", "replace").decode()


@pytest.mark.parametrize(
    ("source", "locator", "url", "name"),
    [
        ("news/a.txt", None, None, "a.txt"),
        ("news\\a.txt", None, None, "a.txt"),
        ("news/a.html", None, "https://e.org/1", "a.html"),
        ("feed.xml", "entry 2", "https://e.org/1", "https://e.org/1"),
        ("news.csv", "line 3", None, "news.csv (line 3)"),
        ("news.zip", "2024/a.txt", None, "news.zip (2024/a.txt)"),
    ],
)
def test_an_article_is_found_by_the_name_it_is_given(source, locator, url, name):
    assert article_name(Source("0" * 12, source, None, False, "none", locator, url)) == name
    keys = list(article_keys(source, locator, url, "0" * 12))
    document = Document("0" * 12, source, "", locator, url)
    for known in (name, "0" * 12, *keys):
        corrections = Corrections((Entry("f", 1, "article", (Part(known, 1),), {}),))
        assert corrections.of(document) == [(0, 0)], known
    other = Document("1" * 12, "other/x.csv", "", locator and "x" + locator, url and url + "1")
    assert Corrections((Entry("f", 1, "article", (Part(name, 1),), {}),)).of(other) == []
