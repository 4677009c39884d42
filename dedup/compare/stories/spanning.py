"""Which pairs of a story to compare, so that the work grows with its outlets, not their square.

Of a small story all. Of a large one, each article with the base; and what it has in common with
others but not with the base, with the first article that has it. So every common run of the story
is in a comparison of each article that carries it, and passages, figures and readings hang together
through these comparisons.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from dedup.compare.reading import Reading, Readings
from dedup.compare.stories.story import choose_base
from dedup.compare.stories.timing import fetch_clocks
from dedup.model import CONTENT_ROLES, Pair
from dedup.text.segment import words_from

ALL_PAIRS = 10
"""Articles of a story up to which all its pairs are compared: 45, what a story of 25 costs."""
_PARTNERS = 6
"""Articles besides the base that one is compared with: those that hold most of what the base has
not. Nine in ten articles of large stories need none or one."""
_ACROSS = 24
"""Pairs of an article with other stories: those with most words in common are compared."""
_MIXER = np.uint64(0x9E3779B97F4A7C15)
"""An odd number without pattern (the golden ratio), for hashes of runs of words."""

_Names = tuple[str, str]
_Words = NDArray[np.uint64]


def needed(
    pairs: Sequence[Pair],
    groups: Iterable[Sequence[str]],
    readings: Readings,
    min_run: int,
    *,
    across: bool,
) -> set[_Names]:
    """The pairs to compare; ``across``: also those that join two groups, the strongest."""
    home = {name: number for number, group in enumerate(groups) for name in group}
    inside: dict[int, list[Pair]] = defaultdict(list)
    outside = []
    for pair in pairs:
        number = home.get(pair.left)
        if number is not None and number == home.get(pair.right):
            inside[number].append(pair)
        else:
            outside.append(pair)
    chosen = _strongest(outside) if across else set()
    fetched = fetch_clocks(readings)
    for own in inside.values():
        chosen |= _in_story(own, readings, min_run, fetched)
    return chosen


def alike(
    compared: Iterable[Pair], uncompared: Iterable[Pair], series: Collection[frozenset[str]]
) -> list[Pair]:
    """The pairs that may be one story: no instalments of a report, as far as comparing has shown.

    Of two articles that were not compared one may be an instalment to a third that the other is
    not: then these two are instalments as well.
    """
    same: dict[str, set[str]] = defaultdict(set)
    apart: dict[str, set[str]] = defaultdict(set)
    kept = []
    for pair in compared:
        two = frozenset((pair.left, pair.right))
        for one, other in ((pair.left, pair.right), (pair.right, pair.left)):
            (apart if two in series else same)[one].add(other)
        if two not in series:
            kept.append(pair)
    for pair in uncompared:
        left, right = pair.left, pair.right
        if apart[left].isdisjoint(same[right]) and apart[right].isdisjoint(same[left]):
            kept.append(pair)
    return kept


def _strongest(pairs: Iterable[Pair]) -> set[_Names]:
    """Each article's pairs with most words in common."""
    chosen: set[_Names] = set()
    count: Counter[str] = Counter()
    for pair in sorted(pairs, key=lambda item: (-item.shared_words, item.left, item.right)):
        if min(count[pair.left], count[pair.right]) < _ACROSS:
            chosen.add((pair.left, pair.right))
            count.update((pair.left, pair.right))
    return chosen


def _in_story(
    pairs: Sequence[Pair], readings: Readings, min_run: int, fetched: Collection[str]
) -> set[_Names]:
    known = {(pair.left, pair.right) for pair in pairs}
    names = sorted({name for pair in known for name in pair})
    if len(names) <= ALL_PAIRS:
        return known
    base = choose_base(names, pairs, readings, fetched).article
    others = _beyond(base, names, readings, min_run)
    wanted = {(base, name) for name in names} | {
        (name, other) for name, most in others.items() for other in most
    }
    return {(min(two), max(two)) for two in wanted} & known


def _beyond(
    base: str, names: Sequence[str], readings: Readings, min_run: int
) -> dict[str, list[str]]:
    """The first holders of what each article has in common with others, but not with the base."""
    runs = {name: _runs(readings[name], min_run) for name in names}
    known = np.unique(runs[base])
    held, owners = _shared({name: _foreign(runs[name], known, min_run) for name in names})
    often = Counter(owners)
    order = sorted(set(owners), key=lambda name: (-often[name], name))
    place = {name: number for number, name in enumerate(order)}
    first: dict[int, int] = {}
    for run, name in zip(held, owners, strict=True):
        first[run] = min(first.get(run, len(order)), place[name])
    with_others: dict[str, Counter[str]] = defaultdict(Counter)
    for run, name in zip(held, owners, strict=True):
        if order[first[run]] != name:
            with_others[name][order[first[run]]] += 1
    return {
        name: sorted(counts, key=lambda other: (-counts[other], other))[:_PARTNERS]
        for name, counts in with_others.items()
    }


def _shared(runs: Mapping[str, _Words]) -> tuple[list[int], list[str]]:
    """Runs that two articles or more have, with their holders."""
    names = list(runs)
    numbers = np.repeat(np.arange(len(names)), [len(runs[name]) for name in names])
    every = np.concatenate([runs[name] for name in names])
    _, place, counts = np.unique(every, return_inverse=True, return_counts=True)
    kept = counts[place] > 1
    return every[kept].tolist(), [names[number] for number in numbers[kept].tolist()]


def _foreign(runs: _Words, known: _Words, size: int) -> _Words:
    """The distinct runs none of whose words is in a run that the base has too."""
    in_base = np.isin(runs, known).astype(np.int64)
    # run i has a word in common with the runs from i - size + 1 to i + size - 1
    sums = np.concatenate([[0], np.cumsum(in_base)])
    at = np.arange(len(runs))
    low, high = np.maximum(at - size + 1, 0), np.minimum(at + size, len(runs))
    found = runs[(sums[high] == sums[low]) & (runs != 0)]
    return np.unique(found)


def _runs(reading: Reading, size: int) -> _Words:
    """A hash of the ``size`` words from each word on; 0 where one of them is no content."""
    tokens = reading.tokens
    content = np.zeros(len(tokens.words), dtype=np.bool_)
    for line in tokens.paragraphs:
        if line.role in CONTENT_ROLES:
            content[words_from(tokens, line.span)] = True
    count = max(0, len(content) - size + 1)
    hashes = np.zeros(count, dtype=np.uint64)
    inside = np.ones(count, dtype=np.bool_)
    for at in range(size):
        hashes = hashes * _MIXER + tokens.words[at : at + count]
        inside &= content[at : at + count]
    return np.where(inside, hashes, np.uint64(0))
