"""Compiled keys and exact overlap measures over arrays of folded word hashes.

``words`` is always uint64[n] with the words of many texts end to end, and ``bounds`` int64[D + 1]:
the words of text ``d`` are ``words[bounds[d]:bounds[d + 1]]``.
"""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]
Ints = NDArray[np.int64]
# The hash of no words.
_START = np.uint64(0x9E3779B97F4A7C15)


@njit(cache=True, inline="always")
def _extend(state: int, word: int) -> int:
    """The hash of a run of words made one word longer (the multiplier of MurmurHash3)."""
    state = (state ^ word) * np.uint64(0xFF51AFD7ED558CCD)
    return state ^ (state >> np.uint64(32))


@njit(cache=True, inline="always")
def _gram(words: Hashes, at: int, size: int) -> int:
    """Hash of ``size`` words from ``at`` on: longer runs extend the hash of shorter ones."""
    state = _START
    for offset in range(size):
        state = _extend(state, words[at + offset])
    return state


@njit(cache=True, nogil=True)
def gram_hashes(words: Hashes, size: int) -> Hashes:
    """Hash of each run of ``size`` words of one text: uint64[max(0, n - size + 1)]."""
    count = max(0, words.shape[0] - size + 1)
    hashes = np.empty(count, dtype=np.uint64)
    for at in range(count):
        hashes[at] = _gram(words, at, size)
    return hashes


@njit(cache=True, inline="always")
def _finish32(value: int) -> int:
    """The 32-bit finalizer of MurmurHash3, which datasketch applies before its permutations."""
    mixed = np.uint32(value)
    mixed ^= mixed >> np.uint32(16)
    mixed = np.uint32(mixed * np.uint32(0x85EBCA6B))
    mixed ^= mixed >> np.uint32(13)
    mixed = np.uint32(mixed * np.uint32(0xC2B2AE35))
    return np.uint32(mixed ^ (mixed >> np.uint32(16)))


@njit(cache=True, nogil=True)
def minhash(
    words: Hashes,
    bounds: Ints,
    size: int,
    slopes: NDArray[np.uint32],
    shifts: NDArray[np.uint32],
) -> NDArray[np.uint32]:
    """``affine32`` MinHash values of the ``size``-gram sets, uint32[D, P], as in datasketch 2.

    The element hash is the low half of the gram hash. A text without a gram keeps the values of
    the empty set (all ones).
    """
    count = bounds.shape[0] - 1
    width = slopes.shape[0]
    values = np.full((count, width), np.uint32(0xFFFFFFFF), dtype=np.uint32)
    for row in range(count):
        least = values[row]
        for at in range(bounds[row], bounds[row + 1] - size + 1):
            element = _finish32(_gram(words, at, size))
            for slot in range(width):
                value = np.uint32(np.uint32(slopes[slot] * element) + shifts[slot])
                least[slot] = min(least[slot], value)
    return values


@njit(cache=True, nogil=True)
def band_hashes(values: NDArray[np.uint32], rows: int) -> Hashes:
    """One 64-bit key for each band of ``rows`` MinHash values: uint64[D, P // rows]."""
    bands = values.shape[1] // rows
    keys = np.empty((values.shape[0], bands), dtype=np.uint64)
    for text in range(values.shape[0]):
        for band in range(bands):
            state = np.uint64(band + 1)
            for slot in range(band * rows, (band + 1) * rows):
                state = (state ^ np.uint64(values[text, slot])) * np.uint64(0x9E3779B97F4A7C15)
                state ^= state >> np.uint64(29)
            keys[text, band] = state
    return keys


@njit(cache=True, nogil=True)
def winnow(hashes: Hashes, window: int) -> Ints:
    """Positions that winnowing keeps: the rightmost minimum of every ``window`` hashes.

    Schleimer, Wilkerson & Aiken (2003). Fewer hashes than a window are one window.
    """
    count = hashes.shape[0]
    kept = np.empty(count, dtype=np.int64)
    total = 0
    least = np.int64(-1)
    for stop in range(min(window, count), count + 1):
        if stop == 0:
            break
        begin = max(0, stop - window)
        if least >= begin and hashes[stop - 1] > hashes[least]:
            continue
        if least >= begin:
            least = stop - 1
        else:
            least = begin
            for at in range(begin + 1, stop):
                if hashes[at] <= hashes[least]:
                    least = at
        kept[total] = least
        total += 1
    return kept[:total].copy()


@njit(cache=True)
def table_size(count: int) -> int:
    """Rows of a table, a power of two, that ``count`` keys fill by half at most."""
    size = 16
    while size < 2 * count:
        size *= 2
    return size


@njit(cache=True, inline="always")
def enter(key: int, owner: int, table: Hashes, owners: Ints) -> bool:
    """Enter a key in a table of so many rows, a power of two; whether it is new to ``owner``.

    What owners before have entered counts for nothing, so that nobody need clear the table.
    """
    mask = np.int64(table.shape[0] - 1)
    at = np.int64(key ^ (key >> np.uint64(33))) & mask
    while owners[at] == owner and table[at] != key:
        at = (at + 1) & mask
    is_new = owners[at] != owner
    table[at] = key
    owners[at] = owner
    return is_new


@njit(cache=True, nogil=True)
def passage_hashes(
    words: Hashes, bounds: Ints, size: int, window: int, opening: int
) -> tuple[Hashes, NDArray[np.int64]]:
    """Winnowed ``size``-gram hashes of each text, each once, and their bounds.

    The first ``opening`` words keep all of theirs.
    """
    count = bounds.shape[0] - 1
    keys = np.empty(words.shape[0], dtype=np.uint64)
    key_bounds = np.zeros(count + 1, dtype=np.int64)
    total = 0
    longest = 0
    for row in range(count):
        longest = max(longest, bounds[row + 1] - bounds[row])
    table = np.empty(table_size(longest), dtype=np.uint64)
    owners = np.full(table.shape[0], -1, dtype=np.int64)
    for row in range(count):
        hashes = gram_hashes(words[bounds[row] : bounds[row + 1]], size)
        hashes = np.concatenate((hashes[: opening - size + 1], hashes[winnow(hashes, window)]))
        room = table_size(hashes.shape[0])
        for at in range(hashes.shape[0]):
            keys[total] = hashes[at]
            total += enter(hashes[at], row, table[:room], owners[:room])
        key_bounds[row + 1] = total
    return keys[:total].copy(), key_bounds


@njit(cache=True, nogil=True)
def digests(words: Hashes, bounds: Ints) -> Hashes:
    """One 64-bit hash of the whole word sequence of each text: equal for identical texts."""
    count = bounds.shape[0] - 1
    out = np.empty(count, dtype=np.uint64)
    for row in range(count):
        state = np.uint64(bounds[row + 1] - bounds[row])
        for at in range(bounds[row], bounds[row + 1]):
            state = (state ^ words[at]) * np.uint64(0xC4CEB9FE1A85EC53)
            state ^= state >> np.uint64(31)
        out[row] = state
    return out


@njit(cache=True, nogil=True)
def run_hashes(words: Hashes, begins: Ints, lengths: Ints) -> Hashes:
    """One hash of the words of each run ``words[begin:begin + length]``."""
    out = np.empty(begins.shape[0], dtype=np.uint64)
    for row in range(begins.shape[0]):
        out[row] = _gram(words, begins[row], lengths[row])
    return out


@njit(cache=True, nogil=True)
def mark_twice(keys: NDArray[np.int64], seen: NDArray[np.uint8]) -> None:
    """Count each key in a filter of cells, up to two.

    The length of ``seen`` is a power of two. Keys that fall into one cell are taken for one.
    """
    mask = np.uint64(seen.shape[0] - 1)
    for row in range(keys.shape[0]):
        cell = _cell(keys[row], mask)
        seen[cell] = 1 + (seen[cell] > 0)


@njit(cache=True, nogil=True)
def seen_twice(keys: NDArray[np.int64], seen: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Which keys more than one row may hold; a key that two rows hold is never left out."""
    mask = np.uint64(seen.shape[0] - 1)
    out = np.empty(keys.shape[0], dtype=np.bool_)
    for row in range(keys.shape[0]):
        out[row] = seen[_cell(keys[row], mask)] > 1
    return out


@njit(cache=True, inline="always")
def _cell(key: int, mask: int) -> int:
    mixed = np.uint64(key) * np.uint64(0x9E3779B97F4A7C15)
    return np.int64((mixed ^ (mixed >> np.uint64(29))) & mask)
