"""What a caller of the Python interface gives, checked at the door: a UsageError names the argument and its value on one line."""

import math
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import get_args, get_type_hints

from timeline.errors import UsageError
from timeline.languages import wording
from timeline.model import Options
from timeline.reading import Given


def _wrong(name: str, what: str, value: object, write: str = "") -> UsageError:
    shown = repr(value)
    return UsageError(f"{name} {what}: {shown if len(shown) <= 60 else shown[:60] + '…'}{f' (write {write})' if write else ''}")


def text(value: object, name: str) -> str:
    """The value, which is to be a string."""
    if not isinstance(value, str):
        raise _wrong(name, "is not a string", value)
    return value


def published(value: object) -> str | None:
    """A day, month or year as ISO text."""
    return Given(value.isoformat()[:10] if isinstance(value, date) else value).published  # type: ignore[arg-type]


def day(value: object, name: str) -> date:
    """The value, which is to be a day without an hour: they are compared."""
    if not isinstance(value, date) or isinstance(value, datetime):
        raise _wrong(name, "is not a datetime.date", value, "date(2024, 8, 9)")
    return value


def paths(value: object, name: str) -> list[str]:
    """Several paths; one alone would be taken letter by letter."""
    if isinstance(value, str | Path | bytes) or not isinstance(value, Iterable):
        raise _wrong(name, "is not several paths", value, '["news/"]')
    found = list(value)
    if wrong := [path for path in found if not isinstance(path, str | Path)]:
        raise _wrong(name, "has what is no path", wrong[0])
    return [str(path) for path in found]


def kind(value: object, name: str, wanted: type) -> None:
    """None, or of the class wanted."""
    if value is not None and not isinstance(value, wanted):
        raise _wrong(name, f"is no {wanted.__module__}.{wanted.__qualname__}", value)


def options(value: Options) -> Options:
    """The options, each one of its values."""
    hints = get_type_hints(Options)
    for name in ("prefer", "names"):
        if (chosen := getattr(value, name)) not in (known := get_args(hints[name])):
            raise _wrong(name, f"is none of {', '.join(known)}", chosen)
    number(value.min_confidence, "min_confidence", 0, 1)
    return value


def number(value: object, name: str, least: float, most: float = math.inf) -> None:
    """A number from `least` to `most`."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
        raise _wrong(name, f"is not a number from {least}" + ("" if most == math.inf else f" to {most}"), value)


def language(value: object) -> str:
    """A language of the interface."""
    if value not in wording.available():
        raise _wrong("language", f"is none of {', '.join(wording.available())}", value)
    return str(value)
