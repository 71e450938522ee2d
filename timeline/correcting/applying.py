"""Record + Corrections -> the record as its editors want it, and what it says to each correction that names it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import cast

from attrs import evolve

from timeline import edtf
from timeline.correcting.entries import Corrections, Part
from timeline.model import Document, Edit, Event, Heard, Record, Status, Tie
from timeline.naming import Sentences

_Number = tuple[int, int]
_Values = dict[str, dict[_Number, str]]


def dated(document: Document, corrections: Corrections) -> Document:
    """The document with the day of publication that an editor gave it; unchanged where none did, or two say otherwise."""
    said = _published(document, corrections)
    if len(set(said.values())) != 1:
        return document
    return evolve(document, published=next(iter(said.values())), published_basis="edited")


def _published(document: Document, corrections: Corrections) -> dict[_Number, str]:
    entries = ((number, corrections.entries[number[0]]) for number in corrections.of(document))
    return {number: entry.changes["published"][0] for number, entry in entries if entry.table == "article"}


def correct(record: Record, corrections: Corrections) -> Record:
    """The record with its events changed, hidden and tied as editors said. An undated event that gets a date is a dated one."""
    named = corrections.of(record.document)
    if not named:
        return record
    heard = list(_rivals(_published(record.document, corrections)))
    events = (*record.events, *record.undated)
    sentences = Sentences(record.document.text)
    values: dict[int, _Values] = defaultdict(lambda: defaultdict(dict))
    ties: dict[int, list[Tie]] = defaultdict(list)
    for number in named:
        entry, part = corrections.entries[number[0]], corrections.entries[number[0]].parts[number[1]]
        if entry.table == "article":
            continue
        found = sentences.named(events, part.words, part.was)
        heard.append(_heard(number, part, found, events, sentences))
        if len(found) != 1:
            continue
        index = next(i for i, event in enumerate(events) if event is found[0])
        for name, (value, _) in entry.changes.items():
            values[index][name][number] = value
        if entry.table in ("same", "different"):
            ties[index].append(Tie(entry.table, *number))
    heard += [rival for its in values.values() for said in its.values() for rival in _rivals(said) if rival.says == "rivals"]
    corrected = [_changed(event, values.get(i, {}), ties.get(i, ())) for i, event in enumerate(events)]
    return _sorted(record, corrected, heard)


def _heard(number: _Number, part: Part, found: Sequence[Event], events: Sequence[Event], sentences: Sentences) -> Heard:
    if not found:
        others = sentences.told(sentences.named(events, part.words))
        return Heard(*number, "gone", others or ("there" if sentences.has(part.words) else ""))
    if len(found) > 1:
        return Heard(*number, "several", sentences.told(found))
    if part.was and found[0].edtf != part.was:
        return Heard(*number, "redated", found[0].edtf)
    return Heard(*number, "applied")


def _rivals(said: Mapping[_Number, str]) -> Iterator[Heard]:
    """Of entries that say one thing of one event, those that disagree with another; the rest applies."""
    for number, value in said.items():
        rival = next((other for other, its in said.items() if its != value), None)
        yield Heard(*number, "applied") if rival is None else Heard(*number, "rivals", str(rival[0]))


def _changed(event: Event, values: Mapping[str, Mapping[_Number, str]], ties: Iterable[Tie]) -> Event:
    """The event with what all entries agree on; where they disagree it stays as it was read."""
    agreed = {name: next(iter(said.items())) for name, said in values.items() if len(set(said.values())) == 1}
    changed = evolve(event, ties=tuple(ties))
    edits = []
    for name, (number, value) in sorted(agreed.items()):
        if name == "title":
            edits.append(Edit("title", event.title, number[0]))
            changed = evolve(changed, title=value)
        elif name == "place":
            edits.append(Edit("place", event.place, number[0]))
            if value != event.place:
                changed = evolve(changed, place=value, place_at=None, country="", coordinates=None)
        elif name == "date":
            edits.append(Edit("date", event.edtf, number[0]))
            if (value, "mention") != (event.edtf, event.basis):  # what the text says needs no other reason
                first, last = edtf.bounds(value)
                changed = evolve(changed, edtf=value, first=first, last=last, basis="edited", mentions=())
        elif name == "status":
            edits.append(Edit("status", event.status, number[0]))
            changed = evolve(changed, status=cast(Status, value))
        elif name == "hidden":
            edits.append(Edit("hidden", "", number[0]))
    return evolve(changed, edits=tuple(edits))


def is_hidden(event: Event) -> bool:
    """Whether an editor hid the event."""
    return any(edit.of == "hidden" for edit in event.edits)


def _sorted(record: Record, events: Sequence[Event], heard: Iterable[Heard]) -> Record:
    shown = [event for event in events if not is_hidden(event)]
    return evolve(
        record,
        events=tuple(sorted((event for event in shown if event.edtf), key=attrgetter("start"))),
        undated=tuple(event for event in shown if not event.edtf),
        hidden=tuple(event for event in events if is_hidden(event)),
        heard=tuple(sorted(heard, key=lambda h: (h.entry, h.part, h.says != "rivals"))),
    )
