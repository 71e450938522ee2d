"""What a title may draw on: the sentence in chunks, the trigger, the names, and who does it where the clause doesn't say."""

from collections.abc import Callable, Container

from attrs import frozen

from timeline.detecting.clauses import Laid
from timeline.detecting.entities.names import Directory, Name
from timeline.detecting.entities.people import Person
from timeline.detecting.entities.referring import able, lately, meant, pair_before
from timeline.detecting.titling.branches import Branches
from timeline.detecting.titling.needing import Needs
from timeline.detecting.titling.phrases import Chunk, agree, case_of
from timeline.detecting.triggers import Trigger
from timeline.detecting.wording import Wording
from timeline.languages.morphology import Morphology, Word

_PAIR = 2


@frozen(eq=False)
class Scene:
    """`place` is the words that say where, preposition and all, or ""; `own` are the names in the trigger's clause."""

    laid: Laid
    cut: Callable[[], list[Chunk]]
    trigger: Trigger
    names: list[Name]
    own: tuple[Name, ...]
    place: str
    calling: frozenset[str]  # verbs that call for an infinitive
    personal: bool  # whether events of this kind are somebody's
    directory: Directory
    morphology: Morphology
    wording: Wording
    needs: Needs
    happenings: Container[str]  # base forms of nouns that name events
    others: dict[int, Branches]  # the branches of other sentences that were asked for, by where these begin
    coming: bool = False  # whether the event's time is still to come
    apart: Container[int] = frozenset()  # the words of the sentence that name events of their own

    @property
    def chunks(self) -> list[Chunk]:
        """The sentence in chunks, which few scenes need."""
        return self.cut()

    def clause_chunks(self, clause: int) -> list[Chunk]:
        """The chunks of a clause but for its dates and what stands between two commas with one."""
        own = [c for c in self.chunks if self.laid.clause[c.first] == clause]
        pieces: list[list[Chunk]] = [[]]
        for chunk in own:
            pieces[-1].append(chunk)
            if self.laid.tokens[chunk.first].text == ",":
                pieces.append([])
        found: list[Chunk] = []
        for n, piece in enumerate(pieces):
            dated = any(c.kind == "date" for c in piece)
            if not (dated and 0 < n < len(pieces) - 1 and not any(c.kind == "verb" for c in piece)):
                found += [c for c in piece if c.kind != "date"]
        return found

    def name_in(self, chunk: Chunk) -> Name | None:
        """The person named in a chunk, outside quotations."""
        inside = (n for n in self.names if n.person and chunk.first <= n.first and n.last <= chunk.last)
        return next((n for n in inside if not n.first or self.laid.tokens[n.first - 1].text not in '«"'), None)

    def _somebody(self, chunk: Chunk) -> Person | None:
        """The person a chunk is about: its head is part of a name, or an office with one."""
        name, lemma = self.name_in(chunk), self.laid.tokens[chunk.head].word.lemma
        heads = lemma in self.directory.gazetteer.roles or any(n.person and n.first <= chunk.head <= n.last for n in self.names)
        return name.person if name is not None and heads else None

    def subject(self, own: list[Chunk], at: int) -> int:
        """Which of a clause's chunks is the subject of the verb chunk `at`: in the nominative and agreeing, rather before the
        verb than after it; -1 where none is."""
        order: list[int] = [*range(at - 1, -1, -1), *range(at + 1, len(own))]
        found = -1
        for n in order:
            chunk = own[n]
            if chunk.kind == "other" and chunk.word.pos == "NPRO" and chunk.word.case == "nomn":
                return n if found < 0 else found
            if chunk.kind != "noun" or not self.nominative(chunk, own[at].word, own[at].first) or self._apposed(own, n):
                continue
            infinitive = any(c.word.pos == "INFN" for c in own[at + 1 : n] if c.kind == "verb")
            if n > at and (self._object_of(chunk, own[at].word) or infinitive and not self.may_act(chunk)):
                continue
            if self.name_in(chunk) is not None or n > at:
                return n if found < 0 or n < at else found
            found = n if found < 0 else found
        return found

    def _apposed(self, own: list[Chunk], n: int) -> bool:
        """Whether a chunk stands between two commas, explaining the one before it."""
        if not n - 1 > 0 or n + 1 >= len(own):
            return False
        return all(self.laid.tokens[own[k].first].text == "," for k in (n - 1, n + 1))

    def nominative(self, chunk: Chunk, verb: Word, at: int) -> bool:
        """Whether a noun phrase may be the subject of the verb that is word `at`."""
        name = self.name_in(chunk)
        head = self.laid.tokens[chunk.head]
        if chunk.word.pos == "ADJF":
            return chunk.word.case == "nomn" and verb.number == chunk.word.number and verb.gender in ("", chunk.word.gender)
        if "LATN" in chunk.word.grammemes or chunk.word.pos not in ("NOUN", "ADJF") and head.text[0].isupper() and name is None:
            return verb.number != "plur" and chunk.last < at
        if name is not None and verb.number == "plur" and self._several(chunk):
            return name.case == "nomn" or self._same_always(name)
        if name is not None and name.person and (name.last == chunk.head or name.case == "nomn"):
            fits = not verb.gender or name.person.gender in (verb.gender, "") or self._may_agree(name.person, verb)
            return (name.case == "nomn" or self._same_always(name)) and verb.number != "plur" and fits
        if head.text.isupper() and len(head.text) > 1:
            return verb.number != "plur" and chunk.last < at
        if self.laid.tokens[chunk.first].text in '«"':
            return True
        if verb.number == "plur" and self._counted(chunk):
            return True
        front = [self.laid.tokens[i].text for i in range(chunk.first, chunk.head)]
        bent = [f for f in front if any(w.pos in ("ADJF", "PRTF") for w in self.morphology.readings(f))]
        for word in self.morphology.readings(head.text):
            if word.pos != "NOUN" or word.case != "nomn" or not all(agree(self.morphology, f, word) for f in bent):
                continue
            if verb.number and word.number and verb.number != word.number and not self._several(chunk):
                continue
            if verb.gender and word.gender and verb.gender != word.gender and "ms-f" not in word.grammemes:
                continue
            return True
        return False

    def _may_agree(self, person: Person, verb: Word) -> bool:
        """Whether a person's gender, as guessed, may be the verb's: a foreign first name, or a part of the name that has it."""
        parts = person.base.split()
        readings = [w for part in parts for w in self.morphology.readings(part) if w.grammemes & {"Name", "Surn"}]
        return not self.morphology.known(parts[0]) or any(w.case == "nomn" and w.gender == verb.gender for w in readings)

    def _same_always(self, name: Name) -> bool:
        """Whether a person's name has one form for all cases."""
        people, person = self.directory.people, name.person
        return person is not None and people.form(person, "nomn") == people.form(person, "gent")

    def _object_of(self, chunk: Chunk, verb: Word) -> bool:
        """Whether a noun phrase after a verb that takes an object may be that: a thing whose accusative looks the same."""
        if "tran" not in verb.grammemes or verb.pos != "VERB" or self.name_in(chunk) is not None:
            return False
        if self.laid.tokens[chunk.first].text in '«"':
            return True
        cases = {w.case for w in self.morphology.readings(self.laid.tokens[chunk.head].text) if w.pos == "NOUN"}
        return {"nomn", "accs"} <= cases

    def may_act(self, chunk: Chunk) -> bool:
        """Whether a noun phrase could be a subject but for its verb: it has a nominative and no accusative of the same form."""
        cases = {w.case for w in self.morphology.readings(self.laid.tokens[chunk.head].text) if w.pos == "NOUN"}
        return "nomn" in cases and "accs" not in cases

    def _counted(self, chunk: Chunk) -> bool:
        """Whether a noun phrase opens with a number above one: "два молодых человека"."""
        token = self.laid.tokens[chunk.first]
        before = self.laid.tokens[chunk.first - 1].text if chunk.first else ""
        return chunk.head > chunk.first and (
            token.word.pos == "NUMR" or token.text.isdigit() and token.text != "1" and before != "."
        )

    def _several(self, chunk: Chunk) -> bool:
        """Whether a noun phrase names several, joined by "и"."""
        return any(self.laid.tokens[i].word.form in self.wording.joiners.split() for i in range(chunk.first, chunk.last))

    def _doer(self, verb_at: int) -> Person | None:
        """Who does it where the clause of a verb has no subject of its own, or a pronoun: whom "который" stands for, the subject
        of a clause beside it, or the person the article told of last; None where that is nobody, or nobody knows."""
        laid, verb = self.laid, self.laid.tokens[verb_at].word
        clause = laid.clause[verb_at]
        start = laid.clause.index(clause)
        opening = [t.word for t in laid.tokens[start : start + 3]]
        relative = next((w for w in opening if w.lemma in self.wording.relatives), None)
        if relative is not None and relative.case != "nomn":
            return None
        if relative is not None and any(c.last < start and c.kind in ("noun", "prep") for c in self.chunks):
            noun = self._antecedent(clause)
            return self._somebody(noun) if noun is not None and self._does(noun, verb_at) else None
        joined = laid.tokens[start].word.form in self.wording.joining
        after = [laid.tokens[i].word.form for i, c in enumerate(laid.clause) if c == clause + 1][:1]
        said = laid.tokens[start].word.form in self.wording.that
        others = list(range(clause - 1, -1, -1)) if joined or said or laid.heads[clause] == "gerund" else []
        others += [clause + 1] if after and after[0] in self.wording.joining else []
        for other in others:
            own = self.clause_chunks(other)
            for at, chunk in enumerate(own):
                if chunk.kind == "verb" and chunk.word.pos in ("VERB", "PRTS"):
                    n = self.subject(own, at)
                    if n >= 0 and own[n].kind == "noun" and self.nominative(own[n], verb, len(laid.tokens)):
                        return self._somebody(own[n])
        own_words = (laid.tokens[i].word for i, c in enumerate(laid.clause) if c == clause)
        pronoun = next((w for w in own_words if w.pos == "NPRO" and w.case == "nomn" and w.lemma in self.wording.thirds), None)
        if pronoun is not None and (meant_here := self._told_before(start, pronoun.gender)) is not None:
            return meant_here
        return meant(self.directory, laid, pronoun if pronoun is not None and not verb.gender else verb)

    def _told_before(self, at: int, gender: str) -> Person | None:
        """Whom a subject pronoun at word `at` stands for: of those of its gender before it in the sentence the nearest who acts,
        else the nearest, but rather nobody by whom something is done."""
        earlier = [n for n in self.names if n.person and n.last < at and n.person.gender == gender]
        earlier = able(self.directory, self.laid, earlier)
        acting = [n for n in earlier if n.case == "nomn"] or [n for n in earlier if n.case != "ablt"] or earlier
        return acting[-1].person if acting else None

    def _antecedent(self, clause: int) -> Chunk | None:
        """The noun phrase that "который" at the head of a clause stands for: of the phrase before it the noun that agrees, rather
        the head than one that depends on it; None where none agrees."""
        start = self.laid.clause.index(clause)
        forms = {
            (w.number, w.gender)
            for i in range(start, min(start + 3, len(self.laid.tokens)))
            for w in self.morphology.readings(self.laid.tokens[i].text)
            if w.lemma in self.wording.relatives
        }
        for chunk in [c for c in self.chunks if c.last < start and c.kind in ("noun", "prep")][:-4:-1]:
            for i in (chunk.head, *range(chunk.last, chunk.first - 1, -1)):
                name = next((n for n in self.names if n.person and n.first <= i <= n.last), None)
                if name is not None and name.person is not None and ("sing", name.person.gender) in forms:
                    return Chunk("noun", name.first, name.last, i, self.laid.tokens[i].word)
                for word in self._nouns(i, chunk):
                    if (word.number, "" if word.number == "plur" else word.gender) in forms:
                        first = chunk.first + (chunk.kind == "prep") if i == chunk.head else self._front(i, chunk, word)
                        return Chunk("noun", first, chunk.last, i, word)
        return None

    def _nouns(self, i: int, chunk: Chunk) -> list[Word]:
        if i == chunk.head and chunk.word.pos == "NOUN":
            return [chunk.word]
        return [w for w in self.morphology.readings(self.laid.tokens[i].text) if w.pos == "NOUN" and case_of(w) == "gent"]

    def _front(self, i: int, chunk: Chunk, word: Word) -> int:
        """Where the adjectives before a noun inside a phrase begin."""
        while i - 1 > chunk.first and agree(self.morphology, self.laid.tokens[i - 1].text, word):
            i -= 1
        return i

    def _does(self, chunk: Chunk, verb_at: int) -> bool:
        """Whether what "который" stands for is who does it, rather than what it is done to: the verb agrees with it and, where it
        takes an object, has one or a doer that lives."""
        verb = self.laid.tokens[verb_at].word
        number, gender = chunk.word.number, chunk.word.gender
        if verb.number and number and verb.number != number or verb.gender and gender and verb.gender != gender:
            return False
        own = self.clause_chunks(self.laid.clause[verb_at])
        object_ = any(c.kind == "noun" and case_of(c.word) not in ("datv", "ablt", "loct") for c in own)
        return "tran" not in verb.grammemes or verb.pos != "VERB" or object_ or chunk.word.animacy == "anim"

    def whom(self) -> list[Person]:
        """The people of the trigger's clause, else of the clause's doer, in text order."""
        if pair := self.theirs():
            return pair
        people = list({n.person.base: n.person for n in self.own if n.person}.values())
        if people:
            return people
        doer = self._doer(self.trigger.head)
        return [doer] if doer is not None else []

    def theirs(self) -> list[Person]:
        """The two people told of last, where the event is theirs: "их встреча"."""
        before = self.laid.tokens[max(self.trigger.head - 2, 0) : self.trigger.head]
        return pair_before(self.directory, self.laid) if any(t.word.form in self.wording.theirs for t in before) else []

    def both(self, own: int) -> list[Person]:
        """The two people that a subject pronoun in the plural stands for: all those named before it in the sentence or, where
        nobody is, in the last one that names people; the two of the headline where but one of them is. Else nobody."""
        if self.laid.tokens[own].word.of_speakers:
            return []
        here = list({n.person.base: n.person for n in self.names if n.person and n.last < own}.values())
        told = here or lately(self.directory, self.laid, 1)
        pair = list(
            {n.person.base: n.person for x in self.directory.headline for n in self.directory.names(x) if n.person}.values()
        )
        told = pair if len(told) == 1 and told[0] in pair else told
        return told if len(told) == _PAIR else []

    def stands_for(self, i: int) -> Person | None:
        """The person that a pronoun other than a subject stands for: the nearest of its gender before it in the sentence, else
        the one told of last."""
        word = self.laid.tokens[i].word
        if word.form in self.wording.owners:  # "её" is read as whose something is
            word = next((w for w in self.morphology.readings(word.form) if w.pos == "NPRO"), word)
        if word.pos != "NPRO" or word.lemma not in self.wording.thirds or word.case in ("nomn", "") or word.number != "sing":
            return None
        if word.case == "loct" and i and self.laid.tokens[i - 1].word.form in (self.wording.inside, self.wording.upon):
            return None  # "дом, в нём прошла выставка"
        return self._nobody_acting(i, word, (word.gender, ""))

    def owner(self, i: int) -> Person | None:
        """Whose a thing is that a pronoun before it says: of the nearest before it in the sentence who doesn't act in the clause,
        else the one told of last."""
        word = next((w for w in self.morphology.readings(self.laid.tokens[i].text) if w.pos == "NPRO"), None)
        if word is None or word.number != "sing":
            return None
        return self._nobody_acting(i, word, (word.gender,))

    def _nobody_acting(self, i: int, word: Word, genders: tuple[str, ...]) -> Person | None:
        """The nearest person of the genders before word i, else the one told of last; nobody who acts in its clause: who does
        something to "him" is not "he". Where the sentence tells of somebody without a name, it is he, who may be the one that the
        article is about."""
        here = {n.base for n in self.names if n.person and self.laid.clause[n.first] == self.laid.clause[i] and n.case == "nomn"}
        before = [n for n in self.names if n.person and n.last < i and n.person.gender in genders and n.base not in here]
        one = before[-1].person if before else meant(self.directory, self.laid, word)
        if not before and (
            self._stranger(i, genders) or one is not self.directory.people.about() and self._unnamed(i, genders, one)
        ):
            return None
        return one if one is not None and one.base not in here else None

    def _stranger(self, end: int, genders: tuple[str, ...]) -> bool:
        """Whether a surname of one of the genders that nobody known bears stands before word `end`."""
        named = {j for n in self.names for j in range(n.first, n.last + 1)}
        others = (t.text for j, t in enumerate(self.laid.tokens[:end]) if j and t.text[0].isupper() and j not in named)
        return any(
            w.gender in genders and ("Surn" in w.grammemes or not self.morphology.known(text))
            for text in others
            for w in self.morphology.readings(text)
        )

    def _unnamed(self, end: int, genders: tuple[str, ...], one: Person | None) -> bool:
        """Whether somebody of one of the genders stands before word `end` whom the article never calls by this name."""
        for token in self.laid.tokens[:end]:
            word = token.word
            noun = word.pos == "NOUN" and word.animacy == "anim" and word.number == "sing" and token.text.islower()
            if word.gender in genders and (noun or word.lemma in self.wording.one and word.case == "nomn"):
                told = (laid for laid in self.directory.naming(word.lemma) for n in self.directory.names(laid) if n.person is one)
                return not noun or next(told, None) is None
        return False

    def meant(self, verb: int) -> Person | None:
        """Who does it where a verb has no subject."""
        word = self.laid.tokens[verb].word
        return meant(self.directory, self.laid, word) or self._about(word)

    def _about(self, word: Word) -> Person | None:
        """The person the article is about, where no gender speaks against it: a foreign name's is but guessed."""
        person = self.directory.people.about()
        if person is None or word.number == "plur" or word.gender == "neut":
            return None
        return person if self.may_be(person, word.gender) else None

    def may_be(self, person: Person, gender: str) -> bool:
        """Whether a person may be of a gender, "" for any: a foreign name's is but guessed."""
        forename = person.base.split()[0]
        first = [w for w in self.morphology.readings(forename) if "Name" in w.grammemes]
        sure = self.morphology.known(forename) and first and all(w.gender == person.gender for w in first)
        return not (sure and gender and person.gender not in ("", gender))

    def subject_meant(self, own: int, verb: int) -> Person | None:
        """Whom a subject pronoun stands for: the nearest before it in the sentence, else the one told of last."""
        word = self.laid.tokens[own].word
        if word.lemma not in self.wording.thirds or self._thing_before(own, word):
            return None
        if (told := self._told_before(own, word.gender)) is not None:
            return told
        said = self.laid.tokens[verb].word
        like = said if said.gender else word
        return meant(self.directory, self.laid, like) or self._about(like)

    def _thing_before(self, own: int, pronoun: Word) -> bool:
        """Whether a pronoun rather stands for a thing: the last subject before it in the sentence is one, of its gender."""
        tree, tokens = self.directory.tree(self.laid), self.laid.tokens
        subjects = [i for i in range(own) if tree is not None and tree.roles[i].startswith("nsubj")]
        people = (n for n in self.names if n.person and n.last < own)
        if not subjects or any(n.case == "nomn" or not n.first or tokens[n.first - 1].word.animacy != "inan" for n in people):
            return False
        word = tokens[subjects[-1]].word
        return word.animacy == "inan" and word.case == "nomn" and word.number == "sing" and word.gender == pronoun.gender
