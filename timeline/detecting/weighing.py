"""What `make train` learned: the weights of a pack, and how likely they make a thing."""

from collections.abc import Iterable
from functools import cache
from itertools import repeat
from math import exp

from timeline.languages import Pack


@cache
def weights(pack: Pack, file: str) -> dict[str, float]:
    """A file of weights: on each line a feature, a tab and its weight; the bias is the weight of ""."""
    return {feature: float(weight) for feature, weight in pack.rows(file)}


def total(learned: dict[str, float], features: Iterable[str]) -> float:
    """What the weights of features add up to; those that were not learned count nothing."""
    return sum(map(learned.get, features, repeat(0.0)))


def likelihood(learned: dict[str, float], features: Iterable[str]) -> float:
    """How likely a thing is, in 0..1, of which these features are seen."""
    return chance(learned.get("", 0.0) + total(learned, features))


def chance(total: float) -> float:
    """How likely a thing is, in 0..1, of which weights add up to so much."""
    return 1 / (1 + exp(-total))
