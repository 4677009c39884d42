"""Killed at any moment, out of room at any write, eight at once: the old report or the new one."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from cli.forks import standing

Run = Callable[..., Any]
ROOT = Path(__file__).parents[2]
FORKS = Path(__file__).parent / "forks.py"
KILLS = 50


@pytest.fixture
def reports(run: Run, tmp_path: Path) -> tuple[Path, set[str]]:
    """A folder that holds the old report, and the hashes of the old and of the new one."""
    folder, other = tmp_path / "r", tmp_path / "other"
    assert run("scan", "seeds", "-o", folder, "-q", "--title", "old").code == 0
    assert run("scan", "seeds", "-o", other, "-q", "--title", "new").code == 0
    return folder, {standing(folder), standing(other)}


def lives(folder: Path, runs: Sequence[dict[str, float]]) -> list[dict[str, Any]]:
    words = ["scan", "seeds", "-o", str(folder), "-q", "--title", "new"]
    plan = {"words": words, "folder": str(folder), "runs": runs}
    done = subprocess.run(
        [sys.executable, str(FORKS), json.dumps(plan)],
        cwd=ROOT, capture_output=True, check=True, timeout=600,
    )  # fmt: skip
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_killed_at_fifty_moments(reports: tuple[Path, set[str]]) -> None:
    folder, whole = reports
    draw = random.Random(7)  # noqa: S311
    ends = [{"part": draw.random(), "signal": (9, 15)[turn % 2]} for turn in range(KILLS)]
    first, *told = lives(folder, [{}, *ends])
    assert first["code"] == 0
    assert {life["stands"] for life in told} <= whole
    for end in (9, 15):
        cut_short = sum(life["code"] == -end for life in told)
        assert cut_short > KILLS / 4, "most lives were cut short"


def test_out_of_room_at_every_write(reports: tuple[Path, set[str]]) -> None:
    """No file may grow over n bytes, as on a disk with so much room: n between all files' sizes."""
    folder, whole = reports
    sizes = sorted(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    told = lives(folder, [{"bytes": size - 1} for size in sizes])
    assert [life["code"] for life in told] == [2] * len(sizes)
    for life in told:
        assert life["said"].count("\n") == 1
        assert "File too large" in life["said"] or "no room left" in life["said"], life["said"]
    assert {life["stands"] for life in told} <= whole
    assert [path.name for path in folder.parent.iterdir() if path.name.startswith(".")] == []


def test_eight_at_once(reports: tuple[Path, set[str]]) -> None:
    """Each either writes the whole report or says in one line that it could not."""
    folder, whole = reports
    words = ["scan", "seeds", "-o", str(folder), "-q", "--title", "new"]
    children = [
        subprocess.Popen([sys.executable, "-m", "dedup", *words], cwd=ROOT, stderr=subprocess.PIPE)
        for _ in range(8)
    ]
    for child in children:
        _, said = child.communicate(timeout=300)
        assert child.returncode in (0, 2)
        assert said.count(b"\n") == (child.returncode == 2), said
    assert standing(folder) in whole
    assert [path.name for path in folder.parent.iterdir() if path.name.startswith(".")] == []
