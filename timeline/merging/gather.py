"""Tellings -> groups of one event each. The surest and finest lead; each later telling joins the group it is most like.

Led groups can't chain: a newcomer must contradict no member. Only groups that share a stretch of time and a word, a name, a
place or a participant are compared, so that the work grows with the tellings and not with their square.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from attrs import field, frozen

from timeline.merging.profile import Profile, Profiler
from timeline.merging.same import Calendar, calendar, contradict, likeness
from timeline.merging.tying import different, tied
from timeline.model import Telling

_CANDIDATES = 40  # groups looked at for one telling, those that share most first
_LOOKED_AT = 8  # members a newcomer is weighed against, the first to come
_MONTH, _SEASON = 31, 92

_Stretch = tuple[str, int]


@frozen(eq=False)
class Group:
    """Tellings of one event, the leader first; `undated` ones joined by name."""

    members: list[Profile] = field(factory=list)
    undated: list[Profile] = field(factory=list)
    _unlike: dict[tuple[object, ...], Profile] = field(factory=dict)
    _of_document: dict[str, list[Profile]] = field(factory=dict)
    _redated: list[Profile] = field(factory=list)

    def add(self, profile: Profile) -> None:
        """The telling is a member from now on."""
        self.members.append(profile)
        self._unlike.setdefault(profile.facets, profile)
        self._of_document.setdefault(profile.telling.source.document, []).append(profile)
        if profile.telling.event.basis == "edited":
            self._redated.append(profile)

    def admits(self, profile: Profile, profiler: Profiler) -> bool:
        """Whether no member contradicts the telling; members alike in all that can contradict are asked once.

        Who meets a member that an editor redated, on its old day or its new one, may be on another day than the rest.
        """
        document = profile.telling.source.document
        asked = [*self._unlike.values(), *self._of_document.get(document, ())]
        days = not any(calendar(profile, member) is Calendar.MEET for member in self._redated)
        return not any(contradict(profile, member, profiler, days) for member in asked)


def gather(tellings: Iterable[Telling], profiler: Profiler) -> list[Group]:
    """The groups; every dated telling is in exactly one."""
    profiles = sorted((profiler.profile(t) for t in tellings), key=_leads)
    dated = [p for p in profiles if p.telling.event.edtf]
    groups: list[Group] = []
    index = _Index(dated)
    for profile in dated:
        number = _joined(profile, groups, index.shared(profile), profiler)
        if number is None:
            number = len(groups)
            groups.append(Group())
        groups[number].add(profile)
        index.add(profile, number)
    loose = _join_undated([p for p in profiles if not p.telling.event.edtf], groups)
    return _tied(groups, loose)


class _Index:
    """The numbers of the groups by a stretch of time and a key of their members: those only that one of `profiles` asks for."""

    def __init__(self, profiles: Iterable[Profile]) -> None:
        self._numbers: dict[_Stretch, dict[str, tuple[int, ...]]] = defaultdict(dict)  # sorted, each once
        # What is known to the day looks among days: most groups are never looked for by month or year.
        self._wanted: dict[_Stretch, set[str]] = defaultdict(set)
        for profile in profiles:
            for stretch in _asked(profile):
                if stretch[0] != "day":
                    self._wanted[stretch].update(profile.keys)

    def shared(self, profile: Profile) -> Counter[int]:
        """How many of its keys each group shares with the telling, in the stretches where it looks."""
        found: list[int] = []
        for stretch in _asked(profile):
            if its := self._numbers.get(stretch):
                for key in profile.keys:
                    if numbers := its.get(key):
                        found += numbers
        return Counter(found)

    def add(self, profile: Profile, number: int) -> None:
        """The group with this number has the telling from now on."""
        alone = (number,)  # most keys have one group in a stretch: they share this
        for stretch in _seen(profile):
            asked = self._wanted.get(stretch, ())
            wanted = profile.keys if stretch[0] == "day" else [key for key in profile.keys if key in asked]
            its = self._numbers[stretch] if wanted else {}
            for key in wanted:
                numbers = its.get(key)
                if numbers is None:
                    its[key] = alone
                elif numbers[-1] < number:
                    its[key] = numbers + alone
                elif numbers[at := bisect_left(numbers, number)] != number:
                    its[key] = numbers[:at] + alone + numbers[at:]


def _tied(groups: list[Group], loose: list[Profile]) -> list[Group]:
    """The groups, those that an editor held to be of one event as one. Of the `loose` ones only the tied join any."""
    if not any(p.telling.event.ties for group in groups for p in (*group.members, *group.undated)):
        return groups
    sets = [[m.telling for m in (*group.members, *group.undated)] for group in groups] + [[p.telling] for p in loose]
    found = []
    for numbers in tied(sets):
        group = Group()
        for number in numbers:
            if number < len(groups):
                for member in groups[number].members:
                    group.add(member)
                group.undated.extend(groups[number].undated)
            else:
                group.undated.append(loose[number - len(groups)])
        if group.members:
            found.append(group)
    return found


def _leads(profile: Profile) -> tuple[object, ...]:
    """Who comes first: what an editor dated, then the finest date, a name, the most participants, a place, the surest; ties by
    identity."""
    event, source = profile.telling.event, profile.telling.source
    return (
        event.basis != "edited",
        profile.days,
        not profile.name,
        -len(profile.parties),
        not profile.place,
        -event.confidence,
        source.published or "9999",
        source.document,
        event.start,
        event.end,
        event.kind,
        event.edtf,
    )


def _joined(profile: Profile, groups: list[Group], shared: Counter[int], profiler: Profiler) -> int | None:
    """The number of the group the telling belongs to, of those whose number of keys in common is `shared`; None where it tells
    of something new."""
    best, found = 0.0, None
    for _, number in sorted([(-keys, number) for number, keys in shared.items()])[:_CANDIDATES]:
        members = groups[number].members
        score = max(likeness(profile, m, profiler) for m in members[:_LOOKED_AT])
        if score > best and groups[number].admits(profile, profiler):
            best, found = score, number
    return found


def _seen(profile: Profile) -> Iterator[_Stretch]:
    """The stretches of time under which a group is found."""
    for first, last in filter(None, ((profile.first, profile.last), profile.moved_from)):
        if last - first < _MONTH:
            yield from (("day", day) for day in range(first, last + 1))
        if last - first < _SEASON:
            yield from (("month", month) for month in _months(first, last))
        yield from (("year", year) for year in _years(first, last))


def _asked(profile: Profile) -> Iterator[_Stretch]:
    """The stretches of time in which a telling looks for its group. All groups of finer date are there already."""
    for first, last in filter(None, ((profile.first, profile.last), profile.moved_from)):
        if first == last:
            yield from (("day", day) for day in range(first - 2, last + 3))
        elif last - first < _SEASON:
            yield from (("month", month) for month in _months(first, last))
        else:
            yield from (("year", year) for year in _years(first, last))


def _months(first: int, last: int) -> range:
    start, end = date.fromordinal(first), date.fromordinal(last)
    return range(12 * start.year + start.month, 12 * end.year + end.month + 1)


def _years(first: int, last: int) -> range:
    """The years of an extent; of one with an open end only the year it is known by."""
    start = date.fromordinal(first).year if first else None
    end = date.fromordinal(last).year if last <= date.max.toordinal() else None
    return range(start or end or 1, (end or start or 1) + 1)


def _join_undated(profiles: list[Profile], groups: list[Group]) -> list[Profile]:
    """Each named telling without a date joins the one group of its name, or the one nearest to its publication; those left."""
    left = []
    by_name: dict[str, list[Group]] = {}
    for group in groups:
        for name in sorted({m.name for m in group.members if m.name}):
            by_name.setdefault(name, []).append(group)
    for profile in profiles:
        candidates = by_name.get(profile.name, []) if profile.name else []
        candidates = [g for g in candidates if not any(different(profile.telling, m.telling) for m in g.members)]
        if len(candidates) > 1:
            candidates = _nearest(profile, candidates)
        if len(candidates) == 1:
            candidates[0].undated.append(profile)
        else:
            left.append(profile)
    return left


def _nearest(profile: Profile, groups: list[Group]) -> list[Group]:
    """The groups nearest to the telling's publication; all where that isn't known to the day."""
    published = profile.telling.source.published
    if not published or len(published) != 10:
        return groups
    day = date.fromisoformat(published).toordinal()
    away = [max(g.members[0].first - day, day - g.members[0].last, 0) for g in groups]
    return [g for g, distance in zip(groups, away, strict=True) if distance == min(away)]
