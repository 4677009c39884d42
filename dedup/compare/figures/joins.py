"""Two figures that are one: ends of a range («من نصف متر إلى متر ونصف»), parts of a duration.

Ranges of plain numbers are read where their numbers are; of halves, duals and single units each
is a figure of its own, and what stands between two of them is looked at when both are known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dedup.compare.figures.dates.ago import ago
from dedup.compare.figures.draft import Draft, number_of, plain
from dedup.compare.figures.lexicon.lookup import find, find_back
from dedup.compare.figures.lexicon.tables import Tables
from dedup.compare.figures.scan import Scan
from dedup.compare.figures.single_units import one_hour, one_of_it

_KINDS = frozenset(("measure", "duration", "money"))


def join_ends(scan: Scan, tables: Tables, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """The drafts, those that are the ends of one range, or one duration, in one."""
    low: Draft | None = None
    for draft in drafts:
        one = _one_before(scan, tables, low, draft)
        high = (one and _joined(scan, tables, one, draft)) or draft
        joined = _joined(scan, tables, low, high) if low else None
        if low and not joined:
            yield low
        low = joined or high
    if low:
        yield low


def _joined(scan: Scan, tables: Tables, low: Draft, high: Draft) -> Draft | None:
    return _range(scan, tables, low, high) or _sum(scan, tables, low, high)


def _one_before(scan: Scan, tables: Tables, low: Draft | None, high: Draft) -> Draft | None:
    """«سنة وأربعة أشهر», «من متر إلى مترين»: a unit without a number before *and* or *to*."""
    at = high.first - 1
    if find(tables.links, scan, at, "ands") and (hour := one_hour(scan, tables, at - 1)):
        return hour if high.kind == "duration" else None  # una hora y quince minutos
    apart = scan.word(at) == "و" or find(tables.links, scan, at, "tos") is not None
    last = at - apart
    joined = apart or scan.starts[high.first] < high.start
    if high.kind not in _KINDS or not joined or (low and low.stop > last):
        return None
    return one_of_it(scan, tables, last)


_HEIGHT = "ارتفاع"
"""Of a length it is the height («بارتفاع من متر إلى مترين»), no rise."""


def is_change(scan: Scan, tables: Tables, at: int, but: str = "\0") -> bool:
    """Whether a verb before token ``at`` makes *from A to B* a change: «برفع السعر من»."""
    near = scan.words[max(at - 8, 0) : at]
    return any(word in tables.changes and not word.endswith(but) for word in near)


_FALLS = frozenset(
    "fell fall falls fallen falling dropped drop declined decline decreased decrease cut lowered"
    " lower down slipped slid shrank reduced reduce narrowed slashed plunged tumbled eased baisse"
    " recule chute diminue abaisse baja bajo cayo cae descenso disminuyo sceso calato calo cai caiu"
    " queda recuou sinken sinkt sank gesunken fiel gefallen снизился снизилась упал"
    " упала сократился сократилась".split()
)


def is_fall(scan: Scan, tables: Tables, at: int) -> bool:
    """Whether the last change before ``at`` is a fall: *from 3 to 5 %* is then how much."""
    near = scan.words[max(at - 8, 0) : at]
    last = next((word for word in reversed(near) if word in tables.changes), "")
    return last in _FALLS


def _range(scan: Scan, tables: Tables, low: Draft, high: Draft) -> Draft | None:
    if low.kind not in _KINDS or (low.kind, low.unit) != (high.kind, high.unit):
        return None
    begin, end = number_of(low.value), number_of(high.value)
    if low.high or high.high or begin is None or end is None or begin >= end:
        return None
    opened = find_back(tables.froms, scan, low.first - 1)
    role = "ands" if opened and opened.entry.role == "betweens" else "tos"
    link = find(tables.links, scan, low.stop, role)
    dual = low.kind == "duration" and low.stop == low.first + 1 and role == "tos"
    if (link.stop if link else low.stop) != high.first or not (opened or (dual and link)):
        return None
    first = opened.first if opened else low.first
    if is_change(scan, tables, first, _HEIGHT):
        return None
    start = scan.starts[first] + opened.entry.skip if opened else low.start
    return replace(low, first=first, start=start, high=high.value, stop=high.stop, end=high.end)


_SMALLER = {
    "year": ("month", 12),
    "week": ("day", 7),
    "day": ("hour", 24),
    "hour": ("minute", 60),
    "minute": ("second", 60),
    "t": ("kg", 1000),
    "kg": ("g", 1000),
    "km": ("m", 1000),
    "m": ("cm", 100),
    "lb": ("oz", 16),
    "[stone_av]": ("lb", 14),
}
"""What a unit is divided into without a rest, and into how many."""


def _sum(scan: Scan, tables: Tables, low: Draft, high: Draft) -> Draft | None:
    """«11 ساعة و6 دقائق», ``two years and three months``, ``12st 4lb``: in the smaller unit."""
    back = low.kind == "relative_date" and (low.value or "").startswith("-")
    unit = {"y": "year", "w": "week"}.get((low.value or "")[-1:], "") if back else low.unit or ""
    smaller, parts = _SMALLER.get(unit, ("", 0))
    times = {"duration", "age", "measure"}
    if high.kind not in times or high.unit != smaller or not (back or low.kind in times):
        return None
    link = find(tables.links, scan, low.stop, "ands")
    comma = scan.word(low.stop) == "," and low.kind == "duration"
    if (link.stop if link else low.stop + comma) != high.first:
        return None
    whole = number_of((low.value or "")[1:-1] if back else low.value)
    rest = number_of(high.value)
    if low.high or high.high or whole is None or rest is None or not 0 < rest < parts:
        return None
    total = whole * parts + rest
    kind = max(low.kind, high.kind, key=("measure", "duration", "age", "relative_date").index)
    made = replace(high, kind=kind, value=plain(total), first=low.first, start=low.start)
    if back:
        return replace(made, value=f"-{total}{smaller[0]}", unit=None)
    return ago(scan, tables, made.first, made.stop, total, smaller) or made
