"""Which nodes of a graph hang together, found on the cluster."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dedup.engine.spark.tables import kept
from dedup.match import plan

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


def roots(links: DataFrame) -> DataFrame:
    """From edges ``(node, root)``, each with the smaller end as its root: every node that has an
    edge and is not the smallest of its group, with that smallest node as ``root``.

    Each turn is cut off from the turns before it, so that the plan does not grow with them.
    """
    session = links.sparkSession
    links = kept(links.distinct())
    before = None
    while (mark := _mark(links)) != before:
        before = mark
        for star in (plan.LARGE_STAR, plan.SMALL_STAR):
            links.createOrReplaceTempView("links")
            links = session.sql(star)
        links = kept(links)
    return links


def _mark(links: DataFrame) -> tuple[int, int]:
    """Equal for equal sets of links, whatever their order."""
    count, mark = links.selectExpr("count(*)", "bit_xor(xxhash64(node, root))").collect()[0]
    return count, mark or 0
