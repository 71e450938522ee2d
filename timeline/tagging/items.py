"""What the lexer makes of a text: words of the lexicon, numbers and signs."""

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

Raw = tuple[int, int, str, Any, bool]  # the fields of an Item, while there are many


class Item(NamedTuple):
    """A word, number or sign with its class letter and value; `abbreviated` words take the dot after them along."""

    start: int
    end: int
    letter: str
    value: Any
    abbreviated: bool = False


itemized: Callable[[Raw], Item] = partial(tuple.__new__, Item)  # half the time of `Item(*raw)`
