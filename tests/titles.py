"""The titles of the events that a text tells."""

from timeline import pipeline, reading


def titles(text: str) -> list[str]:
    """Those of a text published on 1 June 2018, in its order."""
    return [e.title for e in pipeline.read(reading.document(text, "a.txt", "2018-06-01")).events]
