"""The corpus tables of dates as records: `corpus/ru/README.md` tells their format."""

import re
from pathlib import Path

from attrs import frozen

from timeline import analysing, dating, resolving, tagging
from timeline.languages import load
from timeline.model import Document

FOLDER = Path(__file__).parent / "corpus" / "ru"
OTHER_FORMATS = ("merging.tsv", "published.tsv", "known_failures.tsv")
_CODE = re.compile(r"\\u([0-9a-f]{4})")
_BRACKETS = re.compile(r"[\[\]]")
Value = tuple[int, int, str, str]


@frozen
class Row:
    """A row: the text without its brackets, and for each span the values that are right."""

    table: str
    line: int
    published: str
    marked: str
    text: str
    expected: tuple[tuple[int, int, str, tuple[str, ...]], ...]

    @property
    def id(self) -> str:
        return f"ru/{self.table}:{self.line}"

    def holds(self, found: list[Value]) -> bool:
        """Whether just the expected mentions were found, each with its span, type and one of its values."""
        return len(found) == len(self.expected) and all(
            (start, end, kind) == want[:3] and _plain(value) in map(_plain, want[3])
            for want, (start, end, kind, value) in zip(self.expected, found, strict=True)
        )


def read(table: Path) -> list[Row]:
    """The rows of a table. A row that is no row is an error of the table."""
    rows = []
    for number, line in enumerate(table.read_text(encoding="utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            published, marked, values = line.split("\t")
            rows.append(_row(table.name, number, published, marked, values))
    return rows


def tables() -> list[Path]:
    return sorted(path for path in FOLDER.glob("*.tsv") if path.name not in OTHER_FORMATS)


def rows() -> list[Row]:
    return [row for table in tables() for row in read(table)]


def _row(table: str, line: int, published: str, marked: str, values: str) -> Row:
    decoded = _CODE.sub(lambda m: chr(int(m[1], 16)), marked).replace("¶", "\n")
    spans, text, opened = [], "", -1
    for piece in re.split(r"([\[\]])", decoded):
        if piece == "[":
            opened = len(text)
        elif piece == "]":
            spans.append((opened, len(text)))
        else:
            text += piece
    wanted = [] if values == "-" else [value.split(" ", 1) for value in values.split(" | ")]
    if len(spans) != len(wanted):
        raise ValueError(f"{table}:{line}: {len(spans)} spans, {len(wanted)} values")
    expected = tuple(
        (start, end, kind, tuple(v.strip('"') for v in value.split(" or ")))
        for (start, end), (kind, value) in zip(spans, wanted, strict=True)
    )
    return Row(table, line, published, marked, text, expected)


def _plain(value: str) -> str:
    """Equal durations in one form: weeks as days, years as months, minutes; other values as they are."""
    if not value.startswith("P") or value == "P":
        return value
    date, _, time = value[1:].partition("T")
    amounts = {(unit, False): float(n) for n, unit in re.findall(r"([\d.]+)([YMWD])", date)}
    amounts |= {(unit, True): float(n) for n, unit in re.findall(r"([\d.]+)([HMS])", time)}
    months = 12 * amounts.get(("Y", False), 0) + amounts.get(("M", False), 0)
    days = 7 * amounts.get(("W", False), 0) + amounts.get(("D", False), 0)
    seconds = 3600 * amounts.get(("H", True), 0) + 60 * amounts.get(("M", True), 0) + amounts.get(("S", True), 0)
    return f"{months:g} months {days:g} days {seconds:g} seconds"


def found(text: str, published: str | None) -> list[Value]:
    """What the rooms make of a text published on a day."""
    basis = "given" if published else None
    document = Document(id="0" * 12, source="row", text=text, published=published, published_basis=basis)  # type: ignore[arg-type]
    parsed = analysing.parse(document, load("ru"))
    mentions = tagging.tag(parsed)
    dated = resolving.resolve(parsed, mentions, dating.published(parsed, mentions))
    return [(d.start, d.end, d.type, d.edtf) for d in dated]
