"""Titles to be read blind: `python benchmarks/titles.py SEED [N]` prints N events drawn at random, none of articles kept apart.

A reader sees the title, the date, the place and the sentence, and judges: good ("I'd subscribe to it"), passable, wrong. The
sentences come from the development data in `../shared` and stay there; `docs/titles.tsv` keeps offsets, titles and verdicts.
Articles that were dated by hand (`date_labels.tsv`) are given their day of publication. The same seed gives the same sheet.
"""

import argparse
import random
from pathlib import Path

import articles

from timeline import pipeline, reading
from timeline.model import Document, Event, Options, Record

HERE = Path(__file__).parent


def published() -> dict[str, str]:
    """The day of publication of each article that was dated by hand, by its name."""
    rows = (line.split("\t") for line in (HERE / "date_labels.tsv").read_text(encoding="utf-8").splitlines())
    return {row[0]: row[2] for row in rows if not row[0].startswith("#") and len(row[2]) == len("2016-06-01")}


def events() -> list[tuple[str, Record, Event]]:
    """Every event of the articles that accuracy is not measured on, with its article's name."""
    left_out, days = articles.apart("kept_apart.txt") | articles.unseen(), published()
    found = []
    for article in articles.corpus():
        name = Path(article.source).stem
        if name in left_out:
            continue
        for document in reading.documents([article.source], reading.Given(days.get(name))):
            assert isinstance(document, Document)
            record = pipeline.read(document, Options())
            found += [(name, record, event) for event in record.events]
    return found


def sheet(seed: int, size: int) -> None:
    """Print the sheet to read."""
    drawn = random.Random(seed).sample(events(), size)
    for n, (name, record, event) in enumerate(drawn, 1):
        first, last = event.evidence[0]
        sentence = " ".join(record.document.text[first:last].split())
        print(f"{n}\t{name}\t{event.start}-{event.end}\t{event.title}\t{event.edtf}\t{event.place}")
        print(f"\t{event.kind} {event.status} {event.confidence}: {sentence}")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("seed", type=int)
    arguments.add_argument("size", type=int, nargs="?", default=100)
    options = arguments.parse_args()
    sheet(options.seed, options.size)


if __name__ == "__main__":
    main()
