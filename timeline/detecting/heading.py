"""Which of an article's events its headline tells: of all titles that is the best, since a writer made it for the purpose."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from attrs import evolve, field, frozen

from timeline import edtf
from timeline.analysing import Sentence
from timeline.detecting.clauses import QUOTES, Laid
from timeline.detecting.entities.declining import PERSONAL, root
from timeline.detecting.entities.names import Name
from timeline.detecting.gathering import Desk
from timeline.detecting.unnamed import named
from timeline.detecting.weighing import likelihood
from timeline.detecting.wording import LONGEST, tidy
from timeline.languages.morphology import Word
from timeline.model import Event

WEIGHTS = "heading_weights.tsv"
# How likely a headline must tell of an event to be its title, where nothing speaks against the title it has, and in any case:
# four of five are then good titles, most others nearly.
_TELLS, _LEAST = 0.6, 0.5
_UNTOLD = 0.6  # what is told with less is likely not what the headline tells
_WORTHY = 0.97  # what an event's own title must be worth to stay where it alone says who
_FULL = 0.75  # and how long, of the headline's length
_SURNAME = 4  # letters of a surname that all its cases have, roughly
_ROOT = 6  # letters that words of one root begin with, roughly
_WORD = re.compile(r"\w\w\w+")  # half the time of `\w{3,}`
_INITIAL = re.compile(r"\b[A-ZА-ЯЁ]\.")
_PROPER = PERSONAL | {"Geox", "Orgn"}
_ASIDE = re.compile(r"\s*\(\w+\)\s*$")  # "(видео)"
_EMPTY = ("PREP", "CONJ", "PRCL")
_STARTS = (60, 200, 400, 800, 1500)  # characters of the article before an event
_SHARES = (0.01, 0.2, 0.4, 0.6, 0.8, 1.0)
_BELIEVED = (0.4, 0.6, 0.75, 0.85, 0.92)
_DAYS = 4  # from which on the days between an event and its report are all alike
_ORDER = 3  # the same of an event's place among the article's


@frozen(slots=False)
class Headline:
    """A headline, and what its words may have in common with an event's."""

    desk: Desk
    text: str
    _told: dict[int, frozenset[str]] = field(factory=dict)  # the roots of sentences, by where they begin
    _shared: dict[tuple[int, int, int, str, str], list[str]] = field(factory=dict)  # what events have in common with it

    @classmethod
    def of(cls, desk: Desk) -> "Headline":
        """That of an article; one without words where it has none."""
        return cls(desk, desk.parsed.document.headline or "")

    @cached_property
    def words(self) -> list[Word]:
        """The words of three letters and more."""
        return list(map(self.desk.words.morphology.word, _WORD.findall(self.text)))

    @cached_property
    def roots(self) -> frozenset[str]:
        """The roots of those that mean something."""
        return _roots(self.words)

    @cached_property
    def names(self) -> frozenset[str]:
        """The roots of those with a capital."""
        return _roots(map(self.desk.words.morphology.word, (w for w in _WORD.findall(self.text) if w[0].isupper())))

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of events that its words may name."""
        lists = (self.desk.words.verbs, self.desk.words.nouns)
        return frozenset(known[w.lemma] for w in self.words for known in lists if w.lemma in known)

    @cached_property
    def done(self) -> bool:
        """Whether its first verb tells what is over."""
        tense = next((w.tense for w in self.words if w.pos in ("VERB", "INFN")), "")
        return tense == "past"

    @cached_property
    def coming(self) -> bool:
        """Whether it tells what is still to be: it is no title of the report that says so."""
        return any(w.pos == "VERB" and w.tense == "futr" for w in self.words)

    @cached_property
    def future(self) -> bool:
        """Whether a word of it tells of the future."""
        return any(w.tense == "futr" for w in self.words)

    def roots_of(self, sentence: Sentence) -> frozenset[str]:
        """The roots of a sentence's words that mean something, found once."""
        if sentence.start not in self._told:
            laid = self.desk.directory.laid(sentence)
            self._told[sentence.start] = _roots([t.word for t in laid.tokens])
        return self._told[sentence.start]

    def shared(self, event: Event) -> list[str]:
        """What it has in common with an event's words, found once."""
        key = (event.evidence[0][0], event.start, event.end, event.kind, event.title)
        if key not in self._shared:
            self._shared[key] = _of_words(self, event)
        return self._shared[key]

    def title(self) -> str:
        """The headline as a title, people whom it has with initials or by surname by their names where there is room; "" where it
        is none."""
        wording = self.desk.wording
        texts = (wording.plain(tidy(_ASIDE.sub("", text))) for text in (self._in_full(), self.text))
        return next((text for text in texts if not wording.faults(text)), "")

    def _in_full(self) -> str:
        """The headline with the full names of people instead of their initials or surnames, from its beginning on while there is
        room."""
        text, directory = self.text, self.desk.directory
        for laid in directory.headline:
            for name in directory.names(laid):
                written = laid.words(name.first, name.last)
                if name.person is None or not (_INITIAL.search(written) or self._surname(laid, name)):
                    continue
                full = text.replace(written, self._as_told(name, written), 1)
                text = full if len(full) <= LONGEST else text
        return text

    def _surname(self, laid: Laid, name: Name) -> bool:
        """Whether a name is a surname alone, outside quotations, with nothing beside it that may be a part of it; that of which
        somebody is head is none ("мэр Москвы Громов"), nor is a common word that opens the sentence."""
        tokens, base = laid.tokens, name.base.split()
        if name.first != name.last or len(base) < 2 or root(base[-1]) != root(tokens[name.first].text):
            return False
        ruled = {n.last for n in self.desk.directory.names(laid) if n.person is None and (n.case == "gent" or n.base.isupper())}
        beside = (i for i in (name.first - 1, name.last + 1) if 0 <= i < len(tokens) and i not in ruled)
        return not any(
            tokens[i].text in (*QUOTES, ".") or tokens[i].text[0].isupper() and not self._common(laid, i, base) for i in beside
        )

    def _common(self, laid: Laid, i: int, base: list[str]) -> bool:
        """Whether a word has a capital only because it opens a sentence, or what a colon follows, and is no part of a name."""
        token = laid.tokens[i]
        opens = (not i or laid.tokens[i - 1].text == ":") and self.desk.words.morphology.known(token.text)
        return opens and not token.word.grammemes & _PROPER and root(token.text) not in map(root, base)

    def _as_told(self, name: Name, written: str) -> str:
        """The full name of a person as the text has it with the surname in this form, where it has it in one way: the form of
        "Громовой" or "Солошенко" tells no case."""
        shown = self.desk.directory.shown(name)
        forename = root(shown.split()[0])
        told = re.findall(rf"\b([^\W\d_]\w+) {re.escape(written.split()[-1])}\b", self.desk.parsed.text)
        forms = {word for word in told if root(word) == forename}
        single = len(forms) == 1 and len(shown.split()) == 2
        return f"{forms.pop()} {written.split()[-1]}" if single else shown


def headed(headline: Headline, events: tuple[Event, ...], learned: dict[str, float]) -> tuple[Event, ...]:
    """The events, that which the headline most likely tells with the headline as its title, where that is likely enough."""
    title = headline.title() if headline.text and events else ""
    if not title:
        return events
    worth = [likelihood(learned, seen) for seen in features(headline, events)]
    best = worth.index(max(worth))  # of equals the first
    if worth[best] < max(_TELLS * headline.desk.seen[events[best].id].worth, _LEAST):
        return events
    if events[best].status == "scheduled" and headline.done:
        return events  # "Партия выбрала кандидата" is no title of the elections
    full = named(headline.desk, events[best], title)
    if _says_who(headline, events[best]) and (full == title or headline.roots <= _title_roots(headline.desk, events[best])):
        return events
    return tuple(evolve(one, title=full) if n == best else one for n, one in enumerate(events))


def _says_who(headline: Headline, event: Event) -> bool:
    """Whether an event's own title names whom the headline only calls by office or trade, and tells the same in about as many
    words: "Убит мэр Твери". That somebody is the first of her sort the headline alone may say."""
    desk, directory = headline.desk, headline.desk.directory
    worthy = desk.seen[event.id].worth >= _WORTHY and len(event.title) >= _FULL * len(headline.text)
    if not worthy or any(w.lemma in desk.words.first for w in headline.words):
        return False
    if any(name.person is not None for laid in directory.headline for name in directory.names(laid)):
        return False
    people = [base.split()[-1][:_SURNAME] for base in event.participants if directory.people.find(base.split()) is not None]
    title = _title_roots(desk, event)
    told = not title.isdisjoint(headline.roots - headline.names)
    return told and any(part in event.title for part in people) and not any(part in headline.text for part in people)


def _title_roots(desk: Desk, event: Event) -> frozenset[str]:
    """The roots of the words of an event's title that mean something."""
    return _roots(map(desk.words.morphology.word, _WORD.findall(event.title)))


def untold(headline: Headline, events: tuple[Event, ...], learned: dict[str, float]) -> bool:
    """Whether there is a headline, and likely none of the events is what it tells."""
    return bool(headline.text) and all(likelihood(learned, seen) < _UNTOLD for seen in features(headline, events))


def likeliest(headline: Headline, told: list[Event], able: list[Event], learned: dict[str, float]) -> Event | None:
    """Which of events that could have the headline for a title it tells, beside those told; None where it likely does not."""

    def likely(one: Event) -> float:
        beside = sorted((*told, one), key=lambda e: e.start)
        return likelihood(learned, features(headline, tuple(beside))[beside.index(one)])

    weighed = [(likely(one), one) for one in able]
    best = max(weighed, key=lambda pair: pair[0], default=None)
    return best[1] if best is not None and best[0] >= _TELLS else None


def features(headline: Headline, events: tuple[Event, ...]) -> list[list[str]]:
    """For each of an article's events what speaks for the headline telling it, or against it, each once and in one order."""
    found = [[*headline.shared(event), *_of_time(headline, event), *_of_place(event, n)] for n, event in enumerate(events)]
    named = ["named=True" in seen for seen in found]
    return [[*seen, f"rival={sum(named) > own},{own}"] for seen, own in zip(found, named, strict=True)]


def _of_words(headline: Headline, event: Event) -> list[str]:
    """What the headline has in common with the event's words, its sentence, that and the one before, and its title."""
    desk, roots, names = headline.desk, headline.roots, headline.names
    morphology, text = desk.words.morphology, desk.parsed.text
    start = event.evidence[0][0]
    sentence = before = headline.roots_of(desk.parsed.sentence_at(event.start))
    if start:
        before = before | headline.roots_of(desk.parsed.sentence_at(start - 1))
    trigger = _roots(map(morphology.word, _WORD.findall(text[event.start : event.end])))
    title = _title_roots(desk, event)
    plain = roots - names
    found = [
        f"named={not roots.isdisjoint(trigger)}",
        f"kind={event.kind in headline.kinds and event.kind != 'other'},{bool(headline.kinds - {'other'})}",
        f"of={event.kind}",
    ]
    for name, part, whole in (
        ("told", roots & sentence, roots),
        ("told before", roots & before, roots),
        ("names", names & sentence, names),
        ("plain", plain & sentence, plain),
        ("title's plain", plain & title, plain),
        ("of title", roots & title, title),
        ("title's", roots & title, roots),
    ):
        share = len(part) / max(len(whole), 1)
        found += [f"{name}>={least}" for least in _SHARES if share >= least] if part else ()
    return found


def _of_time(headline: Headline, event: Event) -> Iterator[str]:
    """How the event's time and status go with the publication day and the headline's tense."""
    yield f"status={event.status}"
    yield f"future={headline.future},{event.status}"
    day, (first, _) = headline.desk.publication.exact, edtf.bounds(event.edtf)
    if day is None or first is None:
        return
    yield f"month={event.edtf[:7] == day.isoformat()[:7]}"
    if len(event.edtf) >= len("2024-08-09"):
        ago = (day - first).days
        yield f"ago={'ahead' if ago < 0 else min(ago, _DAYS)}"


def _of_place(event: Event, order: int) -> Iterator[str]:
    """Where the article tells of the event, and how sure that is."""
    yield f"order={min(order, _ORDER)}"
    yield from [f"start>={least}" for least in _STARTS if event.start >= least]
    yield from [f"sure>={least}" for least in _BELIEVED if event.confidence >= least]


def _roots(words: Iterable[Word]) -> frozenset[str]:
    return frozenset([w.lemma[:_ROOT] for w in words if w.pos not in _EMPTY and len(w.lemma) > 2])
