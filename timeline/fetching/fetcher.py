"""Each address as what it holds now, or the copy kept of it."""

import re
from email.utils import parsedate_to_datetime

from attrs import field, frozen

from timeline.errors import ReadingError
from timeline.fetching import kinds
from timeline.fetching.addresses import normal
from timeline.fetching.cache import Cache, Copy
from timeline.fetching.getting import Answer, Ask, Limits, UnreachableError, get
from timeline.fetching.robots import Robots
from timeline.model import Failure
from timeline.reading import Item

_NO_STORE = re.compile(r"\bno-store\b", re.I)


@frozen
class Fetcher:
    """Reads addresses, each asked for anew, with the copy in the cache where nothing has changed or nobody answers.

    `notes` fills with what a person should know: whose copy was read and why.
    """

    cache: Cache
    limits: Limits = field(factory=Limits)
    notes: list[str] = field(factory=list)
    _robots: Robots = field(init=False)

    @_robots.default
    def _allowed(self) -> Robots:
        return Robots(lambda address: self._read(address, _anything))

    def item(self, address: str) -> Item | Failure:
        """What an address holds, or why that can't be read."""
        try:
            copy = self._read(normal(address), self._robots.ask)
            return Item(address, kinds.kind(copy.type, copy.body), kinds.in_utf8(copy.type, copy.body), url=copy.url)
        except ReadingError as error:
            return Failure(address, str(error))

    def _read(self, address: str, may: Ask) -> Copy:
        """The address as it is now; `may` raises ReadingError for an address on the way that must not be asked for."""
        kept = self.cache.get(address)
        try:
            answer = get(address, kept.conditions if kept else {}, self.limits, may)
        except UnreachableError as error:
            if not kept:
                raise
            self.notes.append(f"{address}: {error}; read from the copy{kept.day and f' of {kept.day}'}")
            return kept
        if answer.unchanged and kept:
            return kept
        return self._keep(address, answer)

    def _keep(self, address: str, answer: Answer) -> Copy:
        head = answer.headers
        copy = Copy(
            url=answer.url,
            type=head.get("content-type", ""),
            body=answer.body,
            day=_day(head.get("date", "")),
            tag=head.get("etag", ""),
            modified=head.get("last-modified", ""),
        )
        if not _NO_STORE.search(head.get("cache-control", "")):
            try:
                self.cache.put(address, copy)
            except OSError as error:
                self.notes.append(f"{address}: no copy was kept: {(error.strerror or str(error)).lower()}")
        return copy


def _day(answered: str) -> str:
    """The day of an answer, as the server names it; "" where it doesn't."""
    try:
        return parsedate_to_datetime(answered).date().isoformat()
    except ValueError:
        return ""


def _anything(address: str) -> None:
    """Any address may be asked for a robots.txt."""
