"""An RSS or Atom file -> Documents, one an entry."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import html as lxml_html

from timeline.errors import ReadingError
from timeline.model import Document, Failure
from timeline.reading import metadata, trees
from timeline.reading.article import Article, assembled
from timeline.reading.given import Given
from timeline.reading.item import Item

_BLOCKS = re.compile(r"</(?:p|div|li|h\d|blockquote|tr)>|<br\s*/?>", re.I)
_WHOLE = ("yandex_full-text", "turbo_content", "full-text", "fulltext")  # where feeds made for aggregators have the whole text
_ASIDE = ("figcaption", "menu", "nav", "script", "style", "button", "aside")
_ENTITY = re.compile(rb"<!ENTITY", re.I)
_CLOSED = re.compile(rb"</(?:[\w.-]+:)?(?:rss|feed|RDF)\s*>", re.I)
_WHOLE_ENTRY = re.compile(rb"</(?:[\w.-]+:)?(?:item|entry)\s*>", re.I)


def read(item: Item, given: Given) -> Iterator[Document | Failure]:
    """The entries in the feed's order; where it breaks off those that are whole, then a failure. Raises ReadingError where the
    file is no feed."""
    data = item.data.replace(b"\0", b"")  # letters of markup in UTF-16 too
    if _ENTITY.search(data):
        raise ReadingError("declares XML entities of its own, which are not read")
    import feedparser  # only for those who read feeds: it takes as long to load as all else

    try:
        feed = feedparser.parse(item.data, sanitize_html=True, resolve_relative_uris=False)
    except Exception as error:  # a wrong declaration of an encoding makes feedparser raise what its codec does
        raise ReadingError(f"no feed that can be read: {type(error).__name__}") from None
    if not feed.entries:
        raise ReadingError("no entries of RSS or Atom in it")
    outlet = _plain(_said(feed.feed, "title"))
    broken = feed.bozo and not _CLOSED.search(data)
    whole = feed.entries[: len(_WHOLE_ENTRY.findall(data))] if broken else feed.entries
    for number, entry in enumerate(whole, 1):
        locator = f"entry {number}"
        try:
            yield assembled(_article(entry, outlet), item, given, locator)
        except ReadingError as error:
            yield Failure(item.source, str(error), item.within(locator))
    if broken:
        where = item.within(f"entry {len(whole) + 1}") if len(whole) < len(feed.entries) else item.locator
        line = data.count(b"\n") + 1
        yield Failure(item.source, f"the XML breaks off (line {line})", where)


def _article(entry: Any, outlet: str) -> Article:
    contents = [_said(content, "value") for content in entry.get("content", [])]
    contents += [_said(entry, field) for field in ("summary", *_WHOLE)]
    link = _said(entry, "link")
    return Article(
        body=max((_plain(content) for content in contents), key=len),
        headline=_plain(_said(entry, "title")).replace("\n", " "),
        published=_published(entry, link),
        url=link if metadata.is_address(link) else None,
        outlet=outlet,
    )


def _published(entry: Any, link: str) -> str | None:
    for field in ("published", "updated", "created", "dc_date"):
        if found := metadata.day(_said(entry, field)):
            return found
    return metadata.day_of_address(link)


def _said(part: Any, field: str) -> str:
    """A field that should be text; "" where there is none, or, as in broken feeds, something else."""
    value = part.get(field)
    return value if isinstance(value, str) else ""


def _plain(markup: str) -> str:
    """The text of a piece of HTML, a line a block."""
    if "<" not in markup and "&" not in markup:
        return markup.strip()
    markup = _BLOCKS.sub(lambda found: found[0] + "\n\n", markup)
    try:
        tree = lxml_html.fragment_fromstring(markup, create_parent="div")
        for element in list(tree.iter(*_ASIDE)):
            trees.drop(element)
        text = tree.text_content()
    except Exception:
        return ""
    return re.sub(r"\n\s*\n", "\n\n", str(text)).strip()
