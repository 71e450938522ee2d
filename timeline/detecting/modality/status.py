"""Whether an event happened, is to happen, or is not: from the verbs that bear on it, and the publication day."""

from collections.abc import Iterable

from timeline import edtf
from timeline.detecting.clauses import Laid
from timeline.detecting.features import preposition
from timeline.detecting.modality.bearing import VERBAL, Standing, argument, bears
from timeline.detecting.modality.doubting import conditional, only_possible
from timeline.detecting.modality.moving import awaited, former, made_good, moved, renewed, sets, shift
from timeline.model import Dated, Publication, Status

_NEAR = 4  # words between "отмена" and what it calls off


def status(standing: Standing) -> Status:
    """The status of an event."""
    told = _told(standing)
    if told and _plain(standing):
        return "occurred"
    if _thought(standing) or standing.ahead is not False and not told and conditional(standing):
        return "hypothetical"
    found = _put_off(standing) or _called_off(standing) or _not(standing)
    if found is not None:
        return found
    if _unfulfilled(standing):
        but = _but(standing)
        after = [i for clause in but for i in standing.of_clause(clause) if standing.word(i).tense == "past"]
        # "Хотели в мае, но отложили".
        moved = any(standing.word(i).lemma in standing.signs.moving and not standing.negated(i) for i in after)
        if moved or not standing.ahead and _at_first(standing):
            return "postponed"
        return "cancelled" if standing.ahead or but else "hypothetical"
    if standing.ahead is not False and not told and only_possible(standing):
        return "hypothetical"
    return _by_time(standing)


def retracted(standing: Standing, beside: Iterable[Laid]) -> bool:
    """Whether what was planned for a time ahead is called off in a sentence beside: "Тур отменён. Он должен был пройти летом"."""
    inside = [i for c in standing.clauses for i in standing.of_clause(c)]
    was = (i for i in inside if standing.word(i).pos in ("PRTS", "ADJS") or standing.word(i).aspect == "impf")  # not "пообещал"
    if not standing.ahead or not any(standing.planned(i) and standing.word(i).pos != "PRTF" for i in was):
        return False
    return any(_calls_off(standing, laid, i) for laid in beside for i in range(len(laid.tokens)))


def _calls_off(standing: Standing, laid: Laid, i: int) -> bool:
    """Whether a word of another sentence calls something off, and isn't denied."""
    word, before = laid.tokens[i].word, laid.tokens[i - 1].word.form if i else ""
    told = word.lemma in standing.signs.cancelling and word.pos in ("VERB", "PRTS")
    return told and before not in standing.words.negation


def _by_time(standing: Standing) -> Status:
    """The status of an event of which nothing else is said."""
    if standing.ahead is not None:
        return "scheduled" if standing.ahead else "occurred"
    leaves = standing.trigger.kind == "visit" and standing.word(standing.governor).tense == "pres"  # "сегодня вылетает в Тверь"
    return "scheduled" if leaves or _future(standing) or _within_future(standing) else "occurred"


def _within_future(standing: Standing) -> bool:
    """Whether a noun that no verb brings stands in a clause that looks ahead, or has a dash for its verb: "объявит награду"."""
    if not standing.noun or standing.trigger.verb >= 0:
        return False
    laid, clause = standing.laid, standing.laid.clause[standing.trigger.head]
    clause = laid.clause[laid.clause.index(clause) - 1] if laid.heads[clause] == "elided" else clause
    verbs = [standing.word(i) for i in standing.of_clause(clause)]
    verbs = [w for w in verbs if w.pos in ("VERB", "PRTS") and not w.of_speakers]  # "напомним"
    return bool(verbs) and all(w.tense == "futr" or w.lemma in standing.signs.planning and w.tense == "pres" for w in verbs)


def ahead(date: Dated | None, publication: Publication) -> bool | None:
    """Whether a time lies after the publication day (True), before it (False), or can't be told apart (None)."""
    begun, ended = edtf.bounds(publication.day) if publication.day else (None, None)
    if date is None or begun is None or ended is None:
        return None
    if date.first and date.first > ended:
        return True
    if date.tense == "future" and date.last and date.last > ended:  # "посетит в этом месяце", "в ближайшие два месяца"
        return True
    if date.last and date.last < begun:
        return False
    return None


def _told(standing: Standing) -> bool:
    """Whether the event's verb tells it as done: in the past, at a time that isn't known to be ahead, of no plan."""
    if standing.ahead is True:
        return False
    word = standing.word(standing.governor)
    past = word.pos == "VERB" and word.tense == "past" or word.pos == "PRTS" and not standing.callers and not _future(standing)
    if past and (not standing.noun or word.lemma not in standing.words.modal) or _managed(standing):
        return True
    return standing.noun and any(_brings(standing, i) for i in _own(standing))


def _managed(standing: Standing) -> bool:
    """Whether somebody got to do what the infinitive names: "был вынужден уйти", "начал приезжать"."""
    caller = next(iter(standing.callers), -1)
    if caller < 0 or standing.word(caller).lemma not in standing.signs.managing or standing.negated(caller):
        return False
    return standing.word(caller).tense == "past" and not _to_be(standing)


def _own(standing: Standing) -> list[int]:
    """The words of the trigger's clause, where its verb stands in another one."""
    here = standing.laid.clause[standing.trigger.head]
    return [] if standing.laid.clause[standing.governor] == here else standing.of_clause(here)


def _brings(standing: Standing, i: int) -> bool:
    """Whether a verb tells that an event took place."""
    word = standing.word(i)
    light = (
        word.pos == "VERB"
        and word.tense == "past"
        and word.lemma in standing.words.light
        and word.lemma not in standing.signs.moving
        and word.lemma not in standing.signs.cancelling
    )
    return light and not standing.negated(i) and argument(standing, i, standing.trigger.head)


def _plain(standing: Standing) -> bool:
    """Whether the event's verb says it took place: not negated, not only thought of, no word of moving or calling off."""
    verb = next((i for i in _own(standing) if _brings(standing, i)), standing.governor)
    lemma, signs = standing.word(verb).lemma, standing.signs
    if standing.negated(verb) or _subjunctive(standing):
        return False
    stopping = (signs.cancelling, signs.thwarting, signs.aborting, signs.refusing)
    if any(lemma in some for some in (*stopping, signs.changing, signs.suspending, signs.shifting)):
        return False
    return standing.deed(verb) or lemma not in signs.moving and lemma not in signs.planning


def _future(standing: Standing) -> bool:
    """Whether the event's verbs look ahead."""
    verb = standing.word(standing.governor)
    if verb.lemma in standing.signs.planning and verb.pos in ("PRTF", "PRTS") and not standing.deed(standing.governor):
        return True
    if verb.tense == "futr" or verb.lemma in standing.words.modal and verb.tense != "past":
        return True
    return verb.pos == "INFN" and not _managed(standing) or _to_be(standing)


def _to_be(standing: Standing) -> bool:
    """Whether the event's clauses have "to be" in the future."""
    near = (standing.word(i) for c in standing.clauses for i in standing.of_clause(c))
    return any(w.tense == "futr" and w.lemma in standing.words.state for w in near)


def _subjunctive(standing: Standing) -> bool:
    """Whether the event's verb is only thought of: "экипаж стартовал бы"."""
    clause = standing.laid.clause[standing.governor]
    return any(standing.word(i).form in standing.signs.subjunctive for i in standing.of_clause(clause))


def _thought(standing: Standing) -> bool:
    return _subjunctive(standing) and standing.word(standing.governor).pos in ("VERB", "PRTS", "INFN")


def _put_off(standing: Standing) -> Status | None:
    """Whether the event is moved to another time: by a verb, a noun ("перенос матча"), or two days set against each other."""
    signs, kept = standing.signs, False
    for i, token in enumerate(standing.laid.tokens):
        word = token.word
        if word.lemma in signs.moves and _owns(standing, i):
            if _holds(standing, i):
                return "postponed"
            kept = True
        if word.pos not in VERBAL or not _moves(standing, i) or not (bears(standing, i) or renewed(standing, i)):
            continue
        if not _kept(standing, i) and _holds(standing, i):
            return "hypothetical" if _maybe(standing, i) else "postponed"
        kept = True
    if not (_told(standing) and standing.ahead is False) and (shift(standing, None) is not None or _anew(standing)):
        return "postponed"
    return _by_time(standing) if kept else None


def _anew(standing: Standing) -> bool:
    """Whether the sentence sets the event's time against another one that it was to have: "теперь", "позже", or a participle says
    so ("запуск, ожидавшийся 12 мая, состоится 19 мая")."""
    here, signs = standing.of_clause(standing.laid.clause[standing.governor]), standing.signs
    now = any(standing.word(i).form in signs.now for i in here)
    planned = standing.ahead is not False and "PRTF" in [token.word.pos for token in standing.laid.tokens]
    old, new = moved(standing) if now or planned else (-1, -1)
    both = old >= 0 and new >= 0
    if old < 0:
        return False
    at = standing.laid.mention.index(old)
    if now and both and former(standing, at):
        return True
    if not planned:
        return False
    if not any(awaited(standing, i, at) for i in range(max(at - _NEAR, 0), at)):
        return False
    if both:
        return standing.dated[old].edtf < standing.dated[new].edtf
    return _future(standing) and any(standing.word(i).form in signs.later for i in here)


def _moves(standing: Standing, i: int) -> bool:
    """Whether a verb moves what it is done to to another time."""
    lemma, signs = standing.word(i).lemma, standing.signs
    if lemma in signs.moving:
        suffered = standing.word(standing.trigger.head).lemma in signs.suffered  # "после перенесённой в мае операции"
        if standing.deed(i) or suffered and standing.word(i).pos == "PRTF":
            return shift(standing, i) is not None
        if lemma in standing.words.verbs and not standing.noun:
            return False  # "переназначены главы, у которых истекает срок"
        ahead = standing.ahead is not False and not suffered
        apart = standing.laid.clause[i] not in standing.clauses  # else "пришлось перенести полёт" with all its hardships
        had_to = apart and any(
            standing.word(j).lemma in signs.managing and standing.word(j).tense == "past" for j in standing.calling(i)
        )
        return ahead or had_to or standing.passive(i) or standing.word(i).number == "plur" or shift(standing, i) is not None
    if lemma in signs.suspending:
        # "Рейсы, приостановленные весной, возобновят осенью".
        return standing.ahead is not False and i != standing.trigger.head and standing.word(i).pos != "PRTF"
    if lemma in signs.changing:
        return any(standing.word(j).lemma in signs.days for j in standing.of_clause(standing.laid.clause[i]))
    return lemma in signs.shifting and shift(standing, i) is not None


def _called_off(standing: Standing) -> Status | None:
    """Whether the event is called off: by a verb, or a noun ("отмена визита")."""
    signs, kept = standing.signs, False
    for i, token in enumerate(standing.laid.tokens):
        word = token.word
        noun = word.lemma in signs.calling_off and _owns(standing, i)
        verb = word.pos in VERBAL and _cancels(standing, i) and bears(standing, i) and not made_good(standing, i)
        if (noun or verb) and _holds(standing, i) and (noun or not _kept(standing, i)):
            return "hypothetical" if _maybe(standing, i) else "cancelled"
        kept = kept or noun or verb
    return _by_time(standing) if kept else None


def _maybe(standing: Standing, i: int) -> bool:
    """Whether a move or cancellation ahead is itself only wished or possible: "матч могут перенести"."""
    signs = standing.signs
    calls = (standing.word(j) for j in standing.calling(i))
    return standing.ahead is not False and any(w.lemma in signs.wishing or w.form in signs.doubt for w in calls)


def _cancels(standing: Standing, i: int) -> bool:
    """Whether a verb calls off what it is done to; not where it is the event itself: "суд отменил приговор 8 февраля"."""
    lemma, signs = standing.word(i).lemma, standing.signs
    own = i == standing.trigger.head
    if lemma in signs.forbidding:
        return standing.ahead is not False and (not own or standing.date is not None and _done_to_event(standing, i))
    if lemma in signs.thwarting or lemma in signs.aborting and standing.trigger.kind == "launch":
        return not own or standing.word(i).pos != "INFN" and standing.trigger.kind != "accident"  # "сорвался со скалы"
    if lemma in signs.removing:
        return any(standing.word(j).lemma in signs.agenda for j in standing.of_clause(standing.laid.clause[i]))
    if lemma not in signs.cancelling or own and (standing.word(i).pos == "INFN" or _future(standing)):
        return False
    return standing.ahead is not False or not own and standing.trigger.kind not in signs.undone


def _done_to_event(standing: Standing, verb: int) -> bool:
    """Whether a verb in the past is done to an event: "запретила шествие"."""
    inside = standing.of_clause(standing.laid.clause[verb])
    nouns = (i for i in inside if standing.words.nouns.get(standing.word(i).lemma, "other") not in standing.signs.undone)
    return standing.word(verb).tense == "past" and any(argument(standing, verb, i) for i in nouns)


def _owns(standing: Standing, i: int) -> bool:
    """Whether a noun is done to the event that is named after it ("отмена визита"), or is what the event's verb brings about
    ("согласовали перенос матча")."""
    head = standing.trigger.head
    if not standing.noun or not i < head <= i + _NEAR:
        return False
    return all(standing.word(j).pos in ("ADJF", "PRTF", "PREP", "NUMR") for j in range(i + 1, head))


def _kept(standing: Standing, i: int) -> bool:
    """Whether a verb of moving or calling off is negated, by itself or by what calls for it ("отказался переносить"), or was
    only planned: "его собирались отменить"."""
    if standing.negated(i):
        return True
    clause = standing.laid.clause[i]
    before = [j for j in standing.of_clause(clause) if j < i]
    if any(standing.word(j).pos == "NPRO" and standing.negated(i) for j in before):
        return True
    if standing.word(i).pos != "INFN":
        return False
    over = [(j, standing.word(j)) for j in before if standing.word(j).pos in VERBAL]
    planned = any(w.lemma in standing.signs.planning and w.tense == "past" for _, w in over)
    return planned or any(w.lemma in standing.signs.refusing or standing.negated(j) for j, w in over)


def _holds(standing: Standing, i: int) -> bool:
    """Whether a move or cancellation is told as true, not denied or only talked of."""
    signs, clause = standing.signs, standing.laid.clause[i]
    if any(standing.word(j).lemma in signs.talk for j in range(max(i - _NEAR, 0), i)):
        return False
    if standing.phrase(signs.untrue, clause):
        return False
    for j in range(i):
        near = standing.laid.clause[j] == clause or standing.laid.heads[clause] == "sub" and standing.laid.clause[j] == clause - 1
        if near and standing.denies(j):
            return False
    return True


def _not(standing: Standing) -> Status | None:
    """Whether the event is negated or declined, by the verbs that bring it or by one that it is the subject of."""
    signs, words = standing.signs, standing.words
    verbs = [i for i in standing.chain if standing.word(i).pos in VERBAL]
    able = verbs if standing.ahead else standing.callers  # else the refusal itself is the event
    declined = any(standing.word(i).lemma in signs.refusing and not standing.negated(i) for i in able)
    thing = standing.trigger.head if standing.noun else standing.host[0]
    if thing >= 0 and standing.ahead is not False and not declined:
        declined = any(standing.word(i).lemma in signs.refusing for i in _over(standing, thing))
    if declined and standing.ahead is not False:
        return "cancelled"
    if any(standing.negated(i) and standing.word(i).lemma not in signs.excluding for i in verbs):
        light = standing.word(standing.governor).lemma in words.light
        if light or standing.ahead or standing.ahead is None and _future(standing) or _expected(standing):
            return "cancelled"
    if standing.noun and standing.ahead is not False and _impossible(standing):
        return "cancelled"
    for i in [i for i, token in enumerate(standing.laid.tokens) if token.word.pos in ("VERB", "INFN")]:
        # "Запускать не будет", but not "призвал не запускать".
        finite = standing.word(i).pos == "VERB" or standing.word(i - 1).form not in words.negation
        if i not in verbs and finite and standing.negated(i):
            barred = standing.word(i).lemma in signs.permitting and standing.ahead is not False and bears(standing, i)
            if barred or _denies(standing, i):
                return "cancelled"
    return None


def _impossible(standing: Standing) -> bool:
    """Whether the event is what can't be: "старт невозможен"."""
    inside = standing.of_clause(standing.laid.clause[standing.trigger.head])
    return standing.word(standing.trigger.head).case == "nomn" and any(
        standing.word(i).form in standing.signs.impossible and not standing.negated(i) for i in inside
    )


def _over(standing: Standing, noun: int) -> list[int]:
    """The verbs that a noun after "от" depends on: "отказался от поездки"."""
    led = any(standing.word(j).form in standing.signs.refused for j in range(max(noun - _NEAR, 0), noun))
    inside = standing.of_clause(standing.laid.clause[noun])
    return [i for i in inside if i < noun and standing.word(i).pos in VERBAL] if led else []


def _denies(standing: Standing, verb: int) -> bool:
    """Whether a negated verb says of an event that it isn't: a light one, or one of its clause that tells of the future."""
    word, laid = standing.word(verb), standing.laid
    ahead = (word.tense == "futr" or word.pos == "INFN") and standing.ahead is not False
    if word.lemma in standing.words.state and ahead and standing.noun and laid.clause[verb] in standing.clauses:
        name = laid.tokens[standing.trigger.head].text
        return any(w.case == "gent" for w in standing.words.morphology.readings(name))
    head = standing.trigger.head
    told = standing.clauses == {laid.clause[verb]}  # not "на турнире, который стартует в среду"
    if ahead and standing.noun and verb < head and told and preposition(laid, head):
        able = standing.words.morphology.readings(laid.tokens[head].text)
        # "Не поедет на турнир", "не выступит на турнире".
        return any(w.pos == "NOUN" and w.case in ("accs", "loct") for w in able)
    beside = laid.clause[verb] in standing.clauses or laid.clause[verb] == standing.host[1]
    if not (word.lemma in standing.words.light or ahead and (beside or word.lemma in standing.words.state)):
        return False
    return bears(standing, verb)


def _expected(standing: Standing) -> bool:
    """Whether the sentence says that somebody planned or awaited something: by a verb, or "так и не"."""
    at_last = standing.signs.at_last
    forms = [t.word.form for t in standing.laid.tokens]
    awaited = any(tuple(forms[i - 1 - len(at_last) : i - 1]) == at_last for i in standing.chain if i > len(at_last))
    return awaited or any(t.word.lemma in standing.signs.planning for t in standing.laid.tokens)


def _unfulfilled(standing: Standing) -> bool:
    """Whether a plan of the past didn't come true: its time has passed, or "but" follows: "собирался посетить, но заболел"."""
    own = (standing.governor,) if standing.noun else ()
    plans = [i for i in (*own, *standing.callers, *standing.matrix) if standing.planned(i) and not sets(standing, i)]
    idle = standing.ahead is None and any(standing.word(i).pos in ("PRTS", "ADJS") for i in plans)
    return bool(plans) and (standing.ahead is False or idle or bool(_but(standing)))


def _at_first(standing: Standing) -> bool:
    """Whether the plan is told as that of before another: "изначально собирались в мае"."""
    signs, tokens = standing.signs, standing.laid.tokens
    if any(t.word.lemma in some for t in tokens for some in (signs.cancelling, signs.thwarting)):
        return False
    clauses = {standing.laid.clause[i] for i in standing.chain}
    return any(standing.word(i).form in signs.first for c in clauses for i in standing.of_clause(c))


def _but(standing: Standing) -> list[int]:
    """The clauses from the event's on that open with "but"."""
    clauses, here = standing.laid.clause, standing.laid.clause[standing.governor]
    opening = (i for i, c in enumerate(clauses) if c >= here and (i == 0 or clauses[i - 1] != c))
    return [clauses[i] for i in opening if standing.word(i).form in standing.signs.adversative]
