"""What became of each correction: applied, or why not, in a line for the editor."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from timeline.correcting.entries import Corrections, Entry, Part
from timeline.correcting.folders import NotGiven
from timeline.model import Heard, Story

_RANK = ("rivals", "applied", "redated", "several", "gone")


@frozen
class Remark:
    """One correction's outcome: where it stands, what it wants, and "" where all of it applies, else why not or what changed.

    `articles` counts those that one name of it fits and where it applies: the entries of a feed may be many. `idle` is one that
    applies, but by which no story says anything else than its articles do.
    """

    file: str
    line: int
    wants: str
    trouble: str
    articles: int = 1
    idle: bool = False

    def __str__(self) -> str:
        many = f" ({self.articles} articles)" if self.articles > 1 else ""
        applies = "changes nothing, the articles say so too" if self.idle else "applies"
        return f"{self.file}:{self.line}: {self.trouble or f'{applies}: {self.wants}{many}'}"


def remarks(
    corrections: Corrections, heard: Iterable[Heard], inputs: Iterable[str], stories: Sequence[Story] | None = None
) -> tuple[Remark, ...]:
    """The outcome of every correction, in the order of their lines. `heard` is what all documents of the `inputs` said.

    `stories` are all merged ones, hidden ones among them; None where nothing was merged. A correction of an article that may lie
    beside it, but wasn't given, is passed over, unless it fails in another that was.
    """
    said: dict[tuple[int, int], list[Heard]] = defaultdict(list)
    for one in heard:
        said[one.entry, one.part].append(one)
    unheeded = dict(_unheeded(corrections, stories or ()))
    if stories is not None:
        unheeded |= _unseen(corrections, said, stories)
    idle = _idle(stories or ())
    found, not_given = [], NotGiven(inputs)
    for number, entry in enumerate(corrections.entries):
        its = [(part, said[number, place]) for place, part in enumerate(entry.parts)]
        known = [(part, says) for part, says in its if says or not not_given.may_hold(part.article, entry.file)]
        troubles = [trouble for part, says in known if (trouble := _trouble(corrections, part, says))]
        trouble = "; ".join(dict.fromkeys(troubles)) or unheeded.get(number, "")
        if trouble or len(known) == len(its):
            articles = max((sum(one.says == "applied" for one in says) for _, says in known), default=0)
            found.append(Remark(entry.file, entry.line, _wants(entry), trouble, articles, number in idle))
    return tuple(sorted(found, key=lambda remark: (remark.file, remark.line)))


def _trouble(corrections: Corrections, part: Part, heard: Sequence[Heard]) -> str:
    """Why a part of a correction doesn't apply, "" where it does. What one of several articles of a name says is enough."""
    if not heard:
        return f"no article {part.article!r} among those read"
    best = min(heard, key=lambda h: _RANK.index(h.says))
    if best.says == "rivals":
        rival = corrections.entries[int(best.detail)]
        return f"not applied, {rival.file}:{rival.line} says otherwise"
    if best.says == "redated":
        now = best.detail or "nothing"
        return f"applied, but {part.article} now gives {now} as the date of {part.words!r}, no longer {part.was}: look again"
    if best.says == "several":
        several = f"{part.words!r} may name several events of {part.article}"
        return f"{several}: give the own word of one among its words, or its date as was: {best.detail}"
    if best.says == "gone":
        if best.detail not in ("", "there"):
            return f"{part.words!r} names no event of {part.article} dated {part.was}; there is {best.detail}"
        has = "has the words {!r}, but in no sentence that tells an event" if best.detail else "has no event in the words {!r}"
        return f"{part.article} {has.format(part.words)}"
    return ""


def _unheeded(corrections: Corrections, stories: Iterable[Story]) -> Iterator[tuple[int, str]]:
    """Entries that another entry stood against once the stories were merged."""
    same: dict[int, set[str]] = defaultdict(set)
    for story in stories:
        rivals: dict[str, dict[str, int]] = defaultdict(dict)
        for event in (telling.event for telling in story.told):
            for tie in event.ties:
                if tie.of == "same":
                    same[tie.entry].add(story.id)
            shown = {
                "title": (event.title, story.title),
                "date": (event.edtf, story.edtf),
                "place": (event.place, story.place),
                "status": (event.status, story.status),
            }
            for edit in event.edits:
                if edit.of in shown:
                    own, chosen = shown[edit.of]
                    rivals[edit.of].setdefault(own, edit.entry)
                    if own != chosen:
                        rivals[edit.of].setdefault("", edit.entry)
        for its in rivals.values():
            if "" in its:
                where = ", ".join(
                    sorted(f"{corrections.entries[n].file}:{corrections.entries[n].line}" for n in set(its.values()))
                )
                yield its[""], f"not applied, for the same event is given another value: {where}"
    for number, ids in same.items():
        if len(ids) > 1:
            yield number, "not applied, for other corrections say that these events are different"


def _unseen(corrections: Corrections, said: dict[tuple[int, int], list[Heard]], stories: Iterable[Story]) -> dict[int, str]:
    """Entries that applied to an event which no story tells: one without a date."""
    events = [telling.event for story in stories for telling in story.told]
    told = {edit.entry for event in events for edit in event.edits} | {tie.entry for event in events for tie in event.ties}
    applied = {number for number, _ in said if corrections.entries[number].table != "article"}
    return dict.fromkeys(applied - told, "the event has no date, so that nothing shows it; give it one")


def _idle(stories: Iterable[Story]) -> set[int]:
    """Entries that give events nothing but what all articles of their stories say."""
    changes: dict[int, bool] = defaultdict(bool)
    for story in stories:
        changed = {edit.of for edit in story.edits}
        for edit in (edit for telling in story.told for edit in telling.event.edits):
            changes[edit.entry] |= edit.of in changed
    return {entry for entry, does in changes.items() if not does}


def _wants(entry: Entry) -> str:
    """What the entry says, on one line."""
    first = entry.parts[0] if entry.parts else Part("", entry.line)
    changes = ", ".join(name if name == "hidden" else f"{name} {value}" for name, (value, _) in entry.changes.items())
    if entry.table == "article":
        return f"{first.article}: {changes}"
    named = " / ".join(f"{part.article} «{part.words}»" for part in entry.parts)
    return f"{named}: {changes or entry.table}"
