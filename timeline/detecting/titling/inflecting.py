"""Phrases of a sentence's tree: what of a branch belongs in a title."""

from collections.abc import Callable

from attrs import define, field

from timeline.detecting.clauses import DASHES
from timeline.detecting.titling.attributing import NOMINAL
from timeline.detecting.titling.needing import SPARED
from timeline.detecting.titling.parting import bracketed, bracketed_date, crosses, dashed, elsewhere, parted
from timeline.detecting.titling.phrases import ADJECTIVAL, case_of
from timeline.detecting.titling.pointing import matter, most, of_the_first, owning_thing, somewhere
from timeline.detecting.titling.recasing import Words
from timeline.languages.morphology import Word

FINITE = ("VERB", "PRTS", "ADJS", "PRED")
_DROPPED = ("parataxis", "discourse", "vocative", "advcl", "acl:relcl", "dep", "list", "orphan")
_SHORT = 12  # words of a participle that says which thing it is
_BECOMING = ("xcomp", "obl", "obj", "root", "conj")  # how a noun hangs that tells what somebody is
_YEAR = 4  # figures
_WHOSE = 0.8  # the need from which a noun that ends a sentence without its sign is cut off


def _nothing(i: int, like: Word, case: str, surely: bool) -> str:
    """What a pronoun stands for where no other sentence is asked."""
    return ""


def _unknown(phrases: "Phrases", i: int) -> bool:
    """Whether a noun's name is known where no other sentence is asked."""
    return False


@define(eq=False)
class Phrases(Words):
    """The phrases of one sentence; `stands` says which words to write instead of a pronoun, `acts` whether it is told who acts,
    whose own a thing then is, `acting` who that is where it is somebody with a name, `thing` what a pronoun else stands for,
    `known` whether somebody knows which thing a noun stands for: then that is put there."""

    stands: dict[int, list[int]] = field(factory=dict)
    acts: bool = False
    acting: str = ""
    thing: Callable[[int, Word, str, bool], str] = _nothing
    known: Callable[["Phrases", int], bool] = _unknown

    def phrase(self, i: int, *skip: int) -> list[int]:
        """Word i and what of that which hangs on it belongs in a title, in order."""
        if i in self.stands:
            return self.stands[i]
        if not self.branches.children[i]:
            return [] if i in self.branches.parts else [i]
        if (named := self._named_alone(i)) >= 0:
            return [*(c for c in self.branches.all(i, "cc", "case") if c not in skip), *self.phrase(named)]
        kept = [c for c in self.branches.children[i] if c not in skip and self.belongs(c, i)]
        own = [] if i in self.branches.parts else [i]
        owners = [c for c in self.branches.children[i] if c not in skip and self._owned(c, i)]
        left = [j for c in kept if c < i for j in self.phrase(c)]
        whole = {c for c in kept if self.only_so(c, i)}
        right = [(c, sorted(self.branches.below(c)) if c in whole else self.phrase(self._name_in(c))) for c in kept if c > i]
        if owners and right and right[0][0] == i + 1 and self.branches.roles[i + 1] == "nmod" and self.word(i + 1).pos != "INFN":
            own += right.pop(0)[1]  # "день рождения" is his as a whole
        return left + own + owners + [j for _, part in right for j in part]

    def _named_alone(self, i: int) -> int:
        """The name after a word that says whose somebody is: "своего предшественника Фрица Хендерсона"; -1 for none."""
        branches = self.branches
        named = next((c for c in branches.all(i, "appos") if c in branches.people), -1) if branches.people else -1
        if named < 0:
            return -1
        whose = any(self._pointing(c, i) and self.word(c).pos in ("ADJF", "NPRO") for c in branches.all(i, "det", "nmod"))
        return named if whose else -1

    def _name_in(self, i: int) -> int:
        """The name of whom a sign parts from what else he is called: "прежний патриарх — святейший отец Максим"; else word i."""
        branches, at = self.branches, i
        while at not in branches.people and at >= 0:
            at = branches.child(at, "appos", "flat:name")
        head = branches.heads[i]
        unnamed = at not in (i, -1) and head not in branches.people and case_of(self.word(head)) == "nomn"
        beside = unnamed and branches.roles[i] == "appos" and branches.people[at].case == "nomn"
        return at if beside and parted(branches, i) else i

    def belongs(self, child: int, head: int) -> bool:
        """Whether what hangs on a word belongs in a title with it."""
        branches, word = self.branches, self.word(child)
        role, text = branches.roles[child], branches.laid.tokens[child].text
        if child in branches.dates:
            return role == "nmod" and word.lemma in self.scene.wording.yearly and self._ranked(head)
        if child in branches.parts or branches.together(child, head):
            return True
        if child < head and head in branches.people and self._strange(child, branches.people[head].case):
            return False
        if child < head and role in ("nummod", "amod") and self._year(child, head):
            return False
        if role == "punct":
            pair = text in DASHES and branches.heads[head] in branches.people  # "матч Громов — Белов"
            return text not in "()" and (pair or not (branches.roles[head] == "appos" and head in branches.people))
        if self.only_so(child, head):
            return True
        if of_the_first(self, child, head):
            return True
        if word.form in self.scene.wording.idle and not branches.children[child] or self._unsaid(child, head):
            return False
        if child < head and self.bereft(child):
            return False
        if self._pointing(child, head) or role in _DROPPED or bracketed(self.branches, head, child):
            return False
        timed = self.scene.wording.timed
        if any(
            self.word(c).form in timed or c in branches.dates and self.word(c).pos == "ADVB" for c in branches.all(child, "case")
        ):
            return False  # "накануне открытия" says when
        if role == "case" and word.pos == "CONJ" and branches.roles[head] in NOMINAL:
            return False  # "о том, как 120 человек"
        if role == "advmod" and branches.children[child] and branches.dates.issuperset(branches.children[child]):
            return False  # "незадолго до 5 мая"
        if role == "conj" and word.pos == "GRND" and self.word(head).pos != "GRND":
            return False  # what it goes on from is left out
        if role == "advmod" and child and self.aged(child - 1):
            return False  # "71-летнего ныне автора"
        sign = parted(self.branches, child)
        if child > head and (elsewhere(self.branches, child, head) or bracketed_date(self.branches, child, head)):
            return False
        if sign == "(" or role == "acl" and sign and not self._telling_which(child, head):
            return False
        person = branches.child(head, "appos")
        if role == "appos":
            return not sign or self._animate(head) and self._name_in(child) in branches.people
        if person in branches.people and child < head and role in ("det",):
            return False
        if role == "conj":
            if word.pos == "INFN" and any(self.word(j).pos == "NPRO" for j in branches.below(child)):
                return False
            if text.isdigit() and head in branches.people:
                return False  # "десять партий выиграл Громов, 5 — Белов"
            if self._otherwise_led(child, head) or self._what_he_is(child, head) or self.contrasted(child) or self._among(child):
                return False
            return not (word.pos in FINITE and self.word(head).pos in FINITE)
        if role in NOMINAL and word.pos == "NPRO" and branches.roles[head] == "ccomp":
            return word.person != "3per"  # "заявил, что (он) не поедет"
        whom = role == "obj" and word.form in self.scene.wording.owners  # "покинула её"
        if whom or word.pos == "NPRO" and role in ("nmod", "obl", "obj", "iobj", "obl:agent"):
            noun = text not in self.scene.wording.pronouns and any(
                w.pos == "NOUN" for w in self.scene.morphology.readings(text)
            )  # "впал в кому"
            oneself = word.lemma in self.scene.wording.oneself and self.word(head).pos in (*FINITE, "INFN")
            return noun or oneself or self._told_by_name(child)
        if role in ("advmod", "cc") and word.form in self.scene.wording.joiners:
            verb = branches.heads[head]
            first = (verb == child - 1 or verb > head) and branches.child(head, "conj") < 0
            listed = branches.roles[head] == "amod" and any(c < child for c in branches.all(verb, "amod", "nummod"))
            return role == "cc" and (listed or branches.roles[head] == "conj" or not first)  # "покинул и пост премьера"
        if role not in ("advmod", "obl", "nmod"):
            return True
        if role == "advmod" and word.form in self.scene.wording.pronouns and self.word(head).pos in (*FINITE, "INFN"):
            return False  # "вывести войска оттуда"
        if child > head and dashed(self.branches, child):
            return False
        if role != "advmod" and self.word(head).pos == "NOUN":
            strange = crosses(self.branches, head, child) if child > head else branches.child(child, "case") >= 0
            if strange:
                return False
        chosen = "Apro" in self.word(head).grammemes  # "одним из его фанатов"
        return not (self._timed(child, head) or self._pointed(child) and not chosen)

    def _ranked(self, i: int) -> bool:
        """Whether a noun is the best or the greatest of its sort: "лучший футболист 2017 года" is that of the year."""
        branches, fronts = self.branches, self.branches.all(i, "amod")
        if any(self.word(c).lemma in self.scene.wording.only for front in fronts for c in branches.children[front]):
            return True  # "самым старым"
        texts = (branches.laid.tokens[front].text for front in fronts)
        return any("Supr" in w.grammemes for text in texts for w in self.scene.morphology.readings(text))

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
        if branches.roles[clause] not in ("acl", "acl:relcl") or clause < noun or parted(self.branches, clause) != ",":
            return False
        alone = any(self.word(c).lemma in wording.only for c in branches.all(noun, "amod")) or self._ranked(noun)
        below = branches.below(clause)
        strange = any(self.word(j).form in wording.pronouns - wording.which or j in branches.dates for j in below)
        return alone and not strange and len(below) < _SHORT and branches.roles[noun] in _BECOMING

    def contrasted(self, i: int) -> bool:
        """Whether a word stands for a clause whose verb is left out: "состоится первый тур, а 5 мая — второй"."""
        branches, wording = self.branches, self.scene.wording
        links = [c for c in branches.all(i, "cc") if self.word(c).form in wording.contrasting]
        if not links or self.word(i).pos in FINITE:
            return False
        denied = any(self.word(j).form in wording.negations for j in range(links[0]))
        listed = denied or self.word(i).pos != "NOUN" or self.word(links[0] + 1).form in wording.openers  # "а также"
        return not listed or any(c in branches.dates for c in branches.children[i])

    def _among(self, i: int) -> bool:
        """Whether what goes on a list lies in what was listed before: "14 пловцов, в том числе трое подростков"."""
        below, tokens = self.branches.below(i), self.branches.laid.tokens
        return any(j in below and tokens[j].word.form in self.scene.wording.unfinished for j in range(max(min(below), 0), i))

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
        first = next((c for c in others if not {c, branches.child(c, "appos")} & branches.people.keys()), -1)
        verb = branches.heads[head] if branches.roles[head] in NOMINAL else -1
        several = verb >= 0 and self.word(verb).number == "plur"
        alone = verb > first and self.word(verb).number == "sing"
        plain = first >= 0 and (alone or not several and parted(self.branches, first) == ",")
        return plain and self.word(first).animacy == "anim"

    def _strange(self, i: int, case: str) -> bool:
        """Whether a word before a name can't have its case: it is of something left out."""
        bent = [w for w in self.scene.morphology.readings(self.branches.laid.tokens[i].text) if w.pos in (*ADJECTIVAL, "NOUN")]
        return bool(bent) and bool(case) and all(w.case and "Fixd" not in w.grammemes and case_of(w) != case for w in bent)

    def _taken_before(self, i: int) -> int:
        """The thing that the verb before has and a pronoun stands for: "начал проект и запустил его"; -1 for none."""
        branches, verb = self.branches, self.branches.heads[i]
        readings = self.scene.morphology.readings(branches.laid.tokens[i].text)
        word = next((w for w in readings if w.pos == "NPRO" and w.person == "3per"), None)
        if word is None or branches.roles[i] != "obj" or branches.roles[verb] != "conj":
            return -1
        first = branches.heads[verb]
        doing = [first, *branches.all(first, "xcomp")]
        able = [c for v in doing for c in branches.all(v, "obj", "iobj") if c < verb and c not in branches.people]
        genders = (word.gender, "neut", "") if word.gender == "masc" else (word.gender, "")
        able = [c for c in able if self.word(c).pos != "NPRO" and self.reading(c).number in (word.number, "")]
        able = [c for c in able if word.number == "plur" or self.reading(c).gender in genders]
        if len(able) != 1 or word.number == "sing" and branches.child(able[0], "conj") >= 0:
            return -1  # "построил школу и театр, её откроют"
        return able[0]

    def _told_by_name(self, i: int) -> bool:
        """Whether somebody knows whom a pronoun stands for, whose name is put there."""
        if (thing := self._taken_before(i)) >= 0 and self.recased(thing, "accs"):
            self.stands[i] = self.phrase(thing)
            return True
        person = self.scene.stands_for(i)
        if self._told_as_thing(i, surely=person is not None):
            return True
        if person is not None and person.base == self.acting:
            return False
        if person is not None:
            case = "accs" if self.branches.roles[i] == "obj" else self._led(i) or case_of(self.word(i))
            self.texts[i] = self.scene.directory.people.form(person, case)
        return person is not None

    def _led(self, i: int) -> str:
        """The case that the preposition before a pronoun mostly calls for: "с ней"; "" for none."""
        leads = {self.word(c).form for c in self.branches.all(i, "case")}
        able = {case_of(w) for w in self.scene.morphology.readings(self.branches.laid.tokens[i].text)}
        return next((c for c in sorted(able) if any(f"{lead}/{c}" in self.scene.wording.governed for lead in leads)), "")

    def _told_as_thing(self, i: int, surely: bool) -> bool:
        """Whether somebody knows which thing a pronoun stands for that something is done to, whose noun is put there."""
        branches, verb = self.branches, self.branches.heads[i]
        readings = self.scene.morphology.readings(branches.laid.tokens[i].text)
        word = next((w for w in readings if w.pos == "NPRO" and w.person == "3per" and case_of(w) != "nomn"), None)
        ordered = self.word(verb).pos in FINITE or self.word(verb).pos == "INFN" and verb < i
        if word is None or branches.roles[i] != "obj" or branches.child(i, "case") >= 0 or not ordered:
            return False
        text = self.thing(i, word, "accs", surely)
        self.texts |= {i: text} if text else {}
        return bool(text)

    def _timed(self, i: int, head: int) -> bool:
        """Whether a phrase only says when, or joins the sentence to others."""
        word = self.word(i)
        if i in self.branches.bound:
            return False
        if i in self.branches.timed and word.pos == "NOUN" and word.lemma in self.scene.wording.spans:
            return self.word(head).lemma not in self.scene.wording.adverbial  # "по итогам сезона 2015 года"
        whose = self.branches.child(i, "nmod")
        if word.lemma in self.scene.wording.times and not self.counted(i) and (whose < 0 or whose in self.branches.dates):
            return True
        counted = self.word(head).pos in ("NUMR", "NOUN", "ADJF", "PRTF")
        if word.form in self.scene.wording.timed or word.form in self.scene.wording.openers and not counted:
            return True
        opens = min((i, *self.branches.children[i]))
        pairs = (f"{self.word(j - 1).form}/{self.word(j).form}" for j in (opens, opens + 1) if 0 < j < len(self.branches.heads))
        return not self.scene.wording.unprecedented.isdisjoint(pairs)  # "впервые за два года": both go

    def counted(self, i: int) -> bool:
        """Whether a phrase says how often, or which time it was: "семь раз", "в третий раз", "в последний раз"."""
        which = map(self.word, self.branches.all(i, "amod"))
        numbers = (self.branches.laid.tokens[c].text for c in self.branches.all(i, "nummod"))
        return any(w.lemma in self.scene.wording.only or "Anum" in w.grammemes for w in which) or any(map(self._many, numbers))

    def _many(self, number: str) -> bool:
        return number.isdigit() or self.scene.morphology.word(number).pos == "NUMR"

    def _pointing(self, i: int, head: int) -> bool:
        """Whether a word before a noun is a pronoun, or somebody's age."""
        if self.aged(i):
            return True
        word = self.word(i)
        if of_the_first(self, i, head):
            return False
        words = self.scene.wording.possessives
        if i < head and (word.lemma in words or word.form in words) and self.branches.roles[i] in ("det", "nmod", "amod"):
            return not most(self, i) and not self._his_own(i, head)
        return False

    def _unsaid(self, i: int, head: int) -> bool:
        """Whether a phrase is cut off ("с формулировкой", whose quotation is gone), or an adjective says of somebody named that
        he was before another."""
        branches, wording = self.branches, self.scene.wording
        if self.word(i).lemma in wording.relative_to and branches.roles[i] == "amod":
            return any(c in branches.people for c in branches.all(head, "appos", "flat:name"))
        if branches.roles[i] not in ("nmod", "obl") or self.word(i).pos != "NOUN":
            return False
        broken = i == len(branches.laid.tokens) - 1 and self.scene.needs.need(self.word(i)) >= _WHOSE  # "учился на факультете"
        if self.word(i).form not in wording.unfinished and not broken:
            return False
        led, own = branches.child(i, "case") >= 0, [c for c in branches.children[i] if branches.roles[c] not in ("case", "punct")]
        return led and not any(self.belongs(c, i) for c in own)

    def bereft(self, i: int) -> bool:
        """Whether a participle says nothing without the pronoun that completes it and that no name can stand for, or a date: "в
        руководимом им театре", "по написанному в 1960 году роману"."""
        if self.word(i).pos not in ADJECTIVAL or self.branches.roles[i] not in ("acl", "amod"):
            return False
        below = {j for j in self.branches.below(i) if j != i and self.branches.laid.tokens[j].is_word}
        if below and below <= self.branches.dates:
            readings = self.scene.morphology.readings(self.branches.laid.tokens[i].text)
            timely = any(w.lemma in self.scene.wording.timely_fronts for w in readings)
            return not timely and any(w.pos == "PRTF" for w in readings)
        own = [c for c in self.branches.all(i, "obl", "iobj", "obj", "obl:agent") if self.word(c).pos == "NPRO"]
        return bool(own) and not any(self.belongs(c, i) for c in own)

    def _his_own(self, i: int, head: int) -> bool:
        """Whether a pronoun says that somebody, or a thing of which nothing else is said, is the own one of who acts; what he
        tells of is so anyway ("объявил об отставке")."""
        if not self.acts or self.word(i).lemma not in self.scene.wording.own or matter(self, head):
            return False
        named = self.branches.child(head, "appos", "flat:name") >= 0
        tells = self.branches.all(head, "amod", "nmod", "acl", "acl:relcl", "nummod")
        return not named and (self._animate(head) or all(somewhere(self, c) for c in tells))

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
        dets += [j for j in branches.all(i, "amod") if self.word(i).animacy == "inan" and self.aged(j)]
        led = branches.child(i, "case") >= 0
        bare = not led and branches.roles[i] == "obl" and case_of(self.word(i)) == "ablt"  # "таким образом"
        bare = bare and self.scene.needs.pull(self.word(branches.heads[i]), ("ablt",)) < SPARED
        if not dets or len(plain) != 1 + len(dets) or not (led or bare):
            return False
        this = all(self.word(j).lemma in self.scene.wording.this for j in dets)
        return not this or i not in self.texts and not self.known(self, i)  # "переизбран на эту должность"

    def _owned(self, i: int, head: int) -> bool:
        """Whether a pronoun says whose a thing is and somebody knows whose: then he is named after it."""
        if not self._pointing(i, head) or self.word(i).form not in self.scene.wording.owners:
            return False
        if self.branches.child(head, "appos") in self.branches.people:
            return False
        person = self.scene.owner(i)
        if person is None and (named := owning_thing(self, i, self.thing)):
            self.texts[i] = named
            return True
        if person is None or person.base == self.acting:
            return False
        self.texts[i] = self.scene.directory.people.form(person, "gent")
        return True
