"""Processes that do what can be done apart from the rest: begun when first needed, one set at a time."""

import gc
import multiprocessing
import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.process import BaseProcess
from typing import Any, Self, TypeVar

from timeline.errors import UsageError

P = TypeVar("P")
R = TypeVar("R")

_AHEAD = 3  # parts a worker is given in advance
_UNGUARDED = (
    "no process can be begun beside this one: a script that asks for several jobs needs "
    "`if __name__ == '__main__':` around the call"
)


class Workers:
    """So many processes; one means this one. As a context manager it ends them.

    `prepare` loads what they all need, before they begin: they share its memory, where the system can copy a process.
    """

    def __init__(self, jobs: int = 1, prepare: Callable[[], object] | None = None) -> None:
        self.jobs = jobs
        self.ahead = jobs * _AHEAD
        self._prepare = prepare
        self._pool: ProcessPoolExecutor | None = None
        self._given: tuple[Callable[[Any], Any], Sequence[Any]] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def end(self) -> None:
        """No process is there any longer, once it has ended what it does; the next that is needed is a new one."""
        if self._pool is not None:
            pool, self._pool = self._pool, None
            pool.shutdown(cancel_futures=True)

    def submit(self, do: Callable[..., R], *arguments: Any) -> "Future[R]":
        """A process does it. Where one died of what it did before, the result raises BrokenProcessPool."""
        if self._pool is None:
            self._pool = self._begun()
        try:
            return self._pool.submit(do, *arguments)
        except BrokenProcessPool as error:
            failed: Future[R] = Future()
            failed.set_exception(error)
            return failed

    def _begun(self) -> ProcessPoolExecutor:
        if getattr(multiprocessing.current_process(), "_inheriting", False):
            sys.exit(1)  # this is such a process, and runs a script without its guard; who began it says so
        # A copy of this process begins at once and shares what is loaded. But where threads run, one may hold a lock that
        # nobody releases in the copy; and on other systems than Linux their own libraries don't allow for copies.
        copied = sys.platform == "linux" and threading.active_count() == 1
        if copied and self._prepare is not None and self._given is None:
            self._prepare()
        gc.freeze()  # what is there already the copies' collectors needn't touch, so that it stays shared
        context = multiprocessing.get_context("fork" if copied else "spawn")
        pool = ProcessPoolExecutor(self.jobs, context, _begin, (self._given,))
        try:
            pool.submit(_nothing).result()
        except BrokenProcessPool:
            raise UsageError(_UNGUARDED) from None
        finally:
            gc.unfreeze()
        return pool

    def map(self, do: Callable[[P], R], parts: Sequence[P]) -> Iterator[R]:
        """What `do` gives for each part, in their order. Several processes begin with them at once.

        They begin anew, so that they have all that `do` and the parts hold from this one, and it need not be sent. Whoever
        stops asking, or is interrupted, waits for the parts under way: nothing is done behind his back. A part whose process
        died is done in this one.
        """
        if self.jobs == 1:
            return map(do, parts)
        self.end()
        self._given = do, parts
        return self._found(do, parts, deque(self.submit(_part, number) for number in range(len(parts))))

    def _found(self, do: Callable[[P], R], parts: Sequence[P], under_way: "deque[Future[R]]") -> Iterator[R]:
        try:
            for number, part in enumerate(parts):
                try:
                    found = under_way.popleft().result()
                except BrokenProcessPool:
                    self.end()
                    found = do(part)
                    under_way = deque(self.submit(_part, after) for after in range(number + 1, len(parts)))
                yield found
        finally:
            wait([future for future in under_way if not future.cancel()])
            self.end()
            self._given = None


_given: tuple[Callable[[Any], Any], Sequence[Any]] | None = None  # in such a process: what it does, and of which parts


def _begin(given: tuple[Callable[[Any], Any], Sequence[Any]] | None) -> None:
    global _given
    _given = given
    _end_with_parent()


def _part(number: int) -> Any:
    assert _given is not None
    do, parts = _given
    return do(parts[number])


def _end_with_parent() -> None:
    """No worker waits for ever for work from one who was killed."""
    threading.Thread(target=_end_after, args=(multiprocessing.parent_process(),), daemon=True).start()


def _end_after(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


def _nothing() -> None:
    """What a process that began can do."""
