"""Events that an adjective or a pronoun alone names, after one told before: "Первый концерт прошёл в мае. Следующий намечен на
осень", "Готовится фестиваль. Он пройдёт 5 мая"."""

from collections.abc import Callable, Iterable, Iterator
from itertools import takewhile

from timeline.detecting.attaching import Pair
from timeline.detecting.eliding import Elided, alike, counts, end, nominative, spelled, undated, whose
from timeline.detecting.features import Setting, preposition
from timeline.detecting.triggers import Trigger
from timeline.detecting.wording import tidy
from timeline.languages.morphology import Word

_SURE = 0.6
_REACH = 3  # words between the adjective and its verb: "очередные же были назначены"
_TAIL = 5  # words behind a noun that say which one it is
_INSIDE = ("NOUN", "ADJF", "PRTF", "NUMR", "NPRO")


def nameless(setting: Setting, before: Callable[[], Iterable[Setting]], coming: frozenset[int]) -> Iterator[Elided]:
    """What an adjective or a pronoun that stands for a noun is said to be ahead, in text order; `before` gives the sentences
    before, the nearest first, of which the noun may be, `coming` are the mentions to come."""
    laid, words = setting.laid, setting.words
    for i, token in enumerate(laid.tokens):
        it = _is_it(token.word)
        if not coming or not (it or counts(setting, i)) or laid.mention[i] >= 0 or preposition(laid, i):
            continue
        verb = _verb(setting, i)
        inside = [k for k in range(i, len(laid.tokens)) if laid.clause[k] == laid.clause[i]]
        mention = next((laid.mention[k] for k in inside if laid.mention[k] in coming), -1)
        if verb < 0 or mention < 0:
            continue
        told = (_of_it if it else _of_another)(setting, i, verb, before())
        if told is not None:
            lemma, title, after = told
            kind = words.nouns.get(lemma, "other")
            yield Elided(Pair(Trigger(i, i, i, kind, "noun", verb), mention, _SURE), i, after, title)


def _of_another(setting: Setting, adjective: int, verb: int, before: Iterable[Setting]) -> tuple[str, str, int] | None:
    """The noun that an adjective stands for, the event's title and the word after those it is told in; None for no noun."""
    named, tokens = _named(setting, adjective, before), setting.laid.tokens
    if named is None:
        return None
    own, noun = named
    tail = takewhile(lambda i: whose(own, i, -1), range(noun + 1, len(own.laid.tokens)))
    word, inflect = own.laid.tokens[noun].word, setting.words.morphology.inflect
    name = own.laid.tokens[noun].text if nominative(own, noun) else inflect(word.form, "NOUN", "nomn", word.number)
    title = tidy(f"{tokens[adjective].text.capitalize()} {name} {spelled(own, [*tail])} {tokens[verb].text}")
    return word.lemma, title, verb + 1


def _of_it(setting: Setting, pronoun: int, verb: int, before: Iterable[Setting]) -> tuple[str, str, int] | None:
    """The same of a pronoun."""
    meant, tokens = _meant(setting, pronoun, verb, before), setting.laid.tokens
    name = _as_subject(*meant, tokens[pronoun].word) if meant is not None else ""
    if meant is None or not name:
        return None
    own, noun = meant
    after = next((i for i in range(verb, len(tokens)) if tokens[i].word.form in setting.words.joiners), end(setting, verb))
    return own.laid.tokens[noun].word.lemma, tidy(f"{name} {spelled(setting, undated(setting, verb, after))}"), after


def _is_it(word: Word) -> bool:
    """Whether a word is a pronoun that stands for something told before, as a subject."""
    return word.pos == "NPRO" and word.case == "nomn" and word.person == "3per"


def _meant(setting: Setting, pronoun: int, verb: int, before: Iterable[Setting]) -> tuple[Setting, int] | None:
    """The noun that a pronoun stands for of which its verb says that it takes place, with its sentence: of the nearest that has
    any of its number and gender the event told of last, rather one that is done or does something, else the one such thing."""
    word, which = setting.laid.tokens[verb].word, setting.laid.tokens[pronoun].word
    takes = setting.tree is not None and setting.tree.children(verb, "obj")  # "он пройдёт обследование"
    if word.pos == "VERB" and (takes or word.lemma not in setting.words.befalling | setting.words.passing):
        return None
    for own in (setting, *before):
        tokens = own.laid.tokens
        able = [i for i in range(pronoun if own is setting else len(tokens)) if _like(own, i, which)]
        events = [i for i in able if _happens(own, i)]
        bare = [i for i in able if not preposition(own.laid, i) and tokens[i].word.case in ("nomn", "accs")]
        inner = {k for i in events for k in own.tree.under(i) if k != i} if own.tree is not None else set()
        if events:
            noun = max((i in bare, i not in inner, i) for i in events)[2]
        elif len(bare) == 1:
            noun = bare[0]
        else:
            continue
        return own, noun
    return None


def _like(setting: Setting, i: int, which: Word) -> bool:
    """Whether a word is a thing that a pronoun may stand for."""
    token = setting.laid.tokens[i]
    thing = token.word.pos == "NOUN" and token.word.animacy == "inan" and (i == 0 or token.text.islower())
    return thing and setting.laid.mention[i] < 0 and alike(token.word, which)


def _happens(setting: Setting, i: int) -> bool:
    lemma, words = setting.laid.tokens[i].word.lemma, setting.words
    return lemma in words.told or words.nouns.get(lemma, "office") != "office"


def _as_subject(setting: Setting, noun: int, which: Word) -> str:
    """A noun in the nominative with its adjectives and what stands behind it in the tree; "" where it has no such form."""
    laid, inflect = setting.laid, setting.words.morphology.inflect
    first = noun
    while first and laid.tokens[first - 1].word.pos == "ADJF" and laid.mention[first - 1] < 0:
        first -= 1
    forms = [inflect(laid.tokens[i].text.lower(), "ADJF", "nomn", *which.agreed) for i in range(first, noun)]
    forms.append(inflect(laid.tokens[noun].text.lower(), "NOUN", "nomn", which.number))
    if not all(forms):
        return ""
    last = setting.tree.span(noun)[1] if setting.tree is not None else noun
    tail = [*takewhile(lambda i: laid.tokens[i].is_word and laid.mention[i] < 0, range(noun + 1, last + 1))]
    if len(tail) > _TAIL or tail and tail[-1] < last:
        tail = [*takewhile(lambda i: whose(setting, i, -1), range(noun + 1, len(laid.tokens)))]
    name = " ".join(filter(None, forms))
    return f"{name[:1].upper()}{name[1:]} {spelled(setting, tail)}"


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
            numbered = "Anum" in tokens[noun - 1].word.grammemes and any("Anum" in w.grammemes for w in forms)
            read = nominative(own, noun) if own.laid.mention[noun] < 0 else None
            if numbered and read is None and tokens[noun].word.pos == "NOUN":
                read = tokens[noun].word
            told = read is not None and read.animacy == "inan" and tokens[noun - 1].word.pos == "ADJF"
            if told and (numbered or not preposition(own.laid, noun)) and any(alike(read, w) for w in forms):  # type: ignore[arg-type]
                return own, noun
    return None
