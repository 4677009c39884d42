"""What an add and a query cost as an archive grows: whole processes of the command line.

    python benchmarks/archive.py --data FOLDER [--sizes 50000 200000] [--step 1000]

The articles are those of `scale.py`. At each size: CPU and wall seconds of the add that led to it,
of one more add of ``--step`` articles, of the same add again (nothing new), and of queries about a
text of own words and about a copy, each the best of three; the size of the file, the peak memory of
the adds, and whether the pairs of the archive are those of one ``dedup find`` of all its articles.
The time of a query is that of the whole process, start and all.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import duckdb
import retrieval
import scale


@dataclass(frozen=True)
class Cost:
    """What one process took."""

    wall: float
    cpu: float
    peak: float
    """Gigabytes."""


def run(*words: object) -> Cost:
    """A command of dedup as a process of its own."""
    started = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "dedup", "archive", *map(str, words)], stdout=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{words[0]} ended with {os.waitstatus_to_exitcode(status)}")
    cpu = usage.ru_utime + usage.ru_stime
    return Cost(time.monotonic() - started, cpu, usage.ru_maxrss / 1e6)


def split(source: Path, folder: Path, sizes: list[int], step: int) -> list[tuple[Path, Path]]:
    """For each size the articles that lead to it, and the ``step`` that follow."""
    parts = []
    with source.open(encoding="utf-8") as lines:
        there = 0
        for size in sizes:
            base, more = folder / f"{size}.jsonl", folder / f"{size}-more.jsonl"
            for path, count in ((base, size - there), (more, step)):
                with path.open("w", encoding="utf-8") as part:
                    part.writelines(line for _, line in zip(range(count), lines, strict=False))
            there = size + step
            parts.append((base, more))
    return parts


def best(*words: object) -> Cost:
    """The quickest of three."""
    return min((run(*words) for _ in range(3)), key=lambda cost: cost.wall)


def texts_to_ask(more: Path, truth: dict[str, str], folder: Path) -> tuple[Path, Path]:
    """A text that is no copy of another, and one that is."""
    with more.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    own, copy = folder / "own.txt", folder / "copy.txt"
    own.write_text(next(r["text"] for r in records if r["id"] not in truth), encoding="utf-8")
    copy.write_text(next(r["text"] for r in records if r["id"] in truth), encoding="utf-8")
    return own, copy


def is_as_found(file: Path, articles: list[Path], folder: Path) -> bool:
    """Whether the archive has the pairs and measures that one ``dedup find`` gives."""
    found = folder / "found.parquet"
    command = [sys.executable, "-m", "dedup", "find", *map(str, articles), "-q", "-o", str(found)]
    subprocess.run(command, check=True)
    columns = '"left", "right", relation, shared_words, longest_run, found_by'
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{file}' AS archive (READ_ONLY)")
        kept = f"SELECT {columns} FROM archive.main.pairs"
        once = f"SELECT {columns} FROM '{found}'"
        apart = f"(({kept}) EXCEPT ({once})) UNION ALL (({once}) EXCEPT ({kept}))"
        return not connection.execute(f"SELECT * FROM ({apart}) LIMIT 1").fetchall()


def measure(file: Path, base: Path, more: Path, truth: dict[str, str], folder: Path) -> str:
    """One row of the table."""
    grown = run("add", file, base)
    own, copy = texts_to_ask(more, truth, folder)
    asked = [best("query", file, path) for path in (own, copy)]
    added = run("add", file, more)
    again = run("add", file, more)
    cells = [f"{cost.cpu:8.2f}{cost.wall:8.2f}" for cost in (grown, added, again, *asked)]
    peak = max(grown.peak, added.peak)
    return f"{''.join(cells)}{file.stat().st_size / 1e6:9.0f}{peak:8.2f}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--sizes", type=int, nargs="+", default=[50_000, 200_000])
    parser.add_argument("--step", type=int, default=1000)
    arguments = parser.parse_args()
    texts = [article.text for article in retrieval.load(arguments.data, retrieval.CORPORA)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        total = max(arguments.sizes) + arguments.step
        truth = scale.write(scale.Newsroom(texts, 7), folder / "news.jsonl", total)
        titles = ("to this size", f"{arguments.step} more", "again", "ask: own", "ask: copy")
        print(f"{'':>9s}" + "".join(f"{title:>16s}" for title in titles))
        print(
            f"{'articles':>9s}"
            + f"{'CPU s':>8s}{'wall s':>8s}" * 5
            + f"{'MB':>9s}{'GB':>8s}{'as find':>9s}"
        )
        read = []
        for size, (base, more) in zip(
            arguments.sizes,
            split(folder / "news.jsonl", folder, sorted(arguments.sizes), arguments.step),
            strict=True,
        ):
            row = measure(folder / "a.duckdb", base, more, truth, folder)
            read += [base, more]
            same = "yes" if is_as_found(folder / "a.duckdb", read, folder) else "no"
            print(f"{size:9d}{row}{same:>9s}", flush=True)


if __name__ == "__main__":
    main()
