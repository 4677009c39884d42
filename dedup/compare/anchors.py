"""Which words of two articles are the same copy, sentence pair by sentence pair.

Maximal common runs of words are the anchors. The heaviest rising chain of them is what stands in
order; further chains over the words still free are what moved, so a sentence that repeats
another cannot pull a second passage in. A pair of sentences holds only if the shorter one is
mostly contained in the other: containment, not Jaccard, because splits sink Jaccard.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from dedup.compare.sides import Side
from dedup.kernels.runs import best_chain, common_runs

Runs = NDArray[np.int64]
"""int64[n, 3]: first word in left, first word in right, words."""
Run = tuple[int, int, int]
"""One row of these: a run of equal words."""
Holds = Callable[[int, int], bool]
"""Whether of a sentence of left and one of right the shorter stands mostly in the other."""

# Two words in common are found later, between anchors.
ANCHOR_WORDS = 3
# Occurrences of one anchor looked at; more of them are lists and refrains.
_ANCHOR_REPEATS = 16
# Anchors chained at once; above, the longest are kept. A near copy of 700,000 words with a word in
# twenty changed has 36,000 of 19 words.
MOST_ANCHORS = 50_000
# Anchors before one that it may go on with (bounded time on such texts).
_CHAIN_REACH = 4000
# Chains looked for: one in order, then what moved. Paragraphs in wholly another order are left to
# the tiling after them, so that a reversed text costs no more than a straight one.
_CHAINS = 6
# A gap costs so much a word that a lone three-word formula does not bridge unrelated text, while
# a dropped paragraph of 60 words does not break a chain.
_GAP_COST = 0.02
# Half of the shorter sentence: a title with a name can be six words of fourteen (see the tests),
# while a split leaves the shorter sentence whole in the longer one.
_CONTAINED = 0.5
# Shorter sentences say too little: they must be equal but for one word in five.
_SHORT_SENTENCE = 5
_SHORT_CONTAINED = 0.8
# Of what LCS finds, so much weight must lie in anchors still free: else the words are another
# passage's already.
_ANCHORED = 0.25


@dataclass(frozen=True, slots=True)
class Link:
    """A sentence of left and one of right that are the same copy, or share one copied run."""

    left: int
    right: int
    whole: bool
    """The sentences hold as such; otherwise only the runs are shared."""
    runs: tuple[Run, ...]
    """Anchors inside both sentences, in order."""


def find_links(left: Side, right: Side, min_run: int) -> tuple[Link, ...]:
    """All links between the sentences of two articles, each word used once, in order of left."""
    holds = cache(partial(_contained, left, right))
    pool = _hopeful(_longest(_anchors(left, right)), left, right, min_run, holds)
    free_left = np.ones(len(left.words), dtype=np.bool_)
    free_right = np.ones(len(right.words), dtype=np.bool_)
    links: list[Link] = []
    for take in (*[_chain] * _CHAINS, _longest_first):
        if not len(pool):
            break
        taken = take(pool, left)
        found = list(_held(taken, left, right, min_run, holds))
        links += found
        for start, mate, length in (run for link in found for run in link.runs):
            free_left[start : start + length] = False
            free_right[mate : mate + length] = False
        # What was taken and did not hold is no evidence anywhere else either.
        pool = _free_parts(_without(pool, taken), free_left, free_right)
    return tuple(sorted(_merged(links), key=lambda link: (link.left, link.right)))


def runs_left_out(left: Side, right: Side) -> bool:
    """Whether two articles have more runs in common than are looked at."""
    # A word begins so many anchors at most: shorter texts cannot have too many.
    long = len(left.words) * _ANCHOR_REPEATS > MOST_ANCHORS
    return long and len(_anchors(left, right)) > MOST_ANCHORS


def _anchors(left: Side, right: Side) -> Runs:
    return common_runs(left.words, right.words, ANCHOR_WORDS, _ANCHOR_REPEATS)


def _chain(pool: Runs, left: Side) -> Runs:
    return best_chain(pool, left.weights, _GAP_COST, _CHAIN_REACH)


def _longest_first(pool: Runs, left: Side) -> Runs:
    """Runs that share no word, the longest taken first (greedy string tiling, Wise 1993)."""
    used_left = np.zeros(len(left.words), dtype=np.bool_)
    used_right = np.zeros(int((pool[:, 1] + pool[:, 2]).max()), dtype=np.bool_)
    tiles = []
    for start, mate, length in sorted(pool.tolist(), key=lambda run: (-run[2], run)):
        ours, theirs = used_left[start : start + length], used_right[mate : mate + length]
        if not (ours.any() or theirs.any()):
            ours[:] = theirs[:] = True
            tiles.append((start, mate, length))
    return np.array(sorted(tiles), dtype=np.int64).reshape(-1, 3)


def _longest(runs: Runs) -> Runs:
    if len(runs) <= MOST_ANCHORS:
        return runs
    longest = np.sort(np.argsort(-runs[:, 2], kind="stable")[:MOST_ANCHORS])
    return runs[longest]


def _hopeful(runs: Runs, left: Side, right: Side, min_run: int, holds: Holds) -> Runs:
    """Runs that are long, or that lie in sentences one of which mostly contains the other."""
    keep = [
        run[2] >= min_run or any(holds(*cell) for cell, _ in _cells(run, left, right))
        for run in runs.tolist()
    ]
    return runs[np.array(keep, dtype=np.bool_)]


def _contained(left: Side, right: Side, left_sentence: int, right_sentence: int) -> bool:
    """Whether most of the shorter sentence's words stand in the other in the same order."""
    first, last = left.bounds[left_sentence]
    mate, end = right.bounds[right_sentence]
    shorter = min(last - first, end - mate)
    common = LCSseq.similarity(left.ids[first:last], right.ids[mate:end])
    return common >= shorter * (_CONTAINED if shorter > _SHORT_SENTENCE else _SHORT_CONTAINED)


def _cells(run: Run, left: Side, right: Side) -> Iterator[tuple[tuple[int, int], Run]]:
    """The run cut at sentence ends: each part with its pair of sentences."""
    start, mate, length = run
    done = 0
    while done < length:
        cell = int(left.owner[start + done]), int(right.owner[mate + done])
        stop = min(length, left.bounds[cell[0]][1] - start, right.bounds[cell[1]][1] - mate)
        yield cell, (start + done, mate + done, stop - done)
        done = stop


def _held(chain: Runs, left: Side, right: Side, min_run: int, holds: Holds) -> Iterator[Link]:
    """The sentence pairs of a chain that hold, as links."""
    parts: dict[tuple[int, int], list[Run]] = defaultdict(list)
    long_parts: dict[tuple[int, int], list[Run]] = defaultdict(list)
    for run in chain.tolist():
        for cell, part in _cells(tuple(run), left, right):
            parts[cell].append(part)
            if run[2] >= min_run and part[2] >= ANCHOR_WORDS:
                long_parts[cell].append(part)
    for cell, runs in parts.items():
        anchored = sum(left.weigh(start, start + length) for start, _, length in runs)
        shorter = min(left.weigh(*left.bounds[cell[0]]), right.weigh(*right.bounds[cell[1]]))
        whole = anchored >= _ANCHORED * shorter and holds(*cell)
        if whole:
            yield Link(*cell, True, tuple(runs))
        elif cell in long_parts:
            yield Link(*cell, False, tuple(long_parts[cell]))


def _without(pool: Runs, chain: Runs) -> Runs:
    """The pool less the runs that the chain is made of (a chain's runs may be trimmed)."""
    ends = {(start + length, mate + length) for start, mate, length in chain.tolist()}
    keep = [(start + length, mate + length) not in ends for start, mate, length in pool.tolist()]
    return pool[np.array(keep, dtype=np.bool_)]


def _free_parts(pool: Runs, free_left: NDArray[np.bool_], free_right: NDArray[np.bool_]) -> Runs:
    """What remains of each run on words that no passage has used, where it is still an anchor."""
    parts = []
    for start, mate, length in pool.tolist():
        free = free_left[start : start + length] & free_right[mate : mate + length]
        if free.all():
            parts.append((start, mate, length))
            continue
        for first, last in stretches(free):
            if last - first >= ANCHOR_WORDS:
                parts.append((start + first, mate + first, last - first))
    return np.array(sorted(parts), dtype=np.int64).reshape(-1, 3)


def stretches(flags: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """First and last-plus-one place of each run of true flags."""
    padded = np.zeros(len(flags) + 2, dtype=np.bool_)
    padded[1:-1] = flags
    edges = np.flatnonzero(padded[1:] != padded[:-1]).tolist()
    return list(zip(edges[::2], edges[1::2], strict=True))


def _merged(links: list[Link]) -> Iterator[Link]:
    """One link a sentence pair, whichever chains its runs came from; only runs in order stay, those
    of an earlier chain before those of a later one."""
    cells: dict[tuple[int, int], list[Link]] = defaultdict(list)
    for link in links:
        cells[link.left, link.right].append(link)
    for (left, right), parts in cells.items():
        runs = list(parts[0].runs)
        for run in (run for part in parts[1:] for run in part.runs):
            at = bisect_left(runs, run)
            around = [*runs[max(0, at - 1) : at], run, *runs[at : at + 1]]
            if all(one[1] + one[2] <= next_one[1] for one, next_one in pairwise(around)):
                runs.insert(at, run)
        yield Link(left, right, any(part.whole for part in parts), tuple(runs))
