"""iCalendar bytes (RFC 5545, RFC 7986), of the ics package's lines, and finished where it stops: escaping, order, folding.

An entry is written once however many calendars hold it: `event` gives its bytes, `calendar` puts such bytes together.
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

import ics
from attrs import frozen
from ics.grammar.parse import Container, ContentLine
from ics.utils import escape_string

_LINE = 75  # octets, without the line's end (RFC 5545, 3.1)
# What any reader of lines may take for the end of one: a feed is split by str.splitlines in the wild.
_ENDS = re.compile("\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
# Controls and lone surrogates; overrides and isolates of writing direction, which turn a title's neighbours around; what is
# no character.
_UNWANTED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
_REFRESH = "PT12H"
_LAST = date.max - timedelta(days=1)  # the last day that a day follows


@frozen(kw_only=True)
class Entry:
    """One all-day entry. `first` and `last` are its days, both of them in it; `created` and `changed` are days too.

    `status` is CONFIRMED, TENTATIVE or CANCELLED. Texts may hold anything: what can't stand in a calendar is left out here. A
    title has something else too.
    """

    uid: str
    title: str
    first: date
    last: date
    status: str
    created: date
    changed: date
    sequence: int = 0
    description: str = ""
    place: str = ""
    coordinates: tuple[float, float] | None = None  # latitude and longitude
    categories: tuple[str, ...] = ()
    url: str | None = None


@frozen(kw_only=True)
class Calendar:
    """What a calendar says of itself. `url` is its page, `source` its own address, both None where no host is known."""

    name: str
    description: str
    color: str  # a CSS3 name, for those who read RFC 7986
    rgb: str  # the same as #RRGGBB, for Apple
    language: str
    changed: date
    url: str | None = None
    source: str | None = None


def plain(value: str) -> str:
    """The text as a calendar may hold it: line breaks as "\\n", tabs as spaces, no other control or lone surrogate."""
    return _UNWANTED.sub("", _ENDS.sub("\n", value)).replace("\t", " ")


def line(value: str) -> str:
    """The same on one line, without blanks at its ends."""
    return " ".join(plain(value).split())


def event(entry: Entry) -> bytes:
    """The entry's lines, BEGIN:VEVENT to END:VEVENT, each closed by CRLF."""
    # A comma parts categories, and some clients don't know an escaped one. A set would change its order with the hash seed.
    categories = filter(None, dict.fromkeys(line(each.replace(",", " ")) for each in entry.categories))
    first, last = min(entry.first, _LAST), min(entry.last, _LAST)
    said = [
        _property("SEQUENCE", str(entry.sequence)),
        _property("CREATED", _instant(entry.created)),
        _property("X-MICROSOFT-CDO-BUSYSTATUS", "FREE"),
    ]
    if entry.coordinates and entry.place:
        latitude, longitude = entry.coordinates
        said.append(_property("GEO", f"{latitude:.6f};{longitude:.6f}"))  # RFC 5545, 3.8.1.6
    if entry.url:
        said.append(_property("URL", entry.url))
    said += [
        _property("DTSTART", _day(first), VALUE="DATE"),
        _property("DTEND", _day(last + timedelta(days=1)), VALUE="DATE"),
        _property("CATEGORIES", ",".join(map(escape_string, categories))),
        _property("DTSTAMP", _instant(entry.changed)),  # in a calendar without METHOD it is the last change
        _property("DESCRIPTION", escape_string(plain(entry.description).strip())),
        _property("LAST-MODIFIED", _instant(entry.changed)),
        _property("LOCATION", escape_string(line(entry.place))),
        _property("STATUS", entry.status),
        _property("SUMMARY", escape_string(line(entry.title))),
        _property("TRANSP", "TRANSPARENT"),
        _property("UID", re.sub(r"[^A-Za-z0-9@._-]", "", entry.uid)),
    ]
    return fold(str(Container("VEVENT", *(each for each in said if each.value))))


def calendar(about: Calendar, events: Iterable[bytes]) -> bytes:
    """The whole file from entries written by `event`. Without one it holds its time zone: a calendar must have a part."""
    name, description = escape_string(line(about.name)), escape_string(line(about.description))
    said = [
        _property("NAME", name),
        _property("X-WR-CALNAME", name),
        _property("DESCRIPTION", description),
        _property("X-WR-CALDESC", description),
        _property("LAST-MODIFIED", _instant(about.changed)),
        _property("REFRESH-INTERVAL", _REFRESH, VALUE="DURATION"),
        _property("X-PUBLISHED-TTL", _REFRESH),
        _property("COLOR", about.color),
        _property("X-APPLE-CALENDAR-COLOR", about.rgb),
        _property("X-WR-TIMEZONE", "UTC"),
    ]
    if about.url:
        said.append(_property("URL", about.url))
    if about.source:
        said.append(_property("SOURCE", about.source, VALUE="URI"))
    head, end = _shell(about.language)
    return b"".join((head, fold("\r\n".join(map(str, said))), *(tuple(events) or (_UTC,)), end))


@cache
def _shell(language: str) -> tuple[bytes, bytes]:
    """What every calendar begins and ends with."""
    shell = ics.Calendar(creator=f"-//timeline//timeline//{language.upper()}")
    shell.scale = "gregorian"
    head, end, rest = fold(shell.serialize()).rpartition(b"END:VCALENDAR")
    return head, end + rest


def _property(name: str, value: str, **params: str) -> ContentLine:
    """A line that ics has no field for; the value is taken as it is. Its default parameters are one dict for all lines."""
    return ContentLine(name, {key: [each] for key, each in params.items()}, value)


def fold(lines: str) -> bytes:
    """CRLF lines as UTF-8, the last closed too, none longer than 75 octets; a character is never parted."""
    return b"".join(_folded(each) for each in lines.removesuffix("\r\n").split("\r\n"))


def _folded(content: str) -> bytes:
    raw = content.encode("utf-8", "replace")
    if len(raw) <= _LINE:
        return raw + b"\r\n"
    parts, start, room = [], 0, _LINE
    while len(raw) - start > room:
        end = start + room
        while raw[end] & 0xC0 == 0x80:
            end -= 1
        parts.append(raw[start:end])
        start, room = end, _LINE - 1
    parts.append(raw[start:])
    return b"\r\n ".join(parts) + b"\r\n"


def _instant(day: date) -> str:
    return f"{_day(day)}T000000Z"


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


_UTC = fold(
    "BEGIN:VTIMEZONE\r\nTZID:UTC\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
    "TZOFFSETFROM:+0000\r\nTZOFFSETTO:+0000\r\nTZNAME:UTC\r\nEND:STANDARD\r\nEND:VTIMEZONE"
)
