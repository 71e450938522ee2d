"""Writes timeline/languages/ru/kind_words.tsv: what kind of event a verb or a noun made from one names that nobody listed.

    python benchmarks/train_kinds.py

Words of one sense stand near each other among navec's vectors (MIT licence, https://github.com/natasha/navec). Learned from are
the words listed in `events.toml` and those that name the events of `event_articles.tsv`; a word is taken whose kind is likely
enough and isn't "other". Needs navec, slovnet and the models that natasha's wheel carries; without them the words stay as they
are.
"""

import argparse
from collections import defaultdict
from pathlib import Path

import numpy as np
from event_examples import Article, labelled, naming
from sklearn.linear_model import LogisticRegression
from syntax_silver import VECTORS, data

from timeline import languages
from timeline.detecting.lexicon import WORDS, Lexicon, lexicon
from timeline.languages import Pack

ROOT = Path(__file__).parents[1]
LIKELY = 0.4  # a word's kind: at .3 as many events are right out of fold (.66), but more of the words look odd
SCALE, C = 0.15, 1.0  # of the vectors and of the penalty: three times as much and a third change one event in a hundred
SEEN = 300  # times that a word stands in the news the vectors are of
HEAD = """\
# Words that nobody listed and the kind of event each names, learned by `make train` (benchmarks/train_kinds.py) from the words of
# events.toml, those of events read by hand, and the vectors of navec (MIT licence, https://github.com/natasha/navec).
"""


class Vectors:
    """The vectors of words, all of one size."""

    def __init__(self, models: Path) -> None:
        from navec import Navec

        self._navec = Navec.load(models / VECTORS)
        self.words = [
            word for word, times in zip(self._navec.vocab.words, self._navec.vocab.counts, strict=True) if times >= SEEN
        ]
        some = np.array([self._navec[word] for word in self.words[::10]])
        self._mean = some.mean(0)

    def of(self, lemma: str) -> np.ndarray | None:
        """None for a word that has none."""
        found = self._navec.get(lemma)
        if found is None:
            return None
        away = found - self._mean
        return np.asarray(away / np.linalg.norm(away) * np.sqrt(len(away)) * SCALE)


def told(articles: list[Article]) -> list[tuple[str, str]]:
    """Of each labelled event the base form of the word that names it, and its kind."""
    found = []
    for article in articles:
        desk = article.desk()
        for event in article.told:
            setting = desk.setting(article.parsed.sentence_at(event.words[0]))
            named = naming(setting, event)
            found += [(setting.laid.tokens[named[0].head].word.lemma, event.kind)] if named else []
    return found


def learned(vectors: Vectors, examples: list[tuple[str, str]]) -> LogisticRegression:
    """A model of the kinds of words."""
    known = [(vector, kind) for word, kind in examples if (vector := vectors.of(word)) is not None]
    model = LogisticRegression(C=C, max_iter=300)
    return model.fit(np.array([vector for vector, _ in known]), [kind for _, kind in known])


def able(pack: Pack, words: Lexicon, form: str) -> bool:
    """Whether a word may name an event whose kind no list tells."""
    word = pack.morphology.word(form)
    listed = (words.nouns, words.verbs, words.told, words.state, words.light, words.report, words.modal, words.vague)
    if not pack.morphology.known(form) or word.lemma != form or any(form in some for some in listed):
        return False
    return word.pos == "INFN" or word.pos == "NOUN" and form.endswith(words.deverbal)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--nerel", type=Path, default=ROOT.parent / "shared" / "nerel" / "train")
    nerel = arguments.parse_args().nerel
    models = data()
    if models is None:
        print("kinds: navec, slovnet or their models are not installed: the words stay as they are")
        return
    pack = languages.load("ru")
    words, vectors = lexicon(pack), Vectors(models)
    examples = [(word, kind) for listed in (words.nouns, words.verbs, words.told) for word, kind in listed.items()]
    model = learned(vectors, examples + told(labelled(nerel)))
    unlisted = [word for word in vectors.words if able(pack, words, word)]
    likely = model.predict_proba(np.array([vectors.of(word) for word in unlisted]))
    found: dict[str, list[str]] = defaultdict(list)
    for word, chances in zip(unlisted, likely, strict=True):
        if chances.max() >= LIKELY:
            found[model.classes_[chances.argmax()]].append(word)
    found.pop("other", None)
    lines = [f"{kind}\t{' '.join(sorted(own))}" for kind, own in sorted(found.items())]
    (ROOT / "timeline" / "languages" / "ru" / WORDS).write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"kinds: {sum(map(len, found.values()))} of {len(unlisted)} words")


if __name__ == "__main__":
    main()
