"""Whose the event is that a noun names: who is added to its phrase where that doesn't say."""

from attrs import frozen

from timeline.detecting.entities.people import Person
from timeline.detecting.titling.branches import Branches
from timeline.detecting.titling.completing import CALLED
from timeline.detecting.titling.inflecting import FINITE, Phrases
from timeline.detecting.titling.phrases import case_of
from timeline.detecting.titling.scene import Scene
from timeline.detecting.titling.subjects import SUBJECTS, Subjects


@frozen(eq=False)
class Owners:
    """Of the nouns of one sentence."""

    scene: Scene
    branches: Branches
    phrases: Phrases
    subjects: Subjects

    def add(self, i: int, order: list[int]) -> None:
        """Have a noun of what happens to somebody followed by who it was, where its phrase doesn't say."""
        scene, tokens = self.scene, self.scene.laid.tokens
        if scene.trigger.form != "noun" or self._performed(i, order):
            return
        common = self.phrases.word(i).lemma in scene.wording.gatherings
        if common or not scene.personal or any(j > i and tokens[j].is_word for j in order) or order[-1] != i:
            return
        if self._anothers(i):
            return
        verb = self._clause_of(i)
        who = self.subjects.of(verb) if verb >= 0 and i > verb else None
        doers = [p for j in who.words if (p := self.phrases.person(j)) is not None] if who is not None else []
        if verb >= 0 and (told := self._relative(verb)) is not None:
            doers = [told]
        elif who is not None and who.head >= 0 and not doers and self.phrases.word(who.head).animacy == "anim":
            return  # "топ-менеджер": whoever that is
        people = doers or [n.person for n in scene.own if n.person is not None]  # "мэр, который уходит в отставку"
        person = people[0] if people else scene.directory.people.about() if scene.trigger.kind != "birth" else None
        if person is not None and not any(self.phrases.person(j) is person for j in order):
            said, word = self.phrases.texts.get(i) or tokens[i].text, self.phrases.word(i)
            bound = scene.needs.pull(word, (f"{scene.wording.beside}+ablt",)) >= CALLED
            led = f"{said} {scene.wording.beside}" if bound else said
            self.phrases.texts[i] = f"{led} {scene.directory.people.form(person, 'ablt' if bound else 'gent')}"

    def _anothers(self, i: int) -> bool:
        """Whether a noun is likely of several people, or what somebody only looks at: "назначения", "наблюдал посещение"."""
        word = self.phrases.reading(i)
        return (
            word.number == "plur"
            and "Pltm" not in word.grammemes
            or self.branches.roles[i] == "obj"
            and self.scene.trigger.verb < 0
        )

    def _relative(self, verb: int) -> Person | None:
        """Whom "который" stands for as the subject of a verb: "Белова, которая объявила об уходе"."""
        which = self.branches.child(verb, *SUBJECTS)
        led = which >= 0 and self.phrases.word(which).lemma in self.scene.wording.relatives and self.branches.heads[verb] >= 0
        return self.phrases.person(self.branches.heads[verb]) if led else None

    def _clause_of(self, i: int) -> int:
        """The verb of the clause that a noun stands in; -1 for none."""
        verb = self.branches.heads[i]
        while verb >= 0 and self.phrases.word(verb).pos not in FINITE and self.branches.heads[verb] >= 0:
            verb = self.branches.heads[verb]  # "намерен уйти в отставку"
        return verb if verb >= 0 and self.phrases.word(verb).pos in FINITE else -1

    def _performed(self, i: int, order: list[int]) -> bool:
        """Have a noun of what the subject of its clause did while it did something else followed by who that is: "после встречи
        с избирателями она уехала"; whether it is one."""
        branches, wording, word = self.branches, self.scene.wording, self.phrases.word(i)
        leads = [self.phrases.word(c).form for c in branches.all(i, "case")]
        if word.lemma not in wording.performed or not leads or wording.about.intersection(leads):
            return False
        whose = (c for c in branches.all(i, "nmod") if c not in branches.dates and branches.child(c, "case") < 0)
        said = any(case_of(self.phrases.word(c)) != "ablt" for c in whose)
        said = said or any(self.phrases.word(c).form in wording.owners | wording.theirs for c in branches.children[i])
        verb = self._clause_of(i)
        who = self.subjects.of(verb) if verb >= 0 and not said else None
        people = [p for j in who.words if (p := self.phrases.person(j)) is not None] if who is not None else []
        if who is not None and who.name and not who.several:
            people = [p for p in (self.scene.directory.people.find(who.name.split()),) if p is not None]
        if len(people) != 1 or any(self.phrases.person(j) is people[0] for j in order):
            return False
        text = self.phrases.texts.get(i) or self.scene.laid.tokens[i].text
        self.phrases.texts[i] = f"{text} {self.scene.directory.people.form(people[0], 'gent')}"
        return True
