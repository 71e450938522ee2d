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
_LED = 2  # characters between "на" and the phrase it leads
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
        self._clauses: dict[int, list[_Clause]] = {}
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
        sentence = self.sentence_at(start)
        clauses = self._clauses.get(sentence.start)
        if clauses is None:
            words = self.pack.section("tense", TenseWords)
            clauses = self._clauses[sentence.start] = _clauses(self.tokens(sentence), words)
        at = min(bisect_right(clauses, start, key=_clause_end), len(clauses) - 1)
        for index in (at, at + 1, at + 2, at - 1, at - 2):
            if 0 <= index < len(clauses):
                tense = _clause_tense(clauses[index], start, end)
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


class _Verb(NamedTuple):
    """A word that tells a clause's tense. A participle governs only what stands beside it."""

    start: int
    end: int
    tense: Tense
    participle: bool = False
    appointed: bool = False  # future with a day after "на", though its own form is past


class _Clause(NamedTuple):
    """A stretch between two signs: its end, its verbs, the ends of the words that put a term ("на"), whether it expects."""

    end: int
    verbs: tuple[_Verb, ...]
    leads: tuple[int, ...]
    expecting: bool


def _clause_end(clause: _Clause) -> int:
    return clause.end


def _clauses(tokens: tuple[Token, ...], words: TenseWords) -> list[_Clause]:
    """The sentence cut at its signs, each part with what tells its tense; never empty."""
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token.text in ',;:—–()«»"':
            if parts[-1]:
                parts.append([])
        else:
            parts[-1].append(token)
    return [_clause(part, words) for part in parts if part] or [_Clause(tokens[-1].end if tokens else 0, (), (), False)]


def _clause(part: list[Token], words: TenseWords) -> _Clause:
    to_be = any(t.word.tense == "futr" and t.word.lemma in words.being for t in part)
    verbs = tuple(verb for token in part if (verb := _verb(token, words, to_be)) is not None)
    expecting = any(_expects(token, words) for token in part)
    leads = tuple(t.end for t in part if t.text in words.leads and t.word.pos == "PREP")
    return _Clause(part[-1].end, verbs, leads, expecting)


def _expects(token: Token, words: TenseWords) -> bool:
    word = token.word
    return word.lemma in words.expecting and (word.tense != "past" or word.pos not in ("VERB", "PRTF"))


def _verb(token: Token, words: TenseWords, to_be: bool) -> _Verb | None:
    """What a word says of its clause's tense, if anything."""
    word = token.word
    start, end = token.start, token.end
    if _expects(token, words):
        return _Verb(start, end, "future")
    if word.pos == "VERB":
        tense = _TENSES.get(word.tense)
        if tense is None or (tense == "present" and word.lemma in words.reporting):
            return None
        return _Verb(start, end, tense, appointed=word.lemma in words.appointed)
    tense = "past" if word.tense == "past" else "present"
    if word.pos == "PRTS":
        return _Verb(start, end, "future" if to_be else tense, appointed=word.lemma in words.appointed)
    if word.pos == "PRTF":
        return _Verb(start, end, tense, participle=True, appointed=word.lemma in words.appointed)
    return _Verb(start, end, "past", participle=True) if word.pos == "GRND" else None


def _clause_tense(clause: _Clause, start: int, end: int) -> Tense | None:
    """The tense of the verb nearest to the phrase."""
    finite: tuple[int, Tense] | None = None
    participle: tuple[int, Tense] | None = None
    led = any(0 < start - lead <= _LED for lead in clause.leads)
    for verb in clause.verbs:
        before = verb.end <= start
        distance = start - verb.end if before else verb.start - end
        found: tuple[int, Tense] = (distance, "future" if verb.appointed and led else verb.tense)
        if not verb.participle or (verb.appointed and led):
            finite = found if finite is None else min(finite, found)
        else:
            # What goes before its date governs it alone ("подписанный в пятницу указ"); else a finite verb is the likelier one.
            found = (distance if before else 2 * distance + 2, verb.tense)
            participle = found if participle is None else min(participle, found)
    if participle is not None and not clause.expecting and (finite is None or participle[0] < finite[0]):
        return participle[1]
    return finite[1] if finite is not None else None


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
