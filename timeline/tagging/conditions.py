"""Conditions that rules name: what the words around a phrase must or must not be."""

from collections.abc import Callable

from attrs import frozen

from timeline.analysing import Parsed, Token


@frozen
class ConditionWords:
    """`conditions.toml`: words around a number of years that make it an age, and the like."""

    age: frozenset[str]
    age_units: frozenset[str]
    age_forms: frozenset[str]
    age_leads: frozenset[str]
    age_verbs: frozenset[str]
    age_adjectives: frozenset[str]
    aged: frozenset[str]
    day: frozenset[str]
    named: frozenset[str]


@frozen(eq=False)
class Context:
    """Where a condition looks."""

    parsed: Parsed

    def before(self, start: int) -> Token | None:
        """The token before an offset in its sentence."""
        tokens = self.parsed.tokens(self.parsed.sentence_at(start))
        return next((t for t in reversed(tokens) if t.end <= start), None)

    def after(self, end: int) -> Token | None:
        """The token after an offset in its sentence."""
        tokens = self.parsed.tokens(self.parsed.sentence_at(max(end - 1, 0)))
        return next((t for t in tokens if t.start >= end), None)

    def inside(self, start: int, end: int) -> list[Token]:
        """The tokens of a stretch."""
        tokens = self.parsed.tokens(self.parsed.sentence_at(start))
        return [t for t in tokens if start <= t.start < end]


def _counted(context: Context, start: int, end: int) -> bool:
    """A number with the noun that it counts: "в 2000 километрах"."""
    token = context.after(end)
    if token is None or not token.text[0].islower():
        return token is not None and token.text[0].isdigit()
    return any(
        w.pos == "NOUN" and w.number == "plur" and w.case in ("gent", "loct", "datv", "ablt")
        for w in token_readings(context, token)
    )


def token_readings(context: Context, token: Token) -> tuple:  # type: ignore[type-arg]
    return context.parsed.pack.morphology.readings(token.text)


def _adverbial(context: Context, start: int, end: int) -> bool:
    """A season in the instrumental: "зимой"."""
    return any(w.case == "ablt" for t in context.inside(start, end) for w in token_readings(context, t))


def _accusative(context: Context, start: int, end: int) -> bool:
    return any(w.case == "accs" for t in context.inside(start, end) for w in token_readings(context, t))


def _instrumental(context: Context, start: int, end: int) -> bool:
    """A measure of difference: "двумя днями ранее", "годом позже", also "на день раньше"."""
    unit = context.inside(start, end)[-2:-1]
    return any(w.case in ("ablt", "accs") for t in unit for w in token_readings(context, t))


def _one(context: Context, start: int, end: int) -> bool:
    """A single unit in the accusative or genitive: "за день", "в течение недели"."""
    unit = context.inside(start, end)[-1:]
    return any(w.number == "sing" and w.case in ("accs", "gent") for t in unit for w in token_readings(context, t))


def _singular(context: Context, start: int, end: int) -> bool:
    return any(w.number == "sing" for t in context.inside(start, end)[-1:] for w in token_readings(context, t))


def _dotted(context: Context, start: int, end: int) -> bool:
    """An abbreviation with its dot: "XVIII в."."""
    return context.parsed.text[end : end + 1] == "." or context.parsed.text[end - 1] == "."


def _in_a_name(context: Context, start: int, end: int) -> bool:
    """A day in the name of a street or a factory: "улица 8 Марта", "завод имени 1 Мая"."""
    token = context.before(start)
    words = context.parsed.pack.section("conditions", ConditionWords)
    return token is not None and token.word.lemma in words.named and context.parsed.text[end - 1].isalpha()


def _plural(context: Context, start: int, end: int) -> bool:
    return any(w.number == "plur" for t in context.inside(start, end)[-1:] for w in token_readings(context, t))


def _age(context: Context, start: int, end: int) -> bool:
    """Somebody's age: "Мадуро 50 лет", "ему было 50", "в возрасте 65 лет", "(31 год)", "в 47 лет", "на 75 году жизни"."""
    words = context.parsed.pack.section("conditions", ConditionWords)
    inside = context.inside(start, end)
    if not inside or inside[-1].text.lower() not in words.age_units:
        return False
    tokens = context.parsed.tokens(context.parsed.sentence_at(start))
    before = [t for t in tokens if t.end <= start]
    after = [t for t in tokens if t.start >= end]
    clause = {t.word.lemma for t in before[-8:] + after[:4]}
    if clause & words.age or inside[-1].text.lower() in words.age_forms:
        return True
    if not before:
        return False
    last = before[-1]
    if not last.is_word:
        return last.text in ",(" and (not after or after[0].text in ",).")
    if last.text.lower() in words.age_leads or last.word.lemma in words.age_verbs:
        return True
    if last.word.pos in ("PREP", "CONJ"):
        return False
    readings = token_readings(context, last)
    to_somebody = any(w.case == "datv" and (w.animacy == "anim" or w.pos in ("NPRO", "ADJF")) for w in readings)
    return to_somebody or bool(last.word.grammemes & {"Name", "Surn", "Patr"})


def _aged(context: Context, start: int, end: int) -> bool:
    """An adjective of age: it goes with somebody ("45-летний политик") or names an age ("80-летний юбилей")."""
    words = context.parsed.pack.section("conditions", ConditionWords)
    if not any(word in context.parsed.text[start:end].lower() for word in words.age_adjectives):
        return False
    sentence = context.parsed.tokens(context.parsed.sentence_at(max(end - 1, 0)))
    for token in [t for t in sentence if t.start >= end][:5]:
        if token.text[0].isupper():
            return True
        word = token.word
        if word.pos in ("ADJF", "PRTF") or token.text in "«\"'":
            continue
        if word.pos != "NOUN":
            return True
        return word.lemma in words.aged or any(w.animacy == "anim" for w in token_readings(context, token) if w.pos == "NOUN")
    return True


def _preposition(context: Context, start: int, end: int) -> bool:
    """ "Накануне" as a preposition: "накануне выборов"."""
    token = context.after(end)
    if token is None or not token.is_word:
        return False
    return token.word.case == "gent" and token.word.pos in ("NOUN", "ADJF", "NPRO")


def _nowadays_adjective(context: Context, start: int, end: int) -> bool:
    """ "На сегодняшний день": now, not today."""
    token = context.after(end)
    return token is None or token.word.lemma in context.parsed.pack.section("conditions", ConditionWords).day


def _nowadays(context: Context, start: int, end: int) -> bool:
    """ "Сегодня" as "in our days": in the present tense, told as a state."""
    return context.parsed.tense(start, end) == "present"


CONDITIONS: dict[str, Callable[[Context, int, int], bool]] = {
    "counted": _counted,
    "adverbial": _adverbial,
    "accusative": _accusative,
    "instrumental": _instrumental,
    "one": _one,
    "plural": _plural,
    "dotted": _dotted,
    "in_a_name": _in_a_name,
    "singular": _singular,
    "age": _age,
    "aged": _aged,
    "nowadays": _nowadays,
    "nowadays_adjective": _nowadays_adjective,
    "preposition": _preposition,
}
