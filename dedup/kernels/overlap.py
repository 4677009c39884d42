"""Compiled exact overlap of many pairs of texts: shared shingles, shared words, common runs.

``words`` and ``bounds`` are as in :mod:`dedup.kernels.keys`. Hash tables of the left text are
built once for all its pairs (rows come sorted by left), so a pair costs one walk over its right
text.
"""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

from dedup.kernels.keys import _extend, _gram, enter, table_size

Hashes = NDArray[np.uint64]
Ints = NDArray[np.int64]

# Repetitive texts only: past this many matching places of one pair, each repeated gram is
# followed to its first places alone, so that a pair of long loops stays linear.
_MATCH_BUDGET = 1 << 20
# Cells of a sieve for each row of a table, which grams fill by half at most: one gram in sixteen
# that is not in it slips through, and the sieve of a usual text stays in the nearest cache.
_SIEVE_CELLS = 8


@njit(cache=True, inline="always")
def _slot(table: Hashes, heads: Ints, key: int) -> int:
    """Where ``key`` is, or would go, in an open-addressing table whose empty heads are -1."""
    mask = np.uint64(table.shape[0] - 1)
    at = np.int64((key ^ (key >> np.uint64(33))) & mask)
    while heads[at] >= 0 and table[at] != key:
        at = (at + 1) & np.int64(mask)
    return at


@njit(cache=True)
def _index(words: Hashes, size: int, table: Hashes, heads: Ints, after: Ints, slots: Ints) -> int:
    """Fill a table gram -> first place, with the later places chained; return distinct grams.

    ``slots`` gets the row of the table for each place.
    """
    distinct = 0
    heads[:] = -1
    for at in range(words.shape[0] - size, -1, -1):
        key = _gram(words, at, size)
        slot = _slot(table, heads, key)
        distinct += heads[slot] < 0
        slots[at] = slot
        table[slot] = key
        after[at] = heads[slot]
        heads[slot] = at
    return distinct


@njit(cache=True, nogil=True)
def distinct_grams(words: Hashes, bounds: Ints, texts: Ints, size: int) -> Ints:
    """How many distinct ``size``-grams each of ``texts`` has: int64[len(texts)]."""
    counts = np.zeros(texts.shape[0], dtype=np.int64)
    longest = 0
    for text in texts:
        longest = max(longest, bounds[text + 1] - bounds[text])
    table = np.empty(table_size(longest), dtype=np.uint64)
    owners = np.full(table.shape[0], -1, dtype=np.int64)
    for row in range(texts.shape[0]):
        begin = bounds[texts[row]]
        stop = bounds[texts[row] + 1]
        room = table_size(stop - begin)
        for place in range(begin, stop - size + 1):
            key = _gram(words, place, size)
            counts[row] += enter(key, row, table[:room], owners[:room])
    return counts


@njit(cache=True, inline="always")
def _bit(key: int, mask: int) -> int:
    """Where a filter has the bit of ``key``."""
    return (key >> np.uint64(40)) & mask


@njit(cache=True)
def _sift(words: Hashes, size: int, sieve: NDArray[np.uint8]) -> None:
    """Fill a sieve, a power of two of cells, with the grams of a text."""
    sieve[:] = 0
    mask = np.uint64(sieve.shape[0] - 1)
    for at in range(words.shape[0] - size + 1):
        sieve[_bit(_gram(words, at, size), mask)] = 1


@njit(cache=True)
def _places(words: Hashes, size: int, sieve: NDArray[np.uint8], keys: Hashes, found: Ints) -> int:
    """Where the grams of a text are that a sieve lets through, and their hashes; how many.

    Nine grams of ten are in no other text: without a branch for each of them the rest costs little.
    """
    mask = np.uint64(sieve.shape[0] - 1)
    count = 0
    for at in range(words.shape[0] - size + 1):
        key = _gram(words, at, size)
        keys[count] = key
        found[count] = at
        count += sieve[_bit(key, mask)]
    return count


@njit(cache=True)
def _walk(
    left: Hashes,
    right: Hashes,
    sizes: tuple[int, int],
    places: tuple[Hashes, Ints, int],
    tables: Hashes,
    heads: Ints,
    after: Ints,
    slots: Ints,
    seen: Ints,
    covered: Ints,
    stamp: int,
    least: int,
    runs: Ints,
    count: int,
) -> tuple[int, int, int, int, int, Ints]:
    """One pair: distinct shingles in common, and what lies in common runs of a gram or longer.

    ``tables``, ``heads`` and ``slots`` hold left's shingles in row 0 and its grams in row 1,
    ``places`` the hashes and places of right's shingles that left may have, and how many they are.
    Where a gram that stands once in left goes on to another, that one is not looked up: so do
    nearly all of a copy. Appends ``stamp, left start, right start, length`` of each maximal run of
    ``least`` words to ``runs`` from ``count`` on; returns common shingles, shared left, shared
    right, longest run, count, runs.
    """
    shingle, gram = sizes
    common = 0
    shared_left = 0
    shared_right = 0
    longest = 0
    right_end = 0
    matches = 0
    keys, found, likely = places
    # Of the gram before: its place in left, where it is the only one, and in right.
    only, last = -1, -1
    for place in range(likely):
        mate = found[place]
        key = keys[place]
        at = only + 1
        goes_on = (
            0 <= last == mate - 1
            and at + gram <= left.shape[0]
            and mate + gram <= right.shape[0]
            and left[at + gram - 1] == right[mate + gram - 1]
            and after[at] < 0
            and heads[1, slots[1, at]] == at
        )
        last = -1
        slot = slots[0, at] if goes_on else _slot(tables[0], heads[0], key)
        if heads[0, slot] < 0:
            # A gram begins with a shingle: where left lacks the one it lacks the other.
            continue
        if seen[slot] != stamp:
            seen[slot] = stamp
            common += 1
        if mate + gram > right.shape[0]:
            continue
        if not goes_on:
            for word in range(mate + shingle, mate + gram):
                key = _extend(key, right[word])
            at = heads[1, _slot(tables[1], heads[1], key)]
        if at < 0:
            continue
        if after[at] < 0:
            only, last = at, mate
        shared_right += mate + gram - max(right_end, mate)
        right_end = mate + gram
        if goes_on:
            continue  # the run was followed from its beginning
        while at >= 0:
            matches += 1
            known = covered[at] == stamp and covered[at + gram - 1] == stamp
            if at == 0 or mate == 0 or left[at - 1] != right[mate - 1]:
                length = run_length(left, at, right, mate, gram)
                longest = max(longest, length)
                for word in range(at, at + length):
                    shared_left += covered[word] != stamp
                    covered[word] = stamp
                if length >= least:
                    if count == runs.shape[0]:
                        runs = grown(runs)
                    runs[count] = (stamp, at, mate, length)
                    count += 1
            if known and matches > _MATCH_BUDGET:
                break
            at = after[at]
    return common, shared_left, shared_right, longest, count, runs


@njit(cache=True, inline="always")
def run_length(left: Hashes, at: int, right: Hashes, mate: int, known: int) -> int:
    """Words of the common run at two places, of which the first ``known`` are equal."""
    most = min(left.shape[0] - at, right.shape[0] - mate)
    length = known
    while length < most and left[at + length] == right[mate + length]:
        length += 1
    return length


@njit(cache=True)
def grown(rows: Ints) -> Ints:
    """The same rows with room for as many again."""
    room = np.empty((2 * rows.shape[0], rows.shape[1]), dtype=np.int64)
    room[: rows.shape[0]] = rows
    return room


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
    longest_right = 0
    for row in range(lefts.shape[0]):
        longest_left = max(longest_left, bounds[lefts[row] + 1] - bounds[lefts[row]])
        longest_right = max(longest_right, bounds[rights[row] + 1] - bounds[rights[row]])
    room = table_size(longest_left)
    tables = np.empty((2, room), dtype=np.uint64)
    heads = np.empty((2, room), dtype=np.int64)
    seen = np.full(room, -1, dtype=np.int64)
    after = np.empty(longest_left, dtype=np.int64)
    slots = np.empty((2, longest_left), dtype=np.int64)
    covered = np.full(longest_left, -1, dtype=np.int64)
    sieve = np.empty(_SIEVE_CELLS * room, dtype=np.uint8)
    keys = np.empty(longest_right + 1, dtype=np.uint64)
    found = np.empty(longest_right + 1, dtype=np.int64)
    capacity = room
    table, first = tables, heads
    distinct = 0
    for row in range(lefts.shape[0]):
        left = words[bounds[lefts[row]] : bounds[lefts[row] + 1]]
        right = words[bounds[rights[row]] : bounds[rights[row] + 1]]
        if row == 0 or lefts[row] != lefts[row - 1]:
            capacity = table_size(left.shape[0])
            table, first = tables[:, :capacity], heads[:, :capacity]
            distinct = _index(left, shingle, table[0], first[0], after, slots[0])
            _index(left, gram, table[1], first[1], after, slots[1])
            _sift(left, shingle, sieve[: _SIEVE_CELLS * capacity])
        likely = _places(right, shingle, sieve[: _SIEVE_CELLS * capacity], keys, found)
        common, shared_left, shared_right, longest, count, runs = _walk(
            left,
            right,
            (shingle, gram),
            (keys, found, likely),
            table,
            first,
            after,
            slots,
            seen,
            covered,
            row,
            least,
            runs,
            count,
        )
        measured[row] = (distinct, common, shared_left, shared_right, longest)
    return measured, runs[:count].copy()
