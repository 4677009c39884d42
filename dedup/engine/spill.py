"""The plan of :mod:`dedup.match.plan` in DuckDB, which spills to disk what memory cannot hold."""

from __future__ import annotations

import errno
from collections.abc import Iterable
from pathlib import Path

import duckdb
import numpy as np
from numpy.typing import NDArray

from dedup.match import plan
from dedup.match.keys import Keys
from dedup.match.pairs import Candidates
from dedup.match.texts import Texts
from dedup.options import Progress, ScanOptions


def join_on_disk(
    texts: Texts,
    batches: Iterable[Keys],
    options: ScanOptions,
    folder: Path,
    room: int,
    threads: int,
    progress: Progress,
) -> Candidates:
    """The candidates among ``texts`` by the keys of all ``batches``, left the smaller digest.

    DuckDB holds ``room`` bytes and spills to ``folder``. Raises OSError where there is no room.
    """
    settings: dict[str, str | bool | int | float | list[str]] = {
        "temp_directory": str(folder),
        "memory_limit": f"{room >> 20}MiB",
        "threads": threads,
        "preserve_insertion_order": False,
    }
    try:
        with duckdb.connect(config=settings) as connection:
            return _joined(connection, texts, batches, options, progress)
    except (duckdb.IOException, duckdb.OutOfMemoryException) as error:
        raise OSError(errno.ENOSPC, str(error).splitlines()[0]) from error


def _joined(
    connection: duckdb.DuckDBPyConnection,
    texts: Texts,
    batches: Iterable[Keys],
    options: ScanOptions,
    progress: Progress,
) -> Candidates:
    connection.execute("CREATE TABLE keys(key BIGINT, article BIGINT, kind UTINYINT)")
    for keys in batches:
        rows = {"key": keys.keys, "article": texts.digests[keys.texts], "kind": keys.kinds}
        connection.register("batch", rows)
        connection.execute("INSERT INTO keys SELECT key, article, kind FROM batch")
        connection.unregister("batch")
    progress("join", 0, 0)
    connection.execute(f"CREATE TABLE shared AS {plan.SHARED}")
    connection.execute("DROP TABLE keys")
    crowded = connection.execute(
        f"SELECT count(DISTINCT key) FROM shared WHERE holders > {options.max_bucket}"  # noqa: S608
    ).fetchall()[0][0]
    query = plan.candidates(options)
    found = connection.execute(
        "SELECT a, b, (bands > 0)::UTINYINT + 2 * (passages > 0)::UTINYINT AS kinds FROM "  # noqa: S608 - the plan holds whole numbers only
        f"({query})"
    ).fetchnumpy()
    return _in_rows(texts, found, crowded)


def _in_rows(texts: Texts, found: dict[str, NDArray[np.int64]], crowded: int) -> Candidates:
    """Candidates as rows of texts, left the one with the smaller digest, sorted by row."""
    order = np.argsort(texts.digests)
    ranked = texts.digests[order]
    lefts, rights = (order[np.searchsorted(ranked, np.asarray(found[side]))] for side in "ab")
    by_row = np.lexsort((rights, lefts))
    kinds = np.asarray(found["kinds"]).astype(np.uint8)
    return Candidates(lefts[by_row], rights[by_row], kinds[by_row], crowded)
