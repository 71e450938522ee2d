"""JSON Lines and CSV -> Documents, one a row, its fields found by name."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

from timeline.errors import ReadingError
from timeline.model import Document, Failure
from timeline.reading import decoding, metadata
from timeline.reading.article import Article, assembled
from timeline.reading.given import FIELDS, Given, field_of
from timeline.reading.item import Item

_LONGEST = 16 * 1024 * 1024  # characters of the longest line
csv.field_size_limit(_LONGEST)


def read_lines(item: Item, given: Given) -> Iterator[Document | Failure]:
    """The rows of a JSON Lines file; empty lines are passed over."""
    for number, line in enumerate(decoding.decode(item.data).split("\n"), 1):
        if not line.strip():
            continue
        locator = f"line {number}"
        try:
            if len(line) > _LONGEST:
                raise ReadingError(f"a line of more than {_LONGEST} characters")
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield Failure(item.source, f"no JSON: {getattr(error, 'msg', 'nested too deeply')}", item.within(locator))
        except ReadingError as error:
            yield Failure(item.source, str(error), item.within(locator))
        else:
            yield _row(row, item, given, locator)


def read_table(item: Item, given: Given) -> Iterator[Document | Failure]:
    """The rows of a CSV file; the first names the fields, the sign between them is found in it."""
    text = decoding.decode(item.data)
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for row in rows:
            yield _row(row, item, given, f"line {rows.line_num}")
    except csv.Error as error:
        yield Failure(item.source, f"no CSV: {error}", item.within(f"line {rows.line_num}"))


def _row(row: Any, item: Item, given: Given, locator: str) -> Document | Failure:
    try:
        if not isinstance(row, Mapping):
            raise ReadingError("no JSON object")
        fields = {name: field_of(row, _columns(name, given)) for name in FIELDS}
        if not fields["text"]:
            named = " ".join(", ".join(map(str, row)).split())[:100]
            raise ReadingError(f"no text in it (fields: {named}; --fields text=NAME names it)")
        published = metadata.day(fields["published"]) if fields["published"] else None
        if fields["published"] and not published:
            raise ReadingError(f"published is not a day: {fields['published'][:60]!r}")
        return assembled(
            Article(fields["text"], fields["headline"], published, fields["url"], fields["outlet"]), item, given, locator
        )
    except ReadingError as error:
        return Failure(item.source, str(error), item.within(locator))


def _columns(name: str, given: Given) -> tuple[str, ...]:
    return (given.fields[name],) if name in given.fields else FIELDS[name]
