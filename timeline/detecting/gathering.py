"""From a dated trigger to an event: its status, who, where and title."""

from collections.abc import Iterator
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
from timeline.model import Basis, Dated, Event, Publication

_BESIDE = 3  # characters between two days told together: "в субботу и воскресенье"
_FRESH = 10  # days between an event and the publication that is about it


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
