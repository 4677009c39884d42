"""The day an article was published, from whatever its source wrote into that field."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

# Characters of a stamp that can hold its date; what follows is the clock and the zone.
_LONGEST = 40


@lru_cache(maxsize=4096)
def published_day(stamp: str) -> date | None:
    """The day of ``2015-07-21T10:00``, ``9-MAR-1987 15:21:09``, ``Mon, 13 Jul 2015``; or None."""
    stamp = stamp.strip()
    try:
        return date.fromisoformat(stamp[:10])
    except ValueError:
        return _read(stamp[:_LONGEST].replace("-", " "))


def _read(stamp: str) -> date | None:
    from dedup.compare.figures.dates.when import when  # noqa: PLC0415
    from dedup.compare.figures.read import read_figures  # noqa: PLC0415 - tables load slowly

    days = (when(figure).day for figure in read_figures(stamp) if figure.kind == "date")
    return next(filter(None, days), None)
