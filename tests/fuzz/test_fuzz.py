"""Every target on its seeds, on mixtures of them, and on all that the fuzzer has ever found."""

from __future__ import annotations

import random
import re
import subprocess
import sys
from pathlib import Path

import pytest
from fuzz.targets import SEEDS, TARGETS, small_table
from needs import needed

FOUND = sorted((Path(__file__).parent / "found").glob("*-*"))
MIXTURES = 60
NEEDS = {
    "html": ("trafilatura", "html"),
    "rss": ("feedparser", "feeds"),
    "xml": ("lxml", "feeds"),
    "warc": ("warcio", "warc"),
    "docx": ("docx", "docx"),
    "document": ("docx", "docx"),
}


@pytest.mark.parametrize("name", TARGETS)
def test_what_must_hold_holds_for_damaged_seeds(name: str) -> None:
    if name in NEEDS:
        needed(*NEEDS[name])
    draw = random.Random(name)  # noqa: S311
    for _ in range(MIXTURES):
        whole = small_table() if name == "parquet" else "".join(draw.sample(SEEDS, 3)).encode()
        TARGETS[name](_damaged(whole, draw))


def _damaged(data: bytes, draw: random.Random) -> bytes:
    """Bytes cut, changed, doubled or left out at a few places."""
    for _ in range(draw.randrange(6)):
        at, size = draw.randrange(len(data) + 1), draw.randrange(1, 30)
        match draw.randrange(4):
            case 0:
                data = data[:at] + data[at + size :]
            case 1:
                data = data[:at] + bytes([draw.randrange(256)]) + data[at + 1 :]
            case 2:
                data = data[:at] + data[at : at + size] * 3 + data[at:]
            case _:
                data = data[:at]
    return data


def test_what_the_fuzzer_found_stays_mended() -> None:
    for path in FOUND:
        TARGETS[path.name.rsplit("-", 1)[0]](path.read_bytes())


def test_the_fuzzer_sees_which_branches_an_input_takes(tmp_path: Path) -> None:
    pytest.importorskip("atheris")  # not among what CI installs
    script = Path(__file__).parent / "run.py"
    command = [sys.executable, script, "decode", "--minutes", "0.02", "--corpus", tmp_path]
    said = subprocess.run(command, capture_output=True, check=True).stderr.decode(
        "utf-8", "replace"
    )
    assert re.search(r"DONE\s+cov: [1-9]\d\d", said), said
