"""Whom a title calls by office, trade or sort alone, with the name of the only one who takes part where its sentence names none:
"Президент Сербии Александр Вучич посетил Москву"."""

from attrs import evolve

from timeline.detecting.entities.people import Person
from timeline.detecting.gathering import Desk
from timeline.detecting.wording import LONGEST
from timeline.languages.morphology import Word
from timeline.model import Event

_FINITE = ("VERB", "PRTS", "ADJS")
_FRONTS = ("ADJF", "PRTF")
_NEAR = 8  # words from an office to its holder's name
_ROOT = 4  # letters that words of one root begin with, roughly


def told(desk: Desk, events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events with titles that name whom they call by an office alone."""
    return tuple(_named(desk, e) for e in events)


def _named(desk: Desk, event: Event) -> Event:
    """An event with a name behind the office that its title opens with, or for that where it says nothing or there is no room."""
    known = (desk.directory.people.find(base.split()) for base in event.participants)
    people = [p for p in known if p is not None]
    if len(people) != 1 or event.title == desk.parsed.document.headline or desk.directory.people.has_namesakes(people[0]):
        return event
    name, words = people[0].base, event.title.split()
    noun, verb = _acting(desk, words, people[0])
    laid = desk.directory.laid(desk.parsed.sentence_at(event.start)) if noun is not None else None
    told_of = {w[:_ROOT] for w in name.split()} & {w[:_ROOT] for w in words}
    if noun is None or laid is None or told_of or any(n.person is not None for n in desk.directory.names(laid)):
        return event
    alone, called = desk.words.morphology.word(words[verb - 1]).lemma == noun.lemma, _called(desk, noun.lemma)
    if called - {name} if alone else noun.lemma in desk.wording.trades and name not in called:
        return event  # "президент", where the article tells of two, "певица хора"
    if name not in called and _holds_another(desk, people[0], noun.lemma):
        return event
    full = " ".join((*words[:verb], name, *words[verb:]))
    fits = len(full) <= LONGEST and noun.lemma not in desk.wording.anybody
    title = full if fits else " ".join((name, *words[verb:]))
    return event if desk.wording.faults(title) else evolve(event, title=title)


def _acting(desk: Desk, words: list[str], person: Person) -> tuple[Word | None, int]:
    """The noun by which a title calls who acts in it, who may be this person, and the word from which it tells what he does."""
    read = [desk.words.morphology.word(w) for w in words]
    first = next((n for n, w in enumerate(read) if w.pos not in _FRONTS), 0)
    verb = next((n for n, w in enumerate(read) if w.pos in _FINITE and words[n].islower()), -1)
    nouns = (w for w in desk.words.morphology.readings(words[first]) if _office(desk, w))
    plain = verb > first and read[verb].number != "plur" and not any(w[-1] in ",:" for w in words[:verb])
    if not plain or person.gender and read[verb].gender not in ("", person.gender):
        return None, -1
    while verb > first + 1 and read[verb - 1].pos in ("PRCL", "ADVB"):
        verb -= 1
    return next(nouns, None), verb


def _office(desk: Desk, word: Word) -> bool:
    """Whether a noun is somebody's office, trade or sort, but no one's of many: "представитель"."""
    wording = desk.wording
    called = word.lemma in (desk.directory.gazetteer.roles | wording.offices | wording.trades | wording.anybody) - wording.posts
    return called and word.pos == "NOUN" and word.case == "nomn" and word.number == "sing" and word.animacy == "anim"


def _holds_another(desk: Desk, person: Person, lemma: str) -> bool:
    """Whether the article calls somebody by another office than this one that one person at a time holds: a minister is not the
    president of whom it tells next."""
    sole = desk.wording.sole
    others = {other for other in sole if lemma in sole and lemma not in other and other not in lemma}
    return any(person.base in _called(desk, other) for other in sorted(others))


def _called(desk: Desk, lemma: str) -> set[str]:
    """Whom the article names right behind a noun."""
    found = set[str]()
    for laid in desk.directory.naming(lemma):
        for name in desk.directory.names(laid):
            before = laid.tokens[max(name.first - _NEAR, 0) : name.first] if name.person is not None else ()
            at = next((n for n in range(len(before) - 1, -1, -1) if before[n].word.lemma == lemma), -1)
            if at >= 0 and name.person is not None and all(t.is_word and t.word.pos not in _FINITE for t in before[at:]):
                found.add(name.person.base)
    return found
