"""What is told at once of several people or things, each with its time in brackets: "летали Белова (1994) и Громова (2014)"."""

from collections.abc import Iterator

from timeline.detecting.bracketing.reading import SIGNS, Bracket, Fact, Page, whom
from timeline.detecting.entities.names import Name
from timeline.detecting.kinds import kind_of
from timeline.detecting.wording import tidy

_LONGEST = 6  # words of a thing
_FAR = 12  # words between a verb and the first of a list
_CASES = ("gent", "datv", "accs", "ablt", "loct")
_GROUP = ("ADJF", "NUMR", "PRCL", "NPRO")


def told(page: Page) -> Iterator[Fact]:
    """What the brackets of a list tell of each of its people or things."""
    if len(page.brackets) < 2:
        return
    people = {b: n for b in page.brackets for n in page.people if n.last == b.first - 1}
    if len(people) > 1:
        yield from _of_people(page, people)
    elif not people:
        yield from _of_things(page)


def _of_people(page: Page, people: dict[Bracket, Name]) -> Iterator[Fact]:
    """What each of several people did, by the plural verb before them."""
    tokens = page.laid.tokens
    first = min(name.first for name in people.values())
    near = range(first - 1, max(first - 1 - _FAR, -1), -1)
    verb = next((i for i in near if tokens[i].word.pos in ("VERB", "PRTS") or tokens[i].text in ";)"), -1)
    if verb < 0 or tokens[verb].word.tense != "past" or tokens[verb].word.number != "plur":
        return
    opens = next((i + 1 for i in range(verb, -1, -1) if tokens[i].text in SIGNS), 0)
    rest = [*_without_group(page, range(verb + 1, first)), *_without_group(page, range(opens, verb))]
    if not rest or any(tokens[i].text in SIGNS for i in rest):
        return
    values = set[str]()
    for bracket, name in people.items():
        person = name.person
        if person is None or not person.gender:
            continue
        did = page.inflect(tokens[verb].text, person.gender, "sing", like=tokens[verb].word)
        what = " ".join(tokens[i].text if i else tokens[i].text.lower() for i in rest)
        title = page.desk.wording.once(tidy(f"{person.base} {did.lower()} {what}")) if did else ""
        for value, mentions in bracket.times:
            at = (name.first, name.last) if value in values else (verb, verb)  # two of a year are told apart by their names
            yield Fact(*at, _kind(page, verb), title, person, value, mentions)
            values.add(value)


def _without_group(page: Page, within: range) -> list[int]:
    """Words without those for the people who are named behind them: "такие известные игроки, как", "лишь четыре человека"."""
    tokens = page.laid.tokens
    kept = [i for i in within if tokens[i].text not in ",:" and tokens[i].word.lemma not in page.words.comparing]
    while kept and tokens[kept[0]].word.pos in ("ADVB", "CONJ"):
        kept = kept[1:]
    for n, i in enumerate(kept):
        first = n
        while first and tokens[kept[first - 1]].word.pos in _GROUP:
            first -= 1
        counted = any(tokens[kept[j]].word.pos == "NUMR" for j in range(first, n))
        word = tokens[i].word
        if word.pos == "NOUN" and word.animacy == "anim" and (counted or word.case == "nomn" and word.number == "plur"):
            return kept[:first] + kept[n + 1 :]
    return kept


def _of_things(page: Page) -> Iterator[Fact]:
    """What somebody did to each of several things, by the verb before them: "играл за «Ротор» (2001), «Факел» (2003)"."""
    tokens, first = page.laid.tokens, page.brackets[0]
    near = range(first.first - 1, max(first.first - 1 - _FAR, -1), -1)
    verb = next((i for i in near if tokens[i].word.pos == "VERB" or tokens[i].text in SIGNS), -1)
    items = _items(page)
    word = tokens[verb].word
    if verb < 0 or len(items) < 2 or word.tense != "past" or word.number != "sing":
        return
    led = [i for i in range(verb + 1, first.first - 1) if tokens[i].word.pos == "PREP" and i not in page.quoted]
    lead = led[-1] if led else verb
    person = whom(page, word.gender)
    kind = _kind(page, verb)
    if person is None or first.first - 1 - lead > _LONGEST or kind == "statement":
        return
    cases = _cases(page, lead + 1, first)
    if not all(_cases(page, start, bracket) & cases for bracket, start in items[1:]):
        return
    values = set[str]()
    for n, (bracket, start) in enumerate(items):
        start = start if n else lead + 1
        own = tokens[start].word.pos == "PREP"
        stem = page.laid.words(verb, lead - 1 if own and lead > verb else lead)
        title = tidy(f"{person.base} {stem[:1].lower()}{stem[1:]} {page.laid.words(start, bracket.first - 1)}")
        for value, mentions in bracket.times:
            at = (start, bracket.first - 1) if value in values else (verb, verb)
            yield Fact(*at, kind, page.desk.wording.once(title), person, value, mentions)
            values.add(value)


def _cases(page: Page, start: int, bracket: Bracket) -> set[str]:
    """The cases that the first noun of a thing may stand in; all where it has a preposition of its own or is a quotation."""
    nouns = (i for i in range(start, bracket.first) if page.laid.tokens[i].word.pos == "NOUN")
    if page.laid.tokens[start].word.pos == "PREP" or start in page.quotes.values():
        return {*_CASES}
    return {w.case for w in page.readings(next(nouns, start)) if w.case in _CASES}


def _items(page: Page) -> list[tuple[Bracket, int]]:
    """The brackets of a list of things, each with the first of the words before it."""
    tokens, found = page.laid.tokens, list[tuple[Bracket, int]]()
    for bracket in page.brackets:
        start = found[-1][0].last + 1 if found else 0
        if found:
            while tokens[start].text == "," or tokens[start].word.form in page.desk.words.joiners:
                start += 1
            own = [i for i in range(start, bracket.first) if i not in page.quoted]
            parted = any(tokens[i].text in SIGNS or tokens[i].word.pos in ("VERB", "PRTS", "PRTF", "CONJ") for i in own)
            if start == found[-1][0].last + 1 or parted or not 0 < bracket.first - start <= _LONGEST:
                break
        if bracket.rest:
            break
        found.append((bracket, start))
    return found


def _kind(page: Page, verb: int) -> str:
    """The kind of what a verb tells."""
    setting = page.desk.setting(page.laid.sentence)
    trigger = next((t for t in setting.triggers if t.head == verb), None)
    if trigger is None:
        return "other"
    return kind_of(page.desk.words, page.laid, trigger, page.desk.parsed.tree(page.laid.sentence))
