"""What is seen of a trigger, of a mention and of the two together, as the names of features that weights are learned for."""

from functools import cache

from attrs import frozen

from timeline.analysing import Parsed
from timeline.detecting.clauses import QUOTES, Laid
from timeline.detecting.lexicon import Lexicon
from timeline.detecting.paths import head
from timeline.detecting.triggers import Trigger
from timeline.languages.morphology import Word
from timeline.model import Dated
from timeline.parsing import Tree

OPENING = 150  # characters: a sentence that begins in the first or second so many is an article's lead
_VERBAL = frozenset(("VERB", "PRTS", "INFN", "GRND"))
_SIGNS = frozenset(",;:—–(")
_GAPS = (0, 1, 2, 3, 4, 6, 8, 11, 15, 20, 30)


@frozen(eq=False)
class Setting:
    """A sentence, its triggers, the document's mentions, and how far into the document it stands (0, 1, or 2)."""

    laid: Laid
    triggers: list[Trigger]
    dated: tuple[Dated, ...]
    order: int
    words: Lexicon
    parsed: Parsed

    @property
    def tree(self) -> Tree | None:
        """The tree of the sentence; None where its language has none."""
        return self.parsed.tree(self.laid.sentence)


@frozen(eq=False)
class Spot:
    """Where a mention stands in a sentence: its first and last word, and the preposition before it or ""; how fine it is, and
    whether it is to come."""

    first: int
    last: int
    preposition: str
    precision: str
    ahead: bool


def spot(laid: Laid, mention: int, dated: tuple[Dated, ...], ahead: bool) -> Spot:
    """Where a mention stands."""
    at = [i for i, m in enumerate(laid.mention) if m == mention]
    before = laid.tokens[at[0] - 1].word if at[0] else None
    governor = before.form if before is not None and before.pos == "PREP" else ""
    return Spot(at[0], at[-1], governor, _precision(dated[mention].edtf), ahead)


def _precision(value: str) -> str:
    if value.endswith("/.."):
        return "open"
    if "/" in value:
        return "interval"
    return {4: "year", 5: "year", 7: "month", 8: "month"}.get(len(value), "day")


def of_trigger(setting: Setting, trigger: Trigger) -> list[str]:
    """What is seen of a trigger alone."""
    laid, words = setting.laid, setting.words
    word = laid.tokens[trigger.head].word
    verb = laid.tokens[trigger.verb].word if trigger.verb >= 0 else None
    governor = preposition(laid, trigger.head) if trigger.form in ("noun", "name") else ""
    brought = "no" if verb is None else _class(verb, words)
    after = laid.tokens[trigger.last + 1] if trigger.last + 1 < len(laid.tokens) else None
    opening = laid.heads[laid.clause[trigger.head]]
    known = str(word.lemma in words.nouns or word.lemma in words.verbs)
    found = [
        f"form={trigger.form}",
        f"kind={trigger.kind}",
        f"lemma={word.lemma}",
        f"ending={word.lemma[-4:]}",
        f"look={trigger.form}|{word.pos}|{word.tense}|{word.aspect}|{word.voice}",
        f"known={known}|{trigger.form}",
        f"brought={brought}|{trigger.form}",
        f"clause={opening}|{trigger.form}",
        f"order={setting.order}|{trigger.form}",
        f"after={_kind_of(after.word, after.text) if after else 'end'}|{trigger.form}",
        f"wide={trigger.last > trigger.first}",
    ]
    if trigger.form in ("noun", "name"):
        found += [f"prep={governor}", f"prepknown={governor}|{known}", f"case={word.case}|{bool(governor)}|{known}"]
        found.append(f"number={word.number}|{known}")
    else:
        found += [
            f"negated={_negated(laid, trigger, words)}",
            f"class={_class(word, words)}",
            f"person={word.person}|{word.number}",
        ]
    if verb is not None:
        found.append(f"by={verb.lemma}")
    return found


def of_pair(setting: Setting, trigger: Trigger, where: Spot, rule: float, rank: int) -> list[str]:
    """What is seen of a trigger and a mention together. `rule` is the rules' score, `rank` the trigger's place by it."""
    laid = setting.laid
    anchor = trigger.verb if trigger.verb >= 0 and trigger.form in ("noun", "name") else trigger.head
    before = anchor < where.first
    low, high = (anchor, where.first) if before else (where.last, anchor)
    gap = bucket(high - low - 1)
    same, ahead = str(laid.clause[anchor] == laid.clause[where.first]), str(where.ahead)
    heads = f"{laid.heads[laid.clause[anchor]]}>{laid.heads[laid.clause[where.first]]}"
    inner = laid.tokens[low + 1 : high]
    signs = len([t for t in inner if t.text in _SIGNS])
    verbs = len([t for t in inner if t.word.pos in _VERBAL])
    others = len({*laid.mention[low + 1 : high]} - {-1})
    rivals = len([t for t in setting.triggers if low < t.head < high])
    way = "<" if before else ">"
    verb = laid.tokens[trigger.verb if trigger.verb >= 0 else trigger.head].word
    tense = f"{verb.pos}|{verb.tense}|{verb.aspect}" if trigger.form != "noun" or trigger.verb >= 0 else "noun"
    return [
        f"ahead={ahead}|{tense}",
        f"ahead={ahead}|{verb.tense}|{same}",
        f"ahead={ahead}|{trigger.form}",
        f"same={same}|{trigger.form}",
        f"heads={heads}|{same}|{way}",
        f"gap={gap}|{way}|{trigger.form}",
        f"signs={min(signs, 4)}|{same}",
        f"verbs={min(verbs, 3)}|{trigger.form}",
        f"others={min(others, 2)}|{same}",
        f"rivals={min(rivals, 4)}|{way}",
        f"precision={where.precision}|{trigger.form}",
        f"kindprecision={where.precision}|{trigger.kind}",
        f"dateprep={where.preposition}|{trigger.form}|{way}",
        f"near={where.preposition}|{way}|{min(gap, 3)}|{trigger.form}",
        f"rank={min(rank, 4)}|{trigger.form}",
        f"rule={int(max(rule, 0) * 10)}",
        f"ruleform={int(max(rule, 0) * 5)}|{trigger.form}",
        f"lemmasame={laid.tokens[trigger.head].word.lemma}|{same}",
        f"kindsame={trigger.kind}|{same}|{min(rank, 2)}",
        f"count={min(len(setting.triggers), 5)}|{min(rank, 2)}",
        *of_way(setting, trigger, where),
    ]


def of_way(setting: Setting, trigger: Trigger, where: Spot) -> list[str]:
    """What the sentence's tree says of a trigger and a mention: how far up from the mention the way between them goes and how far
    down to the trigger, and the roles on it."""
    tree = setting.tree
    if tree is None:
        return []
    anchor = trigger.verb if trigger.verb >= 0 and trigger.form in ("noun", "name") else trigger.head
    up, down = tree.path(head(tree, where.first, where.last), anchor)
    rising, falling = min(len(up) - 1, 4), min(len(down), 4)
    roles = "<".join([tree.roles[i] for i in up[:-1][-2:]]) + ">" + ">".join([tree.roles[i] for i in down[:2]])
    return [
        f"tree={rising}|{falling}|{trigger.form}",
        f"roles={roles}|{min(rising, 3)}|{min(falling, 3)}",
        f"over={not down}|{min(rising, 3)}|{where.precision}",
    ]


@cache
def bucket(gap: int) -> int:
    return next((n for n, edge in enumerate(_GAPS) if gap <= edge), len(_GAPS))


def _class(word: Word, words: Lexicon) -> str:
    for name in ("light", "support", "report", "state", "modal"):
        if word.lemma in getattr(words, name):
            return name
    return "verb" if word.lemma in words.verbs else "other"


def _kind_of(word: Word, text: str) -> str:
    return f"{word.pos}{word.case}" if word.pos else text[:1] if not text[0].isalnum() else "number"


def preposition(laid: Laid, noun: int) -> str:
    """The preposition that governs a noun, its adjectives between them, or the noun before it whose name it opens: "на турнире
    «Кубок Волги»"."""
    if noun > 1 and laid.tokens[noun - 1].text in QUOTES and laid.tokens[noun - 2].word.pos == "NOUN":
        noun -= 2
    for i in range(noun - 1, max(noun - 5, -1), -1):
        word = laid.tokens[i].word
        if word.pos == "PREP":
            return word.form
        if word.pos not in ("ADJF", "PRTF", "NUMR") and not laid.tokens[i].text[0].isdigit():
            break
    return ""


def front(laid: Laid, noun: int) -> int:
    """Where a noun begins: the first of the adjectives and numbers right before it, else itself."""
    while noun and laid.tokens[noun - 1].word.pos in ("ADJF", "PRTF", "NUMR"):
        noun -= 1
    return noun


def _negated(laid: Laid, trigger: Trigger, words: Lexicon) -> bool:
    first = trigger.verb if trigger.verb >= 0 else trigger.head
    return first > 0 and laid.tokens[first - 1].word.form in words.negation
