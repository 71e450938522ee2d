"""A text -> Document: its blocks, its headline, its lasting id."""

import hashlib
from collections.abc import Iterator

from timeline import languages
from timeline.model import Document
from timeline.reading import blocks, decoding
from timeline.reading.given import Given
from timeline.reading.items import Item

_LANGUAGE = "ru"


def read(item: Item, given: Given) -> Iterator[Document]:
    """The one document of a text file."""
    yield document(decoding.decode(item.data), item.source, given.of(item.source))


def document(text: str, source: str = "", published: str | None = None) -> Document:
    """A text as a document, its text unchanged."""
    found = blocks.find(text, languages.load(_LANGUAGE))
    headline = next((text[b.start : b.end] for b in found if b.role == "headline"), None)
    return Document(
        id=identity(text),
        source=source,
        text=text,
        headline=headline,
        language=_LANGUAGE,
        published=published,
        published_basis="given" if published else None,
        blocks=found,
    )


def identity(text: str) -> str:
    """12 hex digits that an article keeps wherever it lies. Lone surrogates, which no encoding has, are taken as they are."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
