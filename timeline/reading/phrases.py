"""A language's phrases by which lines of a page's own are told."""

import re
from functools import cache

from attrs import frozen

from timeline.languages import Pack
from timeline.reading.words import Words

_OPENING = 200  # characters of the longest line told by its first words alone
_EDGES = " \t\xa0.:!?…*#|/>»«-–—→←()[]0123456789"


@frozen
class Phrases:
    """The phrases ready to be asked; a line is asked about without white space at its ends."""

    furniture: frozenset[str]
    related: frozenset[str]
    comments: frozenset[str]
    sections: frozenset[str]
    openings: re.Pattern[str]
    leads: re.Pattern[str]
    step: re.Pattern[str]

    def is_furniture(self, line: str, headline: str | None) -> bool:
        """Whether a line is the page's own: a button, a credit, a section's name, the way through the site."""
        bare = line.strip(_EDGES).casefold()
        if not bare or bare in self.furniture or bare in self.sections:
            return True
        return (len(line) <= _OPENING and bool(self.openings.match(line))) or self._is_trail(line, headline)

    def is_related(self, line: str) -> bool:
        """Whether a line is the heading over other news."""
        return line.strip(_EDGES).casefold() in self.related

    def is_comments(self, line: str) -> bool:
        """Whether a line is the heading over readers' comments, with or without their number."""
        return line.strip(_EDGES).casefold() in self.comments

    def leads_away(self, line: str) -> bool:
        """Whether a line names another article behind such a heading: "Читайте также: …"."""
        return len(line) <= _OPENING and bool(self.leads.match(line))

    def _is_trail(self, line: str, headline: str | None) -> bool:
        """`Главная / Новости / Политика`, with or without separators, with or without the headline glued to its end."""
        least = 2
        if headline and line != headline and line.endswith(headline):
            line, least = line[: -len(headline)].rstrip(_EDGES), 1
        position = steps = 0
        while match := self.step.match(line, position):
            position, steps = match.end(), steps + 1
        return position == len(line) and steps >= least


@cache
def of(pack: Pack) -> Phrases:
    """The phrases of a language, compiled once."""
    words = pack.section("reading", Words)
    credits, openings = ("|".join(map(re.escape, phrases)) for phrases in (words.credits, words.furniture_openings))
    steps = sorted(words.trail + words.sections, key=len, reverse=True)
    return Phrases(
        furniture=frozenset(words.furniture),
        related=frozenset(words.related),
        comments=frozenset(words.comments),
        sections=frozenset(words.sections),
        # Credits may begin a sentence ("Источник, близкий к…"): they want a colon.
        openings=re.compile(rf"(?:{credits})\s*[:|]|(?:{openings})(?:(?<=\W)|(?!\w))", re.I),
        leads=re.compile(rf"(?:{'|'.join(map(re.escape, words.related))})\s*[:–—>»]\s*\S", re.I),
        step=re.compile(rf"(?:{'|'.join(map(re.escape, steps))})[\s/|>»•·:.→–—-]*", re.I),
    )
