"""A share of a site's stories -> their pages, and what lists and calendars show of each: what can be done apart from the rest."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from attrs import evolve, frozen
from markupsafe import Markup

from timeline.languages import wording
from timeline.model import Story
from timeline.publishing.addresses import Addresses
from timeline.publishing.calendars import event
from timeline.publishing.feeds import Feed
from timeline.publishing.options import Site
from timeline.publishing.site import Book

_STORIES = 64  # enough that sending costs little, few enough that all workers end at about the same time


@frozen
class Look:
    """What a story looks like in the lists of a page one folder below the site's, and in calendars."""

    entry: Markup
    event: bytes


@frozen
class Share:
    """Some stories, each between its neighbours in time, and the feeds that hold any, of which nothing else is in them."""

    site: Site
    feeds: tuple[Feed, ...]
    stories: tuple[tuple[Story | None, Story, Story | None], ...]

    def pages(self) -> list[tuple[str, bytes]]:
        """The path and bytes of each story's page."""
        book = self._book()
        return [book.story(story, before, after) for before, story, after in self.stories]

    def looks(self) -> dict[str, Look]:
        """How each story looks elsewhere, by its id; of no account is what else is published."""
        book, words, told = self._book(), wording.load(self.site.language), (story for _, story, _ in self.stories)
        return {story.id: Look(book.entry(story, "../"), event(story, words, book.addresses)) for story in told}

    def _book(self) -> Book:
        return Book(self.site, self.feeds, Addresses(self.site.base_url), tuple(story for _, story, _ in self.stories))


def shares(stories: Sequence[Story], site: Site, feeds: Sequence[Feed]) -> Iterator[Share]:
    """All stories, parted; those withdrawn have no neighbours."""
    shown = [story for story in stories if not story.withdrawn]
    around = [*zip([None, *shown], shown, [*shown[1:], None], strict=False)]
    around += [(None, story, None) for story in stories if story.withdrawn]
    feeds_of = defaultdict(list)
    for feed in feeds:
        for story in feed.stories:
            feeds_of[story.id].append(feed.key)
    order = {feed.key: feed for feed in feeds}
    parts = iter(around)
    while part := tuple(islice(parts, _STORIES)):
        held: dict[str, list[Story]] = defaultdict(list)
        for _, story, _ in part:
            for key in feeds_of[story.id]:
                held[key].append(story)
        yield Share(site, tuple(evolve(feed, stories=tuple(held[key])) for key, feed in order.items() if key in held), part)
