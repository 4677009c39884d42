"""Drafts of dates and of the ranges between them."""

from __future__ import annotations

from dataclasses import replace

from dedup.compare.figures.draft import Draft
from dedup.compare.figures.lexicon.lookup import find_back
from dedup.compare.figures.lexicon.tables import Tables
from dedup.compare.figures.scan import Scan


def range_opener(scan: Scan, tables: Tables, at: int) -> tuple[int, str] | None:
    """*from* or *between* in front of a range."""
    match = find_back(tables.froms, scan, at - 1)
    if match:
        return match.first, match.entry.role
    if scan.word(at - 1) in ("ال", "يوم", "the"):
        return range_opener(scan, tables, at - 1) if scan.word(at - 1) != "" else None
    return None


def date_range(scan: Scan, tables: Tables, low: Draft, high: Draft) -> Draft:
    opened = range_opener(scan, tables, low.first)
    start = low.start
    if opened and scan.words[opened[0]] != "و":
        entry = find_back(tables.froms, scan, low.first - 1)
        start = scan.starts[opened[0]] + (entry.entry.skip if entry else 0)
    return replace(
        low,
        kind="date_range",
        high=high.value,
        start=start,
        stop=high.stop,
        end=high.end,
    )


def date_draft(
    scan: Scan,
    kind: str,
    value: str | None,
    first: int,
    stop: int,
    high: str | None = None,
    calendar: str | None = None,
) -> Draft:
    return Draft(
        kind=kind,
        value=value,
        high=high,
        first=first,
        stop=stop,
        start=scan.starts[first],
        end=scan.ends[stop - 1],
        calendar=calendar,
    )
