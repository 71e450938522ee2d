"""Works with the years they came out in behind their names: "снялась в фильмах «Лес» (1953) и «Море» (1955)"."""

from collections.abc import Iterator, Set

from attrs import frozen

from timeline.detecting.bracketing.reading import SIGNS, Bracket, Fact, Page, bent, fronts, whom
from timeline.detecting.entities.people import Person
from timeline.detecting.wording import tidy

_TAIL = 4  # words behind a name in quotes that belong to it: "«Лес» Петра Громова"
_BACK = 5  # words before a colon or "как" among which the class of the works stands
_FAR = 6  # words between a verb and where somebody acts
_GIVEN = (("accs", "gent", "ablt"), ("ablt", "gent"))  # in which case an award is told after a verb, and a short participle
_JOINING = ("CONJ", "PRCL", "ADVB")


@frozen
class Work:
    """Words `first` to `last` name a work, its signs counted; `noun` is its class, or -1; the list of works that it stands in
    begins with word `opens`, its class counted. `apart` is whether a colon or "как" parts works from their class."""

    first: int
    last: int
    noun: int
    opens: int
    apart: bool


def told(page: Page) -> Iterator[Fact]:
    """What the brackets of a sentence tell of the works that are named before them."""
    verbs = set[int]()
    for bracket in page.brackets:
        work = _work(page, bracket)
        if work is None:
            continue
        title, person = _title(page, work)
        verb = _verb(page, work)
        # The verb tells of the first of a list, so that nothing else is told by it.
        first, last = (verb, verb) if verb not in {-1, *verbs} else (work.first, work.last)
        verbs.add(verb)
        kind = "award" if work.noun >= 0 and page.laid.tokens[work.noun].word.lemma in page.words.awards else "culture"
        yield Fact(first, last, kind, title, person, *bracket.times[0])


def _work(page: Page, bracket: Bracket) -> Work | None:
    """The work that is named before a bracket; None where none is, or its time is a day or told of something else there."""
    last = bracket.first - 1
    close = _quoted(page, last) if len(bracket.times) == 1 and _dates(page, bracket) else -1
    if close < 0:
        return None
    first = i = page.quotes[close]
    noun = -1
    while i >= 0:
        opens = i
        head, apart = _class(page, i)
        if head >= 0:
            noun, opens = head if noun < 0 else noun, fronts(page, 0, head)
            if apart:
                return Work(first, last, noun, opens, True)
        i = _before(page, opens)
    return Work(first, last, noun, opens, False)


def _dates(page: Page, bracket: Bracket) -> bool:
    """Whether the time in a bracket is that of what stands before it: "(1975)", "(серия «Лес», 1975)"."""
    (value, mentions), laid = bracket.times[0], page.laid
    within = [i for i, m in enumerate(laid.mention) if m in mentions and bracket.first < i < bracket.last]
    before, after = laid.tokens[within[0] - 1], laid.tokens[within[-1] + 1]
    apart = not bracket.rest or after.text == "," or after.text == ")" and (before.text == "," or within[0] - 1 in page.quotes)
    return apart and "/" not in value and len(value) < len("1975-05-05")


def _quoted(page: Page, last: int) -> int:
    """The sign that closes the quotation that word `last` ends with, or a few words before it that go on from it; -1 for none."""
    for i in range(last, max(last - _TAIL, 0) - 1, -1):
        token = page.laid.tokens[i]
        if i in page.quotes:
            return i
        if token.text in SIGNS or token.word.pos in ("PREP", "VERB", "PRTS", "CONJ") or page.laid.mention[i] >= 0:
            break
    return -1


def _class(page: Page, first: int) -> tuple[int, bool]:
    """The noun that says what the works are whose names begin at a word, -1 for none; whether it is apart from them."""
    tokens, words = page.laid.tokens, page.words
    if not first:
        return -1, False
    lemma = tokens[first - 1].word.lemma
    if tokens[first - 1].word.pos == "NOUN" and (lemma in words.done or lemma in words.awards):
        return first - 1, False
    if tokens[first - 1].text == ":" or tokens[first - 1].word.lemma in words.comparing:
        for i in range(first - 2, max(first - 2 - _BACK, -1), -1):
            if tokens[i].word.pos == "NOUN" and (tokens[i].word.lemma in words.done or tokens[i].word.lemma in words.screen):
                return i, True
    return -1, False


def _before(page: Page, first: int) -> int:
    """Where the name begins that stands in a list before one that begins at a word; -1 where none does."""
    tokens, i = page.laid.tokens, first - 1
    while i > 0 and (tokens[i].text == "," or tokens[i].word.pos in _JOINING and tokens[i].word.form in page.desk.words.joiners):
        i -= 1
    if i == first - 1 or i < 0:
        return -1
    if tokens[i].text == ")":
        i = next((j for j in range(i, 0, -1) if tokens[j].text == "("), 0) - 1
    close = _quoted(page, i) if i > 0 else -1
    return page.quotes[close] if close >= 0 else -1


def _title(page: Page, work: Work) -> tuple[str, Person | None]:
    """What is told of a work, and of whom: who acted in it or was given it, else that it came out; "" where neither is told."""
    name = page.laid.words(work.first, work.last)
    brought = _verb(page, work)
    if brought >= 0:
        person = whom(page, page.laid.tokens[brought].word.gender)
        return (_done(page, work, brought, person, name), person) if person is not None else ("", None)
    lemma = page.laid.tokens[work.noun].word.lemma
    if work.noun < 0 or lemma in page.words.awards:
        return "", None
    on_screen = lemma in page.words.screen
    lemma = page.words.film if on_screen else lemma
    noun = page.desk.words.morphology.word(lemma)
    came = page.words.done[lemma]
    came = came if noun.gender == "masc" else page.inflect(came, noun.gender, "sing")
    kind = lemma if on_screen else _classed(page, work, "nomn")
    person = whom(page)
    by = page.desk.directory.people.form(person, "gent") if person is not None else ""
    if person is not None and _made(page, work, lemma, person):
        return tidy(f"{came} {kind} {by} {name}"), person
    if person is not None and _known_by(page, work, person):
        return tidy(f"{came} {kind} {name} {page.words.starring} {by}"), person
    return (tidy(f"{came} {kind} {name}") if kind else ""), None


def _done(page: Page, work: Work, verb: int, person: Person, name: str) -> str:
    """ "Анна Белова снялась в фильме «Лес»", "Анна Белова награждена орденом «Честь»"."""
    tokens = page.laid.tokens
    told = [tokens[i].text for i in range(verb, work.opens) if page.laid.mention[i] < 0]
    what = ""
    if work.noun >= 0:
        cases = [w.case for w in page.readings(work.noun) if w.pos == "NOUN"]
        wanted = ("loct",) if tokens[verb].word.lemma in page.words.acting else _GIVEN[tokens[verb].word.pos == "PRTS"]
        case = next((case for case in wanted if case in cases), "")
        what = _classed(page, work, case) if case else ""
        if not what:
            return ""
    told[0] = told[0].lower()
    return tidy(f"{person.base} {' '.join(told)} {what} {name}")


def _classed(page: Page, work: Work, case: str) -> str:
    """The class of a work with its adjectives in the singular and a case; "" where that can't be done."""
    first = fronts(page, 0, work.noun)
    while first < work.noun and {w.lemma for w in page.readings(first)} & page.words.such:
        first += 1
    return " ".join(w[:1].lower() + w[1:] for w in bent(page, first, work.noun, case))


def _verb(page: Page, work: Work) -> int:
    """The verb that says that somebody acted in the works of a list, or was given them; -1 for none."""
    tokens, words, i = page.laid.tokens, page.words, work.opens - 1
    award = work.noun >= 0 and tokens[work.noun].word.lemma in words.awards
    if i < 0 or not award and tokens[i].word.form not in words.within:
        return -1
    for j in range(i, max(i - 1 - _FAR, -1), -1):
        word = tokens[j].word
        if word.lemma in (words.giving if award else words.acting) and word.pos in ("VERB", "PRTS"):
            return j if word.tense == "past" and word.number == "sing" else -1
        if tokens[j].text in SIGNS or word.pos in ("VERB", "PRTF", "PRTS", "INFN"):
            break
    return -1


def _made(page: Page, work: Work, lemma: str, person: Person) -> bool:
    """Whether somebody made the works of a list: "автор картин"; or writes, where the sentence names nobody."""
    before = page.laid.tokens[work.opens - 1].word.lemma if work.opens else ""
    return (
        before in page.words.authors or not page.people and lemma in page.words.written and _is(page, person, page.words.writers)
    )


def _known_by(page: Page, work: Work, person: Person) -> bool:
    """Whether a list is of works by which an actor is known: "известна по фильмам: «Лес»"."""
    before = page.laid.tokens[max(work.opens - _BACK, 0) : work.opens]
    return work.apart and any(t.word.lemma in page.words.known for t in before) and _is(page, person, page.words.actors)


def _is(page: Page, person: Person, trades: Set[str]) -> bool:
    """Whether a sentence of the article that names a person has one of some trades."""
    directory = page.desk.directory
    told = (laid for trade in sorted(trades) for laid in directory.naming(trade) if f" {trade}" in laid.lemmas)
    return any(n.person is person for laid in told for n in directory.names(laid))
