"""Time, memory and recall on seeded synthetic news, at growing sizes.

    python benchmarks/scale.py --data FOLDER [--sizes 50000 200000]

Articles of about 3 kB are recombined from chunks of 2 to 4 words of real articles: whole resampled
sentences would make true pairs grow quadratically. One article in ten is an edited copy of an
earlier one (a new lead, 5 % of the words replaced, the tail cut), and the truth is kept; one in
fifty ends in one of twenty stock lines. Growth is the factor of CPU time from one size to the next.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import retrieval

WORDS = 300
COPIES, STOCK = 0.1, 0.02


class Newsroom:
    """Invents articles from the chunks of real ones."""

    def __init__(self, texts: list[str], seed: int) -> None:
        self.random = random.Random(seed)
        self.chunks = sorted({chunk for text in texts for chunk in self._chunks(text)})
        self.footers = [self.prose(25) for _ in range(20)]
        self.originals: list[tuple[str, list[str]]] = []

    def _chunks(self, text: str) -> Iterator[str]:
        words = text.split()
        at = 0
        while at < len(words):
            size = self.random.randint(2, 4)
            yield " ".join(words[at : at + size])
            at += size

    def prose(self, words: int) -> str:
        return " ".join(self.random.choices(self.chunks, k=words // 3))

    def copy(self, words: list[str]) -> str:
        """A new lead, words replaced everywhere, the tail cut."""
        kept = words[: self.random.randint(len(words) // 2, len(words))]
        edited = [self.prose(3) if self.random.random() < 0.05 else word for word in kept]
        return f"{self.prose(30)}\n{' '.join(edited)}"

    def article(self, name: str) -> tuple[str, str | None]:
        """One text, and the id of the article it was copied from."""
        source = None
        if self.originals and self.random.random() < COPIES:
            source, words = self.random.choice(self.originals)
            text = self.copy(words)
        else:
            text = self.prose(self.random.randint(WORDS // 2, 3 * WORDS // 2))
            if self.random.random() < COPIES:
                self.originals.append((name, text.split()))
        if self.random.random() < STOCK:
            text += "\n" + self.random.choice(self.footers)
        return text, source


def write(room: Newsroom, path: Path, size: int) -> dict[str, str]:
    """Write ``size`` articles as JSON lines; return copy -> original."""
    truth = {}
    with path.open("w", encoding="utf-8") as file:
        for number in range(size):
            name = f"{number:07}"
            text, source = room.article(name)
            if source:
                truth[name] = source
            file.write(json.dumps({"id": name, "text": text}, ensure_ascii=False) + "\n")
    return truth


def child(path: Path) -> None:
    """Read, find, and print what it cost and what was found."""
    from dedup.engine.duckdb import find_pairs
    from dedup.model import Article

    with path.open(encoding="utf-8") as lines:
        records = (json.loads(line) for line in lines)
        articles = [Article(record["id"], record["text"]) for record in records]
    clock, cpu = time.monotonic(), time.process_time()
    found = find_pairs(articles)
    usage = resource.getrusage(resource.RUSAGE_SELF)
    print(
        json.dumps(
            {
                "wall": time.monotonic() - clock,
                "cpu": time.process_time() - cpu,
                "peak": usage.ru_maxrss / 1e6,
                "pairs": [(pair.left, pair.right) for pair in found.pairs],
                "looked_at": found.looked_at,
                "stock": len(found.stock),
            }
        )
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[50_000, 200_000])
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.child:
        child(arguments.child)
        return
    texts = [article.text for article in retrieval.load(arguments.data, retrieval.CORPORA)]
    print(
        f"{'articles':>9s}{'MB':>7s}{'CPU s':>8s}{'wall s':>8s}{'peak GB':>9s}{'looked at':>11s}"
        f"{'pairs':>9s}{'recall':>8s}{'other pairs':>13s}{'stock':>7s}{'growth':>8s}"
    )
    before = 0.0
    for size in arguments.sizes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "news.jsonl"
            truth = set(write(Newsroom(texts, 7), path, size).items())
            command = [sys.executable, __file__, "--child", str(path)]
            result = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
            megabytes = path.stat().st_size / 1e6
        found = {tuple(pair) for pair in result["pairs"]}
        planted = {(source, copy) for copy, source in truth}
        origin = dict(truth)
        siblings = sum(
            origin.get(left, left) == origin.get(right, right) for left, right in found - planted
        )
        print(
            f"{size:9d}{megabytes:7.0f}{result['cpu']:8.1f}{result['wall']:8.1f}"
            f"{result['peak']:9.2f}{result['looked_at']:11d}{len(found):9d}"
            f"{len(planted & found) / len(planted):8.4f}"
            f"{len(found - planted) - siblings:13d}{result['stock']:7d}"
            + (f"{result['cpu'] / before:8.2f}" if before else "")
        )
        before = result["cpu"]


if __name__ == "__main__":
    main()
