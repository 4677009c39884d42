"""Completion as a shell asks for it, the manual page, and `show` as data."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from dedup.cli import COMMANDS_BY_NAME
from dedup.commands.completion import COMPLETE_VAR, SHELLS

ROOT = Path(__file__).parents[2]
SEEDS = "reports/seeds"
Run = Callable[..., Any]


def completions(words: str, place: int) -> list[str]:
    """What bash is told when the cursor stands in the word number ``place``."""
    env = {**os.environ, COMPLETE_VAR: "bash_complete", "COMP_WORDS": words}
    done = subprocess.run(
        [sys.executable, "-c", "from dedup.cli import main; raise SystemExit(main())"],
        env={**env, "COMP_CWORD": str(place)}, cwd=ROOT, capture_output=True, check=True,
    )  # fmt: skip
    return [line.partition(",")[2] for line in done.stdout.decode().split("\n") if line]


@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_gets_a_script_that_names_the_command(run: Run, shell: str) -> None:
    done = run("completion", shell)
    assert done.code == 0
    assert COMPLETE_VAR in done.out
    assert "dedup" in done.out


def test_the_script_is_one_that_bash_takes(run: Run) -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("bash is not installed")
    check = subprocess.run([bash, "-n"], input=run("completion", "bash").out.encode(), check=False)
    assert check.returncode == 0


def test_commands_options_pairs_and_stories_are_completed() -> None:
    assert set(completions("dedup ", 1)) == set(COMMANDS_BY_NAME)
    assert "--fail-on" in completions("dedup scan --fa", 2)
    assert completions(f"dedup show {SEEDS} 0", 3) == ["000-001", "001-003"]
    assert completions(f"dedup show {SEEDS} S", 3) == ["S0001"]
    assert completions("dedup show nowhere S", 3) == []


def test_another_shell_is_refused_with_the_known_ones(run: Run) -> None:
    done = run("completion", "tcsh")
    assert done.code == 2
    assert all(shell in done.err for shell in SHELLS)


def test_show_as_data_is_what_the_files_hold(run: Run) -> None:
    report = json.loads((ROOT / SEEDS / "report.json").read_bytes())
    assert json.loads(run("show", SEEDS, "--json").out) == report
    assert json.loads(run("show", SEEDS, "S0001", "--json").out)["id"] == "S0001"
    pair = json.loads(run("show", SEEDS, "001-000", "--json").out)
    assert (pair["left"], pair["right"]) == ("000", "001")


@pytest.fixture
def manual() -> Iterator[str]:
    """The manual page that the help gives now."""
    path = ROOT / "docs" / "man.py"
    spec = importlib.util.spec_from_file_location("man", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module.page()


def test_the_manual_page_is_in_step_with_the_help(manual: str) -> None:
    committed = (ROOT / "docs" / "dedup.1").read_text(encoding="utf-8")
    assert committed == manual, "run python docs/man.py and commit docs/dedup.1"


def test_no_line_of_the_manual_page_is_a_macro_by_chance(manual: str) -> None:
    macros = {".TH", ".SH", ".SS", ".PP", ".TP", ".B", ".BI", ".nf", ".fi"}
    for line in manual.split("\n"):
        assert not line.startswith("'")
        assert not line.startswith(".") or line.split()[0] in macros
    assert all(f"dedup {name}" in manual for name in COMMANDS_BY_NAME)


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("dedup scan see", 2),
        ("dedup find -o pairs", 3),
        ("dedup figures see", 2),
        ("dedup compare see", 2),
        ("dedup compare --articles see", 3),
        ("dedup explain see", 2),
        ("dedup archive add a.db see", 4),
    ],
)
def test_where_a_file_is_wanted_the_shell_offers_files(words: str, place: int) -> None:
    assert completions(words, place) == [words.rpartition(" ")[2]]


def test_the_last_kind_of_a_list_is_completed() -> None:
    assert completions("dedup scan --fail-on near", 3) == ["near_copy"]
    assert completions("dedup scan --fail-on near_copy,hi", 3) == ["near_copy,high"]


def test_a_damaged_manifest_is_a_line_for_people(run: Run, tmp_path: Path) -> None:
    shutil.copytree(ROOT / SEEDS, tmp_path / "r")
    (tmp_path / "r" / "manifest.json").write_text("<<<<<<<")
    done = run("show", str(tmp_path / "r"))
    assert done.code == 2
    assert f"cannot read {tmp_path}/r/manifest.json" in done.err
