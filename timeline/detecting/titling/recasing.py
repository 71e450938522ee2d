"""A noun of a sentence's tree put into another case, with what agrees with it."""

from attrs import define, evolve, field

from timeline.detecting.entities.people import Person
from timeline.detecting.titling.attributing import NOMINAL
from timeline.detecting.titling.branches import Branches
from timeline.detecting.titling.phrases import ADJECTIVAL, agree, case_of
from timeline.detecting.titling.scene import Scene
from timeline.languages.morphology import Word

_CASES = {
    "nsubj": ("nomn",),
    "nsubj:pass": ("nomn",),
    "obj": ("accs", "gent"),
    "nmod": ("gent", "ablt", "datv"),
    "obl": ("ablt", "datv", "accs", "gent"),
    "iobj": ("datv", "ablt", "gent"),
}
_GOVERNED = ("loct", "gent", "ablt", "datv", "accs")
_COUNTING = ("nummod", "nummod:gov", "det", "advmod")


@define(eq=False)
class Words:
    """The words of one sentence on their way to a title; `texts` says what to write instead of one."""

    scene: Scene
    branches: Branches
    texts: dict[int, str] = field(factory=dict)

    def word(self, i: int) -> Word:
        """The reading of word i."""
        return self.branches.laid.tokens[i].word

    def _animate(self, i: int) -> bool:
        return self.word(i).animacy == "anim" or i in self.branches.people

    def person(self, i: int) -> Person | None:
        """The person whose name word i stands for."""
        name = self.branches.people.get(i)
        return name.person if name is not None else None

    def reading(self, i: int) -> Word:
        """The reading of a noun that goes with its place in the tree and with its adjectives."""
        morphology = self.scene.morphology
        token, role = self.branches.laid.tokens[i], self.branches.roles[i]
        nouns = [w for w in morphology.readings(token.text) if w.pos in ("NOUN", "NPRO", "NUMR")] or [token.word]
        fronts = [self.branches.laid.tokens[c].text for c in self.branches.all(i, "amod", "det") if c < i]
        fronts = [f for f in fronts if any(w.pos in ADJECTIVAL for w in morphology.readings(f))]
        if role == "conj" and (head := self.branches.heads[i]) >= 0 and self.word(head).pos in ("NOUN", "ADJF"):
            wanted: tuple[str, ...] = (case_of(self.reading(head)),)
        elif role == "appos" and self.branches.heads[i] in self.branches.people:
            wanted = (self.branches.people[self.branches.heads[i]].case,)
        elif self.branches.child(i, "case") >= 0:
            wanted = _GOVERNED
        elif i - 1 in self.branches.dates and role not in (*NOMINAL, "obj"):
            wanted = ("gent",)  # "1990 года рождения"
        else:
            wanted = _CASES.get(role, ())
        agreeing = [w for w in nouns if all(agree(morphology, f, w) for f in fronts)] or nouns
        return next((w for case in wanted for w in agreeing if case_of(w) == case), agreeing[0])

    def recased(self, i: int, case: str) -> bool:
        """Put the noun of a phrase, with what agrees with it, into a case; whether that could be done."""
        branches = self.branches
        if (person := self.person(i)) is not None:
            self.texts[i] = self.scene.directory.people.form(person, case)
            held = evolve(self.word(i), case=branches.people[i].case, number="sing", gender=person.gender)
            self._fronts_bent(i, held, case)
        else:
            reading = self.reading(i)
            alike = reading.animacy == "inan" and (reading.number == "plur" or reading.gender in ("masc", "neut"))
            counting = next((c for c in branches.all(i, *_COUNTING) if self._counts(c)), -1)
            if counting >= 0:
                if not self._recounted(i, reading, counting, case):
                    return False
            elif case_of(reading) != case and not (
                alike and {case_of(reading), case} == {"nomn", "accs"} or self._alone(i, reading)
            ):
                if not self._bent(i, reading, [case, reading.number] if reading.number else [case]):
                    return False
                if not self._fronts_bent(i, reading, case):
                    return False
        alive = self._animate(i)  # "встреча …" and a person are no list
        own_case = case_of(self.word(i))
        if alive and not all(self._rename(c, own_case, case) for c in branches.all(i, "appos", "flat:name")):
            return False
        named = [
            c for c in branches.all(i, "appos", "flat:name") if c in branches.people and (alive or self.word(i).pos != "NOUN")
        ]
        same = [
            c
            for c in branches.all(i, "conj", *(("appos",) if alive else ()))
            if branches.roles[c] == "conj" or branches.laid.tokens[c].text.islower() and c not in branches.bound
            if (self.word(c).pos == "NOUN" or c in branches.people) and self._animate(c) == alive
        ]
        return all(self.recased(c, case) for c in (*named, *same))

    def _alone(self, i: int, reading: Word) -> bool:
        """Whether a subject is a name that only reads as several people, for no dictionary has it: "Алиев и Пашинян"."""
        text, role = self.branches.laid.tokens[i].text, self.branches.roles[i]
        foreign = text[0].isupper() and reading.number == "plur" and not self.scene.morphology.known(text)
        return foreign and (role in NOMINAL or role == "conj" and self.branches.roles[self.branches.heads[i]] in NOMINAL)

    def _rename(self, i: int, held: str, case: str) -> bool:
        """Put a name that no list of names has, in apposition to somebody, from one case into another; whether that could be
        done."""
        text = self.branches.laid.tokens[i].text
        if i in self.branches.people or i in self.branches.bound or not text[0].isupper():
            return True
        like = next((w for w in self.scene.morphology.readings(text) if w.pos == "NOUN" and case_of(w) == held), None)
        more = all(self._rename(c, held, case) for c in self.branches.all(i, "flat:name"))
        return more and (like is None or self._bent(i, like, [case]))

    def _fronts_bent(self, i: int, noun: Word, case: str, agreed: tuple[str, ...] = ()) -> bool:
        """Put what agrees with a noun before it into a case; whether that could be done."""
        branches, morphology = self.branches, self.scene.morphology
        fronts = [c for c in branches.all(i, "amod", "det", "acl", "nummod") if c < i or self.word(c).pos == "PRTF"]
        fronts += [o for c in fronts for o in branches.all(c, "conj", "amod", "advmod", "det")]
        likes = ((front, agree(morphology, branches.laid.tokens[front].text, noun)) for front in fronts)
        return all(like is None or self._bent(front, like, [case, *(agreed or noun.agreed)]) for front, like in likes)

    def _counts(self, i: int) -> bool:
        """Whether a word is a number, in words or figures."""
        text = self.branches.laid.tokens[i].text
        return text.isdigit() or any(w.pos == "NUMR" for w in self.scene.morphology.readings(text))

    def _recounted(self, i: int, noun: Word, number: int, case: str) -> bool:
        """Put a number with the noun it counts into a case: "из двух новых домов" gives "два новых дома"."""
        text, direct = self.branches.laid.tokens[number].text, case in ("nomn", "accs")
        if direct and self.branches.roles[i] in (*NOMINAL, "obj", "root") and self.branches.child(i, "case") < 0:
            return True  # as it stands
        lemma = text
        if not text.isdigit():
            word = next(w for w in self.scene.morphology.readings(text) if w.pos == "NUMR")
            wanted = ((noun.gender,), ()) if noun.gender else ((),)  # "двое ворот": what is plural alone has no gender
            bent = (self.scene.morphology.inflect(text, case, *more, like=word) for more in wanted)
            form = next(filter(None, bent), None)
            if form is None:
                return False
            self.texts[number], lemma = form, word.lemma
        few = lemma in self.scene.wording.few or text.isdigit() and text[-1] in "234" and text[-2:-1] != "1"
        one = text.isdigit() and text[-1] == "1" and text[-2:-1] != "1"
        grams = (case, "sing") if one else ("gent", "sing") if few and direct else ("gent" if direct else case, "plur")
        form = self.scene.morphology.inflect(self.branches.laid.tokens[i].text, *grams, like=noun)
        if form is None:
            return False
        self.texts[i] = form
        agreeing = noun if not one else evolve(noun, number="sing")
        return self._fronts_bent(i, noun, grams[0], agreeing.agreed)

    def _bent(self, i: int, like: Word, grams: list[str]) -> bool:
        text = self.branches.laid.tokens[i].text
        if "Fixd" in like.grammemes or text.isupper() or text.isascii() or case_of(like) == grams[0]:
            return True
        form = self.scene.morphology.inflect(text, *grams, like=like)
        if form is not None:
            self.texts[i] = form
        return form is not None
