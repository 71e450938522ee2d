"""All of a site as JSON: what a program reads in place of the pages."""

import json
import re
from collections.abc import Iterable, Sequence
from importlib.resources import files
from io import BytesIO
from itertools import chain, repeat
from typing import Any

from timeline.model import Conflict, Edit, Source, Story, Telling
from timeline.publishing.addresses import Addresses
from timeline.publishing.feeds import Feed
from timeline.publishing.options import Site

VERSION = 1
# Escaped though JSON need not: they end lines, or steer the terminal and the editor of who looks at the file.
_ESCAPED = re.compile(r"[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of `timeline.json`, a public contract."""
    found: dict[str, Any] = json.loads(files(__package__).joinpath("timeline.schema.json").read_text(encoding="utf-8"))
    return found


def data(stories: Iterable[Story], site: Site, feeds: Sequence[Feed], addresses: Addresses) -> bytes:
    """`timeline.json`: the site, its feeds, and every story told, with its evidence, in the order of the pages.

    `start` and `marks` are Python string offsets, into the document's text and into `quote`; days are ISO days, null for an
    open end. Paths are relative to the file. Depends on nothing but its arguments; not on `site.today` either.
    """
    about = {
        "version": VERSION,
        "title": site.title,
        "language": site.language,
        "base_url": site.base_url,
        "feeds": [_feed(feed) for feed in feeds],
    }
    # A story a line: a change of one is a change of one line, and a program may read it line by line.
    head = json.dumps(about, ensure_ascii=False, indent=1).removesuffix("\n}")
    lines = (json.dumps(_story(each, addresses), ensure_ascii=False) for each in stories if not each.withdrawn)
    found = BytesIO()  # of a large site it is never held twice
    found.write(_safe(f'{head},\n "stories": [\n'))
    for before, line in zip(chain(("",), repeat(",\n")), lines, strict=False):
        found.write(_safe(before + line))
    found.write(b"\n ]\n}\n")
    return found.getvalue()


def _safe(text: str) -> bytes:
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text).encode("utf-8", "replace")


def _feed(feed: Feed) -> dict[str, Any]:
    return {
        "key": feed.key,
        "group": feed.group,
        "name": feed.name,
        "path": feed.path,
        "approximate_path": feed.approximate_path,
        "count": feed.count,
        "approximate": feed.approximate,
    }


def _story(story: Story, addresses: Addresses) -> dict[str, Any]:
    return {
        "id": story.id,
        "path": addresses.story(story),
        "title": story.title,
        "edtf": story.edtf,
        "first": story.first and story.first.isoformat(),
        "last": story.last and story.last.isoformat(),
        "kind": story.kind,
        "status": story.status,
        "basis": story.basis,
        "confidence": story.confidence,
        "moved_from": story.moved_from,
        "name": story.name,
        "place": story.place,
        "country": story.country,
        "coordinates": story.coordinates,
        "participants": story.participants,
        "created": story.created,
        "changed": story.changed,
        "sequence": story.sequence,
        "former": story.former,
        "edits": _edits(story.edits),
        "conflicts": [_conflict(conflict) for conflict in story.conflicts],
        "tellings": [_telling(telling) for telling in story.tellings],
    }


def _conflict(conflict: Conflict) -> dict[str, Any]:
    return {"of": conflict.of, "values": [{"value": value, "documents": told} for value, told in conflict.values]}


def _edits(edits: Iterable[Edit]) -> list[dict[str, str]]:
    return [{"of": edit.of, "was": edit.was} for edit in edits]


def _source(source: Source) -> dict[str, Any]:
    return {
        "document": source.document,
        "source": source.source,
        "locator": source.locator,
        "url": source.url,
        "outlet": source.outlet,
        "headline": source.headline,
        "language": source.language,
        "published": source.published,
        "published_sure": source.published_sure,
        "published_basis": source.published_basis,
    }


def _telling(telling: Telling) -> dict[str, Any]:
    event = telling.event
    return {
        **_source(telling.source),
        "quote": telling.quote,
        "start": telling.start,
        "marks": telling.marks,
        "event": {
            "id": event.id,
            "title": event.title,
            "edtf": event.edtf,
            "kind": event.kind,
            "status": event.status,
            "basis": event.basis,
            "confidence": event.confidence,
            "place": event.place,
            "country": event.country,
            "coordinates": event.coordinates,
            "participants": event.participants,
            "edits": _edits(event.edits),
        },
        "words": telling.words,
        "copies": [_source(copy.source) for copy in telling.copies],
        "why": [{"rule": reason.rule, "phrase": reason.phrase, "value": reason.value} for reason in telling.why],
    }
