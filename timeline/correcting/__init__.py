"""Corrections by people: `timeline.toml` beside the articles -> days, events and stories as their editors want them."""

from collections.abc import Iterable

from timeline.correcting.applying import correct, dated, is_hidden
from timeline.correcting.entries import Corrections, joined
from timeline.correcting.folders import NAME, beside
from timeline.correcting.reporting import Remark, remarks
from timeline.correcting.written import read as _read
from timeline.model import Story

__all__ = ["NAME", "Corrections", "Remark", "beside", "correct", "dated", "read", "remarks", "shown"]


def read(paths: Iterable[str]) -> Corrections:
    """What these files say together. Raises UsageError naming file, line, key and value."""
    return joined(_read(path) for path in paths)


def shown(stories: Iterable[Story]) -> tuple[Story, ...]:
    """The stories but those of which an editor hid a telling."""
    return tuple(s for s in stories if not any(is_hidden(telling.event) for telling in s.tellings))
