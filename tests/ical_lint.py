"""A byte-level lint of calendars: what clients trip over and no library reports. Each finding is a line of text."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urlsplit

from attrs import field, frozen

_NAME = r"[A-Z][A-Z0-9-]*"
_PARAM = re.compile(rf';({_NAME})=((?:"[^"\x00-\x1f]*"|[^";:,\x00-\x1f]*)(?:,(?:"[^"\x00-\x1f]*"|[^";:,\x00-\x1f]*))*)')
_TEXT = re.compile(r"(?:[^\\;,]|\\[\\;,nN])*")
_TEXTS = re.compile(r"(?:[^\\;]|\\[\\;,nN])*")
_UTC = re.compile(r"\d{8}T\d{6}Z")
_DURATION = re.compile(r"P(?:\d+W|(?=.)(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)")
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
_SINGLE_TEXT = {"SUMMARY", "DESCRIPTION", "LOCATION", "NAME", "X-WR-CALNAME", "X-WR-CALDESC", "UID", "PRODID"}
_INSTANTS = {"DTSTAMP", "LAST-MODIFIED", "CREATED"}
_NEEDED = {
    "VCALENDAR": {"VERSION", "PRODID", "CALSCALE", "NAME", "X-WR-CALNAME", "DESCRIPTION", "X-WR-CALDESC", "LAST-MODIFIED"}
    | {"REFRESH-INTERVAL", "X-PUBLISHED-TTL", "COLOR", "X-APPLE-CALENDAR-COLOR", "X-WR-TIMEZONE"},
    "VEVENT": {"UID", "DTSTAMP", "DTSTART", "SUMMARY", "LAST-MODIFIED", "CREATED", "SEQUENCE", "STATUS", "TRANSP"}
    | {"X-MICROSOFT-CDO-BUSYSTATUS"},
}
# No others: METHOD makes a feed an invitation, and a UID of the calendar makes some clients take all of it for one event.
_KNOWN = {
    "VCALENDAR": _NEEDED["VCALENDAR"] | {"URL", "SOURCE"},
    "VEVENT": _NEEDED["VEVENT"] | {"DTEND", "DESCRIPTION", "LOCATION", "GEO", "CATEGORIES", "URL"},
}


@frozen
class Property:
    name: str
    params: dict[str, str]
    value: str


@frozen
class Component:
    name: str
    properties: list[Property] = field(factory=list)
    parts: list["Component"] = field(factory=list)

    def get(self, name: str) -> Property | None:
        return next((p for p in self.properties if p.name == name), None)


def findings(data: bytes) -> list[str]:
    """All that is wrong with a calendar file of ours, in no set order; empty for a good one."""
    return [*_lines(data), *_grammar(data)]


def unfolded(data: bytes) -> list[str]:
    """The content lines of a file whose physical lines are in order."""
    return data.replace(b"\r\n ", b"").decode().removesuffix("\r\n").split("\r\n")


def calendar(data: bytes) -> Component:
    """The parts of a file. Raises ValueError where it is not one calendar of properly nested parts."""
    stack = [Component("")]
    for line in unfolded(data):
        name, params, value = _parted(line)
        if name == "BEGIN":
            stack.append(Component(value))
        elif name == "END":
            done = stack.pop()
            if not stack or done.name != value:
                raise ValueError(f"END:{value} closes nothing")
            stack[-1].parts.append(done)
        else:
            stack[-1].properties.append(Property(name, params, value))
    if len(stack) != 1 or stack[0].properties or [part.name for part in stack[0].parts] != ["VCALENDAR"]:
        raise ValueError("not one VCALENDAR")
    return stack[0].parts[0]


def _parted(line: str) -> tuple[str, dict[str, str], str]:
    match = re.match(_NAME, line)
    if not match:
        raise ValueError(f"no property: {line!r}")
    at, params = match.end(), {}
    while param := _PARAM.match(line, at):
        params[param[1]] = param[2]
        at = param.end()
    if line[at : at + 1] != ":":
        raise ValueError(f"no value: {line!r}")
    return match[0], params, line[at + 1 :]


def _lines(data: bytes) -> Iterator[str]:
    if not data.endswith(b"\r\n"):
        yield "no CRLF at the end"
    if data.startswith(b"\xef\xbb\xbf"):
        yield "begins with a byte order mark"
    if re.search(rb"(?<!\r)\n|\r(?!\n)", data):
        yield "a lone CR or LF"
    for number, line in enumerate(data.removesuffix(b"\r\n").split(b"\r\n"), 1):
        if len(line) > 75:
            yield f"line {number}: {len(line)} octets"
        if not line.strip():
            yield f"line {number}: empty"
        try:
            if _UNSEEN.search(line.decode()):
                yield f"line {number}: a control character: {line!r}"
        except UnicodeDecodeError:
            yield f"line {number}: a character is parted or not UTF-8"


def _grammar(data: bytes) -> Iterator[str]:
    try:
        whole = calendar(data)
    except ValueError as error:
        yield str(error)
        return
    if not whole.parts:
        yield "a calendar without a part"
    if [p.name for p in whole.properties[:2]] != ["VERSION", "PRODID"]:
        yield "VERSION and PRODID don't come first"
    uids = Counter(uid.value for part in whole.parts if (uid := part.get("UID")))
    yield from (f"UID {uid} {count} times" for uid, count in uids.items() if count > 1)
    for part in (whole, *whole.parts):
        yield from (f"{part.name}: {finding}" for finding in _part(part))


def _part(part: Component) -> Iterator[str]:
    counted = Counter(p.name for p in part.properties)
    yield from (f"no {name}" for name in sorted(_NEEDED.get(part.name, set()) - set(counted)))
    yield from (f"{name} is unwelcome" for name in sorted(set(counted) - _KNOWN.get(part.name, set(counted))))
    yield from (f"{name} {count} times" for name, count in counted.items() if count > 1)
    for p in part.properties:
        if finding := _value(p):
            yield f"{p.name}: {finding}: {p.value!r}"
    if part.name == "VEVENT" and not counted - Counter(counted.keys()):
        yield from _event(part)


def _value(p: Property) -> str | None:
    """What is wrong with a property's value for its type."""
    if p.name in _SINGLE_TEXT:
        return None if _TEXT.fullmatch(p.value) and p.value else "is no TEXT"
    if p.name == "CATEGORIES":
        return None if _TEXTS.fullmatch(p.value) and "\\," not in p.value and all(p.value.split(",")) else "are no categories"
    if p.name in _INSTANTS:
        return None if _UTC.fullmatch(p.value) and _day(p.value[:8]) else "is no instant in UTC"
    if p.name in ("REFRESH-INTERVAL", "X-PUBLISHED-TTL"):
        typed = p.params == ({"VALUE": "DURATION"} if p.name == "REFRESH-INTERVAL" else {})
        return None if typed and _DURATION.fullmatch(p.value) else "is no DURATION, or not said to be"
    if p.name in ("URL", "SOURCE"):
        typed = p.params == ({"VALUE": "URI"} if p.name == "SOURCE" else {})
        uri = re.fullmatch(r"[!#-\[\]_a-z~%]+", p.value, re.I) and urlsplit(p.value).scheme in ("http", "https")
        return None if typed and uri else "is no URI, or not said to be"
    if p.name in ("DTSTART", "DTEND") and p.params == {"VALUE": "DATE"}:
        return None if _day(p.value) else "is no DATE"
    plain = {
        "VERSION": r"2\.0",
        "CALSCALE": "GREGORIAN",
        "SEQUENCE": r"\d{1,9}",
        "STATUS": "TENTATIVE|CONFIRMED|CANCELLED",
        "TRANSP": "TRANSPARENT",
        "GEO": r"-?[0-8]?\d\.\d{1,6};-?(?:1[0-7]|0?\d)?\d\.\d{1,6}",
        "X-MICROSOFT-CDO-BUSYSTATUS": "FREE",
        "COLOR": "[a-z]+",
        "X-APPLE-CALENDAR-COLOR": "#[0-9A-F]{6}",
    }
    return None if p.name not in plain or re.fullmatch(plain[p.name], p.value) and not p.params else "is no such value"


def _event(part: Component) -> Iterator[str]:
    start, end = part.get("DTSTART"), part.get("DTEND")
    if start and start.params != {"VALUE": "DATE"}:
        yield "DTSTART without VALUE=DATE"
    if start and end and not (end.params == start.params and end.value > start.value):
        yield f"DTEND {end.value} is not after DTSTART {start.value}, or of another type"
    if start and not end:
        yield "a day without DTEND"
    stamp, modified, uid = part.get("DTSTAMP"), part.get("LAST-MODIFIED"), part.get("UID")
    if stamp and modified and stamp.value != modified.value:
        yield "DTSTAMP is not LAST-MODIFIED"
    if uid and "@" in uid.value:
        yield f"UID {uid.value} names a host"


def _day(text: str) -> bool:
    try:
        return bool(re.fullmatch(r"\d{8}", text) and datetime(int(text[:4]), int(text[4:6]), int(text[6:])))
    except ValueError:
        return False
