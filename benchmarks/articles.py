"""The articles that every reader is measured on, from the development data beside the project; none of it enters the project."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("TIMELINE_SHARED", ROOT.parent / "shared"))
GOLD = SHARED / "gold" / "nerel_train.jsonl"
SCORER = SHARED / "score" / "score_gold.py"
_TEXTS = SHARED / "nerel" / "train"
_OWN = ROOT / "tests" / "corpus" / "agency"  # texts written for this project, with their events
_UNSEEN = ("a", "b", "c", "e")  # sets of which scores alone are read
_LOOKED_AT = ("d", "f", "g", "agency", "ahead", "web", "wiki", "portal", "diplomacy", "news")  # sets, once they had been measured
_STEP = 12  # every twelfth article is timed with the peers: 62 of them, in half a minute a peer
_SOME_DAY = "2016-06-01"  # the publication day of articles that are only timed


class Article(NamedTuple):
    """A text, where it lies, and the publication day that every reader is told."""

    source: str
    text: str
    published: str


def present() -> bool:
    return SCORER.is_file() and GOLD.is_file() and _TEXTS.is_dir()


def gold() -> list[Article]:
    """The articles whose values are known by hand, with their true publication days."""
    known = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    return [_article(_TEXTS / f"{one['doc'].removesuffix('.txt')}.txt", one["dct"]) for one in known if one["dct"]]


def corpus() -> list[Article]:
    """All articles, in the order of their names."""
    return [_article(path, _SOME_DAY) for path in sorted(_TEXTS.glob("*.txt"))]


def path(name: str, texts: Path = _TEXTS) -> str:
    """Where the article of a name lies: one of the project's own, or in a folder of `texts`."""
    own = _OWN / f"{name}.txt"
    return str(own if own.is_file() else texts / f"{name}.txt")


def text(name: str) -> str:
    """The article of a name."""
    return _article(Path(path(name)), _SOME_DAY).text


def rows(file: str | Path) -> list[list[str]]:
    """The lines of a table beside this file, or where its path says, by columns."""
    lines = (ROOT / "benchmarks" / file).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


class Labelled(NamedTuple):
    """An event of the tables that share their columns: those of sets apart and of the project's own texts."""

    part: str
    name: str
    published: str
    words: str
    edtf: str
    date: str
    salience: str
    status: str
    kind: str
    place: str
    who: str
    title: str


def labelled() -> list[Labelled]:
    """The events of the sets apart, then those of the project's own texts."""
    return [Labelled(*row) for row in (*rows("event_apart.tsv"), *rows(_OWN / "events.tsv"))]


def looked_at() -> list[Labelled]:
    """The events of the sets that were looked at once measured."""
    return [one for one in labelled() if one.part in _LOOKED_AT]


def unseen() -> set[str]:
    """The names of the articles of which nobody looks at what the program makes."""
    return {one.name for one in labelled() if one.part in _UNSEEN}


def apart(file: str) -> set[str]:
    """The names of articles that a list beside this file keeps apart."""
    return {name for [name] in rows(file)}


def scores(records: str, *golds: Path) -> dict[str, float]:
    """What the scorer says of records, a line of JSON each, beside what is known by hand."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.write(records)
        file.flush()
        command = [sys.executable, str(SCORER), file.name, *map(str, golds), "--json"]
        answer: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return answer


def sample() -> list[Article]:
    """The part of the corpus that slow readers are timed on."""
    return corpus()[::_STEP]


def _article(path: Path, published: str) -> Article:
    with path.open(encoding="utf-8", newline="") as file:  # offsets count the text as it is, line ends too
        return Article(str(path), file.read(), published)
