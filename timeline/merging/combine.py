"""A group of tellings -> one Story: the finest date, the newest status, the surest words; what disagrees stays, with sources."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal, cast

from attrs import evolve

from timeline import edtf
from timeline.merging.gather import Group
from timeline.merging.profile import Party, Profile, Profiler, lasts
from timeline.model import Basis, Conflict, Edit, Event, Status, Story, Telling, Tie

_TITLE = (20, 90)  # characters of a title that reads well in a list and in a calendar
_ECHO = 0.5  # what a further document adds to the confidence: agencies repeat one another
_SUREST = 0.99
_NEARLY = 0.2  # confidences this close count as equal where words are chosen
_FINAL: tuple[Status, ...] = ("occurred", "cancelled")  # can't both be true
_EDITED = {"date": "edtf", "place": "place", "status": "status", "title": "title"}  # what an edit sets
# What a status may become; of two from one day the later in this row is the newer.
_BASES: tuple[Basis, ...] = ("edited", "mention", "published")
_PROGRESS: tuple[Status, ...] = ("hypothetical", "scheduled", "postponed", "cancelled", "occurred")


def combine(group: Group, profiler: Profiler) -> Story:
    """The story of a group. Stories whose first tellings share a trigger have the same id."""
    members = sorted(group.members, key=_sureness)
    told = [m.telling for m in members]
    everyone = [*told, *(m.telling for m in sorted(group.undated, key=_sureness))]
    when, date_conflict = _date(members)
    status, status_conflict = _status(told)
    place, place_conflict = _place(members, profiler)
    first, last = edtf.bounds(when)
    days = sorted({t.source.published for t in everyone if t.source.published and len(t.source.published) == 10})
    return Story(
        id=_id(told),
        title=_title(members),
        edtf=when,
        first=first,
        last=last,
        kind=_most((t.event.kind, t) for t in told),
        status=status,
        basis=next((basis for basis in _BASES if any(t.event.basis == basis for t in told)), "published"),
        confidence=_confidence(told),
        tellings=tuple(everyone),
        moved_from=next((t.event.moved_from for t in sorted(told, key=_age, reverse=True) if t.event.moved_from), None),
        name=next((t.event.name for t in told if t.event.name), ""),
        place=place,
        country=next((t.event.country for t in told if t.event.place == place and t.event.country), ""),
        coordinates=next((t.event.coordinates for t in told if t.event.place == place and t.event.coordinates), None),
        participants=_participants(everyone, profiler),
        conflicts=tuple(c for c in (date_conflict, status_conflict, place_conflict) if c),
        created=days[0] if days else "",
        changed=days[-1] if days else "",
        edits=tuple(_edits(everyone)),
    )


def _sureness(profile: Profile) -> tuple[object, ...]:
    event, source = profile.telling.event, profile.telling.source
    age = source.published or "9999"
    return -event.confidence, not source.published_sure, profile.days, age, source.document, event.start, event.end, event.kind


def _age(telling: Telling) -> tuple[object, ...]:
    """From the oldest to the newest publication; unknown and unsure days count as old."""
    source, event = telling.source, telling.event
    return source.published_sure and bool(source.published), source.published or "", source.document, event.start


def _id(told: list[Telling]) -> str:
    """From the earliest published telling, so that later articles about the event leave the id as it is."""
    oldest = min(told, key=lambda t: (t.source.published or "9999", t.source.document, t.event.start, t.event.end, t.event.kind))
    identity = f"{oldest.source.document} {oldest.event.start} {oldest.event.end}"
    return hashlib.sha256(identity.encode()).hexdigest()[:12]


def _edits(told: Iterable[Telling]) -> Iterator[Edit]:
    """What editors changed of a story, by what it is of: of several values the surest telling's."""
    events = [telling.event for telling in told]
    found: dict[str, Edit] = {}
    for event in events:
        ties = (Edit(tie.of) for tie in event.ties if tie.of == "different" or _joins(tie, events))
        for edit in (*(edit for edit in event.edits if _changes(edit, event, events)), *ties):
            found.setdefault(edit.of, evolve(edit, entry=-1))
    yield from (found[of] for of in sorted(found))


def _changes(edit: Edit, event: Event, events: Sequence[Event]) -> bool:
    """Whether the story says by an event's edit what its articles, all of one mind, don't."""
    if edit.of not in _EDITED or edit.of == "date" and event.basis == "edited":
        return True
    value = getattr(event, _EDITED[edit.of])
    read = {next((its.was for its in each.edits if its.of == edit.of), getattr(each, _EDITED[edit.of])) for each in events}
    return edit.was != value or bool(read - {value, ""})


def _joins(tie: Tie, events: Iterable[Event]) -> bool:
    """Whether the story has another event that an editor held to be the same; it may be held to be different, too."""
    return any(other.entry == tie.entry and other.part != tie.part for event in events for other in event.ties)


def _edited(of: str, said: Iterable[tuple[str, Telling]]) -> str:
    """The value that an editor gave, of several the first in the alphabet; "" where he gave none."""
    return min((value for value, t in said if any(edit.of == of for edit in t.event.edits)), default="")


def _title(members: list[Profile]) -> str:
    """Of the surest tellings' titles the one that says most and has a good length; it names who and where."""
    if title := _edited("title", ((m.telling.event.title, m.telling) for m in members)):
        return title
    floor = members[0].telling.event.confidence - _NEARLY
    sure = [m for m in members if m.telling.event.confidence >= floor]

    def rank(profile: Profile) -> tuple[object, ...]:
        title = profile.telling.event.title
        fits = _TITLE[0] <= len(title) <= _TITLE[1]
        return fits, len(profile.title) if fits else -abs(len(title) - _TITLE[1])

    return max(sure, key=rank).telling.event.title


def _confidence(told: list[Telling]) -> float:
    """Noisy-or over the documents, each by its surest telling; further documents count in part, for they may copy."""
    by_document: dict[str, float] = {}
    for telling in told:
        document = telling.source.document
        by_document[document] = max(by_document.get(document, 0.0), telling.event.confidence)
    best, *others = sorted(by_document.values(), reverse=True)
    doubt = 1 - best
    for other in others:
        doubt *= 1 - _ECHO * other
    return round(max(best, min(1 - doubt, _SUREST)), 3)


def _most(votes: Iterable[tuple[str, Telling]]) -> str:
    """The value with the most confidence behind it; of equals the one told first. "" is no vote."""
    weights: dict[str, float] = {}
    for value, telling in votes:
        if value:
            weights[value] = weights.get(value, 0.0) + telling.event.confidence
    return max(weights, key=lambda value: round(weights[value], 6), default="")


def _conflict(of: Literal["date", "status", "place"], chosen: str, said: Iterable[tuple[str, Telling]]) -> Conflict | None:
    """The values that were said, the chosen one first, each with its documents; None where all said the same."""
    sources: dict[str, set[str]] = {chosen: set()}
    for value, telling in said:
        sources.setdefault(value, set()).add(telling.source.document)
    values = [chosen, *sorted(sources.keys() - {chosen})]
    return Conflict(of, tuple((value, tuple(sorted(sources[value]))) for value in values)) if len(values) > 1 else None


def _date(members: list[Profile]) -> tuple[str, Conflict | None]:
    """The finest date on which the tellings agree, and the dates of those who don't.

    A day taken from the publication gives way to a stated one; of such days the earliest stands, for news comes after. Of
    stated ones that can't both hold, the one with the most confidence behind it stands. The event's own length, where one
    tells it, holds against a day within it.
    """
    if given := _edited("date", ((m.telling.event.edtf, m.telling) for m in members)):
        return given, None
    stated = [m for m in members if m.telling.event.basis == "mention"]
    if not stated:
        return min((m.first, m.days, m.telling.event.edtf) for m in members)[2], None
    moved = [m.moved_from for m in stated if m.moved_from]
    if moved:  # the old day is no rival to the new one
        stated = [m for m in stated if m.moved_from or not any(_meet((m.first, m.last), old) for old in moved)] or stated
    extents = dict.fromkeys((m.first, m.last) for m in stated)
    backed = {e: sum(m.telling.event.confidence for m in stated if _meet((m.first, m.last), e)) for e in extents}
    finest = [e for e in extents if not any(e != f and e[0] <= f[0] and f[1] <= e[1] for f in extents)]
    best = max(finest, key=lambda e: (round(backed[e], 6), e[0] - e[1]))
    chosen = next(m for m in stated if (m.first, m.last) == best)
    agree = [m for m in stated if _meet((m.first, m.last), best)]
    against = [m for m in stated if m not in agree]
    own_length = [m for m in agree if m.lasting and m.last - m.first < 366]
    if chosen.lasting or not own_length:
        when = _intersection(chosen, agree)
    else:
        when = min(own_length, key=lambda m: m.days).telling.event.edtf
    said = [(m.telling.event.edtf if m in against or _rivals(m, when) else when, m.telling) for m in stated]
    return when, _conflict("date", when, said)


def _meet(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return max(a[0], b[0]) <= min(a[1], b[1])


def _intersection(chosen: Profile, agree: list[Profile]) -> str:
    """The chosen date, narrowed where others leave only a part of it; a clock time where the days are equal."""
    if "T" in chosen.telling.event.edtf:
        return chosen.telling.event.edtf
    first, last = chosen.first, chosen.last
    for member in agree:
        if not member.lasting and _meet((first, last), (member.first, member.last)):
            first, last = max(first, member.first), min(last, member.last)
    timed = [m.telling.event.edtf for m in agree if "T" in m.telling.event.edtf and (m.first, m.last) == (first, last)]
    if timed:
        return timed[0]
    if (first, last) == (chosen.first, chosen.last):
        return chosen.telling.event.edtf
    return str(edtf.between(date.fromordinal(first), date.fromordinal(last)))


def _rivals(member: Profile, when: str) -> bool:
    """Whether a telling gives another clock time, or another length in days, than the story's."""
    told = member.telling.event.edtf
    if "T" in told and "T" in when:
        return told != when
    return told != when and member.lasting and lasts(when) and len(told) == len(when) == len("2024-11-11/2024-11-22")


def _status(told: list[Telling]) -> tuple[Status, Conflict | None]:
    """What the newest sure source says; a wish never stands against a report. Cancelled against occurred is a conflict."""
    given = _edited("status", ((t.event.status, t) for t in told))
    if given:
        return cast(Status, given), None
    firm = [t for t in told if t.event.status != "hypothetical"] or told
    newest = max(firm, key=lambda t: (_age(t)[:2], _PROGRESS.index(t.event.status)))
    status = newest.event.status
    if not any(t.event.status == "cancelled" for t in firm):
        return status, None
    return status, _conflict("status", status, ((t.event.status, t) for t in firm if t.event.status in (status, *_FINAL)))


def _place(members: list[Profile], profiler: Profiler) -> tuple[str, Conflict | None]:
    """The place most sources name, the narrower of two nested ones; a place elsewhere is a conflict."""
    if given := _edited("place", ((m.telling.event.place, m.telling) for m in members)):
        return given, None
    key = _most((m.place, m.telling) for m in members)
    if not key:
        return "", None
    inner = [m for m in members if m.place and profiler.is_wide(key) and profiler.nested(m.place, key)]
    key = _most((m.place, m.telling) for m in inner) or key
    shown = {m.place: m.telling.event.place for m in reversed(members) if m.place}
    said = ((shown[key if m.place == key or profiler.nested(m.place, key) else m.place], m.telling) for m in members if m.place)
    return shown[key], _conflict("place", shown[key], said)


def _participants(told: list[Telling], profiler: Profiler) -> tuple[str, ...]:
    """All participants, the surest telling's first, each by the fullest name it is given."""
    found: list[tuple[Party, str]] = []
    for telling in told:
        for name in telling.event.participants:
            party = profiler.party(name)
            if party is None:
                continue
            known = next((i for i, (other, _) in enumerate(found) if party.same(other)), None)
            if known is None:
                found.append((party, name))
            elif len(party.stems) > len(found[known][0].stems) and party.person:
                found[known] = (party, name)
    return tuple(dict.fromkeys(name for _, name in found))
