"""Whom a pronoun or a missing subject stands for: the people of the sentences before."""

from timeline.detecting.clauses import Laid
from timeline.detecting.entities.names import Directory, Name
from timeline.detecting.entities.people import Person
from timeline.languages.morphology import Word

_BACK = 3  # sentences in which the person that a pronoun stands for is looked for
_ABOUT = 3  # how much more often than another an article names the person it is about


def meant(directory: Directory, laid: Laid, verb: Word) -> Person | None:
    """The person that a pronoun or a missing subject of a verb most likely stands for: of the sentences before, the nearest that
    names people of the verb's gender; there the one in the nominative, of several the one named most, else the last. Nobody where
    that one begins to speak."""
    if verb.number == "plur":
        return None
    read = 0
    for sentence in directory.before(laid, _BACK):
        there = directory.laid(sentence)
        people = [n for n in directory.names(there) if n.person and (not verb.gender or n.person.gender == verb.gender)]
        people = able(directory, there, people) if people else people
        if people:
            acting = [n for n in people if n.case == "nomn"]
            leading = directory.people.leading(verb.gender) if verb.gender else None
            one = next((n for n in acting if n.person is leading), acting[0] if acting else people[-1])
            if _speaks(directory, directory.laid(sentence), one, laid):
                return None
            return _likelier(directory, one, verb.gender)
        read += 1
    return directory.people.leading(verb.gender) if read == _BACK and verb.number == "sing" and verb.gender else None


def able(directory: Directory, laid: Laid, names: list[Name]) -> list[Name]:
    """Those of a sentence's people whom a pronoun may stand for: none told in brackets, after whom a thing is named, to whose
    memory it is, or who is only somebody's ("своему брату Олегу")."""
    return [n for n in names if not _aside(directory, laid, n) and laid.heads[laid.clause[n.first]] != "bracket"]


def _aside(directory: Directory, laid: Laid, name: Name) -> bool:
    """Whether a thing is named after somebody, or stands for him, or he is only somebody's: "парк имени Громова", "венки к могиле
    Громова", "своему брату Олегу"."""
    known, before = directory.gazetteer, laid.tokens[: name.first]
    if any(t.word.form in known.named_after for t in before[-2:]) or any(t.word.lemma in known.reflexive for t in before[-3:]):
        return True
    beside = next((t for t in reversed(before) if t.word.case != "gent" or t.word.lemma in known.remembered), None)
    return name.case == "gent" and beside is not None and beside.word.lemma in known.remembered


def _speaks(directory: Directory, told: Laid, name: Name, laid: Laid) -> bool:
    """Whether what a sentence tells is said by whom another names: "Громов сообщил: …", "Он виноват, сказал чиновник" after
    "Громов сообщил, что …"."""
    if name.case != "nomn":
        return False
    clause = told.clause[name.first]
    said = any(t.word.lemma in directory.reports for t, c in zip(told.tokens, told.clause, strict=True) if c == clause)
    return told.tokens[-1].text == ":" or said and _attributed(directory, laid)


def _attributed(directory: Directory, laid: Laid) -> bool:
    """Whether a sentence is what somebody without a name says: "…, сказал чиновник"."""
    tree = directory.tree(laid)
    if tree is None:
        return False
    said = (
        t.word
        for t, h, r in zip(laid.tokens, tree.heads, tree.roles, strict=True)
        if r == "nsubj" and _reports(directory, laid, h)
    )
    return any(w.pos == "NOUN" and w.number == "sing" and w.animacy == "anim" for w in said)


def _reports(directory: Directory, laid: Laid, i: int) -> bool:
    return i >= 0 and laid.tokens[i].word.lemma in directory.reports


def _likelier(directory: Directory, name: Name, gender: str) -> Person | None:
    """The person named, or the one that the article is about where he is named in passing."""
    leading = directory.people.leading(gender) if name.case != "nomn" and gender else None
    if leading is not None and name.person is not None and leading.named >= _ABOUT * max(name.person.named, 1):
        return leading
    return name.person


def pair_before(directory: Directory, laid: Laid) -> list[Person]:
    """The two people told of last before a sentence, in text order; fewer where there are fewer."""
    return lately(directory, laid, 2)[-2:]


def lately(directory: Directory, laid: Laid, enough: int = 99) -> list[Person]:
    """The people told of in the sentences right before one, in text order; no sentence is read after there are `enough`."""
    found: list[Person] = []
    for sentence in directory.before(laid, _BACK):
        if len(found) >= enough:
            break
        before = directory.names(directory.laid(sentence))
        found = [n.person for n in before if n.person and n.person not in found] + found
    return found
