"""A sentence laid out for its events: its words, the clause each stands in, and the mention that covers each."""

from bisect import bisect_right

from attrs import define, frozen

from timeline.analysing import Parsed, Sentence, Token
from timeline.detecting.lexicon import Lexicon
from timeline.languages.morphology import Word
from timeline.model import Dated

FINITE = ("VERB", "PRTS")
_STOPS = frozenset(",;:—–()…")


@frozen(eq=False)
class Laid:
    """`clause[i]` numbers the clause of word i, `mention[i]` is the mention that covers it or -1; `heads` tells of each clause
    how it opens: "main", "sub", "part" (a participle) or "gerund"."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    clause: tuple[int, ...]
    heads: tuple[str, ...]
    mention: tuple[int, ...]

    def index_at(self, offset: int) -> int:
        """The index of the word at an offset, or the one before it."""
        return max(bisect_right(self.tokens, offset, key=lambda t: t.start) - 1, 0)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets from word `first` to word `last`, both included."""
        return self.tokens[first].start, self.tokens[last].end


@define
class _Piece:
    """Words between two signs."""

    first: int
    last: int
    opens: str
    finite: bool
    clause: int = -1


def lay(parsed: Parsed, sentence: Sentence, dated: tuple[Dated, ...], words: Lexicon) -> Laid:
    """The sentence laid out. `dated` are the document's mentions."""
    tokens = parsed.tokens(sentence)
    mention = [-1] * len(tokens)
    for index, date in enumerate(dated):
        if date.start < sentence.end and sentence.start < date.end:
            for i, token in enumerate(tokens):
                if token.start < date.end and date.start < token.end:
                    mention[i] = index
    pieces = _pieces(tokens, mention, words)
    heads = _join(pieces)
    clause = [0] * len(tokens)
    for piece in pieces:
        for i in range(piece.first, piece.last + 1):
            clause[i] = piece.clause
    return Laid(sentence, tokens, tuple(clause), tuple(heads), tuple(mention))


def is_participle(word: Word) -> bool:
    return word.pos == "PRTF"


def _pieces(tokens: tuple[Token, ...], mention: list[int], words: Lexicon) -> list[_Piece]:
    cuts = [0]
    finite = False
    for i, token in enumerate(tokens):
        if token.text in _STOPS and mention[i] < 0:
            cuts.append(i + 1)
            finite = False
        elif token.word.form in words.joiners and finite and _finite_ahead(tokens, i + 1):
            cuts.append(i)
            finite = False
        finite = finite or token.word.pos in FINITE
    pieces = []
    for first, after in zip(cuts, [*cuts[1:], len(tokens)], strict=True):
        if first < after:
            group = tokens[first:after]
            pieces.append(_Piece(first, after - 1, _opening(group, words), any(t.word.pos in FINITE for t in group)))
    return pieces


def _finite_ahead(tokens: tuple[Token, ...], start: int) -> bool:
    for token in tokens[start:]:
        if token.text in _STOPS:
            return False
        if token.word.pos in FINITE:
            return True
    return False


def _opening(group: tuple[Token, ...], words: Lexicon) -> str:
    for token in group[:3]:
        word = token.word
        if word.lemma in words.subordinators:
            return "sub"
        if word.pos == "PRTF":
            return "part"
        if word.pos == "GRND":
            return "gerund"
        if word.pos not in ("PREP", "ADVB", "CONJ", "PRCL"):
            return "main"
    return "main"


def _join(pieces: list[_Piece]) -> list[str]:
    """Number the clauses: a piece without a verb goes on with a clause begun before it."""
    heads: list[str] = []
    open_main = -1  # a main clause that has had no verb yet
    for n, piece in enumerate(pieces):
        before = pieces[n - 1].clause if n else -1
        if piece.opens != "main":
            piece.clause = len(heads)
            heads.append(piece.opens)
        elif open_main >= 0:
            piece.clause = open_main
            open_main = -1 if piece.finite else open_main
        elif before < 0 or piece.finite:
            piece.clause = len(heads)
            heads.append("main")
            open_main = -1 if piece.finite else piece.clause
        else:
            piece.clause = before
    return heads
