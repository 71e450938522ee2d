"""What lies beside what: the corrections beside articles, and the articles beside corrections that a run wasn't given."""

import os
from collections.abc import Iterable, Iterator

from timeline.naming import file_named, names

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


class NotGiven:
    """The files that lie beside corrections, or beside the inputs of a run, and aren't among those inputs.

    A `timeline.toml` speaks of all that its folder holds, a file of another name of what lies in its own folder. The disk is
    looked at when first asked for.
    """

    def __init__(self, inputs: Iterable[str]) -> None:
        paths = [os.path.abspath(path) for path in inputs if path != "-"]
        self._files = {path for path in paths if os.path.isfile(path)}
        self._given = tuple(os.path.join(path, "") for path in paths if os.path.isdir(path))
        self._known: dict[str, list[str]] = {}

    def may_hold(self, article: str, corrections: str) -> bool:
        """Whether the article that a file of corrections names may be in one of these. What is named by its address or id, which
        only reading tells, may be in any."""
        if corrections not in self._known:
            self._known[corrections] = sorted(self._beside(corrections))
        name = file_named(article)
        return any(not name or names(name, path) for path in self._known[corrections])

    def _beside(self, corrections: str) -> Iterator[str]:
        own = os.path.dirname(os.path.abspath(corrections))
        folders = set(_folders(own)) if os.path.basename(corrections) == NAME else {own}
        for folder in folders | {os.path.dirname(path) for path in self._files}:
            for name in next(os.walk(folder), ("", [], []))[2]:
                path = os.path.join(folder, name)
                if name != NAME and not name.startswith(".") and path not in self._files and not path.startswith(self._given):
                    yield path
