"""The names in a sentence: people by the full name the article gives anywhere, countries, places and organisations."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Container, Iterator
from functools import cached_property
from itertools import islice
from operator import attrgetter

from attrs import evolve

from timeline import datelines
from timeline.analysing import Parsed, Sentence, Token
from timeline.detecting.clauses import QUOTES, Laid, lay
from timeline.detecting.entities.gazetteer import gazetteer
from timeline.detecting.entities.looks import Looks
from timeline.detecting.entities.named import Name
from timeline.detecting.entities.neural import Recognizer
from timeline.detecting.entities.organisations import Organisations
from timeline.detecting.entities.people import People, roman, stem
from timeline.detecting.entities.places import Places
from timeline.detecting.lexicon import lexicon
from timeline.detecting.wording import Wording
from timeline.model import Dated, Span
from timeline.parsing import Tree

_LONGEST = 6  # words in a name, particles among them
_BRIEF = 2  # words in a full name that is shown rather than its abbreviation
_LENGTHY = 4  # the same where no dictionary has the abbreviation: nobody knows it
_ABBREVIATION = re.compile(r"\(([А-ЯЁ]{2,8})\)")
_CAPITAL = re.compile(r"\b(?:(\w{1,2})\s)?([A-ZА-ЯЁ][\w-]+)")
_SPACE = re.compile(r"\s*")
_WORD = re.compile(r"\b[A-ZА-ЯЁ][\w-]+")
_OPENING_SIGNS = frozenset(QUOTES) | {":"}
_NAMING = 40  # sentences that are read for a word: news has it in 25 at most
_NEAR = 2  # sentences before its own in which an event's place or parties are looked for
_LEAD = 2  # of them, and the headline
_OPENING = 3  # sentences after the headline
_SAME_DAY = 10  # sentences with an event's date that may say more of it, the first of them: news has three
_OFTEN = 2  # a country must be named so often to be where an article plays
_CLEARLY = 1.5  # and so many times as often as the next


class Directory:
    """All names of one article."""

    def __init__(self, parsed: Parsed, dated: tuple[Dated, ...] = (), recognizer: Recognizer | None = None) -> None:
        self._recognizer = recognizer
        self._parsed = parsed
        self._dated = dated
        self._morphology = parsed.pack.morphology
        self.gazetteer = gazetteer(parsed.pack)
        self._wheres = Wording.of(parsed.pack).place_prepositions
        self._people: People | None = None
        self._found: Places | None = None
        self._words = lexicon(parsed.pack)
        self._looks = Looks.of(parsed.pack)
        self._organisations = Organisations(parsed, self.gazetteer, self._words)
        self._known: dict[int, list[Name]] = {}
        self._labels: dict[str, str] | None = None
        self._layouts: dict[int, Laid] = {}
        self._arounds: dict[tuple[int, str], list[tuple[str, Laid]]] = {}
        self._naming: dict[str, list[Sentence]] = {}  # the sentences that have a word's first letters

    @property
    def deeds(self) -> Container[str]:
        """Base forms of nouns that name events, which are those of the countries after them."""
        return self._words.nouns

    def takes_up(self, laid: Laid, clause: int, kind: str, deed: str = "") -> bool:
        """Whether a clause tells on of what was told before: that it took place, by a word for anything ("инцидент произошёл") or
        the event's noun ("роды прошли"), or by a verb of its kind ("напал"); where letters of the `deed` are given, by a word
        that begins so ("задержания прошли") or one that only tells of its kind ("был пойман") too."""
        words, inside = self._words, [t.word for t, c in zip(laid.tokens, laid.clause, strict=True) if c == clause]
        if deed and any(w.lemma.startswith(deed) for w in inside):
            return True
        if laid.heads[clause] == "main" and kind != "other":
            past = [w.lemma for w in inside if w.tense == "past"]
            if kind in map(words.verbs.get, past) or deed and kind in map(words.told.get, past):
                return True
        if not any(w.lemma in words.light and w.pos in ("VERB", "PRTS") for w in inside):
            return False
        return any(w.form in words.aforesaid or w.case == "nomn" and words.nouns.get(w.lemma) == kind for w in inside)

    @property
    def reports(self) -> Container[str]:
        """Base forms of verbs that only say that something was said."""
        return self._words.report

    @property
    def people(self) -> People:
        """The article's people, read when first asked for."""
        if self._people is None:
            self._people = People(self._parsed.text, self._parsed.pack)
        return self._people

    @property
    def _places(self) -> Places:
        if self._found is None:
            self._found = Places(self._parsed, self.gazetteer, self.people)
        return self._found

    def is_region(self, base: str) -> bool:
        """Whether a place's name is a region's."""
        return self.gazetteer.is_region(base) or self._morphology.word(base.split()[-1]).lemma in self.gazetteer.wide

    def leads_to_place(self, laid: Laid, i: int, name: Name) -> bool:
        """Whether word i stands between a preposition and a place: what kind it is, a part of it, or a place it lies in."""
        if self.gazetteer.leads(laid, i):
            return True
        return any(n is not name and n.first <= i <= n.last and n.sort in ("place", "country") for n in self.names(laid))

    def is_area(self, laid: Laid, first: int, name: Name) -> bool:
        """Whether the words from `first` to the end of a place's name tell an area: "северным районам Ливана"."""
        lemmas = {token.word.lemma for token in laid.tokens[first : name.last + 1]}
        return bool(lemmas & (self.gazetteer.wide | self.gazetteer.sides))

    @cached_property
    def country(self) -> tuple[str, str]:
        """The country that the article tells of most, and in it as the article words it: "Эстония", "в Эстонии"; "" for none."""
        counts: Counter[str] = Counter()
        phrases, names = dict[str, str](), dict[str, str]()
        for match in _CAPITAL.finditer(self._parsed.text):
            name = self._looks.country(match[2])
            if not name:
                continue
            code = spot.country if (spot := self.gazetteer.spot(name)) else name
            counts[code] += 1
            names.setdefault(code, name)
            if match[1] and match[1].strip().lower() in self._wheres and self._in_place(match[2]):
                phrases.setdefault(code, f"{match[1].strip().lower()} {match[2]}")
        ranked = sorted(counts, key=lambda n: (-counts[n], n))
        if not ranked or counts[ranked[0]] < _OFTEN or len(ranked) > 1 and counts[ranked[0]] < _CLEARLY * counts[ranked[1]]:
            return "", ""
        return names[ranked[0]], phrases.get(ranked[0], "")

    @cached_property
    def origin(self) -> tuple[str, Span] | None:
        """The town that a dateline opens with, and where; None for one where agencies write of whatever happens anywhere."""
        span = datelines.origin(self._parsed.document) or (0, 0)
        base = self._parsed.text[slice(*span)].title()
        return (self.gazetteer.city(base) or base, span) if base and base.lower() not in self.gazetteer.newsrooms else None

    def times(self, base: str) -> int:
        """How often the article names what has this base form, roughly."""
        return self._stems[stem(base.split()[-1])]

    @cached_property
    def _stems(self) -> Counter[str]:
        """How often words with a capital begin alike."""
        return Counter(map(stem, _WORD.findall(self._parsed.text)))

    def around(self, laid: Laid, value: str) -> list[tuple[str, Laid]]:
        """The sentences that tell of what one leaves out, with what they are to it: those right before it, the nearest first, the
        headline and the opening, and those with the date `value`. A sentence may come more than once."""
        key = laid.sentence.start, value
        if key not in self._arounds:
            self._arounds[key] = list(self._around(laid, value))
        return self._arounds[key]

    def _around(self, laid: Laid, value: str) -> Iterator[tuple[str, Laid]]:
        for n, sentence in enumerate(self.before(laid, _NEAR)):
            yield f"before{n}", self.laid(sentence)
        for where, sentence in self._opening:
            if sentence.start != laid.sentence.start:
                yield where, self.laid(sentence)
        for sentence in islice(self._days.get(value, ()), _SAME_DAY):
            if sentence.start != laid.sentence.start:
                yield "sameday", self.laid(sentence)

    @cached_property
    def _days(self) -> dict[str, dict[Sentence, None]]:
        """The sentences with each date."""
        found: dict[str, dict[Sentence, None]] = defaultdict(dict)
        for one in self._dated:
            found[one.edtf][self._parsed.sentence_at(one.start)] = None
        return found

    @cached_property
    def _opening(self) -> list[tuple[str, Sentence]]:
        """The headline and the first sentences of the text."""
        role = self._parsed.document.role_at
        found: list[tuple[str, Sentence]] = []
        for sentence in islice((s for s in self._parsed.sentences if role(s.start) in ("headline", "body")), _OPENING + 1):
            where = "lead" if len(found) < _LEAD else "opening"
            found.append(("headline" if role(sentence.start) == "headline" else where, sentence))
        return found

    @property
    def headline(self) -> list[Laid]:
        """The sentences of the headline."""
        return [self.laid(sentence) for where, sentence in self._opening if where == "headline"]

    def dates(self, laid: Laid, clause: int = -1) -> set[str]:
        """The values of the dates in a sentence, or in one clause of it."""
        marked = zip(laid.mention, laid.clause, strict=True)
        return {self._dated[m].edtf for m, c in marked if m >= 0 and clause in (-1, c)}

    def tree(self, laid: Laid) -> Tree | None:
        """The dependency tree of a sentence."""
        return self._parsed.tree(laid.sentence)

    def laid(self, sentence: Sentence) -> Laid:
        """A sentence laid out, once."""
        if (found := self._layouts.get(sentence.start)) is None:
            found = self._layouts[sentence.start] = lay(self._parsed, sentence, self._dated, self._words)
        return found

    def naming(self, lemma: str, before: int = -1) -> Iterator[Laid]:
        """The sentences that may hold a form of a word, the last ones first; only those before an offset, where one is given."""
        root_ = lemma[: max(len(lemma) - 2, 3)]
        if root_ not in self._naming:
            text = self._parsed.text.lower()
            self._naming[root_] = [s for s in self._parsed.sentences if text.find(root_, s.start, s.end) >= 0]
        found = self._naming[root_]
        after = bisect_right(found, before, key=attrgetter("end")) if before >= 0 else len(found)
        return map(self.laid, reversed(found[max(after - _NAMING, 0) : after]))

    def _in_place(self, form: str) -> bool:
        return any(w.case in ("loct", "loc2") or "Fixd" in w.grammemes for w in self._morphology.readings(form))

    def shown(self, name: Name) -> str:
        """A person's full name in the case the name stands in; any other name in its base form."""
        return self.people.form(name.person, name.case or "nomn") if name.person is not None else name.base

    def names(self, laid: Laid) -> list[Name]:
        """The names of a sentence, in text order."""
        start = laid.sentence.start
        known = self._known.get(start)
        if known is None:
            found = self._told(laid)
            if laid.sentence.end <= self._parsed.text_start:  # of a dateline the place alone has to do with what is told
                found = [n for n in found if n.sort == "place"]
            known = self._known[start] = found
            if "organisation" in [n.sort for n in found]:
                known = self._known[start] = [self._labelled(n) for n in found]
        return known

    def _told(self, laid: Laid) -> list[Name]:
        """The names of a sentence by the rules and, where they find none, by the network."""
        seen = self._seen(laid)
        found: list[Name] = []
        opens, after = self._looks.opens, 0
        for i in [i for i, token in enumerate(laid.tokens) if opens(token.text) or i in seen]:
            if i < after:
                continue
            able = laid.mention[i] < 0 and opens(laid.tokens[i].text)
            name = self._name_at(laid, i) if able else None
            if name is None and i in seen:
                name = self._recognized(laid, i, *seen[i])
            if name is not None:
                found.append(name)
                after = name.last + 1
        return found

    def _seen(self, laid: Laid) -> dict[int, tuple[str, int]]:
        """What the network sees in a sentence: first word -> what is named there, and the last word."""
        if self._recognizer is None:
            return {}
        start = laid.sentence.start
        spans = self._recognizer(self._parsed.text[start : laid.sentence.end])
        return {i: (sort, last) for sort, a, b in spans for i, last in [laid.within(start + a, start + b)] if i >= 0}

    def _recognized(self, laid: Laid, i: int, sort: str, last: int) -> Name | None:
        """The name that the network saw at words `i` to `last`, in base form."""
        if laid.mention[i] >= 0:
            return None
        words = [t.text for t in laid.tokens[i : last + 1]]
        if sort == "person":
            at = laid.tokens[i].start
            person = self.people.find(words) or self.people.lone(words, at)
            return Name(i, last, person.base, "person", self.people.case(words, person, at), person)
        word = laid.tokens[last].word
        base = laid.words(i, last)
        if i == last and "Fixd" not in word.grammemes and not base.isupper():
            base = self._morphology.inflect(base, "nomn", like=word) or base
        return Name(i, last, base, sort, word.case)

    def _labelled(self, name: Name) -> Name:
        """An organisation under the one name the article's abbreviation in brackets joins it to."""
        if name.sort != "organisation":
            return name
        if self._labels is None:
            self._labels = {}  # while it is made, names go by their own
            self._labels = self._joined()
            self._known.clear()
        label = self._labels.get(name.base)
        return evolve(name, base=label) if label else name

    def _joined(self) -> dict[str, str]:
        """The full names and abbreviations of organisations that the article gives together, "Исламское государство (ИГ)", each
        with the one to show: the full name where it is of two words, else the abbreviation."""
        found: dict[str, str] = {}
        for match in _ABBREVIATION.finditer(self._parsed.text):
            laid = self.laid(self._parsed.sentence_at(match.start()))
            full = next((n for n in self.names(laid) if 0 <= match.start() - laid.tokens[n.last].end <= 1), None)
            if full is not None and full.sort == "organisation" and not full.base.isupper():
                common = any("Abbr" in w.grammemes for w in self._morphology.readings(match[1]))
                most = _BRIEF if common and self._morphology.known(match[1]) else _LENGTHY
                label = full.base if len(full.base.split()) <= most else match[1]
                found |= {full.base: label, match[1]: label}
        return found

    def following(self, laid: Laid) -> Laid | None:
        """The sentence right after one."""
        at = _SPACE.match(self._parsed.text, laid.sentence.end).end()  # type: ignore[union-attr]
        return self.laid(self._parsed.sentence_at(at)) if at < len(self._parsed.text) else None

    def before(self, laid: Laid, most: int) -> Iterator[Sentence]:
        """The sentences right before one, the nearest first, `most` at most."""
        start = laid.sentence.start
        while most and start > 0 and (sentence := self._parsed.sentence_at(start - 1)).start < start:
            yield sentence
            most, start = most - 1, sentence.start

    def _name_at(self, laid: Laid, i: int) -> Name | None:
        """The name that opens with word i, one of those that may open one; None where none does."""
        place = self._places.at(laid, i)
        if place is not None:
            return place
        upper = laid.tokens[i].text[0].isupper()
        person = (self._initials_at(laid, i) or self._person_at(laid, i)) if upper else None
        return person or self._organisations.at(laid, i)

    def _initials_at(self, laid: Laid, i: int) -> Name | None:
        tokens, j = laid.tokens, i
        while j + 2 < len(tokens) and len(tokens[j].text) == 1 and tokens[j + 1].text == ".":
            j += 2
        if j == i or not (tokens[j].text[0].isupper() and len(tokens[j].text) > 2):
            return None
        known = self.people.find([tokens[j].text])
        if known is None and tokens[j].text.isascii():
            return None  # "U.S. Open"
        person = known or self.people.lone([f"{tokens[i].text}.", tokens[j].text], tokens[i].start, tokens[j].end)
        case = self.people.case([tokens[j].text], person, tokens[i].start, tokens[j].end)
        return Name(i, j, person.base, "person", case, person)

    def _person_at(self, laid: Laid, i: int) -> Name | None:
        tokens = laid.tokens
        if (
            len(tokens[i].text) == 1
            or (i == 0 or tokens[i - 1].text in _OPENING_SIGNS)
            and self._common(tokens[i])
            or tokens[i - 1].text in QUOTES
            and laid.quote_end(i - 1, 2) == i + 1
            or tokens[i].word.lemma in self.gazetteer.institutions
        ):
            return None
        last = i
        while last + 1 < len(tokens) and last - i < _LONGEST - 1 and self._goes_on(laid, last):
            last += 1
        while last > i and tokens[last].text.islower():
            last -= 1  # "Пётр Громов до 2012 года": no name ends with a small word
        before = self.people.leading_words([t.text for t in tokens[i : last + 1]])
        last = i + before - 1 if before else last
        while last >= i:
            words = [t.text for t in tokens[i : last + 1]]
            person = self.people.find(words)
            if person is not None:
                return Name(i, last, person.base, "person", self.people.case(words, person, tokens[i].start), person)
            # Not "с Кириллом Анна познакомилась".
            if (
                last > i
                and not self.people.several(words)
                and self.people.likely(words)
                or last == i
                and self._surname(tokens[i])
            ):
                at = tokens[i].start
                person = self.people.lone(words, at)
                return Name(i, last, person.base, "person", self.people.case(words, person, at), person)
            last -= 1
        return None

    def _goes_on(self, laid: Laid, last: int) -> bool:
        after = laid.tokens[last + 1]
        glued = after.start - laid.tokens[last].end <= 1
        if self.gazetteer.knows(after.word.lemma) and self.people.find([laid.tokens[last].text, after.text]) is None:
            return False
        one = after.text.isascii() == laid.tokens[last].text.isascii() or roman(after.text)
        able = after.text[0].isupper() or after.text.partition("-")[0] in self.gazetteer.particles
        return one and after.is_word and able and glued and laid.mention[last + 1] < 0

    def _common(self, token: Token) -> bool:
        """Whether a capitalised word may be a common one that only opens the sentence."""
        readings = self._morphology.readings(token.text)
        place = any("Geox" in w.grammemes for w in readings)  # somebody called like a town
        personal = any(w.grammemes & {"Surn", "Name"} for w in readings) or place and self.people.find([token.text]) is not None
        if personal or not self._morphology.known(token.text):
            return False
        # A surname that looks like a form of a word, which the article doesn't have.
        return self.people.find([token.text]) is None or token.text.lower() in self._parsed.text

    def _surname(self, token: Token) -> bool:
        word = token.word
        return bool(word.grammemes & {"Surn", "Name"}) and word.score > 0.3 and len(token.text) > 3 and not token.text.isupper()


__all__ = ["Directory", "Name"]
