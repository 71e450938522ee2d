"""Same or not, on the pairs of `corpus/ru/merging.tsv`, with floors of precision and recall that can't sink in silence."""

from pathlib import Path

import pytest
from attrs import frozen

from timeline import edtf
from timeline.merging import merge
from timeline.model import Event, Source, Telling

TABLE = Path(__file__).parent / "corpus" / "ru" / "merging.tsv"
KNOWN_FAILURES: frozenset[str] = frozenset()
# Measured on the table with all its pairs right.
PRECISION, RECALL = 1.0, 1.0


@frozen
class Pair:
    """A row of the table."""

    line: int
    same: bool
    tellings: tuple[Telling, Telling]

    def merged(self) -> bool:
        return len(merge(self.tellings)) == 1


def telling(text: str, document: str, start: int) -> Telling:
    published, value, kind, place, people, title, *quote = [part.strip() for part in text.split("|")]
    kind, _, name = kind.partition("#")
    first, last = edtf.bounds(value)
    event = Event(
        id=f"{document}{start:02}",
        start=start,
        end=start + 1,
        title=title,
        edtf=value,
        first=first,
        last=last,
        kind=kind,
        status="occurred",
        basis="mention",
        confidence=0.8,
        name=name,
        place=place,
        participants=tuple(p.strip() for p in people.split(",") if p.strip()),
    )
    source = Source(
        document=document, source=f"{document}.txt", published=published, published_sure=True, published_basis="stamp"
    )
    return Telling(source=source, event=event, quote=quote[0] if quote else title, start=0, marks=(), why=())


def pairs() -> list[Pair]:
    found = []
    for number, line in enumerate(TABLE.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        verdict, documents, a, b = line.split("\t")
        found.append(Pair(number, verdict == "same", (telling(a, "aa", 0), telling(b, "aa" if documents == "one" else "bb", 7))))
    return found


@pytest.mark.parametrize("pair", pairs(), ids=lambda pair: f"ru/merging.tsv:{pair.line}")
def test_two_tellings_are_one_story_just_where_they_tell_of_one_event(pair: Pair) -> None:
    assert pair.merged() == pair.same


def test_precision_and_recall_hold_their_floors() -> None:
    judged = [(pair.same, pair.merged()) for pair in pairs()]
    hits = sum(same and merged for same, merged in judged)
    assert hits / max(1, sum(merged for _, merged in judged)) >= PRECISION
    assert hits / sum(same for same, _ in judged) >= RECALL
