"""The words of a sentence that may name an event."""

import re
from itertools import pairwise

from attrs import frozen

from timeline.analysing import Token
from timeline.detecting.clauses import FINITE, QUOTES, Laid
from timeline.detecting.lexicon import Lexicon
from timeline.languages.morphology import Word

NAME = re.compile(r"[A-ZА-ЯЁ]{2,}[-‑]?\d{1,4}")  # COP29, ЧМ-2018
_VERBAL = frozenset(("VERB", "PRTS", "PRTF", "INFN", "GRND", "ADJS"))
_INSIDE = ("NOUN", "ADJF", "PRTF")  # what an adjective before it goes with
_BEFORE = 3  # words before a verb of state among which a preposition tells that something befell
_REACH = 5  # words between a verb and the infinitive or noun that it brings


@frozen
class Trigger:
    """Words `first` to `last` of a sentence, of which `head` names the event; `verb` is the verb that brings a noun or an
    infinitive ("состоялась встреча", "планирует встретиться"), or -1. `form` is "verb", "infinitive", "participle", "noun"
    or "name"."""

    first: int
    last: int
    head: int
    kind: str
    form: str
    verb: int = -1

    @property
    def teller(self) -> int:
        """The word that tells of the event: the verb that brings a noun, else the word that names it."""
        return self.verb if self.form in ("noun", "name") and self.verb >= 0 else self.head

    def intended(self, laid: Laid) -> bool:
        """Whether a noun says that it is to be: "намерение посетить"."""
        return self.form == "infinitive" and self.verb >= 0 and laid.tokens[self.verb].word.is_noun


def triggers(laid: Laid, words: Lexicon) -> list[Trigger]:
    """All that may name an event, in text order."""
    found: list[Trigger] = []
    brought = _called(laid, words)  # noun or infinitive -> the verb that brings it
    calling = frozenset(brought.values())
    able = [i for i, t in enumerate(laid.tokens) if t.word.pos == "NOUN" or t.text[-1].isdigit()]
    nouns = [i for i in able if laid.mention[i] < 0 and _names(laid.tokens[i], words) and not _fronted(laid, i, words)]
    for i, token in enumerate(laid.tokens):
        word = token.word
        if word.pos not in _VERBAL and word.pos != "ADJF" or not _verbal(laid, i, words):
            continue
        if i in calling:
            if word.lemma in words.verbs and (plain := _plain(laid, i, words, brought)) is not None:
                found.append(plain)
        elif (
            (word.lemma in words.light or _put_down(laid, i, words))
            and (noun := _event_noun(laid, i, nouns, words)) >= 0
            and _brings(laid, i, noun, words)
        ):
            if laid.tokens[brought.get(noun, i)].word.pos in ("PRTF", "ADJF") or noun not in brought:
                brought[noun] = i  # "намеченная на 5 мая встреча состоялась": what came of it
        elif word.lemma in words.support and (noun := _object(laid, i, nouns)) >= 0:
            kind = words.verbs.get(word.lemma, "other")
            noun_kind = words.nouns.get(laid.tokens[noun].word.lemma, kind)
            form = "participle" if word.pos == "PRTF" else "infinitive" if word.pos == "INFN" else "verb"
            found.append(Trigger(i, noun, i, noun_kind, form, brought.get(i, -1)))
            nouns.remove(noun)
        elif word.pos not in ("ADJS", "ADJF") and (plain := _plain(laid, i, words, brought)) is not None:
            found.append(plain)
    befallen = [i for i in brought if i not in nouns and laid.tokens[i].word.pos in ("NOUN", "INTJ")]
    for i in nouns + befallen:
        lemma = laid.tokens[i].word.lemma
        name = bool(NAME.fullmatch(laid.tokens[i].text))
        lemmas = [lemma, *(_before(laid, i) if name else ())]
        kind = next(filter(None, map(words.kind, lemmas)), "other")
        found.append(Trigger(i, i, i, kind, "name" if name else "noun", brought.get(i, -1)))
    return sorted(found, key=lambda t: t.head)


def _verbal(laid: Laid, i: int, words: Lexicon) -> bool:
    """Whether a word is a verb's form, or an adjective that brings an event, and no part of a date or name."""
    word = laid.tokens[i].word
    verbal = word.pos in _VERBAL or word.pos == "ADJF" and word.lemma in words.light
    return verbal and laid.mention[i] < 0 and not _is_name(laid, i)


def _called(laid: Laid, words: Lexicon) -> dict[int, int]:
    """The infinitives that name what is to be done, each with the verb that calls for it."""
    found: dict[int, int] = {}
    if "INFN" not in [token.word.pos for token in laid.tokens]:
        return found
    for i, token in enumerate(laid.tokens):
        word = token.word
        if word.lemma in words.intents and (infinitive := _infinitive(laid, i, words)) >= 0:
            found.setdefault(infinitive, i)
        if word.pos not in _VERBAL or not _verbal(laid, i, words):
            continue
        if word.pos == "INFN" and i not in found and (caller := _also_called(laid, i, found, words)) >= 0:
            found[i] = caller
        if (infinitive := _infinitive(laid, i, words)) >= 0 and _calls(word, laid.tokens[infinitive].word, words):
            found[infinitive] = i
    return found


def _names(token: Token, words: Lexicon) -> bool:
    lemma = token.word.lemma
    if token.word.pos == "NOUN" and (words.kind(lemma) or lemma.endswith(words.deverbal) and lemma not in words.vague):
        return True
    return token.text[-1].isdigit() and NAME.fullmatch(token.text) is not None


def _fronted(laid: Laid, i: int, words: Lexicon) -> bool:
    """Whether a noun is one with the preposition before it: "на основании"."""
    return i > 0 and f"{laid.tokens[i - 1].word.form}/{laid.tokens[i].word.lemma}" in words.fronted


def _before(laid: Laid, i: int) -> list[str]:
    """The base forms of the words just before one, the nearest first."""
    return [laid.tokens[j].word.lemma for j in range(i - 1, max(i - 5, -1), -1)]


def _is_name(laid: Laid, i: int) -> bool:
    """Whether a word that reads as a verb is capitalised inside a sentence, or alone in quotes: a name that happens to end like
    one ("АЭС «Аккую»")."""
    tokens = laid.tokens
    if i == 0 or not tokens[i].text[0].isupper():
        return False
    return tokens[i - 1].is_word or tokens[i - 1].text in QUOTES and laid.quote_end(i - 1, 2) == i + 1


def _plain(laid: Laid, i: int, words: Lexicon, brought: dict[int, int]) -> Trigger | None:
    word = laid.tokens[i].word
    lemma = word.lemma
    if lemma in words.state and not _befell(laid, i, words) or lemma in words.light and lemma not in words.verbs:
        return None
    if _ranks(laid, i, words):
        return None
    if lemma in words.becoming and _judges(laid, i, words):
        return None
    allows = lemma in words.allowing and i > 0 and laid.tokens[i - 1].word.form in words.negation
    if (lemma in words.report or allows) and word.pos != "INFN":
        return Trigger(i, i, i, "statement", "verb") if word.pos in ("VERB", "PRTS") else None
    kind = words.verbs.get(lemma)
    if word.pos == "INFN":
        return Trigger(i, i, i, kind or "other", "infinitive", brought[i]) if i in brought else None
    if word.pos == "GRND" and kind is None:
        return None
    return Trigger(i, i, i, kind or "other", "participle" if word.pos == "PRTF" else "verb")


def _befell(laid: Laid, verb: int, words: Lexicon) -> bool:
    """Whether a verb of state says what befell, by a preposition of its clause: "без света остались три дома"."""
    lemma = laid.tokens[verb].word.lemma
    plain = [i for i, token in enumerate(laid.tokens) if i == verb or laid.mention[i] < 0 and token.word.pos != "ADVB"]
    at = plain.index(verb)
    near = (*plain[max(at - _BEFORE, 0) : at], *plain[at + 1 : at + 2])
    return any(f"{lemma}/{laid.tokens[i].word.form}" in words.befell for i in near)


def _ranks(laid: Laid, verb: int, words: Lexicon) -> bool:
    """Whether a verb says how somebody stands: "занимает третье место", "занимал 41-е место", but not "занимал место главы"."""
    lemma, after = laid.tokens[verb].word.lemma, laid.tokens[verb + 1 : verb + _REACH]
    return any(
        (one.text[0].isdigit() or one.word.pos == "ADJF") and f"{lemma}/{thing.word.lemma}" in words.ranks
        for one, thing in pairwise(after)
    )


def _judges(laid: Laid, verb: int, words: Lexicon) -> bool:
    """Whether a verb says what to think of something: "предложение стало неожиданностью", "эта победа стала первой в истории"."""
    own = [t for t, c in zip(laid.tokens, laid.clause, strict=True) if c == laid.clause[verb]]
    if any(t.word.pos == "INFN" for t in own):
        return False
    what = next((t.word.lemma for t in own if t.word.pos == "NOUN" and t.word.case == "ablt"), "")
    if what:
        return what in words.verdicts
    readings = words.morphology.readings
    alone = (t for t, after in pairwise(own) if t.word.pos in ("ADJF", "NUMR") and after.word.pos not in _INSIDE)
    described = any(w.case == "ablt" for t in alone for w in readings(t.text))
    common = (t for t in own if t.text.islower() or t is laid.tokens[0])
    things = (t for t in common if t.word.pos == "NOUN" and t.word.case == "nomn")
    return described and any(t.word.animacy == "inan" for t in things)


def _calls(verb: Word, infinitive: Word, words: Lexicon) -> bool:
    """Whether a verb stands with an infinitive which then names the event: "планирует посетить", "будет убеждать"; "планируется
    построить", but of "планируется провести форум" the noun does."""
    if verb.lemma in words.modal or verb.tense == "futr" and verb.lemma in words.state:
        return True
    planned = verb.lemma in words.light and (verb.pos == "PRTS" or verb.tense != "past" or verb.gender == "neut")
    return planned and infinitive.lemma not in words.light and infinitive.lemma not in words.modal


def _infinitive(laid: Laid, verb: int, words: Lexicon) -> int:
    """The infinitive that a verb calls for: after it, what dates it not counted, or the word that opens the clause ("вернуться на
    Землю она должна в мае"); -1 where there is none."""
    clause, left = laid.clause[verb], _REACH
    for i in range(verb + 1, len(laid.tokens)):
        left -= laid.mention[i] < 0
        if laid.tokens[i].word.pos == "INFN" and left >= 0:
            return i
        if laid.clause[i] != clause or left < 0 or laid.tokens[i].word.form in words.joiners:
            break
    opening = laid.clause.index(clause)
    return opening if opening < verb and laid.tokens[opening].word.pos == "INFN" else -1


def _also_called(laid: Laid, infinitive: int, called: dict[int, int], words: Lexicon) -> int:
    """The verb that called for the infinitive before, which this one goes on with: "намерен встретиться с коллегами и посетить
    завод"; -1 where there is none."""
    joined = False
    for i in range(infinitive - 1, -1, -1):
        word = laid.tokens[i].word
        joined = joined or word.form in words.joiners or laid.tokens[i].text == ","
        if laid.clause[i] != laid.clause[infinitive] or word.pos in FINITE:
            break
        if word.pos == "INFN":
            return called.get(i, -1) if joined else -1
    return -1


def _event_noun(laid: Laid, verb: int, nouns: list[int], words: Lexicon) -> int:
    """The event noun that a light verb brings: the one "который" stands for, or of its clause the subject rather than another."""
    word = laid.tokens[verb].word
    clause = laid.clause[verb]
    start = laid.clause.index(clause)
    opening = laid.tokens[start : start + 3]
    relative = next((t.word for t in opening if t.word.lemma in words.relatives), None)
    if laid.heads[clause] == "sub" and relative is not None and relative.case in ("nomn", "accs"):
        before = [i for i in nouns if start - 2 * _REACH <= i < start and _numbered(laid, i, relative, words)]
        return before[-1] if before else -1
    if word.pos in ("PRTF", "ADJF"):
        near = [i for i in nouns if _apart(laid, i, verb) <= 2 * _REACH and _agree(laid, i, verb, words)]
        near = [i for i in near if _of_gender(laid, i, verb, words)] or near
        near = near or [i for i in nouns if verb < i <= verb + 2 * _REACH and laid.clause[i] == clause]  # a slip of the pen
        if not near and _put_down(laid, verb, words):  # "спуск на воду, намеченный на 5 мая"
            around = range(max(verb - 2 * _REACH, 0), min(verb + 2 * _REACH, len(laid.tokens)))
            near = [i for i in around if _is_thing(laid, i) and _of_gender(laid, i, verb, words)]
        return min(near, key=lambda i: abs(i - verb)) if near else -1
    same = [i for i in nouns if laid.clause[i] == clause and laid.tokens[i].word.animacy != "anim"]  # no "главы проведут встречу"
    if not any(_direct(laid, i, words) or laid.tokens[i].word.case == "gent" for i in same):
        coming, takes = word.tense == "futr", "tran" in word.grammemes and word.lemma not in words.befalling | words.passing
        if takes and (coming or word.pos == "INFN"):
            same = _things_done(laid, verb, words)[:1] or same
        elif coming or word.lemma in words.befalling or word.pos == "PRTS" and _put_down(laid, verb, words):
            # "опрос об открытии парка продлится" too
            same = [i for i, c in enumerate(laid.clause) if c == clause and _befalls(laid, i, verb, words)] or same
    return min(same, key=lambda i: (not _direct(laid, i, words), abs(i - verb))) if same else -1


def _direct(laid: Laid, i: int, words: Lexicon) -> bool:
    """Whether a noun may be a verb's subject or object, or tells what a part or some of it are: "второй раунд переговоров"."""
    word = laid.tokens[i].word
    return word.case in ("nomn", "accs") or word.case == "gent" and laid.tokens[i - 1].word.lemma in words.parts


def _apart(laid: Laid, i: int, j: int) -> int:
    """How many words one word stands from another."""
    return sum(laid.tokens[k].is_word for k in range(min(i, j) + 1, max(i, j) + 1))


def _numbered(laid: Laid, noun: int, which: Word, words: Lexicon) -> bool:
    """Whether a noun may be of the number of a "который" that stands for it."""
    able = [w for w in words.morphology.readings(laid.tokens[noun].text) if w.pos == "NOUN"]
    return not able or any(not w.number or w.number == which.number for w in able)


def _brings(laid: Laid, verb: int, noun: int, words: Lexicon) -> bool:
    """Whether a light verb is one here: those that name an event themselves ("назначить") need an event's noun near them, as
    their subject or object."""
    if laid.tokens[verb].word.lemma not in words.verbs or laid.tokens[verb].word.pos in ("PRTF", "ADJF"):
        return True
    if _befalls(laid, noun, verb, words) and _put_down(laid, verb, words):
        return True
    word = laid.tokens[noun].word
    known = word.lemma in words.nouns and words.nouns[word.lemma] != "office"
    return known and word.case in ("nomn", "accs") and abs(noun - verb) <= 2 * _REACH


def _put_down(laid: Laid, verb: int, words: Lexicon) -> bool:
    """Whether a participle says for which day something is planned: "назначены на 5 мая"."""
    word, mention = laid.tokens[verb].word, laid.mention
    if word.pos not in ("PRTS", "PRTF") or word.lemma not in words.appointing:
        return False
    led = (i for i, t in enumerate(laid.tokens[:-1]) if t.word.form in words.awaited and mention[i + 1] >= 0)
    return any(laid.clause[i] == laid.clause[verb] for i in led)


def _is_thing(laid: Laid, i: int) -> bool:
    token = laid.tokens[i]
    plain = token.word.pos == "NOUN" and token.word.animacy == "inan" and laid.mention[i] < 0
    return plain and (i == 0 or token.text.islower())


def _of_gender(laid: Laid, noun: int, participle: int, words: Lexicon) -> bool:
    """Whether a noun and a participle agree in number, case and gender."""
    readings = words.morphology.readings
    forms = {(w.number, w.case, w.gender) for w in readings(laid.tokens[participle].text) if w.pos == "PRTF"}
    own = (w for w in readings(laid.tokens[noun].text) if w.pos == "NOUN")
    return any((w.number, w.case, "" if w.number == "plur" else w.gender) in forms for w in own)


def _befalls(laid: Laid, noun: int, verb: int, words: Lexicon) -> bool:
    """Whether a noun is what a verb such as "случился" says to have happened: its subject, near it, and no name."""
    text, number = laid.tokens[noun].text, laid.tokens[verb].word.number
    near = abs(noun - verb) <= 2 * _REACH and laid.mention[noun] < 0 and laid.tokens[noun].word.pos == "NOUN"
    if not near or not (noun == 0 or text.islower()):
        return False
    able = (w for w in words.morphology.readings(text) if w.pos == "NOUN" and w.case == "nomn" and w.animacy == "inan")
    return any(not number or w.number == number for w in able)


def _things_done(laid: Laid, verb: int, words: Lexicon) -> list[int]:
    """The things near a light verb of its clause that can only be what it is done to, those behind it first: "провести марш",
    "прямую линию президент проведёт", "день науки проведут"."""
    clause, number = laid.clause[verb], laid.tokens[verb].word.number
    behind = [i for i in range(verb + 1, min(verb + 2 * _REACH, len(laid.tokens))) if _taken(laid, i, "", words)]
    before = [i for i in range(verb - 1, max(verb - 2 * _REACH, 0) - 1, -1) if number and _taken(laid, i, number, words)]
    return [i for i in (*behind, *before) if laid.clause[i] == clause]


def _taken(laid: Laid, i: int, number: str, words: Lexicon) -> bool:
    """Whether a word is a thing in the accusative behind no preposition, and no subject of a verb of a number."""
    token = laid.tokens[i]
    if laid.mention[i] >= 0 or token.word.pos not in ("NOUN", "INTJ") or i and not token.text.islower():
        return False
    able = [w for w in words.morphology.readings(token.text) if w.pos == "NOUN" and w.animacy == "inan"]
    acts = any(w.case == "nomn" and w.number == number for w in able)
    first = i
    while first and laid.tokens[first - 1].word.pos in ("ADJF", "PRTF", "NUMR"):
        first -= 1
    led = first and laid.tokens[first - 1].word.pos == "PREP"
    return not acts and not led and any(w.case == "accs" for w in able)


def _agree(laid: Laid, noun: int, participle: int, words: Lexicon) -> bool:
    """Whether a noun and a participle have a number and case in common."""
    token = laid.tokens[noun]
    if token.word.pos != "NOUN":
        return True
    readings = words.morphology.readings
    forms = {(w.number, w.case) for w in readings(laid.tokens[participle].text) if w.pos in ("PRTF", "ADJF")}
    return any(w.pos == "NOUN" and (w.number, w.case) in forms for w in readings(token.text))


def _object(laid: Laid, verb: int, nouns: list[int]) -> int:
    """The event noun that a support verb has as its object, near it; with a preposition only right beside it: "вступил в
    переговоры", but not "принял участие в конкурсе"."""
    near = [i for i in nouns if laid.clause[i] == laid.clause[verb] and 0 < i - verb <= _REACH]
    if not near or any(laid.tokens[i].word.pos == "PREP" for i in range(verb + 2, near[0])):
        return -1
    return near[0]
