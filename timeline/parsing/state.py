"""How far the building of a tree has come: words on the stack, words ahead, arcs so far."""

from typing import NamedTuple

SHIFT, LEFT, RIGHT = range(3)  # put the next word on the stack; its top goes under the next word, or under the one below it
MOST = 7  # children counted on one side


class Seen(NamedTuple):
    """A sentence as numbers, word by word: its lemma, form, part of speech, all its readings, the cases they may have (as bits),
    and the signs that part clauses before it. Behind the last word stand four that are 0."""

    lemmas: list[int]
    tags: list[int]
    parts: list[int]
    readings: list[int]
    cases: list[int]
    signs: list[int]


class State:
    """Words are numbered; `count` stands for the end of the sentence, `count + 1` for no word. `first` and `last` are a word's
    outermost children so far, `lead` the lemma of the first, `before` and `after` their numbers, `marks` what roles they have."""

    __slots__ = ("after", "before", "count", "first", "heads", "last", "lead", "marks", "next", "roles", "seen", "stack")

    def __init__(self, seen: Seen) -> None:
        count = self.count = len(seen.lemmas) - 4
        self.seen = seen
        self.stack: list[int] = []
        self.next = 0
        self.heads = [-1] * count
        self.roles = [0] * count
        self.first = [count + 1] * (count + 4)
        self.last = [count + 1] * (count + 4)
        self.lead = [0] * (count + 4)
        self.before = [0] * (count + 4)
        self.after = [0] * (count + 4)
        self.marks = [0] * (count + 4)

    def done(self) -> bool:
        """Whether all words but one have a head: that one is the root."""
        return self.next >= self.count and len(self.stack) < 2

    def forced(self) -> int | None:
        """The one move there is, None where there are several."""
        if not self.stack:
            return SHIFT
        return RIGHT if self.next >= self.count else None

    def moves(self) -> int:
        """How many of the moves, of which RIGHT is the last, there are."""
        return 3 if len(self.stack) > 1 else 2

    def shift(self) -> None:
        self.stack.append(self.next)
        self.next += 1

    def arc(self, move: int) -> tuple[int, int]:
        """The head and the word that a move joins; the word leaves the stack."""
        word = self.stack.pop()
        return (self.next if move == LEFT else self.stack[-1]), word

    def attach(self, head: int, word: int, role: int, mark: int) -> None:
        """Put a word, which has all its children, under its head."""
        self.heads[word] = head
        self.roles[word] = role
        self.marks[head] |= mark
        if word < head:
            self.first[head] = word
            self.lead[head] = self.seen.lemmas[word]
            self.before[head] = min(self.before[head] + 1, MOST)
        else:
            self.last[head] = word
            self.after[head] = min(self.after[head] + 1, MOST)
