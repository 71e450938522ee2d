"""The way through a sentence's tree from a name to the words of an event, as one word to learn weights for."""

from timeline.detecting.triggers import Trigger
from timeline.parsing import Tree

_SAME = ("appos", "flat", "flat:name", "flat:foreign", "conj")  # what stands for its head
_LONG = 3  # steps that are told one by one


def head(tree: Tree, first: int, last: int) -> int:
    """The word of a phrase that all its others hang on."""
    heads = tree.heads
    for i in range(first, last + 1):
        if not first <= heads[i] <= last:
            return i
    return first


def path(tree: Tree, trigger: Trigger, first: int, last: int) -> str:
    """The roles on the way up from words `first` to `last` to the first word above them and the trigger, and down to it; that to
    the verb that brings a noun where it is shorter."""
    at = head(tree, first, last)
    way = _path(tree, at, trigger.head)
    other = _path(tree, at, trigger.verb) if trigger.verb >= 0 else way
    return other if other.count("<") + other.count(">") < way.count("<") + way.count(">") else way


def _path(tree: Tree, one: int, other: int) -> str:
    up, down = tree.path(one, other)
    rising = [tree.roles[i] for i in up[:-1] if tree.roles[i] not in _SAME or i != up[0] and tree.roles[i] == "conj"]
    falling = [tree.roles[i] for i in down]
    if len(rising) + len(falling) > _LONG:
        return "far"
    return "".join(f"<{role}" for role in rising) + "".join(f">{role}" for role in falling)


def acting(tree: Tree, trigger: Trigger) -> bool:
    """Whether the verb of a trigger has a subject of its own, or shares that of the verb it is joined to."""
    at = trigger.verb if trigger.verb >= 0 else trigger.head
    while at >= 0:
        if tree.children(at, "nsubj", "nsubj:pass", "csubj"):
            return True
        at = tree.heads[at] if tree.roles[at] == "conj" else -1
    return False
