"""The candidates of an archive, measured and stored: exact measures never change, weights do."""

# ruff: noqa: S608 - statements name tables of tables.py and whole numbers only

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dedup.archive.candidates import CANDIDATES, RUNS
from dedup.archive.rows import insert
from dedup.archive.store import Archive
from dedup.archive.texts import Stored
from dedup.match.keys import Ints
from dedup.match.pairs import Candidates
from dedup.match.verify import Measures, in_doubt, measure_all

MEASURED = (
    "resemblance", "left_containment", "right_containment", "coverage",
    "left_shared", "right_shared", "longest_run",
)  # fmt: skip
"""Fields of :class:`Measures` with a value a pair, as columns."""
AT_ONCE = 500_000
"""Pairs measured at a time: their common runs take some 100 MB."""


def measure_fresh(archive: Archive, stored: Stored, fresh: Candidates) -> None:
    """Measure new candidates and keep them, with the runs of those in doubt."""
    digests = stored.texts.digests
    for begin in range(0, len(fresh.lefts), AT_ONCE):
        part = fresh.only(slice(begin, begin + AT_ONCE))
        measures = measure_all(stored.texts, part.lefts, part.rights)
        pairs = {"a": digests[part.lefts], "b": digests[part.rights]}
        columns = {name: getattr(measures, name) for name in MEASURED}
        insert(archive.connection, CANDIDATES, pairs | {"kinds": part.kinds} | columns)
        runs = measures.runs[in_doubt(measures, archive.options)[measures.runs[:, 0]]]
        sides = {side: digests[runs[:, 0]] for side, digests in pairs.items()}
        places = dict(zip(("left_start", "right_start", "words"), runs[:, 1:].T, strict=True))
        insert(archive.connection, RUNS, sides | places)


def load_measures(archive: Archive, stored: Stored) -> tuple[Candidates, Measures]:
    """All candidates as rows of texts, with their measures, in the order that measuring gives."""
    run = archive.connection.execute
    found = run(f"SELECT a, b, kinds, {', '.join(MEASURED)} FROM {CANDIDATES}").fetchnumpy()
    lefts, rights = (stored.rows(_ints(found[side])) for side in "ab")
    order = np.lexsort((rights, lefts))
    lefts, rights = lefts[order], rights[order]
    values = {name: np.asarray(found[name])[order] for name in MEASURED}
    candidates = Candidates(lefts, rights, np.asarray(found["kinds"])[order])
    return candidates, Measures(**values, runs=_load_runs(archive, stored, lefts, rights))


def _load_runs(archive: Archive, stored: Stored, lefts: Ints, rights: Ints) -> Ints:
    """The common runs: row of the pair, starts, words; by pair and place, as measured."""
    found = archive.connection.execute(
        f"SELECT a, b, left_start, right_start, words FROM {RUNS}"
    ).fetchnumpy()
    count = np.int64(len(stored.texts.digests))
    pairs = stored.rows(_ints(found["a"])) * count + stored.rows(_ints(found["b"]))
    rows = np.searchsorted(lefts * count + rights, pairs)
    starts, mates, words = (_ints(found[name]) for name in ("left_start", "right_start", "words"))
    runs = np.stack([rows, starts, mates, words], axis=1)
    return runs[np.lexsort((starts, mates, rows))]


def _ints(column: NDArray[Any]) -> Ints:
    return np.asarray(column).astype(np.int64)
