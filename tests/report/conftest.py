"""The hand-built report, and one written to a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from dedup.model import Report
from dedup.options import RenderOptions
from dedup.report.folder import write_report
from report.sample import REPORT


@pytest.fixture
def report() -> Report:
    return REPORT


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report") / "park"
    write_report(REPORT, folder, RenderOptions(title="A park, twice"))
    return folder
