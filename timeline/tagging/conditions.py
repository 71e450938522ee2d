"""Conditions that rules name: what the words around a phrase must or must not be."""

from collections.abc import Callable
from functools import cached_property

from attrs import frozen

from timeline.analysing import Parsed, Token
from timeline.languages.morphology import Word


@frozen
class ConditionWords:
    """`conditions.toml`: words around a number of years that make it an age, and the like."""

    age: frozenset[str]
    age_units: frozenset[str]
    age_forms: frozenset[str]
    age_form_leads: frozenset[str]
    age_leads: frozenset[str]
    age_limits: frozenset[str]
    age_already: frozenset[str]
    age_verbs: frozenset[str]
    age_adjectives: frozenset[str]
    aged: frozenset[str]
    day: frozenset[str]
    named: frozenset[str]
    coded: frozenset[str]
    numbered: frozenset[str]
    weekly: frozenset[str]
    outside: frozenset[str]


_WINDOW = 90  # characters: eight words or so, cheaper than a whole sentence
_WORD = 40  # characters that surely hold a word
_QUOTES = tuple('«»"“”„')
_ENDS = ".!?…"


@frozen(eq=False)
class Context:
    """Where a condition looks: a few words around the phrase, in its sentence."""

    parsed: Parsed

    @cached_property
    def words(self) -> ConditionWords:
        return self.parsed.pack.section("conditions", ConditionWords)

    def before(self, start: int, most: int) -> list[Token]:
        """The tokens right before an offset, of its sentence and line, in order, so many at most; may be empty."""
        text = self.parsed.text
        from_ = max(start - (_WORD if most == 1 else _WINDOW), text.rfind("\n", 0, start) + 1)
        while 0 < from_ < start and text[from_].isalnum() and text[from_ - 1].isalnum():
            from_ += 1
        tokens = self.parsed.tokens_between(from_, start, -most)
        ends = [i for i, token in enumerate(tokens) if token.text in _ENDS]
        return tokens[ends[-1] + 1 :] if ends else tokens

    def after(self, end: int, most: int) -> list[Token]:
        """The tokens right after an offset, of its sentence and line, in order, so many at most; may be empty."""
        text = self.parsed.text
        window = _WORD if most == 1 else _WINDOW
        line_end = text.find("\n", end, end + window)
        tokens = self.parsed.tokens_between(end, line_end if line_end >= 0 else min(end + window, len(text)), most)
        ends = [i for i, token in enumerate(tokens) if token.text in _ENDS]
        return tokens[: ends[0] + 1] if ends else tokens

    def readings(self, token: Token) -> tuple[Word, ...]:
        """All readings of a token."""
        return self.parsed.pack.morphology.readings(token.text)

    def last_words(self, start: int, end: int, count: int) -> list[tuple[Word, ...]]:
        """The readings of the last words of a phrase."""
        return [self.readings(token) for token in self.parsed.tokens_between(start, end) if token.is_word][-count:]


def _counted(context: Context, start: int, end: int) -> bool:
    """A number with the noun that it counts: "в 2000 километрах"."""
    after = context.after(end, 1)
    if not after or not after[0].text[0].islower():
        return bool(after) and after[0].text[0].isdigit()
    if after[0].word.pos == "PREP":  # "в" is also what a century is shortened to
        return False
    readings = context.readings(after[0])
    return any(w.pos == "NOUN" and w.number == "plur" and w.case in ("gent", "loct", "datv", "ablt") for w in readings)


def _adverbial(context: Context, start: int, end: int) -> bool:
    """A season in the instrumental: "зимой"."""
    return any(w.case == "ablt" for word in context.last_words(start, end, 1) for w in word)


def _accusative(context: Context, start: int, end: int) -> bool:
    return any(w.case == "accs" for word in context.last_words(start, end, 1) for w in word)


def _instrumental(context: Context, start: int, end: int) -> bool:
    """A measure of difference: "двумя днями ранее", "годом позже", also "на день раньше"."""
    return any(w.case in ("ablt", "accs") for word in context.last_words(start, end, 2)[:1] for w in word)


def _one(context: Context, start: int, end: int) -> bool:
    """A single unit in the accusative or genitive: "за день", "в течение недели"."""
    words = context.last_words(start, end, 3)
    if not all(any(w.number != "plur" or "Pltm" in w.grammemes for w in word) for word in words):
        return False
    return any((w.number == "sing" or "Pltm" in w.grammemes) and w.case in ("accs", "gent") for w in words[-1])


def _singular(context: Context, start: int, end: int) -> bool:
    return any(w.number == "sing" for word in context.last_words(start, end, 1) for w in word)


def _of_a_noun(context: Context, start: int, end: int) -> bool:
    """A bare year after what it tells the year of: "на чемпионате мира 2003", but no number of anything: "дом 1905"."""
    text = context.parsed.text
    if not "1900" <= text[start:end] < "2040" or text[start - 1 : start] not in (" ", "\xa0"):
        return False
    before, after = context.before(start, 1), context.after(end, 1)
    if not before or (after and (after[0].text[0].isdigit() or after[0].text in "-–—№%" or _counted(context, start, end))):
        return False
    last = before[-1]
    if last.text == "»":
        return True
    return last.word.pos == "NOUN" and last.text[0].islower() and last.word.lemma not in context.words.numbered


def _after_a_title(context: Context, start: int, end: int) -> bool:
    """The year of a work right after its title: "«Чайка», 1973, масло"."""
    text = context.parsed.text
    return text[:start].rstrip()[-2:-1] in ("»", "”", '"')


def _in_brackets(context: Context, start: int, end: int) -> bool:
    """Inside round brackets: "(1903 — физика, 1911 — химия)"."""
    text = context.parsed.text
    opened = text.rfind("(", max(start - _WINDOW, 0), start)
    return opened >= 0 and ")" not in text[opened:start]


def _coded(context: Context, start: int, end: int) -> bool:
    """Numbers with dots that are no day: "пункт 2.12.15", "код 24.03.02", a name's number in brackets."""
    return any(t.word.lemma in context.words.coded for t in context.before(start, 3))


def accompanied(context: Context, start: int, end: int) -> bool:
    """Whether a phrase after "с" stands in the instrumental, so that nothing begins there: "по сравнению с маем"."""
    words = context.last_words(start, end, 4)
    return any({w.case for w in word} & {"ablt"} and not any(w.case == "gent" for w in word) for word in words)


def _plural(context: Context, start: int, end: int) -> bool:
    return any(w.number == "plur" for word in context.last_words(start, end, 1) for w in word)


def _dotted(context: Context, start: int, end: int) -> bool:
    """An abbreviation with its dot: "XVIII в."."""
    return context.parsed.text[end : end + 1] == "." or context.parsed.text[end - 1] == "."


def _in_a_name(context: Context, start: int, end: int) -> bool:
    """A day in the name of a street or a factory: "улица 8 Марта", "завод имени 1 Мая"."""
    if not context.parsed.text[end - 1].isalpha():
        return False
    before = context.before(start, 1)
    if not before or before[-1].word.lemma not in context.words.named:
        return False
    name = any(c.isupper() for c in context.parsed.text[start:end])
    return name or before[-1].text not in context.words.outside


def _age(context: Context, start: int, end: int) -> bool:
    """Somebody's age: "Мадуро 50 лет", "ему было 50", "в возрасте 65 лет", "(31 год)", "в 47 лет", "на 75 году жизни"."""
    words = context.words
    unit = context.parsed.text[start:end].split()[-1].lower()
    if unit not in words.age_units:
        return False
    before, after = context.before(start, 8), context.after(end, 4)
    if unit in words.age_forms and before and before[-1].text.lower() in words.age_form_leads:
        return True
    if {t.word.lemma for t in before + after} & words.age:
        return True
    if not before:
        return False
    last = before[-1]
    if not last.is_word:
        return last.text in ",(" and (not after or after[0].text in ",).")
    if last.text.lower() in words.age_leads or last.word.lemma in words.age_verbs:
        return True
    if last.text.lower() in words.age_already and len(before) > 1:  # "Зубкову уже 70 лет", but "Попова уже шесть лет ведёт"
        return any(w.case == "datv" and w.animacy == "anim" for w in context.readings(before[-2]))
    if last.text.lower() in words.age_limits and len(before) > 1:  # "детям до 12 лет"
        last = before[-2]
    elif last.word.pos in ("PREP", "CONJ"):
        return False
    to_somebody = any(w.case == "datv" and w.pos in ("NPRO", "ADJF", "PRTF") for w in context.readings(last))
    return (
        to_somebody
        or any(_somebody(w, before[-2:-1]) for w in context.readings(last))
        or bool(last.word.grammemes & {"Name", "Surn", "Patr"})
    )


def _somebody(word: Word, before: list[Token]) -> bool:
    """Whether a noun before a number of years may be who is so old: "мужчина 35 лет", "с сыном 5 лет", but "инженером 35 лет"."""
    if word.pos != "NOUN" or word.animacy != "anim" or word.case == "loct":
        return False
    return word.case != "ablt" or (bool(before) and before[0].word.pos in ("PREP", "CONJ"))


def _aged(context: Context, start: int, end: int) -> bool:
    """An adjective of age: it goes with somebody ("45-летний политик") or names an age ("80-летний юбилей")."""
    words = context.words
    phrase = context.parsed.text[start:end].lower()
    if not any(word in phrase for word in words.age_adjectives):
        return False
    for token in context.after(end, 5):
        if token.text[0].isupper():
            return True
        if token.word.pos in ("ADJF", "PRTF") or token.text in "«\"'":
            continue
        if token.word.pos != "NOUN":
            return True
        people = any(w.animacy == "anim" for w in context.readings(token) if w.pos == "NOUN")
        return people or token.word.lemma in words.aged
    return True


def _adjective(context: Context, start: int, end: int) -> bool:
    """An adjective of time before what it dates: "на декабрьском заседании"; with a capital it is a name."""
    after = context.after(end, 1)
    return context.parsed.text[start].islower() and bool(after) and after[0].is_word


def _once(context: Context, start: int, end: int) -> bool:
    """An adjective of a weekday that means one day, rather than every week: "после субботней акции", but "воскресная школа"."""
    noun = next((token for token in context.after(end, 3) if token.word.pos == "NOUN"), None)
    if noun is None or noun.word.lemma in context.words.weekly or not _adjective(context, start, end):
        return False
    single = {w.case for w in context.readings(noun) if w.pos == "NOUN" and w.number == "sing"}
    return any(w.number == "sing" and w.case in single for word in context.last_words(start, end, 1) for w in word)


def _preposition(context: Context, start: int, end: int) -> bool:
    """ "Накануне" as a preposition: "накануне выборов"."""
    before, after = context.before(start, 1), context.after(end, 1)
    if before and before[-1].word.pos == "PRTF":  # "появившихся накануне сообщений"
        return False
    return bool(after) and after[0].is_word and after[0].word.case == "gent" and after[0].word.pos in ("NOUN", "ADJF", "NPRO")


def _nowadays_adjective(context: Context, start: int, end: int) -> bool:
    """ "На сегодняшний день": now, not today."""
    after = context.after(end, 1)
    return not after or after[0].word.lemma in context.words.day


def _nowadays(context: Context, start: int, end: int) -> bool:
    """ "Сегодня" as "in our days": in the present tense, told as a state."""
    text = context.parsed.text
    if text[max(start - 1, 0) : start] in _QUOTES and text[end : end + 1] in _QUOTES:
        return True  # a newspaper's name
    if context.parsed.tense(start, end) != "present":
        return False
    verb = next((t.word for t in context.after(end, 6) if t.word.pos == "VERB"), None)
    return verb is None or verb.person != "1per" or verb.number != "sing"  # "сегодня я покидаю свой пост" is done that day


CONDITIONS: dict[str, Callable[[Context, int, int], bool]] = {
    "counted": _counted,
    "adverbial": _adverbial,
    "accusative": _accusative,
    "instrumental": _instrumental,
    "one": _one,
    "plural": _plural,
    "dotted": _dotted,
    "of_a_noun": _of_a_noun,
    "in_brackets": _in_brackets,
    "after_a_title": _after_a_title,
    "coded": _coded,
    "in_a_name": _in_a_name,
    "singular": _singular,
    "adjective": _adjective,
    "once": _once,
    "age": _age,
    "aged": _aged,
    "nowadays": _nowadays,
    "nowadays_adjective": _nowadays_adjective,
    "preposition": _preposition,
}
