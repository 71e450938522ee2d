"""Lengths of time that begin with the publication: "выборы пройдут в течение полугода", "в ближайшие два месяца"."""

import re
from datetime import date, timedelta

from attrs import evolve

from timeline import edtf
from timeline.analysing import Parsed
from timeline.detecting.lexicon import Lexicon
from timeline.edtf import Interval, Point
from timeline.model import Dated, Publication

_LENGTH = re.compile(r"P(\d{1,3})([YMWD])")


def reaching(parsed: Parsed, dated: tuple[Dated, ...], publication: Publication, words: Lexicon) -> tuple[Dated, ...]:
    """The mentions, with those lengths that what is ahead lies in as the time from the publication day on."""
    day = publication.exact
    if day is None or not publication.sure:
        return dated
    return tuple(_reached(parsed, one, day, words) if one.type == "DURATION" else one for one in dated)


def _reached(parsed: Parsed, one: Dated, day: date, words: Lexicon) -> Dated:
    length = _LENGTH.fullmatch(one.edtf)
    end = _coming(parsed, one, words) if length else -1
    if length is None or end < 0 or parsed.tense(one.start, one.end) != "future":
        return one
    value = _from(day, int(length[1]), length[2])
    first, last = edtf.bounds(value)
    return evolve(one, type="DATE", edtf=value, first=first, last=last, tense="future", end=end)


def _coming(parsed: Parsed, one: Dated, words: Lexicon) -> int:
    """Where a length of time ends that begins now: "в ближайшие", "в трёхмесячный срок" with its noun, or "в течение" where
    something is done in it once, not all the while ("будут хранить в течение полугода"); -1 for any other."""
    tokens = parsed.tokens(parsed.sentence_at(one.start))
    at = next((n for n, token in enumerate(tokens) if token.end > one.start), 0)
    before = tokens[at - 1].word.form if at else ""
    after = next((token for token in tokens[at:] if token.start >= one.end), tokens[at])
    if before in words.inside and after.word.form in words.deadline:
        return after.end
    if before in words.inside | words.within and tokens[at].word.form in words.upcoming:
        return one.end
    verbs = [n for n, token in enumerate(tokens) if token.word.pos in ("VERB", "INFN")]
    nearest = min(verbs, key=lambda n: abs(n - at), default=-1)
    return one.end if before in words.within and nearest >= 0 and tokens[nearest].word.aspect == "perf" else -1


def _from(day: date, count: int, unit: str) -> str:
    """The time from a day on, as fine as its length: years in years, all else in days."""
    start = Point.of(day)
    if unit == "Y":
        return str(Interval(Point(day.year), Point(day.year + count)))
    if unit == "M":
        months = day.year * 12 + day.month - 1 + count
        year, month = months // 12, months % 12 + 1
        return str(Interval(start, Point(year, month, min(day.day, edtf.month_end(year, month).day))))
    return str(Interval(start, Point.of(day + timedelta(count * (7 if unit == "W" else 1)))))
