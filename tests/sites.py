"""The files that stories give, as the workers of a build make them: pages, and calendars."""

from collections.abc import Sequence

from timeline.languages import wording
from timeline.model import Story
from timeline.publishing.addresses import Addresses
from timeline.publishing.calendars import calendars, event
from timeline.publishing.feeds import feeds
from timeline.publishing.options import Site
from timeline.publishing.parts import looks, parts
from timeline.publishing.site import MOST_INLINE


def pages_of(stories: Sequence[Story], site: Site, most_inline: int = MOST_INLINE) -> dict[str, bytes]:
    """Every page by its path; no path twice."""
    found = feeds(stories, site.today, Addresses(site.base_url))
    look = {key: each for part in looks(stories, site) for key, each in part().items()}
    written = [file for part in parts(stories, site, found, look, most_inline) for file in part()]
    assert len(dict(written)) == len(written)
    return {path: content for path, content in written if not path.endswith((".ics", ".json"))}


def calendars_of(stories: Sequence[Story], site: Site) -> dict[str, bytes]:
    """Every calendar by its path."""
    addresses, words = Addresses(site.base_url), wording.load(site.language)
    events = {story.id: event(story, words, addresses) for story in stories}
    return dict(calendars(feeds(stories, site.today, addresses), site, addresses, words, events))
