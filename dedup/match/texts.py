"""The distinct texts of a collection, as the matcher sees them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Texts:
    """Distinct folded texts and the articles that carry each."""

    words: NDArray[np.uint64]
    """Folded word hashes of all texts end to end."""
    bounds: NDArray[np.int64]
    """The words of text ``row`` are ``words[bounds[row]:bounds[row + 1]]``."""
    digests: NDArray[np.int64]
    """64-bit hash of each whole text: its name in every engine, whatever the order of input."""
    carriers: tuple[tuple[int, ...], ...]
    """Row numbers of the articles with this very text, by article id."""
