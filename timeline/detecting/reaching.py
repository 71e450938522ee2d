"""Lengths of time that begin with the publication: "выборы пройдут в течение полугода", "в ближайшие два месяца", "через 2–3
недели"."""

import re
from datetime import date, timedelta

from attrs import evolve

from timeline import edtf
from timeline.analysing import Parsed, Token
from timeline.detecting.clauses import DASHES
from timeline.detecting.lexicon import Lexicon
from timeline.edtf import Interval, Point
from timeline.model import Dated, Publication

_LEAD = 8  # characters in which the word before a phrase stands
_VERBS = ("VERB", "INFN", "PRTS")
_HOURS = re.compile(r"PT(\d{2,3})H")
LENGTH = re.compile(r"P(\d{1,3})([YMWD])")


def reaching(parsed: Parsed, dated: tuple[Dated, ...], publication: Publication, words: Lexicon) -> tuple[Dated, ...]:
    """The mentions, with those lengths that what is ahead lies in as the time from the publication day on."""
    dated = tuple(_lasting(parsed, dated, n, words) for n in range(len(dated)))
    day = publication.exact
    if day is None or not publication.sure:
        return dated
    return tuple(_reached(parsed, one, _least(parsed, dated, n), day, words) for n, one in enumerate(dated))


def _lasting(parsed: Parsed, dated: tuple[Dated, ...], n: int, words: Lexicon) -> Dated:
    """A clock time from which something lasts until one of another day, joined with it: "с 22:00 6 мая до 5:00 10 мая"; whole
    days told in hours ("72 часа")."""
    hours = _HOURS.fullmatch(dated[n].edtf)
    if hours is not None and int(hours[1]) % 24 == 0:
        return evolve(dated[n], edtf=f"P{int(hours[1]) // 24}D")
    one, close = dated[n], dated[min(n + 1, len(dated) - 1)]
    if one.type != "TIME" or close.type != "TIME" or one.first is None or close.first is None or not one.first < close.first:
        return one
    before = parsed.text[max(one.start - _LEAD, 0) : one.start].split()[-1:]
    between = parsed.text[one.end : close.start].strip()
    timed = "T" in one.edtf and "T" in close.edtf and not close.edtf.endswith("T00:00")
    led = between in words.by and bool(before) and before[0].lower() in words.since
    return evolve(one, joined=n + 1) if timed and led else one


def _least(parsed: Parsed, dated: tuple[Dated, ...], n: int) -> Dated:
    """The mention right before another that tells with it how long at least: "45–60 дней"; else the other."""
    before, one = dated[max(n - 1, 0)], dated[n]
    ranged = parsed.text[before.end : one.start].strip() in DASHES and n > 0
    return before if ranged and before.type == one.type == "DURATION" and before.edtf[-1:] == one.edtf[-1:] else one


def _reached(parsed: Parsed, one: Dated, least: Dated, day: date, words: Lexicon) -> Dated:
    """A length of time as the time from a day on, where it is one to come: from the end of the `least` length on where that is
    another."""
    length, shorter = (LENGTH.fullmatch(x.edtf) if x.type == "DURATION" else None for x in (one, least))
    end = _coming(parsed, least, one, words) if length else -1
    if length is None or shorter is None or end < 0:
        return one
    start = after(day, int(shorter[1]), shorter[2]) if least is not one else Point.of(day)
    value = str(Interval(start if length[2] != "Y" else Point(start.year), after(day, int(length[1]), length[2])))
    first, last = edtf.bounds(value)
    return evolve(one, type="DATE", start=least.start, end=end, edtf=value, first=first, last=last, tense="future")


def _coming(parsed: Parsed, least: Dated, one: Dated, words: Lexicon) -> int:
    """Where a length of time ends that begins now: "в ближайшие", "в трёхмесячный срок" with its noun, "через 2–3 недели", or
    "в течение" where something is done in it once, not all the while ("будут хранить в течение полугода"); -1 for any other."""
    tokens = parsed.tokens(parsed.sentence_at(one.start))
    at = next((n for n, token in enumerate(tokens) if token.end > least.start), 0)
    before = tokens[at - 1].word.form if at else ""
    if before not in words.inside | words.within | words.hence:
        return -1
    verb = _verb(tokens, at, words)
    ahead = parsed.tense(least.start, one.end) == "future"
    if verb < 0 or not ahead and not _told_to(tokens, verb, words):
        return -1
    after = next((token for token in tokens[at:] if token.start >= one.end), tokens[at])
    if before in words.inside and after.word.form in words.deadline:
        return after.end
    if before in words.inside | words.within and tokens[at].word.form in words.upcoming:
        return one.end
    if before in words.hence and least is not one:
        return one.end
    return one.end if before in words.within and tokens[verb].word.aspect == "perf" else -1


def _verb(tokens: tuple[Token, ...], at: int, words: Lexicon) -> int:
    """The verb nearest to a word that tells what is done, rather than that it is to be; -1 where there is none."""
    verbs = [n for n, t in enumerate(tokens) if t.word.pos in _VERBS and t.word.lemma not in words.state]
    told = [n for n in verbs if tokens[n].word.pos == "INFN" or tokens[n].word.lemma not in words.modal | words.light]
    return min(told or verbs, key=lambda n: abs(n - at), default=-1)


def _told_to(tokens: tuple[Token, ...], verb: int, words: Lexicon) -> bool:
    """Whether an infinitive is what somebody was told or agreed to do: "поручено в трёхмесячный срок внести"."""
    return tokens[verb].word.pos == "INFN" and any(t.word.tense == "past" and t.word.lemma in words.tasks for t in tokens[:verb])


def after(day: date, count: int, unit: str) -> Point:
    """The day so long after another; the year where the length is of years."""
    if unit == "Y":
        return Point(day.year + count)
    if unit == "M":
        months = day.year * 12 + day.month - 1 + count
        year, month = months // 12, months % 12 + 1
        return Point(year, month, min(day.day, edtf.month_end(year, month).day))
    return Point.of(day + timedelta(count * (7 if unit == "W" else 1)))
