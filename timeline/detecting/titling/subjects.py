"""Who does what a verb tells: its own subject, that of the verb it goes on from, or somebody told of before."""

from collections.abc import Iterator

from attrs import frozen

from timeline.detecting.clauses import QUOTES
from timeline.detecting.entities.people import Person
from timeline.detecting.titling.attributing import NOMINAL, STOPS
from timeline.detecting.titling.branches import Branches
from timeline.detecting.titling.inflecting import FINITE, Phrases
from timeline.detecting.titling.phrases import case_of
from timeline.detecting.titling.scene import Scene
from timeline.detecting.wording import SHORTEST
from timeline.languages.morphology import Word

SUBJECTS = (*NOMINAL, "csubj", "csubj:pass")
HELPING = ("aux", "aux:pass", "cop")


@frozen
class Subject:
    """Who does it: the word its phrase hangs on and its words, or a name told elsewhere, of `several` where it is two, or what a
    `thing` or somebody without a name is called there; neither where nobody is told."""

    head: int = -1
    words: tuple[int, ...] = ()
    name: str = ""
    several: bool = False
    thing: bool = False


@frozen(eq=False)
class Subjects:
    """Finds the subjects of one sentence's verbs."""

    scene: Scene
    branches: Branches
    phrases: Phrases

    def relative(self, verb: int) -> bool:
        """Have the noun that "который" stands for take its place, in its case; whether that could be done or needn't be."""
        branches, phrases = self.branches, self.phrases
        relatives = self.scene.wording.relatives
        if relatives.isdisjoint([token.word.lemma for token in branches.laid.tokens]):
            return True
        which = next((c for c in sorted(self._near(verb)) if phrases.word(c).lemma in relatives), -1)
        if (
            which >= 0
            and branches.heads[verb] < 0
            and (named := self._named_before(which)) >= 0
            and phrases.recased(named, "nomn")
        ):
            phrases.stands[which] = [named]
            for c in branches.children[verb]:
                if c < which:
                    branches.roles[c] = "parataxis"  # all before it is no clause
            return branches.roles[which] in SUBJECTS
        if which < 0 or not branches.roles[verb].startswith("acl") or branches.heads[verb] < 0:
            return which < 0
        if branches.roles[which] in SUBJECTS and any(self._agrees(c, verb) for c in branches.all(verb, *SUBJECTS) if c != which):
            branches.roles[which] = "obj"  # "кредит, который Россия выдала" has one subject
        noun, role = branches.heads[verb], branches.roles[which]
        cases = self._fitting(which, noun)
        own = case_of(phrases.word(which))
        case = {"obj": "accs", "iobj": "datv"}.get(role, own) if role not in SUBJECTS else "nomn"
        case = case if role in (*SUBJECTS, "obj") or case in cases else own if own in cases else next(iter(cases), "")
        if not cases or not phrases.recased(noun, case):
            return False
        phrases.stands[which] = [*branches.all(which, "case"), *self.antecedent(noun, verb)]
        return True

    def _named_before(self, which: int) -> int:
        """The name right before the comma before "который" that it may stand for; -1 for none."""
        comma = next((j for j in range(which - 1, -1, -1) if self.scene.laid.tokens[j].text == ","), -1)
        found = next((i for i, name in self.branches.people.items() if name.last == comma - 1), -1)
        return found if found >= 0 and "nomn" in self._fitting(which, found) else -1

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

    def antecedent(self, noun: int, verb: int) -> list[int]:
        """The words of a noun's phrase without its preposition and the clause that hangs on it."""
        return self.phrases.phrase(noun, verb, *self.branches.all(noun, "case", "cc", "cop", "aux", *SUBJECTS, "mark"))

    def _fitting(self, which: int, noun: int) -> list[str]:
        """The cases in which a relative pronoun has the number and gender of a noun."""
        text = self.scene.laid.tokens[which].text
        forms = [w for w in self.scene.morphology.readings(text) if w.lemma in self.scene.wording.relatives]
        person = self.phrases.person(noun)
        several = self.branches.child(noun, "conj") >= 0
        if person is not None:
            able = [w for w in forms if w.number == "sing" and person.gender in ("", w.gender) or w.number == "plur" and several]
            return [case_of(w) for w in able]
        reading = self.phrases.reading(noun)
        return [
            case_of(w)
            for w in forms
            if w.number == "plur"
            and (several or reading.number == "plur")
            or w.number == reading.number
            and (not w.gender or w.gender == reading.gender)
        ]

    def of(self, verb: int) -> Subject | None:
        """Who does what a verb tells; None where that can't be known."""
        branches, phrases = self.branches, self.phrases
        word = phrases.word(verb)
        if (before := self._bracketed(verb)) >= 0:
            return Subject(before, (before,))
        own = branches.child(verb, *SUBJECTS)
        if own >= 0 and word.pos == "PRTS" and phrases.word(own).pos == "INFN":
            branches.roles[own] = "xcomp"  # "рассмотреть дело решено"
            own = branches.child(verb, *SUBJECTS)
        if own >= 0 and own in phrases.stands:
            return Subject(own, tuple(phrases.stands[own]))
        if own >= 0:
            pointing = phrases.word(own).form in self.scene.wording.pronouns and phrases.word(own).pos != "NPRO"
            if pointing or phrases.word(own).of_speakers or self._beyond(own, verb):
                return None
            if phrases.word(own).pos == "NPRO" and (thing := self._same_thing(own, verb)) >= 0:
                return Subject(thing, tuple(phrases.phrase(thing)))
            if phrases.word(own).pos == "NPRO" and phrases.word(own).number == word.number == "plur":
                return self._both(own) or self._thing(own, phrases.word(own))
            if phrases.word(own).pos == "NPRO":
                meant, he = self.scene.subject_meant(own, verb), phrases.word(own)
                able = meant is not None and (not he.gender or meant.gender in ("", he.gender))
                return self._thing(own, he, surely=able) or (_named(meant) if able else None)
            if (named := self._listed(own, verb)) >= 0:
                if branches.heads[named] == own and self.scene.trigger.kind in self.scene.wording.standing:
                    first = phrases.phrase(own, named, *branches.all(own, "conj", "cc", "mark"))
                    words = (*first, *phrases.phrase(named, *branches.all(named, "punct")))  # "актриса и певица Анна Громова"
                    return Subject(own, words) if self._agrees(own, verb) else None
                own = named
            if phrases.person(own) is not None or branches.roles[own].startswith("nsubj") and branches.child(own, "appos") >= 0:
                phrases.recased(own, "nomn")
            return Subject(own, tuple(phrases.phrase(own, *branches.all(own, "mark")))) if self._agrees(own, verb) else None
        head, role = branches.heads[verb], branches.roles[verb]
        if role == "acl:relcl" and head >= 0 and branches.roles[head] in SUBJECTS and self._agrees(head, verb):
            return Subject(head, tuple(self.antecedent(head, verb)))  # "приехал Громов, где встретился"
        if role == "conj" and any(phrases.word(c).form in self.scene.wording.that for c in branches.all(verb, "mark")):
            return None  # "заявили о выходе, что позволит"
        if role == "amod" and head > verb and word.pos == "PRTF" and not branches.children[verb]:
            return None  # "заслуженный мастер спорта"
        if word.pos == "PRTF" and head >= 0 and phrases.word(head).pos == "PRTF":
            return self.of(head)  # "находившемуся в опале, однако казнённому"
        if role == "acl" and head >= 0 and word.pos == "PRTF":
            head = self._told_of(verb, head)
            if self.scene.laid.tokens[head].text.isdigit():
                return None  # "(1890 — 1944), свергнутого с престола"
            done = phrases.recased(head, "nomn")
            words = tuple(self.antecedent(head, verb))
            return Subject(head, words) if done and words else None
        when = role == "acl:relcl" and phrases.word(head).pos in FINITE  # "вышли в финал впервые с 1994 года, когда уступили"
        if head >= 0 and (when or role in ("conj", "advcl", "ccomp", "parataxis", "acl")):
            near = self._orphan(verb, head) if head < verb else -1
            if near >= 0:
                return Subject(near, tuple(phrases.phrase(near, verb)))
            bent = word.pos == "PRTF" and word.case != "nomn"  # "рассказал о тренере, …, но уволенном"
            able = phrases.word(head).pos in (*FINITE, "GRND") and not bent and self.relative(head)
            found = self.of(head) if able else None
            if found is not None and self._happens(found.head) and branches.child(verb, "obj") >= 0 and word.number == "plur":
                return None  # "концерты идут, гостей повезут"
            if found is not None and found.thing and found.several:
                return None
            if found is not None and (found.name or found.head >= 0):
                if self._done_to_it(verb) and (found.head in branches.bound or not found.several):
                    return Subject()  # "«Мир» устарел: его разберут"
                fits = (word.number == "plur") == found.several and found.name or self._agrees(found.head, verb)
                return found if fits else None
            if found == Subject() and role == "conj" and word.number == "plur" and branches.child(verb, "obj") < 0:
                return found  # "Громова задержали, а в мае отпустили"
        if (orphan := self._orphan(verb)) >= 0:
            return Subject(orphan, tuple(phrases.phrase(orphan, verb)))
        helped = any(phrases.word(c).number == "plur" for c in branches.all(verb, *HELPING))  # "хоронить будут"
        if helped or word.number == "plur" or word.pos == "PRED" or word.gender == "neut":
            return Subject() if role != "conj" else None
        if (quoted := self._quoted(verb)) >= 0:
            return Subject(quoted, tuple(range(quoted, verb)))
        was = branches.child(verb, "cop")
        acting = was if was >= 0 and word.pos == "NOUN" else verb  # "был главой": who he is, not what, says whether a man
        meant = self.scene.meant(acting)
        if meant is None or not self._may_be(meant, phrases.word(acting)):
            return self._thing(verb, word)
        return _named(meant)

    def _thing(self, i: int, like: Word, surely: bool = False) -> Subject | None:
        """What a pronoun in the nominative or a missing subject stands for that is nobody with a name."""
        missing = like.pos != "NPRO"
        if missing and (like.gender in ("", "neut") or any(self.may_act(j, like) for j in self._after(i))):
            return None
        if not missing and like.person != "3per":
            return None
        text = self.phrases.thing(i, like, "nomn", surely)
        return Subject(name=text, several=like.number == "plur", thing=True) if text else None

    def _after(self, verb: int) -> Iterator[int]:
        """The nouns without a preposition behind a verb, up to the next sign."""
        for i in range(verb + 1, len(self.branches.heads)):
            if self.scene.laid.tokens[i].text in STOPS:
                return
            if self.phrases.word(i).pos == "NOUN" and self.branches.child(i, "case") < 0 or i in self.branches.people:
                yield i

    def _done_to_it(self, verb: int) -> bool:
        """Whether a verb in the plural tells what somebody nobody names does to a pronoun: "приняла бюджет, его опубликуют"."""
        thing, word = self.branches.child(verb, "obj"), self.phrases.word(verb)
        owners = self.scene.wording.owners
        return word.number == "plur" and 0 <= thing < verb and self.phrases.word(thing).form in owners

    def _both(self, own: int) -> Subject | None:
        """The two people for whom a pronoun in the plural stands; None where nobody knows."""
        pair = self.scene.both(own)
        return Subject(name=f" {self.scene.wording.joiners} ".join(p.base for p in pair), several=True) if pair else None

    def _quoted(self, verb: int) -> int:
        """Where the quotation opens that stands right before a verb and does it: "в городах «Ленинград» выступит", not "в фильме
        «Мост» сыграл"; -1 where none does."""
        tokens = self.scene.laid.tokens
        if not verb or tokens[verb - 1].text not in QUOTES.values():
            return -1
        opens = next((i for i in range(verb - 2, -1, -1) if tokens[i].text in QUOTES), -1)
        before = tokens[opens - 1].word if opens > 0 else None
        gazetteer = self.scene.directory.gazetteer
        borne = before is not None and (before.pos == "PREP" or before.lemma in gazetteer.bearing | gazetteer.works)
        return -1 if borne else opens

    def _same_thing(self, own: int, verb: int) -> int:
        """The thing that does what the clause before tells, where a pronoun for it is the subject of the next: "товарооборот
        растёт: он достиг миллиарда"; -1 where there is none, or somebody is told of between them."""
        branches, he, before = self.branches, self.phrases.word(own), self.branches.heads[verb]
        if branches.roles[verb] not in ("conj", "parataxis") or not 0 <= before < own:
            return -1
        thing = branches.child(before, *(("obj",) if self._of_things(verb) else NOMINAL))  # "подписал указ, он вступит в силу"
        if self._happens(thing) and self.scene.trigger.head == verb and self.scene.personal:
            return -1  # "визит завершается: он вылетит в Омск"
        if thing < 0 or thing in branches.people or he.person != "3per":
            return -1
        noun = self.phrases.reading(thing)
        alike = noun.pos == "NOUN" and noun.animacy == "inan" and noun.number == he.number and noun.gender in (he.gender, "")
        whom = (i for i in branches.below(before) & branches.people.keys() if i < own)  # "у Громова случился инфаркт, он умер"
        befell = self._happens(thing) and any((p := self.phrases.person(i)) and p.gender in ("", he.gender) for i in whom)
        return thing if alike and not befell and not any(thing < i < own for i in branches.people) else -1

    def _of_things(self, verb: int) -> bool:
        """Whether a verb tells what nobody does: "вступит в силу", "состоится"."""
        word, wording = self.phrases.word(verb), self.scene.wording
        beside = (self.phrases.word(c).lemma for c in self.branches.all(verb, "obl"))
        return word.lemma in wording.happening or any(f"{word.lemma}/{noun}" in wording.effects for noun in beside)

    def _happens(self, i: int) -> bool:
        """Whether a noun names an event, which goes nowhere and does nothing to anybody."""
        return i >= 0 and self.phrases.word(i).lemma in self.scene.happenings

    def _bracketed(self, verb: int) -> int:
        """The name before a bracket that a verb opens: "Пётр Громов, 31 год (родился …)"; -1 where there is none."""
        tokens, people = self.scene.laid.tokens, self.branches.people
        if not verb or tokens[verb - 1].text != "(":
            return -1
        near = (i for i in range(verb - 2, -1, -1) if i in people or tokens[i].text in ";:.)")
        found = next(near, -1)
        return found if found in people and people[found].case == "nomn" and self.may_act(found, self.phrases.word(verb)) else -1

    def _listed(self, own: int, at: int) -> int:
        """The name at the end of what one person is called: "советский режиссёр, народный артист Пётр Громов скончался"; -1 where
        the subject is no such list."""
        verb = self.phrases.word(at)
        branches, alive = self.branches, self.phrases.word(own).animacy == "anim" or self.phrases.word(own).pos == "ADJF"
        if verb.number != "sing" or own in branches.people or not alive or branches.child(own, "conj") < 0:
            return -1
        named = [i for i in sorted(branches.below(own)) if i in branches.people]
        more = any(
            c not in branches.dates and branches.roles[c] in ("obj", "obl", "iobj", "xcomp") for c in branches.children[at]
        )
        if named and not more and len(branches.people[named[-1]].base) + len(verb.form) < SHORTEST:
            return -1  # too short for a title
        return named[-1] if named and self.may_act(named[-1], verb) else -1

    def _may_be(self, person: Person, verb: Word) -> bool:
        """Whether a person's gender may be the verb's: that of a foreign full name is but guessed."""
        guessed = " " in person.base and not self.scene.morphology.known(person.base.split()[0])
        return guessed or not verb.gender or person.gender in ("", verb.gender)

    def _told_of(self, participle: int, noun: int) -> int:
        """Which noun of a list a participle tells of: "диджей и телеведущая, завоевавшая титул"."""
        word, listed = self.phrases.word(participle), self.branches.all(noun, "conj")
        near = [c for c in listed if c < participle and self.phrases.reading(c).agreed == word.agreed]
        return near[-1] if near and word.number == "sing" else noun

    def _beyond(self, noun: int, verb: int) -> bool:
        """Whether a subject lies in another clause than its verb."""
        first, last = sorted((noun, verb))
        if any(self.scene.laid.tokens[i].text in ":;" and i not in self.branches.dates for i in range(first, last)):
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
                helping = self.branches.roles[i] in HELPING
                if tokens[i].text in STOPS or self.phrases.word(i).pos in (*FINITE, "CONJ") and not helping:
                    break
                above = self.branches.heads[i]
                led = self.branches.roles[i] == "appos" and self.branches.child(above, "case") >= 0  # "с именем Карла"
                if self.branches.roles[i] in ("case", "fixed") or led:
                    continue
                if self.branches.roles[i] == "nmod" and (self.branches.child(i, "nummod") >= 0 or self._owner(i)):
                    continue  # "в возрасте 28 лет", "дело о смерти певицы закрыли"
                plain = len(tokens[i].text) > 2 and self.phrases.word(i).pos == "NOUN" or i in self.branches.people
                if plain and self.branches.child(i, "case") < 0 and self.may_act(i, word):
                    return i
        return -1

    def _owner(self, i: int) -> bool:
        """Whether a noun in what may be the genitive stands right after the noun it hangs on, but for its adjectives."""
        if i in self.branches.people:
            return self.branches.people[i].case == "gent"
        readings = self.scene.morphology.readings(self.scene.laid.tokens[i].text)
        front = min(self.branches.all(i, "amod", "det"), default=i)
        near = self.branches.heads[i] == min(front, i) - 1
        return near and any(w.pos == "NOUN" and case_of(w) == "gent" for w in readings)

    def may_act(self, i: int, verb: Word) -> bool:
        """Whether a noun may be the subject of a verb, by its form."""
        if (person := self.phrases.person(i)) is not None:
            fits = not verb.gender or person.gender in ("", verb.gender)
            several = verb.number == "plur" and self.branches.child(i, "conj") >= 0
            return self.branches.people[i].case == "nomn" and (several or fits and verb.number == "sing")
        if self.scene.laid.tokens[i].text.isupper():
            return verb.number == "sing"  # "НАТО приняла"
        able = [w for w in self.scene.morphology.readings(self.scene.laid.tokens[i].text) if w.pos == "NOUN" and w.case == "nomn"]
        return any(w.number == verb.number and (not verb.gender or w.gender in ("", verb.gender)) for w in able)

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
        able = ("NOUN", "ADJF", "NUMR", *(("PRTF",) if branches.child(noun, "appos") < 0 else ()))  # "задержанные"
        nouns = [w for w in self.scene.morphology.readings(text) if w.pos in able and w.case == "nomn"]
        quoted = noun in branches.bound and not self.scene.laid.tokens[branches.bound[noun]].is_word
        if text.isupper() or text.isascii() or not self.scene.morphology.known(text) or quoted:
            return True
        for w in nouns:
            number = not word.number or not w.number or w.number == word.number
            gender = not word.gender or not w.gender or w.number == "plur" or w.gender == word.gender or "ms-f" in w.grammemes
            if number and (gender or w.animacy == "anim" and word.gender != "neut"):
                return True
        return False

    def made_finite(self, verb: int, who: Subject) -> bool:
        """Make a participle or gerund a verb that agrees with its subject."""
        word = self.phrases.word(verb)
        if who.thing or word.voice == "pssv" and word.tense == "pres":
            return False  # "проводимое в Твери совещание"
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


def _named(person: Person | None) -> Subject | None:
    return Subject(name=person.base) if person is not None else None
