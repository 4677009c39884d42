"""Figure changes planted into real articles: are they found, named, and the only changes?

    python benchmarks/judge.py --data FOLDER [--corpus saudi_ar] [--articles 400] [--seed 1]

Each article is copied; in the copy some figures get another value (a slip of one kind), some are
only written differently (benchmarks/plants.py). The truth is known by place. Prints precision and
recall of changes by slip, how often the reason names the slip, the share of restatements called
restated (or the same), and the time of a comparison. Plants that the reader does not see as meant
are counted as unread: reading is benchmarks/figures.py's matter.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from plants import FORMS, SLIPS, Plant

from dedup.compare.comparison import compare_articles
from dedup.compare.judging.ledger import LEDGER_KINDS
from dedup.compare.reading import Reading, read_article
from dedup.model import Article, Figure, FigureChange, Pair, Span

# Changes that fit nearly every figure; the others go first, so that each class is met.
COMMON = ("one_digit", "transpose", "qualified", "eastern", "zero")


@dataclass(frozen=True)
class Planted:
    """One figure of the left article, what was done with it, and where it stands in the copy."""

    figure: Figure
    plant: Plant
    changed: bool
    copy: Span

    @property
    def start(self) -> int:
        return self.figure.span.start


@dataclass
class Tally:
    """Counts of one planted class."""

    total: int = 0
    found: int = 0
    named: int = 0
    unread: int = 0


def articles(path: Path, count: int) -> Iterator[Article]:
    """Every so many lines of a collection, bodies of useful length."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        rows = [json.loads(line) for line in stream]
    rows = [row for row in rows if 400 < len(row["body"]) < 6000]
    for row in rows[:: max(1, len(rows) // count)][:count]:
        yield Article(str(row["id"]), row["body"], language=row.get("lang", ""))


def planted(reading: Reading, rng: random.Random) -> tuple[str, list[Planted]]:
    """The copy and what was planted in it."""
    text, plants, pieces, at = reading.article.text, [], [], 0
    for figure in reading.content_figures:
        if figure.kind not in LEDGER_KINDS | {"weekday"} or figure.span.start < at:
            continue
        if rng.random() < 0.3:
            continue
        changed = rng.random() < 0.5
        pool = [item for item in (SLIPS if changed else FORMS) if figure.kind in item.kinds]
        rng.shuffle(pool)
        pool.sort(key=lambda item: item.name in COMMON)
        for item in pool:
            new = item.change(figure, rng)
            if new and new != figure.text:
                pieces += [text[at : figure.span.start], new]
                at = figure.span.end
                place = sum(map(len, pieces))
                plants.append(Planted(figure, item, changed, Span(place - len(new), place)))
                break
    return "".join([*pieces, text[at:]]), plants


def readable(item: Planted, copy: Reading) -> bool:
    """Whether the copy's reader saw what was planted."""
    seen = [f for f in copy.content_figures if f.span.overlaps(item.copy)]
    if len(seen) != 1 or seen[0].value is None:
        return False
    figure, other = item.figure, seen[0]
    parts = ("value", "high", "kind") if not item.changed else ("value", "high")
    same = all(getattr(figure, part) == getattr(other, part) for part in parts)
    if item.plant.name == "percent_fraction":
        return other.kind == "fraction"
    if item.plant.name in ("currency", "unit"):
        return same and figure.kind == other.kind and figure.unit != other.unit
    if item.plant.name == "points":
        return other.kind == "percentage_points"
    if item.plant.name == "qualified":
        return same and other.qualifier is not None
    return same != item.changed and (figure.kind == other.kind) and _one_unit(figure, other)


def _one_unit(left: Figure, right: Figure) -> bool:
    """Whether both have a unit, or neither: a reader who loses it has misread."""
    return (left.unit is None) == (right.unit is None)


def judged(changes: tuple[FigureChange, ...]) -> dict[tuple[int, str], FigureChange]:
    """Changes by the place and kind of the left figure."""
    return {(c.left.span.start, c.left.kind): c for c in changes if c.left}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--corpus", default="saudi_ar")
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0, help="print so many disagreements")
    args = parser.parse_args()
    rng = random.Random(args.seed)
    tallies = {item.name: Tally() for item in (*SLIPS, *FORMS)}
    false, shown, spent, pairs = 0, 0, 0.0, 0
    for article in articles(args.data / f"{args.corpus}.jsonl.gz", args.articles):
        left = read_article(article)
        text, plants = planted(left, rng)
        if not plants:
            continue
        right = read_article(Article("copy", text, language=article.language))
        meant = {item.start for item in plants if item.changed}
        start = time.process_time()
        comparison = compare_articles(
            left, right, Pair(article.id, "copy", "", 0, 0, 0, 0, 0, ()), 8
        )
        spent += time.process_time() - start
        pairs += 1
        by_place = judged(comparison.figures)
        for item in plants:
            tally = tallies[item.plant.name]
            if not readable(item, right):
                tally.unread += 1
                continue
            change = by_place.get((item.start, item.figure.kind))
            verdict, reason = (change.verdict, str(change.reason)) if change else ("missing", "")
            good = verdict in (("changed", "conflict") if item.changed else ("restated", "same"))
            tally.total += 1
            tally.found += good
            tally.named += good and item.plant.reason in reason
            if not (good and item.plant.reason in reason) and shown < args.show:
                shown += 1
                window = article.text[max(0, item.start - 30) : item.start + 40]
                copied = text[item.copy.start : item.copy.end]
                print(item.plant.name, verdict, reason, repr(copied), repr(window))
        unmeant = [
            change
            for change in comparison.figures
            if change.verdict in ("changed", "conflict")
            and change.left
            and change.left.span.start not in meant
            and not unread_at(change, plants, right)
        ]
        false += len(unmeant)
        for change in unmeant[: max(0, args.show - shown)]:
            shown += 1
            print("FALSE", change.left, change.right)
    report(tallies, false, pairs, spent)


def unread_at(change: FigureChange, plants: list[Planted], copy: Reading) -> bool:
    """Whether the reader misread what was planted there."""
    left = change.left
    return any(
        left is not None and item.figure.span.overlaps(left.span) and not readable(item, copy)
        for item in plants
    )


def report(tallies: dict[str, Tally], false: int, pairs: int, spent: float) -> None:
    """Print the table."""
    for plants, title in ((SLIPS, "changed"), (FORMS, "restated")):
        own = [tallies[item.name] for item in plants]
        hit, total = sum(tally.found for tally in own), sum(tally.total for tally in own)
        named = sum(tally.named for tally in own)
        print(f"{title}: {hit}/{total} = {hit / max(1, total):.4f}", end="")
        print(f", named {named}/{hit} = {named / max(1, hit):.4f}" if plants is SLIPS else "")
        for item in plants:
            tally = tallies[item.name]
            print(f"   {item.name:16} {tally.found:5}/{tally.total:<5}", end="")
            print(f" named {tally.named:5}" if item.reason else " " * 12, end="")
            print(f"   unread {tally.unread}" if tally.unread else "")
    hit = sum(tallies[item.name].found for item in SLIPS)
    print(f"precision of changed: {hit}/{hit + false} = {hit / max(1, hit + false):.4f}")
    print(f"{pairs} pairs, {1000 * spent / max(1, pairs):.2f} ms CPU a comparison")


if __name__ == "__main__":
    main()
