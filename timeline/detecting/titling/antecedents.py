"""What a pronoun or a missing subject stands for that is nobody with a name: the thing or person told of last."""

from collections.abc import Iterator

from timeline.detecting.entities.referring import able as likely
from timeline.detecting.titling.attributing import NOMINAL
from timeline.detecting.titling.branches import Branches
from timeline.detecting.titling.draft import Draft
from timeline.detecting.titling.inflecting import Phrases
from timeline.detecting.titling.phrases import case_of
from timeline.detecting.titling.recalling import alone, elsewhere, recall
from timeline.detecting.titling.scene import Scene
from timeline.languages.morphology import Word

_BACK = 2  # sentences before, of which the nearest that tells of anything like it is asked
_LONGEST = 55  # characters of a noun with what says which one it is
_ASIDE = ("acl", "acl:relcl", "advcl", "appos", "nmod")  # clauses that only tell of something in another
_TELLING = ("amod", "nmod", "appos", "flat", "flat:name", "flat:foreign", "punct", "acl")
_NONE, _UNSURE = -1, -2


def told_of(scene: Scene, branches: Branches, i: int, like: Word, case: str, surely: bool) -> str:
    """The noun in a case, with what says which one it is, that a pronoun at word i stands for, or the missing subject of the
    verb there, of the number and gender of `like`; "" where nobody knows.

    It is the subject told of last, in the clause or the sentences before. `surely` only a thing, and one that no pronoun parts
    from it: where it may be somebody with a name, who is told of further off."""
    word = branches.laid.tokens[i].word
    verb = word if word.pos != "NPRO" else branches.laid.tokens[branches.heads[i]].word
    undergone = case != "nomn" or verb.pos == "PRTS"
    if surely and not undergone and ("tran" in verb.grammemes or scene.personal):
        return ""
    phrases, living = Phrases(scene, branches), case != "gent" and scene.trigger.kind in _mortal(scene, undergone)
    found = _beside(phrases, i, like)
    found = found if found >= 0 else _told(phrases, like, i, living, inside=True)
    for sentence in scene.directory.before(scene.laid, _BACK) if found == _NONE else ():
        other = elsewhere(scene, scene.directory.laid(sentence))
        if other is None:
            return ""
        phrases = Phrases(*other)
        found = _told(phrases, like, len(phrases.branches.heads), living)
        if found != _NONE:
            break
    if found < 0 or surely and not _a_thing(phrases, found, like):
        return ""
    goes = not undergone and (scene.personal or "tran" in verb.grammemes)  # "визит завершается: он вылетит в Омск"
    return "" if goes and phrases.word(found).lemma in scene.happenings else _worded(phrases, found, case)


def _mortal(scene: Scene, undergone: bool) -> frozenset[str]:
    """The kinds of events that people alone do, or undergo."""
    wording = scene.wording
    return wording.mortal | wording.cases | wording.manned if undergone else wording.mortal


def _a_thing(phrases: Phrases, i: int, like: Word) -> bool:
    """Whether a noun is a thing that acts or has something done to it, and no pronoun for somebody else acts in its sentence."""
    branches = phrases.branches
    words = (token.word for token in branches.laid.tokens)
    others = any(w.pos == "NPRO" and w.case == "nomn" and w.person == "3per" and w.agreed == like.agreed for w in words)
    return branches.roles[i] in NOMINAL and not _aside(branches, i) and phrases.word(i).animacy == "inan" and not others


def _beside(phrases: Phrases, i: int, like: Word) -> int:
    """The subject of the clause that the one of word i goes on from: "мост отслужил своё: его разберут"; -1 for none."""
    branches = phrases.branches
    verb = i if phrases.word(i).pos != "NPRO" else branches.heads[i]
    before = branches.heads[verb] if verb >= 0 and branches.roles[verb] in ("conj", "parataxis") else -1
    acting = branches.child(before, *NOMINAL) if 0 <= before < i else -1
    if acting < 0 or acting in branches.people or any(acting < j < i for j in branches.people):
        return -1
    return acting if phrases.reading(acting).pos == "NOUN" and _agrees(phrases, acting, like) else -1


def _told(phrases: Phrases, like: Word, end: int, living: bool, inside: bool = False) -> int:
    """The one noun before word `end` of the number and gender of `like` that acts, or has something done to it where none acts;
    `inside` its own sentence only where no other noun of another clause is like it. _NONE where no noun is, _UNSURE where
    several may be it or somebody has a name."""
    branches, clause = phrases.branches, phrases.branches.laid.clause
    able = [i for i in _nouns(phrases, end) if _agrees(phrases, i, like) and not (inside and clause[i] == clause[end])]
    able = [i for i in able if _alive(phrases, i)] if living else able
    people = [n for i, n in branches.people.items() if i < end and n.person and n.person.gender in ("", like.gender)]
    if likely(phrases.scene.directory, branches.laid, people):
        return _UNSURE
    acting = [i for i in able if branches.roles[i] in (*NOMINAL, "root") and case_of(phrases.reading(i)) == "nomn"]
    if len(acting) == 1 and not inside and not _aside(branches, acting[0]):
        return acting[0]
    if len(able) == 1 and (acting or _taken(phrases, able[0])):
        return able[0]
    return _UNSURE if able else _NONE


def _alive(phrases: Phrases, i: int) -> bool:
    word = phrases.word(i)
    return word.animacy == "anim" or word.lemma in phrases.scene.directory.gazetteer.roles


def _taken(phrases: Phrases, i: int) -> bool:
    """Whether something is done to, given to or said of what a noun in the singular names, which no preposition leads."""
    branches = phrases.branches
    bare = branches.roles[i] == "obl" and branches.child(i, "case") < 0 and case_of(phrases.reading(i)) in ("nomn", "accs")
    return phrases.word(i).number == "sing" and (bare or branches.roles[i] in ("obj", "iobj", "root", "xcomp"))


def _nouns(phrases: Phrases, end: int) -> Iterator[int]:
    """The nouns before word `end`, but for people's names, those of dates and what is counted."""
    branches = phrases.branches
    for i in range(end):
        if i in branches.people or i in branches.parts or i in branches.dates or branches.bound.get(i, i) != i:
            continue
        if phrases.word(i).pos == "NOUN" and branches.laid.mention[i] < 0 and not _counted(phrases, i):
            yield i


def _counted(phrases: Phrases, i: int) -> bool:
    branches = phrases.branches
    return phrases.word(i).pos == "NUMR" or any(branches.roles[c].startswith("nummod") for c in branches.children[i])


def _aside(branches: Branches, i: int) -> bool:
    """Whether a noun stands in a clause that only tells of something in another."""
    at = branches.heads[i]
    while at >= 0 and branches.roles[at] not in _ASIDE:
        at = branches.heads[at]
    return at >= 0


def _agrees(phrases: Phrases, i: int, like: Word) -> bool:
    """Whether a noun is of the number and gender of `like`; of a subject its verb tells the gender: "глава банка уволил"."""
    noun, verb = phrases.reading(i), phrases.word(phrases.branches.heads[i])
    shown = phrases.branches.roles[i] in NOMINAL and verb.number == "sing" and verb.gender
    either = like.pos == "NPRO" and like.case != "nomn" and like.gender == "masc"  # "его"
    genders = ("masc", "neut") if either else (like.gender,)
    return noun.number == like.number and (like.number == "plur" or not like.gender or (shown or noun.gender) in genders)


def _worded(phrases: Phrases, i: int, case: str) -> str:
    """A noun in a case with what says which one it is, as it stands inside a title; "" where that is too much."""
    branches, noun = phrases.branches, phrases.reading(i)
    still = case == "accs" and noun.animacy == "inan" and (noun.number == "plur" or noun.gender != "femn")
    if not phrases.recased(i, "nomn" if still else case):
        return ""
    if alone(phrases, i):
        recall(phrases, i)
    gone = [c for c in branches.children[i] if branches.roles[c] not in _TELLING or _counted(phrases, c)]
    led = [c for c in branches.children[i] if branches.child(c, "case") >= 0 or branches.roles[c] == "acl"]
    for more in ([], led):
        words = phrases.phrase(i, *gone, *more)
        text = Draft(phrases.scene, branches, words, phrases.texts).text()
        if len(text) <= _LONGEST:
            first = branches.laid.tokens[words[0]].text
            common = first.islower() or not words[0] and first[1:].islower() and phrases.scene.morphology.known(first)
            return text[:1].lower() + text[1:] if common else text
    return ""
