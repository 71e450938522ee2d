"""The bytes of calendars: our own lint of them, three libraries' reading, and whatever text comes in."""

import re
from datetime import date
from io import StringIO

import icalendar
import pytest
import vobject
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream

from tests.any_stories import TEXTS, any_stories
from tests.ical_lint import findings, unfolded
from tests.sites import calendars_of
from tests.stories import hostile, many, stories, withdrawn
from timeline.publishing import ical
from timeline.publishing.ical import Entry, event, fold
from timeline.publishing.options import Site

SITE = Site(today=date(2024, 8, 9), title="Хроника; «новости», \\ и прочее", base_url="https://example.org/хроника/")
PLAIN = Entry(
    uid="timeline-a", title="Встреча", first=date(2024, 8, 9), last=date(2024, 8, 9), status="CONFIRMED",
    created=date(2024, 8, 1), changed=date(2024, 8, 2), sequence=3, description="Раз.\nДва; три, \\ четыре.",
    place="Баку, Дворец", categories=("встреча, саммит",), url="https://example.org/a?b=c,d;e",
)  # fmt: skip


def files(told, site=SITE):
    return calendars_of(told, site)


def good(data: bytes) -> None:
    """Raises or fails where our lint or one of three libraries finds fault."""
    assert findings(data) == []
    text = data.decode()
    for part in icalendar.Calendar.from_ical(data).walk():
        assert not part.errors
        if part.name == "VEVENT":
            assert {*part.required} <= {*part.keys()}
            assert part.decoded("DTEND", part.decoded("DTSTART")) >= part.decoded("DTSTART")
    IcsCalendarStream.from_ics(text)
    for part in vobject.readOne(StringIO(text)).components():
        part.validate(raiseException=True)


def test_an_entry_byte_by_byte():
    assert event(PLAIN).decode().split("\r\n") == [
        "BEGIN:VEVENT",
        "SEQUENCE:3",
        "CREATED:20240801T000000Z",
        "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
        "URL:https://example.org/a?b=c,d;e",
        "DTSTART;VALUE=DATE:20240809",
        "DTEND;VALUE=DATE:20240810",
        "CATEGORIES:встреча саммит",
        "DTSTAMP:20240802T000000Z",
        "DESCRIPTION:Раз.\\nДва\\; три\\, \\\\ четыре.",
        "LAST-MODIFIED:20240802T000000Z",
        "LOCATION:Баку\\, Дворец",
        "STATUS:CONFIRMED",
        "SUMMARY:Встреча",
        "TRANSP:TRANSPARENT",
        "UID:timeline-a",
        "END:VEVENT",
        "",
    ]


def test_coordinates_are_latitude_then_longitude_beside_the_place():
    data = event(evolve(PLAIN, coordinates=(51.18, -0.1278)))
    assert b"\r\nGEO:51.180000;-0.127800\r\n" in data
    assert b"\r\nLOCATION:" in data
    for bare in (evolve(PLAIN, coordinates=(51.18, 71.45), place=""), PLAIN):
        assert b"\r\nGEO" not in event(bare)


@pytest.mark.parametrize(
    ("first", "last", "end"),
    [
        (date(2024, 2, 28), date(2024, 2, 29), "20240301"),
        (date(2024, 12, 31), date(2024, 12, 31), "20250101"),
        (date(1, 1, 1), date(1, 1, 1), "00010102"),
        (date(9999, 12, 30), date(9999, 12, 31), "99991231"),
    ],
)
def test_the_end_is_the_day_after(first, last, end):
    lines = event(evolve(PLAIN, first=first, last=last)).decode().split("\r\n")
    assert f"DTSTART;VALUE=DATE:{first.isoformat().replace('-', '')}" in lines
    assert f"DTEND;VALUE=DATE:{end}" in lines


def test_the_feeds_of_all_kinds_of_stories_are_in_order():
    made = files((*stories(), withdrawn(), *hostile()))
    assert len(made) > 10
    for data in made.values():
        good(data)


def test_feeds_without_a_host_and_in_english_are_in_order():
    for data in files(stories(), Site(today=SITE.today, language="en")).values():
        good(data)
        assert b"\r\nURL:" not in data


def test_an_empty_feed_is_in_order():
    for data in files(()).values():
        good(data)


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(any_stories, st.randoms(use_true_random=False))
def test_any_stories_in_any_order_give_the_same_good_bytes(told, random):
    made = files(told)
    for data in {made["all.ics"], made["all-approximate.ics"]}:
        good(data)
    for data in made.values():
        assert findings(data) == []
    shuffled = told[:]
    random.shuffle(shuffled)
    assert files(sorted(shuffled, key=lambda s: s.order)) == files(sorted(told, key=lambda s: s.order))


@settings(max_examples=300, deadline=None)
@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_no_text_can_add_a_line_or_a_property(title, description, place, category):
    plain = event(evolve(PLAIN, title="x", description="x", place="x", categories=("x",)))
    made = event(evolve(PLAIN, title="x" + title, description="x" + description, place="x" + place, categories=("x" + category,)))

    def names(data: bytes) -> list[str]:
        return [re.split("[:;]", line)[0] for line in unfolded(data)]

    assert names(made) == names(plain)
    assert len(made.decode().splitlines()) == made.count(b"\r\n")


@given(TEXTS)
def test_what_is_read_back_is_what_was_written(text):
    parts = b"BEGIN:VCALENDAR\r\n" + event(evolve(PLAIN, description="<" + text + ">")) + b"END:VCALENDAR\r\n"
    (read,) = icalendar.Calendar.from_ical(parts).walk("VEVENT")
    assert str(read["DESCRIPTION"]) == "<" + ical.plain(text) + ">"


@given(st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"]), max_size=400))
def test_folding_parts_no_character_and_nothing_is_lost(text):
    folded = fold(text)
    assert folded.endswith(b"\r\n")
    lines = folded.removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(line) <= 75 and line.decode() is not None for line in lines)
    assert folded.replace(b"\r\n ", b"") == text.encode() + b"\r\n"


@pytest.mark.parametrize("width", range(70, 80))
@pytest.mark.parametrize("sign", ["a", "я", "—", "😀"])
def test_folding_at_the_edge(width, sign):
    text = "a" * (width - len(sign.encode())) + sign + "b" * 80
    assert fold(text).replace(b"\r\n ", b"").decode() == text + "\r\n"
    assert max(map(len, fold(text).split(b"\r\n"))) <= 75


GOOD = files(stories()[:3])["all-approximate.ics"]


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        (b"END:VCALENDAR\r\n", b"END:VCALENDAR", "no CRLF at the end"),
        (b"\r\n", b"\n", "no CRLF at the end"),
        (b"VERSION:2.0\r\n", b"VERSION:2.0\n", "a lone CR or LF"),
        (b"\r\n ", b"", "octets"),
        (b"BEGIN:VEVENT\r\n", b"BEGIN:VEVENT\r\n\r\n", "empty"),
        (b"\r\nSUMMARY:", b"\r\nSUMMARY:\x07", "control character"),
        ("Встреча".encode()[:2], "В".encode()[:1] + b"\r\n " + "В".encode()[1:], "a character is parted"),
        (b"END:VEVENT", b"END:VTODO", "closes nothing"),
        (b"VERSION:2.0\r\n", b"", "no VERSION"),
        (b"CALSCALE:", b"METHOD:PUBLISH\r\nCALSCALE:", "METHOD is unwelcome"),
        (b"CALSCALE:", b"UID:a\r\nCALSCALE:", "UID is unwelcome"),
        (b"REFRESH-INTERVAL;VALUE=DURATION:", b"REFRESH-INTERVAL:", "no DURATION"),
        (b"TTL:PT12H", b"TTL:P1W1D", "no DURATION"),
        (b"TTL:PT12H", b"TTL:P", "no DURATION"),
        (b"SOURCE;VALUE=URI:", b"SOURCE:", "no URI"),
        (b"\r\nURL:https:", b"\r\nURL:https\\,:", "no URI"),
        (b"DTSTART;VALUE=DATE:", b"DTSTART:", "DTSTART without VALUE=DATE"),
        (b"DTEND;VALUE=DATE:2", b"DTEND;VALUE=DATE:1", "is not after DTSTART"),
        (b"DTEND;VALUE=DATE:", b"X-END:", "a day without DTEND"),
        (b"DTSTAMP:2024", b"DTSTAMP:2023", "DTSTAMP is not LAST-MODIFIED"),
        (b"\r\nSEQUENCE:0", b"", "no SEQUENCE"),
        (b"\r\nSEQUENCE:0", b"\r\nSEQUENCE:0\r\nSEQUENCE:0", "SEQUENCE 2 times"),
        (b"STATUS:TENTATIVE", b"STATUS:MAYBE", "no such value"),
        (b"SUMMARY:", b"SUMMARY:a;b", "is no TEXT"),
        (b"SUMMARY:", b"SUMMARY:a\\x", "is no TEXT"),
        (b"CATEGORIES:", b"CATEGORIES:a\\,b", "no categories"),
        (b"BEGIN:VEVENT\r\n", b"BEGIN:VEVENT\r\nATTENDEE;CN=a:b;c:mailto:x\r\n", "ATTENDEE is unwelcome"),
        (b"BEGIN:VEVENT\r\n", b"BEGIN:VEVENT\r\nX-A;B=c\r\n", "no value"),
        (b"UID:timeline-", b"UID:timeline@example.org-", "names a host"),
    ],
)  # fmt: skip
def test_the_lint_finds_what_it_is_for(old, new, finding):
    assert findings(GOOD) == []
    assert old in GOOD
    assert any(finding in found for found in findings(GOOD.replace(old, new)))


def test_the_lint_finds_entries_that_share_a_uid():
    entry = event(PLAIN)
    head, _, tail = GOOD.partition(b"BEGIN:VEVENT")
    assert any("2 times" in found for found in findings(head + entry + entry + b"BEGIN:VEVENT" + tail))


def test_a_story_has_one_uid_in_all_feeds_and_stands_in_one_of_two_twins():
    uids = {path: set(re.findall(rb"UID:(.+)\r", data)) for path, data in files(stories()).items()}
    exact, rough = uids["all.ics"], uids["all-approximate.ics"]
    assert exact
    assert rough
    assert not exact & rough
    for path, found in uids.items():
        assert found <= (rough if path.endswith("-approximate.ics") else exact)


def test_a_feed_of_a_hundred_stories_stays_small():
    assert len(files(many(100))["all.ics"]) < 100 * 1100
