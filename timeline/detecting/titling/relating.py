"""Which noun a clause with "который" tells of, and what is that clause's own, as the forms of the words say."""

from collections.abc import Mapping

from timeline.detecting.clauses import Laid
from timeline.detecting.entities.names import Name
from timeline.detecting.titling.attributing import NAMING, NOMINAL, above, has
from timeline.detecting.wording import Wording
from timeline.languages.morphology import Morphology, Word

_DOING = ("VERB", "PRTS", "ADJS", "PRED")


def keep_inside(laid: Laid, heads: list[int], roles: list[str]) -> None:
    """What stands between the verb of a clause with "который" and the comma that ends it is of that clause: "блогер, которого
    читают тысячи человек, написал"."""
    if "acl:relcl" not in roles:
        return
    for i, head in enumerate(heads):
        second = roles[i] == "nsubj" and any(heads[j] == head and roles[j] == "nsubj" for j in range(i))
        if roles[i] not in ("obj", "obl", "iobj") and not second or head <= i:
            continue
        comma = next((j for j in range(i + 1, head) if laid.tokens[j].text == ","), -1)
        verb = next((j for j in range(i - 1, -1, -1) if roles[j] == "acl:relcl" or laid.tokens[j].text == ","), -1)
        if comma < 0 or verb < 0 or roles[verb] != "acl:relcl":
            continue
        acting = any(has(heads, roles, verb, r) for r in NOMINAL)
        if second:  # "мэр, который принял в Твери закон, подал в отставку"
            roles[i] = "obj" if acting and not has(heads, roles, verb, "obj") else "nsubj"
        alone = has(heads, roles, verb, "obj") and not acting
        heads[i], roles[i] = verb, "nsubj" if roles[i] == "obj" and alone else roles[i]


def hang_relatives(
    laid: Laid, heads: list[int], roles: list[str], people: Mapping[int, Name], morphology: Morphology, wording: Wording
) -> None:
    """The verb of "который" hangs on the noun before the comma that the pronoun agrees with, or the name of somebody."""
    for i, token in enumerate(laid.tokens):
        if token.word.lemma not in wording.relatives:
            continue
        verb = next((j for j in above(heads, i) if laid.tokens[j].word.pos in ("VERB", "PRTS", "ADJS")), -1)
        if verb < 0 or roles[i] == "mark":
            continue
        if _verbless(laid, heads, roles, i, verb):
            continue
        if heads[verb] < 0 and (verb < i or not _rerooted(laid, heads, roles, i, verb)):
            continue
        forms = {(w.number, w.gender) for w in morphology.readings(token.text) if w.lemma in wording.relatives}
        if (named := _named_so(people, _opening(laid, i), forms)) >= 0 and verb not in above(heads, named):
            his = roles[named] == "appos" and heads[named] == heads[verb]
            his = his and _may_be(morphology, laid.tokens[heads[verb]].text, forms)
            heads[verb] = heads[verb] if his or not roles[verb].startswith("acl") else named
        if laid.tokens[heads[i]].word.pos == "GRND" and roles[i] in NOMINAL:
            heads[i] = verb  # "которая, начиная с …, вводит"
        if roles[verb].startswith("acl") and heads[verb] < i and _may_be(morphology, laid.tokens[heads[verb]].text, forms):
            matter = heads[verb]
            paper = heads[matter] if roles[matter] == "nmod" else -1
            led = (laid.tokens[j].word.form for j, h in enumerate(heads) if h == matter and roles[j] == "case")
            if paper >= 0 and wording.about.intersection(led) and _form(laid.tokens[paper].word) in forms:
                heads[verb] = paper  # "прошение о помиловании, которое он подал"
            continue
        last = _opening(laid, i) - 1
        borne = [heads[last]] if last >= 0 and roles[last] in NAMING and heads[last] >= 0 else []
        for j in (*borne, *range(last, -1, -1)):  # "конференции ООН COP29, которая"
            word, text = laid.tokens[j].word, laid.tokens[j].text
            if roles[j] == "fixed":
                continue  # "о кредите в виде …, который"
            named = j == last and text[0].isupper() and any(_form(w) in forms for w in morphology.readings(text))
            if word.pos == "NOUN" and (named or _form(word) in forms):
                _freed(heads, roles, _opening(laid, i), verb)
                if verb not in (j, *above(heads, j)):
                    heads[verb], roles[verb] = j, "acl:relcl"
                break


def _named_so(people: Mapping[int, Name], comma: int, forms: set[tuple[str, str]]) -> int:
    """The name of somebody right before a comma for whom a relative pronoun of these forms may stand; -1 where there is none."""
    before = ((j, name.person) for j, name in people.items() if name.last == comma - 1)
    return next((j for j, person in before if person is not None and ("sing", person.gender) in forms), -1)


def _verbless(laid: Laid, heads: list[int], roles: list[str], which: int, verb: int) -> bool:
    """Have a clause with "который" that has no verb hang on the noun before it: "мэр, которому уже за 60, выступил"."""
    tokens, comma = laid.tokens, _opening(laid, which)
    end = next((j for j in range(which, len(tokens)) if tokens[j].text == ","), -1)
    if not 0 < comma == which - 1 < end < verb or any(t.word.pos in (*_DOING, "INFN") for t in tokens[comma:end]):
        return False
    inside = range(comma + 1, end)
    tops = [j for j in inside if heads[j] not in inside and tokens[j].is_word]
    first = max(tops, key=lambda j: sum(j in above(heads, k) for k in inside), default=-1)
    if first < 0:
        return False
    heads[first], roles[first] = comma - 1, "acl:relcl"
    for j in tops:
        heads[j] = first if j != first else heads[j]
    return True


def _rerooted(laid: Laid, heads: list[int], roles: list[str], which: int, verb: int) -> bool:
    """Have the verb after a clause with "который", which the tree makes the sentence, be that: "у мэра, которому исполнится 50,
    уже есть дети"; whether there is one."""
    tokens = laid.tokens
    comma = next((j for j in range(verb, len(tokens)) if tokens[j].text == ","), len(tokens))
    main = next((j for j in range(comma, len(tokens)) if heads[j] == verb and tokens[j].word.pos in (*_DOING, "INFN")), -1)
    if main < 0 or has(heads, roles, main, "cc"):
        return False
    heads[main], roles[main] = -1, "root"
    for j, head in enumerate(heads):
        if head == verb and (j < _opening(laid, which) or j > main):
            heads[j] = main
    heads[verb], roles[verb] = main, "parataxis"
    return True


def _freed(heads: list[int], roles: list[str], comma: int, verb: int) -> None:
    """Have what stands before a clause hang on what the verb of that clause does, and not on that verb."""
    if 0 <= heads[verb] < comma < verb:
        for j in range(heads[verb] + 1, comma):
            if heads[j] == verb:
                heads[j], roles[j] = heads[verb], "obl" if roles[j] == "obj" else roles[j]


def hang_deeds(laid: Laid, heads: list[int], roles: list[str]) -> None:
    """A verb that no comma parts from the clause of "который" goes on in it: "мэр, который болеет и уходит в отставку"."""
    for i, head in enumerate(heads):
        word = laid.tokens[i].word
        if roles[i] != "conj" or word.pos != "VERB" or not 0 <= head < i or has(heads, roles, i, "nsubj"):
            continue
        verb = next((j for j in range(i - 1, head, -1) if roles[j] == "acl:relcl"), -1)
        if verb < 0 or i in above(heads, verb) or any(t.text in ",—(" for t in laid.tokens[verb:i]):
            continue
        other = laid.tokens[verb].word
        if (other.pos, other.number, other.tense) == (word.pos, word.number, word.tense) and has(heads, roles, i, "cc"):
            heads[i] = verb


def _may_be(morphology: Morphology, text: str, forms: set[tuple[str, str]]) -> bool:
    """Whether a word is no noun that the dictionary knows, or one that a relative pronoun of these forms may stand for."""
    nouns = [w for w in morphology.readings(text) if w.pos == "NOUN"]
    return not nouns or not morphology.known(text) or any(_form(w) in forms for w in nouns)


def _form(word: Word) -> tuple[str, str]:
    return word.number, "" if word.number == "plur" else word.gender


def _opening(laid: Laid, i: int) -> int:
    """The comma that opens the clause of a relative pronoun."""
    return next((j for j in range(i - 1, -1, -1) if laid.tokens[j].text == ","), i)


def hang_served(laid: Laid, heads: list[int], roles: list[str], people: Mapping[int, Name], wording: Wording) -> None:
    """A surname right after somebody who serves another is the other's: "советника Громова", but not a full name."""
    for i, name in people.items():
        served = roles[i] == "appos" and heads[i] == i - 1 and name.first == name.last and name.case == "gent"
        if served and laid.tokens[i - 1].word.lemma in wording.serving:
            roles[i] = "nmod"
