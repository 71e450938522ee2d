"""Document -> Parsed: sentences, words and tense, each found where somebody asks and then kept."""

import re
from bisect import bisect_right
from typing import NamedTuple

from attrs import frozen
from razdel import sentenize

from timeline.languages import Pack
from timeline.languages.morphology import Word
from timeline.model import Document, Tense

_TOKEN = re.compile(r"\w+(?:[-‑]\w+)*|[^\w\s]")
# A line ends a run unless the next goes on in lower case or with a comma: pages break lines where links stood.
_VERBAL = ("VERB", "INFN", "PRTF", "PRTS", "GRND")
_TENSES: dict[str, Tense] = {"past": "past", "pres": "present", "futr": "future"}
_BREAK = re.compile(r"\n\s*")


class Token(NamedTuple):
    """A word or a single sign, with its likeliest reading. A tuple, since a text has many."""

    start: int
    end: int
    text: str
    word: Word

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum()


@frozen
class Sentence:
    """A sentence of the document."""

    start: int
    end: int


@frozen
class TenseWords:
    """`tense.toml`: lemmas that turn a clause to the future (with a day after one of `leads`: `appointed`), those that report."""

    expecting: frozenset[str]
    appointed: frozenset[str]
    reporting: frozenset[str]
    leads: frozenset[str]
    being: frozenset[str]


class Parsed:
    """A document with its sentences and words. Asking twice costs nothing the second time."""

    def __init__(self, document: Document, pack: Pack) -> None:
        self.document = document
        self.text = document.text
        self.pack = pack
        self._runs: list[int] = _runs(document)
        self.paragraphs: list[int] = self._runs
        self._sentences: dict[int, tuple[Sentence, ...]] = {}
        self._tokens: dict[int, tuple[Token, ...]] = {}
        self._tenses: dict[tuple[int, int], Tense | None] = {}

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds an offset; between two sentences the one before."""
        sentences = self._of_run(bisect_right(self._runs, offset) - 1)
        index = bisect_right(sentences, offset, key=lambda s: s.start) - 1
        return sentences[max(index, 0)]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences, in order; they don't overlap and cover all but white space."""
        return tuple(s for run in range(len(self._runs)) for s in self._of_run(run) if s.end > s.start)

    def tokens(self, sentence: Sentence) -> tuple[Token, ...]:
        """The words and signs of a sentence, in order."""
        found = self._tokens.get(sentence.start)
        if found is None:
            found = self._tokens[sentence.start] = tuple(self.tokens_between(sentence.start, sentence.end))
        return found

    def tokens_between(self, start: int, end: int) -> list[Token]:
        """The words and signs of any stretch, in order; not kept. A word that the stretch cuts is cut."""
        word = self.pack.morphology.word
        return [Token(m.start(), m.end(), m[0], word(m[0])) for m in _TOKEN.finditer(self.text, start, end)]

    def tense(self, start: int, end: int) -> Tense | None:
        """The tense of the clause around a phrase, else of the clauses beside it: its nearest verb's; None where none has one."""
        key = (start, end)
        if key not in self._tenses:
            self._tenses[key] = self._tense(start, end)
        return self._tenses[key]

    def _tense(self, start: int, end: int) -> Tense | None:
        words = self.pack.section("tense", TenseWords)
        tokens = self.tokens(self.sentence_at(start))
        clauses = _clauses(tokens)
        at = next((i for i, c in enumerate(clauses) if c[-1].end > start), len(clauses) - 1)
        order = [at, *range(at + 1, min(at + 3, len(clauses))), *range(at - 1, max(at - 3, -1), -1)]
        for index in order:
            tense = _clause_tense(clauses[index], start, end, words)
            if tense:
                return tense
        return None

    def _of_run(self, run: int) -> tuple[Sentence, ...]:
        found = self._sentences.get(run)
        if found is None:
            start = self._runs[run]
            end = self._runs[run + 1] if run + 1 < len(self._runs) else len(self.text)
            found = tuple(Sentence(start + s.start, start + s.stop) for s in sentenize(self.text[start:end])) or (
                Sentence(start, start),
            )
            self._sentences[run] = found
        return found


def _clauses(tokens: tuple[Token, ...]) -> list[list[Token]]:
    """The sentence cut at its signs; never empty, no part empty."""
    clauses: list[list[Token]] = [[]]
    for token in tokens:
        if token.text in ',;:—–()«»"':
            if clauses[-1]:
                clauses.append([])
        else:
            clauses[-1].append(token)
    return [c for c in clauses if c] or [list(tokens)]


def _clause_tense(clause: list[Token], start: int, end: int, words: TenseWords) -> Tense | None:
    """The tense of the verb nearest to the phrase; a participle counts only where no finite verb stands."""
    finite: list[tuple[int, Tense]] = []
    to_be = any(t.word.tense == "futr" and t.word.lemma in words.being for t in clause)
    participles: list[tuple[int, Tense]] = []
    expecting = False
    for token in clause:
        word = token.word
        if word.pos not in _VERBAL and word.lemma not in words.expecting:
            continue
        distance = start - token.end if token.end <= start else token.start - end
        if word.lemma in words.expecting and (word.tense != "past" or word.pos not in ("VERB", "PRTF")):
            expecting = True
            finite.append((distance, "future"))
        elif word.lemma in words.appointed and word.pos in ("PRTS", "PRTF", "VERB") and _lead(clause, start, words.leads):
            finite.append((distance, "future"))
        elif word.pos == "INFN":
            continue
        elif word.pos == "VERB":
            tense = _TENSES.get(word.tense)
            if tense and not (tense == "present" and word.lemma in words.reporting):
                finite.append((distance, tense))
        elif word.pos == "PRTS":
            finite.append((distance, "future" if to_be else "past" if word.tense == "past" else "present"))
        else:
            tense = "past" if word.tense == "past" or word.pos == "GRND" else "present"
            # What goes before its date governs it alone ("подписанный в пятницу указ"); else a finite verb is the likelier one.
            participles.append((distance if token.end <= start else 2 * distance + 2, tense))
    if participles and not expecting:
        distance, tense = min(participles)
        if not finite or distance < min(finite)[0]:
            return tense
    if finite:
        return min(finite)[1]
    return None


def _lead(clause: list[Token], start: int, leads: frozenset[str]) -> bool:
    """Whether the word before the phrase is a preposition of the accusative that names a term ("на 5 мая")."""
    before = [t for t in clause if t.end <= start]
    return bool(before) and before[-1].text.lower() in leads


def parse(document: Document, pack: Pack) -> Parsed:
    """The document made ready to be asked; nothing is computed yet but the ends of paragraphs."""
    return Parsed(document, pack)


def _runs(document: Document) -> list[int]:
    """Where each run of text begins that no sentence crosses: paragraphs, and the borders of blocks."""
    text = document.text
    starts = {0}
    for match in _BREAK.finditer(text):
        end = match.end()
        if end < len(text) and not (text[end].islower() or text[end] in ",;:)»"):
            starts.add(end)
    for block in document.blocks:
        starts.update(b for b in (block.start, block.end) if b < len(text))
    return sorted(starts)
