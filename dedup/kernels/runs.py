"""Common runs of words between two articles, and the best chain of them in order."""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

from dedup.kernels.keys import gram_hashes
from dedup.kernels.overlap import grown, run_length

Ints = NDArray[np.int64]


@njit(cache=True, nogil=True)
def common_runs(
    left: NDArray[np.uint64], right: NDArray[np.uint64], least: int, most_repeats: int
) -> Ints:
    """Maximal runs of equal words, int64[n, 3]: left start, right start, length >= ``least``.

    Of a run that left repeats more than ``most_repeats`` times, the occurrences nearest to the
    same place in right are taken, so that time stays linear on repetitive text; a run is followed
    once, however many of its words are looked up. Rows are sorted by left start, then right start.
    """
    left_hashes = gram_hashes(left, least)
    right_hashes = gram_hashes(right, least)
    order = np.argsort(left_hashes, kind="mergesort")
    ordered = left_hashes[order]
    found = np.empty((right_hashes.shape[0] * 2 + 16, 3), dtype=np.int64)
    count = 0
    crowded_before = False
    # How far right the last run on each diagonal (left place less right place) reaches.
    reached = np.zeros(left.shape[0] + right.shape[0] + 1, dtype=np.int64)
    for at in range(right_hashes.shape[0]):
        first = np.searchsorted(ordered, right_hashes[at])
        last = first
        while last < ordered.shape[0] and ordered[last] == right_hashes[at]:
            last += 1
        crowded = last - first > most_repeats
        if crowded:
            middle = first + np.searchsorted(order[first:last], at)
            first = max(first, min(middle - most_repeats // 2, last - most_repeats))
            last = first + most_repeats
        for place in range(first, last):
            start = order[place]
            mate = at
            diagonal = start - mate + right.shape[0]
            if mate < reached[diagonal]:
                continue
            goes_on = start > 0 and at > 0 and left[start - 1] == right[at - 1]
            if goes_on and not crowded_before:
                continue
            # The run began with words too common to be looked up everywhere.
            while start > 0 and mate > 0 and left[start - 1] == right[mate - 1]:
                start -= 1
                mate -= 1
            length = run_length(left, start, right, mate, 0)
            reached[diagonal] = mate + length
            if length < least:
                continue
            if count == found.shape[0]:
                found = grown(found)
            found[count] = (start, mate, length)
            count += 1
        crowded_before = crowded
    return _distinct(found[:count])


@njit(cache=True, nogil=True)
def _distinct(rows: Ints) -> Ints:
    """Rows sorted by their first two columns, each once."""
    rows = rows[np.argsort(rows[:, 1], kind="mergesort")]
    rows = rows[np.argsort(rows[:, 0], kind="mergesort")]
    kept = 0
    for at in range(rows.shape[0]):
        if kept == 0 or rows[at, 0] != rows[kept - 1, 0] or rows[at, 1] != rows[kept - 1, 1]:
            rows[kept] = rows[at]
            kept += 1
    return rows[:kept]


@njit(cache=True, nogil=True)
def best_chain(runs: Ints, weights: NDArray[np.float64], gap_cost: float, reach: int) -> Ints:
    """The heaviest chain of runs that rises on both sides; rows of ``runs``, trimmed.

    ``weights`` are prefix sums over left's words: a run weighs the sum of its words. A gap costs
    ``gap_cost`` a word of its shorter side. Runs that overlap are cut at the earlier one's end.
    A run goes on with one of the ``reach`` rows before it, so that time is linear in the rows.
    """
    count = runs.shape[0]
    score = np.empty(count, dtype=np.float64)
    back = np.full(count, -1, dtype=np.int64)
    for at in range(count):
        start, mate, length = runs[at]
        score[at] = weights[start + length] - weights[start]
        for before in range(max(0, at - reach), at):
            earlier, earlier_mate, earlier_length = runs[before]
            if earlier >= start or earlier_mate >= mate:
                continue
            overlap = max(earlier + earlier_length - start, earlier_mate + earlier_length - mate, 0)
            if overlap >= length:
                continue
            gap = min(start - earlier, mate - earlier_mate) - earlier_length
            gain = weights[start + length] - weights[start + overlap] - gap_cost * max(gap, 0)
            if score[before] + gain > score[at]:
                score[at] = score[before] + gain
                back[at] = before
    chain = np.empty((count, 3), dtype=np.int64)
    size = 0
    at = np.argmax(score) if count else -1
    while at >= 0:
        chain[size] = runs[at]
        size += 1
        at = back[at]
    chain = chain[:size][::-1].copy()
    for row in range(1, size):
        overlap = max(
            chain[row - 1, 0] + chain[row - 1, 2] - chain[row, 0],
            chain[row - 1, 1] + chain[row - 1, 2] - chain[row, 1],
            0,
        )
        chain[row, 0] += overlap
        chain[row, 1] += overlap
        chain[row, 2] -= overlap
    return chain
