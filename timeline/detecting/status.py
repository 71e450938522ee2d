"""Whether an event happened, is to happen, or is not: from the verb, what stands before it, and the publication day."""

from functools import cache

from attrs import fields, frozen

from timeline.detecting.clauses import Laid
from timeline.detecting.lexicon import Lexicon
from timeline.detecting.triggers import Trigger
from timeline.languages import Pack
from timeline.languages.morphology import Word
from timeline.model import Dated, Publication, Status

_REACH = 6  # words between a verb and the infinitive it calls for
_VERBAL = ("VERB", "PRTS", "PRTF", "INFN", "ADJF", "ADJS", "GRND")


@frozen
class StatusWords:
    """The section `status`: lists of words, separated by white space."""

    cancelling: str
    moving: str
    refusing: str
    wishing: str
    doubt: str
    condition: str
    denying: str
    confirming: str
    excluding: str
    supposing: str
    before: str
    after: str


@frozen(eq=False)
class Signs:
    """The same as sets."""

    cancelling: frozenset[str]
    moving: frozenset[str]
    refusing: frozenset[str]
    wishing: frozenset[str]
    doubt: frozenset[str]
    condition: frozenset[str]
    denying: frozenset[str]
    confirming: frozenset[str]
    excluding: frozenset[str]
    supposing: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]

    @classmethod
    @cache
    def of(cls, pack: Pack) -> "Signs":
        """The signs of a pack."""
        words = pack.section("status", StatusWords)
        return cls(**{f.name: frozenset(getattr(words, f.name).split()) for f in fields(StatusWords)})


@frozen(eq=False)
class Standing:
    """An event's words as its status sees them: the trigger in its sentence, and whether its time lies ahead (None: unknown)."""

    laid: Laid
    trigger: Trigger
    ahead: bool | None
    words: Lexicon
    signs: Signs

    @property
    def governor(self) -> int:
        """The verb that says of the event what is said; the trigger itself where no other does."""
        return self.trigger.verb if self.trigger.verb >= 0 else self.trigger.head

    def near(self) -> list[Word]:
        """The words of the trigger's clause and of its verb's."""
        laid = self.laid
        clauses = {laid.clause[self.trigger.head], laid.clause[self.governor]}
        return [t.word for t, c in zip(laid.tokens, laid.clause, strict=True) if c in clauses]

    def callers(self) -> list[Word]:
        """The verbs that call for the infinitive which brings the event: "предложил провести референдум"."""
        laid, governor = self.laid, self.governor
        if self.trigger.form == "infinitive" and self.trigger.verb >= 0:
            return [laid.tokens[self.trigger.verb].word]
        if laid.tokens[governor].word.pos != "INFN":
            return []
        before = range(max(governor - _REACH, 0), governor)
        return [laid.tokens[i].word for i in before if laid.clause[i] == laid.clause[governor]]

    def negated(self, i: int) -> bool:
        """Whether the word is negated, a form of "to be" between them or not."""
        tokens = self.laid.tokens
        j = i - 1
        if j > 0 and tokens[j].word.lemma in self.words.state:
            j -= 1
        return j >= 0 and tokens[j].word.form in self.words.negation


def status(standing: Standing) -> Status:
    """The status of an event."""
    denied = _denied(standing)
    found = _moved_or_off(standing)
    if found is not None:
        return "scheduled" if denied and standing.ahead is not False else found
    verb = standing.laid.tokens[standing.governor].word
    told = standing.ahead is None and verb.tense == "past" and verb.pos == "VERB" and verb.lemma not in standing.words.modal
    if standing.ahead is not False and not told and (denied or _only_possible(standing)):
        return "hypothetical"
    if standing.ahead is not None:
        return "scheduled" if standing.ahead else "occurred"
    being = any(w.tense == "futr" and w.lemma in standing.words.state for w in standing.near())
    future = being or verb.tense == "futr" or verb.pos == "INFN" or verb.lemma in standing.words.modal and verb.tense != "past"
    return "scheduled" if future else "occurred"


def _moved_or_off(standing: Standing) -> Status | None:
    """Moved, called off, declined: by a verb of the event's clauses, or by the negation of its own."""
    laid, signs, trigger = standing.laid, standing.signs, standing.trigger
    noun = trigger.form in ("noun", "name")
    verbs = [w for w in standing.near() if w.pos in _VERBAL]
    if noun or trigger.head == standing.governor:
        own = laid.tokens[trigger.head].word.lemma
        moved = any(w.lemma in signs.moving for w in verbs) or own in signs.moving
        if moved or standing.ahead is not False and _moved_beside(standing):
            return "postponed"
        if any(w.lemma in signs.cancelling for w in verbs):
            return "cancelled"
    governor = laid.tokens[standing.governor].word
    if standing.ahead is not False and any(w.lemma in signs.refusing for w in standing.callers()):
        return "cancelled"
    if noun and standing.ahead is not False and any(w.lemma in signs.refusing for w in verbs):
        return "cancelled"
    if standing.negated(standing.governor) and (noun or governor.tense == "futr" or standing.ahead):
        return "cancelled"
    if noun and standing.ahead is not False or trigger.verb >= 0:
        clause = laid.clause[trigger.head]
        verbs_at = [i for i, t in enumerate(laid.tokens) if laid.clause[i] == clause and t.word.pos == "VERB"]
        if noun and any(standing.negated(i) and _of_event(standing, i) for i in verbs_at):
            return "cancelled"
    return None


def _of_event(standing: Standing, verb: int) -> bool:
    """Whether a negated verb says of an event that it isn't: a light one, or one that tells of the future."""
    word = standing.laid.tokens[verb].word
    return word.lemma in standing.words.light or word.tense == "futr" and standing.ahead is not False


def _moved_beside(standing: Standing) -> bool:
    """Whether another clause of the sentence tells of a move: "запуск отложен, теперь старт ожидается 2 ноября"."""
    laid = standing.laid
    clause = laid.clause[standing.trigger.head]
    if laid.heads[clause] == "sub":
        return False
    return any(
        t.word.lemma in standing.signs.moving and t.word.pos in ("VERB", "PRTS") and c < clause
        for t, c in zip(laid.tokens, laid.clause, strict=True)
    )


def _denied(standing: Standing) -> bool:
    """Whether a verb before the event's clause denies what it says, or fails to confirm it."""
    laid, signs = standing.laid, standing.signs
    start = laid.clause.index(laid.clause[standing.trigger.head])
    before = range(max(start, standing.trigger.head))
    for i in before:
        lemma = laid.tokens[i].word.lemma
        if lemma in signs.denying and not standing.negated(i):
            return True
        if lemma in signs.confirming and lemma not in signs.excluding and standing.negated(i):
            return True
    return False


def _only_possible(standing: Standing) -> bool:
    """Whether the event is only wished, possible, supposed or conditional."""
    laid, signs = standing.laid, standing.signs
    clause = laid.clause[standing.governor]
    governor = laid.tokens[standing.governor].word
    if any(w.lemma in signs.wishing for w in (governor, *standing.callers())):
        return True
    for i, (token, at) in enumerate(zip(laid.tokens, laid.clause, strict=True)):
        word = token.word
        if at == clause and word.form in signs.doubt:
            return True
        if word.form in signs.condition and (i == 0 or laid.tokens[i - 1].word.form not in signs.doubt):
            return True
        if at < clause and (word.lemma in signs.supposing or word.lemma in signs.excluding and standing.negated(i)):
            return True
    return False


def ahead(date: Dated | None, publication: Publication) -> bool | None:
    """Whether a time lies after the publication day (True), before it (False), or can't be told apart (None)."""
    day = publication.exact
    if date is None or day is None:
        return None
    if date.first and date.first > day:
        return True
    if date.last and date.last < day:
        return False
    return None


def moved(standing: Standing, mentions: list[int]) -> tuple[int, int] | None:
    """The mentions of a postponed event's old and new time, where both are given: "с 5 на 7 мая", "вместо 3 марта … 17 марта"."""
    laid, signs = standing.laid, standing.signs
    if len(mentions) < 2:
        return None
    old = new = -1
    for mention in mentions:
        at = laid.mention.index(mention)
        form = laid.tokens[at - 1].word.form if at else ""
        participle = any(t.word.pos == "PRTF" for t in laid.tokens[max(at - 3, 0) : at])
        if form in signs.before or participle and form in signs.after:
            old = mention if old < 0 else old
        elif form in signs.after or old >= 0:
            new = mention if new < 0 else new
    return (old, new) if old >= 0 and new >= 0 else None
