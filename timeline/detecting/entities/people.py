"""The people of one article: each by the full name given anywhere in it, in the base form that all its mentions agree on."""

import re
from collections import Counter, defaultdict
from functools import cache

from attrs import define, evolve, field

from timeline.detecting.entities.declining import CASES, GENDERS, PERSONAL, Declining, Hypotheses, initial, stem
from timeline.detecting.entities.gazetteer import gazetteer
from timeline.detecting.entities.looks import Looks
from timeline.detecting.entities.mentions import USUAL, Mention, Mentions
from timeline.languages import Pack

_PART = r"[A-ZА-ЯЁ][\w’'-]*[\w]"
_ALONE = re.compile(_PART)
_WITHIN = re.compile(r"[\w,][ \xa0]$")
_NUMERALS = frozenset("IVXLC")
_LONGEST = 6  # words in a name, particles among them
_RUN = 30  # words with capitals side by side, of which a name is to be found
_LONG = 6  # letters of an adjective that is no foreign name
_OFTEN = 3  # times a person is named that an article is about
_WITNESSES = 12  # mentions that a base form is judged by
_TOGETHER = 0.1  # of how well a surname alone fits: so well its forename fits with it
_STRANGE = 0.2  # how much worse a name fits with a word before it that is none of it
_APART = 0.005  # the same where the word is nobody's name before
_WOMEN = 0.85  # how often news names them beside men
_STRANGERS = 0.5  # the same where the forename doesn't tell
_MISFIT = 1e-4  # a mention that has another name's form


@define(eq=False)
class Person:
    """A person: the base form, the gender ("masc", "femn" or ""), and the full name as the article writes it in each case; how
    often the article gives the full name, and how often the surname in all."""

    base: str
    gender: str
    forms: dict[str, str] = field(factory=dict)
    count: int = 0
    named: int = 0


@cache
def _runs(particles: frozenset[str]) -> re.Pattern[str]:
    """Words of a full name side by side, in the midst also initials and particles: "Салман бин Ибрагим", "Камаль аль-Ганзури"."""
    within = "|".join(sorted(particles))
    part = rf"(?:(?:{within})-)?{_PART}"
    return re.compile(rf"{_PART}(?:[ \xa0](?:{part}|[А-ЯЁ]\.[ \xa0]?|(?:{within})(?=[ \xa0]))){{,{_RUN}}}[ \xa0]{part}")


class People:
    """An article's people."""

    def __init__(self, text: str, pack: Pack) -> None:
        self._text = text
        self._morphology = pack.morphology
        self._declining = Declining.of(pack)
        self._places = gazetteer(pack)
        self._looks = Looks.of(pack)
        self._forename, self._patronymic = self._looks.forename, self._looks.patronymic
        self._mentions = Mentions(text, pack)
        self._by_stem: dict[str, Person] = {}
        self._by_forename: dict[str, Person | None] = {}  # None where several have it
        self._leading: dict[str, Person | None] = {}
        self._runs: list[tuple[int, int]] = []  # where full names stand
        groups: dict[tuple[str, ...], list[Mention]] = defaultdict(list)
        for match in _runs(self._places.particles).finditer(text):
            within = _WITHIN.search(text, max(match.start() - 2, 0), match.start()) is not None
            words = self._trimmed(re.split(r"[ \xa0]+", match[0]), within)
            if len(words) > 1:
                at = text.find(words[0], match.start())
                self._runs.append((at, at + len(" ".join(words))))
                groups[tuple(stem(w) for w in words)].append(self._mentions.at(words, at, at + len(" ".join(words))))
        opening = Counter(stems[0] for stems in groups)
        for stems in [g for g in groups if len(g) == 2 and opening[g[0]] > 1 and opening[g[1]]]:
            if all(map(self._forename, groups[stems][0].words)):
                del groups[stems]  # "с Кириллом Анна познакомилась": each of them has a full name
        surnames = {stems[-1] for stems in groups}
        for long in [g for g in groups if len(g) > 2 and g[0] in surnames]:
            if self._anothers(groups[long][0].words):
                groups[long[1:]] += [evolve(m, words=m.words[1:]) for m in groups.pop(long)]
        if groups:
            self._settle(groups)

    def _settle(self, groups: dict[tuple[str, ...], list[Mention]]) -> None:
        """A person of each group of mentions, the surnames that stand alone counted in."""
        alone: dict[str, list[Mention]] = defaultdict(list)
        times: Counter[str] = Counter()
        surnames = {stems[-1] for stems in groups}
        runs = self._runs[::-1]
        for match in _ALONE.finditer(self._text):
            if (key := stem(match[0])) in surnames:
                times[key] += 1
                while runs and runs[-1][1] <= match.start():
                    runs.pop()
                inside = runs and runs[-1][0] <= match.start()
                if not inside and len(alone[key]) < _WITNESSES:
                    alone[key].append(self._mentions.at([match[0]], match.start(), match.end()))
        for stems, mentions in groups.items():
            person = self._person(mentions, alone[stems[-1]])
            person.named = times[stems[-1]]
            alone_by = (stems[-1], stems[0]) if roman(mentions[0].words[-1]) else (stems[-1],)
            for key in (*alone_by, " ".join(stems)):
                known = self._by_stem.get(key)
                if known is None or (known.count, len(known.base)) < (person.count, len(person.base)):
                    self._by_stem[key] = person
        for stems in sorted(groups, key=len, reverse=True):
            self._shorten(stems)
        for stems in groups:
            turned = self._by_stem.get(f"{stems[1]} {stems[0]}")
            if turned is not None and self._forename(groups[stems][0].words[1]) and not self._forename(groups[stems][0].words[0]):
                inverted = self._by_stem[" ".join(stems)]  # "Громов Пётр", "Громов Пётр Ильич"
                self._by_stem = {key: turned if person is inverted else person for key, person in self._by_stem.items()}
        for person in self._by_stem.values():
            first = person.base.split()[0]
            if self._forename(first) or self._looks.foreign(first):
                other = self._by_forename.setdefault(stem(first), person)
                if other is not None and other is not person and not self._shorter(other, person):
                    self._by_forename[stem(first)] = person if self._shorter(person, other) else None

    def _shorten(self, stems: tuple[str, ...]) -> None:
        """A name with a patronymic or initials is the same person's as the one without, where the article gives both."""
        person = self._by_stem[" ".join(stems)]
        other = self._by_stem[stems[-1]]
        words, plain = person.base.split(), other.base.split()
        if other is person or not plain or words[-1] != plain[-1]:
            return
        first = initial(words[0]) and words[0][0] == plain[0][0]
        if first or len(words) > len(plain) and words[0] == plain[0]:
            self._by_stem[" ".join(stems)] = other

    def _shorter(self, one: Person, other: Person) -> bool:
        """Whether a name is another with words left out, and told of as often at least."""
        return set(one.base.split()) <= set(other.base.split()) and one.count >= other.count

    def find(self, words: list[str]) -> Person | None:
        """The person these words, in whatever case, name by full name, by surname, or by a forename that one person alone has."""
        if not self._by_stem:
            return None
        if len(words) == 1:
            only = stem(words[0])
            return self._by_stem.get(only) or self._by_forename.get(only)
        stems = list(map(stem, words))
        if len(set(stems)) < len(stems) and not any(w.islower() for w in words):
            return None  # "брат Фиделя Кастро Рауль Кастро"
        person = self._by_stem.get(" ".join(stems)) or self._by_stem.get(stems[-1])
        if person is None or initial(words[0]) or len(words) == 2 and self._patronymic(words[0]):
            return person
        return person if stems[0] in map(stem, person.base.split()) else None

    def has_namesakes(self, person: Person) -> bool:
        """Whether another of a person's gender has the same surname and is told of nearly as often."""
        surname = stem(person.base.split()[-1])
        others = (p for p in self._by_stem.values() if p is not person and p.gender == person.gender)
        return any(stem(p.base.split()[-1]) == surname and 2 * p.count >= person.count for p in others)

    def several(self, words: list[str]) -> bool:
        """Whether each of these words names another person."""
        bases = {person.base for w in words if (person := self.find([w])) is not None}
        return len(bases) == len(words) > 1

    def leading(self, gender: str) -> Person | None:
        """The person of a gender whom the article names most, and more than once; None where two are named as often."""
        if gender not in self._leading:
            self._leading[gender] = self._named_most(gender)
        return self._leading[gender]

    def _named_most(self, gender: str) -> Person | None:
        surnames = (p for key, p in self._by_stem.items() if " " not in key)
        counts = {p.base: p for p in surnames if p.gender == gender and p.named > 1}
        ranked = sorted(counts.values(), key=lambda p: (-p.named, -p.count, p.base))
        clear = len(ranked) == 1 or len(ranked) > 1 and ranked[0].named > ranked[1].named
        return ranked[0] if clear else None

    def about(self) -> Person | None:
        """The person the article is about: named most of all, and often; None where two are named as often."""
        leading = [p for gender in (*GENDERS, "") if (p := self.leading(gender)) is not None and p.named >= _OFTEN]
        leading.sort(key=lambda p: (-p.named, p.base))
        return leading[0] if len(leading) == 1 or leading and leading[0].named > leading[1].named else None

    def lone(self, words: list[str], at: int = -1, end: int = -1) -> Person:
        """A person named by these words only; `at` is where they stand in the text, and end, where that is known."""
        end = end if end > at else at + len(" ".join(words))
        return self._person([self._mentions.at(words, at, end) if at >= 0 else Mention(words, USUAL)], [])

    def likely(self, words: list[str]) -> bool:
        """Whether capitalised words are a person's name by their looks."""
        if any(w.isupper() and len(w) > 2 and not roman(w) for w in words) or all(w.isascii() for w in words):
            return False
        if any(self._looks.personal(w) for w in words):
            return True
        return len(words) > 1 and self._outlandish(words[0]) and all(self._outlandish(w) or self._seldom(w) for w in words)

    def _outlandish(self, form: str) -> bool:
        return self._looks.foreign(form) or self._geographic(form)

    def _seldom(self, form: str) -> bool:
        """Whether a word is a name among other things: "Ли"."""
        return any(w.grammemes & PERSONAL for w in self._morphology.readings(form))

    def _geographic(self, form: str) -> bool:
        """Whether a word names a place that only the dictionary knows: surnames come from such."""
        word = self._morphology.word(form)
        return "Geox" in word.grammemes and not self._places.knows(word.lemma)

    def _adjective(self, form: str) -> bool:
        word = self._morphology.word(form)
        return word.pos == "ADJF" and self._morphology.known(form)

    def case(self, words: list[str], person: Person | None = None, at: int = -1, end: int = -1) -> str:
        """The likeliest case of a name's words, which stand from an offset on (to `end`, where initials open it); of a person's,
        the one whose form they are."""
        if person is not None:
            ending = " " + " ".join(words)
            fitting = [c for c in CASES if f" {self.form(person, c)}".endswith(ending)]
            if len(fitting) > 1 and at >= 0 and len(fitting) < len(CASES):
                return self._mentions.likeliest(fitting, at, max(end, at + len(ending) - 1))
            if fitting and len(fitting) < len(CASES):
                return fitting[0]
        found = self._hypotheses(words)
        if person is not None:
            own = " ".join(person.base.split()[-len(words) :])
            found = {k: v for k, v in found.items() if k[0] == own and k[1] == person.gender} or found
        usual = self._mentions.at(words, at, at + len(" ".join(words))).cases if at >= 0 else USUAL
        scores: dict[str, float] = dict.fromkeys(CASES, 0.0)
        for (_, _, case), score in found.items():
            scores[case] = max(scores[case], score * usual[case])
        return max(CASES, key=lambda c: scores[c])

    def form(self, person: Person, case: str) -> str:
        """The full name in a case: as the article writes it, or declined."""
        if case not in person.forms:
            words = person.base.split()
            last = len(words) - 1
            bent = (self._declining.bend(w, person.gender or "masc", case, n == last) for n, w in enumerate(words))
            person.forms[case] = " ".join(bent)
        return person.forms[case]

    def leading_words(self, words: list[str]) -> int:
        """How many words of a run stand before somebody's name and are none of it: "Генпрокуратуры Юрий Громов", "Адвокат Громова
        Пётр Белов"."""
        first, rest = words[0], words[1:]
        if not rest or self.find(words) is not None:
            return 0
        if stem(first) in self._by_stem and " ".join(map(stem, rest)) in self._by_stem and self._anothers(words):
            return 1
        adjective = len(first) >= _LONG and self._adjective(first) and not self._looks.personal(first)
        if adjective or first.isupper() and len(first) > 1 and not roman(first):
            return 1
        for n, word in enumerate(rest, 1):
            if (
                self._morphology.known(word)
                and self._forename(word)
                and not any(self._looks.personal(w) or self._outlandish(w) for w in words[:n])
            ):
                return n
        second = self._second(words)
        if self._fit(words) < _APART * self._fit(second):
            return len(words) - len(second)
        apart = _STRANGE if len(rest) > 1 and self._forename(rest[0]) and self.find([first]) is not None else _APART
        return int(len(rest) > 1 and self._fit(words) < apart * self._fit(rest))

    def _goes(self, words: list[str], within: bool) -> bool:
        """Whether a common word is a forename before the surname that it stands with: "Роман Громенко", not "Роман Громова";
        `within` a sentence so is one that is no noun: "Серена"."""
        readings = self._morphology.readings(words[0])
        named = any("Name" in w.grammemes for w in readings) or within and all(w.pos not in ("NOUN", "PREP") for w in readings)
        if not named or len(words) < 2:
            return False
        surname = max(one.weight for one in self._declining.surnames(words[1]))
        return self._fit(words) >= _TOGETHER * (surname if len(words) == 2 else self._fit(words[1:]))

    def _trimmed(self, words: list[str], within: bool) -> list[str]:
        """The words of a run that may be one person's name: countries, organisations and common words before it cut off."""
        for n in range(len(words)):
            if n and self._looks.place(words[n]) and not self._looks.personal(words[n]) and (n > 1 or self._country(words[n])):
                words = words[:n] if self.likely(words[:n]) else words[n:]
                break
        words = self._second(self._after_office(words))
        if len(words) == 2 and self._patronymic(words[0]):
            words = words[1:]  # "Пётр (Пит) Ильич Громов"
        if len(words) > 2 and words[1][0].isupper() and self._fit(words) < _STRANGE * self._fit(words[1:]):
            words = words[1:]  # "губернатор штата Юта Джон Хантсмен"
        if len(words) > 1 and self._adjective(words[0]):
            words = words[1:]  # "папа Римский Бенедикт XVI", "герцога Брабантского Филиппа"
        while words and (
            any(c.isdigit() for c in words[0])
            or self._only_place(words)
            or not (
                self._looks.personal(words[0]) or self._outlandish(words[0]) or initial(words[0]) or self._goes(words, within)
            )
        ):
            words = words[1:]
        scripts = [w[0].isascii() for w in words if not roman(w)]
        if len(set(scripts)) > 1:  # "Christian Dior Наталья Кошель", "Dmitry Петров"
            cut = next(n for n, s in enumerate(scripts) if s != scripts[0])
            words = words[cut:] if scripts[0] else words[:cut]
        while words and words[-1].isupper() and len(words[-1]) > 1 and not roman(words[-1]):
            words = words[:-1]
        if len(words) == 2 and not self._looks.personal(words[0]) and self._of_city(words[1]):
            return []  # "в Загорске Московской области"
        words = words[:_LONGEST]
        again = next((n for n, w in enumerate(words) if n > 1 and w[0].isupper() and w in words[:n]), 0)
        words = words[: again - 1] if again else words  # "брат Фиделя Кастро Рауль Кастро"
        return words if words and self.likely([w for w in words if not initial(w) and not w.islower()]) else []

    def _of_city(self, form: str) -> bool:
        """Whether a word is an adjective made from a city's name."""
        return self._adjective(form) and bool(self._places.city_of(self._morphology.word(form).lemma))

    def _after_office(self, words: list[str]) -> list[str]:
        """A run from its first name on, where what stands before that names nobody ("Еврокомиссии Урсула фон дер Ляйен"), or is
        more than a surname: "города Сергиев Посад Пётр Громов", "Герой Социалистического Труда Пётр Громов"."""
        for n, word in enumerate(words[:-1]):
            if self._forename(word):
                return words[n:] if n > 1 or not any(map(self._looks.personal, words[:n])) else words
        return words

    def _second(self, words: list[str]) -> list[str]:
        """Of two full names side by side the second: "кандидата Кирилла Громова Валерий Белов"."""
        for n in range(2, len(words) - 1):
            before = [w.grammemes for w in self._morphology.readings(words[n - 1])]
            surname = any("Surn" in g for g in before) and not any(g & {"Name", "Patr"} for g in before)
            if surname and self._forename(words[n]) and self._forename(words[0]):
                return words[n:]
        return words

    def _anothers(self, words: list[str]) -> bool:
        """Whether a surname before a full name says but whose he is, as its ending may: "приятель Громова Юрий Лосев", not
        "Громов Юрий Петрович" or "Ким Чен Ын"."""
        patronymic = any("Patr" in w.grammemes for word in words[1:] for w in self._morphology.readings(word))
        return len(words) > 2 and len(words[0]) > len(stem(words[0])) and not patronymic

    def _fit(self, words: list[str]) -> float:
        return max(self._hypotheses(words).values(), default=0.0)

    def _only_place(self, words: list[str]) -> bool:
        """Whether the first word is a place and no first name: "Юта Джон Хантсмен", not "Владимир Борисович Гройсман". A small
        town may be a forename before one name: "Бени Ганц", not "мэр Флоренции Маттео Ренци"."""
        if not self._looks.place(words[0]) and not (len(words) > 2 and self._looks.city(words[0])):
            return False
        named = self._looks.personal(words[0]) and len(words) > 1  # "София Коппола"
        return not named or not (self._looks.personal(words[1]) or self._looks.foreign(words[1]))

    def _country(self, form: str) -> bool:
        return any(w.lemma in self._places.countries for w in self._morphology.readings(form)[:2])

    def _hypotheses(self, words: list[str]) -> Hypotheses:
        """What a name's words may be together: base form, gender and case, with how well they fit."""
        return self._declining.together(tuple(words))

    def _person(self, mentions: list[Mention], alone: list[Mention]) -> Person:
        """The person whose name fits all mentions best."""
        told = [(m, self._hypotheses(m.words)) for m in mentions[:_WITNESSES]]
        others = [(m, self._hypotheses(m.words)) for m in alone]
        scores: dict[tuple[str, str], float] = {}
        for base, gender in sorted({(base, gender) for _, found in told for base, gender, _ in found}):
            score = _score(told, base, gender) * _score(others, base.split()[-1], gender, once=False)
            first = base.split()[0]
            strange = not self._morphology.known(first) or not self._forename(first)
            scores[base, gender] = score * (1.0 if gender == "masc" else _STRANGERS if strange else _WOMEN)
        if not scores:
            return Person(" ".join(mentions[0].words), "", count=len(mentions))
        base, gender = max(scores, key=lambda k: (scores[k], k))
        person = Person(base, gender, count=len(mentions))
        for mention, found in told:
            fitting = [c for c in CASES if (base, gender, c) in found]
            if fitting:
                case = max(fitting, key=lambda c: found[base, gender, c] * mention.cases[c])
                person.forms.setdefault(case, " ".join(mention.words))
        person.forms["nomn"] = base
        return person


def roman(form: str) -> bool:
    """Whether a word is a Roman numeral: "Бенедикт XVI"."""
    return set(form) <= _NUMERALS


def _score(told: list[tuple[Mention, Hypotheses]], base: str, gender: str, once: bool = True) -> float:
    """How likely a person of this base form and gender is named as in these mentions. How well the form goes with the name
    counts `once`, the cases it stands in each time."""
    keys = [(base, gender, case) for case in CASES]
    fits = [[(key[2], found[key]) for key in keys if key in found] for _, found in told]
    best = max([fit for able in fits for _, fit in able], default=0.0)
    score = best if once else 1.0
    for (mention, _), able in zip(told, fits, strict=True):
        total = 0.0
        for case, fit in able:
            if fit:
                weight = fit / best * mention.cases[case]
                total += weight * 0.1 if case in mention.agreed and mention.gender != gender else weight
        score *= max(total, _MISFIT)
    return score


__all__ = ["Mention", "People", "Person", "roman", "stem"]
