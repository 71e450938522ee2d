"""What a language pack tells the merging room: `merging.toml`."""

from attrs import frozen


@frozen
class Traits:
    """`endings` of names, longest first; lemmas: `common` ones say nothing, `weak` ones no more than the kind does.

    `within`: places by the country they lie in.
    """

    endings: tuple[str, ...]
    common: frozenset[str]
    weak: frozenset[str]
    within: dict[str, tuple[str, ...]]
