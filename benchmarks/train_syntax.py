"""Learn the weights of the parser and write them into the language pack: part of `make train`.

The trees to learn from are those that slovnet's networks see in the articles of NEREL's training part (`syntax_silver`). Left out
are the articles of `../shared/gold` and those of `syntax_apart.txt`, by which the parser is measured. Learned is by averaged
perceptron; the parser goes its own way and is told what was best from where it stands (a dynamic oracle: Goldberg and Nivre,
TACL 2013). The same trees give the same bytes.
"""

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import syntax_silver
import train_needs
from syntax_silver import Silver

from timeline import languages
from timeline.parsing import WEIGHTS, Parser, parser
from timeline.parsing.features import of_arc, of_step
from timeline.parsing.state import SHIFT, Seen, State
from timeline.parsing.weights import Learned, packed, write
from timeline.parsing.words import Endings, Look, Vocabulary, Words, looked

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
APART = Path(__file__).parent / "syntax_apart.txt"
RUNS = 6  # each sees the sentences in an order of its own; the mean of four is better by .007 than one (UAS .875, .868)
EPOCHS = 4
OFTEN = {"lemma": 3, "tag": 3, "part": 20, "readings": 5}  # times a thing is seen to have a number of its own
SCALE = 4  # weights are kept as whole numbers of so much: 16 is no better
LEAST = 4  # weights all below this (in whole numbers) change little: three quarters of all, for .002 of arcs
FINE = 64  # the same for the mean of one run
MOST = 400  # so that sums fit what `timeline.parsing.weights` gives each choice
WIDTH = 48  # bits of each choice while learning
# Roles that the corpus has seldom go with those they are like.
FOLDED = {"csubj:pass": "csubj", "nummod:entity": "nummod", "nummod:gov": "nummod", "compound": "flat", "list": "conj"}
FOLDED |= {"expl": "advmod", "orphan": "dep", "goeswith": "flat", "vocative": "dep", "dislocated": "dep"}
# What a head has got, as bits: roles that are had but once, or that tell that a word is complete.
MARKS = [
    ("nsubj", "nsubj:pass", "csubj"),
    ("obj", "ccomp", "xcomp"),
    ("obl", "iobj"),
    ("case", "mark"),
    ("conj",),
    ("cc",),
    ("punct",),
    ("aux", "aux:pass", "cop"),
    ("amod", "nummod", "det"),
    ("nmod",),
    ("flat:name", "appos"),
]
FIGURES = ("head", "head and role", "head, slovnet's own", "head and role, slovnet's own")
ABOUT = """# Weights of a parser of Russian, made by `make train` (benchmarks/train_syntax.py). Learned from the articles of
# Russian Wikinews (CC BY 2.5) and others that NEREL collects, https://github.com/nerel-ds/NEREL, as slovnet's networks
# (MIT licence, https://github.com/natasha/slovnet) see their syntax; neither their text nor their weights are in here."""


class Lesson(NamedTuple):
    """A sentence with the head (the number of words for the root) and the role of each word."""

    seen: Seen
    heads: list[int]
    roles: list[int]


class Weights:
    """Weights of several choices, packed while they are learned, and their sums over time."""

    def __init__(self, choices: int) -> None:
        self.choices = choices
        self.now: dict[int, int] = {}
        self._sums: dict[int, int] = {}
        self.time = 1
        self._half = sum(1 << (WIDTH * n + WIDTH - 1) for n in range(choices))

    def scores(self, keys: list[int]) -> list[int]:
        return self._unpacked(sum(filter(None, map(self.now.get, keys))))

    def learn(self, keys: list[int], right: int, wrong: int) -> None:
        change = (1 << WIDTH * right) - (1 << WIDTH * wrong)
        now, sums, since = self.now, self._sums, change * self.time
        for key in keys:
            now[key] = now.get(key, 0) + change
            sums[key] = sums.get(key, 0) + since

    def means(self) -> dict[int, list[int]]:
        """The means over time as whole numbers of `FINE`."""
        found = {}
        for key, value in self.now.items():
            last, total = self._unpacked(value), self._unpacked(self._sums[key])
            found[key] = [round(FINE * (a - b / self.time)) for a, b in zip(last, total, strict=True)]
        return found

    def _unpacked(self, total: int) -> list[int]:
        total += self._half
        full, half = (1 << WIDTH) - 1, 1 << (WIDTH - 1)
        return [(total >> (WIDTH * n) & full) - half for n in range(self.choices)]


def costs(state: State, heads: list[int]) -> list[int]:
    """How many arcs of the right tree each move makes impossible."""
    stack, ahead = state.stack, state.next
    top, children = stack[-1], heads[ahead:].count(stack[-1])
    below = stack[-2] if len(stack) > 1 else -1
    left = children + (heads[top] == below or heads[top] > ahead)
    right = children + (heads[top] >= ahead)
    shift = sum(heads[word] == ahead for word in stack) + (heads[ahead] != top and heads[ahead] in stack)
    return [shift, left, right][: state.moves()]


def kept(runs: list[Weights]) -> dict[int, int]:
    """The mean of several runs, packed; what is small is left out."""
    sums: dict[int, list[int]] = {}
    for run in runs:
        for key, means in run.means().items():
            known = sums.get(key)
            sums[key] = means if known is None else [a + b for a, b in zip(known, means, strict=True)]
    found = {}
    for key, row in sums.items():
        weights = [round(total * SCALE / (FINE * len(runs))) for total in row]
        if max(map(abs, weights)) >= LEAST:
            found[key] = packed([max(-MOST, min(MOST, weight)) for weight in weights])
    return found


def learn(lessons: list[Lesson], order: random.Random, roles: list[str], marks: list[int]) -> tuple[Weights, Weights]:
    """The weights of steps and of arcs. In the first round the parser keeps to the right way, then it goes its own."""
    steps, arcs = Weights(3), Weights(len(roles))
    lessons = lessons[:]
    for epoch in range(EPOCHS):
        order.shuffle(lessons)
        for lesson in lessons:
            state = State(lesson.seen)
            while not state.done():
                move = state.forced()
                if move is None:
                    move = _step(state, lesson, steps, astray=epoch > 0)
                if move == SHIFT:
                    state.shift()
                else:
                    head, word = state.arc(move)
                    role = _role(state, lesson, arcs, head, word)
                    state.attach(head, word, role, marks[role])
        print(f"  round {epoch + 1}: {len(steps.now)} + {len(arcs.now)} features", flush=True)
    return steps, arcs


def _step(state: State, lesson: Lesson, steps: Weights, astray: bool) -> int:
    keys = of_step(state)
    steps.time += 1
    cost = costs(state, lesson.heads)
    scores = steps.scores(keys)[: len(cost)]
    move = scores.index(max(scores))
    if cost[move] == min(cost):
        return move
    right = max((m for m in range(len(cost)) if cost[m] == min(cost)), key=scores.__getitem__)
    steps.learn(keys, right, move)
    return move if astray else right


def _role(state: State, lesson: Lesson, arcs: Weights, head: int, word: int) -> int:
    keys = of_arc(state, head, word)
    scores = arcs.scores(keys)
    role = scores.index(max(scores))
    if lesson.heads[word] == head:
        arcs.time += 1
        if role != lesson.roles[word]:
            arcs.learn(keys, lesson.roles[word], role)
    return role


def vocabulary(looks: Iterable[Look]) -> Vocabulary:
    """Numbers for all that was seen often enough, and for what stands for the rest."""
    looks = list(looks)
    lemmas, tags = Counter(look.lemma for look in looks), Counter(look.tag for look in looks)
    readings, parts = Counter(look.readings for look in looks), Counter(look.part for look in looks)
    rare = {look.rare for look in looks}
    known = (
        {name for name, times in lemmas.items() if times >= OFTEN["lemma"]} | {look.rare_lemma for look in looks},
        {name for name, times in tags.items() if times >= OFTEN["tag"]} | rare,
        {name for name, times in parts.items() if times >= OFTEN["part"]},
        {name for name, times in readings.items() if times >= OFTEN["readings"]} | rare,
    )
    return Vocabulary(*({name: n for n, name in enumerate(sorted(names), 1)} for names in known))


def folded(role: str) -> str:
    return FOLDED.get(role, role)


def lessons(silver: list[Silver], words: Words, roles: list[str]) -> list[Lesson]:
    number = {role: n for n, role in enumerate(roles)}
    return [
        Lesson(
            words.seen(one.words), [h if h >= 0 else len(one.words) for h in one.heads], [number[folded(r)] for r in one.roles]
        )
        for one in silver
    ]


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


def apart() -> set[str]:
    return {line for line in APART.read_text(encoding="utf-8").splitlines() if not line.startswith("#")}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--nerel", type=Path, default=SHARED / "nerel" / "train")
    arguments.add_argument("--measure", action="store_true", help="learn nothing, measure the weights that there are, as JSON")
    chosen = arguments.parse_args()
    models = syntax_silver.data()
    if models is None:
        print("no slovnet: the parser's weights stay as they are (pip install '.[neural]'; pip install --no-deps natasha==1.6.0)")
        return
    held = apart()
    unseen = [one for _, trees in syntax_silver.read(models, chosen.nerel, sorted(held)) for one in trees]
    if chosen.measure:
        own = parser(languages.load("ru"))
        assert own is not None
        print(json.dumps(dict(zip(FIGURES, measured(own, unseen), strict=True))))
        return
    gold = {json.loads(line)["doc"] for line in (SHARED / "gold" / "nerel_train.jsonl").read_text("utf-8").splitlines()}
    names = sorted({path.stem for path in chosen.nerel.glob("*.txt")} - gold - held)
    silver = [one for _, trees in syntax_silver.read(models, chosen.nerel, names) for one in trees]
    train(silver, unseen)
    train_needs.train(silver)


def train(silver: list[Silver], unseen: list[Silver]) -> None:
    pack = languages.load("ru")
    endings = pack.section("syntax", Endings).reflexive
    known = vocabulary(looked(text, pack.morphology, endings) for one in silver for text in one.words)
    words = Words(pack, known)
    roles = sorted({folded(role) for one in silver for role in one.roles})
    marks = [sum(1 << n for n, group in enumerate(MARKS) if role in group) for role in roles]
    print(f"syntax: {len(silver)} sentences, {sum(len(one.words) for one in silver)} words")
    order, taught = random.Random(0), lessons(silver, words, roles)
    runs = [learn(taught, order, roles, marks) for _ in range(RUNS)]
    learned = Learned(known, tuple(roles), tuple(marks), kept([steps for steps, _ in runs]), kept([arcs for _, arcs in runs]))
    figures = measured(Parser(words, learned), unseen)
    print("  unseen: UAS {:.4f} LAS {:.4f}; beside slovnet's own choice {:.4f} {:.4f}".format(*figures))
    target = ROOT / "timeline" / "languages" / "ru" / WEIGHTS
    target.write_bytes(write(ABOUT, learned))
    print(f"  {len(learned.steps)} + {len(learned.arcs)} weights in {target.relative_to(ROOT)}: {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
