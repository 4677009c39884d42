"""Gigabytes of hostile input in one scan: bounded memory, and every item compared or named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MEMORY = 2 << 30
"""Address space that the scan may use; its inputs unpack to six times that."""
TINY, COPIES = 2000, 400


def test_gigabytes_of_hostile_input_in_bounded_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    import hostile

    (tmp_path / "in").mkdir()
    items = hostile.make(tmp_path / "in", 1 << 30, TINY, COPIES)
    done, peak = hostile.scan(tmp_path, MEMORY)
    assert done.returncode == 3, done.stderr.decode()
    assert 0 < peak < MEMORY
    accounts = hostile.accounts(tmp_path / "r")
    assert len(accounts) == 4
    for came, compared, skipped in accounts.values():
        assert came == items == compared + skipped
        assert compared >= TINY + 2 * COPIES
    report = json.loads((tmp_path / "r" / "report.json").read_text(encoding="utf-8"))
    assert {"sound", "row", "same0"} <= {article["id"] for article in report["articles"]}
    named = {Path(skip["path"]).name for skip in report["skipped"]}
    assert named == {
        "endless.txt", "endless.jsonl", "endless.csv", "endless.warc", "bomb.jsonl.gz",
        "bomb.txt.gz", "pictures.docx", "said_again.parquet", "laughs.xml", "outside.xml",
        "deep.jsonl", "deep.html", "deep.xml", "deep.rss", "odd.jsonl",
    }  # fmt: skip
