"""The history of stories over rebuilds: which id each has, when it was first seen and last changed.

Stories come out of the articles anew in every build. Nothing is read back to be shown, but for the title, days and subjects
of a story that no article tells any longer, so that its calendar entry can be called off for a while.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import cast

from attrs import evolve

from timeline import edtf
from timeline.model import Status, Story, Telling
from timeline.store.claims import claims, heirs, keepers
from timeline.store.database import Change, Member, Row, opened

# How long a withdrawn story is still given, so that a calendar that looks in seldom hears of it.
FAREWELL = timedelta(days=30)
# What a reader of a calendar acts on: a change of one of these raises the sequence.
_ACTED_ON = ("edtf", "title", "status", "place", "moved_from")
_SEEN = ("kind", "participants", "evidence")


class History:
    """What former builds showed, in the SQLite file `path`; made where there is none. With None nothing is remembered."""

    def __init__(self, path: Path | str | None) -> None:
        self.path = None if path is None else Path(path)

    def update(self, stories: Iterable[Story], today: date) -> tuple[Story, ...]:
        """What `updated` gives; history knows it at once."""
        with self.updated(stories, today) as found:
            return found

    @contextmanager
    def updated(self, stories: Iterable[Story], today: date) -> Iterator[tuple[Story, ...]]:
        """The same stories, sorted, with the ids, days and counts that history gives them.

        History knows these once the block ends without an error; else it stays as it was, and where there was no file there is
        none.

        A story keeps its id when one of its tellings was a remembered story's: at the same place of the same text or, in an
        article since re-read, by its quote and title. Of several with a claim the one that shares most keeps it. `changed`
        is today when anything shown has changed, and `sequence` rises when date, title, status or place have. A story told
        no longer comes back `withdrawn`, without tellings, for 30 days; one whose tellings another story has now is one of that
        story's `former`.
        Without memory ids stay as merging made them, and the days are the oldest and newest publication known, or "".
        Raises TimelineError where the file can't be read or written.
        """
        told = sorted(stories, key=lambda story: story.order)
        if self.path is None:
            yield tuple(told)
            return
        with opened(self.path) as database:
            rows = database.rows()
            shared = claims(told, database.members())
            kept = keepers(shared)
            ids = _ids(told, kept, {row.id for row in rows.values() if row.heir is None})
            heir = {left: ids[story] for left, story in heirs(shared, kept).items()}
            known = (story if story.id == ids[story.id] else evolve(story, id=ids[story.id]) for story in told)
            shown = [_shown(story, rows.get(story.id), today) for story in known]
            new = {story.id: _row(story) for story in shown}
            new |= {row.id: _withdrawn(row, heir.get(row.id), today) for row in rows.values() if row.id not in new}
            changes = [change for row in new.values() for change in _changes(rows.get(row.id), row, today)]
            members = [_member(story, telling) for story in shown for telling in story.told]
            database.keep((row for row in new.values() if row != rows.get(row.id)), members, heir, changes)
            given = shown + [_farewell(row) for row in new.values() if _is_missed(row, today)]
            former = _former(new)
            found = (evolve(each, former=former[each.id]) if each.id in former else each for each in given)
            yield tuple(sorted(found, key=lambda story: story.order))


def _ids(told: Iterable[Story], kept: dict[str, str], known: set[str]) -> dict[str, str]:
    """The id each story goes by from now on. A new one gets merging's, unless a story of the `known` has that."""
    taken = known | set(kept.values())
    ids = {}
    for story in told:
        identity = kept.get(story.id, story.id)
        while story.id not in kept and identity in taken:
            identity = sha256(identity.encode()).hexdigest()[:12]
        taken.add(identity)
        ids[story.id] = identity
    return ids


def _shown(story: Story, old: Row | None, today: date) -> Story:
    """The story with the days and the count it is shown with, after `old`."""
    day = today.isoformat()
    if old is None:
        return evolve(story, created=day, changed=day, sequence=0)
    now = _row(story)
    acted_on = old.withdrawn is not None or any(getattr(now, name) != getattr(old, name) for name in _ACTED_ON)
    changed = acted_on or any(getattr(now, name) != getattr(old, name) for name in _SEEN)
    return evolve(
        story,
        created=old.created,
        changed=max(day, old.changed) if changed else old.changed,
        sequence=old.sequence + acted_on,
    )


def _withdrawn(row: Row, heir: str | None, today: date) -> Row:
    """The row of a story that isn't told today: withdrawn since today, or since when it already was."""
    if row.withdrawn is not None:
        return row if heir is None else evolve(row, heir=heir)
    day = max(today.isoformat(), row.changed)
    return evolve(row, withdrawn=day, changed=day, sequence=row.sequence + 1, heir=heir)


def _changes(old: Row | None, new: Row, today: date) -> Iterator[Change]:
    day = today.isoformat()
    if old is None:
        yield Change(day, new.id, "seen", None, new.title)
        return
    if old.withdrawn and not new.withdrawn:
        yield Change(day, new.id, "returned", old.withdrawn, None)
    elif new.heir != old.heir:
        yield Change(day, new.id, "joined", old.heir, new.heir)
    elif new.withdrawn != old.withdrawn:
        yield Change(day, new.id, "withdrawn", None, new.withdrawn)
    for name in (*_ACTED_ON, *_SEEN):
        if getattr(old, name) != getattr(new, name):
            yield Change(day, new.id, name, getattr(old, name), getattr(new, name))


def _former(rows: Mapping[str, Row]) -> dict[str, tuple[str, ...]]:
    """For each story the ids of those joined into it, also by way of others, sorted."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows.values():
        last, seen = row, {row.id}
        while last.heir and last.heir not in seen:
            seen.add(last.heir)
            last = rows[last.heir]
        if last is not row:
            found[last.id].append(row.id)
    return {story: tuple(sorted(ids)) for story, ids in found.items()}


def _row(story: Story) -> Row:
    return Row(
        id=story.id,
        title=_storable(story.title),
        edtf=story.edtf,
        kind=story.kind,
        status=story.status,
        place=_storable(story.place),
        moved_from=story.moved_from,
        participants=json.dumps(story.participants),
        evidence=_digest(story),
        created=story.created,
        changed=story.changed,
        sequence=story.sequence,
    )


def _digest(story: Story) -> str:
    """All else of a story that a reader sees, as a short hash."""
    told = sorted(_told(telling) for telling in story.told)
    seen = [story.basis, story.name, [(c.of, c.values) for c in story.conflicts], told]
    if story.edits:
        seen.append([(edit.of, edit.was) for edit in story.edits])
    return sha256(json.dumps(seen).encode()).hexdigest()[:16]


def _told(telling: Telling) -> tuple[str | bool, ...]:
    """What is shown of a telling: not the rest of its article, nor where in it or in which folder it stands."""
    source = telling.source
    name = source.outlet or source.url or re.split(r"[\\/]", source.source)[-1]
    day = source.published or "", source.published_sure, source.published_basis
    return name, source.url or "", source.headline or "", *day, telling.event.edtf, telling.quote


def _member(story: Story, telling: Telling) -> Member:
    source, event = telling.source, telling.event
    return Member(
        story=story.id,
        document=source.document,
        start=event.start,
        end=event.end,
        edtf=event.edtf,
        source=_storable(source.source),
        locator=source.locator and _storable(source.locator),
        url=source.url and _storable(source.url),
        kind=event.kind,
        title=_storable(event.title),
        quote=_storable(telling.quote),
    )


def _storable(text: str) -> str:
    """SQLite keeps text as UTF-8, which has no lone surrogates."""
    return text.encode("utf-8", "replace").decode()


def _is_missed(row: Row, today: date) -> bool:
    """Whether the story is to be called off: withdrawn of late, and not told under another's id."""
    return row.withdrawn is not None and row.heir is None and today - date.fromisoformat(row.withdrawn) <= FAREWELL


def _farewell(row: Row) -> Story:
    first, last = edtf.bounds(row.edtf)
    return Story(
        id=row.id,
        title=row.title,
        edtf=row.edtf,
        first=first,
        last=last,
        kind=row.kind,
        status=cast(Status, row.status),
        basis="mention",
        confidence=0.0,
        tellings=(),
        moved_from=row.moved_from,
        place=row.place,
        participants=tuple(json.loads(row.participants)),
        created=row.created,
        changed=row.changed,
        sequence=row.sequence,
        withdrawn=True,
    )
