"""Killed at any moment, out of room at any write, eight at once: the old report or the new one."""

from __future__ import annotations

import json
import platform
import random
import subprocess
import sys
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from archive.news import dump
from cli.forks import at_once, standing

Run = Callable[..., Any]
ROOT = Path(__file__).parents[2]
FORKS = Path(__file__).parent / "forks.py"
FAILING = FORKS.with_name("failing.py")
FAILURES = pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() != "x86_64",
    reason="failing.py knows the system calls of Linux on x86-64",
)
ENDS = (9, 9, 15)
"""SIGKILL, which nothing can answer, and SIGTERM, which cleans up."""
LIVES = 75
"""Fifty of them end by SIGKILL."""


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
    ends = [{"part": draw.random(), "signal": ENDS[turn % 3]} for turn in range(LIVES)]
    first, *told = lives(folder, [{}, *ends])
    assert first["code"] == 0
    assert {life["stands"] for life in told} <= whole
    for end, lives_of in ((9, 50), (15, 25)):
        cut_short = sum(life["code"] == -end for life in told)
        assert cut_short > lives_of / 2, "most lives were cut short"


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


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """Two articles, one of which ran the other's text."""
    lead = "The mayor of Sella said the old quarter on the river lost eighty homes in the night."
    folder = tmp_path / "in"
    folder.mkdir()
    for name, rest in (("a", "Nobody was hurt and the schools stay shut."), ("b", "More rain.")):
        (folder / f"{name}.txt").write_text(f"{lead} {rest}\n", encoding="utf-8")
    return folder


def failing_lives(folder: Path, *commands: Sequence[object], **plan: object) -> list[Any]:
    """What `failing.py` says of a sound life, and of one for each of its calls, which fails."""
    words = [[str(word) for word in words] for words in commands]
    plan |= {"commands": words, "folder": str(folder)}
    done = subprocess.run(
        [sys.executable, str(FAILING), json.dumps(plan)],
        cwd=ROOT, capture_output=True, check=True, timeout=600,
    )  # fmt: skip
    lives = [json.loads(line) for line in done.stdout.splitlines()]
    assert lives[0]["lives"][0] == [0, ""]
    return lives


_NEEDLESS = ("mkdir", "renameat2")
"""Of a folder that is there, and of two folders in one step, which can be done in two."""


@FAILURES
@pytest.mark.parametrize("in_one_step", [True, False])
def test_every_call_of_a_scan_that_fails_leaves_the_old_report(
    run: Run, tmp_path: Path, sources: Path, in_one_step: bool
) -> None:
    folder = tmp_path / "out" / "r"
    folder.parent.mkdir()
    assert run("scan", sources, "-o", folder, "-q", "--title", "old").code == 0
    words = ["scan", sources, "-o", folder, "-q", "--title"]
    plan: dict[str, object] = {"report": str(folder)}
    if not in_one_step:  # old systems cannot swap two folders
        plan |= {"missing": ["renameat2"], "only": [-2, None]}
    told = failing_lives(folder.parent, [*words, "life {}"], **plan)
    calls = [life["call"] for life in told[1:]]
    if in_one_step:
        assert {"mkdir", "openat", "write", "fsync"} <= set(calls)
    assert calls[-2:] == (["fsync", "renameat2"] if in_one_step else ["rename", "rename"])
    for before, life in pairwise(told):
        [(code, said)] = life["lives"]
        if code or life["call"] not in _NEEDLESS:
            assert (code, said.count("\n")) == (2, 1), life
            assert "No space left on device" in said or "Input/output error" in said
            assert life["stands"] == before["stands"], life
    assert [path.name for path in folder.parent.iterdir()] == ["r"]


@FAILURES
def test_every_call_of_find_that_fails_leaves_the_old_file(tmp_path: Path, sources: Path) -> None:
    (tmp_path / "out").mkdir()
    file = tmp_path / "out" / "pairs.parquet"
    _, *told = failing_lives(file.parent, ["find", sources, "-q", "-o", file])
    sound = file.read_bytes()
    assert [life["call"] for life in told] == ["openat", "write", "fsync", "rename"]
    for life in told:
        [(code, said)] = life["lives"]
        assert (code, said.count("\n")) == (2, 1), life
    assert file.read_bytes() == sound
    assert list(file.parent.iterdir()) == [file]


@FAILURES
@pytest.mark.parametrize("has_base", [False, True])
def test_every_call_of_an_add_that_fails_leaves_what_goes_on(
    run: Run, tmp_path: Path, sources: Path, has_base: bool
) -> None:
    """The next add ends as if nothing had been, and the reason of the failure is one line."""
    folder, base = tmp_path / "out", tmp_path / "base.duckdb"
    folder.mkdir()
    file = str(folder / "{}.duckdb")
    plan: dict[str, object] = {"only": [6]}  # up to its first commit it is made, then added to
    if has_base:
        assert run("archive", "add", base, sources / "a.txt", "-q").code == 0
        plan = {"base": str(base), "copy": file}
    add = ["archive", "add", file, sources, "-q"]
    _, *told = failing_lives(folder, add, add, **plan)
    expected = {"write", "pwrite64", "fdatasync"} if has_base else {"write", "fsync", "link"}
    assert expected <= {life["call"] for life in told}
    clean = dump(folder / "-1.duckdb")
    for life in told:
        (code, said), again = life["lives"]
        assert (code, said.count("\n")) in ((2, 1), (0, 0)), life
        assert "Error:" not in said, "our words, not the database's"
        assert again == [0, ""], life
        assert dump(folder / f"{life['number']}.duckdb") == clean, life
    assert [path.name for path in folder.iterdir() if path.suffix != ".duckdb"] == []


def test_eight_at_once(reports: tuple[Path, set[str]]) -> None:
    """Each either writes the whole report or says in one line that it could not."""
    folder, whole = reports
    for code, said in at_once(*[["scan", "seeds", "-o", folder, "-q", "--title", "new"]] * 8):
        assert code in (0, 2)
        assert said.count("\n") == (code == 2), said
    assert standing(folder) in whole
    assert [path.name for path in folder.parent.iterdir() if path.name.startswith(".")] == []
