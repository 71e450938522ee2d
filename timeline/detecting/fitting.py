"""Chunks made short enough for a title."""

from itertools import zip_longest

from attrs import evolve

from timeline.detecting.phrases import Chunk
from timeline.detecting.scene import Scene
from timeline.detecting.wording import LONGEST, tidy


def fitted(scene: Scene, who: str, body: list[Chunk], kept: list[Chunk], after: Chunk | None = None, object_: str = "") -> str:
    """The chunks as text, cut until it fits: the last of them first, then those before all that is `kept`, then prepositional
    ones inside, then people lose their offices, then `after` goes, and at last the text ends before one of its prepositions.
    "" where nothing helps."""
    must = {c.first for c in kept}
    late = after.first if after is not None else -1
    body = _finished(scene, body, must)
    while True:
        body = scene.without_loose_commas(body)
        text = tidy(" ".join(filter(None, (who, _after(who, scene, body), object_))))
        if len(text) <= LONGEST:
            return text
        spare = [c for c in body if c.first not in must and c.first != late]
        inside = [c for c, after in zip_longest(body, body[1:]) if c in spare and _may_go(c, after)]
        if spare and body and spare[-1] is body[-1]:
            gone = body[-1].first
            body = _finished(scene, body[:-1], must)
            if body and body[-1].kind == "prep" and body[-1].first not in must and body[-1].last + 1 == gone:
                word = scene.laid.tokens[body[-1].last].word.lemma
                body = body[:-1] if word in scene.wording.generic else body  # "за роль" of "за роль в хищении"
        elif must and spare and spare[0] is body[0]:
            body.pop(0)
        elif inside:
            body = _without(body, inside[-1], must)
        elif (shorter := _named_only(scene, body)) != body:
            body = shorter
        elif late >= 0 and late not in must and body and body[-1].first == late:
            # Rather "работал инженером" than "работал"; and where even that is too long, the verb alone.
            opened = scene.laid.quote_end(body[-1].first)
            short = evolve(body[-1], last=opened if opened > 0 else body[-1].head)
            body = [*body[:-1], short] if short != body[-1] else body[:-1]
        else:
            return _clipped(scene, text)


def _after(who: str, scene: Scene, body: list[Chunk]) -> str:
    """The chunks as text, without a capital that only opened the sentence where `who` goes before them."""
    text = scene.render(body)
    opens = bool(who and body) and body[0].first == 0 and body[0].kind == "verb"
    return text[:1].lower() + text[1:] if opens else text


def _may_go(chunk: Chunk, after: Chunk | None) -> bool:
    """Whether a phrase inside may be left out: no infinitive after it hangs on it ("с просьбой ограничить")."""
    return chunk.kind == "prep" and (after is None or after.word.pos != "INFN")


def _finished(scene: Scene, body: list[Chunk], must: set[int]) -> list[Chunk]:
    """The chunks without the last ones that end in a word which no title ends with."""
    body = list(body)
    while body and body[-1].first not in must:
        word = scene.laid.tokens[body[-1].last].text.lower()
        loose = not word[0].isalnum() and word not in ("»", '"', ")", "%") or word in scene.wording.pronouns
        if not (loose or word in scene.wording.unfinished or scene.laid.tokens[body[-1].last].word.pos == "PREP"):
            break
        body.pop()
    return body


def _without(body: list[Chunk], phrase: Chunk, must: set[int]) -> list[Chunk]:
    """The chunks without a prepositional phrase and what goes on with it: "по обороту алкоголя, табака и оружия"."""
    n = body.index(phrase)
    end = n + 1
    while end < len(body) and body[end].first not in must and body[end].first == body[end - 1].last + 1:
        if body[end].kind not in ("noun", "link", "other"):
            break
        end += 1
    return body[:n] + body[end:]


def _named_only(scene: Scene, body: list[Chunk]) -> list[Chunk]:
    """The chunks with people's offices and trades left out before their names."""
    found = []
    for chunk in body:
        people = [n for n in scene.names if n.person and chunk.first <= n.first and n.last <= chunk.last]
        if chunk.text or not people or chunk.kind not in ("noun", "prep") or chunk.word.animacy == "inan":
            found.append(chunk)
            continue
        preposition = scene.laid.tokens[chunk.first].text.lower() + " " if chunk.kind == "prep" else ""
        names = f" {scene.wording.joiners} ".join(scene.directory.shown(n) for n in people[:2])
        found.append(evolve(chunk, text=preposition + names))
    return found


def _clipped(scene: Scene, text: str) -> str:
    """The text up to the last preposition that lets it fit, no quotation left open; "" where there is none."""
    words = text.split()
    for n in range(len(words) - 1, 2, -1):
        short = " ".join(words[:n])
        if len(short) <= LONGEST and words[n].lower() in scene.wording.prepositions and not short.endswith(","):
            if short.count("«") != short.count("»"):
                short = short.replace("«", "")
            return tidy(short)
    return ""
