"""The section `titles` of a language pack: the words that titles are made with, and those that may not stand in one."""

import re
from functools import cache, cached_property
from itertools import pairwise
from typing import Any

from attrs import fields, frozen

from timeline.languages import Pack

SHORTEST, LONGEST = 20, 90
BRIEF = 15  # characters of a title of what a name and a verb tell alone: "Пётр Громов умер"
BRIEFEST = 12  # and of what a country's name says enough of: "Выборы в США"
_WORD = re.compile(r"\w+(?:-\w+)*")
_MIXED = re.compile(r"(?<![^\W\d_-])(?:[A-Za-z][а-яё]{2,}|[А-Яа-яЁё]+[a-z](?=[а-яё]))")
_AGAIN = re.compile(r"\b([а-яёa-z]+) \1\b")
_LONE_QUOTE = re.compile(r"(?<!\w)'|'(?!\w)")
_COMMAS = re.compile(r"(?:, ?)+,")
_SIGN = re.compile(r"[\[\]{}<>|_;\n]|http|''")
_CAPITAL = re.compile(r"\w[ \"«][A-ZА-ЯЁ]")
_PERCENT = re.compile(r"(?<!\d)(?<!\d )%")  # of nobody knows how many
_QUOTED = re.compile(r"«[^»]*»|\"[^\"]*\"")
_NAME = re.compile(r"\b([А-ЯЁ][\w-]+)(?: [А-ЯЁ][\w-]+)+")
_BESIDE = re.compile(r"\b[\w-]+ +и (\w+) ")  # "Пётр Громов и его дочь"
_BEFORE_SIGN = re.compile(r" ([,.;:)»])")
_ENDS = " ,;:–—-"
_STOPS = re.compile(r"(?:(?<=\w\w\w)|(?<=[A-ZА-ЯЁ\d»\")%]))\.+$")
_QUOTES = (("«", "»"), ("(", ")"), ("„", "“"))


@frozen
class TitleWords:
    """The section as written: lists of words, separated by white space."""

    prepositions: str
    pronouns: str
    which: str
    openers: str
    unprecedented: str
    idle: str
    relative_to: str
    timely_fronts: str
    altering: str
    fixed: str
    dating: str
    bounding: str
    than: str
    place_prepositions: str
    nationwide: str
    inside: str
    upon: str
    islands: str
    peninsulas: str
    possessives: str
    relatives: str
    that: str
    joiners: str
    report_noun: str
    fillers: str
    stopped: str
    theirs: str
    thirds: str
    one: str
    sources: str
    opinions: str
    according: str
    accusers: str
    deeds: str
    charging: str
    charged: str
    suspecting: str
    suspected: str
    claiming: str
    informants: str
    supposed: str
    resolving: str
    hedges: str
    joining: str
    unfinished: str
    contrasting: str
    only: str
    forms: str
    generic: str
    alone: str
    standing: str
    brief: str
    lookalikes: str
    lookalike_of: str
    months: str
    aged: str
    auxiliaries: str
    happening: str
    effects: str
    passing: str
    moving: str
    being: str
    impersonal: str
    timed: str
    spans: str
    owners: str
    this: str
    own: str
    oneself: str
    between: str
    times: str
    often: str
    abbreviated: str
    spelt: str
    negations: str
    until: str
    acting: str
    adverbial: str
    trades: str
    anybody: str
    national: str
    ruling: str
    courts: str
    highest: str
    lands: str
    heads: str
    posts: str
    sole: str
    held: str
    entering_post: str
    leaving_post: str
    posting: str
    leaving: str
    offices: str
    serving: str
    past: str
    few: str
    numbers: str
    at_least: str
    beside: str
    having: str
    together: str
    decrees: str
    by_clock: str
    causes: str
    reasons: str
    about: str
    inner: str
    sorts: str
    timely: str
    yearly: str
    gatherings: str
    attempts: str
    kin: str
    empty: str
    came: str
    public: str
    meant: str
    owned: str
    own_things: str
    mortal: str
    manned: str
    families: str
    performed: str
    cases: str
    case: str
    election: str
    ballots: str
    electing: str
    governed: str


@frozen(eq=False)
class Wording:
    """The same as sets. `joiners` is a word to write, "и"; `report_noun` one to be wary of, "заявление"."""

    prepositions: frozenset[str]
    pronouns: frozenset[str]
    which: frozenset[str]
    openers: frozenset[str]
    unprecedented: frozenset[str]
    idle: frozenset[str]
    relative_to: frozenset[str]
    timely_fronts: frozenset[str]
    altering: frozenset[str]
    fixed: frozenset[str]
    dating: frozenset[str]
    bounding: frozenset[str]
    than: frozenset[str]
    place_prepositions: frozenset[str]
    nationwide: frozenset[str]
    inside: str
    upon: str
    islands: frozenset[str]
    peninsulas: frozenset[str]
    possessives: frozenset[str]
    relatives: frozenset[str]
    that: frozenset[str]
    joiners: str
    report_noun: str
    fillers: frozenset[str]
    stopped: str
    theirs: frozenset[str]
    thirds: frozenset[str]
    one: frozenset[str]
    sources: frozenset[str]
    opinions: frozenset[str]
    according: frozenset[str]
    accusers: frozenset[str]
    deeds: frozenset[str]
    charging: frozenset[str]
    charged: str
    suspecting: frozenset[str]
    suspected: str
    claiming: frozenset[str]
    informants: frozenset[str]
    supposed: str
    resolving: frozenset[str]
    hedges: frozenset[str]
    joining: frozenset[str]
    unfinished: frozenset[str]
    contrasting: frozenset[str]
    only: frozenset[str]
    forms: frozenset[str]
    generic: frozenset[str]
    alone: frozenset[str]
    standing: frozenset[str]
    brief: frozenset[str]
    lookalikes: str
    lookalike_of: str
    months: frozenset[str]
    aged: str
    auxiliaries: frozenset[str]
    happening: frozenset[str]
    effects: frozenset[str]
    passing: frozenset[str]
    moving: frozenset[str]
    being: str
    impersonal: frozenset[str]
    timed: frozenset[str]
    spans: frozenset[str]
    owners: frozenset[str]
    this: frozenset[str]
    own: frozenset[str]
    oneself: frozenset[str]
    between: frozenset[str]
    times: frozenset[str]
    often: frozenset[str]
    abbreviated: str
    spelt: str
    negations: frozenset[str]
    until: frozenset[str]
    acting: str
    adverbial: frozenset[str]
    trades: frozenset[str]
    anybody: frozenset[str]
    national: frozenset[str]
    ruling: frozenset[str]
    courts: frozenset[str]
    highest: frozenset[str]
    lands: frozenset[str]
    heads: tuple[frozenset[str], ...]
    posts: frozenset[str]
    sole: frozenset[str]
    held: frozenset[str]
    entering_post: str
    leaving_post: str
    posting: frozenset[str]
    leaving: frozenset[str]
    offices: frozenset[str]
    serving: frozenset[str]
    past: frozenset[str]
    few: frozenset[str]
    numbers: frozenset[str]
    at_least: tuple[tuple[str, ...], ...]
    beside: str
    having: str
    together: frozenset[str]
    decrees: frozenset[str]
    by_clock: frozenset[str]
    causes: frozenset[str]
    reasons: frozenset[str]
    about: frozenset[str]
    inner: frozenset[str]
    sorts: frozenset[str]
    timely: frozenset[str]
    yearly: frozenset[str]
    gatherings: frozenset[str]
    attempts: frozenset[str]
    kin: tuple[frozenset[str], ...]
    empty: frozenset[str]
    came: frozenset[str]
    public: frozenset[str]
    meant: frozenset[str]
    owned: frozenset[str]
    own_things: frozenset[str]
    mortal: frozenset[str]
    manned: frozenset[str]
    families: frozenset[str]
    performed: frozenset[str]
    cases: frozenset[str]
    case: str
    election: str
    ballots: tuple[tuple[str, ...], ...]
    electing: frozenset[str]
    governed: frozenset[str]

    @classmethod
    @cache
    def of(cls, pack: Pack) -> "Wording":
        """The wording of a pack."""
        words = pack.section("titles", TitleWords)
        read: dict[str, Any] = {f.name: getattr(words, f.name) for f in fields(cls)}
        read |= {f.name: frozenset(read[f.name].split()) for f in fields(cls) if f.type == frozenset[str]}
        for name in ("kin", "heads"):
            read[name] = tuple(frozenset(line.split()) for line in read[name].strip().splitlines())
        for name in ("ballots", "at_least"):
            read[name] = tuple(tuple(line.split()) for line in read[name].strip().splitlines())
        return cls(**read | {"pronouns": read["pronouns"] | read["which"]})

    def plain(self, text: str) -> str:
        """The text with the letters of words of two alphabets in one: "Bозобновление" opens with a Latin letter."""
        if f" {self.abbreviated}" in text:
            text = re.sub(rf" {re.escape(self.abbreviated)} ?(?=\w)", f" {self.spelt} ", text)
        if _MIXED.search(text) is None:
            return text
        table = str.maketrans(self.lookalikes, self.lookalike_of)
        return _WORD.sub(lambda m: m[0].translate(table) if _MIXED.search(m[0]) else m[0], text)

    def led(self, preposition: str, following: str) -> str:
        """A preposition in its form before another word than it stood before: "во Франции", "в России"."""
        for short, full, opening in (row.split("/") for row in self.forms):
            if preposition.lower() in (short, full):
                form = full if re.match(opening, following.lstrip('«"').lower()) else short
                return form.capitalize() if preposition[0].isupper() else form
        return preposition

    def once(self, title: str) -> str:
        """A title without the words that say how often something was done; as it is where it is none without them."""
        told = tidy(" ".join(word for word in title.split() if word.lower() not in self.often))
        return title if self.faults(told) else told

    @cached_property
    def leading_on(self) -> frozenset[str]:
        """The words after which more is expected."""
        return self.prepositions | self.fillers | self.that | self.unfinished | frozenset(self.joiners.split())

    def _points_outside(self, text: str) -> bool:
        """Whether a text has a pronoun for what it doesn't name; a part of a name is none: "Ким Чон Нам"."""
        words = {*_WORD.findall(_NAME.sub(r"\1", text).lower())}
        if any(not re.search(rf", (?:\w+ ){{0,2}}{which}(?: \S+){{2}}", text) for which in self.which & words):
            return True
        beside = {m[1] for m in _BESIDE.finditer(text)} & self.owners
        return not words.isdisjoint(self.pronouns - self.which - beside)

    def faults(self, text: str, shortest: int = SHORTEST) -> list[str]:
        """What keeps a text from being a title, none of a good one: length, start, pronoun, end, thin, quotes, date, sign."""
        if not shortest <= len(text) <= LONGEST:
            return ["length"]
        found = []
        words = _WORD.findall(text.lower())
        own = words if "«" not in text and '"' not in text else _WORD.findall(unquoted(text.lower()))
        opened = text[0].isalnum() and not text[0].islower() or text[0] in '«"' and not text[1].islower()
        if not opened or words and words[0] in self.that or ": " in text and any(f": {that} " in text for that in self.that):
            found.append("start")
        if not self.pronouns.isdisjoint(own) and self._points_outside(unquoted(text)):
            found.append("pronoun")  # of most texts names need not be looked for
        # "исполнится 71 год", "650 рублей в год"
        counted = len(words) > 1 and (words[-2].isdigit() or words[-2] == self.inside and any(w.isdigit() for w in words))
        if text.endswith((".", "—", "-")) or words[-1] in self.leading_on and not counted:
            found.append("end")
        thin = len([w for w in words if len(w) > 3]) < 3
        if thin and sum(len(w) > 3 or w.isupper() and len(w) > 1 for w in _WORD.findall(text)) < 3 and not _CAPITAL.search(text):
            found.append("thin")
        if any(text.count(a) != text.count(b) for a, b in _QUOTES) or text.count('"') % 2:
            found.append("quotes")
        dated = not self.months.isdisjoint(words) and any(a.isdigit() and b in self.months for a, b in pairwise(words))
        if dated or not self.timed.isdisjoint(own if "«" in text else words):  # «Россия сегодня» is a name
            found.append("date")
        if _SIGN.search(text) or "%" in text and _PERCENT.search(text):
            found.append("sign")
        return found


def unquoted(text: str) -> str:
    """The text without what stands in quotes."""
    return _QUOTED.sub("", text)


def tidy(text: str) -> str:
    """The text with single spaces, no space before a sign, no sign at its end, and a capital at its head."""
    text = text.replace("''", "").replace("'«", "«")
    if text.count("'") == 1:
        text = _LONE_QUOTE.sub("", text)
    if _AGAIN.search(text) is not None:  # most texts need none of this, and to look first is cheaper
        text = _AGAIN.sub(r"\1", text)
    text = " ".join(text.split())
    if ",," in text or ", ," in text:
        text = _COMMAS.sub(",", text)
    if _BEFORE_SIGN.search(text) is not None:
        text = _BEFORE_SIGN.sub(r"\1", text)
    text = text.lstrip(f"{_ENDS}.").rstrip(_ENDS)
    if text.endswith("."):
        text = _STOPS.sub("", text)
    return text[:1].upper() + text[1:]
