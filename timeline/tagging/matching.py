"""Clusters -> mentions: at each place the longest rule that fits, then the earlier one."""

from typing import Any, NamedTuple

from attrs import evolve, fields

from timeline.model import Mention, Sense
from timeline.tagging.conditions import CONDITIONS, Context, accompanied
from timeline.tagging.grammar import Grammar, Rule
from timeline.tagging.items import Item

_LONGEST = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}
_PLANS = 50_000  # kinds of cluster remembered; news has a few thousand
_FIELDS = {f.name for f in fields(Sense)}


class Part(NamedTuple):
    """One mention of a match: its items and its slots' item indices."""

    first: int
    last: int
    slots: tuple[tuple[str, int], ...]
    end_slots: tuple[tuple[str, int], ...]
    key: int  # the same for parts of one rule with the same slots: what their values make is remembered by it


class Candidate(NamedTuple):
    """A rule that fits at a place of a cluster."""

    rule: Rule
    start: int
    end: int
    parts: tuple[Part, ...]


class Matcher:
    """Remembers, for each kind of cluster, which rules fit where."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self._names = {letter: name for name, letter in grammar.letter.items()}
        self._plans: dict[str, tuple[tuple[Candidate, ...], ...]] = {}
        self._senses: dict[Any, Sense | None] = {}
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
                    parts = tuple(self._part(rule, match, number) for number in range(1, len(rule.parts) + 1))
                    found.append(Candidate(rule, at, match.end(), parts))
            if found:
                places.append(tuple(sorted(found, key=lambda c: (-c.end, c.rule.order))))
        return tuple(places)

    def _part(self, rule: Rule, match: Any, number: int) -> Part:
        interval = rule.data.interval

        def slots(part: int) -> tuple[tuple[str, int], ...]:
            return tuple((name, match.start(group)) for group, name, of in rule.slots if of == part and match.start(group) >= 0)

        first, last = match.span(rule.parts[number - 1])
        starts, ends = slots(1 if interval else number), slots(2) if interval else ()
        key = self._keys.setdefault((rule.order, starts, ends), len(self._keys))
        return Part(first, last - 1, starts, ends, key)

    def _make(self, candidate: Candidate, cluster: list[Item], context: Context) -> list[Mention]:
        """The candidate's mentions; none where a value or a condition forbids it."""
        rule = candidate.rule
        data = rule.data
        senses: list[Sense] = []
        for part in candidate.parts:
            lead = self._names[cluster[part.first - 1].letter] if part.first else ""
            sense = self._sense(rule, part, cluster, lead)
            if sense is None:
                return []
            senses.append(sense)
        if data.adjacent and not _adjacent(senses[0]):
            return []
        first, last = cluster[candidate.parts[0].first], cluster[candidate.parts[-1].last]
        if data.when and not CONDITIONS[data.when](context, first.start, last.end):
            return []
        if data.unless and CONDITIONS[data.unless](context, first.start, last.end):
            return []
        alone = list(senses)
        for i in range(len(senses) - 2, -1, -1):
            senses[i] = _share(senses[i], senses[i + 1])
        out, text = [], context.parsed.text
        for i, (part, sense) in enumerate(zip(candidate.parts, senses, strict=True)):
            start, end = cluster[part.first].start, cluster[part.last].end
            if cluster[part.last].abbreviated and text[end : end + 1] == ".":
                end += 1  # "г." is a word with its dot
            joined = data.joined and i == 0
            if joined:
                sense = evolve(sense, end=senses[1])
            elif sense.lead == "from" and accompanied(context, start, end):
                sense = evolve(sense, lead="with")
            kind = "TIME" if sense.hour >= 0 or sense.daypart else data.type
            kind = {"duration": "DURATION", "set": "SET"}.get(data.form, kind)
            shares = (alone[i] is not senses[i] and alone[i] != senses[i]) or (sense.lead == "moved" and i == 0)
            out.append(Mention(start, end, text[start:end], kind, data.id, sense, joined, shares))  # type: ignore[arg-type]
        return out

    def _sense(self, rule: Rule, part: Part, cluster: list[Item], lead: str) -> Sense | None:
        key = (part.key, lead, *[cluster[i].value for _, i in part.slots], *[cluster[i].value for _, i in part.end_slots])
        if key in self._senses:
            return self._senses[key]
        sense = self._build(rule, part.slots, cluster, lead)
        if sense is not None and rule.data.interval:
            end = self._build(rule, part.end_slots, cluster, "")
            sense = evolve(_share(sense, end), end=end) if end is not None else None
        if len(self._senses) < 4 * _PLANS:
            self._senses[key] = sense
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
        return {"length": "pm" if value in (12, "day") else "am"}
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
    return end.year == sense.year + 1


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
