"""Many short lives of ``dedup archive add``, each forked from one process that has all imported.

``python archive_lives.py PLAN``: PLAN is JSON with the JSON lines to add (``source``), the
``folder`` for archives and ``parts``: each life is ended, two by SIGKILL and one by SIGTERM in
turn, after that part of the time of the first, which makes ``clean.duckdb`` undisturbed. Each goes
on with the archive that the last one left, or begins a new one where that was finished; the last
of them is finished at the end. After each a line says the archive, its exit status, what it said,
and what ``dedup archive info`` then says of the archive.
"""

from __future__ import annotations

import json
import signal
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
from forks import live

import dedup.archive.add
import dedup.archive.info
import dedup.archive.query
from dedup.archive.method import PROBE
from dedup.kernels import grams
from dedup.kernels.keys import digests
from dedup.kernels.surprise import run_grams, weigh_counted
from dedup.match.keys import extract
from dedup.match.verify import measure
from dedup.model import Article
from dedup.options import ScanOptions
from dedup.text.segment import word_hashes

BATCH_CHARS = 8_000
"""An add that commits often, so that a kill meets every step of it."""


def load_all() -> None:
    """Compiled code, loaded before the first fork; DuckDB must not be opened: it has threads."""
    extract(*word_hashes([PROBE]), ScanOptions(), 1)
    measure(Article("a", "one two three four"), Article("b", "one two three five"))
    words, bounds = np.arange(9, dtype=np.uint64), np.array([0, 9])
    digests(words, bounds)
    (size,) = grams.part_sizes(words, bounds, 0)
    found = grams.part_grams(words, bounds, 0, 0, size)
    found, _ = grams.tallied(found, 2)
    counts = grams.count_in(words, bounds, np.arange(21, dtype=np.uint64), True)
    runs = words, np.array([0]), np.array([8])
    weigh_counted(*runs, run_grams(*runs), counts, 9)


def told(file: Path) -> Any:
    """What ``info`` says of an archive, None where there is none, and words where it fails."""
    if not file.exists():
        return None
    code, said = live(["archive", "info", str(file), "--json"], {}, 0)
    return json.loads(said) if code == 0 else said


def main(plan: dict[str, Any]) -> None:
    """Run the plan."""
    dedup.archive.add.BATCH_CHARS = BATCH_CHARS
    load_all()
    folder = Path(plan["folder"])
    states: list[dict[str, Any]] = []

    def add(file: Path, run: dict[str, float], longest: float) -> int:
        code, said = live(["archive", "add", str(file), plan["source"], "-q"], run, longest)
        states.append({"file": file.name, "code": code, "said": said, "info": told(file)})
        return code

    begun = time.monotonic()
    add(folder / "clean.duckdb", {}, 0)
    longest = time.monotonic() - begun
    number = 0
    for turn, part in enumerate(plan["parts"]):
        life = {"part": part, "signal": (signal.SIGKILL, signal.SIGKILL, signal.SIGTERM)[turn % 3]}
        number += add(folder / f"{number}.duckdb", life, longest) == 0
    add(folder / f"{number}.duckdb", {}, 0)
    sys.stdout.writelines(f"{json.dumps(state)}\n" for state in states)


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
