"""How well figures are read in paragraphs of real articles, labelled by hand before any reading.

    python benchmarks/paragraphs.py --data FOLDER [--labels FILE] [--draw NAME] [--wrong]

The labels (tests/gold/figures.jsonl) name an article of a collection in FOLDER, a paragraph and
the figures in it: places, kinds, values, units, qualifiers, and none of the text. A figure is right
when it overlaps a label and says its value in one of its kinds; *exact* asks for the very span as
well. Units and qualifiers are judged on the figures that are right. An optional label (the dual of
a plain noun, a month alone) is neither asked for nor held against the reader when it reads it so.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dedup.compare.reading import read_article
from dedup.model import Article, Figure

LABELS = Path(__file__).parent.parent / "tests" / "gold" / "figures.jsonl"
Label = dict[str, Any]


@dataclass
class Score:
    """Counts of one language, or of one kind in it."""

    labels: int = 0
    read: int = 0
    right: int = 0
    exact: int = 0
    units: int = 0
    units_right: int = 0
    qualifiers_right: int = 0
    failures: list[str] = field(default_factory=list)

    def f1(self, right: int) -> float:
        """Harmonic mean of precision and recall."""
        total = self.labels + self.read
        return 2 * right / total if total else 1.0

    def line(self) -> str:
        recall = self.right / self.labels if self.labels else 1
        precision = self.right / self.read if self.read else 1
        return (
            f"labels {self.labels:4}  P {precision:.3f}  R {recall:.3f}"
            f"  F1 {self.f1(self.right):.3f}  exact span F1 {self.f1(self.exact):.3f}"
            f"  units {self.units_right}/{self.units}"
            f"  qualifiers {self.qualifiers_right}/{self.right}"
        )


def records(path: Path) -> list[dict[str, Any]]:
    """The labelled paragraphs."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def texts(folder: Path, corpus: str, ids: set[str]) -> Iterator[tuple[str, Article]]:
    """The articles of a collection that are labelled, by their id there."""
    with gzip.open(folder / f"{corpus}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            row = json.loads(line)
            name = str(row.get("id", number))
            if name in ids:
                body = row.get("body", row.get("Input", ""))
                yield name, Article(name, body, published=row.get("date", ""))


def measure(folder: Path, labels: Iterable[dict[str, Any]]) -> dict[tuple[str, str], Score]:
    """Scores by language and kind; the kind "" sums a language up."""
    by_corpus: dict[str, dict[str, list[dict[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for record in labels:
        by_corpus[record["corpus"]][record["id"]].append(record)
    scores: dict[tuple[str, str], Score] = defaultdict(Score)
    for corpus in sorted(by_corpus):
        wanted = by_corpus[corpus]
        for name, article in texts(folder, corpus, set(wanted)):
            for record in wanted[name]:
                _paragraph(scores, article, record)
    return dict(scores)


def _paragraph(
    scores: dict[tuple[str, str], Score], article: Article, record: dict[str, Any]
) -> None:
    language, start, end = record["language"], record["start"], record["end"]
    named = Article(article.id, article.text, published=article.published, language=language)
    figures = [f for f in read_article(named).figures if start <= f.span.start < end]
    taken: set[int] = set()
    for label in sorted(record["figures"], key=lambda item: bool(item.get("optional"))):
        over = [f for f in figures if overlaps(f, label) and id(f) not in taken]
        hit = next((f for f in over if exactly(f, label)), None)
        hit = hit or next((f for f in over if says(f, label)), None)
        kind = label.get("kinds", ["any"])[0]
        wrongly = next(iter(over), None)
        if hit is None and label.get("optional"):
            continue
        if hit is not None:
            taken.add(id(hit))
        if label.get("optional"):
            continue
        for key in ((language, ""), (language, kind)):
            _count(scores[key], article, label, hit, wrongly, failing=key[1] == "")
    for figure in figures:
        if id(figure) not in taken:
            for key in ((language, ""), (language, figure.kind)):
                scores[key].read += 1
            scores[language, ""].failures.append(f"{article.id} not labelled so: {brief(figure)}")


def _count(
    score: Score,
    article: Article,
    label: Label,
    hit: Figure | None,
    wrongly: Figure | None,
    *,
    failing: bool,
) -> None:
    score.labels += 1
    printed = article.text[label["start"] : label["end"]]
    if hit is None:
        if failing:
            read = brief(wrongly) if wrongly else "nothing"
            score.failures.append(f"{article.id} {printed!r} {label.get('values')} read as {read}")
        return
    score.read += 1
    score.right += 1
    score.exact += exactly(hit, label)
    if failing and not exactly(hit, label):
        score.failures.append(f"{article.id} {printed!r} span: {brief(hit)}")
    if "units" in label:
        units = [unit_of(article, unit) for unit in label["units"]]
        score.units += 1
        score.units_right += hit.unit in units
        if failing and hit.unit not in units:
            score.failures.append(f"{article.id} {printed!r} unit {units}: {brief(hit)}")
    good = hit.qualifier in label.get("qualifiers", [hit.qualifier])
    score.qualifiers_right += good
    if failing and not good:
        score.failures.append(
            f"{article.id} {printed!r} qualifier {label['qualifiers']}: {brief(hit)}"
        )


def overlaps(figure: Figure, label: Label) -> bool:
    """Whether the figure stands where the label stands."""
    return figure.span.start < label["end"] and label["start"] < figure.span.end


def says(figure: Figure, label: Label) -> bool:
    """Whether the figure has one of the label's values in one of its kinds."""
    said = [figure.value, figure.high]
    return figure.kind in label.get("kinds", [figure.kind]) and said in label.get("values", [said])


def exactly(figure: Figure, label: Label) -> bool:
    """Whether the very span was read, too."""
    spans = [[label["start"], label["end"]], *label.get("also", ())]
    return says(figure, label) and [figure.span.start, figure.span.end] in spans


def unit_of(article: Article, unit: str | list[int] | None) -> str | None:
    """A unit's code, or the counted noun where it is printed."""
    return article.text[slice(*unit)] if isinstance(unit, list) else unit


def brief(figure: Figure) -> str:
    """A figure in one line."""
    high = f"..{figure.high}" if figure.high else ""
    return f"{figure.text!r} {figure.kind} {figure.value}{high} {figure.unit} {figure.qualifier}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--labels", type=Path, default=LABELS)
    parser.add_argument("--draw", default="", help="only draws whose name begins so")
    parser.add_argument("--wrong", action="store_true", help="print every failure")
    options = parser.parse_args()
    labels = [
        record
        for record in records(options.labels)
        if record.get("draw", "").startswith(options.draw)
    ]
    scores = measure(options.data, labels)
    print(f"{len(labels)} paragraphs")
    for (language, kind), score in sorted(scores.items()):
        print(f"{language:4} {kind or 'all':20} {score.line()}")
        for failure in score.failures if options.wrong else ():
            print("     ", failure)


if __name__ == "__main__":
    main()
