"""What a story of many outlets costs: CPU seconds and memory at growing numbers of outlets.

    python benchmarks/stories.py ../shared/data/saudi_ar.jsonl.gz
    python benchmarks/stories.py ../shared/data/saudi_ar.jsonl.gz --outlets 1250 2500 5000
    python benchmarks/stories.py CORPUS --outlets 10 --stories 60 --in-memory 0

Each outlet prints one real article of the corpus with seeded edits: cut from the end, a paragraph
dropped, words replaced, some own lines added. A row shows the pairs found and those compared
passage by passage, the articles of the largest story, and CPU seconds of each step: finding,
reading the articles, comparing (with the choice of what to compare), stories and findings. Peak
memory is that of a process of its own for each row. With ``--stories`` so many articles are printed
by as many outlets each; ``--in-memory`` says how many comparisons do not go to the file.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from dedup import shelf
from dedup.kernels import load
from dedup.model import Article, Comparison, Pair
from dedup.options import ScanOptions, silent
from dedup.pipeline import _compare, read_all, report_of, settle
from dedup.shelf import Shelf

LEAST_WORDS, MOST_WORDS = 250, 500
"""Length of the article that all print: of news."""


def bodies(path: Path) -> list[str]:
    """Articles of the corpus in several paragraphs."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        texts = [str(json.loads(line)["body"]) for line in lines]
    return [
        text
        for text in texts
        if LEAST_WORDS < len(text.split()) < MOST_WORDS and text.count("\n") > 3
    ]


def prints(texts: list[str], outlets: int, seed: int) -> list[Article]:
    """One article as so many outlets print it."""
    rng = random.Random(seed)
    paragraphs = rng.choice(texts).split("\n")
    lines = [line for text in rng.sample(texts, 200) for line in text.split("\n") if line.strip()]
    words = [word for line in lines for word in line.split()]
    return [
        Article(f"p{number:05}", edited(paragraphs, lines, words, rng), f"outlet {number}")
        for number in range(outlets)
    ]


def edited(paragraphs: list[str], lines: list[str], words: list[str], rng: random.Random) -> str:
    """The article as one outlet prints it."""
    kept = list(paragraphs)
    if rng.random() < 0.5:
        kept = kept[: rng.randint(max(2, 2 * len(kept) // 3), len(kept))]
    if rng.random() < 0.3:
        del kept[rng.randrange(len(kept))]
    text = "\n".join(kept).split(" ")
    for _ in range(rng.randint(1, 6)):
        text[rng.randrange(len(text))] = rng.choice(words)
    own = f"\n{rng.choice(lines)}" if rng.random() < 0.4 else ""
    return " ".join(text) + own


def measure(path: Path, outlets: int, stories: int, seed: int) -> str:
    """One row of the table."""
    from dedup.engine.local import find_pairs

    load()
    texts, options = bodies(path), ScanOptions()
    articles = [
        replace(article, id=f"s{number:04}{article.id}")
        for number in range(stories)
        for article in prints(texts, outlets, seed + number)
    ]
    clock = [time.process_time()]
    found = find_pairs(articles, options)
    clock.append(time.process_time())
    readings = read_all(articles, found.stock, silent)
    clock.append(time.process_time())

    def compare(pairs: Sequence[Pair]) -> Iterator[Comparison]:
        return _compare(pairs, readings, options, silent)

    settled = settle(found.pairs, readings, options, compare, Shelf())
    clock.append(time.process_time())
    report = report_of(readings, settled, options)
    clock.append(time.process_time())
    steps = [later - earlier for earlier, later in pairwise(clock)]
    largest = max((len(story.articles) for story in report.stories), default=0)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    return (
        f"{outlets:7} {len(found.pairs):8} {len(settled.comparisons):9} {largest:8} "
        + " ".join(f"{step:8.2f}" for step in steps)
        + f" {sum(steps):8.2f} {memory:6} MB"
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--outlets", type=int, nargs="+", default=[10, 20, 40, 60])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--stories", type=int, default=1)
    parser.add_argument("--in-memory", type=int, default=shelf.IN_MEMORY)
    args = parser.parse_args()
    shelf.IN_MEMORY = args.in_memory
    if len(args.outlets) == 1:
        print(measure(args.corpus, args.outlets[0], args.stories, args.seed))
        return
    names = "outlets found compared story find read compare report all"
    widths = (7, 8, 9, 8, 8, 8, 8, 8, 8)
    print(" ".join(f"{name:>{wide}}" for name, wide in zip(names.split(), widths, strict=True)))
    for outlets in args.outlets:
        command = [sys.executable, __file__, str(args.corpus), "--seed", str(args.seed)]
        command += ["--stories", str(args.stories), "--in-memory", str(args.in_memory)]
        subprocess.run([*command, "--outlets", str(outlets)], check=True)


if __name__ == "__main__":
    main()
