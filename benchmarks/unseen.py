"""How right events are where nobody looks: `python benchmarks/unseen.py` prints a table of the sets of `event_apart.tsv`, and of
the texts in `tests/corpus/agency`; `--json SET` prints the scores of one set. The last column measures one reader of articles by
another: a program can't be expected to be nearer to a reader than another reader is.

The articles are in the development data in `../shared`, whose scorer compares; publication days are given. The scores
alone of a, b, c and e are to be read, so that these articles stay unseen. The same code gives the same table.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import articles

_WIDE = 11
_FIRST, _AGAIN = "f", "again"  # what two readers say of the same articles
_SHOWN = ("event P", "event R", "event F1", "event R, salience 1", "scheduled found", "status F1", "date right | event near",
          "kind right", "place right", "participants word F1", "title word F1")  # fmt: skip


def main() -> None:
    """Print the table, or the scores of one set."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--json", metavar="SET")
    wanted = arguments.parse_args().json
    if not articles.present():
        print(f"make unseen: no articles to measure on: {articles.SHARED} is not here (TIMELINE_SHARED names another folder)")
        return
    events = [one for one in articles.labelled() if wanted in (None, one.part)]
    sets = {name: list(_labelled(of_set)) for name, of_set in groupby(events, key=lambda one: one.part)}
    scores = {name: _scores(documents) for name, documents in sets.items()}
    if wanted:
        print(json.dumps(scores[wanted]))
        return
    columns = [f"{name} ({len(documents)})" for name, documents in sets.items()]
    again = {one["doc"]: one for one in sets[_AGAIN]}
    scores["readers"] = _scored([one for one in sets[_FIRST] if one["doc"] in again], _as_found(again.values()))
    print(" ".join([f"{'':24}", *(name.rjust(_WIDE) for name in [*columns, "readers"])]))
    for figure in _SHOWN:
        print(" ".join([f"{figure:24}", *(f"{score[figure]:{_WIDE}.3f}" for score in scores.values())]))


def _labelled(events: Iterable[articles.Labelled]) -> Iterator[dict[str, Any]]:
    """The articles of a set as the scorer wants them."""
    for (name, day), told in groupby(events, key=lambda one: (one.name, one.published)):
        text = articles.text(name)
        yield {"doc": name, "dct": day, "mentions": [], "events": [_event(one, text) for one in told]}


def _event(one: articles.Labelled, text: str) -> dict[str, Any]:
    first, last = map(int, one.words.split(":"))
    return {
        "title": one.title, "edtf": one.edtf, "trigger": [first, last], "trigger_text": text[first:last], "place": one.place,
        "participants": one.who.split("; ") if one.who else [], "status": one.status, "salience": int(one.salience),
        "kind": one.kind,
    }  # fmt: skip


def _scores(documents: list[dict[str, Any]]) -> dict[str, float]:
    """What the scorer says of the events that the command line finds."""
    with tempfile.TemporaryDirectory() as folder:
        days = Path(folder) / "days.tsv"
        days.write_text("".join(f"{one['doc']}.txt\t{one['dct']}\n" for one in documents), encoding="utf-8")
        paths = [articles.path(one["doc"]) for one in documents]
        command = [sys.executable, "-m", "timeline", "extract", *paths, "--published-map", str(days)]
        found = subprocess.run(command, check=True, capture_output=True, text=True, cwd=articles.ROOT).stdout
    return _scored(documents, found)


def _scored(documents: list[dict[str, Any]], found: str) -> dict[str, float]:
    """What the scorer says of records, a line of JSON each, beside the labels of these articles."""
    with tempfile.TemporaryDirectory() as folder:
        gold = Path(folder) / "gold.jsonl"
        gold.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in documents), encoding="utf-8")
        return articles.scores(found, gold)


def _as_found(documents: Iterable[dict[str, Any]]) -> str:
    """What a reader says, as if the program had found it."""
    return "".join(
        json.dumps({
            "source": one["doc"] + ".txt", "published": one["dct"], "mentions": [],
            "events": [event | {"start": event["trigger"][0], "end": event["trigger"][1]} for event in one["events"]],
        }) + "\n"
        for one in documents
    )  # fmt: skip


if __name__ == "__main__":
    main()
