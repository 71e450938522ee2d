"""Parsed -> mentions: temporal expressions with what they say by themselves, found by the rules of the language's pack."""

import re
from collections.abc import Iterator
from functools import cache

from timeline.analysing import Parsed
from timeline.errors import ReadingError
from timeline.languages import Pack
from timeline.model import Mention
from timeline.tagging.context import Context
from timeline.tagging.grammar import compiled
from timeline.tagging.items import Item
from timeline.tagging.lexing import Lexer
from timeline.tagging.matching import Matcher

_SIGNS = "\u00ad\u0301\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"  # soft hyphen, stress mark, zero-width signs
_UNSEEN = re.compile(f"[{_SIGNS}]")

_MOST = 20_000  # a megabyte of news has 1,400


@cache
def _engine(pack: Pack) -> tuple[Lexer, Matcher]:
    grammar = compiled(pack)
    return Lexer(grammar), Matcher(grammar)


def tag(parsed: Parsed) -> tuple[Mention, ...]:
    """The document's temporal expressions, sorted, not overlapping, each with an unresolved sense.

    Raises ReadingError where they are more than any article has.
    """
    lexer, matcher = _engine(parsed.pack)
    context = Context(parsed)
    found: list[Mention] = []
    for cluster in _clusters(lexer, parsed.text):
        found += matcher.mentions(cluster, context)
        if len(found) > _MOST:
            raise ReadingError(f"more than {_MOST} dates: no article")
    return tuple(found)


def _clusters(lexer: Lexer, text: str) -> Iterator[list[Item]]:
    """The clusters of a text, read as if the signs were not there that a reader doesn't see inside a word."""
    if not any(map(text.__contains__, _SIGNS)):  # one by one is five times faster than the class of them
        yield from lexer.clusters(text)
        return
    offsets = [i for i, char in enumerate(text) if not _UNSEEN.match(char)]
    for cluster in lexer.clusters(_UNSEEN.sub("", text)):
        yield [item._replace(start=offsets[item.start], end=offsets[item.end - 1] + 1) for item in cluster]
