"""Text -> clusters of items: words of the lexicon, numbers, and the signs between them, with nothing else in between."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any, NamedTuple

from ahocorasick_rs import BytesAhoCorasick, MatchKind

from timeline.tagging.grammar import Grammar
from timeline.tagging.numbers import Numbers

# White space with at most one sign that a date can hold; each kind of sign is a word class.
_GAP = re.compile(r"\s*([,.()\[\]–—‑−-]?)\s*")
_SIGNS = {",": "comma", ".": "dot", "(": "open", "[": "open", ")": "close", "]": "close"}
_BEFORE = re.compile(r"([(\[,])\s*$")
_NUMBER = re.compile(rb"[0-9]+")
_MAX_CLUSTER = 40  # items; longer runs of numbers are tables, not dates
_MAX_GAP = 12


class Item(NamedTuple):
    """A word, number or sign with its class letter and value; `abbreviated` words take the dot after them along."""

    start: int
    end: int
    letter: str
    value: Any
    abbreviated: bool = False


class Lexer:
    """The lexicon of a grammar as one automaton over folded bytes, one byte a character, so that offsets are the text's."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        forms = sorted(grammar.lexicon)
        self._entries = [(*grammar.lexicon[form], form in grammar.abbreviations) for form in forms]
        self._automaton = BytesAhoCorasick(
            [b" " + form.encode(grammar.codepage) for form in forms], matchkind=MatchKind.LeftmostLongest
        )
        self._numbers = Numbers(grammar)
        self._letter = grammar.letter
        self._gaps: dict[str, str | None] = {"": "", " ": ""}

    def clusters(self, text: str) -> Iterator[list[Item]]:
        """Runs of items between which stand only white space and the signs of dates. No cluster is empty."""
        cluster: list[Item] = []
        for item in self._items(text):
            if cluster:
                sign = self._sign(text, cluster[-1], item)
                if sign is not None and len(cluster) < _MAX_CLUSTER:
                    if sign:
                        cluster.append(Item(cluster[-1].end, item.start, sign, None))
                    cluster.append(item)
                    continue
                yield self._closed(text, cluster)
            cluster = [item]
            if item.letter == self._letter["year"] and (lead := _BEFORE.search(text, max(item.start - 3, 0), item.start)):
                cluster.insert(0, Item(lead.start(), lead.end(), self._letter[_SIGNS[lead[1]]], None))
        if cluster:
            yield self._closed(text, cluster)

    def _closed(self, text: str, cluster: list[Item]) -> list[Item]:
        end = cluster[-1].end
        if cluster[-1].letter == self._letter["year"] and (sign := text[end : end + 1]) in (")", "]", ","):
            cluster.append(Item(end, end + 1, self._letter[_SIGNS[sign]], None))
        return self._numbers.joined(cluster) if len(cluster) > 1 else cluster

    def _sign(self, text: str, before: Item, item: Item) -> str | None:
        """The class letter of the sign between two items, "" for none; None where they don't belong together."""
        start, end = before.end, item.start
        if end - start > _MAX_GAP:
            return None
        if before.abbreviated and text[start : start + 1] == ".":
            start += 1
        gap = text[start:end]
        sign = self._gaps.get(gap, "?")
        if sign == "?":
            match = _GAP.fullmatch(gap)
            sign = None if match is None else self._letter[_SIGNS.get(match[1], "dash")] if match[1] else ""
            if len(self._gaps) < 10_000:
                self._gaps[gap] = sign
        if sign is not None and "\n" in gap and not self._goes_on(text, before, item):
            return None
        return sign

    def _goes_on(self, text: str, before: Item, item: Item) -> bool:
        """Whether a date may go on over the end of a line: into a word in lower case, or from a month to its year."""
        if text[item.start].islower():
            return True
        return item.letter == self._letter["year"] and before.letter == self._letter["month"]

    def _items(self, text: str) -> list[Item]:
        folded = b" " + self._grammar.fold(text) + b" "
        items = []
        entries = self._entries
        for index, start, end in self._automaton.find_matches_as_indexes(folded):
            if folded[end] == 32:
                letter, value, abbreviated = entries[index]
                items.append(Item(start, end - 1, letter, value, abbreviated))
        last = 0
        numbers = []
        for match in _NUMBER.finditer(folded):
            at = match.start() - 1
            if at >= last:
                last = at + 1
                for number in self._numbers.read(text, at):
                    numbers.append(Item(*number))
                    last = max(last, number[1])
        if not numbers:
            return items
        # A number's suffix ("9-го", "2011г") may be a word of the lexicon too: the number has it.
        ends = [n.end for n in numbers]
        starts = [n.start for n in numbers]
        items = [i for i in items if (at := bisect_right(starts, i.start) - 1) < 0 or i.start >= ends[at]]
        return sorted(items + numbers)
