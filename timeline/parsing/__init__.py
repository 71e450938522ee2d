"""Words of a sentence -> its dependency tree, by weights that were learned: none where a language has none."""

from collections.abc import Sequence
from functools import cache

from timeline.errors import PackError
from timeline.languages import Pack
from timeline.parsing.features import of_arc, of_step
from timeline.parsing.state import SHIFT, State
from timeline.parsing.tree import Tree
from timeline.parsing.weights import Learned, best, read
from timeline.parsing.words import Words

__all__ = ["WEIGHTS", "Parser", "Tree", "parser"]

WEIGHTS = "syntax_weights.bin"


class Parser:
    """Builds trees word by word (arc-hybrid: Kuhlmann et al., ACL 2011). The same words always give the same tree."""

    def __init__(self, words: Words, learned: Learned) -> None:
        self._words = words
        self._learned = learned

    def tree(self, texts: Sequence[str]) -> Tree:
        """The tree of a sentence's words and signs; projective, with one root. Of none, the empty tree."""
        learned = self._learned
        steps, arcs, names, marks = learned.steps.get, learned.arcs.get, learned.roles, learned.marks
        state = State(self._words.seen(texts))
        while not state.done():
            move = state.forced()
            if move is None:
                move = best(sum(filter(None, map(steps, of_step(state)))), 3, state.moves())
            if move == SHIFT:
                state.shift()
            else:
                head, word = state.arc(move)
                role = best(sum(filter(None, map(arcs, of_arc(state, head, word)))), len(names), len(names))
                state.attach(head, word, role, marks[role])
        return Tree(
            tuple(state.heads), tuple("root" if h < 0 else names[r] for h, r in zip(state.heads, state.roles, strict=True))
        )


@cache
def parser(pack: Pack) -> Parser | None:
    """The parser of a language, loaded once a process; None where the pack has no weights."""
    try:
        data = pack.data(WEIGHTS)
    except PackError:
        return None
    learned = read(data)
    return Parser(Words(pack, learned.vocabulary), learned)
