"""The places in a sentence: those the gazetteer knows, those the words before them tell, buildings with a name of their own."""

import re
from functools import cache, cached_property

from timeline.analysing import Parsed, Token
from timeline.detecting.clauses import QUOTES, Laid
from timeline.detecting.entities.declining import PERSONAL, cased, stem
from timeline.detecting.entities.gazetteer import Gazetteer
from timeline.detecting.entities.looks import Looks
from timeline.detecting.entities.named import Name
from timeline.detecting.entities.people import People
from timeline.detecting.wording import Wording
from timeline.languages.morphology import Word

_LONGEST = 4  # words of a place's name
_BRIEF = 5  # letters of a name that may be bent as any other noun
_WIDE = 7  # words in which a quoted one closes
_LOCATIVE = ("loct", "loc2")
_MOSTLY = 0.5  # a share of a form's readings
_PAIR = re.compile(r"\b([А-ЯЁ][а-яё]+) (?=([А-ЯЁ][а-яё]+))")


@cache
def _placed(prepositions: frozenset[str]) -> re.Pattern[str]:
    """A word with a capital, then small letters, after one of some prepositions."""
    either = "|".join(sorted(prepositions))
    return re.compile(rf"\b(?i:{either})[ \xa0]([А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё][а-яё]+)*)")


class Places:
    """The places of one article."""

    def __init__(self, parsed: Parsed, gazetteer: Gazetteer, people: People) -> None:
        self._morphology = parsed.pack.morphology
        self._gazetteer = gazetteer
        self._adjective = Looks.of(parsed.pack).adjective
        self._people = people
        wording = Wording.of(parsed.pack)
        self._wheres, self._joiners = wording.place_prepositions, {",", *wording.joiners.split()}
        self._text = parsed.text
        self._told: dict[str, str] = {}
        for match in _placed(gazetteer.within).finditer(parsed.text):
            form = match[1]
            able = form.endswith(gazetteer.locative) or form.rpartition("-")[2][:1].isupper() and "-" in form
            if able and not self._morphology.known(form) and people.find([form]) is None:
                self._told.setdefault(stem(form), self._guess(form) if form.endswith(gazetteer.locative) else form)

    def at(self, laid: Laid, i: int) -> Name | None:
        """The place whose name begins at word i, or None."""
        if not laid.tokens[i].text[0].isupper():
            return self._venue(laid, i)
        return (
            self._nation(laid, i)
            or self._area(laid, i)
            or self._known_two(laid, i)
            or self._venue(laid, i)
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
        base = self._nominative(laid, i, j)
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

    def _nominative(self, laid: Laid, first: int, head: int) -> str:
        """The words from `first` to the noun `head` in the nominative."""
        noun = laid.tokens[head].word
        if noun.pos != "NOUN":  # "СИЗО"
            noun = next((w for w in self._morphology.readings(laid.tokens[head].text) if w.pos == "NOUN"), noun)
        words = []
        for j in range(first, head):
            form = laid.tokens[j].text
            words.append(cased(form, self._morphology.inflect(form, "nomn", *noun.agreed, like=self._adjective(form)) or form))
        form = laid.tokens[head].text
        words.append(
            form if "Fixd" in noun.grammemes else self._morphology.inflect(form, "nomn", noun.agreed[0], like=noun) or form
        )
        return " ".join(words)

    def _venue(self, laid: Laid, i: int) -> Name | None:
        """A building with a name of its own after a preposition of place: "в Музее Гетманства", "на стадионе «Самара Арена»"."""
        tokens = laid.tokens
        if not self._placed(laid, i):
            return None
        head = i
        while head < len(tokens) - 1 and head - i < 4 and self._adjective(tokens[head].text) and not self._is_venue(tokens[head]):
            head += 1
        if not self._is_venue(tokens[head]):
            return None
        last, within = self._tail(laid, head)
        named = any(tokens[j].text[0].isupper() for j in range(i, head)) or last > head
        if not named or last == head + 1 and within:
            return None  # "в больнице Москвы" is in Moscow
        rest = laid.words(head + 1, last) if last > head else ""
        if last == head + 1 and self._agrees(tokens[last], tokens[head].word):  # "на улице Советской"
            rest = self._morphology.inflect(rest, "nomn", *tokens[head].word.agreed, like=self._adjective(rest)) or rest
            rest = cased(tokens[last].text, rest)
        base = f"{self._nominative(laid, i, head)} {rest}".strip()
        if not within and tokens[head].word.lemma in self._gazetteer.seated:
            within = self._gazetteer.city_of(tokens[i].word.lemma)
        return Name(i, last, base, "place", tokens[head].word.case, head=head, within=within)

    def _placed(self, laid: Laid, i: int) -> bool:
        """Whether a preposition of place stands before word i or the part of a place before it: "на сцене Театра Камала"."""
        tokens, places = laid.tokens, self._gazetteer
        if i and tokens[i - 1].word.form in places.over:
            return tokens[i].word.lemma in places.sides
        part = i > 1 and tokens[i - 1].word.lemma in places.sides
        return i > 0 and tokens[i - 1 - part].word.form in self._wheres

    def _agrees(self, token: Token, noun: Word) -> bool:
        """Whether a word is an adjective that bends with a noun before it."""
        bent = {(w.gender, w.case) for w in self._morphology.readings(token.text) if w.pos == "ADJF"}
        return (noun.gender, noun.case) in bent

    def _is_venue(self, token: Token) -> bool:
        if token.text.isupper():  # "СИЗО"
            return token.text.lower() in self._gazetteer.venues
        return token.word.pos == "NOUN" and token.word.lemma in self._gazetteer.venues and token.word.number != "plur"

    def _tail(self, laid: Laid, head: int) -> tuple[int, str]:
        """The last word of what names a building after its noun, and the place in the genitive that it ends with, or ""."""
        tokens = laid.tokens
        after = head + 1
        if after < len(tokens) and tokens[after].text in QUOTES:
            close = laid.quote_end(after, _WIDE)
            return (close, "") if close > 0 else (head, "")
        last, within, honoured = head, "", False
        while after < len(tokens) and after - head < 9 and laid.mention[after] < 0:
            token = tokens[after]
            if token.word.form in self._gazetteer.named_after:
                honoured = True
            elif token.text == "." and honoured:
                pass
            elif token.text in QUOTES and last == after - 1:
                last = max(laid.quote_end(after, _WIDE), last)
                break
            elif (
                token.text[0].isupper()
                and (honoured or len(token.text) > 1)
                and self._genitive(token, honoured)
                or token.word.pos == "ADJF"
                and token.word.case == "gent"
                and "Apro" not in token.word.grammemes
            ):
                within = self._sole(token) or within
                last = after
            elif token.word.lemma in self._gazetteer.grounds and token.word.case == "gent":
                last = after
            else:
                break
            after += 1
        return self._whole(laid, head, last), within

    def _whole(self, laid: Laid, head: int, last: int) -> int:
        """The last word of a building's name, which is no adjective: its noun is the name's too ("Музей изящных искусств")."""
        tokens = laid.tokens
        if last == head or tokens[last].word.pos != "ADJF" or tokens[last].text[0].isupper():
            return last
        if last + 1 < len(tokens) and tokens[last + 1].word.pos == "NOUN" and self._genitive(tokens[last + 1], False):
            return last + 1
        while last > head and tokens[last].word.pos == "ADJF":
            last -= 1
        return last

    def _genitive(self, token: Token, honoured: bool) -> bool:
        if honoured or any(w.case in ("gent", "gen2") or w.pos == "UNKN" for w in self._morphology.readings(token.text)):
            return True
        return not self._morphology.known(token.text) and self._people.find([token.text]) is None  # "на площади Тахрир"

    def _sole(self, token: Token) -> str:
        """The known place a word names, or ""."""
        for word in self._morphology.readings(token.text)[:3]:
            shown = self._gazetteer.countries.get(word.lemma) or self._gazetteer.places.get(word.lemma)
            if word.pos != "ADJF":  # "Южной Кореи"
                shown = shown or self._gazetteer.city(word.lemma)
            if shown:
                return shown
        return ""

    def _settled(self, laid: Laid, i: int) -> Name | None:
        """What follows a noun for a settlement: "в городе Салоники", "на острове Сан-Педро"."""
        tokens = laid.tokens
        kind = tokens[i - 1].word if i and len(tokens[i].text) > 1 else None
        if kind is None or kind.lemma not in self._gazetteer.settlements or kind.pos != "NOUN":
            return None
        last = i
        while last + 1 < len(tokens) and last - i < _LONGEST - 1 and self._joins(laid, last + 1):
            last += 1
        if self._person(laid, i, last) or self._first_name(laid, i):
            return None
        if last == i:
            known = self._one(laid, i)
            if known is not None:
                return known
            return Name(i, i, self._base_after(tokens[i].text, tokens[i - 1].word), "place", tokens[i - 1].word.case)
        return Name(i, last, laid.words(i, last), "place", tokens[i - 1].word.case)

    def _person(self, laid: Laid, i: int, last: int) -> bool:
        """Whether words after a noun for a settlement open with a first name and go on: "мэр города Виктор Кулаков"."""
        after = laid.tokens[i + 1 : i + 2]
        goes_on = last > i or bool(after) and after[0].is_word and after[0].text[0].isupper()
        first = any("Name" in w.grammemes for w in self._morphology.readings(laid.tokens[i].text)[:2])
        return goes_on and first

    def _joins(self, laid: Laid, j: int) -> bool:
        token = laid.tokens[j]
        glued = token.start - laid.tokens[j - 1].end <= 1
        known = self._sole(token) or any(w.grammemes & PERSONAL for w in self._morphology.readings(token.text)[:2])
        able = glued and token.is_word and token.text[0].isupper() and not known and laid.mention[j] < 0
        return able and not self._bends(laid, j)

    def _bends(self, laid: Laid, j: int) -> bool:
        """Whether word j is an adjective of the common noun after it: "в посёлке Солнцево Липецкой области"."""
        word, after = self._adjective(laid.tokens[j].text), laid.tokens[j + 1 : j + 2]
        return word is not None and bool(after) and after[0].word.pos == "NOUN" and after[0].text.islower()

    def _base_after(self, form: str, noun: Word) -> str:
        """The base form of an unknown name after its noun: it stands in the nominative, or in the noun's case."""
        for word in self._morphology.readings(form)[:4]:
            if word.case == noun.case and self._gazetteer.city(word.lemma):
                return self._gazetteer.city(word.lemma)
        bent = len(form) > _BRIEF and form.endswith(self._gazetteer.locative) and noun.case in _LOCATIVE
        return self._guess(form) if bent and "-" not in form and not self._morphology.known(form) else form

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
        if self._titled(laid, i):
            return None
        after_place = self._governed(laid, i)
        opening = i == 0 and self._morphology.known(low) and "Geox" not in token.word.grammemes  # "Усы", "Пара"
        inside = i > 0 and laid.tokens[i - 1].word.form in places.within
        personal = not after_place and low not in places.countries  # "его брат Владимир", "Айдар"
        if self._first_name(laid, i):
            return None
        if personal and ("Name" in token.word.grammemes or self._surname(laid, i)):
            return None
        if token.text.isupper() and len(low) > 1 and low not in places.countries:
            return None
        for word in self._morphology.readings(token.text)[:4]:
            if word.pos not in ("NOUN", "UNKN") or inside and word.case == "ablt" and "Fixd" not in word.grammemes:
                continue  # "в Октябрьском" is not in Октябрьск
            for sort, known in (("country", places.countries), ("place", places.places)):
                shown = known.get(low) or known.get(word.lemma)
                if shown:
                    return Name(i, i, shown, sort, word.case)
            city = places.city(word.lemma)
            geographic = "Geox" in word.grammemes and not (opening and word.score < _MOSTLY)
            if city and (after_place and word.case in (*_LOCATIVE, "accs") or geographic):
                return Name(i, i, city, "place", word.case)
            if geographic and self._morphology.known(low):
                return Name(i, i, cased(token.text, word.lemma), "place", word.case)
        kind = token.word.lemma.rpartition("-")[2]
        if after_place and "-" in low and kind in places.grounds:
            bent = not low.endswith(f"-{kind}")
            return Name(i, i, cased(token.text, token.word.lemma) if bent else token.text, "place", token.word.case, head=i)
        named = after_place and i > 1 and not self._of_street(laid, i)
        common = token.word.pos == "NOUN" and self._morphology.known(low)  # "в Сети"
        if named and (city := places.stems.get(stem(token.text), "")) and not (common and city.lower() not in places.places):
            return Name(i, i, city, "place", self._case(token.text))
        told = self._told.get(stem(token.text)) if not self._morphology.known(token.text) else None
        return Name(i, i, told, "place", self._case(token.text)) if told else None

    def _governed(self, laid: Laid, i: int) -> bool:
        """Whether a preposition of place stands before word i or the name that it is listed with: "в Лексингтоне и Конкорде"."""
        tokens = laid.tokens
        while i > 2 and tokens[i - 1].word.form in self._joiners and tokens[i - 2].text[0].isupper():
            i -= 2
        i -= i > 1 and tokens[i - 1].word.pos == "ADJF" and tokens[i - 1].text.islower() and tokens[i - 1].text.isalpha()
        return i > 0 and tokens[i - 1].word.form in self._wheres

    def _titled(self, laid: Laid, i: int) -> bool:
        """Whether a word alone stands in quotes and no noun for a place before them: "на концерте «Ленинграда»"."""
        tokens = laid.tokens
        if not 0 < i < len(tokens) - 1 or laid.quote_end(i - 1, 2) != i + 1:
            return False
        return i < 2 or tokens[i - 2].word.lemma not in self._gazetteer.settlements | self._gazetteer.grounds

    def _of_street(self, laid: Laid, i: int) -> bool:
        """Whether an adjective is a name of its own, or opens one: "на Малой Бронной", "в Октябрьском"."""
        after = laid.tokens[i + 1 : i + 2]
        noun = bool(after) and after[0].word.pos == "NOUN" and after[0].text.islower()
        return not noun and self._adjective(laid.tokens[i].text) is not None

    def _case(self, form: str) -> str:
        return next((w.case for w in self._morphology.readings(form) if w.pos == "NOUN"), "")

    def _guess(self, form: str) -> str:
        """The base form of a place that stands in the locative."""
        readings = [w for w in self._morphology.readings(form) if w.pos == "NOUN" and w.case in _LOCATIVE]
        lemmas = [w.lemma for w in readings]
        city = next((c for lemma in lemmas if (c := self._gazetteer.city(lemma))), "") or self._gazetteer.city(form)
        if not city and lemmas and form.endswith(self._gazetteer.locative[0]):
            hard = form.lower().removesuffix(self._gazetteer.locative[0])
            lemmas.insert(0, self._gazetteer.likeliest(hard, (hard, *lemmas)))
        return city or cased(form, lemmas[0] if lemmas else form.lower())

    def _first_name(self, laid: Laid, i: int) -> bool:
        """Whether a place-like word is a person's first name: "Владимир Путин"."""
        tokens = laid.tokens
        for last in range(i + 1, min(i + _LONGEST, len(tokens))):
            if not tokens[last].text[0].isupper():
                return False
            person = self._people.find([t.text for t in tokens[i : last + 1]])
            first = person.base.split()[0].lower() if person is not None else ""
            if person is not None and (stem(tokens[i].text) == stem(first) or tokens[i].text.lower()[:-1] == first):
                return True
        return False

    @cached_property
    def _surnames(self) -> set[str]:
        """The stems of words that stand after a first name that no dictionary has ("Уитни Хьюстон"), and never as a place."""
        foreign = {stem(m[2]) for m in _PAIR.finditer(self._text) if not self._morphology.known(m[1])}
        return foreign - {stem(m[1]) for m in _placed(self._wheres).finditer(self._text)} if foreign else foreign

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
