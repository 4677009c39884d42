"""How often each short run of words occurs in the archive, kept for queries.

What a common run weighs depends on these counts (:mod:`dedup.kernels.surprise`). An add counts them
from the words of all texts; a query has no time for that.
"""

# ruff: noqa: S608 - statements name tables of tables.py and whole numbers only

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from dedup.archive.rows import insert, single
from dedup.archive.store import Archive, set_about
from dedup.archive.tables import full
from dedup.archive.texts import Stored, load
from dedup.match.keys import Hashes, Ints

GRAMS = full("matcher.grams")
PART_GRAMS = 1 << 23
"""Grams counted at a time, at most: their table takes 256 MB."""
ORDERS = 3
"""Grams of one, two and three words."""


def is_counted(archive: Archive) -> bool:
    """Whether the counts cover all texts: an add that was stopped leaves them behind."""
    texts = single(archive.connection, f"SELECT count(*) FROM {full('matcher.texts')}")
    return int(archive.about["grams_texts"]) == int(texts)


def count_grams(archive: Archive, stored: Stored, covered: int) -> None:
    """Bring the counts up to date with the texts from row ``covered`` on, in one transaction.

    Only what these texts have is counted, in all texts: counts of other grams stay. Old rows stay
    too, because the larger count is the later one, until they are more than half.
    """
    texts = stored.texts
    if 2 * texts.bounds[covered] < len(texts.words):
        covered = 0
    run = archive.connection.execute
    run("BEGIN")
    if not covered:
        run(f"DELETE FROM {GRAMS}")
    for grams, counts in _repeated(texts.words, texts.bounds, covered):
        insert(
            archive.connection,
            GRAMS,
            {"gram": grams.view(np.int64), "count": counts.astype(np.int32)},
        )
    set_about(archive, "grams_texts", str(len(texts.digests)))
    run("COMMIT")


def _repeated(words: Hashes, bounds: Ints, first: int) -> Iterator[tuple[Hashes, Ints]]:
    from dedup.kernels.grams import repeated_grams  # noqa: PLC0415 - compiled code loads slowly

    most = ORDERS * int(bounds[-1] - bounds[first])
    parts = 1
    while parts * PART_GRAMS < most:
        parts *= 2
    return (repeated_grams(words, bounds, first, part, parts) for part in range(parts))


def known_counts(archive: Archive, grams: Hashes) -> Ints:
    """How often each of ``grams`` occurs in all texts: 1 where it does once, or not at all."""
    if not is_counted(archive):
        return _counted_now(archive, grams)
    connection = archive.connection
    wanted = {"gram": grams.view(np.int64), "place": np.arange(len(grams))}
    connection.register("wanted", wanted)
    found = connection.execute(
        f"SELECT place, max(count) AS count FROM {GRAMS} JOIN wanted USING (gram) GROUP BY place"
    ).fetchnumpy()
    connection.unregister("wanted")
    counts = np.ones(len(grams), dtype=np.int64)
    counts[np.asarray(found["place"])] = np.asarray(found["count"])
    return counts


def _counted_now(archive: Archive, grams: Hashes) -> Ints:
    """The same from the words of all texts: slow, and as true."""
    from dedup.kernels.grams import count_in  # noqa: PLC0415

    texts = load(archive).texts
    return np.maximum(count_in(texts.words, texts.bounds, grams), 1)
