"""Which kinds of event two articles may give to one event, and what tells two events of a kind apart."""

from enum import IntEnum

from timeline.model import KINDS


class Kinship(IntEnum):
    """How near two kinds are. APART is never one event; LOOSE may be only across documents."""

    APART = 0
    LOOSE = 1
    CLOSE = 2
    SAME = 3


# Words that reporters use for one another.
_CLOSE = (
    "summit meeting talks conference diplomacy",
    "call talks",
    "signing agreement",
    "attack war",
    "attack crime",
    "accident disaster",
    "opening launch",
    "appointment office",
    "appointment election",
)
# One event seen from two sides: the journey and the meeting at its end, the verdict and the trial, the crash and its dead.
_LOOSE = (
    "visit meeting talks summit conference diplomacy",
    "agreement decision economy diplomacy",
    "signing talks meeting summit",
    "resignation decision appointment",
    "trial decision crime",
    "death accident disaster attack crime war",
    "protest crime",
    "culture award sport opening conference exercise",
    "statement conference",
    "election decision",
    "economy opening launch",
)

# The participants are the event: without one in common it needs the very same words.
BY_WHO = frozenset(
    "summit meeting talks visit call statement appointment resignation death birth award trial office diplomacy".split()
)
# The place is the event.
BY_WHERE = frozenset("attack war accident disaster crime protest election exercise".split())
# Happens so seldom that place and time, or person and time, say which it is; others need words or two parties in common.
SELDOM_THERE = frozenset("summit election attack war disaster exercise".split())
SELDOM_TO_ONE = frozenset("summit visit appointment resignation death birth".split())
# Once or twice in a life.
OF_A_LIFE = frozenset("birth death appointment resignation".split())
# A few in a day, each between its own parties: two in common say which it is.
BETWEEN = frozenset("summit visit meeting talks call conference signing agreement trial diplomacy".split())
# Happens once, so that two sources a day or two apart disagree and don't tell of two events.
ONCE = frozenset(
    "summit meeting talks signing agreement election appointment resignation opening closing launch birth death award "
    "conference visit accident disaster".split()
)


def kinship(a: str, b: str) -> Kinship:
    """How near the kinds are, whichever comes first."""
    return _TABLE[a][b]


def _table() -> dict[str, dict[str, Kinship]]:
    table = {(a, b): Kinship.APART for a in KINDS for b in KINDS}
    for groups, near in ((_LOOSE, Kinship.LOOSE), (_CLOSE, Kinship.CLOSE)):
        table |= {(a, b): near for group in groups for a in group.split() for b in group.split()}
    table |= {pair: Kinship.LOOSE for kind in KINDS for pair in ((kind, "other"), ("other", kind))}
    table |= {(kind, kind): Kinship.SAME for kind in KINDS}
    return {a: {b: table[a, b] for b in KINDS} for a in KINDS}


_TABLE = _table()
