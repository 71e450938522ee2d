"""A sentence in chunks: noun phrases, prepositional phrases, verbs; and noun phrases put into another case."""

from attrs import evolve, frozen

from timeline.detecting.clauses import QUOTES, Laid
from timeline.detecting.entities.names import Name
from timeline.languages.morphology import Morphology, Word

VERBAL = ("VERB", "INFN", "PRTS", "GRND", "ADJS", "PRED")
ADJECTIVAL = ("ADJF", "PRTF")
BENT = ("NOUN", "NPRO", "NUMR", *ADJECTIVAL)
_SAME = {"gen2": "gent", "loc2": "loct", "gen1": "gent", "acc2": "accs"}
_LIVING = frozenset({"gent", "accs"})
_LATIN = "LATN"
_WHOLE = 70  # characters of a quotation that may stand whole in a title
_GOVERNED = ("gent", "datv", "accs", "ablt", "loct")


@frozen
class Chunk:
    """Words `first` to `last`: a "noun" phrase with its head and the head's reading, a "prep" phrase (the same after a
    preposition), a "verb", a "date", a "link" (conjunction), or an "other" word or sign."""

    kind: str
    first: int
    last: int
    head: int
    word: Word


def case_of(word: Word) -> str:
    """A reading's case, the rare ones under the common name."""
    return _SAME.get(word.case, word.case)


def alike(case: str) -> frozenset[str]:
    """The cases that may be one of somebody living: the genitive is the accusative too."""
    return _LIVING if case in _LIVING else frozenset({case})


def chunks(laid: Laid, names: list[Name], morphology: Morphology, dating: frozenset[str]) -> list[Chunk]:
    """The whole sentence in chunks, in text order, every word in one. A date takes along the preposition before it."""
    found: list[Chunk] = []
    named = {n.first: n for n in names}
    i = 0
    while i < len(laid.tokens):
        chunk = _chunk(laid, i, named, morphology, dating)
        found.append(chunk)
        i = chunk.last + 1
    return found


def _chunk(laid: Laid, i: int, named: dict[int, Name], morphology: Morphology, dating: frozenset[str]) -> Chunk:
    token = laid.tokens[i]
    word = token.word
    end = _date_end(laid, i, dating)
    if end >= 0:
        return Chunk("date", i, end, end, word)
    if word.pos == "PREP":
        phrase = _noun_phrase(laid, i + 1, named, morphology, governed=True)
        if phrase is not None:
            return Chunk("prep", i, phrase.last, phrase.head, phrase.word)
        one = _one_of(laid, i + 1, named, morphology)
        if one is not None:
            return evolve(one, kind="prep", first=i)
        if i + 1 < len(laid.tokens) and "Af-p" in laid.tokens[i + 1].word.grammemes:
            return Chunk("prep", i, i + 1, i + 1, laid.tokens[i + 1].word)
    if word.pos in VERBAL and i not in named:
        return Chunk("verb", i, i, i, word)
    one = _one_of(laid, i, named, morphology)
    if one is not None:
        return one
    after = laid.tokens[i + 1] if i + 1 < len(laid.tokens) else None
    if word.pos == "PRCL" and after is not None and after.word.pos in VERBAL and i + 1 not in named:
        return Chunk("verb", i, i + 1, i + 1, after.word)
    if word.pos != "CONJ":
        phrase = _noun_phrase(laid, i, named, morphology, governed=False)
        if phrase is not None:
            return phrase
    return Chunk("link" if word.pos == "CONJ" else "other", i, i, i, word)


def _one_of(laid: Laid, i: int, named: dict[int, Name], morphology: Morphology) -> Chunk | None:
    """A noun phrase such as "один из обвиняемых": a word that counts or chooses, and of which ones."""
    tokens = laid.tokens
    if i + 2 >= len(tokens) or tokens[i].word.pos != "ADJF" or "Apro" not in tokens[i].word.grammemes:
        return None
    if tokens[i + 1].word.pos != "PREP" or laid.mention[i] >= 0 or laid.mention[i + 1] >= 0:
        return None
    of = _noun_phrase(laid, i + 2, named, morphology, governed=True)
    last, head = (of.last, of.head) if of is not None else (i + 2, i + 2)  # "один из обвиняемых" has a participle
    several = [w for w in morphology.readings(tokens[head].text) if case_of(w) == "gent" and w.number == "plur"]
    if not any(w.pos == ("NOUN" if of is not None else "PRTF") for w in several):
        return None
    return Chunk("noun", i, last, i, tokens[i].word)


def _date_end(laid: Laid, i: int, dating: frozenset[str]) -> int:
    """Where the date that begins at word i ends, prepositions before it counted in; -1 where none does."""
    j = i
    while (
        j < len(laid.tokens)
        and j - i < 3
        and laid.mention[j] < 0
        and (laid.tokens[j].word.form in dating or laid.tokens[j].word.pos == "PREP")
    ):
        j += 1
    if j >= len(laid.tokens) or laid.mention[j] < 0:
        return -1
    mention = laid.mention[j]
    while j + 1 < len(laid.tokens) and laid.mention[j + 1] == mention:
        j += 1
    return j


def _noun_phrase(laid: Laid, i: int, named: dict[int, Name], morphology: Morphology, governed: bool) -> Chunk | None:
    simple = _simple(laid, i, named, morphology, governed)
    if simple is None:
        return None
    last = simple.last
    while last + 1 < len(laid.tokens):
        after = _complement(laid, last + 1, simple, named, morphology)
        if after < 0:
            break
        last = after
    return Chunk("noun", simple.first, last, simple.head, simple.word)


def _simple(laid: Laid, i: int, named: dict[int, Name], morphology: Morphology, governed: bool) -> Chunk | None:
    """Adjectives and a noun, or a name, that begin at word i."""
    tokens, clause = laid.tokens, laid.clause
    if i >= len(tokens) or {"Anph", "Subx"} <= tokens[i].word.grammemes:
        return None  # "который Россия выдала": a relative pronoun goes with no noun
    j = i
    while j < len(tokens) and j - i < 7 and laid.mention[j] < 0 and (clause[j] == clause[i] or decimal(laid, j)):
        token = tokens[j]
        if decimal(laid, j):
            j += 1
            continue
        if j in named:
            name = named[j]
            head = name.head if name.head >= 0 else name.last
            return Chunk("noun", i, name.last, head, _reading(laid, i, head, morphology, governed) or token.word)
        if token.text in '«"':
            close = laid.quote_end(j)
            return Chunk("noun", i, close, j + 1, tokens[j + 1].word) if close > j + 1 else None
        if _LATIN in token.word.grammemes and len(token.text) > 1:
            if any(t.word.pos == "PRTF" for t in tokens[i:j]):
                return None
            return Chunk("noun", i, _latin_end(laid, j), j, token.word)
        if not token.is_word or token.word.pos in ("PREP", "CONJ", "VERB", "INFN", "GRND", "PRTS"):
            return None
        if token.word.pos == "NPRO" and not any(w.pos == "ADJF" for w in morphology.readings(token.text)):
            return None  # "по этому делу" has an adjective
        if token.word.pos == "PRTF" and {"actv", "tran"} <= token.word.grammemes:
            return None  # "занимавший пост": what follows is its object
        reading = _reading(laid, i, j, morphology, governed)
        if reading is None and _strange(laid, j, morphology):
            return Chunk("noun", i, j, j, token.word)
        if reading is not None and not _goes_with_next(laid, j, morphology):
            return Chunk("noun", i, j, j, reading)
        if (
            not any(w.pos in (*ADJECTIVAL, "NUMR") or "Anum" in w.grammemes for w in morphology.readings(token.text))
            and not token.text.isdigit()
        ):
            return None
        j += 1
    return None


def _latin_end(laid: Laid, j: int) -> int:
    """Where a name in Latin letters that begins at word j ends."""
    while j + 1 < len(laid.tokens) and _LATIN in laid.tokens[j + 1].word.grammemes and laid.clause[j + 1] == laid.clause[j]:
        j += 1
    return j


def _strange(laid: Laid, j: int, morphology: Morphology) -> bool:
    """Whether a word is a name of no dictionary: "Би-би-си"."""
    token = laid.tokens[j]
    return token.text[0].isupper() and token.text[-1].islower() and len(token.text) > 2 and not morphology.known(token.text)


def decimal(laid: Laid, j: int) -> bool:
    """Whether word j is the comma or the fraction of a number such as "32,5" or a score such as "2:1"."""
    tokens = laid.tokens
    if tokens[j].text in ",:":
        return 0 < j < len(tokens) - 1 and _glued_digits(laid, j)
    return j > 1 and tokens[j].text.isdigit() and tokens[j - 1].text in ",:" and _glued_digits(laid, j - 1)


def _glued_digits(laid: Laid, comma: int) -> bool:
    before, sign, after = laid.tokens[comma - 1 : comma + 2]
    return before.text.isdigit() and after.text.isdigit() and before.end == sign.start and sign.end == after.start


def _goes_with_next(laid: Laid, j: int, morphology: Morphology) -> bool:
    """Whether a word that may be a noun is an adjective of the next one: "рабочим визитом"."""
    if j + 1 >= len(laid.tokens) or not laid.tokens[j + 1].is_word or laid.mention[j + 1] >= 0:
        return False
    if not any(w.pos in ADJECTIVAL for w in morphology.readings(laid.tokens[j].text)):
        return False
    following = morphology.readings(laid.tokens[j + 1].text)
    return any(n.pos == "NOUN" and agree(morphology, laid.tokens[j].text, n) for n in following)


def _reading(laid: Laid, first: int, head: int, morphology: Morphology, governed: bool) -> Word | None:
    """The noun reading of the head that its adjectives before it agree with; after a preposition no nominative."""
    nouns = [w for w in morphology.readings(laid.tokens[head].text) if w.pos == "NOUN"]
    if not nouns and laid.tokens[head].text.isupper() and len(laid.tokens[head].text) > 1:
        return laid.tokens[head].word
    if governed:
        nouns = [w for w in nouns if case_of(w) in _GOVERNED] or nouns
    before = [i for i in range(first, head) if any(w.pos in ADJECTIVAL for w in morphology.readings(laid.tokens[i].text))]
    fitting = [n for n in nouns if all(agree(morphology, laid.tokens[i].text, n) for i in before)]
    if governed and laid.tokens[first - 1].word.pos == "PREP":
        fitting.sort(key=lambda w: case_of(w) not in ("loct", "ablt", "gent"))
    return fitting[0] if fitting else None


def agree(morphology: Morphology, form: str, noun: Word) -> Word | None:
    """The reading of a form as an adjective or participle that goes with the noun."""
    for word in morphology.readings(form):
        if word.pos not in ADJECTIVAL or case_of(word) != case_of(noun) or word.number != noun.number:
            continue
        if case_of(word) == "accs" and word.animacy and noun.animacy not in ("", word.animacy):
            continue
        if word.number == "plur" or not noun.gender or word.gender == noun.gender:
            return word
    return None


def _complement(laid: Laid, i: int, phrase: Chunk, named: dict[int, Name], morphology: Morphology) -> int:
    """The end of a complement of the noun that begins at word i: a genitive, a name in apposition, a quoted name; or -1."""
    token = laid.tokens[i]
    if laid.mention[i] >= 0 or laid.clause[i] != laid.clause[phrase.first]:
        return -1
    place = named.get(phrase.first)
    if place is not None and place.sort in ("country", "place") and token.word.pos != "CONJ":
        return -1
    if token.text in '«"':
        return laid.quote_end(i)
    if i in named:
        of_place = any(n.sort in ("country", "place") and n.last == i - 1 for n in named.values())
        if named[i].person is not None and of_place and phrase.word.animacy == "inan":
            return -1  # "гражданства Грузии Саакашвили лишён"
        alone = named[i].person is not None and named[i].case == "nomn" and case_of(phrase.word) != "nomn"
        return -1 if alone else named[i].last
    if token.text == "№" and i + 1 < len(laid.tokens):
        return i + 1
    if token.text.isdigit() and i + 2 < len(laid.tokens) and laid.tokens[i + 1].text == ":" and decimal(laid, i + 1):
        return i + 2  # "со счётом 2:1"
    if not token.is_word or token.text.isdigit():
        return -1
    if _LATIN in token.word.grammemes:
        return _latin_end(laid, i)
    if token.word.form == "и" and i + 1 < len(laid.tokens) and laid.mention[i + 1] < 0:
        more = _simple(laid, i + 1, named, morphology, governed=False)
        if more is not None and (case_of(more.word) == "gent" or _alike(laid, morphology, more, phrase)):
            return more.last
        return -1
    simple = _simple(laid, i, named, morphology, governed=True)
    if simple is None:
        return -1
    text = laid.tokens[simple.head].text
    person = named.get(simple.last + 1)
    if person is not None and person.person and person.case == case_of(phrase.word) and phrase.word.animacy == "anim":
        return person.last
    if simple.head > simple.first:
        return simple.last if case_of(simple.word) == "gent" else -1
    genitive = any(w.pos == "NOUN" and (case_of(w) == "gent" or "Fixd" in w.grammemes) for w in morphology.readings(text))
    return simple.last if genitive or text.isupper() else -1


def _alike(laid: Laid, morphology: Morphology, one: Chunk, other: Chunk) -> bool:
    """Whether two noun phrases may stand in the same case."""
    if case_of(one.word) == case_of(other.word):
        return True
    cases = ({case_of(w) for w in morphology.readings(laid.tokens[c.head].text) if w.pos == "NOUN"} for c in (one, other))
    return bool(set.intersection(*cases) - {"nomn"})


def recase(laid: Laid, morphology: Morphology, first: int, head: int, noun: Word, case: str) -> str | None:
    """The words from `first` to `head` with the noun and its adjectives in a case, number kept; None where a word won't go."""
    words = []
    for i in range(first, head + 1):
        token = laid.tokens[i]
        like: Word | None = noun
        grams = [case, noun.number] if noun.number else [case]
        if i < head:
            like = agree(morphology, token.text, noun)
            grams = [case, *noun.agreed]
        if i < head and token.word.pos == "NUMR":
            return None  # a number governs the case of its noun
        if like is None or "Fixd" in like.grammemes or token.text.isupper():
            words.append(token.text)
            continue
        form = morphology.inflect(token.text, *grams, like=like)
        if form is None:
            return None
        words.append(form)
    return " ".join(words)


def quotations(laid: Laid) -> list[tuple[int, int]]:
    """The short quotations of a sentence, signs counted in."""
    found: list[tuple[int, int]] = []
    after = 0
    for i in [i for i, token in enumerate(laid.tokens) if token.text in QUOTES]:
        close = laid.quote_end(i) if i >= after else -1
        if close > i + 1:
            if not _speech(laid, i, close) and laid.tokens[close].end - laid.tokens[i].start <= _WHOLE:
                found.append((i, close))
            after = close + 1
    return found


def _speech(laid: Laid, first: int, last: int) -> bool:
    """Whether a quotation is what somebody says, who is named after a dash, rather than a name."""
    tokens, opens = laid.tokens, not first or laid.tokens[first - 1].text in ":—–-"
    return opens and last + 2 < len(tokens) and tokens[last + 1].text == "," and tokens[last + 2].text in "—–-"
