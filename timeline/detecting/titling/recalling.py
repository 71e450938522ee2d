"""What a noun alone stands for: the thing or person that the article told of by name before."""

from collections.abc import Iterator

from attrs import evolve

from timeline.detecting.clauses import QUOTES, Laid
from timeline.detecting.entities.people import Person
from timeline.detecting.titling.attributing import NOMINAL
from timeline.detecting.titling.branches import Branches, grow
from timeline.detecting.titling.inflecting import FINITE, Phrases
from timeline.detecting.titling.parting import parted
from timeline.detecting.titling.phrases import case_of
from timeline.detecting.titling.scene import Scene
from timeline.languages.morphology import Word

_TELLING = ("amod", "nmod", "appos", "flat", "flat:name", "flat:foreign", "acl", "acl:relcl", "nummod", "nummod:gov", "conj")
_LONGEST = 55  # characters of what says which thing it is
_BREAKS = (" - ", "–", "—", ":", ";")
_APART = 4  # words between an office and its holder's name
_OFTEN = 3  # times that an article names whom it calls by a noun alone


def alone(phrases: Phrases, i: int) -> bool:
    """Whether a word is a noun in the singular of which nothing but an age says which one it is."""
    branches, word = phrases.branches, phrases.word(i)
    named = i in branches.people or i in branches.parts or i in branches.bound or i in branches.dates
    plain = word.pos == "NOUN" and word.number == "sing" and (i == 0 or branches.laid.tokens[i].text.islower())
    telling = (c for c in branches.all(i, *_TELLING) if not phrases.aged(c))
    added = word.animacy == "anim"  # what follows a comma only adds to somebody known
    return (
        plain and not named and all(added and branches.roles[c].startswith("acl") and parted(branches, c) == "," for c in telling)
    )


def vague(scene: Scene, lemma: str) -> bool:
    """Whether there are many things or people of a sort: a document, a team, a singer."""
    wording = scene.wording
    return lemma in wording.generic or lemma in wording.trades or lemma in scene.directory.gazetteer.bearers


def refers(phrases: Phrases, i: int) -> bool:
    """Whether a noun alone stands for somebody or something told of, of which there are many, rather than for what somebody is
    or becomes."""
    if _headless(phrases, i):
        return True
    if not alone(phrases, i) or phrases.word(i).animacy != "anim" and not vague(phrases.scene, phrases.word(i).lemma):
        return False
    branches, role, head = phrases.branches, phrases.branches.roles[i], phrases.branches.heads[i]
    if branches.child(i, "cop", "conj", "cc") >= 0:
        return False
    if role in (*NOMINAL, "obj", "iobj"):
        return True
    led, case = branches.child(i, "case") >= 0, case_of(phrases.reading(i))
    if role == "nmod":
        posts = phrases.scene.wording.posts
        return case == "gent" and not led and phrases.word(head).lemma not in posts or led and case != "gent"
    return role in ("obl", "obl:agent") and (led and case != "accs" or role == "obl:agent" or case == "datv")


def _headless(phrases: Phrases, i: int) -> bool:
    """Whether somebody is or becomes head of nobody knows what: "занял пост главного тренера"."""
    branches, word, head = phrases.branches, phrases.word(i), phrases.branches.heads[i]
    if word.lemma not in phrases.scene.wording.offices or word.number != "sing" or i in branches.bound or head < 0:
        return False
    held = branches.roles[i] == "nmod" and phrases.word(head).lemma in phrases.scene.wording.held
    become = branches.roles[i] in ("xcomp", "obl") and case_of(word) == "ablt"
    bare = branches.child(i, "nmod", "appos", "case", "acl", "conj", "flat", "flat:name") < 0
    return (held or become) and bare and i not in branches.dates


def recall(phrases: Phrases, i: int, whose: str = "") -> bool:
    """Have a noun alone replaced by whom it stands for, or followed by what says which one it is; whether that is known. `whose`
    names who acts: no noun stands for him, and a post is his."""
    scene, word = phrases.scene, phrases.word(i)
    if _headless(phrases, i):
        people = {n.base.split()[-1] for n in scene.names if n.person}
        known = (w for w in _told_before(scene, word.lemma) if not w.islower() and people.isdisjoint(w.split()))
        return _followed(phrases, i, next(known, ""))
    if word.animacy == "anim":
        verb = phrases.word(phrases.branches.heads[i]) if phrases.branches.roles[i] in NOMINAL else word
        person = _somebody(scene, word, verb.gender or word.gender)
        if person is None or person.base == whose or any(n.person is person for n in scene.names):
            return False
        phrases.texts[i] = scene.directory.people.form(person, case_of(phrases.reading(i)))
        return True
    if word.lemma in scene.directory.gazetteer.organisations and not vague(scene, word.lemma):
        return False
    if word.lemma in scene.wording.held:
        this = any(phrases.word(c).form in scene.wording.pronouns for c in phrases.branches.all(i, "det"))
        told = next(_told_before(scene, word.lemma), "") if this else ""
        which = told or _office(scene, whose)
    else:
        found = list(_told_before(scene, word.lemma))
        which = next((w for w in found if w[0] in QUOTES), found[0] if found else "") or _by_kin(scene, word.lemma)
    return _followed(phrases, i, which)


def _by_kin(scene: Scene, lemma: str) -> str:
    """The one name that the sentences before give an organisation by another word for its kind, a club by "команда", or the
    only such name in this, the two right before and the headline; else ""."""
    others = next((kin for kin in scene.wording.kin if lemma in kin), frozenset())
    told = {w for other in sorted(others - {lemma}) for w in _told_before(scene, other)}
    names = {w for w in told if w[0] in QUOTES or w[0].isascii() and w[0].isupper()}
    if not names and others:
        around = scene.directory.around(scene.laid, "")
        near = [scene.laid, *(laid for where, laid in around if where.startswith(("before", "headline")))]
        found = ((laid, n) for laid in near for n in scene.directory.names(laid) if n.sort == "organisation")
        names = {f"«{n.base}»" if laid.tokens[n.last].text in QUOTES.values() else n.base for laid, n in found}
        names = {w for w in names if w[0] in QUOTES or w.isascii()}
    return names.pop() if len(names) == 1 else ""


def _followed(phrases: Phrases, i: int, which: str) -> bool:
    """Have a noun followed by what says which one it is; whether that is known."""
    if not which:
        return False
    phrases.texts[i] = f"{phrases.texts.get(i) or phrases.branches.laid.tokens[i].text.lower()} {which}"
    return True


def _somebody(scene: Scene, word: Word, gender: str) -> Person | None:
    """The one person of a gender whom the article calls so; where it calls nobody so and the word is a trade's or anybody's, the
    one it is about, whom the sentences before told of last."""
    directory, lemma = scene.directory, word.lemma
    trade = lemma in scene.wording.trades
    if lemma not in directory.gazetteer.roles and not trade and lemma not in scene.wording.anybody:
        return None
    called: dict[str, Person] = {}
    for laid in directory.naming(lemma):
        for name in directory.names(laid):
            if (person := name.person) is None or gender not in (person.gender, "ms-f", ""):
                continue
            before = laid.tokens[max(name.first - _APART, 0) : name.first]
            at = next((n for n, t in enumerate(before) if t.word.lemma == lemma), -1)
            if at >= 0 and all(t.is_word and t.word.pos not in FINITE for t in before[at:]):
                called[person.base] = person
    about, gender = directory.people.about(), "" if gender == "ms-f" else gender
    if called:
        one = called[min(called, key=lambda base: (len(base), base))]
        told = trade or one is about or one in directory.lately(scene.laid)
        return one if told and all(set(one.base.split()) <= set(base.split()) for base in called) else None
    if about is not None and directory.people.has_namesakes(about):
        return None
    if trade and about is not None and gender in (about.gender, ""):
        return about
    last = directory.meant(scene.laid, evolve(word, gender=gender))
    often = last is not None and any(directory.times(part) >= _OFTEN for part in last.base.split())
    return last if often and about in (None, last) else None


def _office(scene: Scene, whose: str) -> str:
    """What somebody was last told to be or to hold the post of, in the genitive: "губернатора Тверской области"; "" where nothing
    tells."""
    for laid in scene.directory.naming(whose.split()[-1].lower(), scene.laid.sentence.end) if whose else ():
        here = [n for n in scene.directory.names(laid) if n.base == whose]
        found = _elsewhere(scene, laid) if here else None
        if found is not None:
            other, branches = found
            borne = (_borne(Phrases(other, branches), i) for i, n in sorted(branches.people.items()) if n in here)
            posts = (i for i, t in enumerate(laid.tokens) if t.word.lemma in scene.wording.held)
            told = next(filter(None, (*borne, *(_which(other, branches, i) for i in posts))), "")
            if told:
                return told
    return ""


def _borne(phrases: Phrases, i: int) -> str:
    """The office that a name stands beside, in the genitive; "" where there is none, or it isn't told of what."""
    branches, at = phrases.branches, i
    while branches.roles[at] in ("appos", "flat:name", "conj") and branches.heads[at] >= 0:
        at = branches.heads[at]
        if phrases.word(at).lemma in phrases.scene.wording.offices and at not in branches.dates:
            if not phrases.recased(at, "gent"):
                return ""
            gone = [
                c for c in branches.children[at] if branches.roles[c] in ("appos", "flat:name", "conj", "case", "acl", "punct")
            ]
            words = phrases.phrase(at, *gone)
            text = " ".join(phrases.texts.get(j) or branches.laid.tokens[j].text for j in words)
            return text[:1].lower() + text[1:] if len(words) > 1 and len(text) <= _LONGEST else ""
    return ""


def _elsewhere(scene: Scene, laid: Laid) -> tuple[Scene, Branches] | None:
    """Another sentence as a scene of its own, with its tree."""
    tree = scene.directory.tree(laid)
    if tree is None:
        return None
    other = evolve(scene, laid=laid, names=scene.directory.names(laid))
    return other, grow(other, tree)


def _told_before(scene: Scene, lemma: str) -> Iterator[str]:
    """What follows a noun in the sentences before and says which one it is, the nearest first."""
    for laid in scene.directory.naming(lemma, before=scene.laid.sentence.start):
        at = [j for j, token in enumerate(laid.tokens[:-1]) if token.word.lemma == lemma]
        found = _elsewhere(scene, laid) if at else None
        if found is not None:
            other, branches = found
            for j in at:
                whole = next((n for n in other.names if n.sort == "organisation" and n.first <= j < n.last), None)
                told = laid.words(j + 1, whole.last) if whole else "" if j in branches.bound else _which(other, branches, j)
                if told:
                    yield told


def _which(scene: Scene, branches: Branches, noun: int) -> str:
    """The words right after a noun that say which one it is; "" where none do in so few words."""
    laid = branches.laid
    holders = (c for c in branches.all(noun, "appos") if c in branches.people)
    after = sorted(j for j in Phrases(scene, branches).phrase(noun, *holders) if j > noun and j not in branches.dates)
    parts = {k for j in after for k in branches.parts if k in branches.below(j)}
    after = sorted({*after, *parts})
    if not after or after != list(range(noun + 1, noun + 1 + len(after))):
        return ""
    words = [laid.tokens[j].word for j in after]
    text = laid.words(after[0], after[-1])
    strange = text[0].isdigit() or any(
        n.case != "gent" for j, n in branches.people.items() if j in after and j not in branches.bound
    )
    strange = strange or any(
        w.form in scene.wording.pronouns or w.pos in FINITE for j, w in zip(after, words, strict=True) if j not in branches.bound
    )
    strange = strange or any(sign in text for sign in _BREAKS)
    paired = text.count("«") == text.count("»") and text.count('"') % 2 == 0
    deed = laid.tokens[noun].word.lemma in scene.directory.deeds  # which fire it was is told by where
    led = words[0].pos == "PREP" and words[0].form not in scene.wording.about and not deed and not text.endswith(("»", '"'))
    return text if not led and not strange and paired and text[-1] not in ",:;(" and len(text) <= _LONGEST else ""
