"""Learn what words call for and write it into the language pack: part of `make train`, from the trees that teach the parser.

Counted is how often each verb, passive or not, and each noun has an object, an infinitive, a clause, or a noun in a case with or
without a preposition. A passive verb has what the active one has but its object. Kept is what a word has much oftener than others
of its sort.
"""

from collections import Counter, defaultdict
from pathlib import Path

from syntax_silver import Silver

from timeline import languages
from timeline.detecting.titling.needing import INFINITIVE, OBJECT, WEIGHTS, called, frames
from timeline.detecting.titling.phrases import case_of
from timeline.detecting.wording import Wording
from timeline.languages.morphology import Morphology, Word

ROOT = Path(__file__).parent.parent
SEEN = 4  # times a word was seen of which anything is told
PRIOR = 2.0  # times that what is usual of all words of a sort counts
OFTEN = 0.15  # the share from which a frame is kept
MORE = 1.5  # times as often as with others, or
MOSTLY = 0.5  # in so many cases at least
SELDOM, MUCH_MORE = 0.06, 4.0  # a lesser share is kept where others have the frame so many times more seldom
CASES = {"Nom": "nomn", "Gen": "gent", "Dat": "datv", "Acc": "accs", "Ins": "ablt", "Loc": "loct", "Par": "gent"}
ABOUT = """# What words call for, made by `make train` (benchmarks/train_needs.py): how often a word (/a a verb, /p a passive one,
# /n a noun) has a complement of a sort, counted in the articles of Russian Wikinews (CC BY 2.5) and others that NEREL collects,
# https://github.com/nerel-ds/NEREL, as slovnet's networks (MIT licence, https://github.com/natasha/slovnet) see their syntax;
# neither their text nor their weights are in here."""


class Counts:
    """How often words were seen, with each frame, and with which frames at once."""

    def __init__(self) -> None:
        self.seen: Counter[str] = Counter()
        self.framed: dict[str, Counter[str]] = defaultdict(Counter)
        self.sets: dict[str, Counter[frozenset[str]]] = defaultdict(Counter)

    def add(self, name: str, had: frozenset[str]) -> None:
        self.seen[name] += 1
        self.framed[name].update(had)
        self.sets[name][had] += 1


def counted(silver: list[Silver], morphology: Morphology, adverbial: frozenset[str]) -> Counts:
    """What each word of the trees has; `adverbial` are nouns of phrases that complete nothing."""
    found = Counts()
    for one in silver:
        children: dict[int, list[int]] = defaultdict(list)
        for i, head in enumerate(one.heads):
            children[head].append(i)
        for i, text in enumerate(one.words):
            if name := called(_read(morphology, text, one.tags[i])):
                found.add(name, frozenset(f for c in children[i] for f in _frames(one, morphology, adverbial, children, c)))
    for name in [n for n in found.seen if n.endswith("/p")]:
        for had, times in found.sets.get(f"{name[:-1]}a", Counter[frozenset[str]]()).items():
            for _ in range(times):
                found.add(name, had - {OBJECT})
    return found


def _read(morphology: Morphology, text: str, tag: str) -> Word:
    """The reading of a word that has the part of speech that slovnet sees."""
    wanted = {"VERB": ("VERB", "INFN", "PRTS", "PRTF", "GRND"), "NOUN": ("NOUN",)}.get(tag.partition("|")[0], ())
    found = next((w for w in morphology.readings(text) if w.pos in wanted), None)
    return found or morphology.word("и")


def _frames(
    one: Silver, morphology: Morphology, adverbial: frozenset[str], children: dict[int, list[int]], i: int
) -> frozenset[str]:
    marks = dict(part.split("=") for part in one.tags[i].partition("|")[2].split("|") if "=" in part)
    pos = "INFN" if marks.get("VerbForm") == "Inf" else ""
    if pos and one.roles[i] not in ("xcomp", "csubj", "acl", "obj", "obl", "nmod", "ccomp"):
        return frozenset()
    led = next((one.words[c] for c in children[i] if one.roles[c] == "case" and c < i), "")
    if morphology.word(one.words[i]).lemma in adverbial:
        return frozenset()
    case = CASES.get(marks.get("Case", "")) or case_of(morphology.word(one.words[i]))
    return frames(one.roles[i], pos, morphology.word(led).lemma if led else "", [case] if case else [])


def shares(counts: Counts) -> dict[str, float]:
    """How often a word has any of what it calls for, and each of that."""
    total: Counter[str] = Counter()
    usual: Counter[str] = Counter()
    for name, seen in counts.seen.items():
        total[name[-1]] += seen
        for frame, times in counts.framed[name].items():
            usual[f"{name[-1]} {frame}"] += times
    found: dict[str, float] = {}
    for name, seen in sorted(counts.seen.items()):
        if seen < SEEN:
            continue
        kept = {}
        for frame, times in sorted(counts.framed[name].items()):
            common = usual[f"{name[-1]} {frame}"] / total[name[-1]]
            share = (times + PRIOR * common) / (seen + PRIOR)
            own = share >= OFTEN and (share >= MORE * common or share >= MOSTLY or frame == INFINITIVE)
            if own or times > 1 and share >= SELDOM and share >= MUCH_MORE * common:
                kept[frame] = (share - common) / (1 - common)
        if kept:
            having = sum(times for had, times in counts.sets[name].items() if had & kept.keys())
            found[name] = (having + PRIOR * OFTEN) / (seen + PRIOR)
            found |= {f"{name} {frame}": share for frame, share in kept.items()}
    return found


def train(silver: list[Silver]) -> None:
    """Count, and write what was found."""
    pack = languages.load("ru")
    found = shares(counted(silver, pack.morphology, Wording.of(pack).adverbial))
    target = ROOT / "timeline" / "languages" / "ru" / WEIGHTS
    lines = [f"{name}\t{share:.2f}" for name, share in found.items()]
    target.write_text("\n".join([ABOUT, *lines]) + "\n", encoding="utf-8")
    print(f"needs: {len(found)} shares of {sum(' ' not in name for name in found)} words in {target.relative_to(ROOT)}")
