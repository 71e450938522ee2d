"""A clause's chunks in the order that a title wants: who first, what was done next, people by their names."""

from attrs import evolve

from timeline.detecting.phrases import Chunk, case_of
from timeline.detecting.scene import Scene
from timeline.detecting.wording import LONGEST


def with_name(scene: Scene, own: list[Chunk], subject: int) -> list[Chunk]:
    """The clause with a subject told by office or trade taking the name that follows, at once or between commas: "актёр театра
    и кино, народный артист России Алексей Жарков"."""
    chunk = own[subject]
    if scene.name_in(chunk) is not None or chunk.word.number == "plur" or subject + 1 >= len(own):
        return own
    n = subject + 1
    while n + 1 < len(own) and own[n].kind == "prep" and own[n].first == own[n - 1].last + 1 and own[n + 1].kind == "noun":
        n += 1
    comma = scene.laid.tokens[own[n].first].text == ","
    n += comma
    name = scene.name_in(own[n]) if n < len(own) and own[n].kind == "noun" and chunk.word.animacy == "anim" else None
    if name is None or name.person is None or name.case != "nomn":
        return own
    both = f"{scene.render(own[subject : n - comma])} {name.base}"
    named = evolve(chunk, text=both if len(both) < LONGEST // 2 else name.base)
    last = n + 1 if comma and n + 1 < len(own) and scene.laid.tokens[own[n + 1].first].text == "," else n
    return [*own[:subject], named, *own[last + 1 :]]


def named_after(scene: Scene, own: list[Chunk]) -> list[Chunk]:
    """The chunks with somebody told by office or trade alone told by the name that follows at once in the same case: "бывшего
    бизнесмена … Гасана Хитто"."""
    found: list[Chunk] = []
    for chunk in own:
        name = scene.name_in(chunk) if chunk.kind == "noun" else None
        before = found[-1] if found else None
        if (
            name is not None
            and before is not None
            and before.kind in ("noun", "prep")
            and before.word.animacy == "anim"
            and before.word.pos == "NOUN"
            and before.last + 1 == chunk.first
            and scene.name_in(before) is None
            and name.case == case_of(before.word)
            and name.case != "nomn"
        ):
            lead = scene.laid.tokens[before.first].text + " " if before.kind == "prep" else ""
            found[-1] = evolve(before, last=chunk.last, text=lead + scene.directory.shown(name))
        else:
            found.append(chunk)
    return found


def in_order(scene: Scene, own: list[Chunk], at: int, subject: int) -> list[Chunk]:
    """The clause with its subject first, its verb next, and what stood before them after: "Саакашвили лишён гражданства"."""
    start = beginning(scene, own, min(at, subject))
    if subject > at:
        opens = not any(c.kind in ("noun", "prep") for c in own[:at])
        return own[start:] if opens else _turned(scene, own, at, subject)
    front = [c for c in own[start:subject] if c.kind in ("noun", "prep")]
    # What stands between two commas there only explains: "Карл Маркс, основоположник марксизма, родился".
    between = own[subject + 1 : at]
    comma = next((n for n, c in enumerate(between) if scene.laid.tokens[c.first].text == ","), len(between))
    objects = [c for c in front if c.kind == "noun"]
    if not objects and comma == len(between):
        return own[start:]
    between = [c for n, c in enumerate(between) if n < comma or c.kind == "verb"]
    return [*(c for c in front if c.kind != "noun"), own[subject], *between, own[at], *objects, *own[at + 1 :]]


def _turned(scene: Scene, own: list[Chunk], at: int, subject: int) -> list[Chunk]:
    """A clause whose subject follows its verb, the subject first: "в Москве скончался …" is "… скончался в Москве"."""
    between, late = own[at + 1 : subject], own[subject + 1 :]
    comma = next((n for n, c in enumerate(late) if scene.laid.tokens[c.first].text == ","), len(late))
    late = late[:comma]  # what explains the subject: "стал Тотти, капитан «Ромы»"
    bound = [c for c in late if c.kind == "prep" and c.first == own[subject].last + 1 and _belongs(scene, c)]
    front = [c for c in own[:at] if (c.kind in ("noun", "prep") or c.word.person == "3per") and not source(scene, c)]
    inner = [c for c in between if c.kind == "verb"] + [c for c in between if c.kind in ("noun", "prep")]
    return [own[subject], *bound, own[at], *inner, *front, *(c for c in late if c not in bound)]


def _belongs(scene: Scene, chunk: Chunk) -> bool:
    """Whether a prepositional phrase right after a noun rather goes with that noun: "по физиологии", "о защите"."""
    return scene.laid.tokens[chunk.first].word.form in scene.wording.binding


def beginning(scene: Scene, own: list[Chunk], first: int) -> int:
    """Where the title begins: at chunk `first`, or at the phrases right before it that say where or whom."""
    while first > 0:
        chunk = own[first - 1]
        whom = chunk.kind == "noun" and case_of(chunk.word) != "nomn" or chunk.word.person == "3per" and chunk.word.case != "nomn"
        if not (chunk.kind == "prep" or whom) or not _adjoins(scene, chunk, own[first]) or source(scene, chunk):
            break
        if chunk.kind == "prep" and first > 1 and own[first - 2].kind == "noun" and own[first - 2].last + 1 == chunk.first:
            role = own[first - 2]  # "иммигрант из Узбекистана Сайфулло Саипов"
            return first - 2 if role.word.animacy == "anim" and case_of(role.word) == "nomn" else first
        if scene.laid.tokens[chunk.head].word.lemma in scene.wording.fillers or _of_participle(scene, chunk):
            break
        first -= 1
    return first


def _of_participle(scene: Scene, chunk: Chunk) -> bool:
    """Whether a phrase goes with a participle before it: "выполнявший рейс самолёт"."""
    before = next((c for c in reversed(scene.chunks) if c.last < chunk.first and c.kind != "date"), None)
    return chunk.kind == "noun" and before is not None and before.kind == "other" and before.word.pos == "PRTF"


def _adjoins(scene: Scene, one: Chunk, other: Chunk) -> bool:
    """Whether nothing but dates stands between two chunks."""
    between = [c for c in scene.chunks if one.last < c.first and c.last < other.first]
    return all(c.kind == "date" for c in between)


def source(scene: Scene, chunk: Chunk) -> bool:
    """Whether a phrase only says who tells of it: "по словам …"."""
    return chunk.kind == "prep" and scene.laid.tokens[chunk.head].word.lemma in scene.wording.sources
