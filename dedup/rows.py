"""Articles, skips and pairs as plain rows, for engines that move them between processes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dedup.model import Article, Origin, Pair, Skip

SCHEMA = (
    "id string, text string, outlet string, title string, author string, published string, "
    "url string, language string, path string, record long, sha256 string, encoding string, "
    "repairs array<string>, reader string, reason string"
)
"""The columns of a row, as Spark writes types: ``reason`` is null for an article, and an article's
own fields for a skip."""

PAIR_COLUMNS = {
    "left": "VARCHAR", "right": "VARCHAR", "relation": "VARCHAR", "resemblance": "DOUBLE",
    "left_containment": "DOUBLE", "right_containment": "DOUBLE", "shared_words": "BIGINT",
    "longest_run": "BIGINT", "found_by": "VARCHAR[]",
}  # fmt: skip
"""The fields of a pair and their types in a table of DuckDB or Parquet."""

_FIELDS = ("id", "text", "outlet", "title", "author", "published", "url", "language")


def to_row(item: Article | Skip) -> dict[str, Any]:
    """An article or a skip as a row of `SCHEMA`, in the order of its columns."""
    custody = {name: getattr(item.origin, name) for name in Origin.__slots__}
    custody["repairs"] = list(item.origin.repairs)
    fields = {name: getattr(item, name, None) for name in _FIELDS}
    return {**fields, **custody, "reason": getattr(item, "reason", None)}


def to_item(row: Mapping[str, Any]) -> Article | Skip:
    """The article or skip of a row: the inverse of `to_row`."""
    custody = {name: row[name] for name in Origin.__slots__}
    origin = Origin(**custody | {"repairs": tuple(row["repairs"])})
    if row["reason"] is not None:
        return Skip(origin, row["reason"])
    return Article(**{name: row[name] for name in _FIELDS}, origin=origin)


def to_pair(row: Mapping[str, Any]) -> Pair:
    """The pair of a row of its fields, in which Spark has lists for tuples."""
    return Pair(
        **{name: row[name] for name in Pair.__slots__} | {"found_by": tuple(row["found_by"])}
    )
