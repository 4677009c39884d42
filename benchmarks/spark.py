"""What the Spark engine moves, keeps and computes an article, and what that makes of a collection.

    python benchmarks/spark.py --data FOLDER [--articles 10000] [--target 100000000]

Runs ``find`` on Spark here over real articles, counts the rows of every table the plan makes and
the bytes of a row, and times the compiled functions alone, one thread. The rates are printed for a
quarter of the articles too: what grows faster than the collection shows. ``--target`` multiplies
the rates of the whole run; docs/spark.md reads the result. Bytes are those of the columns, before
compression.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import retrieval

from dedup.engine.spark.find import find_pairs
from dedup.engine.spark.session import open_session
from dedup.engine.spark.tables import Tables
from dedup.kernels.surprise import sifted_grams
from dedup.match import keys
from dedup.match.keys import extract
from dedup.match.texts import Texts
from dedup.match.verify import measure_all
from dedup.model import Article
from dedup.options import Resources, ScanOptions
from dedup.text.segment import word_hashes

CORPORA = ("saudi_ar", "ant_multi_ar", "reuters_en")
WINDOWED = ScanOptions().window

# Each table: how many rows, and the bytes of one; what is read twice is kept on the disks.
TABLES = {
    "texts": ("texts", "24 + length(words)", "shuffled, kept"),
    "prints": ("prints", "24 + length(id)", "shuffled, kept"),
    "keys": ("keys", "17", "shuffled"),
    "shared keys": ("shared", "25", "kept, then joined with itself"),
    "candidates": ("candidates", "17", "shuffled twice, kept"),
    "candidates with words": (
        "candidates JOIN texts ON b = digest", "17 + length(words)", "shuffled",
    ),
    "measured": ("measured", "80 + 5 * length(hashes) + length(run_words)", "kept"),
    "runs": ("runs", "8 + length(words)", "shuffled, kept"),
    "grams of runs": ("run_grams", "16", "shuffled"),
    "counts of grams": ("seen_grams", "16", "shuffled"),
    "pairs": ("accepted_prints", "96", "written"),
}  # fmt: skip


def _told(step: str, *_: int) -> None:
    """Say on stderr what it is at: Spark is silent, and a step takes a minute."""
    print(f"{time.strftime('%X')} {step}", file=sys.stderr, flush=True)


def rates(articles: list[Article], memory: int) -> dict[str, tuple[float, float]]:
    """Rows an article and bytes a row of every table; keys are sampled as in a large collection."""
    keys.SMALL_WORDS = 0
    settings = {"spark.sql.shuffle.partitions": "8"}
    with open_session(settings=settings, resources=Resources(memory=memory)) as session:
        rows = [(article.id, article.text) for article in articles]
        frame = session.createDataFrame(
            session.sparkContext.parallelize(rows, 16), "id string, text string"
        )
        find_pairs(frame, progress=_told, stock=False)
        tables = Tables(session)
        found = {}
        for name, (table, width, _) in TABLES.items():
            _told(name)
            count, size = tables.row(f"SELECT count(*), coalesce(sum({width}), 0) FROM {table}")
            found[name] = (count / len(articles), float(size) / max(1, count))
    return found


def timed(task: Callable[[], Any]) -> float:
    """CPU seconds of the second run: the first may compile."""
    task()
    before = time.process_time()
    task()
    return time.process_time() - before


def costs(articles: list[Article], candidates: float) -> dict[str, float]:
    """CPU microseconds an article of the compiled functions."""
    texts = [article.text for article in articles[:5000]]
    words, bounds = word_hashes(texts)
    options = ScanOptions()
    size = len(texts)
    chance = np.random.default_rng(1)
    lefts = np.sort(chance.integers(0, size, size))
    rights = chance.integers(0, size, size)
    collection = Texts(words, bounds, np.arange(size), ())
    sieve = np.full(1 << 24, 0x55, dtype=np.uint8)  # half of all grams pass, more than in any run
    tasks = {
        "words of the text": lambda: word_hashes(texts),
        "keys": lambda: extract(words, bounds, options, WINDOWED),
        "grams counted": lambda: sifted_grams(words, bounds, sieve),
    }
    found = {name: timed(task) / size * 1e6 for name, task in tasks.items()}
    measured = timed(lambda: measure_all(collection, lefts, rights)) / size * 1e6
    return found | {f"measuring {candidates:.1f} candidates": measured * candidates}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--target", type=int, default=100_000_000)
    parser.add_argument("--memory", type=int, default=4, help="GB for Spark here")
    arguments = parser.parse_args()
    articles = retrieval.load(arguments.data, CORPORA)
    random.Random(1).shuffle(articles)
    articles = articles[: arguments.articles]
    characters = sum(len(article.text) for article in articles) / len(articles)
    quarter = rates(articles[: len(articles) // 4], arguments.memory << 30)
    whole = rates(articles, arguments.memory << 30)
    target = arguments.target
    print(f"{len(articles)} articles of {characters:.0f} characters; at {target:,}:")
    head = ("table", "rows/article", "at a quarter", "bytes/row", "rows", "TB")
    print("{:24s}{:>14s}{:>14s}{:>11s}{:>18s}{:>8s}".format(*head))
    for name, (rows, width) in whole.items():
        print(
            f"{name:24s}{rows:14.2f}{quarter[name][0]:14.2f}{width:11.0f}"
            f"{rows * target:18,.0f}{rows * width * target / 1e12:8.2f}  {TABLES[name][2]}"
        )
    total = 0.0
    print(f"{'CPU of the functions':24s}{'µs/article':>14s}{'core hours':>14s}")
    for name, micros in costs(articles, whole["candidates"][0]).items():
        total += micros
        print(f"{name:24s}{micros:14.1f}{micros * target / 3.6e9:14.1f}")
    print(f"{'together':24s}{total:14.1f}{total * target / 3.6e9:14.1f}")


if __name__ == "__main__":
    main()
