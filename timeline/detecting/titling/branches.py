"""The branches of a sentence's tree: names, quotations and dates are each one of its own."""

from attrs import define, field

from timeline.detecting.clauses import Laid
from timeline.detecting.entities.names import Name


@define(eq=False)
class Branches:
    """`heads[i]` is the word that word i hangs on (-1 for the root), `roles[i]` how (Universal Dependencies).

    `people` are the names of people by the word that stands for all of one, `parts` the other words of them; `dates` the words
    that only say when; `bound` the first word of the name or
    quotation that a word lies in, of which none may be left out alone.
    """

    laid: Laid
    heads: list[int]
    roles: list[str]
    people: dict[int, Name] = field(factory=dict)
    parts: set[int] = field(factory=set)
    dates: set[int] = field(factory=set)
    timed: set[int] = field(factory=set)  # words that a date hung on
    bound: dict[int, int] = field(factory=dict)
    children: list[list[int]] = field(factory=list)
    pulls: dict[int, float] = field(factory=dict)  # how often a word's head has such a complement, once it was asked for
    _below: dict[int, set[int]] = field(factory=dict)

    def below(self, i: int) -> set[int]:
        """Word i and all that hangs on it."""
        found = self._below.get(i)
        if found is None:
            own = self.children[i]
            found = self._below[i] = {i}.union(*map(self.below, own)) if own else {i}
        return found

    def together(self, i: int, other: int) -> bool:
        """Whether two words lie in one name or quotation."""
        return i in self.bound and self.bound[i] == self.bound.get(other)

    def counted(self, i: int) -> bool:
        """Whether a number says how much of something: "к четырём годам"."""
        tokens = self.laid.tokens
        return any(tokens[c].word.pos == "NUMR" or tokens[c].text.isdigit() for c in self.children[i])

    def child(self, i: int, *roles: str) -> int:
        """The first word that hangs on word i in one of the roles; -1 where none does."""
        for c in self.children[i]:
            if self.roles[c] in roles:
                return c
        return -1

    def all(self, i: int, *roles: str) -> list[int]:
        """The words that hang on word i in one of the roles, in text order."""
        own = self.children[i]
        return [c for c in own if self.roles[c] in roles] if own else []
