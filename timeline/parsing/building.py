"""A sentence's tree: what the network sees in it, made into the best tree."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, islice
from math import ceil

from timeline.languages import Pack
from timeline.parsing.projective import heads
from timeline.parsing.tree import Tree
from timeline.parsing.weights import Learned, read
from timeline.parsing.words import Words

_LONG = 100  # words: what is longer, lists and tables, is read piece by piece
_Piece = tuple[list[int], list[str]]


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
        return self.trees([texts])[0]

    def trees(self, sentences: Sequence[Sequence[str]]) -> list[Tree]:
        """The trees of several sentences, in less time than one by one."""
        pieces = [texts[start : start + _LONG] for texts in sentences for start in range(0, len(texts), _LONG)]
        told = self._told(pieces) if pieces else iter(())
        return [_joined(list(islice(told, ceil(len(texts) / _LONG)))) for texts in sentences]

    def _told(self, pieces: list[Sequence[str]]) -> Iterator[_Piece]:
        """The head of each word of each piece, the root's being their number, and the roles."""
        lengths = list(map(len, pieces))
        seen = self._network.seen(self._words.rows(list(chain.from_iterable(pieces))), lengths)
        found = list(map(heads, self._network.heads(seen, lengths)))
        starts = list(accumulate(lengths, initial=0))
        above = [s + h if h < len(own) else starts[-1] for s, own in zip(starts, found, strict=False) for h in own]
        roles = iter(self._network.roles(seen, above))
        return ((own, [self._names[role] for role in islice(roles, len(own))]) for own in found)


def _joined(pieces: list[_Piece]) -> Tree:
    """The tree of a sentence that was read in these pieces."""
    above: list[int] = []
    roles: list[str] = []
    first = -1  # the root of the first piece, which those of the others hang on
    for piece, names in pieces:
        root, start = piece.index(len(piece)), len(above)
        above += [start + head if head < len(piece) else first for head in piece]
        names[root] = "root" if first < 0 else "parataxis"
        first = root if first < 0 else first
        roles += names
    return Tree(tuple(above), tuple(roles))
