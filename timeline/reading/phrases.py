"""A language's phrases by which lines of a page's own are told."""

import re
from functools import cache

from attrs import frozen

from timeline.languages import Pack
from timeline.reading.words import Words

_OPENING = 200  # characters of the longest line told by its first words alone
_LINK = re.compile(r"\[\d{1,3}\]")  # a link's number, as text browsers write it
_NAME = r"[«\"]?[^\W\d_a-zа-яё][\w.-]*[»\"]?"
_LETTER = re.compile(r"[^\W\d_]")
_PARTED = re.compile(r"\s*[|·•/]\s*|\s{2,}|\xa0")
_LABEL = 80  # characters of the longest heading over other news or readers' words, its edges with it
_ENDING = 40  # characters of the longest lead to the whole article, with the sign before it
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
    patterns: re.Pattern[str]
    credited: re.Pattern[str]
    counted: re.Pattern[str]
    ending: re.Pattern[str]
    gate: re.Pattern[str]
    footnotes: frozenset[str]

    def is_furniture(self, line: str, headline: str | None) -> bool:
        """Whether a line is the page's own: a button, a credit, a section's name, the way through the site."""
        if "[" in line:
            line = _LINK.sub("  ", line).strip()
        if self._is_own(line) or self._is_trail(line, headline):
            return True
        parts = [part for part in _PARTED.split(line) if part] if len(line) <= _OPENING else []
        return len(parts) > 1 and all(self._is_own(part) for part in parts)

    def _is_own(self, line: str) -> bool:
        if len(line) > _OPENING:
            return not _LETTER.search(line)
        bare = line.strip(_EDGES).casefold()
        if not _LETTER.search(bare) or bare in self.furniture or bare in self.sections:
            return True
        return bool(
            self.openings.match(line)
            or self.patterns.fullmatch(line)
            or self.credited.fullmatch(line)
            or self.counted.fullmatch(bare)
        )

    def is_label(self, line: str) -> bool:
        """Whether a line leads to other news or to readers' words."""
        return self.is_related(line) or self.is_comments(line)

    def is_gate(self, line: str) -> bool:
        """Whether a line says that the rest is for subscribers."""
        return len(line) <= _OPENING and bool(self.gate.match(line))

    def is_footnotes(self, line: str) -> bool:
        """Whether a line is the heading over a list of addresses."""
        return len(line) <= _LABEL and line.strip(_EDGES).casefold() in self.footnotes

    def ending_start(self, line: str) -> int:
        """Where a lead to the whole article begins that is glued behind a line's last sentence; -1 where there is none."""
        first = max(0, len(line) - _ENDING)
        match = self.ending.search(line, first) if line[-1:].isalpha() or line[-1:] in _EDGES else None
        return match.start("lead") if match else -1

    def is_related(self, line: str) -> bool:
        """Whether a line is the heading over other news."""
        return len(line) <= _LABEL and line.strip(_EDGES).casefold() in self.related

    def is_comments(self, line: str) -> bool:
        """Whether a line is the heading over readers' comments, with or without their number."""
        return len(line) <= _LABEL and line.strip(_EDGES).casefold() in self.comments

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
        patterns=re.compile("|".join(f"(?:{pattern})" for pattern in words.furniture_patterns), re.I),
        # "Фото Анны Белых", "Автор, Дмитрий Орлов": a credit and names, all in capitals, to the end of the line.
        credited=re.compile(rf"(?i:{credits})(?:[\s,:]+{_NAME}(?:[\s,/—–-]+{_NAME}){{0,4}}\.?|,\s[A-ZА-ЯЁ][^.!?]*)"),
        counted=re.compile(
            rf"(?:(?:{'|'.join(words.stamp_counts)})\W*[\d\s.,]*|[\d\s.,]+(?:{'|'.join(words.stamp_counts)}))", re.I
        ),
        ending=re.compile(rf"(?<=[.!?…»\]])\s*(?P<lead>(?:{'|'.join(map(re.escape, words.endings))})\W*)$", re.I),
        gate=re.compile(rf"(?:{'|'.join(words.gates)})", re.I),
        footnotes=frozenset(words.footnotes),
    )
