"""Two figures that are the ends of one range: «من نصف متر إلى متر ونصف», «بين يوم ونصف ويومين».

Ranges of plain numbers are read where their numbers are; of halves, duals and single units each
is a figure of its own, and what stands between two of them is looked at when both are known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dedup.compare.figures.draft import Draft, number_of
from dedup.compare.figures.lexicon.lookup import find, find_back
from dedup.compare.figures.lexicon.tables import Tables
from dedup.compare.figures.scan import Scan

_KINDS = frozenset(("measure", "duration"))


def join_ends(scan: Scan, tables: Tables, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """The drafts, those that are the ends of one range in one."""
    low: Draft | None = None
    for high in drafts:
        joined = _range(scan, tables, low, high) if low else None
        if low and not joined:
            yield low
        low = joined or high
    if low:
        yield low


_HEIGHTS = frozenset(("ارتفاع", "بارتفاع"))
"""Of a length it is the height («ارتفاع الموج»), no rise."""


def _is_change(scan: Scan, tables: Tables, at: int) -> bool:
    near = scan.words[max(at - 8, 0) : at]
    return any(word in tables.changes and word not in _HEIGHTS for word in near)


def _range(scan: Scan, tables: Tables, low: Draft, high: Draft) -> Draft | None:
    if low.kind not in _KINDS or (low.kind, low.unit) != (high.kind, high.unit):
        return None
    begin, end = number_of(low.value), number_of(high.value)
    if low.high or high.high or begin is None or end is None or begin >= end:
        return None
    opened = find_back(tables.froms, scan, low.first - 1)
    if opened is None or _is_change(scan, tables, opened.first):
        return None
    role = "ands" if opened.entry.role == "betweens" else "tos"
    link = find(tables.links, scan, low.stop, role)
    if (link.stop if link else low.stop) != high.first:
        return None
    first, stop = opened.first, high.stop
    start = scan.starts[first] + opened.entry.skip
    return replace(low, first=first, start=start, high=high.value, stop=stop, end=high.end)
