"""What a sentence has in round brackets: dates, and the words before them."""

from collections.abc import Iterator, Set
from functools import cache, cached_property

from attrs import evolve, frozen

from timeline.detecting.clauses import Laid
from timeline.detecting.entities.names import Name
from timeline.detecting.entities.people import Person
from timeline.detecting.entities.referring import meant
from timeline.detecting.gathering import Desk, value
from timeline.languages import Pack
from timeline.languages.morphology import Word

SIGNS = frozenset(",;:()—–-…!?.")
_LONG = 25  # words in a quotation
_VERBS = frozenset({"VERB", "INFN", "GRND", "PRTS"})
FRONTS = ("ADJF", "PRTF")


@frozen
class Works:
    """Nouns of a class of works, the verb that says that one came to be, and whether it is `written` by somebody."""

    nouns: frozenset[str]
    done: str
    written: bool = False


@frozen(eq=False)
class BracketWords:
    """The section `brackets` of a language pack."""

    sporting: frozenset[str]
    honoured: frozenset[str]
    awards: frozenset[str]
    giving: frozenset[str]
    entitled: frozenset[str]
    capital: frozenset[str]
    counting: str
    ever: frozenset[str]
    become: str
    becoming: frozenset[str]
    offices: frozenset[str]
    born: frozenset[str]
    died: frozenset[str]
    birth: str
    death: str
    acting: frozenset[str]
    within: frozenset[str]
    authors: frozenset[str]
    known: frozenset[str]
    actors: frozenset[str]
    starring: str
    writers: frozenset[str]
    screen: frozenset[str]
    film: str
    such: frozenset[str]
    comparing: frozenset[str]
    works: list[Works]

    @cached_property
    def done(self) -> dict[str, str]:
        """The verb that says when a work of a class came to be, for each class."""
        return {noun: one.done for one in self.works for noun in one.nouns}

    @cached_property
    def written(self) -> frozenset[str]:
        """The classes of works that somebody writes."""
        return frozenset(noun for one in self.works if one.written for noun in one.nouns)

    @classmethod
    @cache
    def of(cls, pack: Pack) -> "BracketWords":
        """The words of a pack."""
        return pack.section("brackets", cls)


@frozen
class Bracket:
    """Words `first` to `last`, the signs themselves; the value of each time in it with the mentions that give it; the words in it
    that are no dates."""

    first: int
    last: int
    times: tuple[tuple[str, tuple[int, ...]], ...]
    rest: tuple[int, ...]


@frozen
class Fact:
    """What words `first` to `last` tell: its kind, title, whose it is, when, by which mentions; words `where` name its place."""

    first: int
    last: int
    kind: str
    title: str
    person: Person | None
    value: str
    mentions: tuple[int, ...]
    where: tuple[int, int] | None = None


@frozen(eq=False)
class Page:
    """A sentence with brackets: its words, its quotations (the sign that closes each, with the one that opens it), the brackets
    in it that tell a time, and the people outside them."""

    desk: Desk
    laid: Laid
    words: BracketWords
    quotes: dict[int, int]
    brackets: tuple[Bracket, ...]
    people: tuple[Name, ...]

    @cached_property
    def quoted(self) -> frozenset[int]:
        """The words of quotations, their signs among them."""
        return frozenset(i for close, opened in self.quotes.items() for i in range(opened, close + 1))

    def readings(self, i: int) -> tuple[Word, ...]:
        """The readings of word i."""
        return self.desk.words.morphology.readings(self.laid.tokens[i].text)

    def inflect(self, text: str, *grammemes: str, like: Word | None = None) -> str:
        """A form in other grammemes; "" where it has none."""
        return self.desk.words.morphology.inflect(text, *grammemes, like=like) or ""

    def did(self, verb: str, person: Person) -> str:
        """A verb in the past, given in the masculine, as it tells of a person."""
        return self.inflect(verb, person.gender, "sing") if person.gender == "femn" else verb


def page(desk: Desk, laid: Laid, usable: Set[int]) -> Page | None:
    """A sentence as its brackets are read; None where none of them tells a time. `usable` are the mentions that may."""
    quotes = dict(_quotes(laid))
    brackets = tuple(_brackets(desk, laid, usable))
    if not brackets:
        return None
    inside = {i for close, opened in quotes.items() for i in range(opened, close)}
    inside |= {i for i, c in enumerate(laid.clause) if laid.heads[c] == "bracket"}
    people = tuple(n for n in desk.directory.names(laid) if n.person is not None and n.first not in inside)
    return Page(desk, laid, BracketWords.of(desk.parsed.pack), quotes, brackets, people)


def _quotes(laid: Laid) -> Iterator[tuple[int, int]]:
    """The quotations of a sentence: the sign that closes each, and the one that opens it."""
    i = 0
    while i < len(laid.tokens):
        close = laid.quote_end(i, _LONG)
        if close >= 0:
            yield close, i
        i = max(i, close) + 1


def _brackets(desk: Desk, laid: Laid, usable: Set[int]) -> Iterator[Bracket]:
    """The brackets of a sentence that have times and no verb."""
    opened, born = -1, BracketWords.of(desk.parsed.pack).born
    for i, token in enumerate(laid.tokens):
        if token.text == "(":
            opened = i
        elif token.text == ")" and opened >= 0:
            mentions = sorted({m for m in laid.mention[opened + 1 : i] if m >= 0})
            words = [laid.tokens[j].word for j in range(opened + 1, i) if laid.mention[j] < 0]
            told = mentions and usable >= {*mentions} and not any(w.pos in _VERBS and w.form not in born for w in words)
            if told and all(desk.dated[m].type == "DATE" for m in mentions):
                times = dict.fromkeys(value(desk.dated, m) for m in mentions)
                if all({*own} <= {*mentions} for _, own in times):  # none that goes on outside
                    yield Bracket(opened, i, tuple(times), tuple(_rest(desk, laid, opened, i)))
            opened = -1


def _rest(desk: Desk, laid: Laid, opened: int, closed: int) -> Iterator[int]:
    """The words of a bracket that are no part of its dates."""
    for i in range(opened + 1, closed):
        token = laid.tokens[i]
        before = token.word.pos == "PREP" and laid.mention[i + 1] >= 0
        if laid.mention[i] < 0 and token.is_word and not before and token.word.form not in desk.words.joiners:
            yield i


def front(page: Page, end: int) -> int:
    """The first of the words up to word `end` that no sign parts, a quotation being one word; the words "и", "а также" and what
    else opens a phrase left out."""
    tokens, i = page.laid.tokens, end
    while i > 0 and tokens[i - 1].text not in SIGNS:
        i = page.quotes.get(i - 1, i - 1)
    while i < end and tokens[i].word.pos in ("CONJ", "PRCL", "ADVB", "PREP"):
        i += 1
    return i


def past(page: Page, i: int) -> int:
    """The first word from word i on that stands in no brackets."""
    tokens = page.laid.tokens
    while i < len(tokens) - 1 and tokens[i].text == "(":
        i = next((j for j in range(i, len(tokens)) if tokens[j].text == ")"), len(tokens)) + 1
    return min(i, len(tokens) - 1)


def fronts(page: Page, first: int, noun: int) -> int:
    """The first of the adjectives right before a noun, from word `first` on; "ставший" is none."""
    while noun > first and any(w.pos in FRONTS and w.lemma not in page.words.becoming for w in page.readings(noun - 1)):
        noun -= 1
    return noun


def bent(page: Page, first: int, noun: int, case: str) -> list[str]:
    """The words from `first` to a noun, adjectives but for the noun, in a case and the singular; none where one has no such
    form."""
    read = next((w for w in page.readings(noun) if w.pos == "NOUN"), page.laid.tokens[noun].word)
    head = page.inflect(page.laid.tokens[noun].text, case, "sing", like=read)
    agreed = ("sing", read.gender or "masc")
    found = [head]
    for i in range(noun - 1, first - 1, -1):
        like = next((w for w in page.readings(i) if w.pos in FRONTS), None)
        found.insert(0, page.inflect(page.laid.tokens[i].text, case, *agreed, like=like) if like is not None else "")
    return found if all(found) else []


def _named(page: Page) -> Person | None:
    """The one person whom a sentence names in the nominative."""
    people = {n.person.base: n.person for n in page.people if n.person is not None and n.case == "nomn"}
    return next(iter(people.values())) if len(people) == 1 else None


def whom(page: Page, gender: str = "") -> Person | None:
    """Whom a sentence tells of: the one person it names in the nominative, or, where it names nobody, whom it is about."""
    return _named(page) or (None if page.people else told_of(page, gender))


def told_of(page: Page, gender: str = "") -> Person | None:
    """Whom a sentence that names nobody is about: whom the article is, or the sentences before tell of."""
    desk = page.desk
    word = evolve(page.laid.tokens[0].word, number="sing", gender=gender)
    one = desk.directory.people.about() or meant(desk.directory, page.laid, word)
    return one if one is not None and one.gender and gender in ("", one.gender) else None
