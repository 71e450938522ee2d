"""Candidates for a title, made from the sentence's tree: the trigger's clause, its noun, what was done."""

from attrs import field, frozen

from timeline.detecting.branches import Branches
from timeline.detecting.draft import Draft
from timeline.detecting.inflecting import FINITE, Phrases
from timeline.detecting.people import Person
from timeline.detecting.phrases import case_of
from timeline.detecting.scene import Scene
from timeline.languages.morphology import Word

SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass")
_HELPING = ("aux", "aux:pass", "cop")
_OPEN = ("xcomp", "csubj", "conj", "obl", "obj", "nsubj", "acl", "iobj", "advcl")  # how an infinitive hangs on what calls for it
_STEPS = 6


@frozen
class Subject:
    """Who does it: the word its phrase hangs on and its words, or a name told elsewhere; neither where nobody is told."""

    head: int = -1
    words: tuple[int, ...] = ()
    name: str = ""


@frozen(eq=False)
class Composer:
    """Makes drafts of one sentence."""

    scene: Scene
    branches: Branches
    phrases: Phrases = field()

    @classmethod
    def of(cls, scene: Scene, branches: Branches) -> "Composer":
        """A new one."""
        return cls(scene, branches, Phrases(scene, branches))

    def predicate(self, i: int) -> int:
        """The word that the clause of a verb or of its infinitive hangs on."""
        branches = self.branches
        for _ in range(_STEPS):
            infinitive = self.phrases.word(i).pos == "INFN" and branches.roles[i] in _OPEN
            if branches.heads[i] < 0 or not (infinitive or branches.roles[i] in _HELPING):
                break
            i = branches.heads[i]
        return i

    def whole(self, verb: int) -> Draft:
        """ "Если погода позволит, ракета стартует": a clause in its own words, with those on it and the one it hangs on."""
        branches, tokens = self.branches, self.scene.laid.tokens
        top = branches.heads[verb] if branches.roles[verb] in ("ccomp", "csubj", "advcl") and branches.heads[verb] >= 0 else verb
        others = [c for c in branches.below(top) if branches.roles[c] in ("acl:relcl", "parataxis", "conj")]
        gone = branches.dates.union(branches.parts, *(branches.below(c) for c in others if verb not in branches.below(c)))
        order = sorted(branches.below(top) - gone)
        while order and (tokens[order[0]].word.form in self.scene.wording.openers or not tokens[order[0]].is_word):
            order.pop(0)
        return Draft(self.scene, branches, order, self.phrases.texts, {verb, top})

    def clause(self, verb: int) -> Draft | None:
        """Who did what, to whom and where: the clause of a verb, its subject first; None where that isn't all known."""
        branches, phrases = self.branches, self.phrases
        word = phrases.word(verb)
        nominal = word.pos not in (*FINITE, "PRTF", "GRND")
        if word.of_speakers or nominal and branches.child(verb, "cop", *SUBJECTS) < 0:
            return None
        if not self._relative(verb) or self._unclear(verb) or (who := self._subject(verb)) is None:
            return None
        if word.pos in ("PRTF", "GRND") and not self._made_finite(verb, who):
            return None
        group = self._group(verb)
        rest = [c for c in branches.children[verb] if c not in group and c != who.head and self._completes(c, verb)]
        after = [c for c in rest if c > verb]
        objects = [c for c in rest if c < verb and branches.roles[c] in ("obj", "xcomp", "iobj")]
        others = [c for c in rest if c < verb and c not in objects and not self._source(c)]
        if nominal:
            order = [*who.words, *self._nominal(verb, group, who)]
            return self._draft(order, {verb, *group}, who, group)
        core = {g for g in group if branches.roles[g] != "advmod" or phrases.word(g).form in self.scene.wording.negations}
        core |= {verb, *self._core(verb, [*objects, *after])}
        if who.head < 0 and not who.name:
            if word.number != "plur" or not (objects or branches.child(verb, "obj") >= 0):
                return None
            parts = [*(phrases.phrase(c) for c in objects), group, *(phrases.phrase(c) for c in (*after, *others))]
        else:
            experienced = [c for c in objects if branches.roles[c] == "iobj" and who.head > verb]
            if experienced and word.gender == "neut":  # "Новому руководителю исполнилось 58 лет"
                parts = [phrases.phrase(experienced[0]), group, list(who.words), *(phrases.phrase(c) for c in after)]
            else:
                parts = [list(who.words), group, *(phrases.phrase(c) for c in (*objects, *after, *others))]
        return self._draft([j for part in parts for j in part], core, who, group)

    def _unclear(self, verb: int) -> bool:
        """Whether nobody knows to whom it was done: that is what the event is about."""
        things = [c for c in self.branches.all(verb, "obj", "iobj") if self.phrases.word(c).pos == "NPRO"]
        return any(c not in self.phrases.stands and not self.phrases.belongs(c, verb) for c in things)

    def _draft(self, order: list[int], core: set[int], who: Subject, group: list[int]) -> Draft:
        texts = self.phrases.texts
        if who.name:
            first = order[0] if order else group[0]
            text = texts.get(first) or self.scene.laid.tokens[first].text
            texts = texts | {first: f"{who.name} {text.lower() if first == 0 else text}"}
            core = core | {first}
        order = list(dict.fromkeys(order))
        return Draft(
            self.scene, self.branches, order, texts, core | ({who.head} if who.head >= 0 else set()) | set(who.words[:0])
        )

    def _group(self, verb: int) -> list[int]:
        """A verb with what helps or denies it, in text order."""
        branches, negations = self.branches, self.scene.wording.negations
        group = [verb, *branches.all(verb, *_HELPING)]
        group += [c for c in branches.all(verb, "advmod", "expl", "aux", "discourse") if self.phrases.word(c).form in negations]
        adverbs = [c for c in branches.all(verb, "advmod") if c < verb and not branches.children[c] and self._completes(c, verb)]
        return sorted({c for c in (*group, *adverbs) if c not in branches.dates})

    def _nominal(self, noun: int, group: list[int], who: Subject) -> list[int]:
        """What somebody was or is: the verb "to be" with the noun's phrase."""
        branches = self.branches
        gone = [c for c in branches.children[noun] if branches.roles[c] in SUBJECTS or c in group]
        gone += [c for c in branches.children[noun] if branches.roles[c] in ("obl", "advmod", "iobj") and c < noun]
        help_ = [c for c in group if c != noun]
        return [*help_, *self.phrases.phrase(noun, *gone)]

    def _core(self, verb: int, complements: list[int]) -> set[int]:
        """What a verb can't do without: its object, its infinitive with its object, else the first thing after it."""
        branches = self.branches
        found: set[int] = set()
        for c in complements:
            role, bare = branches.roles[c], branches.child(c, "case") < 0
            if role in ("obj", "xcomp", "ccomp", "obl:agent") or bare and role in ("iobj", "obl"):
                found.add(c)
                if role in ("xcomp", "obj") and self.phrases.word(c).pos == "INFN":
                    found |= self._core(c, [k for k in branches.children[c] if self._completes(k, c)])
        if not found:
            found = {c for c in complements if branches.roles[c] in ("obl", "nmod", "advcl") and c > verb}
            found = {min(found)} if found else set()
        return found | {k for c in found for k in branches.all(c, "case", "mark", "nummod", "nummod:gov")}

    def _completes(self, child: int, verb: int) -> bool:
        """Whether what hangs on a verb belongs in its clause's title."""
        branches, phrases = self.branches, self.phrases
        if child in phrases.stands:
            return True
        if branches.roles[child] in (*SUBJECTS, "punct", "cc", "mark", "conj") or not phrases.belongs(child, verb):
            return False
        if self._astray(child, verb):
            return False
        word = phrases.word(child)
        return word.pos == "NPRO" or word.form not in self.scene.wording.pronouns and word.form not in self.scene.wording.that

    def _astray(self, child: int, verb: int) -> bool:
        """Whether another clause stands between a verb and what the tree hangs on it."""
        first, last = (verb, min(self.branches.below(child))) if child > verb else (child, verb)
        own, roles = self.branches.below(verb) | self.branches.below(child), self.branches.roles
        verbs = [j for j in range(first + 1, last) if self.phrases.word(j).pos in FINITE and roles[j] not in _HELPING]
        if any(j not in own or roles[j] in ("conj", "parataxis") for j in verbs):
            return True
        inner = any(roles[j].startswith(("acl", "advcl")) for j in verbs)
        return child > verb and inner and self.scene.laid.tokens[last - 1].text != ","

    def _source(self, i: int) -> bool:
        """Whether a phrase only says who tells of it: "по словам …"."""
        return self.phrases.word(i).lemma in self.scene.wording.sources and self.branches.child(i, "case") >= 0

    # who

    def _relative(self, verb: int) -> bool:
        """Have the noun that "который" stands for take its place, in its case; whether that could be done or needn't be."""
        branches, phrases = self.branches, self.phrases
        relatives = self.scene.wording.relatives
        which = next((c for c in sorted(self._near(verb)) if phrases.word(c).lemma in relatives), -1)
        if which < 0 or not branches.roles[verb].startswith("acl") or branches.heads[verb] < 0:
            return which < 0
        noun, role = branches.heads[verb], branches.roles[which]
        case = "nomn" if role in SUBJECTS else "accs" if role == "obj" else case_of(phrases.word(which))
        if not self._fits(which, noun) or not phrases.recased(noun, case):
            return False
        phrases.stands[which] = [*branches.all(which, "case"), *self._antecedent(noun, verb)]
        return True

    def _near(self, verb: int) -> set[int]:
        """What hangs on a verb but for the clauses inside."""
        found, waiting = set(), [verb]
        while waiting:
            at = waiting.pop()
            found.add(at)
            waiting += [c for c in self.branches.children[at] if not self._clausal(c)]
        return found

    def _clausal(self, i: int) -> bool:
        """Whether a clause of its own hangs on another by word i."""
        role = self.branches.roles[i]
        return role.startswith(("acl", "advcl", "ccomp", "parataxis")) or role == "conj" and self.phrases.word(i).pos in FINITE

    def _antecedent(self, noun: int, verb: int) -> list[int]:
        """The words of a noun's phrase without its preposition and the clause that hangs on it."""
        return self.phrases.phrase(noun, verb, *self.branches.all(noun, "case", "cop", "aux", *SUBJECTS, "mark"))

    def _fits(self, which: int, noun: int) -> bool:
        """Whether a relative pronoun has the number and gender of a noun."""
        text = self.scene.laid.tokens[which].text
        forms = [w for w in self.scene.morphology.readings(text) if w.lemma in self.scene.wording.relatives]
        person = self.phrases.person(noun)
        if person is not None:
            return any(w.number == "sing" and person.gender in ("", w.gender) for w in forms)
        reading = self.phrases.reading(noun)
        several = self.branches.child(noun, "conj") >= 0
        return any(
            w.number == "plur"
            and (several or reading.number == "plur")
            or w.number == reading.number
            and (not w.gender or w.gender == reading.gender)
            for w in forms
        )

    def _subject(self, verb: int) -> Subject | None:
        """Who does what a verb tells; None where that can't be known."""
        branches, phrases = self.branches, self.phrases
        word = phrases.word(verb)
        own = branches.child(verb, *SUBJECTS)
        if own >= 0 and own in phrases.stands:
            return Subject(own, tuple(phrases.stands[own]))
        if own >= 0:
            pointing = phrases.word(own).form in self.scene.wording.pronouns and phrases.word(own).pos != "NPRO"
            if pointing or phrases.word(own).of_speakers or self._beyond(own, verb):
                return None
            if phrases.word(own).pos == "NPRO":
                return _named(self.scene.subject_meant(own, verb))
            if phrases.person(own) is not None or branches.roles[own].startswith("nsubj") and branches.child(own, "appos") >= 0:
                phrases.recased(own, "nomn")
            return Subject(own, tuple(phrases.phrase(own))) if self._agrees(own, verb) else None
        head, role = branches.heads[verb], branches.roles[verb]
        if role == "acl" and head >= 0 and word.pos == "PRTF":
            done = phrases.recased(head, "nomn")
            return Subject(head, tuple(self._antecedent(head, verb))) if done else None
        if head >= 0 and role in ("conj", "advcl", "ccomp", "parataxis", "acl"):
            near = self._orphan(verb, head) if head < verb else -1
            if near >= 0:
                return Subject(near, tuple(phrases.phrase(near, verb)))
            able = phrases.word(head).pos in (*FINITE, "GRND") and self._relative(head)
            found = self._subject(head) if able else None
            if found is not None and (found.name or found.head >= 0):
                return found if found.name or self._agrees(found.head, verb) else None
        if (orphan := self._orphan(verb)) >= 0:
            return Subject(orphan, tuple(phrases.phrase(orphan, verb)))
        if word.number == "plur" or word.pos == "PRED" or word.gender == "neut":
            return Subject() if role != "conj" else None
        return _named(self.scene.meant(verb))

    def _beyond(self, noun: int, verb: int) -> bool:
        """Whether a subject lies in another clause than its verb."""
        first, last = sorted((noun, verb))
        if any(self.scene.laid.tokens[i].text in ":;" for i in range(first, last)):
            return True
        return noun > verb and any(self.branches.roles[i] == "mark" for i in range(first, last))

    def _orphan(self, verb: int, after: int = -1) -> int:
        """A noun near a verb that could be its subject, though the tree says otherwise: before it (and past word `after`), or
        after one that takes no object; -1 where there is none."""
        tokens, word = self.scene.laid.tokens, self.phrases.word(verb)
        ways = [range(verb - 1, after, -1)]
        if after < 0 and (word.pos == "PRTS" or "intr" in word.grammemes):
            ways.append(range(verb + 1, len(tokens)))
        for way in ways:
            for i in way:
                if i in self.branches.dates or i in self.branches.bound or i in self.branches.parts:
                    continue
                helping = self.branches.roles[i] in _HELPING
                if tokens[i].text in ",:;—–()" or self.phrases.word(i).pos in (*FINITE, "CONJ") and not helping:
                    break
                plain = len(tokens[i].text) > 2 and self.phrases.word(i).pos == "NOUN" or i in self.branches.people
                if plain and self.branches.child(i, "case") < 0 and self._may_act(i, word):
                    return i
        return -1

    def _may_act(self, i: int, verb: Word) -> bool:
        """Whether a noun may be the subject of a verb, by its form."""
        if (person := self.phrases.person(i)) is not None:
            return self.branches.people[i].case == "nomn" and person.gender in ("", verb.gender) and verb.number == "sing"
        if self.scene.laid.tokens[i].text.isupper():
            return verb.number == "sing"  # "НАТО приняла"
        able = [w for w in self.scene.morphology.readings(self.scene.laid.tokens[i].text) if w.pos == "NOUN" and w.case == "nomn"]
        return any(w.number == verb.number and (w.number == "plur" or w.gender in ("", verb.gender)) for w in able)

    def _agrees(self, noun: int, verb: int) -> bool:
        """Whether a subject's number and gender are the verb's."""
        word, branches = self.phrases.word(verb), self.branches
        if branches.child(noun, "conj") >= 0 or word.pos not in FINITE:
            return True
        person = self.phrases.person(noun)
        if person is not None:
            return word.number != "plur" and word.gender != "neut"
        if any(branches.roles[c].startswith("nummod") for c in branches.children[noun]):
            return True
        text = self.scene.laid.tokens[noun].text
        nouns = [w for w in self.scene.morphology.readings(text) if w.pos in ("NOUN", "ADJF", "NUMR") and w.case == "nomn"]
        if text.isupper() or text.isascii() or not self.scene.morphology.known(text) or noun in branches.bound:
            return True
        for w in nouns:
            number = not word.number or not w.number or w.number == word.number
            gender = not word.gender or not w.gender or w.number == "plur" or w.gender == word.gender or "ms-f" in w.grammemes
            if number and (gender or w.animacy == "anim" and word.gender != "neut"):
                return True
        return False

    def _made_finite(self, verb: int, who: Subject) -> bool:
        """Make a participle or gerund a verb that agrees with its subject."""
        word = self.phrases.word(verb)
        if who.name:
            person = self.scene.directory.people.find(who.name.split())
            agreed: tuple[str, ...] = ("sing", (person.gender if person else "") or "masc")
        elif (person := self.phrases.person(who.head)) is not None:
            agreed = ("sing", person.gender or "masc")
        elif who.head >= 0:
            agreed = ("plur",) if self.branches.child(who.head, "conj") >= 0 else self.phrases.reading(who.head).agreed
        else:
            return False
        passive = word.pos == "PRTF" and word.voice == "pssv"
        grams = ["PRTS", *agreed] if passive else ["VERB", "past", *agreed]
        form = self.scene.morphology.inflect(self.scene.laid.tokens[verb].text.lower(), *grams, like=word)
        if form is not None:
            self.phrases.texts[verb] = form
        return form is not None

    # things

    def noun(self, i: int, verb: int = -1) -> Draft | None:
        """The event's noun in the nominative with what hangs on it, and on the `verb` that only says that it took place."""
        branches, phrases = self.branches, self.phrases
        if not phrases.recased(i, "nomn"):
            return None
        gone = branches.all(i, "case", "mark", *_HELPING, *SUBJECTS)
        order = phrases.phrase(i, *gone)
        while len(order) > 3 and phrases.word(order[0]).lemma in self.scene.wording.fillers and order[0] != i:
            order.pop(0)
        self._add_owner(i, order)
        brought = [
            c for c in (branches.children[verb] if verb >= 0 else ()) if branches.roles[c] == "obl" and self._completes(c, verb)
        ]
        order += [j for c in brought if branches.child(c, "case") >= 0 and i not in branches.below(c) for j in phrases.phrase(c)]
        return Draft(self.scene, branches, list(dict.fromkeys(order)), phrases.texts, {i})

    def _add_owner(self, i: int, order: list[int]) -> None:
        """Have a noun of what happens to somebody followed by who it was, where its phrase doesn't say."""
        scene, tokens = self.scene, self.scene.laid.tokens
        if not scene.personal or scene.trigger.form != "noun" or any(j > i and tokens[j].is_word for j in order):
            return
        people = [n.person for n in scene.own if n.person is not None]
        person = people[0] if people else scene.directory.people.about()
        if person is not None and not any(self.phrases.person(j) is person for j in order):
            said = self.phrases.texts.get(i) or tokens[i].text
            self.phrases.texts[i] = f"{said} {scene.directory.people.form(person, 'gent')}"

    def held(self, i: int) -> Draft | None:
        """ "Азербайджан — председатель …": an office and who holds it; None where nobody knows."""
        if (draft := self.clause(i)) is not None:
            return draft
        if self.phrases.reading(i).animacy != "anim" or (draft := self.noun(i)) is None:
            return None
        before = [n.base for n in self.scene.own if n.last < i and n.sort != "place"]
        about = self.scene.directory.people.about() if self.branches.roles[i] == "root" else None
        holder = before[-1] if before else about.base if about is not None else ""
        if not holder or any(j in self.branches.people for j in draft.order):
            return draft if draft.order and holder else None
        first = draft.order[0]
        text = draft.texts.get(first) or self.scene.laid.tokens[first].text
        draft.texts[first] = f"{holder} — {text[:1].lower() + text[1:]}"
        return draft

    def passive(self, verb: int) -> Draft | None:
        """ "Подписан меморандум о сотрудничестве": what was done, where nobody knows who did it."""
        branches, phrases = self.branches, self.phrases
        word, thing = phrases.word(verb), branches.child(verb, "obj")
        if word.pos != "VERB" or word.tense != "past" or word.aspect != "perf" or thing < 0 or thing in phrases.stands:
            return None
        reading = phrases.reading(thing)
        agreed = ("plur",) if branches.child(thing, "conj") >= 0 else reading.agreed
        if (person := phrases.person(thing)) is not None:
            agreed = ("sing", person.gender or "masc")
        short = self.scene.morphology.inflect(self.scene.laid.tokens[verb].text.lower(), "PRTS", *agreed, like=word)
        if short is None or case_of(reading) == "gent" or not phrases.recased(thing, "nomn"):
            return None
        phrases.texts[verb] = short
        rest = [c for c in branches.children[verb] if c != thing and branches.roles[c] in ("obl", "iobj", "xcomp")]
        rest = [c for c in rest if self._completes(c, verb) and not self._source(c)]
        tail = [j for c in rest for j in phrases.phrase(c)]
        living = reading.animacy == "anim" or person is not None
        whole = phrases.phrase(thing)
        return Draft(
            self.scene, branches, [*whole, verb, *tail] if living else [verb, *whole, *tail], phrases.texts, {verb, thing}
        )


def _named(person: Person | None) -> Subject | None:
    return Subject(name=person.base) if person is not None else None
