"""Who takes part in an event: of those its sentence and the rest of the article name, each that is likely to."""

from attrs import define, field, frozen

from timeline.detecting.arguments.placing import Time
from timeline.detecting.clauses import Laid
from timeline.detecting.entities.names import Name
from timeline.detecting.entities.people import Person
from timeline.detecting.features import bucket, front
from timeline.detecting.paths import acting, path
from timeline.detecting.titling.scene import Scene
from timeline.detecting.weighing import likelihood
from timeline.languages.morphology import Word
from timeline.model import Span
from timeline.parsing import Tree

WEIGHTS = "party_weights.tsv"
KEPT = 0.4
ABSENT = 0.65  # what one named only in other sentences needs where somebody of the event's own takes part
_ACTING = ("<nsubj", "<nsubj:pass", "<nsubj>conj", "<nsubj:pass>conj")
_SORTS = ("person", "organisation", "country")


@define(eq=False)
class Candidate:
    """Somebody who may take part: where the event's sentence names him, the likeliest first, and where others do."""

    base: str
    person: Person | None
    sort: str
    own: list[Name] = field(factory=list)
    elsewhere: list[tuple[str, Laid, Name]] = field(factory=list)


def participants(scene: Scene, time: Time, learned: dict[str, float]) -> dict[str, Span]:
    """The participants' names with where they stand, those of the event's own sentence first."""
    found: dict[str, Span] = {}
    own = False
    pair = {person.base for person in scene.theirs()}
    for one, features in weighed(scene, time):
        least = ABSENT if own and not one.own else KEPT
        if pair and not one.own and one.base not in pair:
            continue
        likely = one.base in pair or likelihood(learned, features) >= least
        if likely or any(_surely(scene, name) for name in one.own):
            laid, name = (scene.laid, min(one.own, key=lambda n: n.first)) if one.own else one.elsewhere[0][1:]
            found[one.base] = laid.span(name.first, name.last)
            own = own or bool(one.own)
    return found


def weighed(scene: Scene, time: Time) -> list[tuple[Candidate, list[str]]]:
    """Each candidate with what is seen of it."""
    found = _candidates(scene, time)
    shared = _Shared.of(scene, found)
    if shared.filled == "acts":
        found = [one for one in found if one.own]
    return [(one, _of_anybody(scene, time, shared, one) + _of_told(scene, time, shared, one)) for one in found]


def _candidates(scene: Scene, time: Time) -> list[Candidate]:
    """All who may take part, each once, those of the event's own sentence first, in text order."""
    found: dict[str, Candidate] = {}
    head, clause = scene.trigger.head, scene.laid.clause[scene.trigger.head]

    def known(name: Name) -> Candidate:
        base = name.person.base if name.person is not None else name.base
        one = found.get(base)
        if one is None:  # an article names the same again and again
            one = found[base] = Candidate(base, name.person, name.sort)
        return one

    for name in scene.names:
        if name.sort in _SORTS and not name.first <= head <= name.last and not _only_named(scene, name):
            known(name).own.append(name)
    for one in found.values():
        one.own.sort(key=lambda n: (scene.laid.clause[n.first] != clause, abs(n.first - head)))
    for where, laid in scene.directory.around(scene.laid, time.value):
        for name in scene.directory.names(laid):
            if name.sort in _SORTS:
                known(name).elsewhere.append((where, laid, name))
    return list(found.values())


@frozen(eq=False)
class _Shared:
    """What is the same for all candidates of an event: whether its clause has a subject and names people, whom a missing subject
    or a pronoun stands for, the word that agrees with the subject, and whom the article is about."""

    subject: bool
    people: bool
    whom: frozenset[str]
    verb: Word
    about: str
    filled: str
    tree: Tree | None

    def path(self, scene: Scene, name: Name) -> str:
        """The way from a name to the event."""
        return path(self.tree, scene.trigger, name.first, name.last) if self.tree is not None else ""

    @classmethod
    def of(cls, scene: Scene, found: list[Candidate]) -> "_Shared":
        clause, trigger = scene.laid.clause[scene.trigger.head], scene.trigger
        people = any(scene.laid.clause[n.first] == clause for one in found if one.person for n in one.own)
        elided = trigger.form in ("verb", "infinitive") and not people
        about = scene.directory.people.about()
        tree = scene.directory.tree(scene.laid)
        return cls(
            subject=acting(tree, trigger) if tree is not None else has_subject(scene),
            tree=tree,
            people=people,
            whom=frozenset(p.base for p in scene.whom()) if elided else frozenset(),
            verb=scene.laid.tokens[trigger.verb if trigger.verb >= 0 else trigger.head].word,
            about=about.base if about is not None else "",
            filled=_filled(scene, tree, found),
        )


def _filled(scene: Scene, tree: Tree | None, found: list[Candidate]) -> str:
    """How well those whom an event's own sentence names fill it: somebody acts, or is in its clause, or in the sentence."""
    names = [name for one in found for name in one.own]
    if tree is not None and any(path(tree, scene.trigger, n.first, n.last) in _ACTING for n in names):
        return "acts"
    clause = scene.laid.clause[scene.trigger.head]
    return "near" if any(scene.laid.clause[n.first] == clause for n in names) else "far" if names else "none"


def _of_anybody(scene: Scene, time: Time, shared: _Shared, one: Candidate) -> list[str]:
    """What is seen of somebody wherever he is named."""
    sort, own, kind = one.sort, str(bool(one.own)), scene.trigger.kind
    headed = "headline" in [where for where, _, _ in one.elsewhere]
    about, times = str(one.base == shared.about), str(min(scene.directory.times(one.base), 5))
    return [
        f"sort={sort}",
        f"kind={kind}|{sort}|{own}",
        f"form={scene.trigger.form}|{sort}|{own}",
        f"times={times}|{sort}|{own}",
        f"times={times}|{sort}|{shared.filled}|{own}",
        f"about={about}|{own}|{shared.filled}",
        f"about={about}|{kind}",
        f"headline={headed}|{sort}|{own}|{time.fresh}",
        f"whom={one.base in shared.whom}|{sort}",
    ]


def _of_told(scene: Scene, time: Time, shared: _Shared, one: Candidate) -> list[str]:
    """What is seen of how somebody is told of."""
    if one.own:
        return _of_own(scene, shared, one)
    sort, fresh = one.sort, str(time.fresh)
    acts = str("nomn" in [name.case for _, _, name in one.elsewhere])
    gap = f"{shared.subject}|{shared.filled}"
    found = [
        f"first={one.elsewhere[0][0]}|{sort}|{gap}",
        f"gap={gap}|{sort}|{scene.trigger.form}",
        f"fits={_fits(shared.verb, one)}|{sort}|{gap}",
    ]
    for where in sorted({where for where, _, _ in one.elsewhere}):
        found += [f"else={where}|{sort}|{acts}", f"else={where}|{fresh}|{shared.filled}", f"else={where}|{sort}|{gap}"]
    return found


def _fits(verb: Word, one: Candidate) -> str:
    """Whether somebody may be the subject of a verb, by number and gender; "" where nobody knows."""
    if one.person is None or not verb.number:
        return ""
    if verb.number == "plur":
        return "plur"
    return str(verb.gender == one.person.gender) if verb.gender else "any"


def _of_own(scene: Scene, shared: _Shared, one: Candidate) -> list[str]:
    """What is seen of how the event's own sentence tells of somebody."""
    laid, trigger, name, sort = scene.laid, scene.trigger, one.own[0], one.sort
    clause, there, case = laid.clause[trigger.head], laid.clause[name.first], name.case
    same = there == clause
    way = "same" if same else f"{'before' if there < clause else 'after'} {laid.heads[there]}"
    order = "before" if name.last < trigger.head else "after"
    opening = _opening(scene, name)
    last = laid.tokens[opening.first - 1].word if opening.first else None
    preposition = last.form if last is not None and last.pos == "PREP" else ""
    leads, steps = _leads(scene, opening), shared.path(scene, name)
    sure = same and _takes_part(scene, name)
    gap = max(name.first - trigger.last, trigger.first - name.last, 0)
    return [
        f"way={way}|{sort}",
        f"way={way}|{sort}|{case}|{order}",
        f"way={way}|{sort}|{trigger.form}|{order}",
        f"case={case}|{sort}|{trigger.form}|{same}",
        f"prep={preposition}|{sort}|{same}",
        f"prep={preposition}|{case}",
        f"series={opening is not name or _goes_on(scene, name)}|{sort}|{same}",
        f"before={leads}|{sort}",
        f"before={leads}|{case}|{sort}",
        f"gap={bucket(gap)}|{sort}",
        f"gap={bucket(gap)}|{same}",
        f"beside={gap == 1}|{trigger.form}|{order}",
        f"subject={shared.subject}|{way}|{case}|{order}",
        f"path={steps}",
        f"path={steps}|{sort}",
        f"path={steps}|{trigger.form}|{case}",
        f"path={steps}|{preposition}",
        f"fits={_fits(shared.verb, one)}|{case}|{way}",
        f"rule={sure}",
        f"rule={sure}|{sort}|{shared.filled}",
        f"quoted={not laid.tokens[name.first].is_word}|{sort}",
        f"reporting={there == clause - 1 and _that(scene, clause)}|{case}|{order}",
        f"reported={there == clause + 1 and _that(scene, there)}|{case}|{sort}",
        f"own={len(one.own)}|{sort}",
    ]


def _takes_part(scene: Scene, name: Name) -> bool:
    """Whether grammar alone makes a name of the clause one that takes part: it says not only where or whose something is."""
    before = _before(scene.laid, name, scene)
    if name.person is not None or before is None:
        return True
    if scene.laid.heads[scene.laid.clause[name.first]] == "bracket" or before.form in scene.wording.place_prepositions:
        return False
    return not _attribute(scene, name) if name.sort == "country" else before.lemma not in scene.directory.gazetteer.works


def _opening(scene: Scene, name: Name) -> Name:
    """The name that opens the series in which a name stands: "между Россией, Китаем и Индией"."""
    before = next((n for n in scene.names if n.last == name.first - 2 and _joined(scene, n)), None)
    return _opening(scene, before) if before is not None else name


def _surely(scene: Scene, name: Name) -> bool:
    """Whether somebody takes part whatever the weights say: a country that does it or with which it is done, countries side by
    side, and those "between" whom it is."""
    tree, laid = scene.directory.tree(scene.laid), scene.laid
    if name.sort == "country" and _acts(scene, tree, name):
        return _takes_part(scene, name)
    if laid.clause[name.first] not in (laid.clause[scene.trigger.head], _of_attribute(scene, tree)):
        return False
    opening = _opening(scene, name)
    before = laid.tokens[opening.first - 1].word.form if opening.first else ""
    between = before in scene.directory.gazetteer.between
    if not between and name.sort != "country":
        return False
    if name.sort == "country" and before in scene.directory.gazetteer.beside and _with(scene, opening, name):
        return True
    if opening is name and not _goes_on(scene, name):
        return False
    return between or name.sort == opening.sort == "country" and not _bound(scene, opening) and _takes_part(scene, name)


def _bound(scene: Scene, opening: Name) -> bool:
    """Whether a series of countries only says where something is or lies."""
    before, places = _before(scene.laid, opening, scene), scene.directory.gazetteer
    return before is not None and (before.form in scene.wording.place_prepositions or before.lemma in places.sides)


def _with(scene: Scene, opening: Name, name: Name) -> bool:
    """Whether what is done, or a tie, is with a country, not only a border: "отношения с РФ"."""
    at, laid = opening.first - 2, scene.laid
    if at < 0 or not any(w.case == "ablt" for w in scene.morphology.readings(laid.tokens[name.last].text)):
        return False
    word = laid.tokens[at].word
    done = word.pos in ("VERB", "INFN") or word.lemma in scene.directory.deeds or word.lemma in scene.directory.gazetteer.ties
    return done or scene.trigger.first <= at <= scene.trigger.last


def _acts(scene: Scene, tree: Tree | None, name: Name) -> bool:
    """Whether a name is the subject of the event's verb, by the tree or by case and agreement."""
    if tree is not None and path(tree, scene.trigger, name.first, name.last) in _ACTING:
        return True
    clause = scene.laid.clause[scene.trigger.head]
    if scene.trigger.form != "verb" or scene.laid.clause[name.first] != clause:
        return False
    own = scene.clause_chunks(clause)
    at = next((n for n, c in enumerate(own) if c.first <= scene.trigger.head <= c.last), -1)
    n = scene.subject(own, at) if at >= 0 and own[at].kind == "verb" else -1
    return n >= 0 and name.first <= own[n].head <= name.last


def _of_attribute(scene: Scene, tree: Tree | None) -> int:
    """The clause of the noun that an event's participle is an attribute of, else -1: "меморандум стран, подписанный в мае"."""
    if tree is None or scene.trigger.form != "participle" or tree.roles[scene.trigger.head] != "acl":
        return -1
    return scene.laid.clause[tree.heads[scene.trigger.head]]


def _goes_on(scene: Scene, name: Name) -> bool:
    """Whether another name follows in a series."""
    return _joined(scene, name) and any(n.first == name.last + 2 for n in scene.names)


def _joined(scene: Scene, name: Name) -> bool:
    """Whether a comma or "and" follows a name."""
    after = scene.laid.tokens[name.last + 1 : name.last + 2]
    return bool(after) and after[0].text.lower() in {",", *scene.wording.joiners.split()}


def _leads(scene: Scene, name: Name) -> str:
    """What the word before a name says of it."""
    word, places = _before(scene.laid, name, scene), scene.directory.gazetteer
    if word is None:
        return ""
    for what, words in (
        ("role", places.roles),
        ("organisation", places.organisations),
        ("team", places.teams),
        ("work", places.works),
    ):
        if word.lemma in words:
            return what
    return "deed" if word.pos == "NOUN" and word.lemma in scene.directory.deeds else word.pos


def _only_named(scene: Scene, name: Name) -> bool:
    """Whether a name says only who tells of it, after whom a thing is named, where somebody is from or whose office he holds."""
    before = _before(scene.laid, name, scene)
    told = before is not None and before.lemma in scene.wording.sources and name.case != "nomn"
    if name.person is not None:
        return told or _honoured(scene, name)
    return told or _origin(scene, name) or name.sort == "organisation" and (_office(scene, name) or _shown(scene, name))


def _shown(scene: Scene, name: Name) -> bool:
    """Whether a name is that of a work, which does nothing itself: "фильм «Гром»"."""
    before = scene.laid.tokens[name.first - 1].word.lemma if name.first and not scene.laid.tokens[name.first].is_word else ""
    return before in scene.directory.gazetteer.shown


def _that(scene: Scene, clause: int) -> bool:
    """Whether a clause opens with "that"."""
    first = next((i for i, c in enumerate(scene.laid.clause) if c == clause), -1)
    return first >= 0 and scene.laid.tokens[first].word.form in scene.wording.that


def _office(scene: Scene, name: Name) -> bool:
    """Whether an organisation only says whose office somebody named after it holds: "глава комитета НАТО Петр Павел"."""
    if not any(n.person and n.first == name.last + 1 for n in scene.names):
        return False
    i = name.first - 1
    while i >= 0 and scene.laid.tokens[i].word.pos in ("NOUN", "ADJF", "PRTF"):
        if scene.laid.tokens[i].word.lemma in scene.directory.gazetteer.roles:
            return True
        i -= 1
    return False


def _before(laid: Laid, name: Name, scene: Scene) -> Word | None:
    """The word before a name, its adjectives and the noun that bears a quoted name left out."""
    i = name.first - 1
    if i >= 0 and not laid.tokens[name.first].is_word and laid.tokens[i].word.lemma in scene.directory.gazetteer.bearers:
        i -= 1
    i = front(laid, i + 1) - 1
    return laid.tokens[i].word if i >= 0 and laid.mention[i] < 0 else None


def _origin(scene: Scene, name: Name) -> bool:
    """Whether a name only says where somebody comes from or belongs, or what lies beside: "сенатор от Техаса", "постпред при
    ООН", "граница с Польшей"."""
    tokens, places = scene.laid.tokens, scene.directory.gazetteer
    if name.first < 2:
        return False
    before, noun = tokens[name.first - 1].word.form, tokens[name.first - 2].word
    if before in places.beside and noun.lemma in places.sides:
        return True
    if before not in places.origins:
        return False
    return noun.pos == "NOUN" and name.first - 2 != scene.trigger.head


def _honoured(scene: Scene, name: Name) -> bool:
    """Whether a person is only whom a thing is named after: "театр имени Камала"."""
    before = [t.word.form for t in scene.laid.tokens[max(name.first - 2, 0) : name.first]]
    return bool(scene.directory.gazetteer.named_after & set(before))


def _attribute(scene: Scene, name: Name) -> bool:
    """Whether a country only says whose the noun before it is: "гражданство Франции", not "встреча России и США"."""
    laid = scene.laid
    before = laid.tokens[name.first - 1] if name.first else None
    if before is None or before.word.pos != "NOUN":
        return False
    deeds, teams = scene.directory.deeds, scene.directory.gazetteer.teams
    lemma = before.word.lemma
    series = _goes_on(scene, name) or _opening(scene, name) is not name
    if name.first - 1 == scene.trigger.head or lemma in deeds or lemma in teams or series:
        return False
    governed = any(w.case == "gent" for w in scene.morphology.readings(laid.tokens[name.last].text)) or name.case == "gent"
    return governed or before.word.lemma in scene.directory.gazetteer.institutions


def has_subject(scene: Scene) -> bool:
    """Whether the trigger's clause has a noun for its subject."""
    clause = scene.clause_chunks(scene.laid.clause[scene.trigger.head])
    at = next((n for n, c in enumerate(clause) if c.first <= scene.trigger.head <= c.last), -1)
    if at < 0 or clause[at].kind != "verb":
        return False
    n = scene.subject(clause, at)
    return n >= 0 and clause[n].kind == "noun"
