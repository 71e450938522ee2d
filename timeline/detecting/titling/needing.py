"""What words call for, as the trees of many articles taught: "избрать" whom or as what, "лишение" of what."""

from collections.abc import Iterable
from functools import cache

from attrs import frozen

from timeline.detecting.weighing import weights
from timeline.languages import Pack
from timeline.languages.morphology import Word

WEIGHTS = "need_weights.tsv"
OBJECT, INFINITIVE, CONTENT = "obj", "inf", "ccomp"
_VERBS = ("VERB", "INFN", "PRTS", "PRTF", "GRND")
SPARED = 0.3  # the share of heads that have such a complement up to which its want is no loss
_TRANSITIVE = 0.7  # how often a verb that takes an object has one, where nothing was learned of it


@frozen(eq=False)
class Needs:
    """`shares` tell of a word (`called`) how often it has any of what it calls for, and of a word and a frame how often it has
    that one. A frame is the way one word completes another: an object, an infinitive, a clause, a case ("ablt"), or a
    preposition with a case ("на+accs")."""

    shares: dict[str, float]

    @classmethod
    @cache
    def of(cls, pack: Pack) -> "Needs":
        """Those of a pack."""
        return cls(weights(pack, WEIGHTS))

    def pull(self, word: Word, frames: Iterable[str]) -> float:
        """How often a word has a complement in one of the frames, of which the likeliest is meant; 0 for seldom."""
        name = called(word)
        if not name:
            return 0.0
        if self._takes_an_object(name, word):
            return _TRANSITIVE if OBJECT in frames else 0.0
        return max([self.shares.get(f"{name} {frame}", 0.0) for frame in frames], default=0.0)

    def need(self, word: Word) -> float:
        """How often a word has any of the complements that it calls for."""
        name = called(word)
        return _TRANSITIVE if self._takes_an_object(name, word) else self.shares.get(name, 0.0)

    def _takes_an_object(self, name: str, word: Word) -> bool:
        """Whether that is all that is known of a word, of which nothing was learned."""
        return name not in self.shares and "tran" in word.grammemes and name.endswith("/a")


def called(word: Word) -> str:
    """The name that a word is learned by: its base form, with "a" for a verb, "p" for a passive one, "n" for a noun; else ""."""
    if word.pos == "NOUN":
        return f"{word.lemma}/n"
    if word.pos not in _VERBS:
        return ""
    return f"{word.lemma}/{'p' if word.voice == 'pssv' or word.pos == 'PRTS' else 'a'}"


def frames(role: str, pos: str, preposition: str, cases: Iterable[str]) -> frozenset[str]:
    """The frames that a word hanging on another in a role may be in, by its cases; none where it completes nothing."""
    if pos == "INFN":
        return frozenset({INFINITIVE})
    if role == "ccomp":
        return frozenset({CONTENT})
    if role not in ("obj", "obl", "iobj", "nmod", "obl:agent", "xcomp"):
        return frozenset()
    if preposition:
        return frozenset([f"{preposition}+{case}" for case in cases])
    return frozenset({OBJECT}) if role == "obj" else frozenset(cases)
