"""Serious findings about figures, on real pairs: does an editor agree that they are serious?

    python benchmarks/high.py --data FOLDER [--labels tests/gold/high_findings.jsonl] [--show]

The labels name two articles of a collection in FOLDER and say what the finding drawn from them was,
after both texts were read: *true* (one fact, two values), *update* (one fact, brought up to date
within hours), *false* (two facts: another firm, another day of one bulletin, a figure misread; or
a bound that the other keeps).
Prints how many pairs of each label have such a finding now. The pairs were drawn with fixed seeds
from what was told high on the day of drawing (or medium, where ``drawn`` says so), first before and
then after the judge was mended, so that *false* holds what was told once and *true* what must not
be lost.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter, defaultdict
from pathlib import Path

from dedup.model import Article
from dedup.options import ScanOptions
from dedup.pipeline import report_pair

LABELS = Path(__file__).parent.parent / "tests" / "gold" / "high_findings.jsonl"
NAMES = ("true", "update", "false")
SEVERITIES = ("high", "medium")


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


def told(left: Article, right: Article) -> tuple[str, str]:
    """The most serious finding about figures: its severity (high, medium or nothing), its words."""
    found = report_pair(left, right, ScanOptions()).findings
    figures = [f for f in found if f.kind.startswith("figure") and f.severity in SEVERITIES]
    return (figures[0].severity, str(figures[0].text)) if figures else ("", "")


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
    counts: Counter[tuple[str, str, str]] = Counter()
    for corpus, own in by_corpus.items():
        wanted = {pair[side] for pair in own for side in ("left", "right")}
        found = articles(args.data / f"{corpus}.jsonl.gz", wanted)
        for pair in own:
            severity, text = told(found[pair["left"]], found[pair["right"]])
            counts[pair.get("drawn", "high"), pair["label"], severity] += 1
            if args.show and severity == "high" and pair["label"] == "false":
                print(pair["left"], pair["right"], text)
    for drawn in SEVERITIES:
        for name in NAMES:
            high, medium, less = (counts[drawn, name, item] for item in (*SEVERITIES, ""))
            total = high + medium + less
            print(f"drawn {drawn:6} {name:7} told high {high:4}, medium {medium:4} of {total}")
    true, update, false = (sum(counts[item, n, "high"] for item in SEVERITIES) for n in NAMES)
    shown = max(1, true + update + false)
    print(f"of those told high: true {true / shown:.2f}", end="")
    print(f", true or brought up to date {(true + update) / shown:.2f}")


if __name__ == "__main__":
    main()
