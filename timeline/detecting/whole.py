"""A title of last resort: what the sentence says of the event in its own words, without the dates."""

from timeline.detecting.phrases import Chunk
from timeline.detecting.scene import Scene
from timeline.detecting.wording import tidy

_OTHERS = ("1per", "2per")


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
    if any(laid.tokens[c.head].word.person in _OTHERS for c in body) or not _finite(scene, body):
        return ""
    opener = laid.tokens[body[0].first].text if laid.heads[laid.clause[body[0].first]] == "sub" and body[0].kind == "link" else ""
    return tidy(f"{opener} {scene.render(scene.without_loose_commas(body[bool(opener) :])).strip()}")


def _beside(scene: Scene, clause: int, own: set[int]) -> bool:
    """Whether a subordinate clause goes with the event's, and not with one of its nouns."""
    start = scene.laid.clause.index(clause)
    opening = scene.laid.tokens[start : start + 3]
    relative = any(t.word.lemma in scene.wording.relatives or t.word.form in scene.wording.pronouns for t in opening)
    return not relative and (clause - 1 in own or clause + 1 in own)


def _finite(scene: Scene, body: list[Chunk]) -> bool:
    return any(scene.laid.tokens[i].word.pos in ("VERB", "PRTS") for c in body for i in range(c.first, c.last + 1))
