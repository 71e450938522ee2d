"""Clusters -> mentions: at each place the longest rule that fits, then the earlier one."""

from typing import Any, NamedTuple

from attrs import evolve, fields

from timeline.model import Mention, Sense
from timeline.tagging.conditions import CONDITIONS, accompanied, of_make
from timeline.tagging.context import Context
from timeline.tagging.grammar import Grammar, Rule
from timeline.tagging.items import Item

_LONGEST = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}
_PLANS = 50_000  # kinds of cluster remembered; news has a few thousand
_FIELDS = {f.name for f in fields(Sense)}


class Part(NamedTuple):
    """One mention of a match: its items and its slots' item indices; `lead` is the class of the word before it."""

    first: int
    last: int
    slots: tuple[tuple[str, int], ...]
    end_slots: tuple[tuple[str, int], ...]
    lead: str


class Candidate(NamedTuple):
    """A rule that fits at a place of a cluster. `slots` are the items that fill its slots, in their order; candidates of one
    `key` make the same of the same values."""

    rule: Rule
    start: int
    end: int
    parts: tuple[Part, ...]
    slots: tuple[int, ...]
    key: int


class Told(NamedTuple):
    """What a part of a match says, wherever it stands."""

    sense: Sense
    type: str
    shares: bool


class Matcher:
    """Remembers, for each kind of cluster, which rules fit where."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self._names = {letter: name for name, letter in grammar.letter.items()}
        self._plans: dict[str, tuple[tuple[Candidate, ...], ...]] = {}
        self._told: dict[Any, tuple[Told, ...]] = {}
        self._keys: dict[Any, int] = {}

    def mentions(self, cluster: list[Item], context: Context) -> list[Mention]:
        """The mentions of a cluster, in order, not overlapping."""
        kind = "".join([item.letter for item in cluster])
        plan = self._plans.get(kind)
        if plan is None:
            plan = self._plan(kind)
            if len(self._plans) < _PLANS:
                self._plans[kind] = plan
        if not plan:
            return []
        out: list[Mention] = []
        done = 0
        for candidates in plan:
            if candidates[0].start < done:
                continue
            for candidate in candidates:
                made = self._make(candidate, cluster, context)
                if made:
                    out += made
                    done = candidate.end
                    break
        return out

    def _plan(self, kind: str) -> tuple[tuple[Candidate, ...], ...]:
        """For each place where some rule fits: the candidates, longest first."""
        places = []
        for at in range(len(kind)):
            if not self._grammar.any_rule.match(kind, at):
                continue
            found = []
            for rule in self._grammar.rules:
                match = rule.regex.match(kind, at)
                if match and match.end() > at:
                    found.append(self._candidate(rule, match, kind))
            if found:
                places.append(tuple(sorted(found, key=lambda c: (-c.end, c.rule.order))))
        return tuple(places)

    def _candidate(self, rule: Rule, match: Any, kind: str) -> Candidate:
        parts = tuple(self._part(rule, match, number, kind) for number in range(1, len(rule.parts) + 1))
        filled = [slot for part in parts for slot in part.slots + part.end_slots]
        layout = [[(name, kind[i]) for name, i in slots] for part in parts for slots in (part.slots, part.end_slots)]
        key = self._keys.setdefault((rule.order, str(layout), *[part.lead for part in parts]), len(self._keys))
        return Candidate(rule, match.start(), match.end(), parts, tuple(i for _, i in filled), key)

    def _part(self, rule: Rule, match: Any, number: int, kind: str) -> Part:
        interval = rule.data.interval

        def slots(part: int) -> tuple[tuple[str, int], ...]:
            return tuple((name, match.start(group)) for group, name, of in rule.slots if of == part and match.start(group) >= 0)

        first, last = match.span(rule.parts[number - 1])
        lead = self._names[kind[first - 1]] if first else ""
        return Part(first, last - 1, slots(1 if interval else number), slots(2) if interval else (), lead)

    def _make(self, candidate: Candidate, cluster: list[Item], context: Context) -> list[Mention]:
        """The candidate's mentions; none where a value or a condition forbids it."""
        key = (candidate.key, *[cluster[i].value for i in candidate.slots])
        told = self._told.get(key)
        if told is None:
            told = self._tell(candidate, cluster)
            if len(self._told) < 4 * _PLANS:
                self._told[key] = told
        if not told:
            return []
        data, parts = candidate.rule.data, candidate.parts
        if data.when or data.unless:
            first, last = cluster[parts[0].first].start, cluster[parts[-1].last].end
            if data.when and not CONDITIONS[data.when](context, first, last):
                return []
            if data.unless and CONDITIONS[data.unless](context, first, last):
                return []
        out, text = [], context.parsed.text
        for part, (sense, kind, shares) in zip(parts, told, strict=True):
            start, closing = cluster[part.first].start, cluster[part.last]
            end = closing.end
            if closing.abbreviated and text[end : end + 1] == ".":
                end += 1  # "г." is a word with its dot
            joined = data.joined and part is parts[0]
            if sense.lead == "from" and not joined and accompanied(context, start, end):
                sense = evolve(sense, lead="with")
            elif sense.year and sense.form == "date" and of_make(context, end):
                sense = evolve(sense, lead="make")
            out.append(Mention(start, end, text[start:end], kind, data.id, sense, joined, shares))  # type: ignore[arg-type]
        return out

    def _tell(self, candidate: Candidate, cluster: list[Item]) -> tuple[Told, ...]:
        """What the parts say, each with what it leaves to the next to say; nothing where a value can't be."""
        data = candidate.rule.data
        alone: list[Sense] = []
        for part in candidate.parts:
            sense = self._sense(candidate.rule, part, cluster)
            if sense is None:
                return ()
            alone.append(sense)
        if data.adjacent and not _adjacent(alone[0]):
            return ()
        senses = list(alone)
        for i in range(len(senses) - 2, -1, -1):
            senses[i] = _share(senses[i], senses[i + 1])
            senses[i + 1] = _of_week(senses[i], senses[i + 1])
        found = []
        for i, sense in enumerate(senses):
            kind = "TIME" if sense.hour >= 0 or sense.daypart else data.type
            kind = {"duration": "DURATION", "set": "SET"}.get(data.form, kind)
            shares = alone[i] != sense or (sense.lead == "moved" and i == 0)
            found.append(Told(evolve(sense, end=senses[1]) if data.joined and i == 0 else sense, kind, shares))
        return tuple(found)

    def _sense(self, rule: Rule, part: Part, cluster: list[Item]) -> Sense | None:
        sense = self._build(rule, part.slots, cluster, part.lead)
        if sense is not None and rule.data.interval:
            end = self._build(rule, part.end_slots, cluster, "")
            return evolve(_share(sense, end), end=end) if end is not None else None
        return sense

    def _build(self, rule: Rule, slots: tuple[tuple[str, int], ...], cluster: list[Item], lead: str) -> Sense | None:
        """The sense that slots and constants make; None where a value can't be (a 40th day, a 13th month)."""
        known: dict[str, Any] = {"form": rule.data.form, "lead": lead, **rule.data.set}
        for name, index in slots:
            item = cluster[index]
            cls = self._names[item.letter]
            for field_name, value in _read(name, cls, item.value).items():
                known.setdefault(field_name, value) if name == "year" else known.update({field_name: value})
        if "short" in known:  # 1941-45: the year comes with the first
            return Sense(form="date", year=-int(known["short"]))
        if "more" in known:
            known["amount"] += known["more"]
        known = {k: v for k, v in known.items() if k in _FIELDS}
        sense = Sense(**known)
        return sense if _possible(sense) else None


def _read(slot: str, cls: str, value: Any) -> dict[str, Any]:
    """What an item in a slot says: fields of the sense with values."""
    if slot == "date":
        return dict(zip(("year", "month", "day", "hour", "minute"), value, strict=False))
    if slot == "clock":
        return {"hour": value[0], "minute": value[1]}
    if slot == "year" and cls == "yearpair":
        return {"year": value[0], "end": Sense(year=value[1])}
    if slot == "often":  # "по ночам" is every day, "по пятницам" every week
        return {"unit": "day" if value == "day" else "week"}
    if slot == "this_century":
        return {"century_near": 0}
    if slot == "winter":
        return {"year": value[0]}
    if slot == "first_numbers":
        return {"phase": "early" if cls == "ordinal" else "mid" if value == 10 else "late"}
    if slot == "more":
        return {"more": 0.5}
    if slot == "now":
        return {"shift": 0}
    if slot == "same":
        return {"same": True}
    if slot == "half_hour":
        return {"hour": value - 1, "minute": 30}
    if slot == "daypart_of":
        return {"length": "pm" if value in ("evening", "day") else "am"}
    if slot == "amount":
        if cls == "clock_or_dec":
            return {"amount": value[2]}
        if cls == "half_unit":
            return {"amount": 0.5, "unit": value.partition("-")[2]}
        return {"amount": 0.0 if cls == "some" else float(value)}
    if slot == "length":
        return {"amount": value[0], "unit": value[1]}
    if slot == "offset" and cls == "nearest":
        return {"offset": 1, "base": "nearest"}
    return {slot: value}


def _possible(sense: Sense) -> bool:
    if sense.day > _LONGEST.get(sense.month, 31):
        return False
    if not (0 <= sense.month <= 12 and sense.hour <= 24 and sense.minute < 60):
        return False
    if sense.quarter > 4 or sense.half > 2 or sense.century > 21:
        return False
    return not (sense.decade is not None and sense.decade % 10)


def _adjacent(sense: Sense) -> bool:
    end = sense.end
    if end is None:
        return False
    if sense.day:
        return end.day == sense.day + 1
    return end.year == sense.year + 1 or -end.year == (sense.year + 1) % 100


def _of_week(first: Sense, second: Sense) -> Sense:
    """The second of two dates in the week that the first names: "на прошлой неделе, в среду"."""
    if first.form == "near" and first.unit == "week" and not first.weekday and second.weekday and not second.unit:
        return evolve(second, unit="week", offset=first.offset)
    return second


def _share(first: Sense, second: Sense) -> Sense:
    """The first of two dates with what it leaves to the second to say: `3—5 мая`, `1941-45`."""
    if first.form == "near" and first.weekday and second.unit == "week":
        return evolve(first, unit="week", offset=second.offset)
    if first.form != "date" or second.form != "date":
        if first.form == "duration" and not first.unit:
            return evolve(first, unit=second.unit)
        return first
    taken: dict[str, Any] = {}
    if first.day and not first.month:
        taken["month"] = second.month
    says_year = first.year or first.shift is not None or first.same
    if not says_year and (first.day or first.month or first.season):
        taken |= {"year": second.year, "shift": second.shift, "same": second.same}
    if first.decade is not None and not first.century and first.century_near is None:
        taken |= {"century": second.century, "century_near": second.century_near}
    return evolve(first, **taken) if taken else first
