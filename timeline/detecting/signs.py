"""The section `status` of a language pack: words that tell whether an event happens."""

from functools import cache

from attrs import frozen

from timeline.languages import Pack

Phrases = tuple[tuple[str, ...], ...]


@frozen(eq=False)
class Signs:
    """The words, in base form or as they stand, as the pack's comments say; phrases word by word, as they stand."""

    cancelling: frozenset[str]
    thwarting: frozenset[str]
    aborting: frozenset[str]
    removing: frozenset[str]
    agenda: frozenset[str]
    impossible: frozenset[str]
    forbidding: frozenset[str]
    permitting: frozenset[str]
    undone: frozenset[str]
    calling_off: frozenset[str]
    moving: frozenset[str]
    moves: frozenset[str]
    suffered: frozenset[str]
    suspending: frozenset[str]
    changing: frozenset[str]
    days: frozenset[str]
    shifting: frozenset[str]
    refusing: frozenset[str]
    refused: frozenset[str]
    planning: frozenset[str]
    managing: frozenset[str]
    adversative: frozenset[str]
    first: frozenset[str]
    now: frozenset[str]
    later: frozenset[str]
    another: frozenset[str]
    at_last: tuple[str, ...]
    wishing: frozenset[str]
    wished: frozenset[str]
    possible: frozenset[str]
    chances: frozenset[str]
    doubt: frozenset[str]
    subjunctive: frozenset[str]
    whether: frozenset[str]
    condition: frozenset[str]
    despite: frozenset[str]
    denying: frozenset[str]
    confirming: frozenset[str]
    excluding: frozenset[str]
    supposing: frozenset[str]
    talk: frozenset[str]
    pronouns: frozenset[str]
    before: frozenset[str]
    instead: frozenset[str]
    after: frozenset[str]
    doubts: Phrases
    unsure: Phrases
    conditions: Phrases
    untrue: Phrases

    @classmethod
    @cache
    def of(cls, pack: Pack) -> "Signs":
        """The signs of a pack."""
        return pack.section("status", cls)
