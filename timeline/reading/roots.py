"""A page's tree -> where its article stands: the heading, the part that holds the text, without what belongs to the page."""

import copy
from collections import Counter
from collections.abc import Sequence
from typing import Any

from timeline import languages
from timeline.reading import heads, phrases, stamps, trees

_SHARE = 0.8  # of the running text that a part must hold to be the article's
_MOST = 0.4  # of the running text that an element called a frame may hold; more, and its name misleads
_LINK = 4  # words of a link that is another article's title
_LONGEST_STAMP = 120
_FIRST = 60  # characters by which the body's first paragraph is known again
_LEADS = 5  # paragraphs of a lead at most
_HEADINGS = ("h2", "h3", "h4", "h5")
_STAMPED = ("time", "span", "div", "p", "li", "td", "b", "small", "em", "i", "a", "h5", "h6", "font", "dd", "dt", "strong", "h4")

# Words of class names and ids, as sites call what is not the article. Elsewhere: other articles, other people's words.
_ELSEWHERE = frozenset(
    "related relatedposts recommended recommendations recommend readmore readalso also similar comments comment replies "
    "disqus sidebar menu nav navbar footer ad ads adv advert banner promo popular latest ticker informer weather poll calendar "
    "lenta".split()
)
# The article's own apparatus: not its text, though its day may stand there.
_APPARATUS = frozenset(
    "share sharing sharedaddy social socials breadcrumb breadcrumbs crumbs tags tagcloud toc caption figcaption copyright author "
    "byline subscribe subscription newsletter donate".split()
)
_STRONG = frozenset({"comments", "disqus"})  # readers may write more than the author
_ROLES = frozenset({"navigation", "complementary", "contentinfo", "search"})


def heading(tree: Any, titles: Sequence[str]) -> Any | None:
    """The element that shows the article's headline: the one that the page's own titles name, else its only `<h1>`."""
    shown = [(element, trees.words(element, 500)) for element in tree.iter("h1", "h2", "h3")]
    shown = [(element, text) for element, text in shown if text and not _is_page_s_own(text)]
    for title in titles:
        for element, text in shown:
            if heads.alike(text, title):
                return element
    tops = [element for element, _ in shown if element.tag == "h1"]
    return tops[0] if len(tops) == 1 else None


def _is_page_s_own(text: str) -> bool:
    return any(phrases.of(languages.load(code)).is_furniture(text, None) for code in languages.available())


def trimmed(tree: Any, head: Any | None) -> None:
    """Takes out what tells of other articles: lists of them, menus, what readers wrote. Nothing that holds the headline goes."""
    weights = trees.prose(tree)
    most = weights.get(tree, 0) * _MOST
    elsewhere = _believed(tree, _ELSEWHERE, weights, most) | _STRONG
    kept = {head, *head.iterancestors()} if head is not None else set()
    beside = trees.beside_links(tree)
    gone: set[Any] = set()
    for element in list(tree.iter("nav", "aside", *trees.BLOCKS)):
        if element.getparent() in gone:
            gone.add(element)
        if element in gone or element in kept or element is tree or element.tag in ("html", "body"):
            continue
        marks = trees.marks(element)
        framed = element.tag in ("nav", "aside") or element.get("role") in _ROLES or bool(marks & elsewhere)
        framed = framed or _is_card(element)
        pointer = beside.get(element, 0) <= _LONGEST_STAMP and _is_pointer(element)
        if pointer or (framed and (weights.get(element, 0) <= most or marks & _STRONG)):
            trees.drop(element)
            gone.add(element)


def _believed(tree: Any, names: frozenset[str], weights: dict[Any, int], most: float) -> frozenset[str]:
    """Those of the names that don't mislead: the parts that go by one hold little of the running text, all of them together."""
    held: Counter[str] = Counter()
    for element, weight in weights.items():
        found = trees.marks(element) & names if weight <= most else frozenset()
        above = element.getparent() if found else None
        counted = above is not None and weights.get(above, 0) <= most
        held.update(dict.fromkeys(found - (trees.marks(above) if counted else frozenset()), weight))
    return frozenset(name for name in names if held[name] <= most)


def _is_card(element: Any) -> bool:
    """Whether an element is under a heading that is a link as a whole: the card of another article."""
    for child in element:
        head = child if child.tag in _HEADINGS else child.find("./*") if child.tag == "a" and len(child) == 1 else None
        if head is not None and head.tag in _HEADINGS:
            link = head if child.tag == "a" else head.find(".//a")
            return link is not None and bool(text := trees.words(head)) and trees.words(link) == text
    return False


def _is_pointer(element: Any) -> bool:
    """Whether an element is nothing but links of some words, each with a date or a label at most."""
    if (
        element.tag not in ("p", "div", "li", "blockquote", "section", "article", "ul", "ol", "td")
        or element.find(".//a") is None
    ):
        return False
    links = sum(len(trees.words(link)) for link in element.iter("a"))
    text = trees.words(element)
    if not links or text[-1:] in ".!?…" or max(len(trees.words(link).split()) for link in element.iter("a")) < _LINK:
        return False
    rest = text
    for link in element.iter("a"):
        rest = rest.replace(trees.words(link), " ", 1)
    rest = " ".join(rest.split())
    return not rest or len(rest) <= _LONGEST_STAMP and (_is_stamp(rest) or _is_label(rest))


def _is_label(text: str) -> bool:
    return any(phrases.of(languages.load(code)).is_label(text) for code in languages.available())


def _is_stamp(text: str) -> bool:
    return any(stamps.of(languages.load(code)).shape(text) is not None for code in languages.available())


def root(tree: Any, head: Any | None) -> Any:
    """The smallest part that holds most of the page's running text, and the headline."""
    weights = trees.prose(tree)
    found = tree
    while True:
        within = weights.get(found, 0)
        best = max(found, key=lambda child: weights.get(child, 0), default=None)
        if best is None or not within or weights.get(best, 0) < within * _SHARE:
            break
        found = best
    if head is None:
        return next(e for e in (found, *found.iterancestors()) if e.tag in trees.BLOCKS or e.getparent() is None)
    above = {found, *found.iterancestors()}
    return next((e for e in (head, *head.iterancestors()) if e in above), found)


def stamp(tree: Any, head: Any | None) -> str:
    """The first line of the page that is a stamp as a whole, in the words of a known language, the nearest to the headline."""
    known = [stamps.of(languages.load(code)) for code in languages.available()]
    parts = [tree] if head is None else [*(e for e in head.iterancestors()), tree]
    for part in parts:
        for element in part.iter(*_STAMPED):
            if len(element) <= 3:
                text = trees.words(element, _LONGEST_STAMP + 1)
                if any(s.shape(text) == "stamp" and not s.is_change(text) for s in known):
                    return text
    return ""


def bare(element: Any) -> None:
    """Takes the article's apparatus out of its part: bylines, captions, buttons, tags."""
    weights = trees.prose(element)
    most = weights.get(element, 0) * _MOST
    apparatus = _believed(element, _APPARATUS, weights, most)
    for part in list(element.iter("figcaption", "footer", "time", "span", *trees.BLOCKS)):
        named = part.tag == "figcaption" or bool(trees.marks(part) & apparatus)
        if part is not element and named and weights.get(part, 0) <= most and not any(True for _ in part.iter("h1")):
            trees.drop(part)


def plain(part: Any) -> Any:
    """A copy of a part for whoever takes its text out: cells of tables that only lay the page out and what can be folded away
    become plain places of paragraphs, and elements in a row that no blank parts are parted."""
    copied = copy.deepcopy(part)
    copied.tail = None
    if copied.tag != "div":
        copied.tag = "div"
    weights = trees.prose(copied)
    for table in list(copied.iter("table")):
        if weights.get(table, 0):
            for cell in table.iter("table", "tbody", "tr", "td", "th"):
                cell.tag = "div"
    for folded in copied.iter("details", "summary"):
        folded.tag = "div"
    for label in copied.iter("span", "a", "time"):
        beside = label.getnext()
        if not label.tail and beside is not None and beside.tag == label.tag and not trees.words(beside, 1)[:1].islower():
            label.tail = " "
    return copied


def lead(element: Any, head: Any | None, body: str) -> str:
    """The paragraphs between the headline and the first of the body's, where whoever took the body out lost them."""
    first = next((line.strip() for line in body.split("\n") if len(line.strip()) >= trees.PROSE), "")
    if head is None or not first:
        return ""
    known, below = " ".join(body.split()), False
    found: list[str] = []
    for part in element.iter():
        if part is head:
            below = True
        elif below and part.tag in ("p", "div", "section", "span") and not any(child.tag in trees.BLOCKS for child in part):
            text = trees.words(part)
            if text.startswith(first[:_FIRST]):
                return "\n".join(found)
            new = text not in known and not any(text in other for other in found)
            if len(text) >= trees.PROSE and text[-1] in '.!?…»"' and new and len(found) < _LEADS:
                found.append(text)
    return ""
