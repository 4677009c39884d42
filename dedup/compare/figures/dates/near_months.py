"""The month that is told from the day of publication: «من الشهر الجاري», ``of this month``."""

from __future__ import annotations

from typing import NamedTuple

from dedup.compare.figures.lexicon.lookup import find
from dedup.compare.figures.lexicon.tables import Tables
from dedup.compare.figures.scan import Scan


class NearMonth(NamedTuple):
    """Where the phrase ends, and how far its month is from that of publication (resolve.py)."""

    hint: str
    stop: int


_STEPS = {"last": "-1", "this": "0", "next": "1", "same": ""}


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
    if which is None or which.entry.role not in _STEPS:
        return None
    # *am 5. dieses Monats* has its genitive; ``No. 1 this month`` has none.
    told = link is not None or bare or (period is None and tables.primary.code != "en")
    period = period or find(tables.periods, scan, which.stop)
    if period is None or period.entry.value != "m" or not told:
        return None
    return NearMonth(_STEPS[which.entry.role], max(period.stop, which.stop))
