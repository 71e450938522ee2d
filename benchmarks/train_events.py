"""Learn the weights of events and write them into the language pack: `make train`.

Read are the articles labelled by hand (`event_examples`; `--nerel` is the folder with NEREL's training part: its text stays
there, only weights of words and shapes come out), and the 1st, 3rd … row of `tests/corpus/events/status.tsv`; the others stay
unseen. Learned is which date dates which trigger (attaching), what without a date took place on the day of publication
(carrying), where an event takes place and who takes part, which event the headline tells (heading), and how sure an event is
(confidence); the relations that NEREL marks help with places and who takes part (`who_examples`): of them too only weights of
words and shapes come out. Printed is the quality of each out of fold by article, beside the rules alone where there are any. The
same input gives the same bytes.
"""

import argparse
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import who_examples
from event_examples import (
    Article,
    Example,
    Found,
    attachments,
    carries,
    found,
    headings,
    headlines,
    labelled,
    sightings,
    written,
)
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, precision_recall_curve

from timeline.detecting import attaching, carrying, heading
from timeline.detecting.arguments import parties, placing
from timeline.detecting.confidence import GIVEN, WEIGHTS, Seen, confidence

ROOT = Path(__file__).parent.parent
NAMED = 0.05  # the same penalty for places and participants: .03 and .1 are as good
C = 0.1  # inverse strength of the penalty: of .02, .05, .1 and .2 the best or near it for both
SURE = 0.2  # the same of confidence: .05 and 1 tell right from wrong events as well out of fold
BINS = (0.0, 0.2, 0.4, 0.6, 0.8)
LEAST = 0.02  # weights below this change no decision
FOLDS = 10
CROSS = 4  # folds by which weights of attachment are learned that carrying is learned with
Weights = dict[str, float]


def matrix(rows: list[Example]) -> tuple[csr_matrix, list[str]]:
    """The examples as a matrix, and the names of its columns, sorted."""
    names = sorted({feature for row in rows for feature in row.features})
    column = {name: n for n, name in enumerate(names)}
    indices = [column[f] for row in rows for f in sorted(set(row.features))]
    indptr = np.cumsum([0, *(len(set(row.features)) for row in rows)])
    data = np.ones(len(indices))
    shape = (len(rows), len(names))
    return csr_matrix((data, np.array(indices, dtype=np.int32), indptr.astype(np.int32)), shape=shape), names


def right(rows: list[Example]) -> np.ndarray:
    return np.array([row.right for row in rows], dtype=int)


def heavy(rows: list[Example]) -> np.ndarray:
    return np.array([row.weight for row in rows])


def learn(x: csr_matrix, y: np.ndarray, much: np.ndarray, c: float) -> LogisticRegression:
    return LogisticRegression(C=c, solver="liblinear", max_iter=300, random_state=0).fit(x, y, sample_weight=much)


def weights(rows: list[Example], c: float = C) -> Weights:
    """The weights learned from examples; that of "" is the bias."""
    x, names = matrix(rows)
    model = learn(x, right(rows), heavy(rows), c)
    return {"": model.intercept_[0]} | {n: w for n, w in zip(names, model.coef_[0], strict=True) if abs(w) >= LEAST}


def folds(names: Iterable[str], number: int) -> dict[str, int]:
    """Which of so many folds each article falls into."""
    articles = sorted(set(names))
    order = np.random.RandomState(0).permutation(len(articles))
    return {articles[i]: n % number for n, i in enumerate(order)}


def out_of_fold(rows: list[Example], c: float) -> np.ndarray:
    """The score of each example by weights learned without its article."""
    x, _ = matrix(rows)
    y, much = right(rows), heavy(rows)
    fold_of = folds((row.article for row in rows), FOLDS)
    fold = np.array([fold_of[row.article] for row in rows])
    out = np.zeros(len(y))
    for n in range(FOLDS):
        out[fold == n] = learn(x[fold != n], y[fold != n], much[fold != n], c).decision_function(x[fold == n])
    return out


def quality(y: np.ndarray, scores: np.ndarray) -> str:
    precision, recall, _ = precision_recall_curve(y, scores)
    best = max(2 * p * r / (p + r) for p, r in zip(precision, recall, strict=True) if p + r)
    return f"average precision {average_precision_score(y, scores):.3f}, best F1 {best:.3f}"


def examples(articles: list[Article]) -> tuple[list[Example], list[Example]]:
    """The examples of attaching, and those of carrying, each made with weights of attachment learned without its article."""
    pairs = [row for article in articles for row in attachments(article)] + written()
    fold_of = folds((row.article for row in pairs), CROSS)
    without = [weights([row for row in pairs if fold_of[row.article] != n]) for n in range(CROSS)]
    return pairs, [row for article in articles for row in carries(article, without[fold_of.get(article.name, 0)])]


def without(articles: list[Article], pairs: list[Example], carried: list[Example]) -> list[Found]:
    """What is found in each of the articles labelled in whole, with weights learned without it."""
    fold_of = folds((row.article for row in pairs), CROSS)
    told = [article for article in articles if article.told]
    all_found = []
    for n in range(CROSS):
        attached = weights([row for row in pairs if fold_of[row.article] != n])
        carries = weights([row for row in carried if fold_of.get(row.article, 0) != n])
        all_found += [found(article, attached, carries) for article in told if fold_of.get(article.name, 0) == n]
    return all_found


def calibrated(rows: list[tuple[str, Seen, bool]]) -> Weights:
    """The weights of confidence, by logistic regression with those given held fast (Newton's method)."""
    names = sorted({name for _, seen, _ in rows for name in seen.values} - GIVEN.keys())
    x = np.array([[1.0, *(seen.values.get(name, 0.0) for name in names)] for _, seen, _ in rows])
    fixed = np.array([sum(weight * seen.values[name] for name, weight in GIVEN.items()) for _, seen, _ in rows])
    y = np.array([yes for _, _, yes in rows], dtype=float)
    penalty = np.diag([0.0, *([1 / SURE] * len(names))])
    learned = np.zeros(len(names) + 1)
    for _ in range(50):
        p = 1 / (1 + np.exp(-(x @ learned + fixed)))
        learned += np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + penalty, x.T @ (y - p) - penalty @ learned)
    return dict(zip(["", *names], learned, strict=True)) | GIVEN


def bins(rows: list[tuple[str, Seen, bool]]) -> None:
    """Print how many events of each confidence are right, by weights learned without their articles."""
    fold_of = folds((name for name, _, _ in rows), FOLDS)
    out: list[tuple[float, bool]] = []
    for n in range(FOLDS):
        learned = calibrated([row for row in rows if fold_of[row[0]] != n])
        out += [(confidence(seen, learned), yes) for name, seen, yes in rows if fold_of[name] == n]
    for low, high in zip(BINS, [*BINS[1:], 1.01], strict=True):
        inside = [yes for sure, yes in out if low <= sure < high]
        print(f"  {low:.1f}-{min(high, 1):.1f}: {len(inside)} events, {sum(inside)} right")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--nerel", type=Path, default=ROOT.parent / "shared" / "nerel" / "train")
    nerel = arguments.parse_args().nerel
    articles = labelled(nerel)
    pairs, carried = examples(articles)
    rules = np.array([next(float(f[5:]) for f in row.features if f.startswith("rule=")) for row in pairs])
    print(f"attaching by rules: {quality(right(pairs), rules)}")
    places, parted = who_examples.told(nerel)
    parted += who_examples.taking_part(nerel)
    others = who_examples.marked(nerel)
    for what, rows, more, file, c in (
        ("attaching", pairs, [], attaching.WEIGHTS, C),
        ("carrying", carried, [], carrying.WEIGHTS, C),
        ("places", places, others[0], placing.WEIGHTS, NAMED),
        ("participants", parted, others[1], parties.WEIGHTS, NAMED),
    ):
        y = right(rows)
        print(f"{what}: {len({row.article for row in rows})} texts, {len(rows)} examples, {y.sum()} right")
        print(f"  out of fold: {quality(y, out_of_fold([*rows, *more], c)[: len(rows)])}")
        write(file, weights([*rows, *more], c))
    told, known = headlines(), without(articles, pairs, carried)
    headed = [row for one in known for row in headings(*one, told)]
    print(f"headlines: {len(told)} articles, {len(headed)} events, {right(headed).sum()} told")
    print(f"  out of fold: {quality(right(headed), out_of_fold(headed, C))}")
    write(heading.WEIGHTS, weights(headed))
    seen = [row for one in known for row in sightings(*one)]
    print(f"confidence: {len(seen)} events, {sum(yes for _, _, yes in seen)} right")
    bins(seen)
    write(WEIGHTS, calibrated(seen))


def write(file: str, learned: Weights) -> None:
    """Weights as a file of the language pack."""
    head = [
        f"# Weights of {file.partition('_')[0]} features, made by `make train` from our own reading (benchmarks/) of articles",
        "# of Russian Wikinews (CC BY 2.5) as NEREL collects them, https://github.com/nerel-ds/NEREL; neither their text nor its",
        "# annotation is in here. The first weight is the bias.",
    ]
    if file in (placing.WEIGHTS, parties.WEIGHTS):
        head.append("# NEREL's relations between events, places and people taught these too (Loukachevitch et al., 2021).")
    lines = [f"{name}\t{weight:.3f}" for name, weight in learned.items()]
    target = ROOT / "timeline" / "languages" / "ru" / file
    target.write_text("\n".join(head + lines) + "\n", encoding="utf-8")
    print(f"  {len(learned)} weights in {target.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
