"""The words of events, as the language pack lists them, in the form the room asks for them."""

from collections.abc import Callable
from functools import cache, partial

from attrs import fields, frozen

from timeline.errors import PackError
from timeline.languages import Pack
from timeline.languages.morphology import Kept, Morphology
from timeline.model import KINDS

WORDS = "kind_words.tsv"


@frozen
class KindWords:
    """The base forms that name one kind of event; `told` those that say so of an event, but by themselves name none."""

    kind: str
    nouns: str = ""
    verbs: str = ""
    told: str = ""


@frozen
class Turn:
    """A turn of phrase as written: verbs, or verbs of some kinds, or nouns, which name another kind with one of some words."""

    kind: str
    beside: str = ""
    whom: bool = False
    verbs: str = ""
    kinds: str = ""
    nouns: str = ""


@frozen
class TurnWords:
    """The same as sets."""

    kind: str
    verbs: frozenset[str]
    kinds: frozenset[str]
    nouns: frozenset[str]
    beside: frozenset[str]
    whom: bool  # only where it is done to somebody


@frozen
class EventWords:
    """The section `events` as written: lists of base forms, separated by white space."""

    subordinators: str
    asides: str
    relatives: str
    joiners: str
    either: str
    negation: str
    light: str
    support: str
    report: str
    allowing: str
    state: str
    modal: str
    intents: str
    befalling: str
    passing: str
    parts: str
    appointing: str
    ordering: str
    serial: str
    mishaps: str
    succession: str
    installing: str
    lasting: str
    starting: str
    ending: str
    enduring: str
    working: str
    vague: str
    fronted: str
    befell: str
    ranks: str
    gatherings: str
    during: str
    whereto: str
    joining: str
    begun: str
    then: str
    aforesaid: str
    happened: str
    being: str
    personal: str
    papers: str
    issued: str
    that: str
    onward: str
    awaited: str
    terms: str
    over: str
    until: str
    by: str
    bound: str
    prolonging: str
    latest: str
    closing: str
    plans: str
    scopes: str
    stretches: str
    upcoming: str
    within: str
    inside: str
    hence: str
    tasks: str
    deadline: str
    around: str
    preceding: str
    crediting: str
    facing: str
    becoming: str
    verdicts: str
    momentary: str
    gone: str
    charges: str
    brought: str
    first: str
    most: str
    since: str
    aside: str
    contrasting: str
    before: str
    when: str
    hoping: str
    deverbal: str
    compounding: str
    kinds: list[KindWords]
    turns: list[Turn]


@frozen(eq=False)
class Lexicon:
    """The same as sets, and the kind that each noun and verb names; `likely` are the kinds of words that nobody listed."""

    subordinators: frozenset[str]
    asides: frozenset[str]
    relatives: frozenset[str]
    joiners: frozenset[str]
    either: frozenset[str]
    negation: frozenset[str]
    light: frozenset[str]
    support: frozenset[str]
    report: frozenset[str]
    allowing: frozenset[str]  # verbs that report where they are negated
    state: frozenset[str]
    modal: frozenset[str]
    intents: frozenset[str]
    befalling: frozenset[str]
    passing: frozenset[str]
    parts: frozenset[str]
    appointing: frozenset[str]
    ordering: frozenset[str]
    serial: frozenset[str]
    mishaps: frozenset[str]
    succession: frozenset[str]
    installing: frozenset[str]
    lasting: frozenset[str]
    starting: frozenset[str]
    ending: frozenset[str]
    enduring: frozenset[str]
    working: frozenset[str]
    vague: frozenset[str]
    fronted: frozenset[str]
    befell: frozenset[str]
    ranks: frozenset[str]
    gatherings: frozenset[str]
    during: frozenset[str]
    whereto: frozenset[str]
    joining: frozenset[str]
    begun: frozenset[str]
    then: frozenset[str]
    aforesaid: frozenset[str]
    happened: frozenset[str]
    being: frozenset[str]
    personal: frozenset[str]
    papers: frozenset[str]
    issued: frozenset[str]
    that: frozenset[str]
    onward: frozenset[str]
    awaited: frozenset[str]
    terms: frozenset[str]
    over: frozenset[str]
    until: frozenset[str]
    by: frozenset[str]
    bound: frozenset[str]
    prolonging: frozenset[str]
    latest: frozenset[str]
    closing: frozenset[str]
    plans: frozenset[str]
    scopes: frozenset[str]
    stretches: frozenset[str]
    upcoming: frozenset[str]
    within: frozenset[str]
    inside: frozenset[str]
    hence: frozenset[str]
    tasks: frozenset[str]
    deadline: frozenset[str]
    around: frozenset[str]
    preceding: frozenset[str]
    crediting: frozenset[str]
    facing: frozenset[str]
    becoming: frozenset[str]
    verdicts: frozenset[str]
    momentary: frozenset[str]
    gone: frozenset[str]
    charges: frozenset[str]
    brought: frozenset[str]
    first: frozenset[str]
    most: frozenset[str]
    since: frozenset[str]
    aside: frozenset[str]
    contrasting: frozenset[str]
    before: frozenset[str]
    when: frozenset[str]
    hoping: frozenset[str]
    deverbal: tuple[str, ...]
    compounding: tuple[str, ...]
    nouns: dict[str, str]
    verbs: dict[str, str]
    told: dict[str, str]
    likely: dict[str, str]
    kind: Callable[[str], str]  # the kind of event that a noun names, of a compound the part's, or ""; found once
    turned: Callable[[tuple[str, str]], tuple[TurnWords, ...]]  # the turns that a verb of a kind is of, found once
    turned_nouns: Callable[[str], tuple[TurnWords, ...]]  # the same for a noun
    morphology: Morphology


@cache
def lexicon(pack: Pack) -> Lexicon:
    """The event words of a pack. Raises PackError for a kind that there is none of, or a word under two kinds."""
    words = pack.section("events", EventWords)
    listed, compounding = _kinds(pack, words.kinds, "nouns"), tuple(words.compounding.split())
    turns = []
    for t in words.turns:
        verbs, kinds, nouns, beside = (frozenset(one.split()) for one in (t.verbs, t.kinds, t.nouns, t.beside))
        turns.append(TurnWords(t.kind, verbs, kinds, nouns, beside, t.whom))
    return Lexicon(
        **{name: frozenset(getattr(words, name).split()) for name in _LISTS},
        deverbal=tuple(words.deverbal.split()),
        compounding=compounding,
        nouns=listed,
        verbs=_kinds(pack, words.kinds, "verbs"),
        told=_kinds(pack, words.kinds, "told"),
        likely=_likely(pack),
        kind=Kept[str, str](partial(_kind, listed, compounding)).__getitem__,
        turned=Kept[tuple[str, str], tuple[TurnWords, ...]](
            lambda verb: tuple(t for t in turns if verb[0] in t.verbs or verb[1] in t.kinds)
        ).__getitem__,
        turned_nouns=Kept[str, tuple[TurnWords, ...]](lambda noun: tuple(t for t in turns if noun in t.nouns)).__getitem__,
        morphology=pack.morphology,
    )


_LISTS = tuple(f.name for f in fields(Lexicon) if f.type == frozenset[str])


def _kinds(pack: Pack, kinds: list[KindWords], which: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in kinds:
        if entry.kind not in KINDS:
            raise PackError(f"language {pack.code}: events.toml: no kind {entry.kind!r}")
        for lemma in getattr(entry, which).split():
            if found.setdefault(lemma, entry.kind) != entry.kind:
                raise PackError(f"language {pack.code}: events.toml: {lemma!r} is both {found[lemma]} and {entry.kind}")
    return found


def _kind(nouns: dict[str, str], compounding: tuple[str, ...], lemma: str) -> str:
    """The kind of event that a noun names, of one with a hyphen or compounded the event's part: "матч-реванш", "автопробег"; ""
    for none."""
    parts = (lemma, *lemma.split("-")) if "-" in lemma else (lemma,)
    if lemma.startswith(compounding):
        parts += tuple(lemma.removeprefix(first) for first in compounding if lemma.startswith(first))
    return next((nouns[part] for part in parts if part in nouns), "")


def _likely(pack: Pack) -> dict[str, str]:
    return {lemma: kind for kind, own in pack.rows(WORDS) for lemma in own.split()}
