"""A draft made to fit: whole branches are left out, those that say least first."""

from collections.abc import Iterator

from attrs import define

from timeline.detecting.titling.draft import Draft
from timeline.detecting.titling.losing import NEVER, Losses
from timeline.detecting.titling.needing import SPARED
from timeline.detecting.wording import LONGEST

_OFFICE = 2.5  # the loss of somebody's office before his name
_FORENAME = 4.0  # the same of a forename, where all fits without it
_WASTE = 12  # characters more than need be that cost as much as one
# What is left of a title's worth when a branch goes, by how it hung on its head, where its head doesn't call for it.
_LEFT = {"conj": 0.9, "nmod": 0.97}
_LOST = 0.4  # of its worth at least


@define(eq=False)
class Cut:
    """What goes from a draft at once: words, or the forename of the person whose `full` name word `at` stands for."""

    words: set[int]
    at: int = -1
    full: str = ""
    surname: str = ""


def fitted(draft: Draft) -> str:
    """The text of a draft, whole branches left out until it fits and ends well; "" where that can't be."""
    whole, cut = draft.order, list[Cut]()
    while len(text := draft.text()) > LONGEST or draft.order and draft.loose_end():
        gone = _spare(draft, len(text) - LONGEST) if len(text) > LONGEST else Cut(_last(draft))
        if not gone.words and not gone.surname:
            return text if len(text) <= LONGEST else ""
        cut.append(gone)
        _leave_out(draft, gone)
    for gone in cut[-2::-1]:  # what there is room for after all, now that more is left out
        if _may_return(draft, gone):
            kept, texts = draft.order, draft.texts
            draft.order = [i for i in whole if i in gone.words or i in kept]
            if gone.surname:
                draft.texts = draft.texts | {gone.at: gone.full}
            again = draft.text()
            if len(again) > LONGEST or draft.loose_end():
                draft.order, draft.texts = kept, texts
            else:
                text = again
                gone.words = set()
    _weigh(draft, cut)
    return text


def _leave_out(draft: Draft, gone: Cut) -> None:
    draft.order = [i for i in draft.order if i not in gone.words]
    if gone.surname:
        draft.texts = draft.texts | {gone.at: gone.surname}


def _weigh(draft: Draft, cut: list[Cut]) -> None:
    """Lower a draft's worth for what was left out of it."""
    branches, kept = draft.branches, set(draft.order)
    for gone in cut:
        for i in gone.words:
            if branches.heads[i] not in gone.words and not branches.below(i) & kept:
                draft.left *= min(1 + SPARED - max(draft.pull(i), SPARED), _LEFT.get(branches.roles[i], 1.0))
    draft.left = max(draft.left, _LOST)


def _may_return(draft: Draft, gone: Cut) -> bool:
    """Whether all that a branch hangs on still stands."""
    kept, heads = gone.words.union(draft.order), draft.branches.heads
    return all(heads[i] in kept or heads[i] < 0 for i in gone.words)


def _last(draft: Draft) -> set[int]:
    """The largest branch that ends the text and may go."""
    kept, best = set(draft.order), set[int]()
    i = draft.order[-1]
    while i >= 0 and i in kept:
        below = draft.branches.below(i) & kept
        if not below & draft.core and draft.order[-len(below) :] == [j for j in draft.order if j in below]:
            best = below
        i = draft.branches.heads[i]
    return best


def _spare(draft: Draft, over: int) -> Cut:
    """What a draft too long by `over` loses least by: what says little, lies deep, is no longer than need be."""
    losses = Losses(draft, set(draft.order))
    loss, _, words = min(_branches(draft, losses, over), default=(NEVER, 0, set[int]()), key=lambda b: b[:2])
    if loss > _OFFICE and (office := losses.office()):
        return Cut(office)
    for i in draft.order if loss > _FORENAME else ():
        if (surname := losses.surname(i)) and len(draft.plain(i)) - len(surname) >= over:
            return Cut(set(), i, draft.plain(i), surname)
    return Cut(words)


def _branches(draft: Draft, losses: Losses, over: int) -> Iterator[tuple[float, int, set[int]]]:
    """The branches that may go, with what is lost by each."""
    branches = draft.branches
    for n, i in enumerate(draft.order):
        if i in draft.core or branches.together(i, branches.heads[i]):
            continue
        below = branches.below(i) & losses.kept
        if branches.roles[i] == "conj":  # of a list all but the first goes, rather than one in its midst
            below = below.union(*(branches.below(c) & losses.kept for c in branches.all(_list(draft, i), "conj")))
        if below & draft.core:
            continue
        loss = losses.loss(i)
        if loss < NEVER:
            waste = sum(len(branches.laid.tokens[j].text) + 1 for j in below) - over
            yield loss + min(max(waste, 0) / _WASTE, 2), -n, below


def _list(draft: Draft, i: int) -> int:
    """The first word of the list that word i goes on with."""
    while draft.branches.roles[i] == "conj" and draft.branches.heads[i] >= 0:
        i = draft.branches.heads[i]
    return i
