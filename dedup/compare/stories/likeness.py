"""Whether two articles that share text tell one story: how much of each one's own matter is there.

A pair may have a paragraph of background in common, or a form (a telegram of congratulation, a
weather bulletin) whose slots alone differ. What makes a story is in the rare words: names, places,
what happened. So each word weighs by how few articles of the collection use it (idf).
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from dedup.compare.published import days_apart
from dedup.compare.reading import Reading, Readings
from dedup.compare.stems import forms_of
from dedup.compare.variants import country
from dedup.model import CONTENT_ROLES, Pair, Span
from dedup.text.segment import words_from

# Weighted share of the side that is more in the other, from which a pair of one day or two is one
# story; each day more between their dates asks for a tenth more, for a common form or background
# comes back from day to day. Swept .3-.6 (and the weights themselves unsquared) on the largest
# groups of 41,000 articles: below, receptions, telegrams and missile reports of a month are one.
_HELD = 0.6
_FREE_DAYS = 1
_A_DAY = 0.1
_WHATEVER_THE_DAY = 0.9
# Added to the number of articles before taking a logarithm: a word is as rare as it would be among
# so many others. In a collection that is one story its own words are in all articles, and would
# weigh nothing beside what each outlet adds.
_BACKGROUND = 10_000


class Likeness:
    """Weighted words of articles, and how much of one the other holds."""

    def __init__(self, readings: Readings) -> None:
        self._readings = readings
        self._words = {name: _content_words(reading) for name, reading in readings.items()}
        every = [words for words in self._words.values() if len(words)]
        known, counts = np.unique(np.concatenate(every or [_NONE]), return_counts=True)
        self._known = known
        self._weights = np.log1p((len(readings) + _BACKGROUND) / np.maximum(counts, 1)) ** 2

    def held(self, pair: Pair) -> tuple[float, float]:
        """How much of left's matter right has, and of right's left; nothing if not one story."""
        left, right = self._words[pair.left], self._words[pair.right]
        shared = self._weight(np.intersect1d(left, right, assume_unique=True))
        held = (
            shared / max(self._weight(left), 1e-9),
            shared / max(self._weight(right), 1e-9),
        )
        stamps = (self._readings[name].article.published for name in (pair.left, pair.right))
        days = max(0, days_apart(*stamps) - _FREE_DAYS)
        least = min(_HELD + _A_DAY * days, _WHATEVER_THE_DAY)
        apart = max(held) < least or self._of_others(pair)
        return (0.0, 0.0) if apart else held

    def _of_others(self, pair: Pair) -> bool:
        """Whether a headline names countries, and the other article speaks of none of them.

        Two telegrams of one form are congratulations to two states.
        """
        left, right = (self._readings[name].article for name in (pair.left, pair.right))
        return any(
            named and named.isdisjoint(_countries(f"{other.title} {other.text}"))
            for named, other in ((_countries(left.title), right), (_countries(right.title), left))
        )

    def _weight(self, words: NDArray[np.uint64]) -> float:
        return float(self._weights[self._known.searchsorted(words)].sum())


@lru_cache(maxsize=1 << 12)
def _countries(text: str) -> frozenset[str]:
    """The countries that a text names in Arabic, by noun or adjective."""
    words = {word for word, _ in forms_of(text, Span(0, len(text)))}
    return frozenset(map(country, words)) - {""}


_NONE = np.zeros(0, dtype=np.uint64)


def _content_words(reading: Reading) -> NDArray[np.uint64]:
    """The distinct words of headline and body, sorted; furniture and stock text tell nothing."""
    tokens = reading.tokens
    parts = [
        tokens.words[words_from(tokens, line.span)]
        for line in tokens.paragraphs
        if line.role in CONTENT_ROLES
    ]
    return np.unique(np.concatenate(parts)) if parts else _NONE
