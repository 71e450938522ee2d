"""Whether an event is only wished, possible, supposed, denied or conditional."""

from timeline.detecting.modality.bearing import VERBAL, Standing
from timeline.detecting.signs import Phrases

_NEAR = 4  # words between a verb of wishing and what is wished


def only_possible(standing: Standing) -> bool:
    """Whether the event is only wished, possible, supposed, denied or conditional."""
    signs = standing.signs
    clause = standing.laid.clause[standing.governor]
    head = standing.trigger.head
    deed = not standing.noun and standing.word(head).tense != "pres"  # "попросит суд", but not "грозит вывести людей"
    wishes = (i for i in (*standing.chain, *standing.matrix) if i != head or not deed)
    if any(standing.word(i).lemma in signs.wishing for i in wishes):
        return True
    if standing.noun and (_called_possible(standing) or _wished(standing)):
        return True
    if any(standing.word(i).form in signs.doubt and _scopes(standing, i) for i in standing.of_clause(clause)):
        return True
    if standing.phrase(signs.doubts + signs.conditions, clause):
        return True
    if _before(standing, signs.unsure, clause) or _asked(standing, clause):
        return True
    return _denied(standing) or _supposed(standing) or conditional(standing)


def _asked(standing: Standing, clause: int) -> bool:
    """Whether a clause asks about the event: "состоится ли матч", not where one is to say whether: "решит, строить ли"."""
    asking = [i for i in standing.of_clause(clause) if standing.word(i).form in standing.signs.whether]
    return any(standing.word(i - 1).pos != "INFN" or standing.trigger.head >= i for i in asking)


def _called_possible(standing: Standing) -> bool:
    """Whether an adjective or noun says that the event is possible: "о возможной отставке", "возможность встречи"."""
    head, signs = standing.trigger.head, standing.signs
    for i in range(head - 1, max(head - 1 - _NEAR, -1), -1):
        word = standing.word(i)
        if word.lemma in (signs.possible if word.pos == "ADJF" else signs.chances):
            return True
        if word.pos not in ("ADJF", "PRTF", "NOUN", "PREP") or word.pos == "NOUN" and word.case != "gent":
            return False
        if word.pos == "PREP" and word.form not in signs.wished:
            return False
    return False


def _wished(standing: Standing) -> bool:
    """Whether the event is what somebody asks for or threatens: "требует отставки", "призвал к забастовке"."""
    head, signs = standing.trigger.head, standing.signs
    own = standing.of_clause(standing.laid.clause[head])
    before = [i for i in own if i < head and standing.word(i).pos in VERBAL]
    if not before or standing.word(before[-1]).lemma not in signs.wishing | signs.supposing:
        return False
    between = range(before[-1] + 1, head)
    led = [standing.word(i).form for i in between if standing.word(i).pos == "PREP"]
    return all(form in signs.wished for form in led) and len(between) <= _NEAR


def _before(standing: Standing, phrases: Phrases, clause: int) -> bool:
    """Whether one of the phrases stands right before a clause."""
    start = standing.laid.clause.index(clause)
    before = tuple(t.word.form for t in standing.laid.tokens[:start] if t.is_word)
    return standing.laid.heads[clause] == "sub" and any(before[-len(p) :] == p for p in phrases)


def _scopes(standing: Standing, i: int) -> bool:
    """Whether a word of doubt is about the event: a verb of ability, where a verb names that, only if it calls for it."""
    return standing.noun or standing.word(i).pos != "VERB" or i in standing.chain


def _denied(standing: Standing) -> bool:
    """Whether a verb before the event denies it, or fails to confirm it; not where it denies a cancellation."""
    laid, signs = standing.laid, standing.signs
    head = standing.trigger.head
    here = laid.clause[head]
    if standing.noun and standing.phrase(signs.untrue, here):
        return True
    for i in range(head):
        there = laid.clause[i]
        scope = there == here and standing.noun or there < here and laid.heads[here] == "sub"
        if not scope or not standing.denies(i):
            continue
        against = signs.calling_off | signs.moves
        if not any(standing.word(j).lemma in against for j in range(i, head)):
            return True
    return False


def _supposed(standing: Standing) -> bool:
    """Whether somebody only supposes the event, or doesn't exclude it."""
    laid, signs = standing.laid, standing.signs
    here = laid.clause[standing.governor]
    for i, there in enumerate(laid.clause):
        lemma = standing.word(i).lemma
        supposes = lemma in signs.supposing or lemma in signs.excluding and standing.negated(i)
        if not supposes:
            continue
        # "Матч пройдёт, не исключил мэр", but not "матч пройдёт; не исключено, что его отменят".
        telling = there == here + 1 and laid.heads[there] == "main" and laid.heads[there + 1 : there + 2] != ("sub",)
        if there < here and laid.heads[here] == "sub" or telling:
            return True
        if there == here and (i < standing.trigger.head or standing.noun) and lemma in signs.excluding:
            return True
    return False


def conditional(standing: Standing) -> bool:
    """Whether the event depends on a condition: it stands in the clause of "if", or in the one that this goes with."""
    laid, signs = standing.laid, standing.signs
    here = laid.clause[standing.governor]
    for i, token in enumerate(laid.tokens):
        if token.word.form not in signs.condition or i and standing.word(i - 1).form in signs.despite | standing.signs.doubt:
            continue
        clause = laid.clause[i]
        start = laid.clause.index(clause)
        if start and standing.word(i + 1).form in standing.words.negation:
            continue  # "вернётся в среду, если не заболеет"
        opens = not start or laid.tokens[start - 1].text != ","
        goes = clause + 1 if opens else laid.clause[start - 1]
        if here in (clause, goes):
            return True
    return False
