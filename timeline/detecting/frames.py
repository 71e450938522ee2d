"""Candidates for a title: the trigger's clause, its noun with what depends on it, its participle made a verb."""

from attrs import evolve

from timeline.detecting.fitting import fitted
from timeline.detecting.ordering import beginning, in_order, named_after, with_name
from timeline.detecting.phrases import Chunk, agree, case_of, recase
from timeline.detecting.scene import Scene
from timeline.detecting.wording import LONGEST, SHORTEST, tidy
from timeline.languages.morphology import Word

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
    laid = scene.laid
    verb = laid.tokens[verb_at].word
    if verb.pos not in _PREDICATES or verb.of_speakers:
        return ""
    own = scene.clause_chunks(laid.clause[verb_at])
    at = next((n for n, c in enumerate(own) if c.first <= verb_at <= c.last), -1)
    if at < 0:
        return ""
    own = named_after(scene, scene.upto_break(own, at))
    at = next(n for n, c in enumerate(own) if c.first <= verb_at <= c.last)
    subject = scene.subject(own, at)
    lone = subject < 0 or own[subject].word.pos == "NPRO"
    if subject < 0 and any(c.kind == "noun" and scene.may_act(c) for c in own[:at]):
        return ""
    if subject >= 0 and own[subject].word.of_speakers:
        return ""
    who = scene.doer(verb_at) if lone else ""
    if lone and not who and (verb.number != "plur" or verb.tense == "futr" or not _object_first(own, at)):
        return ""
    if any(scene.unclear(c) and (c.kind != "prep" or c.first < own[at].first) for c in own):
        return ""  # whom it was done to is what the event is about
    body, object_ = _relative(scene, own, at)
    kept = [own[n] for n in _needed(scene, own, at, subject if not who else -1)]
    if who:
        body = [c for c in body if c.first >= own[at].first or c.word.person == "3per" and c.word.case != "nomn"]
    elif subject >= 0:
        whole = body is own
        own = with_name(scene, own, subject)
        at = next(n for n, c in enumerate(own) if c.first <= verb_at <= c.last)
        kept = [own[subject] if c.first == own[subject].first else c for c in kept]
        body = in_order(scene, own, at, subject) if whole else body
    else:
        body = [c for c in body if c.first >= own[beginning(scene, own, at)].first]
    body = [c for c in body if not scene.unclear(c) and not (who and subject >= 0 and c is own[subject])]
    if not any(c.kind in ("noun", "prep") for c in own[at + 1 :]):
        body = body + _going_on(scene, laid.clause[verb_at])
    else:
        body = _explained(scene, who, body, object_)
    told = [c for c in body[next((n for n, c in enumerate(body) if c.first <= verb_at <= c.last), 0) + 1 :] if c not in kept]
    things = [c for c in told if c.kind == "noun"]
    after = next(iter(things or [c for c in told if c.kind == "prep"]), None)
    if content := _content(scene, own[at:]):
        text = tidy(f"{who} {scene.render(body)}, {scene.render(content)}")
        return text if len(text) <= LONGEST else ""
    return fitted(scene, who, body, kept, after, object_)


def _content(scene: Scene, told: list[Chunk]) -> list[Chunk]:
    """What a verb says, where a clause tells it and nothing else does: "посчитали, что Россия нарушила права"."""
    laid = scene.laid
    comma = max((c.last for c in told if c.kind != "other"), default=told[0].last) + 1
    if any(c.kind == "noun" for c in told) or comma + 1 >= len(laid.tokens) or laid.tokens[comma].text != ",":
        return []
    if laid.tokens[comma + 1].word.form not in scene.wording.that:
        return []
    return scene.clause_chunks(laid.clause[comma + 1])


def _needed(scene: Scene, own: list[Chunk], at: int, subject: int) -> list[int]:
    """Which chunks a title can't do without: subject, verb and the words that name the event."""
    trigger = scene.trigger
    must = {n for n, c in enumerate(own) if c.first <= trigger.head <= c.last or c.first <= trigger.last <= c.last}
    return sorted({n for n in must | {at, subject} | _infinitive(scene, own, at) if n >= 0})


def _going_on(scene: Scene, clause: int) -> list[Chunk]:
    """The clause that goes on with the same subject: "зарегистрировала и опубликовала приказ"."""
    more = scene.clause_chunks(clause + 1)
    if not more or more[0].word.form not in scene.wording.joiners.split():
        return []
    return [] if any(c.kind == "date" and c.last == more[0].first - 1 for c in scene.chunks) else more


def _explained(scene: Scene, who: str, body: list[Chunk], object_: str) -> list[Chunk]:
    """The chunks with the participles or the clause that say which thing the last of them is, where all of it fits: "закон,
    позволяющий блокировать сайты"."""
    laid = scene.laid
    last = next((c for c in reversed(body) if c.kind in ("noun", "prep")), None)
    if last is None or object_ or last.last + 2 >= len(laid.tokens) or laid.tokens[last.last + 1].text != ",":
        return body
    end = last.last + 2
    clause = laid.clause[end]
    if laid.heads[clause] not in ("part", "sub") or laid.clause[last.last] == clause:
        return body
    more = [c for c in scene.chunks if c.first > last.last and (c.first == last.last + 1 or laid.clause[c.first] == clause)]
    more = [c for c in more if c.kind != "date"]
    while more and laid.tokens[more[-1].last].text in ",.;:—–-":
        more.pop()
    upto = body[: body.index(last) + 1]
    text = tidy(" ".join(filter(None, (who, scene.render(scene.without_loose_commas(upto + more))))))
    whole = len(text) <= LONGEST and not set(scene.wording.faults(text)) - {"pronoun"} and len(more) > 2
    return upto + more if whole and not any(c.word.pos == "NPRO" for c in more) else body


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


def passive(scene: Scene) -> str:
    """ "Подписан меморандум о сотрудничестве": the clause told of its object, where its subject is too long or unknown."""
    laid, trigger = scene.laid, scene.trigger
    verb = laid.tokens[trigger.head].word
    if verb.pos != "VERB" or verb.tense != "past" or verb.aspect != "perf":
        return ""
    own = scene.clause_chunks(laid.clause[trigger.head])
    speaks = any(c.word.of_speakers for c in own)
    if speaks or any(c.word.lemma in scene.wording.relatives for c in own[:3]):
        return ""
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
    short = scene.morphology.inflect(laid.tokens[trigger.head].text.lower(), "PRTS", *accusative.agreed, like=verb)
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
        return clause(scene)
    if laid.tokens[trigger.head].word.pos == "PRTS" or _told_of(scene, own[at + 1 : at + 2]):
        return clause(scene)
    said = laid.tokens[trigger.head].text
    content = next((i for i in range(trigger.head + 1, len(laid.tokens)) if laid.tokens[i].word.form in wording.that), -1)
    if content > 0 and laid.heads[laid.clause[content]] == "sub":
        rest = scene.clause_chunks(laid.clause[content])
        for told in (f"{who} {said}, {scene.render(_same_doer(rest))}", _quoted(scene, who, rest)):
            text = tidy(told)
            if rest and len(text) <= LONGEST and not wording.faults(text):
                return text
    about = [c for c in own[at + 1 :] if c.kind == "prep" and laid.tokens[c.first].word.form in wording.address]
    if about:
        return fitted(scene, f"{who} {said}", about[:1], about[:1])
    person = scene.directory.people.find(who.split())
    if person is None:
        return ""
    place = f" {scene.place}" if scene.place else ""
    return tidy(f"{wording.report_noun} {scene.directory.people.form(person, 'gent')}{place}")


def _same_doer(said: list[Chunk]) -> list[Chunk]:
    """What somebody said of himself, without the pronoun: "заявил, что не поедет"."""
    return [c for c in said if not (c.word.pos == "NPRO" and c.word.person == "3per" and c.word.case == "nomn")]


def _told_of(scene: Scene, after: list[Chunk]) -> bool:
    """Whether a report's object follows at once: "подтвердил сообщения о …"."""
    return any(c.kind == "noun" and case_of(c.word) == "accs" and scene.name_in(c) is None for c in after)


def _quoted(scene: Scene, who: str, said: list[Chunk]) -> str:
    """ "Белый дом: Дональд Трамп выдвинет Джона Хантсмена …": who said it, a colon, and what."""
    at = next((n for n, c in enumerate(said) if c.kind == "verb" and c.word.pos in ("VERB", "PRTS")), -1)
    if at < 0 or said[at].word.of_speakers:
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
        if reading.animacy != "anim" and reading.lemma not in scene.events and reading.lemma not in wording.wholes:
            return ""  # "Палата депутатов Национального конгресса" is no congress
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
    if scene.trigger.kind == "office" or reading.animacy == "anim":
        front = _held(scene, chunk, front)
        if not front:
            return ""
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
    passive = word.voice == "pssv"
    grams = ["PRTS", *reading.agreed] if passive else ["VERB", "past", *reading.agreed]
    verb = scene.morphology.inflect(laid.tokens[i].text.lower(), *grams, like=word)
    if not whole or verb is None:
        return ""
    inner = [c for c in scene.clause_chunks(laid.clause[i]) if c.first > i and c.kind in ("noun", "prep")]
    tail = scene.following(chunk)
    comma = next((n for n in range(i + 1, len(laid.tokens)) if laid.tokens[n].text == ","), len(laid.tokens))
    until = chunk.first if chunk.first > i else comma  # what comes later explains the noun
    inner = [c for c in inner if c.last < until]
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
