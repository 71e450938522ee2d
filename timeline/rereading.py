"""Words that morphology takes for a noun or an adverb, but that are as often a verb's, read as their sentence's tree has them."""

from collections.abc import Sequence

from timeline.languages import Pack
from timeline.languages.morphology import Word
from timeline.parsing import Tree, parser
from timeline.tenses import LED

_TELLING = frozenset(("VERB", "PRTS", "PRED"))
_DASHES = frozenset("—–-")


def reread(texts: Sequence[str], words: Sequence[Word], pack: Pack) -> tuple[dict[int, Word], Tree | None]:
    """The words of a sentence that are a verb's ("спасатели прибыли", but not "о росте прибыли"), and its tree.

    The tree shows it by what it hangs on the word, where it knows the form as a verb's too. Where a sentence would have no
    verb at all, it is asked for another tree, with a form in the word's place that is nothing but a verb's.
    """
    built, misread = parser(pack), pack.about.misread
    if built is None:
        return {}, None
    tree, found = built.tree(texts), dict[int, Word]()
    silent = all(word.pos not in _TELLING for word in words) and _DASHES.isdisjoint(texts)
    for i, word in enumerate(words):
        if word.form not in misread or i and words[i - 1].pos in LED:
            continue
        verb = next(w for w in pack.morphology.readings(word.form) if w.pos in _TELLING)
        if _acts(texts, tree, i, verb, pack):
            found[i] = verb
        elif silent and i and not found:
            other = built.tree([misread[word.form] if n == i else text for n, text in enumerate(texts)])
            if _acts(texts, other, i, verb, pack):
                tree, found[i] = other, verb
    return found, tree


def _acts(texts: Sequence[str], tree: Tree, i: int, verb: Word, pack: Pack) -> bool:
    """Whether a tree has a word as a verb: with an infinitive, an object, or a subject that agrees with it."""
    if tree.children(i, "case", "amod"):
        return False
    readings = pack.morphology.readings
    if tree.children(i, "xcomp") or any(w.case == "accs" for c in tree.children(i, "obj") for w in readings(texts[c])):
        return True
    who = tree.children(i, "nsubj", "nsubj:pass")
    nouns = (w for c in who for w in readings(texts[c]) if w.pos == "NOUN" and w.case == "nomn")
    counted = any(texts[c].isdigit() or tree.children(c, "nummod") for c in who)
    return counted or any(w.agreed == verb.agreed for w in nouns)
