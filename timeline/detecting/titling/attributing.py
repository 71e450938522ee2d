"""Which noun an adjective or a participle tells of, as the forms of the words say."""

from collections.abc import Container, Sequence

from timeline.detecting.clauses import Laid
from timeline.detecting.titling.phrases import ADJECTIVAL, agree
from timeline.detecting.wording import Wording
from timeline.languages.morphology import Morphology, Word

_AHEAD = 14  # words in which the noun of a participle before it is looked for
_STEPS = 60  # heads that are followed upwards at most
NOMINAL = ("nsubj", "nsubj:pass")  # roles of subjects that are no clauses
STOPS = frozenset(",:;—–()")  # signs that end a clause or set apart
_PRONOMINAL = frozenset({"Apro", "Anum"})
NAMING = ("appos", "flat:name", "flat", "flat:foreign")


def hang_participles(laid: Laid, heads: list[int], roles: list[str], morphology: Morphology, wording: Wording) -> None:
    """A participle before a noun that it agrees with hangs on it: "одобренный парламентом закон"."""
    tokens = laid.tokens
    for i, token in enumerate(tokens):
        if token.word.pos not in ADJECTIVAL or token.word.lemma in wording.relatives:
            continue
        head = heads[i]
        if token.word.pos == "PRTF" and roles[i] == "nmod" and head == i - 1 and _agrees(laid, i, head, morphology):
            roles[i] = "acl"  # "конфликт возникший между ними"
        if token.word.pos == "PRTF" and roles[i] == "amod" and head > i and not _agrees(laid, i, head, morphology):
            _behind(laid, heads, roles, i, morphology)
            head = heads[i]
        if (
            token.word.pos == "PRTF"
            and roles[i] in ("conj", "xcomp", "advcl")
            and 0 <= head < i
            and tokens[head].word.pos != "PRTF"
        ):
            before = (j for j in range(i - 1, head, -1) if roles[j] == "acl" and i not in above(heads, j))
            alike = (j for j in before if _bent(tokens[j].word) == _bent(token.word))
            heads[i] = next(alike, head)  # "к тренеру, работавшему в Твери, но уволенному"
        elif token.word.pos == "PRTF" and roles[i] == "acl" and 0 <= head < i and tokens[head].word.pos == "NOUN":
            able = [j for j in (head, *above(heads, head)) if j < i and _agrees(laid, i, j, morphology)]
            if any(heads[j] == i and roles[j] == "case" for j in range(head, i)):
                _before(laid, heads, roles, i, morphology)  # "шоу по написанному в 1960 году роману"
            elif able:  # "в интервью газете Sun, опубликованном в среду"
                heads[i] = _meant(laid, heads, roles, i, able, wording, morphology)
            else:  # "представитель династии, правившей в Твери"
                own = (j for j in range(i - 1, head, -1) if head in above(heads, j) and not tokens[j].text[0].isupper())
                told = next((j for j in own if _agrees(laid, i, j, morphology)), -1)
                if told >= 0:
                    heads[i] = told
                elif not any(t.text == "," for t in tokens[head:i]):
                    _before(laid, heads, roles, i, morphology)
            continue
        nominal = roles[i] in ("nmod", "obl") and "Apro" not in token.word.grammemes
        led = has(heads, roles, i, "case") or has(heads, roles, i, "mark")
        if nominal and (led or roles[i] == "nmod" and token.word.pos == "ADJF"):
            _before(laid, heads, roles, i, morphology, inside=False)  # "одного из покоящихся в братской могиле воинов"
        if roles[i] not in (*NOMINAL, "obj", "obl") and (
            roles[i] != "acl" or head < 0 or tokens[head].word.pos == "NOUN" and laid.mention[head] < 0
        ):
            continue
        for j in range(i + 1, min(i + _AHEAD, len(tokens))):
            if tokens[j].text == "," or tokens[j].word.pos in ("VERB", "PRTS"):
                break
            if heads[j] == heads[i] and _agrees(laid, i, j, morphology):
                heads[i], roles[i] = j, "acl" if token.word.pos == "PRTF" or roles[i] == "acl" else "amod"
                for k in range(i):
                    if heads[k] == i and roles[k] == "case":
                        heads[k] = j  # "к открытой в тот же день плите"
                break


def hang_dated(laid: Laid, heads: list[int], roles: list[str], morphology: Morphology) -> None:
    """An adjective or participle that only its time parts from a noun it agrees with is that noun's, and so is the preposition
    before it: "на прошедших 5 мая выборах", "намеченная на 5 мая встреча"."""
    tokens, mention = laid.tokens, laid.mention
    for i, token in enumerate(tokens):
        if token.word.pos not in ADJECTIVAL or mention[i] >= 0 or not _PRONOMINAL.isdisjoint(token.word.grammemes):
            continue
        if {"actv", "tran"} <= token.word.grammemes:
            continue  # "сменивший 5 мая Громова"
        first = i + 1 + (i + 1 < len(tokens) and tokens[i + 1].word.pos == "PREP")
        end = first
        while end < len(tokens) and mention[end] >= 0 and mention[end] == mention[first]:
            end += 1
        noun = end
        while noun < len(tokens) and mention[noun] < 0 and tokens[noun].word.pos == "ADJF":
            noun += 1
        plain = first < end and noun < len(tokens) and mention[noun] < 0 and tokens[noun].word.pos == "NOUN"
        if not plain or tokens[noun - 1].text == "." or not _agrees(laid, i, noun, morphology):
            continue
        span = range(i + 1, end)
        while heads[noun] in span:  # "к открытой в тот день мраморной плите"
            heads[noun], roles[noun] = heads[heads[noun]], roles[heads[noun]]
        led, over = i > 0 and tokens[i - 1].word.pos == "PREP" and mention[i - 1] < 0, heads[i]
        taken = led and heads[i - 1] == i and over not in (noun, *span) and noun not in above(heads, i)
        if taken or i in above(heads, noun):
            heads[noun], roles[noun] = over, "nmod" if roles[i] in ("acl", "amod", "nmod") else roles[i]
        heads[i], roles[i] = noun, "acl" if token.word.pos == "PRTF" else "amod"
        for j in span:
            heads[j], roles[j] = (heads[j], roles[j]) if heads[j] in span else (i, "obl")
        if led:
            heads[i - 1], roles[i - 1] = noun, "case"
            roles[noun] = "obl" if roles[noun] in (*NOMINAL, "obj") else roles[noun]


def _behind(laid: Laid, heads: list[int], roles: list[str], i: int, morphology: Morphology) -> None:
    """Have a participle that the tree hangs on a noun after it, which it doesn't agree with, be one of the noun right before it,
    and have that noun complete it: "восстание поддержанное военными"."""
    after, before = heads[i], i - 1
    if before < 0 or laid.tokens[before].word.pos != "NOUN" or not _agrees(laid, i, before, morphology):
        return
    if after in (before, *above(heads, before)) or any(t.text == "," for t in laid.tokens[i:after]):
        return
    heads[i], roles[i] = before, "acl"
    heads[after], roles[after] = i, "obl"


def _bent(word: Word) -> tuple[str, ...]:
    return word.pos, word.case, *word.agreed


def hang_asides(laid: Laid, heads: list[int], roles: list[str], morphology: Morphology) -> None:
    """What a comma parts from a noun that it agrees with is no subject, nor of a noun after it that it doesn't agree with, and
    all up to the next comma is its own: "деятели искусств, более известные работами в кино, получили награды"."""
    tokens = laid.tokens
    for i, token in enumerate(tokens):
        if token.word.pos not in ADJECTIVAL:
            continue
        comma = i - 1
        while comma > 0 and tokens[comma].word.pos in ("ADVB", "COMP"):
            comma -= 1
        if comma < 1 or tokens[comma].text != ",":
            continue
        astray = roles[i] == "amod" and heads[i] > i and not _agrees(laid, i, heads[i], morphology)
        if not astray and roles[i] not in NOMINAL:
            continue
        verb = heads[heads[i]] if astray else heads[i]
        end = next((j for j in range(i, len(tokens)) if tokens[j].text == ","), -1)
        first = next((j for j in range(comma) if heads[j] == verb and roles[j] in NOMINAL), -1)
        if not comma < end < verb or first < 0:
            continue
        own = (j for j in range(comma - 1, -1, -1) if first in (j, *above(heads, j)))
        noun = next((j for j in own if _agrees(laid, i, j, morphology)), -1)
        if noun >= 0:
            heads[i], roles[i] = noun, "acl"
            for j in range(i + 1, end):
                heads[j] = i if heads[j] == verb else heads[j]


def hang_listed(laid: Laid, heads: list[int], roles: list[str], morphology: Morphology) -> None:
    """An adjective in a noun's place is of the noun it is listed with: "за роль умного, но грубого героя"."""
    tokens = laid.tokens
    for i, head in enumerate(heads):
        if roles[i] != "conj" or not 0 <= head < i or tokens[i].word.pos != "NOUN":
            continue
        front = next((j for j in range(i - 1, head, -1) if heads[j] == i and roles[j] == "amod"), -1)
        link = next((j for j in range(head, front) if heads[j] == i and roles[j] == "cc"), -1)
        one = link - 2 if link > 0 and tokens[link - 1].text == "," else link - 1
        if one < 0 or tokens[one].word.pos != "ADJF" or one != head and heads[one] != head:
            continue
        if roles[one] not in ("nmod", "obl", "obj") or not _agrees(laid, one, i, morphology):
            continue
        for j in range(i):
            if heads[j] == one and roles[j] == "case":
                heads[j] = i
            elif heads[j] == i and roles[j] in ("cc", "punct") and one < j < front:
                heads[j] = front
        heads[i], roles[i], heads[one], roles[one] = heads[one], roles[one], i, "amod"
        heads[front], roles[front] = one, "conj"


def _before(laid: Laid, heads: list[int], roles: list[str], i: int, morphology: Morphology, inside: bool = True) -> None:
    """Have a participle or adjective hang on the noun after it that it agrees with, which takes its place: "съёмки по написанному
    в 1960 году роману". That may hang on a word between them only where `inside`."""
    over, role = heads[i], roles[i] if roles[i] in ("nmod", "obl") else "nmod"
    for j in range(i + 1, min(i + _AHEAD, len(laid.tokens))):
        dated = laid.mention[j] >= 0 or laid.mention[j - 1] >= 0  # "в опубликованном в среду, 5 мая, указе"
        if laid.tokens[j].text == "," and not dated or laid.tokens[j].word.pos in ("VERB", "PRTS"):
            return
        noun = laid.tokens[j].word.pos == "NOUN" and laid.mention[j] < 0 and not has(heads, roles, j, "case")
        if (
            noun
            and (inside or not i < heads[j] < j)
            and j not in above(heads, over)
            and j not in above(heads, i)
            and _agrees(laid, i, j, morphology)
        ):
            heads[j], roles[j], heads[i], roles[i] = over, role, j, "acl" if laid.tokens[i].word.pos == "PRTF" else "amod"
            for k in range(i):
                if heads[k] == i and roles[k] in ("case", "mark"):
                    heads[k], roles[k] = j, "case"
            return


def _agrees(laid: Laid, front: int, noun: int, morphology: Morphology) -> bool:
    """Whether an adjective or participle may go with a noun."""
    nouns = [w for w in morphology.readings(laid.tokens[noun].text) if w.pos == "NOUN"]
    return any(agree(morphology, laid.tokens[front].text, w) for w in nouns)


def _meant(
    laid: Laid, heads: list[int], roles: list[str], i: int, able: list[int], wording: Wording, morphology: Morphology
) -> int:
    """Of the nouns that a participle after them may tell of, the nearest first, that which it does: rather the first of its sort
    than where it is that, rather a paper than what it is about, rather somebody than the place he is from."""
    tokens, near = laid.tokens, able[0]
    ranked = (j for j in able if any(h == j and tokens[k].word.lemma in wording.only for k, h in enumerate(heads[:j])))
    if (first := next(ranked, -1)) >= 0:
        return first
    led = next((j for j, h in enumerate(heads) if h == near and roles[j] == "case"), -1)
    if led > 0 and tokens[led].word.form in wording.about and _agrees(laid, i, led - 1, morphology):
        return led - 1
    if led < 0 or len(able) < 2 or heads[near] != able[1] or roles[near] != "nmod" or "actv" not in tokens[i].word.grammemes:
        return near
    readings = (w for w in morphology.readings(tokens[able[1]].text) if w.pos == "NOUN" and w.animacy == "anim")
    living = any(agree(morphology, tokens[i].text, w) for w in readings)
    return able[1] if living and tokens[near].text[0].isupper() and tokens[near].word.animacy != "anim" else near


def hang_prepositions(laid: Laid, heads: list[int], roles: list[str]) -> None:
    """A preposition before an adjective is its noun's: "в отношении бывшего мэра"."""
    for i, head in enumerate(heads):
        while roles[i] == "case" and i < head < heads[head] and roles[head] in ("amod", "acl", "det"):
            if laid.mention[heads[head]] >= 0:
                break
            head = heads[i] = heads[head]


def hang_chosen(laid: Laid, heads: list[int], roles: list[str]) -> None:
    """One of many is no attribute of what he is called after a dash: "убит одним из фанатов — охранником Громовым"."""
    for i, head in enumerate(heads):
        if roles[i] not in ("amod", "det", "nummod") or head < i or "Apro" not in laid.tokens[i].word.grammemes:
            continue
        of = next((j for j in range(i + 1, head) if heads[j] == i and roles[j] == "nmod" and has(heads, roles, j, "case")), -1)
        if of > 0 and any(t.text in "—–" for t in laid.tokens[of:head]):
            heads[i], roles[i], heads[head], roles[head] = heads[head], roles[head], i, "appos"
            for j in range(i):
                heads[j] = i if heads[j] == head and roles[j] == "case" else heads[j]


def hang_fronts(heads: list[int], roles: list[str], laid: Laid, people: Container[int]) -> None:
    """An adjective is not the bearer of a name right after it: "арестовали 45-летнего Петра Громова"."""
    for i in range(len(heads) - 1):
        if laid.tokens[i].word.pos == "ADJF" and i + 1 in people and heads[i + 1] == i and roles[i + 1] in NAMING:
            over, roles[i + 1] = heads[i], roles[i]
            heads[:] = [i + 1 if head == i else head for head in heads]
            heads[i + 1], heads[i], roles[i] = over, i + 1, "amod"


def has(heads: list[int], roles: list[str], i: int, role: str) -> bool:
    """Whether something hangs on word i in a role."""
    return i in heads and (i, role) in zip(heads, roles, strict=True)  # on most words hangs nothing


def above(heads: Sequence[int], i: int) -> list[int]:
    """The words that word i hangs on, the nearest first."""
    found: list[int] = []
    while (i := heads[i]) >= 0 and len(found) < _STEPS:
        found.append(i)
    return found
