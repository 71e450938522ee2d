"""Any story at all, for hypothesis: every form of date, every status, any text."""

from datetime import date

from hypothesis import strategies as st

from timeline import edtf
from timeline.edtf import Interval, Point
from timeline.model import KINDS, STATUSES, Conflict, Event, Source, Story, Telling

_NASTY = (
    *("", "a\r\nBEGIN:VEVENT\r\nb", "a\nATTACH:x", "\\", "\\n;,:\\\\", "\x00\x1b[31m", "\u202e\u2066отмена"),
    *("\u2028\x85\x0bконец", "Совещание " * 40, "😀" * 30, "\ud800", "\ufeff", '";x=1:', "ё" * 74, "—" * 25),
)
TEXTS = st.text(st.characters(categories=None, exclude_categories=()), max_size=120) | st.sampled_from(_NASTY)
_DAYS = st.dates() | st.dates(date(2020, 1, 1), date(2026, 12, 31)) | st.sampled_from([date.min, date.max])


@st.composite
def _points(draw, least=1):
    day = draw(_DAYS)
    form = draw(st.sampled_from(["day", "month", "season", "year", "decade", "century", "minute"]))
    about = draw(st.booleans())
    if form == "minute":
        return Point(day.year, day.month, day.day, draw(st.integers(0, 23)), draw(st.integers(0, 59)))
    if form in ("decade", "century"):
        span = 10 if form == "decade" else 100
        return Point(max(day.year // span * span, span), span=span, about=about)
    season = draw(st.integers(21, 24)) if form == "season" else 0
    month = day.month if form in ("day", "month") else 0
    return Point(day.year, month, day.day if form == "day" else 0, season=season, about=about)


@st.composite
def extents(draw):
    """The EDTF string of a point or an interval, one that parses."""
    start = draw(_points())
    if draw(st.booleans()):
        return str(start)
    end = draw(_points())
    if start.first > end.last:
        start, end = end, start
    if start.first > end.last:
        return str(start)
    which = draw(st.sampled_from(["both", "start", "end"]))
    return str(Interval(start if which != "end" else None, end if which != "start" else None))


_ISO_DAYS = _DAYS.map(date.isoformat)
_HEX = st.text("0123456789abcdef", min_size=12, max_size=12)
_LINKS = st.none() | TEXTS | st.just("https://example.org/news?id=1&a=б,в;г")
_SOURCES = st.builds(
    Source,
    document=_HEX,
    source=TEXTS,
    published=st.none() | _ISO_DAYS | st.just("2024-08") | st.just("2024"),
    published_sure=st.booleans(),
    published_basis=st.sampled_from(["given", "metadata", "stamp", "dateline", "inferred"]),
    url=_LINKS,
    outlet=st.none() | TEXTS,
    headline=st.none() | TEXTS,
)


@st.composite
def _tellings(draw):
    value = draw(extents() | st.just(""))
    first, last = edtf.bounds(value)
    event = Event(
        id=draw(_HEX), start=draw(st.integers(0, 999)), end=1000, title=draw(TEXTS), edtf=value, first=first, last=last,
        kind=draw(st.sampled_from(KINDS)), status=draw(st.sampled_from(STATUSES)), basis="mention", confidence=0.5,
    )  # fmt: skip
    return Telling(draw(_SOURCES), event, draw(TEXTS), event.start, (), ())


@st.composite
def any_story(draw):
    value = draw(extents())
    first, last = edtf.bounds(value)
    created = draw(_ISO_DAYS | st.just(""))
    changed = max(created, draw(_ISO_DAYS)) if created else ""
    withdrawn = draw(st.integers(0, 9)) == 0
    return Story(
        id=draw(_HEX), title=draw(TEXTS), edtf=value, first=first, last=last, kind=draw(st.sampled_from(KINDS)),
        status=draw(st.sampled_from(STATUSES)), basis=draw(st.sampled_from(["mention", "published"])), confidence=0.5,
        tellings=() if withdrawn else tuple(draw(st.lists(_tellings(), max_size=7))), withdrawn=withdrawn,
        moved_from=draw(st.none() | extents()), place=draw(TEXTS), participants=tuple(draw(st.lists(TEXTS, max_size=3))),
        conflicts=draw(st.just(()) | st.just((Conflict("date", (("2024-08-09", ("a",)), ("2024-08", ("b",)))),))),
        created=created, changed=changed, sequence=draw(st.integers(0, 99)),
    )  # fmt: skip


any_stories = st.lists(any_story(), max_size=6, unique_by=lambda story: story.id)
