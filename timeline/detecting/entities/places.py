"""The places in a sentence: those the gazetteer knows, and those the words around them tell."""

import re
from functools import cache, cached_property

from attrs import evolve

from timeline.analysing import Parsed
from timeline.detecting.clauses import QUOTES, Laid
from timeline.detecting.entities.declining import LOCATIVE, PERSONAL, cased, stem
from timeline.detecting.entities.gazetteer import Gazetteer
from timeline.detecting.entities.looks import Looks
from timeline.detecting.entities.named import Name
from timeline.detecting.entities.people import People
from timeline.detecting.entities.venues import Venues
from timeline.detecting.lexicon import lexicon
from timeline.detecting.wording import Wording
from timeline.languages.morphology import Word

_LONGEST = 4  # words of a place's name
_BRIEF = 5  # letters of a name that may be bent as any other noun
_MOSTLY = 0.5  # a share of a form's readings
_WORD = re.compile(r"[^\W\d_]+")
_REACH = 60  # letters before a place in which the verb that leads there stands
_LED = 4  # words of them
_NEAR = ("gent", "gen2", "ablt")  # cases that what is by a place puts it in
_BESIDE = (*_NEAR, "accs")
_PAIR = re.compile(r"\b([А-ЯЁ][а-яё]+) (?=([А-ЯЁ][а-яё]+))")


@cache
def _placed(prepositions: frozenset[str], relational: tuple[str, ...]) -> re.Pattern[str]:
    """A word with a capital, then small letters, after one of some prepositions and, it may be, an adjective with one of such
    endings: "в швейцарском Громштадте"."""
    either, stems = "|".join(sorted(prepositions)), "|".join(sorted({ending[:-2] for ending in relational}))
    return re.compile(rf"\b(?i:{either})[ \xa0](?:[а-яё]+(?:{stems})[а-яё]{{2}}[ \xa0])?([А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё][а-яё]+)*)")


class Places:
    """The places of one article."""

    def __init__(self, parsed: Parsed, gazetteer: Gazetteer, people: People) -> None:
        self._morphology = parsed.pack.morphology
        self._gazetteer = gazetteer
        self._adjective = Looks.of(parsed.pack).adjective
        self._people = people
        self._venues = Venues(parsed.pack, gazetteer, people)
        wording = Wording.of(parsed.pack)
        self._wheres, self._joiners = wording.place_prepositions, {",", *wording.joiners.split()}
        self._towns = wording.place_prepositions - {wording.upon}
        self._text = parsed.text
        self._told: dict[str, str] = {}
        self._inside, self._words = wording.inside, lexicon(parsed.pack)
        for match in _placed(gazetteer.within, gazetteer.relational).finditer(parsed.text):
            form = match[1]
            bent = form.endswith(gazetteer.locative)
            able = bent or form.rpartition("-")[2][:1].isupper() and "-" in form
            authority = gazetteer.one_word.fullmatch(self._morphology.word(form).lemma)
            able = (able or self._gone_to(match)) and authority is None
            if able and not self._morphology.known(form) and people.find([form]) is None:
                goal = form[-1] in gazetteer.accusative and form[-2] not in gazetteer.vowels and self._goes(match)
                self._told.setdefault(stem(form), self._reached(form) if goal else self._guess(form, LOCATIVE) if bent else form)
        for match in _placed(self._wheres - gazetteer.within, gazetteer.relational).finditer(parsed.text):
            if not self._morphology.known(match[1]) and people.find([match[1]]) is None:
                self._told.setdefault(stem(match[1]), self._guess(match[1], _NEAR))

    def _gone_to(self, match: re.Match[str]) -> bool:
        """Whether an unknown word after a preposition is where somebody goes: "вылетел 5 мая в Громабад"."""
        adjective = self._adjective(match[1]) is not None
        bent = match[1].endswith(self._gazetteer.vowels) and not match[1].endswith(self._gazetteer.glide)
        return not (bent or adjective) and self._goes(match)

    def _goes(self, match: re.Match[str]) -> bool:
        """Whether a word that somebody goes stands before a preposition."""
        if match[0][:1].lower() != self._inside:
            return False
        before = _WORD.findall(self._text, max(match.start() - _REACH, 0), match.start())[-_LED:]
        lemmas = [w.lemma for word in before for w in self._morphology.readings(word) if w.pos != "NOUN" or w.score >= _MOSTLY]
        return any("visit" in (self._words.verbs.get(w), self._words.told.get(w), self._words.nouns.get(w)) for w in lemmas)

    def at(self, laid: Laid, i: int) -> Name | None:
        """The place whose name begins at word i, or None."""
        if not laid.tokens[i].text[0].isupper():
            return self._venues.at(laid, i)
        # Most words with a capital are no adjectives.
        adjective = self._adjective(laid.tokens[i].text) is not None
        return (
            self._nation(laid, i)
            or (self._area(laid, i) if adjective else None)
            or self._known_two(laid, i)
            or self._venues.at(laid, i)
            or self._settled(laid, i)
            or self._single(laid, i)
        )

    def _nation(self, laid: Laid, i: int) -> Name | None:
        """A country of several words: "в Соединённых Штатах Америки"."""
        for lemmas, shown in self._gazetteer.nations.get(laid.tokens[i].word.lemma, {}).items():
            tokens = laid.tokens[i : i + len(lemmas)]
            if tuple(t.word.lemma for t in tokens) == lemmas and tokens[-1].text[0].isupper():
                noun = next((t.word for t in tokens if t.word.pos == "NOUN"), tokens[0].word)
                return Name(i, i + len(lemmas) - 1, shown, "country", noun.case)
        return None

    def _known_two(self, laid: Laid, i: int) -> Name | None:
        """A country or place of two words, an adjective and a noun ("Южную Корею") or a city's that has a hyphen."""
        tokens, places = laid.tokens, self._gazetteer
        if i + 1 >= len(tokens) or not tokens[i + 1].is_word:
            return None
        two = places.pairs.get((stem(tokens[i].text), stem(tokens[i + 1].text))) if tokens[i + 1].text[0].isupper() else None
        if two:
            return Name(i, i + 1, two, "place", self._case(tokens[i + 1].text))
        adjective = self._adjective(tokens[i].text)
        if adjective is not None and adjective in self._morphology.readings(tokens[i].text)[:3]:
            noun = tokens[i + 1].word
            gender = (noun.gender or "masc",) if noun.number != "plur" else ("plur",)
            bent = self._morphology.inflect(tokens[i].text, "nomn", *gender, like=adjective)
            for lemma in dict.fromkeys((noun.lemma, tokens[i + 1].text.lower())):
                both = f"{(bent or '').lower()} {lemma}"
                for sort, known in (("country", places.countries), ("place", places.places), ("place", places.cities)):
                    if both in known or both.replace(" ", "-") in known:
                        return Name(i, i + 1, known.get(both) or known[both.replace(" ", "-")], sort, noun.case)
        return None

    def _area(self, laid: Laid, i: int) -> Name | None:
        """What an adjective with a capital and a noun for an area name: "Приморского края", "Красной площади"."""
        tokens = laid.tokens
        j = i
        while j < len(tokens) - 1 and j - i < 3 and self._adjective(tokens[j].text) is not None and laid.mention[j] < 0:
            j += 1
        word = tokens[j].word
        if j == i or word.lemma not in self._gazetteer.areas or word.pos != "NOUN" or self._common(laid, i):
            return None
        base = self._venues.nominative(laid, i, j)
        for known in (self._gazetteer.countries, self._gazetteer.places):
            if base.lower() in known:
                return Name(
                    i, j, known[base.lower()], "country" if known is self._gazetteer.countries else "place", word.case, head=j
                )
        return Name(i, j, base, "place", word.case, head=j)

    def _common(self, laid: Laid, i: int) -> bool:
        """Whether a capitalised adjective may be a common one that only opens the sentence, or a pronoun."""
        word = self._adjective(laid.tokens[i].text)
        if word is None or "Apro" in word.grammemes:
            return True
        return i == 0 and not word.lemma.endswith(self._gazetteer.relational)

    def _settled(self, laid: Laid, i: int) -> Name | None:
        """What follows a noun for a settlement: "в городе Салоники", "на острове Сан-Педро"."""
        tokens, kind = laid.tokens, self._kind(laid, i)
        if kind is None or len(tokens[i].text) == 1:
            return None
        last = i
        while last + 1 < len(tokens) and last - i < _LONGEST - 1 and self._joins(laid, last + 1):
            last += 1
        if self._person(laid, i, last) or self._first_name(laid, i):
            return None
        if last == i:
            if self._plural(tokens[i].text):
                return Name(i, i, tokens[i].text, "place", kind.case)
            known = self._one(laid, i)
            if known is not None and self._bent(tokens[i].text, known.base, kind):
                return known
            return Name(i, i, self._base_after(tokens[i].text, kind), "place", kind.case)
        adjective = self._adjective(tokens[i].text)
        bent = adjective is not None and adjective.case != "nomn"  # "в селе Нижней Каменке"
        return Name(i, last, self._venues.nominative(laid, i, last) if bent else laid.words(i, last), "place", kind.case)

    def _plural(self, form: str) -> bool:
        """Whether a form is that of a place that has no other number, in the nominative: "из деревни Горки"."""
        plural = any({"Geox", "Pltm", "nomn"} <= w.grammemes for w in self._morphology.readings(form))
        return plural and form.lower() not in self._gazetteer.countries

    def _kind(self, laid: Laid, i: int) -> Word | None:
        """The noun for a settlement before word i, or a short form of one, in the case that the word before it calls for."""
        kind, lead = (laid.tokens[n].word if n >= 0 else None for n in (i - 1, i - 3))
        if kind is None:
            return None
        if lead is not None and lead.pos in ("PREP", "NOUN") and self._gazetteer.is_short(laid, i - 1):
            return evolve(laid.tokens[i - 2].word, case="loct" if lead.pos == "PREP" else "gent")
        if kind.pos == "VERB":  # "жители села Громово"
            kind = next((w for w in self._morphology.readings(kind.form) if w.pos == "NOUN"), kind)
        return kind if kind.lemma in self._gazetteer.settlements and kind.pos == "NOUN" else None

    def _person(self, laid: Laid, i: int, last: int) -> bool:
        """Whether words after a noun for a settlement open with a first name and go on: "мэр города Виктор Кулаков"."""
        after = laid.tokens[i + 1 : i + 2]
        goes_on = last > i or bool(after) and after[0].is_word and after[0].text[0].isupper()
        first = any("Name" in w.grammemes for w in self._morphology.readings(laid.tokens[i].text)[:2])
        return goes_on and first

    def _joins(self, laid: Laid, j: int) -> bool:
        token = laid.tokens[j]
        glued = token.start - laid.tokens[j - 1].end <= 1
        known = self._venues.sole(token) or any(w.grammemes & PERSONAL for w in self._morphology.readings(token.text)[:2])
        adjective = self._adjective(laid.tokens[j - 1].text)  # "в селе Нижняя Каменка"
        whole = adjective is not None and (adjective.gender, adjective.number) == (token.word.gender, token.word.number)
        able = glued and token.is_word and token.text[0].isupper() and (not known or whole) and laid.mention[j] < 0
        return able and not self._bends(laid, j)

    def _bends(self, laid: Laid, j: int) -> bool:
        """Whether word j is an adjective of the common noun after it: "в посёлке Солнцево Липецкой области"."""
        word, after = self._adjective(laid.tokens[j].text), laid.tokens[j + 1 : j + 2]
        return word is not None and bool(after) and after[0].word.pos == "NOUN" and after[0].text.islower()

    def _bent(self, form: str, base: str, noun: Word) -> bool:
        """Whether a form may be that of a place behind its noun: "космодром Куру" is not named after the Кура, "река Куры" is."""
        cases = {w.case for w in self._morphology.readings(form) if w.lemma == base.lower()}
        return not cases or not cases.isdisjoint({"nomn", "gent", noun.case, *(LOCATIVE if noun.case in LOCATIVE else ())})

    def _base_after(self, form: str, noun: Word) -> str:
        """The base form of an unknown name after its noun: it stands in the nominative, or in the noun's case."""
        for word in self._morphology.readings(form)[:4]:
            if word.case == noun.case and self._gazetteer.city(word.lemma):
                return self._gazetteer.city(word.lemma)
        bent = len(form) > _BRIEF and form.endswith(self._gazetteer.locative) and noun.case in LOCATIVE
        return self._guess(form, LOCATIVE) if bent and "-" not in form and not self._morphology.known(form) else form

    def _single(self, laid: Laid, i: int) -> Name | None:
        """A country, city or other place of one word that is nobody's surname."""
        found = self._one(laid, i)
        if found is None or found.sort != "place" or self._gazetteer.is_region(found.base):
            return found
        return None if stem(laid.tokens[i].text) in self._surnames else found

    def _one(self, laid: Laid, i: int) -> Name | None:
        """A country, city or other place of one word."""
        token, places = laid.tokens[i], self._gazetteer
        low = token.text.lower()
        if self._titled(laid, i) or i and laid.tokens[i - 1].word.form in places.named_after:
            return None
        cases = self._governed(laid, i)
        after_place = bool(cases)
        opening = i == 0 and self._morphology.known(low) and "Geox" not in token.word.grammemes  # "Усы", "Пара"
        inside = i > 0 and laid.tokens[i - 1].word.form in places.within
        personal = not after_place and low not in places.countries  # "его брат Владимир", "Айдар"
        ruled = i > 0 and laid.tokens[i - 1].word.lemma in places.roles and token.word.lemma in places.countries
        if self._first_name(laid, i):
            return None
        cases = cases or self._beside(laid, i)
        guessed = bool(cases) and not self._morphology.known(token.text)  # "у Морадабада"
        # Not "президент Сальвадора", "посетил Астану".
        name = "Name" in token.word.grammemes and not (ruled or guessed or self._only_placed(token.text, cases))
        if personal and (name or not cases and (self._surname(laid, i) or self._holds(laid, i))):
            return None
        if token.text.isupper() and len(low) > 1 and low not in places.countries and not places.is_region(low):
            return None
        for word in self._morphology.readings(token.text)[:4]:
            if word.pos not in ("NOUN", "UNKN") or inside and word.case == "ablt" and "Fixd" not in word.grammemes:
                continue  # "в Октябрьском" is not in Октябрьск
            if shown := places.countries.get(low) or places.countries.get(word.lemma):
                return Name(i, i, shown, "country", word.case)
            if shown := places.places.get(word.lemma) or places.places.get(low):  # "в Туле" is in Тула
                return Name(i, i, shown, "place", word.case)
            unnamed = word.lemma in places.organisations  # not "в Думу", "в Евросоюзе"
            city = "" if unnamed else places.city(word.lemma)
            geographic = "Geox" in word.grammemes and not (opening and word.score < _MOSTLY or unnamed)
            if city and (word.case in cases or geographic):
                return Name(i, i, city, "place", word.case)
            if geographic and self._morphology.known(low):
                return Name(i, i, cased(token.text, word.lemma), "place", word.case)
        kind = token.word.lemma.rpartition("-")[2]
        if after_place and "-" in low and kind in places.grounds:
            bent = not low.endswith(f"-{kind}")
            return Name(i, i, cased(token.text, token.word.lemma) if bent else token.text, "place", token.word.case, head=i)
        street = bool(cases) and "-" not in low and self._of_street(laid, i)
        if street and (town := self._adjectival(laid, i)) is not None:
            return town
        named = bool(cases) and i > 1 and not street
        common = token.word.pos == "NOUN" and self._morphology.known(low)  # "в Сети"
        if named and (city := places.stems.get(stem(token.text), "")) and not (common and city.lower() not in places.places):
            return Name(i, i, city, "place", self._case(token.text))
        told = self._told.get(stem(token.text)) if not self._morphology.known(token.text) else None
        return Name(i, i, told, "place", self._case(token.text)) if told else None

    def _governed(self, laid: Laid, i: int) -> tuple[str, ...]:
        """The cases that a preposition of place before word i, or before the name that it is listed with, puts a place in ("в
        Лексингтоне и Конкорде"); none where there is no such."""
        tokens = laid.tokens
        while i > 2 and tokens[i - 1].word.form in self._joiners and tokens[i - 2].text[0].isupper():
            i -= 2
        i -= i > 1 and tokens[i - 1].word.pos == "ADJF" and tokens[i - 1].text.islower() and tokens[i - 1].text.isalpha()
        if not i or tokens[i - 1].word.form not in self._wheres:
            return ()
        return (*LOCATIVE, "accs") if tokens[i - 1].word.form in self._gazetteer.within else _BESIDE

    def _beside(self, laid: Laid, i: int) -> tuple[str, ...]:
        """The same where word i, nobody's name, is by a place or visited: "на окраине Габеса", "рядом с Габесом"."""
        before, near = [token.word for token in laid.tokens[max(i - 2, 0) : i]], self._gazetteer.nearby | self._gazetteer.along
        lead = before[-1] if before else None
        if lead is None:
            return ()
        visited = self._words.verbs.get(lead.lemma) == "visit"
        led = lead.lemma in self._gazetteer.quarters or lead.form in near
        if not (led or visited or len(before) > 1 and lead.pos == "PREP" and before[0].form in near):
            return ()
        token = laid.tokens[i]
        person = self._people.find([token.text])
        placed = "Geox" in token.word.grammemes or visited and self._only_placed(token.text, ("accs",))
        common = self._morphology.known(token.text) and not placed  # "до Игр"
        full = person is not None and " " in person.base
        return () if full or common else ("accs",) if visited else _BESIDE

    def _only_placed(self, form: str, cases: tuple[str, ...]) -> bool:
        """Whether a form is a place's in one of some cases and nobody's: "Астану" in the accusative, not "Артёма"."""
        able = [w for w in self._morphology.readings(form)[:4] if w.case in cases]
        return bool(able) and all("Geox" in w.grammemes for w in able)

    def _adjectival(self, laid: Laid, i: int) -> Name | None:
        """The one town that an adjective alone names: "в Жуковском", not "на Малой Бронной"."""
        word, after = self._adjective(laid.tokens[i].text), laid.tokens[i + 1 : i + 2]
        if word is None or laid.tokens[i - 1].word.form not in self._towns or after and after[0].text[0].isupper():
            return None
        bases = (self._morphology.inflect(word.form, "nomn", gender, like=word) for gender in ("masc", "neut"))
        towns = {city for base in bases if (city := self._gazetteer.city(base or ""))}
        return Name(i, i, towns.pop(), "place", word.case) if len(towns) == 1 and word.gender in ("masc", "neut") else None

    def _titled(self, laid: Laid, i: int) -> bool:
        """Whether a word alone stands in quotes and no noun for a place before them: "на концерте «Ленинграда»"."""
        tokens = laid.tokens
        if not 0 < i < len(tokens) - 1 or tokens[i - 1].text not in QUOTES or laid.quote_end(i - 1, 2) != i + 1:
            return False
        return i < 2 or tokens[i - 2].word.lemma not in self._gazetteer.settlements | self._gazetteer.grounds

    def _of_street(self, laid: Laid, i: int) -> bool:
        """Whether an adjective is a name of its own, or opens one: "на Малой Бронной", "в Октябрьском"."""
        after = laid.tokens[i + 1 : i + 2]
        noun = bool(after) and after[0].word.pos == "NOUN" and after[0].text.islower()
        return not noun and self._adjective(laid.tokens[i].text) is not None

    def _case(self, form: str) -> str:
        return next((w.case for w in self._morphology.readings(form) if w.pos == "NOUN"), "")

    def _reached(self, form: str) -> str:
        """The base form of an unknown place in the accusative that somebody goes to: "прибыл в Громулу"."""
        city = self._gazetteer.city(form)
        return city or form[:-1] + self._gazetteer.accusative[form[-1]]

    def _guess(self, form: str, cases: tuple[str, ...]) -> str:
        """The base form of a place that stands in one of some cases."""
        readings = [w for w in self._morphology.readings(form) if w.pos == "NOUN" and w.case in cases]
        many = [self._morphology.inflect(form, "nomn", "plur", like=w) if w.number == "plur" else None for w in readings]
        lemmas = [(plural or w.lemma).lower() for plural, w in zip(many, readings, strict=True)]  # "Лужники"
        city = next((c for lemma in lemmas if (c := self._gazetteer.city(lemma))), "") or self._gazetteer.city(form)
        if not city and lemmas and form.endswith(self._gazetteer.locative[0]):
            hard = form.lower().removesuffix(self._gazetteer.locative[0])
            lemmas.insert(0, self._gazetteer.likeliest(hard, (hard, *lemmas)))
        elif not city and lemmas and cases is _NEAR:
            lemmas.insert(0, self._gazetteer.likeliest(form[:-1].lower(), tuple(lemmas)))
        return city or cased(form, lemmas[0] if lemmas else form.lower())

    def _first_name(self, laid: Laid, i: int) -> bool:
        """Whether a place-like word is a person's first name: "Владимир Путин"."""
        words = [laid.tokens[i].text]
        for token in laid.tokens[i + 1 : i + _LONGEST]:
            if not token.text[0].isupper():
                return False
            words.append(token.text)
            person = self._people.find(words)
            first = person.base.split()[0].lower() if person is not None else ""
            if person is not None and (stem(words[0]) == stem(first) or words[0].lower()[:-1] == first):
                return True
        return False

    @cached_property
    def _surnames(self) -> set[str]:
        """The stems of words that stand after a first name that no dictionary has ("Уитни Хьюстон"), and never as a place."""
        foreign = {stem(m[2]) for m in _PAIR.finditer(self._text) if not self._morphology.known(m[1])}
        placed = _placed(self._wheres, self._gazetteer.relational).finditer(self._text) if foreign else ()
        return foreign - {stem(m[1]) for m in placed}

    def _holds(self, laid: Laid, i: int) -> bool:
        """Whether a word is the surname of who holds the office before it, in the same case: "по словам мэра Лосева"."""
        office = laid.tokens[i - 1].word if i else None
        if office is None or office.lemma not in self._gazetteer.roles or office.case == "nomn":
            return False
        readings = self._morphology.readings(laid.tokens[i].text)[:3]
        return any("Surn" in w.grammemes and (w.case, w.gender) == (office.case, office.gender) for w in readings)

    def _surname(self, laid: Laid, i: int) -> bool:
        """Whether a place-like word is the surname of one of the article's people: "Овьедо погиб"."""
        token = laid.tokens[i]
        person = self._people.find([token.text])
        if person is None:
            return False
        full = i > 0 and self._people.find([laid.tokens[i - 1].text, token.text]) is not None
        if max(person.count, person.named) < 2 and not full:
            return False
        return stem(person.base.split()[-1]) == stem(token.text)
