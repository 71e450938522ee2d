"""Pages, feeds and texts in the manner of many sites give what `articles/expected.toml` has: body, day, names, teasers."""

import io
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from tests.conftest import ROOT
from timeline import explaining, pipeline, reading
from timeline.languages.wording import Wording
from timeline.model import Document, Failure, Record

ARTICLES = ROOT / "tests" / "articles"
EXPECTED: list[dict[str, Any]] = tomllib.loads((ARTICLES / "expected.toml").read_text(encoding="utf-8"))["document"]
FILES = sorted({row["file"] for row in EXPECTED})


@cache
def outcomes(file: str) -> tuple[Document | Failure, ...]:
    return tuple(reading.documents([str(ARTICLES / file)]))


@cache
def record(document: Document) -> Record:
    return pipeline.read(document)


def of(row: dict[str, Any]) -> Document:
    """The document that a row tells of: by its locator, else the file's one."""
    read = [d for d in outcomes(row["file"]) if isinstance(d, Document)]
    found = [d for d in read if d.locator == row.get("locator")]
    assert len(found) == 1, outcomes(row["file"])
    return found[0]


def squeezed(text: str) -> str:
    return " ".join(text.split())


def body(document: Document) -> str:
    """The text without its blocks."""
    parts, last = [], 0
    for block in document.blocks:
        parts.append(document.text[last : block.start])
        last = block.end
    return squeezed("\n".join(line for line in "\n".join((*parts, document.text[last:])).split("\n") if line.strip(" *-")))


def name(row: dict[str, Any]) -> str:
    return " ".join(filter(None, (Path(row["file"]).name, row.get("locator"))))


def failings(row: dict[str, Any]) -> Iterator[str]:
    """All in which a document is not as a row has it."""
    document = of(row)
    text = body(document)
    publication = record(document).publication
    for key, value in (
        ("day", publication.day or ""),
        ("basis", publication.basis),
        ("headline", document.headline),
        ("outlet", document.outlet),
        ("url", document.url),
    ):
        if key in row and row[key] != value:
            yield f"{key}: {value!r}, not {row[key]!r}"
    firsts = row.get("first", "")
    if not any(text.startswith(first) for first in ([firsts] if isinstance(firsts, str) else firsts)):
        yield f"begins with {text[:100]!r}, not {firsts!r}"
    if not text.endswith(row.get("last", "")):
        yield f"ends with {text[-100:]!r}, not {row['last']!r}"
    for words in row.get("within", ()):
        if words not in text:
            yield f"lacks {words!r}"
    for words in row.get("without", ()):
        if words in text:
            at = text.find(words)
            yield f"has {words!r}: {text[max(0, at - 40) : at + 60]!r}"
    for words in row.get("teasers", ()):
        at = document.text.find(words)
        if at < 0 or document.role_at(at) not in ("teaser", "furniture"):
            yield f"{words!r} is no teaser"


@pytest.mark.parametrize("row", [r for r in EXPECTED if "failure" not in r], ids=name)
def test_a_document_is_as_a_reader_sees_it(row: dict[str, Any]) -> None:
    assert list(failings(row)) == []


@pytest.mark.parametrize("file", FILES)
def test_a_file_gives_the_documents_that_are_in_it(file: str) -> None:
    rows = [row for row in EXPECTED if row["file"] == file]
    for row, outcome in zip(rows, outcomes(file), strict=True):
        if "failure" in row:
            assert isinstance(outcome, Failure)
            assert row["failure"] in outcome.reason
        else:
            assert isinstance(outcome, Document), outcome
            assert outcome.locator == row.get("locator")


@pytest.mark.parametrize("file", FILES)
def test_offsets_hold(file: str) -> None:
    for document in (d for d in outcomes(file) if isinstance(d, Document)):
        found = record(document)
        for mention in found.mentions:
            assert document.text[mention.start : mention.end] == mention.text
        for event in found.events:
            assert 0 <= event.start < event.end <= len(document.text)
        assert document.extracted is (not file.endswith(".txt"))


def test_there_are_many_kinds() -> None:
    assert {row["file"] for row in EXPECTED} == {
        f"{folder}/{path.name}" for folder in ("pages", "feeds", "texts") for path in (ARTICLES / folder).iterdir()
    }


@pytest.mark.parametrize("row", [r for r in EXPECTED if "teasers" in r], ids=name)
def test_what_was_cut_is_shown_where_it_stands(row: dict[str, Any]) -> None:
    document = of(row)
    console = Console(file=io.StringIO(), width=10_000, color_system="standard", force_terminal=True, legacy_windows=False)
    console.print(explaining.explain(record(document), Wording("ru")))
    shown = re.sub("\x1b\\[[0-9;]*m|⟨[^⟩]*⟩", "", console.file.getvalue())  # type: ignore[attr-defined]
    for block in document.blocks:
        assert block.start < block.end
        if block.role in ("teaser", "furniture"):
            for line in document.text[block.start : block.end].split("\n"):
                assert line.strip() in shown
