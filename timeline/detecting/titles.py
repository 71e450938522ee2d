"""A title for an event: candidates of several frames, a hard lint, and the first that passes in the order that suits it."""

from collections.abc import Callable

from timeline.detecting import frames
from timeline.detecting.scene import Scene
from timeline.detecting.wording import LONGEST, tidy

_ORDER: dict[str, tuple[Callable[[Scene], str], ...]] = {
    "noun": (frames.noun, frames.clause, frames.around),
    "name": (frames.noun, frames.clause, frames.around),
    "participle": (frames.participle, frames.clause),
    "verb": (frames.clause, frames.passive),
    "infinitive": (frames.clause,),
}


def title(scene: Scene, headline: str, told: bool = False) -> str:
    """The best title that passes the lint; else the headline where that has `told` of the same event, or one too short to say
    much with the headline after it: "Дебаты: …"; "" where there is none."""
    short = ""
    order: tuple[Callable[[Scene], str], ...] = (
        (frames.report, frames.clause)
        if scene.trigger.kind == "statement" and scene.trigger.form == "verb"
        else _ORDER[scene.trigger.form]
    )
    for frame in order:
        text = frame(scene)
        faults = scene.wording.faults(text) if text else ["length"]
        faults += ["end"] if _cut_short(scene, text) else []
        if faults in (["length"], ["thin"]) and 0 < len(text) < LONGEST // 2:
            text = _placed(scene, text)
            faults = scene.wording.faults(text)
        if not faults:
            return text
        if text and set(faults) <= {"length", "thin"} and not short:
            short = text
    headline = tidy(headline)
    if not told:
        headline = tidy(f"{short}: {headline}") if short and headline else ""
    return headline if not scene.wording.faults(headline) else ""


def _cut_short(scene: Scene, text: str) -> bool:
    """Whether a text ends with a preposition and an adjective whose noun is lost: "… комитета по внешним"."""
    words = text.split()[-2:]
    if len(words) < 2 or words[0] not in scene.wording.prepositions or not words[1].islower():
        return False
    return all(w.pos in ("ADJF", "PRTF") for w in scene.morphology.readings(words[1]))


def _placed(scene: Scene, text: str) -> str:
    """A title too short to say much, with where it was: as the sentence words it, else where all the article plays."""
    where = scene.place or scene.context()
    known = {w.lower()[:4] for w in text.split()}
    return text if not where or any(w.lower()[:4] in known for w in where.split()[1:]) else f"{text} {where}"
