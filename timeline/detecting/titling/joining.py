"""What somebody did besides: verbs that go on from another with the same subject and time, and gerunds."""

from timeline.detecting.titling.branches import Branches
from timeline.detecting.titling.draft import Draft
from timeline.detecting.titling.inflecting import FINITE
from timeline.detecting.titling.scene import Scene
from timeline.detecting.titling.shortening import fitted
from timeline.detecting.titling.subjects import SUBJECTS
from timeline.detecting.wording import LONGEST

_TELLING = ("VERB", "PRTS")
_OVER, _FAR_OVER = 15, 40  # characters by which what somebody did and did besides, or meanwhile, may be too long before it is cut
_MOSTLY = 0.9  # of its worth that must be left then
_FURTHER = ("punct", "conj", "parataxis", "discourse")  # how what is no part of a verb's own clause hangs on it


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


def meanwhile(scene: Scene, branches: Branches, verb: int) -> list[int]:
    """The gerund that ends a verb's clause and tells what came of it or how it was done: "вернулся, став директором"; none where
    it has a time, a clause or a pronoun of its own, is told apart, or says nothing more."""
    tokens = scene.laid.tokens
    last = next((c for c in reversed(branches.children[verb]) if branches.roles[c] not in _FURTHER), -1)
    if tokens[verb].word.pos != "VERB" or last < verb or tokens[last].word.pos != "GRND" or last in scene.apart:
        return []
    below, lemma = branches.below(last), tokens[last].word.lemma
    words = [i for i in below if tokens[i].is_word]
    strange = any(tokens[i].word.pos in FINITE or tokens[i].word.form in scene.wording.pronouns for i in words)
    strange = strange or not branches.dates.isdisjoint(below)
    plain = tokens[min(words) - 1].text == "," and len(words) > 1 and max(words) > last
    return [last] if plain and not strange and lemma not in scene.directory.reports else []


def roomy(draft: Draft | None, other: int) -> Draft | None:
    """A draft of what somebody did and, by verb `other`, did besides; None where there is no room for next to all of it."""
    if draft is None or draft.loose_end():
        return None
    if draft.branches.laid.tokens[other].word.pos != "GRND":
        return draft if len(draft.text()) <= LONGEST + _OVER else None
    if len(draft.text()) > LONGEST + _FAR_OVER or not fitted(draft) or draft.left < _MOSTLY:
        return None
    draft.left = 1.0
    return draft


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
