"""Dates of the three calendars as ISO strings with X for what is not known."""

from __future__ import annotations

from datetime import date, timedelta

HIJRI_YEARS = range(1300, 1500)
"""Years that are read as Hijri where the calendar is not named (hijridate: 1343 to 1500)."""

YEARS = range(1000, 2200)
"""Four-digit numbers that can be a year."""


def iso(year: int | str | None, month: int | None = None, day: int | None = None) -> str:
    """``iso(None, 2, 12) == "XXXX-02-12"``."""
    text = "XXXX" if year is None else str(year).rjust(4, "X")
    if month is not None:
        text += f"-{month:02d}"
    if day is not None:
        text += f"-{day:02d}"
    return text


def is_date(year: int | None, month: int, day: int) -> bool:
    """Whether the day exists; without a year, in a leap year."""
    try:
        date(year or 2000, month, day)
    except ValueError:
        return False
    return True


def hijri_day(year: int, month: int, day: int) -> str | None:
    """The Gregorian day of a Hijri one (Umm al-Qura), where the calendar reaches."""
    from hijridate import Hijri  # noqa: PLC0415 - only texts with Hijri dates pay for it

    try:
        return str(Hijri(year, month, day).to_gregorian().isoformat())
    except (ValueError, OverflowError):
        return None


def hijri_month(year: int, month: int | None) -> tuple[str | None, str | None]:
    """First and last Gregorian day of a Hijri month, or of the year where month is None."""
    first = hijri_day(year, month or 1, 1)
    last_month = month or 12
    last = hijri_day(year, last_month, 30) or hijri_day(year, last_month, 29)
    return (first, last) if first and last else (None, None)


def jalali_year(year: int) -> tuple[str | None, str | None]:
    """First and last Gregorian day of a Jalali year."""
    first, after = jalali_day(year, 1, 1), jalali_day(year + 1, 1, 1)
    if first is None or after is None:
        return None, None
    return first, (date.fromisoformat(after) - timedelta(days=1)).isoformat()


_JALALI_YEARS = range(1178, 1635)
"""Where eight leap years in 33 are those of the sun (1799 to 2256; checked against Borkowski)."""


def jalali_day(year: int, month: int, day: int) -> str | None:
    """The Gregorian day of a Jalali one, by the cycle of 33 years."""
    if year not in _JALALI_YEARS or not (1 <= month <= 12 and 1 <= day <= 31 - (month > 6)):
        return None
    nowruz = 226895 + 365 * (year - 1) + (8 * year + 21) // 33
    passed = (month - 1) * 31 - max(month - 7, 0) + day - 1
    return date.fromordinal(nowruz + passed).isoformat()
