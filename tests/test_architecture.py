"""What ARCHITECTURE.md promises of the code as it is written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "dedup"
MODULES = sorted(PACKAGE.rglob("*.py"))
UNPICKLES = re.compile(
    r"\b(?:c?[Pp]ickle|dill|joblib|shelve|marshal|read_pickle)\b"
    r"|\ballow_pickle\s*=\s*(?!False\b)"
    r"|\b(?:np|numpy)\.load\b(?!\([^)]*\ballow_pickle=False)"
)


@pytest.mark.parametrize(
    "line",
    [
        "import pickle",
        "from joblib import load",
        "import shelve, marshal",
        "np.load(path)",
        "map(np.load, paths)",
        "np.load(path, allow_pickle=True)",
    ],
)
def test_what_unpickles_is_known(line: str) -> None:
    assert UNPICKLES.search(line)


def test_nothing_is_unpickled() -> None:
    assert MODULES
    sources = {path: path.read_text(encoding="utf-8") for path in MODULES}
    assert [path for path, source in sources.items() if UNPICKLES.search(source)] == []
