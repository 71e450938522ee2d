"""Measures of the project by itself, as JSON: speed beside dateparser in one process, hostile inputs, memory."""

import gc
import json
import resource
import sys
import warnings
from time import process_time
from typing import Any

import articles
from dateparser.search import search_dates

from timeline import analysing, dating, languages, resolving, tagging
from timeline.model import Document

warnings.filterwarnings("ignore")
_ROUNDS = 4
_HOSTILE = ("1", "9 ", "августа ", "в пятницу ", "9 августа ", "(1 мая) ", "в ", "1.", "с 1 по ", "«в пятницу ", "того же года ")
_ARTICLES = 10_000


def _read(text: str, published: str | None) -> None:
    basis: Any = "given" if published else None
    document = Document(id="0" * 12, source="", text=text, published=published, published_basis=basis)
    parsed = analysing.parse(document, languages.load("ru"))
    mentions = tagging.tag(parsed)
    resolving.resolve(parsed, mentions, dating.published(parsed, mentions))


def _speed() -> dict[str, Any]:
    """Articles a second, the best of several rounds in turns: other work on the machine slows both."""
    corpus, sample = articles.corpus(), articles.sample()
    given = inferred = theirs = 0.0
    for _ in range(_ROUNDS + 1):  # the first warms up, and is never the best
        start = process_time()
        for article in corpus:
            _read(article.text, article.published)
        middle = process_time()
        for article in corpus:
            _read(article.text, None)
        end = process_time()
        for article in sample:
            search_dates(article.text, languages=["ru"])
        given = max(given, len(corpus) / (middle - start))
        inferred = max(inferred, len(corpus) / (end - middle))
        theirs = max(theirs, len(sample) / (process_time() - end))
    speeds = {"ours": given, "theirs": theirs, "inferred": inferred}
    return speeds | {"ratio": given / theirs, "inferred_ratio": inferred / theirs, "rounds": _ROUNDS}


def _hostile() -> list[tuple[str, float, float]]:
    """Milliseconds for 25,000 and 100,000 characters of each thing."""
    gc.collect()
    gc.freeze()  # what earlier measures left in memory is no part of this one
    return [(f"`{thing}`", _milliseconds(thing, 25_000), _milliseconds(thing, 100_000)) for thing in _HOSTILE]


def _milliseconds(thing: str, size: int) -> float:
    text = (thing * (size // len(thing) + 1))[:size]
    best = float("inf")
    for _ in range(5):
        start = process_time()
        _read(text, "2024-08-09")
        best = min(best, process_time() - start)
    return 1000 * best


def _memory() -> dict[str, float]:
    """Megabytes held at most after a tenth and after all of many articles, each made unlike the others by a number."""
    texts = [article.text for article in articles.corpus()]
    early = 0.0
    for number in range(_ARTICLES):
        _read(f"{number} {texts[number % len(texts)]} {number}", None)
        if number + 1 == _ARTICLES // 10:
            early = _megabytes()
    return {"early": early, "late": _megabytes()}


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * (1024 if sys.platform == "darwin" else 1))


if __name__ == "__main__":
    memory = _memory()  # first, while there is nothing else in it
    inputs = _hostile()
    json.dump({**memory, **_speed(), "inputs": inputs}, sys.stdout)
