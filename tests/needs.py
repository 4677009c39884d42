"""What a test needs beyond the package: it skips without, but fails where all is required (CI)."""

from __future__ import annotations

import importlib
import os
from typing import Any, NoReturn

import pytest


def skip_or_fail(reason: str) -> NoReturn:
    """Skip for something missing; fail where DEDUP_REQUIRE_ALL=1 says that nothing may be."""
    if os.environ.get("DEDUP_REQUIRE_ALL") == "1":
        pytest.fail(reason)
    pytest.skip(reason, allow_module_level=True)


def needed(module: str, extra: str) -> Any:
    """``module``, which comes with ``extra``; without it the test skips or fails."""
    try:
        return importlib.import_module(module)
    except ImportError:
        skip_or_fail(f"the {extra} extra is not installed")
