"""What a title loses with each branch that it leaves out."""

from attrs import define

from timeline.detecting.titling.draft import PREDICATES, Draft

NEVER = 99
# What goes first where a title is too long, by how a branch hangs on its head.
_LOSS = {
    "advmod": 1, "parataxis": 1, "advcl": 1, "acl": 1, "acl:relcl": 1, "discourse": 1, "appos": 2, "obl": 3, "nmod": 5,
    "iobj": 6, "obl:agent": 6, "conj": 6, "det": 7, "ccomp": 9,
}  # fmt: skip
_DEMANDED = 12  # what a complement that is always there costs more
_NAME = 2  # what a word with a capital costs more
_OWN = 1  # "свой"
_SECOND = 5  # the same for what is done to somebody
_JOINING = ("punct", "case", "cc", "conj")
_RANKING = ("Anum", "Supr")  # as in "первый", "лучший"
_NOUNS = ("nmod", "appos", "conj", "obl")
# What an adjective costs: of what has a name besides, of a name, alone with its noun, others, that ranks; and a participle.
_NAMED, _PROPER, _ALONE, _OTHER, _RANK, _DOING = 3, 8, 6, 7, 12, 3


@define(eq=False)
class Losses:
    """Of the branches of a draft, of which the words `kept` may stand."""

    draft: Draft
    kept: set[int]

    @property
    def matters(self) -> bool:
        """Whether it matters who somebody is, or was: where he died or left an office."""
        return self.draft.scene.trigger.kind in self.draft.scene.wording.standing

    def loss(self, i: int) -> float:
        """What goes with the branch of word i."""
        branches, wording = self.draft.branches, self.draft.scene.wording
        role, head, token = branches.roles[i], branches.heads[i], branches.laid.tokens[i]
        loss: float = _LOSS.get(role, NEVER)
        word = token.word
        if word.form in wording.negations or word.form in wording.hedges or word.lemma in wording.oneself:
            return NEVER
        if role == "advmod" and head >= 0 and branches.laid.tokens[head].word.pos not in PREDICATES:
            return NEVER  # "почти все"
        if role == "conj" and (self._between(head) or branches.roles[head] == "amod" and self._between(branches.heads[head])):
            return NEVER
        if word.lemma in wording.own and branches.roles[head] != "xcomp":
            return _OWN  # but "назвал его своим отцом"
        if role == "amod":
            return self._of_adjective(i, head)
        if role == "nmod" and self._chosen_from(head) or role == "appos" and head == i - 1 and token.text.isdigit():
            return NEVER  # "один из девяти", "части 1 статьи 318"
        named = role == "appos" and (i in branches.people or i in branches.bound or self._named(i) >= 0)
        infinitive = word.pos == "INFN" and role in ("acl", "nmod", "csubj")
        if named or infinitive or role == "conj" and self._agreed(i):
            return NEVER
        if i and token.text[0].isupper():
            loss += _NAME if role != "conj" or len(branches.all(head, "conj")) > 1 else 2 * _NAME  # "России и Сербии"
        if role == "conj" and word.pos == "INFN":
            loss += _SECOND
        if role in ("obl", "nmod") and branches.child(i, "case") < 0:
            loss += 6 if role == "obl" else 3
        if role in _NOUNS and head in self.kept:
            loss -= min(self._depth(i), 4) * (0.75 if role != "nmod" or branches.child(i, "case") >= 0 else 0.25)
        if role == "obl" and branches.laid.tokens[head].word.pos in ("ADJF", "ADJS"):
            loss += _SECOND  # "виновным в краже"
        loss += max(_DEMANDED * self.draft.pull(i), _SECOND if role == "obl" and self._of_somebody(i) else 0)
        return loss + 2 if role in ("obl", "nmod") and self._first(i) else loss

    def office(self) -> set[int]:
        """The words of somebody's office before his name, where it matters who he was but for his trade ("знаменитая" of
        "знаменитая писательница Анна Громова"); none where there is no such thing."""
        branches, wording = self.draft.branches, self.draft.scene.wording
        for i in self.draft.order:
            person, above = self._named(i), branches.heads[i]
            over = branches.laid.tokens[above].word.lemma if above >= 0 else ""
            whose = branches.roles[i] == "nmod" and above in self.kept and over in wording.offices  # "заместитель министра …"
            dead = branches.laid.tokens[i].word.animacy == "inan" or whose or over in wording.generic  # "на пост премьера …"
            if person < 0 or dead or i in branches.people or self._forename(person):
                continue
            listed = [c for c in branches.all(i, "conj") if branches.below(c) & self.kept]
            others = [c for c in listed if c in branches.people or self._named(c) >= 0]
            several = self._agreed(i) and branches.laid.tokens[above].word.number == "plur"
            if several and len(others) < len(listed):
                continue  # "уволены заместитель Громов и начальник академии"
            core = branches.below(i) & self.draft.core
            did = (c for c in core if branches.laid.tokens[c].word.pos == "PRTF")  # "глава Громов, избранный …"
            stay = branches.below(person).union(*(branches.below(c) for c in (*others, *branches.all(i, "case"), *did)))
            for link in branches.all(i, "cc"):
                stay |= {link - 1, *branches.below(link)}  # ", а также"
            gone = (branches.below(i) & self.kept) - stay
            trade = {i} if self.matters and branches.laid.tokens[i].word.lemma in wording.trades else set()
            return gone - trade or gone
        return set()

    def _forename(self, i: int) -> bool:
        """Whether somebody is told by a forename alone, which says nothing without who that is: "его брат Владимир"."""
        text = self.draft.plain(i)
        readings = self.draft.scene.morphology.readings(text) if " " not in text else ()
        return any("Name" in w.grammemes for w in readings) and not any("Surn" in w.grammemes for w in readings)

    def surname(self, i: int) -> str:
        """What word i is without the forename of the person that it names, where the article too calls him so; else ""."""
        draft, people = self.draft, self.draft.scene.directory.people
        name, full = draft.branches.people.get(i), draft.plain(i)
        acting = bool(draft.acting) and full.startswith(draft.acting)
        if acting:
            person, shown = people.find(draft.acting.split()), draft.acting
        else:
            person, shown = name.person if name is not None and i not in draft.texts else None, full
        if person is None or people.has_namesakes(person):
            return ""
        surname = shown.split()[-1]
        known = any("Surn" in w.grammemes for w in draft.scene.morphology.readings(surname))
        return full.replace(shown, surname, 1) if known else ""

    def _named(self, i: int) -> int:
        """The name in apposition to an office, at whatever remove; -1 where there is none."""
        for c in self.draft.branches.all(i, "appos", "flat:name"):
            found = c if c in self.draft.branches.people else self._named(c)
            if found in self.kept:
                return found
        return -1

    def _of_adjective(self, i: int, noun: int) -> float:
        """What goes with an adjective: little where the noun has a name besides ("британская газета Times"), more where it is all
        that the noun has ("квантовой электроники"), ranks it ("второго плана"), or is part of a name."""
        branches, scene = self.draft.branches, self.draft.scene
        tokens, word = branches.laid.tokens, branches.laid.tokens[i].word
        own = [c for c in branches.children[noun] if c in self.kept and branches.roles[c] not in _JOINING]
        fronts = [c for c in own if branches.roles[c] == "amod"]
        sort = tokens[noun].word.lemma in scene.wording.sorts and branches.roles[noun] in ("nmod", "obl") and fronts == [i]
        if sort or tokens[i].text.isupper() and tokens[i].text.isascii() or branches.together(i, noun):
            return NEVER  # "IV степени", "сообщения ненадлежащего содержания"
        altering = any(w.lemma in scene.wording.altering for w in scene.morphology.readings(tokens[i].text))
        if altering or f"{word.lemma}/{tokens[noun].word.lemma}" in scene.wording.fixed:
            return _RANK  # "бывшего морского пехотинца"
        listed = bool(branches.all(i, "conj"))
        if (listed or branches.child(i, "cc") >= 0) and self._between(noun) or not listed and tokens[i + 1].word.pos == "CONJ":
            return NEVER  # "между наступательными и оборонительными вооружениями"
        if word.pos == "PRTF":
            return _DOING
        names = (c for c in own if branches.roles[c] in ("appos", "flat:name"))
        if noun in branches.people or any(c in branches.people or c in branches.bound for c in names):
            return _NAMED
        graded = (tokens[c].word.lemma for c in (i, *branches.all(i, "amod", "advmod", "det")))
        if not word.grammemes.isdisjoint(_RANKING) or not scene.wording.only.isdisjoint(graded):
            return _RANK
        if any(c and tokens[c].text[0].isupper() for c in fronts):
            return _PROPER
        loss = _OTHER - 0.75 * min(self._depth(i), 4)
        return max(loss, _ALONE) if own == fronts and fronts[-1] == i and "Qual" not in word.grammemes else loss

    def _between(self, i: int) -> bool:
        """Whether a word is one of two between which something is."""
        branches, between = self.draft.branches, self.draft.scene.wording.between
        return any(branches.laid.tokens[c].word.form in between for c in branches.all(i, "case"))

    def _chosen_from(self, i: int) -> bool:
        """Whether a word says how many of others are meant."""
        word = self.draft.branches.laid.tokens[i].word
        return word.pos == "NUMR" or word.pos == "ADJF" and bool({"Anum", "Apro"} & word.grammemes)

    def _of_somebody(self, i: int) -> bool:
        """Whether a phrase is the first after somebody to whom a thing is done: "приговорил Громова к трем годам"."""
        branches = self.draft.branches
        verb = branches.heads[i]
        after = [c for c in branches.children[verb] if c > verb and branches.roles[c] == "obl" and c not in branches.dates]
        whom = branches.child(verb, "obj")
        alive = whom >= 0 and (branches.laid.tokens[whom].word.animacy == "anim" or whom in branches.people)
        return alive and verb < whom < i and after[0] == i

    def _agreed(self, i: int) -> bool:
        """Whether a verb, or what it makes of them, agrees with a list in number: "признал Громова и Белова виновными"."""
        branches = self.draft.branches
        while i >= 0 and branches.roles[i] in ("conj", "appos"):
            i = branches.heads[i]
        made = branches.child(branches.heads[i], "xcomp") if i >= 0 and branches.roles[i] == "obj" else -1
        several = made >= 0 and branches.laid.tokens[made].word.pos in ("ADJF", "PRTF")
        return i >= 0 and (several or branches.roles[i].startswith("nsubj"))

    def _depth(self, i: int) -> int:
        depth = 0
        while (i := self.draft.branches.heads[i]) >= 0 and i in self.kept:
            depth += 1
        return depth

    def _first(self, i: int) -> bool:
        """Whether a branch is the first of what completes its head."""
        branches = self.draft.branches
        beside = [c for c in branches.children[branches.heads[i]] if c in self.kept and branches.roles[c] != "punct"]
        complements = [c for c in beside if branches.roles[c] in ("obj", "xcomp", "iobj", "obl", "nmod")]
        return bool(complements) and min(complements, key=self.draft.order.index) == i
