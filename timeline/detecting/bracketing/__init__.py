"""Events that a date in brackets tells without a verb: "лауреат Ленинской премии (1976)", "в фильмах «Лес» (1953) и …"."""

from collections.abc import Set

from attrs import evolve

from timeline import edtf
from timeline.detecting.arguments.placing import Place, Question, Time, lies, titled
from timeline.detecting.bracketing import honours, lists, lives, works
from timeline.detecting.bracketing.reading import Fact, Page, page
from timeline.detecting.entities.people import Person
from timeline.detecting.gathering import Desk, Finding, event, fresh
from timeline.detecting.triggers import Trigger
from timeline.detecting.wording import BRIEF
from timeline.model import Event, Span

_SURE = 0.9
_ALLOWED = {"thin", "end"}  # of titles that have a work's name, and of what stood before a bracket: "министр связи"


def told(desk: Desk, usable: Set[int]) -> list[Event]:
    """The events of brackets, in text order. `usable` are the mentions that may date something."""
    text = desk.parsed.text
    if "(" not in text:
        return []
    starts = ((m, desk.dated[m].start) for m in sorted(usable))
    within = (desk.parsed.sentence_at(start) for _, start in starts if text.rfind("(", 0, start) > text.rfind("\n", 0, start))
    sentences = {sentence.start: sentence for sentence in within}
    pages = (page(desk, desk.directory.laid(sentences[start]), usable) for start in sorted(sentences))
    return [one for page_ in pages if page_ is not None for one in _events(page_)]


def _events(page: Page) -> list[Event]:
    """The events of a sentence's brackets; those of lists where nothing else is read from any."""
    for readers in ((honours, lives, works), (lists,)):
        facts = (fact for reader in readers for fact in reader.told(page))
        found = [one for one in (_event(page, fact) for fact in facts) if one is not None]
        if found:
            return found
    return []


def _event(page: Page, fact: Fact) -> Event | None:
    """The event of a fact that has a title and doesn't lie ahead."""
    desk = page.desk
    day, (first, _) = desk.publication.exact, edtf.bounds(fact.value)
    faulty = not fact.title or {*desk.wording.faults(fact.title, BRIEF)} - _ALLOWED
    if faulty or day is not None and first is not None and first > day:
        return None
    trigger = Trigger(fact.first, fact.last, fact.first, fact.kind, "noun")
    one = event(desk, page.laid, Finding(trigger, fact.value, fact.mentions, _SURE), fact.title)
    if one is None:
        return None
    known = dict(zip(one.participants, one.participants_at, strict=True))
    at = fact.person and (known.get(fact.person.base) or _named(desk, fact.person, one.start))
    if fact.where is not None:
        place = Place(page.laid.words(*fact.where), "", page.laid.span(*fact.where))
    else:
        time = Time(fact.value, fresh(desk, fact.value))
        place = titled(Question(desk.directory, desk.wording, page.laid, trigger, time, desk.told), fact.title)
    spot = lies(desk.directory, place)
    return evolve(
        one,
        kind=fact.kind,
        status="occurred",
        place=place.base,
        place_at=place.at,
        country=spot.country if spot else "",
        coordinates=spot.coordinates if spot else None,
        participants=(fact.person.base,) if fact.person and at else (),
        participants_at=(at,) if at else (),
    )


def _named(desk: Desk, person: Person, start: int) -> Span | None:
    """Where a person is named in full, before an offset or else behind it; None where he nowhere is."""
    text = desk.parsed.text
    at = text.rfind(person.base, 0, start)
    at = at if at >= 0 else text.find(person.base)
    return (at, at + len(person.base)) if at >= 0 else None
