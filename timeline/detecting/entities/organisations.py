"""The organisations in a sentence: by the noun that opens their name, by a capital adjective, in capitals, quoted, in Latin."""

from timeline.analysing import Parsed, Token
from timeline.detecting.clauses import QUOTES, Laid
from timeline.detecting.entities.declining import CASES, cased
from timeline.detecting.entities.gazetteer import Gazetteer
from timeline.detecting.entities.named import Name
from timeline.detecting.lexicon import Lexicon
from timeline.detecting.wording import Wording
from timeline.languages.morphology import Word

_LONGEST = 6  # words that follow the noun of an organisation's name
_WIDE = 8  # words in a quoted name
_SHORT = 3  # words of a quotation that names something by itself
_ROMAN = frozenset("IVXLCDM")
_GENITIVE = ("gent", "gen2")
_PLAYED = ("sport", "economy", "agreement", "signing", "talks", "election")  # kinds of what teams and companies do


class Organisations:
    """The organisations of one article."""

    def __init__(self, parsed: Parsed, gazetteer: Gazetteer, words: Lexicon) -> None:
        self._morphology = parsed.pack.morphology
        self._gazetteer = gazetteer
        self._words = words
        self._governed = Wording.of(parsed.pack).governed

    def at(self, laid: Laid, i: int) -> Name | None:
        """The organisation whose name begins at word i, or None."""
        token = laid.tokens[i]
        if token.text in QUOTES:
            return self._quoted(laid, i)
        if not token.is_word or laid.mention[i] >= 0:
            return None
        if not token.text[0].isupper():
            return self._headed(laid, i)
        return self._latin(laid, i) or self._letters(laid, i) or self._headed(laid, i) or self._titled(laid, i)

    def _quoted(self, laid: Laid, i: int) -> Name | None:
        """A quoted name after a noun for what bears one, or by itself: «Коммерсантъ»."""
        tokens = laid.tokens
        close = self._close(laid, i)
        if close < 0 or not tokens[i + 1].text[0].isupper() and not tokens[i + 1].text[0].isdigit():
            return None
        before = tokens[i - 1].word if i and laid.mention[i - 1] < 0 else None
        if before is not None and before.lemma in self._gazetteer.bearing:
            return Name(i, close, laid.words(i + 1, close - 1), "organisation", before.case)
        inner = [t for t in tokens[i + 1 : close] if t.is_word]
        if not inner or len(inner) > _SHORT or close != i + 1 + len(inner) or not all(t.text[0].isupper() for t in inner):
            return None
        if before is not None and before.pos in ("NOUN", "ADJF", "PRTF"):
            plays = before.pos == "NOUN" and (
                self._words.nouns.get(before.lemma) in _PLAYED or before.lemma in self._gazetteer.roles
            )
            noun = self._bent(inner, frozenset({"gent"})) if plays else None
            bent = noun is not None and noun.form != self._nominative(noun.form, noun, True).lower()
            return Name(i, close, self._unbent(inner, noun), "organisation", "gent") if noun is not None and bent else None
        led = before.form.lower() if before is not None and before.pos == "PREP" else ""
        cases = frozenset(case for case in CASES if f"{led}/{case}" in self._governed)
        noun = self._bent(inner, cases)
        return Name(i, close, self._unbent(inner, noun), "organisation", "")

    def _bent(self, inner: list[Token], cases: frozenset[str]) -> Word | None:
        """The reading of the noun of a name in quotes that stands in one of some cases; where those aren't known, None of one
        that may be in the nominative."""
        head = next((t for t in inner if t.word.pos != "ADJF"), inner[-1])
        nouns = [w for w in self._morphology.readings(head.text) if w.pos == "NOUN" and "Fixd" not in w.grammemes]
        if not cases and any(w.case == "nomn" for w in nouns):
            return None
        return next((w for w in nouns if not cases or w.case in cases), None)

    def _unbent(self, inner: list[Token], noun: Word | None) -> str:
        """The words of a name in quotes in the nominative: "победа «Спартака»", "сыграл с «Красной звездой»"."""
        if noun is None:
            return " ".join(t.text for t in inner)
        at = next(n for n, t in enumerate(inner) if t.word.form == noun.form or n == len(inner) - 1)
        agree = [
            n <= at or any(w.pos == "ADJF" and w.case == noun.case for w in self._morphology.readings(t.text))
            for n, t in enumerate(inner)
        ]
        words = [self._nominative(t.text, noun, n == at) if agree[n] else t.text for n, t in enumerate(inner)]
        return " ".join(cased(t.text, word) for t, word in zip(inner, words, strict=True))

    def _close(self, laid: Laid, i: int) -> int:
        close = laid.quote_end(i, _WIDE + 1)
        return close if close > i + 1 else -1

    def _latin(self, laid: Laid, i: int) -> Name | None:
        """Words in Latin letters with a capital, but for what a bracket gives as the original of a name."""
        tokens = laid.tokens
        first = tokens[i].text
        if not (first.isascii() and first[0].isupper() and len(first) > 1) or set(first) <= _ROMAN:
            return None
        if laid.heads[laid.clause[i]] == "bracket":
            return None
        if self._address(laid, i):
            return Name(i, i + 2, laid.words(i, i + 2), "organisation", "") if self._site(laid, i) else None
        last = i
        while (
            last + 1 < len(tokens) and tokens[last + 1].text.isascii() and tokens[last + 1].is_word and laid.mention[last + 1] < 0
        ):
            last += 1
        return Name(i, last, laid.words(i, last), "organisation", "")

    def _address(self, laid: Laid, i: int) -> bool:
        """Whether a word is a piece of an address or of initials: a sign stands glued to it on either side."""
        tokens = laid.tokens
        before = i > 0 and tokens[i - 1].end == tokens[i].start and tokens[i - 1].text in "/.@#-_:"
        after = i + 2 < len(tokens) and tokens[i + 1].end == tokens[i + 2].start and tokens[i + 1].start == tokens[i].end
        return before or after and tokens[i + 1].text in "/.@-_:" and tokens[i + 2].text[0].isalnum()

    def _site(self, laid: Laid, i: int) -> bool:
        """Whether a name ends like an address, with nothing glued to it: "Change.org"."""
        tokens = laid.tokens
        if (
            i + 2 >= len(tokens)
            or tokens[i + 1].text != "."
            or not (tokens[i + 2].text.isascii() and tokens[i + 2].text.islower())
        ):
            return False
        glued = i > 0 and tokens[i - 1].end == tokens[i].start and tokens[i - 1].text not in QUOTES and tokens[i - 1].text != "("
        after = i + 4 < len(tokens) and tokens[i + 2].end == tokens[i + 3].start and tokens[i + 3].end == tokens[i + 4].start
        return not glued and not (after and tokens[i + 3].text in "/.@#-_:")

    def _letters(self, laid: Laid, i: int) -> Name | None:
        """An abbreviation, or a word the dictionary knows as an organisation, with the country after it: "МВД РФ"."""
        tokens = laid.tokens
        text = tokens[i].text
        capitals = self._capitals(text)
        named = "Orgn" in tokens[i].word.grammemes and self._morphology.known(text)
        whole = self._gazetteer.one_word.fullmatch(text.lower()) is not None
        fused = whole or self._gazetteer.one_word.fullmatch(tokens[i].word.lemma) is not None
        known = text[0].isupper() and (named or fused)
        if not (capitals or known) or text.lower() in self._gazetteer.legal:
            return None
        last, within = self._place_after(laid, i)
        base = text if capitals or whole else self._nominative(text, tokens[i].word, True)
        if last == i and text.lower() in self._gazetteer.ours:
            if i + 1 == len(tokens) or not self._capitals(tokens[i + 1].text):
                return None  # "ВС": nobody's
            last = i + 1
        rest = f" {laid.words(i + 1, last)}" if last > i else ""
        return Name(
            i, last, base + rest, "organisation", tokens[i].word.case if known and not capitals else "", head=i, within=within
        )

    def _capitals(self, text: str) -> bool:
        return text.isupper() and text.isalpha() and len(text) > 1 and not text.isascii()

    def _place_after(self, laid: Laid, i: int) -> tuple[int, str]:
        """The last word of the country or city in the genitive right after word i, and its name; (i, "") where there is none."""
        tokens = laid.tokens
        if i + 1 >= len(tokens) or not tokens[i + 1].text[0].isupper() or laid.mention[i + 1] >= 0:
            return i, ""
        found = self.place_in(tokens[i + 1])
        area = i + 2 < len(tokens) and tokens[i + 2].word.lemma in self._gazetteer.areas  # "прокуратура Московской области"
        if found and not area and not self._somebody(tokens, i + 1):
            return i + 1, found
        if i + 2 < len(tokens) and tokens[i + 1].word.pos == "ADJF" and tokens[i + 2].is_word:
            noun = tokens[i + 2].word
            gender = [noun.gender] if noun.number != "plur" and noun.gender else ["plur"]
            adjective = self._morphology.inflect(tokens[i + 1].text, "nomn", *gender, like=tokens[i + 1].word) or ""
            found = self._gazetteer.countries.get(f"{adjective.lower()} {noun.lemma}", "")
            if found:
                return i + 2, found
            genitive = any(w.case == "gent" for w in self._morphology.readings(tokens[i + 2].text))
            if noun.lemma in self._gazetteer.areas and genitive:
                city = self._city_after(tokens, i + 3)  # "суд Ленинского района Твери"
                return (i + 3, city) if city else (i + 2, f"{adjective} {noun.lemma}")
        return i, ""

    def _city_after(self, tokens: tuple[Token, ...], i: int) -> str:
        """The city that word i names in the genitive, or ""."""
        found = self.place_in(tokens[i]) if i < len(tokens) and tokens[i].text[0].isupper() else ""
        return "" if not found or self._gazetteer.is_wide(found) or self._somebody(tokens, i) else found

    def _somebody(self, tokens: tuple[Token, ...], i: int) -> bool:
        """Whether a forename with a name after it follows: "глава Госстроя Владимир Громов"."""
        named = i + 1 < len(tokens) and tokens[i + 1].is_word and tokens[i + 1].text[0].isupper()
        return named and any("Name" in w.grammemes for w in self._morphology.readings(tokens[i].text))

    def place_in(self, token: Token) -> str:
        """The country or place that a word in the genitive names, or ""."""
        low = token.text.lower()
        for word in self._morphology.readings(token.text)[:4]:
            if word.case in _GENITIVE or "Fixd" in word.grammemes or word.pos == "UNKN":
                for known in (self._gazetteer.countries, self._gazetteer.places):
                    if shown := known.get(word.lemma) or known.get(low):
                        return shown
                if city := self._gazetteer.city(word.lemma):
                    return city
        return self._gazetteer.countries.get(low, "") if token.text.isupper() else ""

    def _headed(self, laid: Laid, i: int) -> Name | None:
        """A noun for an organisation, adjectives before it, a quotation or genitives after it: "Министерство обороны США"."""
        tokens = laid.tokens
        if tokens[i].word.pos != "ADJF" and tokens[i].word.lemma not in self._gazetteer.organisations:
            return None
        head = self._head(laid, i)
        if head < 0:
            return None
        noun = tokens[head].word
        if head + 1 < len(tokens) and tokens[head + 1].text in QUOTES:
            close = self._close(laid, head + 1)
            if close > 0:
                return Name(i, close, laid.words(head + 2, close - 1), "organisation", noun.case, head=head)
        proper = any(t.text[0].isupper() for t in tokens[i : head + 1]) and not (i == 0 and head == i) or i == 0 == head
        named = any(tokens[j].text[0].isupper() for j in range(max(i, 1), head + 1))
        named = named or i == 0 and self._opens(laid, head)
        last, within = self._tail(laid, head, proper)
        part = not (named or proper) and noun.lemma in self._gazetteer.sides & self._gazetteer.venues
        if part:
            return None  # "в центре Москвы"
        if not (named or within or proper and last > head) or last == head == i and noun.lemma not in self._gazetteer.unique:
            return None
        base = " ".join(self._nominative(tokens[j].text, noun, j == head) for j in range(i, head + 1))
        base += f" {laid.words(head + 1, last)}" if last > head else ""
        return Name(i, last, base[:1].upper() + base[1:] if named else base, "organisation", noun.case, head=head, within=within)

    def _opens(self, laid: Laid, head: int) -> bool:
        """Whether a name opens a sentence: an adjective of such or of a city, one before another that says how wide an authority
        rules ("Ленинский районный суд"), or a noun that is a name alone ("Евросоюз")."""
        opening, places = laid.tokens[0].word.lemma, self._gazetteer
        if head == 0:
            return opening in places.unique and opening not in self._words.nouns
        own = opening.endswith(places.relational) and opening not in places.graded and not self._national(opening)
        graded = own and head > 1 and laid.tokens[1].word.lemma in places.graded
        return graded or opening in places.grand or bool(places.city_of(opening))

    def _national(self, adjective: str) -> bool:
        """Whether an adjective is a country's: "российский"."""
        return self._gazetteer.adjectives.get(adjective, "").lower() in self._gazetteer.countries

    def _head(self, laid: Laid, i: int) -> int:
        """The noun for an organisation at word i or after the adjectives from there on; -1 where there is none."""
        for j in range(i, min(i + 4, len(laid.tokens))):
            word = laid.tokens[j].word
            if word.pos == "NOUN" and word.lemma in self._gazetteer.organisations:
                return j
            if word.pos != "ADJF" or "Apro" in word.grammemes:
                break
        return -1

    def _tail(self, laid: Laid, head: int, proper: bool) -> tuple[int, str]:
        """The last word of what follows an organisation's noun, and the place it ends with; of a common noun's only a place."""
        last, within = self._place_after(laid, head)
        if last > head or not proper:
            return last, within
        tokens = laid.tokens
        while last + 1 < len(tokens) and last - head < _LONGEST and laid.mention[last + 1] < 0:
            placed, within = self._place_after(laid, last)
            if placed > last:
                return placed, within
            token = tokens[last + 1]
            if token.word.pos == "PREP" and last == head and token.word.form in self._gazetteer.about:
                return self._about(laid, last), ""
            joined = token.word.form in self._words.joiners and last > head and self._genitive(tokens, last + 2)
            if not self._genitive(tokens, last + 1) and not joined:
                break
            last += 2 if joined else 1
        while last > head and tokens[last].word.pos == "ADJF":
            last -= 1
        return last, ""

    def _about(self, laid: Laid, last: int) -> int:
        """The end of what an organisation deals with: "трибунал по бывшей Югославии"."""
        j = last + 2
        while j < len(laid.tokens) and laid.tokens[j].word.pos in ("ADJF", "PRTF"):
            j += 1
        return j if j < len(laid.tokens) and laid.tokens[j].word.pos == "NOUN" and laid.mention[j] < 0 else last

    def _genitive(self, tokens: tuple[Token, ...], j: int) -> bool:
        if j >= len(tokens):
            return False
        token = tokens[j]
        if token.text[:1].isupper() and any("Name" in w.grammemes for w in self._morphology.readings(token.text)):
            return False
        if token.word.lemma in self._gazetteer.roles:
            return False
        return (
            len(token.text) > 2
            and token.word.pos not in ("PREP", "CONJ")
            and any(w.case in _GENITIVE and w.pos in ("NOUN", "ADJF", "PRTF") for w in self._morphology.readings(token.text)[:3])
        )

    def _titled(self, laid: Laid, i: int) -> Name | None:
        """A capital adjective inside a sentence with a common noun: "Исламское государство", "Белый дом"."""
        tokens = laid.tokens
        text = tokens[i].text
        if not text[0].isupper() or text.isupper() or i and not tokens[i - 1].is_word and tokens[i - 1].text != ",":
            return None
        head = i
        while head + 1 < len(tokens) and head - i < 3 and tokens[head].word.pos == "ADJF" and laid.mention[head + 1] < 0:
            head += 1
        noun = self._agreeing(tokens[head], tokens[head - 1].word) if head > i else tokens[head].word
        if (
            head == i
            or i == 0
            and not self._abbreviated(laid, head)
            or noun.pos != "NOUN"
            or noun.animacy != "inan"
            or not tokens[head].is_word
            or "Apro" in tokens[i].word.grammemes
        ):
            return None
        if noun.lemma in self._words.nouns or noun.lemma in self._gazetteer.works or noun.lemma in self._gazetteer.areas:
            return None
        base = " ".join(self._nominative(tokens[j].text, noun, j == head) for j in range(i, head + 1))
        known = self._gazetteer.knows(base.lower())
        return Name(i, head, base, "place" if known else "organisation", noun.case, head=head)

    def _abbreviated(self, laid: Laid, head: int) -> bool:
        """Whether an abbreviation in brackets follows a noun: what stands before is a name."""
        after = [t.text for t in laid.tokens[head + 1 : head + 4]]
        return len(after) == 3 and after[0] == "(" and after[1].isupper() and after[2] == ")"

    def _agreeing(self, token: Token, adjective: Word) -> Word:
        """The likeliest reading of a noun in the case of the adjective before it: "в Южном Киву" is in no Кива."""
        read = self._morphology.readings
        bent = {(w.case, *w.agreed) for w in read(adjective.form) if w.pos == "ADJF"}
        return next((w for w in read(token.text) if w.pos == "NOUN" and (w.case, *w.agreed) in bent), token.word)

    def _nominative(self, form: str, noun: Word, head: bool) -> str:
        if head and "Fixd" in noun.grammemes or form.isupper() and len(form) > 1:
            return form
        if head:
            return self._morphology.inflect(form, "nomn", *([noun.number] if noun.number else []), like=noun) or form
        for like in self._morphology.readings(form):
            if like.pos in ("ADJF", "PRTF") and like.case == noun.case:
                return self._morphology.inflect(form, "nomn", *noun.agreed, like=like) or form
        return form
