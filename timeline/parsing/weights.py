"""Learned weights of several choices each, packed: the weights that a feature gives to all choices are one whole number, so that
a sum adds them all at once."""

import json
import sys
import zlib
from array import array
from collections.abc import Iterable, Sequence
from itertools import accumulate

from attrs import frozen

from timeline.parsing.words import Vocabulary

BITS = 16  # of each choice: 70 features of weights below 127 add up to less than half of what they hold
_HALF = 1 << (BITS - 1)
_FULL = (1 << BITS) - 1


@frozen(eq=False)
class Learned:
    """`roles` are the names of roles, `marks` the bits that tell of each what its head has got."""

    vocabulary: Vocabulary
    roles: tuple[str, ...]
    marks: tuple[int, ...]
    steps: dict[int, int]
    arcs: dict[int, int]


def packed(weights: Sequence[int]) -> int:
    """The weights of all choices as one number."""
    return sum(weight << (BITS * n) for n, weight in enumerate(weights))


_BASES = [packed([_HALF] * n) for n in range(65)]


def best(total: int, choices: int, allowed: int) -> int:
    """The one of the first so many choices that has the highest weight, the first of several."""
    shares = memoryview((total + _BASES[choices]).to_bytes(2 * choices, sys.byteorder)).cast("H").tolist()
    if sys.byteorder == "big":
        shares.reverse()
    del shares[allowed:]
    return shares.index(max(shares))


def read(data: bytes) -> Learned:
    """The weights of a file as `write` makes it."""
    _, _, body = data.partition(b"\n\n")
    line, _, body = zlib.decompress(body).partition(b"\n")
    head = json.loads(line)
    rest = memoryview(body)
    tables = []
    for count, size in head["tables"]:
        gaps, values, rest = rest[: 4 * count], rest[4 * count : (4 + size) * count], rest[(4 + size) * count :]
        tables.append(dict(zip(accumulate(_numbers("I", _woven(gaps))), _sums(values, size), strict=True)))
    vocabulary = Vocabulary(*({name: n for n, name in enumerate(names, 1)} for names in head["vocabulary"]))
    return Learned(vocabulary, tuple(head["roles"]), tuple(head["marks"]), *tables)


def write(about: str, learned: Learned) -> bytes:
    """A file of weights: lines about it, an empty one, and the rest compressed."""
    known = learned.vocabulary
    tables = ((learned.steps, 8), (learned.arcs, 2 * len(learned.roles)))
    head = {
        "roles": learned.roles,
        "marks": learned.marks,
        "vocabulary": [sorted(names, key=names.__getitem__) for names in (known.lemmas, known.tags, known.parts, known.readings)],
        "tables": [(len(table), size) for table, size in tables],
    }
    parts = [json.dumps(head, ensure_ascii=False).encode() + b"\n"]
    for table, size in tables:
        keys = sorted(table)
        gaps = array("I", [key - before for before, key in zip([0, *keys], keys, strict=False)])
        if sys.byteorder == "big":
            gaps.byteswap()
        parts += [*(gaps.tobytes()[n::4] for n in range(4)), *(table[key].to_bytes(size, "little", signed=True) for key in keys)]
    return about.encode() + b"\n\n" + zlib.compress(b"".join(parts), 9)


def _woven(planes: memoryview) -> bytearray:
    """Numbers of four bytes each, of which the first bytes of all stand first: so they compress better."""
    found, count = bytearray(len(planes)), len(planes) // 4
    for n in range(4):
        found[n::4] = planes[n * count : (n + 1) * count]
    return found


def _sums(data: memoryview, size: int) -> Iterable[int]:
    """Packed weights of so many bytes each."""
    if size == 8:
        return _numbers("q", data)
    return [int.from_bytes(data[n : n + size], "little", signed=True) for n in range(0, len(data), size)]


def _numbers(kind: str, data: memoryview | bytearray) -> Iterable[int]:
    found: array[int] = array(kind, bytes(data))
    if sys.byteorder == "big":
        found.byteswap()
    return found
