"""Events told without the verb that the clause before has: "первый матч пройдёт 5 мая в Твери, а второй — 9 мая в Туле"."""

from collections.abc import Iterator
from itertools import dropwhile, takewhile

from attrs import frozen

from timeline.detecting.attaching import Pair
from timeline.detecting.clauses import DASHES, Laid, leads
from timeline.detecting.features import Setting, preposition
from timeline.detecting.titling.attributing import NOMINAL
from timeline.detecting.triggers import Trigger
from timeline.detecting.wording import tidy
from timeline.languages.morphology import Word

_STOPS = frozenset(",;:.()")
_LEFT, _RIGHT = 7, 12  # words before and after the dash
_SUBJECT = 4  # words of one that is told again
_SHARE = 0.8  # of the score of the clause before
_VERBS = ("VERB", "PRTS", "INFN", "GRND", "PRED")


@frozen
class Elided:
    """An event without a verb: its words and time, the first of the words it is told in and the one after them, what it is
    called."""

    pair: Pair
    first: int
    after: int
    title: str

    def replaces(self, pair: Pair, laid: Laid) -> bool:
        """Whether a pair tells of the same words or takes their time."""
        inside = range(self.first, self.after)
        return pair.trigger.head in inside or any(laid.mention[i] == pair.mention for i in inside)


def elided(setting: Setting, pairs: list[Pair], coming: frozenset[int]) -> Iterator[Elided]:
    """What goes on from a dated clause with a dash for its verb, in text order; `coming` are the mentions to come, which alone
    count: what is told of plans."""
    laid = setting.laid
    tokens = laid.tokens
    for pair in pairs:
        verb = pair.trigger.verb if pair.trigger.form in ("noun", "name") else pair.trigger.head
        if pair.mention not in coming or verb < 0 or tokens[verb].word.pos not in ("VERB", "PRTS"):
            continue
        begins = next((i for i in range(verb + 1, len(tokens)) if tokens[i].text in _STOPS), len(tokens))
        while begins < len(tokens) and tokens[begins].text in ",;" and (dash := _dash(setting, begins)) >= 0:
            ends = end(setting, dash)
            mention = next((laid.mention[i] for i in range(begins, ends) if laid.mention[i] >= 0), -1)
            told = _told(setting, pair, verb, (begins, dash, ends))
            if told is not None and (mention < 0 or mention in coming):
                head, title = told
                trigger = Trigger(head, head, head, setting.words.kind(tokens[head].word.lemma) or pair.trigger.kind, "noun")
                time = mention if mention >= 0 else pair.mention
                own = (p.score for p in pairs if p.trigger.head == head and p.mention == time)
                yield Elided(Pair(trigger, time, max([pair.score * _SHARE, *own])), begins + 1, ends, title)
            begins = ends


def _dash(setting: Setting, begins: int) -> int:
    """The dash that stands for the verb in the words after a sign; -1 where a verb of their own or another sign comes first."""
    laid = setting.laid
    for i in range(begins + 1, min(begins + 2 + _LEFT, len(laid.tokens))):
        token = laid.tokens[i]
        if token.text in DASHES and laid.mention[i] < 0:
            return i if i > begins + 1 else -1
        if token.text in _STOPS or token.word.pos in _VERBS or token.word.lemma in setting.words.subordinators:
            break
    return -1


def end(setting: Setting, dash: int) -> int:
    """Where what follows a dash ends."""
    tokens = setting.laid.tokens
    return next((i for i in range(dash + 1, len(tokens)) if tokens[i].text in _STOPS), len(tokens))


def _told(setting: Setting, pair: Pair, verb: int, at: tuple[int, int, int]) -> tuple[int, str] | None:
    """The word that such words between a sign, a dash and their end are about, and a title for them; None where no subject can be
    made out, or they have a verb."""
    begins, dash, ends = at
    tokens = setting.laid.tokens
    before, after = undated(setting, begins + 1, dash), undated(setting, dash + 1, ends)
    if any(mention >= 0 for mention in setting.laid.mention[dash + 1 : ends]):
        after = [*dropwhile(lambda i: tokens[i].word.pos != "PREP" and leads(tokens[i]), after)]  # "— не раньше мая"
    before = [i for i in before if tokens[i].word.pos != "CONJ" and tokens[i].word.form not in setting.words.joiners]
    if len(after) > _RIGHT or any(tokens[i].word.pos in _VERBS for i in (*before, *after)):
        return None
    case = "accs" if _of_nobody(setting, verb) else "nomn"
    who, rest = (before, after) if before else (after, [])
    if who and tokens[who[0]].word.pos == "PREP" and not (before and after):
        who, rest = [], who  # "выборы в Твери пройдут 5 мая, в Туле — 6 мая"
    head = next((i for i in who if tokens[i].word.pos == "NOUN"), -1)
    if not who and rest and pair.trigger.form == "noun":
        head, words = rest[-1], [pair.trigger.head]
        subject = nominative(setting, pair.trigger.head)
    elif not who and rest and (own := _doer(setting, verb)) is not None:
        words, subject = own
        head = rest[-1]  # "тариф вырастет до 3 рублей, а с октября — до 4 рублей"
    elif not who and rest and case == "accs" and (words := _object(setting, verb)):
        head, subject = rest[-1], setting.laid.tokens[words[-1]].word  # "школу откроют 5 мая в Твери, 7 мая — в Туле"
    elif who and head < 0 and len(who) == 1 and (before and _alone(setting, who[0]) or counts(setting, who[0])):
        head, (words, subject) = who[0], _again(setting, who[0], verb, case)
        words = [who[0], *words]
    elif head >= 0 and not before and _happens(setting, head) and nominative(setting, head):
        # "Форум откроется 5 мая, 7 мая — экскурсия по городу"
        title = tidy(spelled(setting, who))
        return head, title[:1].upper() + title[1:]
    elif head >= 0 and not before and (next_thing := _also_taken(setting, verb, who, head, case)) is not None:
        words, subject, rest = next_thing
    else:
        words, subject = who, None
        if head >= 0 and before:
            subject = read_as(setting, head, case) or read_as(setting, head, "accs")
    if subject is None or rest and _idle(setting, verb, rest[0]):
        return None
    if before and not rest and case == "nomn" and (taken := _object(setting, verb)):
        own = _doer(setting, verb)
        if own is not None and _is_taken(setting, head, own[1]):
            (words, subject), rest = own, words
        elif subject.case == "nomn":
            rest = taken
    if case == "nomn" != subject.case:
        return None
    form = tokens[verb].text if case == "accs" else _agreeing(setting, verb, subject)
    return (head, tidy(f"{spelled(setting, words)} {form} {spelled(setting, rest)}")) if form else None


def _doer(setting: Setting, verb: int) -> tuple[list[int], Word] | None:
    """The words of a verb's subject in its clause, a few at most and none of them a date, with it as a nominative; None where
    it has none."""
    tree = setting.tree
    subject = next(iter(tree.children(verb, *NOMINAL)), -1) if tree is not None else -1
    word = nominative(setting, subject) if subject >= 0 else None
    own = _plain(setting, verb, subject)
    return (own, word) if word is not None and own else None


def _object(setting: Setting, verb: int) -> list[int]:
    """The words of a verb's object in its clause, where they are so few and plain."""
    tree = setting.tree
    return _plain(setting, verb, next(iter(tree.children(verb, "obj")), -1)) if tree is not None else []


def _is_taken(setting: Setting, head: int, doer: Word) -> bool:
    """Whether what stands before the dash is what the verb is done to rather than who does it: "мэр откроет мост 5 мая, а школу —
    9 мая", "стадион — 9 мая", but "Русский музей — 9 мая"."""
    noun = nominative(setting, head)
    if noun is None:
        return True
    named = setting.laid.tokens[head].text[0].isupper() or setting.laid.tokens[head - 1].text[0].isupper()
    thing = noun.animacy == "inan" and not named and read_as(setting, head, "accs") is not None
    return thing and (doer.animacy == "anim" or _happens(setting, head))


def _also_taken(setting: Setting, verb: int, who: list[int], head: int, case: str) -> tuple[list[int], Word, list[int]] | None:
    """Words, a subject and the rest of a title where what stands behind the dash is what the verb is done to next: "мэр откроет
    школу 5 мая, 7 мая — больницу"; None where it is an event or no such thing."""
    thing = read_as(setting, head, "accs")
    if thing is None or nominative(setting, head) and _happens(setting, head) or not _object(setting, verb):
        return None
    if case == "accs":
        return who, thing, []
    own = _doer(setting, verb)
    return (*own, who) if own is not None else None


def _plain(setting: Setting, verb: int, over: int) -> list[int]:
    """The words under one in a verb's clause, where they are a few at most and none of them a date or sign; else none."""
    laid, tree = setting.laid, setting.tree
    own = [*tree.under(over)] if tree is not None and over >= 0 else []
    plain = all(laid.mention[i] < 0 and laid.clause[i] == laid.clause[verb] for i in own)
    plain = plain and not any(laid.tokens[i].text in _STOPS | DASHES for i in own)
    return own if plain and len(own) <= _SUBJECT else []


def _happens(setting: Setting, noun: int) -> bool:
    """Whether a noun names an event."""
    lemma = setting.laid.tokens[noun].word.lemma
    return lemma in setting.words.nouns or lemma in setting.words.told


def _alone(setting: Setting, i: int) -> bool:
    """Whether an adjective may stand for a thing told before: "мужской финал пройдёт 5 мая, женский — 9 мая"."""
    word = setting.laid.tokens[i].word
    return word.pos == "ADJF" and "Apro" not in word.grammemes


def counts(setting: Setting, i: int) -> bool:
    """Whether an adjective may stand for an event told before: "второй", "следующее"; "второе" is a dish too."""
    word, readings = setting.laid.tokens[i].word, setting.words.morphology.readings
    able = readings(setting.laid.tokens[i].text) if word.pos == "NOUN" else (word,)
    return any(w.pos == "ADJF" and ("Anum" in w.grammemes or w.lemma in setting.words.ordering) for w in able)


def _idle(setting: Setting, verb: int, first: int) -> bool:
    """Whether what follows the dash is what something is rather than what is done: "форум пройдёт 5 мая, тема — образование"."""
    opens = setting.laid.tokens[first].word
    return opens.pos != "PREP" and "tran" not in setting.laid.tokens[verb].word.grammemes


def nominative(setting: Setting, i: int) -> Word | None:
    """A noun read as a subject; None where it can be none."""
    return read_as(setting, i, "nomn")


def read_as(setting: Setting, i: int, case: str) -> Word | None:
    """A noun read in a case; None where it can't be, or is an ordinal too: "второе"."""
    if setting.laid.tokens[i].word.pos != "NOUN":
        return None
    able = setting.words.morphology.readings(setting.laid.tokens[i].text)
    if any("Anum" in w.grammemes for w in able):
        return None
    return next((w for w in able if w.pos == "NOUN" and w.case == case), None)


def _of_nobody(setting: Setting, verb: int) -> bool:
    """Whether a verb tells what is done and not by whom: "школу откроют 1 мая, детский сад — 9 мая"."""
    laid, word = setting.laid, setting.laid.tokens[verb].word
    if word.pos != "VERB" or word.number != "plur" or "tran" not in word.grammemes:
        return False
    own = laid.around(verb)
    told = setting.tree.children(verb, "nsubj") if setting.tree is not None else ()
    acting = [w for i in told for w in setting.words.morphology.readings(laid.tokens[i].text)]
    acting += [laid.tokens[i].word for i in own]
    several = any(laid.tokens[i].word.form in setting.words.joiners for i in own)
    return not several and not any(w.case == "nomn" and w.number == "plur" and w.pos in ("NOUN", "NPRO") for w in acting)


def undated(setting: Setting, first: int, end: int) -> list[int]:
    """The words of a stretch without its dates and the prepositions before those."""
    laid = setting.laid
    found = [i for i in range(first, end) if laid.mention[i] < 0]
    return [i for i in found if laid.tokens[i].word.pos != "PREP" or i + 1 == end or laid.mention[i + 1] < 0]


def spelled(setting: Setting, order: list[int]) -> str:
    """Words as they stand in the text."""
    tokens, found = setting.laid.tokens, ""
    for n, i in enumerate(order):
        glued = n and order[n - 1] == i - 1 and tokens[i - 1].end == tokens[i].start
        text = tokens[i].text if i or not n else tokens[i].text.lower()
        found += text if glued else f" {text}"
    return found


def _again(setting: Setting, which: int, verb: int, case: str) -> tuple[list[int], Word | None]:
    """The noun that an adjective alone means, with what says whose it is, as the clause before names it ("первый матч «Ротора» …,
    а второй"); none where there is no such noun."""
    laid, readings = setting.laid, setting.words.morphology.readings
    forms = [w for w in readings(laid.tokens[which].text) if w.pos == "ADJF" and w.case == case]
    able = [i for i in range(which) if laid.clause[i] == laid.clause[verb] and laid.mention[i] < 0 and not preposition(laid, i)]
    for i in sorted(able, key=lambda i: abs(i - verb)):
        noun = read_as(setting, i, case)
        if noun is not None and any(alike(noun, w) for w in forms):
            return [i, *takewhile(lambda j: whose(setting, j, verb), range(i + 1, which))], noun
    return [], None


def whose(setting: Setting, i: int, verb: int) -> bool:
    """Whether a word goes on with what a noun before it is of: no verb, date, sign or preposition."""
    token = setting.laid.tokens[i]
    plain = i != verb and setting.laid.mention[i] < 0 and token.text not in _STOPS | DASHES
    return plain and token.word.pos not in (*_VERBS, "PREP", "CONJ", "ADVB", "PRCL")


def alike(noun: Word, which: Word) -> bool:
    return noun.number == which.number and (noun.number == "plur" or noun.gender == which.gender)


def _agreeing(setting: Setting, verb: int, subject: Word) -> str:
    """The verb of the clause before in the number and gender of another subject; "" where it has no such form."""
    token = setting.laid.tokens[verb]
    word = token.word
    if verb and setting.laid.tokens[verb - 1].word.lemma in setting.words.being:
        return ""  # "будет открыт"
    if word.number == subject.number and (not word.gender or word.gender == subject.gender):
        return token.text
    agreed = subject.agreed if word.pos == "PRTS" else (word.tense, word.person, subject.number)
    grams = (word.pos, *(g for g in agreed if g))
    return setting.words.morphology.inflect(token.text.lower(), *grams, like=word) or ""
