"""Record -> the article for a terminal: dates and events marked in it, then each with the reason for its value."""

from collections.abc import Iterator
from itertools import pairwise

from attrs import frozen
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from timeline.languages.wording import Wording
from timeline.model import Document, Event, Record
from timeline.telling import because
from timeline.terminal import safe, safe_lines

_ROLES = {"headline": "bold", "stamp": "italic", "teaser": "dim strike", "furniture": "dim"}
_DATE, _OPEN, _EVENT = "bold cyan", "cyan", "bold yellow underline"


@frozen
class _Mark:
    """A stretch of the text with its style, and a note set behind it."""

    start: int
    end: int
    style: str
    note: str


def explain(record: Record, words: Wording) -> RenderableType:
    """The whole explanation. Cut blocks are dimmed, a date is followed by its value and an event by its number; what a page shows
    beside its article follows."""
    parts: list[RenderableType] = [_published(record, words), Text(), _article(record), Text()]
    if record.mentions:
        parts += [_mentions(record, words), Text()]
    if record.events or record.hidden:
        parts += [_events(record, words)]
    if record.document.left_out:
        parts += [Text(), *_left_out(record.document, words)]
    return Group(*parts)


def _published(record: Record, words: Wording) -> Text:
    publication = record.publication
    text = Text(safe(record.document.source) + "\n", style="bold")
    text.append(words.basis(publication.basis, publication.day), style="default")
    if publication.day and not publication.sure:
        text.append(f" ({words.gettext('not sure')})", style="default")
    for reason in because(record, publication.why):
        text.append("\n  " + safe(words.because(reason.rule, reason.phrase, reason.value)), style="not bold dim")
    return text


def _article(record: Record) -> RenderableType:
    """The text with its marks; marks may nest, notes stand behind the end of what they mark."""
    document, text = record.document, Text()
    marks = sorted(_marks(record), key=lambda m: (m.start, -m.end))
    borders = sorted({0, len(document.text), *(p for m in marks for p in (m.start, m.end))})
    for start, end in pairwise(borders):
        style = " ".join(m.style for m in marks if m.start <= start and end <= m.end)
        text.append(safe_lines(document.text[start:end]), style=style)
        for mark in marks:
            if mark.end == end and mark.note:
                text.append(mark.note, style="dim")
    return Padding(text, (0, 0, 0, 2))


def _marks(record: Record) -> Iterator[_Mark]:
    for block in record.document.blocks:
        yield _Mark(block.start, block.end, _ROLES.get(block.role, ""), "")
    for number, event in enumerate(record.events, 1):
        yield _Mark(event.start, event.end, _EVENT, f"[{number}]")
    for mention in record.mentions:
        yield _Mark(mention.start, mention.end, _DATE if mention.edtf else _OPEN, f"⟨{mention.edtf or '?'}⟩")


def _left_out(document: Document, words: Wording) -> Iterator[RenderableType]:
    """What the page shows beside its article, each part under the line and the element where it stands in the file."""
    yield Text(words.gettext("Left out of the page:"), style="bold")
    for part in document.left_out:
        yield Padding(Text(f"{part.line}: {safe(part.element)}", style="cyan"), (0, 0, 0, 2))
        yield Padding(Text(safe_lines(part.text), style=_ROLES["teaser"]), (0, 0, 0, 4))


def _mentions(record: Record, words: Wording) -> Table:
    found = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    for style in ("cyan", "", "dim"):
        found.add_column(style=style, overflow="fold")
    for mention in record.mentions:
        reasons = "; ".join(words.because(r.rule, r.phrase, r.value) for r in because(record, mention.why))
        found.add_row(Text(safe(mention.text)), Text(mention.edtf or "?"), Text(safe(reasons)))
    return found


def _events(record: Record, words: Wording) -> Table:
    found = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    for style in ("yellow", "bold", "", "dim"):
        found.add_column(style=style, overflow="fold")
    for number, event in enumerate(record.events, 1):
        cells = (f"[{number}]", words.when(event.edtf), safe(event.title), _why(record, event, words))
        found.add_row(*map(Text, cells))
    for event in record.hidden:
        cells = ("", words.when(event.edtf), safe(event.title), words.edit("hidden"))
        found.add_row(*(Text(cell, style="dim strike" if cell == cells[2] else "dim") for cell in cells))
    return found


def _why(record: Record, event: Event, words: Wording) -> str:
    about = [words.kind(event.kind), words.status(event.status), safe(event.place), *map(safe, event.participants)]
    if event.basis == "published":
        dated = words.basis(record.publication.basis, record.publication.day)
    else:
        dated = ", ".join(f"«{safe(record.mentions[index].text)}»" for index in event.mentions)
    edited = ", ".join(words.edit(edit.of) for edit in event.edits)
    by_hand = words.gettext("Edited by hand: %s") % edited if edited else ""
    return " · ".join([*filter(None, (*about, dated, by_hand)), f"{event.confidence:.2f}"])
