"""Awards, titles and offices with their years behind them: "лауреат Ленинской премии (1976)", "министр связи (2001—2003)"."""

from collections.abc import Iterator

from attrs import frozen

from timeline.detecting.bracketing.reading import Bracket, Fact, Page, bent, front, fronts, past, told_of
from timeline.detecting.clauses import DASHES, QUOTES
from timeline.detecting.entities.people import Person

_BESIDE = DASHES | {","}


@frozen
class Honour:
    """Words `first` to `last` before a bracket of which `noun` says what somebody is or became; in which case it stands; the
    kind of the event."""

    first: int
    noun: int
    last: int
    case: str
    kind: str


def told(page: Page) -> Iterator[Fact]:
    """What the brackets of a sentence tell of who became or was what."""
    found: dict[Bracket, Honour] = {}
    before = None
    for bracket in page.brackets:
        before = _honour(page, bracket, before)
        if before is not None:
            found[bracket] = before
    for bracket, honour in found.items():
        person = _whose(page, found, bracket) if not bracket.rest else None
        for value, mentions in bracket.times:
            if person is not None and person.gender and ("/" in value) == (honour.kind == "office"):
                yield Fact(honour.first, honour.last, honour.kind, _title(page, honour, person), person, value, mentions)


def _honour(page: Page, bracket: Bracket, before: Honour | None) -> Honour | None:
    """What the words before a bracket say that somebody is; they may go on with another award after that of the bracket before
    ("лауреат премии Мира (1997), премии Труда (1999)"). None where they say no such thing."""
    words, tokens = page.words, page.laid.tokens
    first, last = front(page, bracket.first - 1), bracket.first - 1
    if any(page.laid.mention[i] >= 0 for i in range(first, last + 1)):
        return None
    for noun in range(first, last + 1):
        word = tokens[noun].word
        opening = fronts(page, first, noun)
        own = {w.lemma for i in range(opening, noun) for w in page.readings(i)}
        called = any(n.first == noun + 1 and n.case == "nomn" for n in page.people)  # "чемпион Пётр Громов"
        if noun in page.quoted or word.pos != "NOUN" or word.number != "sing" or called:
            continue
        kind = _kind(page, noun, last, bool(own & words.entitled))
        if not kind:
            continue
        whole = noun < last or any(w.pos == "ADJF" for i in range(opening, noun) for w in page.readings(i))
        counted = any(w.pos == "NUMR" for i in range(noun + 1, last + 1) for w in page.readings(i)[:1])
        return Honour(opening, noun, last, _case(page, first, opening, noun, before), kind) if whole and not counted else None
    goes_on = before is not None and before.last + 1 < first and tokens[first].word.lemma in words.awards
    if goes_on and before is not None and any(w.case == "gent" for w in page.readings(first)):
        return Honour(first, before.noun, last, before.case, before.kind)
    return None


def _kind(page: Page, noun: int, last: int, entitled: bool) -> str:
    """The kind of event by which somebody becomes what a noun says; "" where it says no such thing."""
    words, token = page.words, page.laid.tokens[noun]
    lemma = token.word.lemma
    if entitled and token.word.animacy == "anim" or lemma in words.honoured:
        return "award"
    if lemma in words.capital:
        return "award" if token.text[0].isupper() and noun < last else ""
    if lemma in words.sporting:
        given = any(page.laid.tokens[i].word.lemma in words.awards for i in range(noun + 1, last + 1))
        return "award" if given else "sport"
    return "office" if lemma in words.offices else ""


def _case(page: Page, first: int, opening: int, noun: int, before: Honour | None) -> str:
    """The case in which it is said what somebody is: the nominative, or the instrumental after what says that he becomes it; ""
    for another."""
    cases = {w.case for w in page.readings(noun) if w.pos == "NOUN"}
    if "nomn" in cases:
        return "nomn"
    became = any(w.lemma in page.words.becoming for i in range(first, opening) for w in page.readings(i))
    became = became or before is not None and before.case == "ablt"
    return "ablt" if "ablt" in cases and became else ""


def _whose(page: Page, told: dict[Bracket, Honour], bracket: Bracket) -> Person | None:
    """Whom it is said of: who is named right behind it, or before it with a sign between, else whom a sentence that names nobody
    is about. After whom an award is named is nobody told of."""
    honour, tokens = told[bracket], page.laid.tokens
    after = next((n for n in page.people if n.first == bracket.last + 1), None)
    if after is not None:
        return after.person
    people = [n for n in page.people if not any(one.first <= n.first <= one.last for one in told.values())]
    if not honour.case:
        return None
    acting = [n for n in people if n.case == "nomn"]
    before = next((n for n in acting if n.last < honour.first and tokens[past(page, n.last + 1)].text in _BESIDE), None)
    if before is not None and not any(tokens[i].word.pos == "VERB" for i in range(before.last, honour.first)):
        return before.person
    if len({n.base for n in acting}) == 1 and acting[0].last < honour.first and _goes_on(page, acting[0].last, honour.first):
        return acting[0].person
    after = next((n for n in acting if n.first > bracket.last), None)
    if after is not None and not any(_parts(page, i) for i in range(bracket.last, after.first)):
        return after.person
    if people or not _alone(page, honour, bracket):
        return None
    gender = tokens[honour.noun].word.gender
    return told_of(page, gender if gender == "femn" else "")


def _goes_on(page: Page, first: int, last: int) -> bool:
    """Whether a sentence goes on from one word to another about the same: "Громов играл в Твери, имеет звания: мастер спорта
    (1976)", but not "Громов сообщил: …"."""
    tokens, apart = page.laid.tokens, page.desk.words.subordinators
    told = (i for i in range(first, last) if tokens[i].text == ":" and tokens[i - 1].word.pos != "NOUN")
    return not any(told) and not any(tokens[i].text in DASHES or tokens[i].word.lemma in apart for i in range(first, last))


def _parts(page: Page, i: int) -> bool:
    """Whether a word parts a name from what is said before it of who bears it."""
    token = page.laid.tokens[i]
    return token.word.pos in ("VERB", "PRTS") or token.text in DASHES and page.laid.mention[i] < 0


def _alone(page: Page, honour: Honour, bracket: Bracket) -> bool:
    """Whether the words around one that says what somebody is name nothing else that it may be said of."""
    tokens, laid = page.laid.tokens, page.laid
    outside = [i for i in range(honour.first) if laid.heads[laid.clause[i]] != "bracket" and laid.mention[i] < 0]
    for i in outside:
        word = tokens[i].word
        if word.pos in ("VERB", "PRTS") or word.case == "nomn" and word.pos == "NOUN" and word.animacy == "inan":
            return False
        if tokens[i].text in DASHES and not any(tokens[j].word.pos == "NPRO" for j in range(i)):
            return False
    next_ = tokens[bracket.last + 1] if bracket.last + 1 < len(tokens) else None
    return next_ is None or next_.word.pos != "NOUN" and next_.text not in QUOTES and not next_.text[0].isupper()


def _title(page: Page, honour: Honour, person: Person) -> str:
    """What is told of a person: "Анна Белова стала лауреатом Ленинской премии", "Пётр Громов — министр связи"; "" for none."""
    words, tokens = page.words, page.laid.tokens
    opening = honour.noun if honour.first > honour.noun else honour.first
    kept = [
        i
        for i in range(opening, honour.noun)
        if not tokens[i].word.lemma.endswith(words.counting) and not words.ever & {w.lemma for w in page.readings(i)}
    ]
    rest = page.laid.words(max(honour.noun + 1, honour.first), honour.last) if honour.last > honour.noun else ""
    told = bent(page, kept[0] if kept else honour.noun, honour.noun, "nomn" if honour.kind == "office" else "ablt")
    if not told:
        return ""
    capital = tokens[honour.noun].word.lemma in words.capital
    what = " ".join(w if capital or w.isupper() else w[:1].lower() + w[1:] for w in told)
    verb = "—" if honour.kind == "office" else page.did(words.become, person)
    return f"{person.base} {verb} {what} {rest}".rstrip()
