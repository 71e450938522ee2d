"""Which texts are the same but for small changes: what is kept of a text to know that, and how two are compared."""

import heapq
import re
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import islice

from timeline.model import Sketch

_WORD = re.compile(r"\w+")
_RUN = 4  # words: long enough that two articles about one event share few runs
KEPT = 64  # hashes of a text: the share of runs in common is known to ± .06
_NUMBERS = 100  # of a text, the first; more are not compared
_AROUND = 2  # words on each side of a number that say which one it is
# Of 739 news articles no two share more than .30 of their runs; one without its last paragraph shares .40 with the whole in 730.
_SHARE = 0.4


def words(text: str) -> list[str]:
    """The words of a text as compared: without signs, case and the dots of ё."""
    return _WORD.findall(text.casefold().replace("ё", "е"))


def sketch(texts: Iterable[str]) -> Sketch:
    """What is kept of a text given in pieces: the least hashes of its runs of words (bottom-k, Broder 1997), its numbers."""
    found = [word for text in texts for word in words(text)]
    return Sketch(tuple(heapq.nsmallest(KEPT, _hashes(found))), tuple(islice(_numbers(found), _NUMBERS)))


def _hashes(found: Sequence[str]) -> set[int]:
    """The hashes of the runs of words; of fewer words than a run has, that of all."""
    runs = {" ".join(found[at : at + _RUN]) for at in range(max(len(found) - _RUN + 1, 1))} if found else set()
    return set(map(_hash, runs))


def _numbers(found: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Each number with the words around it, in which other numbers are of no account."""
    plain = ["#" if word[0].isdigit() else word for word in found]
    for at, word in enumerate(found):
        if plain[at] == "#":
            yield _hash(" ".join((*plain[max(at - _AROUND, 0) : at], "=", *plain[at + 1 : at + 1 + _AROUND]))), word


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "replace"), digest_size=8).digest())


def share(a: Sketch, b: Sketch) -> float:
    """The share of runs of words that two texts have in common, of all that either has."""
    least = heapq.nsmallest(KEPT, {*a.runs, *b.runs})
    return len(set(a.runs) & set(b.runs) & set(least)) / max(len(least), 1)


def alike(a: Sketch, b: Sketch) -> bool:
    """Whether two texts are one but for a paragraph cut, a sentence added, another agency named."""
    return share(a, b) >= _SHARE and not _filled_in(a, b)


def holds(whole: Sketch, sentence: str) -> bool:
    """Whether a text surely has a sentence, word for word: runs of it are low enough to be kept, and all those are."""
    found = words(sentence)
    most = whole.runs[-1] if len(whole.runs) == KEPT else None
    low = {run for run in _hashes(found) if most is None or run <= most} if len(found) >= _RUN else set()
    return bool(low) and low <= set(whole.runs)


def _filled_in(a: Sketch, b: Sketch) -> bool:
    """Whether the same words hold other numbers, as in notices of one pattern: the weather, the rate of a currency."""
    ours, theirs = _by_place(a), _by_place(b)
    return any(not (ours[place] <= theirs[place] or theirs[place] <= ours[place]) for place in ours.keys() & theirs.keys())


def _by_place(sketch: Sketch) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for place, number in sketch.numbers:
        found.setdefault(place, set()).add(number)
    return found
