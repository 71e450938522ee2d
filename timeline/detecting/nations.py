"""Which country's an institution of a title is, and which one "the country" stands for: "Парламент Чехии принял бюджет"."""

from collections import Counter

from attrs import evolve, frozen

from timeline.detecting.clauses import Laid
from timeline.detecting.gathering import Desk
from timeline.model import Event

_OFTEN = 2  # times that an article tells of the country it plays in
_CLEARLY, _ALONE = 1.5, 3  # and so many times as often as of another, where the event's place lies there and where nobody knows
_ROOT = 4  # letters that words of one root begin with, roughly
_FINITE = ("VERB", "PRTS", "PRCL")


@frozen
class Nation:
    """A country: what tells it from others, and its name."""

    code: str
    name: str


@frozen
class Gap:
    """Where a title wants a country: what stands before it and after it, and the case of its name."""

    before: str
    after: str
    case: str


def told(desk: Desk, events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events with titles that say which country's an institution is that every country has, and which "the country" is, where
    the article plays in one."""
    gaps = [_gap(desk, e) for e in events]
    ranked = _ranked(desk) if any(gaps) else []
    return tuple(_said(desk, e, gap, ranked) if gap is not None else e for e, gap in zip(events, gaps, strict=True))


def _gap(desk: Desk, event: Event) -> Gap | None:
    """Where a title wants a country; None where it doesn't, or is the headline's own."""
    if event.title == desk.parsed.document.headline:
        return None
    words = _plain(desk, event).split()
    return _institution(desk, words) or _land(desk, words)


def _plain(desk: Desk, event: Event) -> str:
    """A title without the country that only stands before it: "Чехия: парламент принял бюджет"."""
    before, sign, after = event.title.partition(": ")
    return after[:1].upper() + after[1:] if sign and before.lower() in desk.directory.gazetteer.countries else event.title


def _said(desk: Desk, event: Event, gap: Gap, ranked: list[tuple[Nation, int]]) -> Event:
    """An event with the country's name in its title, where no other may be meant."""
    nation, others = (ranked[0][0] if ranked else None), [times for _, times in ranked[1:2]]
    if nation is None or ranked[0][1] < _OFTEN or event.country not in ("", nation.code):
        return event
    here = _nations(desk, desk.directory.laid(desk.parsed.sentence_at(event.start)))
    clearly = _CLEARLY if event.country else _ALONE
    name = _bent(desk, nation.name, gap.case)
    rivals = any(n.code != nation.code for n in here) or any(ranked[0][1] < clearly * times for times in others)
    told_already = any(w.startswith(nation.name[:_ROOT]) for w in f"{gap.before} {gap.after}".split())
    title = " ".join(filter(None, (gap.before, name, gap.after)))
    if rivals or told_already or not name or desk.wording.faults(title):
        return event
    return evolve(event, title=title)


def _institution(desk: Desk, words: list[str]) -> Gap | None:
    """The institution alone that a title opens with: its country follows."""
    wording, read = desk.wording, [desk.words.morphology.word(w) for w in words[:3]]
    if len(read) < 3:
        return None
    second = read[0].lemma in wording.highest and read[1].lemma in wording.courts
    second = second or read[0].lemma in wording.ruling and read[1].lemma in wording.national
    n = 2 if second else 1
    alone = second or read[0].lemma in wording.national
    acting = read[n].pos in _FINITE and words[n].islower()
    return Gap(" ".join(words[:n]), " ".join(words[n:]), "gent") if alone and acting else None


def _land(desk: Desk, words: list[str]) -> Gap | None:
    """Where a title tells of "the country" alone."""
    morphology = desk.words.morphology
    for n in range(1, len(words)):
        cases = {w.case for w in morphology.readings(words[n]) if w.lemma in desk.wording.lands and w.number == "sing"}
        after = morphology.readings(words[n + 1]) if n + 1 < len(words) else ()
        if not cases or any(w.case == "gent" or w.pos == "CONJ" for w in after):
            continue
        place = words[n - 1].lower() in desk.wording.place_prepositions and "loct" in cases
        whose = morphology.word(words[n - 1]).pos == "NOUN" and "gent" in cases
        if place or whose:
            return Gap(" ".join(words[:n]), " ".join(words[n + 1 :]), "loct" if place else "gent")
    return None


def _ranked(desk: Desk) -> list[tuple[Nation, int]]:
    """The countries an article tells of, the one told of most first, and how often each is."""
    told_of = [n for s in desk.parsed.sentences for n in _nations(desk, desk.directory.laid(s))]
    found = list[tuple[Nation, int]]()
    for code, times in sorted(Counter(n.code for n in told_of).items(), key=lambda item: (-item[1], item[0])):
        names = Counter(n.name for n in told_of if n.code == code)
        found.append((Nation(code, min(names, key=lambda name: (not name, -names[name], name))), times))
    return found


def _nations(desk: Desk, laid: Laid) -> list[Nation]:
    """The countries a sentence names, by a name of their own, by that of a place in them or by an adjective."""
    places, told = desk.directory.gazetteer, list[tuple[str, str]]()
    for name in desk.directory.names(laid):
        if name.sort in ("country", "place"):
            told.append((name.base, name.base if name.sort == "country" else ""))
    adjectives = (places.adjectives.get(t.word.lemma, "") for t in laid.tokens if t.is_word and t.text.islower())
    told += [(country, country) for country in adjectives if country]
    found = ((places.spot(base), shown) for base, shown in told)
    return [Nation(spot.country if spot is not None else shown, shown) for spot, shown in found if spot is not None or shown]


def _bent(desk: Desk, name: str, case: str) -> str:
    """A country's name in a case; "" where that can't be done."""
    morphology, parts = desk.words.morphology, list[str]()
    for part in name.split():
        read = next((w for w in morphology.readings(part) if w.case == "nomn" and w.pos in ("NOUN", "ADJF")), None)
        fixed = part.isupper() or read is not None and "Fixd" in read.grammemes
        form = part if fixed else morphology.inflect(part, case, like=read) if read is not None else None
        if form is None:
            return ""
        parts.append(form)
    return " ".join(parts)
