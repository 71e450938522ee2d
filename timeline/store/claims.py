"""Which of today's stories is which of those remembered: by the tellings they share."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from timeline.model import Story, Telling
from timeline.store.database import Member

_SAME_PLACE = 3.0  # the very words of the very text; above all that likeness of words can reach
_ALIKE = 1.0  # of 2: how much of quote and title together must be shared
_SAME_TITLE = 0.5

Claims = dict[tuple[str, str], float]


def claims(stories: Iterable[Story], members: Sequence[Member]) -> Claims:
    """How much each story, by the id merging gave it, shares with each remembered one; only pairs that share something."""
    known: dict[tuple[str | None, ...], list[Member]] = defaultdict(list)
    for member in members:
        for article in _articles(member.document, member.source, member.locator, member.url):
            known[article].append(member)
    found: Claims = defaultdict(float)
    for story in stories:
        for telling in story.tellings:
            source = telling.source
            articles = _articles(source.document, source.source, source.locator, source.url)
            best: dict[str, float] = {}
            for member in (m for article in articles for m in known.get(article, ())):
                best[member.story] = max(best.get(member.story, 0.0), _likeness(telling, member))
            for remembered, weight in best.items():
                if weight:
                    found[story.id, remembered] += weight
    return dict(found)


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


def _articles(document: str, source: str, locator: str | None, url: str | None) -> Iterator[tuple[str | None, ...]]:
    """All that may show two readings to be of one article: its text, where it lies, its address."""
    yield "text", document
    yield "file", source, locator
    if url:
        yield "address", url


def _likeness(telling: Telling, member: Member) -> float:
    """How surely a telling is a remembered one; 0 where it isn't. Both are of one article.

    An article re-read with other offsets still has the sentence and names the event alike; two events of one sentence part
    by their titles or kinds.
    """
    event = telling.event
    same_date = 0.5 * (event.edtf == member.edtf)
    if (telling.source.document, event.start, event.end) == (member.document, member.start, member.end):
        return _SAME_PLACE + same_date
    titles = _shared(event.title, member.title)
    alike = titles + _shared(telling.quote, member.quote)
    if alike < _ALIKE or (titles < _SAME_TITLE and event.kind != member.kind):
        return 0.0
    return alike + same_date


def _shared(a: str, b: str) -> float:
    """The share of words two texts have in common."""
    first, second = _words(a), _words(b)
    return len(first & second) / max(len(first | second), 1)


@lru_cache(maxsize=65536)
def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold()))
