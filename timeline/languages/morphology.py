"""Word forms: a cached face of pymorphy3, in the tags of OpenCorpora (http://opencorpora.org/dict.php?act=gram)."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, TypeVar
from unicodedata import name

from attrs import frozen

K = TypeVar("K")
V = TypeVar("V")
_BENT = frozenset(("VERB", "PRTS", "PRTF", "GRND"))  # forms of a verb, but for its base form
_VERBAL = _BENT | {"INFN"}
_CACHE = 100_000  # words kept; 10,000 articles of 300 words have about as many unlike ones


@frozen
class Word:
    """One reading of a word form. Grammemes are OpenCorpora's (`VERB`, `past`, `gent`), "" where the word has none."""

    form: str
    lemma: str
    pos: str
    case: str
    number: str
    gender: str
    tense: str
    aspect: str
    person: str
    voice: str
    animacy: str
    grammemes: frozenset[str]
    score: float

    @property
    def of_speakers(self) -> bool:
        """Whether a verb or pronoun is of those who speak or are spoken to."""
        return self.person in ("1per", "2per")

    @property
    def agreed(self) -> tuple[str, ...]:
        """The number, and in the singular the gender, of what agrees with a noun."""
        return ("plur",) if self.number == "plur" else ("sing", self.gender or "masc")

    @property
    def is_done(self) -> bool:
        """Whether a verb or participle tells what was done: in the past, and perfective."""
        return self.tense == "past" and self.aspect == "perf"

    @property
    def is_noun(self) -> bool:
        return self.pos in ("NOUN", "NPRO")


class Kept(dict[K, V]):
    """What a function gives, each answer found once and kept; all are dropped when there are too many."""

    def __init__(self, find: Callable[[K], V]) -> None:
        self._find = find

    def __missing__(self, key: K) -> V:
        if len(self) >= _CACHE:
            self.clear()
        found = self[key] = self._find(key)
        return found


class Morphology:
    """Readings of word forms, likeliest first, and inflection. One a process: it is 30 MB and a cache."""

    def __init__(self, analyzer: Any, verbal: str = "") -> None:
        self._analyzer = analyzer
        self._verbal = verbal
        # Asked for every word of every article: to call one is no more than to look into a dict.
        self.readings: Callable[[str], tuple[Word, ...]] = Kept(self._readings).__getitem__
        self.word: Callable[[str], Word] = Kept(self._likeliest).__getitem__
        self.known: Callable[[str], bool] = Kept(self._known).__getitem__
        self.seen: Callable[[str], tuple[str, Word, bool]] = Kept(self._seen).__getitem__
        self._inflected = Kept(self._inflect)

    @classmethod
    @cache
    def of(cls, spec: str, verbal: str = "") -> "Morphology":
        """The morphology a pack names, such as `pymorphy3:ru`; how verbs end that its dictionary lacks, or ""."""
        import pymorphy3

        return cls(pymorphy3.MorphAnalyzer(lang=spec.partition(":")[2]), verbal)

    def _readings(self, form: str) -> tuple[Word, ...]:
        """All readings of a form, likeliest first; never empty. The form's case is ignored, `ё` is kept.

        What may tell or command ("нашли", of "найти" or "наслать") tells: pymorphy3 doesn't know which is likelier. What the
        dictionary lacks and may be a verb with the pack's ending is one, what begins with a capital or a digit rather a noun.
        """
        found = [_word(parse) for parse in self._analyzer.parse(_named(form))]
        verbal = [word for word in found if self._verbal and word.pos in _BENT and word.lemma.endswith(self._verbal)]
        if verbal and not self.known(form):
            found = verbal
        elif found[0].pos in _VERBAL and not form[0].islower() and not self.known(form):
            named = any(word.pos == "NOUN" and word.case == "nomn" for word in found)
            found.sort(key=lambda word: named and word.pos != "NOUN")
        told = any(word.tense == "past" for word in found)
        return tuple(sorted(found, key=lambda word: "impr" in word.grammemes)) if told else tuple(found)

    def _likeliest(self, form: str) -> Word:
        """The likeliest reading."""
        return self.readings(form)[0]

    def _seen(self, form: str) -> tuple[str, Word, bool]:
        """A form with its likeliest reading, and whether it is a word rather than a sign."""
        return form, self.word(form), form[0].isalnum()

    def _known(self, form: str) -> bool:
        """Whether the dictionary has the form, rather than readings being guessed from its ending."""
        return bool(self._analyzer.word_is_known(_named(form.lower())))

    def forms(self, lemma: str, pos: tuple[str, ...] = ()) -> frozenset[str]:
        """Every form of a word given in its first form, lower case, of one of the parts of speech (any, where none is named).

        A participle or superlative ("минувший", "ближайший") gives its own forms, not those of the word it was made from.
        """
        return frozenset(
            form.word
            for parse in self._analyzer.parse(lemma)
            if (parse.normal_form == lemma or parse.tag.POS == "PRTF" or "Supr" in parse.tag)
            and (not pos or parse.tag.POS in pos)
            for form in parse.lexeme
            if parse.normal_form == lemma or _made_alike(form.tag, parse.tag)
        )

    def lexemes(self, form: str) -> Iterator[tuple[str, ...]]:
        """All forms, sorted and in lower case, of each word that a form may be of; of one that the dictionary lacks, of the
        likeliest alone. Participles, comparatives and superlatives are words of their own; a word of one form has no forms."""
        parses = self._analyzer.parse(_named(form))
        for parse in parses if self.known(form) else parses[:1]:
            sort = _sort(parse.tag)
            if len(found := {its.word for its in parse.lexeme if _sort(its.tag) == sort}) > 1:
                yield tuple(sorted(found))

    def inflect(self, form: str, *grammemes: str, like: Word | None = None) -> str | None:
        """The form put into the given grammemes (`gent`, `plur`); None where that can't be done. Keeps the first letter's case.

        `like` names the reading meant where a form has several.
        """
        return self._inflected[form, grammemes, like.lemma if like else "", like.pos if like else ""]

    def _inflect(self, asked: tuple[str, tuple[str, ...], str, str]) -> str | None:
        form, grammemes, lemma, pos = asked
        parses = self._analyzer.parse(_named(form))
        parses = [p for p in parses if p.normal_form == lemma and str(p.tag.POS or "") == pos] or parses
        changed = parses[0].inflect(frozenset(grammemes))
        if changed is None:
            return None
        if "Supr" in parses[0].tag:  # of "наихороший" and "лучший" that which was written
            alike = (f for f in parses[0].lexeme if f.tag == changed.tag)
            changed = max(alike, key=lambda f: f.word[:4] == form[:4].lower())
        text: str = changed.word
        return text[:1].upper() + text[1:] if form[:1].isupper() else text


def _named(form: str) -> str:
    """The form with a sign for each character that Unicode has no name for: pymorphy3 asks for the name."""
    return form if form.isascii() or all(map(_has_name, form)) else "".join(c if _has_name(c) else "\ufffd" for c in form)


def _is_named(character: str) -> bool:
    return bool(name(character, ""))


_has_name: Callable[[str], bool] = Kept(_is_named).__getitem__


def _made_alike(tag: Any, other: Any) -> bool:
    return bool(
        tag.POS == other.POS and tag.tense == other.tense and tag.voice == other.voice and ("Supr" in tag) == ("Supr" in other)
    )


@cache
def _sort(tag: Any) -> tuple[Any, ...]:
    """What forms of one word have in common that a reader would call by one name."""
    degree = ("COMP" in tag, "Supr" in tag)
    return (*degree, tag.tense, tag.voice) if tag.POS == "PRTF" else degree


def _word(parse: Any) -> Word:
    return Word(*(parse.word, parse.normal_form, *_grammar(parse.tag), float(parse.score)))


@cache  # there are some thousand tags
def _grammar(tag: Any) -> tuple[Any, ...]:
    """What a tag says, in the order of a word's fields.

    Of two grammemes of a class ("Кентукки", anim and in the accusative inan) it is the last, which is the form's own;
    pymorphy3 itself would name the one that comes first in a set.
    """
    said = str(tag).replace(" ", ",").split(",")[::-1]
    classes = (
        tag.PARTS_OF_SPEECH, tag.CASES, tag.NUMBERS, tag.GENDERS, tag.TENSES, tag.ASPECTS, tag.PERSONS, tag.VOICES, tag.ANIMACY
    )  # fmt: skip
    return *(next((grammeme for grammeme in said if grammeme in each), "") for each in classes), frozenset(tag.grammemes)
