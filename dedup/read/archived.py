"""The articles of an archive of dedup, read from its table ``articles`` as they were added."""

# ruff: noqa: S608 - statements name one table and its columns, known by heart

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dedup.model import Article, Origin, Skip
from dedup.read import streams
from dedup.read.fields import Columns, article_of, missing_column
from dedup.read.sources import Source
from dedup.read.streams import Unreadable, packed_copy

if TYPE_CHECKING:
    import duckdb

NAME = "archive"
"""What the file is called inside a connection."""
FIELDS = ("id", "outlet", "title", "author", "published", "url", "language", "text")
CUSTODY = ("path", "record", "sha256", "encoding", "repairs", "reader")
KINDS = dict.fromkeys(FIELDS + CUSTODY, "VARCHAR") | {"record": "BIGINT", "repairs": "VARCHAR[]"}
"""The columns that are read, with their types."""
MAGIC = b"DUCK"
"""Bytes 8 to 12 of every DuckDB file."""
MEMORY = "512MiB"
BATCH = 256
"""Rows held at once."""


def read_archive(source: Source, columns: Columns) -> Iterator[Article | Skip]:
    """Every article in the order of adding; its place is its row, its reader tells where it was."""
    import duckdb  # noqa: PLC0415 - a tenth of a second, for archives only

    with tempfile.TemporaryDirectory(prefix="dedup-") as folder:
        path = packed_copy(source, Path(folder))
        with path.open("rb") as file:
            if file.read(12)[8:] != MAGIC:
                raise Unreadable("no archive of dedup: not a DuckDB file")
        try:
            config = {"threads": 1, "memory_limit": MEMORY, "temp_directory": f"{folder}/spill"}
            with attached(os.path.realpath(path), config, write=False) as connection:
                yield from _rows(connection, source, columns)
        except (duckdb.Error, UnicodeDecodeError) as error:
            reason = str(error).splitlines()[0].replace(str(path), path.name)
            raise Unreadable(f"damaged, or in use by another process: {reason}") from error


def attached(path: str, config: dict[str, Any], *, write: bool) -> duckdb.DuckDBPyConnection:
    """A connection that can reach this file, under the name ``archive``, and nothing else.

    The file is attached to a database in memory, and named in every statement: macros and views
    in it are never looked up.
    """
    import duckdb  # noqa: PLC0415

    connection = duckdb.connect(
        config={
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            **config,
        }
    )
    try:
        quoted = os.path.abspath(path).replace("'", "''")  # noqa: PTH100 - links stay as given
        connection.execute(f"ATTACH '{quoted}' AS {NAME}{'' if write else ' (READ_ONLY)'}")
        connection.execute("SET enable_progress_bar = false")
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
    except BaseException:
        connection.close()
        raise
    return connection


def tables_of(connection: duckdb.DuckDBPyConnection) -> dict[str, dict[str, str]]:
    """``schema.table`` to its columns with their types, of the attached file; views are none."""
    found: dict[str, dict[str, str]] = {}
    for schema, table, column, kind in connection.execute(
        "SELECT c.schema_name, c.table_name, column_name, data_type "
        "FROM duckdb_columns() c JOIN duckdb_tables() t USING (table_oid, database_oid) "
        "WHERE c.database_name = ? AND NOT c.internal",
        [NAME],
    ).fetchall():
        found.setdefault(f"{schema}.{table}", {})[column] = kind
    return found


def _rows(
    connection: duckdb.DuckDBPyConnection, source: Source, columns: Columns
) -> Iterator[Article | Skip]:
    tables = tables_of(connection)
    articles = tables.get("main.articles", {})
    # Archives of format 1 have no author; what they hold is read into new ones.
    if "main.about" not in tables or not KINDS.items() <= {"author": "VARCHAR", **articles}.items():
        raise Unreadable("a DuckDB file, but no archive of dedup")
    if reason := missing_column(FIELDS, columns):
        raise Unreadable(reason)
    fields = [name for name in FIELDS if name in articles]
    # What is too long never leaves the database.
    told = ", ".join(
        f"CASE WHEN strlen({name}) <= {streams.MAX_RECORD_BYTES} THEN {name} END" for name in fields
    )
    cursor = connection.execute(
        f"SELECT {told}, strlen(text), {', '.join(CUSTODY)} FROM {NAME}.main.articles"
    )
    for number, row in enumerate(chain.from_iterable(iter(lambda: cursor.fetchmany(BATCH), []))):
        record = dict(zip(fields, row, strict=False))
        size, *custody = row[len(fields) :]
        yield _item(record, size, custody, number, source, columns)


def _item(
    record: dict[str, Any], size: int | None, custody: list[Any], number: int, source: Source,
    columns: Columns,
) -> Article | Skip:  # fmt: skip
    """The article of one row, ``number`` counted from 0, or why it is none."""
    if size is not None and size > streams.MAX_RECORD_BYTES:
        return source.skip(streams.over_size(), number)
    path, before, sha256, encoding, repairs, reader = custody
    place = path or "" if before is None else f"{path or ''} record {before}"
    kept = tuple(filter(None, repairs or ()))
    told = f"archive ({place}, {reader or ''})"
    origin = Origin(source.name, number, sha256 or "", encoding or "", kept, told)
    return article_of(record, columns, origin, f"{source.id}#{number}")
