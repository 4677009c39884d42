"""Which pairs of texts become candidates, stay so, or are none any more, when texts are added.

What the plan of :mod:`dedup.match.plan` links depends on how many texts hold a key, so new texts
change links among old ones too: a passage key that was rare counts twice no more, a key that
becomes crowded links a chain where it linked all with all. Only the keys that new texts hold can do
so; their links are compared before and after.
"""

# ruff: noqa: S608 - statements name tables of tables.py and whole numbers only

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dedup.archive.store import Archive
from dedup.archive.tables import full
from dedup.match import plan
from dedup.match.keys import Ints
from dedup.options import ScanOptions

KEYS, CANDIDATES, RUNS = map(full, ("matcher.keys", "matcher.candidates", "matcher.runs"))
KINDS_MET = "(bands > 0)::UTINYINT + 2 * (passages > 0)::UTINYINT"


@dataclass(frozen=True, slots=True)
class Fresh:
    """Pairs of texts to measure, by digest: ``lefts < rights``; and which kinds of key met."""

    lefts: Ints
    rights: Ints
    kinds: NDArray[np.uint8]


def update_candidates(archive: Archive) -> Fresh:
    """Take out the candidates that are none any more; return those that are new.

    The keys of the new texts are in ``matcher.keys`` already, their digests in the table ``fresh``.
    """
    run = archive.connection.execute
    run(f"""
        CREATE TEMP TABLE held AS
        SELECT kind, key, article, article IN (SELECT digest FROM fresh) AS is_fresh
        FROM {KEYS} SEMI JOIN (
            SELECT kind, key FROM {KEYS} SEMI JOIN fresh ON article = digest
        ) AS touched USING (kind, key)
    """)
    run("""
        CREATE TEMP TABLE shared AS
        SELECT kind, key, article, is_fresh, holders, old
        FROM held JOIN (
            SELECT kind AS held_kind, key AS held_key, count(*) AS holders,
                   count(*) FILTER (NOT is_fresh) AS old
            FROM held GROUP BY kind, key HAVING count(*) > 1
        ) ON kind = held_kind AND key = held_key
    """)
    run("DROP TABLE held")
    _note_crowded(archive)
    run(f"""
        CREATE TEMP TABLE found AS
        SELECT a, b, {KINDS_MET} AS kinds
        FROM ({plan.candidates(archive.options, _of_fresh(archive.options))})
    """)
    _revise(archive)
    fetched = run("SELECT a, b, kinds FROM found").fetchnumpy()
    for table in ("shared", "found"):
        run(f"DROP TABLE {table}")
    return Fresh(
        np.asarray(fetched["a"]).astype(np.int64),
        np.asarray(fetched["b"]).astype(np.int64),
        np.asarray(fetched["kinds"]).astype(np.uint8),
    )


def _of_fresh(options: ScanOptions) -> str:
    """Links of which at least one side is new."""
    return (
        f"SELECT kind, a, b, weight FROM ({plan.links(options)}) "
        "WHERE a IN (SELECT digest FROM fresh) OR b IN (SELECT digest FROM fresh)"
    )


def _note_crowded(archive: Archive) -> None:
    """Keys that have become crowded stay so: texts only come."""
    crowded = full("matcher.crowded")
    archive.connection.execute(
        f"INSERT INTO {crowded} SELECT DISTINCT key FROM shared "
        f"WHERE holders > {archive.options.max_bucket} AND key NOT IN (SELECT key FROM {crowded})"
    )


def _revise(archive: Archive) -> None:
    """Hold the candidates among old texts against the keys whose links are others now."""
    run = archive.connection.execute
    _changed_links(archive)
    run(f"""
        CREATE TEMP TABLE doubted AS
        SELECT a, b, stored FROM (
            SELECT a, b, max(risen) AS risen FROM relinked GROUP BY a, b
        ) LEFT JOIN (SELECT a, b, true AS stored FROM {CANDIDATES}) USING (a, b)
        WHERE stored OR risen
    """)
    run("DROP TABLE relinked")
    if run("SELECT count(*) FROM doubted").fetchall()[0][0]:
        _decide_again(archive)
    run("DROP TABLE doubted")


def _changed_links(archive: Archive) -> None:
    """Table ``relinked(a, b, risen)``: pairs of old texts that changed keys link otherwise now.

    ``risen``: with more weight than before. A key links others than before if it is no longer rare,
    if it has become crowded, and if it was crowded already.
    """
    run = archive.connection.execute
    cap, rare = archive.options.max_bucket, plan.RARE
    run(f"""
        CREATE TEMP TABLE after_all AS SELECT kind, key, article, is_fresh, holders, old
        FROM shared WHERE old > 1 AND old < holders AND (
            (old <= {rare}) <> (holders <= {rare}) OR holders > {cap}
        )
    """)
    run("""
        CREATE TEMP TABLE before_all AS
        SELECT kind, key, article, old AS holders FROM after_all WHERE NOT is_fresh
    """)
    before = plan.links(archive.options, "before_all")
    after = plan.links(archive.options, "after_all")
    run(f"""
        CREATE TEMP TABLE relinked AS
        SELECT a, b, sum(weight) > 0 AS risen FROM (
            SELECT kind, a, b, -weight AS weight FROM ({before})
            UNION ALL
            SELECT kind, a, b, weight FROM ({after})
            WHERE a NOT IN (SELECT digest FROM fresh) AND b NOT IN (SELECT digest FROM fresh)
        ) GROUP BY kind, a, b HAVING sum(weight) <> 0
    """)
    run("DROP TABLE after_all")
    run("DROP TABLE before_all")


def _decide_again(archive: Archive) -> None:
    """Sum the links of the doubted pairs anew; take out, change, or add to ``found``."""
    run = archive.connection.execute
    run(f"""
        CREATE TEMP TABLE common AS
        SELECT DISTINCT l.kind, l.key
        FROM doubted JOIN {KEYS} l ON l.article = a
        JOIN {KEYS} r ON r.article = b AND r.kind = l.kind AND r.key = l.key
    """)
    run(f"""
        CREATE TEMP TABLE met AS
        SELECT kind, key, article, count(*) OVER (PARTITION BY kind, key) AS holders
        FROM {KEYS} SEMI JOIN common USING (kind, key)
    """)
    linked = (
        f"SELECT kind, a, b, weight FROM ({plan.links(archive.options, 'met')}) "
        "SEMI JOIN doubted USING (a, b)"
    )
    run(f"""
        CREATE TEMP TABLE holding AS
        SELECT a, b, {KINDS_MET} AS kinds, stored
        FROM ({plan.candidates(archive.options, linked)}) JOIN doubted USING (a, b)
    """)
    for table in (CANDIDATES, RUNS):
        run(f"""
            DELETE FROM {table} AS kept USING (
                SELECT a, b FROM doubted ANTI JOIN holding USING (a, b) WHERE stored
            ) AS gone WHERE kept.a = gone.a AND kept.b = gone.b
        """)
    run(f"""
        UPDATE {CANDIDATES} AS kept SET kinds = holding.kinds FROM holding
        WHERE kept.a = holding.a AND kept.b = holding.b AND kept.kinds <> holding.kinds
    """)
    run("INSERT INTO found SELECT a, b, kinds FROM holding WHERE stored IS NULL")
    for table in ("common", "met", "holding"):
        run(f"DROP TABLE {table}")
