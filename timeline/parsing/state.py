"""How far the building of a tree has come: words on the stack, words ahead, arcs so far."""

from typing import NamedTuple

SHIFT, LEFT, RIGHT = range(3)  # put the next word on the stack; its top goes under the next word, or under the one below it
MOST = 7  # children counted on one side


_GAPS = tuple(d if d < 5 else 5 if d < 8 else 6 for d in range(12))


def distance(words: int, signs: int) -> int:
    """How far two words stand apart, and how many signs stand between them, in six bits."""
    return (_GAPS[words] if words < 12 else 7) << 3 | (signs if signs < 3 else 3)


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
    """Words are numbered; `count` stands for the end of the sentence, `count + 1` for no word. `apart` tells how far each word on
    the stack stands from the one below it. `first` and `last` are a word's outermost children so far, `lead` the lemma of the
    first, `before` and `after` their numbers, `marks` what roles they have."""

    __slots__ = ("after", "apart", "before", "count", "first", "heads", "last", "lead", "marks", "next", "roles", "seen", "stack")

    def __init__(self, seen: Seen) -> None:
        count = self.count = len(seen.lemmas) - 4
        self.seen = seen
        self.stack: list[int] = []
        self.apart: list[int] = []
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

    def top(self) -> tuple[int, int, int]:
        """The three words on top of the stack, the last one first, which is there; no word where there are fewer."""
        stack = self.stack
        if len(stack) > 2:
            return stack[-1], stack[-2], stack[-3]
        return (stack[-1], stack[0], self.count + 1) if len(stack) > 1 else (stack[-1], self.count + 1, self.count + 1)

    def moves(self) -> int:
        """How many of the moves, of which RIGHT is the last, there are."""
        return 3 if len(self.stack) > 1 else 2

    def shift(self) -> None:
        signs, one, word = self.seen.signs, self.stack[-1] if self.stack else -1, self.next
        self.apart.append(distance(word - one, signs[word] - signs[one]) if one >= 0 else 63)
        self.stack.append(word)
        self.next += 1

    def arc(self, move: int) -> tuple[int, int]:
        """The head and the word that a move joins; the word leaves the stack."""
        word = self.stack.pop()
        self.apart.pop()
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
