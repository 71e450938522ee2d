"""One text in several articles -> one telling of each of its events, with the others as its copies."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from attrs import evolve

from timeline import alike
from timeline.model import WHERE, Source, Telling

_LOOKED_UP = 16  # of a text's hashes: two that share half of their runs share one of these in all but 1 of 60,000 cases
_CROWD = 50  # texts with one hash, of which more say nothing: a phrase that a whole site repeats
_DAYS = 3  # between copies: agencies' news are printed at once, and the notice of next week reads the same
# What an edit of an event sets.
_EDITED = {
    "title": ("title",),
    "place": WHERE,
    "status": ("status",),
    "date": ("edtf", "first", "last", "basis", "mentions"),
}

_Article = tuple[str, str, str | None]


def collapse(tellings: Iterable[Telling]) -> Iterator[Telling]:
    """The tellings, but those of one sentence of the same text as one, with the others as its `copies`.

    The article published first tells it, of those of a day the first by name; one that an editor touched goes before. What a
    copy tells beyond the others stays its own. What nothing but the publication day dates is told where at least half of the
    articles that have its sentence take it for news of the day.
    """
    by_article: dict[_Article, list[Telling]] = defaultdict(list)
    for telling in tellings:
        by_article[_article(telling.source)].append(telling)
    for articles in _same({article: its[0].source for article, its in by_article.items()}):
        if len(articles) == 1:
            yield from by_article[articles[0]]
        else:
            yield from _joined([by_article[article] for article in articles])


def _article(source: Source) -> _Article:
    return source.document, source.source, source.locator


def _rank(source: Source) -> tuple[object, ...]:
    """The earliest first; a day that is not sure or not known comes after all that are."""
    day = source.published or ""
    return not (source.published_sure and day), day or "9999", source.source, source.locator or "", source.document


def _same(sources: dict[_Article, Source]) -> list[list[_Article]]:
    """The articles by their text, the first of each the one that the others are copies of, so that likenesses don't chain."""
    groups: list[list[_Article]] = []
    leaders: list[Source] = []
    index: dict[int, list[int]] = defaultdict(list)
    for article, source in sorted(sources.items(), key=lambda one: _rank(one[1])):
        runs = source.sketch.runs[:_LOOKED_UP] if source.sketch else ()
        shared = Counter(number for run in runs for number in index[run])
        found = next((n for n in sorted(shared, key=lambda n: (-shared[n], n)) if _copy(leaders[n], source)), None)
        if found is not None:
            groups[found].append(article)
            continue
        for run in runs:
            if len(index[run]) < _CROWD:
                index[run].append(len(groups))
        groups.append([article])
        leaders.append(source)
    return groups


def _copy(a: Source, b: Source) -> bool:
    days = [date.fromisoformat(s.published) for s in (a, b) if s.published and len(s.published) == 10]
    near = len(days) < 2 or abs((days[0] - days[1]).days) <= _DAYS
    return near and a.sketch is not None and b.sketch is not None and alike.alike(a.sketch, b.sketch)


def _joined(articles: Sequence[Sequence[Telling]]) -> Iterator[Telling]:
    """The tellings of articles with one text, the first article's before those of the others."""
    same: dict[object, list[Telling]] = defaultdict(list)
    for tellings in articles:
        seen: Counter[object] = Counter()
        for telling in sorted(tellings, key=lambda t: (t.event.start, t.event.end, repr(t))):
            # What an editor told apart is no copy.
            parted = tuple((tie.entry, tie.part) for tie in telling.event.ties if tie.of == "different")
            sentence = tuple(alike.words(telling.quote)), telling.event.kind, parted
            seen[sentence] += 1  # two events of one kind in one sentence go by their order
            same[sentence, seen[sentence]].append(telling)
    for told in same.values():
        first, *others = sorted(told, key=lambda t: not (t.event.edits or t.event.ties))
        for other in others:
            first = _edited(first, other)
        if not _doubted(first, len(told), [tellings[0].source for tellings in articles]):
            yield evolve(first, copies=tuple(_others(first.source, others)))


def _doubted(telling: Telling, times: int, sources: Iterable[Source]) -> bool:
    """Whether most articles that have a sentence don't tell of the day what some of them do; never what an editor touched."""
    event = telling.event
    if event.basis != "published" or event.edits or event.ties:
        return False
    return 2 * times < sum(alike.holds(source.sketch, telling.quote) for source in sources if source.sketch is not None)


def _edited(first: Telling, other: Telling) -> Telling:
    """The first telling, with what editors said of the other where they said nothing of it."""
    event, said = first.event, {edit.of for edit in first.event.edits}
    edits = {edit.of: edit for edit in other.event.edits if edit.of not in said}
    for name in edits.keys() & _EDITED.keys():
        event = evolve(event, **{field: getattr(other.event, field) for field in _EDITED[name]})
    if "date" in edits:
        first = evolve(first, marks=other.marks, why=other.why)
    edited = tuple(sorted((*event.edits, *edits.values()), key=lambda edit: edit.of))
    return evolve(first, event=evolve(event, edits=edited, ties=tuple(dict.fromkeys((*event.ties, *other.event.ties)))))


def _others(source: Source, tellings: Iterable[Telling]) -> Iterator[Telling]:
    """Those of other articles: one that was read from two places is no copy of itself."""
    known = {source.url} - {None}
    for telling in tellings:
        if telling.source.url not in known:
            yield telling
            known |= {telling.source.url} - {None}
