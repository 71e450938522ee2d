"""Dates that belong to a noun of the sentence and date nothing else: "закон о возвращении конституции 2004 года"."""

from datetime import date

from timeline.detecting.clauses import PREDICATES
from timeline.detecting.features import Setting, Spot, front
from timeline.detecting.paths import head
from timeline.detecting.triggers import Trigger
from timeline.languages.morphology import Word
from timeline.model import Dated

_COARSE = ("year", "interval", "open")
_PHRASE = 6  # words between a plan and its term: "программы социального развития области до 2020 года"
_PAPER = 5  # words between a paper and its day: "приказ № 432 от 19 апреля"
_INSIDE = ("NOUN", "ADJF", "PRTF")


def elsewhere(setting: Setting, trigger: Trigger, mention: int, where: Spot, mentions: list[int]) -> bool:
    """Whether a mention says which thing a noun beside it means, or which event, so that it can't date the trigger. `mentions`
    are all that may date something in the sentence."""
    return (
        _of_thing(setting, trigger, mention, where)
        or _of_plan(setting, where)
        or _of_span(setting, where, mentions)
        or _of_edition(setting, mention, where, mentions)
        or _of_paper(setting, trigger, where, mentions)
        or _of_best(setting, mention, where)
        or _of_event(setting, trigger, where)
        or _of_last(setting, trigger, where)
        or _of_charge(setting, trigger, where)
        or _lasting(setting, trigger, mention)
        or _before_it(setting, trigger, where)
        or later(setting, trigger, where.last)
        or _of_rest(setting, trigger, where)
        or _of_state(setting, trigger, where)
        or _of_hope(setting, trigger, where)
        or _of_one(setting, trigger, mention, where, mentions)
        or _of_birth(setting, trigger, where)
        or _of_aside(setting, trigger, where)
        or _of_term(setting, trigger, where)
        or _to_come(setting, trigger, where)
        or _of_attribute(setting, trigger, where)
        or _foretold(setting, trigger, where)
    )


def _of_thing(setting: Setting, trigger: Trigger, mention: int, where: Spot) -> bool:
    """ "Конституция 2004 года", "художник первой половины XX века": a year or an age right behind what is no event, nor what a
    title is of ("чемпионка Европы 2017 года", "чемпионат мира 2012 года")."""
    noun = where.first - 1
    if (
        where.preposition
        or not _years(setting.dated[mention])
        or noun in (trigger.head, trigger.last)
        or not _bears(setting, noun, where)
    ):
        return False
    before, token = setting.laid.tokens[max(noun - 1, 0)], setting.laid.tokens[noun]
    scope = before.word.pos == "NOUN" and (token.text[0].isupper() or token.word.lemma in setting.words.scopes)
    living = token.word.animacy != "inan" and not _age(setting.dated[mention])
    stretch = token.word.lemma in setting.words.stretches
    return not scope and not living and not stretch and all(t.head != noun for t in setting.triggers)


def _of_paper(setting: Setting, trigger: Trigger, where: Spot, mentions: list[int]) -> bool:
    """ "12 мая опубликовал приказ № 432 от 19 апреля": the day that a paper bears, behind another."""
    laid, words = setting.laid, setting.words
    if where.preposition not in words.issued or (trigger.form == "noun" and trigger.kind in words.papers):
        return False
    papers = (t.head for t in setting.triggers if t.form == "noun" and t.kind in words.papers)
    papers = (paper for paper in papers if laid.tokens[paper].word.case != "ablt")  # "утверждён указом от 5 мая"
    own = any(0 < where.first - 1 - paper <= _PAPER and paper > trigger.head for paper in papers)
    return own and any(laid.mention.index(m) < trigger.head for m in mentions)


def _years(date: Dated) -> bool:
    """Whether a time is told in years alone: none of "21–22 мая 2017 года"."""
    return all(len(part.rstrip("~")) <= len("2017") for part in date.edtf.split("/"))


def _age(date: Dated) -> bool:
    """Whether a time is longer than a decade."""
    return date.first is not None and date.last is not None and date.last.year - date.first.year > 10


def _of_plan(setting: Setting, where: Spot) -> bool:
    """ "Закон о бюджете на 2013 год", "программа развития области до 2020 года": the term that a plan is made for."""
    words, tokens = setting.words, setting.laid.tokens
    if where.preposition not in words.terms or where.precision not in _COARSE:
        return False
    for i in range(where.first - 2, max(where.first - 2 - _PHRASE, -1), -1):
        if tokens[i].word.lemma in words.plans:
            return True
        if tokens[i].word.pos not in _INSIDE and not (tokens[i].word.pos == "PREP" and tokens[i].word.form not in words.terms):
            return False
    return False


def _of_span(setting: Setting, where: Spot, mentions: list[int]) -> bool:
    """ "Раскроет отчётность за первый квартал 22 мая": what something is told over, right behind it, where the sentence tells a
    day or month besides."""
    laid, words = setting.laid, setting.words
    noun = where.first - 2
    if where.preposition not in words.over or noun < 0 or laid.tokens[noun].word.pos != "NOUN" or laid.mention[noun] >= 0:
        return False
    own = laid.mention[where.first]
    return any(m != own and len(setting.dated[m].edtf) >= len("2017-05") and "/" not in setting.dated[m].edtf for m in mentions)


def _of_edition(setting: Setting, mention: int, where: Spot, mentions: list[int]) -> bool:
    """ "7 ноября 2012 года объявили лауреата премии 2012 года": the year of an edition, where the sentence
    tells a day or month in it."""
    if where.preposition or where.precision != "year" or not _bears(setting, where.first - 1, where):
        return False
    year = setting.dated[mention]
    return any(m != mention and within(setting.dated[m], year) for m in mentions)


def _of_best(setting: Setting, mention: int, where: Spot) -> bool:
    """ "Признан лучшим игроком 2017 года": the year that somebody is the best of."""
    tokens, noun = setting.laid.tokens, where.first - 1
    if noun < 1 or where.preposition or not _years(setting.dated[mention]):
        return False
    before = [tokens[i].word for i in range(front(setting.laid, noun), noun)]
    best = any("Supr" in word.grammemes or word.lemma in setting.words.most for word in before)
    return best and tokens[noun].word.animacy == "anim"


def _of_event(setting: Setting, trigger: Trigger, where: Spot) -> bool:
    """ "Назначен после выборов 14 октября", "бывший кандидат на выборах 14 октября назначен": the day of an event before or after
    which something was done, or by which it is said who somebody is."""
    noun = where.first - 1
    tokens = setting.laid.tokens
    if where.ahead and where.preposition in setting.words.awaited and trigger.form == "noun" and trigger.verb < 0:
        opens = front(setting.laid, trigger.head)  # "после назначений к пятнице он сформирует кабинет"
        return opens > 0 and tokens[opens - 1].word.form in setting.words.around
    if where.preposition or noun < 1 or noun in (trigger.head, trigger.last) or all(t.head != noun for t in setting.triggers):
        return False
    first = front(setting.laid, noun)
    faces = first > 1 and tokens[first - 2].word.lemma in setting.words.facing  # "предстанет перед судом 14 октября"
    if first > 0 and tokens[first - 1].word.form in setting.words.around and not faces:
        return True
    return not where.ahead and _tells_who(setting, trigger, noun)


def _tells_who(setting: Setting, trigger: Trigger, noun: int) -> bool:
    """Whether a noun hangs, by nouns alone, on somebody who is no part of an event."""
    tree, tokens = setting.tree, setting.laid.tokens
    for i in tree.above(noun) if tree is not None else ():
        if tokens[i].word.pos != "NOUN" or i in (trigger.head, trigger.last):
            return False
        if tokens[i].word.animacy == "anim":
            return tokens[i].text.islower()
    return False


def _of_last(setting: Setting, trigger: Trigger, where: Spot) -> bool:
    """ "Шестые выборы после завершения диктатуры в 1989 году": a time right behind what the trigger's own noun comes after."""
    tokens = setting.laid.tokens
    last = where.first - (2 if where.preposition else 1)
    for i in range(last, trigger.head + 1, -1):
        if tokens[i - 1].word.form in setting.words.around:
            return trigger.form == "noun"
        if not tokens[i].is_word or tokens[i].word.pos in ("VERB", "PRTS", "INFN", "CONJ"):
            return False
    return False


def _lasting(setting: Setting, trigger: Trigger, mention: int) -> bool:
    """ "Подписано распоряжение об установке в 2010–2011 годах": years in which a thing of a moment can't have been done."""
    word, when = setting.laid.tokens[trigger.head].word, setting.dated[mention]
    several = when.first is not None and when.last is not None and when.last.year > when.first.year and "/" in when.edtf
    return several and trigger.kind in setting.words.momentary and word.is_done


def _of_charge(setting: Setting, trigger: Trigger, where: Spot) -> bool:
    """ "Обвинил коллегу в домогательстве в 1986 году": the time of what somebody is charged with, told after it."""
    tokens, words = setting.laid.tokens, setting.words
    charge = next((i for i in range(where.first - 1, trigger.head - 1, -1) if tokens[i].word.lemma in words.charges), -1)
    if charge < 0 or setting.laid.clause[charge] != setting.laid.clause[where.first]:
        return False
    within = range(charge + 1, where.first - bool(where.preposition))
    return any(tokens[i].word.pos == "PREP" and tokens[i].word.form in words.inside for i in within)


def _before_it(setting: Setting, trigger: Trigger, where: Spot) -> bool:
    """ "Громов скончался 5 мая в Твери, куда приехал из Москвы": what had brought somebody there is another time's, but not
    "с 5 мая находится в Твери, куда доставлен"."""
    clause = setting.laid.clause
    opens = setting.laid.tokens[clause.index(clause[trigger.head])].word.form
    began = where.preposition in setting.words.since
    return opens in setting.words.brought and not began and clause[where.first] != clause[trigger.head]


def later(setting: Setting, trigger: Trigger, last: int) -> bool:
    """ "Попал в плен 5 мая и вскоре был убит": what was done some time after what the time up to word `last` dates."""
    tokens, words = setting.laid.tokens, setting.words
    return any(
        tokens[i].word.form in words.aside
        and (tokens[i - 1].text == "," or tokens[i - 1].word.form in words.joiners)
        and tokens[i + 1].word.pos not in ("PREP", "")
        and setting.laid.mention[i + 1] < 0
        for i in range(last + 1, trigger.head)
    )


def _of_rest(setting: Setting, trigger: Trigger, where: Spot) -> bool:
    """ "Подписал Громова, а 9 мая — Белова": the time of what is told without its verb."""
    laid, words = setting.laid, setting.words
    lead = where.first - bool(where.preposition) - 1
    if trigger.head > lead or lead < 0 or laid.tokens[lead].word.form not in words.contrasting:
        return False
    after = range(where.last + 1, len(laid.tokens))
    return all(laid.tokens[i].word.pos not in (*PREDICATES, "INFN") for i in after)


def _of_state(setting: Setting, trigger: Trigger, where: Spot) -> bool:
    """ "Первый, кто победил с 1999 года", "женаты с 2011 года и стали родителями": since when something has been so or nothing
    like it is not when something was done."""
    tree, tokens, words = setting.tree, setting.laid.tokens, setting.words
    done = tokens[trigger.verb if trigger.verb >= 0 else trigger.head].word
    if not (_since(setting, where) and done.is_done):
        return False
    if trigger.head < where.first:
        before = (tokens[i].word for i in range(trigger.head))
        return any(w.lemma in words.first | words.most or "Supr" in w.grammemes for w in before)
    above = tree.above(where.first) if tree is not None else ()
    over = next((i for i in above if tokens[i].word.pos in PREDICATES), trigger.head)
    opens = tokens[setting.laid.clause.index(setting.laid.clause[trigger.head])].word.form
    return over < where.first and opens not in words.when and over not in (trigger.head, trigger.verb)


def _since(setting: Setting, where: Spot) -> bool:
    """Whether a mention tells since when: "с 1999 года"."""
    return where.preposition in setting.words.since and where.precision == "open"


def _of_hope(setting: Setting, trigger: Trigger, where: Spot) -> bool:
    """ "Его отставка ожидалась с мая": since when something had been awaited or wished for."""
    if not _since(setting, where) or trigger.form != "noun":
        return False
    verb = setting.tree.heads[trigger.head] if setting.tree is not None else -1
    word = setting.laid.tokens[verb].word
    return verb >= 0 and word.lemma in setting.words.hoping and word.tense == "past"


def _of_one(setting: Setting, trigger: Trigger, mention: int, where: Spot, mentions: list[int]) -> bool:
    """ "В космос летали Громова (1994) и Белова (2014)": the time in brackets of but one of several."""
    laid = setting.laid
    own = laid.clause[where.first]
    if laid.heads[own] != "bracket" or laid.clause[trigger.head] == own or laid.tokens[trigger.head].word.number != "plur":
        return False
    others = (laid.mention.index(m) for m in mentions if m != mention)
    apart = (sorted((where.first, i)) for i in others if laid.heads[laid.clause[i]] == "bracket")
    return trigger.form == "verb" and any(laid.tokens[i].text == ")" for first, last in apart for i in range(first, last))


def _of_aside(setting: Setting, trigger: Trigger, where: Spot) -> bool:
    """ "Занимал пост посла (2001—2003), ранее руководил отделом": the time in brackets behind another clause."""
    laid = setting.laid
    if trigger.head <= where.last or laid.heads[laid.clause[where.first]] != "bracket":
        return False
    opened = next((i for i in range(where.first, 0, -1) if laid.tokens[i].text == "("), 0)
    return opened > 0 and laid.clause[trigger.head] not in (laid.clause[where.first], laid.clause[opened - 1])


def _of_birth(setting: Setting, trigger: Trigger, where: Spot) -> bool:
    """ "Депутат (1924 года рождения) открыл заседание"."""
    after = where.last + 1
    noun = setting.laid.tokens[after].word if after < len(setting.laid.tokens) else None
    return noun is not None and noun.case == "gent" and setting.words.nouns.get(noun.lemma) == "birth" and trigger.head != after


def _of_term(setting: Setting, trigger: Trigger, where: Spot) -> bool:
    """ "Зачли год в изоляторе с августа 2017 года": the time of what is set off against a sentence."""
    served = where.precision in ("open", "interval") or where.preposition in setting.words.since
    return served and setting.laid.tokens[trigger.head].word.lemma in setting.words.crediting


def _to_come(setting: Setting, trigger: Trigger, where: Spot) -> bool:
    """ "Убит незадолго до юбилея — 4 июля ему исполнилось бы 80": a time to come, told beside what was done."""
    laid = setting.laid
    word, own = laid.tokens[trigger.head].word, laid.clause[where.first]
    beside = laid.clause[trigger.head] != own and laid.heads[own] == "main"
    return where.ahead and trigger.form == "verb" and word.is_done and beside


def _foretold(setting: Setting, trigger: Trigger, where: Spot) -> bool:
    """ "22 мая сообщила, что он покинет пост", "что намерен уйти": the time at which it was said what is to come."""
    tree, tokens = setting.tree, setting.laid.tokens
    deed = trigger.verb if trigger.verb >= 0 else trigger.head
    word = tokens[deed].word
    coming = word.tense == "futr" or trigger.form == "infinitive" and (word.pos != "VERB" or word.tense == "pres")
    if where.ahead or not coming or tree is None:
        return False
    rising, _ = tree.path(head(tree, where.first, where.last), deed)
    return rising[-1] != deed and tokens[rising[-1]].word.tense == "past"


def _of_attribute(setting: Setting, trigger: Trigger, where: Spot) -> bool:
    """ "Клип, выложенный 20 июля, собрал миллион просмотров", "с момента вступления в должность в мае он столкнулся": the time of
    the deed by which it is said which thing or person acts, or before or since which something was so."""
    tree, tokens, words = setting.tree, setting.laid.tokens, setting.words
    if tree is None:
        return False
    rising, _ = tree.path(head(tree, where.first, where.last), trigger.head)
    for i in rising[1:-1]:
        word = tokens[i].word
        if i in (trigger.verb, trigger.last) or word.pos in (*PREDICATES, "INFN", "GRND"):
            return False
        done = word if word.pos == "PRTF" else _as_participle(setting, i)
        if done is not None:
            if (own := next((t for t in setting.triggers if t.verb == i and t.form == "noun"), None)) is not None:
                return trigger.head != own.head and done.is_done and _apart(setting, i, own)
            past = done.is_done and done.lemma not in words.light
            noun = tree.heads[i]
            thing = tokens[noun].word.pos == "NOUN" and all(t.head != noun for t in setting.triggers)
            return past and thing and noun not in (trigger.verb, trigger.last)
        opens = front(setting.laid, i)
        if opens > 0 and tokens[opens - 1].word.form in words.preceding and where.precision != "day":
            return word.pos == "NOUN"
    return False


def _apart(setting: Setting, participle: int, own: Trigger) -> bool:
    """Whether what happened then is a mishap, or something else came after it: "из-за случившегося 5 мая пожара", "после
    состоявшихся в мае выборов", but not "на состоявшемся 5 мая заседании"."""
    lead = setting.laid.tokens[participle - 1].word.form if participle else ""
    return own.kind in setting.words.mishaps or lead in setting.words.around


def _as_participle(setting: Setting, i: int) -> Word | None:
    """The participle that an adjective may be read as: "погибшего в 2005 году"."""
    token = setting.laid.tokens[i]
    if token.word.pos != "ADJF":
        return None
    return next((w for w in setting.words.morphology.readings(token.text) if w.pos == "PRTF"), None)


def _bears(setting: Setting, noun: int, where: Spot) -> bool:
    """Whether a mention hangs on the noun right before it."""
    tree = setting.tree
    if tree is None or noun < 0 or setting.laid.tokens[noun].word.pos != "NOUN" or setting.laid.mention[noun] >= 0:
        return False
    return any(tree.heads[i] == noun for i in range(where.first, where.last + 1))


def within(one: Dated, year: Dated) -> bool:
    """Whether a time is finer than the year that it lies in."""
    first, last = one.first or date.max, one.last or date.min
    inside = year.first is not None and year.last is not None and year.first <= first and last <= year.last
    return inside and "/" not in one.edtf and len(one.edtf) > len(year.edtf)
