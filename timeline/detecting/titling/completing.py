"""What completes a verb in a title: its group, its object, what else of its clause belongs there and what can't go."""

from attrs import frozen

from timeline.detecting.titling.branches import Branches
from timeline.detecting.titling.draft import Draft
from timeline.detecting.titling.inflecting import FINITE, Phrases
from timeline.detecting.titling.needing import OBJECT
from timeline.detecting.titling.parting import bracketed
from timeline.detecting.titling.scene import Scene
from timeline.detecting.titling.subjects import HELPING, SUBJECTS, Subject

_TIMES = 3  # words of "в последний раз"
CALLED = 0.5  # the share from which a verb can't do without its complement


@frozen(eq=False)
class Complements:
    """Of the verbs of one sentence."""

    scene: Scene
    branches: Branches
    phrases: Phrases

    def group(self, verb: int) -> list[int]:
        """A verb with what helps or denies it, in text order."""
        branches, negations = self.branches, self.scene.wording.negations | self.scene.wording.hedges
        group = [verb, *branches.all(verb, *HELPING)]
        denying = [c for c in branches.all(verb, "advmod", "expl", "aux", "discourse") if self.phrases.word(c).form in negations]
        group += [c for c in denying if self.phrases.word(c).pos != "COMP" or len(denying) > 1]  # "больше не выступит"
        adverbs = [c for c in branches.all(verb, "advmod") if c < verb and not branches.children[c] and self.belongs(c, verb)]
        found = {c for c in (*group, *adverbs) if c not in branches.dates and not self._until(c, verb)}
        found |= {w for c in branches.children[verb] if self._how_often(c, verb) for w in branches.below(c)}
        helped = verb if self.phrases.word(verb).pos == "PRTS" else len(branches.laid.tokens)
        after = {c for c in found if c > helped and branches.roles[c] in HELPING}  # "похоронен будет"
        return sorted(found, key=lambda c: (c >= verb and c not in after, c))

    def _how_often(self, i: int, verb: int) -> bool:
        """Whether a phrase before a verb only says how often, or which time it was: "семь раз побеждал", "в третий раз пел"."""
        times = i < verb and self.phrases.word(i).lemma in self.scene.wording.times and self.phrases.counted(i)
        return times and len(self.branches.below(i)) <= _TIMES and self.belongs(i, verb)

    def _until(self, i: int, verb: int) -> bool:
        """Whether word i is of "пока не", which denies nothing."""
        until, form = self.scene.wording.until, self.phrases.word(i).form
        opened = any(self.phrases.word(c).form in until for c in self.branches.all(verb, "mark", "advmod", "case"))
        return opened and i != verb and form in until | self.scene.wording.negations

    def shared(self, verb: int) -> list[int]:
        """The object that a verb has in common with the one that goes on from it, or that it goes on from: "освободил от
        должности и уволил Громова", "арестовали его и доставили в суд"."""
        branches, word = self.branches, self.phrases.word(verb)
        if word.pos != "VERB" or branches.child(verb, "obj", "iobj", "ccomp", "xcomp", "csubj") >= 0:
            return []
        others = [branches.child(c, "obj") for c in branches.all(verb, "conj") if self.phrases.word(c).pos == "VERB"]
        before = branches.heads[verb] if branches.roles[verb] == "conj" and branches.child(verb, "cc") >= 0 else -1
        alike = before >= 0 and (self.phrases.word(before).tense, self.phrases.word(before).number) == (word.tense, word.number)
        others = [*others, branches.child(before, "obj")] if alike and branches.child(verb, *SUBJECTS) < 0 else others
        nobody = word.number == "plur" and "tran" in word.grammemes and alike and branches.child(before, *SUBJECTS) < 0
        if not nobody and self.scene.needs.pull(word, (OBJECT,)) < CALLED:
            return []
        return [c for c in others if c >= 0 and self.phrases.belongs(c, verb)][:1]

    def besides(self, verb: int) -> tuple[list[int], set[int]]:
        """What a verb that goes on from another adds to a clause, the sign or word that links them first; and of it the words
        that can't go."""
        branches, phrases, group = self.branches, self.phrases, self.group(verb)
        link = branches.child(verb, "cc")
        rest = [c for c in branches.children[verb] if c not in group and self.belongs(c, verb)]
        others = [c for c in rest if c < verb and not self.source(c)]
        after = [c for c in rest if c > verb]
        core = {*group, *self.core(verb, [*others, *after])}
        before, rest = (others, after) if phrases.word(verb).pos == "GRND" else ([], [*after, *others])
        told = [*(j for c in before for j in phrases.phrase(c)), *group, *(j for c in rest for j in phrases.phrase(c))]
        sign = min(branches.below(verb)) if before else verb - 1
        last = all(
            c <= verb or phrases.word(c).pos not in FINITE for v in (branches.heads[verb], verb) for c in branches.all(v, "conj")
        )
        if link < 0 and last and phrases.word(verb).pos in FINITE:
            phrases.texts[sign] = f" {self.scene.wording.joiners}"  # "основал театр, ставил пьесы"
        return [link if link >= 0 else sign, *told], core

    def another(self, who: Subject) -> bool:
        """Whether somebody else is listed with the one who acts."""
        branches, joiners = self.branches, self.scene.wording.joiners
        others = (c for c in branches.all(who.head, "conj") if c in who.words and self.phrases.word(c).animacy == "anim")
        return any(self.phrases.word(k).form in joiners for c in others for k in branches.all(c, "cc"))

    def enough(self, verb: int, rest: list[int], objects: list[int]) -> bool:
        """Whether a clause says enough in which nobody acts: what is done to something or somebody, how somebody feels ("Громову
        стало плохо") or what was decided."""
        word = self.phrases.word(verb)
        done = word.number == "plur" and (bool(objects) or self.branches.child(verb, "obj") >= 0)
        felt = word.gender == "neut" and any(self.branches.roles[c] == "iobj" for c in objects)
        return done or felt or self._decided(verb, rest)

    def unacted(self, verb: int, group: list[int], objects: list[int], others: list[int]) -> list[list[int]]:
        """The phrases of a clause in which nobody acts: before a verb in the plural stands whom or what it is done to, as in
        "Громова не пустили в Тверь", or with whom that is found: "у Громова нашли пистолет"."""
        branches, phrases, word = self.branches, self.phrases, self.phrases.word(verb)
        parts = {c: phrases.phrase(c) for c in others}
        things = [c for c in others if branches.roles[c] == "obj"]
        if objects or not things or word.pos != "VERB" or word.number != "plur":
            return [*map(phrases.phrase, objects), group, *parts.values()]
        living = {c for c in parts if phrases.word(c).animacy == "anim" or phrases.word(c).pos == "NPRO"}
        living |= parts.keys() & (branches.people.keys() | phrases.stands.keys())
        having = (c for c in parts if any(phrases.word(k).form == self.scene.wording.having for k in branches.all(c, "case")))
        first = next((c for c in having if c in living), things[0])
        return [parts.pop(first), group, *parts.values()]

    def _decided(self, verb: int, rest: list[int]) -> bool:
        """Whether a verb without a subject says what was decided or told: "объявлено о помолвке", "решено построить мост"."""
        branches, word, about = self.branches, self.phrases.word(verb), self.scene.wording.about
        led = any(self.phrases.word(k).form in about for c in rest for k in branches.all(c, "case"))
        return (
            word.pos == "PRTS" and word.gender == "neut" and (led or any(branches.roles[c] in ("xcomp", "ccomp") for c in rest))
        )

    def core(self, verb: int, complements: list[int]) -> set[int]:
        """What a verb can't do without: its object, its infinitive with its object, else the first thing after it."""
        branches = self.branches
        found: set[int] = set()
        asked = Draft(self.scene, branches, [])
        for c in complements:
            role, bare, pull = branches.roles[c], branches.child(c, "case") < 0, asked.pull(c)
            agent = role in ("obl", "obl:agent") and self.phrases.word(verb).pos == "PRTS"
            if role in ("obj", "xcomp", "ccomp") or pull >= CALLED or bare and role in ("iobj", "obl") and not agent:
                found.add(c)
                if role in ("xcomp", "obj") and self.phrases.word(c).pos == "INFN":
                    found |= self.core(c, [k for k in branches.children[c] if self.belongs(k, c)])
        if not found:
            led = [c for c in complements if branches.roles[c] in ("obl", "nmod", "advcl", "obl:agent") and c > verb]
            ways = (c for c in complements if branches.roles[c] == "advmod" and c > verb)
            found = {*led, *(c for c in ways if any(self.belongs(k, c) for k in branches.all(c, "obl")))}
            found = {min(found)} if found else set()
        return found | {k for c in found for k in branches.all(c, "case", "mark", "nummod", "nummod:gov")}

    def belongs(self, child: int, verb: int) -> bool:
        """Whether what hangs on a verb belongs in its clause's title."""
        branches, phrases = self.branches, self.phrases
        if child in phrases.stands:
            return True
        if branches.roles[child] in (*SUBJECTS, "punct", "cc", "mark", "conj") or not phrases.belongs(child, verb):
            return False
        if self._astray(child, verb) or self._until(child, verb) or self._later(child, verb):
            return False
        word = phrases.word(child)
        if branches.roles[child] == "obl" and branches.child(child, "cop") >= 0 and branches.child(child, *SUBJECTS) >= 0:
            return False  # "Громов был третьим ребёнком, он родился …"
        if word.pos == "CONJ" and branches.roles[child] == "advmod":
            return False  # "когда ушёл"
        if branches.roles[child] == "obl" and word.lemma in self.scene.wording.decrees and branches.child(child, "case") < 0:
            return False  # "назначен указом президента"
        return (
            word.pos == "NPRO"
            or child in phrases.texts
            or word.form not in self.scene.wording.pronouns
            and word.form not in self.scene.wording.that
        )

    def beside(self, who: Subject, others: list[int]) -> list[int]:
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
        joined = (c for c in self.branches.all(verb, "cc") if child < c < verb)
        if child < verb and any(self.scene.laid.tokens[c - 1].text == "," for c in joined):
            return True  # "выбрали под общим номером, и он выступал"
        own, roles = self.branches.below(verb) | self.branches.below(child), self.branches.roles
        verbs = [j for j in range(first + 1, last) if self.phrases.word(j).pos in FINITE and roles[j] not in HELPING]
        verbs = [j for j in verbs if roles[child] != "obj" or not bracketed(self.branches, first, j)]
        if any(j not in own or roles[j] in ("conj", "parataxis") for j in verbs):
            return True
        inner = any(roles[j].startswith(("acl", "advcl")) for j in verbs)
        return child > verb and inner and self.scene.laid.tokens[last - 1].text != ","

    def _later(self, child: int, verb: int) -> bool:
        """Whether what follows a comma came about later: "перешли на радио, затем на телевидение"."""
        tokens, first = self.scene.laid.tokens, min(self.branches.below(child))
        after = verb < first - 2 and tokens[first - 2].text == "," and self.branches.child(child, "case") == first
        return after and tokens[first - 1].word.form in self.scene.wording.openers

    def _joined_on(self, verb: int, child: int) -> bool:
        """Whether a comma and a conjunction that join no list stand between: "подал в отставку, и на пост назначен другой"."""
        tokens, branches = self.scene.laid.tokens, self.branches
        joining = (j for j in range(verb + 2, child) if branches.roles[j] == "cc" and tokens[j - 1].text == ",")
        return any(not branches.roles[branches.heads[j]].startswith(("conj", "amod", "acl")) for j in joining)

    def source(self, i: int) -> bool:
        """Whether a phrase only says who tells of it: "по словам …"."""
        return self.phrases.word(i).lemma in self.scene.wording.sources and self.branches.child(i, "case") >= 0

    def why(self, i: int) -> bool:
        """Whether a phrase only says why something takes place or doesn't: "из-за тумана", "по техническим причинам"."""
        led = any(self.phrases.word(c).form in self.scene.wording.causes for c in self.branches.all(i, "case"))
        return led or self.phrases.word(i).lemma in self.scene.wording.reasons
