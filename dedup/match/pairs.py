"""From verified pairs of texts to pairs of the articles that print them, in every engine alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product, repeat

import numpy as np
from numpy.typing import NDArray

from dedup.match.keys import KINDS, Ints
from dedup.match.texts import Texts
from dedup.match.verify import Measures, as_pair
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
    accepted: Sequence[int],
    options: ScanOptions,
) -> list[Pair]:
    """Every pair of articles, sorted by left and right id: identical ones and accepted rows.

    ``names`` are the ids of the articles by the row numbers in ``texts.carriers``.
    """
    pairs = [
        *_identical(names, texts, options),
        *(
            pair
            for row in accepted
            for pair in _prints(names, texts, found, measures, row, options)
        ),
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


def _prints(
    names: Sequence[str],
    texts: Texts,
    found: Candidates,
    measures: Measures,
    row: int,
    options: ScanOptions,
) -> Iterator[Pair]:
    """One verified pair of texts as pairs of the articles that print them, left the smaller id."""
    sides = [texts.carriers[int(text[row])] for text in (found.lefts, found.rights)]
    if prints_of(texts, found, row) > options.max_bucket:
        sides = [side[:1] for side in sides]
    kinds = tuple(kind for bit, kind in enumerate(KINDS) if found.kinds[row] & (1 << bit))
    for one, other in product(*sides):
        left, right = sorted((names[one], names[other]))
        swapped = left != names[one]
        yield as_pair(measures, row, left, right, found_by=kinds, swapped=swapped)


def prints_of(texts: Texts, found: Candidates, row: int) -> int:
    """How many pairs of articles print one pair of texts."""
    left, right = int(found.lefts[row]), int(found.rights[row])
    return len(texts.carriers[left]) * len(texts.carriers[right])
