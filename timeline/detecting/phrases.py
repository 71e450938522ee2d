"""Noun phrases: where one begins and ends, its case, and its words put into another case."""

from attrs import frozen

from timeline.analysing import Token
from timeline.detecting.clauses import Laid
from timeline.languages.morphology import Morphology, Word

_ADJECTIVAL = ("ADJF", "PRTF")
CASES = {"gent": ("gent", "gen2"), "loct": ("loct", "loc2"), "nomn": ("nomn",), "accs": ("accs",), "datv": ("datv",), "ablt": ("ablt",)}


@frozen
class Phrase:
    """Words `first` to `last` of a sentence with their head, which is read as `word`."""

    first: int
    head: int
    last: int
    word: Word

    @property
    def case(self) -> str:
        return self.word.case


def in_case(morphology: Morphology, form: str, case: str) -> Word | None:
    """The likeliest reading of a noun form in a case."""
    for word in morphology.readings(form):
        if word.pos == "NOUN" and word.case in CASES[case]:
            return word
    return None


def agree(morphology: Morphology, form: str, noun: Word) -> Word | None:
    """The reading of a form as an adjective or participle that goes with the noun."""
    for word in morphology.readings(form):
        if word.pos in _ADJECTIVAL or word.pos == "ADJF":
            same = word.case == noun.case or word.case in CASES.get(noun.case, ())
            if same and word.number == noun.number and (noun.number == "plur" or not noun.gender or word.gender == noun.gender):
                return word
    return None


def left_edge(laid: Laid, morphology: Morphology, head: int, noun: Word) -> int:
    """Where the phrase of a noun begins: its adjectives before it."""
    first = head
    while first and laid.clause[first - 1] == laid.clause[head] and laid.mention[first - 1] < 0:
        token = laid.tokens[first - 1]
        if not token.is_word or agree(morphology, token.text, noun) is None:
            break
        first -= 1
    return first


def right_edge(laid: Laid, morphology: Morphology, head: int, limit: int, prepositions: frozenset[str]) -> int:
    """Where the phrase of a noun ends: its genitives, names, quoted names and, of the prepositions given, what they bring."""
    tokens = laid.tokens
    last = head
    i = head + 1
    while i < len(tokens) and tokens[i].end - tokens[head].start <= limit:
        if laid.mention[i] >= 0:
            break
        end = _group(tokens, morphology, i, prepositions)
        if end < i:
            break
        last = end
        i = end + 1
    if tokens[last].end - tokens[head].start > limit:
        return head
    return last


def _group(tokens: tuple[Token, ...], morphology: Morphology, i: int, prepositions: frozenset[str]) -> int:
    """The end of the complement that begins at word i, or -1."""
    token = tokens[i]
    if token.text == "«":
        return next((j for j in range(i + 1, min(i + 15, len(tokens))) if tokens[j].text == "»"), -1)
    if token.word.pos == "PREP" and token.word.form in prepositions:
        return _noun(tokens, morphology, i + 1, None)
    if token.word.form == "и" and i + 1 < len(tokens):
        end = _noun(tokens, morphology, i + 1, "gent")
        return end
    if not token.is_word:
        return -1
    if token.text[0].isupper() and any(w.pos in ("NOUN", "UNKN") for w in morphology.readings(token.text)):
        return i
    return _noun(tokens, morphology, i, "gent")


def _noun(tokens: tuple[Token, ...], morphology: Morphology, i: int, case: str | None) -> int:
    """The end of a simple noun phrase, adjectives and a noun, that begins at word i, in a case if one is given; or -1."""
    for j in range(i, min(i + 5, len(tokens))):
        token = tokens[j]
        if not token.is_word:
            return -1
        if any(w.pos == "NOUN" and (case is None or w.case in CASES[case] or "Fixd" in w.grammemes) for w in morphology.readings(token.text)):
            if token.word.pos in ("VERB", "PREP"):
                return -1
            return j
        if token.text.isupper() and len(token.text) > 1:
            return j
        if not any(w.pos in (*_ADJECTIVAL, "NUMR") for w in morphology.readings(token.text)):
            return -1
    return -1


def recase(laid: Laid, morphology: Morphology, first: int, head: int, noun: Word, case: str) -> str | None:
    """The words from `first` to `head` with the noun and its adjectives in a case, number kept; None where a word won't go."""
    words = []
    for i in range(first, head + 1):
        token = laid.tokens[i]
        if i < head:
            like = agree(morphology, token.text, noun)
            if like is None:
                words.append(token.text)
                continue
            grams = [case, noun.number] if noun.number == "plur" else [case, "sing", noun.gender or "masc"]
        else:
            like, grams = noun, [case, noun.number] if noun.number else [case]
        form = token.text if "Fixd" in like.grammemes else morphology.inflect(token.text, *grams, like=like)
        if form is None:
            return None
        words.append(form)
    return " ".join(words)
