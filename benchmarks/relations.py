"""Relations against the labels of tests/gold: pairs read by a person, each from beginning to end.

    python benchmarks/relations.py --data FOLDER [--sweep]

FOLDER holds the corpora as gzipped JSON lines (id, outlet, body). Each corpus is searched whole, so
that formulas weigh what they weigh in a scan; a labelled pair that is not found counts as ``none``.
*Strict*: the relation is the label. *Fair*: or one that the reader, too, found right; see
tests/gold/README.md. Half of the pairs (by a hash of their ids) were used to set the thresholds,
the other half checks them.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from retrieval import load

from dedup.compare import relation
from dedup.compare.comparison import compare_articles
from dedup.compare.reading import Reading, read_article, stock_formulas
from dedup.engine.local import find_pairs
from dedup.match.verify import measure
from dedup.model import Comparison, Pair

GOLD = Path(__file__).parents[1] / "tests" / "gold" / "pairs.jsonl"
RELATIONS = ("identical", "near_copy", "excerpt", "partial", "quotation", "none")


@dataclass(frozen=True)
class Labelled:
    """One pair as a person labelled it."""

    left: str
    right: str
    stratum: str
    label: str
    fair: tuple[str, ...]
    """The label, and the other relations that the reader found right."""

    @property
    def half(self) -> str:
        """``fit`` or ``check``."""
        digest = hashlib.sha256(f"{self.left} {self.right}".encode()).digest()
        return "check" if digest[0] & 1 else "fit"


@dataclass(frozen=True)
class Judged:
    """A labelled pair, whether the search finds it, and how it compares."""

    pair: Labelled
    found: bool
    asked: tuple[Reading, Reading, Pair, int]
    """What `compare_articles` is asked."""
    comparison: Comparison

    @property
    def relation(self) -> str:
        """What a scan reports."""
        return self.comparison.pair.relation if self.found else "none"


def gold(path: Path = GOLD) -> list[Labelled]:
    """The labelled pairs in the order of the file."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        Labelled(
            row["left"],
            row["right"],
            row["stratum"],
            row["label"],
            (row["label"], *row.get("or", ())),
        )
        for row in rows
    ]


def judge(folder: Path, pairs: Iterable[Labelled], min_run: int = 8) -> list[Judged]:
    """Search each corpus and compare the labelled pairs as a scan of it does."""
    by_corpus: dict[str, list[Labelled]] = defaultdict(list)
    for pair in pairs:
        by_corpus[pair.left.split("/")[0]].append(pair)
    judged = []
    for corpus, labelled in by_corpus.items():
        articles = load(folder, (corpus,))
        search = find_pairs(articles)
        found = {(pair.left, pair.right): pair for pair in search.pairs}
        formulas = stock_formulas(search.stock)
        wanted = {name for pair in labelled for name in (pair.left, pair.right)}
        readings = {
            article.id: read_article(article, formulas)
            for article in articles
            if article.id in wanted
        }
        for pair in labelled:
            left, right = readings[pair.left], readings[pair.right]
            known = found.get((pair.left, pair.right)) or measure(left.article, right.article)
            asked = (left, right, known, min_run)
            compared = compare_articles(*asked)
            judged.append(Judged(pair, (pair.left, pair.right) in found, asked, compared))
    return judged


def accuracy(judged: Sequence[Judged]) -> tuple[int, float, float]:
    """Pairs, and the strict and the fair share of right relations."""
    count = max(1, len(judged))
    strict = sum(item.relation == item.pair.label for item in judged)
    fair = sum(item.relation in item.pair.fair for item in judged)
    return len(judged), strict / count, fair / count


def _table(judged: Sequence[Judged]) -> None:
    counts = Counter((item.pair.label, item.relation) for item in judged)
    print(f"{'label / reported':18s}" + "".join(f"{name:>11s}" for name in RELATIONS))
    for label in RELATIONS:
        print(f"{label:18s}" + "".join(f"{counts[label, name]:11d}" for name in RELATIONS))


def _parts(judged: Sequence[Judged]) -> None:
    parts: dict[str, list[Judged]] = defaultdict(list)
    for item in judged:
        parts["all"].append(item)
        parts[item.pair.half].append(item)
        parts[item.pair.left.split("/")[0]].append(item)
        parts[f"stratum {item.pair.stratum}"].append(item)
    print(f"\n{'part':32s}{'pairs':>7s}{'strict':>9s}{'fair':>9s}")
    for name, part in parts.items():
        count, strict, fair = accuracy(part)
        print(f"{name:32s}{count:7d}{strict:9.3f}{fair:9.3f}")


def _errors(judged: Sequence[Judged]) -> None:
    print("\nnot fair:")
    for item in judged:
        if item.relation not in item.pair.fair:
            left, right = item.comparison.left_share.shared, item.comparison.right_share.shared
            print(
                f"  {item.pair.left} {item.pair.right}: {item.pair.label}, reported"
                f" {item.relation} ({left:.2f} {right:.2f}){'' if item.found else ', not found'}"
            )


def _sweep(judged: Sequence[Judged]) -> None:
    """Accuracy of both halves at each pair of thresholds, most and little."""
    print("\n  most  little  fit: strict  fair  check: strict  fair")
    kept = relation.MOST, relation.LITTLE
    for most in (0.45, 0.5, 0.55, 0.6, 0.65, 0.7):
        for little in (0.3, 0.35, 0.4, 0.45, 0.5):
            relation.MOST, relation.LITTLE = most, little
            again = [
                Judged(item.pair, item.found, item.asked, compare_articles(*item.asked))
                for item in judged
            ]
            fit = accuracy([item for item in again if item.pair.half == "fit"])
            check = accuracy([item for item in again if item.pair.half == "check"])
            print(
                f"{most:6.2f}{little:8.2f}{fit[1]:13.3f}{fit[2]:6.3f}{check[1]:15.3f}{check[2]:6.3f}"
            )
    relation.MOST, relation.LITTLE = kept


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--sweep", action="store_true", help="try other thresholds, too")
    arguments = parser.parse_args()
    judged = judge(arguments.data, gold())
    _table(judged)
    _parts(judged)
    _errors(judged)
    if arguments.sweep:
        _sweep(judged)


if __name__ == "__main__":
    main()
