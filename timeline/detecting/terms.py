"""Terms: until when, or from when on, what a word tells lasts or is to be done."""

from timeline.detecting.attaching import Pair
from timeline.detecting.clauses import FINITE, Laid
from timeline.detecting.features import preposition
from timeline.detecting.gathering import Desk
from timeline.detecting.modality.status import ahead
from timeline.detecting.titling.attributing import NOMINAL


def ends(desk: Desk, laid: Laid, pair: Pair) -> bool:
    """Whether a time is the end of what lasts ("занимал пост до 2007 года", "работы продлятся до мая"), or the day by which
    something to come is to be done: "деньги вернут до 10 мая", "итоги подведут не позднее 10 мая"."""
    trigger, words = pair.trigger, desk.words
    head = trigger.teller
    word, date = laid.tokens[head].word, desk.dated[pair.mention]
    beside = (t.word for t, c in zip(laid.tokens, laid.clause, strict=True) if c == laid.clause[head])
    stays = head == trigger.head and trigger.form == "noun" and any(w.pos == "VERB" and w.lemma in words.state for w in beside)
    lasts = stays or word.aspect == "impf" or word.lemma in words.lasting  # "находится с визитом до 10 мая"
    done = not lasts and ahead(date, desk.publication) is not False and word.lemma not in desk.signs.moving
    done = done and (word.pos == "INFN" or desk.parsed.tense(date.start, date.end) == "future")
    done = done and not (word.pos == "NOUN" and preposition(laid, head))  # "задержится до среды из-за выборов"
    # A time may be that of the sentence before: "тогда".
    first = laid.mention.index(pair.mention) if (lasts or done) and pair.mention in laid.mention else 0
    lead = laid.tokens[first - 1].word.form if first and (lasts or laid.clause[first] == laid.clause[head]) else ""
    latest = laid.bound(first, words.latest, desk.wording.than, words.negation) >= 0
    return (latest or lead in (words.until if lasts else words.by)) and "T" not in date.edtf


def until(desk: Desk, laid: Laid, pair: Pair, edtf: str) -> str:
    """The value of a pair's time, open to its beginning where it is an end: "../2007"."""
    return f"../{end(desk, laid, pair.mention)}" if "/" not in edtf and ends(desk, laid, pair) else edtf


def end(desk: Desk, laid: Laid, mention: int) -> str:
    """The value of a time that something ends by: that of "конец года" is its last day."""
    date, opening = desk.dated[mention], laid.tokens[laid.mention.index(mention)].word.form
    return date.last.isoformat() if opening in desk.words.closing and date.last else date.edtf


def since(desk: Desk, laid: Laid, pair: Pair) -> str | None:
    """From when on is what was done until a time to come, None of anything else: from the publication day, where that is known
    and the time is the verb's ("рейсы прекращены до понедельника"), else ".." ("объявил приём заявок до понедельника")."""
    date, words, tree = desk.dated[pair.mention], desk.words, desk.parsed.tree(laid.sentence)
    head = pair.trigger.teller
    word, day = laid.tokens[head].word, desk.publication.exact
    if not word.is_done or word.pos not in FINITE or word.lemma in desk.signs.moving or pair.mention not in laid.mention:
        return None
    first = laid.mention.index(pair.mention)
    led = first > 0 and laid.tokens[first - 1].word.form in words.until and laid.clause[first] == laid.clause[head]
    coming = ahead(date, desk.publication) is True
    if laid.tokens[first].word.form in words.closing and day is not None and date.last is not None:
        coming = day < date.last
    if not led or not coming or "T" in date.edtf or date.tense == "future":
        return None
    own = tree is not None and tree.heads[first] == head and word.lemma not in words.prolonging
    return day.isoformat() if own and day is not None and desk.publication.sure else ".."


def counted(desk: Desk, laid: Laid, pair: Pair) -> bool:
    """Whether it is told how many did something, or had it done to them, since a time: "с апреля погибли 75 человек"."""
    tree = desk.parsed.tree(laid.sentence)
    if laid.tokens[pair.trigger.head].word.tense == "futr":
        return False  # "с 10 мая появятся четыре рейса"
    who = tree.children(pair.trigger.head, *NOMINAL) if tree is not None else ()
    return tree is not None and any(tree.roles[c].startswith("nummod") for i in who for c in tree.children(i))
