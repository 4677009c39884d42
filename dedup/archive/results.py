"""What follows from the candidates: pairs, stories, stock text and notices, written as tables."""

# ruff: noqa: S608 - statements name tables of tables.py and whole numbers only

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dedup.archive.rows import append
from dedup.archive.store import Archive
from dedup.archive.tables import TABLES, full
from dedup.archive.texts import Stored
from dedup.match.group import stories
from dedup.match.outcome import Pieces, outcome
from dedup.match.stock import as_stock
from dedup.model import Article, Pair, Stock

PAIRS = full("main.pairs")


def write_results(archive: Archive, stored: Stored, pieces: Pieces, crowded: int) -> None:
    """Decide among all candidates and write what they come to.

    ``crowded`` keys are held by too many.
    """
    texts = stored.texts
    told = outcome(stored.names, texts, pieces, stored.short, crowded, archive.options)
    _write_pairs(archive, told.pairs)
    _replace(
        archive,
        "main.stories",
        [{"story": story[0], "article": name} for story in stories(told.pairs) for name in story],
    )
    names = [stored.names[texts.carriers[formula.text][0]] for formula in told.stock]
    carriers = _articles(archive, names)
    stock = [as_stock(carriers[name], item) for name, item in zip(names, told.stock, strict=True)]
    _replace(archive, "main.stock", [_stock_row(item) for item in stock])
    _replace(
        archive,
        "main.notices",
        [{"number": number, "text": str(notice)} for number, notice in enumerate(told.notices, 1)],
    )


def _write_pairs(archive: Archive, pairs: Sequence[Pair]) -> None:
    """Bring the table of pairs up to date; a row that is as it was is not touched."""
    rows = [
        {name: getattr(pair, name) for name in TABLES["main.pairs"].columns}
        | {"found_by": list(pair.found_by)}
        for pair in pairs
    ]
    run = archive.connection.execute
    run(f"CREATE TEMP TABLE now AS SELECT * FROM {PAIRS} LIMIT 0")
    append(archive.connection, "now", rows)
    run(f"CREATE TEMP TABLE gone AS SELECT * FROM {PAIRS} EXCEPT SELECT * FROM now")
    run(f"CREATE TEMP TABLE come AS SELECT * FROM now EXCEPT SELECT * FROM {PAIRS}")
    run(f"""
        DELETE FROM {PAIRS} AS kept USING gone
        WHERE kept."left" = gone."left" AND kept."right" = gone."right"
    """)
    run(f"INSERT INTO {PAIRS} SELECT * FROM come")
    for table in ("now", "gone", "come"):
        run(f"DROP TABLE {table}")


def _replace(archive: Archive, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
    archive.connection.execute(f"DELETE FROM {full(table)}")
    append(archive.connection, full(table), rows)


def _articles(archive: Archive, names: Sequence[str]) -> dict[str, Article]:
    """Articles by id, with their text alone."""
    rows = archive.connection.execute(
        f"SELECT id, text FROM {full('main.articles')} WHERE id IN (SELECT unnest(?))",
        [list(names)],
    ).fetchall()
    return {name: Article(name, text) for name, text in rows}


def _stock_row(stock: Stock) -> dict[str, Any]:
    return {
        "article": stock.article,
        "starts": stock.span.start,
        "ends": stock.span.end,
        "text": stock.text,
        "articles": stock.articles,
    }
