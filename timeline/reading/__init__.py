"""Bytes -> Document: files and folders of articles, each with what is not its body told apart."""

from collections.abc import Callable, Iterable, Iterator

from timeline.errors import ReadingError
from timeline.model import Document, Failure
from timeline.reading import feeds, html, rows, text
from timeline.reading.given import Given, checked, read_fields, read_map
from timeline.reading.item import Item
from timeline.reading.items import Fetch, is_address, items
from timeline.reading.language import of as language_of
from timeline.reading.text import document

__all__ = [
    "KINDS",
    "Fetch",
    "Given",
    "Item",
    "checked",
    "document",
    "documents",
    "is_address",
    "language_of",
    "read",
    "read_fields",
    "read_map",
    "sources",
]

Reader = Callable[[Item, Given], Iterator[Document | Failure]]

# One module a kind of input; a file of any other kind that is named outright is tried as text.
KINDS: dict[str, Reader] = {
    "txt": text.read,
    "html": html.read,
    "htm": html.read,
    "xhtml": html.read,
    "rss": feeds.read,
    "atom": feeds.read,
    "xml": feeds.read,
    "jsonl": rows.read_lines,
    "ndjson": rows.read_lines,
    "csv": rows.read_table,
    "tsv": rows.read_table,
}


def documents(inputs: Iterable[str], given: Given | None = None, fetch: Fetch | None = None) -> Iterator[Document | Failure]:
    """The articles of files and folders, in the order given, each read when it is asked for."""
    for item in sources(inputs, fetch):
        yield from read(item, given or Given())


def sources(inputs: Iterable[str], fetch: Fetch | None = None) -> Iterator[Item | Failure]:
    """The files to read, in the order given: the half of `documents` that touches the disk.

    `fetch` brings what an address holds; without it addresses are Failures.
    """
    return items(inputs, frozenset(KINDS), fetch)


def read(item: Item | Failure, given: Given) -> Iterator[Document | Failure]:
    """The articles of one file: the half of `documents` that a worker can do."""
    if isinstance(item, Failure):
        yield item
        return
    try:
        yield from KINDS.get(item.kind, text.read)(item, given)
    except ReadingError as error:
        yield Failure(item.source, str(error), item.locator)
