"""What a small network sees in a sentence: how well each word would do as the head of each other, and in which role.

A word is what was learned for its form (`words`); what it is among the words beside it two layers tell, which see two words and
one on either side. All numbers are whole, and every sum is less than 2 ** 24, so that it is exact in whatever order a machine
adds: the same words give the same scores everywhere.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float32]  # that hold whole numbers
MOST = 255.0  # of what a layer tells
FAR = 12  # words further apart are all alike
BETWEEN = 400.0  # of what a word offers or asks as a head


class Layer(NamedTuple):
    """Sums of what is given by weights, and a bias, times a scale."""

    weights: Numbers
    bias: Numbers
    scale: float


class Network(NamedTuple):
    """`words` has a row for each thing that is known of forms. `asks` and `offers` make two words meet, one half of each where
    the head stands before the word, the other where it stands behind it; `away` tells how likely a word's head is so far away,
    and `rootless` is what no head offers. `role` is told of by a word and by its head (`upper`; `top` stands for the head of the
    root), and `named` by that."""

    words: Numbers
    near: Layer
    wide: Layer
    asks: Layer
    offers: Layer
    rootless: Numbers
    away: Layer
    role: Layer
    upper: Numbers
    top: Numbers
    named: Layer

    def seen(self, rows: NDArray[np.intp], lengths: Sequence[int]) -> Numbers:
        """What each word is among those beside it, of the rows that its form has in `words`. The words are those of sentences of
        these lengths, one after the other: together they take less time than one by one."""
        return _told(_beside(_told(_beside(self.words[rows].sum(1), lengths, 2), self.near), lengths, 1), self.wide)

    def heads(self, seen: Numbers, lengths: Sequence[int]) -> Iterator[Numbers]:
        """How well, in each sentence, each word has each other as its head, and, in the last column, none."""
        asks, offers, away = _meeting(seen, self.asks), _meeting(seen, self.offers), _rounded(_sums(seen, self.away), self.away)
        half, rootless, start = asks.shape[1] // 2, asks @ self.rootless, 0
        for count in lengths:
            own = slice(start, start + count)
            ahead, far = _distances(count)
            before, behind = asks[own, :half] @ offers[own, :half].T, asks[own, half:] @ offers[own, half:].T
            found = np.empty((count, count + 1), np.float32)
            np.add(np.where(ahead, behind, before), away[own].take(far), out=found[:, :count])
            found[:, count] = rootless[own]
            found.ravel()[:: count + 2] = -(2.0**23)  # each word under itself
            yield found
            start += count

    def roles(self, seen: Numbers, heads: list[int]) -> list[int]:
        """The role of each word under its head; the number of words, of all sentences, stands for no head."""
        above = np.concatenate([seen @ self.upper, self.top])[heads]
        both = seen @ self.role.weights
        both += above
        found: list[int] = _sums(_clipped(both, self.role), self.named).argmax(1).tolist()
        return found


@cache
def _distances(count: int) -> tuple[NDArray[np.bool_], NDArray[np.intp]]:
    """Of so many words, whether each stands behind each, and where among all that `away` tells of the words how far it is."""
    steps = np.arange(count)
    far = steps[None, :] - steps[:, None]
    return far > 0, np.minimum(np.maximum(far, -FAR), FAR) + FAR + steps[:, None] * (2 * FAR + 1)


def _beside(rows: Numbers, lengths: Sequence[int], reach: int) -> Numbers:
    """Each row with so many before and behind it, side by side; beyond the ends of its sentence lie zeros."""
    count, size = rows.shape
    at = np.arange(count) + np.repeat(np.arange(len(lengths)) * reach, lengths)
    padded = np.zeros((count + reach * (len(lengths) + 1), size), np.float32)
    padded[at + reach] = rows
    return padded.take(at[:, None] + np.arange(2 * reach + 1), 0).reshape(count, -1)


def _sums(given: Numbers, layer: Layer) -> Numbers:
    found: Numbers = given @ layer.weights
    found += layer.bias
    return found


def _told(given: Numbers, layer: Layer) -> Numbers:
    """What a layer tells: nothing below 0, and no more than `MOST`."""
    return _clipped(given @ layer.weights, layer)


def _clipped(found: Numbers, layer: Layer) -> Numbers:
    found += layer.bias
    _rounded(found, layer)
    np.maximum(found, 0, out=found)
    np.minimum(found, MOST, out=found)
    return found


def _meeting(given: Numbers, layer: Layer) -> Numbers:
    found = _rounded(_sums(given, layer), layer)
    np.maximum(found, -BETWEEN, out=found)
    np.minimum(found, BETWEEN, out=found)
    return found


def _rounded(found: Numbers, layer: Layer) -> Numbers:
    found *= layer.scale
    np.rint(found, out=found)
    return found
