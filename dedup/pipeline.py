"""The main jobs, each a table of contents: scan, find, compare."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from functools import lru_cache
from importlib.metadata import version
from typing import TYPE_CHECKING

from dedup.compare.comparison import compare_articles
from dedup.compare.findings import findings
from dedup.compare.instalments import instalments
from dedup.compare.likeness import Likeness
from dedup.compare.reading import Reading, read_article, stock_formulas
from dedup.compare.relation import UNRELATED
from dedup.compare.spanning import needed
from dedup.compare.story import build_stories
from dedup.match.group import stories
from dedup.match.verify import measure
from dedup.model import (
    Article,
    ArticleRecord,
    Comparison,
    Message,
    Pair,
    Report,
    Skip,
    Stock,
)
from dedup.options import Progress, Resources, ScanOptions, silent

if TYPE_CHECKING:
    from dedup.engine.duckdb import Found

# Readings kept while pair after pair is compared, some 50 KB each: lists of pairs are mostly
# sorted by one side, or hold the pairs of one story together.
_KEPT_READINGS = 256


def scan(
    items: Iterable[Article | Skip],
    options: ScanOptions | None = None,
    progress: Progress = silent,
    resources: Resources | None = None,
) -> Report:
    """Find the articles that share text, compare them, and rank what an editor should see.

    ``items`` come from :func:`dedup.read`; the same items in any order give the same report.
    """
    options = options or ScanOptions()
    articles, skipped, count = _sort(items, progress)
    found = _find(articles, options, resources, progress)
    readings = read_all(articles, found.stock, progress)
    pairs, rest = chosen(found.pairs, readings, options)
    comparisons = _compare(pairs, readings, options, progress)
    report = report_of(readings, comparisons, options, rest)
    return replace(
        report,
        stock=found.stock,
        skipped=skipped,
        notices=(
            *found.notices,
            *dismissed(len(pairs) - len(comparisons)),
            *not_compared(len(rest), len(found.pairs)),
        ),
        read=count,
        looked_at=found.looked_at,
    )


def find(
    items: Iterable[Article | Skip],
    options: ScanOptions | None = None,
    progress: Progress = silent,
    resources: Resources | None = None,
) -> Found:
    """Only the verified pairs, with the stock text and what was capped.

    Of ``items`` that are no sequence, no text is held in memory.
    """
    articles: Iterable[Article] = (item for item in items if isinstance(item, Article))
    if isinstance(items, Sequence):
        articles = tuple(articles)
    return _find(articles, options or ScanOptions(), resources, progress)


def compare(left: Article, right: Article, options: ScanOptions | None = None) -> Comparison:
    """Compare two articles, whether or not a scan would have paired them."""
    return next(compare_each([(left, right)], options))


def compare_each(
    pairs: Iterable[tuple[Article, Article]], options: ScanOptions | None = None
) -> Iterator[Comparison]:
    """Compare pair after pair; an article that comes back soon is not read again."""
    options = options or ScanOptions()
    reading = lru_cache(maxsize=_KEPT_READINGS)(read_article)
    for left, right in pairs:
        yield compare_articles(reading(left), reading(right), measure(left, right), options.min_run)


def report_pair(left: Article, right: Article, options: ScanOptions) -> Report:
    """A report of two articles with their comparison, pair or not, left first."""
    readings = {article.id: read_article(article) for article in (left, right)}
    comparison = compare_articles(
        readings[left.id], readings[right.id], measure(left, right), options.min_run
    )
    pairs = (comparison,) if comparison.pair.relation != UNRELATED else ()
    report = report_of(readings, pairs, options)
    return replace(report, comparisons=(comparison,), read=2, looked_at=1)


def chosen(
    pairs: Sequence[Pair], readings: Mapping[str, Reading], options: ScanOptions
) -> tuple[tuple[Pair, ...], tuple[Pair, ...]]:
    """The pairs to compare passage by passage, and those of large stories that need not be."""
    groups = stories(pairs, Likeness(readings).held)
    return needed(pairs, groups, readings, options.min_run)


def report_of(
    readings: Mapping[str, Reading],
    comparisons: tuple[Comparison, ...],
    options: ScanOptions,
    uncompared: tuple[Pair, ...] = (),
) -> Report:
    """What follows from the comparisons: stories, and findings in their order."""
    groups = _groups(readings, comparisons, uncompared)
    told = build_stories(groups, comparisons, readings, options.min_run, uncompared)
    return Report(
        options=asdict(options),
        tool=_tool(),
        articles=tuple(map(_record, readings.values())),
        comparisons=comparisons,
        stories=told,
        findings=findings(readings, comparisons, told),
        uncompared=uncompared,
    )


def _groups(
    readings: Mapping[str, Reading],
    comparisons: Sequence[Comparison],
    uncompared: Sequence[Pair],
) -> tuple[tuple[str, ...], ...]:
    """Articles that carry one text; two instalments of a report (two closes) are two texts."""
    series = instalments(readings, comparisons)
    pairs = [
        comparison.pair
        for comparison in comparisons
        if frozenset((comparison.pair.left, comparison.pair.right)) not in series
    ]
    return stories([*pairs, *uncompared], Likeness(readings).held)


def _sort(
    items: Iterable[Article | Skip], progress: Progress
) -> tuple[tuple[Article, ...], tuple[Skip, ...], int]:
    """Articles by id and skips by place, whatever order they came in, and how many came."""
    articles: list[Article] = []
    skipped: list[Skip] = []
    number = 0
    for number, item in enumerate(items, 1):
        if isinstance(item, Skip):
            skipped.append(item)
        else:
            articles.append(item)
        progress("read", number, 0)
    skipped.sort(key=lambda skip: (skip.origin.path, skip.origin.record or 0, skip.reason))
    return tuple(sorted(articles, key=lambda article: article.id)), tuple(skipped), number


def _find(
    articles: Iterable[Article],
    options: ScanOptions,
    resources: Resources | None,
    progress: Progress,
) -> Found:
    from dedup.engine.duckdb import find_pairs  # noqa: PLC0415 - compare needs no database

    return find_pairs(articles, options, resources, progress)


def read_all(
    articles: Sequence[Article], stock: tuple[Stock, ...], progress: Progress
) -> dict[str, Reading]:
    """Every article as comparison and report need it, by id."""
    formulas = stock_formulas(stock)
    readings = {}
    for number, article in enumerate(articles, 1):
        readings[article.id] = read_article(article, formulas)
        progress("figures", number, len(articles))
    return readings


def _compare(
    pairs: Sequence[Pair],
    readings: Mapping[str, Reading],
    options: ScanOptions,
    progress: Progress,
) -> tuple[Comparison, ...]:
    """Every pair compared; those whose passages turn out to be furniture or stock are no pairs."""
    comparisons = []
    for number, pair in enumerate(pairs, 1):
        comparison = compare_articles(
            readings[pair.left], readings[pair.right], pair, options.min_run
        )
        if comparison.pair.relation != UNRELATED:
            comparisons.append(comparison)
        progress("compare", number, len(pairs))
    return tuple(comparisons)


def dismissed(count: int) -> tuple[Message, ...]:
    """The notice of pairs that comparison found to be none."""
    if not count:
        return ()
    template = (
        "pairs with only furniture, stock text, titles and names in common, left out: %(count)s"
    )
    return (Message(template, {"count": str(count)}),)


def not_compared(count: int, pairs: int) -> tuple[Message, ...]:
    """The notice of pairs of large stories that were not compared one by one."""
    if not count:
        return ()
    template = (
        "%(count)s of %(pairs)s pairs were not compared passage by passage: in a story of many "
        "articles each is compared with the base and with those that hold what the base has not"
    )
    return (Message(template, {"count": str(count), "pairs": str(pairs)}),)


def _record(reading: Reading) -> ArticleRecord:
    article = reading.article
    return ArticleRecord(
        article, article.text_sha256, reading.body_words, reading.tokens.paragraphs, reading.figures
    )


def _tool() -> dict[str, str]:
    return {"name": "dedup", "version": version("dedup")}
