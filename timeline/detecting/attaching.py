"""Which mention dates which trigger: every pair of a sentence is weighed, and the best of each mention is kept."""

from attrs import frozen

from timeline.detecting.clauses import Laid
from timeline.detecting.lexicon import Lexicon
from timeline.detecting.triggers import Trigger
from timeline.model import Dated

_KEPT = 0.3  # a pair below this is no dated event
_SECOND = 0.9  # a further event on a mention that has one


@frozen
class Pair:
    """A trigger and the mention that dates it, with how likely it is that a reader would agree."""

    trigger: Trigger
    mention: int
    score: float


def attach(laid: Laid, found: list[Trigger], dated: tuple[Dated, ...], usable: frozenset[int], words: Lexicon) -> list[Pair]:
    """The pairs of a sentence that are dated events, in text order; a trigger has one mention, a mention may have several."""
    mentions = sorted(set(laid.mention) & usable)
    pairs = [Pair(t, m, _weigh(laid, t, m, dated, words)) for m in mentions for t in found]
    best: dict[int, Pair] = {}
    for pair in pairs:
        if pair.trigger.head not in best or pair.score > best[pair.trigger.head].score:
            best[pair.trigger.head] = pair
    kept = []
    for mention in mentions:
        own = sorted((p for p in best.values() if p.mention == mention), key=lambda p: (-p.score, p.trigger.head))
        kept += [p for n, p in enumerate(own) if p.score >= (_SECOND if n else _KEPT)]
    return sorted(kept, key=lambda p: p.trigger.head)


def _weigh(laid: Laid, trigger: Trigger, mention: int, dated: tuple[Dated, ...], words: Lexicon) -> float:
    """How likely the mention dates the trigger, by rules."""
    word = laid.tokens[trigger.head].word
    known = word.lemma in words.verbs or word.lemma in words.nouns
    score = {"verb": 0.9, "infinitive": 0.85, "participle": 0.8, "noun": 0.65, "name": 0.6}[trigger.form]
    score += 0.1 if known else -0.15
    if trigger.kind == "statement":
        score -= 0.1
    if trigger.verb >= 0 and trigger.form == "noun":
        score += 0.3
    at = [i for i, m in enumerate(laid.mention) if m == mention]
    left, right = at[0], at[-1]
    anchor = trigger.verb if trigger.verb >= 0 and trigger.form in ("noun", "name") else trigger.head
    gap = left - anchor - 1 if anchor < left else anchor - right - 1
    if laid.clause[anchor] != laid.clause[left]:
        score -= 0.45
    between = laid.mention[min(anchor, left) : max(anchor, left)]
    if any(m >= 0 and m != mention for m in between):
        score -= 0.2
    if trigger.form in ("noun", "participle") and 0 <= gap <= 1 and anchor < left:
        score += 0.15
    return score - 0.02 * min(gap, 20)
