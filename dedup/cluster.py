"""The main jobs on a cluster: the same steps as `dedup.pipeline`, with Spark for the tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from dedup.compare.relation import UNRELATED
from dedup.model import Article, Comparison, Message, Pair, Report, Skip, Stock
from dedup.options import Progress, ScanOptions, silent
from dedup.pipeline import dismissed, not_compared, read_all, report_of, settle
from dedup.rows import to_item, to_pair
from dedup.shelf import Shelf, comparison_of

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

    from dedup.compare.reading import Reading
    from dedup.engine.spark.find import ClusterFound

MOST_ARTICLES = 20_000
"""Articles of a report; of a larger collection it holds those with a pair in it only. The driver
reads their figures and makes the ledgers: minutes, and some 10 kB an article."""
MOST_PAIRS = 20_000
"""Pairs of a report: nobody reads more, and a page holds them. ``write_to`` gets them all."""
MOST_SKIPS = 10_000
"""Skips that come to the driver to be told: 5 MB. The rest is counted."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """What could not be read: how much, and the first of it by path and record."""

    count: int
    first: tuple[Skip, ...]


def find(
    session: SparkSession,
    inputs: Sequence[str],
    options: ScanOptions | None = None,
    progress: Progress = silent,
    *,
    columns: Mapping[str, str] | None = None,
) -> tuple[ClusterFound, Skipped]:
    """The verified pairs of all articles of ``inputs``, left on the cluster."""
    from dedup.engine.spark.find import find_pairs  # noqa: PLC0415 - needs PySpark
    from dedup.read.spark import read_table  # noqa: PLC0415

    progress("read", 0, 0)
    table = read_table(session, inputs, columns=columns, languages=False)
    skipped = _skipped(table.skipped)
    return find_pairs(table.articles, options, progress, stock=False), skipped


def scan(
    session: SparkSession,
    inputs: Sequence[str],
    options: ScanOptions | None = None,
    progress: Progress = silent,
    *,
    columns: Mapping[str, str] | None = None,
    write_to: str = "",
    temp_dir: str = "",
) -> Report:
    """Find and compare on the cluster; the report of it is made here.

    Up to `MOST_ARTICLES` articles and `MOST_PAIRS` pairs it is the report of `dedup.pipeline.scan`.
    Of more, it holds the groups of articles with most pairs among them, as many as `MOST_PAIRS`
    allows, and a notice says so. ``write_to`` is a new folder for every pair compared, in lines of
    pairs.jsonl, written by the executors; ``temp_dir`` for a temporary file of the driver.
    """
    from dedup.engine.spark.compare import compared  # noqa: PLC0415 - needs PySpark
    from dedup.engine.spark.find import find_pairs  # noqa: PLC0415
    from dedup.engine.spark.tables import kept  # noqa: PLC0415
    from dedup.read.spark import read_table  # noqa: PLC0415

    options = options or ScanOptions()
    progress("read", 0, 0)
    table = read_table(session, inputs, columns=columns)
    skipped = _skipped(table.skipped)
    found = find_pairs(table.articles, options, progress)
    progress("compare", 0, 0)
    every = kept(compared(found.pairs, table.articles, found.stock, options.min_run))
    pairs = every.where(f"relation <> '{UNRELATED}'")
    if write_to:
        pairs.orderBy("left", "right").mapInArrow(_lines, "value string").write.text(write_to)
    count, read = pairs.count(), table.articles.count()
    articles, cut = table.articles, read > MOST_ARTICLES or count > MOST_PAIRS
    if cut:
        pairs, articles = _largest_groups(pairs, articles)
    rows = pairs.orderBy("left", "right").collect()
    lines = {(row.left, row.right): row.comparison for row in rows}
    measured = (
        [comparison_of(line).pair for line in lines.values()] if cut else list(sorted_pairs(found))
    )
    readings = _readings(articles, found.stock, progress)
    # of the pairs measured it takes those that one machine would compare; the cluster compared all
    settled = settle(
        measured,
        readings,
        options,
        lambda wanted: (
            comparison_of(lines[two]) for p in wanted if (two := (p.left, p.right)) in lines
        ),
        Shelf(temp_dir),
    )
    report = report_of(readings, settled, options)
    unlike = len(measured) - len(report.uncompared) - len(report.comparisons)
    return replace(
        report,
        stock=found.stock,
        skipped=skipped.first,
        notices=(
            *found.notices,
            *dismissed(every.count() - count if cut else unlike),
            *not_compared(len(report.uncompared), len(measured)),
            *_cut(cut, len(report.articles), read, len(lines), count),
        ),
        read=len(report.articles) + len(skipped.first),
        looked_at=found.looked_at,
    )


def _readings(
    articles: DataFrame, stock: tuple[Stock, ...], progress: Progress
) -> dict[str, Reading]:
    """The articles read once more, by the driver."""
    items = (to_item(row.asDict()) for row in articles.orderBy("id").toLocalIterator())
    return read_all(tuple(item for item in items if isinstance(item, Article)), stock, progress)


def _largest_groups(pairs: DataFrame, articles: DataFrame) -> tuple[DataFrame, DataFrame]:
    """The connected groups with most pairs, while all their pairs are at most `MOST_PAIRS`.

    A story is built inside one such group, so those of the groups taken are whole.
    """
    from dedup.engine.spark.components import roots  # noqa: PLC0415
    from dedup.engine.spark.tables import kept  # noqa: PLC0415

    session = pairs.sparkSession
    linked = roots(pairs.selectExpr("right AS node", "left AS root"))
    grouped = kept(
        session.sql(
            "SELECT p.*, coalesce(root, left) AS group FROM {pairs} p LEFT JOIN {linked} "
            "ON left = node",
            pairs=pairs,
            linked=linked,
        )
    )
    sizes = grouped.groupBy("group").count().orderBy("count", "group", ascending=[False, True])
    taken, room = [], MOST_PAIRS
    for group, size in sizes.limit(MOST_PAIRS).collect():
        if size <= room:
            room -= size
            taken.append((group,))
    chosen = kept(grouped.join(session.createDataFrame(taken, "group string"), "group"))
    names = chosen.selectExpr("left AS id").union(chosen.selectExpr("right AS id")).distinct()
    return chosen, articles.join(names, "id", "left_semi")


def _cut(cut: bool, articles: int, read: int, shown: int, pairs: int) -> tuple[Message, ...]:
    if not cut:
        return ()
    template = (
        "the report holds %(articles)s of %(read)s articles and %(shown)s of %(pairs)s pairs: the "
        "groups with most pairs that fit into it"
    )
    values = {"articles": articles, "read": read, "shown": shown, "pairs": pairs}
    return (Message(template, {name: str(value) for name, value in values.items()}),)


def _lines(batches: Iterable[Any]) -> Iterator[Any]:
    """Packed comparisons, or pairs, as lines of JSON."""
    import pyarrow as pa  # noqa: PLC0415

    from dedup.report.json import dumps  # noqa: PLC0415

    for rows in batches:
        items: Iterable[Comparison | Pair]
        if "comparison" in rows.schema.names:
            texts = rows.column("comparison").to_pylist()
            items = map(comparison_of, texts)
        else:
            items = map(to_pair, rows.to_pylist())
        lines = [dumps(item.to_dict()) for item in items]
        yield pa.RecordBatch.from_arrays([pa.array(lines, pa.string())], ["value"])


def _skipped(table: DataFrame) -> Skipped:
    count = table.count()
    if not count:
        return Skipped(0, ())
    rows = table.orderBy("path", "record", "reason").limit(MOST_SKIPS).collect()
    items = (to_item(row.asDict()) for row in rows)
    return Skipped(count, tuple(item for item in items if isinstance(item, Skip)))


def sorted_pairs(found: ClusterFound) -> Iterator[Pair]:
    """The pairs by left and right id, one piece of the table at a time."""
    for row in found.pairs.orderBy("left", "right").toLocalIterator():
        yield to_pair(row.asDict())


def write_pairs(found: ClusterFound, uri: str, form: str) -> None:
    """Write the pairs into a new folder, each executor its part, sorted across the parts.

    ``form`` is ``jsonl`` (the lines of ``dedup find``) or ``parquet`` (the same fields).
    """
    from dedup.engine.spark.batches import PAIRS  # noqa: PLC0415

    ordered = found.pairs.orderBy("left", "right")
    if form == "jsonl":
        ordered.mapInArrow(_lines, "value string").write.text(uri)
    else:
        ordered.mapInArrow(_records, PAIRS).write.parquet(uri)


def _records(batches: Iterable[Any]) -> Iterator[Any]:
    """Pairs with their figures rounded as in every output."""
    import pyarrow as pa  # noqa: PLC0415

    for rows in batches:
        records = [to_pair(row).to_dict() for row in rows.to_pylist()]
        yield pa.RecordBatch.from_pylist(records, schema=rows.schema)
