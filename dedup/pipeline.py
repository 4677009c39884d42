"""The main jobs, each a table of contents: scan, find, compare."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from importlib.metadata import version
from typing import TYPE_CHECKING

from dedup.compare.comparison import compare_articles
from dedup.compare.findings.ranked import findings
from dedup.compare.reading import Reading, Readings, read_article, stock_formulas
from dedup.compare.relation import UNRELATED
from dedup.compare.stories.direction import Directions
from dedup.compare.stories.instalments import Names, instalments
from dedup.compare.stories.likeness import Likeness
from dedup.compare.stories.spanning import alike, needed
from dedup.compare.stories.story import build_stories
from dedup.match.group import stories
from dedup.match.verify import measure_words
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
from dedup.shelf import Shelf

if TYPE_CHECKING:
    from dedup.engine.local import Found

# Readings kept while pair after pair is compared, some 50 KB each: lists of pairs are mostly
# sorted by one side, or hold the pairs of one story together. Of the pairs that `find` lists for
# a month of 14 outlets 256 would have 1.03 articles read a pair, 1,024 have .57, all of them .41.
_KEPT_READINGS = 1024
# Times that a large story may turn out to be several: nine in ten are settled at the first.
_ROUNDS = 5


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
    articles, skipped, count = _sort(items)
    found = _find(articles, options, resources, progress)
    readings = read_all(articles, found.stock, progress)
    shelf = Shelf(resources.temp_dir if resources else "")
    settled = settle(
        found.pairs,
        readings,
        options,
        lambda pairs: _compare(pairs, readings, options, progress),
        shelf,
    )
    rest, pairs = len(settled.uncompared), len(found.pairs)
    return replace(
        report_of(readings, settled, options),
        stock=found.stock,
        skipped=skipped,
        notices=(
            *found.notices,
            *dismissed(pairs - rest - len(settled.comparisons)),
            *not_compared(rest, pairs),
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
        yield _compared(reading(left), reading(right), options)


def report_pair(left: Article, right: Article, options: ScanOptions) -> Report:
    """A report of two articles with their comparison, pair or not, left first."""
    readings = {article.id: read_article(article) for article in (left, right)}
    comparison = _compared(readings[left.id], readings[right.id], options)
    pairs = (comparison,) if comparison.pair.relation != UNRELATED else ()
    report = report_of(readings, Settled(pairs, (), instalments(readings, pairs)), options)
    return replace(report, comparisons=(comparison,), read=2, looked_at=1)


def _compared(left: Reading, right: Reading, options: ScanOptions) -> Comparison:
    """Two articles compared for themselves: their direction is read from the two alone."""
    ids = left.article.id, right.article.id
    measured = measure_words(ids, left.tokens.words, right.tokens.words)
    found = compare_articles(left, right, measured, options.min_run)
    directions = Directions(dict(zip(ids, (left, right), strict=True)))
    return replace(found, direction=directions.of(found))


@dataclass(frozen=True, slots=True)
class Settled:
    """The pairs of a report, compared or not."""

    comparisons: tuple[Comparison, ...]
    uncompared: tuple[Pair, ...]
    """Those of large stories that need not be compared."""
    series: Names
    """Those of ``comparisons`` that are two instalments of a report."""


def settle(
    pairs: Sequence[Pair],
    readings: Readings,
    options: ScanOptions,
    compare: Callable[[Sequence[Pair]], Iterable[Comparison]],
    shelf: Shelf,
) -> Settled:
    """The pairs that a report needs, compared by ``compare`` and kept on the ``shelf``.

    What looked like one large story may turn out to be a series (twenty telegrams in one form):
    its parts are then stories of their own, and the pairs that they need are compared too. Pairs
    whose passages turn out to be furniture or stock are none.
    """
    directions = Directions(readings)
    done: list[Comparison] = []
    series: set[frozenset[str]] = set()
    rest = tuple(pairs)
    for number in range(_ROUNDS):
        groups = _groups(readings, Settled(tuple(done), rest, frozenset(series)))
        wanted = needed(pairs, groups, readings, options.min_run, across=number == 0)
        new = [pair for pair in rest if (pair.left, pair.right) in wanted]
        if not new:
            break
        rest = tuple(pair for pair in rest if (pair.left, pair.right) not in wanted)
        for found in compare(new):
            if found.pair.relation != UNRELATED:
                series |= instalments(readings, [found])
                done.append(shelf.keep(replace(found, direction=directions.of(found))))
    done.sort(key=lambda item: (item.pair.left, item.pair.right))
    return Settled(tuple(done), rest, frozenset(series))


def report_of(readings: Readings, settled: Settled, options: ScanOptions) -> Report:
    """What follows from the comparisons: stories, and findings in their order."""
    comparisons, rest = settled.comparisons, settled.uncompared
    told = build_stories(_groups(readings, settled), comparisons, readings, options.min_run, rest)
    return Report(
        options=asdict(options),
        tool=_tool(),
        articles=tuple(map(_record, readings.values())),
        comparisons=comparisons,
        stories=told,
        findings=findings(readings, comparisons, told, settled.series),
        uncompared=rest,
    )


def _groups(readings: Readings, settled: Settled) -> tuple[tuple[str, ...], ...]:
    """Articles that carry one text; two instalments of a report (two closes) are two texts."""
    compared = [comparison.pair for comparison in settled.comparisons]
    return stories(alike(compared, settled.uncompared, settled.series), Likeness(readings).held)


def _sort(
    items: Iterable[Article | Skip],
) -> tuple[tuple[Article, ...], tuple[Skip, ...], int]:
    """Articles by id and skips by place, whatever order they came in, and how many came."""
    every = list(items)
    articles = [item for item in every if isinstance(item, Article)]
    skipped = [item for item in every if isinstance(item, Skip)]
    articles.sort(key=lambda article: article.id)
    skipped.sort(key=lambda skip: (skip.origin.path, skip.origin.record or 0, skip.reason))
    return tuple(articles), tuple(skipped), len(every)


def _find(
    articles: Iterable[Article],
    options: ScanOptions,
    resources: Resources | None,
    progress: Progress,
) -> Found:
    from dedup.engine.local import find_pairs  # noqa: PLC0415 - to compare needs no keys

    return find_pairs(articles, options, resources, progress)


def read_all(
    articles: Sequence[Article], stock: tuple[Stock, ...], progress: Progress
) -> dict[str, Reading]:
    """Every article as comparison and report need it, by id; one text of many is read once."""
    formulas = stock_formulas(stock)
    readings = {}
    known: dict[tuple[str, ...], Reading] = {}
    for number, article in enumerate(articles, 1):
        printed = (article.text, article.title, article.published, article.language)
        reading = known.get(printed) or read_article(article, formulas)
        readings[article.id] = known[printed] = replace(reading, article=article)
        progress("figures", number, len(articles))
    return readings


def _compare(
    pairs: Sequence[Pair],
    readings: Readings,
    options: ScanOptions,
    progress: Progress,
) -> Iterator[Comparison]:
    """Every pair compared, one at a time."""
    for number, pair in enumerate(pairs, 1):
        left, right = readings[pair.left], readings[pair.right]
        yield compare_articles(left, right, pair, options.min_run)
        progress("compare", number, len(pairs))


def dismissed(count: int) -> tuple[Message, ...]:
    """The notice of pairs that comparison found to be none."""
    if not count:
        return ()
    template = (
        "pairs with only furniture, stock text, titles, names or a form filled in anew in common, "
        "left out: %(count)s"
    )
    return (Message(template, {"count": str(count)}),)


def not_compared(count: int, pairs: int) -> tuple[Message, ...]:
    """The notice of pairs of large stories that were not compared one by one."""
    if not count:
        return ()
    template = (
        "pairs not compared passage by passage, because in a story of many articles each is "
        "compared with the base and with those that hold what the base has not: %(count)s of "
        "%(pairs)s"
    )
    return (Message(template, {"count": str(count), "pairs": str(pairs)}),)


def _record(reading: Reading) -> ArticleRecord:
    article = reading.article
    return ArticleRecord(
        article, article.text_sha256, reading.body_words, reading.tokens.paragraphs, reading.figures
    )


def _tool() -> dict[str, str]:
    return {"name": "dedup", "version": version("dedup")}
