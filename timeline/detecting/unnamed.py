"""Whom a headline calls by office, trade or kin alone, with the name that the article gives: "Мэр Твери Пётр Громов убит"."""

from collections.abc import Iterator

from attrs import evolve, frozen

from timeline.analysing import Token
from timeline.detecting.clauses import QUOTES, Laid
from timeline.detecting.entities.named import Name
from timeline.detecting.entities.people import Person, stem
from timeline.detecting.gathering import Desk
from timeline.detecting.titling.attributing import NOMINAL
from timeline.detecting.wording import LONGEST
from timeline.languages.morphology import Word
from timeline.model import Event
from timeline.parsing import Tree

_CORE = (*NOMINAL, "obj")
_PLACES = (*_CORE, "iobj", "obl", "nmod")  # where somebody stands of whom a sentence tells
_BESIDE = ("appos", "flat", "flat:name")  # how a name hangs on its holder's office
_COUNTED = ("nummod", "nummod:gov", "conj")
_WITHIN = ("PREP", "NOUN", "ADJF", "NUMR", "CONJ", "")  # what stands between an office and its holder's name
_VERBAL = ("VERB", "PRTS", "GRND", "INFN", "PRTF")
_FAMILY = frozenset(("Name", "Surn", "Patr"))
_ROOT = 5  # letters that words of one root begin with, roughly
_NEAR = 8  # words from an office to its holder's name
_SIGNS = ",—–"
_PARTED = " — "


@frozen
class Unnamed:
    """One person whom a headline tells of without a name: the noun, the last word of its phrase and its reading; whether he or
    she does something to somebody ("does"), has it done ("done"), or "" for neither."""

    laid: Laid
    noun: int
    last: int
    word: Word
    part: str


def named(desk: Desk, event: Event, title: str) -> str:
    """A headline as an event's title, with the name of whom it calls by a noun alone, where nobody else can be meant and there is
    room."""
    found = [one for laid in desk.directory.headline for one in _unnamed(desk, laid)]
    for one in found:
        name = _name(desk, event, one, only=len(found) == 1)
        full = _with(desk, one, name.person, title) if name is not None and name.person is not None else title
        if full != title:
            return full
    return title


def _unnamed(desk: Desk, laid: Laid) -> Iterator[Unnamed]:
    """Whom a headline tells of without a name."""
    living = [i for i, token in enumerate(laid.tokens) if _living(token.word) and not _quoted(laid, i)]
    tree = desk.directory.tree(laid) if living else None
    for i in living if tree is not None else ():
        assert tree is not None
        if not _tells_of(desk, laid, tree, i):
            continue
        last = _end(laid, tree, i)
        if not _has_name(desk, laid, tree, i, last):
            word = laid.tokens[i].word
            case = "accs" if tree.roles[i] == "obj" and word.case == "gent" else word.case
            yield Unnamed(laid, i, last, evolve(word, case=case), _part(laid, tree, i))


def _living(word: Word) -> bool:
    """Whether a word is a noun for one person, or may be a participle for one."""
    return word.number == "sing" and (
        word.pos == "PRTF" or word.pos == "NOUN" and word.animacy == "anim" and not word.grammemes & _FAMILY
    )


def _tells_of(desk: Desk, laid: Laid, tree: Tree, i: int) -> bool:
    """Whether a noun stands for one person rather than for what somebody is or becomes, or whose something is: "два мэра", "стал
    мэром", "сын мэра", but "отставка мэра"."""
    word, role, above = laid.tokens[i].word, tree.roles[i], tree.heads[i]
    if role not in (_PLACES if word.pos == "NOUN" else NOMINAL) or tree.children(i, *_COUNTED):
        return False
    if word.case == "ablt" and not tree.children(i, "case"):
        return False
    return role != "nmod" or laid.tokens[above].word.lemma in desk.words.nouns


def _quoted(laid: Laid, i: int) -> bool:
    """Whether a word stands in a quotation, or is a name's: "«Артист» получил приз"."""
    before = [t.text for t in laid.tokens[:i]]
    opened = sum(t in QUOTES for t in before) > sum(t in QUOTES.values() for t in before) or before.count('"') % 2 == 1
    return opened or laid.tokens[i].text[0].isupper() and i > 0 and laid.tokens[i - 1].is_word


def _end(laid: Laid, tree: Tree, i: int) -> int:
    """The last word of a noun's phrase before a sign or a verb."""
    last, inside, quotes = i, tree.span(i)[1], (*QUOTES, *QUOTES.values())
    while last < inside:
        token = laid.tokens[last + 1]
        if token.word.pos in _VERBAL or not token.is_word and token.text not in quotes:
            break
        last += 1
    return last


def _has_name(desk: Desk, laid: Laid, tree: Tree, i: int, last: int) -> bool:
    """Whether the phrase of noun i has his name in it or beside it, but for that of whose he is: "племянник Громова"."""
    beside = (*tree.children(i, *_BESIDE), *range(last + 1, min(last + 2, len(laid.tokens))))
    if any(laid.tokens[j].text[0].isupper() for j in beside):
        return True
    people = [n for n in desk.directory.names(laid) if n.person is not None]
    own = [n for n in people if i < n.first <= last and (n.case != "gent" or laid.tokens[i].word.case == "gent")]
    return bool(own) or any(n.last in (i - 1, i - 2) and n.case == laid.tokens[i].word.case for n in people)


def _name(desk: Desk, event: Event, one: Unnamed, only: bool) -> Name | None:
    """The name of an unnamed person: beside the same noun in the event's sentences, those near it or the opening; of the `only`
    one, that of the only other person of whom the event's word tells."""
    told = desk.directory.laid(desk.parsed.sentence_at(event.start))
    others = [desk.directory.laid(desk.parsed.sentence_at(start)) for start, _ in event.evidence]
    others += [laid for where, laid in desk.directory.around(told, "") if where != "headline"]
    for laid in (told, *others):
        able = {n.base: n for n in _strangers(desk, laid, one.laid) if {one.part, _part_of(desk, laid, n)} != {"does", "done"}}
        called = [n for n in able.values() if _called(desk, laid, one, n, laid is told)]
        concerned = [n for n in able.values() if _concerned(desk, laid, event, n)] if only and laid is told else []
        found = next((names[0] for names in (called, concerned) if len(names) == 1), None)
        if found is not None:
            return found
    return None


def _strangers(desk: Desk, laid: Laid, headline: Laid) -> Iterator[Name]:
    """The people of a sentence whom the headline doesn't name."""
    names = [n for n in desk.directory.names(headline) if n.person is not None]
    inside = {i for n in names for i in range(n.first, n.last + 1)}
    words = {stem(t.text) for i, t in enumerate(headline.tokens) if i not in inside and t.is_word}
    known = {n.base for n in names}
    for name in desk.directory.names(laid):
        if name.person is not None and name.base not in known and words.isdisjoint(map(stem, name.base.split())):
            yield name


def _called(desk: Desk, laid: Laid, one: Unnamed, name: Name, own: bool) -> bool:
    """Whether a sentence has a noun as somebody's office beside his name, or says that he becomes it ("мэром избран Громов"), not
    whose he is ("телохранитель мэра Громова"); in another than the event's `own` not of something else ("мэр Торжка")."""
    lemma = one.word.lemma
    for i in range(max(name.first - _NEAR, 0), name.first):
        word, between = laid.tokens[i].word, laid.tokens[i + 1 : name.first]
        if word.lemma != lemma or not all(t.is_word and t.word.pos in _WITHIN for t in between):
            continue
        alone = not any(_living(t.word) for t in between)
        same = _may_be(desk, name, word.case) and (alone or word.case != "gent")
        if (word.case == "ablt" or same) and (own or not _apart(one, between)):
            return True
    after = laid.tokens[name.last + 1 : name.last + 3]
    return len(after) > 1 and after[0].text in _SIGNS and after[1].word.lemma == lemma and _may_be(desk, name, after[1].word.case)


def _apart(one: Unnamed, between: tuple[Token, ...]) -> bool:
    """Whether what follows a noun here has nothing in common with what follows it in the headline."""
    roots = (
        {t.word.lemma[:_ROOT] for t in words if t.is_word} for words in (one.laid.tokens[one.noun + 1 : one.last + 1], between)
    )
    here, there = roots
    return bool(here) and bool(there) and here.isdisjoint(there)


def _concerned(desk: Desk, laid: Laid, event: Event, name: Name) -> bool:
    """Whether the event's own word tells of a person, or its subject or object does: "направил телеграмму Громову"; not who only
    tells what others did: "Об этом сообщил прокурор Громов"."""
    tree = desk.directory.tree(laid)
    opening = [t.word for t in laid.tokens[:2]]
    taken_up = len(opening) > 1 and opening[0].pos == "PREP" and opening[1].form in desk.words.aforesaid
    if tree is None or taken_up or name.base not in event.participants:
        return False
    own = {i for i, t in enumerate(laid.tokens) if event.start <= t.start < event.end}
    above = tree.heads[_top(desk, laid, tree, name)]
    thing = above >= 0 and tree.roles[above] in _CORE and laid.tokens[above].word.animacy == "inan"
    return not own.isdisjoint({above, tree.heads[above]} if thing else {above}) or any(tree.heads[i] == above for i in own)


def _top(desk: Desk, laid: Laid, tree: Tree, name: Name) -> int:
    """The word that stands for a name and the office it is beside, not for whose he is: "телохранитель мэра Громова"."""
    at = name.first
    while tree.roles[at] in _BESIDE and (head := tree.heads[at]) >= 0:
        inside = name.first <= head <= name.last
        if not inside and name.case == "gent" and not _may_be(desk, name, laid.tokens[head].word.case):
            break
        at = head
    return at


def _may_be(desk: Desk, name: Name, case: str) -> bool:
    """Whether a name as it stands may be in a case."""
    same = {case, name.case} == {"gent", "accs"} or case == name.case
    people, person = desk.directory.people, name.person
    return same or case != "" and person is not None and people.form(person, case) == people.form(person, name.case or "nomn")


def _part_of(desk: Desk, laid: Laid, name: Name) -> str:
    """What is done by or to whom a name names."""
    tree = desk.directory.tree(laid)
    return _part(laid, tree, _top(desk, laid, tree, name)) if tree is not None else ""


def _part(laid: Laid, tree: Tree, i: int) -> str:
    """What is done by or to whom a word stands for."""
    verb, role = tree.heads[i], tree.roles[i]
    if verb < 0 or role not in _CORE:
        return ""
    if role == "obj" or laid.tokens[verb].word.pos == "PRTS":
        return "done"
    return "does" if tree.children(verb, "obj", "ccomp", "xcomp") else ""


def _with(desk: Desk, one: Unnamed, person: Person, title: str) -> str:
    """A title with a person's name behind the phrase for him, as it was where there is no room."""
    phrase = one.laid.words(one.noun, one.last)
    name = desk.directory.people.form(person, one.word.case)
    become = one.part == "does" and one.word.lemma in desk.wording.anybody and title.endswith(phrase)
    full = title.replace(phrase, f"{phrase}{_PARTED if become else ' '}{name}", 1)  # "главой стала женщина — Мария Громова"
    return full if len(full) <= LONGEST and not desk.wording.faults(full) else title
