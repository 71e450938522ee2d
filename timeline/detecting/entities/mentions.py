"""What the words around a name say of it: in which case it stands, and whether it is a man's or a woman's."""

import re

from attrs import frozen

from timeline.detecting.entities.declining import CASES, GENDERS
from timeline.detecting.entities.gazetteer import gazetteer
from timeline.detecting.wording import Wording
from timeline.languages import Pack

_BEFORE = re.compile(r"(?<![\w-])([\w-]+)(,|[ \xa0][—–-])?[ \xa0]+$")
_OPENS = re.compile(r"(?:^|\n|\w{4}[.!?…])\s*$")  # not after "им."
_AFTER = re.compile(r"(,?)[ \xa0]+(?:\d+[ \xa0]+[^\W\d]+[ \xa0]+)?([\w-]+)")  # past "5 мая"
_AGREED = 10  # how much likelier the nominative is right before a verb in the past
_NAMED = 4  # the same after a dash or "под именем"
_ODD = 0.02  # a case that the words around a name speak against
# How often a name stands in each case, in news.
USUAL = {"nomn": 0.45, "gent": 0.25, "datv": 0.07, "accs": 0.08, "ablt": 0.1, "loct": 0.05}


@frozen(eq=False)
class Mention:
    """The words of a name as they stand in the text, and how likely each case (and gender) is by the words around them."""

    words: list[str]
    cases: dict[str, float]
    gender: str = ""
    agreed: frozenset[str] = frozenset()  # the cases in which it has that gender


class Mentions:
    """The names of one text as its words put them."""

    def __init__(self, text: str, pack: Pack) -> None:
        self._text = text
        self._morphology = pack.morphology
        self._called = gazetteer(pack).called
        self._relatives, self._governed = Wording.of(pack).relatives, Wording.of(pack).governed

    def at(self, words: list[str], start: int, end: int) -> Mention:
        """A name with what the words around it say of its case: no nominative after a preposition or a noun in another case,
        the nominative before a verb that agrees, at the opening of a sentence, after a dash. What agrees tells the gender."""
        cases, gender, agreed = dict(USUAL), "", frozenset[str]()
        before = _BEFORE.search(self._text, max(start - 40, 0), start)
        if before is not None:
            cases, gender, agreed = self._led(before[1], before[2] or "")
        elif _OPENS.search(self._text, max(start - 8, 0), start):
            cases = {c: p if c == "nomn" else p * 0.3 for c, p in cases.items()}
        after = _AFTER.match(self._text, end)
        if after is not None:
            verb = self._morphology.word(after[2])
            if verb.pos == "VERB" and verb.number == "sing" and verb.tense == "past" and verb.gender in GENDERS and not after[1]:
                gender, agreed = verb.gender, frozenset({"nomn"})
                cases["nomn"] *= _AGREED
            elif after[1] and verb.lemma in self._relatives and verb.gender in GENDERS and not gender:
                gender, agreed = verb.gender, frozenset(CASES)
            elif after[1] and verb.pos == "PRTF" and verb.case == "nomn" and verb.gender in GENDERS and not gender:
                gender, agreed = verb.gender, frozenset({"nomn"})
        return Mention(words, cases, gender, agreed)

    def likeliest(self, cases: list[str], start: int, end: int) -> str:
        """Of the cases that a name may be in by its form that which the word before it, else its place, speaks for: "с Громовой",
        "отказал Громовой", "об актрисе Громовой"."""
        before = _BEFORE.search(self._text, max(start - 40, 0), start)
        word = self._morphology.word(before[1]) if before is not None and not before[2] else None
        if word is not None and word.pos == "VERB" and "accs" not in cases and "datv" in cases:
            return "datv"
        held = word.case if word is not None and word.pos == "NOUN" and word.animacy == "anim" else ""
        likely = self.at([], start, end).cases
        return held if held in cases else max(cases, key=lambda c: likely[c])

    def _led(self, word: str, sign: str) -> tuple[dict[str, float], str, frozenset[str]]:
        """How likely each case of a name is after a word and a comma or dash; the gender that a noun before tells, and in which
        cases it does: "дочь Петра Громова" says nothing of him."""
        cases = dict(USUAL)
        readings = self._morphology.readings(word)
        nouns = [w for w in readings if w.pos in ("NOUN", "ADJF", "PRTF") and w.number != "plur"]
        held = {w.case for w in nouns}
        alive = bool(nouns) and (readings[0].animacy == "anim" or readings[0].pos in ("ADJF", "PRTF"))
        her = alive and all(w.gender == "femn" for w in nouns)
        told = ("femn", frozenset(held | {"nomn"} if sign else held)) if her else ("", frozenset[str]())
        if sign.strip() and sign != ",":
            cases["nomn"] *= 1 if word[0].isupper() else _NAMED  # not "Мандельштама — Бриллюэна"
            return cases, "", frozenset()
        if sign:
            able = held | {"nomn"} if alive and readings[0].pos == "NOUN" else set(CASES)
            return {c: p if c in able else p * 0.1 for c, p in cases.items()}, *told
        if readings[0].pos == "VERB":
            agreeing = readings[0].number == "sing" and readings[0].person in ("", "3per")
            cases["nomn"] *= 1 if agreeing else 0.3 if readings[0].number == "plur" else 0.1  # "летали Анна Громова и …"
        elif readings[0].pos == "PREP":
            governed = [case for case in cases if f"{word.lower()}/{case}" in self._governed] or cases.keys() - {"nomn"}
            cases = {c: p if c in governed else p * _ODD for c, p in cases.items()}
        elif word in self._called:
            cases["nomn"] *= _NAMED
        elif alive:
            whose = 0.3 if readings[0].pos == "NOUN" else 0.1  # "отец Петра Громова"
            cases = {c: p if c in held else p * (whose if c == "gent" else 0.1) for c, p in cases.items()}
        elif readings[0].pos == "NOUN" and readings[0].number != "plur":
            cases["gent"] *= 4  # "встреча Петра Громова"
        return cases, *told
