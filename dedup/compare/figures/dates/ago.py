"""Dates told by their distance from the day of writing: *3 days ago*, «الشهر الماضي»."""

from __future__ import annotations

from fractions import Fraction

from dedup.compare.figures.draft import Draft, draft_of
from dedup.compare.figures.lexicon.lookup import Match, find, find_back
from dedup.compare.figures.lexicon.tables import Tables, bag, stands_in_front
from dedup.compare.figures.scan import Scan

_PERIODS = {"day": "d", "week": "w", "month": "m", "year": "y"}


def last_period(scan: Scan, tables: Tables, at: int) -> Draft | None:
    """*last week*, «الشهر الماضي»."""
    period = find(tables.periods, scan, at)
    which = find(tables.times, scan, period.stop) if period else find(tables.times, scan, at)
    if period and (one := _one_ago(scan, tables, period)):
        return one
    if which is None or which.entry.role in ("ago", "ahead", "same"):
        return None
    if period is None:
        if not stands_in_front(tables, scan.words[which.first], which.entry):
            return None
        period = find(tables.periods, scan, which.stop)
    elif tables.lexicons[period.entry.code].last_first:
        return None
    if period is None or period.entry.value == "d":
        return None
    step = {"last": "-1", "this": "0", "next": "+1"}[which.entry.role]
    first, stop = min(period.first, which.first), max(period.stop, which.stop)
    skip = period.entry.skip if first == period.first else which.entry.skip
    value, start = f"{step}{period.entry.value}", scan.starts[first] + skip
    return draft_of(scan, "relative_date", value, first, stop, start=start)


def _one_ago(scan: Scan, tables: Tables, period: Match) -> Draft | None:
    """``a year ago``, ``from 130,000 week ago``, «год назад», *un anno fa*, *vor einem Jahr*."""
    one = is_one(scan, tables, period.first - 1)
    first, value = period.first - one, f"-1{period.entry.value}"
    if one and (before := _before(scan, tables, first)):
        return draft_of(scan, "relative_date", value, before.first, period.stop)
    behind = find(tables.times, scan, period.stop, "ago")
    if behind is None or _leads(scan, tables, behind) or not (one or period.entry.code in _BARE):
        return None
    return draft_of(scan, "relative_date", value, first, behind.stop)


_BARE = frozenset(("en", "ru"))
"""Languages in which a period alone is one of it: *year ago*."""


def is_one(scan: Scan, tables: Tables, at: int) -> bool:
    """Whether the word at ``at`` is *a*, or an article that counts as one (un, eine, bir)."""
    one = find(tables.numbers, scan, at, "weak")
    return scan.word(at) in ("a", "an", "een") or (one is not None and one.entry.value == 1)


def ago(
    scan: Scan, tables: Tables, first: int, stop: int, value: Fraction, unit: str
) -> Draft | None:
    """``3 days ago``, «قبل 3 أيام»: a duration counted back from the publication."""
    period = _PERIODS.get(unit)
    if unit == "year" and value.denominator != 1:
        value, period = value * 12, "m"  # «قبل عام ونصف»
    if period is None or value.denominator != 1:
        return None
    ahead = find(tables.times, scan, stop, "ahead")
    # «قبل أكثر من شهرين من الآن»
    about = find_back(tables.before, scan, first - 1) if ahead else None
    before = _before(scan, tables, about.first if about else first)
    if ahead and before:
        stop, ahead = ahead.stop, None  # «قبل عام من الآن»
    if ahead:
        return draft_of(scan, "relative_date", f"+{value}{period}", first, ahead.stop)
    behind = find(tables.times, scan, stop, "ago")
    if behind and not _leads(scan, tables, behind):
        if _hangs_on(scan, tables, first):
            return None
        return draft_of(scan, "relative_date", f"-{value}{period}", first, behind.stop)
    if before is None or scan.word(stop) in ("من", "und"):
        return None
    start = scan.starts[before.first] + before.entry.skip
    return draft_of(scan, "relative_date", f"-{value}{period}", before.first, stop, start=start)


def _leads(scan: Scan, tables: Tables, match: Match) -> bool:
    """Whether the word for *ago* stands before its duration: vor drei Tagen, hace tres días."""
    code = match.entry.code
    return code == "ar" or scan.words[match.first] in bag(tables.lexicons[code].in_front)


_SINCE = frozenset("desde seit depuis".split())
_LONGEST_AGO = 3


def _before(scan: Scan, tables: Tables, first: int) -> Match | None:
    """The *ago* that ends before token ``first``; «desde hace tres días» is a duration."""
    for size in range(1, _LONGEST_AGO + 1):
        match = find(tables.times, scan, first - size, "ago")
        since = scan.word(match.first - 1) in _SINCE if match else True
        if match and match.stop == first and not since and _leads(scan, tables, match):
            return match
    return None


def _hangs_on(scan: Scan, tables: Tables, first: int) -> bool:
    """``two years and three months ago``: the last part alone would be another day."""
    joined = find(tables.links, scan, first - 1, "ands") or scan.word(first - 1) == ","
    return bool(joined) and find(tables.tails, scan, first - 2, "duration") is not None
