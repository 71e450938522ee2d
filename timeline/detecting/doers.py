"""Who or what a title opens with takes part, though the event's own sentence doesn't name it: "Группировка «Фронт» уйдёт"."""

import re

from attrs import evolve

from timeline.detecting.entities.names import Directory, Name
from timeline.detecting.gathering import Desk
from timeline.detecting.retelling import stems
from timeline.model import Event, Span

_QUOTED = re.compile(r"(?:([^\W\d]+) )?«([^»]+)»(?! —)")
_FINITE = ("VERB", "PRTS")
_LONGEST = 5  # words in a person's name


def told(desk: Desk, events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events with whom their titles open with among the participants."""
    return tuple(_joined(desk, e) for e in events)


def _joined(desk: Desk, event: Event) -> Event:
    found = _person(desk, event.title) or _thing(desk, event)
    known = {stem for name in event.participants for stem in stems(name)}
    at = _named(desk.directory, event, found) if found and not known & stems(found) else None
    if at is None:
        return event
    return evolve(event, participants=(found, *event.participants), participants_at=(at, *event.participants_at))


def _person(desk: Desk, title: str) -> str:
    """The person a title opens with, who does it or to whom it is done; "" where nobody agrees with its verb."""
    words, people = title.split(), desk.directory.people
    for n in range(min(_LONGEST, len(words) - 1), 1, -1):
        person = people.find(words[:n]) if words[0][0].isupper() and words[n][0].islower() else None
        if person is not None and person.base == " ".join(words[:n]):
            verb = next((w for w in map(desk.words.morphology.word, words[n:]) if w.pos in _FINITE), None)
            fits = verb is not None and verb.gender in ("", person.gender) and verb.number != "plur"
            return person.base if fits else ""
    return ""


def _thing(desk: Desk, event: Event) -> str:
    """The organisation, team or ship that a title opens with, by its name in quotes or as its own sentence tells it; or ""."""
    directory, title = desk.directory, event.title
    quoted = _QUOTED.match(title)
    if quoted is not None:
        noun = desk.words.morphology.word(quoted[1]) if quoted[1] else None
        bears = noun is None or noun.case == "nomn" and noun.lemma in directory.gazetteer.bearing - directory.gazetteer.shown
        return quoted[2] if bears else ""
    laid = directory.laid(desk.parsed.sentence_at(event.start))
    bases = (n.base for n in directory.names(laid) if n.sort == "organisation" and n.case in ("nomn", ""))
    return next((base for base in bases if title.startswith(f"{base} ") and event.title != base), "")


def _named(directory: Directory, event: Event, base: str) -> Span | None:
    """Where the article names somebody last before an event is told, else first; None where it doesn't."""
    found = [(laid, n) for laid in directory.naming(base.split()[-1].lower()) for n in directory.names(laid) if _base(n) == base]
    before = next(((laid, n) for laid, n in found if laid.sentence.start <= event.start), found[-1] if found else None)
    return before[0].span(before[1].first, before[1].last) if before is not None else None


def _base(name: Name) -> str:
    return name.person.base if name.person is not None else name.base
