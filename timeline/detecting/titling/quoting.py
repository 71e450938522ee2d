"""What somebody says he will do, in his own words: "Сергей Громов: подпишем соглашение"."""

from timeline.detecting.titling.composing import Composer
from timeline.detecting.titling.draft import Draft
from timeline.detecting.titling.inflecting import FINITE
from timeline.detecting.titling.subjects import SUBJECTS

_STEPS = 4  # clauses that one may go on from


def spoken(composer: Composer, verb: int) -> Draft | None:
    """Who speaks, and what he says he will do; None where a verb is not of speakers, or nobody knows who they are."""
    branches, phrases, scene = composer.branches, composer.phrases, composer.scene
    if phrases.word(verb).person != "1per" or phrases.word(verb).pos not in FINITE:
        return None
    reports = scene.directory.reports
    clauses = [verb]
    while branches.roles[clauses[-1]] in ("conj", "advcl", "parataxis", "ccomp") and len(clauses) < _STEPS:
        clauses.append(branches.heads[clauses[-1]])  # "мы не рассчитывали, но подадим жалобу, сказал адвокат"
    after = (c for one in clauses for c in branches.all(one, "parataxis") if c > verb)
    said = next((c for c in after if phrases.word(c).lemma in reports), -1)
    who = composer.subjects.of(said) if said >= 0 else None
    if who is None or who.head < 0 and not who.name:
        return None
    speakers = [j for j in who.words if j in branches.people][-1:] or list(who.words)
    words = [j for j in phrases.phrase(verb, said, *branches.all(verb, "cc", "mark", *SUBJECTS)) if j not in branches.dates]
    if not words or set(words) & set(who.words):
        return None
    draft = Draft(scene, branches, [*speakers, *words], phrases.texts, {verb, *speakers}, set(phrases.stands))
    if who.name:
        first = next(j for j in words if scene.laid.tokens[j].is_word)
        draft.texts = draft.texts | {first: f"{who.name}: {draft.texts.get(first, scene.laid.tokens[first].text.lower())}"}
    else:
        draft.content = set(words)
    return draft
