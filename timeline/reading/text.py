"""A text -> Document: its blocks, its headline, its lasting id."""

import hashlib
import json
from collections.abc import Iterator, Mapping

from attrs import evolve

from timeline import languages
from timeline.errors import ReadingError
from timeline.model import Block, Document
from timeline.reading import blocks, decoding, language, metadata, stamps
from timeline.reading.given import FIELDS, Given, field_of
from timeline.reading.item import Item

_LANGUAGE = "ru"


def read(item: Item, given: Given) -> Iterator[Document]:
    """The one document of a text file, with what the JSON file beside it says of it."""
    known = given.of(item.source)
    text = decoding.decode(item.data)
    found = document(text, item.source, known, language.of(text))
    if item.about:
        found = _with_about(found, item.about, known)
    # What lies in an archive or came over the net is no file that offsets could point into.
    extracted = item.locator is not None or bool(item.url)
    yield evolve(found, locator=item.locator, url=item.url or found.url, extracted=extracted)


def _with_about(found: Document, about: bytes, known: str | None) -> Document:
    """Raises ReadingError where the file beside it is no JSON object or names a day that is none."""
    try:
        fields = json.loads(about)
    except (ValueError, RecursionError):
        raise ReadingError("the .json beside it is no JSON") from None
    if not isinstance(fields, Mapping):
        raise ReadingError("the .json beside it is no JSON object")
    told = {name: value for name in FIELDS if (value := field_of(fields, FIELDS[name]))}
    published = metadata.day(told["published"]) if "published" in told else None
    if "published" in told and not published:
        raise ReadingError(f"published in the .json beside it is not a day: {told['published'][:60]!r}")
    return evolve(
        found,
        published=known or published or found.published,
        published_basis="given" if known else "metadata" if published else found.published_basis,
        url=told["url"] if metadata.is_address(told.get("url", "")) else None,
        outlet=told.get("outlet"),
        headline=told.get("headline") or found.headline,
    )


def document(
    text: str, source: str = "", published: str | None = None, code: str = _LANGUAGE, headline: str | None = None
) -> Document:
    """A text as a document, its text unchanged; `code` names the pack that reads it, `headline` is known from outside."""
    pack = languages.load(code)
    found = blocks.find(text, pack, headline)
    headline = next((text[b.start : b.end] for b in found if b.role == "headline"), None)
    stamped = None if published else _stamped(text, found, pack)
    return Document(
        id=identity(text),
        source=source,
        text=text,
        headline=headline,
        language=code,
        published=published or stamped,
        published_basis="given" if published else "stamp" if stamped else None,
        blocks=found,
    )


def _stamped(text: str, found: tuple[Block, ...], pack: languages.Pack) -> str | None:
    """The day of the first stamp where that is in another language; the pack's own words are left to the rooms that follow."""
    first = next((text[block.start : block.end] for block in found if block.role == "stamp"), "")
    return stamps.of(pack).day(first)


def identity(text: str) -> str:
    """12 hex digits that an article keeps wherever it lies. Lone surrogates, which no encoding has, are taken as they are."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
