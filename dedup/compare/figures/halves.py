"""A unit without a number, with a half: «ساعة ونصف», ``una hora y media``."""

from __future__ import annotations

from fractions import Fraction

from dedup.compare.figures.amounts import bare_unit
from dedup.compare.figures.dates.ago import ago
from dedup.compare.figures.draft import Draft, draft_of, plain
from dedup.compare.figures.lexicon.lookup import Match, find
from dedup.compare.figures.lexicon.tables import Tables
from dedup.compare.figures.scan import Scan


def and_half(scan: Scan, tables: Tables, match: Match, share: Fraction) -> Draft | None:
    """«ساعة ونصف», «عام ونصف العام»: one and a half of a unit that stands alone."""
    first = match.first - 1
    if scan.word(first) == "و" or find(tables.links, scan, first, "ands"):
        first -= 1
    elif not match.entry.conj:
        return None
    unit = bare_unit(scan, tables, first)
    if unit and (hour := _an_hour(scan, unit, match, share)):
        return hour
    if (
        unit is None
        or unit.stop > match.first
        or unit.entry.role not in ("duration", "money", "measure")
        or scan.is_number(first - 1)
        or scan.word(first - 1) in tables.numbers
    ):
        return None
    again = bare_unit(scan, tables, match.stop)
    if again is None and scan.words[first].startswith("ال"):
        return None
    stop = again.stop if again and again.entry.value == unit.entry.value else match.stop
    kind, name = unit.entry.role, str(unit.entry.value)
    back = ago(scan, tables, first, stop, 1 + share, name) if kind == "duration" else None
    return back or draft_of(scan, kind, plain(1 + share), first, stop, unit=name)


_ROMANCE_ONE = frozenset("un una une um uma".split())


def _an_hour(scan: Scan, unit: Match, match: Match, share: Fraction) -> Draft | None:
    """``una hora y media``, ``un'ora e mezza``: the article is the one."""
    one = unit.first - 1 - (scan.word(unit.first - 1) in ("'", "’"))
    if scan.word(one) not in _ROMANCE_ONE or unit.entry.role != "duration":
        return None
    name = str(unit.entry.value)
    return draft_of(scan, "duration", plain(1 + share), one, match.stop, unit=name)
