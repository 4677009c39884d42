"""Temporary folders go, also those of runs that were killed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from dedup.workspace import workspace

HOLDS_ONE = """
import sys
from dedup.workspace import workspace
with workspace(sys.argv[1]) as folder:
    (folder / "rows").mkdir()
    print(folder, flush=True)
    sys.stdin.read()
"""


def test_a_folder_goes_at_the_end_and_after_an_error(tmp_path: Path) -> None:
    with workspace(str(tmp_path)) as folder:
        (folder / "rows").write_bytes(b"1")
    with pytest.raises(KeyError), workspace(str(tmp_path)):
        raise KeyError
    assert list(tmp_path.iterdir()) == []


def test_the_folder_of_a_killed_run_goes_with_the_next_and_that_of_a_live_one_stays(
    tmp_path: Path,
) -> None:
    (tmp_path / "dedup-of-another-kind").mkdir()
    child = [sys.executable, "-c", HOLDS_ONE, str(tmp_path)]
    with subprocess.Popen(
        child, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        left = Path(process.stdout.readline().strip())
        with workspace(str(tmp_path)):
            assert left.exists()
        process.kill()
    assert (left / "rows").exists()
    with workspace(str(tmp_path)):
        assert not left.exists()
    assert [path.name for path in tmp_path.iterdir()] == ["dedup-of-another-kind"]
