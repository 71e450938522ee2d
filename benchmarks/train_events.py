"""Learn the weights of event features and write them into the language pack: `make train`.

Read are `event_labels.tsv` beside this file with the articles it names (`--nerel`, the folder with NEREL's training part; their
text stays there, only weights of words and shapes come out), and the 1st, 3rd … row of `tests/corpus/events/status.tsv`; the
others stay unseen. Printed are average precision and the best F1 over pairs of a trigger and a date, out of fold by article,
beside the rules alone. The same input gives the same bytes.
"""

import argparse
import re
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, precision_recall_curve

from timeline import analysing, dating, languages, resolving, tagging
from timeline.detecting.attaching import weighed
from timeline.detecting.clauses import lay
from timeline.detecting.features import OPENING, Setting, of_trigger
from timeline.detecting.lexicon import lexicon
from timeline.detecting.triggers import triggers
from timeline.model import Dated, Document

HERE = Path(__file__).parent
ROOT = HERE.parent
C = 0.1  # inverse strength of the penalty: .03, .1, .2 and .4 gave .824, .833, .832 and .827 average precision
LEAST = 0.02  # weights below this change no decision
FOLDS = 10
Pairs = set[tuple[int, int]]
Example = tuple[str, list[str], bool]


def read(text: str, published: str | None = None) -> tuple[analysing.Parsed, tuple[Dated, ...]]:
    """A text with its dates."""
    basis = "given" if published else None
    document = Document(id="0" * 12, source="", text=text, published=published, published_basis=basis)
    parsed = analysing.parse(document, languages.load("ru"))
    mentions = tagging.tag(parsed)
    return parsed, tuple(resolving.resolve(parsed, mentions, dating.published(parsed, mentions), "tense"))


def examples(name: str, parsed: analysing.Parsed, dated: tuple[Dated, ...], start: int, right: Pairs) -> list[Example]:
    """Every pair of a sentence with its features, and whether it is right."""
    words = lexicon(parsed.pack)
    laid = lay(parsed, parsed.sentence_at(start), dated, words)
    setting = Setting(laid, triggers(laid, words), dated, min(laid.sentence.start // OPENING, 2), words)
    usable = {i for i, d in enumerate(dated) if d.type in ("DATE", "TIME") and "X" not in d.edtf}
    found = []
    for trigger, mention, features in weighed(setting, sorted(set(laid.mention) & usable)):
        at = laid.tokens[trigger.head].start
        date = dated[mention]
        yes = any(word == at and date.start <= day < date.end for day, word in right)
        found.append((name, of_trigger(setting, trigger) + features, yes))
    return found


def labelled(nerel: Path) -> list[Example]:
    """The examples of the articles that were read by hand."""
    found: list[Example] = []
    texts: dict[str, tuple[analysing.Parsed, tuple[Dated, ...]]] = {}
    for line in (HERE / "event_labels.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        name, start, pairs = line.split("\t")
        if name not in texts:
            texts[name] = read((nerel / f"{name}.txt").open(encoding="utf-8", newline="").read())
        right = {(int(a), int(b)) for a, b in (pair.split(":") for pair in pairs.split())}
        found += examples(name, *texts[name], int(start), right)
    return found


def written() -> list[Example]:
    """The examples of the 1st, 3rd … row of the corpus of statuses."""
    rows = (ROOT / "tests" / "corpus" / "events" / "status.tsv").read_text(encoding="utf-8").splitlines()
    rows = [row for row in rows if not row.startswith("#")]
    found: list[Example] = []
    for n, row in enumerate(rows[::2]):
        day, marked, wanted = row.split("\t")
        parsed, dated = read(re.sub(r"[\[\]]", "", marked), day)
        named = [match.start() - 2 * i for i, match in enumerate(re.finditer(r"\[", marked))]
        values = [value.split()[0] for value in wanted.split(" | ")]
        right = {(d.start, at) for at, value in zip(named, values, strict=True) for d in dated if d.edtf[4:] == value[4:]}
        for start in sorted({parsed.sentence_at(d.start).start for d in dated}):
            found += examples(f"row {n}", parsed, dated, start, right)
    return found


def matrix(rows: list[Example]) -> tuple[csr_matrix, list[str]]:
    """The examples as a matrix, and the names of its columns, sorted."""
    names = sorted({feature for _, features, _ in rows for feature in features})
    column = {name: n for n, name in enumerate(names)}
    indices = [column[f] for _, features, _ in rows for f in sorted(set(features))]
    indptr = np.cumsum([0, *(len(set(features)) for _, features, _ in rows)])
    data = np.ones(len(indices))
    shape = (len(rows), len(names))
    return csr_matrix((data, np.array(indices, dtype=np.int32), indptr.astype(np.int32)), shape=shape), names


def learn(x: csr_matrix, y: np.ndarray) -> LogisticRegression:
    return LogisticRegression(C=C, solver="liblinear", max_iter=300, random_state=0).fit(x, y)


def quality(y: np.ndarray, scores: np.ndarray) -> str:
    precision, recall, _ = precision_recall_curve(y, scores)
    best = max(2 * p * r / (p + r) for p, r in zip(precision, recall, strict=True) if p + r)
    return f"average precision {average_precision_score(y, scores):.3f}, best F1 {best:.3f}"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--nerel", type=Path, default=ROOT.parent / "shared" / "nerel" / "train")
    options = arguments.parse_args()
    rows = labelled(options.nerel) + written()
    x, names = matrix(rows)
    y = np.array([yes for _, _, yes in rows], dtype=int)
    articles = sorted({name for name, _, _ in rows})
    order = np.random.RandomState(0).permutation(len(articles))
    fold_of = {articles[i]: n % FOLDS for n, i in enumerate(order)}
    folds = np.array([fold_of[name] for name, _, _ in rows])
    out = np.zeros(len(y))
    for fold in range(FOLDS):
        out[folds == fold] = learn(x[folds != fold], y[folds != fold]).decision_function(x[folds == fold])
    rules = np.array([next(float(f[5:]) for f in features if f.startswith("rule=")) for _, features, _ in rows])
    print(f"{len(articles)} texts, {len(rows)} pairs, {y.sum()} right")
    print(f"rules:   {quality(y, rules)}")
    print(f"learned: {quality(y, out)}")
    model = learn(x, y)
    kept = [(n, w) for n, w in zip(names, model.coef_[0], strict=True) if abs(w) >= LEAST]
    head = "# Weights of event features, made by `make train` from event_labels.tsv (see benchmarks/): our own\n"
    head += (
        "# reading of Russian Wikinews articles (CC BY 2.5) as NEREL collects them, https://github.com/nerel-ds/NEREL; neither\n"
    )
    head += "# their text nor its annotation is in here. The first weight is the bias.\n"
    lines = [f"\t{model.intercept_[0]:.3f}", *(f"{name}\t{weight:.3f}" for name, weight in kept)]
    target = ROOT / "timeline" / "languages" / "ru" / "event_weights.tsv"
    target.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(kept)} weights in {target.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
