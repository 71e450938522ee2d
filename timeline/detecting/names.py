"""The names in a sentence: people by the full name the article gives anywhere, countries, places and organisations."""

import re
from collections import Counter

from attrs import frozen

from timeline.analysing import Parsed, Token
from timeline.detecting.clauses import Laid, lay
from timeline.detecting.gazetteer import gazetteer
from timeline.detecting.lexicon import lexicon
from timeline.detecting.people import People, Person
from timeline.detecting.wording import Wording
from timeline.languages.morphology import Word
from timeline.model import Span

_LONGEST = 4  # words in a name
_CAPITAL = re.compile(r"\b(?:(\w{1,2})\s)?([A-ZА-ЯЁ][\w-]+)")
_OFTEN = 2  # a country must be named so often to be where an article plays
_CLEARLY = 1.5  # and so many times as often as the next
_BACK = 3  # sentences in which the person that a pronoun stands for is looked for


@frozen
class Name:
    """A name in the text: words `first` to `last` of a sentence, its base form, what it names ("person", "country", "place" or
    "organisation"), and the case it stands in, "" where that can't be told."""

    first: int
    last: int
    base: str
    sort: str
    case: str
    person: Person | None = None
    head: int = -1  # the word that bears the case, where it isn't the last


class Directory:
    """All names of one article."""

    def __init__(self, parsed: Parsed) -> None:
        self._parsed = parsed
        self._morphology = parsed.pack.morphology
        self._gazetteer = gazetteer(parsed.pack)
        self._wheres = Wording.of(parsed.pack).place_prepositions
        self._country: tuple[str, str] | None = None
        self._people: People | None = None
        self._known: dict[int, list[Name]] = {}

    @property
    def roles(self) -> frozenset[str]:
        """Base forms of offices and trades."""
        return self._gazetteer.roles

    @property
    def heads(self) -> frozenset[str]:
        """Base forms of offices, trades and organisations: what a country's name after them says whose it is."""
        return self._gazetteer.roles | self._gazetteer.organisations

    @property
    def people(self) -> People:
        """The article's people, read when first asked for."""
        if self._people is None:
            self._people = People(self._parsed.text, self._morphology, self._gazetteer)
        return self._people

    def country(self) -> str:
        """ "в Эстонии": the country that the article tells of most, as it words it; "" where none stands out."""
        if self._country is None:
            self._country = self._dominant()
        return self._country[1]

    def country_name(self) -> str:
        """The same country's name in base form, or ""."""
        self.country()
        return self._country[0] if self._country else ""

    def country_in(self, base: str) -> str:
        """The country that ends an organisation's name, "Парламент Грузии", or ""."""
        lemma = self._morphology.word(base.split()[-1]).lemma
        return self._gazetteer.countries.get(lemma, "")

    def _dominant(self) -> tuple[str, str]:
        counts: Counter[str] = Counter()
        phrases: dict[str, str] = {}
        for match in _CAPITAL.finditer(self._parsed.text):
            lemmas = (w.lemma for w in self._morphology.readings(match[2])[:2])
            name = next((self._gazetteer.countries[x] for x in (match[2].lower(), *lemmas) if x in self._gazetteer.countries), "")
            if not name:
                continue
            counts[name] += 1
            if match[1] and match[1].strip().lower() in self._wheres and self._in_place(match[2]):
                phrases.setdefault(name, f"{match[1].strip().lower()} {match[2]}")
        ranked = sorted(counts, key=lambda n: (-counts[n], n))
        if not ranked or counts[ranked[0]] < _OFTEN or len(ranked) > 1 and counts[ranked[0]] < _CLEARLY * counts[ranked[1]]:
            return "", ""
        return ranked[0], phrases.get(ranked[0], "")

    def _in_place(self, form: str) -> bool:
        return any(w.case in ("loct", "loc2") or "Fixd" in w.grammemes for w in self._morphology.readings(form))

    def shown(self, name: Name) -> str:
        """A person's full name in the case the name stands in; any other name in its base form."""
        return self.people.form(name.person, name.case or "nomn") if name.person is not None else name.base

    def place_of(self, person: Person) -> Span | None:
        """Where the article first names a person in full; None where it does so in no form we know."""
        found = [(at, at + len(form)) for form in person.forms.values() if (at := self._parsed.text.find(form)) >= 0]
        return min(found, default=None)

    def names(self, laid: Laid) -> list[Name]:
        """The names of a sentence, in text order."""
        start = laid.sentence.start
        if start not in self._known:
            found = []
            i = 0
            while i < len(laid.tokens):
                name = self._name_at(laid, i)
                if name is not None:
                    found.append(name)
                    i = name.last
                i += 1
            self._known[start] = found
        return self._known[start]

    def meant(self, laid: Laid, verb: Word) -> Person | None:
        """The person that a pronoun or a missing subject of a verb most likely stands for: of the sentences before, the nearest
        that names people of the verb's gender; there the one in the nominative, else the last."""
        start = laid.sentence.start
        for _ in range(_BACK):
            if verb.number == "plur" or start <= 0:
                return None
            sentence = self._parsed.sentence_at(start - 1)
            if sentence.start >= start:
                return None
            before = lay(self._parsed, sentence, (), lexicon(self._parsed.pack))
            people = [n for n in self.names(before) if n.person and (not verb.gender or n.person.gender == verb.gender)]
            if people:
                return next((n for n in people if n.case == "nomn"), people[-1]).person
            start = sentence.start
        return self.people.leading(verb.gender) if verb.number == "sing" and verb.gender else None

    def pair_before(self, laid: Laid) -> list[Person]:
        """The two people told of last before a sentence, in text order; fewer where there are fewer."""
        found: list[Person] = []
        start = laid.sentence.start
        for _ in range(_BACK):
            sentence = self._parsed.sentence_at(start - 1) if start > 0 else laid.sentence
            if sentence.start >= start:
                break
            before = self.names(lay(self._parsed, sentence, (), lexicon(self._parsed.pack)))
            found = [n.person for n in before if n.person and n.person not in found] + found
            if len(found) >= 2:
                break
            start = sentence.start
        return found[-2:]

    def _name_at(self, laid: Laid, i: int) -> Name | None:
        token = laid.tokens[i]
        if not token.text[0].isupper() or laid.mention[i] >= 0:
            return None
        return self._place_at(laid, i) or self._initials_at(laid, i) or self._person_at(laid, i) or self._organisation_at(laid, i)

    def _place_at(self, laid: Laid, i: int) -> Name | None:
        tokens = laid.tokens
        places = self._gazetteer
        if i + 1 < len(tokens) and tokens[i].word.pos == "ADJF" and tokens[i + 1].is_word:
            noun = tokens[i + 1].word
            gender = (noun.gender or "masc",) if noun.number != "plur" else ("plur",)
            adjective = self._morphology.inflect(tokens[i].text, "nomn", *gender, like=tokens[i].word)
            both = f"{(adjective or '').lower()} {noun.lemma}"
            for sort, known in (("country", places.countries), ("place", places.places)):
                if both in known:
                    return Name(i, i + 1, known[both], sort, noun.case)
        if self._followed_by_surname(tokens, i):
            return None
        low = tokens[i].text.lower()
        if tokens[i].text.isupper() and len(low) > 1 and low not in places.countries:
            return None
        for word in self._morphology.readings(tokens[i].text)[:3]:
            if word.pos not in ("NOUN", "UNKN"):
                continue
            for sort, known in (("country", places.countries), ("place", places.places)):
                shown = known.get(low) or known.get(word.lemma)
                if shown:
                    return Name(i, i, shown, sort, word.case)
            if "Geox" in word.grammemes and self._morphology.known(low):
                return Name(i, i, "-".join(p[:1].upper() + p[1:] for p in word.lemma.split("-")), "place", word.case)
        return None

    def _followed_by_surname(self, tokens: tuple[Token, ...], i: int) -> bool:
        """Whether a place-like word is a person's first name: "Владимир Путин"."""
        if i + 1 >= len(tokens) or not tokens[i + 1].text[0].isupper():
            return False
        return self.people.find([tokens[i].text, tokens[i + 1].text]) is not None

    def _initials_at(self, laid: Laid, i: int) -> Name | None:
        tokens = laid.tokens
        j = i
        while j + 2 < len(tokens) and len(tokens[j].text) == 1 and tokens[j + 1].text == ".":
            j += 2
        if j == i or not (tokens[j].text[0].isupper() and len(tokens[j].text) > 2):
            return None
        person = self.people.find([tokens[j].text]) or self.people.lone([f"{tokens[i].text}.", tokens[j].text])
        return Name(i, j, person.base, "person", self.people.case([tokens[j].text], person), person)

    def _person_at(self, laid: Laid, i: int) -> Name | None:
        tokens = laid.tokens
        if self._common(tokens[i], i) or tokens[i].word.lemma in self._gazetteer.organisations | self._gazetteer.roles:
            return None
        last = i
        while last + 1 < len(tokens) and last - i < _LONGEST - 1 and self._goes_on(laid, last):
            last += 1
        while last >= i:
            words = [t.text for t in tokens[i : last + 1]]
            person = self.people.find(words)
            if person is not None:
                return Name(i, last, person.base, "person", self.people.case(words, person), person)
            if last > i and self.people.likely(words) or last == i and self._surname(tokens[i]):
                person = self.people.lone(words)
                return Name(i, last, person.base, "person", self.people.case(words), person)
            last -= 1
        return None

    def _goes_on(self, laid: Laid, last: int) -> bool:
        after = laid.tokens[last + 1]
        glued = after.start - laid.tokens[last].end <= 1
        if self._known_place(after) and self.people.find([laid.tokens[last].text, after.text]) is None:
            return False
        one = after.text.isascii() == laid.tokens[last].text.isascii()
        return one and after.is_word and after.text[0].isupper() and glued and laid.mention[last + 1] < 0

    def _known_place(self, token: Token) -> bool:
        return self._gazetteer.knows(token.word.lemma)

    def _common(self, token: Token, i: int) -> bool:
        """Whether a capitalised word may be a common one that only opens the sentence."""
        personal = any(w.grammemes & {"Surn", "Name"} for w in self._morphology.readings(token.text))
        return i == 0 and self._morphology.known(token.text) and not personal

    def _surname(self, token: Token) -> bool:
        word = token.word
        return bool(word.grammemes & {"Surn", "Name"}) and word.score > 0.3 and len(token.text) > 3 and not token.text.isupper()

    def _organisation_at(self, laid: Laid, i: int) -> Name | None:
        tokens = laid.tokens
        token = tokens[i]
        if token.text.isupper() and token.text.isalpha() and len(token.text) > 1 and not set(token.text) <= set("IVXLCDM"):
            return Name(i, i, token.text, "organisation", "")
        head = next((j for j in range(i, min(i + 4, len(tokens))) if self._organisation_noun(tokens, i, j)), -1)
        if head < 0:
            return None
        noun = tokens[head].word
        words = [self._nominative(tokens[j].text, noun, j == head) for j in range(i, head + 1)]
        base = " ".join(words)
        last = head
        if head + 2 < len(tokens) and tokens[head + 1].text == "«":
            close = next((j for j in range(head + 2, min(head + 10, len(tokens))) if tokens[j].text == "»"), -1)
            if close > 0:
                return Name(i, close, laid.words(head + 2, close - 1), "organisation", noun.case, head=head)
        while last + 1 < len(tokens) and last - head < 3 and self._genitive(tokens[last + 1]):
            last += 1
        if last > head:
            base += " " + laid.words(head + 1, last)
        return Name(i, last, base, "organisation", noun.case, head=head) if last > i or not self._common(token, i) else None

    def _organisation_noun(self, tokens: tuple[Token, ...], i: int, j: int) -> bool:
        if any(tokens[k].word.pos != "ADJF" for k in range(i, j)):
            return False
        return tokens[j].word.lemma in self._gazetteer.organisations

    def _genitive(self, token: Token) -> bool:
        if token.text[:1].isupper() and any("Name" in w.grammemes for w in self._morphology.readings(token.text)):
            return False
        return (
            len(token.text) > 2
            and token.word.pos not in ("PREP", "CONJ")
            and any(w.case in ("gent", "gen2") and w.pos in ("NOUN", "ADJF") for w in self._morphology.readings(token.text)[:3])
        )

    def _nominative(self, form: str, noun: Word, head: bool) -> str:
        if "Fixd" in noun.grammemes or form.isupper():
            return form
        if head:
            return self._morphology.inflect(form, "nomn", *([noun.number] if noun.number else []), like=noun) or form
        grams = ["plur"] if noun.number == "plur" else ["sing", noun.gender or "masc"]
        like = next((w for w in self._morphology.readings(form) if w.pos == "ADJF" and w.case == noun.case), None)
        return self._morphology.inflect(form, "nomn", *grams, like=like) or form
