"""Document + mentions -> when it was published: from outside, a stamp, a dateline, else inferred from the dates it tells."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

from attrs import evolve, frozen

from timeline.analysing import Parsed
from timeline.model import Mention, Publication, PublishedBasis, Reason, Sense

_LEAD_CHARS = 400  # a news text tells its day in its first two or three sentences, or not at all
_STAMP_WORDS = 4  # a line with a date and no more other words than these is a stamp
_FULL_DIGITS = 9  # characters of a date in digits with the whole year, but for the shortest
_NEAR = 400  # days: a date without a year belongs to the twelve months or so around a date that has one
_MOST = 300  # dates weighed against each other; a text with more is a list
_EARLIEST = 1990  # news files are not older; a year of history in a text is no hint of its own
_WORST = -2.6  # a day that most of the text's dates contradict is no answer
_CONTRADICTED = 3.5  # what is told as past and lies after a day all but rules that day out
_DATELINE = re.compile(r"[^\W\d_a-zа-яё][\w.-]+(?:[ -][^\W\d_a-zа-яё][\w.-]*){0,2}\s*[,.(/]\s*$")
_AFTER_DATELINE = re.compile(r"\s*(?:[–—-]|\.[^\S\n]+\S|/|,\s*[^\W\d_a-zа-яё])")
_TOLD = 60  # characters between the day and the verb of "об этом сообщили"
_NEXT = 40  # characters before a birth's day that hold the word for it
_NOWHERE = Publication(None, "none", False, (Reason("no-date-in-text"),))


def published(parsed: Parsed, mentions: tuple[Mention, ...]) -> Publication:
    """The day, month or year of publication with its reasons; None where nothing tells it. Only the article's own has a say."""
    document = parsed.document
    if document.published:
        basis: PublishedBasis = document.published_basis or "given"
        return Publication(
            document.published, basis, len(document.published) == 10, (Reason("page-stamp" if basis == "stamp" else basis),)
        )
    facts = list(islice(_facts(parsed, mentions), _MOST))
    facts = [evolve(fact, lived=lived) for lived in [_lived(parsed, facts)] for fact in facts]
    return _stamped(parsed, facts) or _datelined(parsed, facts) or _inferred(parsed, facts) or _NOWHERE


@frozen
class DatingWords:
    """`dating.toml`: words by which an article tells on which day its news came."""

    sources: frozenset[str]
    leads: frozenset[str]
    news: frozenset[str]
    telling: frozenset[str]
    labels: frozenset[str]
    born: frozenset[str]
    ages: tuple[str, ...]


@frozen
class Fact:
    """A mention as evidence: its index, sense, tense, and the days it spans where it says its year."""

    index: int
    mention: Mention
    tense: str | None
    first: date | None
    last: date | None
    closes: bool  # the end of a stretch of days: the text may be of its beginning, but for what is told as past

    lived: tuple[tuple[date, date], ...] = ()  # the years in which the one whose birth the text dates has an age that it tells

    @property
    def sense(self) -> Sense:
        return self.mention.sense

    @property
    def is_day(self) -> bool:
        return bool(self.sense.form == "date" and self.sense.day and self.sense.month)


def _facts(parsed: Parsed, mentions: tuple[Mention, ...]) -> Iterator[Fact]:
    for index, mention in enumerate(mentions):
        if mention.type not in ("DATE", "TIME") or parsed.document.role_at(mention.start) in ("teaser", "furniture"):
            continue
        sense = mention.sense.end if mention.sense.end is not None and not mention.joined else mention.sense
        first, last = _days(sense)
        if first is not None and sense is mention.sense.end:
            first = _days(mention.sense)[0] or first  # "в сезоне 2013–2014" is no contradiction to a day of 2013
        closes = index > 0 and mentions[index - 1].joined
        yield Fact(index, mention, parsed.tense(mention.start, mention.end), first, last, closes)


def _days(sense: Sense) -> tuple[date | None, date | None]:
    if sense.form != "date" or sense.year < 1:
        return None, None
    try:
        month_of_end = sense.month or 12
        day_of_end = sense.day or monthrange(sense.year, month_of_end)[1]
        return date(sense.year, sense.month or 1, sense.day or 1), date(sense.year, month_of_end, day_of_end)
    except ValueError:
        return None, None


def _stamped(parsed: Parsed, facts: list[Fact]) -> Publication | None:
    """A date in a line of its own, or before the first word of the text."""
    for fact in facts:
        if fact.is_day and _is_stamp(parsed, fact.mention):
            day = fact.first if fact.sense.year else _best_year(fact, facts)
            if day is not None and day.year >= _EARLIEST and (fact.sense.year or fact.sense.hour >= 0):
                sure = bool(fact.sense.year) and not _is_caption(fact, facts)
                return Publication(day.isoformat(), "stamp", sure, (Reason("stamp", fact.index),))
    return None


def _is_caption(fact: Fact, facts: list[Fact]) -> bool:
    """Whether a line with no more than a day in words may belong to a picture: the text tells of that day, or of later ones."""
    exact = fact.sense.hour >= 0 or fact.mention.rule in ("iso", "digits")
    told = [f for f in facts if f is not fact and f.first and fact.first and f.first >= fact.first]
    return not exact and any(f.first == fact.first or f.tense == "past" for f in told)


def _is_stamp(parsed: Parsed, mention: Mention) -> bool:
    text = parsed.text
    if parsed.document.role_at(mention.start) == "stamp":
        return True
    line_start = text.rfind("\n", 0, mention.start) + 1
    line_end = text.find("\n", mention.end)
    line = text[line_start : line_end if line_end >= 0 else len(text)]
    before = text[line_start : mention.start]
    if not text[: mention.start].strip() or (line_start == 0 and mention.rule == "iso" and len(re.findall(r"\w+", before)) <= 1):
        return mention.rule in ("iso", "digits") or mention.sense.hour >= 0
    exact = mention.sense.hour >= 0 or mention.rule in ("iso", "digits")
    others = len(re.findall(r"\w+", line)) - len(re.findall(r"\w+", mention.text))
    labelled = others == 1 and before.strip(" :\xa0").lower() in parsed.pack.section("dating", DatingWords).labels
    return exact and others <= _STAMP_WORDS or ((others == 0 or labelled) and bool(mention.sense.year))


def _datelined(parsed: Parsed, facts: list[Fact]) -> Publication | None:
    """`БАКУ, 18 августа, Агентство.`: a place, the day, and the agency at the head of the body."""
    text = parsed.text
    for fact in facts[:3]:
        start, end = fact.mention.start, fact.mention.end
        line_start = text.rfind("\n", 0, start) + 1
        head = text[line_start:start]
        if (
            fact.is_day
            and start < 2 * _LEAD_CHARS
            and len(head) < 60
            and _DATELINE.fullmatch(head.strip() + " ")
            and _AFTER_DATELINE.match(text, end)
        ):
            day = fact.first or _best_year(fact, facts)
            if day is not None:
                return Publication(day.isoformat(), "dateline", bool(fact.sense.year), (Reason("dateline", fact.index),))
    return None


def _inferred(parsed: Parsed, facts: list[Fact]) -> Publication | None:
    """The day that agrees best with all that the text tells: past dates lie before it, future ones after."""
    candidates: dict[date, tuple[float, Fact]] = {}
    for fact in facts:
        for day, shift in _candidate_days(fact, facts):
            if day.year < _EARLIEST:
                continue
            score = _score(parsed, day, fact, facts) + shift
            if day not in candidates or score > candidates[day][0]:
                candidates[day] = (score, fact)
    if not candidates:
        return None
    best, day = max((score, day) for day, (score, _) in candidates.items())
    if best < _WORST:
        return None
    fact = candidates[day][1]
    sure = _certain(parsed, day, fact, facts)
    return Publication(day.isoformat(), "inferred", sure, (Reason("inferred-certain" if sure else "inferred", fact.index),))


def _candidate_days(fact: Fact, facts: list[Fact]) -> Iterator[tuple[date, float]]:
    """Days that a fact proposes, each with a bonus."""
    sense = fact.sense
    if (
        not fact.is_day
        or (fact.closes and fact.tense in ("future", "present", "either"))
        or (sense.lead in ("from", "until", "toward") and not fact.mention.joined)
    ):
        return
    if fact.mention.rule == "digits" and len(fact.mention.text) < _FULL_DIGITS:
        return  # "24.03.02" in running text is as often the number of something
    day = fact.last or _best_year(fact, facts)
    if day is None:
        return
    beside = _beside(fact, facts)
    if beside is not None:
        yield day - timedelta(beside), 4.0
    else:  # a day to come, or that of a document, is the last resort
        yield day, -1.5 if fact.tense == "future" else -1.0 if sense.lead == "of" else 0.0


def _beside(fact: Fact, facts: list[Fact]) -> int | None:
    """The days of a deictic word right before a date: -1 in "вчера, 16 августа"."""
    for other in facts:
        gap = fact.mention.start - other.mention.end
        if other.sense.form == "deictic" and 0 <= gap <= 3 and other.sense.days is not None and not other.sense.base:
            return other.sense.days
    return None


def _score(parsed: Parsed, day: date, fact: Fact, facts: list[Fact]) -> float:
    score = 0.0
    start = fact.mention.start
    if start < _LEAD_CHARS:
        score += 2.0 - start / _LEAD_CHARS
    if fact.tense == "past":
        score += 0.5
    if fact.sense.weekday or _reported(parsed, day, fact, facts):
        score += 1.0
    latest: date | None = None
    for other in facts:
        if other.tense == "past" and other.sense.shift == 0 and other.sense.month > day.month:
            score -= 2.0  # "в октябре этого года состоялись" is told after October
        if other.first is None or other.last is None or other.sense.lead == "until":
            continue
        if other.tense == "future":
            score -= 2.0 if other.last < day else 0.0
        elif other.first > day:
            score -= _CONTRADICTED if other.tense == "past" and other.sense.lead not in ("of", "toward") else 1.5
        elif latest is None or other.first > latest:
            latest = other.first
    settled = any(first <= day <= last for first, last in fact.lived)  # by an age, however long ago all else was
    if latest is not None and latest <= day and not settled:
        score -= min((day - latest).days / 365, 3.0)
    return score


def _certain(parsed: Parsed, day: date, fact: Fact, facts: list[Fact]) -> bool:
    """Whether the text leaves no other day: "вчера, 16 августа 2016 года", "об этом сообщили 20 августа 2013 года"."""
    if not fact.sense.year or fact.first is None:
        return False
    return _beside(fact, facts) == (fact.first - day).days or _reported(parsed, day, fact, facts)


def _reported(parsed: Parsed, day: date, fact: Fact, facts: list[Fact]) -> bool:
    """Whether the article's news was told that day: "об этом сообщили 9 августа", "пишут СМИ во вторник, 24 декабря".

    It stands in the lead, and nothing that the text tells as past is later.
    """
    start, end = fact.mention.start, fact.mention.end
    if start > 2 * _LEAD_CHARS or fact.tense == "future" or fact.first not in (day, None):
        return False
    if any(f.first is not None and f.first > day and f.tense != "future" for f in facts if f.sense.lead != "until"):
        return False
    words = parsed.pack.section("dating", DatingWords)
    sentence = parsed.sentence_at(start)
    opening = [t.text.lower() for t in parsed.tokens_between(sentence.start, sentence.end, 2)]
    if opening and (opening[0] in words.sources or (opening[0] in words.leads and set(opening[1:]) & words.news)):
        near = parsed.tokens_between(max(sentence.start, start - _TOLD), min(sentence.end, end + _TOLD))
        return any(t.word.lemma in words.telling for t in near)
    beside = parsed.tokens_between(sentence.start, start, -4) + parsed.tokens_between(end, sentence.end, 2)
    return any(t.word.lemma in words.telling and t.word.tense == "pres" for t in beside)


def _best_year(fact: Fact, facts: list[Fact]) -> date | None:
    """The day of a date without a year, in the year that agrees best with the dates the text names in full.

    A weekday beside the day settles the year among those after the latest past date. Without one, a date named to the month
    must lie within some thirteen months: years alone ("в 2014 году") tell too little. None where nothing settles it.
    """
    named = [f for f in facts if f.first is not None]
    if not named:
        return None
    years = {y for first, last in fact.lived for y in (first.year, last.year) if _within(fact.sense, y, first, last)}
    if len(years) == 1 and not fact.sense.weekday:
        return date(years.pop(), fact.sense.month, fact.sense.day)
    years = {y for f in named if f.first for y in (f.first.year - 1, f.first.year, f.first.year + 1)}
    if fact.sense.weekday:
        latest = max((f.first.year for f in named if f.first and f.tense != "future"), default=min(years))
        years = set(range(latest, latest + 7))
    ranked = []
    for year in years:
        try:
            day = date(year, fact.sense.month, fact.sense.day)
        except ValueError:
            continue
        if year < _EARLIEST or (fact.sense.weekday and day.isoweekday() != fact.sense.weekday):
            continue
        score, near = _agreement(day, named)
        if score > -2.0 and (fact.sense.weekday or near <= _NEAR):
            ranked.append((score, day))
    return max(ranked)[1] if ranked else None


def _lived(parsed: Parsed, facts: list[Fact]) -> tuple[tuple[date, date], ...]:
    """The years of life that the text tells of, where it dates one birth to the day: "28-летний", "родился 28 июля 1988 года"."""
    words = parsed.pack.section("dating", DatingWords)
    born = {
        f.first
        for f in facts
        if f.first is not None
        and f.first == f.last
        and any(t.word.lemma in words.born for t in parsed.tokens_between(max(0, f.mention.start - _NEXT), f.mention.start, -3))
    }
    if len(born) != 1:
        return ()
    birth = born.pop()
    ages = {int(age) for pattern in words.ages for age in re.findall(pattern, parsed.text)}
    return tuple((_birthday(birth, age), _birthday(birth, age + 1) - timedelta(1)) for age in sorted(ages) if 0 < age < 120)


def _birthday(birth: date, age: int) -> date:
    day = min(birth.day, monthrange(birth.year + age, birth.month)[1])
    return date(birth.year + age, birth.month, day)


def _within(sense: Sense, year: int, first: date, last: date) -> bool:
    return sense.day <= monthrange(year, sense.month)[1] and first <= date(year, sense.month, sense.day) <= last


def _agreement(day: date, named: list[Fact]) -> tuple[float, int]:
    """How well a day agrees with the dates named, and the days to the nearest of them that is known to the month."""
    score, nearest, fine = 0.0, 10_000, 10_000
    for other in named:
        first, last = other.first, other.last
        assert first is not None
        assert last is not None
        if other.tense == "future":
            score -= 2.0 if last < day else 0.0
            distance = abs((first - day).days)
        else:
            score -= 2.0 if first > day else 0.0
            # "В 2015 году" is said of a year gone by, so the day is likelier after its end.
            score -= 0.3 if first <= day < last and other.sense.lead == "in" else 0.0
            distance = abs((day - last).days)
        nearest = min(nearest, distance)
        if other.sense.month:
            fine = min(fine, distance)
    return score - nearest / 730, fine
