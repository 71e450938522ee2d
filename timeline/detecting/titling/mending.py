"""What a parser often gets wrong and the forms of the words set right: which noun is whose subject, object or attribute."""

from collections.abc import Container, Mapping

from timeline.detecting.clauses import QUOTES, Laid
from timeline.detecting.entities.names import Name
from timeline.detecting.titling.attributing import (
    NAMING,
    NOMINAL,
    above,
    hang_asides,
    hang_chosen,
    hang_dated,
    hang_fronts,
    hang_listed,
    hang_participles,
    hang_prepositions,
    has,
)
from timeline.detecting.titling.doing import hang_doers
from timeline.detecting.titling.governing import settle
from timeline.detecting.titling.needing import Needs
from timeline.detecting.titling.phrases import BENT, alike, case_of
from timeline.detecting.titling.relating import hang_deeds, hang_relatives, hang_served, keep_inside
from timeline.detecting.wording import Wording
from timeline.languages.morphology import Morphology

_SIGNS = "«»\"„“”'"


def mend(
    laid: Laid,
    heads: list[int],
    roles: list[str],
    people: Mapping[int, Name],
    morphology: Morphology,
    wording: Wording,
    needs: Needs,
) -> None:
    """Set right the tree of a sentence, given as heads and roles; `people` are the words that stand for somebody's name."""
    hang_asides(laid, heads, roles, morphology)
    hang_dated(laid, heads, roles, morphology)
    _cases(laid, heads, roles, morphology)
    _genitives(laid, heads, roles, people, morphology)
    _labels(laid, heads, roles, morphology)
    _led(laid, heads, roles)
    _gerunds(laid, heads, roles)
    keep_inside(laid, heads, roles)
    hang_doers(laid, heads, roles, people, morphology)
    _passive(laid, heads, roles)
    _objects(laid, heads, roles, morphology, wording)
    hang_listed(laid, heads, roles, morphology)
    hang_participles(laid, heads, roles, morphology, wording)
    hang_fronts(heads, roles, laid, people)
    hang_chosen(laid, heads, roles)
    hang_prepositions(laid, heads, roles)
    _offices(laid, heads, roles, people)
    _things(laid, heads, roles, morphology)
    _bearers(laid, heads, roles, people)
    _beside(laid, heads, roles, people)
    _unheld(laid, heads, roles, people, morphology)
    _lists(laid, heads, roles, morphology)
    _titled(laid, heads, roles, people)
    hang_served(laid, heads, roles, people, wording)
    hang_relatives(laid, heads, roles, people, morphology, wording)
    hang_deeds(laid, heads, roles)
    settle(laid, heads, roles, people, morphology, wording, needs)


def _cases(laid: Laid, heads: list[int], roles: list[str], morphology: Morphology) -> None:
    """What has no nominative is no subject: "второму смягчил обвинение"; a date is neither that nor an object, nor does it
    count; a genitive is one of many ("много людей"), but no second one."""
    for i, token in enumerate(laid.tokens):
        known = roles[i] == "obj" and (token.word.pos != "NOUN" or token.word.case not in ("accs", "nomn"))  # "объявил 2025 год"
        if laid.mention[i] >= 0 and (roles[i] in NOMINAL or known or _beyond(laid, i, heads, roles)):
            roles[i] = "obl"
        elif roles[i] in NOMINAL and token.is_word and morphology.known(token.text):
            bent = [w for w in morphology.readings(token.text) if w.pos in BENT]
            second = any(heads[j] == heads[i] and roles[j] in NOMINAL for j in range(i))
            one = token.word.case == "gent" and heads[i] >= 0 and laid.tokens[heads[i]].word.number == "sing"
            if not bent or any(w.case in ("nomn", "") and not (one and w.number == "plur") for w in bent):
                continue
            if token.word.case != "gent":
                roles[i] = "obl"
            elif not second and _other_subject(heads, roles, i):
                roles[i] = "iobj"  # "гражданства мэр был лишён"
            elif second:
                front = min(j for j in range(i + 1) if i in (j, *above(heads, j))) - 1
                whose = laid.tokens[front].word.pos in ("NOUN", "ADJF") and laid.mention[front] < 0 and front > heads[i]
                heads[i], roles[i] = (front, "nmod") if whose else (heads[i], "obl")


def _beyond(laid: Laid, i: int, heads: list[int], roles: list[str]) -> bool:
    """Whether the number of a date seems to count what stands before it: "встреча — с 10 по 12 июня"."""
    return roles[i].startswith("nummod") and 0 <= heads[i] < i and laid.mention[heads[i]] < 0


def _other_subject(heads: list[int], roles: list[str], i: int) -> bool:
    """Whether a verb has another subject after word i, which counts nobody."""
    counted = any(has(heads, roles, i, role) for role in ("nummod", "nummod:gov"))
    return not counted and any(heads[j] == heads[i] and roles[j] in NOMINAL for j in range(i + 1, len(roles)))


def _passive(laid: Laid, heads: list[int], roles: list[str]) -> None:
    """Who hangs on a verb that helps another does what the other tells, and of two subjects a label or quotation after a passive
    verb is none: "победителем Громов был признан ФИФА"."""
    for i, head in enumerate(heads):
        if roles[i] not in NOMINAL or head < 0:
            continue
        helping = roles[head] in ("aux", "aux:pass", "cop") and heads[head] not in (i, -1)
        if helping and not any(t.text == "," for t in laid.tokens[head : heads[head]]):
            head = heads[i] = heads[head]
        text = laid.tokens[i].text
        unbent = text.isupper() or text.isascii() or laid.tokens[i - 1].text in QUOTES
        if unbent and head < i and laid.tokens[head].word.pos == "PRTS":
            second = any(h == head and roles[j] in NOMINAL for j, h in enumerate(heads[:head]))
            roles[i] = "obl" if second else roles[i]


def _gerunds(laid: Laid, heads: list[int], roles: list[str]) -> None:
    """What somebody was meanwhile is a clause: "будучи студентом, построил мост"."""
    for i, head in enumerate(heads):
        if (
            laid.tokens[i].word.pos == "GRND"
            and roles[i] in ("cop", "aux")
            and head > i
            and roles[head] in ("obl", "nmod", "xcomp")
        ):
            roles[head] = "advcl"


def _led(laid: Laid, heads: list[int], roles: list[str]) -> None:
    """What a preposition leads is no object of a verb after it but belongs to the noun before: "в конкурсе на роль победил"."""
    for i, role in enumerate(roles):
        if role == "obj" and heads[i] < i and laid.tokens[i].word.pos == "NOUN":
            fronts = (j for j in range(heads[i], i) if heads[j] == i and roles[j] == "case")
            roles[i] = "obl" if any(laid.tokens[j].word.pos == "PREP" for j in fronts) else role
        if role != "obj" or heads[i] < i:
            continue
        lead = next((j for j in range(i) if heads[j] == i and roles[j] == "case"), -1)
        if lead > 0:
            noun = laid.tokens[lead - 1].word.pos == "NOUN" and laid.mention[lead - 1] < 0
            heads[i], roles[i] = (lead - 1, "nmod") if noun and i not in above(heads, lead - 1) else (heads[i], "obl")


def _genitives(laid: Laid, heads: list[int], roles: list[str], people: Container[int], morphology: Morphology) -> None:
    """A thing before its verb that has but a genitive is no object where a noun before it may have it: "глава правящего совета
    поручил"; nor does it say how or when: "люди в возрасте менее 80 лет собрались"."""
    for i, head in enumerate(heads):
        if roles[i] not in ("obj", "obl") or not i < head or i in people or laid.mention[i] >= 0:
            continue
        word = laid.tokens[i].word
        nouns = [w for w in morphology.readings(laid.tokens[i].text) if w.pos == "NOUN"] if roles[i] == "obj" else [word]
        if not nouns or any(w.pos != "NOUN" or case_of(w) != "gent" for w in nouns) or has(heads, roles, i, "case"):
            continue
        if roles[i] == "obj" and has(heads, roles, head, "advmod"):
            continue
        first = next((j for j in range(i - 1, -1, -1) if heads[j] == head), -1)  # the branch before it
        plain = all(t.is_word or t.text in _SIGNS for t in laid.tokens[first:i])
        if first >= 0 and first not in people and laid.tokens[first].word.pos == "NOUN" and laid.mention[first] < 0 and plain:
            heads[i], roles[i] = first, "nmod"


def _labels(laid: Laid, heads: list[int], roles: list[str], morphology: Morphology) -> None:
    """A name that doesn't bend, right after a noun, is that noun's and no second subject: "уведомил членов МОК"."""
    for i, head in enumerate(heads):
        text = laid.tokens[i].text
        if roles[i] not in NOMINAL or not 0 <= head < i - 1 or not (text.isupper() or text[0].isascii()) or len(text) < 2:
            continue
        if laid.tokens[i - 1].word.pos == "NOUN" and any(heads[j] == head and roles[j] in NOMINAL for j in range(head)):
            heads[i], roles[i] = i - 1, "nmod"


def _objects(laid: Laid, heads: list[int], roles: list[str], morphology: Morphology, wording: Wording) -> None:
    """Of two subjects of a verb that takes an object the later thing is its object: "Черномырдин возглавил концерн". So is one
    thing before a verb of many ("фестиваль открыли"), and one between two verbs that has only the second. What takes place is
    no object: "31 марта пройдёт саммит"."""
    verbs = [i for i, t in enumerate(laid.tokens) if t.word.pos == "VERB" and "tran" in t.word.grammemes]
    for verb in verbs:
        hung = [i for i, head in enumerate(heads) if head == verb]
        things = [i for i in hung if roles[i] == "obj"]
        for thing in things[1:]:
            link = next((j for j in range(things[0], thing) if heads[j] == thing and roles[j] == "cc"), 0)
            if things[0] > verb and link and laid.tokens[link - 1].text != ",":
                heads[thing], roles[thing] = things[0], "conj"  # "дал дом, машину и деньги"
        subjects = [i for i in hung if roles[i] == "nsubj"]
        if things and not subjects and _occurs(laid, things[0], verb, morphology, wording):
            roles[things[0]] = "nsubj"
        if things:
            continue
        if len(subjects) > 1 and subjects[-1] > verb:
            cases = [{w.case for w in morphology.readings(laid.tokens[i].text) if w.pos == "NOUN"} for i in subjects]
            before = "accs" in cases[0] and cases[-1] == {"nomn"}  # "жюри возглавил режиссёр"
            roles[subjects[0 if before else -1]] = "obj"
        elif subjects and _taken(laid, subjects, verb, heads, roles, morphology):
            roles[subjects[0]] = "obj"
        elif len(subjects) == 1 and subjects[0] > verb and _disagrees(laid, subjects[0], verb, heads, roles, morphology):
            roles[subjects[0]] = "obj"  # "в 2004-м выпустил мемуары"
        for other in (i for i in hung if roles[i] == "conj"):
            for thing, head in enumerate(heads):
                if head != other or roles[thing] != "obj" or not verb < thing < other:
                    continue
                if any(laid.tokens[j].text == "," or roles[j] == "cc" for j in range(thing + 1, other)):
                    heads[thing] = verb  # not of "открыли театр, его посетил мэр"


def _occurs(laid: Laid, i: int, verb: int, morphology: Morphology, wording: Wording) -> bool:
    """Whether a noun after a verb that only says that something takes place agrees with it as its subject."""
    said, nouns = laid.tokens[verb].word, morphology.readings(laid.tokens[i].text)
    able = (w for w in nouns if w.pos == "NOUN" and w.case == "nomn" and w.animacy == "inan" and w.number == said.number)
    agreed = any(not said.gender or said.number == "plur" or w.gender == said.gender for w in able)
    return said.lemma in wording.passing and i > verb and agreed


def _taken(laid: Laid, subjects: list[int], verb: int, heads: list[int], roles: list[str], morphology: Morphology) -> bool:
    """Whether the first of those that the tree has for subjects is one thing done something to: by many, or by somebody who
    stands after it ("указ глава подписал")."""
    living = len(subjects) > 1 and laid.tokens[subjects[1]].word.animacy == "anim"
    several = len(subjects) == 1 and laid.tokens[verb].word.number == "plur"
    return (living or several) and _one_thing(laid, subjects[0], heads, roles, morphology)


def _disagrees(laid: Laid, i: int, verb: int, heads: list[int], roles: list[str], morphology: Morphology) -> bool:
    """Whether a noun that may be an accusative can't be the subject of a verb in the singular, by its number or gender."""
    token, said = laid.tokens[i], laid.tokens[verb].word
    nouns = [w for w in morphology.readings(token.text) if w.pos == "NOUN"]
    plain = token.text.islower() and morphology.known(token.text) and said.number == "sing" and said.person in ("", "3per")
    listed = any(has(heads, roles, i, role) for role in ("conj", "nummod", "nummod:gov"))
    fits = (w.case == "nomn" and w.number == "sing" and (not said.gender or w.gender in (said.gender, "")) for w in nouns)
    return plain and not listed and any(w.case == "accs" and w.animacy == "inan" for w in nouns) and not any(fits)


def _things(laid: Laid, heads: list[int], roles: list[str], morphology: Morphology) -> None:
    """A noun that is but an accusative and hangs on another noun is the object of the verb above that has none: "посетит с
    чтением из романа «Степь» библиотеку"."""
    for i, head in enumerate(heads):
        if roles[i] != "nmod" or not 0 <= head < i or laid.tokens[head].word.pos != "NOUN" or has(heads, roles, i, "case"):
            continue
        nouns = [w for w in morphology.readings(laid.tokens[i].text) if w.pos in BENT]
        if not nouns or any(w.case != "accs" for w in nouns) or laid.mention[i] >= 0:
            continue
        verb = next((j for j in above(heads, i) if laid.tokens[j].word.pos in ("VERB", "INFN", "GRND")), -1)
        free = 0 <= verb < i and "tran" in laid.tokens[verb].word.grammemes and not has(heads, roles, verb, "obj")
        if free:
            heads[i], roles[i] = verb, "obj"


def _one_thing(laid: Laid, i: int, heads: list[int], roles: list[str], morphology: Morphology) -> bool:
    """Whether a word is one thing, or one person whose accusative looks like the nominative: "мать нашли"."""
    noun = laid.tokens[i].word
    either = any(w.pos == "NOUN" and w.case == "accs" for w in morphology.readings(laid.tokens[i].text))
    alone = noun.animacy == "inan" or either and not has(heads, roles, i, "conj")
    return noun.pos == "NOUN" and noun.number == "sing" and alone


def _lists(laid: Laid, heads: list[int], roles: list[str], morphology: Morphology) -> None:
    """Nouns that are listed have a case in common: "меморандум … Азербайджана, Казахстана" lists countries."""
    for i, head in enumerate(heads):
        if roles[i] != "conj" or not 0 <= head <= i:
            continue
        own, first = _noun_cases(laid, i, morphology), _noun_cases(laid, head, morphology)
        if not own or not first:
            continue
        if own & first:
            _within(laid, heads, roles, i, own, morphology)
            continue
        for j in (*range(i - 1, head, -1), *_whose(heads, roles, head)):
            over = above(heads, j)
            if (head in over or j < head) and i not in over and _noun_cases(laid, j, morphology) & own - {"nomn"}:
                while roles[j] in NAMING and _noun_cases(laid, heads[j], morphology) & own:
                    j = heads[j]  # "между главой комитета Петром Павелом и …"
                heads[i] = j
                break


def _whose(heads: list[int], roles: list[str], i: int) -> list[int]:
    """The nouns that a noun says something of, the nearest first: "жильё" and "стоимость" for "жильё стоимостью миллион"."""
    found = []
    while roles[i] in ("nmod", "appos") and 0 <= heads[i] < i:
        i = heads[i]
        found.append(i)
    return found


def _within(laid: Laid, heads: list[int], roles: list[str], i: int, own: set[str], morphology: Morphology) -> None:
    """What no comma parts from a clause with "который" goes on with a noun in it: "тур, в котором победили мэр и министр"."""
    head = heads[i]
    verb = next((j for j in range(i - 1, head, -1) if heads[j] == head and roles[j] == "acl:relcl"), -1)
    if verb < 0 or any(t.text == "," for t in laid.tokens[verb:i]):
        return
    for j in range(i - 1, verb, -1):
        if heads[j] == verb and _noun_cases(laid, j, morphology) & own:
            heads[i] = j
            return


def _noun_cases(laid: Laid, i: int, morphology: Morphology) -> set[str]:
    """The cases that a word may have as a noun; a single letter is a conjunction or a part of something."""
    text = laid.tokens[i].text
    return {case_of(w) for w in morphology.readings(text) if w.pos == "NOUN"} if len(text) > 1 else set()


def _offices(laid: Laid, heads: list[int], roles: list[str], people: Container[int]) -> None:
    """Somebody told of twice in one case, not the genitive, is one: "с начальником штаба генералом Петровым"; so is the second
    subject of a verb in the singular: "председатель комитета генерал Петров сообщил"."""
    for i, head in enumerate(heads):
        named = i in people
        if (
            roles[i] in NOMINAL
            and head > i
            and laid.tokens[head].word.number == "sing"
            and (named or has(heads, roles, i, "appos"))
        ):
            first = next((j for j in range(i) if heads[j] == head and roles[j] == roles[i]), -1)
            between = laid.tokens[first:i]
            if first < 0 or first in people or any(t.text == "," for t in between):
                continue
            living = named and laid.tokens[first].word.animacy == "anim"
            if living or _alike(laid, first, i) and all(t.is_word for t in between):
                heads[i], roles[i] = first, "appos"
        elif roles[i] == "nmod" and 0 <= head < i and _alike(laid, head, i) and case_of(laid.tokens[i].word) != "gent":
            roles[i] = roles[i] if has(heads, roles, i, "case") else "appos"


def _titled(laid: Laid, heads: list[int], roles: list[str], people: Mapping[int, Name]) -> None:
    """A name after two things that one person is called is his who is called both: "актёра и режиссёра Петра Громова"."""
    for i, head in enumerate(heads):
        over = heads[head] if head >= 0 else -1
        if i not in people or roles[i] not in NAMING or not 0 <= over < head < i or roles[head] != "conj":
            continue
        several = heads[over] >= 0 and laid.tokens[heads[over]].word.number == "plur" and roles[over] in NOMINAL
        named = any(n.first <= over <= n.last or heads[j] == over and roles[j] in NAMING for j, n in people.items())
        if _alike(laid, over, head) and not several and not named:
            heads[i], roles[i] = over, "appos"


def _bearers(laid: Laid, heads: list[int], roles: list[str], people: Container[int]) -> None:
    """A name hangs on somebody before it rather than on a thing further off: "тур, в котором победил министр культуры Громов"."""
    for i, head in enumerate(heads):
        if i not in people or roles[i] not in NAMING or not 0 <= head < i or laid.tokens[head].word.animacy != "inan":
            continue
        before = ((j, laid.tokens[j].word) for j in range(i - 1, head, -1))
        living = (j for j, word in before if word.pos == "NOUN" and word.animacy == "anim" and j not in people)
        bearer = next((j for j in living if i not in above(heads, j)), -1)
        if bearer >= 0:
            heads[i], roles[i] = bearer, "appos"


def _beside(laid: Laid, heads: list[int], roles: list[str], people: Mapping[int, Name]) -> None:
    """A name that a comma alone parts from one who may be called so is hers ("дочь, Анна Громова (5 лет), исчезла"), a noun after
    a dash is what the name before it is called ("Пётр Громов — бывший мэр — задержан"), and two names with a dash between them
    are a pair ("матч Громов — Белов")."""
    tokens = laid.tokens
    lasts = {n.last: j for j, n in people.items()}
    for i, name in people.items():
        head, dashed = heads[i], tokens[name.first - 1].text in "—–" and name.first
        if roles[i] == "conj" and 0 <= head < i and head not in people and tokens[i - 1].text == ",":
            one, listed = tokens[head].word, [j for j, h in enumerate(heads) if h == head and roles[j] == "conj"]
            alone = one.pos == "NOUN" and one.animacy == "anim" and one.number == "sing" and listed == [i]
            fitting = name.case == "nomn" or case_of(one) in alike(name.case)  # some names don't bend
            if alone and fitting and not has(heads, roles, i, "cc"):
                roles[i] = "appos"
        elif roles[i] in ("appos", *NOMINAL) and head > i and tokens[head].word.pos == "NOUN":
            if any(t.text in "—–" for t in tokens[i:head]):
                heads[i], roles[i] = heads[head], roles[head]
                heads[head], roles[head] = i, "appos"
        elif dashed and (first := lasts.get(name.first - 2, -1)) >= 0:
            paired = roles[first] == "appos" and tokens[heads[first]].word.animacy == "inan"
            if paired and i not in above(heads, first):
                heads[i], roles[i], heads[name.first - 1] = first, "appos", i


def _unheld(laid: Laid, heads: list[int], roles: list[str], people: Mapping[int, Name], morphology: Morphology) -> None:
    """A name in the nominative is not beside an office in another case, but does what the verb tells that has no subject: "указом
    президента Громов назначен"."""
    for i, name in people.items():
        over = heads[i]
        if roles[i] not in (*NAMING, "nmod") or not 0 <= over < i or over in people or name.case != "nomn":
            continue
        held = {case_of(w) for w in morphology.readings(laid.tokens[over].text) if w.pos == "NOUN"} - {"accs"}
        if not held or "nomn" in held or held & {case_of(w) for w in morphology.readings(laid.tokens[name.last].text)}:
            continue
        verb = next((j for j in above(heads, i) if laid.tokens[j].word.pos in ("VERB", "PRTS")), -1)
        word = laid.tokens[verb].word
        agreed = verb > i or name.person is not None and word.gender in ("", name.person.gender)
        if verb >= 0 and agreed and word.number == "sing" and not any(has(heads, roles, verb, r) for r in NOMINAL):
            heads[i], roles[i] = verb, "nsubj"


def _alike(laid: Laid, first: int, second: int) -> bool:
    """Whether two nouns may be of one person: living, in one case."""
    one, other = laid.tokens[first].word, laid.tokens[second].word
    return one.pos == other.pos == "NOUN" and one.animacy == other.animacy == "anim" and case_of(one) == case_of(other)
