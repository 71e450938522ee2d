"""The same event told more than once in an article: which tellings are one, and what it then is."""

from collections import defaultdict
from collections.abc import Set

from attrs import evolve

from timeline.detecting.entities.declining import root
from timeline.model import WHERE, Event

_SURE = 0.7  # the confidence from which the fuller of two titles is taken
_ALIKE = 0.4  # share of words that two titles of one kind have in common where they tell of one event
_SHARED = 0.4  # share of a title's words that a fuller one has too
_EQUAL = 0.8  # the same for titles of unlike kinds
_MANY = 40  # who takes part in what is told again and again: in news six do
_FAR = 0.5  # degrees between two cities from which what happens in them is not the same
# What happens to somebody once on a day, told again without a date in other words: "ушёл в отставку", "покинул пост".
_ONCE = frozenset(("appointment", "resignation", "death", "birth", "sport", "award"))


def join(events: list[Event], aside: Set[str] = frozenset(), above: Set[str] = frozenset()) -> tuple[Event, ...]:
    """Events told more than once in an article, told once: the same time and much the same words. Sorted by trigger,
    those of one as they were given.

    Kept is the fullest telling with a date, else the first (of what happens once a day the first that names anybody); that in the
    headline (`above`, ids) only where the text has none; of two as full not the one that tells it `aside`, as an attribute:
    "подписанный в мае".
    """
    kept: list[Event] = []
    # Which of them are told of a time, of a clock time its day, and which by mentions: both may be told by a verb and its noun.
    near: dict[str | tuple[int, ...], list[int]] = defaultdict(list)

    def order(one: Event) -> tuple[float, ...]:
        bare = one.basis == "published"
        worth = (one.kind in _ONCE and not _told_here(one),) if bare else (-_fullness(one), one.id in aside, -one.confidence)
        return (one.kind == "statement", one.kind == "office", one.id in above, bare, *worth, one.start)

    for one in sorted(events, key=order):
        keys: list[str | tuple[int, ...]] = [
            one.edtf if "/" in one.edtf else one.edtf.partition("T")[0],
            *([one.mentions] if one.mentions else ()),
        ]
        twin = next((n for n in sorted({n for key in keys for n in near[key]}) if _same(kept[n], one)), None)
        if twin is None:
            for key in keys:
                near[key].append(len(kept))
            kept.append(one)
        else:
            kept[twin] = merged(kept[twin], one)
    told = {e.id: n for n, e in enumerate(events)}
    return tuple(sorted(kept, key=lambda e: (e.start, e.end, told[e.id])))


def _fullness(one: Event) -> int:
    """How much of where and who an event's own sentence tells: up to one place and two participants."""
    return min(_told_here(one), 2) + _placed_here(one)


def _placed_here(one: Event) -> bool:
    """Whether an event's own sentence names its place."""
    start, end = one.evidence[0]
    return one.place_at is not None and start <= one.place_at[0] < end


def _told_here(one: Event) -> int:
    """How many of those who take part an event's own sentence names."""
    start, end = one.evidence[0]
    return sum(start <= at[0] < end for at in one.participants_at)


def merged(one: Event, other: Event) -> Event:
    """An event told twice, where and as the first tells it, with what only the other knows."""
    both = dict(zip(other.participants, other.participants_at, strict=True))
    both = dict(zip(one.participants, one.participants_at, strict=True)) | {
        k: v for k, v in both.items() if k not in one.participants
    }
    shown = one.place or other.place
    there = next((e for e in (one, other) if e.place == shown and e.place_at), one if one.place else other)
    return evolve(
        one,
        edtf=max(one.edtf, other.edtf, key=len),
        confidence=max(one.confidence, other.confidence),
        mentions=tuple(sorted({*one.mentions, *other.mentions})),
        evidence=tuple(sorted({*one.evidence, *other.evidence})),
        participants=tuple(both)[:_MANY],
        participants_at=tuple(both.values())[:_MANY],
        title=_title(one, other),
        **{name: getattr(there, name) for name in WHERE},
    )


def _title(one: Event, other: Event) -> str:
    """The title of an event, or that of the same told elsewhere where that is surer or says as much and more."""
    if one.kind != other.kind:
        return one.title
    named = stems(" ".join((*one.participants, *other.participants)))
    x, y = stems(one.title) - named, stems(other.title) - named
    fuller = len(other.title) > len(one.title) and (x <= y or other.evidence != one.evidence and len(x & y) >= _SHARED * len(x))
    surer = (other.confidence >= _SURE, fuller) > (one.confidence >= _SURE, False)
    return other.title if surer else one.title


def _same(a: Event, b: Event) -> bool:
    if a.title == b.title and a.mentions and (a.mentions, a.evidence) == (b.mentions, b.evidence):
        return True  # "соберётся на заседание до конца мая": the verb's end is the noun's month
    if a.edtf != b.edtf and not _finer(a, b) and not _finer(b, a):
        return False
    if a.start < b.end and b.start < a.end:
        return True
    if _elsewhere(a, b):
        return False
    if a.title == b.title:
        return True
    if a.edtf == b.edtf and a.evidence == b.evidence and a.mentions and b.mentions and {*a.mentions}.isdisjoint(b.mentions):
        return False  # a sentence that gives the same time twice: "«Лес» (1975), «Море» (1975)"
    if a.evidence == b.evidence and {a.status, b.status} == {"scheduled", "cancelled"}:
        return False  # "не сыграет на турнире, который стартует в среду"
    x, y = stems(a.title), stems(b.title)
    shared = len(x & y) / max(min(len(x), len(y)), 1)
    meet = {"meeting", "talks", "summit"}
    alike = a.kind == b.kind or {a.kind, b.kind} <= meet
    if a.kind == b.kind and a.kind in _ONCE and "published" in (a.basis, b.basis) and _of_one(a, b):
        return True
    if alike and a.kind in meet and a.place and a.place == b.place and not (_told_here(a) and _told_here(b)):
        return True  # "встреча состоялась 7 сентября в Баку": of whom, another sentence tells
    if not alike and a.evidence == b.evidence and "statement" not in (a.kind, b.kind):
        return False  # one sentence tells of both: "арестован после перестрелки"
    others = a.kind == "award" and {*a.participants}.isdisjoint(b.participants)  # one prize after the other
    if shared < (_ALIKE if alike and not others else _EQUAL):
        return False
    one, other = stems(" ".join(a.participants)), stems(" ".join(b.participants))
    if one.isdisjoint(other) and not x.isdisjoint(one) and not y.isdisjoint(other):
        return False  # each names others: "приехал Громов", "приехал Белов"
    named = one | other
    deeds = min(len(x - named), len(y - named))
    return not deeds or not x & y <= named  # else the same person did one thing and another


def _elsewhere(a: Event, b: Event) -> bool:
    """Whether two sentences put two events into cities far from one another."""
    if a.evidence == b.evidence or not (a.coordinates and b.coordinates and _placed_here(a) and _placed_here(b)):
        return False
    return max(abs(x - y) for x, y in zip(a.coordinates, b.coordinates, strict=True)) > _FAR


def _of_one(a: Event, b: Event) -> bool:
    """Whether two sentences tell of the same people: all that take part in the event of one take part in that of the other."""
    x, y = {*a.participants}, {*b.participants}
    return bool(x and y) and (x <= y or y <= x) and a.evidence != b.evidence and a.status == b.status


def _finer(a: Event, b: Event) -> bool:
    """Whether one event of a kind has the hour of the day that the other has."""
    return a.kind == b.kind and "/" not in a.edtf and a.edtf.startswith(f"{b.edtf}T")


def stems(text: str) -> set[str]:
    """The longer words of a title without their endings."""
    return {root(w) for w in text.lower().split() if len(w) > 3}
