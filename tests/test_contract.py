"""The record's JSON is a public contract: its keys, its types, its offsets."""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import timeline
from timeline import records
from timeline.model import Block, Dated, Document, Edit, Event, Publication, Reason, Record, Tie

RECORD = set(
    "id source locator url outlet headline language published published_basis published_sure published_why mentions events "
    "undated hidden blocks".split()
)
MENTION = set("start end text type edtf first last why".split())
EVENT = set(
    "id start end title edtf first last kind status moved_from name place place_at country coordinates participants "
    "participants_at mentions basis evidence confidence edits".split()
)


def full() -> Record:
    """A record in which every field has something."""
    text = "С 2008 года саммит."
    why = (Reason("open", "published"), Reason("year", 0), Reason("explicit"))
    mention = Dated(2, 11, text[2:11], "DATE", "2008/..", date(2008, 1, 1), None, why)
    event = Event(
        id="0123456789ab", start=12, end=18, title="Саммит", edtf="2008/..", first=date(2008, 1, 1), last=None, kind="summit",
        status="occurred", basis="mention", confidence=0.9, moved_from="2007", name="COP29", place="Баку", place_at=(0, 1),
        participants=("ООН",), participants_at=((0, 1),), mentions=(0,), evidence=((0, 19),),
        edits=(Edit("title", "Встреча", 0),), ties=(Tie("same", 1, 0),),
    )  # fmt: skip
    document = Document("0" * 12, "a.jsonl", text, "row 1", "https://e.org/", "Report", "Саммит", blocks=(Block(0, 2, "stamp"),))
    publication = Publication("2024-08", "metadata", False, (Reason("url"),))
    return Record(document, publication, (mention,), (event,), (event,), (event,))


@pytest.fixture(scope="module")
def read(seeds: dict[str, str]) -> dict[str, Record]:
    return {name: timeline.read(text, source=f"seeds/{name}") for name, text in seeds.items()}


@pytest.fixture(scope="module")
def seeds() -> dict[str, str]:
    from tests.conftest import ROOT

    return {p.name[:3]: p.read_bytes().decode() for p in sorted((ROOT / "seeds").glob("*.txt"))}


def check(record: Record) -> dict:
    """The record's line as parsed, after it met the schema."""
    line = records.line(record)
    assert "\n" not in line
    line.encode()
    found = json.loads(line)
    Draft202012Validator(records.schema(), format_checker=Draft202012Validator.FORMAT_CHECKER).validate(found)
    return found


def test_the_schema_is_one():
    Draft202012Validator.check_schema(records.schema())


def test_every_key_is_there_even_where_it_is_empty():
    found = check(Record(Document("0" * 12, "a.txt", "Текст."), Publication(None, "none", False)))
    assert set(found) == RECORD
    assert found["published"] is found["url"] is found["locator"] is None


def test_every_field_in_its_form():
    found = check(full())
    assert set(found["mentions"][0]) == MENTION
    assert set(found["events"][0]) == EVENT
    assert found["mentions"][0]["why"] == [
        {"rule": "open", "from": "published"},
        {"rule": "year", "from": 0},
        {"rule": "explicit", "from": None},
    ]
    assert (found["events"][0]["first"], found["events"][0]["last"]) == ("2008-01-01", None)
    assert found["events"][0]["evidence"] == [[0, 19]]
    assert found["blocks"] == [{"start": 0, "end": 2, "role": "stamp"}]


@pytest.mark.parametrize(("extracted", "there"), [(True, True), (False, False)])
def test_the_text_is_carried_only_where_it_was_extracted(extracted, there):
    record = Record(Document("0" * 12, "a.html", "Текст.", extracted=extracted), Publication(None, "none", False))
    assert ("text" in check(record)) is there


def test_lone_surrogates_are_escaped_and_come_back():
    record = timeline.read("Встреча \ud83d прошла 9 августа 2024 года \udfff.", source="\udcff.txt")
    assert check(record)["source"] == "\udcff.txt"


class TestSeeds:
    def test_the_schema_holds(self, read):
        for record in read.values():
            assert set(check(record)) == RECORD

    def test_offsets_cut_their_own_text(self, read):
        for record in read.values():
            text = record.document.text
            for mention in record.mentions:
                assert text[mention.start : mention.end] == mention.text
            for event in (*record.events, *record.undated):
                assert 0 <= event.start < event.end <= len(text)
                assert all(0 <= a < b <= len(text) for a, b in (*event.evidence, *event.participants_at))
                assert any(a <= event.start and event.end <= b for a, b in event.evidence)

    def test_mentions_are_sorted_and_apart(self, read):
        for record in read.values():
            ends = [0]
            for mention in record.mentions:
                assert ends[-1] <= mention.start
                ends.append(mention.end)

    def test_events_point_at_their_mentions(self, read):
        for record in read.values():
            for event in record.events:
                assert bool(event.mentions) is (event.basis == "mention")
                assert all(record.mentions[index].edtf for index in event.mentions)
                assert event.edtf
            assert not any(event.edtf for event in record.undated)

    def test_reasons_point_at_mentions_that_are_there(self, read):
        for record in read.values():
            for reason in (*record.publication.why, *(r for m in record.mentions for r in m.why)):
                assert reason.origin in (None, "published") or 0 <= reason.origin < len(record.mentions)


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("аБ9 авгусТа2024.\n-:«»İıß\u0301\ufeff\u00ad\ud800\x00🕊"), max_size=120) | st.text(max_size=120))
def test_reading_never_raises_and_offsets_hold_on_any_text(text):
    record = timeline.read(text)
    check(record)
    for mention in record.mentions:
        assert text[mention.start : mention.end] == mention.text
