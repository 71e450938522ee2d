"""A site -> its files in parts, each of which can be made apart from the others by who knows all of the site."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TypeVar

from timeline.model import Story
from timeline.publishing.addresses import Addresses
from timeline.publishing.calendars import calendars, event
from timeline.publishing.data import data
from timeline.publishing.feeds import Feed
from timeline.publishing.forwarding import forwarding
from timeline.publishing.options import Site
from timeline.publishing.rendering import templates
from timeline.publishing.site import ASSETS, LISTS, MOST_INLINE, Book, Look

T = TypeVar("T")
File = tuple[str, bytes]
Part = Callable[[], Iterable[File]]

# Enough that handing them out costs little, few enough that all workers end at about the same time.
_STORIES = 64
_LISTS = 8


def looks(stories: Sequence[Story], site: Site) -> list[Callable[[], dict[str, Look]]]:
    """Parts that give how each story looks in lists and calendars, by its id; of no account is what else is published."""
    book = Book(site, (), Addresses(site.base_url), tuple(stories))
    return [partial(_looks, book, some) for some in _some(stories, _STORIES)]


def _looks(book: Book, stories: Iterable[Story]) -> dict[str, Look]:
    return {story.id: Look(book.entry(story, LISTS), event(story, book.words, book.addresses)) for story in stories}


def parts(
    stories: Sequence[Story], site: Site, feeds: Sequence[Feed], looks: Mapping[str, Look], most_inline: int = MOST_INLINE
) -> Iterator[Part]:
    """All of a site's files, no path twice, what takes longest first. Of these only calendars depend on `site.today`.

    A list shows its last `most_inline` stories; then every month has a page of its own. Withdrawn stories stand in no list.
    `looks` have to be there when the parts are made, not before.
    """
    addresses = Addresses(site.base_url)
    book = Book(site, tuple(feeds), addresses, tuple(stories), most_inline, looks)
    yield partial(_data, book)
    yield from (partial(_calendars, book, some) for some in _some(feeds, _LISTS))
    yield partial(_forms, book)
    yield partial(_single, book)
    yield from _each(book.topic, zip(feed for feed in feeds if feed.group != "all"), _LISTS)
    yield from _each(book.subject, zip(book.unfed), _LISTS)
    yield from _each(book.month, zip(book.months), _LISTS)
    yield from _each(book.story, book.facing, _STORIES)


def _data(book: Book) -> Iterator[File]:
    yield book.addresses.data(), data(book.told, book.site, book.feeds, book.addresses)


def _calendars(book: Book, feeds: Sequence[Feed]) -> Iterator[File]:
    events = {story.id: book.looks[story.id].event for feed in feeds for story in feed.stories}
    return calendars(feeds, book.site, book.addresses, book.words, events)


def _forms(book: Book) -> Iterator[File]:
    yield book.forms()


def _single(book: Book) -> Iterator[File]:
    """What there is one of, and what is small."""
    yield book.search()
    yield book.index()
    yield book.calendars()
    for name in ASSETS:
        yield name, (templates() / name).read_bytes()
    yield from forwarding(book.told, book.site, book.addresses)


def _each(make: Callable[..., File], of: Iterable[tuple[T, ...]], number: int) -> Iterator[Part]:
    return (partial(_made, make, some) for some in _some(list(of), number))


def _made(make: Callable[..., File], of: Iterable[tuple[T, ...]]) -> Iterator[File]:
    return (make(*each) for each in of)


def _some(of: Sequence[T], number: int) -> Iterator[Sequence[T]]:
    return (of[at : at + number] for at in range(0, len(of), number))
