"""Phrases of a sentence's tree: what of a branch belongs in a title, and its noun put into another case."""

from attrs import define, evolve, field

from timeline.detecting.entities.people import Person
from timeline.detecting.titling.attributing import NOMINAL
from timeline.detecting.titling.branches import Branches
from timeline.detecting.titling.phrases import ADJECTIVAL, agree, case_of
from timeline.detecting.titling.scene import Scene
from timeline.languages.morphology import Word

FINITE = ("VERB", "PRTS", "ADJS", "PRED")
_DROPPED = ("parataxis", "discourse", "vocative", "advcl", "acl:relcl", "dep", "list", "orphan")
_CASES = {
    "nsubj": ("nomn",),
    "nsubj:pass": ("nomn",),
    "obj": ("accs", "gent"),
    "nmod": ("gent", "ablt", "datv"),
    "obl": ("ablt", "datv", "accs", "gent"),
    "iobj": ("datv", "ablt", "gent"),
}
_GOVERNED = ("loct", "gent", "ablt", "datv", "accs")
_SHORT = 12  # words of a participle that says which thing it is
_BECOMING = ("xcomp", "obl", "obj", "root", "conj")  # how a noun hangs that tells what somebody is
_COUNTING = ("nummod", "nummod:gov", "det", "advmod")
_YEAR = 4  # figures
_DASHES = ("-", "—", "–")
_PARTED = ",(—–"


@define(eq=False)
class Phrases:
    """The phrases of one sentence; `texts` says what to write instead of a word, `stands` which words instead of a pronoun."""

    scene: Scene
    branches: Branches
    texts: dict[int, str] = field(factory=dict)
    stands: dict[int, list[int]] = field(factory=dict)

    def word(self, i: int) -> Word:
        """The reading of word i."""
        return self.branches.laid.tokens[i].word

    def phrase(self, i: int, *skip: int) -> list[int]:
        """Word i and what of that which hangs on it belongs in a title, in order."""
        if i in self.stands:
            return self.stands[i]
        if (named := self._named_alone(i)) >= 0:
            return [*(c for c in self.branches.all(i, "cc", "case") if c not in skip), *self.phrase(named)]
        kept = [c for c in self.branches.children[i] if c not in skip and self.belongs(c, i)]
        own = [] if i in self.branches.parts else [i]
        own += [c for c in self.branches.children[i] if c not in skip and self._owned(c, i)]
        left = [j for c in kept if c < i for j in self.phrase(c)]
        whole = {c for c in kept if self.only_so(c, i)}
        right = [j for c in kept if c > i for j in (sorted(self.branches.below(c)) if c in whole else self.phrase(c))]
        return left + own + right

    def _named_alone(self, i: int) -> int:
        """The name after a word that says whose somebody is: "своего предшественника Фрица Хендерсона"; -1 for none."""
        branches = self.branches
        whose = any(self._pointing(c, i) and self.word(c).pos in ("ADJF", "NPRO") for c in branches.all(i, "det", "nmod"))
        return next((c for c in branches.all(i, "appos") if c in branches.people), -1) if whose else -1

    def belongs(self, child: int, head: int) -> bool:
        """Whether what hangs on a word belongs in a title with it."""
        branches, word = self.branches, self.word(child)
        role, text = branches.roles[child], branches.laid.tokens[child].text
        if child in branches.dates:
            return False
        if child in branches.parts or branches.together(child, head):
            return True
        if child < head and head in branches.people and self._strange(child, branches.people[head].case):
            return False
        if child < head and role in ("nummod", "amod") and self._year(child, head):
            return False
        if role == "punct":
            return text not in "()" and not (branches.roles[head] == "appos" and head in branches.people)
        if self.only_so(child, head):
            return True
        if self._pointing(child, head) or role in _DROPPED or self._bracketed(head, child):
            return False
        if any(c in branches.dates and self.word(c).pos == "ADVB" for c in branches.all(child, "case")):
            return False  # "накануне открытия" says when
        if role == "case" and word.pos == "CONJ" and branches.roles[head] in NOMINAL:
            return False  # "о том, как 120 человек"
        if role == "advmod" and branches.children[child] and branches.dates.issuperset(branches.children[child]):
            return False  # "незадолго до 5 мая"
        if role == "conj" and word.pos == "GRND" and self.word(head).pos != "GRND":
            return False  # what it goes on from is left out
        sign = self.parted(child)
        if child > head and self._elsewhere(child, head):
            return False
        if sign == "(" or role == "acl" and sign and not self._telling_which(child, head):
            return False
        person = branches.child(head, "appos")
        if role == "appos":
            return not sign or child in branches.people and self._animate(head)
        if person in branches.people and child < head and role in ("det",):
            return False
        if role == "conj":
            if word.pos == "INFN" and any(self.word(j).pos == "NPRO" for j in branches.below(child)):
                return False
            if self._otherwise_led(child, head) or self._what_he_is(child, head) or self.contrasted(child):
                return False
            return not (word.pos in FINITE and self.word(head).pos in FINITE)
        if role in NOMINAL and word.pos == "NPRO" and branches.roles[head] == "ccomp":
            return word.person != "3per"  # "заявил, что (он) не поедет"
        if word.pos == "NPRO" and role in ("nmod", "obl", "obj", "iobj", "obl:agent"):
            noun = text not in self.scene.wording.pronouns and any(
                w.pos == "NOUN" for w in self.scene.morphology.readings(text)
            )  # "впал в кому"
            oneself = word.lemma in self.scene.wording.oneself and self.word(head).pos in (*FINITE, "INFN")
            return noun or oneself or self._told_by_name(child)
        if role in ("advmod", "cc") and word.form in self.scene.wording.joiners:
            verb = branches.heads[head]
            first = (verb == child - 1 or verb > head) and branches.child(head, "conj") < 0
            return role == "cc" and (branches.roles[head] == "conj" or not first)  # "покинул и пост премьера"
        if role not in ("advmod", "obl", "nmod"):
            return True
        if child > head and self._dashed(child):
            return False
        if role != "advmod" and self.word(head).pos == "NOUN":
            strange = self._crosses(head, child) if child > head else branches.child(child, "case") >= 0
            if strange:
                return False
        return not (self._timed(child, head) or self._pointed(child))

    def _year(self, i: int, head: int) -> bool:
        """Whether a number before a noun is of something else: "конференция YaC 2017 камерный оркестр"."""
        text, noun = self.branches.laid.tokens[i].text, self.word(head)
        return text.isdigit() and len(text) == _YEAR and noun.number == "sing" and case_of(noun) in ("nomn", "accs")

    def _telling_which(self, participle: int, noun: int) -> bool:
        """Whether a participle after a comma says which of many things it is: "закон, позволяющий блокировать сайты"."""
        below = self.branches.below(participle)
        near = self.word(noun).lemma in self.scene.wording.generic and participle == noun + 2
        plain = not any(self.word(j).pos == "NPRO" or j in self.branches.dates for j in below)
        return near and plain and 2 < len(below) < _SHORT

    def only_so(self, clause: int, noun: int) -> bool:
        """Whether a clause says in what somebody is the first or the only one: "первый президент, который посетил Тверь"."""
        branches, wording = self.branches, self.scene.wording
        if branches.roles[clause] not in ("acl", "acl:relcl") or clause < noun or self.parted(clause) != ",":
            return False
        alone = any(self.word(c).lemma in wording.only for c in branches.all(noun, "amod"))
        below = branches.below(clause)
        strange = any(self.word(j).form in wording.pronouns - wording.which or j in branches.dates for j in below)
        return alone and not strange and len(below) < _SHORT and branches.roles[noun] in _BECOMING

    def contrasted(self, i: int) -> bool:
        """Whether a word stands for a clause whose verb is left out: "состоится первый тур, а 5 мая — второй"."""
        links = (self.word(c).form for c in self.branches.all(i, "cc"))
        linked = self.word(i).pos not in FINITE and any(form in self.scene.wording.contrasting for form in links)
        return linked and any(c in self.branches.dates for c in self.branches.children[i])

    def _otherwise_led(self, child: int, head: int) -> bool:
        """Whether a noun listed after another has a preposition that the other lacks: it goes on from what was left out."""
        led = self.branches.child(child, "case")
        before = [self.word(c).form for c in self.branches.all(head, "case")]
        return led >= 0 and self.word(child).pos == "NOUN" and self.word(head).pos == "NOUN" and self.word(led).form not in before

    def _what_he_is(self, child: int, head: int) -> bool:
        """Whether what is listed after a name only says what its bearer is: "Пётр Громов, лауреат и математик"."""
        branches = self.branches
        named = {head, *branches.all(head, "appos")} & branches.people.keys()
        others = [c for c in branches.all(head, "conj") if head < c <= child] if named else []
        plain = (c for c in others if not {c, branches.child(c, "appos")} & branches.people.keys())
        first = next(plain, -1)
        verb = branches.heads[head] if branches.roles[head] in NOMINAL else -1
        alone = verb > first and self.word(verb).number == "sing"
        return first >= 0 and (self.parted(first) == "," or alone) and self.word(first).animacy == "anim"

    def _elsewhere(self, child: int, head: int) -> bool:
        """Whether a dash stands for a verb left out before a branch: "окончил школу, в 1939 — институт"."""
        tokens = self.branches.laid.tokens
        first = min(self.branches.below(child) - self.branches.dates, default=child)
        dash = next((j for j in (first, first - 1) if tokens[j].text in "—–"), -1)
        dated = (
            j
            for j in range(head + 1, child)
            if tokens[j].text in "—–" and j - 1 in self.branches.dates and j not in self.branches.dates
        )
        return any(dated) or dash > 0 and any(tokens[j].text in ",;" and j + 1 < dash for j in range(head, dash))

    def _strange(self, i: int, case: str) -> bool:
        """Whether a word before a name can't have its case: it is of something left out."""
        bent = [w for w in self.scene.morphology.readings(self.branches.laid.tokens[i].text) if w.pos in (*ADJECTIVAL, "NOUN")]
        return bool(bent) and bool(case) and all(w.case and "Fixd" not in w.grammemes and case_of(w) != case for w in bent)

    def _told_by_name(self, i: int) -> bool:
        """Whether somebody knows whom a pronoun stands for, whose name is put there."""
        person = self.scene.stands_for(i)
        if person is not None:
            self.texts[i] = self.scene.directory.people.form(person, case_of(self.word(i)))
        return person is not None

    def _bracketed(self, head: int, child: int) -> bool:
        """Whether a bracket opens between a word and what the tree hangs on it."""
        between = [t.text for t in self.branches.laid.tokens[head + 1 : child]]
        return between.count("(") > between.count(")")

    def _crosses(self, head: int, child: int) -> bool:
        """Whether a comma that parts no list stands between a noun and what the tree hangs on it."""
        tokens, roles = self.branches.laid.tokens, self.branches.roles
        listed = any(roles[c] in ("conj", "amod") for c in self.branches.children[head] if head < c < child)
        return not listed and any(tokens[j].text == "," for j in range(head, child))

    def _dashed(self, i: int) -> bool:
        """Whether a dash parts a branch from what stands before it: "назначен начальником штаба - заместителем министра"."""
        tokens, first = self.branches.laid.tokens, min(self.branches.below(i))
        return any(
            tokens[j].text in _DASHES and tokens[j].end < tokens[j + 1].start for j in range(max(first - 1, 0), min(first + 1, i))
        )

    def parted(self, i: int) -> str:
        """The sign that parts a branch from what stands before it, or ""."""
        tokens = self.branches.laid.tokens
        first = min(self.branches.below(i) - self.branches.dates, default=i)
        found = next((tokens[j].text for j in (first, first - 1) if j >= 0 and tokens[j].text in _PARTED), "")
        return "" if found in "—–" and i == first and tokens[i].is_word and tokens[first].text == "-" else found

    def _timed(self, i: int, head: int) -> bool:
        """Whether a phrase only says when, or joins the sentence to others."""
        word = self.word(i)
        if i in self.branches.bound:
            return False
        if i in self.branches.timed and word.pos == "NOUN" and word.lemma in self.scene.wording.spans:
            return True
        whose = self.branches.child(i, "nmod")
        if word.lemma in self.scene.wording.times and (whose < 0 or whose in self.branches.dates):
            return True
        counted = self.word(head).pos in ("NUMR", "NOUN", "ADJF", "PRTF")
        return word.form in self.scene.wording.timed or word.form in self.scene.wording.openers and not counted

    def _pointing(self, i: int, head: int) -> bool:
        """Whether a word before a noun is a pronoun, or somebody's age."""
        if self.aged(i):
            return True
        word = self.word(i)
        words = self.scene.wording.possessives
        return i < head and (word.lemma in words or word.form in words) and self.branches.roles[i] in ("det", "nmod", "amod")

    def aged(self, i: int) -> bool:
        """Whether a word says how old somebody is."""
        word = self.word(i)
        if word.pos != "ADJF" or not word.lemma.endswith(self.scene.wording.aged):
            return False
        return word.form[:1].isdigit() or i > 0 and self.branches.laid.tokens[i - 1].text[0].isdigit()

    def _pointed(self, i: int) -> bool:
        """Whether a phrase after a preposition says nothing without its pronoun ("по этому делу"), or nothing at all."""
        branches, pronouns = self.branches, self.scene.wording.pronouns
        below = [j for j in branches.below(i) if j not in branches.dates]
        plain = [j for j in below if branches.roles[j] not in ("case", "punct", "cc", "mark", "fixed", "advmod")]
        if plain and all(self.word(j).form in pronouns or self.word(j).pos in ("PREP", "CONJ", "PRCL") for j in plain):
            return self.word(i).pos != "NPRO" and i not in self.stands
        if self.word(i).form in pronouns and branches.child(i, "case") >= 0 and i not in self.stands:
            return self.word(i).pos != "NPRO"  # "после того, как …"
        words = self.scene.wording.possessives - self.scene.wording.own
        dets = [j for j in branches.all(i, "det", "amod") if self.word(j).form in words or self.word(j).lemma in words]
        return bool(dets) and len(plain) == 1 + len(dets) and branches.child(i, "case") >= 0

    def _owned(self, i: int, head: int) -> bool:
        """Whether a pronoun says whose a thing is and somebody knows whose: then he is named after it."""
        if not self._pointing(i, head) or self.word(i).form not in self.scene.wording.owners:
            return False
        if self.branches.child(head, "appos") in self.branches.people:
            return False
        person = self.scene.owner(i)
        if person is None:
            return False
        self.texts[i] = self.scene.directory.people.form(person, "gent")
        return True

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
            elif case_of(reading) != case and not (alike and {case_of(reading), case} == {"nomn", "accs"}):
                if not self._bent(i, reading, [case, reading.number] if reading.number else [case]):
                    return False
                if not self._fronts_bent(i, reading, case):
                    return False
        alive = self._animate(i)  # "встреча …" and a person are no list
        if alive and not all(self._rename(c, case) for c in branches.all(i, "appos", "flat:name")):
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

    def _rename(self, i: int, case: str) -> bool:
        """Put a name that no list of names has, in apposition to somebody, into a case; whether that could be done."""
        text = self.branches.laid.tokens[i].text
        if i in self.branches.people or i in self.branches.bound or not text[0].isupper():
            return True
        held = case_of(self.word(self.branches.heads[i]))
        like = next((w for w in self.scene.morphology.readings(text) if w.pos == "NOUN" and case_of(w) == held), None)
        more = all(self._rename(c, case) for c in self.branches.all(i, "flat:name"))
        return more and (like is None or self._bent(i, like, [case]))

    def _fronts_bent(self, i: int, noun: Word, case: str, agreed: tuple[str, ...] = ()) -> bool:
        """Put what agrees with a noun before it into a case; whether that could be done."""
        branches, morphology = self.branches, self.scene.morphology
        fronts = [c for c in branches.all(i, "amod", "det", "acl", "nummod") if c < i]
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
