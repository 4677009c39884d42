"""The distinct texts of a collection, as the matcher sees them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray


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

    def sizes(self, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        """The words of each of these texts."""
        sizes: NDArray[np.int64] = self.bounds[rows + 1] - self.bounds[rows]
        return sizes


def paged(path: Path, kind: DTypeLike = np.uint64) -> NDArray[Any]:
    """The items of a file as an array that the system pages in and out."""
    if not path.stat().st_size:
        return np.empty(0, kind)
    return np.asarray(np.memmap(path, kind, mode="r+"))
