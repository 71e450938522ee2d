"""The people of one article: each by the full name given anywhere in it, in the base form that all its forms agree on."""

import re
from collections import defaultdict
from functools import lru_cache

from attrs import define, field

from timeline.detecting.gazetteer import Gazetteer
from timeline.languages.morphology import Morphology, Word

_PART = r"[A-ZА-ЯЁ][\w’'-]*[\w]"
_RUN = re.compile(rf"{_PART}(?:[ \xa0](?:{_PART}|[А-ЯЁ]\.[ \xa0]?))*[ \xa0]{_PART}")
_PERSONAL = frozenset({"Name", "Surn", "Patr"})
_CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
_VOWELS = tuple("аеёиоуыэюя")
_BENT_VOWELS = tuple("ая")
_LONGEST = 4  # words in a name


@define(eq=False)
class Person:
    """A person: the base form, the gender ("masc", "femn" or ""), and the full name as the article writes it in each case."""

    base: str
    gender: str
    forms: dict[str, str] = field(factory=dict)
    count: int = 0


class People:
    """An article's people."""

    def __init__(self, text: str, morphology: Morphology, places: Gazetteer) -> None:
        self._morphology = morphology
        self._places = places
        self._by_stem: dict[str, Person] = {}
        groups: dict[tuple[str, ...], list[list[str]]] = defaultdict(list)
        for match in _RUN.finditer(text):
            words = self._trimmed(re.split(r"[ \xa0]+", match[0]))
            if len(words) > 1:
                groups[tuple(stem(w) for w in words)].append(words)
        for stems, runs in groups.items():
            person = self._person(runs)
            for key in (stems[-1], " ".join(stems)):
                known = self._by_stem.get(key)
                if known is None or known.count < person.count:
                    self._by_stem[key] = person

    def find(self, words: list[str]) -> Person | None:
        """The person these words, in whatever case, name by full name or by surname alone."""
        stems = [stem(w) for w in words]
        person = self._by_stem.get(" ".join(stems)) or self._by_stem.get(stems[-1])
        if person is None or len(words) == 1 or _initial(words[0]):
            return person
        return person if stems[0] in {stem(w) for w in person.base.split()} else None

    def leading(self, gender: str) -> Person | None:
        """The person of a gender whom the article names most, and more than once; None where two are named as often."""
        counts = {p.base: p for p in self._by_stem.values() if p.gender == gender and p.count > 1}
        ranked = sorted(counts.values(), key=lambda p: (-p.count, p.base))
        clear = len(ranked) == 1 or len(ranked) > 1 and ranked[0].count > ranked[1].count
        return ranked[0] if clear else None

    def lone(self, words: list[str]) -> Person:
        """A person named once, or by these words only."""
        return self._person([words])

    def likely(self, words: list[str]) -> bool:
        """Whether capitalised words are a person's name by their looks."""
        if any(w.isupper() and len(w) > 2 for w in words) or all(w.isascii() for w in words):
            return False
        return any(self._personal(w) for w in words) or len(words) > 1 and all(self._foreign(w) for w in words)

    def case(self, words: list[str], person: Person | None = None) -> str:
        """The likeliest case of a name's words; of a person's, the one in which the name has just this form."""
        if person is not None:
            fitting = [c for c in _CASES if self.form(person, c).split()[-len(words) :] == words]
            if fitting and len(fitting) < len(_CASES):
                return fitting[0]
        scores = self._cases(words)
        return max(_CASES, key=lambda c: max((s for (case, _), s in scores.items() if case == c), default=0.0))

    def _trimmed(self, words: list[str]) -> list[str]:
        """The words of a run that may be one person's name: countries, organisations and common words before it cut off."""
        for n in range(len(words)):
            if n and self._place(words[n]) and not self._personal(words[n]) and (n > 1 or self._country(words[n])):
                words = words[:n] if self.likely(words[:n]) else words[n:]
                break
        while words and (
            self._only_place(words) or not (self._personal(words[0]) or self._foreign(words[0]) or _initial(words[0]))
        ):
            words = words[1:]
        while words and words[-1].isupper() and len(words[-1]) > 1:
            words = words[:-1]
        words = words[:_LONGEST]
        return words if words and self.likely([w for w in words if not _initial(w)]) else []

    def _only_place(self, words: list[str]) -> bool:
        """Whether the first word is a place and no first name: "Юта Джон Хантсмен", not "Владимир Борисович Гройсман"."""
        if not self._place(words[0]):
            return False
        return not self._personal(words[0]) or len(words) < 2 or not self._personal(words[1])

    def _country(self, form: str) -> bool:
        return any(w.lemma in self._places.countries for w in self._morphology.readings(form)[:2])

    def _place(self, form: str) -> bool:
        return any(self._places.knows(w.lemma) for w in self._morphology.readings(form)[:2])

    def _personal(self, form: str) -> bool:
        return any(w.grammemes & _PERSONAL and w.score > 0.1 for w in self._morphology.readings(form)) and not self._organisation(
            form
        )

    def _foreign(self, form: str) -> bool:
        """A word of no dictionary, or one read as a rare thing: the parts of foreign names."""
        return not self._morphology.known(form) and not self._organisation(form)

    def _organisation(self, form: str) -> bool:
        words = self._places.organisations | self._places.roles
        return form.lower() in words or any(w.lemma in words for w in self._morphology.readings(form))

    def _person(self, runs: list[list[str]]) -> Person:
        votes: dict[tuple[str, str], float] = defaultdict(float)
        for words in runs:
            for (case, gender), score in self._cases(words).items():
                votes[self._bent(words, case, gender, "nomn"), gender] += score * (2.0 if case == "nomn" else 1.0)
        if not votes:
            return Person(" ".join(runs[0]), "", count=len(runs))
        base, gender = max(votes, key=lambda k: (votes[k], k))
        person = Person(base, gender, count=len(runs))
        for words in runs:
            for case in _CASES:
                if (case, gender) in self._cases(words) and _plain(self._bent(words, case, gender, "nomn")) == _plain(base):
                    person.forms.setdefault(case, " ".join(words))
                    break
        person.forms["nomn"] = base
        return person

    def form(self, person: Person, case: str) -> str:
        """The full name in a case: as the article writes it, or declined."""
        if case not in person.forms:
            person.forms[case] = self._bent(person.base.split(), "nomn", person.gender, case)
        return person.forms[case]

    def _cases(self, words: list[str]) -> dict[tuple[str, str], float]:
        """How well the words fit each case and gender, as one name."""
        found = {}
        for gender in ("masc", "femn"):
            for case in _CASES:
                score = 1.0
                for n, form in enumerate(words):
                    score *= _fit(self._morphology, form, case, gender, n == 0 and len(words) > 1)
                if score:
                    found[case, gender] = score
        return found

    def _bent(self, words: list[str], case: str, gender: str, wanted: str) -> str:
        """The words, which stand in one case, put into another."""
        return " ".join(w if case == wanted else self._bend(w, case, gender, wanted) for w in words)

    def _bend(self, form: str, case: str, gender: str, wanted: str) -> str:
        if _initial(form) or form[0].isascii():
            return form
        readings = [w for w in self._morphology.readings(form) if w.pos == "NOUN" and w.number != "plur" and w.case == case]
        readings = [w for w in readings if w.gender in (gender, "ms-f", "")]
        if not readings or "Fixd" in readings[0].grammemes:
            return form
        best = max(readings, key=lambda w: w.score * (3.0 if w.grammemes & _PERSONAL else 1.0))
        if _unbent(form, gender) and not best.grammemes & _PERSONAL:
            return form
        grams = [wanted, "sing", *([gender] if "Surn" in best.grammemes and best.gender == gender else [])]
        return _cased(form, self._morphology.inflect(form, *grams, like=best) or form)


@lru_cache(maxsize=200_000)
def _fit(morphology: Morphology, form: str, case: str, gender: str, first: bool) -> float:
    """How well one word of a name fits a case and gender; `first` says that others follow it."""
    if _initial(form) or form[0].isascii():
        return 0.5
    best = 0.0
    bent = False
    for word in morphology.readings(form):
        if word.pos == "NOUN" and word.number != "plur" and word.gender in (gender, "ms-f", ""):
            bent = bent or bool(word.grammemes & _PERSONAL)
            if word.case == case:
                best = max(best, word.score * (3.0 if word.grammemes & _PERSONAL else 1.0))
    if not best and not (bent and morphology.known(form)) and _unbent(form, gender) and not (first and gender == "femn"):
        best = 0.3
    return best or 0.001 * (case == "nomn")


@lru_cache(maxsize=200_000)
def stem(form: str) -> str:
    """What stays the same in a name's cases, roughly: two names with the same stem are taken for one."""
    low = form.lower().replace("ё", "е")
    low = re.sub(r"(?<=ск)(?:ого|ому|им|ом|ий|ая|ой|ую)$", "", low)
    low = re.sub(r"(?<=\w\w)и(?:ем|ям|я|ю|и|й|е)$", "", low)
    low = re.sub(r"(?:ого|ому|ем|ом|ой|ей|ым|ею|ою|ый|ий|ая|ую|[аяуюеыиойь])$", "", low) if len(low) > 3 else low
    return re.sub(r"(?<=[^аеиоуыэюя])[ое](?=[йлнр]$)", "", low) if len(low) > 5 else low


def _unbent(form: str, gender: str) -> bool:
    """Whether a foreign name of this form has one form for all cases."""
    low = form.lower()
    return low.endswith(_VOWELS) and not low.endswith(_BENT_VOWELS) or gender == "femn" and not low.endswith(_VOWELS)


def _plain(name: str) -> str:
    return name.replace("ё", "е").replace("Ё", "Е")


def _initial(form: str) -> bool:
    return len(form.rstrip(".")) == 1


def _cased(form: str, changed: str) -> str:
    """Capitals as in the form, part by part of a hyphenated name."""
    parts = form.split("-")
    new = changed.split("-")
    if len(parts) != len(new):
        return changed[:1].upper() + changed[1:]
    return "-".join(n[:1].upper() + n[1:] if p[:1].isupper() else n for p, n in zip(parts, new, strict=True))


__all__ = ["People", "Person", "Word", "stem"]
