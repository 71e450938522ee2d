"""Corrections by people: `timeline.toml` beside the articles -> days, events and stories as their editors want them."""

import os
from collections.abc import Iterable, Iterator

from timeline.correcting.applying import correct, dated, is_hidden
from timeline.correcting.entries import Corrections, joined
from timeline.correcting.reporting import Remark, remarks
from timeline.correcting.written import read as _read
from timeline.model import Story

__all__ = ["NAME", "Corrections", "Remark", "beside", "correct", "dated", "read", "remarks", "shown"]

NAME = "timeline.toml"


def beside(inputs: Iterable[str]) -> tuple[str, ...]:
    """The files of corrections that lie in the folders given and those in them, and beside the files given; each once, sorted."""
    folders = (folder for path in inputs if path != "-" for folder in _folders(path))
    found = {os.path.normpath(os.path.join(folder, NAME)) for folder in folders}
    return tuple(sorted(path for path in found if os.path.isfile(path)))


def _folders(path: str) -> Iterator[str]:
    if not os.path.isdir(path):
        yield os.path.dirname(path)
        return
    for folder, folders, _ in os.walk(path):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield folder


def read(paths: Iterable[str]) -> Corrections:
    """What these files say together. Raises UsageError naming file, line, key and value."""
    return joined(_read(path) for path in paths)


def shown(stories: Iterable[Story]) -> tuple[Story, ...]:
    """The stories but those of which an editor hid a telling."""
    return tuple(s for s in stories if not any(is_hidden(telling.event) for telling in s.tellings))
