"""Compiled exact overlap of many pairs of texts: shared shingles, shared words, common runs.

``words`` and ``bounds`` are as in :mod:`dedup.kernels.keys`. Hash tables of the left text are
built once for all its pairs (rows come sorted by left), so a pair costs one walk over its right
text.
"""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

from dedup.kernels.keys import _gram

Hashes = NDArray[np.uint64]
Ints = NDArray[np.int64]

# Repetitive texts only: past this many matching places of one pair, each repeated gram is
# followed to its first places alone, so that a pair of long loops stays linear.
_MATCH_BUDGET = 1 << 20


@njit(cache=True, inline="always")
def _slot(table: Hashes, heads: Ints, key: int) -> int:
    """Where ``key`` is, or would go, in an open-addressing table whose empty heads are -1."""
    mask = np.uint64(table.shape[0] - 1)
    at = np.int64((key ^ (key >> np.uint64(33))) & mask)
    while heads[at] >= 0 and table[at] != key:
        at = (at + 1) & np.int64(mask)
    return at


@njit(cache=True)
def _table_size(count: int) -> int:
    size = 16
    while size < 2 * count:
        size *= 2
    return size


@njit(cache=True)
def _index(words: Hashes, size: int, table: Hashes, heads: Ints, after: Ints) -> int:
    """Fill a table gram -> first place, with the later places chained; return distinct grams."""
    distinct = 0
    heads[:] = -1
    for at in range(words.shape[0] - size, -1, -1):
        key = _gram(words, at, size)
        slot = _slot(table, heads, key)
        distinct += heads[slot] < 0
        table[slot] = key
        after[at] = heads[slot]
        heads[slot] = at
    return distinct


@njit(cache=True, nogil=True)
def distinct_grams(words: Hashes, bounds: Ints, texts: Ints, size: int) -> Ints:
    """How many distinct ``size``-grams each of ``texts`` has: int64[len(texts)]."""
    counts = np.empty(texts.shape[0], dtype=np.int64)
    for row in range(texts.shape[0]):
        body = words[bounds[texts[row]] : bounds[texts[row] + 1]]
        capacity = _table_size(body.shape[0])
        table = np.empty(capacity, dtype=np.uint64)
        heads = np.empty(capacity, dtype=np.int64)
        after = np.empty(body.shape[0], dtype=np.int64)
        counts[row] = _index(body, size, table, heads, after)
    return counts


@njit(cache=True)
def _walk(
    left: Hashes,
    right: Hashes,
    size: int,
    table: Hashes,
    heads: Ints,
    after: Ints,
    covered: Ints,
    stamp: int,
    least: int,
    row: int,
    runs: Ints,
    count: int,
) -> tuple[int, int, int, int, Ints]:
    """Words of both sides in common runs of ``size`` words, the longest run, and the long runs.

    Appends ``row, left start, right start, length`` of each maximal run of ``least`` words to
    ``runs`` from ``count`` on and returns shared left, shared right, longest, count, runs.
    """
    shared_left = 0
    shared_right = 0
    longest = 0
    right_end = 0
    matches = 0
    for mate in range(right.shape[0] - size + 1):
        slot = _slot(table, heads, _gram(right, mate, size))
        at = heads[slot]
        if at < 0:
            continue
        shared_right += mate + size - max(right_end, mate)
        right_end = mate + size
        marked = covered[at] == stamp and covered[at + size - 1] == stamp
        while at >= 0:
            matches += 1
            for word in range(at, at + size):
                shared_left += covered[word] != stamp
                covered[word] = stamp
            if at == 0 or mate == 0 or left[at - 1] != right[mate - 1]:
                length = size
                while (
                    at + length < left.shape[0]
                    and mate + length < right.shape[0]
                    and left[at + length] == right[mate + length]
                ):
                    length += 1
                longest = max(longest, length)
                if length >= least:
                    if count == runs.shape[0]:
                        grown = np.empty((2 * count, 4), dtype=np.int64)
                        grown[:count] = runs
                        runs = grown
                    runs[count, 0] = row
                    runs[count, 1] = at
                    runs[count, 2] = mate
                    runs[count, 3] = length
                    count += 1
            if marked and matches > _MATCH_BUDGET:
                break
            at = after[at]
    return shared_left, shared_right, longest, count, runs


@njit(cache=True)
def _common(words: Hashes, size: int, table: Hashes, heads: Ints, seen: Ints, stamp: int) -> int:
    """Distinct grams of ``words`` that the table holds."""
    common = 0
    for at in range(words.shape[0] - size + 1):
        slot = _slot(table, heads, _gram(words, at, size))
        if heads[slot] >= 0 and seen[slot] != stamp:
            seen[slot] = stamp
            common += 1
    return common


@njit(cache=True, nogil=True)
def measure(
    words: Hashes, bounds: Ints, lefts: Ints, rights: Ints, shingle: int, gram: int, least: int
) -> tuple[Ints, Ints]:
    """Measure pairs of texts; rows must be sorted by ``lefts``.

    Returns int64[P, 5] (distinct ``shingle``-grams of left, in common, words of left and of right
    inside common runs of ``gram`` words, longest run) and int64[R, 4] with the maximal common
    runs of ``least`` words: row of the pair, left start, right start, length.
    """
    measured = np.zeros((lefts.shape[0], 5), dtype=np.int64)
    runs = np.empty((2 * lefts.shape[0] + 16, 4), dtype=np.int64)
    count = 0
    longest_left = 0
    for row in range(lefts.shape[0]):
        longest_left = max(longest_left, bounds[lefts[row] + 1] - bounds[lefts[row]])
    room = _table_size(longest_left)
    tables = np.empty((2, room), dtype=np.uint64)
    places = np.empty((2, room), dtype=np.int64)
    seen = np.full(room, -1, dtype=np.int64)
    after = np.empty(longest_left, dtype=np.int64)
    covered = np.full(longest_left, -1, dtype=np.int64)
    table3, table5 = tables[0], tables[1]
    heads3, heads5 = places[0], places[1]
    distinct = 0
    for row in range(lefts.shape[0]):
        left = words[bounds[lefts[row]] : bounds[lefts[row] + 1]]
        right = words[bounds[rights[row]] : bounds[rights[row] + 1]]
        if row == 0 or lefts[row] != lefts[row - 1]:
            capacity = _table_size(left.shape[0])
            table3, table5 = tables[0, :capacity], tables[1, :capacity]
            heads3, heads5 = places[0, :capacity], places[1, :capacity]
            distinct = _index(left, shingle, table3, heads3, after)
            _index(left, gram, table5, heads5, after)
        measured[row, 0] = distinct
        measured[row, 1] = _common(right, shingle, table3, heads3, seen, row)
        shared_left, shared_right, longest, count, runs = _walk(
            left, right, gram, table5, heads5, after, covered, row, least, row, runs, count
        )
        measured[row, 2] = shared_left
        measured[row, 3] = shared_right
        measured[row, 4] = longest
    return measured, runs[:count].copy()
