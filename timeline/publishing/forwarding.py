"""Pages at the addresses of stories that were found to be others: who follows an old link gets there."""

from collections.abc import Iterable, Iterator

from timeline.model import Story
from timeline.publishing.addresses import Addresses
from timeline.publishing.options import Site
from timeline.publishing.rendering import environment


def forwarding(stories: Iterable[Story], site: Site, addresses: Addresses) -> Iterator[tuple[str, bytes]]:
    """A page for each former id of a story, which leads to the story's own."""
    template = environment(site.language).get_template("moved.html")
    for story in stories:
        for former in story.former:
            page, target = addresses.story_of(former), addresses.story(story)
            yield (
                page,
                template.render(
                    site=site,
                    story=story,
                    target=addresses.relative(target, page),
                    address=addresses.absolute(target),
                    style=addresses.relative("timeline.css", page),
                ).encode(),
            )
