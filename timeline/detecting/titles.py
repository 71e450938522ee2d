"""Titles: several candidates made from the trigger's words, a hard lint, and the best of those that pass."""

import re
from functools import cache

from attrs import frozen

from timeline.detecting.clauses import Laid
from timeline.detecting.names import Directory, Name
from timeline.detecting.phrases import Chunk, agree, case_of, quote_end, recase
from timeline.detecting.triggers import Trigger
from timeline.languages import Pack
from timeline.languages.morphology import Morphology, Word

SHORTEST, LONGEST = 20, 90
_TAIL = re.compile(r"[\s,;:–—-]+$")


@frozen
class TitleWords:
    """The section `titles`: word lists, separated by white space, and single words."""

    prepositions: str
    pronouns: str
    openers: str
    dating: str
    place_prepositions: str
    possessives: str
    and_: str
    opened: str


@frozen(eq=False)
class Wording:
    """The same as sets."""

    prepositions: frozenset[str]
    pronouns: frozenset[str]
    openers: frozenset[str]
    dating: frozenset[str]
    place_prepositions: frozenset[str]
    possessives: frozenset[str]
    and_: str
    opened: frozenset[str]

    @classmethod
    @cache
    def of(cls, pack: Pack) -> "Wording":
        """The wording of a pack."""
        words = pack.section("titles", TitleWords)
        return cls(
            prepositions=frozenset(words.prepositions.split()),
            pronouns=frozenset(words.pronouns.split()),
            openers=frozenset(words.openers.split()),
            dating=frozenset(words.dating.split()),
            place_prepositions=frozenset(words.place_prepositions.split()),
            possessives=frozenset(words.possessives.split()),
            and_=words.and_,
            opened=frozenset(words.opened.split()),
        )


@frozen(eq=False)
class Scene:
    """What a title may draw on: the sentence in chunks, the trigger, the names in it, and the place as its clause words it."""

    laid: Laid
    chunks: list[Chunk]
    trigger: Trigger
    names: list[Name]
    place: str
    people: tuple[str, ...]
    directory: Directory
    headline: str


def title(scene: Scene, morphology: Morphology, wording: Wording) -> str:
    """The best title that passes the lint; "" where none does."""
    form = scene.trigger.form
    makers = [_clause_title, _noun_title]
    if form in ("noun", "name"):
        makers = [_noun_title, _clause_title]
    elif form == "participle":
        makers = [_participle_title, _clause_title]
    for make in makers:
        text = _tidy(make(scene, morphology, wording))
        if good(text, wording):
            return text
    return scene.headline if good(scene.headline, wording) else ""


def good(text: str, wording: Wording) -> bool:
    """Whether a title may be shown: its length, whole quotes and brackets, no pronoun, no loose end."""
    if not SHORTEST <= len(text) <= LONGEST or not (text[0].isalnum() or text[0] in '«"'):
        return False
    words = re.findall(r"\w+", text.lower())
    if wording.pronouns.intersection(words) or words[-1] in wording.prepositions or words[-1] == wording.and_:
        return False
    return text.count("«") == text.count("»") and text.count("(") == text.count(")") and text.count('"') % 2 == 0


def _tidy(text: str) -> str:
    text = re.sub(r"\s+([,.;:)])", r"\1", re.sub(r"(?:,\s*)+,", ",", " ".join(text.split())))
    text = _TAIL.sub("", text)
    return text[:1].upper() + text[1:]


# -- a clause with its verb ----------------------------------------------------------------------------------------------


def _clause_title(scene: Scene, morphology: Morphology, wording: Wording) -> str:
    """ "Перу открыло посольство в Баку": subject and verb with what follows, without dates and openers."""
    laid, trigger = scene.laid, scene.trigger
    verb_at = trigger.verb if trigger.verb >= 0 else trigger.head
    clause = laid.clause[verb_at]
    own = [c for c in scene.chunks if laid.clause[c.first] == clause and c.kind != "date"]
    own = _without_brackets(laid, own)
    at = next((n for n, c in enumerate(own) if c.first <= verb_at <= c.last), -1)
    if at < 0:
        return ""
    subject = _subject(laid, own, at, morphology)
    who = ""
    if subject < 0 or own[subject].word.pos == "NPRO":
        who = _missing_subject(scene, verb_at, morphology)
        if not who and _needs_subject(laid.tokens[verb_at].word):
            return ""
    start = _beginning(laid, own, at, subject, who, wording)
    body = [c for c in own[start:] if not (who and subject >= 0 and c is own[subject])]
    must = {id(own[at])} | ({id(own[subject])} if subject >= 0 else set())
    must |= {id(c) for c in own if c.first <= trigger.head <= c.last or c.first <= trigger.last <= c.last}
    after = next((c for c in own[at + 1 :] if c.kind in ("noun", "prep")), None)
    return _fitted(scene, who, body, must, after, morphology, wording)


def _fitted(
    scene: Scene, who: str, body: list[Chunk], must: set[int], after: Chunk | None, morphology: Morphology, wording: Wording
) -> str:
    """The chunks as text, the last ones left out until it fits; those in `must` stay, and `after` as long as can be."""
    body = list(body)
    while True:
        text = " ".join(filter(None, (who, _render(scene, body, morphology, wording))))
        if len(_tidy(text)) <= LONGEST:
            return text
        spare = [c for c in body if id(c) not in must and c is not after]
        if not spare and after in body and after is not None and id(after) not in must:
            spare = [after]
        if not spare:
            return ""
        body.remove(spare[-1])


def _without_brackets(laid: Laid, own: list[Chunk]) -> list[Chunk]:
    depth = 0
    kept = []
    for chunk in own:
        text = laid.tokens[chunk.first].text
        if text == "(":
            depth += 1
        elif text == ")":
            depth = max(depth - 1, 0)
        elif not depth:
            kept.append(chunk)
    return kept


def _subject(laid: Laid, own: list[Chunk], at: int, morphology: Morphology) -> int:
    """The chunk that is the verb's subject: in the nominative and agreeing; before the verb rather than after; or -1."""
    verb = own[at].word
    order = [*range(at - 1, -1, -1), *range(at + 1, len(own))]
    for n in order:
        chunk = own[n]
        if chunk.kind == "noun" and _nominative(laid, chunk, verb, morphology):
            return n
        if chunk.kind == "other" and chunk.word.pos == "NPRO" and chunk.word.case == "nomn":
            return n
    return -1


def _nominative(laid: Laid, chunk: Chunk, verb: Word, morphology: Morphology) -> bool:
    readings = morphology.readings(laid.tokens[chunk.head].text)
    if laid.tokens[chunk.head].text.isupper():
        return True
    for word in (chunk.word, *readings):
        if word.case != "nomn" or word.pos != "NOUN" or word.case != chunk.word.case and chunk.word.case != "accs":
            continue
        if verb.number and word.number and verb.number != word.number:
            continue
        if verb.tense == "past" and verb.number == "sing" and word.gender and verb.gender and word.gender != verb.gender:
            if not word.grammemes & {"Surn", "Name", "anim"}:
                continue
        return True
    return False


def _needs_subject(verb: Word) -> bool:
    """Whether a clause with this verb says nothing without a subject: "задержали" (people did) and impersonal verbs do."""
    return verb.pos not in ("VERB", "PRTS") or verb.number != "plur"


def _missing_subject(scene: Scene, verb_at: int, morphology: Morphology) -> str:
    """Who does it, where the clause has no subject of its own: the subject of the clause before, or whom the article means."""
    laid = scene.laid
    verb = laid.tokens[verb_at].word
    clause = laid.clause[verb_at]
    start = laid.clause.index(clause)
    before = [c for c in scene.chunks if c.first < start and c.kind == "noun"]
    if laid.heads[clause] == "sub" and before:
        words = {t.word.lemma for t in laid.tokens[start : start + 3]}
        if words & {"который"}:
            return _as_subject(scene, before[-1], morphology)
    for chunk in reversed(before):
        if laid.clause[chunk.first] != clause and _nominative(laid, chunk, verb, morphology) and chunk.word.case == "nomn":
            return _as_subject(scene, chunk, morphology)
    meant = scene.directory.meant(laid, verb)
    return meant.base if meant is not None else ""


def _as_subject(scene: Scene, chunk: Chunk, morphology: Morphology) -> str:
    person = next((n for n in scene.names if n.sort == "person" and chunk.first <= n.first <= chunk.last), None)
    if person is not None:
        return person.base
    laid = scene.laid
    if case_of(chunk.word) == "nomn":
        return scene.laid.words(chunk.first, chunk.last)
    front = recase(laid, morphology, chunk.first if chunk.kind == "noun" else chunk.first + 1, chunk.head, chunk.word, "nomn")
    rest = laid.words(chunk.head + 1, chunk.last) if chunk.last > chunk.head else ""
    return f"{front} {rest}".strip() if front else ""


def _beginning(laid: Laid, own: list[Chunk], at: int, subject: int, who: str, wording: Wording) -> int:
    """Where the title begins: at the subject or verb, or at the words before them that bear on the event."""
    first = min(at, subject) if subject >= 0 and not who else at
    if who:
        return at
    while first > 0:
        chunk = own[first - 1]
        if chunk.kind not in ("prep", "noun") or laid.tokens[chunk.last + 1].text in ",;:":
            break
        first -= 1
    return first


# -- a noun --------------------------------------------------------------------------------------------------------------


def _noun_title(scene: Scene, morphology: Morphology, wording: Wording) -> str:
    """ "Встреча Петра Павела и Валерия Герасимова в Баку": the noun in the nominative with what depends on it."""
    laid, head = scene.laid, scene.trigger.head
    if scene.trigger.form not in ("noun", "name"):
        return ""
    n = next((n for n, c in enumerate(scene.chunks) if c.first <= head <= c.last), -1)
    if n < 0 or scene.chunks[n].kind not in ("noun", "prep"):
        return ""
    chunk = scene.chunks[n]
    noun = chunk.word if chunk.head == head else laid.tokens[head].word
    first = head
    while first > chunk.first and agree(morphology, laid.tokens[first - 1].text, noun):
        first -= 1
    while first < head and laid.tokens[first].word.lemma in wording.pronouns | wording.possessives:
        first += 1
    front = laid.tokens[head].text if noun.pos != "NOUN" else recase(laid, morphology, first, head, noun, "nomn")
    if front is None:
        return ""
    tail = [Chunk("noun", head + 1, chunk.last, chunk.last, noun)] if chunk.last > head else []
    bare = not tail
    for after in scene.chunks[n + 1 :]:
        if after.kind == "date":
            continue
        preposition = laid.tokens[after.first].word.form
        if after.kind != "prep" or preposition not in wording.prepositions or laid.clause[after.first] != laid.clause[head]:
            break
        tail.append(after)
    whom = _of_whom(scene, morphology, wording) if bare else ""
    must = {id(tail[0])} if tail and not bare else set()
    text = _fitted(scene, f"{front} {whom}".strip(), tail, must, None, morphology, wording)
    if scene.place and scene.place.lower() not in text.lower() and len(text) + len(scene.place) < LONGEST:
        if not set(scene.place.split()[1:]) & set(text.split()):
            text += " " + scene.place
    return text


def _of_whom(scene: Scene, morphology: Morphology, wording: Wording) -> str:
    """The people of the noun's clause, in the genitive: "визит" becomes "визит Владимира Путина"."""
    people = [n for n in scene.people][:2]
    return f" {wording.and_} ".join(scene.directory.in_case(name, "gent") for name in people)


# -- a participle --------------------------------------------------------------------------------------------------------


def _participle_title(scene: Scene, morphology: Morphology, wording: Wording) -> str:
    """ "Подписан меморандум о сотрудничестве": the participle made short, or a verb, with its noun in the nominative."""
    laid, i = scene.laid, scene.trigger.head
    word = laid.tokens[i].word
    found = _its_noun(scene, i, morphology)
    if found is None:
        return ""
    chunk, reading = found
    front = recase(laid, morphology, _after(laid, chunk, i), chunk.head, reading, "nomn")
    if front is None:
        return ""
    person = next((n for n in scene.names if n.sort == "person" and chunk.first <= n.first and n.last <= chunk.last), None)
    rest = laid.words(chunk.head + 1, chunk.last) if chunk.last > chunk.head else ""
    whole = person.base if person is not None else f"{front} {rest}".strip()
    number = ["plur"] if reading.number == "plur" else ["sing", reading.gender or "masc"]
    passive = word.voice == "pssv"
    grams = ["PRTS", *number] if passive else ["VERB", "past", *number]
    verb = morphology.inflect(laid.tokens[i].text.lower(), *grams, like=word)
    if verb is None:
        return ""
    inner = [
        c for c in scene.chunks if laid.clause[c.first] == laid.clause[i] and c.first > i and c.kind != "date" and c is not chunk
    ]
    inner = [c for c in inner if c.kind in ("noun", "prep") and not c.first <= chunk.first <= c.last]
    if passive and not (person or reading.animacy == "anim"):
        return _fitted(scene, f"{verb} {whole}", [c for c in inner if c.kind == "prep"], set(), None, morphology, wording)
    return _fitted(scene, f"{whole} {verb}", inner, set(), inner[0] if inner else None, morphology, wording)


def _after(laid: Laid, chunk: Chunk, i: int) -> int:
    first = chunk.first + (chunk.kind == "prep")
    return i + 1 if first <= i < chunk.head else first


def _its_noun(scene: Scene, i: int, morphology: Morphology) -> tuple[Chunk, Word] | None:
    """The noun phrase a participle goes with: the one before its comma, else the next that agrees."""
    laid, word = scene.laid, scene.laid.tokens[i].word
    before = [c for c in scene.chunks if c.last < i and c.kind in ("noun", "prep")]
    after = [c for c in scene.chunks if c.last > i and c.kind in ("noun", "prep")]
    comma = any(t.text == "," for t in laid.tokens[max(i - 3, 0) : i])
    order = [*before[:-3:-1], *after[:4]] if comma else [*after[:4], *before[:-2:-1]]
    for chunk in order:
        for reading in (chunk.word, *morphology.readings(laid.tokens[chunk.head].text)):
            if reading.pos == "NOUN" and agree(morphology, laid.tokens[i].text, reading):
                return chunk, reading
    return None


# -- words ---------------------------------------------------------------------------------------------------------------


def _render(scene: Scene, body: list[Chunk], morphology: Morphology, wording: Wording) -> str:
    """Chunks as text: names in full and in their case, possessive and pointing words left out, inner signs kept."""
    laid = scene.laid
    parts: list[str] = []
    named = {n.first: n for n in scene.names if n.sort == "person"}
    previous = -1
    for chunk in body:
        i = chunk.first
        while i <= chunk.last:
            token = laid.tokens[i]
            name = named.get(i)
            glued = previous == i - 1 and previous >= 0 and laid.tokens[previous].end == token.start
            if name is not None and name.last <= chunk.last:
                parts.append(("" if glued else " ") + scene.directory.shown(name))
                previous, i = name.last, name.last + 1
                continue
            if token.word.lemma in wording.possessives and i < chunk.last:
                previous, i = i, i + 1
                continue
            parts.append(("" if glued else " ") + token.text)
            previous, i = i, i + 1
    text = "".join(parts).strip()
    words = text.split(" ")
    while words and words[0].lower().strip(",") in wording.openers:
        words.pop(0)
    return " ".join(words)


__all__ = ["LONGEST", "SHORTEST", "Scene", "Wording", "good", "quote_end", "title"]
