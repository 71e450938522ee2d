"""What a verb or a noun calls for hangs on it, and what a clause inside holds stays there: what a parser often gets wrong."""

from bisect import bisect_left
from collections.abc import Container

from timeline.detecting.clauses import FINITE, Laid
from timeline.detecting.titling.attributing import NOMINAL, STOPS, above, has
from timeline.detecting.titling.needing import INFINITIVE, OBJECT, Needs, frames
from timeline.detecting.titling.phrases import BENT, case_of
from timeline.detecting.wording import Wording
from timeline.languages.morphology import Morphology

_SIGNS = "«»\"„“”'"
_MOSTLY = 0.4  # the share of objects from which a verb misses one
_OFTEN = 0.15  # the share from which a noun may well be completed so
_SELDOM = 0.03  # and that up to which a verb isn't
_WHOSE = ("nmod", "appos", "flat", "flat:name")  # how those hang on a noun whose it is


def settle(
    laid: Laid,
    heads: list[int],
    roles: list[str],
    people: Container[int],
    morphology: Morphology,
    wording: Wording,
    needs: Needs,
) -> None:
    """Set right the tree of a sentence, given as heads and roles; `people` are the words that stand for somebody's name."""
    _so_called(laid, heads, roles, people, morphology)
    _strays(laid, heads, roles, wording)
    _opening(laid, heads, roles, needs)
    _called_for(laid, heads, roles)
    _bound(laid, heads, roles, needs)
    _planned(laid, heads, roles, needs)
    _completed(laid, heads, roles, morphology, needs)
    _objects(laid, heads, roles)
    _victims(laid, heads, roles, needs)
    _called(laid, heads, roles, people, needs)
    _taken(laid, heads, roles, wording)
    _told_to(laid, heads, roles, wording)
    _together(laid, heads, roles, wording)
    _at_least(laid, heads, roles, wording)


def _at_least(laid: Laid, heads: list[int], roles: list[str], wording: Wording) -> None:
    """What says that a number may be larger or smaller goes with it: "не менее 12 человек", "по меньшей мере трое"."""
    tokens = laid.tokens
    for i, token in enumerate(tokens):
        for words in (words for words in wording.at_least if words[0] == token.word.form):
            inside, number = range(i, i + len(words)), i + len(words)
            if number >= len(tokens) or any(tokens[j].word.form != word for j, word in zip(inside, words, strict=True)):
                continue
            word = tokens[number].word
            counts = tokens[number].text.isdigit() or word.pos == "NUMR" or word.lemma in wording.numbers
            if counts and not any(j in inside for j in above(heads, number)):
                for j in (j for j in inside if heads[j] not in inside):
                    if roles[j] in NOMINAL and heads[heads[number]] == heads[j]:
                        roles[heads[number]] = roles[j]
                    heads[j], roles[j] = number, "advmod"


def _together(laid: Laid, heads: list[int], roles: list[str], wording: Wording) -> None:
    """A word that a preposition follows, with which it is one, goes with that: "вместе с женой мэр уехал"."""
    for i, token in enumerate(laid.tokens):
        if token.word.form not in wording.together or roles[i] != "advmod":
            continue
        led = next((j for j in range(i + 1, len(heads)) if laid.tokens[j].word.pos != "PRCL"), i)
        noun = heads[led] if laid.tokens[led].word.form == wording.beside and roles[led] == "case" else -1
        if noun > led and i not in above(heads, noun):
            heads[i] = noun


def _told_to(laid: Laid, heads: list[int], roles: list[str], wording: Wording) -> None:
    """A clause with "что" behind somebody to whom a thing is told is what was told: "уведомил членов комитета, что уйдёт"."""
    tokens = laid.tokens
    for i, head in enumerate(heads):
        if roles[i] not in ("acl", "acl:relcl", "advcl", "conj") or not 0 <= head < i:
            continue
        mark = next((j for j in range(head + 1, i) if heads[j] == i and roles[j] == "mark"), -1)
        if mark < 0 or tokens[mark].word.form not in wording.that or tokens[mark - 1].text != ",":
            continue
        verb = next((j for j in (head, *above(heads, head)) if tokens[j].word.pos == "VERB"), -1)
        whom = next((j for j in range(verb + 1, mark) if heads[j] == verb and roles[j] in ("obj", "iobj")), -1)
        told = verb >= 0 and tokens[whom].word.animacy == "anim" and (head == verb or whom in (head, *above(heads, head)))
        if told and whom >= 0 and not has(heads, roles, verb, "ccomp"):
            heads[i], roles[i] = verb, "ccomp"


def _called(laid: Laid, heads: list[int], roles: list[str], people: Container[int], needs: Needs) -> None:
    """A noun right before a verb that mostly has one in its case, and here none, is the verb's, and no second subject right after
    it: "в области физики премии удостоен", "Громов удостоен премии"."""
    tokens = laid.tokens
    for verb, token in enumerate(tokens):
        if token.word.pos not in ("VERB", "PRTS"):
            continue
        after = verb + 1 if verb + 1 < len(tokens) and heads[verb + 1] == verb and roles[verb + 1] in NOMINAL else -1
        second = after > 0 and any(heads[j] == verb and roles[j] in NOMINAL for j in range(verb))
        bent = "datv" if after in people else case_of(tokens[after].word) if second else ""
        if second and bent in ("gent", "datv") and needs.pull(token.word, (bent,)) >= _MOSTLY:
            roles[after] = "iobj"  # "досталась Элис Уайт"
        before = (j for j in range(verb - 1, -1, -1) if laid.mention[j] < 0 and roles[j] not in ("aux", "aux:pass"))
        if (i := next(before, -1)) < 0 or roles[i] != "nmod" or i in people:
            continue
        case = case_of(tokens[i].word)
        if case not in ("gent", "datv", "ablt") or has(heads, roles, i, "case") or verb not in above(heads, i):
            continue
        own = (j for j, head in enumerate(heads) if head == verb and roles[j] in ("obl", "iobj", "obj"))
        free = not any(case_of(tokens[j].word) == case and not has(heads, roles, j, "case") for j in own)
        if free and needs.pull(token.word, (case,)) >= _MOSTLY and needs.pull(tokens[heads[i]].word, (case,)) < _MOSTLY:
            heads[i], roles[i] = verb, "iobj"


def _taken(laid: Laid, heads: list[int], roles: list[str], wording: Wording) -> None:
    """A pronoun between a verb that takes an object and a preposition is that object, and a genitive further off is none:
    "выдвинул её на пост прокурора"."""
    tokens, owners = laid.tokens, wording.owners | wording.theirs
    for i in range(1, len(tokens) - 1):
        verb, owner = tokens[i - 1].word, tokens[i].word.form in owners
        if owner and verb.pos == "PRTF" and {"tran", "actv"} <= verb.grammemes and roles[i - 1] in ("acl", "amod"):
            heads[i], roles[i] = i - 1, "obj"  # "из-за преследовавших его травм"
            continue
        parted = tokens[i + 1].word.pos == "PREP" or laid.mention[i + 1] >= 0  # it is whose nothing there
        whose = verb.pos == "NOUN" and laid.mention[i - 1] < 0  # "после перевода его в Тверь"
        ahead = _verb_after(laid, i) if owner and parted and not whose and roles[i] in ("det", "amod", "nmod", "case") else -1
        if ahead > 0 and not has(heads, roles, ahead, "obj"):
            heads[i], roles[i] = ahead, "obj"  # "её на полгода отстранили"
            continue
        if not owner or "tran" not in verb.grammemes or verb.pos not in ("VERB", "GRND", "INFN"):
            continue
        if not parted:  # "наградил его медалью"
            noun = heads[i]
            beside = noun > i and all(tokens[j].word.pos == "ADJF" for j in range(i + 1, noun))
            things = {j for j, head in enumerate(heads) if head == i - 1 and roles[j] == "obj"}
            if beside and case_of(tokens[noun].word) == "ablt" and things <= {noun}:
                roles[noun] = "obl" if noun in things else roles[noun]
                heads[i], roles[i] = i - 1, "obj"
            continue
        for j in range(i + 2, len(tokens)):
            near = tokens[j - 1].word if roles[j - 1] != "amod" else tokens[j - 2].word
            if heads[j] == i - 1 and roles[j] == "obj" and case_of(tokens[j].word) == "gent" and near.pos == "NOUN":
                heads[j], roles[j] = j - 1 if roles[j - 1] != "amod" else j - 2, "nmod"
        heads[i], roles[i] = i - 1, "obj"


def _verb_after(laid: Laid, i: int) -> int:
    """The verb that takes an object behind word i and the dates and words with prepositions there; -1 where there is none."""
    for j in range(i + 1, len(laid.tokens)):
        word = laid.tokens[j].word
        if laid.tokens[j].text in STOPS or word.pos in ("CONJ", "INFN", "PRTS", "GRND"):
            return -1
        if word.pos == "VERB":
            return j if "tran" in word.grammemes else -1
    return -1


def _so_called(laid: Laid, heads: list[int], roles: list[str], people: Container[int], morphology: Morphology) -> None:
    """Somebody in the nominative is no second subject after the verb nor of a thing further off: "по специальности дизайнер"."""
    tokens = laid.tokens
    for i, head in enumerate(heads):
        second = roles[i] in NOMINAL and any(heads[j] == head and roles[j] in NOMINAL for j in range(head))
        if not (second or roles[i] == "nmod") or not 0 <= head < i - 1 or i in people or tokens[i - 1].word.pos != "NOUN":
            continue
        nouns = [w for w in morphology.readings(tokens[i].text) if w.pos == "NOUN"]
        living = bool(nouns) and all(w.case == "nomn" and w.animacy == "anim" for w in nouns)
        if living and head in above(heads, i - 1):
            heads[i], roles[i] = i - 1, "flat"


def _strays(laid: Laid, heads: list[int], roles: list[str], wording: Wording) -> None:
    """What follows a gerund, a participle or the verb of "который" or "где" is its own, not of a verb before the comma: "приносит
    присягу, сменив на посту Махмуда"."""
    tokens = laid.tokens
    commas = [i for i, token in enumerate(tokens) if token.text == ","]
    for i, head in enumerate(heads) if commas else ():
        # "физика, признанного виновным", "игроком, получившим приз"
        became = roles[i] == "xcomp" and (tokens[i].word.pos == "ADJF" or tokens[i].word.case in ("accs", "nomn"))
        if roles[i] not in ("obj", "iobj", "obl", "nmod") and not became or not 0 <= head < i:
            continue
        before = bisect_left(commas, i) - 1
        if before < 0 or (comma := commas[before]) <= head:
            continue
        inside = range(comma + 1, i)
        verb = next((j for j in inside if tokens[j].word.pos == "GRND"), -1)
        if verb < 0 and any(tokens[j].word.lemma in wording.relatives or tokens[j].word.form in wording.inner for j in inside):
            verb = next((j for j in inside if tokens[j].word.pos in ("VERB", "PRTS")), -1)
        if verb < 0:
            verb = next((j for j in inside[:2] if tokens[j].word.pos == "PRTF" and roles[j] == "acl" and heads[j] < comma), -1)
        if verb < 0 or heads[verb] == i and roles[verb] != "acl:relcl":
            continue
        if i in above(heads, verb):
            heads[verb], roles[verb] = head, "advcl"
        taken = roles[i] == "xcomp" and tokens[i].word.pos == "NOUN"
        heads[i], roles[i] = verb, "obl" if roles[i] == "nmod" else "obj" if taken else roles[i]


def _opening(laid: Laid, heads: list[int], roles: list[str], needs: Needs) -> None:
    """An infinitive is what the verb behind it calls for that has no other, where that mostly has one ("построить мост власти
    планируют"), or nobody is told to do it: "открыть школу планируется"."""
    for i, head in enumerate(heads):
        if roles[i] != "advcl" or laid.tokens[i].word.pos != "INFN" or head < i or has(heads, roles, head, "xcomp"):
            continue
        verb, apart = laid.tokens[head].word, any(t.text == "," for t in laid.tokens[i:head])
        nobody = verb.pos in FINITE and not apart and not any(has(heads, roles, head, role) for role in NOMINAL)
        if nobody or not has(heads, roles, i, "mark") and needs.pull(verb, (INFINITIVE,)) >= _MOSTLY:
            roles[i] = "xcomp"


def _called_for(laid: Laid, heads: list[int], roles: list[str]) -> None:
    """An infinitive is called for by the verb right before it, not by one that this goes on from, and so is whom it made do so:
    "объединились и вынудили мэра бежать"."""
    for i, head in enumerate(heads):
        if roles[i] != "xcomp" or laid.tokens[i].word.pos != "INFN" or not 0 <= head < i:
            continue
        between = [j for j in range(head + 1, i) if heads[j] == head and roles[j] == "conj"]
        if len(between) != 1 or laid.tokens[between[0]].word.pos != "VERB" or has(heads, roles, between[0], "xcomp"):
            continue
        verb = between[0]
        if any(t.text == "," for t in laid.tokens[verb:i]):
            continue
        heads[i] = verb
        for j in range(verb + 1, i):
            if heads[j] == i and roles[j] == "obj" and "intr" in laid.tokens[i].word.grammemes:
                heads[j] = verb


def _bound(laid: Laid, heads: list[int], roles: list[str], needs: Needs) -> None:
    """An infinitive is called for by the nearest verb before it that has one mostly and here none: "сообщили, что он вынужден
    отдать"."""
    for i, head in enumerate(heads):
        if laid.tokens[i].word.pos != "INFN" or roles[i] not in ("ccomp", "xcomp", "csubj") or not 0 <= head < i:
            continue
        for verb in range(i - 1, head, -1):
            word = laid.tokens[verb].word
            helping = roles[verb] in ("aux", "aux:pass")  # "вынужден был отдать"
            if word.pos not in ("VERB", "PRTS", "ADJS") or laid.tokens[verb + 1].text == "," or helping:
                continue
            bound = word.pos == "ADJS" and roles[verb] != "advmod" or needs.pull(word, (INFINITIVE,)) >= _MOSTLY
            free = not any(heads[j] == verb and laid.tokens[j].word.pos == "INFN" for j in range(verb, i))
            if bound and free and head in above(heads, verb):
                heads[i], roles[i] = verb, "xcomp"
            break


def _planned(laid: Laid, heads: list[int], roles: list[str], needs: Needs) -> None:
    """An infinitive between a noun that calls for it and their verb is the noun's: "о планах завершить карьеру сообщила"."""
    for i, head in enumerate(heads):
        if roles[i] != "xcomp" or laid.tokens[i].word.pos != "INFN" or not 0 < i < head or heads[i - 1] != head:
            continue
        if laid.tokens[i - 1].word.pos == "NOUN" and needs.pull(laid.tokens[i - 1].word, (INFINITIVE,)) > _SELDOM:
            heads[i], roles[i] = i - 1, "acl"


def _completed(laid: Laid, heads: list[int], roles: list[str], morphology: Morphology, needs: Needs) -> None:
    """What often completes a noun, and a verb hardly ever, is the noun's before it, but for whose that is: "перевод в суд Громов
    обжаловал", "контракт тренера с клубом истёк"."""
    tokens = laid.tokens
    for i, head in enumerate(heads):
        if roles[i] != "obl" or head < 0 or tokens[i].word.pos != "NOUN" or laid.mention[i] >= 0:
            continue
        led = next((j for j in range(i) if heads[j] == i and roles[j] == "case"), -1)
        if led < 1 or tokens[led].word.pos != "PREP" or laid.mention[led - 1] >= 0:
            continue
        cases = [case_of(w) for w in morphology.readings(tokens[i].text) if w.pos in BENT]
        ways = frames("obl", "NOUN", tokens[led].word.lemma, cases)
        if needs.pull(tokens[head].word, ways) > _SELDOM:
            continue
        noun = led - 1
        while 0 <= heads[noun] < noun and roles[noun] in _WHOSE and needs.pull(tokens[noun].word, ways) < _OFTEN:
            noun = heads[noun]
        plain = tokens[noun].word.pos == "NOUN" and i not in above(heads, noun) and noun != head
        if plain and needs.pull(tokens[noun].word, ways) >= _OFTEN:
            heads[i], roles[i] = noun, "nmod"


def _objects(laid: Laid, heads: list[int], roles: list[str]) -> None:
    """What no preposition leads hangs on a transitive verb as its object: "похоронят артиста в Твери"."""
    for i, head in enumerate(heads):
        if roles[i] != "nmod" or not 0 <= head < i or case_of(laid.tokens[i].word) not in ("gent", "accs"):
            continue
        verb = laid.tokens[head].word
        if (
            verb.pos == "VERB"
            and "tran" in verb.grammemes
            and not has(heads, roles, i, "case")
            and not has(heads, roles, head, "obj")
        ):
            roles[i] = "obj"


def _victims(laid: Laid, heads: list[int], roles: list[str], needs: Needs) -> None:
    """A verb that has an object mostly, and here none, has somebody for one whose genitive is the accusative too: "приговорил к
    году лишения свободы мэра"."""
    for verb, token in enumerate(laid.tokens):
        transitive = token.word.pos == "VERB" and "tran" in token.word.grammemes and token.word.number == "sing"
        if not transitive or needs.pull(token.word, (OBJECT,)) < _MOSTLY or has(heads, roles, verb, "obj"):
            continue
        for i in range(verb + 1, len(laid.tokens)):
            word, head = laid.tokens[i].word, heads[i]
            if roles[i] != "nmod" or word.animacy != "anim" or word.pos != "NOUN" or case_of(word) not in ("gent", "accs"):
                continue
            over, between = above(heads, i), laid.tokens[verb:i]
            inside = verb in over and all(roles[j] in ("obl", "nmod") for j in over[: over.index(verb)])
            beside = laid.tokens[head].word.animacy == "inan" and head > verb
            beside = beside and all(t.is_word or t.text in _SIGNS for t in between)
            if inside and beside and not has(heads, roles, i, "case"):
                heads[i], roles[i] = verb, "obj"
                break
