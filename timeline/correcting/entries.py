"""What an editor wrote: the corrections of one run, found by the articles they name."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from attrs import field, frozen

from timeline.model import Document, Source
from timeline.naming import address, article_keys, names

Table = Literal["article", "event", "same", "different"]


@frozen
class Part:
    """One article or event that an entry names: `words` and `was` are "" for an article, `was` also where it isn't given."""

    article: str
    line: int
    words: str = ""
    was: str = ""


@frozen
class Entry:
    """One table of a `timeline.toml`: what it names, and what it sets.

    `changes` may hold "published" (of an article), "title", "date", "place", "status" and "hidden" (of an event), each with
    its value and the line it stands on.
    """

    file: str
    line: int
    table: Table
    parts: tuple[Part, ...]
    changes: Mapping[str, tuple[str, int]] = field(factory=dict)


@frozen(eq=False)
class Corrections:
    """All entries of a run. Their order is of no account but for the numbers they go by."""

    entries: tuple[Entry, ...] = ()
    _by_name: dict[str, list[tuple[int, int]]] = field(init=False)

    @_by_name.default
    def _index(self) -> dict[str, list[tuple[int, int]]]:
        found: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, entry in enumerate(self.entries):
            for place, part in enumerate(entry.parts):
                found[_last(address(part.article))].append((number, place))
        return dict(found)

    def of(self, document: Document) -> list[tuple[int, int]]:
        """The numbers of the entries and their parts that name a document, sorted."""
        return self._found(document.source, document.locator, document.url, document.id) if self.entries else []

    def name(self, source: Source) -> bool:
        """Whether any entry names this article."""
        return bool(self.entries and self._found(source.source, source.locator, source.url, source.document))

    def _found(self, source: str, locator: str | None, url: str | None, identity: str) -> list[tuple[int, int]]:
        keys = set(article_keys(source, locator, url, identity))
        numbers = {number for key in keys for number in self._by_name.get(_last(key), ())}
        return sorted(n for n in numbers if any(names(self._part(n).article, key) for key in keys))

    def _part(self, number: tuple[int, int]) -> Part:
        return self.entries[number[0]].parts[number[1]]


def joined(read: Iterable[Corrections]) -> Corrections:
    """Several files' corrections as one."""
    return Corrections(tuple(_entries(read)))


def _entries(read: Iterable[Corrections]) -> Iterator[Entry]:
    for corrections in read:
        yield from corrections.entries


def _last(name: str) -> str:
    return name.rpartition("/")[2]
