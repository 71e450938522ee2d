"""Whether an event happened, is to happen, or is not: from the verb, what stands before it, and the publication day."""

from functools import cache

from attrs import frozen

from timeline.detecting.clauses import Laid
from timeline.detecting.triggers import Trigger
from timeline.languages import Pack
from timeline.model import Dated, Publication, Status

_REACH = 6


@frozen
class StatusWords:
    """The section `status`: base forms, separated by white space."""

    planning: str
    wishing: str
    cancelling: str
    moving: str
    negation: str
    doubt: str
    condition: str


@frozen(eq=False)
class Signs:
    planning: frozenset[str]
    wishing: frozenset[str]
    cancelling: frozenset[str]
    moving: frozenset[str]
    negation: frozenset[str]
    doubt: frozenset[str]
    condition: frozenset[str]

    @classmethod
    @cache
    def of(cls, pack: Pack) -> "Signs":
        words = pack.section("status", StatusWords)
        return cls(*(frozenset(getattr(words, name).split()) for name in StatusWords.__annotations__))


def status(laid: Laid, trigger: Trigger, date: Dated | None, publication: Publication, signs: Signs) -> Status:
    """The status of the event that a trigger names, dated by a mention."""
    governor = trigger.verb if trigger.verb >= 0 else trigger.head
    around = _around(laid, governor)
    lemmas = {laid.tokens[i].word.lemma for i in around}
    verb = laid.tokens[governor].word
    negated = governor > 0 and laid.tokens[governor - 1].word.form in signs.negation
    if lemmas & signs.cancelling and (trigger.form in ("noun", "name") or verb.lemma in signs.cancelling):
        return "cancelled"
    if lemmas & signs.moving and trigger.form in ("noun", "name"):
        return "postponed"
    ahead = _ahead(date, publication)
    if negated and trigger.form in ("noun", "name"):
        return "cancelled"
    forms = {laid.tokens[i].word.form for i in around}
    if (lemmas | forms) & (signs.doubt | signs.condition) and ahead is not False:
        return "hypothetical"
    if trigger.form == "infinitive" and verb.lemma in signs.wishing:
        return "hypothetical"
    if ahead is not None:
        return "scheduled" if ahead else "occurred"
    if verb.tense == "futr" or lemmas & signs.planning:
        return "scheduled"
    return "occurred"


def _around(laid: Laid, governor: int) -> list[int]:
    """The words of the governor's clause near it."""
    clause = laid.clause[governor]
    low, high = max(governor - _REACH, 0), min(governor + _REACH, len(laid.tokens) - 1)
    return [i for i in range(low, high + 1) if laid.clause[i] == clause]


def _ahead(date: Dated | None, publication: Publication) -> bool | None:
    """Whether the date lies after the publication day (True), before it (False), or can't be told apart (None)."""
    day = publication.exact
    if date is None or day is None:
        return None
    if date.first and date.first > day:
        return True
    if date.last and date.last < day:
        return False
    return None
