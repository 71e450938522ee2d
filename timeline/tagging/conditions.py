"""Conditions that rules name: what the words around a phrase must or must not be."""

import re
from collections.abc import Callable

from attrs import frozen

from timeline.tagging.ages import is_age, is_aged
from timeline.tagging.context import Context


@frozen
class ConditionWords:
    """`conditions.toml`: words around a phrase that make it something else than a date."""

    day: frozenset[str]
    named: frozenset[str]
    coded: frozenset[str]
    numbered: frozenset[str]
    weekly: frozenset[str]
    outside: frozenset[str]
    entitled: frozenset[str]
    appointed: frozenset[str]
    dated: frozenset[str]
    ordinal: dict[str, tuple[str, ...]]
    listing: frozenset[str]
    alone: frozenset[str]
    made: frozenset[str]


_LISTED = re.compile(r"\s*(,|\w+)\s*\d{1,2}-(\w+)")  # "5-го и 6-го"
_PEOPLE = frozenset({"Name", "Surn", "Patr"})
_NUMERAL = re.compile(r"(?<!\d)(\d{1,2})-(\w+)$")
_LISTING = re.compile(r"\d-\w+\s*(,|\w+)\s*$")
_LIST = 16  # characters in which the number before in a list ends
_QUOTES = tuple('«»"“”„')
_GLUED = ("-", "–", "—", "%", "/", *_QUOTES)  # signs with which a number goes on: "5-го «А» класса"
_MARKS = " \t\r:.,•*—–-"  # around a heading
_NOMINAL = ("NOUN", "ADJF", "PRTF", "NUMR")
_WINDOW = 90  # characters between a bracket and what it holds


def _words(context: Context) -> ConditionWords:
    return context.parsed.pack.section("conditions", ConditionWords)


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


def _measured(context: Context, start: int, end: int) -> bool:
    """A number with what it measures, or part of a longer one: "в 2.50 раза", "в 19.00 рублей"; else it is a clock time."""
    after = context.after(end, 1)
    return bool(after) and (
        after[0].text[0] in "%°$€₽-–—/" or after[0].text[0].isdigit() or after[0].word.pos in ("NOUN", "ADJF")
    )


def _roughly(context: Context, start: int, end: int) -> bool:
    """A number after what it counts: "лет тридцать", "минут через пять"; the unit stands in the genitive plural."""
    unit = context.readings(context.parsed.tokens_between(start, end, 1)[0])
    return any(w.number == "plur" and w.case == "gent" for w in unit)


def _uncounted(context: Context, start: int, end: int) -> bool:
    """Units without a number, or with one that isn't read: "миллионы лет назад", "годы спустя", but "около года назад" is one."""
    unit = [w for w in context.readings(context.parsed.tokens_between(start, end, 1)[0]) if w.pos == "NOUN"]
    plural = any(w.number == "plur" and "Pltm" not in w.grammemes for w in unit)
    return plural and (_roughly(context, start, end) or all(w.number != "sing" for w in unit))


def _described(context: Context, start: int, end: int) -> bool:
    """A part of the day with an adjective: "с добрым утром"."""
    before = context.before(start, 1)
    return bool(before) and any(w.pos == "ADJF" and w.case == "ablt" for w in context.readings(before[0]))


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
    return last.word.pos == "NOUN" and last.text[0].islower() and last.word.lemma not in _words(context).numbered


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
    return any(t.word.lemma in _words(context).coded for t in context.before(start, 3))


def _of_a_month(context: Context, start: int, end: int) -> bool:
    """A numeral without a noun, of some forms only a few sentences after a date: "министры соберутся 27-го", "22 ноября обыскали,
    на 25-е вызвали", but "в 16-м туре", "14-го и 15-го классов"."""
    words = _words(context)
    text = context.parsed.text
    numeral = _NUMERAL.search(text, start, end)
    if numeral is None or numeral[2] not in words.ordinal or not 0 < int(numeral[1]) < 32:
        return False
    ending = numeral[2]
    # Not "вагон 14-го сошёл с рельсов".
    of_another = any(t.word.pos == "NOUN" and "Geox" not in t.word.grammemes for t in context.before(start, 1))
    by_itself = ending in words.alone and not of_another
    if not by_itself and not any(token.word.lemma in words.dated for token in context.earlier(start)):
        return False
    before = _LISTING.search(text, max(start - _LIST, 0), start)
    several = numeral.start() > start or before is not None and before[1] in words.listing
    while (listed := _LISTED.match(text, end)) and listed[1] in words.listing and listed[2] in words.ordinal:
        end, ending, several = listed.end(), listed[2], True
    coming = context.after(end, 2)
    if len(coming) > 1 and coming[0].word.pos == "PREP" and coming[1].text[0].isdigit():  # "с 10-го на 5-е место"
        return False
    after = next(iter(coming), None)
    if after is None or not after.is_word:
        return after is None or after.text not in _GLUED or text[end] == " " and after.text not in (*_QUOTES, "%")
    if after.word.pos == "PREP":
        return True
    read = context.readings(after)
    named = (w for w in read if w.pos in ("NOUN", "ADJF", "PRTF", "ADJS") and not w.grammemes & _PEOPLE)
    return after.text[0].isalpha() and not any(w.case in words.ordinal[ending] and (several or w.number != "plur") for w in named)


def _numbers_a_day(context: Context, start: int, end: int) -> bool:
    """The number of a day right behind its weekday: "в понедельник, второго", "среда, 13-е", not "в среду, третье — позже"."""
    [last] = context.last_words(start, end, 1)
    if any(c.isdigit() for c in context.parsed.text[start:end]):
        return True
    after = context.after(end, 1)
    borne = bool(after) and any(w.case == "gent" and w.pos in _NOMINAL for w in context.readings(after[0]))
    return not borne and any(w.case == "gent" and w.number == "sing" and w.gender in ("masc", "neut") for w in last)


def _heads_a_line(context: Context, start: int, end: int) -> bool:
    """A phrase that is all of its line, in a text of several: "Вторник", "Суббота — воскресенье:"."""
    text = context.parsed.text
    first, after = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    return after >= 0 and not text[first:start].strip(_MARKS) and not text[end:after].strip(_MARKS)


def accompanied(context: Context, start: int, end: int) -> bool:
    """Whether a phrase after "с" stands in the instrumental, so that nothing begins there: "по сравнению с маем"."""
    words = context.last_words(start, end, 4)
    return any({w.case for w in word} & {"ablt"} and not any(w.case == "gent" for w in word) for word in words)


def of_make(context: Context, end: int) -> bool:
    """Whether a year is only when somebody was born or a thing made: "1985 года рождения", "2004 г. выпуска", "1985 г.р."."""
    after = context.after(end, 1)
    return bool(after) and after[0].text in _words(context).made


def _plural(context: Context, start: int, end: int) -> bool:
    return any(w.number == "plur" for word in context.last_words(start, end, 1) for w in word)


def _dotted(context: Context, start: int, end: int) -> bool:
    """An abbreviation with its dot: "XVIII в."."""
    return context.parsed.text[end : end + 1] == "." or context.parsed.text[end - 1] == "."


def _in_a_name(context: Context, start: int, end: int) -> bool:
    """A day in the name of a street or a factory: "улица 8 Марта", "завод имени 1 Мая"."""
    if not context.parsed.text[end - 1].isalpha():
        return False
    before = context.before(start, 2)
    if len(before) > 1 and before[-1].text[0].isupper() and before[-1].word.lemma in _words(context).entitled:
        return True
    if not before or before[-1].word.lemma not in _words(context).named:
        return False
    name = any(c.isupper() for c in context.parsed.text[start:end])
    return name or before[-1].text not in _words(context).outside


def _adjective(context: Context, start: int, end: int) -> bool:
    """An adjective of time before what it dates: "на декабрьском заседании"; with a capital it is a name."""
    after = context.after(end, 1)
    return context.parsed.text[start].islower() and bool(after) and after[0].is_word


def _once(context: Context, start: int, end: int) -> bool:
    """An adjective of a weekday that means one day, rather than every week: "после субботней акции", but "воскресная школа"."""
    noun = next((token for token in context.after(end, 3) if token.word.pos == "NOUN"), None)
    if noun is None or noun.word.lemma in _words(context).weekly or not _adjective(context, start, end):
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
    return not after or after[0].word.lemma in _words(context).day


def _nowadays(context: Context, start: int, end: int) -> bool:
    """ "Сегодня" as "in our days": in the present tense, told as a state."""
    text = context.parsed.text
    if text[max(start - 1, 0) : start] in _QUOTES and text[end : end + 1] in _QUOTES:
        return True  # a newspaper's name
    if context.parsed.tense(start, end) != "present":
        return False
    before = context.before(start, 1)
    if before and before[0].word.tense == "past":  # "должен был сегодня"
        return False
    verb = next((t.word for t in context.after(end, 6) if t.word.pos == "VERB"), None)
    leaving = next((t.word for t in reversed(context.before(start, 4)) if t.word.pos == "VERB" or not t.is_word), None)
    if any(w is not None and w.lemma in _words(context).appointed for w in (verb, leaving)):
        return False
    if verb is not None and verb.tense == "past":  # "где сегодня министр должен был выступить"
        return False
    return verb is None or verb.person != "1per" or verb.number != "sing"  # "сегодня я покидаю свой пост" is done that day


def _year_left_out(context: Context, start: int, end: int) -> bool:
    """An adjective in the genitive that ends the phrase without its noun, no pronoun: "в июле нынешнего", not "в июле этого"."""
    [last] = context.last_words(start, end, 1)
    after = context.after(end, 1)
    nominal = bool(after) and after[0].word.pos in _NOMINAL and "Apro" not in after[0].word.grammemes
    borne = nominal and any(w.case == "gent" for w in context.readings(after[0]))
    able = (w for w in last if w.pos in ("ADJF", "PRTF") and "Apro" not in w.grammemes)
    return not borne and any(w.case == "gent" and w.number == "sing" and w.gender in ("masc", "neut") for w in able)


CONDITIONS: dict[str, Callable[[Context, int, int], bool]] = {
    "counted": _counted,
    "adverbial": _adverbial,
    "accusative": _accusative,
    "instrumental": _instrumental,
    "one": _one,
    "roughly": _roughly,
    "uncounted": _uncounted,
    "measured": _measured,
    "described": _described,
    "plural": _plural,
    "dotted": _dotted,
    "of_a_noun": _of_a_noun,
    "in_brackets": _in_brackets,
    "after_a_title": _after_a_title,
    "coded": _coded,
    "of_a_month": _of_a_month,
    "heads_a_line": _heads_a_line,
    "numbers_a_day": _numbers_a_day,
    "in_a_name": _in_a_name,
    "singular": _singular,
    "adjective": _adjective,
    "once": _once,
    "age": is_age,
    "aged": is_aged,
    "nowadays": _nowadays,
    "nowadays_adjective": _nowadays_adjective,
    "preposition": _preposition,
    "year_left_out": _year_left_out,
}
