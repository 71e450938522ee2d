"""What somebody did besides: verbs that go on from another with the same subject and time."""

from timeline.detecting.titling.branches import Branches
from timeline.detecting.titling.inflecting import FINITE
from timeline.detecting.titling.scene import Scene
from timeline.detecting.titling.subjects import SUBJECTS

_TELLING = ("VERB", "PRTS")


def joined(scene: Scene, branches: Branches, verb: int) -> tuple[int, list[int]]:
    """A verb and those that go on from it, of which `verb` is one: of one subject, tense and number, none with a time of its own
    or an event that is told apart; none where there is another among them."""
    first = verb
    while branches.roles[first] == "conj" and _told(scene, branches.heads[first]):
        first = branches.heads[first]
    others = _from(scene, branches, first)
    another = next((n for n, c in enumerate(others) if branches.child(c, *SUBJECTS) >= 0), len(others))
    others = others[:another]
    apart = any(v != scene.trigger.head and v in scene.apart for v in (first, *others))
    alike = verb in (first, *others) and all(_goes_on(scene, branches, first, c) for c in others)
    return (first, others) if alike and not apart else (first, [])


def _from(scene: Scene, branches: Branches, verb: int) -> list[int]:
    """The verbs that go on from one, at whatever remove, in text order."""
    own = (c for c in branches.all(verb, "conj") if _told(scene, c))
    return sorted(i for c in own for i in (c, *_from(scene, branches, c)))


def _told(scene: Scene, i: int) -> bool:
    return i >= 0 and scene.laid.tokens[i].word.pos in FINITE


def _goes_on(scene: Scene, branches: Branches, first: int, other: int) -> bool:
    """Whether a verb tells in the same form what the subject of the first did besides: after "и", or a comma alone."""
    tokens, one, two = scene.laid.tokens, scene.laid.tokens[first].word, scene.laid.tokens[other].word
    agreed = one.pos in _TELLING and (one.pos, one.tense, *one.agreed) == (two.pos, two.tense, *two.agreed)
    if not agreed or other < first or branches.child(other, "mark", "ccomp", "parataxis") >= 0:
        return False
    links = branches.all(other, "cc")
    sign = tokens[(links or [other])[0] - 1].text == ","
    plain = not sign and len(links) == 1 and tokens[links[0]].word.form in scene.wording.joiners
    return (plain or sign and not links) and branches.dates.isdisjoint(branches.below(other))
