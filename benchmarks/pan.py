"""Text alignment on the PAN-2013 corpus: detections for the official measure, plagdet.

    python benchmarks/pan.py CORPUS DETECTIONS.tsv --sample 60
    python plagdet.py CORPUS DETECTIONS.tsv --pairs DETECTIONS.tsv.pairs

CORPUS holds ``susp/``, ``src/`` and one folder of XML files for each kind of obfuscation; the
scorer is PAN's own (or any that reads the same tab-separated columns).
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from pathlib import Path

from dedup.compare.align import find_passages, spans
from dedup.compare.sides import read_sides
from dedup.text.segment import tokenise

Detection = tuple[int, int, int, int]
"""Start and end in the suspicious text, start and end in the source."""

NEAR = 400
"""Passages closer than this on both sides are one case (400, 800 and 1,200 tried: 400 is best)."""
LEAST = 150
"""Shorter cases are not planted in this corpus."""


def detect(suspicious: str, source: str) -> list[Detection]:
    """The reused stretches of two texts."""
    sides = read_sides((suspicious, tokenise(suspicious)), (source, tokenise(source)))
    found: list[Detection] = []
    for passage in find_passages(*sides, min_run=8):
        ours = spans(sides[0], passage.left, passage.whole)
        theirs = spans(sides[1], passage.right, passage.whole)
        found.append((ours[0].start, ours[-1].end, theirs[0].start, theirs[-1].end))
    joined = join(found)
    return [d for d in joined if d[1] - d[0] >= LEAST and d[3] - d[2] >= LEAST]


def join(found: list[Detection]) -> list[Detection]:
    """Passages near one another on both sides as one detection."""
    for number, one in enumerate(found):
        for other in found[number + 1 :]:
            apart = max(one[0], other[0]) - min(one[1], other[1])
            apart_there = max(one[2], other[2]) - min(one[3], other[3])
            if apart <= NEAR and apart_there <= NEAR:
                rest = [d for d in found if d not in (one, other)]
                both = (
                    min(one[0], other[0]),
                    max(one[1], other[1]),
                    min(one[2], other[2]),
                    max(one[3], other[3]),
                )
                return join([*rest, both])
    return found


def sampled(folder: Path, size: int, seed: int) -> Iterator[tuple[str, str]]:
    """Names of suspicious and source text of a sample of the folder's pairs."""
    names = sorted(path.stem for path in folder.glob("*.xml"))
    random.Random(seed).shuffle(names)
    for name in names[:size]:
        suspicious, source = name.split("-source-")
        yield f"{suspicious}.txt", f"source-{source}.txt"


def main() -> None:
    """Write the detections and the list of pairs, and print the time a pair took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("detections", type=Path)
    parser.add_argument("--sample", type=int, default=60, help="pairs of each folder")
    parser.add_argument("--seed", type=int, default=42)
    args = parser.parse_args()
    rows, pairs = [], []
    for folder in sorted(args.corpus.glob("0*")):
        clock = time.process_time()
        names = list(sampled(folder, args.sample, args.seed))
        for suspicious, source in names:
            texts = [read(args.corpus / "susp" / suspicious), read(args.corpus / "src" / source)]
            pairs.append(f"{suspicious} {source}\n")
            for start, end, other, other_end in detect(*texts):
                places = (start, end - start, other, other_end - other)
                rows.append("\t".join((suspicious, source, *map(str, places))) + "\n")
        spent = 1000 * (time.process_time() - clock) / max(len(names), 1)
        print(f"{folder.name:28} {len(names)} pairs, {spent:.1f} CPU ms a pair")
    args.detections.write_text("".join(rows), encoding="utf-8")
    Path(f"{args.detections}.pairs").write_text("".join(pairs), encoding="utf-8")


def read(path: Path) -> str:
    """A text of the corpus, line ends kept as its offsets count them."""
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


if __name__ == "__main__":
    main()
