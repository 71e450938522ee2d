"""What a noun alone stands for: the thing or person that the article told of by name before."""

from collections.abc import Iterator

from attrs import evolve

from timeline.detecting.branches import Branches, grow
from timeline.detecting.inflecting import FINITE, Phrases
from timeline.detecting.people import Person
from timeline.detecting.phrases import case_of
from timeline.detecting.scene import Scene

_TELLING = ("amod", "nmod", "appos", "flat", "flat:name", "flat:foreign", "acl", "acl:relcl", "nummod", "nummod:gov", "conj")
_LONGEST = 45  # characters of what says which thing it is
_APART = 4  # words between an office and its holder's name


def alone(phrases: Phrases, i: int) -> bool:
    """Whether a word is a noun in the singular of which nothing says which one it is."""
    branches, word = phrases.branches, phrases.word(i)
    named = i in branches.people or i in branches.parts or i in branches.bound or i in branches.dates
    plain = word.pos == "NOUN" and word.number == "sing" and (i == 0 or branches.laid.tokens[i].text.islower())
    return plain and not named and branches.child(i, *_TELLING) < 0


def vague(scene: Scene, lemma: str) -> bool:
    """Whether there are many things or people of a sort: a document, a team, a singer."""
    return lemma in scene.wording.generic or lemma in scene.wording.trades or lemma in scene.directory.gazetteer.bearers


def recall(phrases: Phrases, i: int) -> bool:
    """Have a noun alone replaced by whom it stands for, or followed by what says which one it is; whether that is known."""
    scene, word = phrases.scene, phrases.word(i)
    if word.animacy == "anim":
        person = _somebody(scene, word.lemma, word.gender)
        if person is None or any(n.person is person for n in scene.names):
            return False
        phrases.texts[i] = scene.directory.people.form(person, case_of(phrases.reading(i)))
        return True
    if word.lemma in scene.directory.gazetteer.organisations and not vague(scene, word.lemma):
        return False
    which = next((found for found in _told_before(scene, word.lemma) if found), "")
    if not which:
        return False
    phrases.texts[i] = f"{phrases.texts.get(i) or phrases.branches.laid.tokens[i].text.lower()} {which}"
    return True


def _somebody(scene: Scene, lemma: str, gender: str) -> Person | None:
    """The one person whom the article calls so, or the one it is about where it calls nobody so and the word is a trade's."""
    directory = scene.directory
    if lemma not in directory.gazetteer.roles and lemma not in scene.wording.trades:
        return None
    called: dict[str, Person] = {}
    for laid in directory.naming(lemma):
        for name in directory.names(laid):
            before = laid.tokens[max(name.first - _APART, 0) : name.first]
            at = next((n for n, t in enumerate(before) if t.word.lemma == lemma), -1)
            if name.person is not None and at >= 0 and all(t.is_word and t.word.pos not in FINITE for t in before[at:]):
                called[name.person.base] = name.person
    if called:
        return next(iter(called.values())) if len(called) == 1 else None
    about = directory.people.about() if lemma in scene.wording.trades else None
    return about if about is not None and gender in (about.gender, "ms-f", "") else None


def _told_before(scene: Scene, lemma: str) -> Iterator[str]:
    """What follows a noun in the sentences before and says which one it is, the nearest first."""
    for laid in scene.directory.naming(lemma, before=scene.laid.sentence.start):
        tree = scene.directory.tree(laid)
        if tree is None:
            return
        other = evolve(scene, laid=laid, names=scene.directory.names(laid))
        branches = grow(other, tree)
        for j in range(len(laid.tokens) - 1):
            if laid.tokens[j].word.lemma == lemma and j not in branches.bound:
                yield _which(other, branches, j)


def _which(scene: Scene, branches: Branches, noun: int) -> str:
    """The words right after a noun that say which one it is; "" where none do in so few words."""
    laid = branches.laid
    after = sorted(j for j in Phrases(scene, branches).phrase(noun) if j > noun and j not in branches.dates)
    parts = {k for j in after for k in branches.parts if k in branches.below(j)}
    after = sorted({*after, *parts})
    if not after or after != list(range(noun + 1, noun + 1 + len(after))):
        return ""
    words = [laid.tokens[j].word for j in after]
    text = laid.words(after[0], after[-1])
    strange = any(
        w.form in scene.wording.pronouns or w.pos in FINITE for j, w in zip(after, words, strict=True) if j not in branches.bound
    )
    paired = text.count("«") == text.count("»") and text.count('"') % 2 == 0
    led = words[0].pos == "PREP" and words[0].form not in scene.wording.about and not text.endswith(("»", '"'))
    return text if not led and not strange and paired and text[-1] not in ",:;(" and len(text) <= _LONGEST else ""
