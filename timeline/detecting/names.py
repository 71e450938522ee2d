"""Names in an article: people by the full name the article gives anywhere, countries, places and organisations."""

import re
from functools import cache

from attrs import field, frozen
from babel import Locale

from timeline.analysing import Parsed, Token
from timeline.detecting.clauses import Laid
from timeline.languages import Pack
from timeline.languages.morphology import Morphology, Word

_RUN = re.compile(r"[A-ZА-ЯЁ][\w’'-]+(?:[ \xa0](?:[A-ZА-ЯЁ][\w’'-]+|[A-ZА-ЯЁ]\.))*(?:[ \xa0][A-ZА-ЯЁ][\w’'-]+)")
_PERSONAL = frozenset({"Name", "Surn", "Patr"})
_UNBENT = tuple("иоуеэюы")  # endings of foreign surnames that don't decline


@frozen
class NameWords:
    """The section `names`."""

    organisations: str
    countries: dict[str, str] = field(factory=dict)


@frozen
class Name:
    """A name in the text: words `first` to `last` of a sentence, its base form, what it names and the case it stands in."""

    first: int
    last: int
    base: str
    sort: str  # "person", "country", "place", "organisation"
    case: str


@frozen(eq=False)
class Gazetteer:
    countries: dict[str, str]
    organisations: frozenset[str]


@cache
def gazetteer(pack: Pack) -> Gazetteer:
    """Countries and the words of organisations, as the pack and the names of the world's territories give them."""
    words = pack.section("names", NameWords)
    territories = Locale(pack.code).territories
    countries = {name.lower(): name for code, name in territories.items() if len(code) == 2 and code.isalpha()}
    return Gazetteer(countries | words.countries, frozenset(words.organisations.split()))


class Directory:
    """The full names of one article's people, by the stem of the surname."""

    def __init__(self, parsed: Parsed) -> None:
        self._parsed = parsed
        self._morphology = parsed.pack.morphology
        self._gazetteer = gazetteer(parsed.pack)
        self._full: dict[str, str] | None = None

    def full(self, surname: str) -> str | None:
        """The full name in base form of the person with this surname, in whatever case; None where the article gives none."""
        if self._full is None:
            self._full = self._read()
        return self._full.get(stem(surname))

    def _read(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for match in _RUN.finditer(self._parsed.text):
            words = match[0].split()
            while len(words) > 1 and not _personal(self._morphology, words[0]) and "." not in words[0]:
                if _foreign(self._morphology, words):
                    break
                words = words[1:]
            if len(words) < 2 or not (_personal(self._morphology, words[0]) or _foreign(self._morphology, words)):
                continue
            found.setdefault(stem(words[-1]), base_name(self._morphology, words))
        return found

    def names(self, laid: Laid) -> list[Name]:
        """The names of a sentence, in text order."""
        found = []
        i = 0
        while i < len(laid.tokens):
            name = self._name_at(laid, i)
            if name is not None:
                found.append(name)
                i = name.last
            i += 1
        return found

    def _name_at(self, laid: Laid, i: int) -> Name | None:
        tokens = laid.tokens
        token = tokens[i]
        if not token.is_word or not token.text[0].isupper() or laid.mention[i] >= 0:
            return None
        word = token.word
        country = self._country(tokens, i)
        if country is not None:
            return country
        if word.lemma in self._gazetteer.organisations and not token.text.isupper():
            return None
        last = i
        while last + 1 < len(tokens) and tokens[last + 1].is_word and tokens[last + 1].text[0].isupper() and last - i < 3:
            if tokens[last + 1].start - tokens[last].end > 1 or self._country(tokens, last + 1):
                break
            last += 1
        words = [t.text for t in tokens[i : last + 1]]
        if token.text.isupper() and len(token.text) > 1 and not token.text.isdigit():
            return Name(i, i, token.text, "organisation", "")
        if any(_personal(self._morphology, w) for w in words):
            full = self.full(words[-1])
            base = full if full is not None else base_name(self._morphology, words)
            return Name(i, last, base, "person", _case(self._morphology, words))
        if "Geox" in word.grammemes:
            return Name(i, i, _titled(token.text, word.lemma), "place", word.case)
        full = self.full(words[-1])
        if full is not None:
            return Name(i, last, full, "person", _case(self._morphology, words))
        if len(words) > 1 and _foreign(self._morphology, words):
            return Name(i, last, base_name(self._morphology, words), "person", _case(self._morphology, words))
        return None

    def _country(self, tokens: tuple[Token, ...], i: int) -> Name | None:
        known = self._gazetteer.countries
        if i + 1 < len(tokens) and tokens[i].word.pos == "ADJF" and tokens[i + 1].is_word:
            noun = tokens[i + 1].word
            adjective = self._morphology.inflect(tokens[i].text, "nomn", noun.gender or "masc", like=tokens[i].word)
            if adjective and (name := known.get(f"{adjective.lower()} {noun.lemma}")):
                return Name(i, i + 1, name, "country", noun.case)
        if name := known.get(tokens[i].word.lemma) or known.get(tokens[i].text.lower()):
            return Name(i, i, name, "country", tokens[i].word.case)
        return None


def stem(surname: str) -> str:
    """What stays the same in all cases of a surname."""
    low = surname.lower().replace("ё", "е")
    for ending in ("ского", "скому", "ским", "ском", "ская", "ской", "скую", "ский"):
        if low.endswith(ending):
            return low[: -len(ending)] + "ск"
    return re.sub(r"(?:ого|ому|ыми?|ым|ом|ой|ая|ую|ый|ем|ёй|ей|ую|[аяуюеыиойь])$", "", low) if len(low) > 4 else low[:4]


def base_name(morphology: Morphology, words: list[str]) -> str:
    """A person's name in the nominative, from its words in any one case."""
    gender = _gender(morphology, words)
    case = _case(morphology, words)
    return " ".join(_base(morphology, w, gender, case) for w in words)


def _base(morphology: Morphology, form: str, gender: str, case: str) -> str:
    if case == "nomn" or "." in form or form[0].isascii():
        return form
    readings = [w for w in morphology.readings(form) if w.grammemes & _PERSONAL and (not gender or w.gender in (gender, ""))]
    readings = [w for w in readings if w.case == case] or readings
    if readings:
        if "Fixd" in readings[0].grammemes:
            return form
        grams = ["nomn", "sing"] + ([gender] if gender and "Surn" in readings[0].grammemes else [])
        return morphology.inflect(form, *grams, like=readings[0]) or form
    if form.lower().endswith(_UNBENT):
        return form
    nouns = [w for w in morphology.readings(form) if w.case == case and w.pos == "NOUN"]
    if nouns and (not gender or nouns[0].gender == gender):
        return morphology.inflect(form, "nomn", "sing", like=nouns[0]) or form
    return form


def _gender(morphology: Morphology, words: list[str]) -> str:
    for kind in ("Name", "Patr", "Surn"):
        for form in words:
            for word in morphology.readings(form):
                if kind in word.grammemes and word.gender in ("masc", "femn"):
                    return word.gender
    return ""


def _case(morphology: Morphology, words: list[str]) -> str:
    """The case that all the words can stand in; the nominative where they can."""
    shared: set[str] | None = None
    for form in words:
        cases = {w.case for w in morphology.readings(form) if w.grammemes & _PERSONAL and w.number != "plur"}
        if cases and "Fixd" not in morphology.word(form).grammemes:
            shared = cases if shared is None else shared & cases or shared
    if not shared or "nomn" in shared:
        return "nomn"
    return next(c for c in ("gent", "datv", "ablt", "accs", "loct", *sorted(shared)) if c in shared)


def _personal(morphology: Morphology, form: str) -> bool:
    return any(w.grammemes & _PERSONAL and w.score > 0.1 for w in morphology.readings(form))


def _foreign(morphology: Morphology, words: list[str]) -> bool:
    """Two capitalised words that the dictionary doesn't know otherwise: most often a foreign person."""
    return len(words) > 1 and all(_unknown(morphology.word(w)) for w in words)


def _unknown(word: Word) -> bool:
    return word.pos == "NOUN" and word.score < 0.5 and "Geox" not in word.grammemes and "Orgn" not in word.grammemes


def _titled(form: str, lemma: str) -> str:
    return lemma[:1].upper() + lemma[1:] if form[:1].isupper() else lemma
