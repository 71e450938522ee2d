"""The files that stories give, as the workers of a build make them: pages, and calendars."""

from collections.abc import Sequence

from timeline.languages import wording
from timeline.model import Story
from timeline.publishing.addresses import Addresses
from timeline.publishing.calendars import calendars, event
from timeline.publishing.feeds import feeds
from timeline.publishing.options import Site
from timeline.publishing.shares import shares
from timeline.publishing.site import MOST_INLINE, pages


def pages_of(stories: Sequence[Story], site: Site, most_inline: int = MOST_INLINE) -> dict[str, bytes]:
    """Every page by its path; no path twice."""
    addresses = Addresses(site.base_url)
    found = feeds(stories, site.today, addresses)
    parts = list(shares(stories, site, found))
    entries = {key: look.entry for part in parts for key, look in part.looks().items()}
    written = [*(page for part in parts for page in part.pages()), *pages(stories, site, found, addresses, entries, most_inline)]
    assert len(dict(written)) == len(written)
    return dict(written)


def calendars_of(stories: Sequence[Story], site: Site) -> dict[str, bytes]:
    """Every calendar by its path."""
    addresses, words = Addresses(site.base_url), wording.load(site.language)
    events = {story.id: event(story, words, addresses) for story in stories}
    return dict(calendars(feeds(stories, site.today, addresses), site, addresses, words, events))
