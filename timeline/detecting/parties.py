"""Who takes part in an event: the people, organisations and countries of its clause, and whom a missing subject stands for."""

from timeline.detecting.clauses import Laid
from timeline.detecting.names import Directory, Name
from timeline.detecting.phrases import VERBAL
from timeline.detecting.scene import Scene
from timeline.languages.morphology import Word
from timeline.model import Span


def participants(scene: Scene) -> dict[str, Span]:
    """The participants' names with where they stand, in text order, whom a pronoun stands for last."""
    seen: dict[str, Span] = {}
    for name in scene.own:
        if takes_part(scene, name):
            seen.setdefault(_shown(scene.directory, name), scene.laid.span(name.first, name.last))
    if scene.trigger.form in ("verb", "infinitive") and not any(n.person for n in scene.own) and not has_subject(scene):
        for person in scene.whom():
            at = scene.directory.place_of(person)
            if at is not None:
                seen.setdefault(person.base, at)
    for name in _reported(scene):
        seen.setdefault(_shown(scene.directory, name), scene.laid.span(name.first, name.last))
    if not seen and scene.trigger.kind in scene.directory.gazetteer.own:
        leading = scene.directory.people.about()
        at = scene.directory.place_of(leading) if leading is not None else None
        return {leading.base: at} if leading is not None and at is not None else {}
    return seen


def _reported(scene: Scene) -> list[Name]:
    """The people of the clause that a report or decision opens with "that"."""
    laid, clause = scene.laid, scene.laid.clause[scene.trigger.head]
    if scene.trigger.form not in ("verb", "infinitive") or scene.trigger.head != max(
        (i for i, c in enumerate(laid.clause) if c == clause and laid.tokens[i].word.pos in VERBAL), default=-1
    ):
        return []
    first = next((i for i, c in enumerate(laid.clause) if c == clause + 1), -1)
    if first < 0 or laid.tokens[first].word.form not in scene.wording.that:
        return []
    return [n for n in scene.names if n.person is not None and laid.clause[n.first] == clause + 1]


def _shown(directory: Directory, name: Name) -> str:
    return name.person.base if name.person is not None else name.base


def takes_part(scene: Scene, name: Name) -> bool:
    """Whether a name of the clause is one that takes part, not one that only says where, whose, after whom or who tells of it."""
    laid = scene.laid
    if name.sort == "place" or name.first <= scene.trigger.head <= name.last:
        return False
    before = _before(laid, name, scene)
    if name.person is not None:
        sourced = before is not None and before.lemma in scene.wording.sources and name.case != "nomn"
        return not sourced and not _honoured(scene, name)
    if before is None:
        return not _origin(scene, name)
    if before.lemma in scene.wording.sources or laid.heads[laid.clause[name.first]] == "bracket" or _origin(scene, name):
        return False
    if name.sort == "country":
        return before.form not in scene.wording.place_prepositions and not _attribute(scene, name)
    if before.form in scene.wording.place_prepositions:
        return _joined(scene) or _inside(scene, name)
    return before.lemma not in scene.directory.gazetteer.works and not _office(scene, name)


def _joined(scene: Scene) -> bool:
    """Whether the event is that something joins or leaves what follows "в"."""
    return scene.trigger.kind in scene.directory.gazetteer.joining


def _inside(scene: Scene, name: Name) -> bool:
    """Whether those inside an organisation do it: "в Минюсте зарегистрирован приказ"."""
    return scene.trigger.kind in scene.directory.gazetteer.official and not has_subject(scene) and name.case in ("loct", "loc2")


def _office(scene: Scene, name: Name) -> bool:
    """Whether an organisation only says whose office somebody named after it holds: "глава комитета НАТО Петр Павел"."""
    if not any(n.person and n.first == name.last + 1 for n in scene.own):
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
    while i >= 0 and laid.tokens[i].word.pos in ("ADJF", "PRTF", "NUMR"):
        i -= 1
    return laid.tokens[i].word if i >= 0 and laid.mention[i] < 0 else None


def _origin(scene: Scene, name: Name) -> bool:
    """Whether a name only says where somebody comes from or belongs: "сенатор от Техаса", "постпред при ООН"."""
    tokens = scene.laid.tokens
    if name.first < 2 or tokens[name.first - 1].word.form not in scene.directory.gazetteer.origins:
        return False
    noun = tokens[name.first - 2].word
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
    if name.first - 1 == scene.trigger.head or lemma in deeds or lemma in teams or _among(scene, name):
        return False
    governed = any(w.case == "gent" for w in scene.morphology.readings(laid.tokens[name.last].text)) or name.case == "gent"
    return governed or before.word.lemma in scene.directory.gazetteer.institutions


def _among(scene: Scene, name: Name) -> bool:
    """Whether a country is one of several side by side: "энергосистем Азербайджана, Казахстана и Узбекистана"."""
    signs = {",", *scene.wording.joiners.split()}
    return any(
        other.sort in ("country", "organisation")
        and other is not name
        and abs(later.first - earlier.last) == 2
        and scene.laid.tokens[later.first - 1].text in signs
        for other in scene.own
        for earlier, later in [(name, other) if name.first < other.first else (other, name)]
    )


def has_subject(scene: Scene) -> bool:
    """Whether the trigger's clause has a noun for its subject."""
    clause = scene.clause_chunks(scene.laid.clause[scene.trigger.head])
    at = next((n for n, c in enumerate(clause) if c.first <= scene.trigger.head <= c.last), -1)
    if at < 0 or clause[at].kind != "verb":
        return False
    n = scene.subject(clause, at)
    return n >= 0 and clause[n].kind == "noun"
