"""Measure this project beside its peers on the same articles, publication day given to all, and write RESULTS.md."""

import json
import os
import platform
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import articles
import environments

_HERE = Path(__file__).resolve().parent
_PEERS = {
    "dateparser": "dateparser, `search_dates`",
    "natasha": "natasha, `DatesExtractor`",
    "duckling": "Duckling, Russian",
    "heideltime": "HeidelTime, Russian, no tagger",
}
_NEEDS = {"explicit": "explicit", "tense": "tense", "dct": "publication day", "anaphora": "another date"}


def main() -> int:
    if not articles.present():
        print(f"make bench: no articles to measure on: {articles.SHARED} is not here (TIMELINE_SHARED names another folder)")
        return 0
    rows = [_measured("timeline", "**timeline**", Path(sys.executable))]
    for peer, title in _PEERS.items():
        try:
            rows.append(_measured(peer, title, environments.python(peer)))
        except environments.PeerError as error:
            rows.append({"title": title, "missing": str(error)})
        print(f"{peer}: {rows[-1].get('missing', 'done')}", flush=True)
    alone = json.loads(_answer([sys.executable, str(_HERE / "alone.py")], ""))
    results = _HERE / "RESULTS.md"
    results.write_text(_page(rows, alone), encoding="utf-8")
    print(results.relative_to(articles.ROOT))
    return 0


def _measured(peer: str, title: str, interpreter: Path) -> dict[str, Any]:
    """A reader's scores and speed. Raises PeerError where it doesn't run."""
    wanted = json.dumps({"scored": articles.gold(), "timed": articles.sample()})
    answer = json.loads(_answer([str(interpreter), str(_HERE / "peers" / f"with_{peer}.py")], wanted))
    scores = articles.scores("".join(json.dumps(record) + "\n" for record in answer["records"]), articles.GOLD)
    return {"title": title, "version": answer["version"], "speed": answer["speed"], "scores": scores}


def _answer(command: list[str], given: str) -> str:
    environment = os.environ | {"PYTHONPATH": str(articles.ROOT), "PYTHONHASHSEED": "0", "OMP_NUM_THREADS": "1"}
    done = subprocess.run(command, input=given, capture_output=True, text=True, env=environment)
    if done.returncode:
        lines = done.stderr.strip().splitlines()
        raise environments.PeerError(f"does not run: {lines[-1] if lines else done.returncode}")
    return done.stdout


def _page(rows: list[dict[str, Any]], alone: dict[str, Any]) -> str:
    return _PAGE.format(
        day=date.today(),
        machine=f"{os.cpu_count()} cores ({platform.machine()}), {platform.system()}, Python {platform.python_version()}",
        gold=len(articles.gold()),
        sample=len(articles.sample()),
        corpus=len(articles.corpus()),
        peers=_table(rows),
        **alone,
        hostile="\n".join(
            f"| {name} | {small:.0f} | {large:.0f} | {large / small:.1f} |" for name, small, large in alone["inputs"]
        ),
    )


def _table(rows: list[dict[str, Any]]) -> str:
    base = next((row["speed"] for row in rows if row["title"].startswith("dateparser") and "speed" in row), None)
    heads = ["", "version", "value F1", *_NEEDS.values(), "span F1, strict", "relaxed", "articles/s", "x dateparser"]
    lines = [" | ".join(heads), " | ".join(["---"] * len(heads))]
    for row in rows:
        if "missing" in row:
            lines.append(f"{row['title']} | {row['missing']}" + " | " * (len(heads) - 2))
            continue
        scores = row["scores"]
        needs = [next(v for k, v in scores.items() if k.startswith(f"value right | {need} ")) for need in _NEEDS]
        figures = [scores["value F1"], *needs, scores["span strict F1"], scores["span relaxed F1"]]
        speed = [f"{row['speed']:.0f}", f"{row['speed'] / base:.1f}" if base else ""]
        lines.append(" | ".join([row["title"], row["version"], *(f"{f:.3f}" for f in figures), *speed]))
    return "\n".join(f"| {line} |" for line in lines)


_PAGE = """# How it compares

Written by `make bench` on {day}: {machine}.

## Reading Russian dates, the publication day given to all

Accuracy on {gold} Russian news articles with values made by hand; "explicit" to "another date" are the shares of values right by
what a reader needs to know for them. Speed on {sample} articles, warm, the best of three passes, the time of one
thread. Leading prepositions are forgiven, and "now" is left out for everybody.

{peers}

What stands behind each row is told in `benchmarks/peers/`. natasha gives no value without a year. dateparser's search gives no
offsets: its pieces are looked up in the text; it gives days for all, and how fine they are its parser tells. Of Duckling's
overlapping readings the longer one is taken.

## Speed beside dateparser, in one process

All {corpus} articles, the best of {rounds} rounds taken in turns: **{ours:.0f} articles a second** against {theirs:.1f} of
`search_dates(languages=["ru"])`, **{ratio:.0f} times** its speed (the aim
is 100). With the publication day inferred too it is {inferred:.0f} ({inferred_ratio:.0f} times).

## Hostile inputs

Milliseconds for a text of one thing repeated. Where time grows in proportion the last column is about 4.

| text | 25,000 characters | 100,000 | x |
| --- | --- | --- | --- |
{hostile}

## Memory

The process holds {early:.0f} MB after 1,000 articles and {late:.0f} MB after 10,000.
"""

if __name__ == "__main__":
    sys.exit(main())
