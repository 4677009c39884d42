"""What the pairs of an archive depend on besides its articles, as fingerprints to compare."""

from __future__ import annotations

import hashlib
import json

import numpy as np
from numpy.typing import NDArray

from dedup.match import keys, plan, verify
from dedup.match.keys import extract
from dedup.options import ScanOptions
from dedup.text.fold import tables
from dedup.text.segment import word_hashes

PROBE = (
    "Ferry No. 12 left Sella at 07:30, its captain said — "
    "وغادرت العبّارة الميناء عند الـ7 صباحًا، قال قبطانها. 渡船が出た"
)
"""Words of several scripts, numbers and marks: what a change of the tokenizer would touch."""


def fingerprints() -> dict[str, str]:
    """Of the folding of words, of the keys, and of the thresholds of this version."""
    words, bounds = word_hashes([PROBE])
    made = extract(words, bounds, ScanOptions(), 1)
    sampled = extract(words, bounds, ScanOptions(), 4)
    return {
        "fold": _hash(*tables(), words),
        "keys": _hash(made.keys, made.kinds, sampled.keys, sampled.kinds),
        "rules": _hash(np.frombuffer(json.dumps(_thresholds()).encode(), np.uint8)),
    }


def _thresholds() -> dict[str, float]:
    """Every number that decides what a pair is."""
    return {
        f"{module.__name__}.{name}": value
        for module in (keys, plan, verify)
        for name, value in sorted(vars(module).items())
        if name.isupper() and isinstance(value, int | float)
    }


def _hash(*arrays: NDArray[np.generic]) -> str:
    digest = hashlib.sha256()
    for array in arrays:
        digest.update(np.ascontiguousarray(array).tobytes())
    return digest.hexdigest()[:16]
