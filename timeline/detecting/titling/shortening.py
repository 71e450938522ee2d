"""A title made to fit by its subject's surname alone, where it would lose more without that."""

from attrs import evolve

from timeline.detecting.titling.draft import Draft

_MUCH = 20  # characters lost for want of a few


def brief(draft: Draft) -> Draft:
    """The same draft with the surname alone for who acts, where all of it fits only so: "Громов избран депутатом …"."""
    if " " not in draft.acting or draft.fits():
        return draft
    scene, surname = draft.scene, draft.acting.split()[-1]
    person = scene.directory.people.find(draft.acting.split())
    at = next((i for i in draft.order if draft.plain(i).startswith(draft.acting)), -1)
    known = any("Surn" in w.grammemes for w in scene.morphology.readings(surname))
    if at < 0 or not known or person is None or scene.directory.people.has_namesakes(person):
        return draft
    shorter = evolve(draft, texts=draft.texts | {at: draft.plain(at).replace(draft.acting, surname, 1)})
    cut = evolve(draft, order=list(draft.order))
    much = len(draft.text()) - len(cut.fitted()) >= _MUCH
    heads = {draft.branches.heads[i] for i in cut.order if i in draft.branches.people}
    office = heads.intersection(draft.order).difference(cut.order)  # somebody's, who is still named
    return shorter if much and not office and shorter.fits() else draft
