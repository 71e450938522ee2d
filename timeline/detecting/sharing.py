"""Triggers that take a date from their neighbour by grammar, whatever the weights say of them."""

from timeline.detecting.attaching import Pair
from timeline.detecting.belonging import later
from timeline.detecting.clauses import Laid
from timeline.detecting.features import Setting, front, preposition
from timeline.detecting.lexicon import Lexicon
from timeline.detecting.triggers import Trigger

_SHARE = 0.8  # of the neighbour's score
_LASTS = 0.5  # the score of an office held for a stretch of time in its own clause, and of a dated paper
_YEAR = len("2009")
_PAPER = 5  # words between a paper and its date


def share(setting: Setting, pairs: list[Pair], mentions: list[int]) -> list[Pair]:
    """The pairs with those added that follow from them, in text order."""
    taken = {p.trigger.head for p in pairs}
    free = [t for t in setting.triggers if t.head not in taken]
    found = list(pairs)
    for trigger in free:
        pair = (
            _gathering(setting, trigger, pairs)
            or _issued(setting, trigger, mentions)
            or _errand(setting, trigger, pairs)
            or _tenure(setting, trigger, mentions)
            or _along(setting, trigger, pairs)
            or _absent(setting, trigger, pairs)
        )
        if pair is not None:
            found.append(pair)
    found = [p for p in found if not _told_of(setting, p, found)]
    found += [Pair(p.trigger, m, p.score) for p in found for m in _others(setting, p, found, mentions)]
    return sorted(found, key=lambda p: p.trigger.head)


def listed(setting: Setting, mention: int, mentions: list[int]) -> list[int]:
    """The times of its sort, a year or a day or month, that one is listed with, itself among them: "выигрывал Кубок в 2009, 2011
    и 2013 годах", "соберутся в феврале и в июне"."""
    laid, run = setting.laid, list[int]()
    sort = len(setting.dated[mention].edtf)
    for one in mentions:
        if len(setting.dated[one].edtf) != sort:
            continue
        first = laid.mention.index(one)
        last = len(laid.mention) - 1 - laid.mention[::-1].index(run[-1]) if run else first
        between = [t for t in laid.tokens[last + 1 : first] if sort == _YEAR or t.word.pos != "PREP"]
        signs = setting.words.joiners if sort == _YEAR else setting.words.joiners - setting.words.either
        joined = len(between) == 1 and (between[0].text == "," or between[0].word.form in signs)
        if run and not joined:
            if mention in run:
                break
            run = []
        run.append(one)
    return run if mention in run else []


def _others(setting: Setting, pair: Pair, pairs: list[Pair], mentions: list[int]) -> list[int]:
    """The years besides its own in which what a verb tells was done too, and nothing else; or the days or months in which it
    will be."""
    tokens, dated = setting.laid.tokens, setting.dated[pair.mention]
    word = tokens[pair.trigger.head].word
    if len(dated.edtf) != _YEAR:
        told = tokens[pair.trigger.verb].word if pair.trigger.verb >= 0 else word
        coming = told.pos == "VERB" and told.tense != "past" and dated.tense == "future"
        if not coming or dated.type != "DATE" or "/" in dated.edtf:
            return []
    elif word.tense != "past" and not (word.pos == "NOUN" and word.number == "sing"):
        return []
    taken = {p.mention for p in pairs}
    return [m for m in listed(setting, pair.mention, mentions) if m not in taken]


def _told_of(setting: Setting, pair: Pair, pairs: list[Pair]) -> bool:
    """Whether a report only tells of the dated thing: "подчеркнул проведенные в июле учения"."""
    tokens = setting.laid.tokens
    return pair.trigger.kind == "statement" and any(
        p is not pair
        and p.mention == pair.mention
        and p.trigger.verb >= 0
        and tokens[p.trigger.verb].word.pos in ("PRTF", "ADJF")
        for p in pairs
    )


def _gathering(setting: Setting, trigger: Trigger, pairs: list[Pair]) -> Pair | None:
    """ "заявил 9 августа, выступая на встрече": the gathering at which a dated thing was said or done."""
    laid, words = setting.laid, setting.words
    if trigger.form != "noun" or trigger.kind not in words.gatherings or laid.tokens[trigger.head].word.number != "sing":
        return None
    if not _during(setting, trigger.head):
        return None
    clause = laid.clause[trigger.head]
    for pair in pairs:
        other = laid.clause[pair.trigger.head]
        if pair.trigger.form == "verb" and (clause == other or clause == other + 1 and laid.heads[clause] == "gerund"):
            return Pair(trigger, pair.mention, pair.score * _SHARE)
    return None


def _during(setting: Setting, noun: int) -> bool:
    """Whether a noun stands after "на", "во время", "в ходе"."""
    laid, words = setting.laid, setting.words
    if preposition(laid, noun) in words.during:
        return True
    first = front(laid, noun)
    return first > 0 and laid.tokens[first - 1].word.form in words.during


def _issued(setting: Setting, trigger: Trigger, mentions: list[int]) -> Pair | None:
    """ "приказ № 432 от 19.07.2016": the day a paper bears is the day it was signed."""
    laid, words = setting.laid, setting.words
    if trigger.form != "noun" or trigger.kind not in words.papers:
        return None
    for mention in mentions:
        at = laid.mention.index(mention)
        if 0 < at - 1 - trigger.head <= _PAPER and laid.tokens[at - 1].word.form in words.issued:
            return Pair(trigger, mention, _LASTS)
    return None


def _errand(setting: Setting, trigger: Trigger, pairs: list[Pair]) -> Pair | None:
    """ "прибыл 19 апреля в Баку, где планирует встретиться": what a dated trip is for, where its day is known."""
    laid, words = setting.laid, setting.words
    clause = laid.clause[trigger.head]
    start = laid.clause.index(clause)
    if (
        trigger.form not in ("infinitive", "verb")
        or laid.tokens[start].word.form not in words.whereto
        or any(m >= 0 for i, m in enumerate(laid.mention) if laid.clause[i] == clause)
    ):
        return None
    verb = laid.tokens[trigger.verb if trigger.verb >= 0 else trigger.head].word
    if verb.is_done:
        return None
    for pair in pairs:
        length = len(setting.dated[pair.mention].edtf)
        if pair.trigger.kind == "visit" and laid.clause[pair.trigger.head] == clause - 1 and length == 10:
            return Pair(trigger, pair.mention, pair.score * _SHARE)
    return None


def _absent(setting: Setting, trigger: Trigger, pairs: list[Pair]) -> Pair | None:
    """ "Не сыграет на турнире, который стартует в среду": who stays away from what a clause behind it dates."""
    laid, words = setting.laid, setting.words
    word, clause = laid.tokens[trigger.head].word, laid.clause[trigger.head]
    if trigger.form != "verb" or word.tense != "futr" or laid.tokens[trigger.head - 1].word.form not in words.negation:
        return None
    for pair in pairs:
        verb = pair.trigger.verb if pair.trigger.form == "noun" else pair.trigger.head
        if verb > trigger.head and laid.clause[verb] == clause + 1 and laid.tokens[verb].word.lemma in words.light:
            opening = laid.tokens[laid.clause.index(clause + 1)].word
            return Pair(trigger, pair.mention, pair.score * _SHARE) if opening.lemma in words.relatives else None
    return None


def then(laid: Laid, at: int, words: Lexicon) -> int:
    """The mention right before the clause of a word where that tells what happened then: "с 2008 года, когда ушёл Громов"; -1
    where there is none."""
    start = laid.clause.index(laid.clause[at])
    opened = start > 1 and laid.tokens[start].word.form in words.when and laid.tokens[start - 1].text == ","
    return laid.mention[start - 2] if opened else -1


def _along(setting: Setting, trigger: Trigger, pairs: list[Pair]) -> Pair | None:
    """ "задержан и дал показания", "сообщил, что министр назначен", "министр назначен, сообщили 5 мая": what was done after a
    dated deed, or is told of in a dated report, in a clause without a date."""
    laid, words = setting.laid, setting.words
    verb, clause = laid.tokens[trigger.head].word, laid.clause[trigger.head]
    done = verb.pos in ("VERB", "PRTS") and verb.is_done
    if trigger.form != "verb" or trigger.kind == "statement" or not done:
        return None
    own = any(m >= 0 for m, c in zip(laid.mention, laid.clause, strict=True) if c == clause)
    opening = laid.tokens[laid.clause.index(clause)].word.form
    for pair in pairs:
        other = laid.clause[pair.trigger.head]
        if own and other != clause or pair.trigger.form != "verb" or later(setting, trigger, pair.trigger.head):
            continue
        if pair.trigger.kind == "statement":
            behind = other == clause + 1 and laid.clause.index(other) == pair.trigger.head
            if behind or other == clause - 1 and laid.heads[clause] == "sub" and opening in words.that:
                return Pair(trigger, pair.mention, pair.score * _SHARE)
            continue
        joined = other == clause or other == clause - 1 and laid.heads[clause] == "main" and opening in words.onward
        if joined and pair.trigger.head < trigger.head and laid.tokens[pair.trigger.head].word.is_done:
            return Pair(trigger, pair.mention, pair.score * _SHARE)
    return None


def _tenure(setting: Setting, trigger: Trigger, mentions: list[int]) -> Pair | None:
    """ "председателя с 2019 по 2023 год", "возглавляет с 2019 года": an office is held over a stretch of time."""
    laid = setting.laid
    if trigger.kind != "office":
        return None
    held = trigger.form == "verb" and laid.tokens[trigger.head].word.tense == "pres"
    for mention in mentions:
        date = setting.dated[mention]
        lasting = "/" in date.edtf and (held or not date.edtf.endswith("..")) or date.joined is not None
        at = laid.mention.index(mention)
        if lasting and laid.clause[at] == laid.clause[trigger.head]:
            return Pair(trigger, mention, _LASTS)
    return None
