"""CPU seconds of finding all pairs, next to peers: whole processes that read one file.

    python benchmarks/speed.py --data FOLDER [--limit ARTICLES] [--only NAME ...]
        [--text-dedup PYTHON] [--datatrove PYTHON]

Ours is the command ``dedup find``, from its start to the file of pairs. The peers are in peers.py;
text-dedup (Python 3.12 or newer) and datatrove live in environments of their own, whose Python is
given. A peer that is not there is left out, and why is said. ``recall`` is the share found of the
pairs that share 20 or more distinct folded 5-grams with at most `retrieval.OWN_CARRIERS` carriers
each; ``real`` the share of the reported pairs that has 8 5-grams in common.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import peers
import retrieval
from numpy.typing import NDArray

CORPORA = ("saudi_ar", "ant_multi_ar", "reuters_en")


@dataclass(frozen=True)
class Contender:
    """A line of the table: a script, the Python that runs it, and what that must have."""

    name: str
    script: str
    package: str = ""
    python: str = sys.executable

    def missing(self) -> str:
        """Why it cannot run, or nothing."""
        if not self.python:
            return f"give its Python with --{self.package.replace('_', '-')}"
        if self.package and self.python == sys.executable:
            return "" if importlib.util.find_spec(self.package) else "not installed"
        return ""


def contenders(arguments: argparse.Namespace) -> list[Contender]:
    """All lines of the table, or those asked for."""
    found = [
        Contender("reading", peers.JUST_READ),
        Contender("dedup", ""),
        Contender("datasketch", peers.DATASKETCH, "datasketch"),
        Contender("rensa", peers.RENSA, "rensa"),
        Contender("text-dedup", peers.TEXT_DEDUP, "text_dedup", arguments.text_dedup),
        Contender("datatrove", peers.DATATROVE, "datatrove", arguments.datatrove),
    ]
    return [one for one in found if not arguments.only or one.name in arguments.only]


def run(contender: Contender, path: Path) -> tuple[float, float, list[list[str]]]:
    """CPU seconds, wall seconds and the pairs of one contender in processes of its own."""
    with tempfile.TemporaryDirectory() as folder:
        script, out = Path(folder) / "script.py", Path(folder) / "pairs.jsonl"
        script.write_text(contender.script)
        command = [contender.python, str(script), str(path), folder]
        if not contender.script:
            command = [sys.executable, "-m", "dedup", "find", str(path), "-q", "-o", str(out)]
        before, clock = os.times(), time.monotonic()
        done = subprocess.run(command, stdout=subprocess.PIPE, check=False, text=True)
        after = os.times()
        wall = time.monotonic() - clock
        # Exit code 3: some records have no text.
        if done.returncode not in (0, 3):
            raise SystemExit(f"{contender.name} failed with {done.returncode}")
        cpu = after.children_user + after.children_system
        cpu -= before.children_user + before.children_system
        if contender.script:
            return cpu, wall, json.loads(done.stdout.splitlines()[-1])
        found = map(json.loads, out.read_text(encoding="utf-8").splitlines())
        return cpu, wall, [[pair["left"], pair["right"]] for pair in found]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--limit", type=int, help="the first articles only")
    parser.add_argument("--only", nargs="+", help="these lines of the table only")
    for name in ("text-dedup", "datatrove"):
        parser.add_argument(f"--{name}", default="", help=f"Python of an environment with {name}")
    arguments = parser.parse_args()
    articles = retrieval.load(arguments.data, CORPORA)[: arguments.limit]
    row = {article.id: at for at, article in enumerate(articles)}
    truth = retrieval.exhaustive(articles)
    wanted = truth.pairs[truth.own >= 20]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        with path.open("w", encoding="utf-8") as file:
            for article in articles:
                record = {"id": article.id, "text": article.text}
                file.write(json.dumps(record, ensure_ascii=False) + "\n")
        print(f"{len(articles)} articles, {path.stat().st_size / 1e6:.0f} MB")
        print(f"{'':12s}{'CPU s':>8s}{'wall s':>8s}{'MB/CPU s':>10s}{'pairs':>9s}"
              f"{'recall':>8s}{'real':>8s}")  # fmt: skip
        run(Contender("dedup", ""), path)  # so that no compilation is in the table
        for contender in contenders(arguments):
            if reason := contender.missing():
                print(f"{contender.name:12s}left out: {reason}")
                continue
            cpu, wall, pairs = run(contender, path)
            rate = path.stat().st_size / 1e6 / cpu
            told = _quality(pairs, row, truth, wanted)
            print(f"{contender.name:12s}{cpu:8.1f}{wall:8.1f}{rate:10.1f}{told}", flush=True)


def _quality(
    pairs: list[list[str]],
    row: dict[str, int],
    truth: retrieval.Truth,
    wanted: NDArray[np.int64],
) -> str:
    """Pairs reported, recall of the wanted ones, and the share that has 8 5-grams in common."""
    if not pairs:
        return ""
    numbers = np.array([row[left] * len(row) + row[right] for left, right in pairs])
    recall = np.isin(wanted, numbers).mean()
    real = np.isin(numbers, truth.pairs[truth.shared >= 8]).mean()
    return f"{len(pairs):9d}{recall:8.3f}{real:8.3f}"


if __name__ == "__main__":
    main()
