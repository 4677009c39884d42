"""Time, memory and recall on seeded synthetic news, at growing sizes.

    python benchmarks/scale.py --data FOLDER [--sizes 50000 200000] [--jobs N]
    python benchmarks/scale.py --data FOLDER --mass

Articles of about 3 kB are recombined from chunks of 2 to 4 words of real articles: whole resampled
sentences would make true pairs grow quadratically. One article in ten is an edited copy of an
earlier one (a new lead, 5 % of the words replaced, the tail cut), and the truth is kept; one in
fifty ends in one of twenty stock lines. Growth is the factor of CPU time from one size to the next.
Time is that of a whole process that streams the file, as `dedup find` does; ``of reading`` is its
CPU time over that of a process that only reads and decodes the lines.

``--mass`` takes what is hard instead: one text printed by all (`PRINTS` articles), one story of
which each article has a version of its own (`VERSIONS`), with one to six places edited, and one
template of 60 words that each fills in anew in five places (`FILLINGS`).
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import repeat
from pathlib import Path

import retrieval

WORDS = 300
COPIES, STOCK = 0.1, 0.02
PRINTS = (25_000, 50_000, 100_000)
VERSIONS = (1250, 2500, 5000, 10_000, 20_000)
FILLINGS = (12_500, 25_000, 50_000)


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

    def versions(self, size: int) -> Iterator[str]:
        """One story in versions of its own words but for one to six places."""
        words = self.prose(WORDS).split()
        for _ in range(size):
            edited = list(words)
            for _ in range(self.random.randint(1, 6)):
                at = self.random.randrange(len(edited))
                edited[at : at + self.random.randint(0, 2)] = self.prose(3).split()[:2]
            yield " ".join(edited)

    def fillings(self, size: int) -> Iterator[str]:
        """One template, other words at five places of it in each."""
        template = self.prose(60).split()
        for _ in range(size):
            filled = list(template)
            for at in self.random.sample(range(len(template)), 5):
                filled[at] = self.prose(3).split()[0]
            yield " ".join(filled)


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


def child(path: Path, jobs: int, *, is_mass: bool) -> None:
    """Read, find, and print what it cost and what was found."""
    from dedup.engine.local import find_pairs
    from dedup.kernels import load
    from dedup.match.group import stories
    from dedup.model import Skip
    from dedup.options import Resources
    from dedup.read.laid import read_laid

    load()
    articles = (item for item in read_laid([str(path)]) if not isinstance(item, Skip))
    found = find_pairs(articles, resources=Resources(jobs=jobs), stock=False)
    result = {
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6,
        "pairs": [(pair.left, pair.right) for pair in found.pairs],
        "looked_at": found.looked_at,
        "cpu": time.process_time(),
    }
    if is_mass:
        result["story"] = max(map(len, stories(found.pairs)))
    print(json.dumps(result))


READ = """
import json, sys
with open(sys.argv[1], encoding="utf-8") as lines:
    for line in lines:
        json.loads(line)
"""


def timed(command: list[str]) -> tuple[float, float, str]:
    """CPU seconds, wall seconds and output of a process."""
    before, clock = os.times(), time.monotonic()
    output = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    after = os.times()
    cpu = after.children_user + after.children_system
    return cpu - before.children_user - before.children_system, time.monotonic() - clock, output


def mass(texts: list[str], jobs: int) -> None:
    """Print the tables of one text, of one story and of one template that all carry."""
    kinds: tuple[tuple[str, tuple[int, ...], Callable[[Newsroom, int], Iterable[str]]], ...] = (
        ("prints of one text", PRINTS, lambda room, size: repeat(room.prose(WORDS), size)),
        ("versions of one story", VERSIONS, Newsroom.versions),
        ("fillings of a template", FILLINGS, Newsroom.fillings),
    )
    for name, sizes, carry in kinds:
        print(
            f"{name:22s}{'CPU s':>8s}{'peak GB':>9s}{'looked at':>11s}{'pairs':>9s}"
            f"{'in one story':>14s}{'growth':>8s}"
        )
        before = 0.0
        for size in sizes:
            room = Newsroom(texts, 7)
            carried = carry(room, size)
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / "news.jsonl"
                with path.open("w", encoding="utf-8") as file:
                    for number, text in enumerate(carried):
                        record = {"id": f"{number:07}", "text": text}
                        file.write(json.dumps(record, ensure_ascii=False) + "\n")
                command = [sys.executable, __file__, "--child", str(path), "--mass"]
                result = json.loads(timed([*command, "--jobs", str(jobs)])[2])
            cpu = result["cpu"]
            print(
                f"{size:22d}{cpu:8.1f}{result['peak']:9.2f}{result['looked_at']:11d}"
                f"{len(result['pairs']):9d}{result['story']:14d}"
                + (f"{cpu / before:8.2f}" if before else ""),
                flush=True,
            )
            before = cpu


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[50_000, 200_000])
    parser.add_argument("--jobs", type=int, default=0, help="threads; 0: one a processor")
    parser.add_argument("--mass", action="store_true", help="what hundreds carry")
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.child:
        child(arguments.child, arguments.jobs, is_mass=arguments.mass)
        return
    texts = [article.text for article in retrieval.load(arguments.data, retrieval.CORPORA)]
    if arguments.mass:
        mass(texts, arguments.jobs)
        return
    print(
        f"{'articles':>9s}{'MB':>7s}{'CPU s':>8s}{'wall s':>8s}{'peak GB':>9s}{'a CPU s':>9s}"
        f"{'MB/CPU s':>10s}{'of reading':>12s}{'looked at':>11s}{'pairs':>9s}{'recall':>8s}"
        f"{'other pairs':>13s}{'growth':>8s}"
    )
    before = 0.0
    for size in arguments.sizes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "news.jsonl"
            origin = write(Newsroom(texts, 7), path, size)
            reading, _, _ = timed([sys.executable, "-c", READ, str(path)])
            command = [sys.executable, __file__, "--child", str(path)]
            cpu, wall, output = timed([*command, "--jobs", str(arguments.jobs)])
            megabytes = path.stat().st_size / 1e6
        result = json.loads(output)
        found = {tuple(pair) for pair in result["pairs"]}
        planted = {(source, copy) for copy, source in origin.items()}
        siblings = sum(
            origin.get(left, left) == origin.get(right, right) for left, right in found - planted
        )
        print(
            f"{size:9d}{megabytes:7.0f}{cpu:8.1f}{wall:8.1f}{result['peak']:9.2f}{size / cpu:9.0f}"
            f"{megabytes / cpu:10.1f}{cpu / reading:12.1f}{result['looked_at']:11d}{len(found):9d}"
            f"{len(planted & found) / len(planted):8.4f}{len(found - planted) - siblings:13d}"
            + (f"{cpu / before:8.2f}" if before else ""),
            flush=True,
        )
        before = cpu


if __name__ == "__main__":
    main()
