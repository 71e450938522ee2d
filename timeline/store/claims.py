"""Which of today's stories is which of those remembered: by the tellings they share."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from timeline.model import Story, Telling
from timeline.store.database import Member

_SAME_PLACE = 3.0  # the very words of the very text; above all that likeness of words can reach
_ALIKE = 1.0  # of 2: how much of quote and title together must be shared
_SAME_TITLE = 0.5

Claims = dict[tuple[str, str], float]
Place = tuple[str, int, int]
Article = tuple[str | None, ...]


def claims(stories: Iterable[Story], members: Iterable[Member]) -> Claims:
    """How much each story, by the id merging gave it, shares with each remembered one; only pairs that share something."""
    places: dict[Place, list[Member]] = defaultdict(list)
    articles: dict[Article, list[Member]] = defaultdict(list)
    for member in members:
        places[member.document, member.start, member.end].append(member)
        for article in _articles(member.document, member.source, member.locator, member.url):
            articles[article].append(member)
    found: Claims = defaultdict(float)
    for story in stories:
        for telling in story.told:
            for remembered, weight in _remembered(telling, places, articles).items():
                found[story.id, remembered] += weight
    return dict(found)


def _remembered(
    telling: Telling, places: Mapping[Place, Sequence[Member]], articles: Mapping[Article, Sequence[Member]]
) -> dict[str, float]:
    """The remembered stories that had this telling, with how surely it is the same; an article is only searched if it changed."""
    source, event = telling.source, telling.event
    best: dict[str, float] = {}
    for member in places.get((source.document, event.start, event.end), ()):
        best[member.story] = max(best.get(member.story, 0.0), _SAME_PLACE + _same_date(telling, member))
    if best:
        return best
    for article in _articles(source.document, source.source, source.locator, source.url):
        for member in articles.get(article, ()):
            if (weight := _likeness(telling, member)) > best.get(member.story, 0.0):
                best[member.story] = weight
    return best


def keepers(claims: Claims) -> dict[str, str]:
    """Who keeps which remembered id: the strongest claim first, each story one id and each id one story."""
    kept: dict[str, str] = {}
    given: set[str] = set()
    for (story, remembered), _ in sorted(claims.items(), key=lambda claim: (-claim[1], claim[0][1], claim[0][0])):
        if story not in kept and remembered not in given:
            kept[story] = remembered
            given.add(remembered)
    return kept


def heirs(claims: Claims, kept: dict[str, str]) -> dict[str, str]:
    """For each remembered id that nobody kept, the story that now has most of its tellings."""
    given = set(kept.values())
    found: dict[str, str] = {}
    for (story, remembered), _ in sorted(claims.items(), key=lambda claim: (-claim[1], claim[0])):
        if remembered not in given:
            found.setdefault(remembered, story)
    return found


def _articles(document: str, source: str, locator: str | None, url: str | None) -> Iterator[Article]:
    """All that may show two readings to be of one article: its text, where it lies, its address."""
    yield "text", document
    yield "file", source, locator
    if url:
        yield "address", url


def _likeness(telling: Telling, member: Member) -> float:
    """How surely a telling is a remembered one of the same article, now read anew; 0 where it isn't.

    The article still has the sentence and names the event alike; two events of one sentence part by their titles or kinds.
    """
    titles = _shared(telling.event.title, member.title)
    alike = titles + _shared(telling.quote, member.quote)
    if alike < _ALIKE or (titles < _SAME_TITLE and telling.event.kind != member.kind):
        return 0.0
    return alike + _same_date(telling, member)


def _same_date(telling: Telling, member: Member) -> float:
    return 0.5 if telling.event.edtf == member.edtf else 0.0


def _shared(a: str, b: str) -> float:
    """The share of words two texts have in common."""
    first, second = _words(a), _words(b)
    return len(first & second) / max(len(first | second), 1)


@lru_cache(maxsize=65536)
def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold()))
