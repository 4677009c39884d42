"""Words, sentences and paragraphs of an article, each with its span in the raw text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from dedup.model import Paragraph, Span, Tokens
from dedup.text.fold import fold_word, table
from dedup.text.furniture import label_paragraphs
from dedup.text.sentences import split_sentences
from dedup.text.wrapping import unwrapped

# What the tokenizer lets stand inside a word: the space after a lone «و», an apostrophe.
_INSIDE_WORDS = str.maketrans("", "", " \u00a0'’ʼ")


def tokenise(text: str, title: str = "") -> Tokens:
    """The words, paragraphs (with their roles) and sentences of one article.

    ``title`` is the headline where the source gives it; a first line that repeats it is one.
    """
    words, starts, ends, _ = split([text])
    paragraphs = label_paragraphs(text, split_paragraphs(text), title)
    return Tokens(words, starts, ends, paragraphs, sentences_of(text, paragraphs))


def sentences_of(text: str, paragraphs: Sequence[Paragraph]) -> tuple[Span, ...]:
    """Sentences in reading order; none crosses a paragraph."""
    return tuple(
        sentence for paragraph in paragraphs for sentence in split_sentences(text, paragraph.span)
    )


def split_paragraphs(text: str) -> tuple[Span, ...]:
    """Non-empty lines, trimmed of white space; ``\\n`` alone ends a line.

    Lines that a fixed width has cut are one paragraph (see `wraps`).
    """
    spans = []
    start = 0
    for line in unwrapped(text).split("\n"):
        stripped = line.strip()
        if stripped:
            first = start + line.index(stripped[0])
            spans.append(Span(first, first + len(stripped)))
        start += len(line) + 1
    return tuple(spans)


def words_from(tokens: Tokens, span: Span) -> slice:
    """The words that begin in a stretch of the text."""
    # With needles of another integer type numpy copies all starts, for each line of a long text.
    ends = np.array((span.start, span.end), dtype=tokens.starts.dtype)
    return slice(*tokens.starts.searchsorted(ends).tolist())


def folded_words(text: str, tokens: Tokens) -> tuple[str, ...]:
    """Each word folded: what two words must share to be the same word in another spelling."""
    return tuple(
        folded_word(text[start:end])
        for start, end in zip(tokens.starts.tolist(), tokens.ends.tolist(), strict=True)
    )


@lru_cache(maxsize=1 << 16)
def folded_word(word: str) -> str:
    """One printed word as the tokenizer hashes it, without what it lets stand inside."""
    return fold_word(word).translate(_INSIDE_WORDS)


def word_hashes(texts: Sequence[str]) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """All folded words of many texts in one compiled pass.

    Returns uint64[n] word hashes and int64[len(texts) + 1] bounds: the words of text ``d`` are
    ``words[bounds[d]:bounds[d + 1]]``.
    """
    return hashed(*code_points(texts))


def hashed(
    codes: NDArray[np.uint32], offsets: NDArray[np.int64]
) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """`word_hashes` of texts laid end to end, as `code_points` lays them."""
    from dedup.kernels.words import split_texts  # noqa: PLC0415 - compiled code loads slowly

    words = np.empty(len(codes), dtype=np.uint64)
    bounds = np.empty(len(offsets), dtype=np.int64)
    words.resize(split_texts(codes, offsets, table(), words, None, None, bounds), refcheck=False)
    return words, bounds


@dataclass(frozen=True, slots=True)
class Laid:
    """Articles laid end to end: where a million are read, none is made into an object."""

    ids: list[str]
    codes: NDArray[np.uint32]
    """The code points of their texts."""
    offsets: NDArray[np.int64]
    """Text ``d`` is ``codes[offsets[d]:offsets[d + 1]]``."""
    path: str
    records: list[int]
    """Where they came from: the file, and the number of each in it."""

    def part(self, begin: int, stop: int) -> Laid:
        """Those from ``begin`` up to ``stop``."""
        offsets = self.offsets[begin : stop + 1]
        codes = self.codes[offsets[0] : offsets[-1]]
        return Laid(
            self.ids[begin:stop], codes, offsets - offsets[0], self.path, self.records[begin:stop]
        )

    def text(self, row: int) -> str:
        """The raw text of one of them."""
        codes = self.codes[self.offsets[row] : self.offsets[row + 1]]
        return codes.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")


Split = tuple[NDArray[np.uint64], NDArray[np.int32], NDArray[np.int32], NDArray[np.int64]]


def split(texts: Sequence[str]) -> Split:
    """Words, their raw starts and ends, and the bounds of each text (see `word_hashes`)."""
    from dedup.kernels.words import split_texts  # noqa: PLC0415

    codes, offsets = code_points(texts)
    words = np.empty(len(codes), dtype=np.uint64)
    starts = np.empty(len(codes), dtype=np.int32)
    ends = np.empty(len(codes), dtype=np.int32)
    bounds = np.empty(len(texts) + 1, dtype=np.int64)
    count = split_texts(codes, offsets, table(), words, starts, ends, bounds)
    return words[:count].copy(), starts[:count].copy(), ends[:count].copy(), bounds


def code_points(texts: Sequence[str]) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """The texts laid end to end as uint32 code points, and int64 offsets of each text."""
    joined = "".join(texts).encode("utf-32-le", "surrogatepass")
    codes = np.frombuffer(joined, dtype=np.uint32)
    sizes = accumulate(map(len, texts), initial=0)
    return codes, np.fromiter(sizes, dtype=np.int64, count=len(texts) + 1)


def bounds_of(sizes: Sequence[int] | NDArray[np.int64]) -> NDArray[np.int64]:
    """Bounds of consecutive ranges of these sizes: int64[len(sizes) + 1], the first 0."""
    bounds = np.zeros(len(sizes) + 1, dtype=np.int64)
    np.cumsum(sizes, out=bounds[1:])
    return bounds
