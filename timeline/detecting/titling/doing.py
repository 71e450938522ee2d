"""Who does what a verb tells, as the forms of the words say: what a parser takes for its object or for something else."""

from collections.abc import Container, Mapping

from timeline.detecting.clauses import Laid
from timeline.detecting.entities.names import Name
from timeline.detecting.titling.attributing import NAMING, NOMINAL, has
from timeline.detecting.titling.needing import OBJECT, Needs
from timeline.detecting.titling.phrases import case_of
from timeline.languages.morphology import Morphology, Word

_CALLED = 0.5  # how often a verb has an object, or anything that completes it, where one without is taken to want it
_FILLED = ("obj", "xcomp", "ccomp", "csubj", "iobj", "conj", "aux")  # what speaks against an object left out


def hang_doers(laid: Laid, heads: list[int], roles: list[str], people: Mapping[int, Name], morphology: Morphology) -> None:
    """Of two objects of a verb without a subject the one who can't be one, or else stands first in what may be the nominative, is
    its subject: "партию выиграл Громов"."""
    for verb, token in enumerate(laid.tokens):
        if token.word.pos != "VERB":
            continue
        hung = [i for i, head in enumerate(heads) if head == verb]
        things = [i for i in hung if roles[i] == "obj"]
        if token.word.number == "plur":
            _pair(laid, heads, roles, people, verb)
            for j in (j for j in hung if roles[j] in NOMINAL and j < verb and has(heads, roles, j, "cc")):
                first = next((i for i in things if i < j and any(heads[k] == j and roles[k] == "cc" for k in range(i, j))), -1)
                if first >= 0:  # "газета и радио привели слова"
                    heads[j], roles[first], roles[j] = first, roles[j], "conj"
            counted = [i for i in things if i > verb and any(has(heads, roles, i, r) for r in ("nummod", "nummod:gov"))]
            if len(counted) == 1 and things[0] < verb and not any(roles[i] in NOMINAL for i in hung):
                roles[counted[0]] = "nsubj"  # "голос отдали 20 человек"
            several = [i for i in things if i < verb and i not in people and has(heads, roles, i, "conj")]
            if len(things) > len(several) == 1 and not any(roles[i] in NOMINAL for i in hung):
                roles[several[0]] = "nsubj"  # "газета и радио привели слова"
            continue
        last = next((j for j in range(verb - 1, -1, -1) if laid.mention[j] < 0), -1)
        before = next((i for i, n in people.items() if n.last == last and n.case == "nomn"), -1)
        if before >= 0 and not any(roles[i] in NOMINAL for i in hung) and _stranger(laid, heads, roles, before):
            heads[before], roles[before] = verb, "nsubj"
            continue
        if len(things) < 2 or any(roles[i] in NOMINAL for i in hung):
            continue
        named = {heads[i] if roles[i] in NAMING else i for i, n in people.items() if n.case == "nomn"}
        doers = [i for i in things if i in named]
        plain = [i for i in things if i < verb and i not in people and _nominative(laid, i, token.word, morphology)]
        whom = [i for i in things if token.word.pos == "VERB" and laid.tokens[i].word.pos == "NPRO"]
        if len(things) == 2 and len(whom) == 1 and not doers:  # "его свалил инсульт"
            plain = [i for i in things if i not in whom and _nominative(laid, i, token.word, morphology)]
        if len(doers) == 1 or len(plain) == 1 and not doers:
            roles[(doers or plain)[0]] = "nsubj"


def hang_topics(
    laid: Laid, heads: list[int], roles: list[str], acting: Container[str], morphology: Morphology, needs: Needs
) -> None:
    """What a clause opens with and its verb is done to is no subject: of two the one that can't be it ("отчёт группа
    раскроет"), and a thing before a verb in the plural that has no object and mostly calls for one ("итоги объявят").
    `acting` are things that act."""
    for verb, token in enumerate(laid.tokens):
        if token.word.pos != "VERB" or "tran" not in token.word.grammemes or token.word.of_speakers:
            continue
        hung = [i for i, head in enumerate(heads) if head == verb]
        own = [i for i in hung if roles[i] == "nsubj"]
        filled = any(roles[i] in _FILLED and not (roles[i] == "conj" and i > verb + 1) for i in hung)
        if not 0 < len(own) < 3 or own[-1] > verb or filled or has(heads, roles, own[0], "conj"):
            continue
        able = [[w for w in morphology.readings(laid.tokens[i].text) if w.case in ("nomn", "accs")] for i in own]
        if not all(one and all(w.pos == "NOUN" for w in one) for one in able):
            continue
        acts = [any(w.case == "nomn" and _agrees(w, token.word) for w in one) for one in able]
        borne = [any(w.case == "accs" for w in one) for one in able]
        if len(own) == 2:
            first, second = borne[0] and acts[1], borne[1] and acts[0]
            act = [laid.tokens[i].word.lemma in acting for i in own]
            if first != second or all(acts) and act[0] != act[1]:  # "иск суд рассмотрит"
                roles[own[0 if (first if first != second else act[1]) else 1]] = "obj"
            continue
        rest = any(roles[i] == "obl" and laid.mention[i] < 0 for i in hung)
        wanting = needs.pull(token.word, (OBJECT,)) if rest else needs.need(token.word)
        thing = borne[0] and all(w.animacy == "inan" for w in able[0]) and laid.tokens[own[0]].word.lemma not in acting
        if token.word.number == "plur" and thing and wanting >= _CALLED:
            roles[own[0]] = "obj"


def _agrees(noun: Word, verb: Word) -> bool:
    """Whether a noun in the nominative may be the subject of a verb, by its number and gender."""
    return noun.number == verb.number and (not verb.gender or noun.gender in ("", verb.gender))


def _stranger(laid: Laid, heads: list[int], roles: list[str], name: int) -> bool:
    """Whether a name in the nominative hangs on a thing in another case: "на съезде партии Громов предложил"."""
    at = heads[name]
    while at >= 0 and roles[at] == "appos":
        at = heads[at]  # "на съезде партии «Степь» Громов предложил"
    if at < 0 or heads[name] > name or roles[name] not in (*NAMING, "nmod"):
        return False
    over = laid.tokens[at].word
    return over.pos == "NOUN" and over.animacy == "inan" and case_of(over) not in ("nomn", "accs", "")


def _nominative(laid: Laid, i: int, verb: Word, morphology: Morphology) -> bool:
    """Whether a noun in the singular may be the subject of a verb, by its form."""
    nouns = [w for w in morphology.readings(laid.tokens[i].text) if w.pos == "NOUN" and w.case == "nomn"]
    return any(w.number == "sing" and (not verb.gender or w.gender == verb.gender) for w in nouns)


def _pair(laid: Laid, heads: list[int], roles: list[str], people: Mapping[int, Name], verb: int) -> None:
    """Two names in the nominative right before a verb in the plural that has no subject are that: "после того как Пётр Громов и
    Анна Белова сыграли"."""
    last = next((j for j in range(verb - 1, -1, -1) if laid.mention[j] < 0), -1)
    second = next((i for i, n in people.items() if n.last == last and n.case == "nomn" and roles[i] == "conj"), -1)
    first = heads[second] if second >= 0 else -1
    free = not any(h == verb and roles[j] in NOMINAL for j, h in enumerate(heads))
    stray = first in people and laid.tokens[heads[first]].word.pos not in ("VERB", "PRTS", "ADJS", "PRED", "INFN")
    if free and stray and people[first].case == "nomn" and heads[verb] != first:
        heads[first], roles[first] = verb, "nsubj"
