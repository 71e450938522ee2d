"""Words of a sentence -> its dependency tree, by weights that were learned: none where a language has none."""

import os
from collections.abc import Sequence
from functools import cache
from typing import Protocol

from timeline.errors import PackError
from timeline.languages import Pack
from timeline.parsing.tree import Tree

__all__ = ["WEIGHTS", "Tree", "parser"]

WEIGHTS = "syntax_weights.bin"
# Before anything loads numpy: its matrices here are too small to be shared by threads, which would only wait for each other.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


class Parser(Protocol):
    """Builds trees. The same words always give the same tree."""

    def tree(self, texts: Sequence[str]) -> Tree:
        """The tree of a sentence's words and signs; projective, with one root. Of none, the empty tree."""

    def trees(self, sentences: Sequence[Sequence[str]]) -> list[Tree]:
        """The trees of several sentences, in less time than one by one."""


@cache
def parser(pack: Pack) -> Parser | None:
    """The parser of a language, loaded once a process; None where the pack has no weights."""
    try:
        data = pack.data(WEIGHTS)
    except PackError:
        return None
    from timeline.parsing.building import Builder  # with numpy, a tenth of a second, for nothing where no tree is asked for

    return Builder.of(pack, data)
