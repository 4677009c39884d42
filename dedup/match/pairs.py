"""From verified pairs of texts to pairs of the articles that print them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product, repeat

import numpy as np
from numpy.typing import NDArray

from dedup.match.keys import KINDS, NAMES_MET, Ints
from dedup.match.texts import Texts
from dedup.match.verify import Doubtful, Measures, Weights, as_pair, rows_of
from dedup.model import Pair
from dedup.options import ScanOptions


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs of text rows to measure, those of one left text together; which kinds of key met."""

    lefts: Ints
    rights: Ints
    kinds: NDArray[np.uint8]
    """Bit 1: band keys, bit 2: passage keys."""

    def only(self, rows: slice | Ints) -> Candidates:
        """Some of them."""
        return Candidates(self.lefts[rows], self.rights[rows], self.kinds[rows])


@dataclass(frozen=True, slots=True)
class Judged:
    """Candidates with what was measured of them, and what their runs in doubt weigh."""

    found: Candidates
    measures: Measures
    runs: Doubtful
    weights: Weights


def identical(names: Sequence[str], texts: Texts, options: ScanOptions) -> Iterator[Pair]:
    """Pairs of articles with one folded text; more than ``max_bucket`` hang on the first alone.

    ``names`` are the ids of the articles by the row numbers in ``texts.carriers``.
    """
    for text, carriers in enumerate(texts.carriers):
        if len(carriers) == 1:
            continue
        size = int(texts.bounds[text + 1] - texts.bounds[text])
        same = [names[row] for row in carriers]
        mass = len(same) > options.max_bucket
        for left, right in zip(repeat(same[0]), same[1:]) if mass else combinations(same, 2):
            yield Pair(left, right, "identical", 1.0, 1.0, 1.0, size, size, KINDS)


def alike(
    names: Sequence[str],
    texts: Texts,
    found: Candidates,
    measures: Measures,
    rows: Ints,
    options: ScanOptions,
) -> Iterator[Pair]:
    """Verified pairs of texts as pairs of the articles that print them, left the smaller id."""
    sides = (found.lefts[rows].tolist(), found.rights[rows].tolist())
    kinds = found.kinds[rows].tolist()
    for left, right, met, row in zip(*sides, kinds, rows_of(measures, rows), strict=True):
        ones, others = texts.carriers[left], texts.carriers[right]
        if len(ones) * len(others) > options.max_bucket:
            ones, others = ones[:1], others[:1]
        for one, other in product(ones, others):
            swapped = names[other] < names[one]
            first, second = (other, one) if swapped else (one, other)
            yield as_pair(
                row, names[first], names[second], found_by=NAMES_MET[met], swapped=swapped
            )
