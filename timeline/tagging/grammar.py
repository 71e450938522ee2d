"""The date grammar of a language: words and rules as data, compiled once into a lexicon and patterns over word classes."""

import re
from functools import cache
from typing import Any

from attrs import field, frozen

from timeline.errors import PackError
from timeline.languages import Pack
from timeline.languages.morphology import Morphology

# Classes that the lexer makes of digits and signs; all others come from the pack.
NUMBERS = (
    "day small int year dec yearord isodate dotdate clock clock_or_dec yearpair lengthy lengthened junk comma dash dot open close"
).split()
_FIRST_CHAR = 0x100  # one letter a class, beyond every sign that a regular expression knows
_CLASS = re.compile(r"<(?:(\w+):)?([\w|]+)>")
_MACRO = re.compile(r"\{([A-Z]+)(\d?)\}")
_NAMED = re.compile(r"\(\?P<\w+>")
_SLOT_NUMBER = re.compile(r"<(\w+):")


@frozen
class Words:
    """A word class: literal forms, lemmas (all forms), plurals (all plural forms), each with its value.

    `suffixed` forms may also have the ending of an ordinal after a hyphen ("XX-го").
    """

    forms: dict[str, Any] = field(factory=dict)
    lemmas: dict[str, Any] = field(factory=dict)
    plurals: dict[str, Any] = field(factory=dict)
    suffixed: bool = False


@frozen
class Lengths:
    """Adjectives of length: their first halves with values, their second halves with units."""

    numerals: dict[str, float]
    units: dict[str, str]


@frozen
class RuleData:
    """One rule as written. `when`/`unless` name conditions on the words around; `set` gives fields of the sense."""

    id: str
    pattern: str
    type: str = "DATE"
    form: str = "date"
    set: dict[str, Any] = field(factory=dict)
    interval: bool = False
    adjacent: bool = False
    joined: bool = False
    when: str = ""
    unless: str = ""


@frozen
class GrammarData:
    """`dates.toml`."""

    abbreviations: tuple[str, ...]
    ordinal_suffixes: tuple[str, ...]
    amount_suffixes: tuple[str, ...]
    decade_suffixes: tuple[str, ...]
    look_alikes: dict[str, str]
    words: dict[str, Words]
    lengths: Lengths
    unions: dict[str, tuple[str, ...]]
    macros: dict[str, str]
    rule: tuple[RuleData, ...]


@frozen(eq=False)
class Rule:
    """A rule compiled: `regex` over class letters; `parts` the groups that are mention spans, with their slots by name."""

    data: RuleData
    order: int
    regex: "re.Pattern[str]"
    parts: tuple[str, ...]
    slots: tuple[tuple[str, str, int], ...]  # (group, field, part)


@frozen(eq=False)
class Grammar:
    """All that tagging needs of a language. `lexicon`: folded form -> (class letter, value)."""

    codepage: str
    table: bytes
    letter: dict[str, str]
    lexicon: dict[str, tuple[str, Any]]
    abbreviations: frozenset[str]
    ordinal_suffixes: frozenset[str]
    amount_suffixes: frozenset[str]
    decade_suffixes: frozenset[str]
    rules: tuple[Rule, ...]
    any_rule: "re.Pattern[str]"  # whether some rule begins at a place: spares trying them one by one

    def fold(self, text: str) -> bytes:
        """One byte a character: lower case, look-alikes (and `ё`) made one, everything but letters and digits a space."""
        return text.encode(self.codepage, "replace").translate(self.table)


@cache
def compiled(pack: Pack) -> Grammar:
    """The grammar of a pack. Raises PackError where a rule names what there isn't."""
    data = pack.section("dates", GrammarData)
    names = [*NUMBERS, *data.words]
    letter = {name: chr(_FIRST_CHAR + i) for i, name in enumerate(names)}
    table = _table(pack.about.codepage, data.look_alikes)
    fold = lambda text: text.encode(pack.about.codepage, "replace").translate(table).decode(pack.about.codepage)  # noqa: E731
    lexicon = _lexicon(data, pack.morphology, letter, fold)
    rules = tuple(_rule(rule, order, letter, data.unions, data.macros) for order, rule in enumerate(data.rule))
    any_rule = "|".join(sorted({_NAMED.sub("(?:", rule.regex.pattern) for rule in rules}))
    return Grammar(
        pack.about.codepage,
        table,
        letter,
        lexicon,
        frozenset(data.abbreviations),
        frozenset(data.ordinal_suffixes),
        frozenset(data.amount_suffixes),
        frozenset(data.decade_suffixes),
        rules,
        re.compile(any_rule),
    )


def _table(codepage: str, look_alikes: dict[str, str]) -> bytes:
    """For `bytes.translate`: what each byte of the code page folds to."""
    out = bytearray(b" " * 256)
    for byte in range(256):
        try:
            char = bytes([byte]).decode(codepage)
        except UnicodeDecodeError:
            continue
        char = look_alikes.get(char, char).lower()
        char = look_alikes.get(char, char)
        if char.isalnum() and char.isprintable():
            out[byte] = char.encode(codepage, "replace")[0] if len(char) == 1 else byte
    return bytes(out)


def _lexicon(data: GrammarData, morphology: Morphology, letter: dict[str, str], fold: Any) -> dict[str, tuple[str, Any]]:
    found: dict[str, tuple[str, Any]] = {}
    for name, words in data.words.items():
        for form, value in words.forms.items():
            found.setdefault(fold(form), (letter[name], value))
            for suffix in data.ordinal_suffixes if words.suffixed else ():
                found.setdefault(fold(f"{form}-{suffix}"), (letter[name], value))
    for name, words in data.words.items():
        for lemma, value in words.lemmas.items():
            forms = morphology.forms(lemma)
            if not forms:
                raise PackError(f"dates.toml: words.{name}: the morphology knows no forms of {lemma!r}")
            for form in forms:
                found.setdefault(fold(form), (letter[name], value))
        for lemma, value in words.plurals.items():
            singular = {f.form for f in _readings(morphology, lemma) if f.number == "sing"}
            for form in morphology.forms(lemma) - singular:
                if "plur" in {w.number for w in morphology.readings(form)}:
                    found.setdefault(fold(form), (letter[name], value))
    for unit, value in data.lengths.units.items():
        for form in morphology.forms(unit):
            found.setdefault(fold(form), (letter["lengthened"], value))
            for numeral, amount in data.lengths.numerals.items():
                found.setdefault(fold(numeral + form), (letter["lengthy"], (amount, value)))
    return found


def _readings(morphology: Morphology, lemma: str) -> list[Any]:
    return [w for form in morphology.forms(lemma) for w in morphology.readings(form) if w.lemma == lemma]


def _rule(data: RuleData, order: int, letter: dict[str, str], unions: dict[str, tuple[str, ...]], macros: dict[str, str]) -> Rule:
    source = data.pattern
    for _ in range(4):  # macros hold macros
        source = _MACRO.sub(lambda m: _expand(m, macros, data), source)

    def letters(names: str) -> str:
        out = ""
        for name in names.split("|"):
            for one in unions.get(name, (name,)):
                if one not in letter:
                    raise PackError(f"dates.toml: rule {data.id!r}: no word class {one!r}")
                out += letter[one]
        return out

    slots: list[tuple[str, str, int]] = []

    def group(match: "re.Match[str]") -> str:
        name, chars = match[1], letters(match[2])
        if not name:
            return f"[{chars}]"
        group_name = f"slot_{len(slots)}"  # a slot may stand in several branches, a group's name only once
        slots.append((group_name, name.rstrip("0123456789"), int(name[-1]) if name[-1].isdigit() else 1))
        return f"(?P<{group_name}>[{chars}])"

    if "[" not in source:
        source = f"[ {source} ]"
    # Brackets are spans here, while the classes' own brackets come with them: so the spans wait as control characters.
    source = _CLASS.sub(group, source.replace("[", "\x01").replace("]", "\x02").replace(" ", ""))
    count = source.count("\x01")
    for number in range(1, count + 1):
        source = source.replace("\x01", f"(?P<span_{number}>", 1)
    try:
        regex = re.compile(source.replace("\x02", ")"))
    except re.error as error:
        raise PackError(f"dates.toml: rule {data.id!r}: {error}: {data.pattern}") from None
    parts = tuple(f"span_{i + 1}" for i in range(count))
    return Rule(data, order, regex, parts, tuple(slots))


def _expand(match: "re.Match[str]", macros: dict[str, str], data: RuleData) -> str:
    if match[1] not in macros:
        raise PackError(f"dates.toml: rule {data.id!r}: no macro {match[1]!r}")
    text = macros[match[1]]
    return _SLOT_NUMBER.sub(rf"<\g<1>{match[2]}:", text) if match[2] else text
