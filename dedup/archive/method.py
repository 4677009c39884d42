"""What the pairs of an archive depend on besides its articles, as fingerprints to compare.

Written down here and not read from the modules: to open an archive must not cost the loading of
compiled code and tables. A test holds every entry against what it stands for, so nothing that
decides can change without the fingerprint, and what decides nothing refuses no archive.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping

PROBE = (
    "Ferry No. 12 left Sella at 07:30, its captain said — "
    "وغادرت العبّارة الميناء عند الـ7 صباحًا، قال قبطانها. 渡船が出た"
)
"""Words of several scripts, numbers and marks: what a change of the tokenizer would touch."""

FOLD: Mapping[str, str] = {
    "tables of Unicode 14.0.0": "ddb35cade9076bb7",
    "words of PROBE": "2413a367e4d29fff",
}
"""How letters fold, and what a word is."""
KEYS: Mapping[str, str | int] = {
    "keys of PROBE": "b95e2636e9f95e58",
    "keys.OPENING_WORDS": 30,
    "keys.SMALL_WORDS": 2_000_000,
}
"""What keys a text has: PROBE once, and three times on end."""
RULES: Mapping[str, str | int | float] = {
    "plan.RARE": 8,
    "plan.FIRSTS": 8,
    "plan.links and plan.candidates": "76834e1d975c3e9f",
    "verify.SAME_TEXT": 0.5,
    "verify.HOLDS": 0.5,
    "verify.MOST": 0.6,
    "verify.PLAIN_WORDS": 30,
    "verify.MOST_RUN": 24,
    "verify.NEAR": 0.4,
    "verify.WHOLE": 0.8,
    "verify.HELD": 0.6,
    "verify.SMALL_PART": 0.2,
    "verify.FORMULA_BITS": 20.0,
    "verify.FORMULA_WORD": 0.5,
    "verify.EVIDENCE_BITS": 20.0,
    "verify.EDITED": 0.15,
    "verify.FOOTER_CARRIERS": 6,
    "verify.FOOTER_WORDS": 40,
    "verify.FEW_WORDS": 15,
    "verify.MANY_WORDS": 20,
    "verify.COINCIDENCE": 2.5,
    "keys.SHINGLE": 3,
    "keys.GRAM": 5,
    "stock.LEAST_CARRIERS": 10,
    "stock.MOST_LISTED": 200,
    "stock.NEW_WORDS": 0.25,
    "mass.CLOSEST": 5,
    "group.SAME": 0.8,
    "group.BRIDGE": 0.7,
    "group.HELD": 0.25,
    "group.CROWDED": 50,
    "surprise._ORDER": 3,
    "surprise._OWN": 3,
    "surprise._PRIOR": 48.0,
    "surprise._UNSEEN": 1 / 65536,
    "overlap._MATCH_BUDGET": 1 << 20,
    "grams._ORDER": 3,
}
"""Which texts are candidates, what is measured of them, and what makes a pair, a story, stock."""


def fingerprints() -> dict[str, str]:
    """Of the folding of words, of the keys, and of the thresholds of this version."""
    return {
        "fold": _hash({**FOLD, "Unicode": unicodedata.unidata_version}),
        "keys": _hash(KEYS),
        "rules": _hash(RULES),
    }


def _hash(facts: Mapping[str, str | int | float]) -> str:
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()[:16]
