"""How surprising a run of words is, given how often its grams occur in a whole collection."""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

from dedup.kernels.keys import _START, _extend, _gram

Hashes = NDArray[np.uint64]
Ints = NDArray[np.int64]

# Grams of one, two and three words: the longest context is two words.
_ORDER = 3
# Prints of a run that are no sign of a formula: the two texts that share it, and a third that may
# have copied it too.
_OWN = 3
# Weight of the shorter context against the longer one, in occurrences: swept 4-48 on 41,450
# articles and on 68 about two events (benchmarks/retrieval.py --prior). Below 16 a statement that
# ten outlets quote is lost; at 16, one in seven of the pairs that share 24 5-grams where a quarter
# of a small collection tells one story; at 48 none.
_PRIOR = 48.0
# A word never seen elsewhere: one in 65,536, the size of an active vocabulary.
_UNSEEN = 1.0 / 65536


@njit(cache=True, nogil=True)
def weigh_runs(
    words: Hashes, bounds: Ints, begins: Ints, lengths: Ints, table: Hashes
) -> tuple[NDArray[np.float64], Ints]:
    """Surprise of each run ``words[begin:begin + length]`` in bits, and its carriers.

    Carriers: how often its rarest 3-gram occurs in all texts. ``table`` is room for their grams,
    as `count_table` makes it; it is left for a larger one where it is too small.
    """
    table = _wanted_grams(words, begins, lengths, _ORDER, table)
    count_grams(words, bounds, table, True)
    return _weighed(words, begins, lengths, table, words.shape[0])


def count_table(words: int) -> Hashes:
    """Room to count the grams of runs of so many words in all.

    NumPy asks for large pages, compiled code does not; on small ones half of the counting time is
    the processor's search for pages.
    """
    rows = 1 << max(10, (2 * words - 1).bit_length())
    return np.zeros((rows, 2), dtype=np.uint64)


# The same in three steps, for a collection that no machine holds whole: the grams of the runs, the
# grams of the texts that may be among them, the weights once these are counted.


@njit(cache=True, nogil=True)
def run_grams(words: Hashes, begins: Ints, lengths: Ints) -> Hashes:
    """The distinct grams of one to three words in the runs, in no order."""
    table = _wanted_grams(words, begins, lengths, _ORDER, _empty_table())
    return table[table[:, 1] != 0, 0].copy()


@njit(cache=True, nogil=True)
def sifted_grams(words: Hashes, bounds: Ints, sieve: NDArray[np.uint8]) -> Hashes:
    """Every gram of one to three words in the texts that ``sieve`` lets through, with repeats.

    ``sieve`` has a power of two of bytes, a bit for each value of a hash's upper bits. It must let
    a gram's beginnings through with the gram, as `run_grams` holds them.
    """
    shift = _sieve_shift(sieve)
    found = np.empty(_ORDER * words.shape[0], dtype=np.uint64)
    count = 0
    for text in range(bounds.shape[0] - 1):
        stop = bounds[text + 1]
        for at in range(bounds[text], stop):
            for size in range(1, min(_ORDER, stop - at) + 1):
                key = _gram(words, at, size)
                if not _passes(sieve, shift, key):
                    break
                found[count] = key
                count += 1
    return found[:count].copy()


@njit(cache=True, nogil=True)
def weigh_counted(
    words: Hashes, begins: Ints, lengths: Ints, grams: Hashes, counts: Ints, total: int
) -> tuple[NDArray[np.float64], Ints]:
    """`weigh_runs` where the grams are counted already, in texts of ``total`` words.

    ``grams`` must hold all that `run_grams` finds, each once.
    """
    return _weighed(words, begins, lengths, table_of(grams, counts), total)


@njit(cache=True)
def table_of(grams: Hashes, counts: Ints) -> Hashes:
    """A count table of distinct ``grams``."""
    rows = 1 << 10
    while rows < 2 * grams.shape[0]:
        rows *= 2
    table = np.zeros((rows, 2), dtype=np.uint64)
    for row in range(grams.shape[0]):
        place = _place(table, grams[row])
        table[place, 0] = grams[row]
        table[place, 1] = counts[row] + 1
    return table


@njit(cache=True)
def _weighed(
    words: Hashes, begins: Ints, lengths: Ints, table: Hashes, total: int
) -> tuple[NDArray[np.float64], Ints]:
    bits = _surprise(words, begins, lengths, table, total)
    return bits, _carriers(words, begins, lengths, table, total)


# A count table has two columns, so that a look-up costs one cache line: the gram's hash, and its
# count plus one; an empty row is zero there.
@njit(cache=True, inline="always")
def _place(table: Hashes, key: int) -> int:
    """The row that ``key`` has, or would get."""
    mask = np.int64(table.shape[0] - 1)
    at = np.int64(key ^ (key >> np.uint64(33))) & mask
    while table[at, 1] != 0 and table[at, 0] != key:
        at = (at + 1) & mask
    return at


@njit(cache=True)
def _wanted_grams(words: Hashes, begins: Ints, lengths: Ints, order: int, table: Hashes) -> Hashes:
    """A count table of all grams of one to ``order`` words in the runs, all counts zero.

    ``table`` is an empty one, which is filled if it has room.
    """
    filled = 0
    for row in range(begins.shape[0]):
        stop = begins[row] + lengths[row]
        for at in range(begins[row], stop):
            for size in range(1, min(order, stop - at) + 1):
                key = _gram(words, at, size)
                place = _place(table, key)
                if table[place, 1] == 0:
                    table[place, 0] = key
                    table[place, 1] = 1
                    filled += 1
                    if 2 * filled > table.shape[0]:
                        table = _doubled(table)
    return table


@njit(cache=True)
def _empty_table() -> Hashes:
    return np.zeros((1 << 10, 2), dtype=np.uint64)


@njit(cache=True)
def _doubled(table: Hashes) -> Hashes:
    """The same rows in a table of twice the size."""
    grown = np.zeros((2 * table.shape[0], 2), dtype=np.uint64)
    for row in range(table.shape[0]):
        if table[row, 1] != 0:
            grown[_place(grown, table[row, 0])] = table[row]
    return grown


# Bits of the sieve a gram of the table: one gram in eight that is not in it slips through, and the
# sieve of a usual table stays in the cache (of 4 to 64, 8 counted quickest).
_SIEVE_BITS = 8


@njit(cache=True)
def _sieve(table: Hashes) -> NDArray[np.uint8]:
    """Which upper bits of a hash occur in the table, eight to a byte."""
    filled = np.sum(table[:, 1] != 0)
    size = 1 << 13
    while 8 * size < filled * _SIEVE_BITS:
        size *= 2
    sieve = np.zeros(size, dtype=np.uint8)
    shift = _sieve_shift(sieve)
    for row in range(table.shape[0]):
        if table[row, 1] != 0:
            cell = table[row, 0] >> shift
            sieve[cell >> np.uint64(3)] |= np.uint8(1) << np.uint8(cell & np.uint64(7))
    return sieve


@njit(cache=True)
def _sieve_shift(sieve: NDArray[np.uint8]) -> int:
    """Lower bits of a hash that a sieve of so many bytes leaves out."""
    shift = 61
    size = sieve.shape[0]
    while size > 1:
        size >>= 1
        shift -= 1
    return np.uint64(shift)


@njit(cache=True, inline="always")
def _passes(sieve: NDArray[np.uint8], shift: int, key: int) -> bool:
    """Whether the table may hold ``key``."""
    cell = key >> shift
    return (sieve[cell >> np.uint64(3)] >> np.uint8(cell & np.uint64(7))) & 1 != 0


@njit(cache=True)
def count_grams(words: Hashes, bounds: Ints, table: Hashes, is_whole: bool) -> None:
    """Add to the table how often each of its grams occurs in the texts.

    ``is_whole``: with each gram the table has those it begins with, so that a longer one need not
    be looked for where a shorter one is not. Each step is made for a whole text at a time: then
    memory is asked for many cells at once, where step after step for each gram would wait for each.
    """
    sieve = _sieve(table)
    shift = _sieve_shift(sieve)
    longest = 0
    for text in range(bounds.shape[0] - 1):
        longest = max(longest, bounds[text + 1] - bounds[text])
    keys = np.empty(longest + 1, dtype=np.uint64)
    found = np.empty(longest + 1, dtype=np.int64)
    for text in range(bounds.shape[0] - 1):
        body = words[bounds[text] : bounds[text + 1]]
        count = body.shape[0]
        keys[:count] = _START
        found[:count] = np.arange(count)
        for size in range(_ORDER):
            kept = 0
            for row in range(count):
                at = found[row]
                if at + size < body.shape[0]:
                    keys[kept] = _extend(keys[row], body[at + size])
                    found[kept] = at
                    kept += not is_whole or _passes(sieve, shift, keys[kept])
            count = 0
            for row in range(kept):
                is_there = False
                if is_whole or _passes(sieve, shift, keys[row]):
                    place = _place(table, keys[row])
                    is_there = table[place, 1] != 0
                    table[place, 1] += np.uint64(is_there)
                keys[count] = keys[row]
                found[count] = found[row]
                count += is_there or not is_whole


@njit(cache=True, inline="always")
def _count(words: Hashes, at: int, size: int, table: Hashes) -> int:
    """How often a gram of the table occurs in all texts."""
    return np.int64(table[_place(table, _gram(words, at, size)), 1]) - 1


@njit(cache=True)
def _surprise(
    words: Hashes, begins: Ints, lengths: Ints, table: Hashes, total: int
) -> NDArray[np.float64]:
    """Bits of information in each run: float64[R].

    The negative log2 likelihood under an interpolated trigram model (Jelinek & Mercer 1980, with
    ``_PRIOR`` pseudo-counts a level) of the other texts: a formula that many articles carry costs
    its first words only, own prose 8 bits a word and more.
    """
    bits = np.zeros(begins.shape[0], dtype=np.float64)
    others = np.zeros((_ORDER, lengths.max() if lengths.size else 0), dtype=np.int64)
    for row in range(begins.shape[0]):
        begin = begins[row]
        for at in range(lengths[row]):
            for size in range(1, min(_ORDER, lengths[row] - at) + 1):
                seen = _count(words, begin + at, size, table)
                others[size - 1, at] = max(0, seen - _OWN)
        for at in range(lengths[row]):
            chance = (others[0, at] + _UNSEEN) / (total + 1.0)
            for context in range(1, min(_ORDER - 1, at) + 1):
                seen = others[context, at - context]
                before = max(others[context - 1, at - context], seen)
                chance = (seen + _PRIOR * chance) / (before + _PRIOR)
            bits[row] -= np.log2(chance)
    return bits


@njit(cache=True)
def _carriers(words: Hashes, begins: Ints, lengths: Ints, table: Hashes, total: int) -> Ints:
    """How often the rarest 3-gram of each run occurs."""
    least = np.empty(begins.shape[0], dtype=np.int64)
    for row in range(begins.shape[0]):
        least[row] = total
        for at in range(begins[row], begins[row] + lengths[row] - _ORDER + 1):
            least[row] = min(least[row], _count(words, at, _ORDER, table))
    return least
