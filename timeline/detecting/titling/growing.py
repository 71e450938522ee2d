"""A sentence's tree made ready for titles: what the forms of its words say is set right, what is one is made a branch."""

from collections.abc import Container

from timeline.detecting.clauses import QUOTES, Laid
from timeline.detecting.entities.declining import stem
from timeline.detecting.entities.names import Name
from timeline.detecting.titling.attributing import NOMINAL, above
from timeline.detecting.titling.branches import Branches
from timeline.detecting.titling.doing import hang_topics
from timeline.detecting.titling.mending import mend
from timeline.detecting.titling.pairing import pairs
from timeline.detecting.titling.phrases import alike, case_of, quotations
from timeline.detecting.titling.scene import Scene
from timeline.detecting.wording import Wording
from timeline.languages.morphology import Morphology, Word
from timeline.parsing import Tree

_SIGNS = "«»\"„“”'"
_NUMBERED = ("№", "N")
_COUNTED = 3  # words in which what a fraction counts stands
_NAMED = ("flat", "flat:name", "appos", "nmod")


def grow(scene: Scene, tree: Tree | None) -> Branches:
    """The branches of a scene's sentence; without a tree each word is a root."""
    count = len(scene.laid.tokens)
    heads, roles = (list(tree.heads), list(tree.roles)) if tree is not None else ([-1] * count, ["root"] * count)
    found = Branches(scene.laid, heads, roles)
    quoted = quotations(scene.laid)
    _join_roots(found)
    _gather_names(found, scene.names, quoted)
    _gather_numbers(found, scene.wording.acting)
    _gather_quotations(found, quoted, scene.directory.gazetteer.bearers)
    _gather_shortened(found, scene.directory.gazetteer.named_after, scene.directory.gazetteer.shortened)
    _gather_pairs(found, quoted, scene.morphology)
    mend(found.laid, found.heads, found.roles, found.people, scene.morphology, scene.wording, scene.needs)
    hang_topics(found.laid, found.heads, found.roles, scene.directory.gazetteer.acting, scene.morphology, scene.needs)
    _part(found)
    _hang_names(found, scene.morphology)
    _hang_participles(found)
    _hang_aged(found)
    _unloop(found)  # words set right one by one may come to hang on each other
    _date(found, scene.wording)
    _unloop(found)
    found.children = [[] for _ in found.heads]
    for i, head in enumerate(found.heads):
        if head >= 0:
            found.children[head].append(i)
    return found


def _part(found: Branches) -> None:
    """What a dash stands for the verb of is no word of another clause ("первый тур пройдёт 5 мая, второй — не раньше июня"), nor
    an infinitive that opens a clause with its own verb one of the clause before ("начали ремонт, завершить его должны к маю")."""
    clause, told = found.laid.clause, found.laid.heads
    for i, head in enumerate(found.heads):
        if head >= 0 and clause[head] != clause[i]:
            begins = told[clause[i]] == "main" and clause[head] < clause[i] and clause[i - 1] < clause[i]
            if told[clause[i]] == "elided" or begins and found.laid.tokens[i].word.pos == "INFN":
                found.roles[i] = "parataxis"


def _gather_names(found: Branches, names: list[Name], quoted: list[tuple[int, int]]) -> None:
    """Make each name outside quotations a branch of its own."""
    laid = found.laid
    for name in names:
        inside = any(a < name.first and name.last < b for a, b in quoted)
        if name.person is not None and not inside:
            first = _initialled(laid, name.first)
            before = {stem(w) for w in name.base.split()[:-1]}
            while first and stem(laid.tokens[first - 1].text) in before:
                first -= 1  # "фон Громов", where the list of names has but "Громов"
            rep = _gathered(found, first, name.last)
            found.people[rep] = name
            found.parts.update(i for i in range(first, name.last + 1) if i != rep)
        elif name.person is None and name.last > name.first:
            found.bound |= dict.fromkeys(range(name.first, name.last + 1), name.first)


def _gather_numbers(found: Branches, acting: str) -> None:
    """Make each fraction, each number with its sign, and the short word for "acting" one."""
    laid = found.laid
    for i in range(1, len(laid.tokens) - 1):
        if _fraction(laid, i):
            _counting(found, _gathered(found, i - 1, i + 1), i + 2)
            found.bound |= dict.fromkeys(range(i - 1, i + 2), found.bound.get(i - 1, i - 1))
        elif acting.startswith(laid.tokens[i - 1].text) and laid.words(i - 1, min(i + 2, len(laid.tokens) - 1)) == acting:
            top = _gathered(found, i - 1, i + 2)
            found.bound |= dict.fromkeys(range(i - 1, i + 3), i - 1)
            if found.roles[top] in (*NOMINAL, "cc", "punct"):
                found.roles[top] = "obl"  # "назначен и.о. главы"
        elif laid.tokens[i - 1].text in _NUMBERED and laid.tokens[i].text.isdigit():
            _gathered(found, i - 1, i)
            found.bound |= dict.fromkeys((i - 1, i), found.bound.get(i - 1, i - 1))


def _gather_quotations(found: Branches, quoted: list[tuple[int, int]], bearers: frozenset[str]) -> None:
    """Make each quotation one, which hangs on the noun that bears it."""
    for first, last in quoted:
        rep = _gathered(found, first, last)
        found.bound |= dict.fromkeys(range(first, last + 1), first)
        bearer = found.laid.tokens[first - 1].word if first else None
        loose = found.roles[rep] not in (*NOMINAL, "obj", "iobj") or bearer is not None and bearer.lemma in bearers
        bent = bearer is not None and case_of(bearer) not in ("nomn", "accs", "")  # "награждён премией в категории «Театр»"
        over = found.heads[rep]
        second = any(h == over and j != rep and found.roles[j] in NOMINAL for j, h in enumerate(found.heads))
        loose = loose or bent and found.roles[rep] in NOMINAL and (0 <= over < first - 1 or second)
        able = bearer is not None and bearer.pos == "NOUN" and found.heads[rep] != first - 1
        if able and loose and rep not in above(found.heads, first - 1):
            found.heads[rep], found.roles[rep] = first - 1, "appos"


def _gather_shortened(found: Branches, honouring: Container[str], sorts: Container[str]) -> None:
    """Make "г. Нижний Новгород" one, and "им. А. П. Чехова", which hangs on the noun before it."""
    tokens = found.laid.tokens
    for i in range(1, len(tokens) - 2):
        honours = tokens[i].text in honouring and tokens[i - 1].word.pos == "NOUN"
        if tokens[i + 1].text != "." or not tokens[i + 2].text[0].isupper() or not (honours or tokens[i].text in sorts):
            continue
        last = i + 2
        while last + 1 < len(tokens) and (tokens[last + 1].text[0].isupper() or tokens[last + 1].text == "." and honours):
            last += 1
        last -= tokens[last].text == "."
        rep = _gathered(found, i, last)
        found.bound |= dict.fromkeys(range(i, last + 1), i)
        if honours:
            found.heads = [i - 1 if i <= head <= last and not i <= j <= last else head for j, head in enumerate(found.heads)]
            if rep not in above(found.heads, i - 1):
                found.heads[rep], found.roles[rep] = i - 1, "appos"


def _gather_pairs(found: Branches, quoted: list[tuple[int, int]], morphology: Morphology) -> None:
    """Make each pair of names one, which hangs on the noun before it."""
    for noun, first, last in pairs(found.laid, quoted, morphology):
        rep = _gathered(found, first, last)
        over, role = found.heads[rep], found.roles[rep]
        found.bound |= dict.fromkeys(range(first, last + 1), first)
        if found.heads[noun] == rep or role.startswith(("nsubj", "obj")) and over != noun:
            found.heads[noun], found.roles[noun] = over, role
        for j, head in enumerate(found.heads):
            if first <= head <= last and not first <= j <= last:
                found.heads[j] = noun
        found.heads[rep], found.roles[rep] = noun, "appos"


def _hang_names(found: Branches, morphology: Morphology) -> None:
    """Have each name hang on its bearer, and all that hangs on a part of a name on the whole of it."""
    tokens = found.laid.tokens
    for i, name in found.people.items():
        over = found.people.get(found.heads[i])
        if over is not None and found.roles[i] in _NAMED and over.case != name.case:  # "брат Петра Громова Павел Громов"
            living = (j for j in above(found.heads, i) if tokens[j].word.animacy == "anim" and j not in found.people)
            if (borne := next(living, -1)) >= 0:
                found.heads[i], found.roles[i] = borne, "appos"
        if found.roles[i] in ("appos", "flat:name") and (borne := _bearer(found, i, name.case)) >= 0:
            found.heads[i], found.roles[i] = borne, "appos"
        gender = name.person.gender if name.person is not None else ""
        able = (w for w in morphology.readings(tokens[name.last].text) if w.case in ("nomn", ""))
        bent = not any(not gender or w.gender in (gender, "ms-f", "") for w in able)  # "Громова" is no man
        if found.roles[i] in ("appos", "flat:name") and bent and (_hers(found, i) or _his(found, i, morphology)):
            found.roles[i] = "nmod"
        if found.roles[i] in (*NOMINAL, "obj") and name.case == "datv" and bent:
            found.roles[i] = "iobj"  # "Громову будет засчитан срок"
        span = range(name.first, name.last + 1)
        for j, head in enumerate(found.heads):
            if head in span and j not in span:
                found.heads[j] = i


def _hers(found: Branches, i: int) -> bool:
    """Whether a man's name in the genitive says whose a woman is: "о матери Петра Громова"; a subject has no accusative."""
    name, over = found.people[i], found.laid.tokens[found.heads[i]].word
    his = name.case == "gent" or name.case == "accs" and found.roles[found.heads[i]] in NOMINAL
    woman = over.pos == "NOUN" and over.animacy == "anim" and over.gender == "femn" and over.number == "sing"
    return woman and his and name.person is not None and name.person.gender == "masc"


def _his(found: Branches, i: int, morphology: Morphology) -> bool:
    """Whether a name in the genitive says whose somebody in the nominative is: "сын Петра Громова"."""
    over = [w for w in morphology.readings(found.laid.tokens[found.heads[i]].text) if w.pos == "NOUN"]
    return found.people[i].case == "gent" and bool(over) and all(w.case == "nomn" and w.animacy == "anim" for w in over)


def _hang_participles(found: Branches) -> None:
    """Have a participle that agrees with nobody before it but a name hang on that: "вышла Анна Белова, получившая приз"."""
    tokens = found.laid.tokens
    for i, head in enumerate(found.heads):
        word = tokens[i].word
        if word.pos != "PRTF" or word.number != "sing" or found.roles[i] != "acl" or not 0 <= head < i or head in found.people:
            continue
        one = tokens[head].word
        if one.animacy != "anim" or one.number != "sing" or one.gender in (word.gender, "ms-f", ""):
            continue
        between = (t.word for t in tokens[head:i])
        if not any(_living(w) and w.gender == word.gender and "Name" not in w.grammemes for w in between):
            own = [p for p, n in found.people.items() if n.last < i and n.person and n.person.gender == word.gender]
            found.heads[i] = max(own, default=head)


def _hang_aged(found: Branches) -> None:
    """Have a name with an age of its own after a thing hang on somebody before: "мэра с дипломом 49-летнего Петра Громова"."""
    tokens = found.laid.tokens
    for i, name in found.people.items():
        over = found.heads[i]
        aged = any(h == i and tokens[j].text[0].isdigit() for j, h in enumerate(found.heads) if j < i)
        if found.roles[i] != "nmod" or not aged or not 0 <= over < i:
            continue
        if tokens[over].word.animacy != "inan" or over - 1 in found.bound:
            continue
        whose = next((j for j in range(over - 1, -1, -1) if _living(tokens[j].word)), -1)
        if whose >= 0 and case_of(tokens[whose].word) in alike(name.case) and whose not in found.people.keys() | found.parts:
            found.heads[i], found.roles[i] = whose, "appos"


def _living(word: Word) -> bool:
    return word.pos == "NOUN" and word.animacy == "anim"


def _bearer(found: Branches, i: int, case: str) -> int:
    """The office whose holder a name in apposition to a thing is: "заместителя начальника управления Петра Громова"; -1 where the
    name may stay where it is."""
    tokens, best, at = found.laid.tokens, -1, found.heads[i]
    if at < 0 or tokens[at].word.pos != "NOUN" or tokens[at].word.animacy != "inan" or at in found.bound:
        return -1
    while found.roles[at] in ("nmod", "appos", "conj") and found.heads[at] >= 0:
        at = found.heads[at]
        if tokens[at].word.animacy == "anim" and case_of(tokens[at].word) in alike(case) and at not in found.people:
            best = at
    return best


def _join_roots(found: Branches) -> None:
    """A second root that a conjunction opens goes on with the first one's clause."""
    roots = [i for i, head in enumerate(found.heads) if head < 0]
    for root in roots[1:]:
        linked = any(h == root and found.roles[i] == "cc" for i, h in enumerate(found.heads))
        found.heads[root] = roots[0]
        found.roles[root] = "conj" if linked else "parataxis"


def _unloop(found: Branches) -> None:
    """Cut what hangs on itself, at whatever remove."""
    heads, sound = found.heads, set[int]()  # words from which the way up ends
    for i, at in enumerate(heads):
        if at < 0 or at in sound:
            sound.add(i)
            continue
        way = [i]
        while at >= 0 and at not in sound and at not in way:
            way.append(at)
            at = heads[at]
        if at == i:
            heads[i], found.roles[i], at = -1, "root", -1
        if at < 0 or at in sound:
            sound.update(way)


def _fraction(laid: Laid, i: int) -> bool:
    """Whether word i is the sign inside a number or a score: "32,5", "2:1"."""
    before, sign, after = laid.tokens[i - 1 : i + 2]
    if sign.text == "/" and (before.text != "1" or len(after.text) > 1):
        return False  # "1/8 финала", but no season
    return sign.text in ",:./" and before.text.isdigit() and after.text.isdigit() and before.end + 1 == after.start


def _counting(found: Branches, number: int, after: int) -> None:
    """Have a number stand by what it counts: "в 37,5 миллиарда долларов"."""
    tokens, heads = found.laid.tokens, found.heads
    top = after
    while top < len(tokens) and after <= heads[top] < after + _COUNTED:
        top = heads[top]
    if top >= len(tokens) or tokens[after].word.pos not in ("NOUN", "NUMR") or tokens[top].word.pos != "NOUN":
        return
    if number in above(heads, top) or top in above(heads, number):
        return
    role = found.roles[number]
    heads[top], found.roles[top] = heads[number], "nmod" if role == "appos" else role
    heads[number], found.roles[number] = after, "nummod"
    for i in range(number):
        if heads[i] == number and found.roles[i] == "case":
            heads[i] = top


def _initialled(laid: Laid, first: int) -> int:
    """Where a name begins with the initials before it: "Дж.Джонс"."""
    tokens = laid.tokens
    while first > 1 and tokens[first - 1].text == "." and len(tokens[first - 2].text) < 3 and tokens[first - 2].text[0].isupper():
        first -= 2
    return first


def _gathered(found: Branches, first: int, last: int) -> int:
    """Make words `first` to `last` one branch; gives its topmost word."""
    span = range(first, last + 1)
    top = min(
        (i for i in span if found.heads[i] not in span),
        key=lambda i: (not found.laid.tokens[i].is_word, len(above(found.heads, i)), i),
    )
    low = min((i for i in span if found.heads[i] not in span), key=lambda i: (len(above(found.heads, i)), i))
    if low != top:  # a sign hangs higher than any word
        found.heads[top], found.roles[top] = found.heads[low], found.roles[low]
    for i in span:
        if i != top and (found.heads[i] not in span or i == low):
            found.heads[i], found.roles[i] = top, "punct" if found.laid.tokens[i].text in _SIGNS else "flat"
    return top


def _date(found: Branches, wording: Wording) -> None:
    """Make each date a branch without anything else on it."""
    laid = found.laid
    i = 0
    while i < len(laid.tokens):
        mention, last = laid.mention[i], i
        if mention < 0 and not _hour(laid, i, wording.dating) or _named(found, i):
            i += 1
            continue
        while mention >= 0 and last + 1 < len(laid.tokens) and laid.mention[last + 1] == mention:
            last += 1
        last = last if mention >= 0 else i + 2
        last = _gone_on(found, i, last, wording)
        bound = laid.bound(i, wording.bounding, wording.than, wording.negations)
        first = bound if bound >= 0 else i
        top = _gathered(found, first, last)
        span = range(first, last + 1)
        others = [j for j, h in enumerate(found.heads) if h in span and j not in span]
        lead = {j for j in others if j < first and all(_leads(found, k, wording.dating) for k in range(j, first))}
        lead |= {j for j in others if found.roles[j] in ("case", "mark", "fixed", "advmod", "cc")}
        others = [j for j in others if j not in lead and laid.tokens[j].is_word]
        above = found.heads[top]
        if above < 0 and others:  # what hangs on a date must be the clause
            above = next((j for j in others if laid.tokens[j].word.pos in ("VERB", "PRTS", "INFN")), others[0])
            found.heads[above], found.roles[above] = -1, "root"
            found.heads[top], found.roles[top] = above, "obl"
        for j in others:
            if found.roles[j] == "conj" and others[0] < j and above != others[0]:
                found.heads[j] = others[0]  # a list that the date only opens
            elif j != above:
                found.heads[j] = above
                going_on = found.roles[j] == "conj" and laid.tokens[j].word.pos in ("VERB", "PRTS")
                loose = found.roles[j] in (*_NAMED, "conj") and not going_on
                case = found.people[j].case if j in found.people else laid.tokens[j].word.case
                acts = loose and case == "nomn" and laid.mention[j] < 0 and laid.tokens[above].word.pos in ("VERB", "PRTS")
                taken = loose and j == last + 1 and case in ("gent", "accs") and _takes(found, above, j)
                found.roles[j] = "nsubj" if acts else "obj" if taken else "obl" if loose else found.roles[j]
        if above >= 0:
            found.timed.add(above)
        found.dates.update(span)
        found.dates.update(lead)
        found.dates.update(j for j, h in enumerate(found.heads) if h in lead and found.roles[j] == "fixed")
        i = last + 1


def _named(found: Branches, i: int) -> bool:
    """Whether word i is one of a name in quotation marks, and says nothing of when: «Россия сегодня»."""
    first = found.bound.get(i, -1)
    return 0 <= first < i and found.laid.tokens[first].text in QUOTES and found.laid.tokens[first + 1].text[0].isupper()


def _takes(found: Branches, verb: int, noun: int) -> bool:
    """Whether a verb after somebody takes an object and has none: "5 мая Петра Громова арестовали"."""
    word, living = found.laid.tokens[verb].word, noun in found.people or found.laid.tokens[noun].word.animacy == "anim"
    living = living or any(h == noun and found.roles[j] == "flat:name" for j, h in enumerate(found.heads))
    free = all(h != verb or found.roles[j] != "obj" for j, h in enumerate(found.heads))
    return noun < verb and living and free and word.pos == "VERB" and "tran" in word.grammemes


def _hour(laid: Laid, i: int, dating: frozenset[str]) -> bool:
    """Whether a time of day begins at word i, though no date has it: "с 11.00 в музее", not "с 2.50 доллара"."""
    tokens = laid.tokens
    if not 0 < i < len(tokens) - 3 or not tokens[i].text.isdigit() or not _fraction(laid, i + 1):
        return False
    led = tokens[i - 1].word.pos == "PREP" and tokens[i - 1].word.form in dating
    minutes, after = tokens[i + 2].text, tokens[i + 3]
    clock = tokens[i + 1].text in ".:" and len(minutes) == 2 and int(tokens[i].text) < 24 and int(minutes) < 60
    if not led or not clock or all(m < 0 for m in laid.mention[:i]):
        return False
    if after.word.pos == "PREP" and any(t.text.isdigit() for t in tokens[i + 4 : i + 5]):
        return _hour(laid, i + 4, dating)  # "с 11.00 до 14.30", not "с 11.20 до 12.40 рубля"
    return after.word.pos in ("PREP", "VERB", "CONJ") or after.text in ",."


def _gone_on(found: Branches, first: int, last: int, wording: Wording) -> int:
    """Where a date ends that words after it go on with: "в 18:00 по Москве", "5 мая текущего года"."""
    tokens, end, span = found.laid.tokens, last, range(first, last + 1)
    clocked = last + 2 < len(tokens) and tokens[last + 1].word.form in wording.by_clock
    if clocked and tokens[last].text.isdigit() and tokens[last - 1].text == ":" and tokens[last + 2].text[0].isupper():
        return last + 2
    for j in range(last + 1, len(tokens)):
        word, dated = tokens[j].word, found.laid.mention[j] >= 0
        if word.lemma in wording.timely and not dated:
            end = j if found.heads[j] in span or clocked and word.lemma in wording.times else end
        elif not dated and word.pos != "PREP" and (clocked or tokens[j].is_word):
            break
    return end


def _leads(found: Branches, i: int, dating: frozenset[str]) -> bool:
    token = found.laid.tokens[i]
    return token.word.pos == "PREP" or token.word.form in dating or not token.is_word
