"""Feeds -> the bytes of their calendars, each with its twin of roughly known days."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from timeline.languages.wording import Wording
from timeline.model import Story
from timeline.publishing import ical
from timeline.publishing.addresses import Addresses
from timeline.publishing.days import is_exact
from timeline.publishing.entries import NEVER, entries
from timeline.publishing.feeds import Feed, Group
from timeline.publishing.options import Site

_COLORS: dict[Group, tuple[str, str]] = {
    "all": ("steelblue", "#4682B4"),
    "year": ("steelblue", "#4682B4"),
    "place": ("seagreen", "#2E8B57"),
    "participant": ("slateblue", "#6A5ACD"),
    "kind": ("chocolate", "#D2691E"),
}
_ROUGH = ("slategray", "#708090")


def event(story: Story, words: Wording, addresses: Addresses) -> bytes:
    """The story's entries as every calendar that holds it has them."""
    return b"".join(map(ical.event, entries(story, words, addresses)))


def calendars(
    feeds: Sequence[Feed], site: Site, addresses: Addresses, words: Wording, events: Mapping[str, bytes]
) -> Iterator[tuple[str, bytes]]:
    """The path and bytes of every feed and its twin, in the feeds' order, of the stories' `event`s by their ids."""
    for feed in feeds:
        for rough, path in ((False, feed.path), (True, feed.approximate_path)):
            stories = [story for story in feed.stories if is_exact(story) is not rough]
            about = _about(feed, rough, stories, site, addresses, words)
            yield path, ical.calendar(about, (events[story.id] for story in stories))


def title(feed: Feed, words: Wording) -> str:
    """The feed's subject in words."""
    if feed.group == "all":
        return words.gettext("All events")
    return words.kind(feed.name) if feed.group == "kind" else feed.name


def _about(feed: Feed, rough: bool, stories: Sequence[Story], site: Site, addresses: Addresses, words: Wording) -> ical.Calendar:
    name = site.title if feed.group == "all" and site.title else ": ".join(filter(None, (site.title, title(feed, words))))
    if rough:
        name = f"≈ {name}"
        description = words.gettext("Events known only to the month, season or year, each on the first day of its period.")
    else:
        description = words.gettext("Events known to the day, read from news articles, with the sentences that tell them.")
    color, rgb = _ROUGH if rough else _COLORS[feed.group]
    path = feed.approximate_path if rough else feed.path
    return ical.Calendar(
        name=name,
        description=description,
        color=color,
        rgb=rgb,
        language=site.language,
        changed=date.fromisoformat(max((story.changed for story in stories if story.changed), default=NEVER)),
        url=addresses.absolute(addresses.feeds_page()),
        source=addresses.absolute(path),
    )
