"""The tense of clauses: which words of a stretch between two signs tell it, and which of them governs a phrase."""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from attrs import frozen

from timeline.languages import Pack
from timeline.languages.morphology import Kept
from timeline.model import Tense

_WORD = re.compile(r"\w+(?:[-‑]\w+)*")
LED = frozenset(("PREP", "ADJF", "NUMR"))  # behind these a word that may be a verb's is none
_OBJECT = 5  # characters: more than a preposition stands between "отменили" and the day, so something is called off
_BESIDE = 3  # characters: a finite verb has the time of a plan right beside it, or after "в": not "планировался ещё в мае"
_LED = 2  # characters between "на" and the phrase it leads
_TENSES: dict[str, Tense] = {"past": "past", "pres": "present", "futr": "future"}


@frozen
class TenseWords:
    """`tense.toml`: lemmas that turn a clause to the future (with a day after one of `leads`: `appointed`), of which those in
    `planned` have the time of the plan beside them and no other, those after which an infinitive may lie ahead, those that
    report; the object of `moving` behind them may be ahead, that of `off` before them too; `that` opens what somebody expected,
    a verb of `telling` who tells it, words of `aside` who, when or why; words of `joining` begin what another verb tells; `until`
    leads the end of what goes on or is so, told as present; `since` the day from which something is moved;
    `declared` is what a day is appointed to be."""

    expecting: frozenset[str]
    planned: frozenset[str]
    deciding: frozenset[str]
    appointed: frozenset[str]
    reporting: frozenset[str]
    moving: frozenset[str]
    off: frozenset[str]
    leads: frozenset[str]
    until: frozenset[str]
    since: frozenset[str]
    being: frozenset[str]
    wishing: frozenset[str]
    that: frozenset[str]
    telling: frozenset[str]
    aside: frozenset[str]
    joining: frozenset[str]
    declared: frozenset[str]


class _Role(NamedTuple):
    """What a word form may say of its clause's tense. A participle governs only what stands beside it."""

    tense: Tense | None = None
    participle: bool = False
    short: bool = False  # future with "to be" in the future
    appointed: bool = False  # future with a day after "на", though its own form is past
    expecting: bool = False
    planned: bool = False  # a plan that was: with a day after "на" on either side, "визит намечался на июль"
    plan: bool = False  # a participle has it with whatever time: "ожидавшийся в июле визит"
    moving: bool = False  # its object may carry a day to come: "отменили концерт 22 ноября"
    off: bool = False  # so may its object before it: "концерт 22 ноября отменили"
    proposing: bool = False  # past itself, but what its infinitive names may be ahead: "предложил встретиться в мае"
    deciding: bool = False  # the same of what is ahead of it: "решили встретиться в мае", with a term surely
    infinitive: bool = False
    lead: bool = False
    until: bool = False
    since: bool = False
    lasting: bool = False  # present with a day after "до": "закрыт до 5 мая"
    kept: bool = False  # with a day after "до" on either side: "закрыли до понедельника"
    being: bool = False
    wishing: bool = False  # what would be lies on either side: "исполнилось бы 80 лет"
    was: bool = False  # the auxiliary in the past, which says nothing beside what expects: "был намечен"
    made: bool = False  # an adjective that may be a participle, as it is before what it has: "закрытая в мае"
    telling: bool = False  # past, and opens who tells it: "5 мая, сообщил мэр, мост откроют"
    misread: bool = False  # past where nothing else tells the tense: "они прибыли в пятницу"


class _Verb(NamedTuple):
    """A word that tells a clause's tense."""

    start: int
    end: int
    tense: Tense
    participle: bool
    appointed: bool
    moving: bool
    off: bool
    planned: bool
    plan: bool
    lasting: bool
    kept: bool


class Clause(NamedTuple):
    """A stretch between two signs: its verbs, the ends of the words that put a term ("на"), those of "до" alone, those of "с",
    whether it expects, whether it opens with "что", whether it only says who tells it or when and why ("как сообщил мэр"), where
    an "и" stands in it."""

    verbs: tuple[_Verb, ...]
    leads: tuple[int, ...]
    untils: tuple[int, ...]
    sinces: tuple[int, ...]
    expecting: bool
    that: bool
    aside: bool
    joins: tuple[int, ...]

    @property
    def finite(self) -> bool:
        """Whether one of its verbs is no participle."""
        return any(not verb.participle for verb in self.verbs)


SILENT = Clause((), (), (), (), False, False, False, ())


class Roles:
    """The roles of word forms, each found once: most words of a text say nothing of tense."""

    def __init__(self, pack: Pack) -> None:
        self._morphology = pack.morphology
        self._misread = pack.about.misread
        self._words = pack.section("tense", TenseWords)
        self._joining = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(self._words.joining)))})\b")
        self._role: Callable[[str], _Role | None] = Kept(self._found).__getitem__

    def clause(self, text: str, start: int, end: int) -> Clause:
        """What tells the tense in a stretch of text."""
        stretch = start, end
        forms: list[str] = _WORD.findall(text, start, end)
        told = list(map(self._role, forms))
        if not any(told):
            return SILENT
        if not any(role is not None and role.tense for role in told):
            told = [self._anew(forms, i) if role is not None and role.misread else role for i, role in enumerate(told)]
        opening = forms[0].lower()
        that = opening in self._words.that
        leaning = {opening, " ".join((opening, *forms[1:2]))} & self._words.aside or told[0] is not None and told[0].telling
        found = []
        for form, role in zip(forms, told, strict=True):
            start = text.find(form, start)  # no letter lies between two words, so each is found where it stands
            end = start + len(form)
            if role is not None:
                found.append((start, end, role))
            start = end
        roles = [role for _, _, role in found]
        expecting = any(r.expecting for r in roles)
        to_be = any(r.being and (expecting or not r.infinitive) for r in roles)
        settled = any(r.short and r.appointed for r in roles)
        deciding, was = any(r.deciding for r in roles), any(r.was for r in roles)
        proposing = deciding or any(r.proposing for r in roles)
        wishing, naming = any(r.wishing for r in roles), any(r.infinitive for r in roles)
        declared = not self._words.declared.isdisjoint(map(str.lower, forms))
        verbs = []
        if told[0] is not None and told[0].made and not any(r.tense for r in roles):
            found[0] = (*found[0][:2], _Role("past", True))
        for start, end, role in found:
            tense = "future" if role.short and to_be else role.tense
            decided = role.deciding and role.short and naming and not was  # "встретиться решено в мае"
            planned = role.infinitive and proposing or role.proposing and naming or role.expecting and was
            if planned or decided or tense == "past" and (wishing or declared and role.appointed):
                tense = "either"  # what was proposed or planned
            if tense and not (role.was and (expecting or settled)):
                appointed = role.appointed or role.infinitive and deciding
                lasting = role.lasting and tense == "past" and not was
                also = (role.moving, role.off, role.planned, role.plan, lasting, role.kept)
                verbs.append(_Verb(start, end, tense, role.participle, appointed, *also))
        leads = tuple(end for _, end, role in found if role.lead)
        untils = tuple(end for _, end, role in found if role.until)
        sinces = tuple(end for _, end, role in found if role.since)
        joins = tuple(m.start() for m in self._joining.finditer(text, *stretch)) if len(verbs) > 1 else ()
        return Clause(tuple(verbs), leads, untils, sinces, expecting, that, bool(leaning), joins)

    def _anew(self, forms: list[str], i: int) -> _Role | None:
        """What a word says that may be a verb's: nothing where it opens its clause or follows a preposition or an adjective."""
        able = i and self._morphology.word(forms[i - 1]).pos not in LED
        return _Role("past") if able else None

    def _found(self, form: str) -> _Role | None:
        role = self._read(form)
        return role if any(role) else None

    def _read(self, form: str) -> _Role:
        if form[0].isdigit():
            return _Role()  # "28-е" would read as a verb
        words, word = self._words, self._morphology.word(form)
        if form in words.wishing:
            return _Role(wishing=True)
        lead = form.lower() in words.leads and word.pos == "PREP"
        until = lead and form.lower() in words.until
        being = word.tense == "futr" and word.lemma in words.being
        appointed, moving, off = word.lemma in words.appointed, word.lemma in words.moving, word.lemma in words.off
        if word.lemma in words.expecting and (word.tense != "past" or word.pos not in ("VERB", "PRTF")):
            return _Role("future", expecting=True, lead=lead, being=being)
        planned = word.lemma in words.expecting and word.tense == "past"
        plan = word.lemma in words.planned and word.tense == "past"
        if word.pos == "VERB":
            tense = _TENSES.get(word.tense)
            if tense is None or (tense == "present" and word.lemma in words.reporting):
                return _Role(lead=lead, being=being)
            deciding = tense == "past" and word.lemma in words.deciding
            was = tense == "past" and word.lemma in words.being
            return _Role(
                tense,
                appointed=appointed,
                moving=moving,
                off=off,
                planned=planned or plan,
                plan=plan,
                proposing=planned,
                deciding=deciding,
                lead=lead,
                being=being,
                was=was,
                kept=word.is_done,
                telling=tense == "past" and word.lemma in words.telling,
            )
        if word.is_noun and word.lemma in words.deciding:
            return _Role(deciding=True)
        if word.pos == "INFN":
            return _Role(infinitive=True, being=word.lemma in words.being)
        if word.pos in ("PRTS", "PRTF"):
            tense, full = "past" if word.tense == "past" else "present", word.pos == "PRTF"
            deciding = not full and word.lemma in words.deciding
            return _Role(
                tense,
                full,
                not full,
                appointed,
                moving=moving,
                lasting=not full,
                off=off,
                deciding=deciding,
                lead=lead,
                being=being,
                planned=planned or plan,
                plan=plan,
            )
        if form in self._misread:
            return _Role(misread=True)
        if word.pos == "ADJF" and any(r.pos == "PRTF" and r.tense == "past" for r in self._morphology.readings(form)):
            return _Role(made=True)
        since = word.pos == "PREP" and form.lower() in words.since
        return _Role("past" if word.pos == "GRND" else None, word.pos == "GRND", lead=lead, until=until, since=since, being=being)


@cache
def roles(pack: Pack) -> Roles:
    return Roles(pack)


def clause_tense(clause: Clause, start: int, end: int, own: Clause) -> Tense | None:
    """The tense of the verb nearest to the phrase, which stands in the clause `own`, rather of one that no "и" parts from it."""
    finite: tuple[bool, int, Tense] | None = None
    participle: tuple[bool, int, Tense] | None = None
    led, ends, begins = (any(0 < start - lead <= _LED for lead in leads) for leads in (own.leads, own.untils, own.sinces))
    for verb in clause.verbs:
        before = verb.end <= start
        distance = start - verb.end if before else verb.start - end
        tense: Tense = "future" if verb.appointed and led else "present" if verb.lasting and ends else verb.tense
        moved = verb.moving and before and distance > _OBJECT or verb.off and (begins or not before)
        plan = verb.planned and led or verb.plan and (verb.participle or distance <= _BESIDE)
        set_before = verb.appointed and verb.lasting and clause is not own  # "рассчитана на два дня, 12 и 13 марта"
        if tense == "past" and (moved or plan or set_before or verb.kept and ends and before):
            tense = "either"
        apart = any(verb.end <= join < start or end <= join < verb.start for join in clause.joins)
        found = (apart, distance, tense)
        if not verb.participle or (verb.appointed and led):
            finite = found if finite is None else min(finite, found)
        else:
            # What goes before its date governs it alone ("подписанный в пятницу указ"); else a finite verb is the likelier one.
            found = (apart, distance if before else 2 * distance + 2, tense)
            participle = found if participle is None else min(participle, found)
    if participle is not None and not clause.expecting and (finite is None or participle[1] < finite[1]):
        return participle[2]
    return finite[2] if finite is not None else None
