"""Floors under the accuracy of comparisons, with the benchmarks' own generator and measures."""

from __future__ import annotations

import importlib
import importlib.util
import json
import shutil
import subprocess
import sys
import tarfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
# F1 of words, F1 of moved words, recall and precision of splits and merges: a little below what
# `python benchmarks/compare.py planted` prints.
FLOORS = {
    "plain": (0.999, 0.97, 0.95),
    "harsh": (0.995, 0.95, 0.95),
    "crowded": (0.995, 0.95, 0.9),
}
# Plagdet as of `python benchmarks/pan.py`, by folder: of eight pairs lower than of forty, where it
# is .969, .910 and .894.
PLAGDET = {
    "02-no-obfuscation": 0.91,
    "03-random-obfuscation": 0.83,
    "04-translation-obfuscation": 0.76,
}
PAIRS = 8


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> Any:
    """`benchmarks/compare.py` as a module."""
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    for name in ("compare", "planting"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    return importlib.import_module("compare")


def check(bench: Any, bodies: list[str], mode: str, language: str) -> None:
    """The counts of one planted case for each body, against the floors."""
    counts: Counter[str] = bench.measure(
        bodies, len(bodies), 7, language, harsh=mode == "harsh", crowded=mode == "crowded"
    )
    words, moved, joints = FLOORS[mode]
    assert counts["rebuilt"] == counts["cases"] == len(bodies)
    assert 2 * counts["right"] >= words * (counts["true"] + counts["found"])
    assert 2 * counts["rightly moved"] >= moved * (counts["moved"] + counts["told moved"])
    assert counts["found joints"] >= joints * counts["joints"]
    assert counts["rightly told joints"] >= joints * counts["told joints"]
    assert counts["noise"] <= 0.01 * counts["true"]


@pytest.mark.parametrize("mode", FLOORS)
def test_planted_edits_of_the_demonstration_articles(bench: Any, mode: str) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
    bodies = [importlib.import_module("planting").body_of(text) for text in texts]
    check(bench, bodies * 4, mode, "ar")


@pytest.mark.parametrize("mode", FLOORS)
@pytest.mark.parametrize("corpus", ["saudi_ar", "reuters_en"])
def test_planted_edits_of_real_articles(bench: Any, shared: Path, corpus: str, mode: str) -> None:
    bodies = bench.long_articles(shared / "data", corpus, 4, most=20)
    check(bench, bodies, mode, corpus[-2:])


@pytest.fixture(scope="session")
def corpus(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first pairs of each folder of PAN-2013, unpacked."""
    folder = tmp_path_factory.mktemp("pan")
    with tarfile.open(shared / "data" / "pan13_train_corpus.tgz") as archive:
        members = {member.name: member for member in archive}
        wanted = {name for name in members if name.endswith("/pairs")}
        for kind in ("01-no-plagiarism", *PLAGDET):
            cases = [n for n in members if n.endswith(".xml") and n.split("/")[1].startswith(kind)]
            for name in sorted(cases)[:PAIRS]:
                suspicious, source = Path(name).stem.split("-source-")
                top = name.split("/")[0]
                wanted |= {name, f"{top}/susp/{suspicious}.txt", f"{top}/src/source-{source}.txt"}
        # In the archive's order, for it can only be read forwards.
        chosen = [member for name, member in members.items() if name in wanted]
        for member in chosen:  # extractall has no filter in Python before 3.11.4
            path = folder / member.name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as file:
                shutil.copyfileobj(archive.extractfile(member), file)
    return folder / "train_corpus"


def test_plagdet_of_a_few_pairs_of_pan(
    shared: Path, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    pan = importlib.import_module("pan")
    found = tmp_path / "found.tsv"
    arguments = ["pan.py", str(corpus), str(found), "--sample", str(PAIRS)]
    monkeypatch.setattr(sys, "argv", arguments)
    pan.main()
    scorer = [sys.executable, str(shared / "tools" / "plagdet.py"), str(corpus), str(found)]
    told = subprocess.run(
        [*scorer, "--pairs", f"{found}.pairs", "--json"], capture_output=True, check=True
    ).stdout
    scores = json.loads(told)
    assert scores["01-no-plagiarism"]["detections"] == 0
    for folder, least in PLAGDET.items():
        assert scores[folder]["cases"] >= PAIRS
        assert scores[folder]["plagdet"] >= least, folder
