"""A text taken out of something -> Document: headline first, then the stamp where there is one, then the body."""

from attrs import evolve, frozen

from timeline.errors import ReadingError
from timeline.model import Block, Document
from timeline.reading import language, metadata
from timeline.reading.given import Given
from timeline.reading.item import Item
from timeline.reading.text import document

_TOP = 300  # characters of a body in which a headline or stamp may stand already


@frozen
class Article:
    """What a page, an entry or a row gives. `stamp` is a line that the page shows as its day, "" where it shows none."""

    body: str
    headline: str = ""
    published: str | None = None
    url: str | None = None
    outlet: str | None = None
    stamp: str = ""


def assembled(article: Article, item: Item, given: Given, locator: str | None = None) -> Document:
    """The article as a document whose text is headline, stamp and body, a paragraph each.

    What the caller gave goes before what metadata say. Raises ReadingError where there is no text.
    """
    headline, body = " ".join(article.headline.split()), article.body.strip()
    if not body and not headline:
        raise ReadingError("empty: no text in it")
    top = [line.strip() for line in body[: len(headline) + _TOP].split("\n")]
    lead = "" if headline in top else headline
    text = "\n\n".join(part for part in (lead, "" if article.stamp in top else article.stamp, body) if part)
    known = given.of(item.source)
    found = document(text, item.source, known or article.published, language.of(text), headline or None)
    blocks = found.blocks
    if lead and not any(block.start < len(lead) for block in blocks):
        blocks = (Block(0, len(lead), "headline"), *blocks)
    return evolve(
        found,
        blocks=blocks,
        locator=item.within(locator),
        url=article.url if article.url and metadata.is_address(article.url) else None,
        outlet=article.outlet or None,
        headline=headline or found.headline,
        published_basis="given" if known else "metadata" if article.published else found.published_basis,
        extracted=True,
    )
