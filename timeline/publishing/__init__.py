"""Stories -> the site, the feeds and the data, written beside and swapped in."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from attrs import frozen

from timeline.languages import wording
from timeline.model import Story
from timeline.publishing.addresses import Addresses
from timeline.publishing.calendars import calendars
from timeline.publishing.data import data
from timeline.publishing.feeds import Feed, feeds
from timeline.publishing.forwarding import forwarding
from timeline.publishing.options import Site
from timeline.publishing.site import pages
from timeline.publishing.writing import Written, write

_LARGE = 900_000  # Google is reported to read no more than some 1 MB of a calendar


@frozen
class Published:
    """What was written: the feeds, the files, and what the site's keeper should know, a line each."""

    feeds: tuple[Feed, ...]
    written: Written
    warnings: tuple[str, ...]


def publish(stories: Iterable[Story], site: Site, out: Path | str) -> Published:
    """The folder `out`, made where there is none, holds the site of these stories; other people's files in it stay untouched.

    The same stories, site and folder give the same bytes. Raises UsageError where a file is in the way that we didn't write,
    and TimelineError where the folder can't be written; then the old site stays whole.
    """
    told = sorted(stories, key=lambda story: story.order)
    found = feeds(told, site.today, Addresses(site.base_url))
    warnings: list[str] = []
    written = write(_files(told, site, found, warnings), Path(out))
    return Published(found, written, tuple(warnings))


def _files(told: Sequence[Story], site: Site, found: Sequence[Feed], warnings: list[str]) -> Iterator[tuple[str, bytes]]:
    addresses = Addresses(site.base_url)
    yield from pages(told, site, found, addresses)
    yield from forwarding(told, site, addresses)
    yield addresses.data(), data(told, site, found, addresses)
    for path, content in calendars(found, site, addresses, wording.load(site.language)):
        if len(content) > _LARGE:
            warnings.append(f"{path}: {len(content) // 1000} kB; some calendars read no more than 1 MB, smaller feeds are whole")
        yield path, content
