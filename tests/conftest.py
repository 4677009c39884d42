"""What every test may use: real data where it is present, and the demonstration articles."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"

# needs.py and report/sample.py serve several folders of tests.
sys.path.insert(0, str(Path(__file__).parent))

# The same examples on every run, and no deadline on a shared machine: a red test is a real one.
settings.register_profile(
    "dedup", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("dedup")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real articles beside the checkout; other people's text, never committed."""
    if not (SHARED / "seeds").is_dir():
        pytest.skip("the folder ../shared with the real articles is absent")
    return SHARED


@pytest.fixture(scope="session")
def real_seeds(shared: Path) -> dict[str, str]:
    """The five real articles by their number: ``000`` to ``004``."""
    return {
        path.name[:3]: path.read_text(encoding="utf-8")
        for path in sorted((shared / "seeds").glob("*.txt"))
    }


@pytest.fixture(scope="session")
def demo_folder() -> Path:
    """The demonstration articles of this project."""
    return ROOT / "seeds"
