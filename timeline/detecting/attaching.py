"""Which mention dates which trigger: every pair of a sentence is weighed, and the best of each trigger is kept."""

from attrs import evolve, frozen

from timeline.detecting.belonging import elsewhere, within
from timeline.detecting.clauses import DASHES, FINITE
from timeline.detecting.features import Setting, Spot, of_pair, of_trigger, preposition, spot
from timeline.detecting.paths import head as head_of
from timeline.detecting.triggers import Trigger
from timeline.detecting.weighing import chance, total

WEIGHTS = "event_weights.tsv"
KEPT = 0.22  # a pair below this is no dated event
AHEAD = 0.04  # the same for a time after the publication day; .06 and .03 gave 328 articles the same events
_DASHED = 0.5  # of a noun and the time to come that a dash gives it
_SIGNS = DASHES | frozenset(",;:.()")
_COMPARED = 4  # words before "с" among which "самый" stands
SECOND = 0.46  # a further event on a mention that has one: .4 and .5 gave 350 articles an event F1 of .677, this .679


@frozen
class Pair:
    """A trigger and the mention that dates it, with how likely it is that a reader would agree."""

    trigger: Trigger
    mention: int
    score: float


def attach(setting: Setting, mentions: list[int], learned: dict[str, float], ahead: frozenset[int] = frozenset()) -> list[Pair]:
    """The pairs of a sentence that are dated events, in text order; a trigger has one mention, a mention may have several.

    `ahead` are the mentions after the publication day: what is to come is told in fewer words, and readers want it most.
    """
    alone = {t.head: total(learned, of_trigger(setting, t)) + learned.get("", 0.0) for t in setting.triggers}
    scores = {
        (trigger.head, mention): chance(alone[trigger.head] + total(learned, features))
        for trigger, mention, features in weighed(setting, mentions, ahead)
    }
    for mention in ahead:
        _hand_over(setting, mention, scores)
        _gather(setting, mention, scores)
    for head, mention in _dashed(setting, ahead):
        likely = max(scores.get((head, mention), 0.0), _DASHED)
        scores = {pair: score for pair, score in scores.items() if pair[0] != head} | {(head, mention): likely}
    best: dict[int, Pair] = {}
    for trigger in setting.triggers:
        able = [Pair(trigger, m, scores[trigger.head, m]) for m in mentions if (trigger.head, m) in scores]
        if able:
            best[trigger.head] = max(able, key=lambda pair: pair.score)
    kept = []
    for mention in mentions:
        if _explained(setting, mention) and mention + 1 in mentions:
            continue
        same = {mention, mention - 1} if mention and _explained(setting, mention - 1) else {mention}
        own = sorted((p for p in best.values() if p.mention in same), key=lambda p: (-p.score, p.trigger.head))
        least = AHEAD if mention in ahead else KEPT
        kept += [_finest(setting, p, scores) for n, p in enumerate(own) if p.score >= (SECOND if n else least)]
    return sorted(kept, key=lambda p: p.trigger.head)


def _explained(setting: Setting, mention: int) -> bool:
    """Whether the mention right behind one says which day it means: "накануне, 5 мая"."""
    return any(reason.rule == "apposition" for reason in setting.dated[mention].why)


def _finest(setting: Setting, pair: Pair, scores: dict[tuple[int, int], float]) -> Pair:
    """The pair with the likeliest finer time of its clause that lies in its own: "в прошлом году открыли лишь 9 октября"."""
    laid, dated, tree = setting.laid, setting.dated, setting.tree
    clause = laid.clause[laid.mention.index(pair.mention)]
    own = {m for m, c in zip(laid.mention, laid.clause, strict=True) if c == clause and (pair.trigger.head, m) in scores}
    finer = [m for m in own if dated[m].type == "DATE" and m != pair.mention and within(dated[m], dated[pair.mention])]
    if tree is not None and finer:
        over = {m: tree.heads[_top(setting, m)] for m in (pair.mention, *finer)}
        finer = [m for m in finer if over[m] == over[pair.mention] or laid.mention[over[m]] == pair.mention]
    return evolve(pair, mention=max(finer, key=lambda m: (scores[pair.trigger.head, m], m))) if finer else pair


def _top(setting: Setting, mention: int) -> int:
    """The word by which a mention hangs on others."""
    where = spot(setting.laid, mention, setting.dated, False)
    return head_of(setting.tree, where.first, where.last) if setting.tree is not None else where.first


def _without_intents(setting: Setting) -> Setting:
    """A setting without what a noun says is to be, of which no time tells that passed: "решение построить мост"."""
    told = [t for t in setting.triggers if not t.intended(setting.laid)]
    return setting if len(told) == len(setting.triggers) else evolve(setting, triggers=told)


def _hand_over(setting: Setting, mention: int, scores: dict[tuple[int, int], float]) -> None:
    """Have a time to come date what is to be done then rather than the verb that calls for it: "обязаны сдать отчёт к 1 июля"."""
    infinitives = [t for t in setting.triggers if t.form == "infinitive" and (t.head, mention) in scores]
    for caller in {t.verb for t in infinitives if (t.verb, mention) in scores}:
        likely = max((t for t in infinitives if t.verb == caller), key=lambda t: scores[t.head, mention])
        scores[likely.head, mention] = max(scores[likely.head, mention], scores.pop((caller, mention)))


def _gather(setting: Setting, mention: int, scores: dict[tuple[int, int], float]) -> None:
    """Have a time to come date a thing rather than what it is of: "церемония открытия", "заседание суда"."""
    tree, tokens = setting.tree, setting.laid.tokens
    for trigger in setting.triggers if tree is not None else ():
        above, own = tree.heads[trigger.head] if tree is not None else -1, (trigger.head, mention)
        inner = trigger.form == "noun" and trigger.verb < 0 and tokens[trigger.head].word.case == "gent"
        known = above == trigger.head - 1 and tokens[above].word.lemma in setting.words.nouns
        if inner and known and own in scores and (above, mention) in scores:
            scores[above, mention] = max(scores[above, mention], scores.pop(own))


def _dashed(setting: Setting, ahead: frozenset[int]) -> list[tuple[int, int]]:
    """The nouns of events that a dash gives a time to come, each with that: "торги на бирже — 14 февраля"."""
    laid, found = setting.laid, []
    for trigger in setting.triggers:
        if not ahead or trigger.form != "noun":
            continue
        after = next((i for i in range(trigger.head + 1, len(laid.tokens)) if laid.tokens[i].text in _SIGNS), -1)
        told = range(trigger.head + 1, after + 1)
        plain = after >= 0 and laid.tokens[after].text in DASHES and not preposition(laid, trigger.head)
        if plain and all(laid.mention[i] < 0 and laid.tokens[i].word.pos not in FINITE for i in told):
            dated = laid.mention[after + 1] if after + 1 < len(laid.tokens) else -1
            found += [(trigger.head, dated)] if dated in ahead and _nominative(setting, trigger.head) else []
    return found


def _nominative(setting: Setting, noun: int) -> bool:
    able = setting.words.morphology.readings(setting.laid.tokens[noun].text)
    return any(w.pos == "NOUN" and w.case == "nomn" for w in able)


def weighed(setting: Setting, mentions: list[int], ahead: frozenset[int]) -> list[tuple[Trigger, int, list[str]]]:
    """Every pair of a trigger and one of the mentions, `ahead` those to come, with the features of the two together."""
    found = []
    setting = setting if ahead else _without_intents(setting)
    for mention in mentions:
        where = spot(setting.laid, mention, setting.dated, mention in ahead)
        last_time, own = _last_time(setting, where), setting.laid.clause[where.first]
        apart = setting.laid.heads[own] == "elided"  # "а второй — 7 мая"
        scores = {t.head: rule(setting, t, mention, where) for t in setting.triggers}
        order = sorted(scores, key=lambda h: (-scores[h], h))
        rank = {head: n for n, head in enumerate(order)}
        for trigger in setting.triggers:
            if trigger.kind == "statement" and _awaited(setting, where):
                continue
            if apart and abs(setting.laid.clause[trigger.head] - own) > 1:
                continue
            if last_time and setting.laid.clause[trigger.head] <= own:
                continue  # "…, когда его занял Громов" tells what happened then
            if mention not in ahead and trigger.intended(setting.laid) or elsewhere(setting, trigger, mention, where, mentions):
                continue
            features = of_pair(setting, trigger, where, scores[trigger.head], rank[trigger.head])
            found.append((trigger, mention, features))
    return found


def _last_time(setting: Setting, where: Spot) -> bool:
    """Whether a time only says since when there had been nothing like it: "впервые с 1986 года", "самый молодой с 1912 года"."""
    words, tokens = setting.words, setting.laid.tokens
    lead = where.first - 1
    if where.precision != "open" or lead < 1 or where.preposition not in words.since:
        return False
    if tokens[lead - 1].word.lemma in words.first:
        return True
    near = range(max(lead - _COMPARED, 0), lead)
    if any(not tokens[i].is_word or tokens[i].word.pos == "VERB" for i in near[1:]):
        return False
    return any(
        tokens[i].word.lemma in words.most
        or tokens[i].word.lemma in words.first
        and tokens[i + 1].word.animacy == "inan"  # "первая победа с 2004 года", but not "первый заместитель"
        for i in near
    )


def _awaited(setting: Setting, where: Spot) -> bool:
    """Whether a day is one that something is put off to or expected on, never a report's: "перенос на 15 июля подтвердили"."""
    return where.preposition in setting.words.awaited and setting.laid.tokens[where.first].text[0].isdigit()


def rule(setting: Setting, trigger: Trigger, mention: int, where: Spot) -> float:
    """How likely the mention dates the trigger by rules: the form of the trigger, one clause or two, the words between."""
    laid, words = setting.laid, setting.words
    word = laid.tokens[trigger.head].word
    known = word.lemma in words.verbs or word.lemma in words.nouns
    score = {"verb": 0.9, "infinitive": 0.85, "participle": 0.8, "noun": 0.65, "name": 0.6}[trigger.form]
    score += 0.1 if known else -0.15
    if trigger.kind == "statement":
        score -= 0.1
    if trigger.verb >= 0 and trigger.form in ("noun", "name"):
        score += 0.3
    anchor = trigger.verb if trigger.verb >= 0 and trigger.form in ("noun", "name") else trigger.head
    before = anchor < where.first
    gap = where.first - anchor - 1 if before else anchor - where.last - 1
    if laid.clause[anchor] != laid.clause[where.first]:
        score -= 0.45
    between = laid.mention[anchor : where.first] if before else laid.mention[where.first : anchor]
    if not {-1, mention}.issuperset(between):
        score -= 0.2
    if trigger.form in ("noun", "participle") and 0 <= gap <= 1 and before:
        score += 0.15
    return score - 0.02 * min(gap, 20)
