"""Relative and open dates made absolute by the day of publication."""

from __future__ import annotations

import re
from datetime import date, timedelta

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
        return _nearest(day, int(draft.value[5:7]), int(draft.value[8:10]))
    if draft.kind == "date" and draft.value.startswith("XX") and "X" not in draft.value[2:]:
        return _century(day, draft.value)
    return None


_OPEN_YEAR = re.compile(r"XXXX-\d\d-\d\d")


def _hinted(day: date, draft: Draft) -> str | None:
    """A weekday with *last* or *next*, a date with its year told, or a day of *this month*."""
    value = draft.value or ""
    if draft.kind == "weekday":
        away = (WEEKDAYS.index(value) - day.weekday() - 1) % 7 + 1
        return (day + timedelta(days=away if draft.hint == "next" else away - 7 or -7)).isoformat()
    if value[5:7] != "XX":
        return _of_told_year(day, value, draft.hint)
    month = _shift(day, int(draft.hint), "m") or ""
    try:
        return date.fromisoformat(f"{month}-{value[8:10]}").isoformat()
    except ValueError:
        return None


def _of_told_year(day: date, value: str, hint: str) -> str | None:
    """A day or a month of a year: the last one, the next one, or of a year so far off."""
    now = day.isoformat()[: len(value)]
    near = [f"{day.year + step:04d}{value[4:]}" for step in (-1, 0, 1)]
    if hint == "last":
        found = near[1] if near[1] < now else near[0]
    elif hint == "next":
        found = near[1] if near[1] > now else near[2]
    else:
        found = near[int(hint[:-1]) + 1]
    try:
        date.fromisoformat(found if len(found) > len("2000-01") else f"{found}-01")
    except ValueError:
        return None
    return found


def _century(day: date, value: str) -> str:
    """The two-digit year nearest to the day of publication."""
    years = (day.year // 100 * 100 + int(value[2:4]) + step for step in (-100, 0, 100))
    year = min(years, key=lambda item: abs(item - day.year))
    return f"{year:04d}{value[4:]}"


def _day(published: str) -> date | None:
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None


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


def _nearest(day: date, month: int, number: int) -> str | None:
    candidates = []
    for year in (day.year - 1, day.year, day.year + 1):
        try:
            candidates.append(date(year, month, number))
        except ValueError:
            continue
    nearest = min(candidates, key=lambda item: abs(item - day), default=None)
    return nearest.isoformat() if nearest else None
