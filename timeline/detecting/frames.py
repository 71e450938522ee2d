"""Candidates for a title: the trigger's clause, its noun with what depends on it, its participle made a verb."""

from attrs import evolve

from timeline.detecting.phrases import Chunk, agree, case_of, recase
from timeline.detecting.scene import Scene
from timeline.detecting.wording import LONGEST, SHORTEST, tidy
from timeline.languages.morphology import Word

_OTHERS = ("1per", "2per")
_PREDICATES = ("VERB", "PRTS", "ADJS", "PRED")


def clause(scene: Scene) -> str:
    """ "Перу открыло посольство в Баку": subject and verb with what follows, without dates and openers."""
    return _clause(scene, scene.trigger.verb if scene.trigger.verb >= 0 else scene.trigger.head)


def around(scene: Scene) -> str:
    """ "Организаторы отменили форум": the clause in which an event's noun stands, whatever its verb is."""
    clause = scene.laid.clause[scene.trigger.head]
    verbs = [c for c in scene.clause_chunks(clause) if c.kind == "verb" and c.word.pos in _PREDICATES]
    return _clause(scene, verbs[0].head) if verbs else ""


def _clause(scene: Scene, verb_at: int) -> str:
    laid, trigger = scene.laid, scene.trigger
    verb = laid.tokens[verb_at].word
    if verb.pos not in _PREDICATES or verb.person in _OTHERS:
        return ""
    own = scene.clause_chunks(laid.clause[verb_at])
    at = next((n for n, c in enumerate(own) if c.first <= verb_at <= c.last), -1)
    if at < 0:
        return ""
    subject = scene.subject(own, at)
    lone = subject < 0 or own[subject].word.pos == "NPRO"
    if subject < 0 and any(c.kind == "noun" and scene.may_act(c) for c in own[:at]):
        return ""
    who = scene.doer(verb_at) if lone else ""
    if subject >= 0 and own[subject].word.person in _OTHERS:
        return ""
    if lone and not who and (verb.number != "plur" or verb.tense == "futr" or not _object_first(own, at)):
        return ""
    body, object_ = _relative(scene, own, at)
    if not who and subject > at and any(c.kind in ("noun", "prep") for c in own[:at]):
        rest = [c for c in body if c not in (own[subject], own[at]) and c.kind in ("noun", "prep", "verb")]
        rest = [c for c in rest if c.kind != "verb" or c.first > own[at].first]  # "была" of "была опубликована петиция"
        body = [own[subject], own[at], *(c for c in rest if not _source(scene, c))]
        start = 0
        own = body
        at, subject = 1, 0
    else:
        start = at if who else _beginning(scene, own, at, subject)
    body = [c for c in body if own.index(c) >= start and not (who and subject >= 0 and c is own[subject])]
    must = {n for n, c in enumerate(own) if c.first <= trigger.head <= c.last or c.first <= trigger.last <= c.last}
    must |= {at, subject} if not who else {at}
    must |= _infinitive(scene, own, at)
    kept = [own[n] for n in must if n >= 0]
    if not any(c.kind in ("noun", "prep") for c in own[at + 1 :]):
        body = body + _going_on(scene, laid.clause[verb_at])
    after = next((c for c in own[at + 1 :] if c.kind in ("noun", "prep") and c not in kept), None)
    return fitted(scene, who, body, kept, after, object_)


def _going_on(scene: Scene, clause: int) -> list[Chunk]:
    """The clause that goes on with the same subject: "зарегистрировала и опубликовала приказ"."""
    more = scene.clause_chunks(clause + 1)
    return more if more and more[0].word.form in scene.wording.joiners.split() else []


def _object_first(own: list[Chunk], at: int) -> bool:
    """Whether the clause tells what was done to somebody: "Гражданку Израиля задержали"."""
    return any(c.kind in ("noun", "prep") for c in own[:at]) and any(c.kind == "noun" for c in own)


def _infinitive(scene: Scene, own: list[Chunk], at: int) -> set[int]:
    """The infinitive that the verb calls for, and its object."""
    if own[at].word.lemma not in scene.calling:
        return set()
    n = next((n for n in range(at + 1, len(own)) if own[n].word.pos == "INFN" and own[n].kind == "verb"), -1)
    if n < 0:
        return set()
    return {n, n + 1} if n + 1 < len(own) and own[n + 1].kind in ("noun", "prep") else {n}


def _relative(scene: Scene, own: list[Chunk], at: int) -> tuple[list[Chunk], str]:
    """The clause without "который", and what that stands for where it is the verb's object, in its case."""
    laid = scene.laid
    for n, chunk in enumerate(own[:3]):
        word = laid.tokens[chunk.head].word
        if word.lemma in scene.wording.relatives and n < at:
            before = [c for c in scene.chunks if c.last < own[0].first and c.kind in ("noun", "prep")]
            rest = own[:n] + own[n + 1 :]
            if before and word.case == "accs" and chunk.kind != "prep":
                return rest, scene.recased(before[-1], "accs")
            return rest, ""
    return own, ""


def fitted(scene: Scene, who: str, body: list[Chunk], kept: list[Chunk], after: Chunk | None = None, object_: str = "") -> str:
    """The chunks as text, cut until it fits: the last of them first, then those before all that is `kept`, then prepositional
    ones inside, then people lose their offices, then `after` goes, and at last the text ends before one of its prepositions.
    "" where nothing helps."""
    must = {c.first for c in kept}
    late = after.first if after is not None else -1
    body = list(body)
    while True:
        body = scene.without_loose_commas(body)
        text = tidy(" ".join(filter(None, (who, scene.render(body), object_))))
        if len(text) <= LONGEST:
            return text
        spare = [c for c in body if c.first not in must and c.first != late]
        inside = [c for c in spare if c.kind == "prep"]
        if spare and body and spare[-1] is body[-1]:
            body.pop()
        elif must and spare and spare[0] is body[0]:
            body.pop(0)
        elif inside:
            body.remove(inside[-1])
        elif (shorter := _named_only(scene, body)) != body:
            body = shorter
        elif late >= 0 and late not in must and body and body[-1].first == late:
            body.pop()
        else:
            return _clipped(scene, text)


def _named_only(scene: Scene, body: list[Chunk]) -> list[Chunk]:
    """The chunks with people's offices and trades left out before their names."""
    found = []
    for chunk in body:
        people = [n for n in scene.names if n.person and chunk.first <= n.first and n.last <= chunk.last]
        if chunk.text or not people or chunk.kind not in ("noun", "prep"):
            found.append(chunk)
            continue
        preposition = scene.laid.tokens[chunk.first].text.lower() + " " if chunk.kind == "prep" else ""
        names = f" {scene.wording.joiners} ".join(scene.directory.shown(n) for n in people[:2])
        found.append(evolve(chunk, text=preposition + names))
    return found


def _clipped(scene: Scene, text: str) -> str:
    """The text up to the last preposition that lets it fit, no quotation left open; "" where there is none."""
    words = text.split()
    for n in range(len(words) - 1, 2, -1):
        short = " ".join(words[:n])
        if len(short) <= LONGEST and words[n].lower() in scene.wording.prepositions and not short.endswith(","):
            if short.count("«") != short.count("»"):
                short = short.replace("«", "")
            return tidy(short)
    return ""


def _beginning(scene: Scene, own: list[Chunk], at: int, subject: int) -> int:
    """Where the title begins: at the subject or verb, or at the phrases before them that say where or whom."""
    first = min(at, subject) if subject >= 0 else at
    while first > 0:
        chunk = own[first - 1]
        after = scene.laid.tokens[chunk.last + 1]
        whom = chunk.kind == "noun" and (subject < 0 or subject > at)
        if (
            not (chunk.kind == "prep" or whom)
            or after.text in ",;:"
            or own[first].first != chunk.last + 1
            or _source(scene, chunk)
        ):
            break
        if scene.laid.tokens[chunk.head].word.lemma in scene.wording.fillers:
            break
        first -= 1
    return first


def _source(scene: Scene, chunk: Chunk) -> bool:
    """Whether a phrase only says who tells of it: "по словам …"."""
    return chunk.kind == "prep" and scene.laid.tokens[chunk.head].word.lemma in scene.wording.sources


def passive(scene: Scene) -> str:
    """ "Подписан меморандум о сотрудничестве": the clause told of its object, where its subject is too long or unknown."""
    laid, trigger = scene.laid, scene.trigger
    verb = laid.tokens[trigger.head].word
    if verb.pos != "VERB" or verb.tense != "past" or verb.aspect != "perf":
        return ""
    own = scene.clause_chunks(laid.clause[trigger.head])
    objects = [c for c in own if c.kind == "noun" and c.first == trigger.head + 1]
    if not objects or scene.name_in(objects[0]):
        return ""
    thing = objects[0]
    accusative = next(
        (w for w in scene.morphology.readings(laid.tokens[thing.head].text) if w.pos == "NOUN" and w.case == "accs"), None
    )
    if accusative is None:
        return ""
    thing = evolve(thing, word=accusative)
    number = ["plur"] if accusative.number == "plur" else ["sing", accusative.gender or "masc"]
    short = scene.morphology.inflect(laid.tokens[trigger.head].text.lower(), "PRTS", *number, like=verb)
    whole = scene.recased(thing, "nomn")
    if short is None or not whole:
        return ""
    tail = [c for c in own if c.first > thing.last and c.kind == "prep"]
    return fitted(scene, f"{short} {whole}", tail, [])


def report(scene: Scene) -> str:
    """ "Ильхам Алиев заявил, что …": who said it and, where that fits, what; else "Заявление Ильхама Алиева"."""
    laid, trigger, wording = scene.laid, scene.trigger, scene.wording
    own = scene.clause_chunks(laid.clause[trigger.head])
    at = next((n for n, c in enumerate(own) if c.first <= trigger.head <= c.last), -1)
    if at < 0:
        return ""
    subject = scene.subject(own, at)
    who = scene.nominative_of(own[subject]) if subject >= 0 and own[subject].kind == "noun" else scene.doer(trigger.head)
    if not who:
        return ""
    said = laid.tokens[trigger.head].text
    content = next((i for i in range(trigger.head + 1, len(laid.tokens)) if laid.tokens[i].word.form in wording.that), -1)
    if content > 0 and laid.heads[laid.clause[content]] == "sub":
        rest = scene.clause_chunks(laid.clause[content])
        text = tidy(f"{who} {said}, {scene.render(rest)}")
        if rest and len(text) <= LONGEST and not wording.faults(text):
            return text
        text = _quoted(scene, who, rest)
        if text and not wording.faults(text):
            return text
    about = [c for c in own[at + 1 :] if c.kind == "prep" and laid.tokens[c.first].word.form in wording.address]
    if about:
        return fitted(scene, f"{who} {said}", about[:1], about[:1])
    person = scene.directory.people.find(who.split())
    if person is None:
        return ""
    place = f" {scene.place}" if scene.place else ""
    return tidy(f"{wording.report_noun} {scene.directory.people.form(person, 'gent')}{place}")


def _quoted(scene: Scene, who: str, said: list[Chunk]) -> str:
    """ "Белый дом: Дональд Трамп выдвинет Джона Хантсмена …": who said it, a colon, and what."""
    at = next((n for n, c in enumerate(said) if c.kind == "verb" and c.word.pos in ("VERB", "PRTS")), -1)
    if at < 0 or said[at].word.person in _OTHERS:
        return ""
    subject = scene.subject(said, at)
    if subject < 0 or said[subject].kind != "noun":
        return ""
    kept = [said[subject], said[at]]
    after = next((c for c in said[at + 1 :] if c.kind in ("noun", "prep") and c not in kept), None)
    body = [c for c in said if scene.laid.tokens[c.first].word.form not in scene.wording.that]
    return fitted(scene, f"{who}:", body, kept, after)


def noun(scene: Scene) -> str:
    """ "Встреча Петра Павела и Валерия Герасимова в Баку": the noun in the nominative with what depends on it."""
    laid, head, wording = scene.laid, scene.trigger.head, scene.wording
    if scene.trigger.form not in ("noun", "name"):
        return ""
    n = next((n for n, c in enumerate(scene.chunks) if c.first <= head <= c.last), -1)
    if n < 0 or scene.chunks[n].kind not in ("noun", "prep"):
        return ""
    chunk = scene.chunks[n]
    if scene.trigger.kind == "office" and chunk.head != head:
        return ""
    reading = chunk.word if chunk.head == head else laid.tokens[head].word
    if chunk.head < head and not scene.names_person(chunk) and laid.tokens[chunk.head].word.lemma not in wording.fillers:
        head, reading = chunk.head, chunk.word
    front = _front(scene, chunk, head, reading)
    if not front:
        return ""
    tail = [Chunk("noun", head + 1, chunk.last, chunk.last, reading)] if chunk.last > head else []
    bare = not tail
    for after in scene.chunks[n + 1 :]:
        if after.kind == "date":
            continue
        form = laid.tokens[after.first].word.form
        brought = after.kind == "prep" and form in wording.prepositions or after.kind == "noun" and case_of(after.word) == "ablt"
        if not brought or laid.clause[after.first] != laid.clause[head]:
            break
        tail.append(after)
    if scene.trigger.kind == "office":
        front = _held(scene, chunk, front)
    elif bare and scene.personal and scene.trigger.form == "noun" and not _listed(scene, tail):
        people = scene.directory.people
        told = {n.base for c in tail for n in scene.names if n.person and c.first <= n.first <= c.last}
        with_whom = bool(tail) and laid.tokens[tail[0].first].word.form in wording.together
        named = {p.base for p in scene.whom()} - told if with_whom or not told else set()
        whom = [people.form(p, "gent") for p in scene.whom() if p.base in named][:2]
        front = f"{front} {f' {wording.joiners} '.join(whom)}".strip()
    persons = any(n.person and tail[0].first <= n.first <= tail[0].last for n in scene.names) if tail else False
    text = fitted(scene, front, tail, tail[:1] if not bare or persons else [])
    if scene.place and scene.place.lower() not in text.lower() and len(text) + len(scene.place) < LONGEST:
        inside = {w.lower()[:4] for w in text.split()}
        if not any(w.lower()[:4] in inside for w in scene.place.split()[1:]):
            text = f"{text} {scene.place}"
    if len(text) < SHORTEST and not scene.personal and laid.tokens[head - 1].word.pos == "ADJF" and reading.pos == "NOUN":
        text = recase(laid, scene.morphology, head - 1, head, reading, "nomn") or text
    return tidy(text)


def _listed(scene: Scene, tail: list[Chunk]) -> bool:
    return any(scene.laid.tokens[c.first].word.form in scene.wording.joiners.split() for c in tail)


def _front(scene: Scene, chunk: Chunk, head: int, reading: Word) -> str:
    """The noun with its adjectives in the nominative, without the words that only point."""
    laid, wording = scene.laid, scene.wording
    if reading.pos != "NOUN":
        return laid.tokens[head].text
    first = head
    while first > chunk.first and agree(scene.morphology, laid.tokens[first - 1].text, reading):
        first -= 1
    while first < head and (
        laid.tokens[first].word.lemma in wording.possessives or laid.tokens[first].word.lemma in wording.fillers
    ):
        first += 1
    return recase(laid, scene.morphology, first, head, reading, "nomn") or ""


def _held(scene: Scene, chunk: Chunk, front: str) -> str:
    """ "Азербайджан — председатель …": an office with its holder, the name before it or the clause's doer."""
    before = [n for n in scene.own if n.sort in ("person", "country", "organisation") and n.last < chunk.first]
    after = [n for n in scene.own if n.person and n.first > chunk.head]
    holder = before[-1].base if before else after[0].base if after else scene.doer(scene.trigger.head)
    return f"{holder} — {front[:1].lower() + front[1:]}" if holder else ""


def participle(scene: Scene) -> str:
    """ "Подписан меморандум о сотрудничестве": the participle made a short one, or a verb, with its noun in the nominative."""
    laid, i = scene.laid, scene.trigger.head
    word = laid.tokens[i].word
    found = _its_noun(scene, i)
    if word.pos != "PRTF" or found is None:
        return ""
    chunk, reading = found
    chunk = evolve(chunk, word=reading, first=i + 1 if chunk.first <= i < chunk.head else chunk.first)
    whole = scene.nominative_of(evolve(chunk, kind="noun") if chunk.first > i else chunk)
    number = ["plur"] if reading.number == "plur" else ["sing", reading.gender or "masc"]
    passive = word.voice == "pssv"
    grams = ["PRTS", *number] if passive else ["VERB", "past", *number]
    verb = scene.morphology.inflect(laid.tokens[i].text.lower(), *grams, like=word)
    if not whole or verb is None:
        return ""
    inner = [c for c in scene.clause_chunks(laid.clause[i]) if c.first > i and c.kind in ("noun", "prep")]
    tail = scene.following(chunk)
    inner = [c for c in inner if c.last < chunk.first or c.first > chunk.last]
    last = scene.trigger.last
    kept = [c for c in inner if i < c.head <= last] or inner[:1]
    start = next(t for t in laid.tokens[chunk.first + (chunk.kind == "prep") :] if t.is_word)
    if not any(laid.tokens[n.first] is start for n in scene.names) and not start.text.isupper():
        whole = whole.replace(start.text[:1], start.text[:1].lower(), 1)
    if passive and not (scene.name_in(chunk) or reading.animacy == "anim"):
        return fitted(scene, f"{verb} {whole}", tail or [c for c in inner if c.kind == "prep" and c.first < i + 4], [])
    return fitted(scene, f"{whole} {verb}", inner, kept)


def _its_noun(scene: Scene, i: int) -> tuple[Chunk, Word] | None:
    """The noun phrase a participle goes with: the one before its comma, else the next that agrees."""
    laid = scene.laid
    before = [c for c in scene.chunks if c.last < i and c.kind in ("noun", "prep")]
    after = [c for c in scene.chunks if c.last > i and c.kind in ("noun", "prep")]
    comma = any(t.text == "," for t in laid.tokens[max(i - 3, 0) : i])
    close = _before_comma(scene, i) if comma else None
    if close is not None:
        return close
    near = [c for c in after[:4] if laid.clause[c.first] == laid.clause[i]]
    order = [*before[::-1], *near] if comma else [*near, *before[:-2:-1]]
    for chunk in order:
        for reading in (chunk.word, *scene.morphology.readings(laid.tokens[chunk.head].text)):
            if reading.pos == "NOUN" and agree(scene.morphology, laid.tokens[i].text, reading):
                return chunk, reading
    return None


def _before_comma(scene: Scene, i: int) -> tuple[Chunk, Word] | None:
    """The noun or name just before the comma before a participle, where it agrees."""
    laid = scene.laid
    at = next((j - 1 for j in range(i - 1, max(i - 4, 0), -1) if laid.tokens[j].text == ","), -1)
    if at < 0:
        return None
    name = next((n for n in scene.names if n.first <= at <= n.last), None)
    for reading in scene.morphology.readings(laid.tokens[at].text):
        if reading.pos == "NOUN" and agree(scene.morphology, laid.tokens[i].text, reading):
            return Chunk("noun", name.first if name else at, at, at, reading), reading
    return None
