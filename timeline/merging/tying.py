"""What editors say of two events: the same, or not. It stands above all likeness."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from timeline.model import Telling


def different(a: Telling, b: Telling) -> bool:
    """Whether an editor held the two to be different events."""
    if not a.event.ties or not b.event.ties:
        return False
    parts = {tie.entry: tie.part for tie in a.event.ties if tie.of == "different"}
    return any(tie.of == "different" and parts.get(tie.entry, tie.part) != tie.part for tie in b.event.ties)


def tied(groups: Sequence[Sequence[Telling]]) -> Iterator[list[int]]:
    """The numbers of the groups that are one by an editor's word, together; each number once, in order.

    Groups that another word parts stay apart; the order of the entries is of no account.
    """
    leader = list(range(len(groups)))
    members = {number: list(group) for number, group in enumerate(groups)}
    for numbers in _ties(groups):
        first = leader[numbers[0]]
        for number in (leader[n] for n in numbers[1:]):
            if number == first or any(different(a, b) for a in members[first] for b in members[number]):
                continue
            first, joined = min(first, number), max(first, number)
            members[first] += members.pop(joined)
            leader = [first if its == joined else its for its in leader]
    together: dict[int, list[int]] = defaultdict(list)
    for number, its in enumerate(leader):
        together[its].append(number)
    yield from together.values()


def _ties(groups: Sequence[Sequence[Telling]]) -> list[list[int]]:
    """For each entry that ties events the groups they are in, in an order that the entries' own has no part in."""
    found: dict[int, set[int]] = defaultdict(set)
    for number, group in enumerate(groups):
        for telling in group:
            for tie in telling.event.ties:
                if tie.of == "same":
                    found[tie.entry].add(number)
    return sorted(sorted(numbers) for numbers in found.values())
