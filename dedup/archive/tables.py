"""The tables of an archive: those for users, told in docs/archive.md, and the matcher's own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dedup.read.archived import NAME
from dedup.rows import PAIR_COLUMNS

FORMAT = 3
"""Raised with every incompatible change of the tables."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its columns with their types, and what it holds, for people."""

    columns: dict[str, str]
    comment: str


TABLES = {
    "main.about": Table(
        {"name": "VARCHAR", "value": "VARCHAR"},
        "What made this file: format, program, options, fingerprints of the method.",
    ),
    "main.articles": Table(
        {
            "id": "VARCHAR", "outlet": "VARCHAR", "title": "VARCHAR", "author": "VARCHAR",
            "published": "VARCHAR", "url": "VARCHAR", "language": "VARCHAR", "text": "VARCHAR",
            "words": "INTEGER", "digest": "BIGINT", "path": "VARCHAR", "record": "BIGINT",
            "sha256": "VARCHAR", "text_sha256": "VARCHAR", "encoding": "VARCHAR",
            "repairs": "VARCHAR[]", "reader": "VARCHAR",
        },
        "Every article as it was read. words: of the whole text. digest: of its folded words, "
        "equal for articles with the same text.",
    ),
    "main.pairs": Table(
        PAIR_COLUMNS,
        "Articles that share text, as dedup find writes them: left is the smaller id.",
    ),
    "main.stories": Table(
        {"story": "VARCHAR", "article": "VARCHAR"},
        "Articles that carry one text; a story is named by the smallest id in it.",
    ),
    "main.stock": Table(
        {
            "article": "VARCHAR", "starts": "BIGINT", "ends": "BIGINT", "text": "VARCHAR",
            "articles": "BIGINT",
        },
        "Formulas that many articles carry without copying one another, with a place of each.",
    ),
    "main.notices": Table(
        {"number": "INTEGER", "text": "VARCHAR"},
        "What was not paired with all, or not listed, and why.",
    ),
    "main.batches": Table(
        {"committed": "TIMESTAMP", "articles": "BIGINT"},
        "When articles were added (UTC), and how many at a time.",
    ),
    "matcher.texts": Table(
        {"number": "INTEGER", "digest": "BIGINT", "words": "BLOB"},
        "Distinct folded texts: the 64-bit hashes of their words, little end first.",
    ),
    "matcher.keys": Table(
        {"kind": "UTINYINT", "key": "BIGINT", "article": "BIGINT"},
        "Keys of the texts: kind 0 of a MinHash band, 1 of a passage; article is a digest.",
    ),
    "matcher.grams": Table(
        {"gram": "BIGINT", "count": "INTEGER"},
        "How often runs of one to three words occur in all texts, if more than once: the largest "
        "count of a gram is the latest.",
    ),
}  # fmt: skip
"""``schema.table`` to what it is."""


def full(table: str) -> str:
    """``main.pairs`` as every statement names it: nothing in a file can stand in its way."""
    return f"{NAME}.{table}"


def definitions() -> Iterator[str]:
    """The statements that make an empty archive."""
    yield f"CREATE SCHEMA {NAME}.matcher"
    for name, table in TABLES.items():
        columns = ", ".join(f'"{column}" {kind}' for column, kind in table.columns.items())
        yield f"CREATE TABLE {full(name)} ({columns})"
        comment = table.comment.replace("'", "''")
        yield f"COMMENT ON TABLE {full(name)} IS '{comment}'"
