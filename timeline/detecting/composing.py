"""Candidates for a title, made from the sentence's tree: the trigger's clause, its noun, what was done."""

from attrs import evolve, frozen

from timeline.detecting.branches import Branches
from timeline.detecting.crediting import Crediting
from timeline.detecting.draft import Draft
from timeline.detecting.inflecting import FINITE, Phrases
from timeline.detecting.needing import OBJECT
from timeline.detecting.phrases import BENT, case_of
from timeline.detecting.recalling import alone, recall, refers, vague
from timeline.detecting.scene import Scene
from timeline.detecting.subjects import HELPING, SUBJECTS, Subject, Subjects

_OPEN = ("xcomp", "csubj", "conj", "obl", "obj", "nsubj", "acl", "iobj", "advcl")  # how an infinitive hangs on what calls for it
_STEPS = 6
_CALLED = 0.5  # the share from which a verb can't do without its complement


@frozen(eq=False)
class Composer:
    """Makes drafts of one sentence."""

    scene: Scene
    branches: Branches
    phrases: Phrases
    subjects: Subjects

    @classmethod
    def of(cls, scene: Scene, branches: Branches) -> "Composer":
        """A new one."""
        phrases = Phrases(scene, branches)
        return cls(scene, branches, phrases, Subjects(scene, branches, phrases))

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
        order = self._opened(sorted(branches.below(top) - gone))
        said = branches.all(verb, "ccomp")
        return Draft(self.scene, branches, order, self.phrases.texts, {verb, top, *said})

    def _opened(self, order: list[int]) -> list[int]:
        """These words without those that open a sentence and say nothing, but for a preposition: "накануне открытия"."""
        past = self.scene.laid.past(self.scene.wording.openers, order)
        skipped = order[: len(order) - len(past)]
        led = next((n for n, i in enumerate(skipped) if self.branches.roles[i] == "case"), len(skipped))
        return order[led:]

    def _goes_on(self, i: int) -> bool:
        """Whether a clause of its own goes on from another by word i, rather than a list of things."""
        word = self.phrases.word(i)
        return self.branches.roles[i] == "conj" and (word.pos not in BENT or self.branches.child(i, *SUBJECTS) >= 0)

    def clause(self, verb: int) -> Draft | None:
        """Who did what, to whom and where, and who says so where it may be otherwise; None where that isn't all known."""
        return Crediting(self.scene, self.branches, self.phrases).credited(verb, self._clause(verb))

    def _clause(self, verb: int) -> Draft | None:
        """The clause of a verb, its subject first."""
        branches, phrases = self.branches, self.phrases
        word = phrases.word(verb)
        nominal = word.pos not in (*FINITE, "PRTF", "GRND")
        if word.of_speakers or nominal and branches.child(verb, "cop", *SUBJECTS) < 0:
            return None
        if not self.subjects.relative(verb) or self._unclear(verb) or (who := self.subjects.of(verb)) is None:
            return None
        if word.pos in ("PRTF", "GRND") and not self.subjects.made_finite(verb, who):
            return None
        unknown = who.head >= 0 and self._unknown(who.head)
        group = self._group(verb)
        rest = [c for c in branches.children[verb] if c not in group and c != who.head and self._completes(c, verb)]
        after = [*self._shared_object(verb), *(c for c in rest if c > verb)]
        objects = [c for c in rest if c < verb and branches.roles[c] in ("obj", "xcomp", "iobj")]
        others = [c for c in rest if c < verb and c not in objects and not self._source(c)]
        if branches.child(verb, "ccomp") >= 0:
            others = []  # where it was said would be read as where it was
        if nominal:
            order = [*who.words, *self._nominal(verb, group, who)]
            return self._draft(order, {verb, *group}, who, group, unknown)
        firm = self.scene.wording.negations | self.scene.wording.hedges
        core = {g for g in group if branches.roles[g] != "advmod" or phrases.word(g).form in firm}
        core |= {verb, *self._core(verb, [*objects, *after])}
        if who.head < 0 and not who.name:
            if word.number != "plur" or not (objects or branches.child(verb, "obj") >= 0):
                return None
            parts = [*(phrases.phrase(c) for c in objects), group, *(phrases.phrase(c) for c in (*after, *others))]
        else:
            experienced = [c for c in objects if branches.roles[c] == "iobj" and who.head > verb]
            if experienced and (
                word.gender == "neut" or word.tense == "futr" and "intr" in word.grammemes
            ):  # "Новому руководителю исполнилось 58 лет"
                parts = [phrases.phrase(experienced[0]), group, list(who.words), *(phrases.phrase(c) for c in after)]
            else:
                parts = [list(who.words), group, *(phrases.phrase(c) for c in (*objects, *after, *others))]
                if close := self._beside(who, others):
                    told = [list(who.words), *(phrases.phrase(c) for c in close), *parts[1:]]
                    draft = self._draft([j for part in told for j in part], core, who, group, unknown)
                    plain = self._draft([j for part in parts for j in part], core, who, group, unknown)
                    if not draft.loose_end() and draft.fitted() and plain.fitted() and draft.left >= plain.left:
                        return draft
        return self._draft([j for part in parts for j in part], core, who, group, unknown)

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
        marks = (i for i in sorted(branches.below(verb)) if i > verb and self.phrases.word(i).form in that)
        said = branches.child(verb, "ccomp", "parataxis")
        return said if said >= 0 else next((branches.heads[i] for i in marks if branches.roles[i] == "mark"), -1)

    def statement(self, verb: int) -> Draft | None:
        """ "Заявление Петра Громова": only that somebody said something."""
        who, phrases = self.subjects.of(verb), self.phrases
        if who is None or who.head < 0 or not phrases.recased(who.head, "gent"):
            return None
        order = self.subjects.antecedent(who.head, verb)
        opening = next((j for j in order if self.scene.laid.tokens[j].is_word), order[0])
        said_by = phrases.texts.get(opening) or self.scene.laid.tokens[opening].text
        phrases.texts[opening] = f"{self.scene.wording.report_noun} {said_by}"
        return Draft(self.scene, self.branches, order, phrases.texts, {who.head}, reports=True)

    def _shared_object(self, verb: int) -> list[int]:
        """The object that a verb has in common with the one that goes on from it: "освободил от должности и уволил Громова"."""
        branches, word = self.branches, self.phrases.word(verb)
        wanting = word.pos == "VERB" and self.scene.needs.pull(word, (OBJECT,)) >= _CALLED
        if not wanting or branches.child(verb, "obj", "iobj", "ccomp", "xcomp", "csubj") >= 0:
            return []
        others = (branches.child(c, "obj") for c in branches.all(verb, "conj") if self.phrases.word(c).pos == "VERB")
        return [c for c in others if c >= 0 and self.phrases.belongs(c, verb)][:1]

    def _unclear(self, verb: int) -> bool:
        """Whether nobody knows to whom it was done: that is what the event is about."""
        doing = [verb, *(c for c in self.branches.all(verb, "xcomp", "csubj") if self.phrases.word(c).pos == "INFN")]
        things = [c for v in doing for c in self.branches.all(v, "obj", "iobj") if self.phrases.word(c).pos == "NPRO"]
        return any(c not in self.phrases.stands and not self.phrases.belongs(c, verb) for c in things)

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
        core = core | ({who.head} if who.head >= 0 else set())
        people = [p.base for j in who.words if (p := self.phrases.person(j)) is not None]
        offices = any(self.phrases.word(j).lemma in self.scene.wording.offices for j in who.words)
        acting = who.name or (people[0] if len(people) == 1 and not offices else "")
        return self._completed(
            Draft(self.scene, self.branches, order, texts, core, set(self.phrases.stands), vague=unknown), acting
        )

    def _completed(self, draft: Draft, whose: str = "") -> Draft:
        """The same with what its nouns stand for, where there is room; `whose` names who acts."""
        phrases = self.phrases
        referring = {i for i in draft.order if i not in draft.texts and refers(phrases, i)}
        if not referring:
            return draft
        trial = evolve(draft, order=list(draft.order), texts=dict(draft.texts))
        trial.fitted()
        for i in trial.order:
            if i in referring and recall(phrases, i, whose):
                trial.texts[i] = phrases.texts[i]
                if trial.fits():
                    draft.texts[i] = phrases.texts[i]
                else:
                    del trial.texts[i], phrases.texts[i]
        return draft

    def _group(self, verb: int) -> list[int]:
        """A verb with what helps or denies it, in text order."""
        branches, negations = self.branches, self.scene.wording.negations
        group = [verb, *branches.all(verb, *HELPING)]
        group += [c for c in branches.all(verb, "advmod", "expl", "aux", "discourse") if self.phrases.word(c).form in negations]
        adverbs = [c for c in branches.all(verb, "advmod") if c < verb and not branches.children[c] and self._completes(c, verb)]
        return sorted({c for c in (*group, *adverbs) if c not in branches.dates and not self._until(c, verb)})

    def _until(self, i: int, verb: int) -> bool:
        """Whether word i is of "пока не", which denies nothing."""
        until, form = self.scene.wording.until, self.phrases.word(i).form
        opened = any(self.phrases.word(c).form in until for c in self.branches.all(verb, "mark", "advmod", "case"))
        return opened and i != verb and form in until | self.scene.wording.negations

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
        asked = Draft(self.scene, branches, [])
        for c in complements:
            role, bare, pull = branches.roles[c], branches.child(c, "case") < 0, asked.pull(c)
            agent = role in ("obl", "obl:agent") and self.phrases.word(verb).pos == "PRTS"
            if role in ("obj", "xcomp", "ccomp") or pull >= _CALLED or bare and role in ("iobj", "obl") and not agent:
                found.add(c)
                if role in ("xcomp", "obj") and self.phrases.word(c).pos == "INFN":
                    found |= self._core(c, [k for k in branches.children[c] if self._completes(k, c)])
        if not found:
            led = [c for c in complements if branches.roles[c] in ("obl", "nmod", "advcl", "obl:agent") and c > verb]
            ways = (c for c in complements if branches.roles[c] == "advmod" and c > verb)
            found = {*led, *(c for c in ways if any(self._completes(k, c) for k in branches.all(c, "obl")))}
            found = {min(found)} if found else set()
        return found | {k for c in found for k in branches.all(c, "case", "mark", "nummod", "nummod:gov")}

    def _completes(self, child: int, verb: int) -> bool:
        """Whether what hangs on a verb belongs in its clause's title."""
        branches, phrases = self.branches, self.phrases
        if child in phrases.stands:
            return True
        if branches.roles[child] in (*SUBJECTS, "punct", "cc", "mark", "conj") or not phrases.belongs(child, verb):
            return False
        if self._astray(child, verb) or self._until(child, verb):
            return False
        word = phrases.word(child)
        if word.pos == "CONJ" and branches.roles[child] == "advmod":
            return False  # "когда ушёл"
        if branches.roles[child] == "obl" and word.lemma in self.scene.wording.decrees and branches.child(child, "case") < 0:
            return False  # "назначен указом президента"
        return word.pos == "NPRO" or word.form not in self.scene.wording.pronouns and word.form not in self.scene.wording.that

    def _beside(self, who: Subject, others: list[int]) -> list[int]:
        """Which of what stands before a verb stands right after its subject, unless that is a name: it may well be the subject's,
        and reads badly elsewhere ("дело о краже в отношении Громова закрыто")."""
        branches, found = self.branches, list[int]()
        if who.name or who.head in branches.people or branches.people.keys() & set(who.words):
            return []
        last = max(who.words, default=-1)
        for c in others:
            first = min(branches.below(c))
            if first == last + 1 and branches.child(c, "case") == first:
                found.append(c)
                last = max(branches.below(c))
        return found

    def _astray(self, child: int, verb: int) -> bool:
        """Whether another clause stands between a verb and what the tree hangs on it."""
        first, last = (verb, min(self.branches.below(child))) if child > verb else (child, verb)
        if child > verb and self._joined_on(verb, child):
            return True
        own, roles = self.branches.below(verb) | self.branches.below(child), self.branches.roles
        verbs = [j for j in range(first + 1, last) if self.phrases.word(j).pos in FINITE and roles[j] not in HELPING]
        if any(j not in own or roles[j] in ("conj", "parataxis") for j in verbs):
            return True
        inner = any(roles[j].startswith(("acl", "advcl")) for j in verbs)
        return child > verb and inner and self.scene.laid.tokens[last - 1].text != ","

    def _joined_on(self, verb: int, child: int) -> bool:
        """Whether a comma and a conjunction that join no list stand between: "подал в отставку, и на пост назначен другой"."""
        tokens, branches = self.scene.laid.tokens, self.branches
        joining = (j for j in range(verb + 2, child) if branches.roles[j] == "cc" and tokens[j - 1].text == ",")
        return any(not branches.roles[branches.heads[j]].startswith(("conj", "amod", "acl")) for j in joining)

    def _source(self, i: int) -> bool:
        """Whether a phrase only says who tells of it: "по словам …"."""
        return self.phrases.word(i).lemma in self.scene.wording.sources and self.branches.child(i, "case") >= 0

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
        held = [c for c in branches.all(i, "acl", "amod") if c < i and phrases.word(c).pos == "PRTF"]
        order = [*phrases.phrase(i, *gone, *held)]
        order += [
            j
            for h in held
            for c in branches.all(h, "obl")
            if branches.child(c, "case") >= 0 and self._completes(c, h)
            for j in phrases.phrase(c)
        ]
        while len(order) > 3 and phrases.word(order[0]).lemma in self.scene.wording.fillers and order[0] != i:
            order.pop(0)
        self._add_owner(i, order)
        brought = [
            c for c in (branches.children[verb] if verb >= 0 else ()) if branches.roles[c] == "obl" and self._completes(c, verb)
        ]
        order += [j for c in brought if branches.child(c, "case") >= 0 and i not in branches.below(c) for j in phrases.phrase(c)]
        if order == [i] and i not in phrases.texts and alone(phrases, i):
            recall(phrases, i)
        return self._completed(Draft(self.scene, branches, list(dict.fromkeys(order)), phrases.texts, {i}))

    def _add_owner(self, i: int, order: list[int]) -> None:
        """Have a noun of what happens to somebody followed by who it was, where its phrase doesn't say."""
        scene, tokens = self.scene, self.scene.laid.tokens
        common = self.phrases.word(i).lemma in scene.wording.gatherings
        if common or not scene.personal or scene.trigger.form != "noun" or any(j > i and tokens[j].is_word for j in order):
            return
        verb = self.branches.heads[i]
        while verb >= 0 and self.phrases.word(verb).pos not in FINITE and self.branches.heads[verb] >= 0:
            verb = self.branches.heads[verb]  # "намерен уйти в отставку"
        who = self.subjects.of(verb) if verb >= 0 and self.phrases.word(verb).pos in FINITE and i > verb else None
        doers = [p for j in who.words if (p := self.phrases.person(j)) is not None] if who is not None else []
        people = doers or [n.person for n in scene.own if n.person is not None]  # "мэр, который уходит в отставку"
        person = people[0] if people else scene.directory.people.about() if scene.trigger.kind != "birth" else None
        if person is not None and not any(self.phrases.person(j) is person for j in order):
            said, word = self.phrases.texts.get(i) or tokens[i].text, self.phrases.word(i)
            bound = scene.needs.pull(word, (f"{scene.wording.beside}+ablt",)) >= _CALLED
            led = f"{said} {scene.wording.beside}" if bound else said
            self.phrases.texts[i] = f"{led} {scene.directory.people.form(person, 'ablt' if bound else 'gent')}"

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
        """ "Подписан меморандум о сотрудничестве": what was done, where nobody knows who did it."""
        branches, phrases = self.branches, self.phrases
        word, thing = phrases.word(verb), branches.child(verb, "obj")
        if word.pos != "VERB" or word.tense != "past" or word.aspect != "perf" or thing < 0 or thing in phrases.stands:
            return None
        if word.of_speakers or any(phrases.word(c).of_speakers for c in branches.all(verb, *SUBJECTS)):
            return None
        if any(phrases.word(c).pos == "NPRO" for c in branches.all(verb, "obj")):
            return None  # "его госпитализировали"
        names = {n.first for n in self.scene.names}
        if thing not in names and names.intersection(branches.all(thing, "conj")):
            return None  # "принял участие и Азербайджан": a thing and a name are no list, but one did the other
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
        order = [*whole, verb, *tail] if living else [verb, *whole, *tail]
        return self._completed(Draft(self.scene, branches, order, phrases.texts, {verb, thing}))
