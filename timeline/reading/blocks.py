"""What is headline, stamp, page furniture or the teaser of another article in a text; all the rest is body.

A false cut loses an article's news and is worse than a teaser missed: every rule wants a sign of the page (a marker, a known
phrase, a stamp below the body), never only a short or an odd line in the middle of the body.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from timeline.languages import Pack
from timeline.model import Block, Role
from timeline.reading import cohesion
from timeline.reading import lines as lines_of
from timeline.reading import phrases as phrases_of
from timeline.reading import stamps as stamps_of
from timeline.reading.lines import Line

_HEADLINE = 220  # characters of the longest headline
_CAPTION = 140  # and of the longest caption or subheading
_HEADS = 6  # lines at most between the headline and the first sentence
_BODY = 200  # characters of prose that make a body: a stamp after as much stands below its article
_GLUE = " \t\xa0,|.—–-"  # what stands between a stamp and the text it is glued to
_STUCK = ".,|"  # and what is the stamp's own right behind it
_PREDICATES = frozenset({"VERB", "PRTS", "PRED", "ADJS", "INFN"})
_MENU = 3  # lines of a menu at least, each of as many words at most; a headline has more
_TOP = 80  # lines in which a headline is looked for below a menu
_REST = 400  # characters of prose below a gate at most: the offer to subscribe
_TIMED = 2  # lines of a programme with clock times right below its day; the titles of other news end with no sign
_NAMES = range(2, 4)  # words of a signature
_DANGLING = frozenset({"PREP", "CONJ", "PRCL"})
_ROOT = 5  # letters that words of one root begin with, roughly
_YEARED = re.compile(r"\d{4}")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def find(text: str, pack: Pack, headline: str | None = None) -> tuple[Block, ...]:
    """The blocks of a text that aren't body, sorted, not overlapping, each within a line or over whole lines.

    `headline` is what the page itself names so; None where nobody knows.
    """
    page = _Page(text, pack)
    page.head(page.menu(headline))
    page.comments()
    page.tail()
    page.related()
    page.gate()
    page.ticker()
    page.furniture()
    page.signature()
    page.changes()
    return page.blocks()


class _Page:
    """A text's lines, each given its role in turn; a role once given stays."""

    def __init__(self, text: str, pack: Pack) -> None:
        self.text = text
        self.lines: Sequence[Line] = lines_of.of(text)
        self.roles: list[Role | None] = [None] * len(self.lines)
        self.glued: list[Block] = []
        self.headline: str | None = None
        self.stamps = stamps_of.of(pack)
        self.phrases = phrases_of.of(pack)
        self.pack = pack

    # What stands above the first sentence ------------------------------------------------------------------------------

    def menu(self, headline: str | None) -> int:
        """Gives what stands above the headline its role; the index of the first line behind it, 0 where nothing does."""
        top = self.lines[:_TOP]
        if headline:
            at = next((index for index, line in enumerate(top) if line.text == headline), 0)
        else:
            at = next((index for index, line in enumerate(top) if not self._is_menu(line)), 0)
            shown = sum(line.start < line.end for line in top[:at])
            if shown < _MENU or top[at].prose or not self._is_headline(at, top[at]):
                return 0
        for index, line in enumerate(top[:at]):
            if shape := self.stamps.shape(line.text):
                self.roles[index] = "stamp" if shape == "stamp" else "furniture"
            else:
                self.roles[index] = "teaser" if self.stamps.clocked.match(line.text) else "furniture"
        return at

    def _is_menu(self, line: Line) -> bool:
        few = line.text.count(" ") < _MENU and not line.stops
        return few or bool(self.stamps.clocked.match(line.text) and not line.stops) or self.phrases.is_furniture(line.text, None)

    def head(self, first: int) -> None:
        """Headline, subheading, captions and stamps above the body; a stamp glued before the first words of a line."""
        for index, line in enumerate(self.lines[first : first + _HEADS + 4], first):
            if line.start == line.end:
                continue
            shape = self.stamps.shape(line.text)
            if shape:
                self.roles[index] = "stamp" if shape == "stamp" else "furniture"
                continue
            if end := self.stamps.opening_end(line.text):
                end += len(line.text[end:]) - len(line.text[end:].lstrip(_STUCK))
                self.glued.append(Block(line.start, line.start + end, "stamp"))
                rest = line.text[end:].lstrip(_GLUE)
                line = Line(line.end - len(rest), line.end, rest, line.bullet, line.gap)
            if self.headline is None and (span := self.stamps.behind_headline(line.text)) and self._tells(index, line, span[1]):
                self.headline = line.text[: span[0]].rstrip(_GLUE)
                self.glued.append(Block(line.start, line.start + len(self.headline), "headline"))
                self.glued.append(Block(line.start + span[0], line.start + span[1], "stamp"))
                if span[1] < len(line.text):
                    return
            elif self.phrases.is_furniture(line.text, None) and not line.prose:
                self.roles[index] = "furniture"
            elif not self._is_head(index, line):
                return

    def _tells(self, index: int, line: Line, offset: int) -> bool:
        """Whether sentences follow behind an offset of a line."""
        return len(line.text) - offset > _BODY or any(later.prose for later in self.lines[index + 1 :])

    def _is_head(self, index: int, line: Line) -> bool:
        """Gives a line above the body its role; False where the body begins with it."""
        if line.bullet or not any(later.prose for later in self.lines[index + 1 :]):
            return False
        if self.headline is None:
            if not self._is_headline(index, line):
                return False
            self.headline = line.text
            self.roles[index] = "headline"
        elif line.text == self.headline:
            self.roles[index] = "headline"
        elif len(line.text) > _CAPTION or self._goes_on(index, line):
            return False
        elif not self._has_predicate(line.text):
            # A caption; but "БАКУ, 18 августа, ФедералПресс." on a line of its own is the dateline.
            if line.stops and self.stamps.date.search(line.text):
                return False
            self.roles[index] = "furniture"
        elif line.stops:
            return False
        else:
            self.roles[index] = "headline"
        return True

    def _is_headline(self, index: int, line: Line) -> bool:
        text = line.text
        if len(text) > _HEADLINE or len(text) < 3 or self._goes_on(index, line):
            return False
        alone = text.count(". ") == 0 and len(text) <= _CAPTION
        return not line.stops or alone and (text[-1] in "?!" or self._told_again(index, line))

    def _told_again(self, index: int, line: Line) -> bool:
        """Whether the first sentence of a text, apart from the rest and without a date, says what the first paragraph tells in
        more words."""
        after = self.lines[index + 1] if index + 1 < len(self.lines) else line
        if (
            line.text[-1] != "."
            or self.stamps.date.search(line.text)
            or not (after.prose and after.gap and len(after.text) > len(line.text))
        ):
            return False
        roots, below = ({w[:_ROOT].lower() for w in _WORD.findall(one.text) if len(w) >= _ROOT} for one in (line, after))
        return 2 * len(roots & below) > len(roots)

    def _goes_on(self, index: int, line: Line) -> bool:
        """Whether a line is broken in the middle of its sentence: the next begins in lower case, or it ends in "в"."""
        after = next((later.text for later in self.lines[index + 1 :] if later.text and later.start < later.end), "")
        last = next(reversed(_WORD.findall(line.text)), "")
        dangling = last.islower() and line.text.endswith(last) and self.pack.morphology.word(last).pos in _DANGLING
        return dangling or (after[:1].islower() and not self.stamps.shape(after))

    def _has_predicate(self, text: str) -> bool:
        word = self.pack.morphology.word
        return any(word(w).pos in _PREDICATES for w in _WORD.findall(text))

    # What stands below the last sentence -------------------------------------------------------------------------------

    def comments(self) -> None:
        """What readers wrote below the article: their days are not its day."""
        for index, line in enumerate(self.lines):
            if self.roles[index] is None and self.phrases.is_comments(line.text) and self._outweighs(index):
                self.roles[index:] = ["furniture"] * (len(self.lines) - index)
                return

    def tail(self) -> None:
        """The article's stamp below its body, and behind it the teasers; a stamp glued behind the last sentence."""
        above = "stamp" in self.roles or bool(self.glued)
        body = 0
        for index, line in enumerate(self.lines):
            if self.roles[index] is not None:
                continue
            if body >= _BODY and self.stamps.shape(line.text) and not self._is_of_a_programme(index) and self._is_below(index):
                self._cut(index, above)
                return
            if line.prose:
                body += len(line.text)
        last = next((line for line in reversed(self.lines) if line.start < line.end), None)
        if last and not above and body and (start := self.stamps.closing_start(last.text)) > 0:
            self.glued.append(Block(last.start + start, last.end, "stamp"))

    def _is_of_a_programme(self, index: int) -> bool:
        """Whether a line is a day without a year like one that stands above it in the body, or above sentences with clock
        times."""
        plain = not _YEARED.search(self.lines[index].text) and not self.stamps.time.search(self.lines[index].text)
        above = (line.text for line, role in zip(self.lines[:index], self.roles, strict=False) if role is None)
        if not plain or any(self.stamps.shape(text) and not _YEARED.search(text) for text in above):
            return plain
        below = [line for line in self.lines[index + 1 :] if line.start < line.end][:_TIMED]
        return len(below) == _TIMED and all(line.stops and self.stamps.time.match(line.text) for line in below)

    def _is_below(self, index: int) -> bool:
        """Whether nothing of the article's own can follow the stamp on this line."""
        below = self.lines[index + 1 :]
        if not any(line.prose and not line.bullet for line in below):
            return True
        if any(self.stamps.shape(line.text) for line in below):
            return False
        neighbours = (self.lines[index - 1], *below[:1])
        framed = any(n.start == n.end or self.phrases.is_furniture(n.text, self.headline) for n in neighbours)
        before = sum(len(line.text) for line in self.lines[:index] if line.prose)
        if not framed or before <= sum(len(line.text) for line in below if line.prose and not line.bullet):
            return self._is_apart(index, index + 1)
        # Plain sentences behind it are other news only where the page itself frames the stamp and most text lies above:
        # a live report has many stamps, a lead above the stamp is short.
        return bool(self.stamps.time.search(self.lines[index].text))

    def _is_apart(self, end: int, first: int) -> bool:
        """Whether what stands from a line on tells of other things than what stands before another."""
        below = [line.text for line in self.lines[first:] if line.start < line.end]
        return cohesion.apart([line.text for line in self.lines[:end]], below, self.pack)

    def _cut(self, index: int, above: bool) -> None:
        first = index
        title = self.lines[index - 1]
        titled = not (title.prose or title.stops or self.phrases.is_furniture(title.text, self.headline))
        titled = titled and title.text.count(" ") >= 2 and title.text != self.headline
        if titled and self.roles[index - 1] is None:
            first = index - 1  # the title of a teaser, and this is that teaser's stamp
        elif not above or index == len(self.lines) - 1:
            self.roles[index] = "stamp"
            first = index + 1
            self._frame(index)
        for later in range(first, len(self.lines)):
            line = self.lines[later]
            if line.start < line.end and self.phrases.is_furniture(line.text, self.headline):
                self.roles[later] = "furniture"
            else:
                self.roles[later] = "teaser"

    def _frame(self, index: int) -> None:
        """The list items and section names right above a stamp belong to its frame, not to the body."""
        for before in range(index - 1, -1, -1):
            line = self.lines[before]
            if self.roles[before] is not None or not (line.start == line.end or self.phrases.is_furniture(line.text, None)):
                return
            self.roles[before] = "furniture"

    # What may stand anywhere -------------------------------------------------------------------------------------------

    def related(self) -> None:
        """Headings over other news, with the list that follows; "Читайте также: …" on one line."""
        inside = False
        for index, line in enumerate(self.lines):
            if self.roles[index] is not None:
                inside = False
            elif self.phrases.leads_away(line.text):
                self.roles[index] = "teaser"
            elif self.phrases.is_related(line.text):
                self.roles[index], inside = "furniture", True
                if self._outweighs(index) and self._are_cards(index + 1):
                    self._mark(index + 1)
                    return
            elif inside:
                inside = line.bullet or not (line.prose or line.stops)
                if inside:
                    self.roles[index] = "teaser"

    def _are_cards(self, first: int) -> bool:
        """Whether all below is titles of other articles, with days of their own and a sentence or two below a title."""
        below = [
            line
            for line in self.lines[first:]
            if line.start < line.end and (self.stamps.shape(line.text) or not self.phrases.is_furniture(line.text, None))
        ]
        dated = any(self.stamps.shape(line.text) for line in below)
        return dated and not any(
            line.prose and (before.prose or self.stamps.shape(before.text))
            for before, line in pairwise([self.lines[first - 1], *below])
        )

    def _mark(self, first: int) -> None:
        """The rest of the page from a line on: teasers, and what is the page's own."""
        for index, line in enumerate(self.lines[first:], first):
            if self.roles[index] is None:
                own = line.start < line.end and self.phrases.is_furniture(line.text, self.headline)
                self.roles[index] = "furniture" if own else "teaser"

    def gate(self) -> None:
        """The offer to subscribe below what is free to read, and the addresses that a text browser lists."""
        for index, line in enumerate(self.lines):
            if self.roles[index] is not None:
                continue
            offer = (
                self.phrases.is_gate(line.text)
                and self._prose(index, len(self.lines)) <= _REST
                and self._prose(0, index) >= _BODY
            )
            addresses = self.phrases.is_footnotes(line.text) and all("://" in later.text for later in self.lines[index + 1 :])
            if offer or addresses:
                self.roles[index:] = [role or "furniture" for role in self.roles[index:]]
                return

    def ticker(self) -> None:
        """Titles behind clock times or days at the very end, of other things than the body."""
        last = len(self.lines)
        while last and (self.roles[last - 1] is not None or self.phrases.is_furniture(self.lines[last - 1].text, self.headline)):
            last -= 1
        first = last
        while first and self._is_ticked(first - 1):
            first -= 1
        if last - first > 1 and self._prose(0, first) >= _BODY and self._is_apart(first, first):
            self.roles[first:last] = ["teaser"] * (last - first)

    def _is_ticked(self, index: int) -> bool:
        line = self.lines[index]
        return (
            self.roles[index] is None
            and not line.stops
            and len(line.text) <= _CAPTION
            and bool(self.stamps.clocked.match(line.text))
        )

    def signature(self) -> None:
        """The name of who wrote it, alone on the last line."""
        index = next(
            (i for i in reversed(range(len(self.lines))) if self.roles[i] is None and self.lines[i].start < self.lines[i].end), 0
        )
        words = _WORD.findall(self.lines[index].text) if self.lines else []
        alone = index and len(words) in _NAMES and " ".join(words) == self.lines[index].text
        if alone and all(w[0].isupper() for w in words) and any("Name" in self.pack.morphology.word(w).grammemes for w in words):
            self.roles[index] = "furniture"

    def changes(self) -> None:
        """Of several stamps those of a later change date nothing."""
        stamped = [index for index, role in enumerate(self.roles) if role == "stamp"]
        changed = [index for index in stamped if self.stamps.is_change(self.lines[index].text)]
        if len(changed) < len(stamped) or self.glued:
            for index in changed:
                self.roles[index] = "furniture"

    def _prose(self, first: int, end: int) -> int:
        return sum(len(line.text) for line in self.lines[first:end] if line.prose)

    def _outweighs(self, index: int) -> bool:
        """Whether there is a body above a line, and more of it than of what stands below."""
        above, below = (sum(len(line.text) for line in part if line.prose) for part in (self.lines[:index], self.lines[index:]))
        return above >= _BODY and above > below

    def furniture(self) -> None:
        """Lines of the page's own, wherever they stand."""
        for index, line in enumerate(self.lines):
            if (
                self.roles[index] is None
                and self.phrases.is_furniture(line.text, self.headline)
                and not self.stamps.shape(line.text)
            ):
                self.roles[index] = "furniture"
            elif self.roles[index] is None and line.text == self.headline:
                self.roles[index] = "headline"
            elif self.roles[index] is None and (start := self.phrases.ending_start(line.text)) > 0:
                self.glued.append(Block(line.start + start, line.end, "furniture"))

    def blocks(self) -> tuple[Block, ...]:
        found: list[Block] = []
        before: Role | None = None  # the role of the line before that holds anything
        for line, role in zip(self.lines, self.roles, strict=True):
            if line.start == line.end:
                continue
            if role is not None and role == before and role in ("teaser", "furniture"):
                found[-1] = Block(found[-1].start, line.end, role)
            elif role is not None:
                found.append(Block(line.start, line.end, role))
            before = role
        glued = [g for g in self.glued if not any(b.start <= g.start < b.end for b in found)]
        for block in [g for g in self.glued if g not in glued]:
            # The headline begins behind the stamp that is glued to it.
            inner = next(b for b in found if b.start <= block.start < b.end)
            found[found.index(inner)] = Block(self._skip(block.end), inner.end, inner.role)
            glued.append(block)
        return tuple(sorted(found + glued, key=lambda b: b.start))

    def _skip(self, offset: int) -> int:
        while self.text[offset] in _GLUE:
            offset += 1
        return offset
