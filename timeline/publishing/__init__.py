"""Stories -> the site, the feeds and the data, written beside and swapped in."""

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, zip_longest
from pathlib import Path
from typing import Protocol, TypeVar

from attrs import frozen
from markupsafe import Markup

from timeline.languages import wording
from timeline.model import Story
from timeline.publishing.addresses import Addresses
from timeline.publishing.calendars import calendars
from timeline.publishing.data import data
from timeline.publishing.feeds import Feed, feeds
from timeline.publishing.forwarding import forwarding
from timeline.publishing.options import Site
from timeline.publishing.shares import Share, shares
from timeline.publishing.site import pages
from timeline.publishing.writing import Stage, Staged, Written, seal, write

__all__ = ["Published", "Spread", "publish", "seal"]

P = TypeVar("P")
R = TypeVar("R")

_LARGE = 900_000  # Google is reported to read no more than some 1 MB of a calendar


@frozen
class Published:
    """What was written: the feeds, the files, and what the site's keeper should know, a line each."""

    feeds: tuple[Feed, ...]
    written: Written
    warnings: tuple[str, ...]


class Spread(Protocol):
    """Does something of each part, here or elsewhere: gives in their order what `map` gives."""

    def __call__(self, do: Callable[[P], R], parts: Iterable[P], /) -> Iterator[R]: ...


def publish(stories: Iterable[Story], site: Site, out: Path | str, spread: Spread = map) -> Published:
    """The folder `out`, made where there is none, holds the site of these stories; other people's files in it stay untouched.

    The same stories, site and folder give the same bytes, wherever `spread` has them made. Raises UsageError where a file is in
    the way that we didn't write, and TimelineError where the folder can't be written; then the old site stays whole.
    """
    told = sorted(stories, key=lambda story: story.order)
    found = feeds(told, site.today, Addresses(site.base_url))
    warnings: list[str] = []
    written = write(partial(_staged, told, site, found, spread, warnings), Path(out))
    return Published(found, written, tuple(warnings))


def _staged(
    told: Sequence[Story], site: Site, found: Sequence[Feed], spread: Spread, warnings: list[str], stage: Stage
) -> Generator[Staged]:
    """First how each story looks, then the pages of stories, and by turns with them what lists them."""
    entries: dict[str, Markup] = {}
    events: dict[str, bytes] = {}
    for looks in spread(Share.looks, shares(told, site, ())):
        entries |= {key: look.entry for key, look in looks.items()}
        events |= {key: look.event for key, look in looks.items()}
    large: list[Staged] = []
    bundles = _bundles(_lists(told, site, found, entries, events), stage, large)
    parts = chain.from_iterable(zip_longest(shares(told, site, found), bundles))
    for staged in spread(partial(_put, stage), filter(None, parts)):
        yield from staged
    warnings += [
        f"{one.path}: {one.size // 1000} kB; some calendars read no more than 1 MB, smaller feeds are whole"
        for one in large
        if one.path.endswith(".ics")
    ]
    yield from large


def _put(stage: Stage, part: Share | list[tuple[str, bytes]]) -> list[Staged]:
    return stage.put(part.pages() if isinstance(part, Share) else part)


def _lists(
    told: Sequence[Story], site: Site, found: Sequence[Feed], entries: Mapping[str, Markup], events: Mapping[str, bytes]
) -> Iterator[tuple[str, bytes]]:
    addresses = Addresses(site.base_url)
    yield from pages(told, site, found, addresses, entries)
    yield from forwarding(told, site, addresses)
    yield addresses.data(), data(told, site, found, addresses)
    yield from calendars(found, site, addresses, wording.load(site.language), events)


def _bundles(files: Iterable[tuple[str, bytes]], stage: Stage, large: list[Staged]) -> Iterator[list[tuple[str, bytes]]]:
    """The files in parts that are worth sending; what is large itself isn't, and is put on the stage here."""
    bundle: list[tuple[str, bytes]] = []
    size = 0
    for path, content in files:
        if len(content) > _LARGE:
            large += stage.put([(path, content)])
            continue
        bundle.append((path, content))
        size += len(content)
        if size > _LARGE:
            yield bundle
            bundle, size = [], 0
    yield bundle
