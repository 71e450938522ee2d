"""News articles in, a trustworthy timeline and calendars out: `parse` a phrase, `read` an article, `build` a site."""

from typing import TYPE_CHECKING

from timeline import errors
from timeline.errors import ReadingError, TimelineError, UsageError

if TYPE_CHECKING:
    from timeline.api import Built, build, parse, read

_LATER = ("Built", "build", "parse", "read")
__all__ = ["Built", "ReadingError", "TimelineError", "UsageError", "build", "errors", "parse", "read"]


def __getattr__(name: str) -> object:
    # Loaded when first asked for: a caller who wants one room shouldn't pay for all of them.
    if name in _LATER:
        from timeline import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
