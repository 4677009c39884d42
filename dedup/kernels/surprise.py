"""How surprising a run of words is, given how often its grams occur in a whole collection."""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

from dedup.kernels.keys import _gram
from dedup.kernels.overlap import _slot, _table_size

Hashes = NDArray[np.uint64]
Ints = NDArray[np.int64]

# Grams of one, two and three words: the longest context is two words.
_ORDER = 3
# Prints of a run that are no sign of a formula: the two texts that share it, and a third that may
# have copied it too.
_OWN = 3
# Weight of the shorter context against the longer one, in occurrences: swept 4-16 on 41,450
# articles (benchmarks/retrieval.py); below 16, a statement that ten outlets quote is lost.
_PRIOR = 16.0
# A word never seen elsewhere: one in 65,536, the size of an active vocabulary.
_UNSEEN = 1.0 / 65536


@njit(cache=True, nogil=True)
def weigh_runs(
    words: Hashes, bounds: Ints, begins: Ints, lengths: Ints
) -> tuple[NDArray[np.float64], Ints]:
    """Surprise of each run ``words[begin:begin + length]`` in bits, and its carriers.

    Carriers: how often its rarest 3-gram occurs in all texts.
    """
    table, counts = _wanted_grams(words, begins, lengths)
    _count_grams(words, bounds, table, counts)
    return (
        _surprise(words, begins, lengths, table, counts),
        _carriers(words, begins, lengths, table, counts),
    )


@njit(cache=True)
def _wanted_grams(words: Hashes, begins: Ints, lengths: Ints) -> tuple[Hashes, Ints]:
    """A count table (keys, counts) of all grams of one to three words in the runs, all zero."""
    capacity = _table_size(_ORDER * lengths.sum())
    table = np.empty(capacity, dtype=np.uint64)
    counts = np.full(capacity, -1, dtype=np.int64)
    for row in range(begins.shape[0]):
        stop = begins[row] + lengths[row]
        for at in range(begins[row], stop):
            for size in range(1, min(_ORDER, stop - at) + 1):
                key = _gram(words, at, size)
                slot = _slot(table, counts, key)
                table[slot] = key
                counts[slot] = 0
    return table, counts


@njit(cache=True)
def _count_grams(words: Hashes, bounds: Ints, table: Hashes, counts: Ints) -> None:
    """Add to ``counts`` how often each wanted gram occurs in the texts."""
    for text in range(bounds.shape[0] - 1):
        stop = bounds[text + 1]
        for at in range(bounds[text], stop):
            for size in range(1, min(_ORDER, stop - at) + 1):
                slot = _slot(table, counts, _gram(words, at, size))
                if counts[slot] < 0:
                    # A longer gram cannot be wanted where a shorter one is not.
                    break
                counts[slot] += 1


@njit(cache=True, inline="always")
def _others(words: Hashes, at: int, size: int, table: Hashes, counts: Ints) -> int:
    """How often a gram occurs outside the two texts of a pair."""
    return max(0, counts[_slot(table, counts, _gram(words, at, size))] - _OWN)


@njit(cache=True)
def _surprise(
    words: Hashes, begins: Ints, lengths: Ints, table: Hashes, counts: Ints
) -> NDArray[np.float64]:
    """Bits of information in each run: float64[R].

    The negative log2 likelihood under an interpolated trigram model (Jelinek & Mercer 1980, with
    ``_PRIOR`` pseudo-counts a level) of the other texts: a formula that many articles carry costs
    its first words only, own prose 8 bits a word and more.
    """
    bits = np.zeros(begins.shape[0], dtype=np.float64)
    for row in range(begins.shape[0]):
        begin = begins[row]
        for at in range(begin, begin + lengths[row]):
            chance = (_others(words, at, 1, table, counts) + _UNSEEN) / (words.shape[0] + 1.0)
            for context in range(1, min(_ORDER - 1, at - begin) + 1):
                seen = _others(words, at - context, context + 1, table, counts)
                before = _others(words, at - context, context, table, counts)
                chance = (seen + _PRIOR * chance) / (max(before, seen) + _PRIOR)
            bits[row] -= np.log2(chance)
    return bits


@njit(cache=True)
def _carriers(words: Hashes, begins: Ints, lengths: Ints, table: Hashes, counts: Ints) -> Ints:
    """How often the rarest 3-gram of each run occurs."""
    least = np.empty(begins.shape[0], dtype=np.int64)
    for row in range(begins.shape[0]):
        least[row] = words.shape[0]
        for at in range(begins[row], begins[row] + lengths[row] - _ORDER + 1):
            slot = _slot(table, counts, _gram(words, at, _ORDER))
            least[row] = min(least[row], counts[slot])
    return least
