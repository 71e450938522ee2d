"""Stamps: the line in which a page says when it was published, told by its shape and a language's words as data."""

import re
from datetime import date
from functools import cache
from typing import Literal

from attrs import frozen

from timeline.languages import Pack
from timeline.reading.words import Words

Shape = Literal["stamp", "relative"]

_YEAR = r"(?:19|20)\d\d"
_TIME = r"(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?!\d)"
_DAY, _MONTH = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
_NUMERICS = "|".join(rf"{_YEAR}{s}{_MONTH}{s}{_DAY}|{_DAY}{s}{_MONTH}{s}(?:{_YEAR}|\d\d)" for s in ("-", r"\.", "/"))
_NUMERIC = rf"(?<!\d)(?:{_NUMERICS})(?!\d)"
_OFFSET = r"(?:z\b|[+-]\d\d:?\d\d\b)"
_SEPARATOR = r"[\s,;:|/•·()\[\]—–-]"
_FIGURES = re.compile(r":|\d[-./]\d")
_QUOTES = tuple('«"“„')
_HEADLINE = 250  # characters in which the stamp behind a headline stands
_MOST = 120  # characters of the longest stamp line: date, time, section, author, counts


@frozen
class Stamps:
    """The patterns of one language's stamps."""

    date: re.Pattern[str]
    time: re.Pattern[str]
    relative: re.Pattern[str]
    rest: re.Pattern[str]
    opening: re.Pattern[str]
    closing: re.Pattern[str]
    behind: re.Pattern[str]
    changed: re.Pattern[str]
    clocked: re.Pattern[str]
    range: re.Pattern[str]
    foreign: tuple[re.Pattern[str], ...]

    def shape(self, line: str) -> Shape | None:
        """What a line is as a whole: a stamp, a stamp in relative words ("Вчера, 16:24"), or none."""
        if len(line) > _MOST:
            return None
        dated = self.date.search(line)
        timed = self.time.search(line)
        if self.range.search(line) or not dated and not (timed and self.relative.match(line)):
            return None
        left = self.rest.sub(" ", self.time.sub(" ", self.date.sub(" ", line)))
        words = left.split()
        # With a clock time beside the date a name or two may stand there too: an author, a section nobody listed.
        spare = 2 if timed else 0
        if len(words) > spare or not all(w[:1].isupper() and w.strip(".").isalpha() for w in words):
            return None
        return "stamp" if dated else "relative"

    def is_change(self, line: str) -> bool:
        """Whether a stamp tells when the page was last changed."""
        return bool(self.changed.match(line))

    def day(self, line: str) -> str | None:
        """The day of a stamp as running text has none and the pack's grammar reads none: `4 Mar 2025`, `Март 4, 2025`."""
        for month, pattern in enumerate(self.foreign, 1):
            if match := pattern.search(line):
                day, year = (next(filter(None, (match[f"{name}{n}"] for n in "12345"))) for name in ("day", "year"))
                try:
                    return date(int(year), month, int(day)).isoformat()
                except ValueError:
                    return None
        return None

    def opening_end(self, line: str) -> int:
        """Where a stamp ends that is glued before the text of a line; 0 where there is none."""
        match = self.opening.match(line)
        if match is None:
            return 0
        # What follows must begin a sentence or a headline, else the date belongs to it; but `date 2025-12-15` is no sentence's.
        after = line[match.end() :][:1]
        apart = bool(_FIGURES.search(match["labelled"] or "")) or after.isupper() or after.isdigit() or after in _QUOTES
        return match.end("stamp") if after and apart else 0

    def closing_start(self, line: str) -> int:
        """Where a stamp begins that is glued behind the last sentence of a line; -1 where there is none."""
        match = self.closing.search(line)
        return match.start("stamp") if match else -1

    def behind_headline(self, line: str) -> tuple[int, int] | None:
        """Where a stamp stands that is glued behind a headline: at the line's end, or before the text that goes on in capitals.

        "Встреча пройдёт 9 августа 2024 в 16:24" tells of a meeting: only figures and a comma make a stamp there.
        """
        match = self.behind.search(line[:_HEADLINE])
        if match is None or ". " in line[: match.start()]:
            return None
        after = line[match.end() :].lstrip()[:1]
        return match.span("stamp") if not after or after.isupper() or after in _QUOTES else None


@cache
def of(pack: Pack) -> Stamps:
    """The stamps of a language, compiled once."""
    words = pack.section("reading", Words)
    months, years = "|".join(words.months), "|".join(words.year_words)
    zones, labels = _either(words.zones), "|".join((*words.stamp_labels, *words.changed_labels))
    counts = rf"(?:{'|'.join(words.stamp_counts)})\s*:?\s*\d*"
    sections = _either(words.sections + words.trail)
    credits = rf"(?:{_either(words.credits)})\s*:\s*\S+"
    weekdays = _either(words.weekdays)
    day = rf"(?<!\d){_DAY}(?:-?го)?[\s.]+(?:{months})\b\.?"
    year = rf",?\s*{_YEAR}(?!\d)(?:\s*(?:{years})(?!\w))?"
    foreign = rf"{_foreign('|'.join(words.other_months))}|{_month_first(months)}"
    worded, dated = rf"{day}(?:{year})?", rf"(?:{_NUMERIC}|{foreign}|{day}{year})"
    date = rf"(?:{_NUMERIC}|{foreign}|{worded})"
    time = rf"(?<![\d:]){_TIME}(?:\s?[ap]\.?m\b\.?)?"
    moment = rf"{time}(?:\s*(?:{_OFFSET}|\(?(?:{zones})(?:\s?[+-]\d{{1,2}}(?::?\d\d)?)?\)?))?"
    # Glued before a text: only with a label or a clock time, or in ISO order at that: "12.04.1961 Гагарин" is a sentence.
    iso = rf"{_YEAR}-\d\d-\d\d(?!\d)"
    named = "|".join(label for label in words.stamp_labels if len(label) > 3)  # "в" and "от" begin sentences
    labelled = rf"(?:{named})\s*:?\s*{date}(?:(?:[\s,tв]|at\b)*{moment})?"
    timed = rf"(?:{date}[\s,tв|-]*{moment}|{time}[\s,|-]*{date})"
    opening = rf"(?P<stamp>(?P<labelled>{labelled})|{timed}|{iso})[\s,|.—–-]*"
    return Stamps(
        re.compile(date, re.I),
        re.compile(rf"(?:\bt)?{moment}", re.I),
        re.compile(rf"(?:{_SEPARATOR})*(?:{_either(words.relative_days)})\b", re.I),
        re.compile(
            rf"{credits}|\d+\s*(?:{'|'.join(words.stamp_counts)})|{counts}|\b(?:{labels}|{zones}|{weekdays}|{sections}|{_either(words.relative_days)})(?!\w)|{_SEPARATOR}|©|\.(?=\s|$)",
            re.I,
        ),
        re.compile(opening, re.I),
        re.compile(rf"(?<=[.!?…»\")])\s*(?P<stamp>{date}[\s,в|-]*{moment})\s*$", re.I),
        re.compile(rf"(?<=[\w»\"?!])\s+(?P<stamp>{dated}(?:,\s*|\s+|\s*\|\s*){moment})(?!\S)", re.I),
        re.compile(rf"\W*(?:{'|'.join(words.changed_labels)})", re.I),
        re.compile(rf"(?:(?P<moment>{date}[\s,|/—–-]*(?:{moment})?)|{time})[\s,|—–-]+(?=\S)", re.I),
        re.compile(rf"{date}\s*[—–-]\s*{date}", re.I),
        tuple(map(_unread, range(1, 13), words.months, words.other_months)),
    )


def _unread(number: int, own: str, other: str) -> re.Pattern[str]:
    """A month's days in forms that stand in stamps alone: another language's, `4 марта, 2025`, `Март 4, 2025`, `04-03-2025`."""
    comma = rf"(?<!\d)(?P<day3>{_DAY})\s+(?:{own})\.?\s*,\s*(?P<year3>{_YEAR})(?!\d)"
    dashes = rf"(?<!\d)(?P<day4>{_DAY})-0?{number}-(?P<year4>{_YEAR})(?!\d)"
    return re.compile(rf"{_foreign(other, named=True)}|{comma}|{dashes}|{_month_first(own, named=True)}", re.I)


def _month_first(months: str, named: bool = False) -> str:
    """`Март 4, 2025`, as a program writes it that was made for English."""
    day, year = (rf"(?P<day5>{_DAY})", rf"(?P<year5>{_YEAR})") if named else (_DAY, _YEAR)
    return rf"(?<!\w)(?:{months})\b\.?\s+{day},\s*{year}(?!\d)"


def _foreign(months: str, named: bool = False) -> str:
    """`4 Mar 2025`, `March 4, 2025`, `4th of March 2025`; with groups where they are wanted."""

    def group(name: str, pattern: str) -> str:
        return f"(?P<{name}>{pattern})" if named else f"(?:{pattern})"

    day = r"0?[1-9]|[12]\d|3[01]"
    first = rf"(?<!\d){group('day1', day)}(?:st|nd|rd|th)?(?:\s+of)?[\s.-]+(?:{months})\b\.?[\s,-]*{group('year1', _YEAR)}(?!\d)"
    then = rf"(?<!\w)(?:{months})\b\.?\s+{group('day2', day)}(?:st|nd|rd|th)?,?\s*{group('year2', _YEAR)}(?!\d)"
    return rf"(?:{first}|{then})"


def _either(phrases: tuple[str, ...]) -> str:
    return "|".join(sorted(map(re.escape, phrases), key=len, reverse=True))
