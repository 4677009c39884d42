"""The plan of :mod:`dedup.match.plan` where the keys fit in memory: sorted arrays, no database."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from dedup.match.keys import BAND, PASSAGE, Ints, Keys
from dedup.match.pairs import Candidates
from dedup.match.plan import FIRSTS, RARE
from dedup.match.texts import Texts
from dedup.options import ScanOptions

ROW_BYTES = 40
"""What a row of keys takes at most: as it came, end to end, and sorted."""
LINK_BYTES = 40
"""What a link takes: as such, and as the candidate that it may be, as it is found and copied."""
MOST_TEXTS = 1 << 30
"""What the ranks in a link have room for."""


@dataclass(frozen=True, slots=True)
class Joined:
    """What keys bring together."""

    crowded: int
    """Keys that more than ``max_bucket`` texts hold."""
    parts: Generator[Candidates]
    """By the digest of left, the smaller one, then by that of right; made as they are asked for."""


def join(texts: Texts, batches: Iterable[Keys], options: ScanOptions, room: int) -> Joined:
    """The candidates among ``texts`` by the keys of all ``batches``.

    Links are made in as many parts as it takes to hold no more than ``room`` bytes with the keys.
    """
    from dedup.kernels.join import count_links  # noqa: PLC0415 - compiled code loads slowly

    order = np.argsort(texts.digests)
    ranks = np.empty(len(order), dtype=np.int32)
    ranks[order] = np.arange(len(order), dtype=np.int32)
    groups = _groups(ranks, list(batches), options)
    counts = np.zeros(len(order), dtype=np.int64)
    for group in groups:
        count_links(group.ranks, group.bounds, options.max_bucket, FIRSTS, counts)
    held = sum(len(group.ranks) for group in groups) * ROW_BYTES
    ends = np.cumsum(counts)
    part = ends // max((room - held) // LINK_BYTES, room // 4 // LINK_BYTES, 1)
    edges = [0, *(np.flatnonzero(np.diff(part)) + 1).tolist(), len(order)]

    def made() -> Generator[Candidates]:
        for low, high in pairwise(edges):
            lefts, rights, kinds = _met(groups, (low, high), int(counts[low:high].sum()), options)
            yield Candidates(order[lefts], order[rights], kinds)

    return Joined(sum(group.crowded for group in groups), made())


@dataclass(frozen=True, slots=True)
class _Held:
    """Who holds the keys of one kind: ranks end to end, with the bounds of each key."""

    kind: int
    ranks: NDArray[np.int32]
    bounds: Ints
    crowded: int


def _groups(ranks: NDArray[np.int32], batches: list[Keys], options: ScanOptions) -> list[_Held]:
    from dedup.kernels.join import hold_shared  # noqa: PLC0415 - compiled code loads slowly

    keys = np.concatenate([np.empty(0, dtype=np.int64), *(batch.keys for batch in batches)])
    holders = np.concatenate([np.empty(0, dtype=np.int64), *(batch.texts for batch in batches)])
    kinds = np.concatenate([np.empty(0, dtype=np.uint8), *(batch.kinds for batch in batches)])
    return [
        _Held(kind, *hold_shared(keys, holders, kinds, kind, ranks, options.max_bucket))
        for kind in (BAND, PASSAGE)
    ]


Met = tuple[Ints, Ints, NDArray[np.uint8]]


def _met(groups: list[_Held], part: tuple[int, int], size: int, options: ScanOptions) -> Met:
    """The pairs whose smaller rank is in ``part``: ranks of left and right, kinds that met.

    ``size`` is how many links they have.
    """
    from dedup.kernels.join import link, met  # noqa: PLC0415

    links = np.empty(size, dtype=np.uint64)
    count = 0
    for group in groups:
        cap = options.max_bucket
        code = group.kind, cap if group.kind == BAND else min(RARE, cap)
        count = link(group.ranks, group.bounds, cap, FIRSTS, code, part, links, count)
    links.sort()
    return met(links, options.min_passage_keys)
