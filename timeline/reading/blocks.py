"""What is headline, stamp, page furniture or the teaser of another article in a text; all the rest is body.

A false cut loses an article's news and is worse than a teaser missed: every rule wants a sign of the page (a marker, a known
phrase, a stamp below the body), never only a short or an odd line in the middle of the body.
"""

import re
from collections.abc import Sequence

from timeline.languages import Pack
from timeline.model import Block, Role
from timeline.reading import lines as lines_of
from timeline.reading import phrases as phrases_of
from timeline.reading import stamps as stamps_of
from timeline.reading.lines import Line

_HEADLINE = 220  # characters of the longest headline
_CAPTION = 140  # and of the longest caption or subheading
_HEADS = 6  # lines at most between the headline and the first sentence
_BODY = 200  # characters of prose that make a body: a stamp after as much stands below its article
_GLUE = " \t\xa0,|.—–-"  # what stands between a stamp and the text it is glued to
_PREDICATES = frozenset({"VERB", "PRTS", "PRED", "ADJS", "INFN"})
_DANGLING = frozenset({"PREP", "CONJ", "PRCL"})
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def find(text: str, pack: Pack) -> tuple[Block, ...]:
    """The blocks of a text that aren't body, sorted, not overlapping, each within a line or over whole lines."""
    page = _Page(text, pack)
    page.head()
    page.comments()
    page.tail()
    page.related()
    page.furniture()
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

    def head(self) -> None:
        """Headline, subheading, captions and stamps above the body; a stamp glued before the first words of a line."""
        for index, line in enumerate(self.lines[: _HEADS + 4]):
            if line.start == line.end:
                continue
            shape = self.stamps.shape(line.text)
            if shape:
                self.roles[index] = "stamp" if shape == "stamp" else "furniture"
                continue
            if end := self.stamps.opening_end(line.text):
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
        return not line.stops or (text[-1] in "?!" and line.text.count(". ") == 0 and len(text) <= _CAPTION)

    def _goes_on(self, index: int, line: Line) -> bool:
        """Whether a line is broken in the middle of its sentence: the next begins in lower case, or it ends in "в"."""
        after = next((later.text for later in self.lines[index + 1 :] if later.text and later.start < later.end), "")
        words = _WORD.findall(line.text)
        dangling = bool(words) and line.text.endswith(words[-1]) and self.pack.morphology.word(words[-1]).pos in _DANGLING
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
            if body >= _BODY and self.stamps.shape(line.text) and self._is_below(index):
                self._cut(index, above)
                return
            if line.prose:
                body += len(line.text)
        last = next((line for line in reversed(self.lines) if line.start < line.end), None)
        if last and not above and body and (start := self.stamps.closing_start(last.text)) > 0:
            self.glued.append(Block(last.start + start, last.end, "stamp"))

    def _is_below(self, index: int) -> bool:
        """Whether nothing of the article's own can follow the stamp on this line."""
        after = [line for line in self.lines[index + 1 :] if line.prose and not line.bullet]
        if not after:
            return True
        neighbours = (self.lines[index - 1], *self.lines[index + 1 : index + 2])
        framed = any(n.start == n.end or self.phrases.is_furniture(n.text, self.headline) for n in neighbours)
        before = sum(len(line.text) for line in self.lines[:index] if line.prose)
        once = sum(1 for line in self.lines[index:] if self.stamps.shape(line.text)) == 1
        # Plain sentences behind it are other news only where the page itself frames the stamp and most text lies above:
        # a live report has many stamps, a lead above the stamp is short.
        timed = bool(self.stamps.time.search(self.lines[index].text))
        return framed and once and timed and before > sum(len(line.text) for line in after)

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
            elif inside:
                inside = line.bullet or not (line.prose or line.stops)
                if inside:
                    self.roles[index] = "teaser"

    def _outweighs(self, index: int) -> bool:
        """Whether there is a body above a line, and more of it than of what stands below."""
        above, below = (sum(len(line.text) for line in part if line.prose) for part in (self.lines[:index], self.lines[index:]))
        return above >= _BODY and above > below

    def furniture(self) -> None:
        """Lines of the page's own, wherever they stand."""
        for index, line in enumerate(self.lines):
            if self.roles[index] is None and self.phrases.is_furniture(line.text, self.headline):
                self.roles[index] = "furniture"
            elif self.roles[index] is None and line.text == self.headline:
                self.roles[index] = "headline"

    def blocks(self) -> tuple[Block, ...]:
        found: list[Block] = []
        for line, role in zip(self.lines, self.roles, strict=True):
            if role is None or line.start == line.end:
                continue
            if found and role == found[-1].role and role in ("teaser", "furniture") and self._adjacent(found[-1], line):
                found[-1] = Block(found[-1].start, line.end, role)
            else:
                found.append(Block(line.start, line.end, role))
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

    def _adjacent(self, block: Block, line: Line) -> bool:
        return not any(block.end <= other.start < other.end <= line.start for other in self.lines)
