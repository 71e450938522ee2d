"""What a page says of its article: JSON-LD, microdata, meta tags, `<time>`, the address's path."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from attrs import frozen
from lxml import etree
from lxml import html as lxml_html

from timeline.reading import metadata, trees

_ARTICLE_TYPES = ("NewsArticle", "Article", "ReportageNewsArticle", "LiveBlogPosting", "BlogPosting", "WebPage")
_PUBLISHED = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "publishdate", "publish-date",
    "publish_date", "pubdate", "date", "date.created", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.issued",
    "sailthru.date", "mediator_published_time", "parsely-pub-date",
)  # fmt: skip
_CHANGED = ("modif", "updat", "revis", "lastmod", "expir")  # what is in the name of a field that tells of a later day
_SAME = 15  # letters that a headline and a page's title share at least
_CARD = 4  # words of a link or heading beside a `<time>` that is another article's


@frozen
class About:
    """`titles` are all the names by which the page calls the article, the surest first; "" or None is what it does not say."""

    published: str | None = None
    titles: tuple[str, ...] = ()
    outlet: str = ""
    url: str = ""


def about(tree: Any, url: str | None = None) -> About:
    """What the page's head and marks say; `url` is where it was found, "" or None where nobody knows."""
    addresses = [*_attributes(tree, "//link[@rel='canonical']/@href"), _meta(tree, "og:url"), _item(tree, "mainEntityOfPage")]
    own = [_meta(tree, "og:title"), *(trees.words(t) for t in tree.xpath("//head/title"))]
    linked = _linked(tree, [*own, *(trees.words(h) for h in tree.xpath("//h1"))], addresses)
    address = _first(a for a in (linked.get("url", ""), *addresses, url or "") if metadata.is_address(a))
    days = [linked.get("published", ""), *(_meta(tree, name) for name in _PUBLISHED), *_marked(tree)]
    return About(
        published=next(filter(None, map(metadata.day, filter(None, days))), None) or metadata.day_of_address(address),
        titles=tuple(filter(None, (linked.get("headline", ""), *own))),
        outlet=_first((linked.get("outlet", ""), _meta(tree, "og:site_name"), _publisher(tree))),
        url=address,
    )


def beside(tree: Any, heading: Any) -> str | None:
    """The day of the `<time>` nearest to a heading that is not part of another article's card."""
    lines = [list(heading.iterancestors())]
    found: list[tuple[int, str]] = []
    for element in tree.iter("time"):
        day = metadata.day(element.get("datetime") or "")
        above = [element, *element.iterancestors()]
        common = next((e for e in above if e in lines[0]), None)
        if day and common is not None and not any(_is_card(e) for e in above[: above.index(common)]):
            found.append((-len(list(common.iterancestors())), day))
    return min(found, key=lambda f: f[0])[1] if found else None


def guessed(tree: Any) -> str | None:
    """The day that htmldate finds in the head, where nothing there that we know of tells it."""
    import htmldate

    head = tree.find("head")
    if head is None:
        return None
    page = lxml_html.document_fromstring("<html><body></body></html>")
    page.insert(0, lxml_html.fromstring(etree.tostring(head)) if len(head) else etree.Element("head"))
    for field in page.xpath("//meta"):
        names = " ".join(str(field.get(a) or "") for a in ("name", "property", "itemprop", "http-equiv")).lower()
        if any(word in names for word in _CHANGED):
            field.getparent().remove(field)
    try:
        return htmldate.find_date(page, extensive_search=False, original_date=True)
    except Exception:
        return None


def _is_card(element: Any) -> bool:
    """Whether an element tells of something of its own: a heading, or a link of some words."""
    if element.tag in ("a", "time"):
        return False
    return any(True for _ in element.iter("h1", "h2", "h3", "h4")) or any(
        len(trees.words(a).split()) >= _CARD for a in element.iter("a")
    )


def _linked(tree: Any, titles: list[str], addresses: list[str]) -> dict[str, str]:
    """What the page's JSON-LD (schema.org) says of its article: of several, of the one that the page is about."""
    nodes: list[dict[str, Any]] = []
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            nodes += _nodes(json.loads(script, strict=False))
        except (ValueError, RecursionError):
            continue
    named = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and "name" in node}
    for kind in _ARTICLE_TYPES:
        told = [_of_node(node, named) for node in nodes if kind in _listed(node.get("@type"))]
        if told:
            return max(
                told, key=lambda of: (of.get("url", "-") in addresses) + any(alike(of.get("headline", ""), t) for t in titles)
            )
    return {}


def alike(headline: str, title: str) -> bool:
    """Whether a title is a headline's, with or without the site's name beside it."""
    headline, title = headline.casefold(), title.casefold()
    return headline == title != "" or (len(headline) >= _SAME and headline in title)


def _of_node(node: dict[str, Any], named: dict[str, dict[str, Any]]) -> dict[str, str]:
    publisher = next((p for p in _listed(node.get("publisher")) if isinstance(p, dict)), {})
    publisher = publisher if "name" in publisher else named.get(str(publisher.get("@id")), {})
    entity = node.get("mainEntityOfPage")
    found = {
        "published": node.get("datePublished"),
        "headline": node.get("headline"),
        "outlet": publisher.get("name"),
        "url": node.get("url") or (entity.get("@id") if isinstance(entity, dict) else entity),
    }
    return {name: " ".join(value.split()) for name, value in found.items() if isinstance(value, str)}


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for part in value:
            yield from _nodes(part)
    elif isinstance(value, dict):
        yield value
        yield from _nodes(value.get("@graph", []))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _marked(tree: Any) -> Iterator[str]:
    for element in tree.xpath("//*[@itemprop='datePublished']|//time[@pubdate]")[:3]:
        yield element.get("datetime") or element.get("content") or trees.words(element)


def _publisher(tree: Any) -> str:
    for element in tree.xpath("//*[@itemprop='publisher']//*[@itemprop='name']"):
        return str(element.get("content") or trees.words(element))
    return ""


def _item(tree: Any, name: str) -> str:
    found = tree.xpath(f"//*[@itemprop='{name}']")
    return str(found[0].get("href") or found[0].get("itemid") or found[0].get("content") or "") if found else ""


def _meta(tree: Any, name: str) -> str:
    lower = "translate(@{}, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')='{}'"
    tests = " or ".join(lower.format(attribute, name) for attribute in ("property", "name", "itemprop"))
    return _first(_attributes(tree, f"//meta[{tests}]/@content"))


def _attributes(tree: Any, path: str) -> list[str]:
    return [str(value).strip() for value in tree.xpath(path)]


def _first(values: Iterable[str]) -> str:
    return next((value.strip() for value in values if value.strip()), "")
