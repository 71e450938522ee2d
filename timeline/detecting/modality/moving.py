"""The two times of an event that was moved: the one that no longer holds, and the one that now does."""

from timeline.detecting.modality.bearing import VERBAL, Standing, bears
from timeline.model import Dated

_A_YEAR = 366  # days by which what is put off is put off at most, where nothing says which time is the old one
_NEAR = 4  # words between a participle and the day it names
_FINITE = ("VERB", "PRTS", "ADJS")
Shift = tuple[int, int]


def shift(standing: Standing, verb: int | None) -> Shift | None:
    """The mentions of the old and the new time, -1 for one that isn't told; None where the two aren't set against each other.

    `verb` is the one that moves the event; without it only a plain contrast counts: "не 5, а 7 мая", "вместо 5 мая".
    """
    clauses = standing.clauses if verb is None else frozenset((standing.laid.clause[verb],))
    old = new = -1
    for mention, at in _mentions(standing, clauses):
        if _instead(standing, at):
            old = mention
        elif old >= 0 and new < 0 or verb is not None and _led(standing, at, standing.signs.after):
            new = mention
        elif verb is not None and _led(standing, at, standing.signs.before):
            old = mention
        elif verb is None and new < 0:
            new = mention
    if old < 0 or verb is not None and new < 0:
        return None
    return old, new


def moved(standing: Standing) -> Shift:
    """The mentions of a postponed event's old and new time, -1 for one that the sentence doesn't tell."""
    about = frozenset(clause for clause in set(standing.laid.clause) if not _elsewhere(standing, clause))
    times = [(mention, at) for mention, at in _mentions(standing, about) if _known(standing.dated[mention])]
    past = [mention for mention, at in times if former(standing, at)]
    coming = [mention for mention, at in times if mention not in past and _coming(standing, at)]
    unclear = [mention for mention, _ in times if mention not in past and mention not in coming]
    if not past and coming:
        past = [mention for mention in unclear if _within_a_year(standing.dated[mention], standing.dated[coming[0]])]
    elif not past and len(unclear) == 1:
        past = unclear
    elif not coming:
        coming = unclear
    return past[-1] if past else -1, coming[0] if coming else -1


def renewed(standing: Standing, i: int) -> bool:
    """Whether the event takes place when another clause says that something was moved to: "перенесена на 24 декабря, спектакль
    состоится 24 декабря"."""
    if standing.date is None or standing.laid.clause[i] in standing.clauses:
        return False
    both = shift(standing, i)
    return both is not None and both[1] >= 0 and standing.dated[both[1]].edtf == standing.date.edtf


def awaited(standing: Standing, participle: int, at: int) -> bool:
    """Whether a participle of planning says that the event was to be at the time that begins at a word."""
    word = standing.word(participle)
    if word.pos != "PRTF" or word.tense != "past" or word.lemma not in standing.signs.planning or not bears(standing, participle):
        return False
    return word.voice != "pssv" or standing.word(at - 1).form in standing.signs.after


def sets(standing: Standing, verb: int) -> bool:
    """Whether a verb sets a thing's day, at the event's own time: "в октябре суд назначил заседание на 12 ноября"."""
    word = standing.word(verb)
    if standing.ahead is not False or word.pos != "VERB" or word.aspect != "perf":
        return False
    days = _mentions(standing, frozenset((standing.laid.clause[verb],)))
    return any(_led(standing, at, standing.words.awaited) and standing.dated[day] is not standing.date for day, at in days)


def made_good(standing: Standing, participle: int) -> bool:
    """Whether a participle says what was done to an event once, and a verb that it takes place anyway: "концерт, отменённый в
    марте, пройдёт 5 мая"."""
    verb, clause = standing.word(standing.governor), standing.laid.clause
    coming = verb.pos == "VERB" and verb.tense == "futr" and not standing.negated(standing.governor)
    if standing.word(participle).pos != "PRTF" or not coming:
        return False
    own = frozenset((clause[participle],)) - {clause[standing.governor]}
    return all(standing.dated[day] is not standing.date for day, _ in _mentions(standing, own))


def _elsewhere(standing: Standing, clause: int) -> bool:
    """Whether a clause tells of something else: an attribute of a noun of another kind, or what a semicolon parts from the event;
    not where a verb of it bears on the event."""
    laid = standing.laid
    if clause in standing.clauses or any(
        bears(standing, i) for i in standing.of_clause(clause) if standing.word(i).pos in VERBAL
    ):
        return False
    first, here = laid.clause.index(clause), laid.clause.index(laid.clause[standing.governor])
    parted = any(laid.tokens[i].text == ";" for i in range(min(first, here), max(first, here)))
    noun = standing.antecedent(clause)
    return parted or noun >= 0 and standing.words.nouns.get(standing.word(noun).lemma) != standing.trigger.kind


def _mentions(standing: Standing, clauses: frozenset[int]) -> list[tuple[int, int]]:
    """The mentions in some clauses with their first words, in text order."""
    laid = standing.laid
    found: dict[int, int] = {}
    for i, (mention, clause) in enumerate(zip(laid.mention, laid.clause, strict=True)):
        if mention >= 0 and clause in clauses:
            found.setdefault(mention, i)
    return list(found.items())


def _within_a_year(old: Dated, new: Dated) -> bool:
    """Whether one time may be the old one though nothing says so, not that of another deed: "в 2015 году открыла зал"."""
    return old.first is not None and new.first is not None and abs((new.first - old.first).days) <= _A_YEAR


def _known(date: Dated) -> bool:
    return date.type in ("DATE", "TIME") and bool(date.edtf)


def _led(standing: Standing, at: int, forms: frozenset[str]) -> bool:
    return at > 0 and standing.word(at - 1).form in forms


def _instead(standing: Standing, at: int) -> bool:
    """Whether a time stands after "instead of" or a bare "not": "вместо 3 марта", "не 5 мая, а …"."""
    if _led(standing, at, standing.signs.instead):
        return True
    return (
        _led(standing, at, standing.words.negation)
        or at > 1
        and (standing.word(at - 1).pos == "PREP" and standing.word(at - 2).form in standing.words.negation)
    )


def former(standing: Standing, at: int) -> bool:
    """Whether a time is the one that an event moved from."""
    laid, signs = standing.laid, standing.signs
    if _instead(standing, at) or _led(standing, at, signs.before):
        return True
    clause = laid.clause[at]
    inside = standing.of_clause(clause)
    if any(standing.word(i).pos == "PRTF" and standing.word(i).lemma in signs.planning for i in range(max(at - _NEAR, 0), at)):
        return True
    if any(standing.word(i).form in signs.first for i in range(max(at - _NEAR, 0), at)):
        return True
    finite = [i for i in inside if standing.word(i).pos in _FINITE]
    nearest = min(finite, key=lambda i: abs(i - at), default=-1)
    return nearest >= 0 and any(standing.planned(i) for i in finite)


def _coming(standing: Standing, at: int) -> bool:
    """Whether a time is the one that an event moved to."""
    signs = standing.signs
    if _led(standing, at, signs.after):
        return True
    for i in standing.of_clause(standing.laid.clause[at]):
        word = standing.word(i)
        moves = word.lemma in signs.moving | signs.changing
        plans = word.lemma in signs.planning and word.pos == "PRTS"
        if word.form in signs.now or not moves and (word.pos == "VERB" and word.tense != "past" or plans):
            return True
    return False
