"""Whose word it is: what is charged, supposed or thought is told so, as the sentence tells it."""

from attrs import evolve, frozen

from timeline.detecting.titling.attributing import NOMINAL
from timeline.detecting.titling.branches import Branches
from timeline.detecting.titling.draft import Draft
from timeline.detecting.titling.inflecting import FINITE, Phrases
from timeline.detecting.titling.scene import Scene
from timeline.detecting.titling.shortening import fitted

_STEPS = 8  # verbs that are followed upwards at most
_NAMED = 3  # words that say whose: "по версии следствия"
_LONGEST = 45  # characters of words that name a source
_WORTH = 0.8  # what a title must keep of its worth to name its source
_JOINED = ("conj", "xcomp", "ccomp", "parataxis")  # how a verb hangs on one that it shares its source with


@frozen
class Credit:
    """Words of the sentence, or a text, that stand before a clause, and the sign between them; `core` are words that stay."""

    words: tuple[int, ...] = ()
    text: str = ""
    sign: str = ", "
    core: frozenset[int] = frozenset()


@frozen(eq=False)
class Crediting:
    """Finds in one sentence who vouches for what a verb tells."""

    scene: Scene
    branches: Branches
    phrases: Phrases

    def credited(self, verb: int, draft: Draft | None) -> Draft | None:
        """A draft of what a verb tells with its source before it; the same where none need be told or there is no room."""
        credit = self._credit(verb) if draft is not None else None
        if draft is None or credit is None or set(credit.words) & set(draft.order):
            return draft
        order, texts = list(dict.fromkeys((*credit.words, *draft.order))), dict(draft.texts)
        if credit.text:
            first = draft.order[0]
            texts[first] = f"{credit.text}{credit.sign}{texts.get(first) or draft.plain(first)}"
        told = evolve(draft, order=order, texts=texts, core=draft.core | credit.core)
        if credit.words:
            told.content, told.sign = set(draft.order), credit.sign
        plain = evolve(draft, order=list(draft.order), texts=dict(draft.texts))
        fitting = fitted(told) and fitted(plain) and told.left >= _WORTH * plain.left
        return evolve(told, order=order, left=draft.left) if fitting else draft

    def _credit(self, verb: int) -> Credit | None:
        branches, at = self.branches, verb
        for _ in range(_STEPS):
            for c in branches.children[at]:
                if (at == verb or c < verb) and (credit := self._source(c) or self._supposed(c)) is not None:
                    return credit
            head, role = branches.heads[at], branches.roles[at]
            if head < 0 or role not in _JOINED and not self._that(at):
                return None
            if self._that(at):
                return self._claimed(at)
            at = head
        return None

    def _that(self, verb: int) -> bool:
        """Whether a clause is what somebody says."""
        return any(self.phrases.word(c).form in self.scene.wording.that for c in self.branches.all(verb, "mark"))

    def _source(self, i: int) -> Credit | None:
        """The source that a branch names, where it must be told: "по версии следствия"."""
        branches, wording = self.branches, self.scene.wording
        led = branches.child(i, "case")
        lemma, front = self.phrases.word(i).lemma, self.phrases.word(led).form
        if led < 0 or lemma not in wording.sources - wording.times and front not in wording.according:
            return None
        below, lemmas = sorted(self.branches.below(i)), wording.accusers | wording.informants
        who = next((j for j in below if self.phrases.word(j).lemma in lemmas and j != i), -1)
        if not (lemma in wording.opinions or who >= 0 or self._deed()):
            return None
        words = tuple(self.phrases.phrase(i))
        if self._long(words):
            words = tuple(j for j in words if j <= who)  # "по словам источника агентства в …"
        if led not in words or len(words) < _NAMED or self._long(words):
            return None
        return Credit(words, core=frozenset(words))

    def _supposed(self, i: int) -> Credit | None:
        """Words for what people think, told in passing: "как полагают"."""
        word, branches = self.phrases.word(i), self.branches
        told = word.lemma in self.scene.wording.claiming and word.pos == "VERB" and word.tense == "pres"
        alone = branches.child(i, *NOMINAL, "ccomp") < 0 and branches.roles[i] in ("parataxis", "advcl")
        return Credit(text=self.scene.wording.supposed) if told and alone and branches.child(i, "mark", "advmod") >= 0 else None

    def _deed(self) -> bool:
        """Whether the event is what somebody is said to have done wrong."""
        trigger = self.scene.trigger
        word = self.phrases.word(trigger.verb if trigger.verb >= 0 else trigger.head)
        return trigger.kind in self.scene.wording.deeds and word.pos == "VERB"

    def _claimed(self, said: int) -> Credit | None:
        """Who claims or charges what a clause with "что" tells: "полагает, что", "обвиняется в том, что"."""
        branches, wording, at = self.branches, self.scene.wording, said
        for _ in range(_STEPS):
            at = branches.heads[at]
            if at < 0:
                return None
            word = self.phrases.word(at)
            if word.lemma in wording.charging:
                return Credit(text=wording.charged)
            nobody = word.number == "plur" and branches.child(at, *NOMINAL) < 0  # "подозревают в том, что"
            if word.lemma in wording.suspecting and ("pssv" in word.grammemes or nobody):
                return Credit(text=wording.suspected)
            if word.pos in FINITE:
                told = word.lemma in self.scene.directory.reports and self._informed(at)
                return self._claimer(at) if told or word.lemma in wording.claiming else None
        return None

    def _informed(self, verb: int) -> bool:
        """Whether somebody without a name tells it: "источники сообщили, что"."""
        who = self.branches.child(verb, *NOMINAL)
        return who >= 0 and self.phrases.word(who).lemma in self.scene.wording.informants

    def _long(self, words: tuple[int, ...]) -> bool:
        """Whether words take too much of a title."""
        return len(" ".join(self.branches.laid.tokens[j].text for j in words)) > _LONGEST

    def _claimer(self, verb: int) -> Credit | None:
        """ "Полиция: …"."""
        branches = self.branches
        who = branches.child(verb, *NOMINAL)
        if who < 0 or self.phrases.word(who).pos != "NOUN" and who not in branches.people:
            return None
        words = tuple(j for j in self.phrases.phrase(who) if j not in branches.dates)
        if self._long(words):
            return None
        return Credit(words, sign=": ", core=frozenset({who}))
