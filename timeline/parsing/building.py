"""A sentence's tree: what the network sees in it, made into the best tree."""

from collections.abc import Sequence

from timeline.languages import Pack
from timeline.parsing.projective import heads
from timeline.parsing.tree import Tree
from timeline.parsing.weights import Learned, read
from timeline.parsing.words import Words

_LONG = 100  # words: what is longer, lists and tables, is read piece by piece


class Builder:
    """Builds the trees of a language."""

    def __init__(self, words: Words, learned: Learned) -> None:
        self._words = words
        self._network = learned.network
        self._names = learned.roles

    @classmethod
    def of(cls, pack: Pack, data: bytes) -> "Builder":
        """The builder of a language's trees, by its file of weights."""
        learned = read(data)
        return cls(Words(pack, learned.vocabulary), learned)

    def tree(self, texts: Sequence[str]) -> Tree:
        """The tree of a sentence's words and signs; projective, with one root. Of none, the empty tree."""
        above: list[int] = []
        roles: list[str] = []
        first = -1  # the root of the first piece, which those of the others hang on
        for start in range(0, len(texts), _LONG):
            piece, names = self._piece(texts[start : start + _LONG])
            root = piece.index(len(piece))
            above += [start + head if head < len(piece) else first for head in piece]
            names[root] = "root" if first < 0 else "parataxis"
            first = root if first < 0 else first
            roles += names
        return Tree(tuple(above), tuple(roles))

    def _piece(self, texts: Sequence[str]) -> tuple[list[int], list[str]]:
        """The head of each word of a piece, the root's being their number, and the roles."""
        seen = self._network.seen(self._words.rows(texts))
        found = heads(self._network.heads(seen))
        return found, [self._names[role] for role in self._network.roles(seen, found)]
