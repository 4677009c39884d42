"""A story of many outlets: pairs that the scan left out are still shown when asked for."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
SENTENCES = [
    "The bridge over the Vell was closed to lorries on Monday after a crack was found in a pier.",
    "Engineers with lamps and drills worked through the night beside the northern bank.",
    "The mayor said that buses would run again once a steel brace had been put in place.",
    "Shopkeepers on the eastern side fear that the fair in October will have few visitors.",
    "A ferry of the old line is being painted and may carry pedestrians from next week on.",
]


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("large")
    for number in range(14):
        own = f"Reporter number {number} of the daily counted {number + 20} boats at the quay."
        kept = SENTENCES[: 4 + number % 2]
        (folder / f"p{number:02}.txt").write_text("\n".join([*kept, own]), encoding="utf-8")
    return folder


def test_a_pair_that_was_not_compared_is_compared_when_shown(
    run: Run, large: Path, tmp_path: Path
) -> None:
    assert run("scan", large, "-o", tmp_path / "r", "-q").code == 0
    document = json.loads((tmp_path / "r" / "report.json").read_text(encoding="utf-8"))
    pair = document["uncompared"][-1]
    name = f"{pair['left']}-{pair['right']}"
    shown = run("show", tmp_path / "r", name)
    assert SENTENCES[1] in shown.out
    data = json.loads(run("show", tmp_path / "r", name, "--json").out)
    assert (data["left"], data["right"]) == (pair["left"], pair["right"])
    assert data["blocks"]


def test_a_pair_whose_sources_are_gone_says_so(run: Run, large: Path, tmp_path: Path) -> None:
    run("scan", large, "-o", tmp_path / "r", "-q")
    document = json.loads((tmp_path / "r" / "report.json").read_text(encoding="utf-8"))
    pair = document["uncompared"][0]
    for path in large.iterdir():
        path.unlink()
    result = run("show", tmp_path / "r", f"{pair['left']}-{pair['right']}")
    assert result.code == 2
    assert "cannot be read again" in result.err
