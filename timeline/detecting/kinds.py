"""What kind of event a trigger names, by the words around it."""

from collections.abc import Iterator

from timeline.detecting.clauses import Laid
from timeline.detecting.lexicon import Lexicon, TurnWords
from timeline.detecting.triggers import Trigger
from timeline.parsing import Tree

_NEAR = 4  # steps through the tree to a word of a turn of phrase: with any number 2 labelled events of 2,471 fewer are right
_FAR = 6  # words from "участие" to the event


def kind_of(words: Lexicon, laid: Laid, trigger: Trigger, tree: Tree | None) -> str:
    """The kind of event that a trigger names with the words of its clause. `tree` is the sentence's, None where it has none."""
    head, lemma = trigger.head, _base(laid, trigger.head)
    noun = trigger.form in ("noun", "name")
    if not noun and (joined := _joined(words, laid, head)):
        head, lemma, noun = joined, _base(laid, joined), True
    own = trigger.kind if head == trigger.head else words.nouns[lemma]
    if not noun and _gone(words, laid, head):
        return "death"
    known = words.told.get(lemma, "") if own == "other" else ""
    # What is known to be of no kind is no turn of phrase with any verb: "госпитализирован после концерта".
    turns = words.turned_nouns(lemma) if noun else words.turned((lemma, "" if known == "other" else known or own))
    if turned := _turned(turns, words, laid, head, tree):
        return turned
    if known:
        return known
    told = not noun and (own == "other" or _sets(words, laid, trigger))
    kind = _told_kind(words, laid, trigger, tree) if told else own
    return words.likely.get(lemma, kind) if kind == "other" else kind


def _gone(words: Lexicon, laid: Laid, head: int) -> bool:
    """Whether a negated verb says that somebody died: "не стало актёра", not "не стало света" or "это не стало новостью"."""
    if laid.tokens[head].word.form not in words.gone or not head or laid.tokens[head - 1].word.form not in words.negation:
        return False
    able = [
        laid.tokens[i].word for i in laid.around(head) if laid.tokens[i - 1].word.pos != "PREP" and laid.tokens[i].word.is_noun
    ]
    whom = any(w.animacy == "anim" and (w.case, w.number) == ("gent", "sing") for w in able)
    return whom and all(w.case not in ("nomn", "ablt") for w in able)


def _base(laid: Laid, i: int) -> str:
    """The base form of a word, the number before it left out: "60-летие" is "летие"."""
    lemma = laid.tokens[i].word.lemma
    return lemma.rpartition("-")[2] if lemma[0].isdigit() else lemma


def _joined(words: Lexicon, laid: Laid, head: int) -> int:
    """The event that a verb says somebody took part in: "принял участие в забеге", "участвует в шествии"; 0 where it is none."""
    near = range(head, min(head + 3, len(laid.tokens)))
    joining = next((i for i in near if laid.tokens[i].word.lemma in words.joining), -1)
    after = range(joining + 1, min(joining + _FAR, len(laid.tokens))) if joining >= 0 else range(0)
    return next((i for i in after if laid.tokens[i].word.lemma in words.nouns and laid.mention[i] < 0), 0)


def _turned(turns: tuple[TurnWords, ...], words: Lexicon, laid: Laid, head: int, tree: Tree | None) -> str:
    """The kind of the first turn of phrase that has its words beside it; "" where none has."""
    beside = [(_base(laid, i), i) for i in _beside(words, laid, head)] if turns else []
    lemmas = {lemma for lemma, _ in beside}
    for turn in turns:
        if turn.beside and turn.beside.isdisjoint(lemmas) or turn.whom and not _whom(tree, laid, head):
            continue
        if not turn.beside or any(lemma in turn.beside and _near(tree, i, head) for lemma, i in beside):
            return turn.kind
    return ""


def _whom(tree: Tree | None, laid: Laid, head: int) -> bool:
    """Whether a verb is done to some one person, or by one to several: "принял посла", "принят посол", "мэр принял послов"."""
    if tree is None:
        return False
    done = (laid.tokens[i].word for i in tree.children(head, "obj", "nsubj:pass"))
    by_one = any({"anim", "sing"} <= laid.tokens[i].word.grammemes for i in tree.children(head, "nsubj"))
    return any(w.animacy == "anim" and (w.number == "sing" or by_one) for w in done)


def _beside(words: Lexicon, laid: Laid, head: int) -> Iterator[int]:
    """The words of a trigger's clause that are no date, and the two before a participle or "который" that say of what its clause
    tells: "закон, подписанный президентом", "дело, которое закрыли"."""
    yield from laid.around(head)
    start = laid.clause.index(laid.clause[head])
    if laid.tokens[head].word.pos != "PRTF":
        head = next((i for i in range(start, min(start + 4, head)) if laid.tokens[i].word.lemma in words.relatives), 0)
    before = (i for i in range(head - 1, -1, -1) if laid.tokens[i].is_word)
    yield from (i for i, _ in zip(before, range(2), strict=False))


def _near(tree: Tree | None, i: int, head: int) -> bool:
    """Whether few steps lead from a word to the trigger."""
    if tree is None:
        return True
    up, down = tree.path(i, head)
    return len(up) - 1 + len(down) <= _NEAR


def _sets(words: Lexicon, laid: Laid, trigger: Trigger) -> bool:
    """Whether a verb sets the day of something: "матч назначен на 5 июля"."""
    after = trigger.head + 1
    light = laid.tokens[trigger.head].word.lemma in words.light
    return (
        light and after < len(laid.tokens) - 1 and laid.tokens[after].word.form in words.awaited and laid.mention[after + 1] >= 0
    )


def _told_kind(words: Lexicon, laid: Laid, trigger: Trigger, tree: Tree | None) -> str:
    """The kind of what a verb of no kind tells with its infinitive ("начал нападать"), or of the event noun that it has as
    subject or object: "прогремели взрывы", "завершит турнир"."""
    after = [t.word.lemma for t in laid.tokens[trigger.head + 1 : trigger.head + 3] if t.word.pos == "INFN"]
    if meant := next((kinds[lemma] for lemma in after for kinds in (words.verbs, words.told) if lemma in kinds), ""):
        return meant
    same = laid.around(trigger.head)
    own = [i for i in same if laid.tokens[i].word.case in ("nomn", "accs") and laid.tokens[i - 1].word.pos != "PREP"]
    named = [i for i in same if laid.tokens[i].word.lemma in words.nouns]
    nouns = [i for i in named if i in own] or [i for i in named if laid.tokens[i].word.case == "gent" and i - 1 in own]
    nearest = min(nouns, key=lambda i: (abs(i - trigger.head), i), default=-1)
    if nearest < 0:
        return "other"
    lemma = laid.tokens[nearest].word.lemma
    return _turned(words.turned_nouns(lemma), words, laid, nearest, tree) or words.nouns[lemma]
