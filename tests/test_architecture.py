"""What ARCHITECTURE.md promises of the code as it is written."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

from dedup import model

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "dedup"
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


def test_the_types_that_flow_are_those_of_the_model() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    section = text[text.index("## Types that flow") : text.index("## Invariants")]
    table = section.split("```")[1]
    names = [re.sub(r"\(.*?\)", "", line.split("  ")[0]).split(", ") for line in table.split("\n")]
    told = [name.strip() for row in names for name in row if name.strip()]
    classes = inspect.getmembers(model, inspect.isclass)
    assert sorted(told) == sorted(
        name for name, item in classes if item.__module__ == model.__name__
    )
