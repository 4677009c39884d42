"""Two articles prepared for alignment: shared word ids, weights, sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from dedup.compare.variants import variant_forms
from dedup.compare.vocabulary import CONNECTIVES, FUNCTION_WORDS
from dedup.model import CONTENT_ROLES, Span, Tokens
from dedup.text.fold import fold_word
from dedup.text.segment import folded_word, word_hashes

Hashes = NDArray[np.uint64]
Range = tuple[int, int]
"""The first of some words, and the one behind the last."""

# A function word against any other: common to all texts, it says little of what they share.
_FUNCTION_WEIGHT = 0.2
# Nouns that stand beside a date and say no more than it: «يوم 12».
# Marks that part clauses, and what a dateline is made of; a comma parts less.
_PARTING = re.compile(r"[()\[\]\n]|\s[-–—]|[-–—]\s|[:;؛]\s")
DATE_NOUNS = frozenset(map(fold_word, "يوم اليوم عام العام سنة شهر day year month".split()))


@dataclass(frozen=True, slots=True)
class Side:
    """One article as the aligner sees it."""

    text: str
    tokens: Tokens
    starts: list[int]
    """Raw start of each word; plain integers, for they are read one by one."""
    ends: list[int]
    words: Hashes
    """Word ids shared by both sides; name variants are one word, furniture never matches."""
    ids: tuple[int, ...]
    """The same ids as plain integers."""
    function: list[bool]
    """Whether each word is a function word."""
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

    def folded(self, first: int, last: int) -> tuple[str, ...]:
        """The words from ``first`` up to ``last``, folded: only where a difference needs naming."""
        places = zip(self.starts[first:last], self.ends[first:last], strict=True)
        return tuple([folded_word(self.text[start:end]) for start, end in places])

    def weigh(self, first: int, last: int) -> float:
        """Weight of the words from ``first`` up to ``last``."""
        return float(self.weights[last] - self.weights[first])


def read_sides(left: tuple[str, Tokens], right: tuple[str, Tokens]) -> tuple[Side, Side]:
    """Prepare both articles: shared word ids, and weights from how often a word is used."""
    keys = np.concatenate([_canonical(tokens.words) for _, tokens in (left, right)])
    known, ids, counts = np.unique(keys, return_inverse=True, return_counts=True)
    function = _among(known, _function_words())[0]
    # Rare words tell passages apart: a name used ten times in a pair tells little.
    weight = np.where(function, _FUNCTION_WEIGHT, 1.0) / np.sqrt(np.maximum(1.0, counts / 2))
    size = len(left[1].words)
    one, other = (
        _side(text, tokens, own, function[own], weight[own], past)
        # Words that must never match get ids of their own, past those of all words.
        for (text, tokens), own, past in (
            (left, ids[:size], len(known)),
            (right, ids[size:], len(known) + size),
        )
    )
    return one, other


def _side(
    text: str,
    tokens: Tokens,
    ids: NDArray[np.int64],
    function: NDArray[np.bool_],
    weight: NDArray[np.float64],
    past: int,
) -> Side:
    sentences, paragraph = _aligned_sentences(tokens)
    firsts = np.searchsorted(tokens.starts, [span.start for span in sentences])
    lasts = np.searchsorted(tokens.starts, [span.end for span in sentences])
    bounds = tuple(zip(firsts.tolist(), lasts.tolist(), strict=True))
    owner = np.full(len(ids), -1, dtype=np.int64)
    for number, (first, last) in enumerate(bounds):
        owner[first:last] = number
    words = np.where(owner < 0, past + np.arange(len(ids)), ids).astype(np.uint64)
    weights = np.zeros(len(ids) + 1)
    np.cumsum(weight, out=weights[1:])
    return Side(
        text,
        tokens,
        tokens.starts.tolist(),
        tokens.ends.tolist(),
        words,
        tuple(words.tolist()),
        function.tolist(),
        weights,
        sentences,
        bounds,
        owner,
        paragraph,
    )


def _canonical(words: Hashes) -> Hashes:
    """Hashes of folded words, those of established spelling variants united."""
    variants, canonical = _variants()
    found, places = _among(words, variants)
    return np.where(found, canonical[places], words)


def _among(words: Hashes, table: Hashes) -> tuple[NDArray[np.bool_], NDArray[np.int64]]:
    """Whether each word is in a sorted table, and where it is, or would be, there."""
    places = np.minimum(table.searchsorted(words), len(table) - 1)
    return table[places] == words, places


@cache
def _function_words() -> Hashes:
    """Hashes of the function words, sorted."""
    return np.sort(word_hashes(sorted(FUNCTION_WORDS))[0])


@cache
def _variants() -> tuple[Hashes, Hashes]:
    """Hashes of spellings that have another established one, sorted, and of that other one."""
    forms = variant_forms()
    variants, canonical = (word_hashes(list(side))[0] for side in (forms, forms.values()))
    order = np.argsort(variants)
    return variants[order], canonical[order]


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


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of words of one side."""

    side: Side
    range: tuple[int, int]
    folded: tuple[str, ...]
    span: Span
    """Raw extent; empty at the end of the word before where there are no words."""

    @property
    def content(self) -> tuple[str, ...]:
        """The words that are neither function words nor connectives."""
        return tuple(
            word
            for at, word in enumerate(self.folded, self.range[0])
            if (word not in FUNCTION_WORDS and word not in CONNECTIVES) or self._initial(at)
        )

    def _initial(self, at: int) -> bool:
        """Whether a word is the initial of a name: Wilbur L. Ross."""
        text, end = self.side.text, self.side.ends[at]
        return text[end : end + 1] == "." and text[self.side.starts[at] : end].isupper()

    def lie_in(self, span: Span) -> bool:
        """Whether no word that means something lies outside the span of a figure: «يوم 12» does."""
        starts, ends = self.side.starts, self.side.ends
        return all(
            word in FUNCTION_WORDS or word in DATE_NOUNS
            for at, word in zip(range(*self.range), self.folded, strict=True)
            if starts[at] >= span.end or span.start >= ends[at]
        )


def same_clause(side: Side, words: Range, other: Side, others: Range) -> Range:
    """The words of the one clause that the other side's words, parted by no mark, open or close.

    All of them where they are one clause too, or it is not clear which of theirs answers.
    """
    inner = [at for at in range(words[0] + 1, words[1]) if _parted(side, at)]
    if not inner or any(_parted(other, at) for at in range(others[0] + 1, others[1])):
        return words
    opens, closes = (_parted(other, at) for at in others)
    if opens == closes:
        return words
    return (inner[-1], words[1]) if opens else (words[0], inner[0])


def _parted(side: Side, at: int) -> bool:
    """Whether a word begins a sentence, or stands behind a dash, a bracket or a colon."""
    if at in (0, len(side.ids)) or side.owner[at] != side.owner[at - 1]:
        return True
    return _PARTING.search(side.text, side.ends[at - 1], side.starts[at]) is not None


def read_words(side: Side, words: tuple[int, int]) -> Words:
    """The words of a stretch, folded."""
    return Words(side, words, side.folded(*words), span_of(side, words))


def span_of(side: Side, words: tuple[int, int]) -> Span:
    """The raw extent of a stretch of words."""
    if words[0] < words[1]:
        return Span(side.starts[words[0]], side.ends[words[1] - 1])
    place = side.ends[words[0] - 1] if words[0] else 0
    return Span(place, place)
