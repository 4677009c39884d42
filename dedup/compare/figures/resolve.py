"""Relative and open dates made absolute by the day of publication."""

from __future__ import annotations

from datetime import date, timedelta

from dedup.compare.figures.draft import Draft


def resolve(draft: Draft, published: str) -> str | None:
    """The ISO date (or month, year, week) that a relative date means; None where not known.

    A date without its year is the nearest one to the day of publication.
    """
    day = _day(published)
    if day is None or draft.value is None:
        return None
    if draft.kind == "relative_date":
        return _shift(day, int(draft.value[:-1]), draft.value[-1])
    if draft.kind == "date" and draft.value.startswith("XXXX-") and len(draft.value) == 10:
        return _nearest(day, int(draft.value[5:7]), int(draft.value[8:10]))
    return None


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
