"""Learn the weights of the parser and write them into the language pack: part of `make train`.

The trees to learn from are those that slovnet's network sees in the articles of NEREL's training part (`syntax_silver`), and in
the same sentences with other words of the same form: what it thinks of all heads, not only of the best. Left out are the articles
of `../shared/gold` and those of `syntax_apart.txt`, by which the parser is measured. The same trees, on the same machine, give
the same bytes.
"""

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import articles
import numpy as np
import syntax_silver
import train_needs
from syntax_network import Learner, Lesson, batch
from syntax_silver import Silver, Teacher

from timeline import languages
from timeline.languages import Pack
from timeline.parsing import WEIGHTS, Parser, parser
from timeline.parsing.building import Builder
from timeline.parsing.weights import Learned, write
from timeline.parsing.words import Endings, Look, Vocabulary, Words, looked

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
OFTEN = {"lemmas": 2, "tags": 2, "readings": 3, "endings": 5}  # times a thing is seen to have a row of its own
COPIES = 2  # of each sentence with other words
CHANGED = 0.3  # share of their words that are others
OPEN = {"NOUN", "VERB", "ADJF", "INFN", "PRTF", "PRTS", "ADVB", "GRND", "ADJS"}  # parts of speech that are changed
EPOCHS = 6
RATE, SLOWLY = 1.5e-3, 100  # what is learned of a step at most, which it comes to in so many
TOGETHER = 800  # words that are learned of at once
# Roles that the corpus has seldom go with those they are like.
FOLDED = {"csubj:pass": "csubj", "nummod:entity": "nummod", "nummod:gov": "nummod", "compound": "flat", "list": "conj"}
FOLDED |= {"expl": "advmod", "orphan": "dep", "goeswith": "flat", "vocative": "dep", "dislocated": "dep"}
FIGURES = ("head", "head and role", "head, slovnet's own", "head and role, slovnet's own")
ABOUT = """# Weights of a parser of Russian, made by `make train` (benchmarks/train_syntax.py). Learned from the articles of
# Russian Wikinews (CC BY 2.5) and others that NEREL collects, https://github.com/nerel-ds/NEREL, as slovnet's networks
# (MIT licence, https://github.com/natasha/slovnet) see their syntax; neither their text nor their weights are in here."""


class Reader:
    """Sentences as lessons, by a vocabulary made of them."""

    def __init__(self, pack: Pack, silver: list[Silver], said: list[str]) -> None:
        self._pack = pack
        self._endings = pack.section("syntax", Endings).reflexive
        self.vocabulary = vocabulary(self.look(text) for one in silver for text in one.words)
        self.words = Words(pack, self.vocabulary)
        self.roles = [*sorted({folded(role) for one in silver for role in one.roles} - {"root"}), "root"]
        self._said = [self.roles.index(folded(role)) if folded(role) in self.roles else -1 for role in said]

    def look(self, text: str) -> Look:
        return looked(text, self._pack.morphology, self._endings)

    def lesson(self, one: Silver) -> Lesson:
        roles = np.zeros((len(one.words), len(self.roles)), np.float32)
        for share, role in zip(likely(one.role_scores).T, self._said, strict=True):
            if role >= 0:
                roles[:, role] += share
        rare = [self.vocabulary.lemmas.get(self.look(text).rare_lemma, 0) for text in one.words]
        scores, steps = one.head_scores.astype(np.float32), np.arange(len(one.words))
        scores[steps, steps + 1] = -np.inf  # slovnet thinks of words as their own heads too
        return Lesson(self.words.rows(one.words), np.array(rare), likely(scores), roles, np.array(one.heads) + 1)

    def changed(self, silver: list[Silver], order: random.Random) -> Iterator[list[str]]:
        """The sentences with some words changed for others that look the same but for their lemma."""
        alike: dict[tuple[str, str], list[str]] = defaultdict(list)
        for one in silver:
            for text in one.words:
                look = self.look(text)
                if self._pack.morphology.word(text).pos in OPEN:
                    alike[look.tag, look.readings].append(text)
        for one in silver:
            looks = [(text, alike.get((self.look(text).tag, self.look(text).readings))) for text in one.words]
            yield [order.choice(others) if others and order.random() < CHANGED else text for text, others in looks]


def likely(scores: np.ndarray) -> np.ndarray:
    """Scores as shares that add up to 1."""
    found = np.exp(scores - scores.max(1, keepdims=True), dtype=np.float32)
    return found / found.sum(1, keepdims=True)


def vocabulary(looks: Iterable[Look]) -> Vocabulary:
    """Rows for all that was seen often enough, and for what stands for the rest."""
    looks = list(looks)
    rare = {look.rare for look in looks}
    known = {
        "lemmas": often((look.lemma for look in looks), "lemmas") | {look.rare_lemma for look in looks},
        "tags": often((look.tag for look in looks), "tags") | rare,
        "readings": often((look.readings for look in looks), "readings") | rare,
        "endings": often((look.ending for look in looks), "endings") - {""},
    }
    rows, found = 1, {}
    for kind, names in known.items():
        found[kind] = {name: row for row, name in enumerate(sorted(names), rows)}
        rows += len(names)
    return Vocabulary(**found)


def often(names: Iterable[str], kind: str) -> set[str]:
    return {name for name, times in Counter(names).items() if times >= OFTEN[kind]}


def folded(role: str) -> str:
    return FOLDED.get(role, role)


def learn(lessons: list[Lesson], learner: Learner, order: np.random.Generator) -> None:
    """Sentences of much the same length side by side, in an order that each round draws anew, in ever smaller steps."""
    steps, total = 0, 0
    for epoch in range(EPOCHS):
        together = list(batches(lessons, order))
        total = total or len(together) * EPOCHS
        off = 0.0
        for n in order.permutation(len(together)):
            rate = RATE * min(1, (steps + 1) / SLOWLY) * max(0, 1 - steps / total)
            off += learner.learn(batch(together[n], order), rate)
            steps += 1
        print(f"  round {epoch + 1}: off by {off / len(together):.3f}", flush=True)


def batches(lessons: list[Lesson], order: np.random.Generator) -> Iterator[list[Lesson]]:
    found: list[Lesson] = []
    for n in np.argsort([len(one.rows) + 3 * order.random() for one in lessons]):
        found.append(lessons[n])
        if sum(len(one.rows) for one in found) >= TOGETHER:
            yield found
            found = []
    if found:
        yield found


def measured(builder: Parser, silver: list[Silver]) -> tuple[float, float, float, float]:
    """The share of words with the right head, and with the right role too: beside the best tree, beside slovnet's own choice
    (`FIGURES`)."""
    hits = Counter[int]()
    total = 0
    for one in silver:
        tree = builder.tree(one.words)
        for n, (heads, roles) in enumerate(((one.heads, one.roles), (one.said_heads, one.said_roles))):
            for head, role, own, said in zip(tree.heads, tree.roles, heads, roles, strict=True):
                hits[2 * n] += head == own
                hits[2 * n + 1] += head == own and role == folded(said)
        total += len(one.words)
    return hits[0] / total, hits[1] / total, hits[2] / total, hits[3] / total


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--nerel", type=Path, default=SHARED / "nerel" / "train")
    arguments.add_argument("--measure", action="store_true", help="learn nothing, measure the weights that there are, as JSON")
    chosen = arguments.parse_args()
    models = syntax_silver.data()
    if models is None:
        print("no slovnet: the parser's weights stay as they are (pip install '.[neural]'; pip install --no-deps natasha==1.6.0)")
        return
    held, teacher = articles.apart("syntax_apart.txt"), Teacher(models)
    unseen = list(teacher.read(chosen.nerel, sorted(held)))
    if chosen.measure:
        own = parser(languages.load("ru"))
        assert own is not None
        print(json.dumps(dict(zip(FIGURES, measured(own, unseen), strict=True))))
        return
    gold = {json.loads(line)["doc"] for line in (SHARED / "gold" / "nerel_train.jsonl").read_text("utf-8").splitlines()}
    names = sorted({path.stem for path in chosen.nerel.glob("*.txt")} - gold - held)
    silver = list(teacher.read(chosen.nerel, names))
    train(teacher, silver, unseen)
    train_needs.train(silver)


def train(teacher: Teacher, silver: list[Silver], unseen: list[Silver]) -> None:
    reader = Reader(languages.load("ru"), silver, teacher.roles)
    print(f"syntax: {len(silver)} sentences, {sum(len(one.words) for one in silver)} words", flush=True)
    taught = [reader.lesson(one) for one in silver]
    more = random.Random(0)
    lessons = taught + [reader.lesson(teacher.seen(words)) for _ in range(COPIES) for words in reader.changed(silver, more)]
    order, known = np.random.default_rng(0), reader.vocabulary
    learner = Learner(1 + sum(map(len, (known.lemmas, known.tags, known.readings, known.endings))), len(reader.roles), order)
    learn(lessons, learner, order)
    learned = Learned(known, tuple(reader.roles), learner.whole(taught[::20]))
    figures = measured(Builder(reader.words, learned), unseen)
    print("  unseen: UAS {:.4f} LAS {:.4f}; beside slovnet's own choice {:.4f} {:.4f}".format(*figures))
    target = ROOT / "timeline" / "languages" / "ru" / WEIGHTS
    target.write_bytes(write(ABOUT, learned))
    print(f"  {target.relative_to(ROOT)}: {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
