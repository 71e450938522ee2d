"""From a dated trigger to an event: its status, who, where and title; the same event told twice becomes one."""

from collections import defaultdict
from collections.abc import Iterator, Set
from datetime import timedelta
from functools import partial
from hashlib import sha256

from attrs import evolve, field, frozen

from timeline import edtf
from timeline.analysing import Parsed, Sentence
from timeline.detecting.arguments import parties, placing
from timeline.detecting.arguments.placing import Place, Time, lies
from timeline.detecting.arguments.tellings import Telling
from timeline.detecting.clauses import Laid
from timeline.detecting.confidence import Seen, confidence
from timeline.detecting.entities.declining import root
from timeline.detecting.entities.names import Directory, Name
from timeline.detecting.features import OPENING, Setting
from timeline.detecting.kinds import kind_of
from timeline.detecting.lexicon import Lexicon
from timeline.detecting.modality.bearing import Standing
from timeline.detecting.modality.moving import moved
from timeline.detecting.modality.status import ahead, retracted, status
from timeline.detecting.signs import Signs
from timeline.detecting.titling.branches import Branches
from timeline.detecting.titling.growing import grow
from timeline.detecting.titling.needing import Needs
from timeline.detecting.titling.phrases import Chunk, chunks
from timeline.detecting.titling.scene import Scene
from timeline.detecting.titling.titles import Title, title
from timeline.detecting.triggers import Trigger, triggers
from timeline.detecting.wording import Wording
from timeline.model import WHERE, Basis, Dated, Event, Publication

_SURE = 0.7  # the confidence from which the fuller of two titles is taken
_BESIDE = 3  # characters between two days told together: "в субботу и воскресенье"
_FRESH = 10  # days between an event and the publication that is about it
_ALIKE = 0.4  # share of words that two titles of one kind have in common where they tell of one event
_SHARED = 0.4  # share of a title's words that a fuller one has too
_EQUAL = 0.8  # the same for titles of unlike kinds
_MANY = 40  # who takes part in what is told again and again: in news six do
_FAR = 0.5  # degrees between two cities from which what happens in them is not the same
# What happens to somebody once on a day, told again without a date in other words: "ушёл в отставку", "покинул пост".
_ONCE = frozenset(("appointment", "resignation", "death", "birth", "sport", "award"))


@frozen(eq=False)
class Desk:
    """All that the making of one article's events needs."""

    parsed: Parsed
    dated: tuple[Dated, ...]
    publication: Publication
    words: Lexicon
    signs: Signs
    wording: Wording
    directory: Directory
    sure: dict[str, float]  # weights of confidence
    placing: dict[str, float]  # weights of places
    parties: dict[str, float]  # weights of participants
    seen: dict[str, Seen] = field(factory=dict)  # what the confidence of each event was found from, by its id
    told: dict[int, list[Telling]] = field(factory=dict)  # the places that a sentence tells, by its start
    cut: dict[int, list[Chunk]] = field(factory=dict)  # the chunks of a sentence that were asked for, by its start

    settings: dict[int, Setting] = field(factory=dict)  # the same for sentences laid out with their triggers
    grown: dict[int, Branches] = field(factory=dict)  # and for their branches
    others: dict[int, Branches] = field(factory=dict)  # those of sentences that tell what is meant in another
    apart: dict[int, set[int]] = field(factory=dict)  # the words that name events of a sentence, by its start
    untitled: list[tuple[Laid, "Finding"]] = field(factory=list)  # findings of which no title could be made

    def setting(self, sentence: Sentence) -> Setting:
        """A sentence laid out with its triggers."""
        found = self.settings.get(sentence.start)
        if found is None:
            laid = self.directory.laid(sentence)
            order = min(sentence.start // OPENING, 2)
            found = self.settings[sentence.start] = Setting(
                laid, triggers(laid, self.words), self.dated, order, self.words, self.parsed
            )
        return found

    def branches(self, scene: Scene) -> Branches:
        """The branches of a scene's sentence, which are the same for all its events."""
        start = scene.laid.sentence.start
        if start not in self.grown:
            self.grown[start] = grow(scene, self.parsed.tree(scene.laid.sentence))
        return self.grown[start]

    def chunks(self, laid: Laid, names: list[Name]) -> list[Chunk]:
        """A sentence in chunks, laid out with its points of time alone: how long something lasted stays in a title."""
        start = laid.sentence.start
        if start not in self.cut:
            self.cut[start] = chunks(laid, names, self.parsed.pack.morphology, self.wording.dating)
        return self.cut[start]


@frozen
class Finding:
    """A trigger with its time: the value, the mentions that give it (none where it is the publication day), how likely it is."""

    trigger: Trigger
    value: str
    mentions: tuple[int, ...]
    score: float
    basis: Basis = "mention"


def event(desk: Desk, laid: Laid, finding: Finding, given: str = "") -> Event | None:
    """The event of a finding; None where no title can be made of it. `given` is a title made elsewhere, or ""."""
    kind, trigger = kind_of(desk.words, laid, finding.trigger, desk.parsed.tree(laid.sentence)), finding.trigger
    trigger = trigger if trigger.kind == kind else evolve(trigger, kind=kind)
    time = Time(finding.value, fresh(desk, finding.value))
    question = placing.Question(desk.directory, desk.wording, laid, trigger, time, desk.told)
    place = placing.place(question, desk.placing)
    date = desk.dated[finding.mentions[0]] if finding.mentions else None
    standing = Standing(laid, trigger, date, ahead(date, desk.publication), desk.dated, desk.words, desk.signs)
    stands = status(standing)
    if stands == "scheduled" and retracted(standing, _beside(desk, laid)):
        stands = "cancelled"
    scene = staged(desk, laid, trigger, place, stands == "scheduled" or bool(standing.ahead) and stands == "cancelled")
    named = Title(given, 1.0) if given else title(scene, desk.branches(scene))
    if not named.text:
        desk.untitled.append((laid, finding))
        return None
    place = place if place.base else placing.titled(question, named.text)
    finding, moved_from = _moved(desk, standing, finding) if stands == "postponed" else (finding, None)
    first, last = edtf.bounds(finding.value)
    start, end = laid.span(trigger.first, trigger.last)
    seen = parties.participants(scene, time, desk.parties)
    spot = lies(desk.directory, place)
    known_as = identity(desk.parsed.document.id, finding.value, start)
    told = desk.seen[known_as] = Seen(finding.score, named.worth, trigger, finding.basis)
    return Event(
        id=known_as,
        start=start,
        end=end,
        title=named.text,
        edtf=finding.value,
        first=first,
        last=last,
        kind=trigger.kind,
        status=stands,
        moved_from=moved_from,
        basis=finding.basis,
        confidence=confidence(told, desk.sure),
        name=laid.tokens[trigger.head].text if trigger.form == "name" else "",
        place=place.base,
        place_at=place.at,
        country=spot.country if spot else "",
        coordinates=spot.coordinates if spot else None,
        participants=tuple(seen),
        participants_at=tuple(seen.values()),
        mentions=finding.mentions,
        evidence=((laid.sentence.start, laid.sentence.end),),
    )


def _beside(desk: Desk, laid: Laid) -> Iterator[Laid]:
    """The headline and the two sentences before one."""
    yield from desk.directory.headline
    yield from (desk.directory.laid(sentence) for sentence in desk.directory.before(laid, 2))


def fresh(desk: Desk, value: str) -> bool:
    """Whether something took place about the publication day."""
    first, last = edtf.bounds(value)
    day = desk.publication.exact
    return bool(day and first and last and (last - first).days < _FRESH and abs((day - last).days) <= _FRESH)


def staged(desk: Desk, laid: Laid, trigger: Trigger, place: Place, coming: bool = False) -> Scene:
    """All that a trigger's title and participants are found from; `coming` is whether its time is still to come."""
    names = desk.directory.names(laid)
    worded = _worded(desk, laid)
    return Scene(
        laid=worded,
        cut=partial(desk.chunks, worded, names),
        trigger=trigger,
        names=names,
        own=tuple(n for n in names if n is not place.name and laid.clause[n.first] == laid.clause[trigger.head]),
        place=place.words,
        calling=desk.words.modal,
        personal=trigger.kind in desk.words.personal,
        directory=desk.directory,
        morphology=desk.parsed.pack.morphology,
        wording=desk.wording,
        needs=Needs.of(desk.parsed.pack),
        happenings=desk.words.nouns,
        others=desk.others,
        coming=coming,
        apart=desk.apart.get(laid.sentence.start, frozenset()),
    )


def _worded(desk: Desk, laid: Laid) -> Laid:
    """The sentence as titles read it: with its points of time marked, how long something lasted being words as any other."""
    lasting = {m for m in set(laid.mention) if m >= 0 and desk.dated[m].type == "DURATION"}
    return evolve(laid, mention=tuple(-1 if m in lasting else m for m in laid.mention)) if lasting else laid


def _moved(desk: Desk, standing: Standing, finding: Finding) -> tuple[Finding, str | None]:
    """A postponed event at its new time where the sentence tells it, else at its old one; and the old one where that is known."""
    old, new = moved(standing)
    if new < 0:
        old_time = finding.value.removesuffix("/..")  # "перенесли с 5 мая"
        return evolve(finding, value=old_time), old_time
    if old < 0 and new not in finding.mentions:
        return finding, None
    before = _before(desk.dated[old], desk.dated[new]) if old >= 0 else None
    return evolve(finding, value=desk.dated[new].edtf, mentions=(new,)), before


def _before(old: Dated, new: Dated) -> str:
    """The old time of a moved event; one told without its year lies in the year that brings it nearest to the new time."""
    value = old.edtf.removesuffix("/..")
    if value[:4] in old.text or len(value) < len("2024-08") or not value[4:].replace("-", "").isdigit() or new.first is None:
        return value
    years = (f"{new.first.year + n:04}{value[4:]}" for n in (0, -1, 1))
    ends = [(edtf.bounds(year)[0], year) for year in years]
    target = new.first
    return min((abs((first - target).days), n, year) for n, (first, year) in enumerate(ends) if first is not None)[2]


def identity(document: str, value: str, start: int) -> str:
    """An event's id: from its document, its time and where it is told."""
    return sha256(f"{document}\n{value}\n{start}".encode()).hexdigest()[:12]


def value(dated: tuple[Dated, ...], mention: int) -> tuple[str, tuple[int, ...]]:
    """The value of a mention and, where another closes its interval, of both; of days one after the other as well ("в субботу и
    воскресенье")."""
    date = dated[mention]
    if date.joined is not None:
        close = dated[date.joined]
        if date.first and close.last and date.first <= close.last and "/" not in date.edtf + close.edtf:
            return f"{date.edtf}/{close.edtf}", (mention, date.joined)
    if mention and dated[mention - 1].joined == mention:
        return value(dated, mention - 1)
    first = last = mention
    while _next_day(dated, first - 1):
        first -= 1
    while _next_day(dated, last):
        last += 1
    if first == last:
        return date.edtf, (mention,)
    return f"{dated[first].edtf}/{dated[last].edtf}", tuple(range(first, last + 1))


def _next_day(dated: tuple[Dated, ...], mention: int) -> bool:
    """Whether the mention right after one is the day after, and goes on with it: not "прибудет 5 июня, 6 июня — переговоры"."""
    if not 0 <= mention < len(dated) - 1:
        return False
    one, other = dated[mention], dated[mention + 1]
    listed = other.start - one.end == len(", ") and one.text[0].isdigit() and " " in one.text
    if (
        listed
        or other.start - one.end > _BESIDE
        or one.last is None
        or other.first is None
        or not one.type == other.type == "DATE"
    ):
        return False
    return one.first == one.last and other.first == other.last and one.last == other.first - timedelta(1)


def join(events: list[Event], aside: Set[str] = frozenset(), above: Set[str] = frozenset()) -> tuple[Event, ...]:
    """Events told more than once in an article, told once: the same time and much the same words. Sorted by trigger,
    those of one as they were given.

    Kept is the fullest telling with a date, else the first (of what happens once a day the first that names anybody); that in the
    headline (`above`, ids) only where the text has none; of two as full not the one that tells it `aside`, as an attribute:
    "подписанный в мае".
    """
    kept: list[Event] = []
    # Which of them are told of a time, of a clock time its day, and which by mentions: both may be told by a verb and its noun.
    near: dict[str | tuple[int, ...], list[int]] = defaultdict(list)

    def order(one: Event) -> tuple[float, ...]:
        bare = one.basis == "published"
        worth = (one.kind in _ONCE and not _told_here(one),) if bare else (-_fullness(one), one.id in aside, -one.confidence)
        return (one.kind == "statement", one.kind == "office", one.id in above, bare, *worth, one.start)

    for one in sorted(events, key=order):
        keys: list[str | tuple[int, ...]] = [
            one.edtf if "/" in one.edtf else one.edtf.partition("T")[0],
            *([one.mentions] if one.mentions else ()),
        ]
        twin = next((n for n in sorted({n for key in keys for n in near[key]}) if _same(kept[n], one)), None)
        if twin is None:
            for key in keys:
                near[key].append(len(kept))
            kept.append(one)
        else:
            kept[twin] = merged(kept[twin], one)
    told = {e.id: n for n, e in enumerate(events)}
    return tuple(sorted(kept, key=lambda e: (e.start, e.end, told[e.id])))


def _fullness(one: Event) -> int:
    """How much of where and who an event's own sentence tells: up to one place and two participants."""
    return min(_told_here(one), 2) + _placed_here(one)


def _placed_here(one: Event) -> bool:
    """Whether an event's own sentence names its place."""
    start, end = one.evidence[0]
    return one.place_at is not None and start <= one.place_at[0] < end


def _told_here(one: Event) -> int:
    """How many of those who take part an event's own sentence names."""
    start, end = one.evidence[0]
    return sum(start <= at[0] < end for at in one.participants_at)


def merged(one: Event, other: Event) -> Event:
    """An event told twice, where and as the first tells it, with what only the other knows."""
    both = dict(zip(other.participants, other.participants_at, strict=True))
    both = dict(zip(one.participants, one.participants_at, strict=True)) | {
        k: v for k, v in both.items() if k not in one.participants
    }
    shown = one.place or other.place
    there = next((e for e in (one, other) if e.place == shown and e.place_at), one if one.place else other)
    return evolve(
        one,
        edtf=max(one.edtf, other.edtf, key=len),
        confidence=max(one.confidence, other.confidence),
        mentions=tuple(sorted({*one.mentions, *other.mentions})),
        evidence=tuple(sorted({*one.evidence, *other.evidence})),
        participants=tuple(both)[:_MANY],
        participants_at=tuple(both.values())[:_MANY],
        title=_title(one, other),
        **{name: getattr(there, name) for name in WHERE},
    )


def _title(one: Event, other: Event) -> str:
    """The title of an event, or that of the same told elsewhere where that is surer or says as much and more."""
    if one.kind != other.kind:
        return one.title
    named = stems(" ".join((*one.participants, *other.participants)))
    x, y = stems(one.title) - named, stems(other.title) - named
    fuller = len(other.title) > len(one.title) and (x <= y or other.evidence != one.evidence and len(x & y) >= _SHARED * len(x))
    surer = (other.confidence >= _SURE, fuller) > (one.confidence >= _SURE, False)
    return other.title if surer else one.title


def _same(a: Event, b: Event) -> bool:
    if a.title == b.title and a.mentions and (a.mentions, a.evidence) == (b.mentions, b.evidence):
        return True  # "соберётся на заседание до конца мая": the verb's end is the noun's month
    if a.edtf != b.edtf and not _finer(a, b) and not _finer(b, a):
        return False
    if a.start < b.end and b.start < a.end:
        return True
    if _elsewhere(a, b):
        return False
    if a.title == b.title:
        return True
    if a.edtf == b.edtf and a.evidence == b.evidence and a.mentions and b.mentions and {*a.mentions}.isdisjoint(b.mentions):
        return False  # a sentence that gives the same time twice: "«Лес» (1975), «Море» (1975)"
    if a.evidence == b.evidence and {a.status, b.status} == {"scheduled", "cancelled"}:
        return False  # "не сыграет на турнире, который стартует в среду"
    x, y = stems(a.title), stems(b.title)
    shared = len(x & y) / max(min(len(x), len(y)), 1)
    meet = {"meeting", "talks", "summit"}
    alike = a.kind == b.kind or {a.kind, b.kind} <= meet
    if a.kind == b.kind and a.kind in _ONCE and "published" in (a.basis, b.basis) and _of_one(a, b):
        return True
    if alike and a.kind in meet and a.place and a.place == b.place and not (_told_here(a) and _told_here(b)):
        return True  # "встреча состоялась 7 сентября в Баку": of whom, another sentence tells
    if not alike and a.evidence == b.evidence and "statement" not in (a.kind, b.kind):
        return False  # one sentence tells of both: "арестован после перестрелки"
    others = a.kind == "award" and {*a.participants}.isdisjoint(b.participants)  # one prize after the other
    if shared < (_ALIKE if alike and not others else _EQUAL):
        return False
    named = stems(" ".join((*a.participants, *b.participants)))
    deeds = min(len(x - named), len(y - named))
    return not deeds or not x & y <= named  # else the same person did one thing and another


def _elsewhere(a: Event, b: Event) -> bool:
    """Whether two sentences put two events into cities far from one another."""
    if a.evidence == b.evidence or not (a.coordinates and b.coordinates and _placed_here(a) and _placed_here(b)):
        return False
    return max(abs(x - y) for x, y in zip(a.coordinates, b.coordinates, strict=True)) > _FAR


def _of_one(a: Event, b: Event) -> bool:
    """Whether two sentences tell of the same people: all that take part in the event of one take part in that of the other."""
    x, y = {*a.participants}, {*b.participants}
    return bool(x and y) and (x <= y or y <= x) and a.evidence != b.evidence and a.status == b.status


def _finer(a: Event, b: Event) -> bool:
    """Whether one event of a kind has the hour of the day that the other has."""
    return a.kind == b.kind and "/" not in a.edtf and a.edtf.startswith(f"{b.edtf}T")


def stems(text: str) -> set[str]:
    """The longer words of a title without their endings."""
    return {root(w) for w in text.lower().split() if len(w) > 3}
