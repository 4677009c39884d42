"""Compiled links between the holders of a key: the relational plan where the keys fit in memory.

A link is one number: the rank of the one text, of the other, and in the lowest two bits the kind of
key that met (0 band, 1 passage) and whether it counts in full. Ranks are below 2**30.
"""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

Links = NDArray[np.uint64]
Ranks = NDArray[np.int32]
Ints = NDArray[np.int64]

_RIGHT, _LEFT = np.uint64(2), np.uint64(32)
_CODE = np.uint64(3)
_RANK = np.uint64((1 << 30) - 1)

# Rows of a bucket that are put in order one by one: fewer than a key too many hold, and as many as
# make a sort of their own cheaper.
_FEW = 24


@njit(cache=True, nogil=True)
def hold_shared(
    keys: Ints, texts: Ints, kinds: NDArray[np.uint8], kind: int, ranks: Ranks, cap: int
) -> tuple[Ranks, Ints, int]:
    """Who holds each key of one kind that two rows hold or more: ranks of texts, sorted.

    Returns them end to end, the bounds of each key, and how many keys more than ``cap`` rows hold.
    """
    keys, held = _by_key(keys, texts, kinds, kind, ranks)
    bounds = np.zeros(keys.shape[0] // 2 + 1, dtype=np.int64)
    groups = 0
    count = 0
    crowded = 0
    begin = 0
    for at in range(1, keys.shape[0] + 1):
        if at < keys.shape[0] and keys[at] == keys[begin]:
            continue
        size = at - begin
        if size > 1:
            if size > 2:
                held[begin:at] = np.sort(held[begin:at])
            elif held[begin] > held[begin + 1]:
                held[begin], held[begin + 1] = held[begin + 1], held[begin]
            # To the left only, over rows that are done.
            for row in range(begin, at):
                held[count] = held[row]
                count += 1
            groups += 1
            bounds[groups] = count
            crowded += size > cap
        begin = at
    return held[:count].copy(), bounds[: groups + 1].copy(), crowded


@njit(cache=True)
def _by_key(
    keys: Ints, texts: Ints, kinds: NDArray[np.uint8], kind: int, ranks: Ranks
) -> tuple[Ints, Ranks]:
    """Keys of one kind in an order that has equal ones together, and the ranks of their texts."""
    bits = 1
    while keys.shape[0] >> (bits + 2):
        bits += 1
    shift = np.uint64(64 - bits)
    ends = np.zeros((1 << bits) + 1, dtype=np.int64)
    for row in range(keys.shape[0]):
        if kinds[row] == kind:
            ends[_bucket(keys[row], shift) + 1] += 1
    for bucket in range(1, ends.shape[0]):
        ends[bucket] += ends[bucket - 1]
    ordered = np.empty(ends[-1], dtype=np.int64)
    held = np.empty(ends[-1], dtype=np.int32)
    places = ends.copy()
    for row in range(keys.shape[0]):
        if kinds[row] == kind:
            bucket = _bucket(keys[row], shift)
            ordered[places[bucket]] = keys[row]
            held[places[bucket]] = ranks[texts[row]]
            places[bucket] += 1
    for bucket in range(ends.shape[0] - 1):
        begin = ends[bucket]
        stop = ends[bucket + 1]
        if stop - begin > _FEW:
            order = np.argsort(ordered[begin:stop], kind="mergesort")
            ordered[begin:stop] = ordered[begin:stop][order]
            held[begin:stop] = held[begin:stop][order]
            continue
        for row in range(begin + 1, stop):
            key = ordered[row]
            rank = held[row]
            at = row
            while at > begin and ordered[at - 1] > key:
                ordered[at] = ordered[at - 1]
                held[at] = held[at - 1]
                at -= 1
            ordered[at] = key
            held[at] = rank
    return ordered, held


@njit(cache=True, inline="always")
def _bucket(key: int, shift: int) -> int:
    return np.int64((np.uint64(key) * np.uint64(0x9E3779B97F4A7C15)) >> shift)


@njit(cache=True, inline="always")
def _stop(left: int, begin: int, stop: int, cap: int, firsts: int) -> int:
    """Where the holders end that the one at ``left`` is linked to; they begin behind it.

    The holders of a key with more than ``cap`` are linked as a chain and to the ``firsts``.
    """
    return left + 2 if stop - begin > cap and left >= begin + firsts else stop


@njit(cache=True, nogil=True)
def count_links(held: Ranks, bounds: Ints, cap: int, firsts: int, counts: Ints) -> None:
    """Add to the counts of all ranks how many links each begins."""
    for group in range(bounds.shape[0] - 1):
        begin = bounds[group]
        stop = bounds[group + 1]
        for left in range(begin, stop - 1):
            counts[held[left]] += _stop(left, begin, stop, cap, firsts) - left - 1


@njit(cache=True, nogil=True)
def link(
    held: Ranks,
    bounds: Ints,
    cap: int,
    firsts: int,
    code: tuple[int, int],
    part: tuple[int, int],
    links: Links,
    count: int,
) -> int:
    """Write the links of left ranks in the half-open ``part`` to ``links`` from ``count`` on.

    ``code``: the kind of these keys, and the most holders of one that counts in full.
    Returns how many there are now.
    """
    kind, few = code
    low, high = part
    for group in range(bounds.shape[0] - 1):
        begin = bounds[group]
        stop = bounds[group + 1]
        met_by = np.uint64(2 * kind + (stop - begin <= few))
        for left in range(begin, stop - 1):
            if not low <= held[left] < high:
                continue
            for right in range(left + 1, _stop(left, begin, stop, cap, firsts)):
                links[count] = (
                    np.uint64(held[left]) << _LEFT | np.uint64(held[right]) << _RIGHT | met_by
                )
                count += 1
    return count


@njit(cache=True, nogil=True)
def met(links: Links, least: int) -> tuple[Ints, Ints, NDArray[np.uint8]]:
    """From sorted links the pairs whose keys weigh ``least``.

    A band key that counts in full weighs so much, a passage key two, any other one. Returns the
    ranks of left, of right, and the kinds that met: bit 1 bands, bit 2 passages.
    """
    lefts = np.empty(links.shape[0], dtype=np.int64)
    rights = np.empty(links.shape[0], dtype=np.int64)
    kinds = np.empty(links.shape[0], dtype=np.uint8)
    count = 0
    at = 0
    while at < links.shape[0]:
        pair = links[at] >> _RIGHT
        kind = 0
        weight = 0
        while at < links.shape[0] and links[at] >> _RIGHT == pair:
            code = np.int64(links[at] & _CODE)
            in_full = 2 if code > 1 else least
            weight += in_full if code & 1 else 1
            kind |= 2 if code > 1 else 1
            at += 1
        if weight >= least:
            lefts[count] = np.int64(pair >> np.uint64(30))
            rights[count] = np.int64(pair & _RANK)
            kinds[count] = kind
            count += 1
    return lefts[:count].copy(), rights[:count].copy(), kinds[:count].copy()
