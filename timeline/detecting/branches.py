"""A sentence's tree made ready for titles: names, quotations and dates are each a branch of its own."""

from attrs import define, field

from timeline.detecting.clauses import Laid
from timeline.detecting.mending import above, mend
from timeline.detecting.names import Name
from timeline.detecting.wording import Wording
from timeline.languages.morphology import Morphology
from timeline.parsing import Tree

_SIGNS = "«»\"„“”'"
_NUMBERED = ("№", "N")
_WHOLE = 70  # characters of a quotation that may stand whole in a title


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
    _below: dict[int, set[int]] = field(factory=dict)

    def below(self, i: int) -> set[int]:
        """Word i and all that hangs on it."""
        found = self._below.get(i)
        if found is None:
            found = self._below[i] = {i}.union(*map(self.below, self.children[i]))
        return found

    def together(self, i: int, other: int) -> bool:
        """Whether two words lie in one name or quotation."""
        return i in self.bound and self.bound[i] == self.bound.get(other)

    def child(self, i: int, *roles: str) -> int:
        """The first word that hangs on word i in one of the roles; -1 where none does."""
        return next((c for c in self.children[i] if self.roles[c] in roles), -1)

    def all(self, i: int, *roles: str) -> list[int]:
        """The words that hang on word i in one of the roles, in text order."""
        return [c for c in self.children[i] if self.roles[c] in roles]


def grow(
    laid: Laid, tree: Tree, names: list[Name], morphology: Morphology, wording: Wording, bearers: frozenset[str]
) -> Branches:
    """The branches of a sentence. `bearers` are nouns that bear a quoted name."""
    found = Branches(laid, list(tree.heads), list(tree.roles))
    _unloop(found)
    _join_roots(found)
    quoted = _quotations(laid)
    for name in names:
        inside = any(a < name.first and name.last < b for a, b in quoted)
        if name.person is not None and not inside:
            first = _initialled(laid, name.first)
            rep = _gathered(found, first, name.last)
            found.people[rep] = name
            found.parts.update(i for i in range(first, name.last + 1) if i != rep)
        elif name.person is None and name.last > name.first:
            found.bound |= dict.fromkeys(range(name.first, name.last + 1), name.first)
    for i in range(1, len(laid.tokens) - 1):
        if _fraction(laid, i):
            _gathered(found, i - 1, i + 1)
            found.bound |= dict.fromkeys(range(i - 1, i + 2), found.bound.get(i - 1, i - 1))
        elif laid.tokens[i - 1].text in _NUMBERED and laid.tokens[i].text.isdigit():
            _gathered(found, i - 1, i)
            found.bound |= dict.fromkeys((i - 1, i), found.bound.get(i - 1, i - 1))
    for first, last in quoted:
        rep = _gathered(found, first, last)
        found.bound |= dict.fromkeys(range(first, last + 1), first)
        before = laid.tokens[first - 1].word if first else None
        loose = found.roles[rep] not in ("nsubj", "nsubj:pass", "obj", "iobj") or before is not None and before.lemma in bearers
        able = before is not None and before.pos == "NOUN" and found.heads[rep] != first - 1
        if able and loose and rep not in above(found.heads, first - 1):
            found.heads[rep], found.roles[rep] = first - 1, "appos"
    mend(laid, found.heads, found.roles, morphology, wording.relatives)
    for i, name in found.people.items():
        bent = not any(w.case in ("nomn", "") for w in morphology.readings(laid.tokens[name.last].text))
        if found.roles[i] in ("nsubj", "nsubj:pass") and name.case == "datv" and bent:
            found.roles[i] = "iobj"  # "Громову будет засчитан срок"
        span = range(name.first, name.last + 1)
        for j, head in enumerate(found.heads):
            if head in span and j not in span:
                found.heads[j] = i  # what hangs on a part of a name hangs on all of it
    _unloop(found)  # words set right one by one may come to hang on each other
    _date(found, wording.dating)
    _unloop(found)
    found.children = [[] for _ in laid.tokens]
    for i, head in enumerate(found.heads):
        if head >= 0:
            found.children[head].append(i)
    return found


def _join_roots(found: Branches) -> None:
    """A second root that a conjunction opens goes on with the first one's clause."""
    roots = [i for i, head in enumerate(found.heads) if head < 0]
    for root in roots[1:]:
        linked = any(h == root and found.roles[i] == "cc" for i, h in enumerate(found.heads))
        found.heads[root] = roots[0]
        found.roles[root] = "conj" if linked else "parataxis"


def _unloop(found: Branches) -> None:
    """Cut what hangs on itself, at whatever remove."""
    for i in range(len(found.heads)):
        seen, at = {i}, found.heads[i]
        while at >= 0 and at not in seen:
            seen.add(at)
            at = found.heads[at]
        if at == i:
            found.heads[i], found.roles[i] = -1, "root"


def _quotations(laid: Laid) -> list[tuple[int, int]]:
    """The short quotations of a sentence, signs counted in."""
    found: list[tuple[int, int]] = []
    i = 0
    while i < len(laid.tokens):
        close = laid.quote_end(i)
        if close > i + 1:
            if laid.tokens[close].end - laid.tokens[i].start <= _WHOLE:
                found.append((i, close))
            i = close
        i += 1
    return found


def _fraction(laid: Laid, i: int) -> bool:
    """Whether word i is the sign inside a number or a score: "32,5", "2:1"."""
    before, sign, after = laid.tokens[i - 1 : i + 2]
    return sign.text in ",:." and before.text.isdigit() and after.text.isdigit() and before.end + 1 == after.start


def _initialled(laid: Laid, first: int) -> int:
    """Where a name begins with the initials before it: "Дж.Джонс"."""
    tokens = laid.tokens
    while first > 1 and tokens[first - 1].text == "." and len(tokens[first - 2].text) < 3 and tokens[first - 2].text[0].isupper():
        first -= 2
    return first


def _gathered(found: Branches, first: int, last: int) -> int:
    """Make words `first` to `last` one branch; gives its topmost word."""
    span = range(first, last + 1)
    top = min(
        (i for i in span if found.heads[i] not in span),
        key=lambda i: (not found.laid.tokens[i].is_word, len(above(found.heads, i)), i),
    )
    low = min((i for i in span if found.heads[i] not in span), key=lambda i: (len(above(found.heads, i)), i))
    if low != top:  # a sign hangs higher than any word
        found.heads[top], found.roles[top] = found.heads[low], found.roles[low]
    for i in span:
        if i != top and (found.heads[i] not in span or i == low):
            found.heads[i], found.roles[i] = top, "punct" if found.laid.tokens[i].text in _SIGNS else "flat"
    return top


def _date(found: Branches, dating: frozenset[str]) -> None:
    """Make each date a branch without anything else on it."""
    laid = found.laid
    i = 0
    while i < len(laid.tokens):
        mention = laid.mention[i]
        if mention < 0:
            i += 1
            continue
        last = i
        while last + 1 < len(laid.tokens) and laid.mention[last + 1] == mention:
            last += 1
        top = _gathered(found, i, last)
        span = range(i, last + 1)
        others = [j for j, h in enumerate(found.heads) if h in span and j not in span]
        lead = {j for j in others if j < i and all(_leads(found, k, dating) for k in range(j, i))}
        lead |= {j for j in others if found.roles[j] in ("case", "mark", "fixed", "advmod", "cc")}
        others = [j for j in others if j not in lead and laid.tokens[j].is_word]
        above = found.heads[top]
        if above < 0 and others:  # what hangs on a date must be the clause
            above = next((j for j in others if laid.tokens[j].word.pos in ("VERB", "PRTS", "INFN")), others[0])
            found.heads[above], found.roles[above] = -1, "root"
            found.heads[top], found.roles[top] = above, "obl"
        for j in others:
            if found.roles[j] == "conj" and others[0] < j and above != others[0]:
                found.heads[j] = others[0]  # a list that the date only opens
            elif j != above:
                found.heads[j] = above
                loose = found.roles[j] in ("nmod", "conj", "appos", "flat")
                acts = loose and laid.tokens[j].word.case == "nomn" and laid.tokens[above].word.pos in ("VERB", "PRTS")
                found.roles[j] = "nsubj" if acts else "obl" if loose else found.roles[j]
        if above >= 0:
            found.timed.add(above)
        found.dates.update(span)
        found.dates.update(lead)
        found.dates.update(j for j, h in enumerate(found.heads) if h in lead and found.roles[j] == "fixed")
        i = last + 1


def _leads(found: Branches, i: int, dating: frozenset[str]) -> bool:
    token = found.laid.tokens[i]
    return token.word.pos == "PREP" or token.word.form in dating or not token.is_word
