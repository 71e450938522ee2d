"""A title for an event: candidates of several frames, a hard lint, and the first that passes in the order that suits it."""

from collections.abc import Callable

from timeline.detecting import frames
from timeline.detecting.scene import Scene
from timeline.detecting.wording import tidy

_ORDER: dict[str, tuple[Callable[[Scene], str], ...]] = {
    "noun": (frames.noun, frames.clause),
    "name": (frames.noun, frames.clause),
    "participle": (frames.participle, frames.clause),
    "verb": (frames.clause, frames.passive),
    "infinitive": (frames.clause,),
}


def title(scene: Scene, headline: str) -> str:
    """The best title that passes the lint, the headline where no other does and it fits; "" where there is none."""
    order = (
        (frames.report, frames.clause)
        if scene.trigger.kind == "statement" and scene.trigger.form == "verb"
        else _ORDER[scene.trigger.form]
    )
    for frame in order:
        text = frame(scene)
        if not scene.wording.faults(text):
            return text
    headline = tidy(headline)
    return headline if not scene.wording.faults(headline) else ""
