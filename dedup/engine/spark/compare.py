"""Comparing pairs where they are: the comparison of one machine, a batch of pairs at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from dedup.compare.comparison import compare_articles
from dedup.compare.reading import Reading, read_article, stock_formulas
from dedup.model import Article, Stock
from dedup.rows import to_item, to_pair
from dedup.shelf import line_of

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

READ_AT_ONCE = 64
"""Articles of a batch kept as they were read: pairs come sorted by left, so most are met again."""

COMPARED = "left string, right string, relation string, comparison string"


def compared(
    pairs: DataFrame, articles: DataFrame, stock: Sequence[Stock], min_run: int
) -> DataFrame:
    """Each pair with its last relation, and its comparison as a line (`dedup.shelf`)."""
    session = pairs.sparkSession
    query = """
        SELECT struct(p.*) AS pair, first, struct(r.*) AS second FROM (
            SELECT struct(l.*) AS first, pair AS p FROM (
                SELECT left, right, struct(*) AS pair FROM {pairs}
            ) JOIN {articles} l ON left = l.id
        ) JOIN {articles} r ON p.right = r.id
    """
    joined = session.sql(query, pairs=pairs, articles=articles)
    rows = partial(_compared_rows, formulas=stock_formulas(stock), min_run=min_run)
    return joined.sortWithinPartitions("pair.left").mapInArrow(rows, COMPARED)


def _compared_rows(
    batches: Iterable[Any], formulas: tuple[str, ...], min_run: int
) -> Iterator[Any]:
    @lru_cache(maxsize=READ_AT_ONCE)
    def reading(article: Article) -> Reading:
        return read_article(article, formulas)

    for rows in batches:
        found = []
        for row in rows.to_pylist():
            sides = [to_item(row[side]) for side in ("first", "second")]
            left, right = (reading(side) for side in sides if isinstance(side, Article))
            result = compare_articles(left, right, to_pair(row["pair"]), min_run)
            done = result.pair
            found.append((done.left, done.right, done.relation, line_of(result)))
        columns = zip(*found, strict=True) if found else ((),) * 4
        names = [part.split()[0] for part in COMPARED.split(", ")]
        arrays = [pa.array(column, type=pa.string()) for column in columns]
        yield pa.RecordBatch.from_arrays(arrays, names=names)
