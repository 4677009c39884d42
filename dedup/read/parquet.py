"""Parquet through DuckDB, in batches, so that memory does not grow with the file."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from itertools import chain, islice
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
NOT_UTF8 = "row {}: a string in it is not UTF-8"
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
    table = "DESCRIBE FROM read_parquet(?, hive_partitioning = false)"
    described = connection.execute(table, [str(path)]).fetchall()
    names = tuple(name for name, *_ in described)
    if reason := missing_column(names, columns):
        raise Unreadable(reason)
    chosen = ", ".join(as_text(name, kind) for name, kind, *_ in described)
    _check_weight(connection, path, described)

    def rows(validation: str) -> Iterator[dict[str, Any]]:
        cursor = connection.cursor().execute(
            f"SELECT {chosen} FROM read_parquet(?, hive_partitioning = false, "  # noqa: S608
            f"utf8_validation = '{validation}')",
            [str(path)],
        )
        for row in chain.from_iterable(iter(lambda: cursor.fetchmany(_BATCH), [])):
            yield dict(zip(names, row, strict=True))

    yield from _sound_items(rows, source, columns)


def _sound_items(
    rows: Callable[[str], Iterator[dict[str, Any]]], source: Source, columns: Columns
) -> Iterator[Article | Skip]:
    """The items of rows, with a Skip for each whose strings are not all UTF-8.

    DuckDB stops at the first such string, and tells of none that it mends: but what it mends reads
    otherwise where it leaves the damage out.
    """
    import duckdb  # noqa: PLC0415

    done = 0
    try:
        for row in rows("strict"):
            yield row_item(row, done, source, columns)
            done += 1
        return
    except duckdb.InvalidInputException:  # any other damage stops the reading below, too
        both = enumerate(zip(rows("replace"), rows("ignore"), strict=True))
    for number, (row, other) in islice(both, done, None):
        if row == other:
            yield row_item(row, number, source, columns)
        else:
            yield source.skip(NOT_UTF8.format(number + 1), number)


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
            "read_parquet(?, hive_partitioning = false, file_row_number = true, "
            "utf8_validation = 'ignore')) GROUP BY block)",
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
