"""The plan of :mod:`dedup.match.plan` in DuckDB, which spills to disk what memory cannot hold."""

from __future__ import annotations

import errno
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import duckdb
import numpy as np

from dedup.engine.join import Joined
from dedup.match import plan
from dedup.match.keys import Keys
from dedup.match.pairs import Candidates
from dedup.match.texts import Texts
from dedup.options import Progress, ScanOptions

AT_ONCE = 1_000_000
"""Candidates fetched at a time: some 50 MB."""


def join_on_disk(
    texts: Texts,
    batches: Iterable[Keys],
    options: ScanOptions,
    folder: Path,
    room: int,
    threads: int,
    progress: Progress,
) -> Joined:
    """The candidates among ``texts`` by the keys of all ``batches``, as `join` gives them.

    DuckDB holds ``room`` bytes and spills to ``folder``. Raises OSError where there is no room.
    """
    settings: dict[str, str | bool | int | float | list[str]] = {
        "temp_directory": str(folder),
        "memory_limit": f"{room >> 20}MiB",
        "threads": threads,
        "preserve_insertion_order": False,
    }
    with _no_room_is_told():
        connection = duckdb.connect(config=settings)
        crowded = _joined(connection, texts, batches, options, progress)
    return Joined(crowded, _parts(connection, texts))


@contextmanager
def _no_room_is_told() -> Iterator[None]:
    try:
        yield
    except (duckdb.IOException, duckdb.OutOfMemoryException) as error:
        raise OSError(errno.ENOSPC, str(error).splitlines()[0]) from error


def _joined(
    connection: duckdb.DuckDBPyConnection,
    texts: Texts,
    batches: Iterable[Keys],
    options: ScanOptions,
    progress: Progress,
) -> int:
    """Table ``candidates(a, b, kinds)``; how many keys are crowded."""
    connection.execute("CREATE TABLE keys(key BIGINT, article BIGINT, kind UTINYINT)")
    for keys in batches:
        rows = {"key": keys.keys, "article": texts.digests[keys.texts], "kind": keys.kinds}
        connection.register("batch", rows)
        connection.execute("INSERT INTO keys SELECT key, article, kind FROM batch")
        connection.unregister("batch")
    progress("join", 0, 0)
    connection.execute(f"CREATE TABLE shared AS {plan.SHARED}")
    connection.execute("DROP TABLE keys")
    crowded: int = connection.execute(
        f"SELECT count(DISTINCT key) FROM shared WHERE holders > {options.max_bucket}"  # noqa: S608
    ).fetchall()[0][0]
    connection.execute(
        "CREATE TABLE candidates AS SELECT a, b, "  # noqa: S608 - the plan holds whole numbers only
        "(bands > 0)::UTINYINT + 2 * (passages > 0)::UTINYINT AS kinds "
        f"FROM ({plan.candidates(options)}) ORDER BY a, b"
    )
    connection.execute("DROP TABLE shared")
    progress("join", 1, 1)
    return crowded


def _parts(connection: duckdb.DuckDBPyConnection, texts: Texts) -> Generator[Candidates]:
    """The table, by ranges of ``a`` with `AT_ONCE` candidates or with one left text."""
    order = np.argsort(texts.digests)
    ranked = texts.digests[order]
    with connection, _no_room_is_told():
        run = connection.execute
        sizes = run("SELECT a, count(*) AS size FROM candidates GROUP BY a ORDER BY a").fetchnumpy()
        part = np.cumsum(sizes["size"]) // AT_ONCE
        firsts = sizes["a"][np.flatnonzero(np.diff(part, prepend=-1))].tolist()
        for low, high in pairwise([*firsts, None]):
            found = run(
                "SELECT a, b, kinds FROM candidates WHERE a >= $1 AND (a < $2 OR $2 IS NULL) "
                "ORDER BY a, b",
                [low, high],
            ).fetchnumpy()
            lefts, rights = (order[np.searchsorted(ranked, found[side])] for side in "ab")
            yield Candidates(lefts, rights, np.asarray(found["kinds"]).astype(np.uint8))
