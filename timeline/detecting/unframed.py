"""A title where no frame gives one: the clause's own words from its verb on, the event's noun, or either with the headline."""

from timeline.detecting.phrases import ADJECTIVAL, Chunk, recase
from timeline.detecting.scene import Scene
from timeline.detecting.titles import Title, lint
from timeline.detecting.wording import LONGEST, tidy

_WORTH = 0.6  # such a title often lacks who it was
_NONE = Title("", 0.0)


def unframed(scene: Scene, headline: str) -> Title:
    """A title of little worth that passes the lint all the same; "" where there is none, and for mere reports and offices."""
    if scene.trigger.kind in ("statement", "office"):
        return _NONE
    own = scene.clause_chunks(scene.laid.clause[scene.trigger.head])
    at = next((n for n, c in enumerate(own) if c.first <= scene.trigger.head <= c.last), -1)
    if at < 0:
        return _NONE
    headline = scene.wording.plain(tidy(headline))
    for text in _texts(scene, own, at):
        words = scene.wording.plain(tidy(text))
        faults = lint(scene, words)
        if not faults and (words[0].isalpha() or words[0] == "«"):
            return Title(words, _WORTH)
        both = f"{words}: {headline}"
        cut = not words[:1].isalpha() or words.split()[-1] in scene.wording.prepositions
        telling = bool(headline) and not cut and scene.trigger.kind != "other"
        if telling and faults in (["thin"], ["length"]) and len(both) <= LONGEST and not scene.wording.faults(both):
            return Title(both, _WORTH)
    return _NONE


def _whole(scene: Scene, chunk: Chunk) -> bool:
    """Whether a text may end with a chunk: with a noun, not with an adjective whose noun is lost."""
    readings = scene.morphology.readings(scene.laid.tokens[chunk.last].text)
    return chunk.kind in ("noun", "prep") and any(w.pos not in ADJECTIVAL for w in readings)


def _texts(scene: Scene, own: list[Chunk], at: int) -> list[str]:
    """The longest first: what a finite verb has after it, with a subject just before it; or a noun in the nominative."""
    chunk = own[at]
    word = scene.laid.tokens[scene.trigger.head].word
    if word.pos in ("VERB", "PRTS") and word.person not in ("1per", "2per"):
        before = own[at - 1] if at else None
        acted = before is not None and before.kind == "noun" and before.word.case == "nomn"
        start = at - acted
        ends = [n + 1 for n in range(len(own) - 1, at - 1, -1) if n == at or _whole(scene, own[n])]
        return [scene.render(scene.without_loose_commas(own[start:end])) for end in ends]
    if scene.trigger.form == "noun" and scene.trigger.head == chunk.head:
        first = chunk.first + (chunk.kind == "prep")
        noun = recase(scene.laid, scene.morphology, first, chunk.head, chunk.word, "nomn")
        rest = scene.laid.words(chunk.head + 1, chunk.last) if chunk.last > chunk.head else ""
        return [f"{noun} {rest}"] if noun else []
    return []
