"""The plan of :mod:`dedup.match.plan` where the keys fit in memory: sorted arrays, no database."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from dedup.match.keys import BAND, PASSAGE, Ints, Keys
from dedup.match.pairs import Candidates
from dedup.match.plan import RARE
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
    order = np.argsort(texts.digests)
    ranks = np.empty(len(order), dtype=np.int32)
    ranks[order] = np.arange(len(order), dtype=np.int32)
    groups = _groups(ranks, list(batches), options)
    count = sum(group.links for group in groups)
    held = sum(len(group.ranks) for group in groups) * ROW_BYTES
    parts = -(-count * LINK_BYTES // max(room - held, room // 4, 1)) if count else 1
    # What a part links cannot be known beforehand; two parts for one leave room for most.
    edges = np.linspace(0, len(order), parts * 2 if parts > 1 else 2).astype(np.int64).tolist()

    def made() -> Generator[Candidates]:
        for part in pairwise(edges):
            lefts, rights, kinds = _met(groups, part, count // parts, options)
            yield Candidates(order[lefts], order[rights], kinds)

    return Joined(sum(group.crowded for group in groups), made())


@dataclass(frozen=True, slots=True)
class _Held:
    """Who holds the keys of one kind: ranks end to end, with the bounds of each key."""

    kind: int
    ranks: NDArray[np.int32]
    bounds: Ints
    links: int
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


def _met(groups: list[_Held], part: tuple[int, int], expected: int, options: ScanOptions) -> Met:
    """The pairs whose smaller rank is in ``part``: ranks of left and right, kinds that met."""
    from dedup.kernels.join import link, met  # noqa: PLC0415

    room = expected
    while True:
        links = np.empty(room, dtype=np.uint64)
        count = 0
        for group in groups:
            codes = (0, 0, 0) if group.kind == BAND else (RARE, 2, 1)
            count = link(group.ranks, group.bounds, options.max_bucket, codes, part, links, count)
        if count <= room:
            break
        room = count
    links = links[:count]
    links.sort()
    return met(links, options.min_passage_keys)
