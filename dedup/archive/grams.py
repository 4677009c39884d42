"""How often each short run of words occurs in the archive, and what common runs weigh by that.

What a run weighs depends on these counts (:mod:`dedup.kernels.surprise`). An add counts what its
texts have in the words of all, and takes the other counts as they are stored; so does a query.
"""

# ruff: noqa: S608 - statements name tables of tables.py and whole numbers only

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from dedup.archive.rows import insert
from dedup.archive.store import Archive, get_about
from dedup.archive.tables import full
from dedup.match.keys import Hashes, Ints
from dedup.match.texts import Texts
from dedup.match.verify import Doubtful, Weights, as_weights

GRAMS = full("matcher.grams")
PART_GRAMS = 1 << 24
"""Grams counted at a time, about: twice 128 MB, sorted in place."""
ORDERS = 3
"""Grams of one, two and three words."""


def count_grams(archive: Archive, texts: Texts, covered: int) -> None:
    """Bring the counts up to date with the texts from row ``covered`` on.

    Only counts of what these texts have change. Old rows stay too, because the larger count is the
    later one, until they are more than half.
    """
    if 2 * texts.bounds[covered] < len(texts.words):
        archive.connection.execute(f"DELETE FROM {GRAMS}")
        covered = 0
    for grams, counts in _counted(archive, texts, covered):
        insert(
            archive.connection,
            GRAMS,
            {"gram": grams.view(np.int64), "count": counts.astype(np.int32)},
        )


def _counted(archive: Archive, texts: Texts, first: int) -> Iterator[tuple[Hashes, Ints]]:
    """Grams of the texts from ``first`` on that occur more than once in all, a part at a time."""
    from dedup.kernels import grams as kernel  # noqa: PLC0415 - compiled code loads slowly

    words, bounds = texts.words, texts.bounds[first:]
    bits = max(0, (ORDERS * int(bounds[-1] - bounds[0]) // PART_GRAMS).bit_length())
    for part, size in enumerate(kernel.part_sizes(words, bounds, bits).tolist()):
        grams = kernel.part_grams(words, bounds, bits, part, size)
        grams.sort()
        if not first:
            yield kernel.tallied(grams, 2)
            continue
        new, counts = kernel.tallied(grams, 1)
        stored = _stored_counts(archive, new)
        counts += stored
        # What is not stored stands in the texts before once, or not at all: they must be read.
        absent = stored == 0
        before = texts.bounds[: first + 1]
        counts[absent] += kernel.count_in(words, before, new[absent], False)
        yield new[counts > 1], counts[counts > 1]


def weigh_known(archive: Archive, texts: Texts, runs: Doubtful, other: Texts) -> Weights:
    """What runs weigh among all texts of the archive, whose counts are up to date, and an
    ``other``, which is not in it and counts as if it were."""
    from dedup.kernels.grams import count_in  # noqa: PLC0415
    from dedup.kernels.surprise import run_grams, weigh_counted  # noqa: PLC0415

    _, first, which = np.unique(runs.hashes, return_index=True, return_inverse=True)
    begins, lengths = runs.begins[first], runs.lengths[first]
    grams = run_grams(texts.words, begins, lengths)
    counts = np.maximum(_stored_counts(archive, grams), 1)
    counts += count_in(other.words, other.bounds, grams, True)
    total = int(get_about(archive, "words")) + len(other.words)
    bits, carriers = weigh_counted(texts.words, begins, lengths, grams, counts, total)
    return as_weights(runs.rows, runs.closing, runs.repeated, bits[which], carriers[which])


def _stored_counts(archive: Archive, grams: Hashes) -> Ints:
    """How often each of ``grams`` occurs in all texts: 0 where it does once, or not at all."""
    connection = archive.connection
    wanted = {"gram": grams.view(np.int64), "place": np.arange(len(grams))}
    connection.register("wanted", wanted)
    found = connection.execute(
        f"SELECT place, max(count) AS count FROM {GRAMS} JOIN wanted USING (gram) GROUP BY place"
    ).fetchnumpy()
    connection.unregister("wanted")
    counts = np.zeros(len(grams), dtype=np.int64)
    counts[np.asarray(found["place"])] = np.asarray(found["count"])
    return counts
