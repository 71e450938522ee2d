"""Which words of a sentence bear on an event: its verbs and those that call for them, and what is done to it elsewhere."""

from functools import cached_property

from attrs import define

from timeline.detecting.clauses import Laid
from timeline.detecting.features import preposition
from timeline.detecting.lexicon import Lexicon
from timeline.detecting.signs import Phrases, Signs
from timeline.detecting.triggers import Trigger
from timeline.languages.morphology import Word
from timeline.model import Dated

_REACH = 6  # words between a verb and the infinitive it calls for
_NEAR = 4  # words between a noun and the one it belongs to
_OPENING = 3  # words in which a clause says how it opens
_CASES = ("nomn", "accs")
_FINITE = ("VERB", "PRTS", "ADJS")
VERBAL = ("VERB", "PRTS", "PRTF", "INFN", "ADJF", "ADJS")


@define(eq=False, slots=False)
class Standing:
    """An event's words as its status sees them: the trigger in its sentence, its date among the document's, and whether that lies
    ahead (None: unknown)."""

    laid: Laid
    trigger: Trigger
    date: Dated | None
    ahead: bool | None
    dated: tuple[Dated, ...]
    words: Lexicon
    signs: Signs

    @cached_property
    def noun(self) -> bool:
        """Whether a noun names the event."""
        return self.trigger.form in ("noun", "name")

    @cached_property
    def governor(self) -> int:
        """The verb that says of the event what is said; the trigger itself where no other does."""
        return self.trigger.verb if self.trigger.verb >= 0 and self.noun else self.trigger.head

    @cached_property
    def callers(self) -> tuple[int, ...]:
        """The verbs that call for the infinitive which brings the event, the nearest first: "предложил провести референдум"."""
        found = []
        at = self.governor
        if not self.noun and self.trigger.verb >= 0 and self.word(at).pos == "INFN":
            found.append(self.trigger.verb)
            at = self.trigger.verb
        return (*found, *self.calling(at))

    @cached_property
    def chain(self) -> tuple[int, ...]:
        """The event's verb and its callers."""
        return (self.governor, *self.callers)

    @cached_property
    def clauses(self) -> frozenset[int]:
        """The clauses of the trigger and of its verb."""
        return frozenset((self.laid.clause[self.trigger.head], self.laid.clause[self.governor]))

    @cached_property
    def host(self) -> tuple[int, int]:
        """The noun that the event's clause is an attribute of, and the clause of that noun; -1 where it is none."""
        clause = self.laid.clause[self.governor]
        if clause != self.laid.clause[self.trigger.head]:
            return -1, -1
        at = self.antecedent(clause)
        return (at, self.laid.clause[at]) if at >= 0 else (-1, -1)

    @cached_property
    def matrix(self) -> tuple[int, ...]:
        """The verbs of the clause that the event's clause is the content of: "планировалось, что лидеры подпишут"."""
        laid = self.laid
        clause = laid.clause[self.governor]
        start = laid.clause.index(clause)
        if laid.heads[clause] != "sub" or not start or self.antecedent(clause) >= 0:
            return ()
        return tuple(i for i in self.of_clause(laid.clause[start - 1]) if self.word(i).pos in VERBAL)

    def word(self, i: int) -> Word:
        """A word of the sentence."""
        return self.laid.tokens[i].word

    def of_clause(self, clause: int) -> list[int]:
        """The words of a clause."""
        return [i for i, c in enumerate(self.laid.clause) if c == clause]

    def antecedent(self, clause: int) -> int:
        """The noun before a participle's or relative clause that it is an attribute of; -1 where it is no such clause."""
        laid = self.laid
        start = laid.clause.index(clause)
        opening = [laid.tokens[i].word for i in range(start, min(start + _OPENING, len(laid.tokens)))]
        relative = laid.heads[clause] == "sub" and any(w.lemma in self.words.relatives for w in opening)
        if not start or not relative and laid.heads[clause] != "part":
            return -1
        nouns = (
            i for i in range(start - 1, max(start - 2 * _REACH, -1), -1) if self.word(i).pos == "NOUN" and laid.mention[i] < 0
        )
        known = [i for i in nouns if laid.clause[i] == laid.clause[start - 1]]
        wanted = next((w for w in opening if w.pos == "PRTF" or w.lemma in self.words.relatives), None)
        # An abbreviation agrees with anything: "саммит ОДКБ, намеченный".
        named = (i for i in known if not laid.tokens[i].text.isupper())
        agreeing = (i for i in named if wanted is not None and _agree(self.word(i), wanted))
        return next(agreeing, known[0] if known else -1)

    def deed(self, i: int) -> bool:
        """Whether a verb names the event, of a kind of its own, rather than says something of another: "назначен министром"."""
        return i == self.trigger.head and not self.noun and self.word(i).lemma in self.words.verbs

    def calling(self, verb: int) -> tuple[int, ...]:
        """The verbs that call for an infinitive or for a participle with one ("может быть отменён"), the nearest first; none for
        another word."""
        found: list[int] = []
        at = verb
        if self.word(at).pos == "PRTS" and at and self.word(at - 1).pos == "INFN" and self.word(at - 1).lemma in self.words.state:
            at -= 1
        while self.word(at).pos == "INFN" and len(found) < _REACH:
            at = self._caller(at)
            if at < 0 or at in found:
                break
            found.append(at)
        return tuple(found)

    def negated(self, i: int) -> bool:
        """Whether the word is negated, a form of "to be" between them or not, or behind it: "проводиться не будет"."""
        behind = self.laid.tokens[i + 1 : i + 3]
        if len(behind) > 1 and behind[0].word.form in self.words.negation and behind[1].word.lemma in self.words.being:
            return self.word(i).pos in ("INFN", "PRTS")
        j = i - 1
        if j > 0 and self.word(j).lemma in self.words.state:
            j -= 1
        return j >= 0 and self.word(j).form in self.words.negation

    def denies(self, i: int) -> bool:
        """Whether a word denies what it tells of, or fails to confirm it."""
        lemma, signs = self.word(i).lemma, self.signs
        if self.negated(i):
            return lemma in signs.confirming and lemma not in signs.excluding
        return lemma in signs.denying

    def phrase(self, phrases: Phrases, clause: int) -> bool:
        """Whether a clause has one of the phrases."""
        forms = [self.word(i).form for i in self.of_clause(clause)]
        return any(tuple(forms[n : n + len(p)]) == p for p in phrases for n in range(len(forms) - len(p) + 1) if forms[n] == p[0])

    def passive(self, i: int) -> bool:
        """Whether the subject of a verb is what it is done to: short and passive participles, reflexive verbs."""
        word = self.word(i)
        return word.pos == "PRTS" or word.voice == "pssv" or "intr" in word.grammemes

    def planned(self, i: int) -> bool:
        """Whether a word tells of a plan that was: "намеченный", "собирался", "должен был", "был запланирован"."""
        word = self.word(i)
        if word.lemma not in self.signs.planning:
            return False
        if word.pos in ("VERB", "PRTF"):
            return word.tense == "past"
        return word.pos in ("PRTS", "ADJS") and self._been(i)

    def _been(self, i: int) -> bool:
        """Whether "to be" in the past stands beside a word."""
        beside = (j for j in (i - 2, i - 1, i + 1, i + 2) if 0 <= j < len(self.laid.tokens))
        return any(self.word(j).tense == "past" and self.word(j).lemma in self.words.state for j in beside)

    def _caller(self, infinitive: int) -> int:
        """The verb that calls for an infinitive: before it in its clause, or after it; -1 where there is none."""
        clause = self.laid.clause[infinitive]
        before = range(infinitive - 1, max(infinitive - _REACH, 0) - 1, -1)
        after = range(infinitive + 1, min(infinitive + 2 * _REACH, len(self.laid.tokens)))
        order: list[int] = [*before, *after]
        for i in order:
            word, modal = self.word(i), self.word(i).lemma in self.words.modal
            verbal = word.pos in _FINITE or word.pos == "INFN" and i < infinitive and modal
            idle = word.lemma in self.words.state or word.lemma in self.words.report
            if self.laid.clause[i] == clause and verbal and (modal or not idle):
                return i
        return -1


def bears(standing: Standing, verb: int) -> bool:
    """Whether what a verb says is done is done to the event."""
    laid = standing.laid
    clause = laid.clause[verb]
    if verb in standing.chain or not standing.noun and standing.trigger.head in standing.calling(verb):
        return True
    if standing.word(verb).pos in ("PRTF", "ADJF"):
        return _modifies(standing, verb)
    if clause in standing.clauses:
        return standing.noun and argument(standing, verb, standing.trigger.head)
    noun, host = standing.host
    if host == clause:
        return argument(standing, verb, noun) or argument(standing, verb, _about(standing, noun))
    return _taken_up(standing, verb)


def _about(standing: Standing, noun: int) -> int:
    """The noun that a noun after a preposition completes, where "который" may stand for either: "вопрос о бюджете, который …"; -1
    where there is none."""
    led = noun - 1 if noun > 1 and standing.word(noun - 1).pos == "PREP" else -1
    before = standing.word(led - 1)
    return led - 1 if led > 0 and before.pos == "NOUN" and _fits(standing.word(noun), before) else -1


def argument(standing: Standing, verb: int, noun: int) -> bool:
    """Whether a noun is what a verb of its clause is done to, and not the one who does it."""
    laid = standing.laid
    if noun < 0 or laid.clause[noun] != laid.clause[verb]:
        return False
    noun = _head(standing, noun)
    word, does = standing.word(noun), standing.word(verb)
    if preposition(laid, noun):
        return False
    rivals = [
        i
        for i in standing.of_clause(laid.clause[verb])
        if i != noun
        and standing.word(i).lemma in standing.words.nouns
        and standing.word(i).case in _CASES
        and not preposition(laid, i)
    ]
    if any(abs(i - verb) < abs(noun - verb) and (i < verb) == (noun < verb) for i in rivals):
        return False
    if does.pos != "VERB" or standing.passive(verb):
        return True
    if noun < verb and word.case == "nomn" and word.number == does.number:
        others = (standing.word(i) for i in standing.of_clause(laid.clause[verb]) if i > verb)
        return not any(w.is_noun and w.case == "accs" for w in others)
    return True


def _head(standing: Standing, noun: int) -> int:
    """The noun that a noun in the genitive belongs to: "старт продаж"; else itself."""
    while standing.word(noun).case == "gent":
        before = (
            i for i in range(noun - 1, max(noun - _NEAR, 0) - 1, -1) if standing.word(i).pos not in ("ADJF", "PRTF", "NUMR")
        )
        owner = next(before, -1)
        if owner < 0 or standing.word(owner).pos != "NOUN" or standing.laid.clause[owner] != standing.laid.clause[noun]:
            break
        noun = owner
    return noun


def _modifies(standing: Standing, participle: int) -> bool:
    """Whether a passive participle tells of the event, or of the subject or object of its verb."""
    laid = standing.laid
    if not standing.passive(participle):
        return False
    noun = _described(standing, participle)
    if noun < 0:
        return False
    if standing.noun:
        return noun in (standing.trigger.head, _head(standing, standing.trigger.head))
    return laid.clause[noun] in standing.clauses and standing.word(participle).case in _CASES and not preposition(laid, noun)


def _described(standing: Standing, participle: int) -> int:
    """The noun that a participle describes: before it, where it opens a clause, else after it; -1 where there is none."""
    laid, word = standing.laid, standing.word(participle)
    clause = laid.clause[participle]
    start = laid.clause.index(clause)
    if laid.heads[clause] == "part" and start and participle - start < _OPENING:
        return standing.antecedent(clause)
    after = range(participle + 1, min(participle + 2 * _REACH, len(laid.tokens)))
    nouns = (i for i in after if standing.word(i).pos == "NOUN" and laid.mention[i] < 0 and not _led_between(laid, participle, i))
    return next((i for i in nouns if _agree(standing.word(i), word)), -1)


def _led_between(laid: Laid, first: int, last: int) -> bool:
    """Whether a noun has a preposition of its own after the participle."""
    return any(laid.tokens[i].word.pos == "PREP" and laid.mention[i + 1] < 0 for i in range(first + 1, last))


def _agree(noun: Word, other: Word) -> bool:
    if other.pos == "PRTF" and noun.case != other.case and {noun.case, other.case} != set(_CASES):
        return False
    if noun.number != other.number:
        return False
    return noun.number == "plur" or not other.gender or noun.gender == other.gender


def _taken_up(standing: Standing, verb: int) -> bool:
    """Whether the clause of a verb and that of the event tell of one thing: one takes up the other's with a pronoun, or says
    nothing more of what it is done to."""
    laid = standing.laid
    there, here = laid.clause[verb], laid.clause[standing.trigger.head]
    if there == here or laid.heads[there] == "bracket":
        return False
    thing = _done_to(standing, verb)
    if there > here:
        nouns = [standing.trigger.head] if standing.noun else [i for i in standing.of_clause(here) if _stands(standing, i)]
        if any(_follows(standing, there, standing.word(noun)) for noun in nouns):
            return thing < 0 or standing.word(thing).pos == "NPRO"
        if thing >= 0 or not standing.noun or not _goes_on(standing, here, there):
            return False
        agrees = any(_fits(standing.word(noun), standing.word(verb)) for noun in nouns)
        return standing.passive(verb) and agrees
    if thing < 0 or laid.heads[there] == "sub":
        return False
    if not standing.noun and standing.word(thing).animacy == "anim":
        return False  # "посла отозвали, он вернётся в мае"
    if _follows(standing, here, standing.word(thing)):
        # Not "договор снят с повестки; его обсудят на встрече".
        return not standing.noun or laid.heads[here] == "main" and not preposition(laid, standing.trigger.head)
    start = laid.clause.index(here)
    explains = start > 0 and there == here - 1 and laid.tokens[start - 1].text == ":"
    if (
        explains
        and standing.noun
        and start < standing.trigger.head
        and standing.word(standing.trigger.head - 1).lemma in standing.signs.another
    ):
        return True
    if explains and standing.word(verb).lemma in standing.signs.changing:
        return True
    again = any(standing.word(i).form in standing.signs.now for i in standing.of_clause(here))
    kind = standing.words.nouns.get(standing.word(thing).lemma, "")
    return standing.noun and kind == standing.trigger.kind and (again or explains)


def _goes_on(standing: Standing, here: int, there: int) -> bool:
    """Whether a clause follows another, or goes on with it behind what is put between: "встреча, намеченная на 5 мая, не нужна и
    отменена", "встреча, по слухам, отменена"."""
    laid = standing.laid
    if there == here + 1:
        return True
    if any(laid.heads[c] == "main" for c in range(here + 1, there)):
        return False
    told = any(standing.word(i).pos in ("VERB", "PRTS") for i in standing.of_clause(here))
    return not told or standing.word(laid.clause.index(there)).form in standing.words.joiners


def _stands(standing: Standing, i: int) -> bool:
    word = standing.word(i)
    return word.pos == "NOUN" and word.case in _CASES and standing.laid.mention[i] < 0 and not preposition(standing.laid, i)


def _done_to(standing: Standing, verb: int) -> int:
    """The noun or pronoun that a verb is done to, the nearest in its clause; -1 where its clause has none."""
    fits = [i for i in standing.of_clause(standing.laid.clause[verb]) if _stands(standing, i) or _pronoun(standing, i)]
    done = [i for i in fits if _pronoun(standing, i) or argument(standing, verb, i)]
    agreeing = [i for i in done if not standing.passive(verb) or _fits(standing.word(i), standing.word(verb))]
    return min(agreeing, key=lambda i: abs(i - verb), default=-1)


def _pronoun(standing: Standing, i: int) -> bool:
    word = standing.word(i)
    return word.lemma in standing.signs.pronouns and not preposition(standing.laid, i)


def _follows(standing: Standing, clause: int, noun: Word) -> bool:
    """Whether a clause takes up a noun with a pronoun."""
    return any(_pronoun(standing, i) and _fits(noun, standing.word(i)) for i in standing.of_clause(clause))


def _fits(noun: Word, other: Word) -> bool:
    """Whether a noun and a pronoun or verb agree in number and, in the singular, in gender; "его" is both "он" and "оно"."""
    if noun.number != other.number:
        return False
    if other.pos == "NPRO" and other.case != "nomn" and noun.gender == "neut" and other.gender == "masc":
        return True
    return noun.number == "plur" or not other.gender or not noun.gender or noun.gender == other.gender
