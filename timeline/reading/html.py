"""A saved page -> Documents: its article, or each of several; trafilatura takes the text out of the part that holds it."""

import copy
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from attrs import evolve
from lxml import html as lxml_html

from timeline import languages
from timeline.errors import ReadingError
from timeline.model import Document, Failure
from timeline.reading import blocks, heads, outline, posts, roots, trees
from timeline.reading.article import Article, assembled
from timeline.reading.given import Given
from timeline.reading.heads import About
from timeline.reading.item import Item

_MANY = 3_000  # elements of a part: no article has as many


def read(item: Item, given: Given) -> Iterator[Document | Failure]:
    """The articles of a page, mostly one. Raises ReadingError where there is no page or no text in it."""
    tree = trees.tree(item.data)
    page = outline.of(tree)
    found = posts.posts(tree)
    several = [] if found else posts.stories(tree)
    if not found and not several:
        document = assembled(article(tree, heads.about(tree, item.url)), item, given)
        yield evolve(document, left_out=page.left_out([document.text]))
        return
    about = heads.about(tree, item.url) if several else About()
    outcomes = [_assembled(lambda found: found.article, post, item, given, post.locator) for post in found]
    story = partial(_story, about=about)
    outcomes += [_assembled(story, one, item, given, f"article {number}") for number, one in enumerate(several, 1)]
    # What stands beside several articles is the page's, and told with the first of them.
    left = page.left_out([one.text for one in outcomes if isinstance(one, Document)])
    for outcome in outcomes:
        if isinstance(outcome, Document):
            outcome, left = evolve(outcome, left_out=left), ()
        yield outcome


def _assembled(read: Callable[[Any], Article], part: Any, item: Item, given: Given, locator: str) -> Document | Failure:
    """One of the page's articles, or why it is none."""
    try:
        return assembled(read(part), item, given, locator)
    except ReadingError as error:
        return Failure(item.source, str(error), item.within(locator))


def _story(element: Any, about: About) -> Article:
    """One of several articles: what the page says of itself it says of that one alone whose headline it names."""
    head = trees.words(element.find(".//h1"))
    named = any(heads.alike(head, title) for title in about.titles)
    page = lxml_html.document_fromstring("<html><head></head><body></body></html>")
    page.find("body").append(copy.deepcopy(element))
    return article(page, about if named else About(titles=(head,), outlet=about.outlet))


def article(tree: Any, about: About) -> Article:
    """What a page's tree gives, which is taken to pieces. Raises ReadingError where there is no text in it."""
    head = roots.heading(tree, about.titles)
    roots.trimmed(tree, head)
    published = about.published or (heads.beside(tree, head) if head is not None else None)
    stamp = "" if published else roots.stamp(tree, head)
    published = published or (None if stamp else heads.guessed(tree))
    body = _body(tree, head)
    headline = trees.words(head) if head is not None else _headline(body, about.titles)
    return Article(body, headline, published, about.url or None, about.outlet or None, stamp)


def _body(tree: Any, head: Any | None) -> str:
    part = roots.root(tree, head)
    roots.bare(part)
    page = lxml_html.document_fromstring("<html><body></body></html>")
    page.find("body").append(roots.plain(part))
    import trafilatura  # half a second: only for those who read pages

    # Its second opinion compares each paragraph with all that stand around it.
    alone = sum(1 for _ in page.iter(*trees.BLOCKS)) > _MANY
    try:
        body = trafilatura.extract(
            page, output_format="txt", include_comments=False, include_tables=False, favor_recall=True, fast=alone
        )
    except Exception as error:  # whatever a broken page does to the library is that page's failure
        raise ReadingError(f"no article could be taken out of the page: {type(error).__name__}") from None
    if not body:
        raise ReadingError("no article in this page")
    return "\n".join(filter(None, (roots.lead(part, head, body), body)))


def _headline(body: str, titles: tuple[str, ...]) -> str:
    """The headline where no element shows it: the line above the body that shares a page's title, else that title."""
    pack = languages.load(languages.available()[0])
    own = next((body[b.start : b.end] for b in blocks.find(body, pack) if b.role == "headline"), "")
    return own if own and titles and set(own.split()) & set(titles[-1].split()) else next(iter(titles), "")
