"""What an article is about, before a title that names nobody: "Дело Марии Громовой: судебное заседание должно возобновиться"."""

from collections.abc import Iterator
from datetime import timedelta

from attrs import evolve, frozen

from timeline.detecting.clauses import QUOTES, Laid
from timeline.detecting.confidence import confidence
from timeline.detecting.entities.people import Person, stem
from timeline.detecting.gathering import Desk
from timeline.detecting.titling.linting import known, nameless, proper
from timeline.languages.morphology import Word
from timeline.model import SHOWN, Event

_ROOT = 4  # letters that words of one root begin with, roughly
_OFTEN = 3  # times that an article names what it is about
_CLEARLY = 1.5  # and so many times as often as another of the kind
_FOLLOWING = ("PREP", "VERB", "PRTS", "ADJS", "ADVB", "PRCL")  # what may follow whose a thing is
_UNSAID = 0.25  # what is left of the worth of a title that names nobody and nothing
_FRESH = timedelta(days=366)  # from its publication day, what an article tells is rather of what it is about


@frozen
class Topic:
    """What an article is about: its name as a title opens with it, and how its sentences name it."""

    text: str
    stem: str
    times: int
    person: Person | None = None


def told(desk: Desk, events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events with titles that say whose they are: where a title tells of "the singer" whom the article is about, by his
    name; where it names nobody, with what the article is about before it; what is nobody's own with where it is."""
    topics = list(_topics(desk)) if events else []
    named = (_named_by_trade(desk, e, topics) for e in events)
    return tuple(_opened(desk, e, topics) if _bare(desk, e) else e for e in named)


def doubted(desk: Desk, event: Event) -> Event:
    """An event less sure, but still shown, where even now its title names nobody and nothing: of 27 such titles readers found 20
    wrong and none good."""
    laid = desk.directory.laid(desk.parsed.sentence_at(event.start))
    told = ":" in event.title or event.title == desk.parsed.document.headline or event.name
    if told or not nameless(event.title, event.participants) or proper(laid, event.title):
        return event
    seen = desk.seen[event.id]
    less = confidence(evolve(seen, worth=seen.worth * _UNSAID), desk.sure)
    return evolve(event, confidence=min(event.confidence, max(less, SHOWN)))


def _named_by_trade(desk: Desk, event: Event, topics: list[Topic]) -> Event:
    """An event with the name of whom the article is about for a trade or a word for anybody in its title: "писателю стало плохо".

    Whoever the sentence or the title names is another."""
    people = [t for t in topics if t.person is not None]
    if len(people) != 1 or event.title == desk.parsed.document.headline:
        return event
    topic, words = people[0], event.title.split()
    laid = desk.directory.laid(desk.parsed.sentence_at(event.start))
    if any(n.person is not None for n in desk.directory.names(laid)) or _repeats(event.title, topic.text):
        return event
    for n, word in enumerate(words):
        first = _phrase(desk, words, n)
        name = _standing(desk, words, first, n, topic) if first >= 0 else ""
        title = " ".join((*words[:first], name, *words[n + 1 :]))
        if name and (not n or word.islower()) and not desk.wording.faults(title):
            return _titled(desk, event, title)
    return event


def _phrase(desk: Desk, words: list[str], n: int) -> int:
    """The first word of the phrase for somebody that ends with word `n` of a title; -1 where it is none, or says whose he is."""
    wording, readings = desk.wording, desk.words.morphology.readings
    noun = desk.words.morphology.word(words[n])
    if noun.lemma not in wording.trades | wording.anybody or noun.number != "sing":
        return -1
    if n and any(w.pos == "NUMR" for w in readings(words[n - 1])):
        return -1  # "обе спортсменки"
    after = readings(words[n + 1]) if n + 1 < len(words) else ()
    whose = any(w.pos in ("NOUN", "ADJF", "PRTF") and w.case == "gent" for w in after) or words[n + 1 : n + 2] == ["и"]
    if whose or words[n].endswith(",") or after and after[0].pos == "PREP" and noun.case != "nomn":
        return -1
    first = n
    while first and any(w.pos == "ADJF" and w.case == noun.case for w in readings(words[first - 1])):
        first -= 1
    return first


def _standing(desk: Desk, words: list[str], first: int, n: int, topic: Topic) -> str:
    """The name of somebody in the case in which a noun stands for him; "" where it says what somebody is."""
    assert topic.person is not None
    morphology = desk.words.morphology
    nouns = [w for w in morphology.readings(words[n]) if w.pos == "NOUN" and w.number == "sing"]
    nouns = [w for w in nouns if topic.person.gender in ("", w.gender) or "ms-f" in w.grammemes]
    if not nouns:
        return ""
    if not first and any(w.case == "nomn" for w in nouns):
        follows = morphology.word(words[n + 1]).pos if n + 1 < len(words) else ""
        return topic.text if follows in ("VERB", "PRTS", "ADJS", "ADVB", "PRCL") else ""
    case = next((w.case for w in nouns if w.case in ("gent", "datv", "accs", "loct")), "")
    before = morphology.word(words[first - 1]) if first else None
    if not case or before is None or before.pos in ("CONJ", "ADVB") or before.lemma in desk.wording.posts or n > first:
        return ""
    return desk.directory.people.form(topic.person, case)


def _bare(desk: Desk, event: Event) -> bool:
    """Whether a title names nobody and nothing whose deed the event is."""
    title, wording = event.title, desk.wording
    told_as_such = event.kind == "statement" or ":" in title or event.name
    if told_as_such or title == desk.parsed.document.headline:
        return False
    if event.kind in wording.owned:  # a concert in a town may be anybody's
        title = _nowhere(desk, title)
    laid = desk.directory.laid(desk.parsed.sentence_at(event.start))
    if event.kind in wording.cases:  # which court it was says nothing of the case
        people = (n.base.split()[-1] for n in desk.directory.names(laid) if n.person is not None)
        unnamed = not any(surname[:_ROOT] in title for surname in people)
    else:
        unnamed = nameless(title, event.participants)
    return unnamed and not proper(laid, title)


def _nowhere(desk: Desk, title: str) -> str:
    """A title without the towns that something is in; where it opens with what is somebody's own, without whatever that is in ("в
    залах Летнего дворца")."""
    owned, places = _thing(desk, title.split()) >= 0, desk.directory.gazetteer
    kept, inside = list[str](), False
    for word in title.split():
        led = bool(kept) and kept[-1] in desk.wording.place_prepositions or inside
        town = word[0].isupper() and any(places.city(w.lemma) for w in desk.words.morphology.readings(word))
        inside = led and (word not in desk.wording.prepositions if owned else town)
        kept += [] if inside else [word]
    return " ".join(kept)


def _thing(desk: Desk, words: list[str]) -> int:
    """Which word of a title that opens with what is somebody's own tells that; -1 where it opens otherwise."""
    read = [desk.words.morphology.word(w) for w in words]
    n = next((n for n, w in enumerate(read) if w.pos not in ("ADJF", "NUMR")), 0)
    return n if read[n].lemma in desk.wording.own_things else -1


def _somebody(word: Word) -> bool:
    return word.pos == "NOUN" and word.animacy == "anim" and word.number == "sing"


def _topics(desk: Desk) -> Iterator[Topic]:
    """What an article may be about: the people and organisations of its headline and the person it names most."""
    directory, people = desk.directory, desk.directory.people
    found: dict[str, Topic] = {}
    for laid in directory.headline:
        for name in directory.names(laid):
            if name.person is not None:
                found[name.base] = _of(name.person)
            elif name.sort == "organisation":
                quoted = laid.tokens[name.last].text in QUOTES.values()
                text = f"«{name.base}»" if quoted else name.base[:1].upper() + name.base[1:]
                last = name.base.split()[-1]
                found[name.base] = Topic(text, last if last.isupper() else stem(last), directory.times(name.base))
    about = people.about()
    if about is not None and not any(t.person for t in found.values()):
        found[about.base] = _of(about)
    for one in found.values():
        if one.person is not None and people.has_namesakes(one.person):
            continue
        rivals = [t for t in found.values() if t is not one and (t.person is None) == (one.person is None)]
        if one.times >= _OFTEN and all(one.times >= _CLEARLY * t.times for t in rivals):
            yield one


def _of(person: Person) -> Topic:
    return Topic(person.base, stem(person.base.split()[-1]), person.named, person)


def _opened(desk: Desk, event: Event, topics: list[Topic]) -> Event:
    """An event with whose it is before its title, or, of what is nobody's own, where it is."""
    laid = desk.directory.laid(desk.parsed.sentence_at(event.start))
    topic = _whose(desk, event, laid, topics) if event.kind not in desk.wording.public else None
    if topic is not None and (owned := _owned(desk, event.title, topic)):
        return _titled(desk, event, owned)
    opening = _opening(desk, event, topic) if topic is not None else _where(desk, event)
    title = f"{opening}: {_inside(laid, event.title)}"
    spoilt = not opening or _repeats(event.title, opening) or desk.wording.faults(title)
    return event if spoilt else _titled(desk, event, title)


def _owned(desk: Desk, title: str, topic: Topic) -> str:
    """A title that opens with what is somebody's own, with whose it is: "Концерт Анны Беловой"; "" where it opens otherwise."""
    words, n = title.split(), _thing(desk, title.split())
    after = desk.words.morphology.word(words[n + 1]) if n + 1 < len(words) else None
    if n < 0 or topic.person is None or after is not None and (after.pos not in _FOLLOWING or words[n + 1][0].isupper()):
        return ""
    which = [w for w in words[: n + 1] if desk.words.morphology.word(w).lemma not in desk.wording.possessives]
    owned = " ".join((*which, desk.directory.people.form(topic.person, "gent"), *words[n + 1 :]))
    owned = owned[0].upper() + owned[1:]
    return "" if _repeats(title, topic.text) or desk.wording.faults(owned) else owned


def _titled(desk: Desk, event: Event, title: str) -> Event:
    """An event with a title that says whose it is: as sure as one that did so from the beginning."""
    seen = desk.seen[event.id]
    seen = evolve(seen, worth=min(seen.worth / known(event.title, event.participants), 1.0))
    return evolve(event, title=title, confidence=max(event.confidence, confidence(seen, desk.sure)))


def _whose(desk: Desk, event: Event, laid: Laid, topics: list[Topic]) -> Topic | None:
    """The one topic whose event it is: a sentence names it, or points to it, and nobody else; None where that isn't clear."""
    words = list(map(desk.words.morphology.word, event.title.split()))
    if any(w.lemma in desk.wording.gatherings or _somebody(w) for w in words):
        return None
    own = [t for t in topics if _named(laid, t)]
    if not own and words[0].lemma in desk.wording.families:
        before = [desk.directory.laid(sentence) for sentence in desk.directory.before(laid, 1)]
        own = [t for t in topics if t.person is not None and any(_named(x, t) for x in before)]
    if not own and (_fresh(desk, event) or _pointing(desk, laid)):
        own = [t for t in topics if t.text in event.participants and not _rivals(desk, event, t)]
        own = [t for t in own if event.kind not in desk.wording.cases or _tried(desk, t)]
    return own[0] if len(own) == 1 and not _others(desk, laid, own[0]) else None


def _tried(desk: Desk, topic: Topic) -> bool:
    """Whether a sentence of the article names a topic beside a word of what courts deal with."""
    lists, named = (desk.words.verbs, desk.words.nouns), desk.directory.naming(topic.stem.lower())
    lemmas = (t.word.lemma for laid in named if _named(laid, topic) for t in laid.tokens)
    return any(known[lemma] in desk.wording.cases for lemma in lemmas for known in lists if lemma in known)


def _where(desk: Desk, event: Event) -> str:
    """Where it was that is nobody's own, or in which country a body acts; "" where the title tells."""
    places, words = desk.directory.gazetteer, list(map(desk.words.morphology.word, event.title.split()))
    acting = words[0].lemma in places.organisations and event.place in places.countries.values()
    told = any(w.lemma in places.adjectives or w.pos == "ADJF" and places.city_of(w.lemma) for w in words)
    known = event.kind in desk.wording.public or acting
    return event.place.partition(", ")[0] if known and not told else ""  # a building without its town


def _inside(laid: Laid, title: str) -> str:
    """A title as it goes on after a colon."""
    bent = stem(title.split()[0])  # "лауреат Нобелевской премии": "Нобелевская премия"
    named = any(t.text[0].isupper() and stem(t.text) == bent for t in laid.tokens[1:])
    return title if named or proper(laid, title) else title[:1].lower() + title[1:]


def _repeats(title: str, opening: str) -> bool:
    """Whether a title has a word of what is to open it already."""
    roots = {w[:_ROOT].lower() for w in opening.strip("«»").split()}
    return not roots.isdisjoint(w[:_ROOT].lower() for w in title.split())


def _opening(desk: Desk, event: Event, topic: Topic) -> str:
    """A topic's name as a title opens with it: of what a court deals with, the case."""
    if topic.person is None or event.kind not in desk.wording.cases:
        return topic.text
    return f"{desk.wording.case.capitalize()} {desk.directory.people.form(topic.person, 'gent')}"


def _named(laid: Laid, topic: Topic) -> bool:
    """Whether a sentence names a topic."""
    return any(t.text[0].isupper() and topic.stem in (t.text, stem(t.text)) for t in laid.tokens if t.is_word)


def _pointing(desk: Desk, laid: Laid) -> bool:
    """Whether a sentence has a pronoun for somebody told of before."""
    return any(t.word.lemma in desk.wording.thirds or t.word.form in desk.wording.owners for t in laid.tokens)


def _others(desk: Desk, laid: Laid, topic: Topic) -> bool:
    """Whether a sentence names others whose deed it may be."""
    names = desk.directory.names(laid)
    if topic.person is not None:
        return any(n.person not in (None, topic.person) for n in names)
    return any(n.sort == "organisation" and topic.stem not in map(stem, n.base.split()) for n in names)


def _rivals(desk: Desk, event: Event, topic: Topic) -> bool:
    """Whether another person takes part than the topic."""
    found = (desk.directory.people.find(base.split()) for base in event.participants if base != topic.text)
    return any(person not in (None, topic.person) for person in found)


def _fresh(desk: Desk, event: Event) -> bool:
    """Whether an event lies within a year of the publication day."""
    day = desk.publication.exact
    return bool(day and event.first and event.last and event.first > day - _FRESH and event.last < day + _FRESH)
