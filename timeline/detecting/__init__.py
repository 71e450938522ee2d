"""Parsed + Dated -> Events: what happened, happens or is to happen at a time the article gives."""

import re
from collections.abc import Iterable
from typing import Literal

from attrs import evolve

from timeline.analysing import Parsed, Sentence
from timeline.detecting import (
    agenda,
    attaching,
    ballots,
    bracketing,
    carrying,
    confidence,
    diary,
    doers,
    eliding,
    enduring,
    following,
    heading,
    holders,
    located,
    nameless,
    nations,
    terms,
    topics,
)
from timeline.detecting.arguments import parties, placing
from timeline.detecting.attaching import Pair, attach
from timeline.detecting.clauses import Laid
from timeline.detecting.entities.names import Directory
from timeline.detecting.entities.neural import Recognizer, installed, recognizer
from timeline.detecting.features import Setting
from timeline.detecting.gathering import Desk, Finding, event, fresh, value
from timeline.detecting.heading import Headline, headed, likeliest, untold
from timeline.detecting.lexicon import lexicon
from timeline.detecting.modality.status import ahead
from timeline.detecting.reaching import reaching
from timeline.detecting.retelling import join, merged, stems
from timeline.detecting.sharing import listed, share, then
from timeline.detecting.signs import Signs
from timeline.detecting.triggers import NAME
from timeline.detecting.weighing import weights
from timeline.detecting.wording import BRIEF, Wording
from timeline.model import Dated, Event, Publication

__all__ = ["detect", "installed"]

_NAMED = 0.5
_ANTECEDENT = 2  # sentences before one whose nouns an adjective alone may stand for
_FIRST = 5  # sentences in which the lead is looked for
_SURE = 0.5  # how likely words and time must belong together to have the headline for a title: 8 of 9 are then labelled


def detect(
    parsed: Parsed, dated: tuple[Dated, ...], publication: Publication, names: Literal["rules", "neural"] = "rules"
) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
    """The document's events, sorted by trigger, and the named events without a date, which may only join a dated one.

    `dated` are all the document's mentions in text order; an event's `mentions` are indices into it. Mentions that lie in
    teasers, stamps and furniture give no event, nor do durations, repetitions and those without a value. Raises UsageError
    where names are wanted of a neural network that is not installed.
    """
    desk = at_desk(parsed, dated, publication, recognizer() if names == "neural" else None)
    headline = Headline.of(desk)
    found = with_weights(desk, headline, weights(parsed.pack, attaching.WEIGHTS), weights(parsed.pack, carrying.WEIGHTS))
    titled = headed(headline, found, weights(parsed.pack, heading.WEIGHTS))
    told = ballots.told(desk, located.told(desk, nations.told(desk, topics.told(desk, titled))))
    told = doers.told(desk, holders.told(desk, told))
    return tuple(topics.doubted(desk, e) for e in told), _undated(desk, found)


def with_weights(desk: Desk, headline: Headline, attached: dict[str, float], carried: dict[str, float]) -> tuple[Event, ...]:
    """The document's events, sorted by trigger, by weights of attachment and of carrying."""
    able = usable(desk)
    events = with_dates(desk, able, attached)
    bracketed = bracketing.told(desk, able)
    taken = {m for e in bracketed for m in e.mentions}
    events = [e for e in events if taken.isdisjoint(e.mentions)] + bracketed
    events += agenda.told(desk, events)
    events += diary.told(desk, events)
    events += _carried(desk, headline, events, carried)
    series = _series(desk, events)
    given = {e.start: e.edtf for e in series}
    events = [e for e in events if e.basis != "published" or given.get(e.start, e.edtf) == e.edtf] + series
    events = enduring.told(desk, events)
    aside = {e.id for e in events if desk.seen[e.id].trigger.form == "participle"}
    above = {e.id for e in events if desk.parsed.document.role_at(e.start) == "headline"}
    told = join(_once_told(desk, events), aside, above)
    return tuple(e for e in told if e.id not in above or not _below(e, told))


def at_desk(parsed: Parsed, dated: tuple[Dated, ...], publication: Publication, names: Recognizer | None = None) -> Desk:
    """A document with all that its events are made with; `names` finds names where rules alone shall not."""
    pack = parsed.pack
    words = lexicon(pack)
    dated = reaching(parsed, tuple(dated), publication, words)
    return Desk(
        parsed,
        dated,
        publication,
        words,
        Signs.of(pack),
        Wording.of(pack),
        Directory(parsed, dated, names),
        weights(pack, confidence.WEIGHTS),
        weights(pack, placing.WEIGHTS),
        weights(pack, parties.WEIGHTS),
    )


def with_dates(desk: Desk, able: frozenset[int], attached: dict[str, float]) -> list[Event]:
    """The events of the sentences that hold a mention `able` to date one. `attached` are the weights of attachment."""
    sentences = _sentences(desk.parsed, desk.dated, able)
    desk.parsed.build([sentence for sentence in sentences if desk.setting(sentence).triggers])
    return [e for sentence in sentences for e in _told(desk, sentence, able, attached)]


def usable(desk: Desk) -> frozenset[int]:
    """The mentions that may date an event."""
    return frozenset(i for i, d in enumerate(desk.dated) if _dates(desk.parsed, d))


def _dates(parsed: Parsed, date: Dated) -> bool:
    """Whether a mention may date an event: a known time, to the year or finer, where events are told."""
    known = date.type in ("DATE", "TIME") and bool(date.edtf) and "X" not in date.edtf
    return known and parsed.tells(date.start)


def _sentences(parsed: Parsed, dated: tuple[Dated, ...], usable: frozenset[int]) -> list[Sentence]:
    """The sentences that hold a usable mention, in text order."""
    found = {s.start: s for s in (parsed.sentence_at(dated[i].start) for i in usable)}
    return [found[start] for start in sorted(found)]


def _told(desk: Desk, sentence: Sentence, usable: frozenset[int], attached: dict[str, float]) -> list[Event]:
    """The events of a sentence with dates, of the next one if that goes on with "then", of the one before if it is taken up."""
    setting = _outside_places(desk, desk.setting(sentence))
    mentions = sorted(set(setting.laid.mention) & usable)
    coming = frozenset(m for m in mentions if ahead(desk.dated[m], desk.publication))
    dating = [p for p in attach(setting, mentions, attached, coming) if not _of_main(desk, setting.laid, p)]
    pairs = share(setting, dating, mentions)
    again, earlier = following.taken_up(setting, pairs, mentions), list[Event]()
    if again is not None and (earlier := _earlier(desk, setting.laid, again)):
        pairs = [p for p in pairs if p.trigger.head not in again.heads]
    elided = [
        *eliding.elided(setting, pairs, coming),
        *nameless.nameless(setting, lambda: map(desk.setting, desk.directory.before(setting.laid, _ANTECEDENT)), coming),
    ]
    elided = [one for one in elided if not desk.wording.faults(one.title, BRIEF)]
    pairs = [p for p in pairs if not any(one.replaces(p, setting.laid) for one in elided)]
    endings = following.endings(setting, pairs)
    ended = {ending.trigger.head for _, ending in endings}
    desk.apart.setdefault(sentence.start, set()).update(p.trigger.head for p in pairs)
    made = [(pair, _of_pair(desk, setting.laid, pair)) for pair in pairs if pair.trigger.head not in ended]
    made = [(pair, _once(desk, setting, pair, one, mentions)) for pair, one in made]
    events = [one for _, one in made if one is not None]
    for begun, ending in endings:
        beginning = next((one for pair, one in made if pair is begun), None)
        if beginning is not None:
            finding = Finding(ending.trigger, ending.value, ending.mentions, ending.score)
            events += filter(None, [event(desk, setting.laid, finding, following.closed(desk, setting.laid, begun))])
    events += filter(None, (_without_verb(desk, setting.laid, one) for one in elided))
    after = desk.parsed.sentence_at(sentence.end + 1) if sentence.end + 1 < len(desk.parsed.text) else sentence
    if pairs and after.start > sentence.start and following.opens_then(desk.parsed, after, desk.words):
        events += _further(desk, after, following.then(desk.setting(after), pairs))
    return events + earlier


def _of_main(desk: Desk, laid: Laid, pair: Pair) -> bool:
    """Whether a time is that of what depends on a thing rather than the thing's: "начнётся 5 мая, если оклады не повысят"."""
    own = laid.clause[pair.trigger.head]
    return (
        laid.tokens[laid.clause.index(own)].word.form in desk.signs.condition
        and laid.clause[laid.mention.index(pair.mention)] != own
    )


def _outside_places(desk: Desk, setting: Setting) -> Setting:
    """A setting without the nouns that are of a place's name: "площадь Революции", "Театр оперы и балета"."""
    laid, inside = setting.laid, set[int]()
    if not any(t.form == "noun" and t.head for t in setting.triggers):
        return setting
    for name in desk.directory.names(laid):
        if name.sort == "place" and name.last > name.first:
            after = laid.tokens[name.last + 1 : name.last + 3]
            joined = len(after) > 1 and after[0].word.form in desk.words.joiners and after[1].word.case == "gent"
            inside.update(range(name.first + 1, name.last + (3 if joined and laid.tokens[name.last].word.case == "gent" else 1)))
    told = [t for t in setting.triggers if t.form != "noun" or t.head not in inside]
    return evolve(setting, triggers=told) if len(told) < len(setting.triggers) else setting


def _once(desk: Desk, setting: Setting, pair: Pair, one: Event | None, mentions: list[int]) -> Event | None:
    """An event of one of several years without the words that say how often it was: "трижды выигрывал Кубок"."""
    if one is None or len(listed(setting, pair.mention, mentions)) < 2:
        return one
    return evolve(one, title=desk.wording.once(one.title))


def _without_verb(desk: Desk, laid: Laid, elided: eliding.Elided) -> Event | None:
    """The event of an elided verb, with the place and people that its own words tell, or the place that another sentence does."""
    edtf, mentions = value(desk.dated, elided.pair.mention)
    edtf = terms.until(desk, laid, elided.pair, edtf.removesuffix("/.."))  # "а с 1 октября — до 4 рублей"
    finding = Finding(elided.pair.trigger, edtf, mentions, elided.pair.score)
    one = event(desk, laid, finding, elided.title)
    if one is None:
        return None
    (start, end), sentence = laid.span(elided.first, elided.after - 1), laid.sentence
    who = {name: at for name, at in zip(one.participants, one.participants_at, strict=True) if start <= at[0] < end}
    one = evolve(one, participants=tuple(who), participants_at=tuple(who.values()))
    if one.place_at is None or start <= one.place_at[0] < end or not sentence.start <= one.place_at[0] < sentence.end:
        return one
    return evolve(one, place="", place_at=None, country="", coordinates=None)


def _earlier(desk: Desk, laid: Laid, again: following.Again) -> list[Event]:
    """The event of the sentence before, where it has no date there and this one says when it happened or was reported."""
    for before in desk.directory.before(laid, 1):
        if desk.parsed.document.role_at(before.start) == "body" and following.undated(desk.dated, before):
            return _further(desk, before, following.known(desk.setting(before), again))
    return []


def _further(desk: Desk, sentence: Sentence, pairs: list[Pair]) -> list[Event]:
    """The events of a sentence that another one dates."""
    laid = desk.setting(sentence).laid
    return [one for one in (_of_pair(desk, laid, pair) for pair in pairs) if one is not None]


def _of_pair(desk: Desk, laid: Laid, pair: Pair) -> Event | None:
    """The event of a pair; None of a state that is over, of which only its beginning is told: "занимал пост с 2011 года"."""
    edtf, mentions = value(desk.dated, pair.mention)
    told = (pair.trigger.head, pair.trigger.verb) if pair.trigger.form == "infinitive" else (pair.trigger.head,)
    if edtf.endswith("/.."):
        word, done = laid.tokens[pair.trigger.head].word, any(laid.tokens[i].word.aspect == "perf" for i in told)
        if pair.mention == then(laid, pair.trigger.head, desk.words) or done and not terms.counted(desk, laid, pair):
            # What is done at once is done at the beginning: "с 2009 года объявлен в розыск", "начал выступать".
            edtf = edtf.removesuffix("/..")
        elif word.tense == "past" and word.aspect == "impf":
            return None
    edtf = terms.until(desk, laid, pair, edtf)
    if "/" not in edtf and (since := terms.since(desk, laid, pair)) is not None:
        if pair.trigger.kind in desk.words.bound:
            return None  # "подписал контракт до 2026 года"
        one = event(desk, laid, Finding(pair.trigger, f"{since}/{terms.end(desk, laid, pair.mention)}", mentions, pair.score))
        return evolve(one, status="occurred") if one is not None and one.status == "scheduled" and since != ".." else one
    return event(desk, laid, Finding(pair.trigger, edtf, mentions, pair.score))


def _carried(desk: Desk, headline: Headline, events: list[Event], learned: dict[str, float]) -> list[Event]:
    """What happened on the publication day, where that is sure, and is given no date of its own; in the month or year where
    somebody outside the text knows no more of it."""
    day = carrying.published(desk.publication)
    if not day:
        return []
    page = carrying.Page.of(desk, events, day)
    settings = [desk.setting(sentence) for sentence in page.open()]
    found = _made(desk, page, ((s.laid, finding) for s in settings for finding in carrying.carry(page, s, learned)))
    if untold(headline, (*events, *found), weights(desk.parsed.pack, heading.WEIGHTS)):
        lead = _lead(desk, headline, [*events, *found])
        if lead is not None:
            return [*found, lead]
        deeds = [one for one in found if desk.seen[one.id].trigger.kind != "statement"]
        page = carrying.Page.of(desk, [*events, *deeds], day)
        report = carrying.meant(page, settings, learned)
        # What a headline says is to be is no title of the report that told of it, but where there is no other.
        news = (_made(desk, page, report) if headline.coming else []) or _made(desk, page, report, headline.title())
        return [*news, *(one for one in found if all(one.start != other.start for other in news))]
    return found


def _lead(desk: Desk, headline: Headline, events: list[Event]) -> Event | None:
    """What happened as the headline tells it, where the opening says when, but not in words that make a title."""
    title, opening = headline.title(), desk.parsed.sentences[: _FIRST + 1][-1].end
    untitled = [(laid, one) for laid, one in desk.untitled if laid.sentence.start < opening and one.score >= _SURE]
    made = (event(desk, laid, one, title) for laid, one in untitled if title)
    able = [one for one in made if one is not None and one.status == "occurred" and fresh(desk, one.edtf)]
    able = [one for one in able if all(one.start >= e.end or e.start >= one.end for e in events)]
    return likeliest(headline, events, able, weights(desk.parsed.pack, heading.WEIGHTS))


def _made(desk: Desk, page: carrying.Page, carried: Iterable[tuple[Laid, Finding]], title: str = "") -> list[Event]:
    """The events of findings without a date of their own, those left out that are told with one. `title` is theirs, or ""."""
    carried = list(carried)
    for laid, finding in carried:
        desk.apart.setdefault(laid.sentence.start, set()).add(finding.trigger.head)
    desk.parsed.build([laid.sentence for laid, _ in carried])
    titles = {e.title for e in page.told}
    made = (event(desk, laid, finding, title) for laid, finding in carried)
    # When what is only planned or wished is to be, nobody tells.
    told = (one for one in made if one is not None and one.status not in ("scheduled", "hypothetical"))
    new = (one for one in told if one.title not in titles)
    return [one for one in new if not any(_retold(desk, one, other) for other in page.fresh)]


def _retold(desk: Desk, one: Event, other: Event) -> bool:
    """Whether a dated event is the same told again: of nobody else, and named by the same word, or by much the same words."""
    who = {*one.participants}, {*other.participants}
    if all(who) and who[0].isdisjoint(who[1]):
        return False
    lemmas = (desk.parsed.pack.morphology.word(desk.parsed.text[e.start : e.end].split()[0]).lemma for e in (one, other))
    named = set() if one.evidence == other.evidence else stems(" ".join((*one.participants, *other.participants)))
    x, y = stems(one.title) - named, stems(other.title) - named
    return len(set(lemmas)) == 1 or len(x & y) >= 2 and 2 * len(x & y) >= min(len(x), len(y))


def _series(desk: Desk, events: list[Event]) -> list[Event]:
    """What an article that opens with one of a series on a day, a prize, a goal or a dismissal, tells of the rest undated."""
    parsed = desk.parsed
    opening = parsed.sentences[: _FIRST + 1][-1].end if parsed.sentences else 0
    able = (e for e in events if e.start < opening and e.kind in desk.words.serial and len(e.edtf) in (7, 10))  # month or day
    first = min(able, key=lambda e: e.start, default=None)
    if first is None or first.status != "occurred":
        return []
    taken = {e.start for e in events if e.basis != "published"}
    kinds = desk.words.succession if first.kind in desk.words.succession else {first.kind}
    found = []
    for sentence in parsed.sentences:
        if sentence.start <= first.start or parsed.document.role_at(sentence.start) != "body":
            continue
        setting = desk.setting(sentence)
        if any(t.word.of_speakers for t in setting.laid.tokens) or following.another_time(setting):
            continue  # of another day, maybe where somebody speaks for himself
        plain = following.undated(desk.dated, sentence, first.edtf)
        trigger = following.main(setting, first.kind) if plain else None
        if trigger is None and len(kinds) > 1:
            trigger = following.installed(setting)
        one = None
        if trigger is not None and setting.laid.tokens[trigger.first].start not in taken:
            finding = Finding(trigger, first.edtf, first.mentions, following.THEN, first.basis)
            one = event(desk, setting.laid, finding)
        found += [one] if one is not None and one.kind in kinds else []
    return found


def _once_told(desk: Desk, events: list[Event]) -> list[Event]:
    """The events, but one of a mishap and a sentence after it that only says when it was: the dated, the first where both are."""
    found, kinds = list(events), desk.words.mishaps
    for one in events:
        if one.kind in kinds and following.retold(desk.setting(desk.parsed.sentence_at(one.start)), desk.seen[one.id].trigger):
            day = one.edtf[: len("2024-08-09")]
            before = [e for e in found if e.start < one.start and e.kind in kinds and e.edtf[: len(day)] == day]
            if before:
                first = min(before, key=lambda e: (e.kind != one.kind, e.start))
                dated, other = (one, first) if first.basis == "published" else (first, one)
                found[found.index(dated)] = merged(dated, other)
                found.remove(other)
    return found


def _below(one: Event, told: Iterable[Event]) -> bool:
    """Whether the body tells of the time of a dated event of the headline, and knows it better: in its month, week or day of
    anything, in its year of the same kind ("взял приз фестиваля 2013")."""
    if one.basis == "published" or one.first is None or one.last is None:
        return False
    below = (e for e in told if e.start > one.end and (e.kind == one.kind or len(one.edtf) > len("2013")))
    return any(e.first and e.last and one.first <= e.first and e.last <= one.last for e in below)


def _undated(desk: Desk, events: tuple[Event, ...]) -> tuple[Event, ...]:
    """Named events that the article gives no date, one a name, in text order."""
    known = {e.name for e in events if e.name}
    found = []
    for match in re.finditer(rf"\b{NAME.pattern}\b", desk.parsed.text):
        if match[0] in known or desk.parsed.document.role_at(match.start()) != "body":
            continue
        setting = desk.setting(desk.parsed.sentence_at(match.start()))
        trigger = next((t for t in setting.triggers if t.form == "name" and setting.laid.tokens[t.head].text == match[0]), None)
        if trigger is not None:
            known.add(match[0])
            one = event(desk, setting.laid, Finding(trigger, "", (), _NAMED), given=match[0])
            found += [one] if one is not None else []
    return tuple(found)
