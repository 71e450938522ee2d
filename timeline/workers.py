"""Processes that do what can be done apart from the rest: begun when first needed, one set for all of a run."""

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import Any, Self, TypeVar

P = TypeVar("P")
R = TypeVar("R")

_AHEAD = 3  # parts a worker is given in advance


class Workers:
    """So many processes; one means this one. As a context manager it ends them."""

    def __init__(self, jobs: int = 1) -> None:
        self.jobs = jobs
        self.ahead = jobs * _AHEAD
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def end(self) -> None:
        """No process is there any longer, or only to end what it does; the next that is needed is a new one."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None

    def submit(self, do: Callable[..., R], *arguments: Any) -> "Future[R]":
        """A process does it. Where one died of what it did before, the result raises BrokenProcessPool."""
        if self._pool is None:
            # Spawned, not forked: the same on every system, and safe beside the threads of a progress display.
            self._pool = ProcessPoolExecutor(self.jobs, mp_context=multiprocessing.get_context("spawn"))
        try:
            return self._pool.submit(do, *arguments)
        except BrokenProcessPool as error:
            failed: Future[R] = Future()
            failed.set_exception(error)
            return failed

    def map(self, do: Callable[[P], R], parts: Iterable[P]) -> Iterator[R]:
        """What `do`, a function of a module, gives for each part, in their order; parts are asked for as they are needed.

        Whoever stops asking, or is interrupted, waits for the parts under way: nothing is done behind his back. A part whose
        process died is done in this one.
        """
        if self.jobs == 1:
            yield from map(do, parts)
            return
        rest = iter(parts)
        under_way: deque[tuple[P, Future[R]]] = deque()
        try:
            while True:
                under_way.extend((part, self.submit(do, part)) for part in islice(rest, self.ahead - len(under_way)))
                if not under_way:
                    return
                part, future = under_way[0]
                try:
                    found = future.result()
                except BrokenProcessPool:
                    self.end()
                    found = do(part)
                    under_way = deque((each, self.submit(do, each)) for each, _ in under_way)
                under_way.popleft()
                yield found
        finally:
            wait([future for _, future in under_way if not future.cancel()])
