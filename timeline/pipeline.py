"""The order of the rooms, for one document and for many. No rule of its own."""

from collections.abc import Iterable

from timeline import analysing, dating, detecting, languages, merging, resolving, tagging
from timeline.model import Document, Options, Record, Story, Telling


def read(document: Document, options: Options | None = None) -> Record:
    """All that one document gives: a pure function of it, the options and the language pack."""
    options = options or Options()
    parsed = analysing.parse(document, languages.load(document.language))
    mentions = tagging.tag(parsed)
    publication = dating.published(parsed, mentions)
    dated = resolving.resolve(parsed, mentions, publication, options.prefer)
    events, undated = detecting.detect(parsed, dated, publication)
    least = options.min_confidence or 0.0
    return Record(
        document=document,
        publication=publication,
        mentions=tuple(dated),
        events=tuple(event for event in events if event.confidence >= least),
        undated=tuple(undated),
    )


def merge(tellings: Iterable[Telling]) -> tuple[Story, ...]:
    """The stories that the documents tell, the same for any order of them."""
    return tuple(merging.merge(tellings))
