"""Which feeds a site has, and what each holds."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

from attrs import frozen

from timeline.model import Story
from timeline.publishing.addresses import Addresses
from timeline.publishing.days import is_exact, spans

Group = Literal["all", "year", "place", "participant", "kind"]
_GROUPS: tuple[Group, ...] = ("all", "year", "place", "participant", "kind")
_FEWEST = 2
# An entry takes some 1.5 KB and a calendar over 1 MB is reported to be cut off by Google: from here on a feed a year is offered.
_MANY = 500


@frozen
class Feed:
    """One subject to subscribe to: a calendar of the days known, and its twin of those known only roughly.

    `name` is the place, participant or year as shown, the code of the kind, or "" for the feed of all. `stories` are sorted
    as stories are and hold withdrawn ones too; `count` counts the others, `approximate` those of them known only roughly.
    `ahead` is the first day from today on that an entry of the calendar begins, None where nothing lies ahead.
    """

    key: str
    group: Group
    name: str
    path: str
    approximate_path: str
    stories: tuple[Story, ...]
    count: int
    approximate: int
    ahead: date | None


def feeds(stories: Sequence[Story], today: date, addresses: Addresses) -> tuple[Feed, ...]:
    """The feed of all stories; one a place, participant and kind that two stories or more share; one a year where there are many.

    Sorted by group, then years by number and the others by size and name. A subject's withdrawn stories keep its feed alive:
    an address that people subscribed to doesn't vanish because an article was withdrawn.
    """
    members: dict[tuple[Group, str], list[Story]] = defaultdict(list)
    names: dict[tuple[Group, str], Counter[str]] = defaultdict(Counter)
    many = len(stories) > _MANY
    for story in stories:
        for group, key, name in sorted({(g, key_of(g, n), n) for g, n in _subjects(story, many)}):
            if not members[group, key] or members[group, key][-1] is not story:
                members[group, key].append(story)
            names[group, key][name] += 1
    members.setdefault(("all", "all"), [])
    found = [
        _feed(group, key, commonest(names[group, key]), tuple(members[group, key]), today, addresses)
        for group, key in members
        if group == "all" or len(members[group, key]) >= _FEWEST
    ]
    return tuple(sorted(found, key=_order))


def _subjects(story: Story, years: bool) -> Iterator[tuple[Group, str]]:
    yield "all", ""
    if years:
        yield from (("year", f"{first.year:04}") for first, _ in spans(story))
    if story.place:
        yield "place", story.place
    yield from (("participant", name) for name in story.participants)
    yield "kind", story.kind


def key_of(group: str, name: str) -> str:
    """What names the subject in addresses; names that differ only in case or blanks are one."""
    folded = unicodedata.normalize("NFC", " ".join(name.split()).casefold())
    return "all" if group == "all" else f"{group}:{folded}"


def commonest(names: Counter[str]) -> str:
    """The name used most, of two the first in the alphabet; "" of none."""
    return min(names, key=lambda name: (-names[name], name), default="")


def _feed(group: Group, key: str, name: str, stories: tuple[Story, ...], today: date, addresses: Addresses) -> Feed:
    shown = [story for story in stories if not story.withdrawn]
    days = (first for story in shown if is_exact(story) for first, _ in spans(story))
    return Feed(
        key=key,
        group=group,
        name=name,
        path=addresses.feed(key),
        approximate_path=addresses.feed(key, approximate=True),
        stories=stories,
        count=len(shown),
        approximate=sum(not is_exact(story) for story in shown),
        ahead=min((day for day in days if day >= today), default=None),
    )


def _order(feed: Feed) -> tuple[int, int, str, str]:
    size = 0 if feed.group == "year" else -feed.count
    return _GROUPS.index(feed.group), size, feed.name.casefold(), feed.key
