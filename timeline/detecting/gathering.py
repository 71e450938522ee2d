"""From dated triggers to events: their value, who, where, title; the same event told twice becomes one."""

from hashlib import sha256

from attrs import evolve, frozen

from timeline import edtf
from timeline.analysing import Parsed
from timeline.detecting.attaching import Pair
from timeline.detecting.clauses import Laid
from timeline.detecting.lexicon import Lexicon
from timeline.detecting.names import Directory, Name
from timeline.detecting.phrases import chunks
from timeline.detecting.scene import Scene
from timeline.detecting.status import Signs, status
from timeline.detecting.titles import title
from timeline.detecting.wording import Wording
from timeline.model import Dated, Event, Publication


@frozen(eq=False)
class Desk:
    """All that the making of one article's events needs."""

    parsed: Parsed
    dated: tuple[Dated, ...]
    publication: Publication
    words: Lexicon
    signs: Signs
    wording: Wording
    directory: Directory


def make(desk: Desk, laid: Laid, pair: Pair) -> Event | None:
    """The event of a pair; None where no title can be made of it."""
    date = desk.dated[pair.mention]
    value, mentions = _value(desk, pair.mention)
    if not value:
        return None
    trigger = pair.trigger
    names = desk.directory.names(laid)
    place = _place(desk, laid, names, trigger.head)
    own = [n for n in names if n is not place and laid.clause[n.first] == laid.clause[trigger.head]]
    people = tuple(n for n in own if n.sort != "place")
    words = _title(desk, laid, pair, names, people, place)
    if not words:
        return None
    first, last = edtf.bounds(value)
    start, end = laid.span(trigger.first, trigger.last)
    seen = {n.base: laid.span(n.first, n.last) for n in reversed(people)}
    participants = tuple(n.base for n in dict.fromkeys(people) if n.base in seen)
    participants = tuple(dict.fromkeys(participants))
    return Event(
        id=identity(desk.parsed.document.id, value, start),
        start=start,
        end=end,
        title=words,
        edtf=value,
        first=first,
        last=last,
        kind=trigger.kind,
        status=status(laid, trigger, date, desk.publication, desk.signs),
        basis="mention",
        confidence=round(pair.score, 2),
        place=place.base if place else "",
        place_at=laid.span(place.first, place.last) if place else None,
        participants=participants,
        participants_at=tuple(seen[p] for p in participants),
        mentions=mentions,
        evidence=((laid.sentence.start, laid.sentence.end),),
    )


def identity(document: str, value: str, start: int) -> str:
    """An event's id: from its document, its time and where it is told."""
    return sha256(f"{document}\n{value}\n{start}".encode()).hexdigest()[:12]


def _value(desk: Desk, mention: int) -> tuple[str, tuple[int, ...]]:
    """The value of a mention and, where another closes its interval, of both."""
    date = desk.dated[mention]
    if date.joined is not None:
        close = desk.dated[date.joined]
        if date.first and close.last and date.first <= close.last and "/" not in date.edtf + close.edtf:
            return f"{date.edtf}/{close.edtf}", (mention, date.joined)
    opener = next((n for n, d in enumerate(desk.dated) if d.joined == mention), None)
    if opener is not None:
        return _value(desk, opener)
    return date.edtf, (mention,)


def _place(desk: Desk, laid: Laid, names: list[Name], head: int) -> Name | None:
    """The place nearest to the trigger that stands after a preposition of place, in its clause before another."""
    found = []
    for name in names:
        if name.sort in ("place", "country") and name.first and name.case in ("loct", "accs", "nomn", "gent", ""):
            before = name.first - 1
            if laid.tokens[before].word.pos == "ADJF" and before:
                before -= 1
            if laid.tokens[before].word.form in desk.wording.place_prepositions:
                found.append(name)
    return min(found, key=lambda n: (laid.clause[n.first] != laid.clause[head], abs(n.first - head)), default=None)


def _title(desk: Desk, laid: Laid, pair: Pair, names: list[Name], own: tuple[Name, ...], place: Name | None) -> str:
    where = ""
    if place is not None:
        first = place.first - 1
        if laid.tokens[first].word.pos == "ADJF":
            first -= 1
        where = laid.words(first, place.last)
        where = where[:1].lower() + where[1:]
    morphology = desk.parsed.pack.morphology
    cut = chunks(laid, names, morphology, desk.wording.dating)
    scene = Scene(laid, cut, pair.trigger, names, own, where, desk.directory, morphology, desk.wording)
    return title(scene, "")


def join(events: list[Event]) -> tuple[Event, ...]:
    """Events told more than once in an article, told once: same kind and time, and much the same words."""
    kept: list[Event] = []
    for event in sorted(events, key=lambda e: (-e.confidence, e.start)):
        twin = next((n for n, k in enumerate(kept) if _same(k, event)), None)
        if twin is None:
            kept.append(event)
        else:
            one = kept[twin]
            kept[twin] = evolve(
                one,
                mentions=tuple(sorted({*one.mentions, *event.mentions})),
                evidence=tuple(sorted({*one.evidence, *event.evidence})),
                place=one.place or event.place,
                place_at=one.place_at or event.place_at,
            )
    return tuple(sorted(kept, key=lambda e: (e.start, e.end)))


def _same(a: Event, b: Event) -> bool:
    if a.edtf != b.edtf or (a.start < b.end and b.start < a.end):
        return a.edtf == b.edtf
    x, y = _stems(a.title), _stems(b.title)
    shared = len(x & y) / max(min(len(x), len(y)), 1)
    return shared >= (0.5 if a.kind == b.kind else 0.8)


def _stems(text: str) -> set[str]:
    return {w[:5] for w in text.lower().split() if len(w) > 3}
