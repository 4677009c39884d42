"""Rows into tables of an archive, a column at a time; single values out of it."""

# ruff: noqa: S608 - statements name tables of tables.py and whole numbers only

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import duckdb
import numpy as np
from numpy.typing import NDArray

from dedup.archive.tables import full


def insert(
    connection: duckdb.DuckDBPyConnection, table: str, columns: Mapping[str, NDArray[Any]]
) -> None:
    """Append rows given as arrays by the names of their columns."""
    rows = {name: np.ascontiguousarray(column) for name, column in columns.items()}
    if not len(next(iter(rows.values()))):
        return
    connection.register("rows", rows)
    connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM rows")
    connection.unregister("rows")


def append(
    connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Mapping[str, Any]]
) -> None:
    """Append rows of Python values, none of them None."""
    if rows:
        insert(
            connection, table, {name: object_column(row[name] for row in rows) for name in rows[0]}
        )


def object_column(values: Iterable[Any]) -> NDArray[Any]:
    """Values that numpy has no type for, as a column."""
    listed = list(values)
    column = np.empty(len(listed), dtype=object)
    column[:] = listed
    return column


def single(connection: duckdb.DuckDBPyConnection, query: str, given: Sequence[Any] = ()) -> Any:
    """The one value that a query gives."""
    return connection.execute(query, list(given)).fetchall()[0][0]


def counted(connection: duckdb.DuckDBPyConnection, table: str, what: str = "*") -> int:
    """How many rows ``schema.table`` has, or what else is counted in it."""
    return int(single(connection, f"SELECT count({what}) FROM {full(table)}"))


def notices(connection: duckdb.DuckDBPyConnection) -> tuple[str, ...]:
    """What was not paired with all, or not listed, and why."""
    rows = connection.execute(f"SELECT text FROM {full('main.notices')} ORDER BY number").fetchall()
    return tuple(text for (text,) in rows)
