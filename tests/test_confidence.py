"""detecting: confidence is calibrated; articles that nothing was learned from decide."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from timeline import api, languages
from timeline.detecting import confidence
from timeline.detecting.confidence import Seen
from timeline.detecting.triggers import Trigger
from timeline.detecting.weighing import weights
from timeline.model import SHOWN

BANDS = ((0.0, 0.2), (0.2, 0.4), (0.4, 0.6), (0.6, 0.8), (0.8, 1.01))


def trigger(kind: str = "visit", form: str = "verb") -> Trigger:
    return Trigger(0, 0, 0, kind, form)


def sure(score: float, worth: float = 1.0, made: Trigger | None = None) -> float:
    learned = weights(languages.load("ru"), confidence.WEIGHTS)
    return confidence.confidence(Seen(score, worth, made or trigger(), "mention"), learned)


def test_confidence_rises_with_the_score_and_falls_with_a_weak_title_or_a_mere_report() -> None:
    scores = [sure(n / 20) for n in range(21)]
    assert scores == sorted(scores)
    assert 0 < scores[0] < scores[-1] < 1
    assert sure(0.7, 0.5) < sure(0.7)
    assert sure(0.7, made=trigger("statement")) < sure(0.7)


@pytest.fixture(scope="module")
def scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_gold", shared / "score" / "score_gold.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_of_the_events_given_eight_tenths_eight_tenths_are_right_and_they_are_half_of_those_shown(
    shared: Path, scorer: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = (shared / "gold" / "nerel_train.jsonl").read_text(encoding="utf-8").splitlines()
    golds = {gold["doc"].removesuffix(".txt"): gold for gold in map(json.loads, lines)}
    events: dict[str, list[dict[str, Any]]] = {}
    for name, gold in golds.items():
        text = (shared / "nerel" / "train" / f"{name}.txt").read_bytes().decode("utf-8")
        record = api.read(text, published=gold["dct"])
        fields = ("start", "end", "title", "edtf", "confidence")
        events[name] = [{field: getattr(event, field) for field in fields} for event in record.events]
    number = sum(map(len, events.values()))
    right = {band: _right(scorer, golds, events, band) for band in BANDS}
    with capsys.disabled():
        print(
            "\nconfidence on gold: ",
            "; ".join(f"{a:.1f}-{min(b, 1):.1f} {n} events, {p:.2f} right" for (a, b), (n, p) in right.items()),
        )
    many, share = right[BANDS[-1]]
    assert share >= 0.8
    assert many / number >= 0.5
    assert all(event["confidence"] >= SHOWN for own in events.values() for event in own)


def _right(
    scorer: ModuleType, golds: dict[str, Any], events: dict[str, list[dict[str, Any]]], band: tuple[float, float]
) -> tuple[int, float]:
    """How many events have a confidence in the band, and the share of them that is right."""
    inside = {name: [e for e in own if band[0] <= e["confidence"] < band[1]] for name, own in events.items()}
    predictions = {name: {"mentions": [], "published": None, "events": own} for name, own in inside.items()}
    figures, _ = scorer.score(golds, predictions, {}, 0)
    return sum(map(len, inside.values())), figures["event P"]
