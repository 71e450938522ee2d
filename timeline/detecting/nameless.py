"""Events that an adjective alone names, after one told before: "Первый концерт прошёл в мае. Следующий намечен на осень"."""

from collections.abc import Callable, Iterable, Iterator
from itertools import takewhile

from timeline.detecting.attaching import Pair
from timeline.detecting.eliding import Elided, alike, counts, nominative, spelled, whose
from timeline.detecting.features import Setting, preposition
from timeline.detecting.triggers import Trigger
from timeline.detecting.wording import tidy

_SURE = 0.6
_REACH = 3  # words between the adjective and its verb: "очередные же были назначены"
_INSIDE = ("NOUN", "ADJF", "PRTF", "NUMR", "NPRO")


def nameless(setting: Setting, before: Callable[[], Iterable[Setting]], coming: frozenset[int]) -> Iterator[Elided]:
    """What an adjective that stands for a noun is said to be ahead, in text order; `before` gives the sentences before, the
    nearest first, of which the noun may be, `coming` are the mentions to come."""
    laid, words = setting.laid, setting.words
    for i, token in enumerate(laid.tokens):
        if not coming or not counts(setting, i) or laid.mention[i] >= 0 or preposition(laid, i):
            continue
        verb = _verb(setting, i)
        inside = [k for k in range(i, len(laid.tokens)) if laid.clause[k] == laid.clause[i]]
        mention = next((laid.mention[k] for k in inside if laid.mention[k] in coming), -1)
        named = _named(setting, i, before()) if verb >= 0 and mention >= 0 else None
        if named is not None:
            own, noun = named
            tail = takewhile(lambda k, own=own: whose(own, k, -1), range(noun + 1, len(own.laid.tokens)))  # type: ignore[misc]
            title = tidy(f"{token.text.capitalize()} {spelled(own, [noun, *tail])} {laid.tokens[verb].text}")
            kind = words.nouns.get(own.laid.tokens[noun].word.lemma, "other")
            yield Elided(Pair(Trigger(i, i, i, kind, "noun", verb), mention, _SURE), i, verb + 1, title)


def _verb(setting: Setting, adjective: int) -> int:
    """The verb right behind an adjective that says of it that it is to be: "следующее было намечено", "основной начнётся"; -1
    where a noun comes first, or another verb."""
    laid, words = setting.laid, setting.words
    for i in range(adjective + 1, min(adjective + 1 + _REACH, len(laid.tokens))):
        word = laid.tokens[i].word
        if word.pos in ("VERB", "PRTS") and word.lemma in words.befalling | words.light | words.appointing:
            return i if word.number == laid.tokens[adjective].word.number else -1
        if word.pos in _INSIDE or laid.mention[i] >= 0 or not laid.tokens[i].is_word:
            return -1
    return -1


def _named(setting: Setting, adjective: int, before: Iterable[Setting]) -> tuple[Setting, int] | None:
    """The noun that an adjective stands for, with its sentence: the nearest before it in its own sentence, else the first of one
    before, that agrees and has an adjective of its own against which this one is set."""
    readings = setting.words.morphology.readings(setting.laid.tokens[adjective].text)
    forms = [w for w in readings if w.pos == "ADJF" and w.case == "nomn"]
    for own in (setting, *before):
        tokens = own.laid.tokens
        order = range(adjective - 1, 0, -1) if own is setting else range(1, len(tokens))
        for noun in order:
            read = nominative(own, noun) if own.laid.mention[noun] < 0 else None
            told = read is not None and read.animacy == "inan" and tokens[noun - 1].word.pos == "ADJF"
            if told and not preposition(own.laid, noun) and any(alike(read, w) for w in forms):  # type: ignore[arg-type]
                return own, noun
    return None
