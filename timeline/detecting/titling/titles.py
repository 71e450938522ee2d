"""A title for an event: drafts from the sentence's tree, a hard lint, and of those that pass the one of the greatest worth."""

from collections.abc import Callable, Iterator
from functools import partial

from attrs import evolve, frozen

from timeline.detecting.clauses import QUOTES
from timeline.detecting.entities.declining import inside
from timeline.detecting.titling.attributing import above
from timeline.detecting.titling.branches import Branches
from timeline.detecting.titling.composing import Composer
from timeline.detecting.titling.draft import Draft
from timeline.detecting.titling.inflecting import FINITE
from timeline.detecting.titling.linting import lint, worth
from timeline.detecting.titling.phrases import case_of
from timeline.detecting.titling.quoting import spoken
from timeline.detecting.titling.scene import Scene
from timeline.detecting.titling.shortening import fitted
from timeline.detecting.titling.subjects import HELPING, SUBJECTS
from timeline.detecting.wording import BRIEF, BRIEFEST, LONGEST, SHORTEST

_BROUGHT = 0.95  # "встреча состоялась" beside "встреча"
_DOES = 0.9  # "собрание" beside what it does
_UNNAMED, _UNTOLD = 0.8, 0.5  # "подписан договор", where nobody cares who did it, and where one would
_SAID = 0.8  # who said it, beside what he said
_VERBAL = ("VERB", "PRTS", "PRTF", "GRND", "INFN")
_WHOLE = 0.45  # a clause needs another only where it says too little by itself
_VAGUE = 0.7  # what is left of a title's worth where nobody knows which one its subject is
_UNTRUE = 0.25  # what is left of it where it tells what was done before about what is still to come
_BRIEFLY = 0.3  # what is ahead, told in very few words: "Луна закроет Солнце"
_LEAST = 10  # characters of what a noun tells so: "Выборы мэра"
_OWN_WORDS = 0.4  # a piece of a sentence is worth less than a title made for the event


@frozen
class Title:
    """A title and its worth in 0..1: 1 where nothing speaks against it, 0 (and "") where none could be made."""

    text: str
    worth: float


def title(scene: Scene, branches: Branches) -> Title:
    """The title of the greatest worth that passes the lint, of equal ones the first in the order that suits the trigger."""
    if _in_a_name(scene, branches):
        return Title("", 0.0)
    best = _best(scene, branches)
    best = best if best.text else _in_its_own_words(scene, branches)
    return best if best.text or not scene.coming else _best(scene, branches, brief=True)


def _best(scene: Scene, branches: Branches, brief: bool = False) -> Title:
    """The best of what the drafts become; it may be `brief`."""
    best, others = Title("", 0.0), list[str]()
    for compose, share in _drafts(scene, branches):
        if share > best.worth and (draft := compose()) is not None:
            plainer = _untimed(scene, draft)
            made = _made(scene, plainer, share, brief) if plainer is not None else None
            made = made if made is not None and made.text else _made(scene, draft, share, brief)
            best, others = _better(best, made), [*others, made.text]
    listed = branches.child(scene.trigger.head, "conj") >= 0  # each of them tells so of all
    return best if listed else evolve(best, text=next((t for t in others if _only_takes_place(scene, t, best.text)), best.text))


def _only_takes_place(scene: Scene, noun: str, clause: str) -> bool:
    """Whether a clause says of what a noun names only that it takes place: "Первое заседание комиссии назначено"."""
    added = clause.removeprefix(f"{noun} ").split() if noun and clause.startswith(f"{noun} ") else []
    lemmas = [scene.morphology.word(word).lemma for word in added]
    return lemmas[-1:] != [] and lemmas[-1] in scene.wording.happening and scene.wording.auxiliaries.issuperset(lemmas[:-1])


def _untimed(scene: Scene, draft: Draft) -> Draft | None:
    """The same without the adjectives that only say of an event that it is over or still to come ("предстоящий саммит", but not
    "до следующего саммита"); None where it has none."""
    branches, wording = draft.branches, scene.wording
    gone = set[int]()
    for i in draft.order:
        if branches.roles[i] not in ("amod", "acl") or branches.below(i) - branches.dates != {i}:
            continue
        head, fronts = branches.heads[i], scene.morphology.readings(branches.laid.tokens[i].text)
        here = all(branches.laid.tokens[c].word.form in wording.place_prepositions for c in branches.all(head, "case"))
        event = i < head and here and branches.laid.tokens[head].word.lemma in scene.happenings
        gone |= {i} if event and any(w.lemma in wording.timely_fronts for w in fronts) else set()
    return evolve(draft, order=[i for i in draft.order if i not in gone], texts=dict(draft.texts)) if gone else None


def _in_a_name(scene: Scene, branches: Branches) -> bool:
    """Whether the event's verb is only a word of something's name: "телеканал «Море зовёт»"."""
    tokens, first = scene.laid.tokens, branches.bound.get(scene.trigger.head, -1)
    named = 0 <= first < len(tokens) - 1 and tokens[first].text in QUOTES and tokens[first + 1].text[0].isupper()
    return named and scene.trigger.form not in ("noun", "name")


def _made(scene: Scene, draft: Draft, share: float, brief: bool = False) -> Title:
    """What becomes of a draft; nothing where the lint refuses it. A `brief` one may have few words."""
    text, branches = scene.wording.plain(fitted(draft)), draft.branches
    if not draft.tells(scene.trigger):
        return Title("", 0.0)
    faults = lint(scene, text)
    if faults in (["length"], ["thin"]) and 0 < len(text) < LONGEST // 2:
        text, bare = _placed(scene, text), text
        told = text != bare and scene.trigger.kind in scene.wording.nationwide
        verbs = (i for i in above(branches.heads, scene.trigger.head) if scene.laid.tokens[i].word.pos in FINITE)
        told = told or " " in text and scene.trigger.form == "noun" and _done(scene, branches, next(verbs, scene.trigger.head))
        faults = lint(scene, text, BRIEFEST if told else BRIEF if text == bare and _public(scene, text) else SHORTEST)
    if brief and faults:
        least = _LEAST if scene.trigger.form == "noun" and scene.trigger.kind in scene.wording.meant and " " in text else BRIEF
        share, faults = share * _BRIEFLY, lint(scene, text, least, brief=True)
    if faults:
        return Title("", 0.0)
    wanting = 1.0 if scene.trigger.kind in scene.wording.alone else draft.wanting()
    known = _VAGUE if draft.vague else 1.0
    return Title(text, round(share * worth(scene, text) * draft.left * wanting * known, 3))


def _better(one: Title, other: Title) -> Title:
    return other if other.worth > one.worth else one


def _drafts(scene: Scene, branches: Branches) -> Iterator[tuple[Callable[[], Draft | None], float]]:
    """The drafts in the order that suits the trigger, to be composed where they may win: each with what a title of its sort is
    worth at most."""
    trigger, anew = scene.trigger, partial(Composer.of, scene, branches)  # each draft rewords the sentence in its own way
    verb = anew().predicate(trigger.verb if trigger.verb >= 0 else trigger.head)
    if trigger.form not in ("noun", "name"):
        yield partial(anew().both, verb), 1.0
        draft = anew().clause(verb)
        untold = _UNNAMED if trigger.kind in scene.wording.impersonal else _UNTOLD
        # What was signed says more than which offices signed it.
        offices = untold == _UNNAMED and draft is not None and not draft.fits() and not branches.people.keys() & set(draft.order)
        if offices:
            yield partial(anew().passive, verb), 1.0
        saying = trigger.kind == "statement" or scene.laid.tokens[verb].word.lemma in scene.calling
        told = anew().told(verb) if saying else None
        yield lambda: draft, 1.0 if told is None else _SAID
        if not offices:
            yield partial(anew().passive, verb), untold
        if saying:
            yield lambda: told, _BROUGHT
        if scene.coming:
            yield partial(spoken, anew(), verb), _BROUGHT
        yield partial(_told_by_itself, scene, branches, verb), _WHOLE
        return
    if trigger.kind == "office":
        yield partial(anew().held, trigger.head), 1.0
        return
    brought = verb if trigger.verb >= 0 and not _deeper(branches, trigger.head, verb) else -1
    held = brought >= 0 and branches.roles[trigger.head] == "obj" and branches.heads[trigger.head] == brought
    head = branches.heads[trigger.head] if branches.roles[trigger.head] == "appos" else trigger.head  # "конференция ООН COP29"
    above = branches.heads[trigger.head]
    doing = (
        above >= 0 and branches.roles[trigger.head] == "nsubj" and branches.child(above, "obj") >= 0
    )  # "собрание приняло план"
    # Who held talks is told by the clause alone.
    yield partial(anew().noun, head, brought), _DOES if doing else _BROUGHT if held else 1.0
    if above >= 0 and branches.roles[trigger.head] in (*SUBJECTS, "obj") and not _done(scene, branches, above):
        above = anew().predicate(above)
        yield partial(anew().clause, above), _BROUGHT if above == brought and not held else 1.0
    if brought not in (-1, above) and not _done(scene, branches, brought):
        yield partial(anew().clause, brought), _BROUGHT
    over = brought if brought >= 0 else above if above >= 0 and scene.laid.tokens[above].word.pos in FINITE else -1
    if over >= 0 and not _done(scene, branches, over):
        yield partial(_told_by_itself, scene, branches, over), _WHOLE


def _done(scene: Scene, branches: Branches, verb: int) -> bool:
    """Whether a verb tells what somebody did about a thing that is still to come: "отменил концерт, намеченный на май"."""
    word = scene.laid.tokens[verb].word
    own = branches.heads[scene.trigger.head] == verb and branches.roles[scene.trigger.head] in SUBJECTS
    return scene.coming and not own and word.pos in ("VERB", "PRTF") and word.is_done


def _deeper(branches: Branches, noun: int, verb: int) -> bool:
    """Whether a noun hangs on a verb only through an infinitive that a noun calls for: "прошли акции с требованием разорвать
    договор"."""
    way = above(branches.heads, noun)
    inside = way[: way.index(verb)] if verb in way else []
    tokens = branches.laid.tokens
    return any(tokens[i].word.pos == "INFN" and tokens[branches.heads[i]].word.pos == "NOUN" for i in inside)


def _in_its_own_words(scene: Scene, branches: Branches) -> Title:
    """What the sentence says from sign to sign around the event's word, where no other title could be made: an event is rather
    told badly than lost."""
    laid, head = scene.laid, scene.trigger.head
    own = [i for i, c in enumerate(laid.clause) if c == laid.clause[head] and i not in branches.dates | branches.parts]
    bent = {w.case for w in scene.morphology.readings(laid.tokens[head].text) if w.pos == "NOUN"}
    for start in (min(own, default=head), head):
        if start == head and bent and "nomn" not in bent:
            continue
        order = Composer.of(scene, branches).opened(laid.past(scene.wording.that, [i for i in own if i >= start]))
        done = any(i not in (head, scene.trigger.verb) and _done(scene, branches, i) for i in order)
        share = _OWN_WORDS * (_UNTRUE if done else 1)
        made = _made(scene, Draft(scene, branches, order, {}, {head}), share) if _sentence(scene, branches, order) else None
        if made is not None and made.text:
            return made
    return Title("", 0.0)


def _told_by_itself(scene: Scene, branches: Branches, verb: int) -> Draft | None:
    """A clause as it stands, where it says who or what does something."""
    if branches.laid.tokens[verb].word.pos == "PRTF":
        return None
    draft = Composer.of(scene, branches).whole(verb)
    return draft if _sentence(scene, branches, draft.order) else None


def _sentence(scene: Scene, branches: Branches, order: list[int]) -> bool:
    """Whether words say who or what does something: their first verb takes an object and is in the plural ("арестовали …"), or
    after other words neuter, or a nominative may be its subject."""
    tokens, subjects = branches.laid.tokens, Composer.of(scene, branches).subjects
    verbs = [i for i in order if tokens[i].word.pos in FINITE and branches.roles[i] not in HELPING]
    verbs = verbs or [i for i in order if tokens[i].word.pos in FINITE]
    if not verbs:
        return False
    lead, opening = tokens[verbs[0]].word, tokens[order[0]].word
    opens = opening.pos in _VERBAL
    whom = branches.child(verbs[0], "obj") in order  # "арестовали Громова", not "увезли в Тверь"
    if scene.trigger.form == "infinitive" and scene.trigger.verb == verbs[0] and _impersonal(scene, branches, order):
        return True
    named = scene.coming and any(i in branches.people for i in order)  # "в Омске простятся с Петром Громовым"
    taken = lead.pos == "VERB" and lead.number == "plur" and (whom or not opens and (named or "tran" in lead.grammemes))
    if taken or not opens and (lead.gender == "neut" or lead.pos == "PRED"):
        return True
    denied = any(tokens[i].word.form in scene.wording.negations for i in order)  # "премьеры не будет"
    if (
        denied
        and lead.lemma in scene.wording.auxiliaries
        or not opens
        and any(branches.child(i, *SUBJECTS) in order for i in verbs)
    ):
        return True
    acting = [i for i in order if i in branches.people or branches.roles[i] in SUBJECTS or tokens[i].word.case == "nomn"]
    acting = [i for i in acting if i not in branches.dates and branches.bound.get(i, order[0]) in (i, order[0])]
    return any(branches.child(i, "case") < 0 and subjects.may_act(i, tokens[v].word) for v in verbs for i in acting)


def _impersonal(scene: Scene, branches: Branches, order: list[int]) -> bool:
    """Whether words say what is to be done to something, and not by whom: "мост обещают открыть", "открыть мост планируется"."""
    tokens, deed, verb = branches.laid.tokens, scene.trigger.head, scene.trigger.verb
    readings = [scene.morphology.readings(tokens[i].text) for i in order]
    things = [i for i, able in zip(order, readings, strict=True) if i < verb and {w.case for w in able} & {"accs"}]
    word, subjects = tokens[verb].word, Composer.of(scene, branches).subjects
    proved = any(branches.child(i, "case") < 0 and not subjects.may_act(i, word) for i in things)
    whom = branches.child(deed, "obj")
    named = whom in order and tokens[whom].word.pos != "NPRO" or proved and tokens[order[0]].word.pos != "NPRO"
    return named and (word.number == "plur" or "intr" in word.grammemes and branches.child(verb, "nsubj") < 0)


def _placed(scene: Scene, text: str) -> str:
    """A title too short to say much, with where it was: as the sentence words it, else where all the article plays, unless the
    sentence tells of another country."""
    where, known = "" if _whither(scene) else scene.place, {w.lower()[:4] for w in text.split()}
    if not where and scene.trigger.kind not in scene.wording.nationwide:
        where = scene.directory.country[1]
    elif not where:
        where = _within(scene)
        where = "" if any(f" {n.base[:4]}" not in where for n in scene.names if n.sort == "country") else where
    return text if not where or any(w.lower()[:4] in known for w in where.split()[1:]) else f"{text} {where}"


def _whither(scene: Scene) -> bool:
    """Whether the words for an event's place say where to: "в больницу"."""
    first = scene.place.split()[1:2]
    cases = {case_of(w) for word in first for w in scene.morphology.readings(word.strip('«"'))}
    return "accs" in cases and "loct" not in cases


def _public(scene: Scene, text: str) -> bool:
    """Whether a text names what is nobody's own, and where it was: "Митинг в Кёльне"."""
    return (
        scene.trigger.form == "noun" and scene.trigger.kind in scene.wording.public and bool(scene.place) and scene.place in text
    )


def _within(scene: Scene) -> str:
    """ "в Эстонии", "на Кубе": the country an article plays in after the preposition that says where; "" for none."""
    country, worded = scene.directory.country
    return worded or inside(scene.morphology, scene.wording, country)
