"""What is told from the day of publication: ``next March 3``, «5 من الشهر الجاري»."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from dedup.compare.figures.draft import Draft
from dedup.compare.figures.lexicon.lookup import find
from dedup.compare.figures.lexicon.tables import Tables, stands_in_front
from dedup.compare.figures.scan import Scan


class NearMonth(NamedTuple):
    """Where the phrase ends, and how far its month is from that of publication (resolve.py)."""

    hint: str
    stop: int


_MONTHS = {"last": "-1", "this": "0", "next": "1", "same": ""}


def near_month(scan: Scan, tables: Tables, at: int, *, bare: bool = False) -> NearMonth | None:
    """The phrase behind a day; ``bare`` allows it without *of* («من 10 إلى 12 الشهر الجاري»).

    Otherwise *of* must stand there: in «قتل 5 الشهر الماضي» five are no day.
    """
    link = find(tables.links, scan, at, "of")
    at = link.stop if link else at
    if link and (this := find(tables.words, scan, at, "relative")) and this.entry.value == "0m":
        return NearMonth("0", this.stop)
    period = find(tables.periods, scan, at)
    which = find(tables.times, scan, period.stop) if period else find(tables.times, scan, at)
    if which is None or which.entry.role not in _MONTHS:
        return None
    # *am 5. dieses Monats* has its genitive; ``No. 1 this month`` has none.
    told = link is not None or bare or (period is None and tables.primary.code != "en")
    period = period or find(tables.periods, scan, which.stop)
    if period is None or period.entry.value != "m" or not told:
        return None
    return NearMonth(_MONTHS[which.entry.role], max(period.stop, which.stop))


_SIDES = ("last", "next")
_YEARS = {"last": "-1y", "this": "+0y", "next": "+1y", "same": "same"}
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
            return _YEARS.get(which.entry.role, "")
    return ""


def _beside(scan: Scan, tables: Tables, draft: Draft) -> str:
    """*last* or *next*, on the side on which the language puts it."""
    behind = find(tables.times, scan, draft.stop)
    leads = behind is not None and tables.lexicons[behind.entry.code].last_first
    if behind and behind.entry.role in _SIDES and not leads:
        return behind.entry.role
    before = find(tables.times, scan, draft.first - 1)
    if before is None or before.entry.role not in _SIDES:
        return ""
    fits = stands_in_front(tables, scan.words[before.first], before.entry)
    return before.entry.role if fits else ""
