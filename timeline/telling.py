"""Record -> Tellings: all that is kept of a document once its record is written, so that memory doesn't grow with text."""

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve, frozen

from timeline import alike
from timeline.model import Because, Dated, Document, Event, Heard, Reason, Record, Source, Telling
from timeline.naming import Sentences, own_sentence


@frozen
class Told:
    """One document's share of a run: its tellings, and what its text gave and did not give."""

    source: Source
    tellings: tuple[Telling, ...]
    events: int
    teasers: int  # blocks of other articles' teasers, left out
    unresolved: int  # dates whose value can't be known
    heard: tuple[Heard, ...] = ()  # what it says to the corrections that name it


def tell(record: Record) -> Told:
    """The document reduced to what merging and publishing need."""
    source = source_of(record)
    events, sentences = (*record.events, *record.undated, *record.hidden), Sentences(record.document.text)
    return Told(
        source=source,
        tellings=tuple(_telling(record, event, source, sentences.name(event, events)) for event in events),
        events=len(record.events),
        teasers=sum(block.role == "teaser" for block in record.document.blocks),
        unresolved=sum(not mention.edtf for mention in record.mentions),
        heard=record.heard,
    )


def source_of(record: Record) -> Source:
    """The article as a story names it."""
    document, publication = record.document, record.publication
    return Source(
        document=document.id,
        source=document.source,
        published=publication.day,
        published_sure=publication.sure,
        published_basis=publication.basis,
        locator=document.locator,
        url=document.url,
        outlet=document.outlet,
        headline=document.headline,
        language=document.language,
        why=tuple(because(record, publication.why)),
        sketch=alike.sketch(body(document)),
    )


def body(document: Document) -> Iterator[str]:
    """The text but for headline, stamps, teasers and the page's own lines: what copies share."""
    at = 0
    for block in document.blocks:
        if block.role != "body":
            yield document.text[at : block.start]
            at = block.end
    yield document.text[at:]


def because(record: Record, reasons: Iterable[Reason]) -> Iterator[Because]:
    """Reasons made readable outside their document; each once, in order."""
    seen = set()
    for reason in reasons:
        if reason in seen:
            continue
        seen.add(reason)
        if reason.origin is None:
            yield Because(reason.rule)
        elif reason.origin == "published":
            yield Because(reason.rule, value=record.publication.day or "")
        else:
            mention = record.mentions[reason.origin]
            yield Because(reason.rule, mention.text, mention.edtf)


def _telling(record: Record, event: Event, source: Source, words: str) -> Telling:
    first, last = own_sentence(event)
    dating = [record.mentions[index] for index in event.mentions]
    inside = [m for m in dating if first <= m.start and m.end <= last]
    return Telling(
        source=source,
        event=event,
        quote=record.document.text[first:last],
        start=first,
        marks=tuple(sorted({(m.start - first, m.end - first) for m in inside})),
        why=_why(record, event, inside),
        words=words,
    )


def _why(record: Record, event: Event, quoted: Sequence[Dated]) -> tuple[Because, ...]:
    """The reasons for an event's date. A date named in another sentence than the quoted one is named with its reason."""
    if event.basis == "edited":
        was = next(edit.was for edit in event.edits if edit.of == "date")
        return (Because("read-as", value=was) if was else Because("edited"),)
    if event.basis == "published":
        return tuple(because(record, record.publication.why))
    found: dict[Because, None] = {}
    for mention in (record.mentions[index] for index in event.mentions):
        for reason in because(record, mention.why):
            alone = mention not in quoted and not reason.phrase and not reason.value
            found[evolve(reason, phrase=mention.text) if alone else reason] = None
    return tuple(found)
