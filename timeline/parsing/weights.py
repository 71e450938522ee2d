"""A file of what was learned: lines about it, an empty one, and numpy's own archive of arrays."""

import json
from io import BytesIO
from typing import Any

import numpy as np
from attrs import asdict, frozen

from timeline.parsing.network import Layer, Network
from timeline.parsing.words import Vocabulary


@frozen(eq=False)
class Learned:
    """What forms there are rows for, the names of roles, and the network."""

    vocabulary: Vocabulary
    roles: tuple[str, ...]
    network: Network


def read(data: bytes) -> Learned:
    """What `write` has written."""
    _, _, body = data.partition(b"\n\n")
    with np.load(BytesIO(body), allow_pickle=False) as arrays:
        head = json.loads(arrays["head"].tobytes())
        parts: dict[str, Any] = {name: arrays[name].astype(np.float32) for name in arrays if name != "head"}
    layers: dict[str, Any] = {
        name: Layer(parts.pop(name), parts.pop(f"{name}.bias"), scale) for name, scale in head["scales"].items()
    }
    return Learned(Vocabulary(**head["vocabulary"]), tuple(head["roles"]), Network(**parts, **layers))


def write(about: str, learned: Learned) -> bytes:
    """A file of what was learned; the same bytes for the same."""
    scales: dict[str, float] = {}
    arrays: dict[str, Any] = {}
    for name, part in learned.network._asdict().items():
        if isinstance(part, Layer):
            arrays |= {name: _small(part.weights), f"{name}.bias": _small(part.bias)}
            scales[name] = part.scale
        else:
            arrays[name] = _small(part)
    head = {"roles": learned.roles, "vocabulary": asdict(learned.vocabulary), "scales": scales}
    body = BytesIO()
    np.savez_compressed(body, head=np.frombuffer(json.dumps(head, ensure_ascii=False).encode(), np.uint8), **arrays)
    return about.encode() + b"\n\n" + body.getvalue()


def _small(numbers: Any) -> Any:
    """Whole numbers in the fewest bytes that hold them."""
    most = int(np.abs(numbers).max(initial=0))
    return numbers.astype("<i1" if most < 128 else "<i2" if most < 32_768 else "<i4")
