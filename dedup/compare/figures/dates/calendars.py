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


_JALALI_BREAKS = (
    -61, 9, 38, 199, 426, 686, 756, 818, 1111, 1181, 1210, 1635, 2060, 2097, 2192, 2262, 2324,
    2394, 2456, 3178,
)  # fmt: skip


def jalali_day(year: int, month: int, day: int) -> str | None:
    """The Gregorian day of a Jalali one (K. M. Borkowski, The Persian calendar, 1996)."""
    if not (1 <= year < 3177 and 1 <= month <= 12 and 1 <= day <= (31 if month <= 6 else 30)):
        return None
    march = _march_of_nowruz(year)
    passed = (month - 1) * 31 - max(month - 7, 0) + day - 1
    return date.fromordinal(date(year + 621, 3, march).toordinal() + passed).isoformat()


def _march_of_nowruz(year: int) -> int:
    """The day in March on which the Jalali year begins."""
    leaps, before = -14, _JALALI_BREAKS[0]
    jump = 0
    for mark in _JALALI_BREAKS[1:]:
        jump = mark - before
        if year < mark:
            break
        leaps += jump // 33 * 8 + jump % 33 // 4
        before = mark
    passed = year - before
    leaps += passed // 33 * 8 + (passed % 33 + 3) // 4
    if jump % 33 == 4 and jump - passed == 4:
        leaps += 1
    gregorian = year + 621
    return 20 + leaps - (gregorian // 4 - (gregorian // 100 + 1) * 3 // 4 - 150)
