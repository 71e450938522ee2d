"""Many documents, in one process or several: the same results in the same order, what fails kept beside them."""

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import Generic, TypeVar

from attrs import frozen

from timeline import pipeline, reading
from timeline.correcting import Corrections
from timeline.model import Failure, Options, Record
from timeline.reading import Fetch, Given, Item
from timeline.timing import Limit

T = TypeVar("T")
Work = Iterable[Item | Failure]

_CHUNK = 8  # files a worker takes at a time: few enough that the last ones are shared, enough that sending costs nothing
_AHEAD = 3  # chunks a worker read in advance


def run(
    inputs: Iterable[str],
    reduce: Callable[[Record], T],
    given: Given | None = None,
    options: Options | None = None,
    jobs: int = 1,
    corrections: Corrections | None = None,
    fetch: Fetch | None = None,
    timeout: float | None = None,
) -> Iterator[T | Failure]:
    """Each document's record, reduced, in the order of the inputs; a Failure where there is none. Lazy.

    `reduce` runs where the record is made and must be a module's own function where `jobs` is more than one.
    `timeout`: seconds of processor time after which a document is set aside.
    """
    items = reading.sources(inputs, fetch)
    how = _How(reduce, given or Given(), options or Options(), corrections or Corrections(), timeout)
    if jobs > 1:
        yield from _spread(items, how, jobs)
    else:
        for item in items:
            yield from _outcomes(item, how)


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
        except Exception as error:
            outcome = Failure(item.source, f"could not be read: {_named(error)}", locator)
        if limit.passed:  # whatever was made of the alarm on its way
            outcome = Failure(item.source, limit.reason, locator)
        yield outcome


def _named(error: Exception) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())


def _chunk(items: list[Item | Failure], how: _How[T]) -> list[T | Failure]:
    return [outcome for item in items for outcome in _outcomes(item, how)]


def _spread(items: Iterator[Item | Failure], how: _How[T], jobs: int) -> Iterator[T | Failure]:
    """The same over processes; no more is read ahead than the workers need."""
    chunks = iter(lambda: list(islice(items, _CHUNK)), [])
    waiting: deque[tuple[list[Item | Failure], Future[list[T | Failure]]]] = deque()
    pool = _pool(jobs)
    try:
        while True:
            for chunk in islice(chunks, jobs * _AHEAD - len(waiting)):
                waiting.append((chunk, _submit(pool, chunk, how)))
            if not waiting:
                return
            chunk, future = waiting.popleft()
            try:
                yield from future.result()
            except BrokenProcessPool:
                # A worker died, and nobody can say in which chunk: those under way are done again, this one file by file.
                pool.shutdown(wait=False, cancel_futures=True)
                yield from _alone(chunk, how)
                pool = _pool(jobs)
                waiting = deque((c, _submit(pool, c, how)) for c, _ in waiting)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _submit(pool: ProcessPoolExecutor, chunk: list[Item | Failure], how: _How[T]) -> "Future[list[T | Failure]]":
    try:
        return pool.submit(_chunk, chunk, how)
    except BrokenProcessPool as error:
        broken: Future[list[T | Failure]] = Future()
        broken.set_exception(error)
        return broken


def _alone(items: list[Item | Failure], how: _How[T]) -> Iterator[T | Failure]:
    """Each file in a process of its own, so that one which kills its worker costs itself only."""
    for item in items:
        with _pool(1) as pool:
            try:
                yield from pool.submit(_chunk, [item], how).result()
            except BrokenProcessPool:
                yield Failure(item.source, "could not be read: it ended its process")


def _pool(jobs: int) -> ProcessPoolExecutor:
    # Spawned, not forked: the same on every system, and safe beside the threads of a progress display.
    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"))
