"""Word forms as numbers: what morphology says of each, by the vocabulary that weights were learned with."""

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from timeline.languages import Pack
from timeline.languages.morphology import Kept, Morphology, Word

_CASES = {"nomn": 1, "voct": 1, "gent": 2, "gen1": 2, "gen2": 2, "datv": 4, "accs": 8, "acc2": 8, "ablt": 16}
_CASES |= {"loct": 32, "loc1": 32, "loc2": 32}
_NAMES = {"Name", "Surn", "Patr"}
_KNOWN = {"Geox", "Orgn"}
_NOMINAL = {"NOUN", "ADJF", "PRTF"}
_PREDICATES = {"VERB", "INFN", "PRTS", "PRED"}
_VERBAL = {"VERB", "INFN", "GRND", "PRTF", "PRTS"}
_ENDING = 3  # letters


class Look(NamedTuple):
    """What is seen of a form, as text. What is `rare` stands for a lemma, a tag or readings that are not in the vocabulary."""

    lemma: str
    tag: str
    readings: str
    ending: str
    rare: str

    @property
    def rare_lemma(self) -> str:
        return f"~{self.tag[:4]}{self.lemma[-2:]}"


@frozen
class Vocabulary:
    """The row of each lemma, tag, set of readings and ending in the table of words; row 0 is of what has none."""

    lemmas: dict[str, int]
    tags: dict[str, int]
    readings: dict[str, int]
    endings: dict[str, int]


@frozen
class LeftOut:
    """Numbers that stand for a word by their ending: a pattern, the word of each ending, and the lemmas of what follows where
    they don't (none: any noun or adjective)."""

    number: str
    words: dict[str, str]
    beside: tuple[str, ...]


@frozen
class Endings:
    """`syntax.toml`: endings of verbs that take no object (`reflexive`), and of numbers that stand for a word (`left_out`); what
    tells times (`times`, base forms); what words are that a dot shortens (`shortened`)."""

    reflexive: tuple[str, ...]
    times: frozenset[str]
    left_out: tuple[LeftOut, ...]
    shortened: dict[str, str]


class Words:
    """The words of a language as numbers."""

    def __init__(self, pack: Pack, vocabulary: Vocabulary) -> None:
        self._morphology = pack.morphology
        self._endings = pack.section("syntax", Endings)
        self._vocabulary = vocabulary
        self._rows = Kept(self._row).__getitem__

    def rows(self, texts: Sequence[str]) -> NDArray[np.intp]:
        """The rows of each word of a sentence in the table of words."""
        told = [self._told(texts, i) if "-" in text and text[0].isdigit() else text for i, text in enumerate(texts)]
        return np.array(list(map(self._rows, told)), np.intp)

    def whole(self, texts: Sequence[str], i: int) -> str:
        """The word that word i shortens with the dot behind it, where more follows; "" where it is none or a number's."""
        dotted = i + 2 < len(texts) and texts[i + 1] == "." and not (i and texts[i - 1][0].isdigit())
        return self._endings.shortened.get(texts[i], "") if dotted else ""

    def verbal(self, text: str) -> bool:
        """Whether a word may be the verb of a clause."""
        return self._morphology.word(text).pos in _PREDICATES

    def of_verb(self, text: str) -> bool:
        """Whether a word is a verb's form, a participle and a gerund too."""
        return self._morphology.word(text).pos in _VERBAL

    def timed(self, text: str) -> bool:
        """Whether a word may tell a time, as numbers do."""
        return text[0].isdigit() or self._morphology.word(text).lemma in self._endings.times

    def _told(self, texts: Sequence[str], i: int) -> str:
        """The form that word i stands for, where it is a number with an ending that stands for one, else itself."""
        after = self._morphology.word(texts[i + 1]) if i + 1 < len(texts) else None
        for one in self._endings.left_out:
            if found := re.fullmatch(f"{one.number}(-.+)", texts[i]):
                told = after is not None and (after.lemma in one.beside if one.beside else after.pos in _NOMINAL)
                return texts[i] if told else one.words.get(found[1], texts[i])
        return texts[i]

    def _row(self, text: str) -> tuple[int, int, int, int]:
        look, known = looked(text, self._morphology, self._endings.reflexive), self._vocabulary
        return (
            known.lemmas.get(look.lemma) or known.lemmas.get(look.rare_lemma, 0),
            known.tags.get(look.tag) or known.tags.get(look.rare, 0),
            known.readings.get(look.readings) or known.readings.get(look.rare, 0),
            known.endings.get(look.ending, 0),
        )


def looked(text: str, morphology: Morphology, reflexive: tuple[str, ...]) -> Look:
    """What is seen of a form."""
    word = morphology.word(text)
    ending = text.lower()[-_ENDING:] if text[0].isalpha() else ""
    if not text[0].isalnum():
        return Look(text, text, text, ending, text)
    if not word.pos:
        part = _foreign(text, word)
        return Look(text.lower(), part, part, ending, "~" + part)
    readings = morphology.readings(text)
    capital = "" if not text[0].isupper() else "U" if text.isupper() and len(text) > 1 else "C"
    part = _part(text, word)
    tag = "|".join([part, word.case, word.number[:1], word.gender[:1] if word.number == "sing" else ""])
    if word.pos in _VERBAL:
        tag += ("|tran" if "tran" in word.grammemes else "|intr") + ("r" if text.endswith(reflexive) else "")
    return Look(word.lemma, tag + capital, _ambiguity(readings) + capital, ending, "~" + part)


def _foreign(text: str, word: Word) -> str:
    """A word without a part of speech: a number and its length, a word in other letters."""
    kind = "NUMB" if text[0].isdigit() else "LATN" if "LATN" in word.grammemes else "UNKN"
    return kind + ("-" if "-" in text else "") + (str(min(len(text), 5)) if kind == "NUMB" else "")


def _part(text: str, word: Word) -> str:
    """The part of speech, of nouns whether they name, of verbs whether they command, of adjectives whether they point."""
    if word.pos == "NOUN":
        if word.grammemes & _NAMES:
            return "NOUNn"
        return "NOUNC" if text[0].isupper() else "NOUNg" if word.grammemes & _KNOWN else "NOUN"
    if word.pos == "VERB" and not word.tense:
        return "VERBi"
    return "ADJFp" if word.pos == "ADJF" and "Apro" in word.grammemes else word.pos


def _ambiguity(readings: tuple[Word, ...]) -> str:
    """All that a form may be: its parts of speech, each with cases and numbers."""
    found: dict[str, tuple[set[int], set[str]]] = {}
    for reading in readings:
        cases, numbers = found.setdefault(reading.pos, (set(), set()))
        cases.add(_CASES.get(reading.case, 0))
        numbers.add(reading.number[:1] + (reading.gender[:1] if reading.number == "sing" else ""))
    return " ".join(f"{pos}{sum(cases)}{''.join(sorted(numbers))}" for pos, (cases, numbers) in sorted(found.items()))
