"""Word forms: a cached face of pymorphy3, in the tags of OpenCorpora (http://opencorpora.org/dict.php?act=gram)."""

from functools import cache
from typing import Any
from unicodedata import name

from attrs import frozen

_CACHE = 400_000  # words kept; an article of 300 words has about 150 unlike ones


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
    def is_noun(self) -> bool:
        return self.pos in ("NOUN", "NPRO")


class Morphology:
    """Readings of word forms, likeliest first, and inflection. One a process: it is 30 MB and a cache."""

    def __init__(self, analyzer: Any) -> None:
        self._analyzer = analyzer
        self._readings: dict[str, tuple[Word, ...]] = {}
        self._likeliest: dict[str, Word] = {}
        self._inflected: dict[tuple[object, ...], str | None] = {}
        self._known: dict[str, bool] = {}

    @classmethod
    @cache
    def of(cls, spec: str) -> "Morphology":
        """The morphology a pack names, such as `pymorphy3:ru`."""
        import pymorphy3

        return cls(pymorphy3.MorphAnalyzer(lang=spec.partition(":")[2]))

    def readings(self, form: str) -> tuple[Word, ...]:
        """All readings of a form, likeliest first; never empty. The form's case is ignored, `ё` is kept."""
        found = self._readings.get(form)
        if found is None:
            if len(self._readings) >= _CACHE:
                self._readings.clear()
                self._likeliest.clear()
            found = tuple(_word(parse) for parse in self._analyzer.parse(_named(form)))
            self._readings[form] = found
        return found

    def word(self, form: str) -> Word:
        """The likeliest reading."""
        found = self._likeliest.get(form)
        if found is None:
            found = self.readings(form)[0]
            self._likeliest[form] = found
        return found

    def known(self, form: str) -> bool:
        """Whether the dictionary has the form, rather than readings being guessed from its ending."""
        found = self._known.get(form)
        if found is None:
            if len(self._known) >= _CACHE:
                self._known.clear()
            found = self._known[form] = bool(self._analyzer.word_is_known(form.lower()))
        return found

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

    def inflect(self, form: str, *grammemes: str, like: Word | None = None) -> str | None:
        """The form put into the given grammemes (`gent`, `plur`); None where that can't be done. Keeps the first letter's case.

        `like` names the reading meant where a form has several.
        """
        key = (form, grammemes, like.lemma if like else "", like.pos if like else "")
        if key not in self._inflected:
            if len(self._inflected) >= _CACHE:
                self._inflected.clear()
            self._inflected[key] = self._inflect(form, grammemes, like)
        return self._inflected[key]

    def _inflect(self, form: str, grammemes: tuple[str, ...], like: Word | None) -> str | None:
        parses = self._analyzer.parse(_named(form))
        if like is not None:
            parses = [p for p in parses if p.normal_form == like.lemma and str(p.tag.POS or "") == like.pos] or parses
        changed = parses[0].inflect(frozenset(grammemes))
        if changed is None:
            return None
        text: str = changed.word
        return text[:1].upper() + text[1:] if form[:1].isupper() else text


def _named(form: str) -> str:
    """The form with a sign for each character that Unicode has no name for: pymorphy3 asks for the name."""
    return form if form.isascii() or all(name(c, "") for c in form) else "".join(c if name(c, "") else "\ufffd" for c in form)


def _made_alike(tag: Any, other: Any) -> bool:
    return bool(
        tag.POS == other.POS and tag.tense == other.tense and tag.voice == other.voice and ("Supr" in tag) == ("Supr" in other)
    )


def _word(parse: Any) -> Word:
    tag = parse.tag
    return Word(
        form=parse.word,
        lemma=parse.normal_form,
        pos=str(tag.POS or ""),
        case=str(tag.case or ""),
        number=str(tag.number or ""),
        gender=str(tag.gender or ""),
        tense=str(tag.tense or ""),
        aspect=str(tag.aspect or ""),
        person=str(tag.person or ""),
        voice=str(tag.voice or ""),
        animacy=str(tag.animacy or ""),
        grammemes=frozenset(tag.grammemes),
        score=float(parse.score),
    )
