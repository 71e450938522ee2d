"""What points to somebody or something else of the sentence: a pronoun that says whose a thing is, a place that tells where."""

from collections.abc import Callable

from timeline.detecting.titling.recasing import Words
from timeline.languages.morphology import Word


def somewhere(words: Words, i: int) -> bool:
    """Whether a phrase only says where a thing is: "в своём доме в Твери"."""
    tokens, led = words.branches.laid.tokens, words.branches.child(i, "case")
    place = led >= 0 and words.word(led).form in words.scene.wording.place_prepositions
    return place and any(tokens[j].text[0].isupper() for j in words.branches.below(i))


def matter(words: Words, i: int) -> bool:
    """Whether a noun is what something is about."""
    return any(words.word(c).form in words.scene.wording.about for c in words.branches.all(i, "case"))


def most(words: Words, i: int) -> bool:
    """Whether a word makes the most of the adjective after it: "самой старой"."""
    morphology, after = words.scene.morphology, words.branches.laid.tokens[i + 1].text
    most = any(w.lemma in words.scene.wording.only for w in morphology.readings(words.word(i).form))
    return most and any(w.pos == "ADJF" for w in morphology.readings(after))


def of_the_first(words: Words, i: int, head: int) -> bool:
    """Whether a pronoun says that somebody's is what is listed right after: "Пётр Громов и его дочь", "мэр и его жена"."""
    branches, word = words.branches, words.word(i)
    owner = branches.heads[head] if branches.roles[head] == "conj" else -1
    if owner < 0 or word.form not in words.scene.wording.owners or words.word(i - 1).form not in words.scene.wording.joiners:
        return False
    named = owner if owner in branches.people else branches.child(owner, "appos")
    if named in branches.people:
        return branches.people[named].last + 2 == i and words.scene.owner(i) in (None, words.person(named))
    noun, readings = words.reading(owner), words.scene.morphology.readings(branches.laid.tokens[i].text)
    agreed = any(w.pos == "NPRO" and w.agreed == noun.agreed for w in readings)
    return noun.animacy == "anim" and agreed and i - 2 in branches.below(owner) - branches.below(head)


def owning_thing(words: Words, i: int, thing: Callable[[int, Word, str, bool], str]) -> str:
    """The thing with a name whose a pronoun says something to be, in the genitive ("его директор"), as `thing` finds it; "" where
    none is told."""
    readings = words.scene.morphology.readings(words.branches.laid.tokens[i].text)
    word = next((w for w in readings if w.pos == "NPRO" and w.person == "3per"), None)
    text = thing(i, word, "gent", False) if word is not None else ""
    return text if any(w.strip("«")[:1].isupper() for w in text.split()) else ""
