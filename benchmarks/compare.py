"""How well two versions of an article are compared: planted edits with known truth.

A seeded generator (`planting.py`) takes real articles and makes a second version of each, in which
it is known of every word where it came from. Without --corpus all corpora are measured.

    python benchmarks/compare.py planted --data ../shared/data --articles 500 --corpus saudi_ar
    python benchmarks/compare.py planted --data ../shared/data --harsh
    python benchmarks/compare.py planted --data ../shared/data --crowded
    python benchmarks/compare.py wiki --data ../shared/data
    python benchmarks/compare.py levels --data ../shared/data
    python benchmarks/compare.py speed --data ../shared/data
"""

from __future__ import annotations

import argparse
import csv
import io
import random
import re
import tarfile
import time
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from statistics import median

from planting import Joint, Planted, articles, long_articles, plant, truly_moved

from dedup.compare.comparison import compare_articles
from dedup.compare.reading import Reading, read_article
from dedup.compare.rebuild import rebuild_right
from dedup.model import Article, Block, Comparison, Pair, Span
from dedup.pipeline import compare_each, find
from dedup.report.json import dumps
from dedup.text.segment import tokenise

BLANK = Pair("left", "right", "partial", 0.0, 0.0, 0.0, 0, 0, ())
MIN_RUN = 8
"""As in a scan."""


LEVELS = ("cut", "light", "heavy", "non")
STEPS = ("words", "read", "compare", "all")
CORPORA = ("saudi_ar", "ant_multi_ar", "reuters_en", "asprout_en", "wiki_versions_en")


def read(name: str, text: str, language: str) -> Reading:
    """An article read for comparison."""
    return read_article(Article(name, text, language=language))


def equal_words(result: Comparison, left: str, right: str) -> dict[int, tuple[int, bool]]:
    """Printed words of right that the comparison holds equal to one of left, and whether moved."""
    left_words, right_words = chunk_starts(left), chunk_starts(right)
    found: dict[int, tuple[int, bool]] = {}
    for block in result.blocks:
        if block.left and block.right:
            for ours, theirs in equal_runs(block, left, right):
                for start, mate in zip(ours, theirs, strict=False):
                    if start in left_words and mate in right_words:
                        found[right_words[mate]] = left_words[start], block.moved
    return found


def chunk_starts(text: str) -> dict[int, int]:
    """Position of the first letter or digit of each printed word -> number of the word."""
    starts = {}
    for number, match in enumerate(re.finditer(r"\S+", text)):
        inner = re.search(r"\w", match[0])
        starts[match.start() + (inner.start() if inner else 0)] = number
    return starts


def equal_runs(
    block: Block, left: str, right: str
) -> Iterator[tuple[Sequence[int], Sequence[int]]]:
    """Positions of left and right that answer each other: unedited text, and cosmetic edits."""
    at, mate = block.left[0].start, block.right[0].start
    for edit in block.edits:
        size = edit.left.start - at
        yield range(at, at + size), range(mate, mate + size)
        if edit.weight == "cosmetic":
            yield letters(left, edit.left), letters(right, edit.right)
        at, mate = edit.left.end, edit.right.end
    size = block.left[-1].end - at
    yield range(at, at + size), range(mate, mate + size)


def letters(text: str, span: Span) -> list[int]:
    """Positions in ``span`` where a printed word's first letter stands."""
    return [span.start + m.start() for m in re.finditer(r"(?<!\w)\w", span.cut(text))]


def planted(args: argparse.Namespace) -> None:
    """Word attribution, moves, splits and merges, noise, and the rebuild."""
    for corpus in (args.corpus,) if args.corpus else CORPORA:
        started = time.process_time()
        bodies = long_articles(args.data, corpus, 4)
        random.Random(args.seed).shuffle(bodies)
        counts = measure(
            bodies,
            args.articles,
            args.seed,
            corpus[-2:],
            harsh=args.harsh,
            crowded=args.crowded,
            show=args.show,
        )
        print(f"\n{corpus}")
        tell(counts, time.process_time() - started)


def measure(
    bodies: list[str],
    articles: int,
    seed: int,
    language: str,
    *,
    harsh: bool = False,
    crowded: bool = False,
    show: bool = False,
) -> Counter[str]:
    """The counts of so many planted cases; what is added to one body comes from the one before."""
    chance = random.Random(seed)
    counts: Counter[str] = Counter()
    for number, body in enumerate(bodies[:articles]):
        case = plant(body, bodies[number - 1], chance, harsh=harsh, crowded=crowded)
        left, right = read("left", case.left, language), read("right", case.right, language)
        result = compare_articles(left, right, BLANK, MIN_RUN)
        score(case, result, counts)
        if show and (missed := case.joints - told_joints(case, result.blocks)):
            print(number, sorted(missed))
    return counts


def score(case: Planted, result: Comparison, counts: Counter[str]) -> None:
    """Add one case to the counts."""
    counts["cases"] += 1
    counts["rebuilt"] += rebuild_right(case.left, case.right, result.blocks) == case.right
    found = equal_words(result, case.left, case.right)
    truth = {at: word.source for at, word in enumerate(case.words) if word.source is not None}
    right = {at for at, (source, _) in found.items() if truth.get(at) == source}
    counts["true"] += len(truth)
    counts["found"] += len(found)
    counts["right"] += len(right)
    moved = truly_moved(case.words)
    told = {at for at, (_, is_moved) in found.items() if is_moved}
    counts["moved"] += len(moved)
    counts["told moved"] += len(told)
    counts["rightly moved"] += len(moved & told)
    joints = told_joints(case, result.blocks)
    plain = told_joints(case, [b for b in result.blocks if b.shape in ("split", "merge")])
    counts["joints"] += len(case.joints)
    counts["found joints"] += len(case.joints & joints)
    counts["told joints"] += len(plain)
    counts["rightly told joints"] += len(plain & case.mixed)
    counts["noise"] += sum(at not in found for at in truth)


def told_joints(case: Planted, blocks: Sequence[Block]) -> set[Joint]:
    """Joints inside blocks: a left paragraph with two right ones, a right one with two of left."""
    found: set[Joint] = set()
    for block in blocks:
        if block.left and block.right:
            lefts = {bisect_right(case.starts[0], span.start) - 1 for span in block.left}
            rights = {bisect_right(case.starts[1], span.start) - 1 for span in block.right}
            if len(block.right) > 1:
                found |= {("split", line) for line in lefts}
            if len(block.left) > 1:
                found |= {("merge", line) for line in rights}
    return found


def tell(counts: Counter[str], seconds: float) -> None:
    """Print the table."""
    precision = counts["right"] / max(counts["found"], 1)
    recall = counts["right"] / max(counts["true"], 1)
    told = counts["rightly moved"] / max(counts["told moved"], 1)
    known = counts["rightly moved"] / max(counts["moved"], 1)
    print(f"pairs                      {counts['cases']}")
    print(f"rebuilt exactly            {counts['rebuilt'] / counts['cases']:.4f}")
    print(f"word attribution P R F1    {precision:.4f} {recall:.4f} {f1(precision, recall):.4f}")
    print(f"moved words P R F1         {told:.4f} {known:.4f} {f1(told, known):.4f}")
    joints = counts["found joints"] / max(counts["joints"], 1)
    precision = counts["rightly told joints"] / max(counts["told joints"], 1)
    print(f"splits and merges P R      {precision:.4f} {joints:.4f} of {counts['joints']}")
    print(f"noise (kept words not so)  {counts['noise'] / max(counts['true'], 1):.4f}")
    print(f"CPU ms a pair              {1000 * seconds / counts['cases']:.1f}")


def f1(precision: float, recall: float) -> float:
    """Harmonic mean."""
    return 2 * precision * recall / max(precision + recall, 1e-9)


def wiki(args: argparse.Namespace) -> None:
    """Consecutive revisions of Wikipedia articles: the edits must rebuild the next one."""
    revisions: dict[str, list[dict[str, str]]] = defaultdict(list)
    for record in articles(args.data, "wiki_versions_en"):
        revisions[record["article"]].append(record)
    cases = rebuilt = 0
    started = time.process_time()
    for versions in revisions.values():
        for one, other in pairwise(versions):
            result = compare_articles(
                read("left", one["body"], "en"), read("right", other["body"], "en"), BLANK, MIN_RUN
            )
            cases += 1
            rebuilt += rebuild_right(one["body"], other["body"], result.blocks) == other["body"]
    seconds = time.process_time() - started
    print(f"revisions {cases}, rebuilt {rebuilt / cases:.4f}, CPU ms {1000 * seconds / cases:.1f}")


def levels(args: argparse.Namespace) -> None:
    """The corpus of Clough and Stevenson: answers cut, lightly or heavily revised, or own words.

    For each level the middle share of an answer that stands in the source, and of how many pairs
    of answers of two neighbouring levels the more copied one has the larger share.
    """
    shares: dict[str, list[float]] = defaultdict(list)
    with tarfile.open(args.data / "clough_short_answers.tgz") as archive:
        texts = {
            Path(member.name).name: archive.extractfile(member).read().decode("utf-8", "replace")  # type: ignore[union-attr]
            for member in archive
            if member.isfile()
        }
    for row in csv.DictReader(io.StringIO(texts["file_information.csv"])):
        if row["Category"] in LEVELS:
            source = read("source", texts[f"orig_task{row['Task']}.txt"], "en")
            answer = read("answer", texts[row["File"]], "en")
            result = compare_articles(source, answer, BLANK, MIN_RUN)
            shares[row["Category"]].append(result.right_share.shared)
    for level in LEVELS:
        print(f"{level:8} {len(shares[level]):3} answers, share {median(shares[level]):.2f}")
    for more, less in pairwise(LEVELS):
        wins = [(a > b) + (a == b) / 2 for a in shares[more] for b in shares[less]]
        print(f"{more} above {less}: {sum(wins) / len(wins):.3f}")


def speed(args: argparse.Namespace) -> None:
    """CPU time of one comparison of two articles of about 600 words, all parts included.

    *words* is the reading without figures and quotations; *all* is what `dedup compare --pairs`
    does for a pair: both articles read, measured, compared, their direction, the line of JSON;
    *listed* is the same for the pairs that `dedup find` lists, in which an article comes back.
    """
    bodies = [
        body for body in long_articles(args.data, "saudi_ar", 4) if 500 < len(body.split()) < 700
    ]
    chance = random.Random(args.seed)
    pairs = [plant(body, bodies[at - 1], chance) for at, body in enumerate(bodies[: args.articles])]
    clocks: Counter[str] = Counter()
    cases = [
        (Article("left", case.left, language="ar"), Article("right", case.right, language="ar"))
        for case in pairs
    ]
    list(compare_each(cases[:1]))
    for left, right in cases:
        clock = [time.process_time()]
        tokenise(left.text), tokenise(right.text)
        clock.append(time.process_time())
        ours, theirs = read_article(left), read_article(right)
        clock.append(time.process_time())
        compare_articles(ours, theirs, BLANK, MIN_RUN)
        clock.append(time.process_time())
        for comparison in compare_each([(left, right)]):
            dumps(comparison.to_dict())
        clock.append(time.process_time())
        for name, (begin, end) in zip(STEPS, pairwise(clock), strict=True):
            clocks[name] += round((end - begin) * 1e6)
    print(f"pairs {len(pairs)}")
    for name, total in clocks.items():
        print(f"{name:8} {total / 1000 / len(pairs):.2f} CPU ms a pair")
    listed = listed_pairs(args.data)
    started = time.process_time()
    for comparison in compare_each(listed):
        dumps(comparison.to_dict())
    spent = 1000 * (time.process_time() - started) / len(listed)
    count = len({article.id for pair in listed for article in pair})
    print(f"listed   {spent:.2f} CPU ms a pair, {len(listed)} pairs of {count} articles")


def listed_pairs(data: Path) -> list[tuple[Article, Article]]:
    """The pairs that `dedup find` lists of the Saudi articles of 500 to 700 words, in its order."""
    known = {
        record["id"]: Article(
            record["id"],
            record["body"],
            outlet=record["outlet"] or "",
            title=record["title"] or "",
            published=record["date"] or "",
            language="ar",
        )
        for record in articles(data, "saudi_ar")
        if 500 < len((record["body"] or "").split()) < 700
    }
    return [(known[pair.left], known[pair.right]) for pair in find(tuple(known.values())).pairs]


def main() -> None:
    """Run one of the measures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("measure", choices=("planted", "wiki", "levels", "speed"))
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--corpus", choices=CORPORA)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="print splits and merges not found")
    parser.add_argument("--harsh", action="store_true", help="more edits a case, other layouts")
    parser.add_argument("--crowded", action="store_true", help="five kinds of edit in a paragraph")
    args = parser.parse_args()
    {"planted": planted, "wiki": wiki, "levels": levels, "speed": speed}[args.measure](args)


if __name__ == "__main__":
    main()
