"""What is fuzzed: each takes any bytes and raises only where the program is wrong."""

import io
import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import pairwise

from rich.console import Console

from timeline import edtf, explaining, pipeline, reading, records, terminal
from timeline.api import parse
from timeline.errors import ReadingError
from timeline.languages.wording import Wording
from timeline.model import Document, Failure, Record
from timeline.reading import Given, Item, archives, metadata

Target = Callable[[bytes], None]

_MOST = 20_000  # characters of a document that the rooms behind reading are asked about as well
_ENTRIES = 5  # documents of a file that they are asked about


def targets() -> dict[str, Target]:
    """By name, each a file name's extension where it is a kind of file; one a reader."""
    readers = {reader: kind for kind, reader in reversed(reading.KINDS.items())}  # of the kinds of one reader the first
    found: dict[str, Target] = {kind: _file(kind) for kind in (*readers.values(), "zip", "tar", "warc")}
    return found | {"about": _about, "article": _article, "phrase": _phrase, "field": _field}


def _file(kind: str) -> Target:
    def target(data: bytes) -> None:
        asked = 0
        for item in _items(Item(f"a.{kind}", kind, data)):
            for outcome in reading.read(item, Given()):
                if isinstance(outcome, Failure):
                    assert outcome.reason
                    assert "\n" not in outcome.reason, outcome.reason
                else:
                    _sound(outcome)
                    if len(outcome.text) <= _MOST and asked < _ENTRIES:
                        asked += 1
                        _whole(pipeline.read(outcome))

    return target


def _items(item: Item) -> Iterator[Item | Failure]:
    if item.kind in reading.KINDS:
        yield item
        return
    with suppress(ReadingError):  # the one error that a damaged archive may raise
        yield from archives.members(item, frozenset(reading.KINDS))


def _about(data: bytes) -> None:
    """The JSON file beside a text."""
    for outcome in reading.read(Item("a.txt", "txt", b"\xd0\x92\xd1\x87\xd0\xb5\xd1\x80\xd0\xb0.", about=data), Given()):
        assert not isinstance(outcome, Failure) or outcome.reason


def _article(data: bytes) -> None:
    """A text, read by all the rooms."""
    _whole(pipeline.read(reading.document(data.decode("utf-8", "surrogateescape")[:_MOST])))


def _phrase(data: bytes) -> None:
    dated = parse(data.decode("utf-8", "replace")[:1000], "2024-08-09")
    assert dated is None or dated.start < dated.end


def _field(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    for day in (metadata.day(text), metadata.day_of_address(text)):
        assert day is None or edtf.parse(day)


def _sound(document: Document) -> None:
    """What holds for every document."""
    assert document.text.strip()
    assert document.published is None or edtf.parse(document.published)
    assert document.url is None or document.url.startswith(("http://", "https://"))
    ends = [0]
    for block in document.blocks:
        assert ends[-1] <= block.start < block.end <= len(document.text)
        ends.append(block.end)


def _whole(record: Record) -> None:
    """What holds for every record, and that each form it is shown in takes it."""
    text = record.document.text
    for mention in record.mentions:
        assert text[mention.start : mention.end] == mention.text != ""
    assert all(a.end <= b.start for a, b in pairwise(record.mentions))
    for event in record.events:
        assert 0 <= event.start < event.end <= len(text)
        assert edtf.parse(event.edtf)
    json.loads(records.line(record)).keys()
    shown = io.StringIO()
    console = Console(file=shown, width=80, color_system=None, legacy_windows=False)
    console.print(explaining.explain(record, Wording("ru")))
    console.print(terminal.table(record))
    assert not set(shown.getvalue()) & set(map(chr, (*range(10), *range(11, 32), *range(127, 160))))
