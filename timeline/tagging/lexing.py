"""Text -> clusters of items: words of the lexicon, numbers, and the signs between them, with nothing else in between."""

import re
from typing import Any

from ahocorasick_rs import BytesAhoCorasick

from timeline.tagging.grammar import Grammar
from timeline.tagging.items import Item, Raw, itemized
from timeline.tagging.numbers import Numbers

# White space with at most one sign that a date can hold; each kind of sign is a word class.
_GAP = re.compile(r"\s*([,.()\[\]–—‑−-]?)\s*")
_SIGNS = {",": "comma", ".": "dot", "(": "open", "[": "open", ")": "close", "]": "close"}
_BEFORE = re.compile(r"([(\[,])\s*$")
_AFTER = re.compile(r"\s?([)\],—–])")
_DIGITS = b"0123456789"
_MAX_CLUSTER = 40  # items; longer runs of numbers are tables, not dates
_KINDS = 50_000  # kinds of cluster remembered
_MAX_GAP = 12


class Lexer:
    """The lexicon of a grammar as one automaton over folded bytes, one byte a character, so that offsets are the text's."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        forms = sorted(grammar.lexicon)
        signs = sorted({*grammar.table} - {*_DIGITS})
        begun = [bytes((sign, digit)) for sign in signs for digit in _DIGITS]  # where a number begins, after whatever sign
        entries = [(*grammar.lexicon[form], form in grammar.abbreviations) for form in forms]
        self._entries: list[tuple[str, Any, bool] | None] = entries + [None] * len(begun)
        self._automaton = BytesAhoCorasick([b" " + form.encode(grammar.codepage) + b" " for form in forms] + begun)
        self._numbers = Numbers(grammar)
        self._letter = grammar.letter
        self._gaps: dict[str, str | None] = {"": "", " ": ""}
        # What a bracket or a second numeral may yet make of a cluster that no rule fits.
        self._changing = frozenset(self._letter[name] for name in ("year", "int", "card", "tens", "thousand"))
        self._fits = re.compile(grammar.any_rule.pattern)
        self._uses: dict[str, str] = {}
        self._alone = self._changing | {letter for letter in self._letter.values() if self._fits.search(letter)}

    def clusters(self, text: str) -> list[list[Item]]:
        """Runs of items between which stand only white space and the signs of dates, but for those that no rule can use.

        The first loop sees every preposition of the text, so it works on bare tuples; few of them become items.
        """
        runs: list[list[Raw]] = []
        run: list[Raw] = []
        last = -2 * _MAX_GAP
        alone = self._alone
        for raw in self._raw(text):
            gap = raw[0] - last
            if gap > _MAX_GAP:
                if len(run) > 1 or (run and run[0][2] in alone):
                    runs.append(run)
                run = [raw]
            elif gap == 1 and text[last] == " " and len(run) < _MAX_CLUSTER:
                run.append(raw)
            elif gap < 0:
                if run[-1][0] < raw[0] or raw[1] <= last:
                    continue  # a number's suffix ("9-го", "2011г") may be a word of the lexicon too: the number has it
                run[-1] = raw  # "день", then "день победы"
            elif len(run) >= _MAX_CLUSTER or (sign := self._sign(text, run[-1], raw)) is None:
                if len(run) > 1 or run[0][2] in alone:
                    runs.append(run)
                run = [raw]
            else:
                if sign:
                    run.append((last, raw[0], sign, None, False))
                run.append(raw)
            last = raw[1]
        runs.append(run)
        return [cluster for run in runs if (cluster := self._cluster(text, run))]

    def _cluster(self, text: str, run: list[Raw]) -> list[Item]:
        """A run as items; none where no rule fits anywhere in it: most are lone prepositions."""
        kind = "".join([raw[2] for raw in run])
        use = self._uses.get(kind)
        if use is None:
            changes = not self._changing.isdisjoint(kind)
            use = "may change" if changes else "as it is" if self._fits.search(kind) else ""
            if len(self._uses) < _KINDS:
                self._uses[kind] = use
        if not use:
            return []
        cluster = list(map(itemized, run))
        return cluster if use == "as it is" else self._bounded(text, cluster)

    def _bounded(self, text: str, cluster: list[Item]) -> list[Item]:
        """The cluster with the bracket or comma around it that tells a year from a number, and its numerals joined."""
        first, last, year = cluster[0], cluster[-1], self._letter["year"]
        years = last.letter == year or (len(cluster) > 2 and cluster[-3].letter == year)  # 1996—98
        if years and (tail := _AFTER.match(text, last.end)):
            cluster.append(Item(last.end, tail.end(), self._letter[_SIGNS.get(tail[1], "dash")], None))
        if first.letter == year and (lead := _BEFORE.search(text, max(first.start - 3, 0), first.start)):
            cluster.insert(0, Item(lead.start(), lead.end(), self._letter[_SIGNS[lead[1]]], None))
        return self._numbers.joined(cluster) if len(cluster) > 1 else cluster

    def _sign(self, text: str, before: Raw, after: Raw) -> str | None:
        """The class letter of the sign between two items, "" for none; None where they don't belong together."""
        start, end = before[1], after[0]
        if before[4] and text[start : start + 1] == ".":
            start += 1
        gap = text[start:end]
        sign = self._gaps.get(gap, "?")
        if sign == "?":
            match = _GAP.fullmatch(gap)
            sign = None if match is None else self._letter[_SIGNS.get(match[1], "dash")] if match[1] else ""
            if len(self._gaps) < 10_000:
                self._gaps[gap] = sign
        if sign is not None and "\n" in gap and not self._goes_on(text, before, after):
            return None
        return sign

    def _goes_on(self, text: str, before: Raw, after: Raw) -> bool:
        """Whether a date may go on over the end of a line: into a word in lower case, or from a month to its year."""
        return text[after[0]].islower() or (after[2] == self._letter["year"] and before[2] == self._letter["month"])

    def _raw(self, text: str) -> list[Raw]:
        """Words of the lexicon and numbers, in order; a word may lie in the number before it."""
        folded = b" " + self._grammar.fold(text) + b" "
        entries, read = self._entries, self._numbers.read
        found: list[Raw] = []
        last = 0  # where the number before ends
        # A word's pattern has the spaces around it; two words share the one between them, so matches overlap.
        for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            entry = entries[index]
            if entry is not None:
                found.append((start, end - 2, *entry))
            elif start >= last:
                found += read(text, start)
                last = max(start + 1, found[-1][1])
        return found
