"""The order of the rooms, for one document and for many. No rule of its own."""

from collections.abc import Iterable

from attrs import evolve

from timeline import analysing, correcting, dating, detecting, languages, merging, reading, resolving, tagging
from timeline.correcting import Corrections
from timeline.model import Document, Options, Record, Story, Telling


def check(options: Options) -> None:
    """Documents can be read with these options. Raises UsageError where what they need is not installed."""
    if options.names == "neural":
        detecting.installed()


def read(document: Document, options: Options | None = None, corrections: Corrections | None = None) -> Record:
    """All that one document gives: a pure function of it, the options, the corrections that name it and the language pack."""
    options, corrections = options or Options(), corrections or Corrections()
    document = correcting.dated(document, corrections)
    parsed = analysing.parse(document, languages.load(document.language))
    mentions = tagging.tag(parsed)
    publication = dating.published(parsed, mentions)
    dated = resolving.resolve(parsed, mentions, publication, options.prefer)
    events, undated = detecting.detect(parsed, dated, publication, options.names)
    record = correcting.correct(Record(document, publication, tuple(dated), tuple(events), tuple(undated)), corrections)
    least = options.min_confidence
    # What an editor had in hand is there, however unsure the program was.
    sure = (event for event in record.events if event.confidence >= least or event.edits or event.ties)
    return evolve(record, events=tuple(sure))


def prepare() -> None:
    """Load all that `read` needs, which the first document would have to wait for."""
    for code in languages.available():
        read(evolve(reading.document(languages.load(code).about.sample), language=code))


def merge(tellings: Iterable[Telling]) -> tuple[Story, ...]:
    """The stories that the documents tell, those that an editor hid among them; the same for any order of tellings."""
    return tuple(merging.merge(tellings))
