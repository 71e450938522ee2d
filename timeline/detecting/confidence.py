"""How sure an event is: what was seen of it when it was made, weighed as labelled articles taught."""

from math import log

from attrs import frozen

from timeline.detecting.triggers import Trigger
from timeline.detecting.weighing import chance
from timeline.model import Basis

WEIGHTS = "sure_weights.tsv"
# Not learned, since labels say of an event only that it is right: what a reader loses by a title that says little, by half its
# log odds, and by a mere report of what somebody said.
GIVEN = {"worth": 0.5, "report": -1.0}
_CLIP = 0.02  # scores nearer to 0 or 1 say no more


@frozen
class Seen:
    """What is seen of an event: how likely its words and its time belong together, its title's worth, how it is told."""

    score: float
    worth: float
    trigger: Trigger
    basis: Basis

    @property
    def values(self) -> dict[str, float]:
        """A value for the name of each thing seen; the score as log odds, the worth as its logarithm."""
        score = min(max(self.score, _CLIP), 1 - _CLIP)
        return {
            "score": log(score / (1 - score)),
            "worth": log(max(self.worth, _CLIP)),
            "report": float(self.trigger.kind == "statement"),
            f"form={self.trigger.form}": 1.0,
            f"basis={self.basis}": 1.0,
        }


def confidence(seen: Seen, learned: dict[str, float]) -> float:
    """How likely an event is right, in 0..1, to two places."""
    total = learned.get("", 0.0) + sum(learned.get(name, 0.0) * value for name, value in seen.values.items())
    return round(chance(total), 2)
