"""A saved page -> Document: trafilatura takes the text out, the page's metadata say where and when it appeared."""

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from timeline import languages
from timeline.errors import ReadingError
from timeline.model import Document
from timeline.reading import decoding, metadata, stamps
from timeline.reading.article import Article, assembled
from timeline.reading.given import Given
from timeline.reading.item import Item

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_HEAD = 4096  # bytes in which a page names its encoding (HTML standard: 1024; pages are looser)
_ARTICLE_TYPES = ("NewsArticle", "Article", "ReportageNewsArticle", "BlogPosting", "LiveBlogPosting", "WebPage")
_PUBLISHED = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "publishdate", "publish-date",
    "publish_date", "pubdate", "date", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.issued", "sailthru.date",
    "mediator_published_time", "parsely-pub-date",
)  # fmt: skip
_LONGEST_STAMP = 120


def read(item: Item, given: Given) -> Iterator[Document]:
    """The one article of a page."""
    yield assembled(article(item.data, item.url), item, given)


def article(data: bytes, url: str | None = None) -> Article:
    """What a page's bytes give. Raises ReadingError where there is no page or no text in it."""
    tree = _tree(_markup(data))
    linked = _linked(tree)
    address = _first(linked.get("url"), _attribute(tree, "//link[@rel='canonical']/@href"), _meta(tree, "og:url"), url)
    published = _published(tree, linked, address)
    headline = _first(linked.get("headline"), _meta(tree, "og:title"), _text(tree, "//h1"), _text(tree, "//title"))
    outlet = _first(linked.get("outlet"), _meta(tree, "og:site_name"))
    stamp = "" if published else _stamp(tree)
    import trafilatura  # half a second: only for those who read pages

    try:
        body = trafilatura.extract(tree, output_format="txt", include_comments=False, include_tables=False, favor_recall=True)
    except Exception as error:  # whatever a broken page does to the library is that page's failure
        raise ReadingError(f"no article could be taken out of the page: {type(error).__name__}") from None
    if not body:
        raise ReadingError("no article in this page")
    return Article(body, headline, published, address if address.startswith(("http://", "https://")) else None, outlet, stamp)


def _markup(data: bytes) -> str:
    named = _CHARSET.search(data[:_HEAD])
    if named and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode(named[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return decoding.decode(data)


def _tree(markup: str) -> Any:
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = lxml_html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        raise ReadingError("no HTML page") from None
    return tree


def _linked(tree: Any) -> dict[str, str]:
    """What the page's JSON-LD (schema.org) says of its article."""
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            nodes = list(_nodes(json.loads(script, strict=False)))
        except (ValueError, RecursionError):
            continue
        for kind in _ARTICLE_TYPES:
            for node in nodes:
                if kind in _listed(node.get("@type")):
                    return _of_node(node)
    return {}


def _of_node(node: dict[str, Any]) -> dict[str, str]:
    publisher = node.get("publisher")
    entity = node.get("mainEntityOfPage")
    found = {
        "published": node.get("datePublished"),
        "headline": node.get("headline"),
        "outlet": publisher.get("name") if isinstance(publisher, dict) else None,
        "url": node.get("url") or (entity.get("@id") if isinstance(entity, dict) else entity),
    }
    return {name: value for name, value in found.items() if isinstance(value, str)}


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for part in value:
            yield from _nodes(part)
    elif isinstance(value, dict):
        yield value
        yield from _nodes(value.get("@graph", []))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _published(tree: Any, linked: dict[str, str], address: str) -> str | None:
    """The day by metadata: JSON-LD, meta, a marked `<time>`, the address's path, at last what htmldate finds in the head."""
    candidates = [linked.get("published", "")]
    candidates += [_meta(tree, name) for name in _PUBLISHED]
    marked = "//*[@itemprop='datePublished']|//time[@pubdate]|//article//header//time|//article//time[@datetime][1]"
    for element in tree.xpath(marked)[:3]:
        candidates.append(element.get("datetime") or element.get("content") or element.text_content())
    for candidate in candidates:
        if candidate and (found := metadata.day(candidate)):
            return found
    if found := metadata.day_of_address(address):
        return found
    import htmldate

    head = tree.find("head")
    if head is None:
        return None
    page = lxml_html.document_fromstring("<html><body></body></html>")
    page.insert(0, lxml_html.fromstring(etree.tostring(head)) if len(head) else etree.Element("head"))
    try:
        return htmldate.find_date(page, extensive_search=False, original_date=True)
    except Exception:
        return None


def _stamp(tree: Any) -> str:
    """The first line of the page that is a stamp as a whole, in the words of a known language."""
    known = [stamps.of(languages.load(code)) for code in languages.available()]
    for element in tree.iter("time", "span", "div", "p", "li", "td", "b", "small", "em", "i", "a", "h5", "h6"):
        if len(element) > 3:
            continue
        text = " ".join(element.text_content()[: _LONGEST_STAMP + 1].split())
        if any(s.shape(text) == "stamp" for s in known):
            return text
    return ""


def _meta(tree: Any, name: str) -> str:
    lower = "translate(@{}, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')='{}'"
    tests = " or ".join(lower.format(attribute, name) for attribute in ("property", "name", "itemprop"))
    return _attribute(tree, f"//meta[{tests}]/@content")


def _attribute(tree: Any, path: str) -> str:
    found = tree.xpath(path)
    return str(found[0]).strip() if found else ""


def _text(tree: Any, path: str) -> str:
    found = tree.xpath(path)
    return " ".join(found[0].text_content().split()) if found else ""


def _first(*values: str | None) -> str:
    return next((value.strip() for value in values if value and value.strip()), "")
