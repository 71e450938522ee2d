"""What of a telling is compared with others: its days, people, places, words, and the number it bears in a row."""

import math
import re
from collections.abc import Callable
from datetime import date
from functools import cached_property

from attrs import evolve, frozen

from timeline import edtf
from timeline.languages.morphology import Kept, Morphology, Word
from timeline.merging.traits import Traits
from timeline.model import Span, Telling

_WORD = re.compile(r"\w+(?:[-‑]\w+)*")
_ROMAN = re.compile(r"(?=[IVX])(X{0,3})(IX|IV|V?I{0,3})")
_CONTENT = frozenset("NOUN ADJF ADJS VERB INFN PRTF PRTS GRND".split())
STEM = 5  # letters of a lemma that stand for it: подписать and подписание, энергосистема and энергетический meet
_WEAK = 0.3  # the weight of a word that only repeats the kind
_FAR = 4_000_000  # a day number beyond the calendar, for an open end


@frozen
class Party:
    """A participant as compared: stems of its words in order; `country` ones are shared by many events of a day."""

    stems: tuple[str, ...]
    person: bool
    country: bool

    def same(self, other: "Party") -> bool:
        """Whether both may name one party: a surname alone, or with an initial, stands for the full name."""
        if self.person and other.person:
            if self.stems[-1] != other.stems[-1]:
                return False
            return all(_given(a, b) for a, b in zip(self.stems[:-1], other.stems[:-1], strict=False))
        short, long = sorted((frozenset(self.stems), frozenset(other.stems)), key=len)
        return short <= long


def _given(a: str, b: str) -> bool:
    return a == b or min(len(a), len(b)) == 1 and a[0] == b[0]


@frozen(eq=False)
class Profile:
    """A telling as compared. `first`/`last` are day numbers; `lasting` where the days are the event's own and not a doubt.

    A telling of the same event is likely to share one of its `keys`: names, words of the title, capitals of the quote.
    """

    telling: Telling
    first: int
    last: int
    lasting: bool
    name: str
    parties: tuple[Party, ...]
    place: str
    title: frozenset[str]
    numbers: dict[str, frozenset[str]]
    moved_from: tuple[int, int] | None
    keys: tuple[str, ...]
    profiler: "Profiler"

    @cached_property
    def words(self) -> frozenset[str]:
        """Stems of the title and the quote; found when first asked for, since most tellings are never compared."""
        return self.title | self.profiler.stems(_without(self.telling.quote, self.telling.marks))

    @property
    def days(self) -> int:
        return self.last - self.first + 1

    @cached_property
    def called(self) -> frozenset[str]:
        """The stems under which its participants stand among its words."""
        return frozenset(stem[:STEM] for party in self.parties for stem in party.stems)

    @cached_property
    def people(self) -> int:
        """How many of its participants are persons."""
        return sum(party.person for party in self.parties)

    @cached_property
    def located(self) -> frozenset[str]:
        """The stems under which its place stands among its words."""
        return frozenset(stem[:STEM] for stem in self.place.split())

    @cached_property
    def surnames(self) -> frozenset[str]:
        """The stems of the surnames among its participants."""
        return frozenset(party.stems[-1][:STEM] for party in self.parties if party.person)

    @cached_property
    def facets(self) -> tuple[object, ...]:
        """All that can contradict another document's telling."""
        numbers = tuple(sorted((noun, tuple(sorted(of))) for noun, of in self.numbers.items()))
        event = self.telling.event
        return (
            event.kind,
            event.basis,
            self.first,
            self.last,
            self.lasting,
            self.moved_from,
            self.name,
            self.place,
            numbers,
            event.ties,
        )


class Profiler:
    """Makes profiles and compares names, in one language. Keeps what it found of each word."""

    def __init__(self, traits: Traits, morphology: Morphology) -> None:
        self._endings = traits.endings
        self._common = frozenset(word.replace("ё", "е") for word in traits.common)
        self._weak = frozenset(word.replace("ё", "е")[:STEM] for word in traits.weak)
        self._morphology = morphology
        # Asked for every word of every telling that is compared.
        self._stem: Callable[[str], str] = Kept(self._says).__getitem__
        self._stem_of_name: Callable[[str], str] = Kept(self._bare).__getitem__
        self._noted: dict[int, Profile] = {}  # by the event, which a profile keeps, so that its number stays its own
        self._wide: dict[str, set[str]] = {}
        for wide, places in traits.within.items():
            for place in places:
                self._wide.setdefault(self.place(place), set()).add(self.place(wide))
        self._countries = frozenset(self.place(wide) for wide in traits.within)

    def note(self, telling: Telling) -> Telling:
        """The telling itself; its profile is made now, to be asked for later."""
        self._noted[id(telling.event)] = self._made(telling)
        return telling

    def profile(self, telling: Telling) -> Profile:
        """The telling made ready to be compared."""
        noted = self._noted.pop(id(telling.event), None)
        return self._made(telling) if noted is None else evolve(noted, telling=telling)

    def _made(self, telling: Telling) -> Profile:
        """The profile, of which all but the telling depends on its event and quote alone."""
        event = telling.event
        # What an editor renamed or placed otherwise belongs with what it belonged with; what he redated also with its new day.
        read = {edit.of: edit.was for edit in event.edits}
        title, former = read.get("title", event.title), read.get("date", "") or event.moved_from
        first, last = days(event.edtf)
        parties = tuple(p for name in event.participants if (p := self.party(name)) is not None)
        name = "".join(filter(str.isalnum, event.name.casefold()))
        place, stems = self.place(read.get("place", event.place)), self.stems(title)
        names = {party.stems[-1][:STEM] for party in parties} | {place[:STEM], name} - {""}
        return Profile(
            telling=telling,
            first=first,
            last=last,
            lasting=bool(event.edtf) and lasts(event.edtf),
            name=name,
            parties=parties,
            place=place,
            title=stems,
            numbers=self._numbers(title),
            moved_from=days(former) if former else None,
            keys=tuple(stems | self.capitals(telling.quote) | names),
            profiler=self,
        )

    def party(self, name: str) -> Party | None:
        """A participant as compared, None for a name without a letter."""
        words = _WORD.findall(name)
        if not words:
            return None
        readings = [self._morphology.word(word) for word in words]
        country = len(words) == 1 and ("Geox" in readings[0].grammemes or self.place(name) in self._countries)
        plain = not any({"Orgn", "Geox"} & r.grammemes for r in readings)
        person = plain and len(words) <= 3 and all(w[0].isupper() and not w.isupper() or len(w) == 1 for w in words)
        return Party(tuple(self._stem_of_name(word) for word in words), person, country)

    def place(self, name: str) -> str:
        """A key all cases of a place's name share, "" for ""."""
        return " ".join(self._stem_of_name(word) for word in _WORD.findall(name))

    def is_wide(self, place: str) -> bool:
        """Whether a place key names a country, where many events of a day lie."""
        return place in self._countries

    def elsewhere(self, a: str, b: str) -> bool:
        """Whether two place keys can't be of one event. Of a country and a place not known to lie in one, who knows."""
        if not a or not b or a == b or self.nested(a, b):
            return False
        unknown = [place for place in (a, b) if place not in self._countries and place not in self._wide]
        return len(unknown) != 1 or not (self.is_wide(a) or self.is_wide(b))

    def nested(self, a: str, b: str) -> bool:
        """Whether one of two place keys lies in the other, a venue in the city told with it, or is the other without it."""
        lies = b in self._wide.get(a, ()) or a in self._wide.get(b, ())
        return lies or any(x.startswith(f"{y} ") or x.endswith(f" {y}") for x, y in ((a, b), (b, a)))

    def capitals(self, text: str) -> frozenset[str]:
        """The stems of the words of a text that are written with a capital."""
        return frozenset(self._stem_of_name(word)[:STEM] for word in _WORD.findall(text) if word[0].isupper())

    def _bare(self, word: str) -> str:
        """The word of a name without its ending."""
        word = word.casefold().replace("ё", "е")
        for ending in self._endings:
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                return word[: -len(ending)]
        return word

    def stems(self, text: str) -> frozenset[str]:
        """The stems of the words of a text that say something."""
        return frozenset(stem for word in _WORD.findall(text) if (stem := self._stem(word)))

    def _says(self, word: str) -> str:
        """The stem of a word that says something, else ""."""
        reading = self._morphology.word(word)
        return "" if self._says_nothing(reading) else _lemma(reading)[:STEM]

    def weight(self, words: frozenset[str]) -> float:
        """How much the stems say together."""
        return len(words) - (1 - _WEAK) * len(words & self._weak)

    def _says_nothing(self, reading: Word) -> bool:
        lemma = _lemma(reading)
        foreign_or_known = not reading.pos or reading.pos in _CONTENT
        return not foreign_or_known or lemma in self._common or len(lemma) < 2 or lemma.isdigit()

    def _numbers(self, title: str) -> dict[str, frozenset[str]]:
        """Which of a row the title tells of: the ordinals by the stem of the noun they count ("второй тур": тур 2)."""
        found: dict[str, set[str]] = {}
        pending = ""
        for word in _WORD.findall(title):
            reading = self._morphology.word(word)
            if number := self._ordinal(word, reading):
                pending = number
            elif pending and reading.is_noun:
                found.setdefault(_lemma(reading)[:STEM], set()).add(pending)
                pending = ""
        return {noun: frozenset(numbers) for noun, numbers in found.items()}

    def _ordinal(self, word: str, reading: Word) -> str:
        if "Anum" in reading.grammemes:
            return _digits(word) or _lemma(reading)
        match = _ROMAN.fullmatch(word)
        if not match:
            return ""
        ones = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX").index(match[2])
        return str(10 * len(match[1]) + ones)


def _lemma(reading: Word) -> str:
    return reading.lemma.replace("ё", "е")


def _digits(word: str) -> str:
    return "".join(c for c in word if c.isdigit())


def _without(text: str, spans: tuple[Span, ...]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + " " + text[end:]
    return text


def days(text: str) -> tuple[int, int]:
    """First and last day number of an EDTF string or clock time; an open end and "" reach beyond the calendar."""
    first, last = edtf.bounds(text)
    return first.toordinal() if first else 0, last.toordinal() if last else _FAR


def lasts(text: str) -> bool:
    """Whether an EDTF string says how long the event lasts: an interval, but for those that stand for one vague word.

    "На прошлой неделе", "в выходные" and "в первом полугодии" are intervals of which the event fills an unknown part.
    """
    extent = edtf.parse(text)
    if not isinstance(extent, edtf.Interval) or extent.first is None or extent.last is None:
        return isinstance(extent, edtf.Interval)
    length = (extent.last - extent.first).days + 1
    week = (extent.first.weekday(), length) in ((0, 7), (5, 2))
    months = extent.first.day == 1 and (extent.first.month - 1) % 3 == 0 and _quarters(extent.first, extent.last) in (1, 2)
    return not (week or months)


def _quarters(first: date, last: date) -> float:
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    return months / 3 if (last + (date.resolution)).day == 1 else math.nan
