"""What a noun alone stands for: the thing or person that the article told of by name before."""

from collections.abc import Container, Iterator
from heapq import merge

from attrs import evolve

from timeline.detecting.clauses import QUOTES, Laid
from timeline.detecting.entities.declining import CASES, GENDERS
from timeline.detecting.entities.people import Person
from timeline.detecting.entities.referring import lately, meant
from timeline.detecting.titling.attributing import NOMINAL
from timeline.detecting.titling.branches import Branches
from timeline.detecting.titling.draft import Draft
from timeline.detecting.titling.growing import grow
from timeline.detecting.titling.inflecting import FINITE, Phrases
from timeline.detecting.titling.parting import parted
from timeline.detecting.titling.phrases import case_of
from timeline.detecting.titling.scene import Scene
from timeline.languages.morphology import Word

_TELLING = ("amod", "nmod", "appos", "flat", "flat:name", "flat:foreign", "acl", "acl:relcl", "nummod", "nummod:gov", "conj")
_NOUNS = (*NOMINAL, "obj", "iobj", "obl", "nmod", "obl:agent")  # how nouns hang on their heads
_BESIDE = ("appos", "flat:name", "conj", "case", "acl", "punct", "cop", *NOMINAL)  # what is no part of an office
_LONGEST = 55  # characters of what says which thing it is
_DASHES = " -–—"
_BREAKS = (" - ", "–", "—", ":", ";")
_APART = 8  # words between an office and its holder's name
_NAMED = 3  # of them right before it, among which another office may stand
_SELDOM = 0.1  # the share of a noun's uses from which a complement is thought to be its own
_NEAR = 2  # sentences right before
_OFTEN = 3  # times that an article names whom it calls by a noun alone


def alone(phrases: Phrases, i: int) -> bool:
    """Whether a word is a noun in the singular of which nothing but an age says which one it is."""
    branches, word = phrases.branches, _noun(phrases, i)
    named = i in branches.people or i in branches.parts or i in branches.bound or i in branches.dates
    plain = word.pos == "NOUN" and word.number == "sing" and (i == 0 or branches.laid.tokens[i].text.islower())
    telling = (c for c in branches.all(i, *_TELLING) if not phrases.aged(c))
    added = word.animacy == "anim"  # what follows a comma only adds to somebody known
    return (
        plain and not named and all(added and branches.roles[c].startswith("acl") and parted(branches, c) == "," for c in telling)
    )


def _noun(phrases: Phrases, i: int) -> Word:
    """The reading of a word; of a participle as a noun where it may be one and stands like one: "нападающий перешёл в клуб"."""
    able = phrases.word(i).pos == "PRTF" and phrases.branches.roles[i] in _NOUNS
    return phrases.reading(i) if able else phrases.word(i)


def vague(scene: Scene, lemma: str) -> bool:
    """Whether there are many things or people of a sort: a document, a team, a singer."""
    wording = scene.wording
    return lemma in wording.generic or lemma in wording.trades or lemma in scene.directory.gazetteer.bearers


def refers(phrases: Phrases, i: int) -> bool:
    """Whether a noun alone stands for somebody or something told of, of which there are many, rather than for what somebody is
    or becomes."""
    if _headless(phrases, i):
        return True
    word = _noun(phrases, i)
    if not alone(phrases, i) or word.animacy != "anim" and not vague(phrases.scene, word.lemma):
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
    taken = word.lemma in phrases.scene.wording.held  # "вступил в должность"
    return role in ("obl", "obl:agent") and (led and (taken or case != "accs") or role == "obl:agent" or case == "datv")


def _headless(phrases: Phrases, i: int) -> bool:
    """Whether somebody is or becomes head of nobody knows what: "занял пост главного тренера"."""
    branches, word, head = phrases.branches, phrases.word(i), phrases.branches.heads[i]
    if word.lemma not in phrases.scene.wording.offices or word.number != "sing" or i in branches.bound or head < 0:
        return False
    held = branches.roles[i] == "nmod" and phrases.word(head).lemma in phrases.scene.wording.held
    become = branches.roles[i] in ("xcomp", "obl") and case_of(word) == "ablt"
    bare = branches.child(i, "nmod", "appos", "case", "acl", "conj", "flat", "flat:name") < 0
    return (held or become) and bare and i not in branches.dates


def recall(phrases: Phrases, i: int, whose: str = "", others: Container[str] = ()) -> bool:
    """Have a noun alone replaced by whom it stands for, or followed by what says which one it is; whether that is known. `whose`
    names who acts, and whose a post is; for none of the `others` a noun stands."""
    scene, word = phrases.scene, _noun(phrases, i)
    if _headless(phrases, i):
        people = {n.base.split()[-1] for n in scene.names if n.person}
        offices = [(_by_name(scene, w), near) for w, near in _tellings(scene, word.lemma)]
        known = [(w, near) for w, near in offices if not w.islower() and people.isdisjoint(w.split())]
        sure = known and (known[0][1] or len({w for w, _ in known}) == 1)
        return _followed(phrases, i, known[0][0] if sure else "")
    if word.animacy == "anim" and phrases.branches.child(i, *NOMINAL) >= 0:
        return False  # "Громова первая женщина, которая …"
    if word.animacy == "anim":
        verb = phrases.word(phrases.branches.heads[i]) if phrases.branches.roles[i] in NOMINAL else word
        gender = verb.gender or word.gender
        person = _somebody(scene, word, gender)
        if person is None or person.base in others or _others_too(phrases, i, person) or _goes_on(phrases, i):
            return False
        gendered = person if person.gender or gender not in GENDERS else evolve(person, gender=gender, forms={})
        phrases.texts[i] = scene.directory.people.form(gendered, case_of(phrases.reading(i)))
        return True
    if word.lemma in scene.directory.gazetteer.organisations and not vague(scene, word.lemma):
        return False
    if word.lemma in scene.wording.held:
        this = any(phrases.word(c).form in scene.wording.pronouns for c in phrases.branches.all(i, "det"))
        here = (_which(scene, phrases.branches, j) for j in range(i) if this and phrases.word(j).lemma in scene.wording.held)
        told = next(filter(None, here), "") or next(_told_before(scene, *scene.wording.held), "") if this else ""
        which = told or _by_name(scene, _office(scene, whose))
    else:
        which = _name_of(scene, word.lemma)
    return _followed(phrases, i, which)


def _name_of(scene: Scene, lemma: str) -> str:
    """What the sentences before say of which thing of a sort it is; "" where they don't."""
    found = list(_told_before(scene, lemma))
    return next((w for w in found if w[0] in QUOTES), found[0] if found else "") or _by_kin(scene, lemma)


def _by_name(scene: Scene, which: str) -> str:
    """What says of what an office is, with the name of what it ends with alone: "команды «Заря»"."""
    lemma = scene.morphology.word(which.split()[-1]).lemma if which else ""
    name = _name_of(scene, lemma) if any(lemma in kin for kin in scene.wording.kin) else ""
    named = f"{which} {name}"
    return named if name and not name.islower() and len(named) <= _LONGEST else which


def _others_too(phrases: Phrases, i: int, person: Person) -> bool:
    """Whether the sentence names a person beside noun i, or where a pronoun may stand for the noun: "журналиста увезли, и там его
    избил Громов"."""
    clause, tokens = phrases.scene.laid.clause, phrases.branches.laid.tokens
    named = {clause[n.first] for n in phrases.scene.names if n.person is person}
    pronouns = {c for c, t in zip(clause, tokens, strict=True) if t.word.lemma in phrases.scene.wording.thirds}
    return clause[i] in named or not named.isdisjoint(pronouns)


def _goes_on(phrases: Phrases, i: int) -> bool:
    """Whether a preposition after a noun begins what it is often followed by: "коллегу по цеху"."""
    tokens = phrases.branches.laid.tokens
    after = tokens[i + 1].word if i + 1 < len(tokens) else phrases.word(i)
    frames = [f"{after.lemma}+{case}" for case in CASES] if after.pos == "PREP" else []
    return phrases.scene.needs.pull(phrases.word(i), frames) > _SELDOM


def _by_kin(scene: Scene, lemma: str) -> str:
    """The one name that the sentences before give an organisation by another word for its kind, a club by "команда", or the
    only such name in this, the two right before and the headline; else ""."""
    others = next((kin for kin in scene.wording.kin if lemma in kin), frozenset())
    told = {w for other in sorted(others - {lemma}) for w in _told_before(scene, other)}
    names = {w for w in told if w[0] in QUOTES or w[0].isascii() and w[0].isupper()}
    if not names and others:
        around = scene.directory.around(scene.laid, "")
        near = [scene.laid, *(laid for where, laid in around if where.startswith(("before", "headline")))]
        clause = scene.laid.clause
        found = ((laid, n) for laid in near for n in scene.directory.names(laid) if n.sort == "organisation")
        # "его клуб обыграл «Зарю»": what takes part in the event itself is another one.
        found = ((x, n) for x, n in found if x is not scene.laid or clause[n.first] != clause[scene.trigger.head])
        names = {f"«{n.base}»" if laid.tokens[n.last].text in QUOTES.values() else n.base for laid, n in found}
        names = {w for w in names if w[0] in QUOTES or w.isascii()}
    sole = names.pop() if len(names) == 1 else ""
    return sole if sole and (sole.isascii() or _plain(scene, sole.strip("«»").split()[-1])) else ""


def _plain(scene: Scene, word: str) -> bool:
    """Whether a word may be a nominative: no «Ротором»."""
    return any(w.case in ("nomn", "") for w in scene.morphology.readings(word))


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
            if (person := name.person) is None or gender != "ms-f" and not scene.may_be(person, gender):
                continue
            before = laid.tokens[max(name.first - _APART, 0) : name.first]
            at = next((n for n in range(len(before) - 1, -1, -1) if before[n].word.lemma == lemma), -1)
            further = (t.word for t in before[at + 1 : -_NAMED] if t.word.pos == "NOUN" and t.word.animacy == "anim")
            if at >= 0 and all(t.is_word and t.word.pos not in FINITE for t in before[at:]) and not any(further):
                called[person.base] = person
    about, gender = directory.people.about(), "" if gender == "ms-f" else gender
    last = meant(directory, scene.laid, evolve(word, gender=gender))
    often = last is not None and any(directory.times(part) >= _OFTEN for part in last.base.split())
    likely = last if often and about in (None, last) else None
    if called:
        one = called[min(called, key=lambda base: (len(base), base))]
        if _same(about, last) and any(_same(about, other) for other in called.values()):
            return about
        told = trade or one in (about, likely) or one in lately(directory, scene.laid)
        return one if told and all(set(one.base.split()) <= set(base.split()) for base in called) else None
    if about is not None and directory.people.has_namesakes(about):
        return None
    return about if trade and about is not None and scene.may_be(about, gender) else likely


def _same(one: Person | None, other: Person | None) -> bool:
    """Whether one of two names is the other with words left out."""
    return one is not None and other is not None and set(one.base.split()) <= set(other.base.split())


def posted(phrases: Phrases, draft: Draft) -> Draft:
    """A draft of who enters or leaves a post with which one that is, where the title doesn't tell, it is known, and has room:
    "ушёл в отставку с поста мэра Твери"."""
    wording, branches = phrases.scene.wording, phrases.branches
    if not draft.acting or any(phrases.word(i).lemma in wording.held | wording.offices for i in draft.order):
        return draft
    for i in draft.order:
        word, lead = phrases.word(i), ""
        if word.lemma in wording.leaving and branches.child(branches.heads[i], "obj") < 0:
            lead = wording.leaving_post  # but "отправил правительство в отставку"
        elif word.lemma in wording.posting and word.pos == "PRTS":
            lead = wording.entering_post
        told = any(c in draft.order for c in branches.all(i, "nmod", "obl", "xcomp", "iobj", "appos", "amod"))
        if lead and not told and (office := _office(phrases.scene, draft.acting)):
            named = evolve(draft, texts=draft.texts | {i: f"{draft.plain(i)} {lead} {office}"})
            return named if named.fits() else draft
    return draft


def _office(scene: Scene, whose: str) -> str:
    """What somebody was last told to be, to become or to hold the post of, in the genitive: "губернатора Твери"; "" where nothing
    tells."""
    for laid in scene.directory.naming(whose.split()[-1].lower(), scene.laid.sentence.end) if whose else ():
        here = [n for n in scene.directory.names(laid) if n.base == whose]
        found = elsewhere(scene, laid) if here else None
        if found is not None:
            other, branches = found
            names = {i for i, n in branches.people.items() if n in here}
            borne = (_borne(Phrases(other, branches), i) for i in sorted(names))
            become = (_become(Phrases(other, branches), i, names) for i in range(len(laid.tokens)))
            sole = len(here) == sum(n.person is not None for n in branches.people.values())
            posts = (i for i, t in enumerate(laid.tokens) if sole and t.word.lemma in scene.wording.held)
            told = next(filter(None, (*borne, *become, *(_which(other, branches, i) for i in posts))), "")
            if told:
                return told
    return ""


def _borne(phrases: Phrases, i: int) -> str:
    """The office that a name stands beside, in the genitive; "" where there is none, or it isn't told of what."""
    branches, at = phrases.branches, i
    while branches.roles[at] in ("appos", "flat:name", "conj") and branches.heads[at] >= 0:
        at = branches.heads[at]
        if phrases.word(at).lemma in phrases.scene.wording.offices and at not in branches.dates:
            return _of_office(phrases, at)
    return ""


def _become(phrases: Phrases, i: int, names: set[int]) -> str:
    """The same of the office that one of these names is told to become or to be: "директором завода назначен Пётр Громов"."""
    branches, word, head = phrases.branches, phrases.word(i), phrases.branches.heads[i]
    office = word.lemma in phrases.scene.wording.offices and case_of(word) == "ablt" and branches.child(i, "case") < 0
    if not office or head < 0 or branches.roles[i] not in ("xcomp", "obl"):
        return ""
    whom = (branches.below(c) for c in branches.all(head, *NOMINAL, "obj"))
    return _of_office(phrases, i) if any(not names.isdisjoint(below) for below in whom) else ""


def _of_office(phrases: Phrases, i: int) -> str:
    """An office with what says of what it is, in the genitive; "" where nothing does in so few words."""
    branches, past = phrases.branches, phrases.scene.wording.past
    if not phrases.recased(i, "gent"):
        return ""
    gone = [c for c in branches.children[i] if branches.roles[c] in _BESIDE or phrases.word(c).lemma in past]
    words = phrases.phrase(i, *gone)
    tokens = branches.laid.tokens
    told = ((" " if tokens[j - 1].end < tokens[j].start else "") + (phrases.texts.get(j) or tokens[j].text) for j in words)
    text = "".join(told).strip()
    return text[:1].lower() + text[1:] if len(words) > 1 and len(text) <= _LONGEST else ""


def elsewhere(scene: Scene, laid: Laid) -> tuple[Scene, Branches] | None:
    """Another sentence as a scene of its own, with its tree, which is grown once."""
    tree = scene.directory.tree(laid)
    if tree is None:
        return None
    other, start = evolve(scene, laid=laid, names=scene.directory.names(laid)), laid.sentence.start
    if start not in scene.others:
        scene.others[start] = grow(other, tree)
    return other, scene.others[start]


def _told_before(scene: Scene, *lemmas: str) -> Iterator[str]:
    """What follows one of these nouns in the sentences before and says which one it is, the nearest first."""
    return (told for told, _ in _tellings(scene, *lemmas))


def _tellings(scene: Scene, *lemmas: str) -> Iterator[tuple[str, bool]]:
    """The same, each with whether it stands right before."""
    near = {sentence.start for sentence in scene.directory.before(scene.laid, _NEAR)}
    naming = (scene.directory.naming(lemma, before=scene.laid.sentence.start) for lemma in lemmas)
    for laid in merge(*naming, key=lambda laid: -laid.sentence.start):
        at = [j for j, token in enumerate(laid.tokens[:-1]) if token.word.lemma in lemmas]
        found = elsewhere(scene, laid) if at else None
        if found is not None:
            other, branches = found
            for j in at:
                whole = next((n for n in other.names if n.sort == "organisation" and n.first <= j < n.last), None)
                told = laid.words(j + 1, whole.last) if whole else "" if j in branches.bound else _which(other, branches, j)
                if told:
                    yield told, laid.sentence.start in near


def _which(scene: Scene, branches: Branches, noun: int) -> str:
    """The words right after a noun that say which one it is; "" where none do in so few words."""
    laid = branches.laid
    holders = (c for c in branches.all(noun, "appos") if c in branches.people)
    after = sorted(j for j in Phrases(scene, branches).phrase(noun, *holders) if j > noun and j not in branches.dates)
    parts = {k for j in after for k in branches.parts if k in branches.below(j)}
    after = sorted({*after, *parts})
    if not after or after != list(range(noun + 1, noun + 1 + len(after))):
        return ""
    if laid.tokens[noun].word.lemma in scene.wording.held and branches.people.keys() & set(after):
        return ""  # "сменил на посту Петра Громова"
    words = [laid.tokens[j].word for j in after]
    text = laid.words(after[0], after[-1]).lstrip(_DASHES)
    strange = (
        not text
        or text[0].isdigit()
        or any(n.case != "gent" for j, n in branches.people.items() if j in after and j not in branches.bound)
    )
    strange = strange or any(
        w.form in scene.wording.pronouns or w.pos in FINITE for j, w in zip(after, words, strict=True) if j not in branches.bound
    )
    strange = strange or any(sign in text for sign in _BREAKS)
    paired = text.count("«") == text.count("»") and text.count('"') % 2 == 0
    deed = laid.tokens[noun].word.lemma in scene.directory.deeds  # which fire it was is told by where
    led = words[0].pos == "PREP" and words[0].form not in scene.wording.about and not deed and not text.endswith(("»", '"'))
    return text if not led and not strange and paired and text[-1] not in ",:;(" and len(text) <= _LONGEST else ""
