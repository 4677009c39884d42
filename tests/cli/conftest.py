"""The command line as a user meets it: a list of words in, an exit code and two streams out."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from dedup.cli import main

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Result:
    """What a command left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Result]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in this process, in the checkout: quick, and with real file descriptors."""
    monkeypatch.chdir(ROOT)
    for name in [name for name in os.environ if name.startswith("DEDUP_")]:
        monkeypatch.delenv(name)

    def run(*words: object) -> Result:
        code = main([str(word) for word in words])
        out, err = capfd.readouterr()
        return Result(code, out, err)

    return run


@pytest.fixture
def spawn() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Run a command in a process of its own, with an environment of its own."""

    def spawn(*words: object, cwd: Path = ROOT, **env: str) -> subprocess.CompletedProcess[bytes]:
        clean = {name: value for name, value in os.environ.items() if name[:6] != "DEDUP_"}
        return subprocess.run(
            [sys.executable, "-m", "dedup", *map(str, words)],
            cwd=cwd, env=clean | env, capture_output=True, check=False, timeout=300,
        )  # fmt: skip

    return spawn


@pytest.fixture(scope="session")
def scanned(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A report of the demonstration articles, written once for all tests that only read it."""
    folder = tmp_path_factory.mktemp("cli") / "seeds"
    before = Path.cwd()
    os.chdir(ROOT)
    try:
        assert main(["scan", "seeds/*.txt", "-o", str(folder), "-q"]) == 0
    finally:
        os.chdir(before)
    yield folder
