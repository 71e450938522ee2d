"""A dependency tree over the words of a sentence."""

from collections.abc import Iterator
from functools import cached_property

from attrs import frozen


@frozen(slots=False)
class Tree:
    """`heads[i]` is the index of word i's head, -1 for the root, of which there is one; `roles` are relations of Universal
    Dependencies (https://universaldependencies.org/u/dep/), such as `nsubj`, `obl` and `acl:relcl`. Arcs don't cross, so what
    is under a word stands together."""

    heads: tuple[int, ...]
    roles: tuple[str, ...]

    @cached_property
    def root(self) -> int:
        """The word without a head; -1 where there are no words."""
        return self.heads.index(-1) if self.heads else -1

    @cached_property
    def _children(self) -> tuple[tuple[int, ...], ...]:
        found: list[list[int]] = [[] for _ in self.heads]
        for i, head in enumerate(self.heads):
            if head >= 0:
                found[head].append(i)
        return tuple(map(tuple, found))

    def children(self, i: int, *roles: str) -> tuple[int, ...]:
        """The words whose head is word i, in order; with `roles` only those that have one of them."""
        own = self._children[i]
        return tuple([c for c in own if self.roles[c] in roles]) if roles and own else own

    def span(self, i: int) -> tuple[int, int]:
        """The first and the last word under word i, which it is under itself."""
        first = last = i
        while self._children[first] and self._children[first][0] < first:
            first = self._children[first][0]
        while self._children[last] and self._children[last][-1] > last:
            last = self._children[last][-1]
        return first, last

    def under(self, i: int) -> range:
        """The words under word i, itself among them."""
        first, last = self.span(i)
        return range(first, last + 1)

    def above(self, i: int) -> Iterator[int]:
        """The heads of word i, from its own up to the root."""
        while (i := self.heads[i]) >= 0:
            yield i

    def path(self, i: int, j: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The way between two words: up from i to the word that both are under (i, …, that word), and down from there to j
        (…, j); the second is empty where i is under j."""
        heads, up, down = self.heads, [i], [j]
        while (i := heads[i]) >= 0:
            up.append(i)
        while (j := heads[j]) >= 0:
            down.append(j)
        rising, falling = len(up) - 1, len(down) - 1  # both end with the root
        while rising and falling and up[rising - 1] == down[falling - 1]:
            rising, falling = rising - 1, falling - 1
        return tuple(up[: rising + 1]), tuple(down[:falling][::-1])
