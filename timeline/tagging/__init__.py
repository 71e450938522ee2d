"""Parsed -> mentions: temporal expressions with what they say by themselves, found by the rules of the language's pack."""

from functools import cache

from timeline.analysing import Parsed
from timeline.languages import Pack
from timeline.model import Mention
from timeline.tagging.conditions import Context
from timeline.tagging.grammar import compiled
from timeline.tagging.lexing import Lexer
from timeline.tagging.matching import Matcher


@cache
def _engine(pack: Pack) -> tuple[Lexer, Matcher]:
    grammar = compiled(pack)
    return Lexer(grammar), Matcher(grammar)


def tag(parsed: Parsed) -> tuple[Mention, ...]:
    """The document's temporal expressions, sorted, not overlapping, each with an unresolved sense."""
    lexer, matcher = _engine(parsed.pack)
    context = Context(parsed)
    found: list[Mention] = []
    for cluster in lexer.clusters(parsed.text):
        found += matcher.mentions(cluster, context)
    return tuple(found)
