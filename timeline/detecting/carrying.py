"""Events told without a date of their own: which of them took place on the day of publication."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from datetime import date

from attrs import frozen

from timeline.analysing import Sentence
from timeline.detecting.clauses import Laid
from timeline.detecting.features import Setting, preposition
from timeline.detecting.gathering import Desk, Finding
from timeline.detecting.retelling import stems
from timeline.detecting.triggers import Trigger
from timeline.detecting.weighing import likelihood
from timeline.model import Event, Publication

WEIGHTS = "carry_weights.tsv"
KEPT = 0.26  # out of fold .2, .24 and .27 gave 350 articles an event F1 of .672, .671, .672, of main events .658, .652, .650
SAID = 0.45  # the same for what is only reported: less sure ones would not be shown
_WIRED = 0.15  # the same right behind a dateline, where an agency has its news
_UNTOLD = 0.2  # the same for a report where the headline tells of nothing else: it is what the article is about
_MEANT = 0.75  # how likely such a one is right
_OPENING = 6  # sentences in which an article tells what it is about
_REACH = 4  # sentences that a date told of is carried over
_FRESH = 8  # days around the publication: an event dated in them may be the one that the lead tells of without a date
_STEM = 5  # letters that a verb and its noun begin with alike


@frozen(eq=False)
class Page:
    """What carrying needs of an article: its sentences, how much running text stands before each, the events told with a date,
    those of them about the day of publication with their sentences' stems, that day, and the stems of the headline's words."""

    desk: Desk
    day: str
    sentences: tuple[Sentence, ...]
    starts: list[int]
    running: list[int]
    told: list[Event]
    fresh: list[Event]
    fresh_words: list[set[str]]
    headed: set[str]

    @classmethod
    def of(cls, desk: Desk, events: list[Event], day: str) -> "Page":
        parsed = desk.parsed
        role = parsed.document.role_at
        sentences = tuple(s for s in parsed.sentences if parsed.tells(s.start))
        running, before = [], 0
        for one in sentences:
            running.append(before)
            before += role(one.start) == "body" and parsed.text[one.end - 1] in '.!?…»"'
        told = sorted(events, key=lambda e: e.start)
        exact = date.fromisoformat(day) if len(day) == len("2024-08-09") else None
        fresh = [e for e in told if exact and e.first and e.last and _near(exact, e.first, e.last)]
        head = parsed.document.headline or (parsed.text[sentences[0].start : sentences[0].end] if sentences else "")
        headed = {_stem(desk, w) for w in re.findall(r"\w\w\w+", head)}
        words = [stems(parsed.text[slice(*e.evidence[0])]) for e in fresh]
        return cls(desk, day, sentences, [s.start for s in sentences], running, told, fresh, words, headed)

    def order(self, offset: int) -> int:
        """The number of the sentence that holds an offset."""
        return bisect_right(self.starts, offset) - 1

    def lead(self, n: int) -> int:
        """How much running text stands before a sentence: none where it is the lead."""
        return min(self.running[n], 4)

    def paragraph(self, offset: int) -> int:
        """The number of the paragraph that holds an offset."""
        return bisect_right(self.desk.parsed.paragraphs, offset)

    def open(self) -> list[Sentence]:
        """The sentences in which something may have happened on the day of publication: the first, and those after one that tells
        of that day."""
        told = {self.order(e.start) for e in self.told if e.edtf.startswith(self.day)}
        role = self.desk.parsed.document.role_at
        near = (n < _OPENING or any(0 <= n - m <= _REACH for m in told) for n in range(len(self.sentences)))
        return [s for s, wanted in zip(self.sentences, near, strict=True) if wanted and role(s.start) == "body"]


def _near(day: date, first: date, last: date) -> bool:
    return (last - first).days < _FRESH and abs((day - last).days) <= _FRESH


def _stem(desk: Desk, form: str) -> str:
    return desk.parsed.pack.morphology.word(form).lemma[:_STEM]


def published(publication: Publication) -> str:
    """When an undated event took place as far as the publication tells; "" where a reader may not rely on it."""
    if publication.exact is not None:
        return publication.exact.isoformat() if publication.sure else ""
    return publication.day or "" if publication.basis in ("edited", "given", "metadata") else ""


def carry(page: Page, setting: Setting, learned: dict[str, float]) -> list[Finding]:
    """The triggers of a sentence that no date was found for and that name an event of the day of publication, in text order."""
    found = []
    parsed = page.desk.parsed
    wired = 0 < parsed.text_start == setting.laid.sentence.start
    for trigger, features in weighed(page, setting):
        score = likelihood(learned, features)
        least = SAID if trigger.kind == "statement" else _WIRED if wired else KEPT
        if score >= least:
            found.append(_finding(page, setting, trigger, score))
    return found


def meant(page: Page, settings: Iterable[Setting], learned: dict[str, float]) -> list[tuple[Laid, Finding]]:
    """The likeliest report of the opening, where that is likely enough, for an article that told nothing yet of its headline."""
    reports = [
        (likelihood(learned, features), setting, trigger)
        for setting in settings
        if page.order(setting.laid.sentence.start) <= _OPENING
        for trigger, features in weighed(page, setting)
        if trigger.kind == "statement"
    ]
    likeliest = max(reports, key=lambda report: report[0], default=None)
    if likeliest is None or likeliest[0] < _UNTOLD:
        return []
    _, setting, trigger = likeliest
    return [(setting.laid, _finding(page, setting, trigger, _MEANT))]


def _finding(page: Page, setting: Setting, trigger: Trigger, score: float) -> Finding:
    """A trigger with the publication day, by the date of the text that says it, where one does."""
    source = _source(page, setting)
    mentions, basis = (source.mentions, source.basis) if source is not None else ((), "published")
    return Finding(trigger, page.day, mentions, score, basis)


def weighed(page: Page, setting: Setting) -> list[tuple[Trigger, list[str]]]:
    """Every trigger of a sentence that no date was found for, with what is seen of it."""
    spans = [(e.start, e.end) for e in page.told]
    free: list[Trigger] = []
    for trigger in setting.triggers:
        verb = setting.laid.tokens[trigger.verb if trigger.verb >= 0 else trigger.head].word
        able = trigger.kind != "office" and trigger.form != "participle" and verb.tense != "futr"
        able = able and not trigger.intended(setting.laid)
        if not able:
            continue
        start, end = setting.laid.span(trigger.first, trigger.last)
        if not [1 for a, b in spans if a < end and start < b] and not _dated_otherwise(page, setting, trigger):
            free.append(trigger)
    if not free:
        return []
    source = _source(page, setting)
    shared = _of_sentence(page, setting, source)
    return [(trigger, [*shared, *_of_trigger(page, setting, trigger, source)]) for trigger in free]


def _dated_otherwise(page: Page, setting: Setting, trigger: Trigger) -> bool:
    """Whether the clause of a trigger says another day or month than that of the publication, or one that isn't known."""
    laid = setting.laid
    clause = laid.clause[trigger.head]
    own = {m for m, c in zip(laid.mention, laid.clause, strict=True) if m >= 0 and c == clause}
    known = len(page.day) == len("2024-08-09")
    dates = (setting.dated[m] for m in own if setting.dated[m].type in ("DATE", "TIME"))
    if any(_other(d.edtf, page.day) if d.edtf else known for d in dates):
        return True
    return _beside(page, laid, trigger)


def _beside(page: Page, laid: Laid, trigger: Trigger) -> bool:
    """Whether the sentence told before what was done another day, and this goes on from it: "поезд сошёл с рельсов 26 июня,
    погибли трое"."""
    start, here = laid.sentence.start, laid.tokens[trigger.head].start
    before = [e for e in page.told if start <= e.start < here and e.mentions]
    if not before:
        return False
    told = page.desk.seen[before[-1].id].trigger
    deed = told.verb if told.verb >= 0 else told.head
    if laid.tokens[deed].word.pos == "PRTF" or laid.heads[laid.clause[deed]] == "sub":
        return False  # "у стрелка, совершившего 1 октября убийство, нашли ружьё", "мэр, которого взяли в мае, признал вину"
    return before[-1].status == "occurred" and _other(before[-1].edtf, page.day)


def _other(value: str, day: str) -> bool:
    """Whether a value is another day or month; a year may be that of a prize or a law, two years that of a season."""
    return not value.startswith(day) and any(len(end) >= len("2024-08") for end in value.split("/"))


def _source(page: Page, setting: Setting) -> Event | None:
    """The last event before a sentence, or in it, that is dated to the day of publication."""
    before = [e for e in page.told if e.start < setting.laid.sentence.end and e.edtf == page.day]
    return before[-1] if before else None


def _of_sentence(page: Page, setting: Setting, source: Event | None) -> list[str]:
    """What is seen of a sentence: where it stands, what dates it has, how it opens, how much of it is told elsewhere."""
    laid, text = setting.laid, page.desk.parsed.text
    start = laid.sentence.start
    n = page.order(start)
    way = _way(page, n, source)
    kinds = {setting.dated[m].type for m in laid.mention if m >= 0}
    mine = stems(text[start : laid.sentence.end])
    much = max((len(mine & words) for words in page.fresh_words), default=0)
    return [
        f"order={min(n, 8)}",
        f"paragraph={n == 0 or page.paragraph(start) != page.paragraph(page.starts[n - 1])}",
        f"dates={'DATE' in kinds or 'TIME' in kinds}|{'DURATION' in kinds}",
        f"opens={laid.tokens[0].word.form}",
        f"much={min(much, 6)}",
        f"source={source.kind if source else ''}|{source.status if source else ''}",
        f"way={way}",
        f"way={way}|{page.lead(n)}",
    ]


def _way(page: Page, n: int, source: Event | None) -> str:
    """How many sentences the day of publication comes from."""
    return "alone" if source is None else str(min(n - page.order(source.start), 9))


def _of_trigger(page: Page, setting: Setting, trigger: Trigger, source: Event | None) -> list[str]:
    """What is seen of a trigger in its sentence and article."""
    laid, words = setting.laid, setting.words
    word, form = laid.tokens[trigger.head].word, trigger.form
    anchor = trigger.verb if trigger.verb >= 0 else trigger.head
    verb, clause = laid.tokens[anchor].word, laid.clause[anchor]
    head = laid.heads[clause]
    tense = f"{verb.pos}|{verb.tense}|{verb.aspect}" if form != "noun" or trigger.verb >= 0 else "noun"
    n = page.order(laid.sentence.start)
    lead, way = page.lead(n), _way(page, n, source)
    above = {t.word.lemma for t, c in zip(laid.tokens, laid.clause, strict=True) if c < clause}
    alike = min(len([e for e in page.fresh if e.kind == trigger.kind]), 2)
    headed = word.lemma[:_STEM] in page.headed
    known = word.lemma in words.nouns or word.lemma in words.verbs
    return [
        f"lemma={word.lemma}",
        f"tense={tense}|{head}",
        f"tense={tense}|{way}",
        f"under={bool(above & words.report)}|{head}|{tense}",
        f"prep={preposition(laid, trigger.head) if form in ('noun', 'name') else ''}|{form}",
        f"freshkind={alike}|{lead}",
        f"freshkind={alike}|{min(len(page.fresh), 2)}|{form}",
        f"headed={headed}|{form}|{lead}",
        f"told={min(len(page.told), 3)}|{lead}|{form}",
        f"told={min(len(page.told), 3)}|{head}|{tense}",
        f"kind={trigger.kind}|{lead}",
        f"kind={trigger.kind}|{tense}",
        f"headed={headed}|{known}|{way}",
        f"same={source is not None and source.kind == trigger.kind}|{trigger.kind}",
    ]
