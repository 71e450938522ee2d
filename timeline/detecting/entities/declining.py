"""How the words of people's names decline: by the dictionary where it knows them as names, by their endings else."""

import re
from collections import defaultdict
from collections.abc import Callable
from functools import cache

from attrs import evolve, field, frozen

from timeline.detecting.wording import Wording
from timeline.languages import Pack
from timeline.languages.morphology import Kept, Morphology, Word

CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
GENDERS = ("masc", "femn")
LOCATIVE = ("loct", "loc2")
PERSONAL = frozenset({"Name", "Surn", "Patr"})
_KEPT = 100_000  # names and words whose readings are remembered
_KNOWN = 1.0  # how likely the dictionary's reading of a name is beside one by the ending
_ENDING = 0.3
_AGAINST = 0.03  # a reading by the ending of a word that the dictionary knows as a name otherwise
_OPEN = 0.5  # surnames on a vowel that declines are fewer than the genitives of those on a consonant
_SELDOM = 0.1  # of the likeliest name's share in texts, at least
_ROOT = 6  # letters
_FORENAME = 0.05  # how likely a forename that isn't in its base form is a surname
_UNBENT = 0.08  # the first words of a name left as they are: "Пан Ги Муна"
Hypotheses = dict[tuple[str, str, str], float]  # base form, gender and case of a whole name -> how well they fit
_COMMON = {"gen2": "gent", "loc2": "loct", "gen1": "gent", "acc2": "accs"}


@frozen
class Declension:
    """One way names decline: the genders, what the stem ends in, each case's endings (the first one is written, "" is none),
    and how likely a name declines so beside others with the same ending, a man's `men` times that. `last`: only surnames do.
    `over`: surnames may although the dictionary has the form as another name's ("Серены Уильямс", "Трише")."""

    genders: str
    stem: str
    nomn: str
    gent: str
    datv: str
    accs: str
    ablt: str
    loct: str
    weight: float = 1.0
    men: float = 1.0
    last: bool = False
    over: bool = False


@frozen
class NameForms:
    """The section `declensions`."""

    declensions: list[Declension]
    epithets: str = ""


@frozen
class Reading:
    """What one word of a name may be: the base form, gender, case, and how well it fits."""

    base: str
    gender: str
    case: str
    weight: float


@frozen
class _Paradigm:
    genders: dict[str, float]
    stem: re.Pattern[str]
    endings: dict[str, tuple[str, ...]]
    last: bool
    over: bool

    @property
    def open(self) -> bool:
        """Whether the nominative is what other names' genitive is too: "Мандела", "Гарсия"."""
        return not self.last and len(self.genders) > 1 and bool(self.endings["nomn"][0])

    @property
    def unbent(self) -> bool:
        """Whether all cases are alike."""
        return len(set(self.endings.values())) == 1


@frozen(eq=False)
class Declining:
    """The declensions of a language."""

    _morphology: Morphology
    _paradigms: tuple[_Paradigm, ...]
    _epithets: frozenset[str]
    _read: dict[tuple[str, bool], tuple[Reading, ...]] = field(factory=dict)
    _whole: dict[tuple[str, ...], Hypotheses] = field(factory=dict)
    _bent: dict[tuple[str, str, str, bool], str] = field(factory=dict)

    @classmethod
    @cache
    def of(cls, pack: Pack) -> "Declining":
        """Those of a pack, made once a process."""
        section = pack.section("declensions", NameForms)
        paradigms = tuple(
            _Paradigm(
                {g: d.weight * (d.men if g == "masc" else 1.0) for g in d.genders.split()},
                re.compile(rf"(?:{d.stem})$"),
                {case: tuple(e.strip("-") for e in getattr(d, case).split()) for case in CASES},
                d.last,
                d.over,
            )
            for d in section.declensions
        )
        return cls(pack.morphology, paradigms, frozenset(section.epithets.split()))

    def readings(self, form: str, last: bool) -> tuple[Reading, ...]:
        """What a word of a name may be; `last` says that it is the last one, the surname. Never empty."""
        key = (form, last)
        found = self._read.get(key)
        if found is None:
            if len(self._read) > _KEPT:
                self._read.clear()
            found = self._read[key] = self._readings(form, last)
        return found

    def surnames(self, form: str) -> tuple[Reading, ...]:
        """What the surname behind a forename may be: one that the dictionary has but as a woman's forename in the accusative is
        rather one that doesn't decline ("Майя Санду")."""
        found = self.readings(form, last=True)
        if not self._accusative(form):
            return found
        own = _FORENAME / _KNOWN, _ENDING / _AGAINST
        return tuple(evolve(one, weight=one.weight * own[one.base == form]) for one in found)

    def together(self, words: tuple[str, ...]) -> Hypotheses:
        """What the words of one name may be together, with how well they fit. May be empty."""
        known = self._whole.get(words)
        if known is None:
            if len(self._whole) > _KEPT:
                self._whole.clear()
            known = self._whole[words] = self._together(words)
        return known

    def _together(self, words: tuple[str, ...]) -> Hypotheses:
        found: dict[tuple[str, str], dict[str, float]] = {(gender, case): {"": 1.0} for gender in GENDERS for case in CASES}
        for n, word in enumerate(words):
            longer: dict[tuple[str, str], dict[str, float]] = {}
            last = n == len(words) - 1
            for one in self.surnames(word) if n and last else self.readings(word, last):
                before = found.get((one.gender, one.case))
                if before:
                    bases = longer.setdefault((one.gender, one.case), {})
                    for base, score in before.items():
                        whole = f"{base} {one.base}" if base else one.base
                        bases[whole] = max(bases.get(whole, 0.0), score * one.weight)
            found = longer
        return {(base, *key): score for key, bases in found.items() for base, score in bases.items()}

    def _readings(self, form: str, last: bool) -> tuple[Reading, ...]:
        if initial(form) or form[0].isascii() or form.islower():
            return tuple(Reading(form, gender, case, 0.5) for gender in GENDERS for case in CASES)
        front, sign, epithet = form.rpartition("-")
        if sign and epithet.islower() and self._morphology.word(epithet).lemma in self._epithets:
            return self._with_epithet(front, epithet, last)
        if sign and epithet[:1].isupper() and not self._morphology.known(form):
            return (*self._of_two(front, epithet, last), *self._plain(form, last))
        return self._plain(form, last)

    def _of_two(self, front: str, back: str, last: bool) -> list[Reading]:
        """A name of two of which both decline: "Диаса-Канеля"."""
        found = []
        for one in self.readings(front, last):
            for other in self.readings(back, last):
                if (one.gender, one.case) == (other.gender, other.case):
                    base = f"{one.base}-{other.base}"
                    found.append(Reading(base, one.gender, one.case, min(one.weight, other.weight)))
        return found

    def _plain(self, form: str, last: bool) -> tuple[Reading, ...]:
        best: dict[tuple[str, str, str], float] = {}
        known = self._dictionary(form)
        found = [*known, *self._by_ending(form, last, known)]
        if not last:
            whole = {one.gender for one in found if one.case == "nomn" and one.weight > _AGAINST}
            found += [Reading(form, gender, case, _UNBENT) for gender in GENDERS if gender in whole for case in CASES]
        for one in found:
            key = (one.base, one.gender, one.case)
            best[key] = max(best.get(key, 0.0), one.weight)
        return tuple(Reading(*key, weight) for key, weight in best.items())

    def _with_epithet(self, front: str, epithet: str, last: bool) -> tuple[Reading, ...]:
        cases = {(w.gender, _case(w)) for w in self._morphology.readings(epithet) if w.pos == "ADJF" and w.number == "sing"}
        found = []
        for one in self.readings(front, last):
            if (one.gender, one.case) in cases:
                bent = self._morphology.inflect(epithet, "nomn", "sing", one.gender)
                found.append(Reading(f"{one.base}-{bent}", one.gender, one.case, one.weight))
        return tuple(found) or (Reading(f"{front}-{epithet}", "masc", "nomn", _ENDING),)

    def _dictionary(self, form: str) -> list[Reading]:
        if not self._morphology.known(form):
            return []
        found = []
        words = [w for w in self._morphology.readings(form) if w.pos == "NOUN" and w.number != "plur" and w.grammemes & PERSONAL]
        shares: defaultdict[tuple[str, str], float] = defaultdict(float)
        for word in words:
            own = (word.lemma, word.gender)
            shares[own] = shares[own] + word.score if "Name" in word.grammemes else max(shares[own], word.score)
        most = max(shares.values(), default=1.0)
        for word in words:
            weight = _KNOWN * max(shares[word.lemma, word.gender] / most, _SELDOM)
            for gender in GENDERS if word.gender in ("ms-f", "") else (word.gender,):
                found.append(Reading(self._base(form, word, gender), gender, _case(word), weight))
        return found

    def _base(self, form: str, word: Word, gender: str) -> str:
        if _case(word) == "nomn" or "Fixd" in word.grammemes:
            return form
        return cased(form, self._morphology.inflect(form, *_grammemes(word, "nomn", gender), like=word) or form)

    def _by_ending(self, form: str, last: bool, known: list[Reading]) -> list[Reading]:
        """What a word may be by its ending, beside what the dictionary knows of it."""
        found = []
        whole, over = any(one.case == "nomn" for one in known), bool(known) and self._accusative(form)
        for paradigm in self._paradigms:
            if paradigm.last and not last or known and paradigm.unbent and not (last and (paradigm.over or over)):
                continue
            weight = _AGAINST if known and not (whole and paradigm.unbent) else _ENDING
            for case, endings in paradigm.endings.items():
                for ending in endings:
                    stem = form[: len(form) - len(ending)] if form.endswith(ending) else ""
                    if len(stem) > 1 and paradigm.stem.search(stem):
                        base = stem + paradigm.endings["nomn"][0]
                        open_end = _OPEN if last and paradigm.open else 1.0
                        found += [Reading(base, g, case, weight * own * open_end) for g, own in paradigm.genders.items()]
        return found

    def _accusative(self, form: str) -> bool:
        """Whether the dictionary has a form but as a woman's name in the accusative."""
        read = [w for w in self._morphology.readings(form) if w.grammemes & PERSONAL] if self._morphology.known(form) else []
        return bool(read) and all((w.gender, w.case) == ("femn", "accs") for w in read)

    def bend(self, base: str, gender: str, case: str, last: bool) -> str:
        """A word of a name put from its base form into a case."""
        key = (base, gender, case, last)
        found = self._bent.get(key)
        if found is None:
            if len(self._bent) > _KEPT:
                self._bent.clear()
            found = self._bent[key] = self._bend(base, gender, case, last)
        return found

    def _bend(self, base: str, gender: str, case: str, last: bool) -> str:
        if case == "nomn" or initial(base) or base[0].isascii() or base.islower():
            return base
        front, sign, epithet = base.rpartition("-")
        if sign and epithet.islower() and self._morphology.word(epithet).lemma in self._epithets:
            return f"{self.bend(front, gender, case, last)}-{self._morphology.inflect(epithet, case, 'sing', gender) or epithet}"
        fixed = False
        if self._morphology.known(base):
            for word in self._morphology.readings(base):
                personal = word.pos == "NOUN" and word.case == "nomn" and word.number != "plur" and word.grammemes & PERSONAL
                if not personal or word.gender not in (gender, "ms-f"):
                    continue
                fixed = fixed or "Fixd" in word.grammemes
                changed = self._morphology.inflect(base, *_grammemes(word, case, gender), like=word)
                if changed and "Fixd" not in word.grammemes:
                    return cased(base, changed)
        if fixed:
            return base
        fitting = [p for p in self._paradigms if gender in p.genders and (last or not p.last) and self._is_base(p, base)]
        if not fitting:
            return base
        paradigm = max(fitting, key=lambda p: (p.last, p.genders[gender]))
        stem = base[: len(base) - len(paradigm.endings["nomn"][0])]
        return stem + paradigm.endings[case][0]

    def _is_base(self, paradigm: _Paradigm, base: str) -> bool:
        ending = paradigm.endings["nomn"][0]
        stem = base[: len(base) - len(ending)]
        return base.endswith(ending) and len(stem) > 1 and bool(paradigm.stem.search(stem))


def _case(word: Word) -> str:
    return _COMMON.get(word.case, word.case)


def _grammemes(word: Word, case: str, gender: str) -> list[str]:
    return [case, "sing", *([gender] if "Surn" in word.grammemes and word.gender == gender else [])]


def initial(form: str) -> bool:
    """Whether a word is one letter, with a dot or without."""
    return len(form.rstrip(".")) == 1


def _stem(form: str) -> str:
    """What stays the same in a name's cases, roughly: two names with the same stem are taken for one."""
    if "-" in form:
        return "-".join(stem(part) for part in form.split("-"))
    low = form.lower().replace("ё", "е")
    low = re.sub(r"(?<=ск)(?:ого|ому|им|ом|ий|ая|ой|ую)$", "", low)
    low = re.sub(r"(?<=\w\w)и(?:ем|ей|ям|ями|ях|я|ю|и|й|е)$", "", low)
    low = re.sub(r"(?:ого|ому|ем|ом|ой|ей|ым|ею|ою|ый|ий|ая|ую|[аяуюеыиойь])$", "", low) if len(low) > 3 else low
    return re.sub(r"(?<=[^аеиоуыэюя])[ое](?=[йлнр]$)", "", low) if len(low) > 5 else low


def _root(form: str) -> str:
    """The beginning of a word's stem."""
    return stem(form)[:_ROOT]


stem: Callable[[str], str] = Kept(_stem).__getitem__  # asked for every word with a capital
root: Callable[[str], str] = Kept(_root).__getitem__


def cased(form: str, changed: str) -> str:
    """Capitals as in the form, part by part of a hyphenated name."""
    parts = form.split("-")
    new = changed.split("-")
    if len(parts) != len(new):
        return changed[:1].upper() + changed[1:]
    return "-".join(n[:1].upper() + n[1:] if p[:1].isupper() else n for p, n in zip(parts, new, strict=True))


def bent(morphology: Morphology, name: str, case: str) -> str:
    """A country's name in a case; "" where that can't be done."""
    parts = list[str]()
    for part in name.split():
        read = next((w for w in morphology.readings(part) if w.case == "nomn" and w.pos in ("NOUN", "ADJF")), None)
        agreed = [read.number] if read is not None and read.number else []
        fixed = part.isupper() or read is not None and "Fixd" in read.grammemes
        form = part if fixed else morphology.inflect(part, case, *agreed, like=read) if read is not None else None
        if form is None:
            return ""
        parts.append(form)
    return " ".join(parts)


def inside(morphology: Morphology, wording: Wording, place: str) -> str:
    """A place after the preposition that says where: "в Чехии", "во Франции", "на Кубе", "в Крыму"; "" where its name can't be
    bent."""
    name = bent(morphology, place, "loc2" if place.lower() in wording.peninsulas else "loct")
    lead = wording.upon if place.lower() in wording.islands else wording.led(wording.inside, name)
    return f"{lead} {name}" if name else ""
