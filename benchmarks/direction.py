"""How often the direction of a pair is stated, by rung of the ladder, and how often it is right.

    python benchmarks/direction.py ../shared/data

Where one text is known to come before the other: telegrams of one agency with the minute each was
sent, articles of five outlets dated by their own feeds, versions of encyclopaedia articles, answers
written from a given source (Clough & Stevenson), planted passages (PAN 2013). The time of an
article is the truth and not the evidence: it is withheld from the ladder. *Stated* is the share of
pairs whose strongest rung names a side; *right* the share of those that name the earlier.

Of crawled papers the day of fetching is the only truth there is, and only the latest day that an
article can be of: the wrong ones that were read are old articles fetched late («yesterday, Monday»
against «today, Monday»). The last lines tell which corpora are dated by a crawler.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import tarfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from dedup.compare.comparison import compare_articles
from dedup.compare.published import day_of, moment_of
from dedup.compare.reading import read_article
from dedup.compare.stories.direction import Directions
from dedup.compare.stories.timing import fetch_clocks
from dedup.engine.local import find_pairs
from dedup.match.verify import measure
from dedup.model import Article

Two = tuple[Article, Article]
"""The earlier first."""

MOST = 200
"""Pairs of a corpus: drawn, for a comparison costs milliseconds."""


def load(path: Path) -> list[Article]:
    """The articles of a corpus."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [
        Article(
            row["id"], row["body"], row.get("outlet", ""), row.get("title") or "",
            row.get("date") or "", language=row["lang"],
        )
        for row in rows
    ]  # fmt: skip


def dated(path: Path, *, days: bool = False) -> Iterator[Two]:
    """Pairs of a corpus whose times differ; by ``days``, where an hour is no evidence."""
    articles = {article.id: article for article in load(path)}
    found = [
        (articles[pair.left], articles[pair.right])
        for pair in find_pairs(list(articles.values())).pairs
        if pair.relation in ("near_copy", "excerpt", "partial")
    ]
    random.Random(1).shuffle(found)
    for left, right in found:
        ours, theirs = (
            (day_of if days else moment_of)(article.published) for article in (left, right)
        )
        if ours is None or theirs is None or type(ours) is not type(theirs) or ours == theirs:
            continue
        yield (left, right) if ours < theirs else (right, left)


def versions(path: Path) -> Iterator[Two]:
    """Each version of an encyclopaedia article and the next."""
    by_article: dict[str, list[tuple[int, str]]] = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            by_article[row["article"]].append((row["version"], row["body"]))
    found = [
        (Article("a", first[1], language="en"), Article("b", second[1], language="en"))
        for texts in by_article.values()
        for first, second in pairwise(sorted(texts))
    ]
    random.Random(1).shuffle(found)
    yield from found


def answers(path: Path) -> Iterator[Two]:
    """The source of each task and each answer to it."""
    with tarfile.open(path) as archive:
        texts = {
            Path(member.name).stem: archive.extractfile(member).read().decode("latin-1")  # type: ignore[union-attr]
            for member in archive
            if member.name.endswith(".txt")
        }
    for name, text in sorted(texts.items()):
        if name.startswith("g"):
            source = texts[f"orig_task{name[-1]}"]
            yield Article("a", source, language="en"), Article("b", text, language="en")


def planted(path: Path) -> Iterator[Two]:
    """Sources and suspicious texts of PAN 2013."""
    with tarfile.open(path) as archive:
        members = {member.name: member for member in archive}
        cases = sorted(name for name in members if name.endswith(".xml") and "/01-" not in name)
        random.Random(1).shuffle(cases)
        root = Path(cases[0]).parents[1]
        for case in cases[:MOST]:
            suspicious, source = Path(case).stem.split("-source-")
            names = root / "src" / f"source-{source}.txt", root / "susp" / f"{suspicious}.txt"
            texts = [
                archive.extractfile(members[str(name)]).read().decode()  # type: ignore[union-attr]
                for name in names
            ]
            yield Article("a", texts[0], language="en"), Article("b", texts[1], language="en")


def score(name: str, pairs: Iterator[Two]) -> None:
    """Print what the ladder says of the pairs of one corpus."""
    stated: Counter[tuple[str, bool]] = Counter()
    common = count = 0
    for number, (earlier, later) in enumerate(pairs):
        if count == MOST:
            break
        # Neither the order of the sides nor the time may tell.
        two = [
            replace(article, published="")
            for article in ((earlier, later) if number % 2 else (later, earlier))
        ]
        readings = {article.id: read_article(article) for article in two}
        left, right = two[0].id, two[1].id
        compared = compare_articles(readings[left], readings[right], measure(*two), 8)
        if compared.pair.relation == "none":
            continue
        count += 1
        direction = Directions(readings).of(compared)
        if direction.source == "common":
            common += 1
        elif direction.source != "unknown":
            source = left if direction.source == "left" else right
            stated[direction.grounds[0].rung, source == earlier.id] += 1
    total = sum(stated.values())
    right_ones = sum(number for (_, right), number in stated.items() if right)
    print(f"{name:28} {count:5} pairs  stated {total / max(count, 1):5.1%}", end="")
    print(f"  right {right_ones / max(total, 1):6.1%} of {total}  common source {common}")
    for rung in sorted({rung for rung, _ in stated}):
        good, bad = stated[rung, True], stated[rung, False]
        print(f"    {rung:10} right {good} of {good + bad}")


def clocks(path: Path) -> None:
    """Print which outlets of a corpus are dated by a crawler."""
    articles = load(path)
    bare = [replace(article, text="") for article in articles]
    found = fetch_clocks({article.id: read_article(article) for article in bare})
    outlets = {article.outlet for article in articles}
    print(f"{path.name:28} {len(found)} of {len(outlets)} outlets dated by fetching")


def main() -> None:
    """Measure every corpus of the folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    data = parser.parse_args().data
    score("telegrams", dated(data / "reuters_en.jsonl.gz"))
    score("five outlets", dated(data / "ant_multi_ar.jsonl.gz"))
    score("five outlets, a day apart", dated(data / "ant_multi_ar.jsonl.gz", days=True))
    score("crawled papers, a day apart", dated(data / "saudi_ar.jsonl.gz", days=True))
    score("encyclopaedia versions", versions(data / "wiki_versions_en.jsonl.gz"))
    score("answers", answers(data / "clough_short_answers.tgz"))
    score("planted passages", planted(data / "pan13_train_corpus.tgz"))
    for name in ("ant_multi_ar", "saudi_ar", "asprout_en"):
        clocks(data / f"{name}.jsonl.gz")


if __name__ == "__main__":
    main()
