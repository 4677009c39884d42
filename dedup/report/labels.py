"""Short names for article ids, so that a table of ``000_99ca6f9b`` reads as a table of ``000``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from dedup.report.words import visible

LONGEST = 24
"""Characters of a name that still fit a table heading."""

_PART = re.compile(r"[^\W_]+")


def short_names(ids: Iterable[str]) -> dict[str, str]:
    """Each id cut after the fewest parts that keep all names apart.

    ``short_names(["000_99ca", "001_ec03"]) == {"000_99ca": "000", "001_ec03": "001"}``
    """
    ordered = sorted(set(ids))
    cuts = [[found.end() for found in _PART.finditer(name)] or [len(name)] for name in ordered]
    deepest = max((len(ends) for ends in cuts), default=0)
    names = ordered
    for depth in range(deepest):
        names = [
            name[: ends[min(depth, len(ends) - 1)]]
            for name, ends in zip(ordered, cuts, strict=True)
        ]
        if len(set(names)) == len(names):
            break
    else:
        names = ordered
    return dict(zip(ordered, _fitting(names), strict=True))


def _fitting(names: list[str]) -> list[str]:
    """Names too long for a heading keep their two ends; those that then collide, their ordinal."""
    cut = [visible(name if len(name) <= LONGEST else f"{name[:14]}…{name[-8:]}") for name in names]
    seen = Counter(cut)
    return [name if seen[name] == 1 else f"#{place}" for place, name in enumerate(cut, 1)]
