"""The records that travel between the rooms. All are frozen; offsets are Python string offsets into a document's text."""

from bisect import bisect_right
from datetime import date
from operator import attrgetter
from typing import Literal

from attrs import field, frozen

Span = tuple[int, int]
_start = attrgetter("start")
Role = Literal["headline", "body", "stamp", "teaser", "furniture"]
MentionType = Literal["DATE", "TIME", "DURATION", "SET"]
PublishedBasis = Literal["edited", "given", "metadata", "stamp", "dateline", "inferred", "none"]
Basis = Literal["mention", "published", "edited"]
Status = Literal["occurred", "scheduled", "cancelled", "postponed", "hypothetical"]
Tense = Literal["past", "present", "future", "either"]  # "either": planned in the past, proposed
STATUSES: tuple[Status, ...] = ("occurred", "scheduled", "cancelled", "postponed", "hypothetical")
WHERE = ("place", "place_at", "country", "coordinates")  # fields of an event that go together
SHOWN = 0.3  # the confidence from which an event is shown
KINDS = (
    "summit meeting visit talks call signing agreement conference exercise election appointment resignation decision "
    "statement opening closing launch attack war protest accident disaster crime trial birth death award sport culture "
    "office economy diplomacy other"
).split()


@frozen
class Block:
    """A stretch of a document's text with one role. What lies in no block is body."""

    start: int
    end: int
    role: Role


@frozen
class LeftOut:
    """What stands on a page beside its article: the line of the file on which the tag of its element ends, the element as a
    style sheet names it, and its text, a line a paragraph."""

    line: int
    element: str
    text: str


@frozen
class Document:
    """One article as read. `text` is exact: offsets everywhere point into it.

    `id` is 12 hex digits of the text's SHA-256, so that an article keeps it wherever it lies. `source` is the path as given,
    `locator` the member, row or entry inside it. `published` is a day, month or year known from outside the text (ISO, or
    None), `published_basis` says whether an editor corrected it, the caller gave it, the page's metadata did, or a stamp that the
    language's own words don't read. `blocks` are sorted and don't overlap. `extracted` is true where the text is not the file's
    own characters, so that the record must carry it. `left_out` is what else its page shows, in its order.
    """

    id: str
    source: str
    text: str
    locator: str | None = None
    url: str | None = None
    outlet: str | None = None
    headline: str | None = None
    language: str = "ru"
    published: str | None = None
    published_basis: Literal["edited", "given", "metadata", "stamp"] | None = None
    blocks: tuple[Block, ...] = ()
    extracted: bool = False
    left_out: tuple[LeftOut, ...] = field(default=(), repr=False)

    def role_at(self, offset: int) -> Role:
        """The role of the text at an offset."""
        n = bisect_right(self.blocks, offset, key=_start) - 1
        return self.blocks[n].role if n >= 0 and offset < self.blocks[n].end else "body"


@frozen
class Failure:
    """An input that gave no document: where it was, and the reason in one line."""

    source: str
    reason: str
    locator: str | None = None


@frozen(cache_hash=True)  # the same few thousand senses come again and again
class Sense:
    """What a temporal phrase says by itself, before anything else is known. A zero, "" or None is a field it does not say.

    `form`: "date" (calendar fields), "near" (this, last or next unit), "deictic" (`days` from the day of publication), "shift"
    (an amount of a unit from `base`), "duration", "set". `shift` counts years from the year of publication, `month_offset`
    months; `same` takes from the text what is missing; `half` and `quarter` divide what holds them; `phase` is early, mid or
    late; `lead` the class of the word before the phrase; `end` the other end of an interval, told in it or (`joined`) the next.
    """

    form: Literal["date", "near", "deictic", "shift", "duration", "set"] = "date"
    year: int = 0
    month: int = 0
    day: int = 0
    weekday: int = 0
    season: int = 0
    holiday: str = ""
    decade: int | None = None
    century: int = 0
    century_near: int | None = None
    half: int = 0
    quarter: int = 0
    hour: int = -1
    minute: int = 0
    zone: str = ""
    phase: str = ""
    daypart: str = ""
    shift: int | None = None
    month_offset: int | None = None
    same: bool = False
    offset: int | None = None
    days: int | None = None
    amount: float | None = None
    unit: str = ""
    direction: int = 0
    base: str = ""
    length: str = ""
    lead: str = ""
    end: "Sense | None" = None


@frozen
class Mention:
    """A temporal expression found, not yet resolved.

    `joined` says that the next mention closes the interval this one opens, `shares` that it lacks what the next one says
    ("с 5 на 7 мая"), and so its tense too.
    """

    start: int
    end: int
    text: str
    type: MentionType
    rule: str
    sense: Sense
    joined: bool = False
    shares: bool = False


@frozen
class Reason:
    """Why a value is what it is: a rule's name, and what it drew on (index of a mention, "published", or None)."""

    rule: str
    origin: int | Literal["published"] | None = None


@frozen
class Publication:
    """When a document was published: ISO day, month or year, or None; sure means: a reader may rely on it to the day."""

    day: str | None
    basis: PublishedBasis
    sure: bool
    why: tuple[Reason, ...] = ()

    @property
    def exact(self) -> date | None:
        """The day itself where it is known to the day."""
        return date.fromisoformat(self.day) if self.day and len(self.day) == 10 else None


@frozen
class Options:
    """What a caller may choose for one document. `prefer` says how a date without a year finds it where tense can't tell; events
    less sure than `min_confidence` are left out."""

    prefer: Literal["tense", "past", "future"] = "tense"
    min_confidence: float = SHOWN
    names: Literal["rules", "neural"] = "rules"


@frozen
class Dated:
    """A temporal expression with its value.

    `edtf` is EDTF for DATE, ISO 8601 to the minute for TIME, an ISO duration for DURATION and SET, and "" where the value
    can't be known. `first`/`last` are None for an open end and where there is no value. `why` is never empty. `joined` is the
    index of the mention that closes the interval this one opens ("с 2019 по 2023 год"), else None.
    """

    start: int
    end: int
    text: str
    type: MentionType
    edtf: str
    first: date | None
    last: date | None
    why: tuple[Reason, ...]
    tense: Tense | None = None
    joined: int | None = None


@frozen
class Edit:
    """What an editor changed of an event: `was` is what the article gives, "" where nothing; `entry` numbers the correction.

    Of a story, where entries no longer count and it is -1, also that it was held to be the same as, or different from, another.
    """

    of: Literal["date", "different", "hidden", "place", "same", "status", "title"]
    was: str = ""
    entry: int = -1


@frozen
class Tie:
    """An editor's word that an event is the same as the others tied by the `entry`, or another than they are."""

    of: Literal["same", "different"]
    entry: int
    part: int


@frozen
class Event:
    """Something that happened, happens or is to happen, as one document tells it.

    `start`/`end` are its trigger's; `mentions` index the record's mentions that date it, empty where `basis` is "published".
    `name` is a proper name that identifies the event wherever it is told ("COP29"), or "". `place` is in base form or "";
    `country` (ISO 3166-1 alpha-2, or "") and `coordinates` (latitude and longitude, WGS 84) say where it lies, if certain.
    `evidence` are the sentences that prove it, in text order. `edtf` is "" only in a record's `undated`. Values are those that
    an editor gave where there are `edits`; a date of his has the basis "edited". A postponed event
    stands at its new time, and `moved_from` is the old one, None where it isn't told; where the new one isn't, both are the old.
    """

    id: str
    start: int
    end: int
    title: str
    edtf: str
    first: date | None
    last: date | None
    kind: str
    status: Status
    basis: Basis
    confidence: float
    moved_from: str | None = None
    name: str = ""
    place: str = ""
    place_at: Span | None = None
    country: str = ""
    coordinates: tuple[float, float] | None = None
    participants: tuple[str, ...] = ()
    participants_at: tuple[Span, ...] = ()
    mentions: tuple[int, ...] = ()
    evidence: tuple[Span, ...] = ()
    edits: tuple[Edit, ...] = ()
    ties: tuple[Tie, ...] = ()


@frozen
class Heard:
    """What a document says to the `part` of a correction (its `entry`) that names it.

    "applied"; "redated" where it applied, but the article now gives another date than the correction knew, which is `detail`;
    "gone" where the article tells no such event, with the `detail` "there" where it has the words, or the events they name on
    another day; "several" where the words name those of `detail`; "rivals" where the entry that `detail` numbers says otherwise.
    """

    entry: int
    part: int
    says: Literal["applied", "redated", "gone", "several", "rivals"]
    detail: str = ""


@frozen
class Record:
    """All that one document gave; events sorted by trigger. `undated` are named events without a date, only ever merged.

    `hidden` are events that an editor hid, `heard` is what the document says to the corrections that name it.
    """

    document: Document
    publication: Publication
    mentions: tuple[Dated, ...] = ()
    events: tuple[Event, ...] = ()
    undated: tuple[Event, ...] = ()
    hidden: tuple[Event, ...] = ()
    heard: tuple[Heard, ...] = ()


@frozen
class Because:
    """A Reason made readable outside its document: the rule, the phrase it drew on ("" where none), that phrase's value."""

    rule: str
    phrase: str = ""
    value: str = ""


@frozen
class Sketch:
    """What is kept of a text to know its copies: the least hashes of its runs of words, sorted, and its first numbers, each
    after a hash of the words around it."""

    runs: tuple[int, ...] = ()
    numbers: tuple[tuple[int, str], ...] = ()


@frozen
class Source:
    """An article as a story names it; `why` explains its day of publication."""

    document: str
    source: str
    published: str | None
    published_sure: bool
    published_basis: PublishedBasis
    locator: str | None = None
    url: str | None = None
    outlet: str | None = None
    headline: str | None = None
    language: str = "ru"
    why: tuple[Because, ...] = ()
    sketch: Sketch | None = field(default=None, repr=False, eq=False)


@frozen
class Telling:
    """One document's telling of an event, with the proof; all that is kept of a document once its record is written.

    `quote` is the sentence with the event's own word, as it stands in the document from `start` on; `marks` are offsets into
    `quote`: the phrases that date the event, may be empty. `why` explains the date. An event whose `edtf` is "" has no date of
    its own and may only join a story that has one. `words` are words of the article that name it in a correction.
    `copies` are those of other articles with the same text, in which the same sentence tells it.
    """

    source: Source
    event: Event
    quote: str
    start: int
    marks: tuple[Span, ...]
    why: tuple[Because, ...]
    words: str = ""
    copies: tuple["Telling", ...] = ()


@frozen
class Conflict:
    """Two tellings that disagree: of what ("date", "status", "place"), and each value with the documents that say it."""

    of: Literal["date", "status", "place"]
    values: tuple[tuple[str, tuple[str, ...]], ...]


@frozen
class Story:
    """One real-world event with every telling of it, the surest first. Sorted by (first, last, id) wherever stories are listed.

    `id` is stable over rebuilds: 12 hex digits from the identity of the first telling, or the one that history remembers.
    `created`/`changed` are ISO days: first seen and last real change; `sequence` counts the real changes. `former` are the ids
    of other stories that were found to be this one. `edits` are all that editors changed of its tellings, sorted, each once.
    """

    id: str
    title: str
    edtf: str
    first: date | None
    last: date | None
    kind: str
    status: Status
    basis: Basis
    confidence: float
    tellings: tuple[Telling, ...]
    moved_from: str | None = None
    name: str = ""
    place: str = ""
    country: str = ""
    coordinates: tuple[float, float] | None = None
    participants: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    created: str = ""
    changed: str = ""
    sequence: int = 0
    withdrawn: bool = field(default=False)
    former: tuple[str, ...] = ()
    edits: tuple[Edit, ...] = ()

    @property
    def told(self) -> tuple[Telling, ...]:
        """Every telling, each followed by its copies."""
        return tuple(each for telling in self.tellings for each in (telling, *telling.copies))

    @property
    def sources(self) -> tuple[Source, ...]:
        """The articles that tell it, each once, in the order of `told`."""
        found = {(each.source.document, each.source.source, each.source.locator): each.source for each in reversed(self.told)}
        return tuple(reversed(found.values()))

    @property
    def order(self) -> tuple[date, date, str]:
        """What stories are sorted by: first, last, id; an open beginning comes first, an open end last."""
        return self.first or date.min, self.last or date.max, self.id
