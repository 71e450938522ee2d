"""Where something was, worded as a reader would: "Президентские выборы в Чехии" for "Чехия: президентские выборы состоятся"."""

from attrs import evolve

from timeline.detecting.clauses import PREDICATES
from timeline.detecting.entities.declining import inside
from timeline.detecting.gathering import Desk
from timeline.detecting.wording import LONGEST, unquoted
from timeline.model import Event

_HELPING = ("VERB", "PRTS", "ADJS", "INFN")  # what leads to the verb that says that something takes place


def told(desk: Desk, events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events; of those whose title opens with their place and a colon (`topics`), where it was stands in the title itself."""
    places = (e.place.partition(", ")[0] for e in events)
    return tuple(_located(desk, e, p) if p and e.title.startswith(f"{p}: ") else e for e, p in zip(events, places, strict=True))


def _located(desk: Desk, event: Event, place: str) -> Event:
    """An event with its place before a clause and behind what names it: "В Чехии суд принял решение", "Выборы в Чехии"."""
    where = _where(desk, place)
    words = event.title.removeprefix(f"{place}: ").split()
    words = words if event.status == "cancelled" else _named(desk, words)
    moves = any(desk.words.morphology.word(w).lemma in desk.wording.moving for w in words)  # "вывод войск"
    if not where or moves or any(w in desk.wording.place_prepositions and _proper(words[n:][1:2]) for n, w in enumerate(words)):
        return event
    rest = " ".join(words)
    acts = any(desk.words.morphology.word(w).pos in PREDICATES for w in unquoted(rest).split())
    title = f"{where[0].upper()}{where[1:]} {rest}" if acts else f"{rest[0].upper()}{rest[1:]} {where}"
    return event if len(title) > LONGEST or desk.wording.faults(title) else evolve(event, title=title)


def _where(desk: Desk, place: str) -> str:
    """In a place; "" where its name can't be bent for certain."""
    morphology = desk.words.morphology
    sure = all(morphology.known(word) and word.isalpha() for word in place.split())
    return inside(morphology, desk.wording, place) if sure else ""


def _named(desk: Desk, words: list[str]) -> list[str]:
    """The words without the verb at their end that only says that it takes place: "выборы должны состояться"."""
    read = list(map(desk.words.morphology.word, words))
    if read[-1].lemma not in desk.wording.happening:
        return words
    end = len(words) - 1
    while end > 1 and read[end - 1].pos in _HELPING:
        end -= 1
    nouns = [w for w in read[:end] if w.pos == "NOUN"]
    others = any(w.pos in PREDICATES for w in read[:end]) or words[end - 1].endswith(",")
    return words[:end] if nouns and not others else words


def _proper(after: list[str]) -> bool:
    return bool(after) and after[0].strip('«"')[:1].isupper()
