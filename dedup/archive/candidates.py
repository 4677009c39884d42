"""Which pairs of texts are candidates now that texts were added.

What the plan of :mod:`dedup.match.plan` links depends on how many texts hold a key, so new texts
change links among old ones too: a passage key that was rare counts twice no more, a key that
becomes crowded links a chain where it linked all with all. So all texts are joined anew, as
``dedup find`` joins them, which costs little; what two texts have in common stays as it is stored.
"""

# ruff: noqa: S608 - statements name tables of tables.py and whole numbers only

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from dedup.archive.rows import insert
from dedup.archive.store import Archive
from dedup.archive.tables import full
from dedup.archive.texts import Stored
from dedup.match.pairs import Candidates

CANDIDATES, RUNS = map(full, ("matcher.candidates", "matcher.runs"))


def update_candidates(archive: Archive, stored: Stored, joined: Iterable[Candidates]) -> Candidates:
    """Take out the candidates that are none any more; return those that are new."""
    digests = stored.texts.digests
    run = archive.connection.execute
    run("CREATE TEMP TABLE met(a BIGINT, b BIGINT, kinds UTINYINT)")
    for part in joined:
        sides = {"a": digests[part.lefts], "b": digests[part.rights]}
        insert(archive.connection, "met", sides | {"kinds": part.kinds})
    for table in (CANDIDATES, RUNS):
        run(f"""
            DELETE FROM {table} AS kept USING (
                SELECT DISTINCT a, b FROM {table} ANTI JOIN met USING (a, b)
            ) AS gone WHERE kept.a = gone.a AND kept.b = gone.b
        """)
    run(f"""
        UPDATE {CANDIDATES} AS kept SET kinds = met.kinds FROM met
        WHERE kept.a = met.a AND kept.b = met.b AND kept.kinds <> met.kinds
    """)
    new = run(
        f"SELECT a, b, kinds FROM met ANTI JOIN {CANDIDATES} USING (a, b) ORDER BY a, b"
    ).fetchnumpy()
    run("DROP TABLE met")
    lefts, rights = (stored.rows(np.asarray(new[side]).astype(np.int64)) for side in "ab")
    return Candidates(lefts, rights, np.asarray(new["kinds"]).astype(np.uint8))
