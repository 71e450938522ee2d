"""Tellings -> Stories: candidates, same or not, combine."""

import hashlib
from collections.abc import Iterable, Iterator

from attrs import evolve

from timeline.languages import load
from timeline.merging.combine import combine
from timeline.merging.copies import collapse
from timeline.merging.gather import gather
from timeline.merging.profile import Profiler
from timeline.merging.traits import Traits
from timeline.model import Source, Story, Telling

__all__ = ["merge"]


def merge(tellings: Iterable[Telling], language: str = "ru") -> tuple[Story, ...]:
    """One story for each real-world event told, sorted by (first, last, id).

    Every telling with a date is in exactly one story; one given twice counts once, and so does one that several articles with
    the same text give. A telling without a date joins the dated
    story of its name, and is left out where there is none. The order of the tellings is of no account. `language` names the
    pack whose word forms decide what two tellings share.
    """
    pack = load(language)
    traits = pack.section("merging", Traits)
    profiler = Profiler(traits, pack.morphology)
    # Each is made ready to be compared as it comes, while others are still being read.
    groups = gather(_once(_plain(collapse(map(profiler.note, tellings)))), profiler)
    stories = sorted((combine(group, profiler) for group in groups), key=_listed)
    return tuple(sorted(_told_apart(stories), key=_listed))


def _plain(tellings: Iterable[Telling]) -> Iterator[Telling]:
    """The tellings and their copies without the sketches of their texts, which are most of a story's weight and have served."""
    sources: dict[int, tuple[Source, Source]] = {}  # the former too, so that its number stays its own

    def plain(telling: Telling) -> Telling:
        source = telling.source
        if id(source) not in sources:
            sources[id(source)] = source, evolve(source, sketch=None)
        return evolve(telling, source=sources[id(source)][1], copies=tuple(map(plain, telling.copies)))

    return map(plain, tellings)


def _once(tellings: Iterable[Telling]) -> Iterable[Telling]:
    """Each telling once: of one that was read twice that which an editor touched."""
    found: dict[object, Telling] = {}
    for telling in tellings:
        former = found.setdefault(_identity(telling), telling)
        if former is not telling:
            found[_identity(telling)] = max(former, telling, key=_touched)
    return found.values()


def _touched(telling: Telling) -> tuple[bool, str]:
    return bool(telling.event.edits or telling.event.ties), repr(telling)


def _identity(telling: Telling) -> tuple[object, ...]:
    event = telling.event
    return telling.source.document, event.start, event.end, event.kind, event.edtf


def _listed(story: Story) -> tuple[object, ...]:
    return story.first is not None, story.first, story.last is None, story.last, story.id, story.kind


def _told_apart(stories: Iterable[Story]) -> Iterator[Story]:
    """Stories with ids of their own, even where one trigger tells of two events ("саммиты 5 мая и 7 июня")."""
    taken: set[str] = set()
    for story in stories:
        while story.id in taken:
            story = evolve(story, id=hashlib.sha256(f"{story.id} {story.kind} {story.edtf}".encode()).hexdigest()[:12])
        taken.add(story.id)
        yield story
