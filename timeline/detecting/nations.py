"""Which country's an institution or president of a title is, and which one "the country" stands for: "Парламент Чехии принял
бюджет", "стал президентом Чехии"."""

from collections import Counter

from attrs import evolve, frozen

from timeline.detecting.clauses import Laid
from timeline.detecting.entities.declining import bent
from timeline.detecting.gathering import Desk
from timeline.model import Event

_OFTEN = 2  # times that an article tells of the country it plays in
_CLEARLY, _ALONE = 1.5, 3  # and so many times as often as of another, where the event's place lies there and where nobody knows
_ROOT = 4  # letters that words of one root begin with, roughly
_FINITE = ("VERB", "PRTS", "PRCL")
_TAKING = ("VERB", "INFN", "GRND", "PRTF")
_LED = ("gent", "accs", "ablt", "datv")  # the cases that most prepositions call for, in the order in which a form is read


@frozen
class Nation:
    """A country: what tells it from others, and its name."""

    code: str
    name: str


@frozen
class Gap:
    """Where a title wants a country: what stands before it and after it, and the case of its name; of a head of state, the words
    for one, after which the article has to name it somewhere."""

    before: str
    after: str
    case: str
    heads: frozenset[str] = frozenset()


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
    return _institution(desk, words) or _land(desk, words) or _head(desk, words)


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
    clearly = _CLEARLY if event.country or gap.heads else _ALONE
    name = bent(desk.words.morphology, nation.name, gap.case)
    rivals = any(n.code != nation.code for n in here) or any(ranked[0][1] < clearly * times for times in others)
    told_already = any(w.startswith(nation.name[:_ROOT]) for w in f"{gap.before} {gap.after}".split())
    title = " ".join(filter(None, (gap.before, name, gap.after)))
    if rivals or told_already or not name or desk.wording.faults(title) or gap.heads and not _headed(desk, gap.heads, nation):
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
    for n in range(1, len(words)):
        cases = {w.case for w in desk.words.morphology.readings(words[n]) if w.lemma in desk.wording.lands and w.number == "sing"}
        holder = n + 1 < len(words) and words[n + 1][0].isupper() and desk.words.morphology.word(words[n - 1]).animacy == "anim"
        case = _governed(desk, words[n - 1], cases) if cases and (holder or not _owned(desk, words, n)) else ""
        if case:
            return Gap(" ".join(words[:n]), " ".join(words[n + 1 :]), case)
    return None


def _governed(desk: Desk, before: str, cases: set[str]) -> str:
    """In which of the cases a noun stands after a word; "" where that isn't clear."""
    word = desk.words.morphology.word(before)
    if before.lower() in desk.wording.place_prepositions:
        able: tuple[str, ...] = ("loct", "accs")
    elif word.pos == "PREP":
        able = _LED
    elif word.pos in _TAKING:
        able = ("ablt",) if "nomn" in cases else ("accs", "ablt")
    else:
        able = ("gent",) if word.pos == "NOUN" else ()
    return next((case for case in able if case in cases), "")


def _head(desk: Desk, words: list[str]) -> Gap | None:
    """Where a title tells of a president, a throne or a government, and not of which country."""
    for n in range(1, len(words)):
        read = next((w for w in desk.words.morphology.readings(words[n]) if w.pos == "NOUN" and w.number == "sing"), None)
        heads = next((line for line in desk.wording.heads if read is not None and read.lemma in line), None)
        if read is None or heads is None or not words[n].islower() or _owned(desk, words, n):
            continue
        before = desk.words.morphology.word(words[n - 1])
        if read.animacy == "anim":
            told = read.case == "ablt" and before.pos != "PREP" or read.case == "gent" and before.pos == "NOUN"
        else:
            told = before.pos == "PREP" or before.pos in _TAKING and read.case in ("nomn", "accs")
        if told:
            return Gap(" ".join(words[: n + 1]), " ".join(words[n + 1 :]), "gent", heads)
    return None


def _owned(desk: Desk, words: list[str], n: int) -> bool:
    """Whether word `n` of a title is followed by whose it is, or by a name or what else goes with it."""
    if n + 1 == len(words):
        return False
    readings = desk.words.morphology.readings(words[n + 1])
    return not words[n + 1][0].islower() or any(w.case == "gent" or w.pos == "CONJ" for w in readings)


def _headed(desk: Desk, heads: frozenset[str], nation: Nation) -> bool:
    """Whether the article has these words beside the country's name, and no other's: "президент Чехии"."""
    places, found = desk.directory.gazetteer, list[str]()
    for lemma in sorted(heads):
        for laid in desk.directory.naming(lemma):
            named = {n.first: n.base for n in desk.directory.names(laid) if n.sort in ("country", "place")}
            for i in (i for i, t in enumerate(laid.tokens) if t.word.lemma == lemma):
                adjective = places.adjectives.get(laid.tokens[i - 1].word.lemma, "") if i else ""
                after = laid.tokens[i + 1].word.lemma if i + 1 < len(laid.tokens) else ""
                base = named.get(i + 1, "") or places.countries.get(after, "") or adjective
                spot = places.spot(base)
                found += [spot.country if spot is not None and base.lower() in places.countries else base] if base else []
    return set(found) == {nation.code}


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
    told += [(base, base if base.lower() in places.countries else "") for base in adjectives if base]
    found = ((places.spot(base), shown) for base, shown in told)
    return [Nation(spot.country if spot is not None else shown, shown) for spot, shown in found if spot is not None or shown]
