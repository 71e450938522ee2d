"""Whom an election chose, where its title doesn't say: "Президентские выборы в Чехии"."""

from collections.abc import Iterator

from attrs import evolve

from timeline.detecting.clauses import Laid
from timeline.detecting.gathering import Desk
from timeline.model import Event

_NEAR = 2  # words between an election and of what it is
_FULL = 3  # words of a title that tells but where: "Выборы в Чехии"


def told(desk: Desk, events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events, with what is elected in the titles of elections in a country: where their sentence tells what somebody was
    elected or stood for, else where the article tells of elections of but one sort."""
    return tuple(_sorted(desk, e) if _bare(desk, e) else e for e in events)


def _bare(desk: Desk, event: Event) -> bool:
    """Whether a title only says that there is an election in a country, or takes place there."""
    if event.kind != "election":
        return False
    readings = desk.words.morphology.readings
    words = [w for w in _words(desk, event) if readings(w.lower())[0].pos != "VERB"]
    if len(words) != _FULL or words[1] not in desk.wording.place_prepositions:
        return False
    country = any(w.lemma in desk.directory.gazetteer.countries for w in readings(words[2]))
    return country and readings(words[0].lower())[0].lemma == desk.wording.election


def _words(desk: Desk, event: Event) -> list[str]:
    """A title's words but for a first one that only says which by another time: "предыдущие выборы"."""
    words = event.title.split()
    return words[1:] if desk.words.morphology.word(words[0].lower()).lemma in desk.wording.relative_to else words


def _sorted(desk: Desk, event: Event) -> Event:
    """An election with its sort before it, where only one can be meant."""
    laid = desk.directory.laid(desk.parsed.sentence_at(event.start))
    sorts = set(_aimed(desk, laid)) or {
        sort for other in desk.directory.naming(desk.wording.election) for sort in _called(desk, other)
    }
    shown = desk.words.morphology.inflect(min(sorts), "plur", "nomn") if len(sorts) == 1 else ""
    words = _words(desk, event)
    return evolve(event, title=" ".join((shown.capitalize(), words[0].lower(), *words[1:]))) if shown else event


def _aimed(desk: Desk, laid: Laid) -> Iterator[str]:
    """The sorts of election by what somebody in a sentence is elected, stands for or was elected: "избран президентом", "кандидат
    в президенты", "президент, избранный на выборах"."""
    yield from _called(desk, laid)
    for i, token in enumerate(laid.tokens):
        sort = next((line[0] for line in desk.wording.ballots if token.word.lemma in line[1:]), "")
        before, after = laid.tokens[i - 1] if i else token, laid.tokens[i + 1 :]
        become = (
            token.word.case == "ablt" and before.word.pos != "PREP" or token.word.number == "plur" and before.word.pos == "PREP"
        )
        chosen = any(
            t.word.pos in ("PRTF", "ADJF") and t.word.lemma in desk.wording.electing and t.word.case == token.word.case
            for t in after
        )
        if sort and (become or chosen):
            yield sort


def _called(desk: Desk, laid: Laid) -> Iterator[str]:
    """The sorts of election a sentence tells of: "президентские выборы", "выборы президента", "выборы в парламент"."""
    tokens = laid.tokens
    for i, token in enumerate(tokens):
        if token.word.lemma == desk.wording.election:
            near = {t.word.lemma for t in (*tokens[max(i - _NEAR, 0) : i], *tokens[i + 1 : i + 1 + _NEAR])}
            yield from (line[0] for line in desk.wording.ballots if not near.isdisjoint(line))
