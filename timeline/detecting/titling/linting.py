"""What keeps a text from being a title, and what a careful reader would miss in one."""

import re
from collections.abc import Iterable

from timeline.detecting.clauses import Laid
from timeline.detecting.titling.phrases import ADJECTIVAL, agree, case_of
from timeline.detecting.titling.scene import Scene
from timeline.detecting.wording import BRIEF, SHORTEST
from timeline.languages.morphology import Word

# What is left of a title's worth for each weakness: the share of titles with it that a reader found good, roughly.
_LEFT = {"bare": 0.5, "lone": 0.4, "forename": 0.5, "report": 0.6}
_NAMELESS, _VAGUE = 0.65, 0.35  # the same where it names nobody and nothing, and where it also has few words
_ROOT = 4  # letters that words of one root begin with, roughly
_FULL = re.compile(r"\b([А-ЯЁ]\w{2,}) ([А-ЯЁ]\w{3,})")
_CAPITAL = re.compile(r"(?<=[\w,:.)»–—-][ \"«])[\"«]?[A-ZА-ЯЁ]|\d|[A-ZА-ЯЁ]{2}|«")
_WORD = re.compile(r"\w+(?:-\w+)*")
_PART = re.compile(r"«[^»]*»|\"[^\"]*\"|\w+(?:-\w+)*|[,:;—(]")


def lint(scene: Scene, text: str, shortest: int = SHORTEST, brief: bool = False) -> list[str]:
    """What keeps a text from being a title: by its letters, `shortest` at least but for what is told in fewer, and by its
    grammar. A `brief` one may have but two words that say something."""
    if not text:
        return ["length"]
    opening = text.split()[:2]
    if len(opening) > 1 and opening[1] in scene.wording.joining and scene.morphology.word(opening[0]).pos in ("PRTS", "VERB"):
        return ["cut"]  # "обнаружен и вопрос"
    least = min(shortest, BRIEF if scene.trigger.kind in scene.wording.brief else SHORTEST)
    faults = scene.wording.faults(text, least)
    if brief and faults == ["thin"] and len([w for w in _WORD.findall(text) if len(w) > _ROOT - (shortest < BRIEF)]) > 1:
        faults = []
    if faults == ["thin"] and scene.trigger.kind in scene.wording.brief and proper(scene.laid, text):
        faults = []  # "Громова скончалась"
    faults += (
        ["start"] if all(w.case == "loct" and "Name" not in w.grammemes for w in scene.morphology.readings(opening[0])) else []
    )
    faults += ["start"] if _asks(scene, text) else []
    faults += ["end"] if _cut_short(scene, text) else []
    parts = [(match[0], match.start()) for match in _PART.finditer(text)]
    faults += ["verbs"] if _stuck(scene, text, parts) else []
    faults += ["start"] if opening[0].lower() in scene.wording.inner and "," not in text else []
    named = [f"{first[:4]} {last[:4]}" for first, last in _FULL.findall(text)]
    faults += ["cut"] if _unfinished(scene, text) or _stranded(scene, parts) else []
    faults += ["empty"] if _empty(scene, text) else []
    faults += ["grammar"] if _broken(scene, [part for part, _ in parts]) else []
    twice = len(set(named)) < len(named) or _itself(scene, _WORD.findall(text))
    return faults + (["twice"] if twice else [])


def _itself(scene: Scene, words: list[str]) -> bool:
    """Whether what opens a text does something to itself: "Магазин закрыл магазин"."""
    stem, readings = words[0][:_ROOT].lower() if words else "", scene.morphology.readings
    again = [n for n, word in enumerate(words) if n > 1 and word.startswith(stem)]
    again = [n for n in again if not any(w.pos == "PREP" for w in readings(words[n - 1]))] if len(stem) == _ROOT else []
    things = {w.lemma for w in readings(words[0]) if w.is_noun and w.case == "nomn"} if again else set()
    return any(w.lemma in things and w.case == "accs" for n in again for w in readings(words[n]))


def _asks(scene: Scene, text: str) -> bool:
    """Whether a text only asks to be told more: "отметить, что …"."""
    first, _, rest = text.partition(",")
    return scene.morphology.word(first.lower()).pos == "INFN" and rest.split()[:1] in [[that] for that in scene.wording.that]


def worth(scene: Scene, text: str) -> float:
    """What a title is worth, in 0..1, for what it lacks."""
    opens = not scene.morphology.known(text.split()[0]) and proper(scene.laid, text)
    left = 1.0 if opens else known(text, [n.base for n in scene.names])
    for weakness in weaknesses(scene, text):
        left *= _LEFT[weakness]
    return round(left, 3)


def known(text: str, names: Iterable[str]) -> float:
    """What is left of a title's worth for naming nobody: 1 where it names somebody or something."""
    if not nameless(text, names):
        return 1.0
    return _VAGUE if len([w for w in _WORD.findall(text) if len(w) > 3]) < 4 else _NAMELESS


def proper(laid: Laid, text: str) -> bool:
    """Whether a text opens with a word that has a capital inside its sentence."""
    word = text.split()[0]
    return word[0].isupper() and any(t.text == word for t in laid.tokens[1:])


def weaknesses(scene: Scene, text: str) -> list[str]:
    """What a careful reader would miss in a title, but for names."""
    wording, words = scene.wording, _WORD.findall(text)
    found = []
    last = scene.morphology.word(words[-1])
    before = scene.morphology.word(words[-2]).pos if len(words) > 1 else ""
    plain = words[-1].islower() and not text.endswith("»")
    if plain and last.lemma in wording.generic and before not in ("ADJF", "PRTF"):
        found.append("bare")
    short = plain and last.pos in ("VERB", "PRTS") and len(words) <= 3
    if short and scene.trigger.kind not in wording.alone:
        found.append("lone")
    people = [n.base for n in scene.own if n.person and " " not in n.base and _only_forename(scene, n.base)]
    if any(_alone(scene, text, base) for base in people):
        found.append("forename")
    return found + (["report"] if text.startswith(wording.report_noun.capitalize()) else [])


def _alone(scene: Scene, text: str, name: str) -> bool:
    """Whether a forename stands in a text without who that is before it: "его брат Владимир"."""
    before, found, _ = f" {text}".partition(f" {name[:4]}")
    word = scene.morphology.word(before.rsplit(" ", 1)[-1]) if found else None
    return word is not None and not (before[-1:].islower() and word.pos == "NOUN" and word.animacy == "anim")


def nameless(text: str, names: Iterable[str]) -> bool:
    """Whether a text has no name, number or quotation; of `names` one may open it, where a capital says nothing."""
    opening = text[:_ROOT]
    return _CAPITAL.search(text) is None and not any(part[:_ROOT] == opening for base in names for part in base.split())


def _empty(scene: Scene, text: str) -> bool:
    """Whether a text says only that something came about, or was said, that is told elsewhere: "соответствующее решение было
    принято", "сообщила пресс-служба"."""
    wording = scene.wording
    words = [scene.morphology.word(w) for w in text.split()]
    if words[0].lemma in scene.directory.reports and not any(w.form in wording.about | wording.that for w in words):
        return words[0].pos == "VERB"
    core = [w for w in words if w.pos not in ("ADJF", "PRTF", "ADVB") and w.lemma not in wording.auxiliaries][:3]
    if len(core) < 2 or len(core) > 2 and (core[2].pos == "INFN" or core[2].form in wording.about):
        return False
    return any(noun.lemma in wording.empty and verb.lemma in wording.came for noun, verb in (core[:2], core[1::-1]))


def _stuck(scene: Scene, text: str, parts: list[tuple[str, int]]) -> bool:
    """Whether two verbs stand with no sign or conjunction between them, or somebody speaks for himself."""
    verb, called, reading = "", False, scene.morphology.word
    for word, start in parts:
        read = reading(word)
        if word in ",:;—(" or read.pos == "CONJ":
            verb, called = "", False
        elif read.pos == "VERB" and read.of_speakers and (word.islower() or not start):
            return ":" not in text[:start]  # "Пётр Громов: подпишем договор"
        elif word.islower() and read.pos in ("VERB", "PRTS") and read.lemma not in scene.wording.auxiliaries:
            if verb:
                return True
            verb = word
        called = bool(verb) and (called or read.pos == "INFN")
        if called and read.tense == "futr" and read.lemma in scene.wording.auxiliaries:
            return True  # "рейсы объявлены фирма запускать не будет"
    return False


def _broken(scene: Scene, parts: list[str]) -> bool:
    """Whether the forms of the words prove that something is lost between them: a noun in the locative without a preposition, a
    participle after "и" that agrees with nothing, "быть" right after another verb, a contrast that nothing follows."""
    words = [scene.morphology.readings(part) if part[0].isalpha() else () for part in parts]
    for n, own in enumerate(words):
        if not own:
            continue
        if own[0].pos == "NOUN" and _alone_in_place(scene, parts, words, n):
            return True
        if n and (
            parts[n - 1] in scene.wording.joining
            and _of_nothing(scene, parts, words, n)
            or parts[n - 1].islower()
            and _second(scene, words, n)
            or parts[n] in scene.wording.contrasting
            and _contrast_lost(scene, parts, words, n)
        ):
            return True
    return False


def _alone_in_place(scene: Scene, parts: list[str], words: list[tuple[Word, ...]], n: int) -> bool:
    """Whether word n is a noun in the plural that only a preposition can stand before, and none does."""
    own = words[n]
    if any(w.pos != "NOUN" or w.number != "plur" or case_of(w) != "loct" for w in own):
        return False
    plain = scene.morphology.known(parts[n]) and (parts[n].islower() or not n)
    return plain and not any(scene.morphology.word(p).pos == "PREP" for p in parts[:n])


def _of_nothing(scene: Scene, parts: list[str], words: list[tuple[Word, ...]], n: int) -> bool:
    """Whether word n, listed with another, is a participle in the singular that tells of no word of the text."""
    own = words[n]
    if any(w.pos != "PRTF" or w.number == "plur" or w.case == "ablt" for w in own):
        return False
    strange = (p[0] in '«"' or p[0].isdigit() or p[0].isupper() and not scene.morphology.known(p) for p in parts)
    if any(strange):
        return False
    nouns = (w for m, part in enumerate(words) if m != n and len(parts[m]) > 1 for w in part if w.pos in ("NOUN", "NPRO"))
    return not any("Fixd" in w.grammemes or agree(scene.morphology, parts[n], w) for w in nouns)


def _second(scene: Scene, words: list[tuple[Word, ...]], n: int) -> bool:
    """Whether word n is "были" or "необходимо" right after another verb."""
    if not words[n - 1] or words[n - 1][0].pos != "VERB":
        return False
    return (
        words[n][0].tense == "past" and words[n][0].lemma in scene.wording.auxiliaries or all(w.pos == "PRED" for w in words[n])
    )


def _contrast_lost(scene: Scene, parts: list[str], words: list[tuple[Word, ...]], n: int) -> bool:
    """Whether a conjunction that sets one clause against another has no clause after it: "состоится первый тур, а основной"."""
    wording = scene.wording
    if any(p.lower() in wording.negations for p in parts):
        return False
    if parts[n + 1 : n + 2] and parts[n + 1] in wording.openers:
        return False
    adjectives = all(any(w.pos in ADJECTIVAL for w in words[m]) for m in (n - 2, n + 1) if 0 <= m < len(words))
    told = any(w.pos in ("VERB", "PRTS", "INFN", "PRED", "ADJS", "GRND") for part in words[n + 1 :] for w in part[:1])
    return not told and not (adjectives and n + 2 < len(parts))


def _unfinished(scene: Scene, text: str) -> bool:
    """Whether a title ends with a verb that doesn't tell an event alone: "компания … выкупила", "суд посчитал"."""
    last = text.rsplit(" ", 1)[-1]
    if last.islower() and (done := scene.morphology.word(last)).pos == "GRND" and "tran" in done.grammemes:
        return True  # "вышел из строя, не выработав"
    if scene.trigger.kind in scene.wording.alone or not last.islower():
        return False
    if scene.trigger.form == "noun" and scene.trigger.verb >= 0 and last == scene.laid.tokens[scene.trigger.verb].text.lower():
        return False  # "выборы … пройдут"
    word = scene.morphology.word(last)
    nouns = [w for w in map(scene.morphology.word, text.split()) if w.pos == "NOUN"]
    borne = bool(nouns) and nouns[0].number == "sing" and (nouns[0].animacy == "inan" or case_of(nouns[0]) in ("accs", "gent"))
    if word.number == "plur" and borne:
        return False  # "концерт … перенесли", "Анну Белову прооперировали": whom or what stands before it
    if scene.trigger.form == "infinitive" and scene.morphology.word(text.split()[0].lower()).pos == "INFN":
        return False  # "возобновить полёты надеются"
    return word.pos == "VERB" and ("tran" in word.grammemes or word.lemma in scene.calling)


def _stranded(scene: Scene, parts: list[tuple[str, int]]) -> bool:
    """Whether a preposition stands before a verb ("Пётр до служил") or an "и" ("между и Россией"), or a clause with "который"
    where no verb stands before."""
    told, before = False, ""
    for part, start in parts:
        word = part.lower()
        if word in scene.wording.which and not told:
            return True
        initial = part.isupper() and len(word) == 1 and start > 0  # "Анну К задержали"
        finite = part.islower() and scene.morphology.word(word).pos in ("VERB", "PRTS")
        if (finite or word in scene.wording.joining) and before and scene.morphology.word(before).pos == "PREP":
            return True
        told, before = told or finite, "" if initial else word
    return False


def _only_forename(scene: Scene, name: str) -> bool:
    readings = scene.morphology.readings(name)
    return any("Name" in w.grammemes for w in readings) and not any("Surn" in w.grammemes for w in readings)


def _cut_short(scene: Scene, text: str) -> bool:
    """Whether a text ends with an adjective or participle whose noun is lost: "… комитета по внешним"."""
    words = _WORD.findall(text)
    if len(words) < 2 or not words[-1].islower():
        return False
    readings = scene.morphology.readings(words[-1])
    if not all(w.pos in ("ADJF", "PRTF") for w in readings):
        return False
    if text.endswith(f", {words[-1]}"):
        return True  # "первая попытка не удалась, вторую"
    before = scene.morphology.word(words[-2].lower())
    if any(w.lemma in scene.wording.only for w in scene.morphology.readings(words[-2])):
        return True  # "стал самым старым"
    if before.pos != "PREP" and any(w.case == "ablt" for w in readings):
        return False  # "признан невиновным"
    people = any(w.pos == "PRTF" and w.number == "plur" for w in readings)  # "с одной из подчинённых", "оправдал обвиняемых"
    return before.pos not in ("NOUN", "COMP") and not (people and before.pos in ("PREP", "VERB"))
