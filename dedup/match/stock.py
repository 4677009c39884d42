"""Stock text: what many articles carry without copying one another."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dedup.match.keys import Ints
from dedup.match.texts import Texts
from dedup.match.verify import FORMULA_BITS, Measures, Weights
from dedup.options import ScanOptions

LEAST_CARRIERS = 10
"""Fewer articles may as well have copied one another."""
MOST_LISTED = 200
"""Formulas listed, longest reach first; each is cut out once."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A run of words that many articles carry: where one of them has it, and how many do."""

    text: int
    """Row of a text that carries it."""
    start: int
    stop: int
    """Half-open range of words in that text."""
    carriers: int


def formulas(
    texts: Texts, lefts: Ints, measures: Measures, weights: Weights, options: ScanOptions
) -> tuple[Formula, ...]:
    """Runs of ``min_run`` words that weigh no more than any formula, by falling carriers.

    A run that only repeats words of formulas listed before it is left out.
    """
    runs = measures.runs[weights.runs]
    stock = (
        (runs[:, 3] >= options.min_run)
        & (weights.bits <= FORMULA_BITS)
        & (weights.carriers >= LEAST_CARRIERS)
    )
    rows = np.flatnonzero(stock)
    places = lefts[runs[rows, 0]]
    order = np.lexsort(
        (runs[rows, 1], texts.digests[places], -runs[rows, 3], -weights.carriers[rows])
    )
    listed: list[Formula] = []
    known: set[int] = set()
    for at in order.tolist():
        start, size = int(runs[rows[at], 1]), int(runs[rows[at], 3])
        begin = int(texts.bounds[places[at]]) + start
        words = texts.words[begin : begin + size].tolist()
        if len(listed) < MOST_LISTED and not known.issuperset(words):
            known.update(words)
            carriers = int(weights.carriers[rows[at]])
            listed.append(Formula(int(places[at]), start, start + size, carriers))
    return tuple(listed)
