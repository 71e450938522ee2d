"""Many documents, in one process or several: the same results in the same order, what fails kept beside them."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import Generic, Protocol, TypeVar

from attrs import frozen

from timeline import pipeline, reading
from timeline.correcting import Corrections
from timeline.errors import ReadingError
from timeline.model import Failure, Options, Record
from timeline.reading import Fetch, Given, Item
from timeline.timing import Limit
from timeline.workers import Workers

T = TypeVar("T")
Work = Iterable[Item | Failure]

_CHUNK = 8  # files a worker takes at a time: few enough that the last ones are shared, enough that sending costs nothing


class Memory(Protocol[T]):
    """Knows what files gave before."""

    def of(self, item: Item | Failure) -> Sequence[T | Failure] | None:
        """What a file gives; None where it has to be read."""

    def keep(self, item: Item | Failure, outcomes: Sequence[T | Failure]) -> None:
        """A file was read and gave these."""


def run(
    inputs: Iterable[str],
    reduce: Callable[[Record], T],
    given: Given | None = None,
    options: Options | None = None,
    workers: Workers | None = None,
    corrections: Corrections | None = None,
    fetch: Fetch | None = None,
    timeout: float | None = None,
    memory: Memory[T] | None = None,
) -> Iterator[T | Failure]:
    """Each document's record, reduced, in the order of the inputs; a Failure where there is none. Lazy.

    `reduce` runs where the record is made and must be a module's own function where there are `workers`; None means this process.
    `timeout`: seconds of processor time after which a document is set aside. `memory` answers for files it knows.
    Raises UsageError, before anything is read, where what the options need is not installed.
    """
    pipeline.check(options or Options())
    items = reading.sources(inputs, fetch)
    how = _How(reduce, given or Given(), options or Options(), corrections or Corrections(), timeout)
    if workers is not None and workers.jobs > 1:
        yield from _spread(items, how, workers, memory or _Nothing())
        return
    for item in items:
        known = None if memory is None else memory.of(item)
        if known is not None:
            yield from known
        elif memory is None:
            yield from _outcomes(item, how)
        else:
            outcomes = _all(item, how)
            memory.keep(item, outcomes)
            yield from outcomes


class _Nothing:
    """A memory that knows nothing."""

    def of(self, item: Item | Failure) -> None:
        return None

    def keep(self, item: Item | Failure, outcomes: object) -> None:
        return None


@frozen
class _How(Generic[T]):
    """How each document is read and what is kept of it: the same for all of a run."""

    reduce: Callable[[Record], T]
    given: Given
    options: Options
    corrections: Corrections
    timeout: float | None


def _outcomes(item: Item | Failure, how: _How[T]) -> Iterator[T | Failure]:
    """What one file gives. Whatever goes wrong with one document is that document's Failure."""
    documents = reading.read(item, how.given)
    while True:
        locator, limit = None, Limit(how.timeout)
        try:
            with limit:
                document = next(documents, None)
                if document is None:
                    return
                locator = document.locator
                if isinstance(document, Failure):
                    outcome: T | Failure = document
                else:
                    outcome = how.reduce(pipeline.read(document, how.options, how.corrections))
        except ReadingError as error:
            outcome = Failure(item.source, str(error), locator)
        except Exception as error:
            outcome = Failure(item.source, f"could not be read: {_named(error)}", locator)
        if limit.passed:  # whatever was made of the alarm on its way
            outcome = Failure(item.source, limit.reason, locator)
        yield outcome


def _all(item: Item | Failure, how: _How[T]) -> list[T | Failure]:
    return [outcome for outcome in _outcomes(item, how)]  # noqa: C416 - list() would make mypy take T for T | Failure


def _named(error: Exception) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())


def _chunk(items: list[Item | Failure], how: _How[T]) -> list[list[T | Failure]]:
    return [_all(item, how) for item in items]


@frozen
class _Asked(Generic[T]):
    """Some files, what is known of each, and what a worker is to find of those of which nothing is."""

    items: list[Item | Failure]
    known: list[Sequence[T | Failure] | None]
    found: "Future[list[list[T | Failure]]]"

    @property
    def unknown(self) -> list[Item | Failure]:
        return [item for item, known in zip(self.items, self.known, strict=True) if known is None]


def _spread(items: Iterator[Item | Failure], how: _How[T], workers: Workers, memory: Memory[T]) -> Iterator[T | Failure]:
    """The same over processes; no more is read ahead than the workers need."""
    chunks = iter(lambda: list(islice(items, _CHUNK)), [])
    waiting: deque[_Asked[T]] = deque()
    while True:
        for chunk in islice(chunks, workers.ahead - len(waiting)):
            waiting.append(_asked(workers, chunk, [memory.of(item) for item in chunk], how))
        if not waiting:
            return
        asked = waiting.popleft()
        try:
            found = iter(asked.found.result())
        except BrokenProcessPool:
            # A worker died, and nobody can say in which chunk: those under way are done again, this one file by file.
            workers.end()
            found = _alone(asked.unknown, how)
            waiting = deque(_asked(workers, each.items, each.known, how) for each in waiting)
        for item, known in zip(asked.items, asked.known, strict=True):
            if known is None:
                memory.keep(item, outcomes := next(found))
                yield from outcomes
            else:
                yield from known


def _asked(workers: Workers, items: list[Item | Failure], known: list[Sequence[T | Failure] | None], how: _How[T]) -> _Asked[T]:
    """The files with the work on those not known begun."""
    asked: _Asked[T] = _Asked(items, known, Future())
    if unknown := asked.unknown:
        return _Asked(items, known, workers.submit(_chunk, unknown, how))
    asked.found.set_result([])
    return asked


def _alone(items: list[Item | Failure], how: _How[T]) -> Iterator[list[T | Failure]]:
    """Each file in a process of its own, so that one which kills its worker costs itself only."""
    for item in items:
        with Workers(1, pipeline.prepare) as worker:
            try:
                yield from worker.submit(_chunk, [item], how).result()
            except BrokenProcessPool:
                yield [Failure(item.source, "could not be read: it ended its process")]
