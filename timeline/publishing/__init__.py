"""Stories -> the site, the feeds and the data, written beside and swapped in."""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

from attrs import frozen

from timeline.model import Story
from timeline.publishing.addresses import Addresses
from timeline.publishing.feeds import Feed, feeds
from timeline.publishing.options import Site
from timeline.publishing.parts import Part, looks, parts
from timeline.publishing.site import Look
from timeline.publishing.writing import Stage, Staged, Written, refuse_foreign, seal, write

__all__ = ["Published", "Spread", "publish", "refuse_foreign", "seal"]

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
    """Does something of each part, here or elsewhere: gives in their order what `map` gives, and may begin at once."""

    def __call__(self, do: Callable[[P], R], parts: Sequence[P], /) -> Iterator[R]: ...


def publish(
    stories: Iterable[Story], site: Site, out: Path | str, spread: Spread = map, ready: Callable[[], None] = lambda: None
) -> Published:
    """The folder `out`, made where there is none, holds the site of these stories; other people's files in it stay untouched.

    The same stories, site and folder give the same bytes, wherever `spread` has them made. `ready` is called when all of it
    is made, before the folder changes. Raises UsageError where a file is in the way that we didn't write, and TimelineError where
    the folder can't be written; then the old site stays whole.
    """
    told = sorted(stories, key=lambda story: story.order)
    found: list[Feed] = []
    warnings: list[str] = []
    written = write(partial(_staged, told, site, found, spread, warnings), Path(out), ready)
    return Published(tuple(found), written, tuple(warnings))


def _staged(
    told: Sequence[Story], site: Site, found: list[Feed], spread: Spread, warnings: list[str], stage: Stage
) -> Generator[Staged]:
    """First how each story looks, for most of what lists show is made once; meanwhile the feeds are `found`. Then every file."""
    look: dict[str, Look] = {}
    looking = spread(_made, looks(told, site))
    found += feeds(told, site.today, Addresses(site.base_url))
    made = list(parts(told, site, found, look))
    for some in looking:
        look |= some
    for staged in spread(partial(_put, stage), made):
        warnings += [
            f"{one.path}: {one.size // 1000} kB; some calendars read no more than 1 MB, smaller feeds are whole"
            for one in staged
            if one.size > _LARGE and one.path.endswith(".ics")
        ]
        yield from staged


def _made(part: Callable[[], R]) -> R:
    return part()


def _put(stage: Stage, part: Part) -> list[Staged]:
    return stage.put(part())
