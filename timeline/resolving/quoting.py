"""Dated quotations: "7 мая 2017 года он написал: «Вчера …»" — inside, yesterday is the 6th."""

import re
from datetime import date

from timeline.analysing import Parsed
from timeline.model import Mention

_QUOTES = re.compile(r"«[^«»]*»|\"[^\"\n]*\"|„[^„“]*“|“[^“”]*”")
_REACH = 200  # characters between a quotation and the date it is dated by, in the same sentence


def quoted_days(parsed: Parsed, mentions: tuple[Mention, ...]) -> dict[int, tuple[int, date]]:
    """For each mention inside a quotation that its sentence dates: the index of the dating mention and its day."""
    leaning = [i for i, m in enumerate(mentions) if m.sense.form in ("deictic", "near", "shift") or m.sense.shift is not None]
    days = [(i, m, day) for i, m in enumerate(mentions) if (day := _day(m)) is not None]
    if not leaning or not days:
        return {}
    quotes = [q.span() for q in _QUOTES.finditer(parsed.text)]
    found = {}
    for index in leaning:
        start = mentions[index].start
        inside = next((q for q in quotes if q[0] < start < q[1]), None)
        if inside is None:
            continue
        near = [(_gap(inside, m), i, day) for i, m, day in days if _dates(parsed, inside, m)]
        if near:
            _, by, day = min(near)
            found[index] = (by, day)
    return found


def _day(mention: Mention) -> date | None:
    sense = mention.sense
    if sense.form != "date" or not (sense.year > 0 and sense.month and sense.day) or mention.joined or sense.lead == "of":
        return None
    try:
        return date(sense.year, sense.month, sense.day)
    except ValueError:
        return None


def _gap(quote: tuple[int, int], mention: Mention) -> int:
    return max(quote[0] - mention.end, mention.start - quote[1])


def _dates(parsed: Parsed, quote: tuple[int, int], mention: Mention) -> bool:
    """Whether a date stands outside a quotation, near it, with no other sentence or line between."""
    gap = _gap(quote, mention)
    if not 0 <= gap <= _REACH:
        return False
    between = parsed.text[mention.end : quote[0]] if mention.end <= quote[0] else parsed.text[quote[1] : mention.start]
    return "\n" not in between and not re.search(r"[.!?…]\s", between)
