"""How long one document may take."""

import multiprocessing
import signal
import threading
from math import ceil
from types import FrameType, TracebackType

from timeline.errors import ReadingError

_AGAIN = 1.0  # seconds until the alarm is repeated, for those who swallowed it
_GRACE = 2.0  # seconds until a process of its own that doesn't heed the alarm is ended


class OvertimeError(ReadingError):
    """A document takes longer than it may."""


class Limit:
    """A block that takes more than so many seconds of processor time is left with OvertimeError; None means no limit.

    Time of the processor, so that the same document is set aside on a busy machine and on an idle one. The alarm reaches Python
    code and its regular expressions; a worker that is caught in other native code is ended by the system. Only the main
    thread can be stopped: elsewhere, and on systems without interval timers, there is no limit.
    """

    def __init__(self, seconds: float | None) -> None:
        self._seconds = seconds
        self._can = seconds is not None and hasattr(signal, "setitimer")
        self.passed = False

    def __enter__(self) -> "Limit":
        if self._can and threading.current_thread() is threading.main_thread():
            assert self._seconds is not None
            self._before = signal.signal(signal.SIGPROF, self._cut)
            _end_after(self._seconds + _GRACE)
            signal.setitimer(signal.ITIMER_PROF, self._seconds, _AGAIN)
        else:
            self._can = False
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._can:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.signal(signal.SIGPROF, self._before)
            _end_after(None)

    def _cut(self, number: int, frame: FrameType | None) -> None:
        self.passed = True
        raise OvertimeError(self.reason)

    @property
    def reason(self) -> str:
        """Why the document was set aside."""
        return f"set aside: it took more than {self._seconds:g} s of processor time (--timeout)"


def _end_after(seconds: float | None) -> None:
    """Have the system end this process, where it is a worker, after so many more seconds of processor time; None: not at all."""
    if multiprocessing.parent_process() is None:
        return
    import resource  # not on every system, but where there are interval timers

    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    if seconds is None:
        end = most
    else:
        used = resource.getrusage(resource.RUSAGE_SELF)
        end = ceil(used.ru_utime + used.ru_stime + seconds)
        end = end if most == resource.RLIM_INFINITY else min(end, most)
    resource.setrlimit(resource.RLIMIT_CPU, (end, most))
