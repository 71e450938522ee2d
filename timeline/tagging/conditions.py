"""Conditions that rules name: what the words around a phrase must or must not be."""

from collections.abc import Callable

from attrs import frozen

from timeline.analysing import Parsed, Token


@frozen
class ConditionWords:
    """`conditions.toml`: words that make a number of years an age; the forms of the unit an age is told in."""

    age: frozenset[str]
    age_units: frozenset[str]


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


def _plural(context: Context, start: int, end: int) -> bool:
    return any(w.number == "plur" for t in context.inside(start, end)[-1:] for w in token_readings(context, t))


def _age(context: Context, start: int, end: int) -> bool:
    """Somebody's age: "Мадуро 50 лет", "ему 50 лет", "в возрасте 65 лет", "исполнилось 30 лет", "старше 18 лет"."""
    words = context.parsed.pack.section("conditions", ConditionWords)
    inside = context.inside(start, end)
    if not inside or inside[-1].text.lower() not in words.age_units:
        return False
    tokens = context.parsed.tokens(context.parsed.sentence_at(start))
    before = [t for t in tokens if t.end <= start]
    after = [t for t in tokens if t.start >= end]
    near = [t for t in before[-3:] if t.is_word] + [t for t in after[:1] if t.is_word]
    if any(t.word.lemma in words.age or t.text.lower() in words.age for t in near):
        return True
    if not before or not before[-1].is_word:
        return False
    last = before[-1].word
    person = bool(last.grammemes & {"Name", "Surn", "Patr"}) or (last.pos == "NPRO" and last.case == "datv")
    return person or (before[-1].text[0].isupper() and before[-1].start > tokens[0].start and last.pos == "NOUN")


def _aged(context: Context, start: int, end: int) -> bool:
    """An adjective of age: it goes with somebody, "45-летний политик"."""
    token = context.after(end)
    if token is None or not token.is_word:
        return False
    word = token.word
    return word.animacy == "anim" or bool(word.grammemes & {"Name", "Surn", "Patr"}) or (token.text[0].isupper())


def _nowadays(context: Context, start: int, end: int) -> bool:
    """ "Сегодня" as "in our days": in the present tense, told as a state."""
    return context.parsed.tense(start, end) == "present"


def _duration(context: Context, start: int, end: int) -> bool:
    return False


CONDITIONS: dict[str, Callable[[Context, int, int], bool]] = {
    "counted": _counted,
    "adverbial": _adverbial,
    "accusative": _accusative,
    "instrumental": _instrumental,
    "one": _one,
    "plural": _plural,
    "age": _age,
    "aged": _aged,
    "nowadays": _nowadays,
    "duration": _duration,
}
