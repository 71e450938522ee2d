"""Examples to learn the weights of events from: labelled articles, and what is seen of each trigger in them.

Four tables of offsets lie beside this file. `event_labels.tsv` tells of single sentences which dates date which words,
`event_carried.tsv` of openings which words name an event without a date; `event_articles.tsv` tells of whole articles every
event, and `event_headlines.tsv` which of them the headline tells. The articles lie in the folder with NEREL's training part.
"""

import re
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from articles import ROOT, rows
from attrs import evolve, field, frozen

from timeline import analysing, dating, edtf, languages, resolving, tagging
from timeline.detecting import at_desk, carrying, heading, usable, with_dates, with_weights
from timeline.detecting.attaching import weighed
from timeline.detecting.confidence import Seen
from timeline.detecting.features import Setting, of_trigger
from timeline.detecting.gathering import Desk, Finding, event
from timeline.detecting.modality.status import ahead
from timeline.detecting.retelling import stems
from timeline.detecting.triggers import Trigger
from timeline.model import Dated, Document, Event, Publication, Span
from timeline.reading import documents

STATUSES = ROOT / "tests" / "corpus" / "events" / "status.tsv"
_NEAR = 80  # characters between an event's words and those labelled
_ALIKE = 0.3  # share of words that two titles of one event have in common
Pairs = set[tuple[int, int]]  # where a date begins, and the word that names the event


class Example(NamedTuple):
    """A trigger of one article, maybe with a date, a place or somebody, by the names of what is seen of it, and whether it is
    right; how much it counts."""

    article: str
    features: list[str]
    right: bool
    weight: float = 1.0


@frozen
class Told:
    """An event as labelled: its words, its time, the date that gives it or None, its worth to a reader (1 most), what it is."""

    words: Span
    edtf: str
    date: Span | None
    salience: int
    title: str = ""
    kind: str = ""


@frozen
class Article:
    """An article made ready, with what is labelled of it: every event (`told`), or the dates of single sentences (`pairs`, by
    where a sentence begins) and the times of what has no date (`carried`, by where a word begins; "" where it may be one)."""

    name: str
    parsed: analysing.Parsed
    dated: tuple[Dated, ...]
    publication: Publication
    told: tuple[Told, ...] = ()
    pairs: dict[int, Pairs] = field(factory=dict)
    carried: dict[int, str] | None = None

    def desk(self) -> Desk:
        """What its events are made with, on which nothing lies yet."""
        return at_desk(self.parsed, self.dated, self.publication)


def read(name: str, document: Document, published: str | None = None) -> Article:
    """A document with its dates."""
    if published:
        document = evolve(document, published=published, published_basis="given")
    parsed = analysing.parse(document, languages.load("ru"))
    mentions = tagging.tag(parsed)
    publication = dating.published(parsed, mentions)
    return Article(name, parsed, tuple(resolving.resolve(parsed, mentions, publication, "tense")), publication)


def labelled(nerel: Path) -> list[Article]:
    """The articles that were read by hand, sorted by name."""
    told: dict[str, list[Told]] = defaultdict(list)
    pairs: dict[str, dict[int, Pairs]] = defaultdict(dict)
    carried: dict[str, dict[int, str]] = {}
    days: dict[str, str] = {}
    for name, day, marks in rows("event_carried.tsv"):
        days[name] = day
        carried[name] = {int(at): value for at, value in (mark.split(":", 1) for mark in marks.split())}
    for name, day, words, value, date, salience, _, kind, title in rows("event_articles.tsv"):
        days[name] = day
        told[name].append(Told(span(words), value, span(date) if date else None, int(salience), title, kind))
    for name, start, marks in rows("event_labels.tsv"):
        pairs[name][int(start)] = {span(mark) for mark in marks.split()}
    found = []
    for name in sorted(pairs.keys() | told.keys()):
        one = opened(nerel / f"{name}.txt", days.get(name))
        found.append(evolve(one, told=tuple(told[name]), pairs=pairs[name]))
        if name in carried and not told[name]:
            found[-1] = evolve(found[-1], carried=carried[name])
    return found


def opened(path: Path, published: str | None) -> Article:
    """The article of a file with its dates."""
    [document] = documents([str(path)])
    assert isinstance(document, Document)
    return read(path.stem, document, published)


def span(text: str) -> Span:
    first, last = text.split(":")
    return int(first), int(last)


def attachments(article: Article) -> list[Example]:
    """The pairs of a trigger and a date that stand in one labelled sentence. Words that name an event beside its trigger ("ушёл в
    отставку") are left out with its date: they are neither right nor wrong."""
    desk = article.desk()
    starts = set(article.pairs)
    if article.told:
        starts |= {article.parsed.sentence_at(d.start).start for d in article.dated}
    usable = {i for i, d in enumerate(article.dated) if d.type in ("DATE", "TIME") and "X" not in d.edtf}
    found = []
    for start in sorted(starts):
        one = desk.setting(article.parsed.sentence_at(start))
        named = [(event.date, naming(one, event)) for event in article.told if event.date is not None]
        right = article.pairs.get(start, set())
        mentions = sorted(set(one.laid.mention) & usable)
        coming = frozenset(m for m in mentions if ahead(article.dated[m], article.publication))
        for trigger, mention, features in weighed(one, mentions, coming):
            date, at = article.dated[mention], one.laid.tokens[trigger.head].start
            own = [named for at, named in named if trigger in named and at[0] < date.end and date.start < at[1]]
            yes = any(date.start <= day < date.end and word == at for day, word in right) or any(n[0] is trigger for n in own)
            if yes or not own and not (article.told and _again(article, desk, one, trigger, date)):
                found.append(Example(article.name, of_trigger(one, trigger) + features, yes))
    return found


def naming(one: Setting, event: Told) -> list[Trigger]:
    """The triggers that lie in the words of an event, in text order."""
    first, last = event.words
    spans = ((t, one.laid.span(t.first, t.last)) for t in one.triggers)
    return [t for t, (start, end) in spans if start < last and first < end]


def carries(article: Article, attached: dict[str, float]) -> list[Example]:
    """The triggers that no date was found for, and whether they name an event of the day of publication. `attached` are weights
    of attachment that were learned without this article."""
    day = carrying.published(article.publication)
    if not day or not article.told and article.carried is None:
        return []
    desk = article.desk()
    page = carrying.Page.of(desk, with_dates(desk, usable(desk), attached), day)
    found = []
    for sentence in page.open():
        one = desk.setting(sentence)
        for trigger, features in carrying.weighed(page, one):
            value = _time(article, one, trigger)
            if value == "" and article.told and _again(article, desk, one, trigger, None):
                value = None
            if value is not None:
                # A reader who did not dare to say the day said the month.
                yes = bool(value) and (value == day[:7] or edtf.bounds(value) == edtf.bounds(day))
                found.append(Example(article.name, features, yes))
    return found


def _time(article: Article, one: Setting, trigger: Trigger) -> str | None:
    """When the event that a trigger names took place; "" where it names none, None where it may name one."""
    if article.carried is not None:
        value = article.carried.get(one.laid.tokens[trigger.head].start, "none")
        return {"": None, "none": ""}.get(value, value)
    for told in article.told:
        named = naming(one, told)
        if trigger in named:
            return told.edtf if told.salience < 3 and named[0] is trigger else None
    return ""


def _again(article: Article, desk: Desk, one: Setting, trigger: Trigger, date: Dated | None) -> bool:
    """Whether a trigger tells of a labelled event, one of the date if that is given, in other words than those labelled."""
    start, end = one.laid.sentence.start, one.laid.sentence.end
    near = [
        t
        for t in article.told
        if t.salience < 3 and t.words[0] < end + _NEAR and start - _NEAR < t.words[1] and (date is None or date.edtf == t.edtf)
    ]
    if not near:
        return False
    made = event(desk, one.laid, Finding(trigger, near[0].edtf, (), 0.5))
    return made is not None and any(_one(evolve(made, edtf=t.edtf), t) for t in near)


class Found(NamedTuple):
    """What the program finds in an article."""

    article: Article
    desk: Desk
    events: tuple[Event, ...]


def found(article: Article, attached: dict[str, float], carried: dict[str, float]) -> Found:
    """The events of an article, by weights that were learned without it."""
    desk = article.desk()
    return Found(article, desk, with_weights(desk, heading.Headline.of(desk), attached, carried))


def sightings(article: Article, desk: Desk, found: tuple[Event, ...]) -> list[tuple[str, Seen, bool]]:
    """What is seen of each event found in an article, with the article and whether it is right: at its time, near its words
    and one with them, or with much the same title."""
    near = sorted(
        (abs(event.start - told.words[0]), n, m)
        for n, event in enumerate(found)
        for m, told in enumerate(article.told)
        if _one(event, told)
    )
    right: dict[int, int] = {}
    for _, n, m in near:
        if n not in right and m not in right.values():
            right[n] = m
    return [(article.name, desk.seen[event.id], n in right) for n, event in enumerate(found)]


def headings(article: Article, desk: Desk, found: tuple[Event, ...], told: dict[str, list[set[Span]]]) -> list[Example]:
    """The events found in an article, and whether its headline tells of each; where it tells more than the event, or another
    stage of it, that counts as half wrong. `told` are the rows of `event_headlines.tsv`."""
    if article.name not in told:
        return []
    right, nearly = told[article.name]
    headline = heading.Headline.of(desk)
    return [
        Example(
            article.name,
            sorted(seen),
            _among(event, right),
            0.5 if _among(event, nearly) else 1.0,
        )
        for event, seen in zip(found, heading.features(headline, found), strict=True)
    ]


def _among(event: Event, spans: set[Span]) -> bool:
    return any(start < event.end and event.start < end for start, end in spans)


def headlines() -> dict[str, list[set[Span]]]:
    """Of each article the words of the events that its headline tells, and of those that it nearly tells."""
    table = rows("event_headlines.tsv")
    return {name: [{span(s) for s in told.split(",") if s != "-"} for told in both] for name, *both in table}


def _one(event: Event, told: Told) -> bool:
    """Whether an event found is one that is labelled."""
    apart = max(event.start, told.words[0]) - min(event.end, told.words[1])
    if apart > _NEAR or not told.edtf or edtf.bounds(event.edtf) != edtf.bounds(told.edtf):
        return False
    x, y = stems(event.title), stems(told.title)
    return apart < 0 or 2 * len(x & y) >= _ALIKE * (len(x) + len(y))


def written() -> list[Example]:
    """The examples of the 1st, 3rd … row of the corpus of statuses."""
    found: list[Example] = []
    for n, (day, marked, wanted) in enumerate(rows(STATUSES)[::2]):
        one = read(f"row {n}", Document("0" * 12, "", re.sub(r"[\[\]]", "", marked)), day)
        named = [match.start() - 2 * i for i, match in enumerate(re.finditer(r"\[", marked))]
        values = [value.split()[0] for value in wanted.split(" | ")]
        right = {(d.start, at) for at, value in zip(named, values, strict=True) for d in one.dated if d.edtf[4:] == value[4:]}
        found += attachments(evolve(one, pairs={one.parsed.sentence_at(d.start).start: right for d in one.dated}))
    return found
