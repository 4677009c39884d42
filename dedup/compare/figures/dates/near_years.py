"""The year that is told from the day of publication: «5 نوفمبر الماضي», ``next March 3``."""

from __future__ import annotations

from dataclasses import replace

from dedup.compare.figures.draft import Draft
from dedup.compare.figures.lexicon.lookup import find
from dedup.compare.figures.lexicon.tables import Tables, stands_in_front
from dedup.compare.figures.scan import Scan

_SIDES = ("last", "next")
_STEPS = {"last": "-1y", "this": "+0y", "next": "+1y", "same": "same"}
_THAT = ("that", "ذلك", "تلك")


def tell_year(scan: Scan, tables: Tables, draft: Draft) -> Draft:
    """The date with the hint of its year, where a word beside it says which (see resolve.py)."""
    value = draft.value or ""
    if draft.kind != "date" or draft.hint or value[:5] != "XXXX-" or value[5:7] == "XX":
        return draft
    hint = _of_year(scan, tables, draft.stop) or _beside(scan, tables, draft)
    return replace(draft, hint=hint) if hint else draft


def _of_year(scan: Scan, tables: Tables, at: int) -> str:
    """«12 أيلول من العام الماضي», ``March 3 of last year``."""
    places = (at, at + 1) if find(tables.links, scan, at, "of") else (at,)
    for begin in places:
        period = find(tables.periods, scan, begin)
        if scan.word(begin) in _THAT and find(tables.periods, scan, begin + 1):
            return "same"
        which = find(tables.times, scan, period.stop if period else begin)
        period = period or (find(tables.periods, scan, which.stop) if which else None)
        if which and period and period.entry.value == "y":
            return _STEPS.get(which.entry.role, "")
    return ""


def _beside(scan: Scan, tables: Tables, draft: Draft) -> str:
    """*last* or *next*, on the side on which the language puts it."""
    behind = find(tables.times, scan, draft.stop)
    if behind and behind.entry.role in _SIDES and not _leads(tables, behind.entry.code):
        return behind.entry.role
    before = find(tables.times, scan, draft.first - 1)
    if before is None or before.entry.role not in _SIDES:
        return ""
    fits = stands_in_front(tables, scan.words[before.first], before.entry)
    return before.entry.role if fits else ""


def _leads(tables: Tables, code: str) -> bool:
    return tables.lexicons[code].last_first
