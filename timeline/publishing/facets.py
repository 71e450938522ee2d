"""What a list of stories can be narrowed to: places, participants, kinds, statuses and sources, with the number of stories."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from attrs import frozen

from timeline.languages.wording import Wording
from timeline.model import Story
from timeline.publishing.addresses import Addresses, slug
from timeline.publishing.entries import outlet
from timeline.publishing.feeds import Feed, commonest, key_of

GROUPS = ("place", "participant", "kind", "status", "source")
_UNFED = ("status", "source")  # these have pages, but no calendars
_FEWEST = 2  # stories of a page
_Key = tuple[str, str]  # group, key
# A group with more subjects than this leaves out those of one story; a search finds them.
_ALL_UP_TO = 24


@frozen
class Facet:
    """One subject: `name` as shown, `topic` its short name, `path` a page of its own or its one story's."""

    name: str
    topic: str
    count: int
    path: str


@frozen
class Group:
    """The subjects of one sort, the largest first."""

    name: str
    facets: tuple[Facet, ...]


@frozen
class Subject:
    """What several stories share without being a calendar: its page's key, its group, its name as shown, the stories."""

    key: str
    group: str
    name: str
    stories: tuple[Story, ...]


def subjects(story: Story) -> Iterator[tuple[str, str, str]]:
    """(group, key, name as the story has it) of everything that a story can be found by."""
    sources = dict.fromkeys(outlet(telling.source) for telling in story.told)
    found = ((story.place,) if story.place else (), story.participants, (story.kind,), (story.status,), sources)
    for group, names in zip(GROUPS, found, strict=True):
        yield from ((group, key_of(group, name), name) for name in names)


def topics(stories: Sequence[Story]) -> dict[str, list[str]]:
    """The short names of a story's subjects, by the story's id."""
    return {story.id: sorted({slug(key) for _, key, _ in subjects(story)}) for story in stories}


def unfed(stories: Sequence[Story], words: Wording) -> list[Subject]:
    """The subjects that have a page of their own and no calendar, sorted by key; their stories in the order given."""
    names, members = _grouped(stories)
    return [
        Subject(key, group, _shown(group, names[group, key], words), tuple(members[group, key].values()))
        for group, key in sorted(members)
        if _is_unfed(group, members[group, key])
    ]


def _is_unfed(group: str, members: dict[str, Story]) -> bool:
    """Whether a subject has a page, but no calendar."""
    return group in _UNFED and len(members) >= _FEWEST


def _grouped(stories: Sequence[Story]) -> tuple[dict[_Key, Counter[str]], dict[_Key, dict[str, Story]]]:
    """The names of each subject, and its stories by their ids, by group and key."""
    names: dict[_Key, Counter[str]] = defaultdict(Counter)
    members: dict[_Key, dict[str, Story]] = defaultdict(dict)
    for story in stories:
        for group, key, name in subjects(story):
            names[group, key][name] += 1
            members[group, key][story.id] = story
    return names, members


def _shown(group: str, names: Counter[str], words: Wording) -> str:
    name = commonest(names)
    return words.kind(name) if group == "kind" else words.status(name) if group == "status" else name


def facets(stories: Sequence[Story], feeds: Sequence[Feed], addresses: Addresses, words: Wording) -> list[Group]:
    """The groups that have anything to choose from."""
    names, members = _grouped(stories)
    paged = {feed.key for feed in feeds}
    paged |= {key for group, key in members if _is_unfed(group, members[group, key])}
    groups = []
    for wanted in GROUPS:
        found = [(key, members[group, key]) for group, key in members if group == wanted]
        if len(found) > _ALL_UP_TO:
            found = [(key, its) for key, its in found if len(its) > 1]
        facets = [
            Facet(
                name=_shown(wanted, names[wanted, key], words),
                topic=slug(key),
                count=len(its),
                path=addresses.topic(key) if key in paged else addresses.story(next(iter(its.values()))),
            )
            for key, its in found
        ]
        if len(facets) > 1:
            groups.append(Group(wanted, tuple(sorted(facets, key=lambda f: (-f.count, f.name.casefold(), f.topic)))))
    return groups
