"""A page of several articles: a channel's posts, or articles that a page loaded one below the other."""

from collections.abc import Iterator
from typing import Any

from attrs import evolve, frozen

from timeline.reading import metadata, trees
from timeline.reading.article import Article

_FEWEST, _MOST = 2, 200  # articles on a page that has several; more are no page that a reader scrolled through
_TEXT = 40  # characters of the shortest post
_STORY = 150  # and of running text in the shortest article among several
_DATED = 10  # characters of a day; a moment has more
_NAME = range(2, 60)  # characters of the name of who posted
_PARTS = ("div", "article", "li", "section")


@frozen
class Post:
    """An article of its own and where it stands: an element's id, or its number."""

    article: Article
    locator: str


def posts(tree: Any) -> list[Post]:
    """The posts of a page that holds nothing else, each with its moment; empty where it is no such page."""
    if tree.find(".//h1") is not None:
        return []
    found = [post for element in _dated_alike(tree) if (post := _post(element)) is not None]
    return list(_named(found)) if len(found) >= _FEWEST else []


def stories(tree: Any) -> list[Any]:
    """The elements of whole articles that stand side by side, each under a headline of its own; empty where there is one."""
    weights = trees.prose(tree)
    groups: dict[Any, list[Any]] = {}
    for head in tree.iter("h1"):
        for element in head.iterancestors(*_PARTS):
            siblings = groups.setdefault((element.getparent(), element.tag, element.get("class")), [])
            if not siblings or siblings[-1] is not element:
                siblings.append(element)
    for group in groups.values():
        if _FEWEST <= len(group) <= _MOST and all(weights.get(e, 0) >= _STORY and len(e.findall(".//h1")) == 1 for e in group):
            return group
    return []


def _dated_alike(tree: Any) -> list[Any]:
    """The elements of one class that each hold one moment; of several such classes the outermost."""
    groups: dict[tuple[str, str], dict[Any, set[str]]] = {}
    for dated in tree.iter("time", "div", "span", "a"):
        if moment := _moment(dated):
            for element in dated.iterancestors(*_PARTS):
                kind = (element.tag, (str(element.get("class") or "").split() or [""])[0])
                groups.setdefault(kind, {}).setdefault(element, set()).add(moment)
    whole = [group for group in groups.values() if len(group) >= _FEWEST and all(len(moments) == 1 for moments in group.values())]
    return list(max(reversed(whole), key=len, default={}))


def _moment(element: Any) -> str:
    """A day with its time in an attribute: `14.03.2025 18:02:11 UTC+03:00`; "" where there is none."""
    value = str(element.get("datetime") or element.get("title") or "")
    return value if len(value) > _DATED and value[:1].isdigit() and ":" in value and metadata.day(value) else ""


def _post(element: Any) -> Post | None:
    dated = next(part for part in element.iter("time", "div", "span", "a") if _moment(part))
    around = {dated, *dated.iterancestors()}
    apart = [part for part in element.iter("div", "p", "section") if part not in around]
    text = max(apart, key=lambda part: len(trees.words(part)), default=None)
    if text is None or len(body := trees.paragraphs(text)) < _TEXT:
        return None
    name = ""
    for part in element.iter("a", "div", "span"):
        if part is text:
            break
        if part not in around and not name and len(found := trees.words(part, _NAME.stop)) in _NAME:
            name = found
    links = (str(part.get("href")) for part in (dated, *dated.iterancestors("a")) if part.get("href"))
    url = next(filter(metadata.is_address, links), None)
    locator = next((str(v) for part in element.iter() for v in (part.get("id"), part.get("data-post")) if v), "")
    return Post(Article(body, "", metadata.day(_moment(dated)), url, name), locator)


def _named(found: list[Post]) -> Iterator[Post]:
    """With what a page leaves out: the name above a run of posts, the number of one without an id."""
    name = ""
    for number, post in enumerate(found, 1):
        name = post.article.outlet or name
        yield Post(evolve(post.article, outlet=name), post.locator or f"post {number}")
