"""Words of a sentence -> its dependency tree, by weights that were learned: none where a language has none."""

from collections.abc import Callable, Sequence
from functools import cache

from timeline.errors import PackError
from timeline.languages import Pack
from timeline.parsing.features import of_arc, of_between, of_grown, of_next, of_placed
from timeline.parsing.state import RIGHT, SHIFT, State
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
        arcs, names, marks = self._learned.arcs.get, self._learned.roles, self._learned.marks
        state = State(self._words.seen(texts))
        sums = _Sums(self._learned.steps.get, state)
        while not state.done():
            move = state.forced()
            if move is None:
                move = best(sums.total(), 3, state.moves())
            if move == SHIFT:
                state.shift()
                sums.shifted()
            else:
                head, word = state.arc(move)
                role = best(sum(filter(None, map(arcs, of_arc(state, head, word)))), len(names), len(names))
                state.attach(head, word, role, marks[role])
                sums.attached(move)
        return Tree(
            tuple(state.heads), tuple("root" if h < 0 else names[r] for h, r in zip(state.heads, state.roles, strict=True))
        )


class _Sums:
    """What the weights of a step add up to, each weight looked up only when what it was learned for may have changed."""

    __slots__ = ("_grown", "_next", "_placed", "_state", "_steps")

    def __init__(self, steps: Callable[[int], int | None], state: State) -> None:
        self._steps = steps
        self._state = state
        self._placed: list[int] = []  # of each word on the stack
        self._grown: list[int] = []
        self._next = 0

    def total(self) -> int:
        """The weights of the moves."""
        between = sum(filter(None, map(self._steps, of_between(self._state))))
        return between + self._placed[-1] + self._grown[-1] + self._next

    def shifted(self) -> None:
        """The next word has gone to the stack."""
        state, steps = self._state, self._steps
        if state.next < state.count:  # else nothing is left to be weighed
            self._placed.append(sum(filter(None, map(steps, of_placed(state)))))
            self._grown.append(sum(filter(None, map(steps, of_grown(state)))))
            self._next = sum(filter(None, map(steps, of_next(state))))

    def attached(self, move: int) -> None:
        """The top of the stack has gone under the next word, or under the one below it."""
        state = self._state
        if state.next < state.count:
            self._placed.pop()
            self._grown.pop()
            if move == RIGHT:
                self._grown[-1] = sum(filter(None, map(self._steps, of_grown(state))))
            else:
                self._next = sum(filter(None, map(self._steps, of_next(state))))


@cache
def parser(pack: Pack) -> Parser | None:
    """The parser of a language, loaded once a process; None where the pack has no weights."""
    try:
        data = pack.data(WEIGHTS)
    except PackError:
        return None
    learned = read(data)
    return Parser(Words(pack, learned.vocabulary), learned)
