"""A story as calendar entries: on which days it stands, what they are called, what they tell."""

import re
from collections.abc import Sequence
from datetime import date
from textwrap import shorten

from timeline import edtf
from timeline.edtf import Interval, Precision
from timeline.languages.wording import Wording
from timeline.model import Source, Story, Telling
from timeline.publishing.addresses import Addresses
from timeline.publishing.days import is_exact, points, spans
from timeline.publishing.ical import Entry, line

_TELLINGS = 5
_OPENING = '«“„‘"'  # a sentence that opens with a quotation gets no marks around it
_QUOTE = 500
NEVER = "1970-01-01"  # for a story with neither a history nor a publication day; a calendar must name some day


def entries(story: Story, words: Wording, addresses: Addresses) -> tuple[Entry, ...]:
    """The story's entries in the order of their days. Their UIDs come from its id and outlive a change of anything else."""
    description, days = _description(story, words, addresses), spans(story)
    return tuple(
        Entry(
            uid=f"timeline-{story.id}{suffix}",
            title=_title(story, part, words),
            first=first,
            last=last,
            status=_status(story),
            created=date.fromisoformat(story.created or _told(story)),
            changed=date.fromisoformat(story.changed or _told(story)),
            sequence=story.sequence,
            description=description,
            place=story.place,
            coordinates=story.coordinates,
            categories=(words.kind(story.kind),),
            url=addresses.absolute(addresses.story(story)) if not story.withdrawn else None,
        )
        for (first, last), (suffix, part) in zip(days, _parts(story, len(days)), strict=True)
    )


def _parts(story: Story, count: int) -> tuple[tuple[str, str], ...]:
    """For each entry what its UID ends in and the message that its title stands in, "" for the title alone."""
    if count == 2:
        return ("-start", "Start: %s"), ("-end", "End: %s")
    extent = edtf.parse(story.edtf)
    if isinstance(extent, Interval) and is_exact(story):
        if extent.end is None:
            return (("", "Start: %s"),)
        if extent.start is None:
            return (("", "End: %s"),)
    return (("", ""),)


def _title(story: Story, part: str, words: Wording) -> str:
    """The title, after what a calendar's month view would hide: that the day is rough, that the event is off."""
    title = line(story.title) or words.kind(story.kind)
    clock = points(edtf.parse(story.edtf))[0]
    if clock.precision is Precision.MINUTE and part != "End: %s":
        # The article names a time on its own clock; an entry at that time would claim to know the zone.
        title = f"{title} ({clock.hour:02}:{clock.minute:02})"
    if part:
        title = words.gettext(part) % title
    if mark := _mark(story):
        title = words.gettext(mark) % title
    if not is_exact(story):
        title = f"≈ {words.when(story.edtf.replace('~', ''))}: {title}"
    return title


def _mark(story: Story) -> str:
    if story.withdrawn:
        return "Withdrawn: %s"
    if story.status == "postponed":
        return "Postponed: %s" if _is_off(story) else "Moved: %s"
    return {"cancelled": "Cancelled: %s", "hypothetical": "Possibly: %s"}.get(story.status, "")


def _is_off(story: Story) -> bool:
    """Whether the event does not take place on the days it stands on: cancelled, or postponed to a day not known."""
    waiting = story.status == "postponed" and story.moved_from == story.edtf
    return story.withdrawn or story.status == "cancelled" or waiting


def _status(story: Story) -> str:
    if _is_off(story):
        return "CANCELLED"
    return "TENTATIVE" if story.status == "hypothetical" or not is_exact(story) else "CONFIRMED"


def _told(story: Story) -> str:
    """The newest day an article of the story was published, as far as days are known."""
    days = [t.source.published for t in story.tellings if t.source.published and len(t.source.published) == 10]
    return max(days, default=NEVER)


def _description(story: Story, words: Wording, addresses: Addresses) -> str:
    """Paragraphs: what to know of the day, who, each telling with its source, the story's page."""
    if story.withdrawn:
        return words.gettext("No article tells of this any longer, or an editor hid it.")
    notes = []
    if story.basis == "published":
        notes.append(words.gettext("The article gives no date of its own for this; it stands on the day of publication."))
    if story.edits:
        notes.append(words.gettext("Edited by hand: %s") % ", ".join(words.edit(edit.of) for edit in story.edits))
    if story.moved_from and story.moved_from != story.edtf:
        notes.append(words.gettext("Moved from: %s") % words.when(story.moved_from))
    for conflict in story.conflicts:
        if conflict.of == "date":
            days = "; ".join(words.when(value) for value, _ in conflict.values)
            notes.append(words.gettext("The articles disagree on the date: %s") % days)
    if story.participants:
        notes.append(words.gettext("Participants: %s") % ", ".join(story.participants))
    told = [_telling(telling, words) for telling in story.tellings[:_TELLINGS]]
    if more := len(story.tellings) - _TELLINGS:
        told.extend([words.ngettext("and %d source more", "and %d sources more", more) % more] if more > 0 else [])
    page = addresses.absolute(addresses.story(story))
    return "\n\n".join(filter(None, ["\n".join(notes), *told, page]))


def _telling(telling: Telling, words: Wording) -> str:
    quote = " ".join(telling.quote.split())
    if len(quote) > _QUOTE:
        quote = shorten(quote, _QUOTE, placeholder=" …")
    source = telling.source
    day = words.when(source.published) if source.published else ""
    if day and not source.published_sure:
        day = f"≈ {day}"
    told = ", ".join(filter(None, (outlet(source), day)))
    if telling.copies:
        told = f"{told}; {words.gettext('the same text in: %s') % _outlets(telling.copies)}"
    if quote and quote[0] not in _OPENING:
        quote = words.gettext("“%s”") % quote
    return "\n".join(filter(None, (quote, f"— {told}", _link(source))))


def _outlets(copies: Sequence[Telling]) -> str:
    """Who else printed it, the first few by name."""
    names = list(dict.fromkeys(outlet(copy.source) for copy in copies))
    return ", ".join(names[:_TELLINGS]) + (" …" if len(names) > _TELLINGS else "")


def outlet(source: Source) -> str:
    """Who published it: the outlet, else the host of its address, else the file's name without its folders."""
    if source.outlet:
        return source.outlet
    if source.url and (host := re.match(r"https?://(?:www\.)?([^/:?#]+)", source.url)):
        return host[1]
    return re.split(r"[\\/]", source.source)[-1]


def _link(source: Source) -> str:
    """The article's address, where it is one that a calendar may open."""
    return source.url if source.url and re.match(r"https?://", source.url) else ""
