"""From verified pairs of texts to pairs of the articles that print them, in every engine alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product, repeat

import numpy as np
from numpy.typing import NDArray

from dedup.match.keys import KINDS, NAMES_MET, Ints
from dedup.match.texts import Texts
from dedup.match.verify import Measures, as_pair, rows_of
from dedup.model import Pair
from dedup.options import ScanOptions


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs of text rows to measure, sorted; which kinds of key met; keys over ``max_bucket``."""

    lefts: Ints
    rights: Ints
    kinds: NDArray[np.uint8]
    """Bit 1: band keys, bit 2: passage keys."""
    crowded: int


def article_pairs(
    names: Sequence[str],
    texts: Texts,
    found: Candidates,
    measures: Measures,
    accepted: Ints,
    options: ScanOptions,
) -> list[Pair]:
    """Every pair of articles, sorted by left and right id: identical ones and accepted rows.

    ``names`` are the ids of the articles by the row numbers in ``texts.carriers``.
    """
    pairs = [
        *_identical(names, texts, options),
        *_alike(names, texts, found, measures, accepted, options),
    ]
    pairs.sort(key=lambda pair: (pair.left, pair.right))
    return pairs


def _identical(names: Sequence[str], texts: Texts, options: ScanOptions) -> Iterator[Pair]:
    """Pairs of articles with one folded text; more than ``max_bucket`` hang on the first alone."""
    for text, carriers in enumerate(texts.carriers):
        if len(carriers) == 1:
            continue
        size = int(texts.bounds[text + 1] - texts.bounds[text])
        same = [names[row] for row in carriers]
        mass = len(same) > options.max_bucket
        for left, right in zip(repeat(same[0]), same[1:]) if mass else combinations(same, 2):
            yield Pair(left, right, "identical", 1.0, 1.0, 1.0, size, size, KINDS)


def _alike(
    names: Sequence[str],
    texts: Texts,
    found: Candidates,
    measures: Measures,
    accepted: Ints,
    options: ScanOptions,
) -> Iterator[Pair]:
    """Verified pairs of texts as pairs of the articles that print them, left the smaller id."""
    sides = (found.lefts[accepted].tolist(), found.rights[accepted].tolist())
    kinds = found.kinds[accepted].tolist()
    for left, right, met, row in zip(*sides, kinds, rows_of(measures, accepted), strict=True):
        ones, others = texts.carriers[left], texts.carriers[right]
        if len(ones) * len(others) > options.max_bucket:
            ones, others = ones[:1], others[:1]
        for one, other in product(ones, others):
            swapped = names[other] < names[one]
            first, second = (other, one) if swapped else (one, other)
            yield as_pair(
                row, names[first], names[second], found_by=NAMES_MET[met], swapped=swapped
            )


def prints_of(texts: Texts, found: Candidates, accepted: Ints) -> Ints:
    """How many pairs of articles print each of these pairs of texts."""
    prints = np.fromiter(map(len, texts.carriers), dtype=np.int64, count=len(texts.carriers))
    counts: Ints = prints[found.lefts[accepted]] * prints[found.rights[accepted]]
    return counts
