"""Titles of last resort, where no frame gives one: what the sentence says of the event in its own words, without the dates."""

from timeline.detecting.phrases import ADJECTIVAL, Chunk, recase
from timeline.detecting.scene import Scene
from timeline.detecting.wording import tidy


def whole(scene: Scene) -> str:
    """ "Если погода позволит, ракета стартует": the event's clause with those it hangs on or that hang on it.

    Relative clauses and participles that give the date go with it ("форум, который планировался на 25 сентября"); a main
    clause of its own stays out.
    """
    laid = scene.laid
    own = {laid.clause[scene.trigger.head]}
    if scene.trigger.verb >= 0 and scene.trigger.form not in ("noun", "name"):
        own.add(laid.clause[scene.trigger.verb])
    dated = {laid.clause[c.first] for c in scene.chunks if c.kind == "date"}
    wanted = own | {c for c, head in enumerate(laid.heads) if head == "sub" and c not in dated and _beside(scene, c, own)}
    if any(laid.heads[c] == "sub" for c in own):
        wanted |= {min(own) - 1} - {-1}
    body = [c for c in scene.chunks if laid.clause[c.first] in wanted and c.kind != "date"]
    if any(laid.tokens[c.head].word.of_speakers for c in body) or not _finite(scene, body):
        return ""
    opener = laid.tokens[body[0].first].text if laid.heads[laid.clause[body[0].first]] == "sub" and body[0].kind == "link" else ""
    return tidy(f"{opener} {scene.render(scene.without_loose_commas(body[bool(opener) :])).strip()}")


def pieces(scene: Scene) -> list[str]:
    """What the event's clause says from its verb on, with a subject just before it, the longest first; or the event's noun."""
    own = scene.clause_chunks(scene.laid.clause[scene.trigger.head])
    at = next((n for n, c in enumerate(own) if c.first <= scene.trigger.head <= c.last), -1)
    if at < 0:
        return []
    chunk = own[at]
    word = scene.laid.tokens[scene.trigger.head].word
    if word.pos in ("VERB", "PRTS") and not word.of_speakers:
        before = own[at - 1] if at else None
        acted = before is not None and before.kind == "noun" and before.word.case == "nomn"
        start = at - acted
        ends = [n + 1 for n in range(len(own) - 1, at - 1, -1) if n == at or _ends(scene, own[n])]
        return [scene.render(scene.without_loose_commas(own[start:end])) for end in ends]
    if scene.trigger.form == "noun" and scene.trigger.head == chunk.head:
        first = chunk.first + (chunk.kind == "prep")
        noun = recase(scene.laid, scene.morphology, first, chunk.head, chunk.word, "nomn")
        rest = scene.laid.words(chunk.head + 1, chunk.last) if chunk.last > chunk.head else ""
        return [f"{noun} {rest}"] if noun else []
    return []


def _beside(scene: Scene, clause: int, own: set[int]) -> bool:
    """Whether a subordinate clause goes with the event's, and not with one of its nouns."""
    start = scene.laid.clause.index(clause)
    opening = scene.laid.tokens[start : start + 3]
    relative = any(t.word.lemma in scene.wording.relatives or t.word.form in scene.wording.pronouns for t in opening)
    return not relative and (clause - 1 in own or clause + 1 in own)


def _finite(scene: Scene, body: list[Chunk]) -> bool:
    return any(scene.laid.tokens[i].word.pos in ("VERB", "PRTS") for c in body for i in range(c.first, c.last + 1))


def _ends(scene: Scene, chunk: Chunk) -> bool:
    """Whether a title may end with a chunk: with a noun, not with an adjective whose noun is lost."""
    readings = scene.morphology.readings(scene.laid.tokens[chunk.last].text)
    return chunk.kind in ("noun", "prep") and any(w.pos not in ADJECTIVAL for w in readings)
