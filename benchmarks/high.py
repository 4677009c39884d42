"""Findings of severity high about figures, on real pairs: does an editor agree that they are high?

    python benchmarks/high.py --data FOLDER [--labels tests/gold/high_findings.jsonl] [--show]

The labels name two articles of a collection in FOLDER and say what the finding drawn from them was,
after both texts were read: *true* (one fact, two values), *update* (one fact, brought up to date
within hours), *false* (two facts: another firm, another day of one bulletin, a figure misread; or
a bound that the other keeps).
Prints how many pairs of each label have such a finding now. The pairs were drawn with fixed seeds
from what was told high on the day of drawing, first before and then after the judge was mended, so
that *false* holds what was told once and *true* what must not be lost.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import defaultdict
from pathlib import Path

from dedup.model import Article
from dedup.options import ScanOptions
from dedup.pipeline import report_pair

LABELS = Path(__file__).parent.parent / "tests" / "gold" / "high_findings.jsonl"
NAMES = ("true", "update", "false")


def articles(path: Path, wanted: set[str]) -> dict[str, Article]:
    """The articles of one collection that labels name, by id."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        rows = (json.loads(line) for line in stream)
        return {
            str(row["id"]): Article(
                str(row["id"]),
                row["body"],
                outlet=str(row.get("outlet") or ""),
                title=str(row.get("title") or ""),
                published=str(row.get("date") or ""),
                language=row.get("lang", ""),
            )
            for row in rows
            if str(row["id"]) in wanted
        }


def told_high(left: Article, right: Article) -> list[str]:
    """The findings about figures that an editor is shown first."""
    found = report_pair(left, right, ScanOptions()).findings
    return [str(f.text) for f in found if f.severity == "high" and f.kind.startswith("figure")]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--labels", type=Path, default=LABELS)
    parser.add_argument("--show", action="store_true", help="print what is told of false pairs")
    args = parser.parse_args()
    pairs = [json.loads(line) for line in args.labels.read_text(encoding="utf-8").splitlines()]
    by_corpus = defaultdict(list)
    for pair in pairs:
        by_corpus[pair["corpus"]].append(pair)
    told = dict.fromkeys(NAMES, 0)
    for corpus, own in by_corpus.items():
        wanted = {pair[side] for pair in own for side in ("left", "right")}
        found = articles(args.data / f"{corpus}.jsonl.gz", wanted)
        for pair in own:
            high = told_high(found[pair["left"]], found[pair["right"]])
            told[pair["label"]] += bool(high)
            if args.show and high and pair["label"] == "false":
                print(pair["left"], pair["right"], high[0])
    for name in NAMES:
        print(f"{name:7} told high {told[name]:4} of {sum(p['label'] == name for p in pairs)}")
    shown = max(1, sum(told.values()))
    print(f"of those told high: true {told['true'] / shown:.2f}", end="")
    print(f", true or brought up to date {(told['true'] + told['update']) / shown:.2f}")


if __name__ == "__main__":
    main()
