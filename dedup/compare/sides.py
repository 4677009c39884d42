"""Two articles prepared for alignment: shared word ids, weights, sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from dedup.compare.vocabulary import FUNCTION_WORDS, canonical
from dedup.model import CONTENT_ROLES, Span, Tokens
from dedup.text.segment import folded_words


@dataclass(frozen=True, slots=True)
class Side:
    """One article as the aligner sees it."""

    text: str
    tokens: Tokens
    folded: tuple[str, ...]
    words: NDArray[np.uint64]
    """Word ids shared by both sides; name variants are one word, furniture never matches."""
    ids: tuple[int, ...]
    """The same ids as plain integers."""
    weights: NDArray[np.float64]
    """Prefix sums of word weights, float64[n + 1]."""
    sentences: tuple[Span, ...]
    """Sentences of body and headline."""
    bounds: tuple[tuple[int, int], ...]
    """First and last-plus-one word of each sentence."""
    owner: NDArray[np.int64]
    """Sentence of each word, -1 outside body and headline."""
    paragraph: tuple[int, ...]
    """Paragraph of each sentence."""

    def is_function(self, word: int) -> bool:
        """Whether the word is a function word."""
        return self.folded[word] in FUNCTION_WORDS

    def weigh(self, first: int, last: int) -> float:
        """Weight of the words from ``first`` up to ``last``."""
        return float(self.weights[last] - self.weights[first])


def read_sides(left: tuple[str, Tokens], right: tuple[str, Tokens]) -> tuple[Side, Side]:
    """Prepare both articles: shared word ids, and weights from how often a word is used."""
    folded = [folded_words(text, tokens) for text, tokens in (left, right)]
    keys = [[canonical(word) for word in words] for words in folded]
    counts = Counter(keys[0])
    counts.update(keys[1])
    ids = {word: number for number, word in enumerate(counts)}
    weight = {word: _word_weight(word, count) for word, count in counts.items()}
    # Words that must never match get ids of their own, past those of all words.
    past = len(ids), len(ids) + len(keys[0])
    one, other = (
        _side(text, tokens, words, own, ids, weight, unmatched)
        for (text, tokens), words, own, unmatched in zip(
            (left, right), folded, keys, past, strict=True
        )
    )
    return one, other


def _word_weight(word: str, count: int) -> float:
    """Rare words tell passages apart: a name used ten times in a pair tells little."""
    return (0.2 if word in FUNCTION_WORDS else 1.0) / sqrt(max(1.0, count / 2))


def _side(
    text: str,
    tokens: Tokens,
    folded: tuple[str, ...],
    keys: Sequence[str],
    numbers: dict[str, int],
    weight: dict[str, float],
    unmatched: int,
) -> Side:
    sentences, paragraph = _aligned_sentences(tokens)
    firsts = np.searchsorted(tokens.starts, [span.start for span in sentences])
    lasts = np.searchsorted(tokens.starts, [span.end for span in sentences])
    bounds = tuple(zip(firsts.tolist(), lasts.tolist(), strict=True))
    owner = np.full(len(keys), -1, dtype=np.int64)
    for number, (first, last) in enumerate(bounds):
        owner[first:last] = number
    words = np.array([numbers[key] for key in keys], dtype=np.uint64)
    lone = np.flatnonzero(owner < 0)
    words[lone] = (unmatched + lone).astype(np.uint64)
    weights = np.zeros(len(keys) + 1)
    np.cumsum([weight[key] for key in keys], out=weights[1:])
    ids = tuple(words.tolist())
    return Side(text, tokens, folded, words, ids, weights, sentences, bounds, owner, paragraph)


def _aligned_sentences(tokens: Tokens) -> tuple[tuple[Span, ...], tuple[int, ...]]:
    """Sentences of body and headline, and the paragraph of each."""
    sentences, owners = [], []
    number = 0
    for span in tokens.sentences:
        while tokens.paragraphs[number].span.end < span.end:
            number += 1
        if tokens.paragraphs[number].role in CONTENT_ROLES:
            sentences.append(span)
            owners.append(number)
    return tuple(sentences), tuple(owners)
