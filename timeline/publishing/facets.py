"""What a list of stories can be narrowed to: places, participants and kinds, with how many stories each has."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from attrs import frozen

from timeline.languages.wording import Wording
from timeline.model import Story
from timeline.publishing.addresses import Addresses, slug
from timeline.publishing.feeds import Feed, commonest, key_of

GROUPS = ("place", "participant", "kind")
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


def subjects(story: Story) -> Iterator[tuple[str, str, str]]:
    """(group, key, name as the story has it) of everything that a story can be found by."""
    for group, names in zip(GROUPS, ((story.place,) if story.place else (), story.participants, (story.kind,)), strict=True):
        yield from ((group, key_of(group, name), name) for name in names)


def topics(stories: Sequence[Story]) -> dict[str, list[str]]:
    """The short names of a story's subjects, by the story's id."""
    return {story.id: sorted({slug(key) for _, key, _ in subjects(story)}) for story in stories}


def facets(stories: Sequence[Story], feeds: Sequence[Feed], addresses: Addresses, words: Wording) -> list[Group]:
    """The groups that have anything to choose from."""
    names: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    members: dict[tuple[str, str], dict[str, Story]] = defaultdict(dict)
    for story in stories:
        for group, key, name in subjects(story):
            names[group, key][name] += 1
            members[group, key][story.id] = story
    paged = {feed.key for feed in feeds}
    groups = []
    for wanted in GROUPS:
        found = [(key, members[group, key]) for group, key in members if group == wanted]
        if len(found) > _ALL_UP_TO:
            found = [(key, its) for key, its in found if len(its) > 1]
        facets = [
            Facet(
                name=words.kind(commonest(names[wanted, key])) if wanted == "kind" else commonest(names[wanted, key]),
                topic=slug(key),
                count=len(its),
                path=addresses.topic(key) if key in paged else addresses.story(next(iter(its.values()))),
            )
            for key, its in found
        ]
        if len(facets) > 1:
            groups.append(Group(wanted, tuple(sorted(facets, key=lambda f: (-f.count, f.name.casefold(), f.topic)))))
    return groups
