"""The committed report of the demonstration articles is what ``make report`` writes now."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dedup.cli import main

ROOT = Path(__file__).parents[1]
COMMITTED = ROOT / "reports" / "seeds"


def _files(folder: Path) -> dict[str, bytes]:
    paths = [path for path in folder.rglob("*") if path.is_file()]
    found = {str(path.relative_to(folder)): path.read_bytes() for path in sorted(paths)}
    manifest = json.loads(found["manifest.json"])
    manifest["run"]["software"].clear()  # of this machine, whatever it is
    return found | {"manifest.json": json.dumps(manifest).encode()}


def test_report_is_current(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert main(["scan", "seeds", "-o", str(tmp_path / "seeds"), "-q"]) == 0
    now, committed = _files(tmp_path / "seeds"), _files(COMMITTED)
    assert now.keys() == committed.keys()
    stale = [name for name in now if now[name] != committed[name]]
    assert not stale, f"stale: {', '.join(stale)}; run make report and commit reports/seeds"
