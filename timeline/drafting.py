"""Record -> entries for a `timeline.toml`: the article and each event named, what may be changed of them behind a #."""

from collections.abc import Iterator

from timeline.model import Record
from timeline.naming import Sentences, article_entry, entry


def draft(record: Record) -> str:
    """TOML of which an editor takes what he wants to correct, and there the # away."""
    return "\n\n".join(_entries(record)) + "\n"


def _entries(record: Record) -> Iterator[str]:
    yield article_entry(record.document, record.publication.day)
    events, sentences = (*record.events, *record.undated), Sentences(record.document.text)
    for event in events:
        yield entry(record.document, event, sentences.name(event, events))
