"""Candidates for a title, made from the sentence's tree: the trigger's clause, its noun, what was done."""

from collections.abc import Sequence
from functools import partial

from attrs import evolve, frozen

from timeline.detecting.entities.people import Person
from timeline.detecting.titling.antecedents import told_of
from timeline.detecting.titling.branches import Branches
from timeline.detecting.titling.completing import Complements
from timeline.detecting.titling.crediting import Crediting
from timeline.detecting.titling.draft import Draft
from timeline.detecting.titling.inflecting import FINITE, Phrases
from timeline.detecting.titling.joining import joined, meanwhile, roomy
from timeline.detecting.titling.owning import Owners
from timeline.detecting.titling.phrases import BENT, case_of
from timeline.detecting.titling.recalling import alone, posted, recall, refers, vague
from timeline.detecting.titling.scene import Scene
from timeline.detecting.titling.shortening import fitted
from timeline.detecting.titling.subjects import HELPING, SUBJECTS, Subject, Subjects
from timeline.languages.morphology import Word

_OPEN = ("xcomp", "csubj", "conj", "obl", "obj", "nsubj", "acl", "iobj", "advcl")  # how an infinitive hangs on what calls for it
_STEPS = 6
_NEARLY = 0.9  # of a title's worth that may go to say which one a thing is


@frozen(eq=False)
class Composer:
    """Makes drafts of one sentence."""

    scene: Scene
    branches: Branches
    phrases: Phrases
    subjects: Subjects
    verbs: Complements

    @classmethod
    def of(cls, scene: Scene, branches: Branches) -> "Composer":
        """A new one."""
        phrases = Phrases(scene, branches, thing=partial(told_of, scene, branches), known=recall)
        return cls(scene, branches, phrases, Subjects(scene, branches, phrases), Complements(scene, branches, phrases))

    def predicate(self, i: int) -> int:
        """The word that the clause of a verb or of its infinitive hangs on."""
        branches = self.branches
        for _ in range(_STEPS):
            help_ = branches.child(i, *HELPING)  # "должна быть подписана"
            led = self.phrases.word(i).pos == "PRTS" and help_ >= 0 and self.phrases.word(help_).pos == "INFN"
            infinitive = (led or self.phrases.word(i).pos == "INFN") and branches.roles[i] in _OPEN
            if branches.heads[i] < 0 or not (infinitive or branches.roles[i] in HELPING):
                break
            i = branches.heads[i]
        return i

    def whole(self, verb: int) -> Draft:
        """ "Если погода позволит, ракета стартует": a clause in its own words, with those on it and the one it hangs on."""
        branches = self.branches
        top = branches.heads[verb] if branches.roles[verb] in ("ccomp", "csubj", "advcl") and branches.heads[verb] >= 0 else verb
        others = [c for c in branches.below(top) if branches.roles[c] in ("acl:relcl", "parataxis") or self._goes_on(c)]
        gone = branches.dates.union(branches.parts, *(branches.below(c) for c in others if verb not in branches.below(c)))
        order = self.opened(sorted(branches.below(top) - gone))
        said = branches.all(verb, "ccomp")
        return Draft(self.scene, branches, order, self.phrases.texts, {verb, top, *said})

    def opened(self, order: list[int]) -> list[int]:
        """These words without those that open a sentence and say nothing, but for a preposition: "накануне открытия"."""
        past = self.scene.laid.past(self.scene.wording.openers, order)
        skipped = order[: len(order) - len(past)]
        led = next((n for n, i in enumerate(skipped) if self.branches.roles[i] == "case"), len(skipped))
        return order[led:]

    def _goes_on(self, i: int) -> bool:
        """Whether a clause of its own goes on from another by word i, no list of things, or a participle lost its time."""
        word = self.phrases.word(i)
        clause = word.pos not in BENT or self.branches.child(i, *SUBJECTS) >= 0 or self.phrases.contrasted(i)
        return self.branches.roles[i] == "conj" and clause or i < self.branches.heads[i] and self.phrases.bereft(i)

    def clause(self, verb: int) -> Draft | None:
        """Who did what, to whom and where, and who says so where it may be otherwise; None where that isn't all known."""
        return Crediting(self.scene, self.branches, self.phrases).credited(verb, self._clause(verb))

    def both(self, verb: int) -> Draft | None:
        """The clause of a verb with what its subject did besides, where none of it is told apart and next to all may stand:
        "вошёл в банк и потребовал денег"."""
        first, others = joined(self.scene, self.branches, verb)
        first, others = (first, others) if others else (verb, meanwhile(self.scene, self.branches, verb))
        if not others or self.verbs.shared(first) or any(self._unclear(c) for c in others):
            return None
        return roomy(Crediting(self.scene, self.branches, self.phrases).credited(first, self._clause(first, others)), others[0])

    def _clause(self, verb: int, also: Sequence[int] = ()) -> Draft | None:
        """The clause of a verb, its subject first."""
        branches, phrases = self.branches, self.phrases
        word = phrases.word(verb)
        nominal = word.pos not in (*FINITE, "PRTF", "GRND")
        if word.of_speakers or nominal and branches.child(verb, "cop", *SUBJECTS) < 0:
            return None
        if not self.subjects.relative(verb) or self._unclear(verb) or (who := self._who(verb)) is None:
            return None
        if word.pos in ("PRTF", "GRND") and not self.subjects.made_finite(verb, who):
            return None
        unknown = who.head >= 0 and self._unknown(who.head)
        acting = next(filter(None, map(self._person, phrases.stands.get(who.head, [who.head]))), None) if who.head >= 0 else None
        phrases.acts, phrases.acting = who.head >= 0 or bool(who.name), acting.base if acting is not None else who.name
        group = [] if self._resolved(verb, who) else self.verbs.group(verb)
        rest = [c for c in branches.children[verb] if c not in group and c != who.head and self.verbs.belongs(c, verb)]
        shared = self.verbs.shared(verb)
        after = [*(c for c in shared if phrases.acts or c > verb), *(c for c in rest if c > verb)]
        before = [c for c in (*shared, *rest) if c < verb and c not in after]  # "Громова задержали, а в мае отпустили"
        objects = [c for c in before if branches.roles[c] in ("obj", "xcomp", "iobj")]
        others = [c for c in before if c not in objects and not self.verbs.source(c)]
        if branches.child(verb, "ccomp") >= 0:
            others = []  # where it was said would be read as where it was
        if nominal:
            order = [*who.words, *self._nominal(verb, group, who)]
            return self._draft(order, {verb, *group}, who, group, unknown)
        firm = self.scene.wording.negations | self.scene.wording.hedges
        core = {g for g in group if branches.roles[g] != "advmod" or phrases.word(g).form in firm}
        core |= {verb, *self.verbs.core(verb, [*objects, *after])}
        if not phrases.acts:
            if not self.verbs.enough(verb, rest, objects):
                return None
            parts = self.verbs.unacted(verb, group, objects, [*after, *others])
        else:
            experienced = [c for c in objects if branches.roles[c] == "iobj" and who.head > verb]
            if experienced and (
                word.gender == "neut" or word.tense in ("futr", "pres") and "intr" in word.grammemes
            ):  # "Новому руководителю исполнилось 58 лет"
                parts = [phrases.phrase(experienced[0]), group, list(who.words), *(phrases.phrase(c) for c in after)]
            elif verb < who.head and word.number == "sing" and self.verbs.another(who):  # "был отравлен Громов и его дочь"
                parts = [group, list(who.words), *(phrases.phrase(c) for c in (*objects, *after, *others))]
            else:
                parts = [list(who.words), group, *(phrases.phrase(c) for c in (*objects, *after, *others))]
                for words, firm_too in map(self.verbs.besides, also):
                    parts.append(words)
                    core |= firm_too
                if close := self.verbs.beside(who, others) if not also else []:
                    told = [list(who.words), *(phrases.phrase(c) for c in close), *parts[1:]]
                    draft = self._draft([j for part in told for j in part], core, who, group, unknown)
                    plain = self._draft([j for part in parts for j in part], core, who, group, unknown)
                    if not draft.loose_end() and fitted(draft) and fitted(plain) and draft.left >= plain.left:
                        return draft
        return self._draft([j for part in parts for j in part], core, who, group, unknown)

    def _resolved(self, verb: int, who: Subject) -> bool:
        """Have what somebody decided or promised to do at a time to come be what he will do: "Пётр Громов проведёт концерт"."""
        scene, word, deed = self.scene, self.phrases.word(verb), self.scene.trigger.head
        told = scene.coming and scene.trigger.verb == verb and scene.trigger.form == "infinitive" and (who.head >= 0 or who.name)
        if not told or word.lemma not in scene.wording.resolving or word.pos != "VERB" or word.tense != "past":
            return False
        form = scene.morphology.inflect(scene.laid.tokens[deed].text.lower(), "VERB", "futr", "3per", word.number)
        self.phrases.texts |= {deed: form} if form else {}
        return form is not None

    def _who(self, verb: int) -> Subject | None:
        """Who does what a verb tells: nobody who is named, where what a thing underwent is told before and a comma parts them."""
        who, word, head = self.subjects.of(verb), self.phrases.word(verb), self.branches.heads[verb]
        if who is None or word.number != "plur" or self.branches.roles[verb] != "conj":
            return self._agreeing(who, word)
        link, thing = self.branches.child(verb, "cc"), who.head >= 0 and self.phrases.word(who.head).animacy == "inan"
        idle = thing and {"intr"} <= self.phrases.word(head).grammemes and "tran" in word.grammemes
        parted = head < link and self.scene.laid.tokens[link - 1].text == "," and self.branches.child(verb, *SUBJECTS) < 0
        return Subject() if idle and parted else self._agreeing(who, word)

    def _agreeing(self, who: Subject | None, verb: Word) -> Subject | None:
        """The same, named as the sentence does where a known name is of another gender than the verb; nobody where one person
        can't be meant."""
        if who is not None and who.name and verb.number == "plur" and not who.several:
            return Subject()
        person = self.phrases.person(who.head) if who is not None else None
        if who is not None and person is not None and verb.number == "plur":
            others = set[int]().union(*(self.branches.below(c) for c in self.branches.all(who.head, "conj")))
            return who if others & set(who.words) else None
        if who is None or person is None or not verb.gender or person.gender in ("", verb.gender):
            return who
        name = self.branches.people[who.head]
        own = self.scene.laid.tokens[name.last].text
        if name.first == name.last and " " in person.base and own != person.base.split()[-1]:
            self.phrases.texts[who.head] = own  # "Громова" is not Пётр Громов
        return who

    def told(self, verb: int) -> Draft | None:
        """ "Пётр Громов: мост построен": who said what."""
        branches, phrases = self.branches, self.phrases
        said = self.content(verb)
        if said < verb or phrases.word(said).pos not in FINITE or branches.child(said, *SUBJECTS) < 0:
            return None
        if phrases.word(branches.child(said, *SUBJECTS)).pos == "NPRO":
            return None  # "сообщил, что он …"
        if (
            branches.roles[said] == "parataxis"
            and branches.child(said, "ccomp") < 0
            and phrases.word(said).lemma in self.scene.directory.reports
        ):
            return None  # "заявил о готовности, сообщает агентство"
        who = self.subjects.of(verb)
        if who is None or who.head < 0 and not who.name:
            return None
        phrases.acts = True
        gone = [c for c in branches.children[said] if not phrases.belongs(c, said) or branches.roles[c] in ("mark", "punct")]
        words = [j for j in phrases.phrase(said, *gone) if j not in branches.dates]
        if not words or set(words) & set(who.words):
            return None
        draft = self._draft([*who.words, *words], {said, branches.child(said, *SUBJECTS)}, who, [said])
        draft.reports = True
        if who.words:
            draft.content = set(words)
        else:
            draft.texts[words[0]] = draft.texts[words[0]].replace(who.name, f"{who.name}:", 1)
        return draft

    def content(self, verb: int) -> int:
        """The verb of what somebody says; -1 where nothing of it is told."""
        branches, that = self.branches, self.scene.wording.that
        joined = (c for c in branches.all(verb, "conj") if branches.child(c, "cc") >= 0)  # "продолжит работу, и не факт, что …"
        others = {j for c in joined for j in branches.below(c)}
        marks = (i for i in sorted(branches.below(verb) - others) if i > verb and self.phrases.word(i).form in that)
        said = branches.child(verb, "ccomp", "parataxis")
        return said if said >= 0 else next((branches.heads[i] for i in marks if branches.roles[i] == "mark"), -1)

    def _unclear(self, verb: int) -> bool:
        """Whether nobody knows to whom it was done: that is what the event is about."""
        telling = self.scene.trigger.kind == "statement" or self.phrases.word(verb).lemma in self.scene.directory.reports
        if telling and self.content(verb) < 0 and self._of_that(verb):
            return True
        doing = [verb, *(c for c in self.branches.all(verb, "xcomp", "csubj") if self.phrases.word(c).pos == "INFN")]
        things = [c for v in doing for c in self.branches.all(v, "obj", "iobj") if self._pronoun(c)]
        return any(c not in self.phrases.stands and not self._said(c, verb) for c in things)

    def _of_that(self, verb: int) -> bool:
        """Whether what is reported was told before: "об этом сообщил Громов"."""
        branches, about = self.branches, self.scene.wording.about
        matters = [
            c for c in branches.all(verb, "obl") if any(self.phrases.word(k).form in about for k in branches.all(c, "case"))
        ]
        return bool(matters) and all(self._pronoun(c) and c not in self.phrases.stands for c in matters)

    def _said(self, i: int, verb: int) -> bool:
        """Whether it is said what a pronoun stands for, or left out whom: "сделали то, что …" says nothing."""
        word = self.phrases.word(i)
        person = word.pos == "NPRO" or word.form in self.scene.wording.owners
        return self.phrases.belongs(i, verb) if person else self.verbs.belongs(i, verb)

    def _pronoun(self, i: int) -> bool:
        return self.phrases.word(i).pos == "NPRO" or self.phrases.word(i).form in self.scene.wording.pronouns

    def _unknown(self, i: int) -> bool:
        """Whether a noun alone is one of many and nobody knows which; what is known of it is put in its place."""
        return alone(self.phrases, i) and not recall(self.phrases, i) and vague(self.scene, self.phrases.word(i).lemma)

    def _draft(self, order: list[int], core: set[int], who: Subject, group: list[int], unknown: bool = False) -> Draft:
        texts = self.phrases.texts
        if who.name:
            first = order[0] if order else group[0]
            text = texts.get(first) or self.scene.laid.tokens[first].text
            texts = texts | {first: f"{who.name} {text.lower() if first == 0 else text}"}
            core = core | {first}
        order = list(dict.fromkeys(order))
        stood = self.phrases.stands.get(who.head, [])  # of what "который" stands for the noun stays
        core = core | ({who.head} if who.head >= 0 else set()) | {j for j in stood if self.branches.heads[j] not in stood}
        people = [p.base for j in who.words if (p := self._person(j)) is not None]
        offices = any(self.phrases.word(j).lemma in self.scene.wording.offices for j in who.words if j not in texts)
        acting = "" if who.several or who.thing else who.name or (people[0] if len(people) == 1 and not offices else "")
        draft = Draft(self.scene, self.branches, order, texts, core, set(self.phrases.stands), vague=unknown)
        draft.acting = acting if who.name or who.head in self.branches.people else ""
        return self._completed(posted(self.phrases, draft), acting)

    def _person(self, i: int) -> Person | None:
        """The person that a word names, or stands for as is known already."""
        stood = self.phrases.texts.get(i, "").split()
        return self.phrases.person(i) or (self.scene.directory.people.find(stood) if len(stood) > 1 else None)

    def _completed(self, draft: Draft, whose: str = "") -> Draft:
        """The same with what its nouns stand for, where there is room; `whose` names who acts."""
        phrases = self.phrases
        referring = {i for i in draft.order if i not in draft.texts and refers(phrases, i)}
        if not referring:
            return draft
        trial = evolve(draft, order=list(draft.order), texts=dict(draft.texts))
        fitted(trial)
        others = {whose, *(person.base for j in trial.order if (person := phrases.person(j)) is not None)}
        for i in trial.order:
            if i in referring and recall(phrases, i, whose, others):
                trial.texts[i] = phrases.texts[i]
                if trial.fits() or self._outweighs(draft, i, trial.left):
                    draft.texts[i] = phrases.texts[i]
                    own = [c for c in self.branches.children[i] if phrases.word(c).lemma in self.scene.wording.own]
                    draft.order = [j for j in draft.order if j not in own]  # "свой пост мэра Твери"
                else:
                    del trial.texts[i], phrases.texts[i]
        return draft

    def _outweighs(self, draft: Draft, i: int, left: float) -> bool:
        """Whether a draft loses next to nothing that its words call for to what noun i stands for."""
        named = evolve(draft, order=list(draft.order), texts=draft.texts | {i: self.phrases.texts[i]})
        return fitted(named) != "" and i in named.order and named.left >= left * _NEARLY

    def _nominal(self, noun: int, group: list[int], who: Subject) -> list[int]:
        """What somebody was or is: the verb "to be" with the noun's phrase."""
        branches = self.branches
        gone = [c for c in branches.children[noun] if branches.roles[c] in SUBJECTS or c in group]
        gone += [c for c in branches.children[noun] if branches.roles[c] in ("obl", "advmod", "iobj") and c < noun]
        help_ = [c for c in group if c != noun]
        return [*help_, *self.phrases.phrase(noun, *gone)]

    def noun(self, i: int, verb: int = -1) -> Draft | None:
        """The event's noun in the nominative with what hangs on it, and on the `verb` that only says that it took place."""
        branches, phrases = self.branches, self.phrases
        above = branches.heads[i]
        unreal = above >= 0 and branches.roles[i] == "nmod" and case_of(phrases.reading(i)) == "gent"
        if unreal and phrases.word(above).lemma in self.scene.wording.attempts:
            return self.noun(above, verb)  # "попытка переворота" is none
        if not phrases.recased(i, "nomn"):
            return None
        gone = branches.all(i, "case", "mark", *HELPING, *SUBJECTS)
        gone += [c for c in branches.all(i, "conj") if branches.child(c, "case") >= 0]  # "в боях за Тверь и в районе Торжка"
        led = branches.child(i, "case")
        gone += [c for c in branches.all(i, "advmod") if c < led]  # "сразу после возвращения"
        held = [c for c in branches.all(i, "acl", "amod") if c < i and phrases.word(c).pos == "PRTF"]
        order = [*phrases.phrase(i, *gone, *held)]
        order += [
            j
            for h in held
            for c in branches.all(h, "obl")
            if branches.child(c, "case") >= 0 and self.verbs.belongs(c, h)
            for j in phrases.phrase(c)
        ]
        wording = self.scene.wording
        while len(order) > 3 and phrases.word(order[0]).lemma in wording.fillers | wording.one and order[0] != i:
            order.pop(0)
        if len(order) == 2 and phrases.word(order[0]).lemma in wording.relative_to and order[0] != i:
            order.pop(0)  # "предыдущие выборы", to be told by their place
        Owners(self.scene, branches, phrases, self.subjects).add(i, order)
        brought = [
            c
            for c in (branches.children[verb] if verb >= 0 else ())
            if branches.roles[c] == "obl" and self.verbs.belongs(c, verb)
        ]
        brought = [c for c in brought if branches.child(c, "case") >= 0 and i not in branches.below(c) and not self.verbs.why(c)]
        brought.sort(key=lambda c: c not in branches.people and c not in phrases.texts)  # "у Петра Громова в Твери"
        order += [j for c in brought for j in phrases.phrase(c)]
        if order == [i] and i not in phrases.texts and alone(phrases, i):
            recall(phrases, i)
        return self._completed(Draft(self.scene, branches, list(dict.fromkeys(order)), phrases.texts, {i}))

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
        first = next(j for j in draft.order if self.scene.laid.tokens[j].is_word)
        text = draft.texts.get(first) or self.scene.laid.tokens[first].text
        draft.texts[first] = f"{holder} — {text[:1].lower() + text[1:]}"
        return draft

    def passive(self, verb: int) -> Draft | None:
        """ "Подписан меморандум", "Итоги конкурса будут объявлены": what is done, where nobody knows who does it."""
        branches, phrases = self.branches, self.phrases
        word, thing = phrases.word(verb), branches.child(verb, "obj")
        several, before = word.number == "plur", 0 <= thing < verb and branches.child(verb, *SUBJECTS) < 0
        coming = several and before and word.tense == "futr" and len(phrases.phrase(thing)) > 1  # not "премию вручат"
        told = word.pos == "VERB" and (coming or word.tense == "past") and word.aspect == "perf"
        denied = any(phrases.word(c).form in self.scene.wording.negations for c in branches.children[verb])
        if not told or denied or thing < 0 or thing in phrases.stands:
            return None
        if word.of_speakers or any(phrases.word(c).of_speakers for c in branches.all(verb, *SUBJECTS)):
            return None
        acting = not several or phrases.word(thing).lemma in self.scene.directory.gazetteer.acting
        if acting and before and self.subjects.may_act(thing, word):
            return None  # "Белый дом назвал": he rather did it
        if any(phrases.word(c).pos == "NPRO" for c in branches.all(verb, "obj")):
            return None  # "его госпитализировали"
        names = {n.first for n in self.scene.names}
        if thing not in names and names.intersection(branches.all(thing, "conj")):
            return None  # "принял участие и Азербайджан": a thing and a name are no list, but one did the other
        reading = phrases.reading(thing)
        if reading.pos not in ("NOUN", "NUMR", "") and phrases.person(thing) is None:
            return None
        listed = branches.all(thing, "conj")
        person = phrases.person(thing)
        agreed = ("sing", person.gender or "masc") if person is not None else ("plur",) if listed else reading.agreed
        short = self.scene.morphology.inflect(self.scene.laid.tokens[verb].text.lower(), "PRTS", *agreed, like=word)
        if short is None or case_of(reading) == "gent" or not all(phrases.recased(c, "nomn") for c in (thing, *listed)):
            return None
        be = self.scene.morphology.inflect(self.scene.wording.being, "VERB", "futr", "3per", agreed[0]) if coming else ""
        phrases.texts[verb] = f"{be} {short}" if be else short
        rest = [c for c in branches.children[verb] if c != thing and branches.roles[c] in ("obl", "iobj", "xcomp")]
        rest = [c for c in rest if self.verbs.belongs(c, verb) and not self.verbs.source(c)]
        tail, whole = [j for c in rest for j in phrases.phrase(c)], phrases.phrase(thing)
        order = [*whole, verb, *tail] if coming or reading.animacy == "anim" or person is not None else [verb, *whole, *tail]
        return self._completed(Draft(self.scene, branches, order, phrases.texts, {verb, thing, *listed}))
