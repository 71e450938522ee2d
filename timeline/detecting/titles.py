"""Titles: several candidates made from the trigger's words, a hard lint, and the best of those that pass."""

import re

from attrs import frozen

from timeline.detecting.clauses import Laid
from timeline.detecting.names import Name
from timeline.detecting.phrases import left_edge, recase, right_edge
from timeline.detecting.triggers import Trigger
from timeline.languages import Pack
from timeline.languages.morphology import Morphology, Word

SHORTEST, LONGEST = 20, 90


@frozen
class TitleWords:
    """The section `titles`: word lists, separated by white space, and single words."""

    prepositions: str
    pronouns: str
    openers: str
    dating: str
    place_prepositions: str
    and_: str


@frozen(eq=False)
class Wording:
    prepositions: frozenset[str]
    pronouns: frozenset[str]
    openers: frozenset[str]
    dating: frozenset[str]
    place_prepositions: frozenset[str]
    and_: str

    @classmethod
    def of(cls, pack: Pack) -> "Wording":
        words = pack.section("titles", TitleWords)
        lists = (words.prepositions, words.pronouns, words.openers, words.dating, words.place_prepositions)
        return cls(*(frozenset(text.split()) for text in lists), words.and_)


@frozen(eq=False)
class Scene:
    """What a title may draw on: the sentence, the trigger, the names in it, the place in the case it stands in."""

    laid: Laid
    trigger: Trigger
    names: tuple[Name, ...]
    place: str
    subject: str  # the name a pronoun stands for, or ""


def title(scene: Scene, morphology: Morphology, wording: Wording) -> str:
    """The best title that passes the lint; "" where none does."""
    makers = (_noun_title, _clause_title) if scene.trigger.form in ("noun", "name") else (_clause_title, _noun_title)
    if scene.trigger.form == "participle":
        makers = (_participle_title, _clause_title)
    for make in makers:
        text = make(scene, morphology, wording)
        if text and good(text, wording):
            return text
    return ""


def good(text: str, wording: Wording) -> bool:
    """Whether a title may be shown: its length, whole quotes and brackets, no pronoun, no loose end."""
    if not SHORTEST <= len(text) <= LONGEST or not text[0].isalnum() and text[0] != "«":
        return False
    words = re.findall(r"\w+", text.lower())
    if any(w in wording.pronouns for w in words) or words[-1] in wording.prepositions or words[-1] in wording.openers:
        return False
    return text.count("«") == text.count("»") and text.count("(") == text.count(")") and text.count('"') % 2 == 0


def _noun_title(scene: Scene, morphology: Morphology, wording: Wording) -> str:
    """ "Встреча Петра Павела и Валерия Герасимова в Баку": the noun in the nominative with what depends on it."""
    laid, head = scene.laid, scene.trigger.head
    if scene.trigger.form not in ("noun", "name"):
        return ""
    noun = laid.tokens[head].word
    first = left_edge(laid, morphology, head, noun)
    front = recase(laid, morphology, first, head, noun, "nomn") if noun.pos == "NOUN" else laid.tokens[head].text
    if front is None:
        return ""
    last = right_edge(laid, morphology, head, LONGEST - len(front), wording.prepositions)
    rest = _words(laid, range(head + 1, last + 1))
    text = front + (" " + rest if rest else "")
    if not rest or laid.tokens[head + 1].word.pos == "PREP":
        who = [n.base for n in scene.names if n.sort == "person"][:2]
        inner = f" {wording.and_} ".join(_genitive(morphology, w) for w in who)
        if inner:
            text = front + " " + inner + (" " + rest if rest else "")
    if scene.place and scene.place not in text and len(text) + len(scene.place) < LONGEST:
        text += " " + scene.place
    return _capital(text)


def _clause_title(scene: Scene, morphology: Morphology, wording: Wording) -> str:
    """ "Перу открыло посольство в Баку": the trigger's clause without dates and openers."""
    laid, trigger = scene.laid, scene.trigger
    clause = laid.clause[trigger.head]
    keep = [i for i, c in enumerate(laid.clause) if c == clause]
    dated = {i for i in keep if laid.mention[i] >= 0}
    for i in sorted(dated):
        j = i - 1
        while j >= 0 and j in keep and laid.tokens[j].word.form in wording.dating and j not in dated:
            dated.add(j)
            j -= 1
    kept = [i for i in keep if i not in dated]
    while kept and (not laid.tokens[kept[0]].is_word and laid.tokens[kept[0]].text != "«" or laid.tokens[kept[0]].word.form in wording.openers):
        kept.pop(0)
    while kept and not laid.tokens[kept[-1]].is_word and laid.tokens[kept[-1]].text not in "»%\"":
        kept.pop()
    if not kept or trigger.head not in kept:
        return ""
    first = laid.tokens[kept[0]].word
    text = _join(laid, kept)
    if scene.subject and first.pos == "NPRO" and first.case == "nomn":
        text = scene.subject + " " + _join(laid, kept[1:])
    while len(text) > LONGEST:
        cut = next((k for k in range(len(kept) - 1, 0, -1) if laid.tokens[kept[k]].word.form in wording.prepositions), 0)
        if not cut or kept[cut] <= trigger.last:
            return ""
        kept = kept[:cut]
        text = _join(laid, kept)
    return _capital(text)


def _participle_title(scene: Scene, morphology: Morphology, wording: Wording) -> str:
    """ "Подписан меморандум о сотрудничестве": the participle made short before the noun it goes with, in the nominative."""
    laid, i = scene.laid, scene.trigger.head
    word = laid.tokens[i].word
    if word.voice != "pssv" or word.tense != "past":
        return ""
    noun = _its_noun(laid, morphology, i)
    if noun is None:
        return ""
    at, reading = noun
    first = left_edge(laid, morphology, at, reading)
    front = recase(laid, morphology, max(first, i + 1) if first <= i < at else first, at, reading, "nomn")
    grams = ["PRTS", "plur"] if reading.number == "plur" else ["PRTS", "sing", reading.gender or "masc"]
    verb = morphology.inflect(laid.tokens[i].text.lower(), *grams, like=word)
    if front is None or verb is None:
        return ""
    last = right_edge(laid, morphology, at, LONGEST - len(front) - len(verb) - 1, wording.prepositions)
    if at < i <= last:
        last = i - 1
    text = " ".join(filter(None, (verb, front, _words(laid, range(at + 1, last + 1)))))
    return _capital(text)


def _its_noun(laid: Laid, morphology: Morphology, i: int) -> tuple[int, Word] | None:
    """The noun a participle goes with: the next one that agrees, or the one before its comma."""
    word = laid.tokens[i].word
    order = [*range(i + 1, min(i + 6, len(laid.tokens))), *range(i - 1, max(i - 12, -1), -1)]
    before_comma = any(t.text == "," for t in laid.tokens[max(i - 3, 0) : i])
    if before_comma:
        order = order[5:] + order[:5]
    for j in order:
        if not 0 <= j < len(laid.tokens) or laid.mention[j] >= 0:
            continue
        for reading in morphology.readings(laid.tokens[j].text):
            if reading.pos == "NOUN" and reading.case == word.case and reading.number == word.number:
                if word.number == "plur" or not word.gender or reading.gender == word.gender:
                    return j, reading
    return None


def _genitive(morphology: Morphology, name: str) -> str:
    words = []
    for word in name.split():
        reading = next((w for w in morphology.readings(word) if w.case == "nomn" and w.grammemes & {"Name", "Surn", "Patr"}), None)
        changed = morphology.inflect(word, "gent", like=reading) if reading and "Fixd" not in reading.grammemes else None
        words.append(changed or word)
    return " ".join(words)


def _words(laid: Laid, indices: range) -> str:
    return _join(laid, list(indices))


def _join(laid: Laid, indices: list[int]) -> str:
    """The words with the spaces they have in the text, one for each stretch left out."""
    parts = []
    for n, i in enumerate(indices):
        token = laid.tokens[i]
        if n:
            before = laid.tokens[indices[n - 1]]
            adjacent = indices[n - 1] == i - 1
            parts.append("" if adjacent and before.end == token.start else " ")
        parts.append(token.text)
    text = "".join(parts)
    return re.sub(r"\s+([,.;:])", r"\1", re.sub(r",\s*,", ",", text)).strip(" ,;:–—-")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
