"""Stock text: what many articles carry without copying one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dedup.match.keys import Ints
from dedup.match.pairs import Judged
from dedup.match.texts import Texts
from dedup.match.verify import EVIDENCE_BITS, Measures, Weights, beyond_formulas
from dedup.model import Article, Span, Stock
from dedup.options import ScanOptions
from dedup.text.segment import split

LEAST_CARRIERS = 10
"""Fewer articles may as well have copied one another."""
MOST_LISTED = 200
"""Formulas a report lists, by falling carriers: what more there are is counted in a notice."""
NEW_WORDS = 0.25
"""Share of a formula's words that no formula listed before it has: less is a variant of one."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A run of words that many articles carry: where one of them has it, and how many do."""

    text: int
    """Row of a text that carries it."""
    start: int
    stop: int
    """Half-open range of words in that text."""
    carriers: int


def stock_runs(piece: Judged, story: Ints, options: ScanOptions) -> Ints:
    """Runs of ``min_run`` words that alone would make no pair, in pairs of two stories.

    int64[n, 5]: the row of the left text, where the run starts, its words, carriers and hash.
    ``story`` has a number for each text: what prints of one story share is no stock.
    """
    runs = piece.measures.runs[piece.runs.rows]
    lefts = piece.found.lefts[runs[:, 0]]
    apart = story[lefts] != story[piece.found.rights[runs[:, 0]]]
    rows = np.flatnonzero(apart & of_stock(piece.measures, piece.weights, options))
    hashes = piece.runs.hashes.view(np.int64)
    columns = lefts, runs[:, 1], runs[:, 3], piece.weights.carriers, hashes
    return np.stack([column[rows] for column in columns], axis=1)


def each_once(texts: Texts, runs: Ints) -> Ints:
    """Rows of `stock_runs`, each run once, in order: most carriers first, then the longest."""
    places, starts, sizes, carriers, _ = runs.T
    runs = runs[np.lexsort((starts, texts.digests[places], -sizes, -carriers))]
    _, first = np.unique(runs[:, 4], return_index=True)
    return runs[np.sort(first)]


def formulas(texts: Texts, runs: Ints) -> tuple[Formula, ...]:
    """Formulas from rows of `each_once`, without those that mostly repeat words of others."""
    found = [
        Formula(place, start, start + size, carriers)
        for place, start, size, carriers, _ in runs.tolist()
    ]
    begins = texts.bounds[runs[:, 0]].tolist()
    words = (
        texts.words[begin + item.start : begin + item.stop].tolist()
        for begin, item in zip(begins, found, strict=True)
    )
    return tuple(item for item, new in zip(found, novel(words), strict=True) if new)


def of_stock(measures: Measures, weights: Weights, options: ScanOptions) -> NDArray[np.bool_]:
    """Which weighed runs may be formulas, if their texts are no story."""
    formula: NDArray[np.bool_] = (
        (measures.runs[weights.runs, 3] >= options.min_run)
        & (beyond_formulas(measures, weights) <= EVIDENCE_BITS)
        & (weights.carriers >= LEAST_CARRIERS)
    )
    return formula


def novel(runs: Iterable[Sequence[int]]) -> Iterator[bool]:
    """Of each run of words, whether it is more than a variant of the novel ones before it."""
    known: set[int] = set()
    for words in runs:
        new = len(set(words) - known) >= NEW_WORDS * len(words)
        if new:
            known.update(words)
        yield new


def as_stock(article: Article, formula: Formula) -> Stock:
    """A formula with its place in ``article``, the first that carries it."""
    _, starts, ends, _ = split([article.text])
    span = Span(int(starts[formula.start]), int(ends[formula.stop - 1]))
    return Stock(article.id, span, span.cut(article.text), formula.carriers)


def connected(lefts: Ints, rights: Ints, count: int) -> Ints:
    """The smallest text row that each of ``count`` texts is linked to, directly or not."""
    labels = np.arange(count)
    while True:
        least = np.minimum(labels[lefts], labels[rights])
        following = labels.copy()
        np.minimum.at(following, labels[lefts], least)
        np.minimum.at(following, labels[rights], least)
        following = following[following]
        if np.array_equal(following, labels):
            return labels
        labels = following
