"""Sentences with trees to learn from: articles of NEREL as slovnet's networks read them, on our own sentences and words.

What slovnet says of heads are scores; taken is the best projective tree with one root (Eisner, COLING 1996), which is what our
parser can build. Its own choice, word by word, is kept beside it to measure against. Needs slovnet, and the models that
natasha's wheel carries.
"""

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from timeline import analysing, languages
from timeline.model import Document
from timeline.parsing.projective import best
from timeline.reading import documents

VECTORS = "emb/navec_news_v1_1B_250K_300d_100q.tar"
_SYNTAX, _MORPH = "model/slovnet_syntax_news_v1.tar", "model/slovnet_morph_news_v1.tar"
_LONG = 120  # words: the few sentences beyond are lists


class Silver(NamedTuple):
    """A sentence: its words, the head of each (-1 is the root) and its role in the best tree, the same as slovnet has them word
    by word; its scores of all heads, of which the first is the root, and of all roles under the best tree's heads; and, of
    sentences that are read, what it says of each word's form."""

    words: list[str]
    heads: list[int]
    roles: list[str]
    said_heads: list[int]
    said_roles: list[str]
    head_scores: np.ndarray
    role_scores: np.ndarray
    tags: list[str]


def data() -> Path | None:
    """Where the models lie; None where they or slovnet are not installed."""
    found = find_spec("natasha")
    if found is None or not found.submodule_search_locations or find_spec("slovnet") is None:
        return None
    return Path(found.submodule_search_locations[0], "data")


class Teacher:
    """Slovnet's networks, loaded from its models. `roles` are the names of roles, in the order of their scores."""

    def __init__(self, models: Path) -> None:
        from navec import Navec
        from slovnet import Morph, Syntax

        vectors = Navec.load(models / VECTORS)
        self._morph: Any = Morph.load(models / _MORPH).navec(vectors)
        self._infer: Any = Syntax.load(models / _SYNTAX).navec(vectors).infer
        self._names = self._infer.decoder.rels_vocab
        self.roles: list[str] = [self._names.decode(n) for n in range(len(self._names))]

    def seen(self, words: list[str]) -> Silver:
        """What the network sees in a sentence."""
        model = self._infer.model
        [batch] = self._infer.encoder([words])
        seen = model.encoder(model.emb(batch.word_id, batch.shape_id), batch.pad_mask)
        scores = model.head(seen)
        said, heads = scores.argmax(-1), np.array([projective(scores[0])])
        under = model.rel(seen, heads)[0]
        said_roles = model.rel(seen, said)[0].argmax(-1)
        return Silver(
            words,
            [int(h) - 1 for h in heads[0]],
            [self.roles[r] for r in under.argmax(-1)],
            [int(h) - 1 for h in said[0]],
            [self.roles[r] for r in said_roles],
            scores[0].astype(np.float16),
            under.astype(np.float16),
            [],
        )

    def read(self, nerel: Path, names: list[str]) -> Iterator[Silver]:
        """The sentences of articles with their trees."""
        pack = languages.load("ru")
        for name in names:
            [document] = documents([str(nerel / f"{name}.txt")])
            assert isinstance(document, Document)
            parsed = analysing.parse(document, pack)
            items = [[token.text for token in parsed.tokens(sentence)] for sentence in parsed.sentences]
            for words in items:
                if 0 < len(words) <= _LONG:
                    yield self.seen(words)._replace(tags=[token.tag for token in self._morph(words).tokens])


def projective(scores: np.ndarray) -> list[int]:
    """The best projective tree with one root: the head of each word, counted from 1, 0 the root. `scores[d][h]` tells how well
    h does as the head of word d + 1."""
    return [(head + 1) % (len(scores) + 1) for head in best(np.roll(scores, -1, axis=1).tolist())]
