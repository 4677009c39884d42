"""Mass-run stories: what hundreds print in versions of their own is listed once, not all with all.

As of one text in more than ``max_bucket`` prints each is paired with the first, so of one story in
more than ``max_bucket`` versions each is paired with the version that has most others, its *hub*,
and with the versions closest to it. All other pairs of the story follow from these.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dedup.match.keys import Ints
from dedup.match.verify import Floats

CLOSEST = 5
"""Versions closest to its own that one of a mass-run story is paired with: an outlet that took the
text from another stands next to it, and a story of 5,000 versions has 25,000 pairs, not twelve
million."""


def not_implied(
    lefts: Ints,
    rights: Ints,
    near: NDArray[np.bool_],
    resemblance: Floats,
    digests: Ints,
    cap: int,
) -> NDArray[np.bool_]:
    """Which accepted pairs are listed: all that no mass-run story implies.

    A row for each: the texts, whether they are versions of one another (``near``), how much they
    resemble; ``digests`` has a row for each text.
    """
    versions = np.flatnonzero(near)
    ones, others = lefts[versions], rights[versions]
    hubs = _hubs(ones, others, digests, cap)
    same = (hubs[ones] >= 0) & (hubs[ones] == hubs[others])
    implied = versions[same & (hubs[ones] != ones) & (hubs[ones] != others)]
    out = np.ones(len(lefts), dtype=np.bool_)
    out[implied] = _are_close(lefts[implied], rights[implied], resemblance[implied], digests)
    return out


def _hubs(lefts: Ints, rights: Ints, digests: Ints, cap: int) -> Ints:
    """For each text the one with most versions among itself and those it is paired with; of two
    that have as many the one with the smaller digest; -1 where it has ``cap`` or fewer."""
    count = len(digests)
    ends = np.concatenate([lefts, rights])
    degrees = np.bincount(ends, minlength=count)
    order = np.lexsort((-digests.argsort().argsort(), degrees))
    rank = np.empty(count, dtype=np.int64)
    rank[order] = np.arange(count)
    best = rank.copy()
    np.maximum.at(best, ends, rank[np.concatenate([rights, lefts])])
    hubs: Ints = order[best]
    return np.where(degrees[hubs] > cap, hubs, -1)


def _are_close(lefts: Ints, rights: Ints, resemblance: Floats, digests: Ints) -> NDArray[np.bool_]:
    """Which pairs are among the `CLOSEST` of one of their texts."""
    texts = np.concatenate([lefts, rights])
    others = digests[np.concatenate([rights, lefts])]
    order = np.lexsort((others, -np.tile(resemblance, 2), texts))
    sorted_texts = texts[order]
    first = np.searchsorted(sorted_texts, sorted_texts)
    close = np.empty(len(texts), dtype=np.bool_)
    close[order] = np.arange(len(texts)) - first < CLOSEST
    near: NDArray[np.bool_] = close[: len(lefts)] | close[len(lefts) :]
    return near
