"""CPU seconds of finding all pairs, next to peers: whole processes that read one file.

    python benchmarks/speed.py --data FOLDER [--limit ARTICLES]

Each peer is a plain script of its own documentation's making: MinHash of word 3-grams (datasketch)
or word 5-grams (rensa), 126 or 128 permutations, its own LSH index, no verification. A peer that is
not installed is left out. ``recall`` is the share found of the pairs that share 20 or more distinct
folded 5-grams with at most `retrieval.OWN_CARRIERS` carriers each.
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
from pathlib import Path

import numpy as np
import retrieval
from numpy.typing import NDArray

CORPORA = ("saudi_ar", "ant_multi_ar", "reuters_en")

READ = """
import json, sys
ids, texts = [], []
with open(sys.argv[1], encoding="utf-8") as lines:
    for line in lines:
        record = json.loads(line)
        ids.append(record["id"])
        texts.append(record["text"])
"""

JUST_READ = READ + "print('[]')"

DEDUP = (
    READ
    + """
from dedup.engine.duckdb import find_pairs
from dedup.model import Article
found = find_pairs([Article(name, text) for name, text in zip(ids, texts)])
print(json.dumps([(pair.left, pair.right) for pair in found.pairs]))
"""
)

DATASKETCH = (
    READ
    + """
import re
from datasketch import MinHash, MinHashLSH
word = re.compile(r"\\w+")
def shingles(text):
    words = word.findall(text)
    return [" ".join(words[at:at + 3]).encode() for at in range(len(words) - 2)]
index = MinHashLSH(num_perm=126, params=(42, 3))
kept = []
sketches = MinHash.generator((shingles(text) for text in texts), num_perm=126)
for name, sketch in zip(ids, sketches):
    if not sketch.is_empty():
        kept.append((name, sketch))
        index.insert(name, sketch, check_duplication=False)
print(json.dumps([
    (name, other) for name, sketch in kept for other in index.query(sketch) if name < other
]))
"""
)

RENSA = (
    READ
    + """
import re
from rensa import RMinHash, RMinHashLSH
word = re.compile(r"\\w+")
def shingles(text):
    words = word.findall(text)
    return [" ".join(words[at:at + 5]) for at in range(len(words) - 4)]
index = RMinHashLSH(threshold=0.5, num_perm=128, num_bands=64)
kept = []
for at, text in enumerate(texts):
    grams = shingles(text)
    if grams:
        sketch = RMinHash(num_perm=128, seed=1)
        sketch.update(grams)
        kept.append((at, sketch))
        index.insert(at, sketch)
print(json.dumps([
    (ids[at], ids[other])
    for at, sketch in kept for other in index.query(sketch) if ids[at] < ids[other]
]))
"""
)

SCRIPTS = {
    "reading the file": (JUST_READ, ""),
    "dedup": (DEDUP, "dedup"),
    "datasketch, 42 bands of 3": (DATASKETCH, "datasketch"),
    "rensa, 64 bands of 2": (RENSA, "rensa"),
}


def run(script: str, path: Path) -> tuple[float, float, list[list[str]]]:
    """CPU seconds, wall seconds and the pairs of one script in a process of its own."""
    before, clock = os.times(), time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, check=True, text=True
    )
    after = os.times()
    cpu = after.children_user + after.children_system
    cpu -= before.children_user + before.children_system
    return cpu, time.monotonic() - clock, json.loads(done.stdout)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--limit", type=int, help="the first articles only")
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
        print(f"{'':28s}{'CPU s':>8s}{'wall s':>8s}{'pairs':>9s}{'recall':>8s}{'real':>8s}")
        run(DEDUP, path)  # so that no compilation is in the table
        for name, (script, package) in SCRIPTS.items():
            if not package or importlib.util.find_spec(package):
                cpu, wall, pairs = run(script, path)
                print(f"{name:28s}{cpu:8.1f}{wall:8.1f}" + _quality(pairs, row, truth, wanted))


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
