"""A sentence's tree: what the network sees in it, made into the best tree."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, islice, pairwise

import numpy as np

from timeline.languages import Pack
from timeline.parsing.projective import heads
from timeline.parsing.tree import Tree
from timeline.parsing.weights import Learned, read
from timeline.parsing.words import Words

_LONG = 100  # words: what is longer, lists and tables, is read piece by piece
_CLOSED = {"(": ")", "[": "]", "«": "»", "„": "“", "“": "”"}  # what opens and closes brackets and quotations
_DASHES = frozenset("—–")
_SIGNS = _DASHES | {";", ":"}  # those of which a sentence without any is read whole
_PARTING = frozenset(";:,")
_STOPS = frozenset(",;:.")
_DASHED = 8  # words before a dash that stands for the verb of the clause before
_LEAD = 1  # words beside a time that a dash follows
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
        short = [[i for i, dot in enumerate(texts[1:]) if dot == "." and self._words.whole(texts, i)] for texts in sentences]
        if any(short):
            whole = self.trees([self._written_out(texts, own) for texts, own in zip(sentences, short, strict=True)])
            return [_dotted(tree, own) for tree, own in zip(whole, short, strict=True)]
        cut = list(map(self._pieces, sentences))
        told = self._told(list(chain.from_iterable(cut))) if any(cut) else iter(())
        return [_joined(list(islice(told, len(pieces))), texts) for pieces, texts in zip(cut, sentences, strict=True)]

    def _written_out(self, texts: Sequence[str], short: Sequence[int]) -> Sequence[str]:
        """A sentence with these words written out that dots shorten, without the dots."""
        dots = {i + 1 for i in short}
        return [self._words.whole(texts, i) or text for i, text in enumerate(texts) if i not in dots] if short else texts

    def _pieces(self, texts: Sequence[str]) -> list[Sequence[str]]:
        """What of a sentence is read by itself: clauses that a sign parts, lists and tables piece by piece."""
        whole = [texts[a:b] for a, b in pairwise([0, *_ends(texts, self._words), len(texts)])]
        return [piece[start : start + _LONG] for piece in whole for start in range(0, len(piece), _LONG)]

    def _told(self, pieces: list[Sequence[str]]) -> Iterator[_Piece]:
        """The head of each word of each piece, the root's being their number, and the roles."""
        lengths = list(map(len, pieces))
        seen = self._network.seen(np.concatenate(list(map(self._words.rows, pieces))), lengths)
        found = list(map(heads, self._network.heads(seen, lengths)))
        starts = list(accumulate(lengths, initial=0))
        above = [s + h if h < len(own) else starts[-1] for s, own in zip(starts, found, strict=False) for h in own]
        roles = iter(self._network.roles(seen, above))
        return ((own, [self._names[role] for role in islice(roles, len(own))]) for own in found)


def _dotted(tree: Tree, short: Sequence[int]) -> Tree:
    """A tree of words written out as that of the sentence in which dots behind these shorten them."""
    heads, roles = list(tree.heads), list(tree.roles)
    for i in short:
        heads = [head + (head > i) for head in heads]
        heads.insert(i + 1, i)
        roles.insert(i + 1, "punct")
    return Tree(tuple(heads), tuple(roles))


def _ends(texts: Sequence[str], words: Words) -> list[int]:
    """Where a semicolon ends a clause, a colon between two of which each has a verb, or a comma before one with a dash for its
    verb ("форум пройдёт 5 мая, встреча — 10 мая"); outside brackets and quotations."""
    found, awaited, last = list[int](), list[str](), 0
    if _SIGNS.isdisjoint(texts):
        return found
    for i, text in enumerate(texts[:-1], start=1):
        if awaited and text == awaited[-1]:
            awaited.pop()
        elif text in _CLOSED:
            awaited.append(_CLOSED[text])
        elif text in _PARTING and not awaited and _parts(texts, last, i, words):
            found.append(i)
            last = i
    return found


def _parts(texts: Sequence[str], last: int, start: int, words: Words) -> bool:
    """Whether a clause that began at word `last` ends, and another begins at word `start`, behind a sign."""
    sign = texts[start - 1]
    if sign == ";":
        return True
    verbs = any(map(words.verbal, texts[last:start]))
    if sign == ":":
        return verbs and any(map(words.verbal, texts[start:]))
    timed = any(map(words.timed, texts[start : start + 2]))  # "6 июня — заседание, а 9 июня президент вылетит"
    return verbs and _elided(texts, start, words) or timed and _dated(texts, last, words)


def _elided(texts: Sequence[str], start: int, words: Words) -> bool:
    """Whether a clause begins that has a dash for the verb of the one before it, and a time."""
    end = _stop(texts, start)
    dash = next((i for i in range(start, min(start + _DASHED, end)) if texts[i] in _DASHES), start)
    opens = dash > start and not words.timed(texts[dash - 1])
    return opens and any(map(words.timed, texts[dash + 1 : dash + 4])) and not any(map(words.of_verb, texts[start:end]))


def _stop(texts: Sequence[str], start: int) -> int:
    """The first sign from word `start` on that ends words; the end where there is none."""
    return next((i for i in range(start, len(texts)) if texts[i] in _STOPS), len(texts))


def _dated(texts: Sequence[str], start: int, words: Words) -> bool:
    """Whether a clause begins with a time and has a dash for its verb: "6 июня — заседание совета"."""
    end = _stop(texts, start)
    dash = next((i for i in range(start, min(start + _DASHED, end)) if texts[i] in _DASHES and words.timed(texts[i - 1])), start)
    opens = start < dash < end - 1 and not any(map(words.of_verb, texts[start:end])) and not words.timed(texts[dash + 1])
    return opens and sum(not words.timed(text) for text in texts[start:dash]) <= _LEAD


def _joined(pieces: list[_Piece], texts: Sequence[str]) -> Tree:
    """The tree of a sentence that was read in these pieces: what a semicolon parts is told one after the other."""
    above: list[int] = []
    roles: list[str] = []
    first = -1  # the root of the first piece, which those of the others hang on
    for piece, names in pieces:
        root, start = piece.index(len(piece)), len(above)
        above += [start + head if head < len(piece) else first for head in piece]
        names[root] = "root" if first < 0 else "conj" if texts[start - 1] == ";" else "parataxis"
        first = root if first < 0 else first
        roles += names
    return Tree(tuple(above), tuple(roles))
