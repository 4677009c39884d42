"""Short names for article ids, so that a table of ``000_99ca6f9b`` reads as a table of ``000``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from dedup.report.words import in_one_line

LONGEST = 24
"""Characters of a name that still fit a table heading."""

SHORTEST = 3
"""Characters of a name that still reads as one; a lone digit in a sentence does not."""

_PART = re.compile(r"[^\W_]+")


def short_names(ids: Iterable[str]) -> dict[str, str]:
    """Each id without the parts that all begin with, cut after the fewest that keep them apart.

    ``short_names(["000_99ca", "001_ec03"]) == {"000_99ca": "000", "001_ec03": "001"}`` and
    ``short_names(["day-0007", "day-0012"]) == {"day-0007": "0007", "day-0012": "0012"}``.
    """
    whole = sorted(set(ids))
    start = _common_start(whole)
    ordered = [name[start:] for name in whole]
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
    return dict(zip(whole, _fitting(names), strict=True))


def _common_start(names: list[str]) -> int:
    """Where the first part begins that is not the same in all, if what follows can stand alone."""
    first, last = (names[0], names[-1]) if names else ("", "")
    shorter = min(len(first), len(last))
    same = next((at for at in range(shorter) if first[at] != last[at]), shorter)
    starts = [found.start() for found in _PART.finditer(first) if found.start() <= same]
    for start in reversed(starts if same < len(first) else []):
        if all(len(name) - start >= SHORTEST for name in names):
            return start
    return 0


def _fitting(names: list[str]) -> list[str]:
    """Names too long for a heading keep their two ends; those that then collide, their ordinal."""
    short = (name if len(name) <= LONGEST else f"{name[:14]}…{name[-8:]}" for name in names)
    cut = [*map(in_one_line, short)]
    seen = Counter(cut)
    return [name if seen[name] == 1 else f"#{place}" for place, name in enumerate(cut, 1)]
