"""Keys: what two articles must have in common to be looked at together.

*Band keys* find near-copies edited everywhere: MinHash values of the folded word 3-grams (scheme
``affine32`` of datasketch 2, the same values bit for bit), each band of them hashed to 64 bits.
*Passage keys* find one copied paragraph in a long article: winnowed folded word 5-grams.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from dedup.options import ScanOptions

if TYPE_CHECKING:
    from datasketch import MinHash

SHINGLE = 3
"""Words of a shingle: resemblance and band keys. A pair edited in every sentence still shares
3-grams where it shares no 5-gram, and 42 bands of 3 rows miss 4 in 1000 of the pairs that share
half their 3-grams."""
GRAM = 5
"""Words of a passage gram: the shortest run that is more often copied than coined."""
SMALL_WORDS = 2_000_000
"""Collections up to this many words are joined on every 5-gram instead of a winnowed sample: there
the exhaustive join costs a second or two and misses nothing."""
OPENING_WORDS = 30
"""First words of which every text keeps each 5-gram: a flash of a dozen has one key if winnowed,
and the article that it opens must happen to have chosen the same."""
BAND, PASSAGE = 0, 1
"""Values of :attr:`Keys.kinds`."""
KINDS = ("bands", "passages")
"""Names of the kinds, by value, as in :attr:`dedup.model.Pair.found_by`."""
NAMES_MET = tuple(
    tuple(kind for bit, kind in enumerate(KINDS) if met & 1 << bit) for met in range(4)
)
"""The names of the kinds that met, by their bits: 1 bands, 2 passages."""

Hashes = NDArray[np.uint64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Keys:
    """Rows of the table ``keys(key, article, kind)``; ``texts`` are row numbers of the batch."""

    keys: NDArray[np.int64]
    texts: Ints
    kinds: NDArray[np.uint8]

    def only(self, rows: Ints | NDArray[np.bool_]) -> Keys:
        """Some of them."""
        return Keys(self.keys[rows], self.texts[rows], self.kinds[rows])


def permutations(width: int, seed: int) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """Slopes and shifts that datasketch draws for ``MinHash(width, seed)``: uint32[width] each.

    Drawn here as it draws them (numpy freezes the stream of a ``RandomState``), because importing
    it costs more time than finding the pairs of a thousand articles; a test holds the two equal.
    """
    stream = np.random.RandomState(seed)
    slopes = stream.randint(0, 1 << 31, width, dtype=np.uint32) * np.uint32(2) + np.uint32(1)
    return slopes, stream.randint(0, 1 << 32, width, dtype=np.uint32)


def signatures(words: Hashes, bounds: Ints, options: ScanOptions) -> NDArray[np.uint32]:
    """MinHash values of each text's word 3-grams: uint32[D, bands * rows].

    ``words`` and ``bounds`` as :func:`dedup.text.segment.word_hashes` returns them.
    """
    from dedup.kernels.keys import minhash  # noqa: PLC0415

    slopes, shifts = permutations(options.bands * options.rows, options.seed)
    return minhash(words, bounds, SHINGLE, slopes, shifts)


def shingle_hashes(words: Hashes) -> NDArray[np.uint32]:
    """The 32-bit element hash of each word 3-gram of one text, as handed to MinHash."""
    from dedup.kernels.keys import gram_hashes  # noqa: PLC0415

    return gram_hashes(words, SHINGLE).astype(np.uint32)


def to_minhash(signature: NDArray[np.uint32], options: ScanOptions) -> MinHash:
    """A datasketch ``MinHash`` that holds one of our signatures and can be mixed with theirs."""
    from datasketch import MinHash  # noqa: PLC0415

    return MinHash(seed=options.seed, hashvalues=signature, scheme="affine32")


def band_keys(words: Hashes, bounds: Ints, options: ScanOptions) -> Hashes:
    """One key a band and text: uint64[D, bands]."""
    from dedup.kernels.keys import band_hashes  # noqa: PLC0415

    return band_hashes(signatures(words, bounds, options), options.rows)


def passage_keys(words: Hashes, bounds: Ints, window: int) -> tuple[Hashes, Ints]:
    """Distinct winnowed 5-gram hashes of each text and the int64[D + 1] bounds of texts.

    Any run of ``window + 4`` words in common is certain to share a key (Schleimer, Wilkerson &
    Aiken, Winnowing, SIGMOD 2003). The first `OPENING_WORDS` keep all of theirs.
    """
    from dedup.kernels.keys import passage_hashes  # noqa: PLC0415

    return passage_hashes(words, bounds, GRAM, window, OPENING_WORDS)


def passage_window(count: int, options: ScanOptions) -> int:
    """The winnowing window of a collection of ``count`` words: 1, every 5-gram, if it is small."""
    return 1 if count <= SMALL_WORDS else options.window


def extract(words: Hashes, bounds: Ints, options: ScanOptions, window: int) -> Keys:
    """All keys of a batch of texts; a text of fewer than three words has none.

    ``window`` is that of the whole collection (:func:`passage_window`), not of the batch.
    """
    rows = np.flatnonzero(np.diff(bounds) >= SHINGLE)
    bands = band_keys(words, bounds, options)[rows]
    passages, at = passage_keys(words, bounds, window)
    return Keys(
        np.concatenate([bands.ravel(), passages]).view(np.int64),
        np.concatenate(
            [np.repeat(rows, bands.shape[1]), np.repeat(np.arange(len(at) - 1), np.diff(at))]
        ),
        np.repeat(np.array([BAND, PASSAGE], np.uint8), [bands.size, len(passages)]),
    )
