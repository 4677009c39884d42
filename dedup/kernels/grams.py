"""How often runs of one to three words occur in a collection, counted in parts that fit memory."""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

from dedup.kernels.keys import _START, _extend
from dedup.kernels.surprise import _ORDER, _place, count_grams, table_of

Hashes = NDArray[np.uint64]
Ints = NDArray[np.int64]


@njit(cache=True, nogil=True)
def part_sizes(words: Hashes, bounds: Ints, bits: int) -> Ints:
    """How many grams the texts have of each part, by the upper ``bits`` of the hash.

    ``words`` and ``bounds`` are as in :mod:`dedup.kernels.keys`.
    """
    shift = np.uint64(64 - bits)
    sizes = np.zeros(1 << bits, dtype=np.int64)
    for text in range(bounds.shape[0] - 1):
        stop = bounds[text + 1]
        for at in range(bounds[text], stop):
            key = _START
            for place in range(at, min(at + _ORDER, stop)):
                key = _extend(key, words[place])
                sizes[np.int64(key >> shift) if bits else 0] += 1
    return sizes


@njit(cache=True, nogil=True)
def part_grams(words: Hashes, bounds: Ints, bits: int, part: int, size: int) -> Hashes:
    """The ``size`` grams of one part, with repeats."""
    shift = np.uint64(64 - bits)
    grams = np.empty(size, dtype=np.uint64)
    filled = 0
    for text in range(bounds.shape[0] - 1):
        stop = bounds[text + 1]
        for at in range(bounds[text], stop):
            key = _START
            for place in range(at, min(at + _ORDER, stop)):
                key = _extend(key, words[place])
                if not bits or np.int64(key >> shift) == part:
                    grams[filled] = key
                    filled += 1
    return grams


@njit(cache=True, nogil=True)
def tallied(grams: Hashes, least: int) -> tuple[Hashes, Ints]:
    """Of sorted ``grams`` those that are there ``least`` times or more, and how often."""
    found = np.empty(grams.shape[0] // least, dtype=np.uint64)
    counts = np.empty(grams.shape[0] // least, dtype=np.int64)
    rows = 0
    at = 0
    while at < grams.shape[0]:
        stop = at + 1
        while stop < grams.shape[0] and grams[stop] == grams[at]:
            stop += 1
        if stop - at >= least:
            found[rows] = grams[at]
            counts[rows] = stop - at
            rows += 1
        at = stop
    return found[:rows].copy(), counts[:rows].copy()


@njit(cache=True, nogil=True)
def count_in(words: Hashes, bounds: Ints, grams: Hashes, is_whole: bool) -> Ints:
    """How often each of ``grams`` occurs in the texts.

    ``is_whole``: with a gram come those it begins with, which makes counting quicker.
    """
    table = table_of(grams, np.zeros(grams.shape[0], dtype=np.int64))
    count_grams(words, bounds, table, is_whole)
    counts = np.empty(grams.shape[0], dtype=np.int64)
    for at in range(grams.shape[0]):
        counts[at] = np.int64(table[_place(table, grams[at]), 1]) - 1
    return counts
