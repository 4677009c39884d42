"""When an article was published, from whatever its source wrote into that field."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache

from dedup.compare.figures.dates.calendars import YEARS

_FRACTION = re.compile(r"\.\d{1,9}$")
# Characters of a stamp that can hold its date; what follows is the clock and the zone.
_LONGEST = 40


def moment_of(stamp: str) -> date | datetime | None:
    """An ISO date or date and time, or one of mail and telex (``26-FEB-1987 15:01:01``).

    None also for a year that no news has: 9999 stands for none in many databases, 1 for a clock
    that was never set.
    """
    moment = _moment(stamp.strip())
    return moment if moment and moment.year in YEARS else None


def _moment(stamp: str) -> date | datetime | None:
    try:
        form = datetime if len(stamp) > len("2021-03-04") else date
        return form.fromisoformat(stamp)
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(_FRACTION.sub("", stamp.replace("-", " ", 2)))
    except (ValueError, TypeError, IndexError, OverflowError):
        pass
    try:
        return date.fromisoformat(stamp[:10])
    except ValueError:
        return None


def calendar_day(moment: date | datetime) -> date:
    """The day of a moment, by the clock that it states."""
    return moment.date() if isinstance(moment, datetime) else moment


def day_of(stamp: str) -> date | None:
    """The day of a stamp, if it states one in a form made for machines."""
    moment = moment_of(stamp)
    return calendar_day(moment) if moment else None


@lru_cache(maxsize=4096)
def published_day(stamp: str) -> date | None:
    """The day of a stamp in any form: ``2015-07-21T10:00``, ``13 يوليو 2015``; or None."""
    return day_of(stamp) or _read(stamp.strip()[:_LONGEST].replace("-", " "))


def days_apart(left: str, right: str) -> int:
    """Days between the days of two stamps; 0 where one is not known."""
    days = published_day(left), published_day(right)
    return abs((days[0] - days[1]).days) if days[0] and days[1] else 0


def _read(stamp: str) -> date | None:
    from dedup.compare.figures.dates.when import when  # noqa: PLC0415
    from dedup.compare.figures.read import read_figures  # noqa: PLC0415 - tables load slowly

    days = (when(figure).day for figure in read_figures(stamp) if figure.kind == "date")
    return next(filter(None, days), None)
