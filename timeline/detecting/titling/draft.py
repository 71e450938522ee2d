"""Words of a sentence on their way to a title: in which order, in which form, and which may go where there are too many."""

from collections.abc import Container

from attrs import define, field

from timeline.detecting.titling.branches import Branches
from timeline.detecting.titling.needing import OBJECT, SPARED, frames
from timeline.detecting.titling.parting import joins_nothing
from timeline.detecting.titling.phrases import BENT, agree, case_of
from timeline.detecting.titling.scene import Scene
from timeline.detecting.triggers import Trigger
from timeline.detecting.wording import LONGEST, tidy

_CLOSED = ("acl", "acl:relcl", "appos", "amod")  # how a branch hangs behind its head, a comma on either side
_BRACKETS = '()«»"'
_WANTED, _WANTING = 0.6, 0.5  # the need from which a verb without any of what it calls for is worth less, and how much less
_WHOSE = 0.8  # the same for a noun that says nothing without what hangs on it
_SAYING = ("amod", "nmod", "appos", "flat", "flat:name", "det", "nummod")
PREDICATES = ("VERB", "PRTS", "INFN", "GRND", "ADJS", "PRED", "PRTF")


@define(eq=False)
class Draft:
    """`order` are words as they shall follow each other, `texts` what to write instead of one, `core` those that stay."""

    scene: Scene
    branches: Branches
    order: list[int]
    texts: dict[int, str] = field(factory=dict)
    core: set[int] = field(factory=set)
    stood: set[int] = field(factory=set)  # words that others stand for
    reports: bool = False  # whether it tells what was said, rather than the saying
    content: set[int] = field(factory=set)  # the words of what was said, which a sign opens
    sign: str = ": "
    vague: bool = False  # whether nobody knows which one its subject is
    acting: str = ""  # who acts, where that is one person told by nothing but a name
    left: float = 1.0  # of its worth, after what has been left out

    def pull(self, i: int) -> float:
        """How often what word i hangs on has such a complement."""
        branches, head = self.branches, self.branches.heads[i]
        if self._only_so(i):
            return 1.0
        found = branches.pulls.get(i)
        if found is None:
            word, name = branches.laid.tokens[i].word, branches.people.get(i)
            bent = (w for w in self.scene.morphology.readings(branches.laid.tokens[i].text) if w.pos in BENT)
            cases = [name.case] if name is not None else map(case_of, bent)
            led = branches.child(i, "case")
            preposition = branches.laid.tokens[led].word.lemma if led >= 0 else ""
            plain = head >= 0 and (word.lemma not in self.scene.wording.adverbial or branches.counted(i))
            ways = frames(branches.roles[i], word.pos, preposition, cases) if plain else ()
            found = branches.pulls[i] = self.scene.needs.pull(branches.laid.tokens[head].word, ways) if ways else 0.0
        return found

    def _only_so(self, i: int) -> bool:
        """Whether a clause stands behind the one that is the first or the only one to do so."""
        branches, head = self.branches, self.branches.heads[i]
        behind = branches.roles[i] in ("acl", "acl:relcl") and head < i
        return behind and any(branches.laid.tokens[c].word.lemma in self.scene.wording.only for c in branches.all(head, "amod"))

    def tells(self, trigger: Trigger) -> bool:
        """Whether the event's own word is still there, or the verb that brings it."""
        return self.reports or any(trigger.first <= i <= trigger.last or i == trigger.verb for i in self.order)

    def wanting(self) -> float:
        """What is left of a title's worth for want of what its words call for."""
        kept, left = set(self.order) | self.stood, 1.0
        for i in self.order:
            word = self.branches.laid.tokens[i].word
            if i in self.branches.bound or i in self.branches.parts or i in self.branches.people:
                continue
            need = self.scene.needs.need(word)
            own = [c for c in self.branches.children[i] if not kept.isdisjoint(self.branches.below(c))]
            if word.pos == "NOUN":
                if need >= _WHOSE and not any(self.branches.roles[c] in _SAYING for c in own):
                    left *= _WHOSE
            elif need >= _WANTED and not any(self.pull(c) or self._bare(c) for c in own):
                left *= 1 - _WANTING * need
            elif word.pos == "VERB" and not any(self._bare(c) for c in own):
                left *= 1 - _WANTING * max(self.scene.needs.pull(word, (OBJECT,)) - SPARED, 0)
        return left

    def _bare(self, i: int) -> bool:
        """Whether word i completes a verb without a preposition."""
        role = self.branches.roles[i]
        return role in ("obj", "iobj", "xcomp", "ccomp") or role == "obl" and self.branches.child(i, "case") < 0

    def text(self) -> str:
        """The words as text."""
        laid, shown = self.branches.laid, self._shown()
        tokens = laid.tokens
        parts: list[str] = []
        before, spoken = -1, False
        commas = self._commas(shown)
        for i in shown:
            glued = before == i - 1 and before >= 0 and tokens[before].end == tokens[i].start
            opens = self.sign if parts and i in self.content and not spoken else "" if glued else " "
            word = self.plain(i, bool(parts))
            if before >= 0 and tokens[before].word.pos == "PREP" and (i != before + 1 or i in self.texts):
                parts[-1] = f" {self.scene.wording.led(parts[-1].strip(), word)}"
            parts.append(opens + word + ("," if i in commas else ""))
            name = self.branches.people.get(i)
            before = name.last if name is not None else i
            spoken = i in self.content
        words = "".join(parts).split()
        leading = not shown or self.branches.roles[shown[0]] not in ("case", "mark")  # "накануне открытия"
        while leading and words and words[0].lower().strip(",") in self.scene.wording.openers:
            words.pop(0)
        if any(map(str.__eq__, words, words[1:])):
            told = " ".join((laid.words(0, len(tokens) - 1), *self.texts.values()))
            words = [w for n, w in enumerate(words) if not n or w != words[n - 1] or f"{w} {w}" in told]
        return tidy(" ".join(words))

    def _commas(self, shown: list[int]) -> set[int]:
        """The words after which a comma is wanting: where a gerund begins, or what a comma opened ends, before what it once
        was parted from by more."""
        branches, found = self.branches, set[int]()
        tokens, place = branches.laid.tokens, {i: n for n, i in enumerate(shown)}
        for i in shown:
            role = branches.roles[i]
            if role not in _CLOSED and role != "advcl":
                continue
            gerund = role == "advcl" and tokens[i].word.pos == "GRND" and i not in self.texts
            gerund = gerund or role == "acl" and self._participle(i, place)
            if not gerund and (role == "advcl" or i < branches.heads[i]):
                continue
            own = sorted(place[j] for j in branches.below(i) if j in place and tokens[j].is_word)
            if not own:
                continue  # a sign alone
            first, last = own[0], own[-1]
            opened = first > 0 and tokens[shown[first - 1]].text == ","
            if gerund and first > 0 and tokens[shown[first - 1]].is_word and tokens[shown[first - 1]].word.pos != "CONJ":
                found.add(shown[first - 1])
                opened = True
            end = max(j for j in branches.below(i) if tokens[j].is_word) + 1
            closed = gerund or end < len(tokens) and tokens[end].text == ","
            if opened and closed and last + 1 < len(shown) and tokens[shown[last + 1]].is_word:
                found.add(shown[last])
        return found

    def _participle(self, i: int, place: Container[int]) -> bool:
        """Whether an attribute is a participle with words of its own behind its noun."""
        branches, tokens = self.branches, self.branches.laid.tokens
        head = branches.heads[i]
        written = self.scene.morphology.word(self.texts.get(i, tokens[i].text)).pos == "PRTF"  # no verb stands for it
        counted = tokens[head].word.lemma in self.scene.wording.numbers  # "тысячи протестующих в стране"
        if not written or counted or not (head < i and head in place):
            return False
        own = [j for j in branches.below(i) if j in place and tokens[j].is_word]
        living = any(w.pos == "NOUN" for w in self.scene.morphology.readings(tokens[i].text))
        agreed = agree(self.scene.morphology, tokens[i].text, tokens[head].word) is not None
        return len(own) > 1 and min(own) == i and not living and agreed

    def plain(self, i: int, inside: bool = True) -> str:
        """A word as it is written, inside a title or at its head."""
        if i in self.texts:
            text = self.texts[i]
        elif i in self.branches.people:
            text = self._whose(i) or self.scene.directory.shown(self.branches.people[i])
        else:
            text = self.branches.laid.tokens[i].text
        tokens, low = self.branches.laid.tokens, text.lower()
        if i in self.texts and tokens[i].word.pos in ("NPRO", "ADJF") and tokens[i].word.form in self.scene.wording.pronouns:
            return text  # whom a pronoun stands for
        if text == low or not inside or i in self.branches.people or text.isupper() and len(text) > 1:
            return text
        opens = i not in self.branches.bound and (tokens[i - 1].text in ".:" or not any(t.is_word for t in tokens[:i]))
        named = any(name.first == i for name in self.scene.names)
        return low if opens and not named and self.scene.morphology.known(text) else text

    def _whose(self, i: int) -> str:
        """A name that has one form for all cases, in the genitive where it says whose a thing is: "тело Макафи"; else ""."""
        branches, name = self.branches, self.branches.people[i]
        head = branches.heads[i]
        near = head >= 0 and all(branches.heads[j] == i for j in range(head + 1, name.first))  # "о розыске 67-летнего Макафи"
        if i in self.core or branches.roles[i] != "nmod" or name.case != "nomn" or name.person is None or not near:
            return ""
        word = branches.laid.tokens[head].word
        last = self.scene.morphology.readings(branches.laid.tokens[name.last].text)
        bent = any(w.case in ("nomn", "") and w.pos == "NOUN" and "Fixd" not in w.grammemes for w in last)
        thing = word.pos == "NOUN" and word.animacy == "inan" and head not in branches.bound and branches.child(i, "case") < 0
        return self.scene.directory.people.form(name.person, "gent") if thing and not bent else ""

    def _shown(self) -> list[int]:
        """The words, with the signs between those that still stand as they stood."""
        tokens, kept = self.branches.laid.tokens, self.order
        found: list[int] = []
        for n, i in enumerate(kept):
            if tokens[i].word.pos == "CONJ" and joins_nothing(self.branches, i, found[-1] if found else -1):
                continue
            if tokens[i].is_word or i in self.branches.bound or tokens[i].text in "№%$€":
                found.append(i)
                continue
            before = found[-1] if found else -1
            after = next((j for j in kept[n + 1 :] if tokens[j].is_word or j in self.branches.bound), -1)
            if before < 0 or after < 0 or tokens[i].text in _BRACKETS:
                continue
            name = self.branches.people.get(before)
            last = name.last if name is not None else before
            beside = last == i - 1 or tokens[i].text == ":" and self.branches.dates.issuperset(range(last + 1, i))
            name = self.branches.people.get(after)
            first = name.first if name is not None else after
            follows = first == i + 1
            aside = not follows and tokens[first - 1].text == "," and not self._opens(after)  # all between two commas is gone
            opens = follows and before < i and self._opens(after) or beside and tokens[i].text == "," and before in self.core
            if (beside and follows or opens and not aside) and not self._parts_subject(i, after, found):
                found.append(i)
        return found

    def _parts_subject(self, sign: int, after: int, found: list[int]) -> bool:
        """Whether a comma is left over between a subject and its verb, or before the subject, where what it closed is gone."""
        tokens, roles = self.branches.laid.tokens, self.branches.roles
        told = any(tokens[j].word.lemma in self.scene.wording.sources for j in found)  # "по словам Громова, мост построен"
        plain = not told and all(tokens[j].word.pos in ("NOUN", "ADJF", "PREP", "") for j in found)
        if plain and roles[after] in ("nsubj", "nsubj:pass") and tokens[sign].text == ",":
            return True
        verb = (
            tokens[after].word.pos in ("VERB", "PRTS") and after in self.core and roles[after] not in ("conj", "ccomp", "advcl")
        )
        signs = (j for j in found if tokens[j].text in ",:" and j not in self.branches.bound)  # "28,6 %" has none
        return verb and tokens[sign].text == "," and next(signs, -1) < 0

    def _opens(self, i: int) -> bool:
        """Whether a branch begins at word i that a comma stands before."""
        at = i
        while at >= 0:
            if self.branches.roles[at] in ("conj", "ccomp", "acl", "acl:relcl", "advcl"):
                kept = (j for j in self.branches.below(at) if j in self.order or j == i)
                return min(j for j in kept if self.branches.laid.tokens[j].is_word) == i
            at = self.branches.heads[at]
        return False

    def fits(self) -> bool:
        """Whether all of it may stand."""
        return len(self.text()) <= LONGEST

    def loose_end(self) -> bool:
        """Whether the last word leaves a reader waiting for more."""
        last, end = self.branches.laid.tokens[self.order[-1]], self.order[-1]
        if last.word.pos == "INFN" and self.branches.roles[end] == "conj":  # "бежать из страны и попросить"
            return not {c for c in self.branches.children[end] if self.pull(c)} <= set(self.order)
        tokens, inside = self.branches.laid.tokens, self.scene.wording.inside
        if last.word.pos in ("ADJF", "PRTF") and tokens[end - 1].text == "," and end not in self.texts:
            return True  # "первая попытка не удалась, вторую"
        if tokens[end - 1].text == inside and end - 1 in self.order and any(tokens[j].text.isdigit() for j in self.order):
            return False  # "650 рублей в год"
        return last.is_word and end not in self.texts and last.text.lower() in self.scene.wording.leading_on
