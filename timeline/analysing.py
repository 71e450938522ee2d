"""Document -> Parsed: sentences, words, trees and tense, each found where somebody asks and then kept."""

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice

from attrs import define, frozen
from razdel.segmenters.sentenize import HEAD_SOKRS, SentSplit, sentenize

from timeline import datelines
from timeline.languages import Pack
from timeline.languages.morphology import Word
from timeline.model import Document, Tense
from timeline.parsing import Tree, parser
from timeline.rereading import reread
from timeline.tenses import SILENT, Clause, clause_tense, roles

_WORD = re.compile(r"\w+(?:[-‑]\w+)*")
_TOKEN = re.compile(rf"{_WORD.pattern}|[^\w\s]")
_SAID = re.compile(r"[»”\"],?\s*[—–-]\s|;")  # where what was said ends
_NAME = r"(?:«[^«»\",;:.!?—–()\n]{1,40}»|\"[^«»\",;:.!?—–()\n]{1,40}\")"
_RANGE = r"(?<=\d)[—–](?=\d)"
_CLAUSE = re.compile(rf"(?:[^\s,;:—–()«»\"]|{_NAME})(?:[^,;:—–()«»\"]|{_NAME}|{_RANGE})*")  # what stands between two signs
_STOP = re.compile(rf"{sentenize.split.pattern}(?=\s+(?![а-яёa-z]+(?![^\W\d]))\S)")
_WINDOW: int = sentenize.split.window
_LONGEST = 2000  # characters of a sentence: of 14,400 in news the longest, a list of people, has 1,480
_WHOLE = 5  # letters: a word so long is no abbreviation, but for some
_ABBREVIATED = tuple(sorted(word for word in HEAD_SOKRS if len(word) >= _WHOLE))
_PARTED = frozenset("(—–:")  # signs behind which a day may stand whose clause has no verb
_SPACES = 9  # between a bracket and its first word at most
_TOGETHER = 8  # sentences: of more the network sees none faster
_ASIDE = 120  # characters to the end of a bracket
_SPACE = re.compile(r"\s*")
_MARKER = re.compile(
    r"\s*(?:\d{1,2}[.)]\s+(?=[A-ZА-ЯЁ«\"])|[•▪●◆★✔\U0001F300-\U0001FAFF\u2600-\u27BF\uFE0F\u200D\s]+)"
)  # "1. ", "🔹 "
_SHORTENED = re.compile(r"\s*[\d«\"]")
# A line ends a run unless the next goes on in lower case or with a comma: pages break lines where links stood.
_BREAK = re.compile(r"\n\s*")


@define
class Token:
    """A word or a single sign, with its likeliest reading; not to be changed. Neither a frozen record nor a tuple, since a text
    has many: the one takes longer to make, the other to ask for its fields."""

    start: int
    end: int
    text: str
    word: Word
    is_word: bool


@frozen
class Sentence:
    """A sentence of the document."""

    start: int
    end: int


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
        self._starts: dict[int, list[int]] = {}
        self._begun: dict[int, tuple[list[Sentence], Iterator[Sentence]]] = {}  # runs cut into sentences as far as was asked
        self._tokens: dict[int, tuple[Token, ...]] = {}
        self._trees: dict[int, Tree | None] = {}
        self._spans: dict[int, list[tuple[int, int]]] = {}
        self._clauses: dict[int, Clause] = {}
        self._tenses: dict[tuple[int, int], Tense | None] = {}

    def tells(self, offset: int) -> bool:
        """Whether an offset lies where events are told: in the headline or the body, but not in the dateline."""
        role = self.document.role_at(offset)
        return role == "headline" or role == "body" and offset >= self.text_start

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds an offset; between two sentences the one before."""
        run = bisect_right(self._runs, offset) - 1
        sentences = self._of_run(run)
        return sentences[bisect_right(self._starts[run], offset) - 1] if len(sentences) > 1 else sentences[0]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences, in order; they don't overlap and cover all but white space."""
        return tuple(s for run in range(len(self._runs)) for s in self._of_run(run) if s.end > s.start)

    def tokens(self, sentence: Sentence) -> tuple[Token, ...]:
        """The words and signs of a sentence, in order."""
        found = self._tokens.get(sentence.start)
        if found is None:
            found = self._tokens[sentence.start] = tuple(self._read(sentence))
        return found

    def _read(self, sentence: Sentence) -> list[Token]:
        """The words and signs of a sentence, those read anew that may be another word's; then with the sentence's tree."""
        found, misread = self.tokens_between(sentence.start, sentence.end), self.pack.about.misread
        if misread.keys().isdisjoint([token.word.form for token in found]):
            return found
        verbs, tree = reread([t.text for t in found], [t.word for t in found], self.pack)
        self._trees.setdefault(sentence.start, tree)
        return [Token(t.start, t.end, t.text, verbs.get(i, t.word), t.is_word) for i, t in enumerate(found)]

    def tree(self, sentence: Sentence) -> Tree | None:
        """The dependency tree over the `tokens` of a sentence; None where the language has no weights to build it with."""
        words = self.tokens(sentence)  # which may take a tree to read
        if sentence.start not in self._trees:
            found = parser(self.pack)
            self._trees[sentence.start] = None if found is None else found.tree([t.text for t in words])
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
            for sentence, tree in zip(some, trees, strict=True):
                self._trees.setdefault(sentence.start, tree)

    def tokens_between(self, start: int, end: int, most: int | None = None) -> list[Token]:
        """The words and signs of any stretch, in order; not kept. A word that the stretch cuts is cut.

        `most` is how many are wanted at most: the first ones, or, where it is negative, the last ones.
        """
        text, seen = self.text, self.pack.morphology.seen
        if most is not None:
            matches: Iterable[re.Match[str]] = _TOKEN.finditer(text, start, end)
            matches = islice(matches, most) if most >= 0 else deque(matches, -most)
            return [Token(m.start(), m.end(), *seen(m[0])) for m in matches]
        found = []
        for form, word, is_word in map(seen, _TOKEN.findall(text, start, end)):
            start = text.find(form, start)  # only white space lies between two tokens, so each is found where it stands
            end = start + len(form)
            found.append(Token(start, end, form, word, is_word))
            start = end
        return found

    def tense(self, start: int, end: int) -> Tense | None:
        """The tense of the clause around a phrase, else of the clauses beside it: its nearest verb's; None where none has one."""
        key = (start, end)
        if key not in self._tenses:
            self._tenses[key] = self._tense(start, end)
        return self._tenses[key]

    def apart(self, start: int) -> bool:
        """Whether a phrase stands behind a bracket, dash or colon, in a clause without a verb."""
        spans, at = self._around(start)
        return bool(spans) and self._opened(spans[at][0]) in _PARTED and not self._clause(spans[at]).verbs

    def going(self, start: int) -> bool:
        """Whether the clause around a phrase has a verb in the present that is no participle."""
        spans, at = self._around(start)
        return bool(spans) and any(v.tense == "present" and not v.participle for v in self._clause(spans[at]).verbs)

    def arranged(self, start: int) -> int | None:
        """Where the clause around a phrase begins, if it tells in the past that something was put down for a time: "перенесли на
        май"."""
        spans, at = self._around(start)
        told = self._clause(spans[at]).verbs if spans else ()
        return spans[at][0] if told and all(v.appointed and v.tense == "past" for v in told) else None

    def in_passing(self, start: int) -> bool:
        """Whether a phrase stands in a clause that only describes a thing: with a participle and no verb, or in brackets."""
        spans, at = self._around(start)
        if not spans:
            return False
        clause = self._clause(spans[at])
        described = bool(clause.verbs) and all(verb.participle for verb in clause.verbs)
        return described or self._opened(spans[at][0]) == "("

    def _opened(self, start: int) -> str:
        """The sign before a clause."""
        return self.text[max(start - _SPACES, 0) : start].rstrip(" ")[-1:]

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
        own = self._clause(spans[at]) if spans else SILENT
        aside: Tense | None = None  # what a clause beside it says that leans on another: "13 мая, побывав дома, он покинет"
        for index in (at, at + 1, at + 2, at + 3, at + 4, at - 1, at - 2):
            if 0 <= index < len(spans) and (index <= at + 2 or aside):
                clause = self._clause(spans[index])
                if index > at and _SAID.search(self.text, end, spans[index][0]):
                    continue  # "«Новый срок — 5 мая», — сказал он"
                opens = any(v.start == spans[index][0] or v.appointed for v in clause.verbs)
                if index != at and not clause.finite and not opens:
                    continue  # "регистрация прибывших — 2 мая"; one that opens with its participle goes on beyond a comma
                tense = clause_tense(clause, start, end, own)
                leans = clause.aside and index != at
                if tense and (leans or index > at and not clause.finite and not any(v.appointed for v in clause.verbs)):
                    aside = aside or tense
                elif tense:
                    awaited = clause.that and index > 0 and any(v.plan for v in self._clause(spans[index - 1]).verbs)
                    return "either" if awaited else tense  # "предполагалось, что он пройдёт в мае": on either side
        return aside

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

    def _clause(self, span: tuple[int, int]) -> Clause:
        found = self._clauses.get(span[0])
        if found is None:
            found = self._clauses[span[0]] = roles(self.pack).clause(self.text, *span)
        return found

    def _of_run(self, run: int) -> tuple[Sentence, ...]:
        found = self._sentences.get(run)
        if found is None:
            told, coming = self._cut(run)
            start = self._runs[run]
            found = self._sentences[run] = (*told, *coming) or (Sentence(start, start),)
            # What stands before the first sentence of a run is its own.
            self._starts[run] = [start, *(sentence.start for sentence in found[1:])]
        return found


def _end(span: tuple[int, int]) -> int:
    return span[1]


def _sentences(text: str, start: int, end: int) -> Iterator[Sentence]:
    """The sentences of a run, by razdel's rules, which are asked only where one may end: not before a word in lower case. What is
    longer than any sentence, a list or a table, is cut, so that no step behind has to reckon with it."""
    run = text[start:end]
    marker = _MARKER.match(run)  # what a line of a list opens with is no word of its sentence
    begun = marker.end() if marker and marker.end() < len(run) else 0
    brackets = "(" in run
    for match in _STOP.finditer(run):
        at, after = match.span(1)
        for cut in _cuts(run, begun, at):
            yield _stripped(run, begun, cut, start)
            begun = cut
        if brackets and _bracketed(run, begun, at, after):
            continue
        if _ends(run, at, after):
            yield _stripped(run, begun, after, start)
            begun = after
            continue
        split = SentSplit(run[max(0, at - _WINDOW) : at], match[1], run[after : after + _WINDOW])
        split.buffer = run[begun:at]
        if not sentenize.join(split):
            yield _stripped(run, begun, after, start)
            begun = after
    for cut in _cuts(run, begun, len(run)):
        yield _stripped(run, begun, cut, start)
        begun = cut
    if run[begun:].strip():
        yield _stripped(run, begun, len(run), start)


def _cuts(run: str, begun: int, end: int) -> Iterator[int]:
    """Where what is too long for a sentence is cut: behind the last semicolon that leaves it long enough, comma or space."""
    while end - begun > _LONGEST:
        found = (run.rfind(sign, begun + _LONGEST // 2, begun + _LONGEST) for sign in ("; ", ", ", " "))
        begun = next((at + 1 for at in found if at >= 0), begun + _LONGEST)
        yield begun


def _bracketed(run: str, begun: int, at: int, after: int) -> bool:
    """Whether a stop can't end a sentence for the brackets beside it: before a number or a quotation in them ("(Леший; 5 мая
    1950)", "(род. 5 мая)"), at the end of a quotation before them ("«Ура!» (1975)")."""
    if run.startswith("(", _SPACE.match(run, after).end()):  # type: ignore[union-attr]
        return run[at] in '»"”' and run[at - 1 : at] in ("!", "?", "…")
    opened = run.rfind("(", begun, at)
    if opened < 0 or run.find(")", opened, at) >= 0 or run.find(")", after, after + _ASIDE + 1) < 0:
        return False
    return run[at] in ".;" and _SHORTENED.match(run, after) is not None


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
