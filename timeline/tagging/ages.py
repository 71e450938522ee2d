"""Whether a number of years is somebody's age: "Мадуро 50 лет", "ему было примерно 50", "детей от 7 до 10 лет"."""

from attrs import frozen

from timeline.analysing import Token
from timeline.languages.morphology import Word
from timeline.tagging.context import Context

_NAMES = {"Name", "Surn", "Patr"}
_LISTED = (",", "-", "–", "—")


@frozen
class AgeWords:
    """`ages.toml`: words around a number of years that make it an age, or a length of time."""

    age: frozenset[str]
    older: frozenset[str]
    units: frozenset[str]
    numbered: frozenset[str]
    number_leads: frozenset[str]
    uncounted: frozenset[str]
    lasting: frozenset[str]
    lengths: frozenset[str]
    sentences: frozenset[str]
    since: frozenset[str]
    beginnings: frozenset[str]
    at: frozenset[str]
    upwards: frozenset[str]
    limits: frozenset[str]
    limited: frozenset[str]
    between: frozenset[str]
    being: frozenset[str]
    passed: frozenset[str]
    adjectives: frozenset[str]
    short_adjectives: frozenset[str]
    aged: frozenset[str]


def is_age(context: Context, start: int, end: int) -> bool:
    """Whether a number of years, or several of them, says how old somebody is."""
    words = _words(context)
    phrase = [w.lower() for w in context.parsed.text[start:end].split()]
    if words.units.isdisjoint(phrase):
        return _is_rest(context, words, start)
    if phrase[0] in words.uncounted:
        return False
    before, after = context.before(start, 10), context.after(end, 4)
    listed = before
    before = _beside_the_list(before, words)
    if _lasts(words, before, after):
        return False
    if phrase[-1] in words.numbered and before and before[-1].text.lower() in words.number_leads:  # "на 75 году"
        return True
    near = before[-8:] + after
    if {t.word.lemma for t in near} & words.age or {t.text.lower() for t in near} & words.older:
        return True
    return bool(before) and _of_somebody(context, words, before, after, alone=len(before) == len(listed))


def _is_rest(context: Context, words: AgeWords, start: int) -> bool:
    """Whether days or months are the rest of an age: "114 лет и 359 дней"."""
    before = context.before(start, 3)
    years = before[:-1] if before and before[-1].text.lower() in words.between else before
    if len(years) < 2 or years[-1].text.lower() not in words.units or not years[-2].text.isdigit():
        return False
    return is_age(context, years[-2].start, years[-1].end)


def _words(context: Context) -> AgeWords:
    return context.parsed.pack.section("ages", AgeWords)


def _beside_the_list(before: list[Token], words: AgeWords) -> list[Token]:
    """The words before a number without the other numbers of its list: "им 30, 20 и", "детей от 13 до"."""
    left = len(before)
    while left and (before[left - 1].text.isdigit() or before[left - 1].word.pos == "NUMR"):
        left -= 1
    at = left if left < len(before) else len(before)
    while at:
        joint = before[at - 1]
        if not (joint.text in _LISTED or joint.word.pos == "CONJ" or joint.text.lower() in words.limits | words.between):
            break
        number = at - 2
        if number < 0 or not (before[number].text.isdigit() or before[number].word.pos == "NUMR"):
            break
        at = number
    return before[:at]


def _lasts(words: AgeWords, before: list[Token], after: list[Token]) -> bool:
    """Whether the years are a length of time: "в течение 5 лет", "на срок в 5 лет", "5 лет тюрьмы", "5 лет со дня"."""
    lemmas = [t.word.lemma for t in after]
    if lemmas and lemmas[0] in words.sentences:
        return True
    if len(after) > 1 and after[0].text.lower() in words.since and lemmas[1] in words.beginnings:
        return True
    last = [t.word.lemma for t in before[-2:]]
    return bool(last) and (last[-1] in words.lengths or (last[0] in words.lengths and before[-1].word.pos == "PREP"))


def _of_somebody(context: Context, words: AgeWords, before: list[Token], after: list[Token], alone: bool) -> bool:
    last = before[-1]
    following = after[0].text if after else ","
    if not last.is_word:
        closes = following in (",", ")", ".", "(")
        if last.text in ("—", "–", "-"):
            return closes and len(before) > 1 and _is_name(before[-2])
        return last.text in (",", "(") and closes
    word = last.text.lower()
    if word in words.at:
        return True
    if word in words.upwards:  # "с пяти лет", but "с пяти лет до трёх"
        return alone and following.lower() not in words.limits
    if word in words.limits and len(before) > 1:  # "детям до 12 лет", "сборная до 18 лет", "дожил до 90 лет"
        last = before[-2]
        if last.word.lemma in words.limited:
            return True
    elif word not in words.passed and last.word.pos in ("PREP", "CONJ"):
        return False
    if after and (
        after[0].word.lemma in words.lasting or (after[0].word.pos in ("VERB", "INFN") and after[0].word.aspect == "impf")
    ):
        return False  # "Попова шесть лет ведёт"
    if _to_somebody(context, words, before):
        return True
    if last.word.pos in ("PREP", "CONJ"):
        return False
    return _is_name(last) or any(_somebody(w, last, before[-2:-1]) for w in context.readings(last))


def _to_somebody(context: Context, words: AgeWords, before: list[Token]) -> bool:
    """Somebody in the dative, and between only what is passed over: "ему было примерно", "которому сейчас"."""
    passed = False
    for token in reversed(before):
        readings = context.readings(token)
        if any(w.case == "datv" and w.pos in ("NPRO", "ADJF", "PRTF") for w in readings):
            return True
        if passed and any(w.case == "datv" and w.animacy == "anim" for w in readings):
            return True
        if token.word.lemma in words.being:
            return True
        if token.text.lower() not in words.passed and token.word.pos not in ("ADVB", "PRCL", "COMP"):
            return False
        passed = True
    return False


def _is_name(token: Token) -> bool:
    return token.text[0].isupper() and bool(token.word.grammemes & _NAMES)


def _somebody(word: Word, token: Token, before: list[Token]) -> bool:
    """Whether a noun before a number of years may be who is so old: "мужчина 35 лет", "с сыном 5 лет", but "инженером 35 лет"."""
    if word.pos != "NOUN" or word.animacy != "anim" or word.case == "loct":
        return False
    if word.grammemes & _NAMES and token.text[0].islower():  # "дали" is no Dalí
        return False
    return word.case != "ablt" or (bool(before) and before[0].word.pos in ("PREP", "CONJ"))


def is_aged(context: Context, start: int, end: int) -> bool:
    """An adjective of age: it goes with somebody ("45-летний политик") or names an age ("80-летний юбилей")."""
    words = _words(context)
    phrase = context.parsed.text[start:end].lower()
    years = any(word in phrase for word in words.adjectives)
    if not years and not any(word in phrase for word in words.short_adjectives):
        return False
    for token in context.after(end, 5):
        readings = context.readings(token)
        if any(w.animacy == "anim" for w in readings if w.pos == "NOUN"):
            return True
        if not years:
            return False  # "двухдневный визит министра", but "двухмесячный ребёнок"
        if token.text[0].isupper() or token.word.lemma in words.aged:
            return True
        if token.word.pos not in ("ADJF", "PRTF") and token.text not in ("«", '"', "'", "-"):
            return token.word.pos != "NOUN"
    return years
