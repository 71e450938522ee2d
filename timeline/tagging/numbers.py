"""Numbers in digits and words -> classed values: days, years, decades, whole dates, clock times, amounts."""

import re
from typing import Any

from timeline.tagging.grammar import Grammar
from timeline.tagging.items import Item, Raw

# Digits with the signs that join them, bounded so that a table of numbers is read in proportion to its length.
_CHUNK = re.compile(r"\d{1,12}([.,:/–—‑-]\d{1,6}){0,5}")
_TIME_PART = re.compile(r"[T ](\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?")
_SUFFIX = re.compile(r"[-‑–]?([^\W\d_]{1,6})(?![\w])")
_YEARS = range(1000, 2101)
_FORMS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?P<y>\d{4})[-./](?P<m>\d\d)[-./](?P<d>\d\d)"), "isodate"),
    (re.compile(r"(?P<d>\d{1,2})([./])(?P<m>\d{1,2})\2(?P<y>\d{4}|\d\d)"), "dotdate"),
    (re.compile(r"(?P<d>\d{1,2})-(?P<m>\d{1,2})-(?P<y>\d{4})"), "dotdate"),
    (re.compile(r"(?P<h>\d{1,2}):(?P<min>\d\d)(?::\d\d)?"), "clock"),
    (re.compile(r"(?P<n>\d+[.,]\d+)"), "dec"),
    (re.compile(r"(?P<y>\d{4})/(?P<y2>\d{4}|\d\d)"), "yearpair"),
)
_PARTS = re.compile(r"\d+|\D")
_BEFORE = "№$€£₽#+*/\\@_&=.,:"


class Numbers:
    """Reads numbers for one grammar."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self._letter = grammar.letter
        self._joining = {grammar.letter[name] for name in ("card", "tens", "thousand", "int")}
        self._chunks: dict[str, tuple[Raw, ...]] = {}

    def read(self, text: str, at: int) -> list[Raw]:
        """The number that begins at `at`, as one or more items (`1993—2003` is three); never empty."""
        match = _CHUNK.match(text, at)
        assert match is not None
        chunk, end = match[0], match.end()
        before = text[at - 1] if at else " "
        after = text[end : end + 1]
        if before == " " and after == " " and match.lastindex is None:  # the most common case: digits between spaces
            _, _, letter, value, _ = self._classed(chunk)[0]
            return [(at, end, letter, value, False)]
        glued = before.isalpha() or before in _BEFORE or (before in "-‑" and at > 1 and text[at - 2].isalnum())
        if glued or after in ("%", "°", "‰"):
            return [(at, end, self._letter["junk"], None, False)]
        parts = self._classed(chunk)
        items: list[Raw] = [(at + p[0], at + p[1], p[2], p[3], False) for p in parts]
        if items[-1][2] == self._letter["isodate"] and (time := _TIME_PART.match(text, end)):
            year, month, day = items[-1][3]
            return [(at, time.end(), self._letter["isodate"], (year, month, day, int(time[1]), int(time[2])), False)]
        if after and (after.isalpha() or after in "-‑–") and (suffix := _SUFFIX.match(text, end)):
            return self._suffixed(items, suffix, text)
        if after.isalpha():
            items[-1] = (*items[-1][:2], self._letter["junk"], None, False)
        return items

    def _suffixed(self, items: list[Raw], suffix: "re.Match[str]", text: str) -> list[Raw]:
        """`9-го`, `1990-х`, `2011г`: the last number with the letters after it."""
        start, end = items[-1][:2]
        tail = suffix[1].lower()
        number = text[start:end]
        grammar = self._grammar
        if number.isdigit() and tail in grammar.decade_suffixes and int(number) % 10 == 0 and (len(number) in (2, 4)):
            return [*items[:-1], (start, suffix.end(), self._letter["decade"], int(number), False)]
        if number.isdigit() and tail in grammar.ordinal_suffixes:
            name = "yearord" if len(number) == 4 and int(number) in _YEARS else "ordinal"
            return [*items[:-1], (start, suffix.end(), self._letter[name], int(number), False)]
        if number.isdigit() and tail in grammar.amount_suffixes and len(number) < 4:  # "35-ти лет"
            return [*items[:-1], (start, suffix.end(), *items[-1][2:])]
        word = grammar.lexicon.get(tail)
        if suffix.start() == suffix.start(1):  # no hyphen: a word glued on, or something that is no number at all
            if word is None:
                return [*items[:-1], (start, suffix.end(), self._letter["junk"], None, False)]
            return [*items, (suffix.start(1), suffix.end(), word[0], word[1], tail in grammar.abbreviations)]
        if word is None and text[suffix.start(1)].islower() and suffix[0][0] != "–":
            return [*items[:-1], (start, suffix.end(), self._letter["junk"], None, False)]  # "1150-летие"
        return items

    def _classed(self, chunk: str) -> tuple[Raw, ...]:
        found = self._chunks.get(chunk)
        if found is None:
            found = self._classify(chunk)
            if len(self._chunks) < 50_000:
                self._chunks[chunk] = found
        return found

    def _classify(self, chunk: str) -> tuple[Raw, ...]:
        for pattern, name in _FORMS:
            if match := pattern.fullmatch(chunk):
                value = self._value(name, match)
                if value is not None:
                    if name == "dec" and (clock := re.fullmatch(r"([01]?\d|2[0-4])\.([0-5]\d)", chunk)):
                        return ((0, len(chunk), self._letter["clock_or_dec"], (int(clock[1]), int(clock[2]), value), False),)
                    return ((0, len(chunk), self._letter[name], value, False),)
        pieces = list(_PARTS.finditer(chunk))
        if len(pieces) == 5 and all(p[0] in "-–—‑" for p in pieces[1::2]) or len(pieces) > 5:
            return ((0, len(chunk), self._letter["junk"], None, False),)  # telephones, versions, addresses
        out: list[Raw] = []
        for piece in pieces:
            if piece[0].isdigit():
                name, value = _whole(piece[0])
                out.append((piece.start(), piece.end(), self._letter[name], value, False))
            elif piece[0] in "-–—‑":
                out.append((piece.start(), piece.end(), self._letter["dash"], None, False))
            elif piece[0] == ",":
                out.append((piece.start(), piece.end(), self._letter["comma"], None, False))
            else:
                return ((0, len(chunk), self._letter["junk"], None, False),)
        return tuple(out)

    @staticmethod
    def _value(name: str, match: "re.Match[str]") -> Any:
        part = match.groupdict()
        if name in ("isodate", "dotdate"):
            year = int(part["y"])
            if len(part["y"]) == 2:
                year += 2000 if year < 50 else 1900
            return (
                (year, int(part["m"]), int(part["d"]))
                if int(part["m"]) in range(1, 13) and int(part["d"]) in range(1, 32)
                else None
            )
        if name == "clock":
            return (int(part["h"]), int(part["min"])) if int(part["h"]) < 25 and int(part["min"]) < 60 else None
        if name == "dec":
            return float(part["n"].replace(",", "."))
        first = int(part["y"])
        second = int(part["y2"]) if len(part["y2"]) == 4 else first // 100 * 100 + int(part["y2"])
        return (first, second) if second == first + 1 and first in _YEARS else None

    def joined(self, cluster: list[Item]) -> list[Item]:
        """The cluster with numerals of several words made one: "двадцать первого", "1 тысячу", "10 000"."""
        letter = self._letter
        if self._joining.isdisjoint([item.letter for item in cluster]):
            return cluster
        out: list[Item] = []
        for item in cluster:
            merged = self._merge(out[-1], item) if out else None
            if merged is not None:
                out[-1] = merged
            else:
                out.append(item)
        single = {letter["tens"]: letter["card"], letter["thousand"]: letter["card"]}
        return [i._replace(letter=single[i.letter]) if i.letter in single else i for i in out]

    def _merge(self, left: Item, right: Item) -> Item | None:
        letter = self._letter
        a, b = left.letter, right.letter
        small, ordinal, thousand = letter["card"], letter["ordinal"], letter["thousand"]
        digits = (letter["day"], letter["small"], letter["int"])
        if (
            a in digits
            and b == letter["int"]
            and right.end - right.start == 3
            and left.value < 1000
            and right.start - left.end == 1
        ):
            return left._replace(end=right.end, letter=letter["int"], value=left.value * 1000 + right.value)
        if a == thousand and b in (*digits, letter["year"]) and right.value < 1000 and left.value < 1_000_000:
            return left._replace(end=right.end, letter=letter["int"], value=left.value + right.value)
        if b == thousand and (a in digits or a in (small, letter["tens"])):
            return left._replace(end=right.end, letter=thousand, value=left.value * 1000)
        if a in (letter["tens"], thousand) and b in (small, letter["tens"], ordinal) and right.value < _last_power(left.value):
            total = left.value + right.value
            if b == ordinal:
                return left._replace(end=right.end, letter=letter["yearord"] if total >= 1000 else ordinal, value=total)
            return left._replace(end=right.end, letter=a if b == letter["tens"] else small, value=total)
        return None


def _last_power(value: float) -> int:
    """The power of ten below which a further numeral may follow: 10 after двадцать, 100 after сто, 1000 after тысяча."""
    for power in (1000, 100, 10):
        if value % power == 0:
            return power
    return 0


def _whole(digits: str) -> tuple[str, int]:
    value = int(digits)
    if len(digits) <= 2:
        return ("day", value) if 1 <= value <= 31 else ("small", value)
    if len(digits) == 4 and value in _YEARS:
        return "year", value
    return "int", value
