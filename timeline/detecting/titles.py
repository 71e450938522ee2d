"""A title for an event: candidates of several frames, a hard lint, and of those that pass the one with the fewest weaknesses."""

import re
from collections.abc import Callable

from attrs import frozen

from timeline.detecting import frames
from timeline.detecting.scene import Scene
from timeline.detecting.unframed import pieces, whole
from timeline.detecting.wording import LONGEST, tidy

_ORDER: dict[str, tuple[Callable[[Scene], str], ...]] = {
    "noun": (frames.noun, frames.clause, frames.around),
    "name": (frames.noun, frames.clause, frames.around),
    "participle": (frames.participle, frames.clause),
    "verb": (frames.clause, frames.passive),
    "infinitive": (frames.clause,),
}
_REPORT = (frames.report,)
_WHOLE = 0.5  # a sentence is worth less than a title made for the event
_PIECE = 0.6  # a piece of one often lacks who it was
# What is left of a title's worth for each weakness: the share of titles with it that a reader found good, roughly.
_LEFT = {
    "vague": 0.5,
    "bare": 0.5,
    "lone": 0.4,
    "forename": 0.5,
    "nameless": 0.85,
    "report": 0.6,
    "objectless": 0.5,
    "unnamed": 0.5,
}
_WITH_HEADLINE, _FAR = 0.8, 0.5  # the same for a title that takes the headline's help, near it and further down
_FULL = re.compile(r"\b([А-ЯЁ]\w{3,}) ([А-ЯЁ]\w{3,})")
_CAPITAL = re.compile(r"(?<=[\w,:.)»–—-][ \"«])[\"«]?[A-ZА-ЯЁ]|\d|[A-ZА-ЯЁ]{2}|«")


@frozen
class Title:
    """A title and its worth in 0..1: 1 where nothing speaks against it, 0 (and "") where none could be made."""

    text: str
    worth: float


def title(scene: Scene, headline: str, told: bool = False, early: bool = False) -> Title:
    """The title of the greatest worth that passes the lint, of equal ones the first in the order that suits the trigger.

    The headline is another candidate where it has `told` of the same event. One too short to say much takes the headline after
    it, "Дебаты: …", where the event comes `early` in the article.
    """
    short, best = "", Title("", 0.0)
    order = _REPORT if scene.trigger.kind == "statement" and scene.trigger.form == "verb" else _ORDER[scene.trigger.form]
    headline = scene.wording.plain(tidy(headline))
    for frame in order:
        text = scene.wording.plain(frame(scene))
        faults = lint(scene, text)
        if faults in (["length"], ["thin"]) and 0 < len(text) < LONGEST // 2:
            text = _placed(scene, text)
            faults = lint(scene, text)
        if not faults:
            worth = _worth(scene, text)
            if frame is frames.passive and scene.trigger.kind not in scene.wording.impersonal:
                worth *= _LEFT["unnamed"]
            best = _better(best, Title(text, worth))
        elif text and set(faults) <= {"length", "thin"} and not short:
            short = text
    if told and not scene.wording.faults(headline):
        best = _better(best, Title(headline, 0.9))
    if (
        not best.text
        and not told
        and short
        and headline
        and scene.trigger.form in (("noun", "participle") if early else ("noun",))
    ):
        both = tidy(f"{short}: {headline}")
        best = Title(both, _WITH_HEADLINE if early else _FAR) if not scene.wording.faults(both) else best
    return best if best.text else _in_its_own_words(scene, headline)


def _in_its_own_words(scene: Scene, headline: str) -> Title:
    """The sentence, else the longest piece of it that passes the lint, one too thin with the headline after it; pieces of no mere
    reports and offices."""
    text = scene.wording.plain(whole(scene))
    if " — " not in text and not lint(scene, text):  # the dash stands for a verb of another clause
        return Title(text, _WHOLE * _worth(scene, text))
    for piece in () if scene.trigger.kind in ("statement", "office") else pieces(scene):
        text = scene.wording.plain(tidy(piece))
        faults = lint(scene, text)
        if not faults and (text[0].isalpha() or text[0] == "«"):
            return Title(text, _PIECE)
        both = f"{text}: {headline}"
        cut = not text[:1].isalpha() or text.split()[-1] in scene.wording.prepositions
        telling = bool(headline) and not cut and scene.trigger.kind != "other"
        if telling and faults in (["thin"], ["length"]) and len(both) <= LONGEST and not scene.wording.faults(both):
            return Title(both, _PIECE)
    return Title("", 0.0)


def lint(scene: Scene, text: str) -> list[str]:
    """What keeps a text from being a title: by its letters and by its grammar."""
    if not text:
        return ["length"]
    faults = scene.wording.faults(text)
    faults += ["end"] if _cut_short(scene, text) else []
    faults += ["verbs"] if _stuck(scene, text) else []
    named = [f"{first[:4]} {last[:4]}" for first, last in _FULL.findall(text)]
    faults += ["twice"] if len(set(named)) < len(named) else []
    return faults


def _better(one: Title, other: Title) -> Title:
    return other if other.worth > one.worth else one


def _worth(scene: Scene, text: str) -> float:
    left = 1.0
    for weakness in _weaknesses(scene, text):
        left *= _LEFT[weakness]
    return round(left, 3)


def _weaknesses(scene: Scene, text: str) -> list[str]:
    """What a careful reader would miss in a title."""
    wording, morphology = scene.wording, scene.morphology
    words = re.findall(r"\w+(?:-\w+)*", text)
    found = []
    named = bool(_CAPITAL.search(text)) or any(text.startswith(n.base.split()[0][:4]) for n in scene.names)
    content = [w for w in words if len(w) > 3]
    if not named:
        found.append("vague" if len(content) < 4 else "nameless")
    last = morphology.word(words[-1])
    before = morphology.word(words[-2]).pos if len(words) > 1 else ""
    if last.lemma in wording.generic and words[-1].islower() and not text.endswith("»") and before not in ("ADJF", "PRTF"):
        found.append("bare")
    short = last.pos in ("VERB", "PRTS") and len(words) <= 3 and words[-1].islower()
    if short and scene.trigger.kind not in wording.alone or _unfinished(scene, text):
        found.append("lone")
    if any(
        n.person and " " not in n.base and _only_forename(scene, n.base) and f" {n.base[:4]}" in f" {text}" for n in scene.own
    ):
        found.append("forename")
    if _objectless(scene, text):
        found.append("objectless")
    if text.startswith(wording.report_noun.capitalize()):
        found.append("report")
    return found


def _stuck(scene: Scene, text: str) -> bool:
    """Whether two clauses are stuck together: two verbs with no sign or conjunction between them."""
    verb = ""
    for match in re.finditer(r"«[^»]*»|\"[^\"]*\"|\w+(?:-\w+)*|[,:;—(]", text):
        word = match[0]
        read = scene.morphology.word(word)
        if word in ",:;—(" or read.pos == "CONJ":
            verb = ""
        elif word.islower() and read.pos in ("VERB", "PRTS") and read.lemma not in scene.wording.auxiliaries:
            if verb:
                return True
            verb = word
    return False


def _objectless(scene: Scene, text: str) -> bool:
    """Whether the thing that a verb was done to is lost: its clause has one, the title none."""
    trigger = scene.laid.tokens[scene.trigger.head]
    if trigger.word.pos != "VERB" or "tran" not in trigger.word.grammemes or trigger.text not in text:
        return False
    own = scene.clause_chunks(scene.laid.clause[scene.trigger.head])
    things = [c for c in own if c.kind == "noun" and scene.name_in(c) is None and _may_be(scene, c.head, "accs")]
    return bool(things) and not any(scene.laid.tokens[c.head].text.lower() in text.lower() for c in things)


def _unfinished(scene: Scene, text: str) -> bool:
    """Whether a title ends with the verb of an event that a verb alone doesn't tell: "компания … выкупила"."""
    trigger = scene.laid.tokens[scene.trigger.head]
    if scene.trigger.kind in scene.wording.alone or trigger.word.pos != "VERB" or not text.endswith(f" {trigger.text}"):
        return False
    return "tran" in trigger.word.grammemes or trigger.word.lemma in scene.calling


def _may_be(scene: Scene, i: int, case: str) -> bool:
    return any(w.pos == "NOUN" and w.case == case for w in scene.morphology.readings(scene.laid.tokens[i].text))


def _only_forename(scene: Scene, name: str) -> bool:
    readings = scene.morphology.readings(name)
    return any("Name" in w.grammemes for w in readings) and not any("Surn" in w.grammemes for w in readings)


def _cut_short(scene: Scene, text: str) -> bool:
    """Whether a text ends with an adjective or participle whose noun is lost: "… комитета по внешним"."""
    words = re.findall(r"\w+(?:-\w+)*", text)
    if len(words) < 2 or not words[-1].islower():
        return False
    readings = scene.morphology.readings(words[-1])
    if not all(w.pos in ("ADJF", "PRTF") for w in readings):
        return False
    before = scene.morphology.word(words[-2].lower())
    if before.pos != "PREP" and any(w.case == "ablt" for w in readings):
        return False  # "признан невиновным"
    people = any(w.pos == "PRTF" and w.number == "plur" for w in readings)  # "с одной из подчинённых"
    return before.pos not in ("NOUN", "COMP") and not (people and before.pos == "PREP")


def _placed(scene: Scene, text: str) -> str:
    """A title too short to say much, with where it was: as the sentence words it, else where all the article plays."""
    where = scene.place or scene.context()
    known = {w.lower()[:4] for w in text.split()}
    return text if not where or any(w.lower()[:4] in known for w in where.split()[1:]) else f"{text} {where}"
