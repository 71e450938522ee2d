"""A sentence laid out for its events: its words, the clause each stands in, and the mention that covers each."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence, Set
from functools import cached_property
from itertools import dropwhile, islice
from operator import attrgetter

from attrs import define, frozen

from timeline.analysing import Parsed, Sentence, Token
from timeline.detecting.lexicon import Lexicon
from timeline.model import Dated

FINITE = ("VERB", "PRTS")
PREDICATES = ("VERB", "PRTS", "ADJS", "PRED")
DASHES = frozenset("—–-")
QUOTES = {"«": "»", '"': '"', "“": "”", "„": "“"}
_QUOTED = 15  # words in which a quotation that a title may hold closes
_LEADING = 4  # words before a time that only say how it is meant
_STOPS = frozenset(",;:—–-…")
_LEAD = 2  # words beside a time that a dash follows, the dash one of them
_NOUN = 4  # words in which a noun says what takes place
_start, _end = attrgetter("start"), attrgetter("end")
_PARTS = frozenset(";:")  # signs behind which another clause begins


@frozen(eq=False, slots=False)
class Laid:
    """`clause[i]` numbers the clause of word i, `mention[i]` is the mention that covers it or -1; `heads` tells of each clause
    how it opens: "main", "sub", "part" (a participle), "gerund", "bracket" or "elided" (a dash stands for the
    verb of the one before)."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    clause: tuple[int, ...]
    heads: tuple[str, ...]
    mention: tuple[int, ...]

    @cached_property
    def lemmas(self) -> str:
        """The base forms of its words, a space before each."""
        return "".join([f" {token.word.lemma}" for token in self.tokens])

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets from word `first` to word `last`, both included."""
        return self.tokens[first].start, self.tokens[last].end

    def words(self, first: int, last: int) -> str:
        """The words from `first` to `last` as text, single spaces where the document has white space."""
        parts: list[str] = []
        for i in range(first, last + 1):
            glued = i == first or self.tokens[i - 1].end == self.tokens[i].start
            parts.append(("" if glued else " ") + self.tokens[i].text)
        return "".join(parts)

    def around(self, i: int) -> list[int]:
        """The words of a word's clause that are no date."""
        return [j for j, c in enumerate(self.clause) if c == self.clause[i] and self.mention[j] < 0]

    def within(self, start: int, end: int) -> tuple[int, int]:
        """The first and last word of a stretch of the document's text; (-1, -1) where it holds none."""
        inside = [i for i, t in enumerate(self.tokens) if start <= t.start and t.end <= end]
        return (inside[0], inside[-1]) if inside else (-1, -1)

    def past(self, openers: Set[str], order: Sequence[int]) -> list[int]:
        """These words, from the first on that is no sign and none of the openers."""
        return list(dropwhile(lambda i: not self.tokens[i].is_word or self.tokens[i].word.form in openers, order))

    def bound(self, i: int, bounding: Set[str], than: Set[str], negations: Set[str]) -> int:
        """Where words begin that bound the time which word i opens: "не раньше", "не позднее чем в"; -1 where none do."""
        tokens = self.tokens
        at = i - 2 if i > 1 and tokens[i - 1].word.pos == "PREP" and tokens[i - 2].word.form in than else i - 1
        at -= tokens[at].word.form in than
        led = at > 0 and tokens[at].word.form in bounding and tokens[at - 1].word.form in negations
        return at - 1 if led else -1

    def quote_end(self, i: int, most: int = _QUOTED) -> int:
        """The closing sign of the quotation that opens at word i, among the `most` words after it; -1 where none does."""
        close = QUOTES.get(self.tokens[i].text)
        if close is None:
            return -1
        return next((j for j in range(i + 1, min(i + most + 1, len(self.tokens))) if self.tokens[j].text == close), -1)


@define
class _Piece:
    """Words between two signs; `parted` where they can be no part of the clause before."""

    first: int
    last: int
    opens: str
    finite: bool
    parted: bool
    dashed: bool  # has a dash for its verb, and a time: "а встреча — 5 мая"
    timed: bool  # opens with a time
    aside: bool  # is none of the clause around it: "как ожидается"
    dated: bool  # is a time and the dash before what takes place then: "6 июня — заседание"
    clause: int = -1


def mentioned(dated: tuple[Dated, ...], sentence: Sentence) -> range:
    """The mentions of a document that stand in a sentence, also in part, by their indices."""
    return range(bisect_right(dated, sentence.start, key=_end), bisect_left(dated, sentence.end, key=_start))


def lay(parsed: Parsed, sentence: Sentence, dated: tuple[Dated, ...], words: Lexicon) -> Laid:
    """The sentence laid out. `dated` are the document's mentions."""
    tokens = tuple([_passive(t, words) if t.word.pos == "ADJS" else t for t in parsed.tokens(sentence)])
    mention = [-1] * len(tokens)
    for index in mentioned(dated, sentence):
        start, end = dated[index].start, dated[index].end
        for i in [i for i, token in enumerate(tokens) if token.start < end and start < token.end]:
            mention[i] = index
    inside = _bracketed(tokens) if parsed.text.find("(", sentence.start, sentence.end) >= 0 else set()
    outside: Sequence[int] = range(len(tokens))
    if inside:
        outside = [i for i in outside if i not in inside]
        pieces = _pieces([tokens[i] for i in outside], [mention[i] for i in outside], words)
    else:
        pieces = _pieces(tokens, mention, words)
    heads = _join(pieces)
    clause = [len(heads)] * len(tokens)
    for piece in pieces:
        for i in outside[piece.first : piece.last + 1]:
            clause[i] = piece.clause
    if inside:
        heads.append("bracket")
    return Laid(sentence, tokens, tuple(clause), tuple(heads), tuple(mention))


def _passive(token: Token, words: Lexicon) -> Token:
    """A short adjective that reads as a short participle too ("снята", "убита", "закрыта") as the participle."""
    done = next((w for w in words.morphology.readings(token.text) if w.pos == "PRTS"), None)
    return token if done is None else Token(token.start, token.end, token.text, done, token.is_word)


def _bracketed(tokens: tuple[Token, ...]) -> set[int]:
    """The words inside round brackets, the brackets too."""
    found: set[int] = set()
    opened = -1
    for i, token in enumerate(tokens):
        if token.text == "(":
            opened = i
        elif token.text == ")" and opened >= 0:
            found.update(range(opened, i + 1))
            opened = -1
    return found


def _pieces(tokens: Sequence[Token], mention: list[int], words: Lexicon) -> list[_Piece]:
    cuts = [0]
    finite = False
    predicates = []  # the words that may be one
    for i, token in enumerate(tokens):
        text, word = token.text, token.word
        if text in _STOPS and mention[i] < 0:
            cuts.append(i + 1)
            finite = False
        elif finite and word.form in words.joiners and _finite_ahead(tokens, i + 1):
            cuts.append(i)
            finite = False
        if word.pos in PREDICATES:
            predicates.append(i)
            finite = finite or word.pos in FINITE and not _named(tokens, i)
    pieces: list[_Piece] = []
    for first, after in zip(cuts, [*cuts[1:], len(tokens)], strict=True):
        if first < after:
            group = tokens[first:after]
            finite = bool([i for i in predicates if first <= i < after and not _named(group, i - first)])
            opens = _opening(group, words)
            if opens == "part" and finite and not pieces:
                opens = "main"  # "Исполняющим обязанности главы назначен Громов": no noun stands before the participle
            parted = first > 0 and (tokens[first - 1].text in _PARTS or group[0].word.form in words.joiners)
            dashed = not finite and _dashed(tokens, mention, first, after)
            timed = max(mention[first : first + 1 + (tokens[first].word.pos == "PREP")]) >= 0
            aside = finite and group[0].word.form in words.asides
            dated = timed and not finite and _dated(tokens, mention, first, after, words)
            pieces.append(_Piece(first, after - 1, opens, finite, parted, dashed, timed, aside, dated))
    return pieces


def _dashed(tokens: Sequence[Token], mention: Sequence[int], first: int, after: int) -> bool:
    """Whether a comma or semicolon stands before words, and behind them a dash and, but for what leads it, a time: "— 5 мая",
    "— не раньше чем в мае"."""
    dash = after - first > 1 and tokens[after - 1].text in DASHES and mention[after - 2] < 0  # not "30 ноября — 1 декабря"
    if not dash or tokens[first - 1].text not in ",;":
        return False
    ahead = range(after, min(after + _LEADING + 1, len(tokens)))
    time = next((i for i in ahead if mention[i] >= 0), -1)
    return time >= 0 and all(leads(tokens[i]) for i in range(after, time))


def leads(token: Token) -> bool:
    """Whether a word may stand before a time and tell no more than how it is meant: "не раньше чем в", "лишь"."""
    return token.word.pos in ("PREP", "PRCL", "ADVB", "COMP", "CONJ")


def _dated(tokens: Sequence[Token], mention: Sequence[int], first: int, after: int, words: Lexicon) -> bool:
    """Whether words are a time and the dash before what takes place then: "6 июня — заседание совета"."""
    dash = after - first > 1 and tokens[after - 1].text in DASHES and mention[after - 2] >= 0 > mention[after - 1]
    if not dash or sum(m < 0 for m in mention[first:after]) > _LEAD:
        return False
    noun = next((t.word for t in islice(tokens, after, after + _NOUN) if t.word.pos == "NOUN"), None)
    return noun is not None and noun.case in ("nomn", "accs") and bool(words.kind(noun.lemma))


def _finite_ahead(tokens: Sequence[Token], start: int) -> bool:
    for token in tokens[start:]:
        if token.text in _STOPS:
            return False
        if token.word.pos in FINITE and token.text[0].islower():
            return True
    return False


def _named(tokens: Sequence[Token], i: int) -> bool:
    """Whether a word is capitalised inside a sentence: a foreign name, whatever it reads as."""
    return i > 0 and tokens[i].text[0].isupper() and tokens[i - 1].is_word


def _opening(group: Sequence[Token], words: Lexicon) -> str:
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


def _broken_off(pieces: list[_Piece], n: int) -> bool:
    """Whether a clause begins with a piece whose verb stands behind a plan: "; матч, намеченный на 5 мая, отменён"."""
    rest = n + 1
    while pieces[n].parted and rest < len(pieces) and pieces[rest].opens in ("sub", "part"):
        rest += 1
    return n + 1 < rest < len(pieces) and pieces[rest].opens == "main" and pieces[rest].finite and not pieces[rest].parted


def _goes_on(pieces: list[_Piece], n: int) -> int:
    """The piece whose clause a piece without a verb goes on with: a time that of the clause before an aside, "договор подпишут,
    как ожидается, в мае"."""
    behind = pieces[n].timed and pieces[n - 1].aside and n > 1 and pieces[n - 2].finite
    return n - 2 if behind else n - 1


def _join(pieces: list[_Piece]) -> list[str]:
    """Number the clauses: a piece goes on with a clause begun before it that has had no verb yet, else with the one before."""
    heads: list[str] = []
    waiting: list[int] = []  # clauses without a verb so far
    alone = False  # whether all so far are times with what takes place then
    for n, piece in enumerate(pieces):
        if piece.dated and (not n or alone):
            alone = True
            piece.clause = len(heads)
            heads.append("main")
        elif piece.opens == "main" and waiting:
            piece.clause = waiting[-1]
        elif piece.opens == "main" and n and not piece.finite and not piece.dashed and not _broken_off(pieces, n):
            piece.clause = pieces[_goes_on(pieces, n)].clause
        else:
            piece.clause = len(heads)
            heads.append("elided" if n and piece.dashed else piece.opens)
            if heads[-1] in ("main", "sub"):
                waiting.append(piece.clause)
        alone = alone and not piece.finite
        if piece.finite and piece.clause in waiting:
            waiting.remove(piece.clause)
    return heads
