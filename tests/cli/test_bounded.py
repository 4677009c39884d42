"""Gigabytes of hostile input in one scan: bounded memory, and every item compared or named."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

import duckdb

MEMORY = 3 << 30
"""Address space that the scan may use; its inputs unpack to four times that."""
GIGABYTE = 1 << 30
TINY = 2000
SHARED = "قال رئيس البلدية في مؤتمر صحفي إن الجسر الجديد سيفتح أمام الناس بعد عامين من العمل."


def sparse(path: Path, size: int, tail: bytes = b"") -> None:
    """A file of zeros that takes no room on the disk."""
    with path.open("wb") as file:
        file.truncate(size)
        file.seek(size)
        file.write(tail)


def bomb(size: int) -> bytes:
    """Gzip of ``size`` zeros, made without packing them all."""
    packer = zlib.compressobj(9, wbits=31)
    head = packer.compress(b"0") + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(bytes(16 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    return head + block * (size >> 24) + packer.flush()


def hostile(folder: Path) -> int:
    """Fill ``folder``; how many items a reader must account for."""
    good = json.dumps({"id": "good", "text": f"{SHARED} وأضاف أن الميزانية كافية."})
    sparse(folder / "zeros.txt", GIGABYTE)
    sparse(folder / "line.jsonl", GIGABYTE - (1 << 20), f"\n{good}\n".encode())
    (folder / "bomb.jsonl.gz").write_bytes(bomb(10 * GIGABYTE))
    deep = "[" * 100_000 + "]" * 100_000
    (folder / "deep.jsonl").write_text(f'{{"text": {deep}}}\n{deep}\n', encoding="utf-8")
    (folder / "digits.txt").write_text("9" * 5_000_000, encoding="utf-8")
    (folder / "tiny").mkdir()
    for number in range(TINY):
        (folder / "tiny" / f"{number}.txt").write_text(f"خبر قصير {number}", encoding="utf-8")
    row = f"id,text\nrow,{SHARED} وأضاف أن العمل مستمر.\n"
    sparse(folder / "line.csv", GIGABYTE)
    with (folder / "line.csv").open("rb+") as file:
        file.write(row.encode())
    sparse(folder / "headers.warc", GIGABYTE)
    with zipfile.ZipFile(folder / "pictures.docx", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", "<w:document/>")
        with package.open("word/media/a.png", "w") as file:
            for _ in range(300):
                file.write(bytes(1 << 20))
    with duckdb.connect() as connection:  # 16 KB that say 4 GB
        rows = connection.sql(
            "SELECT i AS id, repeat('word ', 400000) AS text FROM range(2000) t(i)"
        )
        rows.write_parquet(str(folder / "said_again.parquet"), compression="zstd")
    return 1 + 2 + 1 + 2 + 1 + TINY + 2 + 3


def _limited() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def test_gigabytes_of_hostile_input_in_bounded_memory(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    items = hostile(tmp_path / "in")
    done = subprocess.run(
        [sys.executable, "-m", "dedup", "scan", "in", "-o", "r", "-q", "--jobs", "1"],
        cwd=tmp_path, preexec_fn=_limited, capture_output=True, check=False, timeout=600,
    )  # fmt: skip
    assert done.returncode == 3, done.stderr.decode()
    report = json.loads((tmp_path / "r" / "report.json").read_text(encoding="utf-8"))
    counts = report["counts"]
    assert counts["read"] == counts["compared"] + counts["skipped"] == items
    assert counts["compared"] == TINY + 3
    assert {"good", "row"} <= {article["id"] for article in report["articles"]}
    named = {Path(skip["path"]).name for skip in report["skipped"]}
    assert named == {
        "zeros.txt", "line.jsonl", "bomb.jsonl.gz", "deep.jsonl", "line.csv", "headers.warc",
        "pictures.docx", "said_again.parquet",
    }  # fmt: skip
