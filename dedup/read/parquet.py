"""Parquet through DuckDB, in batches, so that memory does not grow with the file."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dedup.model import Article, Origin, Skip
from dedup.read.delimited import row_sha256
from dedup.read.fields import Columns, article_of, missing_column
from dedup.read.sources import Source
from dedup.read.streams import Unreadable, packed_copy
from dedup.text.decode import decode

if TYPE_CHECKING:
    import duckdb

_BATCH = 256
"""Rows held at once."""
_VECTOR = 2048
"""Rows that DuckDB holds at once, whatever they weigh."""
MAX_VECTOR_BYTES = 512 << 20
"""Of the texts in as many rows: 256 KB a row, where a long article has 50. A file of some KB may
say that every row is the same book, and DuckDB would write each of them out."""
MEMORY = "1GiB"
_NESTED = ("STRUCT", "MAP", "UNION", "VARIANT")


def read_parquet(source: Source, columns: Columns) -> Iterator[Article | Skip]:
    """Every row of the file in its order; bytes columns are decoded like a text file."""
    import duckdb  # noqa: PLC0415  a tenth of a second, for Parquet only

    with tempfile.TemporaryDirectory(prefix="dedup-") as folder:
        path = packed_copy(source, Path(folder))
        with duckdb.connect(config={"threads": 1, "memory_limit": MEMORY}) as connection:
            try:
                yield from _rows(connection, path, source, columns)
            except duckdb.OutOfMemoryException as error:
                raise Unreadable(f"reading it takes over {MEMORY} of memory") from error
            except duckdb.Error as error:
                # The copy stands in another folder on every run.
                reason = str(error).splitlines()[0].replace(str(path), path.name)
                raise Unreadable(f"damaged: {reason}") from error


def _rows(
    connection: duckdb.DuckDBPyConnection, path: Path, source: Source, columns: Columns
) -> Iterator[Article | Skip]:
    table = "read_parquet(?, hive_partitioning = false)"
    described = connection.execute(f"DESCRIBE FROM {table}", [str(path)]).fetchall()
    names = tuple(name for name, *_ in described)
    if reason := missing_column(names, columns):
        raise Unreadable(reason)
    chosen = ", ".join(as_text(name, kind) for name, kind, *_ in described)
    _check_weight(connection, path, described)
    cursor = connection.execute(f"SELECT {chosen} FROM {table}", [str(path)])  # noqa: S608
    for number, row in enumerate(chain.from_iterable(iter(lambda: cursor.fetchmany(_BATCH), []))):
        yield row_item(dict(zip(names, row, strict=True)), number, source, columns)


def _check_weight(connection: duckdb.DuckDBPyConnection, path: Path, described: list[Any]) -> None:
    """Unreadable where rows that DuckDB reads at once hold more than memory should.

    Lengths are asked for before any text is: of a text that is said once for many rows, this costs
    no room.
    """
    for name, kind, *_ in described:
        quoted = '"' + name.replace('"', '""') + '"'
        piece = {"VARCHAR": quoted, "BLOB": quoted, "VARCHAR[]": f"unnest({quoted})"}.get(kind)
        if piece is None:
            continue
        length = "octet_length" if kind == "BLOB" else "strlen"
        heaviest = connection.execute(
            f"SELECT max(weight) FROM (SELECT sum({length}(piece)) AS weight "  # noqa: S608
            f"FROM (SELECT file_row_number // {_VECTOR} AS block, {piece} AS piece FROM "
            "read_parquet(?, hive_partitioning = false, file_row_number = true)) GROUP BY block)",
            [str(path)],
        ).fetchall()[0][0]
        if heaviest and heaviest > MAX_VECTOR_BYTES:
            raise Unreadable(
                f"{_VECTOR:,} rows in a row hold over {MAX_VECTOR_BYTES:,} bytes: no articles"
            )


def as_text(name: str, kind: str) -> str:
    """Text, bytes and lists as they are; dates and numbers as DuckDB prints them, zones as UTC.

    What is nested stays an object, as in JSON: its print is no text.
    """
    quoted = '"' + name.replace('"', '""') + '"'
    if kind in ("VARCHAR", "BLOB", "VARCHAR[]"):
        return quoted
    if kind.startswith(_NESTED) or kind.endswith("]"):
        return f"CASE WHEN {quoted} IS NOT NULL THEN {{'nested': {quoted}::VARCHAR}} END"
    if kind == "TIMESTAMP WITH TIME ZONE":  # its own text depends on the machine's zone
        return f"make_timestamp(epoch_us({quoted}))::VARCHAR || '+00:00'"
    return f"{quoted}::VARCHAR"


def row_item(
    row: dict[str, object], number: int, source: Source, columns: Columns
) -> Article | Skip:
    """The article of one row, ``number`` counted from 0, or why it is none."""
    repairs: tuple[str, ...] = ()
    encoding = "utf-8"
    digest = row_sha256(row)
    for name, value in row.items():
        if isinstance(value, bytes):
            decoded = decode(value)
            row[name], encoding = decoded.text, decoded.encoding
            repairs += decoded.repairs
    origin = Origin(source.name, number, digest, encoding, repairs, "parquet")
    return article_of(row, columns, origin, f"{source.id}#{number}")
