"""Buildings, streets and grounds with a name of their own, after a preposition of place."""

from timeline.analysing import Token
from timeline.detecting.clauses import QUOTES, Laid
from timeline.detecting.entities.declining import LOCATIVE, cased, stem
from timeline.detecting.entities.gazetteer import Gazetteer
from timeline.detecting.entities.looks import Looks
from timeline.detecting.entities.named import Name
from timeline.detecting.entities.people import People
from timeline.detecting.lexicon import lexicon
from timeline.detecting.wording import Wording
from timeline.languages import Pack
from timeline.languages.morphology import Word

_NUMBER = "№"
_WIDE = 7  # words in which a quoted one closes


class Venues:
    """Those of one article."""

    def __init__(self, pack: Pack, gazetteer: Gazetteer, people: People) -> None:
        self._morphology = pack.morphology
        self._gazetteer = gazetteer
        self._adjective = Looks.of(pack).adjective
        self._people = people
        self._words = lexicon(pack)
        self._wheres = Wording.of(pack).place_prepositions

    def at(self, laid: Laid, i: int) -> Name | None:
        """A building with a name of its own after a preposition of place: "в Музее Гетманства", "на стадионе «Самара Арена»"."""
        tokens = laid.tokens
        if not self._placed(laid, i):
            return None
        if tokens[i].text in QUOTES:
            return self._quoted(laid, i)
        head = i
        while head < len(tokens) - 1 and head - i < 4 and self._adjective(tokens[head].text) and not self._is_venue(tokens[head]):
            head += 1
        if not self._is_venue(tokens[head]):
            return None
        last, within = self._tail(laid, head)
        named = any(tokens[j].text[0].isupper() for j in range(i, head)) or last > head
        if not named or last == head + 1 and within or self._of_town(laid, head, last):
            return None  # "в больнице Москвы" is in Moscow
        rest = laid.words(head + 1, last) if last > head else ""
        if last == head + 1 and self._agrees(tokens[last], tokens[head].word):  # "на улице Советской"
            rest = self._morphology.inflect(rest, "nomn", *tokens[head].word.agreed, like=self._adjective(rest)) or rest
            rest = cased(tokens[last].text, rest)
        if not within and tokens[head].word.lemma in self._gazetteer.seated:
            within = self._gazetteer.city_of(tokens[i].word.lemma)
        first = next((j for j in range(i, head) if tokens[j].text[0].isupper()), i)  # not "бывшая Громовская школа"
        base = f"{self.nominative(laid, first, head)} {rest}".strip()
        return Name(first, last, base, "place", tokens[head].word.case, head=head, within=within)

    def _quoted(self, laid: Laid, i: int) -> Name | None:
        """What a quotation names that opens or ends with a noun for a building: "на «Самара Арене»", "в «Громов-центре»"."""
        tokens, close = laid.tokens, laid.quote_end(i, _WIDE)
        head = next((j for j in (i + 1, close - 1) if i < j < close and self._ground(tokens[j])), -1)
        if head < 0 or head == close - 1 == i + 1 and "-" not in tokens[head].text:
            return None
        cases = {w.case for w in self._morphology.readings(tokens[head].text)}
        if cases.isdisjoint((*LOCATIVE, "nomn") if head > i + 1 else LOCATIVE):
            return None  # "переименована в «Площадь Победы»"
        words = [token.text for token in tokens[i + 1 : close]]
        words[head - i - 1] = self.nominative(laid, head, head)
        return Name(i, close, f"«{' '.join(words)}»", "place", tokens[head].word.case, head=head)

    def _ground(self, token: Token) -> bool:
        """Whether a word with a capital is a noun for a building or ends as one."""
        known = token.word.lemma.rpartition("-")[2] in self._gazetteer.grounds
        return known and token.text[0].isupper() and token.word.pos == "NOUN"

    def _placed(self, laid: Laid, i: int) -> bool:
        """Whether a preposition of place stands before word i or the part of a place before it: "на сцене Театра Камала"."""
        tokens, places = laid.tokens, self._gazetteer
        if i and tokens[i - 1].word.form in places.over:
            return tokens[i].word.lemma in places.sides
        if i and self._words.verbs.get(tokens[i - 1].word.lemma) == "visit":
            return tokens[i].text not in QUOTES
        part = i > 1 and tokens[i - 1].word.lemma in places.sides
        return i > 0 and tokens[i - 1 - part].word.form in self._wheres

    def _of_town(self, laid: Laid, head: int, last: int) -> bool:
        """Whether a noun tells which part of a town is meant: "в центре Нижнего Тагила"."""
        tokens, places = laid.tokens, self._gazetteer
        if tokens[head].word.lemma not in places.quarters or tokens[head].text[0].isupper() or not 0 < last - head <= 2:
            return False
        stems = [stem(token.text) for token in tokens[head + 1 : last + 1]]
        return (stems[0], stems[-1]) in places.pairs if len(stems) == 2 else stems[0] in places.stems

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
        if after + 1 < len(tokens) and tokens[after].text == _NUMBER and tokens[after + 1].text.isdigit():
            return after + 1, ""
        if after < len(tokens) and tokens[head].text[0].isupper() and self._qualifies(tokens[head].word, tokens[after]):
            whose = after + 1 < len(tokens) and self._of_people(tokens[after + 1])
            return after + whose, ""
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
                within = within if honoured else self.sole(token) or within  # "театр имени Чехова" lies in no Чехов
                last = after
            elif token.word.lemma in self._gazetteer.grounds and token.word.case == "gent":
                last = after
            elif last == after - 1 > head and self._is_venue(tokens[last]) and self._qualifies(tokens[last].word, token):
                last = after  # "в Белом зале Дома кино"
            else:
                break
            after += 1
        return self._whole(laid, head, last), within

    def _qualifies(self, noun: Word, token: Token) -> bool:
        """Whether a common noun belongs to the name of the building before it: "в Доме радио", "в фойе Музея искусств", not
        "вошёл в Зал славы"."""
        able = noun.case in (*LOCATIVE, "gent") and token.text.islower() and token.word.form not in self._gazetteer.named_after
        return able and token.word.pos == "NOUN" and (token.word.case == "gent" or "Fixd" in token.word.grammemes)

    def _of_people(self, token: Token) -> bool:
        """Whether a word says whose a building is: "в Доме культуры железнодорожников"."""
        word = token.word
        return token.text.islower() and word.pos == "NOUN" and (word.case, word.number, word.animacy) == ("gent", "plur", "anim")

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

    def sole(self, token: Token) -> str:
        """The known place a word names, or ""."""
        for word in self._morphology.readings(token.text)[:3]:
            shown = self._gazetteer.countries.get(word.lemma) or self._gazetteer.places.get(word.lemma)
            if word.pos != "ADJF":  # "Южной Кореи"
                shown = shown or self._gazetteer.city(word.lemma)
            if shown:
                return shown
        return ""

    def nominative(self, laid: Laid, first: int, head: int) -> str:
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
