"""Document -> Parsed: sentences, words and tense, each found where somebody asks and then kept."""

import re
from bisect import bisect_right

from attrs import frozen
from razdel import sentenize

from timeline.languages import Pack
from timeline.languages.morphology import Word
from timeline.model import Document

_TOKEN = re.compile(r"\w+(?:[-‑]\w+)*|[^\w\s]")
# A line ends a run unless the next goes on in lower case or with a comma: pages break lines where links stood.
_BREAK = re.compile(r"[ \t\xa0]*\r?\n\s*")


@frozen
class Token:
    """A word or a single sign, with its likeliest reading."""

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


class Parsed:
    """A document with its sentences and words. Asking twice costs nothing the second time."""

    def __init__(self, document: Document, pack: Pack) -> None:
        self.document = document
        self.text = document.text
        self.pack = pack
        self._runs: list[int] = _runs(document)
        self._sentences: dict[int, tuple[Sentence, ...]] = {}
        self._tokens: dict[int, tuple[Token, ...]] = {}

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
            word = self.pack.morphology.word
            found = tuple(
                Token(m.start(), m.end(), m[0], word(m[0])) for m in _TOKEN.finditer(self.text, sentence.start, sentence.end)
            )
            self._tokens[sentence.start] = found
        return found

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
