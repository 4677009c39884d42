"""Relative and open dates made absolute by the day of publication."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dedup.compare.figures.dates.calendars import YEARS, hijri_day, is_date, iso, jalali_day
from dedup.compare.figures.dates.when import WEEKDAYS
from dedup.compare.figures.draft import Draft


def resolve(draft: Draft, published: str) -> str | None:
    """The ISO date (or month, year, week) that a relative date means; None where not known.

    A date without its year is the nearest one to the day of publication.
    """
    day = _day(published)
    if day is None or draft.value is None or draft.hint == "same":
        return None
    if draft.hint:
        return _hinted(day, draft)
    if draft.kind == "relative_date":
        return _shift(day, int(draft.value[:-1]), draft.value[-1])
    if draft.kind == "date" and _OPEN_YEAR.fullmatch(draft.value):
        return _nearest(day, draft)
    if draft.kind == "date" and draft.value.startswith("XX") and "X" not in draft.value[2:]:
        return _century(day, draft.value)
    return None


_OPEN_YEAR = re.compile(r"XXXX-\d\d-\d\d")


def _hinted(day: date, draft: Draft) -> str | None:
    """A weekday with *last* or *next*, a date with its year told, or a day of *this month*."""
    value = draft.value or ""
    if draft.hint in WEEKDAYS:
        return _on_weekday(day, WEEKDAYS.index(draft.hint), int(value[8:10]))
    if draft.kind == "weekday":
        away = (WEEKDAYS.index(value) - day.weekday() - 1) % 7 + 1
        return (day + timedelta(days=away if draft.hint == "next" else away - 7 or -7)).isoformat()
    if value[5:7] != "XX":
        return _of_told_year(day, draft)
    month = _shift(day, int(draft.hint), "m") or ""
    try:
        return date.fromisoformat(f"{month}-{value[8:10]}").isoformat()
    except ValueError:
        return None


def _on_weekday(day: date, weekday: int, number: int) -> str | None:
    """The nearest day of a month that has the number and falls on the weekday: *jueves 21*."""
    near = (day + timedelta(days=step) for step in _NEAREST)
    fits = (found for found in near if (found.day, found.weekday()) == (number, weekday))
    nearest = next(fits, None)
    return nearest.isoformat() if nearest else None


_NEAREST = sorted(range(-39, 40), key=abs)
"""Days that news speak of without their month: what is farther off is not told so."""


def _of_told_year(day: date, draft: Draft) -> str | None:
    """A day or a month of a year: the last one, the next one, or of a year so far off."""
    value, hint = draft.value or "", draft.hint
    months = len(value) < len("2000-01-01")
    near = _near_years(day, draft.calendar or "", int(value[5:7]), int(value[8:10] or 1))
    if months and draft.calendar:
        return None
    this = day.isoformat()[: len(value)]
    found = [item[: len(value)] for item in near]
    if hint == "last":
        return max((item for item in found if item < this), default=None)
    if hint == "next":
        return min((item for item in found if item > this), default=None)
    return next((item for item in found if int(item[:4]) == day.year + int(hint[:-1])), None)


def _century(day: date, value: str) -> str:
    """The two-digit year nearest to the day of publication."""
    years = (day.year // 100 * 100 + int(value[2:4]) + step for step in (-100, 0, 100))
    year = min(years, key=lambda item: abs(item - day.year))
    return f"{year:04d}{value[4:]}"


def _day(published: str) -> date | None:
    """The day of publication; a year that no news has is a clock that was never set."""
    try:
        day = date.fromisoformat(published[:10])
    except ValueError:
        return None
    return day if day.year in YEARS else None


def _shift(day: date, steps: int, period: str) -> str | None:
    try:
        if period == "d":
            return (day + timedelta(days=steps)).isoformat()
        if period == "w":
            year, week, _ = (day + timedelta(weeks=steps)).isocalendar()
            return f"{year:04d}-W{week:02d}"
        if period == "y":
            return f"{day.year + steps:04d}"
    except OverflowError:
        return None
    months = day.year * 12 + day.month - 1 + steps
    return f"{months // 12:04d}-{months % 12 + 1:02d}"


def _nearest(day: date, draft: Draft) -> str | None:
    value = draft.value or ""
    days = _near_years(day, draft.calendar or "", int(value[5:7]), int(value[8:10]))
    return min(days, key=lambda iso: abs(date.fromisoformat(iso) - day), default=None)


def _near_years(day: date, calendar: str, month: int, number: int) -> list[str]:
    """Such a day of the years around, by the calendar that it is printed in."""
    first, longest, to_iso = _CALENDARS[calendar]
    year = int((day.year - first) * longest)
    found = (to_iso(near, month, number) for near in range(year - 1, year + 2))
    return [iso for iso in found if iso]


def _gregorian(year: int, month: int, number: int) -> str | None:
    return iso(year, month, number) if is_date(year, month, number) else None


_LUNAR_YEARS = 1.03069
"""Years of twelve moons in one of the sun: 365.2422 days to 354.367."""
_CALENDARS = {
    "": (0, 1.0, _gregorian),
    "hijri": (621, _LUNAR_YEARS, hijri_day),
    "jalali": (621, 1.0, jalali_day),
}
"""The year before the first one, how many of its years one of ours has, what gives its days."""
