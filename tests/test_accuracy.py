"""The accuracy gate: every figure has a floor in `floors.toml`, which may be raised and must not be lowered.

A figure below its floor fails. One that has risen well above it is good news, told as a warning until its floor is raised: else
it could fall back unseen. Figures of the development data are measured where that lies beside the project.
"""

import json
import re
import subprocess
import sys
import tomllib
import warnings
from importlib.util import find_spec
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from dateparser.search import search_dates

from tests.corpus_rows import found, read, tables

_FLOORS: dict[str, Any] = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))
_BENCHMARKS = Path(__file__).parent.parent / "benchmarks"
_SLACK = 0.01  # a figure so much above its floor asks for the floor to be raised
_MARGIN = 0.003  # how far below its figure a floor is set


def _check(section: str, figures: dict[str, float]) -> None:
    """Each figure that has a floor in the section lies on it; one well above asks for its floor to be raised."""
    fallen = []
    for name, floor in _FLOORS[section].items():
        figure = figures[name]
        if figure < floor:
            fallen.append(f"[{section}] {name!r} fell to {figure:.4f}, its floor is {floor}")
        elif figure > floor + _SLACK:
            raised = f"raise its floor in tests/floors.toml from {floor} to {figure - _MARGIN:.3f}"
            warnings.warn(f"[{section}] {name!r} rose to {figure:.4f}: {raised}", stacklevel=2)
    assert not fallen, "\n".join(fallen)


def _command(*words: str | Path) -> str:
    done = subprocess.run([sys.executable, *map(str, words)], capture_output=True, text=True, encoding="utf-8", check=True)
    return done.stdout


@pytest.fixture(scope="session")
def gold(shared: Path) -> Path:
    """The hand-made values of articles of the development data."""
    return shared / "gold" / "nerel_train.jsonl"


def _texts(gold: Path) -> list[Path]:
    names = [json.loads(line)["doc"].removesuffix(".txt") for line in gold.read_text(encoding="utf-8").splitlines()]
    folder = gold.parent.parent / "nerel" / "train" if gold.stem == "nerel_train" else gold.parent.parent / "seeds"
    return [folder / f"{name}.txt" for name in names]


def _scores(gold: Path, tmp_path: Path, *options: str | Path) -> dict[str, float]:
    """What the scorer says of `timeline extract`, the shares of values by what is needed for them under "value, NEED"."""
    return _scored(gold, gold.parent.parent / "score", _texts(gold), tmp_path, *options)


def _scored(gold: Path, scorers: Path, texts: list[Path], tmp_path: Path, *options: str | Path) -> dict[str, float]:
    predictions = tmp_path / "predictions.jsonl"
    predictions.write_text(_command("-m", "timeline", "extract", "--format", "jsonl", *options, *texts), encoding="utf-8")
    scores = json.loads(_command(scorers / "score_gold.py", predictions, gold, "--json"))
    return {name.replace("value right | ", "value, ").partition(" (")[0]: figure for name, figure in scores.items()}


def test_the_rows_of_each_table_are_right_as_often_as_before() -> None:
    figures = {}
    for table in tables():
        rows = read(table)
        figures[table.stem] = sum(row.holds(found(row.text, row.published)) for row in rows) / len(rows)
    assert figures.keys() <= _FLOORS["corpus"].keys(), "a new table wants its floor in tests/floors.toml"
    _check("corpus", figures)


def test_values_are_right_as_often_as_before_where_the_publication_day_is_given(gold: Path, tmp_path: Path) -> None:
    days = tmp_path / "days.tsv"
    days.write_text(_command(gold.parent.parent / "score" / "score_gold.py", "--published", gold), encoding="utf-8")
    _check("given", _scores(gold, tmp_path, "--published-map", days))


@pytest.mark.parametrize("reader", ["a", "b", "c"])
def test_values_agree_with_each_reader_as_often_as_before(shared: Path, tmp_path: Path, reader: str) -> None:
    folder, gold, days = shared / "nerel" / "train", tmp_path / "gold.jsonl", tmp_path / "days.tsv"
    labelled = [label for label in _labels(folder) if label.pop("reader") == reader]
    gold.write_text("".join(json.dumps(label) + "\n" for label in labelled), encoding="utf-8")
    days.write_text("".join(f"{label['doc']}.txt\t{label['dct']}\n" for label in labelled if label["dct"]), encoding="utf-8")
    texts = [folder / f"{label['doc']}.txt" for label in labelled]
    scores = _scored(gold, shared / "score", texts, tmp_path, "--published-map", days)
    _check(f"reader {reader}", scores)


def _labels(folder: Path) -> list[dict[str, Any]]:
    """Our own reading of further articles, with the words that its offsets stand for."""
    table = (_BENCHMARKS / "date_labels.tsv").read_text(encoding="utf-8")
    labels = []
    for doc, reader, day, sure, spans in (line.split("\t") for line in table.splitlines() if not line.startswith("#")):
        text = (folder / f"{doc}.txt").read_bytes().decode("utf-8")
        mentions = []
        for start, end, kind, need, value in re.findall(r"(\d+)-(\d+):(\w+):(\w+):(\S*)", spans):
            words = text[int(start) : int(end)]
            mentions.append({"start": int(start), "end": int(end), "text": words, "type": kind, "need": need, "edtf": value})
        labels.append({"doc": doc, "reader": reader, "dct": day, "dct_sure": sure == "true", "mentions": mentions, "events": []})
    return labels


def test_the_publication_day_is_found_as_often_as_before(gold: Path, tmp_path: Path) -> None:
    _check("nothing given", _scores(gold, tmp_path))


def test_the_five_documents_are_read_as_well_as_before(shared: Path, tmp_path: Path) -> None:
    _check("seeds", _scores(shared / "gold" / "seeds.jsonl", tmp_path))


@pytest.mark.parametrize("texts", ["agency", "ahead", "web", "wiki", "portal", "diplomacy", "news", "regions", "press"])
def test_events_of_our_own_texts_are_found_as_often_as_before(shared: Path, texts: str) -> None:
    _check(texts, json.loads(_command(_BENCHMARKS / "unseen.py", "--json", texts)))


def test_spans_agree_with_a_large_corpus_as_often_as_before(shared: Path, tmp_path: Path) -> None:
    folder, predictions = shared / "nerel" / "train", tmp_path / "predictions.jsonl"
    with predictions.open("w", encoding="utf-8") as file:
        for path in sorted(folder.glob("*.txt")):
            with path.open(encoding="utf-8", newline="") as article:
                mentions = [{"start": start, "end": end} for start, end, _, _ in found(article.read(), None)]
            file.write(json.dumps({"doc": path.stem, "mentions": mentions}) + "\n")
    scores = json.loads(_command(shared / "score" / "score_spans.py", predictions, folder, "--json"))["DATE+TIME"]
    _check("spans", {name: scores[name]["F1"] for name in ("stripped", "relaxed")})


def test_trees_agree_with_a_network_as_often_as_before(shared: Path) -> None:
    if find_spec("natasha") is None or find_spec("slovnet") is None:
        pytest.skip("slovnet is not here: pip install '.[neural]'; pip install --no-deps natasha==1.6.0")
    script = _BENCHMARKS / "train_syntax.py"
    _check("syntax", json.loads(_command(script, "--measure", "--nerel", shared / "nerel" / "train")))


@pytest.mark.speed
def test_dates_are_read_many_times_faster_than_by_dateparser(seeds: dict[str, str]) -> None:
    """The best of several rounds in turns, in processor time: what else runs on the machine slows both alike."""
    ours = theirs = float("inf")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for _ in range(6):
            start = process_time()
            for _ in range(20):
                for text in seeds.values():
                    found(text, "2024-08-09")
            middle = process_time()
            for text in seeds.values():
                search_dates(text, languages=["ru"])
            ours = min(ours, (middle - start) / 20)
            theirs = min(theirs, process_time() - middle)
    assert theirs / ours >= _FLOORS["speed"]["times dateparser"], f"{theirs / ours:.1f} times dateparser"
