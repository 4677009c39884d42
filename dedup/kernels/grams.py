"""How often runs of one to three words occur in a collection, counted in parts that fit memory."""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

from dedup.kernels.keys import _extend
from dedup.kernels.surprise import _doubled, _place, _rows_for

Hashes = NDArray[np.uint64]
Ints = NDArray[np.int64]

# Grams of one, two and three words, hashed as in `surprise`.
_ORDER = 3
_START = np.uint64(0x9E3779B97F4A7C15)
# Bits of the sieve a gram of the table: one gram in sixteen that is not in it slips through.
_SIEVE_BITS = 16


@njit(cache=True, nogil=True)
def repeated_grams(
    words: Hashes, bounds: Ints, first: int, part: int, parts: int
) -> tuple[Hashes, Ints]:
    """Grams that occur in the texts from ``first`` on and more than once in all, with their counts.

    Only those whose hash belongs to ``part`` of ``parts``, a power of two. ``words`` and ``bounds``
    are as in :mod:`dedup.kernels.keys`.
    """
    table = _grams_from(words, bounds, first, np.uint64(part), np.uint64(parts - 1))
    _count(words, bounds, table, parts == 1)
    many = table[:, 1] > 2
    return table[many, 0], table[many, 1].astype(np.int64) - 1


@njit(cache=True, nogil=True)
def count_in(words: Hashes, bounds: Ints, grams: Hashes) -> Ints:
    """How often each of ``grams`` occurs in the texts; with a gram come those it begins with."""
    table = np.zeros((_rows_for(grams.shape[0]), 2), dtype=np.uint64)
    for at in range(grams.shape[0]):
        row = _place(table, grams[at])
        table[row, 0] = grams[at]
        table[row, 1] = 1
    _count(words, bounds, table, True)
    counts = np.empty(grams.shape[0], dtype=np.int64)
    for at in range(grams.shape[0]):
        counts[at] = np.int64(table[_place(table, grams[at]), 1]) - 1
    return counts


@njit(cache=True)
def _count(words: Hashes, bounds: Ints, table: Hashes, is_whole: bool) -> None:
    """Count the grams of the table in all texts.

    ``is_whole``: with each gram the table has those it begins with, so that a longer one need not
    be looked for where a shorter one is not.
    """
    filled = np.sum(table[:, 1] != 0)
    size = 1 << 16
    bits = 16
    while size < filled * _SIEVE_BITS:
        size *= 2
        bits += 1
    sieve = np.zeros(size // 8, dtype=np.uint8)
    shift = np.uint64(64 - bits)
    for row in range(table.shape[0]):
        if table[row, 1] != 0:
            cell = table[row, 0] >> shift
            sieve[cell >> np.uint64(3)] |= np.uint8(1) << np.uint8(cell & np.uint64(7))
    for text in range(bounds.shape[0] - 1):
        stop = bounds[text + 1]
        for at in range(bounds[text], stop):
            key = _START
            for place in range(at, min(at + _ORDER, stop)):
                key = _extend(key, words[place])
                cell = key >> shift
                is_there = (sieve[cell >> np.uint64(3)] >> np.uint8(cell & np.uint64(7))) & 1 != 0
                if is_there:
                    row = _place(table, key)
                    is_there = table[row, 1] != 0
                    if is_there:
                        table[row, 1] += 1
                if is_whole and not is_there:
                    break


@njit(cache=True)
def _grams_from(words: Hashes, bounds: Ints, first: int, part: int, mask: int) -> Hashes:
    """A table of the grams of one part in the texts from ``first`` on, all counts zero."""
    table = np.zeros((1 << 16, 2), dtype=np.uint64)
    filled = 0
    for text in range(first, bounds.shape[0] - 1):
        stop = bounds[text + 1]
        for at in range(bounds[text], stop):
            key = _START
            for place in range(at, min(at + _ORDER, stop)):
                key = _extend(key, words[place])
                if (key >> np.uint64(20)) & mask != part:
                    continue
                row = _place(table, key)
                if table[row, 1] == 0:
                    table[row, 0] = key
                    table[row, 1] = 1
                    filled += 1
                    if 2 * filled > table.shape[0]:
                        table = _doubled(table)
    return table
