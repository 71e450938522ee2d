"""Record -> JSON: the public contract, one line a document; `record.schema.json` describes it."""

import json
import re
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import cattrs
from cattrs.gen import make_dict_unstructure_fn, override

from timeline.model import Dated, Edit, Event, Reason, Record

# What UTF-8 can't hold, and what would end a line or steer a terminal where a person looks at it.
_ESCAPED = re.compile(r"[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")

_converter = cattrs.Converter()
_converter.register_unstructure_hook(date, date.isoformat)
_converter.register_unstructure_hook(
    Reason,
    make_dict_unstructure_fn(Reason, _converter, origin=override(rename="from")),
)
_converter.register_unstructure_hook(
    Dated,
    make_dict_unstructure_fn(Dated, _converter, tense=override(omit=True), joined=override(omit=True)),
)
_converter.register_unstructure_hook(Edit, make_dict_unstructure_fn(Edit, _converter, entry=override(omit=True)))
_converter.register_unstructure_hook(Event, make_dict_unstructure_fn(Event, _converter, ties=override(omit=True)))


def project(record: Record) -> dict[str, Any]:
    """The record in the keys of the contract, in their order, of JSON's types. `text` is there only where it was extracted,
    `left_out` where a page shows more than its article."""
    document, publication, plain = record.document, record.publication, _converter.unstructure
    fields = {
        "id": document.id,
        "source": document.source,
        "locator": document.locator,
        "url": document.url,
        "outlet": document.outlet,
        "headline": document.headline,
        "language": document.language,
        "published": publication.day,
        "published_basis": publication.basis,
        "published_sure": publication.sure,
        "published_why": plain(publication.why),
        "mentions": plain(record.mentions),
        "events": plain(record.events),
        "undated": plain(record.undated),
        "hidden": plain(record.hidden),
        "blocks": plain(document.blocks),
    }
    if document.extracted:
        fields["text"] = document.text
    if document.left_out:
        fields["left_out"] = plain(document.left_out)
    return fields


def line(record: Record) -> str:
    """The record as one line of JSON Lines, without the newline. Lone surrogates and what steers a terminal are escaped."""
    text = json.dumps(project(record), ensure_ascii=False, separators=(", ", ": "))
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


@cache
def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a record."""
    found: dict[str, Any] = json.loads(files(__package__).joinpath("record.schema.json").read_text(encoding="utf-8"))
    return found
