"""Document -> Parsed: sentences, words, trees and tense, each found where somebody asks and then kept."""

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property, partial
from itertools import islice
from typing import NamedTuple

from attrs import frozen
from razdel.segmenters.sentenize import HEAD_SOKRS, SentSplit, sentenize

from timeline import datelines
from timeline.languages import Pack
from timeline.languages.morphology import Kept, Word
from timeline.model import Document, Tense
from timeline.parsing import Tree, parser

_WORD = re.compile(r"\w+(?:[-‑]\w+)*")
_TOKEN = re.compile(rf"{_WORD.pattern}|[^\w\s]")
_CLAUSE = re.compile(r"[^\s,;:—–()«»\"][^,;:—–()«»\"]*")  # what stands between two signs
# A line ends a run unless the next goes on in lower case or with a comma: pages break lines where links stood.
_OBJECT = 5  # characters: more than a preposition stands between "отменили" and the day, so something is called off
_LED = 2  # characters between "на" and the phrase it leads
_TENSES: dict[str, Tense] = {"past": "past", "pres": "present", "futr": "future"}
_STOP = re.compile(rf"{sentenize.split.pattern}(?=\s+(?![а-яёa-z]+(?![^\W\d]))\S)")
_WINDOW: int = sentenize.split.window
_WHOLE = 5  # letters: a word so long is no abbreviation, but for some
_ABBREVIATED = tuple(sorted(word for word in HEAD_SOKRS if len(word) >= _WHOLE))
_TOGETHER = 8  # sentences: of more the network sees none faster
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


_token: Callable[[tuple[int, int, str, Word]], Token] = partial(tuple.__new__, Token)  # half the time of `Token(…)`


@frozen
class Sentence:
    """A sentence of the document."""

    start: int
    end: int


@frozen
class TenseWords:
    """`tense.toml`: lemmas that turn a clause to the future (with a day after one of `leads`: `appointed`), those after which an
    infinitive may lie ahead, those that report."""

    expecting: frozenset[str]
    deciding: frozenset[str]
    appointed: frozenset[str]
    reporting: frozenset[str]
    moving: frozenset[str]
    leads: frozenset[str]
    being: frozenset[str]
    wishing: frozenset[str]


class Parsed:
    """A document with its sentences and words. Asking twice costs nothing the second time."""

    def __init__(self, document: Document, pack: Pack) -> None:
        self.document = document
        self.text = document.text
        self.pack = pack
        self.text_start: int = datelines.text_start(document)
        self._runs: list[int] = _runs(document, self.text_start)
        self.paragraphs: list[int] = self._runs
        self._sentences: dict[int, tuple[Sentence, ...]] = {}
        self._begun: dict[int, tuple[list[Sentence], Iterator[Sentence]]] = {}  # runs cut into sentences as far as was asked
        self._tokens: dict[int, tuple[Token, ...]] = {}
        self._trees: dict[int, Tree | None] = {}
        self._spans: dict[int, list[tuple[int, int]]] = {}
        self._clauses: dict[int, _Clause] = {}
        self._tenses: dict[tuple[int, int], Tense | None] = {}

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds an offset; between two sentences the one before."""
        sentences = self._of_run(bisect_right(self._runs, offset) - 1)
        index = bisect_right(sentences, offset, key=lambda s: s.start) - 1
        return sentences[max(index, 0)]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences, in order; they don't overlap and cover all but white space."""
        return tuple(s for run in range(len(self._runs)) for s in self._of_run(run) if s.end > s.start)

    def tokens(self, sentence: Sentence) -> tuple[Token, ...]:
        """The words and signs of a sentence, in order."""
        found = self._tokens.get(sentence.start)
        if found is None:
            found = self._tokens[sentence.start] = tuple(self.tokens_between(sentence.start, sentence.end))
        return found

    def tree(self, sentence: Sentence) -> Tree | None:
        """The dependency tree over the `tokens` of a sentence; None where the language has no weights to build it with."""
        if sentence.start not in self._trees:
            found = parser(self.pack)
            self._trees[sentence.start] = None if found is None else found.tree([t.text for t in self.tokens(sentence)])
        return self._trees[sentence.start]

    def build(self, sentences: Sequence[Sentence]) -> None:
        """Have the trees of sentences built together, which takes less time than one by one as they are asked for."""
        built = parser(self.pack)
        if built is None:
            return
        wanted = list({s.start: s for s in sentences if s.start not in self._trees}.values())
        for first in range(0, len(wanted), _TOGETHER):
            some = wanted[first : first + _TOGETHER]
            trees = built.trees([[t.text for t in self.tokens(sentence)] for sentence in some])
            self._trees.update(zip((sentence.start for sentence in some), trees, strict=True))

    def tokens_between(self, start: int, end: int, most: int | None = None) -> list[Token]:
        """The words and signs of any stretch, in order; not kept. A word that the stretch cuts is cut.

        `most` is how many are wanted at most: the first ones, or, where it is negative, the last ones.
        """
        text, word = self.text, self.pack.morphology.word
        if most is not None:
            matches: Iterable[re.Match[str]] = _TOKEN.finditer(text, start, end)
            matches = islice(matches, most) if most >= 0 else deque(matches, -most)
            return [_token((m.start(), m.end(), form := m[0], word(form))) for m in matches]
        found = []
        for form in _TOKEN.findall(text, start, end):
            start = text.find(form, start)  # only white space lies between two tokens, so each is found where it stands
            end = start + len(form)
            found.append(_token((start, end, form, word(form))))
            start = end
        return found

    def tense(self, start: int, end: int) -> Tense | None:
        """The tense of the clause around a phrase, else of the clauses beside it: its nearest verb's; None where none has one."""
        key = (start, end)
        if key not in self._tenses:
            self._tenses[key] = self._tense(start, end)
        return self._tenses[key]

    def in_passing(self, start: int) -> bool:
        """Whether a phrase stands in a clause that only describes a thing: with a participle and no verb, or in brackets."""
        spans, at = self._around(start)
        if not spans:
            return False
        clause = self._clause(spans[at])
        described = bool(clause.verbs) and all(verb.participle for verb in clause.verbs)
        return described or self.text[: spans[at][0]].rstrip(" ")[-1:] == "("

    def _around(self, start: int) -> tuple[list[tuple[int, int]], int]:
        """The clauses of the sentence around an offset, and which of them is its own."""
        sentence = self._told_in(start)
        spans = self._spans.get(sentence.start)
        if spans is None:
            found = _CLAUSE.finditer(self.text, sentence.start, sentence.end)
            spans = self._spans[sentence.start] = [match.span() for match in found]
        return spans, min(bisect_right(spans, start, key=_end), len(spans) - 1)

    def _tense(self, start: int, end: int) -> Tense | None:
        spans, at = self._around(start)
        leads = self._clause(spans[at]).leads if spans else ()
        for index in (at, at + 1, at + 2, at - 1, at - 2):
            if 0 <= index < len(spans):
                clause = self._clause(spans[index])
                if index != at and all(v.participle and not v.appointed and v.start > spans[index][0] for v in clause.verbs):
                    continue  # "регистрация прибывших — 2 мая"; a clause that opens with its participle goes on beyond a comma
                tense = _clause_tense(clause, start, end, leads)
                if tense:
                    return tense
        return None

    def _told_in(self, offset: int) -> Sentence:
        """The sentence that holds an offset, where nobody needs those after it."""
        run = bisect_right(self._runs, offset) - 1
        if run not in self._sentences:
            told, coming = self._cut(run)
            if not told or offset >= told[-1].end:
                for sentence in coming:
                    told.append(sentence)
                    if offset < sentence.end:
                        break
            for sentence in reversed(told):
                if sentence.start <= offset < sentence.end:
                    return sentence
        return self.sentence_at(offset)

    def _cut(self, run: int) -> tuple[list[Sentence], Iterator[Sentence]]:
        """The sentences of a run that are known so far, and those still to be found."""
        if run not in self._begun:
            end = self._runs[run + 1] if run + 1 < len(self._runs) else len(self.text)
            self._begun[run] = [], _sentences(self.text, self._runs[run], end)
        return self._begun[run]

    def _clause(self, span: tuple[int, int]) -> "_Clause":
        found = self._clauses.get(span[0])
        if found is None:
            found = self._clauses[span[0]] = _roles(self.pack).clause(self.text, *span)
        return found

    def _of_run(self, run: int) -> tuple[Sentence, ...]:
        found = self._sentences.get(run)
        if found is None:
            told, coming = self._cut(run)
            start = self._runs[run]
            found = self._sentences[run] = (*told, *coming) or (Sentence(start, start),)
        return found


class _Role(NamedTuple):
    """What a word form may say of its clause's tense. A participle governs only what stands beside it."""

    tense: Tense | None = None
    participle: bool = False
    short: bool = False  # future with "to be" in the future
    appointed: bool = False  # future with a day after "на", though its own form is past
    expecting: bool = False
    planned: bool = False  # a plan that was: with a day after "на" on either side, "визит намечался на июль"
    moving: bool = False  # its object may carry a day to come: "отменили концерт 22 ноября"
    proposing: bool = False  # past itself, but what its infinitive names may be ahead: "предложил встретиться в мае"
    deciding: bool = False  # the same of what is ahead of it: "решили встретиться в мае", with a term surely
    infinitive: bool = False
    lead: bool = False
    being: bool = False
    wishing: bool = False  # what would be lies on either side: "исполнилось бы 80 лет"
    was: bool = False  # the auxiliary in the past, which says nothing beside what expects: "был намечен"


class _Verb(NamedTuple):
    """A word that tells a clause's tense."""

    start: int
    end: int
    tense: Tense
    participle: bool
    appointed: bool
    moving: bool
    planned: bool


class _Clause(NamedTuple):
    """A stretch between two signs: its verbs, the ends of the words that put a term ("на"), whether it expects."""

    verbs: tuple[_Verb, ...]
    leads: tuple[int, ...]
    expecting: bool


_SILENT = _Clause((), (), False)


class _Roles:
    """The roles of word forms, each found once: most words of a text say nothing of tense."""

    def __init__(self, pack: Pack) -> None:
        self._morphology = pack.morphology
        self._words = pack.section("tense", TenseWords)
        self._role: Callable[[str], _Role | None] = Kept(self._found).__getitem__

    def clause(self, text: str, start: int, end: int) -> _Clause:
        """What tells the tense in a stretch of text."""
        forms: list[str] = _WORD.findall(text, start, end)
        told = list(map(self._role, forms))
        if not any(told):
            return _SILENT
        found = []
        for form, role in zip(forms, told, strict=True):
            start = text.find(form, start)  # no letter lies between two words, so each is found where it stands
            end = start + len(form)
            if role is not None:
                found.append((start, end, role))
            start = end
        roles = [role for _, _, role in found]
        expecting = any(r.expecting for r in roles)
        to_be = any(r.being and (expecting or not r.infinitive) for r in roles)
        deciding, was = any(r.deciding for r in roles), any(r.was for r in roles)
        proposing = deciding or any(r.proposing for r in roles)
        wishing, naming = any(r.wishing for r in roles), any(r.infinitive for r in roles)
        verbs = []
        for start, end, role in found:
            tense = "future" if role.short and to_be else role.tense
            decided = role.deciding and role.short and naming and not was  # "встретиться решено в мае"
            if (role.infinitive and proposing) or decided or (role.expecting and was) or (wishing and tense == "past"):
                tense = "present"  # what was proposed or planned lies on either side
            if tense and not (role.was and expecting):
                appointed = role.appointed or role.infinitive and deciding
                verbs.append(_Verb(start, end, tense, role.participle, appointed, role.moving, role.planned))
        return _Clause(tuple(verbs), tuple(end for _, end, role in found if role.lead), expecting)

    def _found(self, form: str) -> _Role | None:
        role = self._read(form)
        return role if any(role) else None

    def _read(self, form: str) -> _Role:
        words, word = self._words, self._morphology.word(form)
        if form in words.wishing:
            return _Role(wishing=True)
        lead = form.lower() in words.leads and word.pos == "PREP"
        being = word.tense == "futr" and word.lemma in words.being
        appointed, moving = word.lemma in words.appointed, word.lemma in words.moving
        if word.lemma in words.expecting and (word.tense != "past" or word.pos not in ("VERB", "PRTF")):
            return _Role("future", expecting=True, lead=lead, being=being)
        planned = word.lemma in words.expecting and word.tense == "past"
        if word.pos == "VERB":
            tense = _TENSES.get(word.tense)
            if tense is None or (tense == "present" and word.lemma in words.reporting):
                return _Role(lead=lead, being=being)
            deciding = tense == "past" and word.lemma in words.deciding
            was = tense == "past" and word.lemma in words.being
            return _Role(
                tense,
                appointed=appointed,
                moving=moving,
                planned=planned,
                proposing=planned,
                deciding=deciding,
                lead=lead,
                being=being,
                was=was,
            )
        if word.is_noun and word.lemma in words.deciding:
            return _Role(deciding=True)
        if word.pos == "INFN":
            return _Role(infinitive=True, being=word.lemma in words.being)
        if word.pos in ("PRTS", "PRTF"):
            tense, full = "past" if word.tense == "past" else "present", word.pos == "PRTF"
            deciding = not full and word.lemma in words.deciding
            return _Role(
                tense, full, not full, appointed, moving=moving, deciding=deciding, lead=lead, being=being, planned=planned
            )
        return _Role("past" if word.pos == "GRND" else None, word.pos == "GRND", lead=lead, being=being)


@cache
def _roles(pack: Pack) -> _Roles:
    return _Roles(pack)


def _end(span: tuple[int, int]) -> int:
    return span[1]


def _clause_tense(clause: _Clause, start: int, end: int, leads: tuple[int, ...]) -> Tense | None:
    """The tense of the verb nearest to the phrase; `leads` are the ends of "на" and the like in the phrase's own clause."""
    finite: tuple[int, Tense] | None = None
    participle: tuple[int, Tense] | None = None
    led = any(0 < start - lead <= _LED for lead in leads)
    for verb in clause.verbs:
        before = verb.end <= start
        distance = start - verb.end if before else verb.start - end
        tense: Tense = "future" if verb.appointed and led else verb.tense
        if tense == "past" and (verb.moving and before and distance > _OBJECT or verb.planned and led):
            tense = "present"
        found = (distance, tense)
        if not verb.participle or (verb.appointed and led):
            finite = found if finite is None else min(finite, found)
        else:
            # What goes before its date governs it alone ("подписанный в пятницу указ"); else a finite verb is the likelier one.
            found = (distance if before else 2 * distance + 2, tense)
            participle = found if participle is None else min(participle, found)
    if participle is not None and not clause.expecting and (finite is None or participle[0] < finite[0]):
        return participle[1]
    return finite[1] if finite is not None else None


def _sentences(text: str, start: int, end: int) -> Iterator[Sentence]:
    """The sentences of a run, by razdel's rules, which are asked only where one may end: not before a word in lower case."""
    run, begun = text[start:end], 0
    for match in _STOP.finditer(run):
        at, after = match.span(1)
        if _ends(run, at, after):
            yield _stripped(run, begun, after, start)
            begun = after
            continue
        split = SentSplit(run[max(0, at - _WINDOW) : at], match[1], run[after : after + _WINDOW])
        split.buffer = run[begun:at]
        if not sentenize.join(split):
            yield _stripped(run, begun, after, start)
            begun = after
    if run[begun:].strip():
        yield _stripped(run, begun, len(run), start)


def _ends(run: str, at: int, after: int) -> bool:
    """Whether a stop surely ends a sentence: after a whole word, before a capital. So says razdel too, but takes its time."""
    word = run[max(0, at - _WHOLE) : at]
    whole = len(word) == _WHOLE and word.isalpha() and word.islower() and not run.endswith(_ABBREVIATED, 0, at)
    return whole and run[at] in ".!?…" and after == at + 1 and run[after] == " " and run[after + 1 : after + 2].isupper()


def _stripped(run: str, start: int, end: int, offset: int) -> Sentence:
    sentence = run[start:end].strip()
    first = run.find(sentence, start)
    return Sentence(offset + first, offset + first + len(sentence))


def parse(document: Document, pack: Pack) -> Parsed:
    """The document made ready to be asked; nothing is computed yet but the ends of paragraphs."""
    return Parsed(document, pack)


def _runs(document: Document, start: int) -> list[int]:
    """Where each run of text begins that no sentence crosses: paragraphs, the borders of blocks, and what follows a dateline."""
    text = document.text
    starts = {0, start}
    for match in _BREAK.finditer(text):
        end = match.end()
        if end < len(text) and not (text[end].islower() or text[end] in ",;:)»"):
            starts.add(end)
    for block in document.blocks:
        starts.update(b for b in (block.start, block.end) if b < len(text))
    return sorted(starts)
