"""Programmes: lines under a day, each with its clock time ("9.00 — забег памяти Громова;") or without one ("Заседание совета."),
or each with its day."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from attrs import frozen

from timeline.detecting.features import Setting
from timeline.detecting.gathering import Desk, Finding, event
from timeline.detecting.triggers import Trigger
from timeline.detecting.wording import BRIEFEST, LONGEST, SHORTEST
from timeline.model import Dated, Event

_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"[\s\-–—•*·]*")
_CLOCK = re.compile(r"([01]?\d|2[0-3])[.:]([0-5]\d)(?!\d|[.:]\d)(?:\s*[–—-]\s*\d{1,2}[.:][0-5]\d)?\s*[–—:.-]?\s+")
_DASH = re.compile(r"(?:\s*\([^()\n]*\))?\s*[–—:-]\s+")
_END = re.compile(r"[;(|]|(?<!\b[^\W\d_a-zа-яё])[.!](?=\s|$)|$")  # where what is told of in a line ends
_WORDS = re.compile(r"\w+")
_BESIDE = 4  # words beside the day in the line that heads a programme: "Программа 7 сентября:", "Пятница, 28 августа"
_PROSE = 140  # characters of a line with which a programme is over
_TIMED = 2  # lines with clock times without which none of the others tell of a programme
_SURE = 0.9
_SOMEBODY = frozenset({"anim", "Name", "Surn", "Patr", "Abbr"})


@frozen
class Item:
    """A line of a programme: where its words begin and end, which mention gives its day, its clock time or "", and whether it has
    neither and stands under a day."""

    start: int
    end: int
    mention: int
    clock: str
    bare: bool = False


def told(desk: Desk, events: list[Event]) -> list[Event]:
    """The events of programmes, but for the lines that tell one already."""
    starts = sorted(e.start for e in events)
    items = list(_items(desk))
    timed = sum(bool(i.clock) for i in items) >= _TIMED
    items = [i for i in items if (timed or not i.bare) and bisect_left(starts, i.start) == bisect_left(starts, i.end)]
    found = (_event(desk, item) for item in items)
    return [one for one in found if one is not None]


def _items(desk: Desk) -> Iterator[Item]:
    """The lines of programmes, in text order."""
    text, head = desk.parsed.text, -1
    for line, within in lines(desk):
        start = _BULLET.match(text, line.start(), line.end()).end()  # type: ignore[union-attr]
        if not desk.parsed.tells(start):
            continue
        clock = _CLOCK.match(text, start, line.end())
        end = _closed(text, clock.end(), line.end()) if clock else 0
        if clock and head >= 0 and not any(d.start < end for _, d in within):
            yield Item(clock.end(), end, head, f"T{int(clock[1]):02}:{clock[2]}")
        elif len(within) == 1 and within[0][1].start == start and (dash := _DASH.match(text, within[0][1].end, line.end())):
            yield Item(dash.end(), _closed(text, dash.end(), line.end()), within[0][0], "")
        elif within and is_heading(text[start : line.end()], [d for _, d in within]):
            head = within[0][0]
        elif head >= 0 and len(line[0]) <= _PROSE and not any(d.start < _closed(text, start, line.end()) for _, d in within):
            yield Item(start, _closed(text, start, line.end()), head, "", bare=True)
        elif within or len(line[0]) > _PROSE:
            head = -1


def lines(desk: Desk) -> Iterator[tuple[re.Match[str], list[tuple[int, Dated]]]]:
    """The lines of a text that tells days, each with those it tells and the numbers of their mentions."""
    days = [(n, d) for n, d in enumerate(desk.dated) if _is_day(d)]
    starts = [d.start for _, d in days]
    for line in _LINE.finditer(desk.parsed.text) if days else ():
        yield line, days[bisect_left(starts, line.start()) : bisect_left(starts, line.end())]


def _is_day(date: Dated) -> bool:
    days = all(len(part) == len("2024-08-09") for part in date.edtf.split("/"))
    return date.type == "DATE" and days and date.joined is None


def is_heading(line: str, days: list[Dated]) -> bool:
    """Whether a line says little more than one day, of which it may name the weekday too."""
    told = sum(len(_WORDS.findall(day.text)) for day in days)
    one = len({day.edtf for day in days}) == 1
    return one and len(_WORDS.findall(line)) - told <= _BESIDE and line.rstrip()[-1:] != "."


def _closed(text: str, start: int, end: int) -> int:
    found = _END.search(text, start, end)
    return found.start() if found else end


def _event(desk: Desk, item: Item) -> Event | None:
    """The event of a line, by the first of its words that names one; None where none does, or no title is left of it."""
    setting = desk.setting(desk.parsed.sentence_at(item.start))
    starts = [t.start for t in setting.laid.tokens]
    named = (t for t in setting.triggers if item.start <= starts[t.head] < item.end and t.form != "participle")
    thing, title = _thing(setting, item), _title(desk, item)
    if item.bare and (
        thing is None or any(t.form in ("verb", "infinitive") for t in setting.triggers if starts[t.head] < item.end)
    ):
        return None
    trigger = next(named, None) or thing
    if trigger is None or not title or "pronoun" in desk.wording.faults(title, BRIEFEST):
        return None
    value = desk.dated[item.mention].edtf + item.clock
    return event(desk, setting.laid, Finding(trigger, value, (item.mention,), _SURE), title)


def _thing(setting: Setting, item: Item) -> Trigger | None:
    """The noun that a line opens with, adjectives before it: what stands in a programme takes place."""
    for i, token in enumerate(setting.laid.tokens):
        if not item.start <= token.start < item.end:
            continue
        able = setting.words.morphology.readings(token.text)
        own = (
            token.word
            if token.word.pos != "NOUN"
            else next((w for w in able if w.pos == "NOUN" and w.case == "nomn"), token.word)
        )
        if own.pos == "NOUN" and own.case == "nomn" and not own.grammemes & _SOMEBODY:
            return Trigger(i, i, i, "other", "noun")
        if all(w.pos not in ("ADJF", "NUMR") for w in able) and token.text[0].isalpha():
            return None
    return None


def _title(desk: Desk, item: Item) -> str:
    """The words of a line up to the comma, preposition or "и" that leaves room enough; with the headline before them where they
    say too little."""
    words = " ".join(desk.parsed.text[item.start : item.end].split()).rstrip(" ,:—–-")
    while len(words) > LONGEST and "," in words:
        words = words.rpartition(",")[0]
    while len(words) > LONGEST and (shorter := _shorter(desk, words)):
        words = shorter
    head = (desk.parsed.document.headline or "").rstrip(" .…")
    if len(words) < (BRIEFEST if " " in words else SHORTEST):
        words = f"{head}: {words}" if head and words else ""
    return words[:1].upper() + words[1:] if BRIEFEST <= len(words) <= LONGEST else ""


def _shorter(desk: Desk, words: str) -> str:
    """The words before the last preposition or "и" among them; "" where there is none."""
    told = words.split()
    read = desk.parsed.pack.morphology.word
    last = next((n for n in reversed(range(len(told))) if read(told[n]).pos == "PREP" or told[n] in desk.words.joiners), 0)
    return " ".join(told[:last])
