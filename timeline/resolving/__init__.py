"""Mentions + publication -> dated mentions: one fold from left to right, with a focus on what the text speaks of."""

import re
from bisect import bisect_right
from datetime import date
from functools import lru_cache

from attrs import evolve

from timeline.analysing import Parsed
from timeline.edtf import Extent, Interval, Point, parse
from timeline.model import Dated, Mention, MentionType, Options, Publication, Reason, Sense
from timeline.resolving import calendar
from timeline.resolving.anniversaries import anniversary, year_beside
from timeline.resolving.clocks import clocks_before, day_of
from timeline.resolving.focus import EVERYWHERE, Anchor, Focus, beginning
from timeline.resolving.quoting import quoted_days
from timeline.resolving.reading import Reader
from timeline.resolving.years import after

Told = tuple[str, date | None, date | None, tuple[Reason, ...]]  # value, first and last day, reasons
_ASIDE = re.compile(r"[,(]")  # what opens a clause that only describes a thing
_CLAUSE = 90  # characters of such a clause before its year
_FRONT = 12  # characters before a time that opens its sentence: "Уже в 1937 году"
_DAY = len("2024-05-05")
_HEADING = 20  # characters behind the day of a line that heads others: "11 мая, понедельник"
_BACK = 4  # characters behind a year that ends its sentence
_NOTHING = Publication(None, "none", False)


def resolve(
    parsed: Parsed, mentions: tuple[Mention, ...], publication: Publication, prefer: str = Options().prefer
) -> tuple[Dated, ...]:
    """Each mention with its value, in the same order; "" with a reason where the text can't fix it.

    What lies in teasers has no publication day and no focus with the rest: nothing there is dated from the article's own day.
    """
    paragraphs, blocks = parsed.paragraphs, parsed.document.blocks
    body, aside = Focus(publication), Focus(_NOTHING)
    quoted = quoted_days(parsed, mentions)
    out: list[Dated] = []
    headed: tuple[int, date] | None = None  # the day that heads the lines above, and its mention
    for index, mention in enumerate(mentions):
        focus = aside if blocks and parsed.document.role_at(mention.start) == "teaser" else body
        focus.paragraph = bisect_right(paragraphs, mention.start) - 1
        focus.quoted = quoted.get(index)
        tenses = mentions[index + 1] if (mention.shares or mention.joined) and index + 1 < len(mentions) else mention
        leans = _leans(mention)
        tense = parsed.tense(tenses.start, tenses.end) if leans else None
        focus.opening = parsed.sentence_at(mention.start).start if leans else 0
        focus.apart = tense in ("past", "future") and parsed.apart(tenses.start)
        begins = parsed.arranged(tenses.start) if tense in ("future", "either") else None
        focus.arranged = EVERYWHERE if begins is None else begins
        focus.going = tense == "present" and parsed.going(tenses.start)
        year = year_beside(parsed, (mentions[index - 1], mention), out, focus) if index else 0
        focus.beside = (year, index - 1) if year else None
        begun = out[-1].first if index and mentions[index - 1].joined else None
        dated = _dated(mention, index, focus, tense, prefer, begun)
        if mention.sense.base == "line" and headed is not None:
            dated = _following(dated, mention.sense, *headed)
        out.append(dated)
        if dated.first is not None and len(dated.edtf) >= _DAY and _heads(parsed.text, mention):
            headed = index, dated.first
        if dated.first is not None and dated.first == dated.last:
            for n in clocks_before(parsed, mentions, index):
                day = Point.of(day_of(mentions[n], mention, dated.first))
                beside = evolve(focus, day=Anchor(index, mention.start, focus.paragraph, day, False))
                out[n] = _dated(mentions[n], n, beside, None, prefer, None)
        since = anniversary(parsed, (mentions[index - 1], mention), (out[-2], dated), focus) if index else None
        if since is not None:  # the text goes on about its own day
            out[-2] = _anew(out[-2], since, Reason("years-beside", index))
            out[-1] = _anew(dated, since, Reason("years-beside", index - 1))
            continue
        rest = mentions[index + 1].sense if index + 1 < len(mentions) else None  # what may lean on it
        leaning = rest is not None and not (rest.year or rest.same and rest.form == "date")
        if not (leaning and _in_passing(parsed, mention, dated, focus)):
            framed = _framed(parsed, mention, dated.joined is None and begun is None, focus) if leaning else EVERYWHERE
            _renew(focus, mention, dated, index, framed)
        if index and _is_apposition(parsed.text, mentions[index - 1], mention, out[index - 1], dated):
            out[index - 1] = evolve(
                out[index - 1],
                edtf=dated.edtf.partition("T")[0],
                first=dated.first,
                last=dated.last,
                why=(Reason("apposition", index),),
            )
    return tuple(out)


def _heads(text: str, mention: Mention) -> bool:
    """Whether a mention opens a line that says little more."""
    after = text.find("\n", mention.end)
    return 0 <= after - mention.end <= _HEADING and text[max(mention.start - 1, 0)] in ("\n", text[mention.start])


def _following(dated: Dated, sense: Sense, index: int, day: date) -> Dated:
    """A weekday that is all of its line, or two, as the first since the day that heads the lines above: "Понедельник, 11 мая" and
    below it "Вторник"."""
    first = Point.of(calendar.weekday(day, sense.weekday, "future"))
    last = Point.of(calendar.weekday(first.first, sense.end.weekday, "future")) if sense.end is not None else first
    value = calendar.span(first, last)
    return evolve(dated, edtf=str(value), first=value.first, last=value.last, why=(Reason("from-text", index),))


def _anew(dated: Dated, point: Point, why: Reason) -> Dated:
    """A mention with another value."""
    return evolve(dated, edtf=str(point), first=point.first, last=point.last, why=(why,))


def _in_passing(parsed: Parsed, mention: Mention, dated: Dated, focus: Focus) -> bool:
    """Whether a past year is told only to describe something ("мост, построенный в 1946 году, закрыли в мае")."""
    now, year = focus.now, mention.sense.year
    if not (year and now and dated.first and dated.first.year < now.year):
        return False
    return bool(_ASIDE.search(parsed.text, max(mention.start - _CLAUSE, 0), mention.start)) and parsed.in_passing(mention.start)


def _is_apposition(text: str, before: Mention, mention: Mention, told: Dated, dated: Dated) -> bool:
    """Whether a day right after a comma says which day the words before it mean: "две недели назад, 12 февраля", "на прошлой
    неделе (27 августа)"."""
    counted = before.sense.form == "deictic" or (before.sense.form == "shift" and before.sense.direction != 0)
    week = before.sense.form == "near" and before.sense.unit == "week" and told.first and told.last and dated.first
    counted = counted or bool(week) and told.first <= dated.first <= told.last  # type: ignore[operator]
    named = mention.sense.form == "date" and bool(mention.sense.day) and not mention.joined
    return counted and named and before.sense.hour < 0 and text[before.end : mention.start] in (", ", " (", ",\xa0")


def _leans(mention: Mention) -> bool:
    """Whether a value may depend on the tense."""
    sense = mention.sense
    if sense.form == "date":
        said = sense.year or sense.holiday or sense.century or sense.decade is not None or (sense.shift or 1) < 1 or sense.same
        return not said and sense.shift != 0
    if sense.form == "deictic" and sense.base == "either":  # "накануне"
        return True
    return sense.form == "near" or (sense.form == "shift" and sense.base in ("either", "text"))


def _dated(mention: Mention, index: int, focus: Focus, tense: str | None, prefer: str, begun: date | None) -> Dated:
    """The mention with its value; `begun` is the first day of the interval that it closes, None where it closes none."""
    sense = mention.sense
    joined = index + 1 if mention.joined else None
    told = _told(sense, mention.type) if joined is None else None
    if told is None:
        told = _read(sense, Reader(focus, tense, prefer, mention.start), joined is not None, begun)
    edtf, first, last, why = told
    return Dated(mention.start, mention.end, mention.text, mention.type, edtf, first, last, why, tense, joined)  # type: ignore[arg-type]


@lru_cache(maxsize=65536)
def _told(sense: Sense, kind: MentionType) -> Told | None:
    """The value of a phrase that says all by itself, the same wherever it stands; None where it leans on anything else."""
    if kind in ("DURATION", "SET"):
        value = calendar.duration(sense)
        rule = "duration" if kind == "DURATION" else "repeated"
        return value, None, None, (Reason(rule if value else "vague"),)
    whole = sense.form == "date" and sense.year > 0 and sense.decade is None and not sense.century and sense.century_near is None
    return _read(sense, Reader(Focus(_NOTHING), None, "tense", 0), False) if whole and sense.end is None else None


def _read(sense: Sense, reader: Reader, joined: bool, begun: date | None = None) -> Told:
    """The value as the reader finds it; `joined` where the next mention tells the end of what this one opens."""
    reader.closing = begun is not None
    try:
        extent = reader.extent(evolve(sense, end=None) if joined else sense)
        if extent is not None and sense.lead == "from" and not joined and (opening := _opening(sense, extent)) is not None:
            extent = Interval(opening, None)
            reader.because("open")
        elif joined and sense.end is not None and extent is not None:
            extent = reader.before(evolve(sense, end=None), extent, sense.end)
        elif begun is not None and extent is not None:
            extent = after(sense, extent, begun)
    except (ValueError, OverflowError):
        extent = None
        reader.why = [Reason("impossible")]
    why = tuple(reader.why) or (Reason("explicit"),)
    return (*_written(extent), why) if extent is not None else ("", None, None, why)


def _opening(sense: Sense, extent: Extent) -> Point | None:
    """Where a state opens that lasts "с" a date; None where that is a clock time, or said of an interval told as one.

    An open interval begins with a plain date: EDTF knows none of a decade or century there.
    """
    if isinstance(extent, Interval):
        return extent.start if sense.form == "near" or sense.quarter or sense.half else None
    return None if extent.hour >= 0 else Point(extent.year) if extent.span > 1 else extent


@lru_cache(maxsize=65536)
def _written(extent: Extent) -> tuple[str, date | None, date | None]:
    """The EDTF of an extent, its first and its last day."""
    return str(extent), extent.first, extent.last


def _framed(parsed: Parsed, mention: Mention, lone: bool, focus: Focus) -> int:
    """Up to where the sentences after a past time may be of its year: everywhere after a month or day, or a year that opens its
    sentence ("В 2019 году он стал мэром"), the next one after a year that ends it and is not the last, none after another ("в
    2016-м чинили") or the end of a stretch ("с 1988 по 2015 год преподавал")."""
    if mention.sense.month:
        return EVERYWHERE
    if not mention.sense.year or mention.sense.end is not None or not lone:
        return 0
    sentence = parsed.sentence_at(mention.start)
    if mention.start - sentence.start < _FRONT:
        return EVERYWHERE
    recent = focus.now is not None and mention.sense.year >= focus.now.year - 1
    return 0 if recent or sentence.end - mention.end > _BACK else parsed.sentence_at(sentence.end + 1).end


def _renew(focus: Focus, mention: Mention, dated: Dated, index: int, framed: int) -> None:
    """A date in brackets or of a document ("указ от 2 ноября") is told in passing: the text goes on about what it was about."""
    sense = mention.sense
    if not dated.edtf or mention.type not in ("DATE", "TIME") or sense.lead in ("open", "of", "over", "make"):
        return
    extent: Extent = parse(dated.edtf)
    point = beginning(extent)
    if point is None or point.span > 1:
        return
    lasting = dated.edtf.endswith("/..")  # "правили с 1997 года" goes on till now: what follows needs no year of its own
    if focus.now is not None and sense.year > focus.now.year:
        lasting |= sense.lead in ("until", "toward")  # nor does what follows "стратегия до 2030 года"
    said = not lasting and bool(sense.year) or any(r.rule in ("same-year", "focus-year", "year-near") for r in dated.why)
    if focus.year is not None and focus.year.point.year < point.year and any(r.origin == "published" for r in dated.why):
        focus.year = None
    focus.renew(Anchor(index, mention.start, focus.paragraph, point, said, framed))
