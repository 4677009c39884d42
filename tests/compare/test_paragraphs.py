"""Figures read in labelled paragraphs of real articles: no worse than when last measured."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
LABELS = ROOT / "tests" / "gold" / "figures.jsonl"

# F1 of value and span by `python benchmarks/paragraphs.py`, a little below what was measured.
FLOORS = {"ar": 0.98, "en": 0.98}
UNITS = 0.97


@pytest.fixture
def benchmark(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    return importlib.import_module("paragraphs")


def test_labels_hold_places_and_values_and_no_text() -> None:
    records = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    assert len({(r["corpus"], r["id"], r["start"]) for r in records}) == len(records) >= 150
    for record in records:
        assert record.keys() - {"draw"} == {"corpus", "id", "language", "start", "end", "figures"}
        for figure in record["figures"]:
            assert record["start"] <= figure["start"] < figure["end"] <= record["end"]
            assert not {"text", "surface"} & figure.keys()


def test_paragraphs_are_read_as_well_as_ever(shared: Path, benchmark: ModuleType) -> None:
    records = [r for r in benchmark.records(LABELS) if r["language"] in FLOORS]
    scores = benchmark.measure(shared / "data", records)
    for language, floor in FLOORS.items():
        score = scores[language, ""]
        assert score.f1(score.exact) >= floor, score.failures
        assert score.units_right >= UNITS * score.units, score.failures
