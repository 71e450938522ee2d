"""Same or not: hard contradictions first, then evidence weighed against what the dates leave open."""

import math
from enum import Enum, auto

from timeline.merging.kinds import BETWEEN, BY_WHERE, BY_WHO, OF_A_LIFE, ONCE, SELDOM_THERE, SELDOM_TO_ONE, Kinship, kinship
from timeline.merging.profile import Profile, Profiler
from timeline.merging.tying import different

# Evidence wanted by the longer of two extents, in days: the coarser, the more other events lie in it.
_WANTED = ((1, 1.7), (31, 2.2), (92, 2.5), (366, 2.9), (math.inf, 3.3))
# Two sources that name different days of one event must agree in nearly all else.
_WANTED_APART = 3.6
_WANTED_INFERRED = 2.4
# One document rarely tells an event twice in other words, and often tells of several alike.
_WANTED_WITHIN = 0.8
_ALLUDED = 1.5  # a nameless meeting in a document that names who met there that day
_SOME_WORDS, _SAME_WORDS = 0.25, 0.5
_FEW = 2.0  # words of which no likeness is believed
_GAP = 2  # days that two sources of one event may lie apart


class Calendar(Enum):
    """How the days of two tellings lie."""

    MEET = auto()
    INFERRED = auto()  # a day apart, and one of them is only the publication day
    NEAR = auto()  # a day or two apart
    FAR = auto()


def calendar(a: Profile, b: Profile) -> Calendar:
    """How the days lie; a telling that names the day from which the event was moved also meets that day."""
    if a.first <= b.last and b.first <= a.last or _moved(a, b) or _moved(b, a):
        return Calendar.MEET
    gap = max(a.first, b.first) - min(a.last, b.last)
    if gap == 1 and a.days == b.days == 1 and "published" in (a.telling.event.basis, b.telling.event.basis):
        return Calendar.INFERRED
    return Calendar.NEAR if gap <= _GAP and (a.days == 1 or a.lasting) and (b.days == 1 or b.lasting) else Calendar.FAR


def _moved(a: Profile, b: Profile) -> bool:
    return a.moved_from is not None and a.moved_from[0] <= b.last and b.first <= a.moved_from[1]


def contradict(a: Profile, b: Profile, profiler: Profiler, days: bool = True) -> bool:
    """Whether two tellings can't be of one event, whatever else they share; for another reason than their `days` where False."""
    near = kinship(a.telling.event.kind, b.telling.event.kind)
    if near is Kinship.APART or different(a.telling, b.telling):
        return True
    lie = calendar(a, b) if days else Calendar.MEET
    if lie is Calendar.FAR or a.name and b.name and a.name != b.name:
        return True
    rows = a.numbers.keys() & b.numbers.keys() if a.numbers and b.numbers else ()
    if any(a.numbers[noun].isdisjoint(b.numbers[noun]) for noun in rows):
        return True
    if a.telling.source.document == b.telling.source.document and (near is Kinship.LOOSE or lie is not Calendar.MEET):
        return True
    return not a.name and profiler.elsewhere(a.place, b.place) and not _hosts(a, b, profiler)


def _hosts(a: Profile, b: Profile, profiler: Profiler) -> bool:
    """Whether both places are countries that take part: an agreement of several countries is placed in any of them."""
    parties = {" ".join(p.stems) for p in (*a.parties, *b.parties) if p.country}
    return profiler.is_wide(a.place) and profiler.is_wide(b.place) and {a.place, b.place} <= parties


def likeness(a: Profile, b: Profile, profiler: Profiler) -> float:
    """By how much the evidence for one event exceeds what is wanted; below 0: not the same."""
    if contradict(a, b, profiler):
        return -math.inf
    kinds = {a.telling.event.kind, b.telling.event.kind}
    named = 4.0 * (a.name == b.name != "")
    who, shared = _who(a, b, parted=bool(kinds & BY_WHO))
    where = _where(a, b, profiler, seldom=kinds <= SELDOM_THERE)
    words = _shared_words(a, b, profiler)
    again = _ALLUDED * _alludes(a, b, kinds, where)
    if not named and not again and not _says_which(kinds, who, shared, where, words):
        return -math.inf
    near = {Kinship.SAME: 0.5, Kinship.CLOSE: 0.3}.get(kinship(a.telling.event.kind, b.telling.event.kind), -0.4)
    of_a_life = 0.6 * (kinds <= OF_A_LIFE and who > 0)
    score = named + again + who + where + 3.0 * words + near + of_a_life
    agree = bool(named) or where > 0 and who > 0 and (shared >= 2 or words >= _SAME_WORDS)
    return score - _wanted(a, b, agree)


def _alludes(a: Profile, b: Profile, kinds: set[str], where: float) -> bool:
    """Whether one document comes back, on the same day and place, to what it told with names ("состоялась их встреча")."""
    one = a.telling.source.document == b.telling.source.document and a.days == b.days == 1
    return one and where > 0 and kinds <= BETWEEN and bool(a.parties) != bool(b.parties)


def _says_which(kinds: set[str], who: float, shared: int, where: float, words: float) -> bool:
    """Whether what is shared can tell one event of these kinds from another at all."""
    if words >= _SAME_WORDS:
        return True
    if kinds & BY_WHO and who <= 0 or kinds & BY_WHERE and where <= 0 and who <= 0:
        return False
    seldom = kinds <= SELDOM_THERE and where > 0 or kinds <= SELDOM_TO_ONE and who > 0
    return seldom or kinds <= BETWEEN and shared >= 2 or words >= _SOME_WORDS


def _wanted(a: Profile, b: Profile, agree: bool) -> float:
    lie = calendar(a, b)
    if lie is Calendar.INFERRED:
        return _WANTED_INFERRED
    if lie is Calendar.NEAR:
        once = a.telling.event.kind in ONCE and b.telling.event.kind in ONCE
        return _WANTED_APART if once and agree else math.inf
    longer = max(a.days, b.days)
    more = _WANTED_WITHIN if a.telling.source.document == b.telling.source.document else 0.0
    return more + next(wanted for days, wanted in _WANTED if longer <= days)


def _who(a: Profile, b: Profile, parted: bool) -> tuple[float, int]:
    """The weight of shared and unlike participants, and how many are shared. `parted`: unlike people make unlike events."""
    # Who is the same has a stem in common.
    shared = [] if a.called.isdisjoint(b.called) else [p for p in a.parties if any(map(p.same, b.parties))]
    people = sum(not p.country for p in shared)
    weight = sum((1.2, 0.6, 0.3)[:people]) + 0.4 * min(len(shared) - people, 2)
    ours, theirs, both = a.people, b.people, sum(p.person for p in shared)
    named = _mentioned(a, b) + _mentioned(b, a)
    if not people and named and not (parted and ours and theirs and named < 2):
        return weight + 0.6, len(shared)
    if parted and ours and theirs and 2 * both <= min(ours, theirs):
        weight -= 2.0
    elif parted and both == 1 and max(ours, theirs) > 1:
        weight -= 0.6
    elif a.parties and b.parties and not shared:
        weight -= 0.5
    return weight, len(shared)


def _mentioned(a: Profile, b: Profile) -> bool:
    """Whether another document's words name a person of this telling."""
    if a.telling.source.document == b.telling.source.document:
        return False
    return bool(a.surnames) and not a.surnames.isdisjoint(b.words)


def _where(a: Profile, b: Profile, profiler: Profiler, seldom: bool) -> float:
    if not a.place or not b.place:
        return 0.0
    if a.place == b.place:
        return (0.5 if profiler.is_wide(a.place) else 1.0) + 0.4 * seldom
    if profiler.nested(a.place, b.place):
        return 0.3
    return -2.0 if profiler.elsewhere(a.place, b.place) and not _hosts(a, b, profiler) else 0.0


def _shared_words(a: Profile, b: Profile, profiler: Profiler) -> float:
    """The cosine of the words of both titles, or of titles with quotes, whichever is higher; quotes only across documents.

    Names that both tellings have as participants or place are weighed there and left out here.
    """
    within = a.telling.source.document == b.telling.source.document
    if a.title.isdisjoint(b.title) if within else a.words.isdisjoint(b.words):
        return 0.0
    apart: frozenset[str] = a.called | b.called if a.parties and b.parties else frozenset()
    if a.place and b.place:
        apart = apart | a.located | b.located
    titles = a.title - apart, b.title - apart
    best = _cosine(*titles, profiler)
    if within:
        return best
    words = a.words - apart, b.words - apart
    return max(
        best,
        _cosine(*words, profiler),
        0.8 * _cosine(titles[0], words[1], profiler),
        0.8 * _cosine(words[0], titles[1], profiler),
    )


def _cosine(a: frozenset[str], b: frozenset[str], profiler: Profiler) -> float:
    if a.isdisjoint(b):
        return 0.0
    ours, theirs = max(profiler.weight(a), _FEW), max(profiler.weight(b), _FEW)
    return profiler.weight(a & b) / math.sqrt(ours * theirs)
