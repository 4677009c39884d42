"""Dates in digits: ``13/02/2018``, ``2018-02-13``, ``1436/10/5`` هـ, ``22/04``."""

from __future__ import annotations

from dataclasses import replace

from dedup.compare.figures.dates.calendars import (
    HIJRI_YEARS,
    YEARS,
    hijri_day,
    hijri_month,
    is_date,
    iso,
    jalali_day,
)
from dedup.compare.figures.dates.parts import date_range, year_at
from dedup.compare.figures.draft import Draft, draft_of
from dedup.compare.figures.lexicon.lookup import find
from dedup.compare.figures.lexicon.tables import Tables
from dedup.compare.figures.scan import Scan
from dedup.compare.figures.tallies import is_contested


def numeric_date(scan: Scan, tables: Tables, at: int) -> Draft | None:
    """``13/02/2018``, ``2018-02-13``, ``13.02.2018``, and Hijri ones."""
    if scan.word(at).count(".") != 2 and scan.word(at + 1) not in _SIGNS:
        return None
    parts = _three_parts(scan, at)
    if parts is None:
        rest = _days_before_numeric(scan, tables, at) or _month_of_era(scan, tables, at)
        return rest or _two_parts(scan, at) or _behind_weekday(scan, tables, at)
    words, stop = parts
    read = _order(words, tables)
    if read is None:
        return None
    year, month, day, hijri = read
    era = find(tables.eras, scan, stop)
    end = era.stop if era and (hijri == (era.entry.role == "hijri")) else stop
    if month is None or day is None:
        return draft_of(scan, "date", f"{year.rjust(4, 'X')}-XX-XX", at, end)
    if hijri:
        jalali = tables.primary.jalali_years and end == stop
        value = (jalali_day if jalali else hijri_day)(int(year), month, day)
        calendar = "jalali" if jalali else "hijri"
        return draft_of(scan, "date", value, at, end, calendar=calendar)
    return draft_of(scan, "date", iso(year, month, day), at, end)


_SIGNS = frozenset("./-–—")
_MONTH_HEADS = frozenset("شهر لشهر بشهر وشهر".split())


def numbered_month(scan: Scan, tables: Tables, at: int) -> Draft | None:
    """«شهر 5 من عام 2015», «نهاية شهر 9 المقبل»: a month told by its number."""
    word = scan.words[at]
    month = int(word) if word.isdecimal() and len(word) <= 2 else 0
    if scan.word(at - 1) not in _MONTH_HEADS or not 1 <= month <= 12:
        return None
    year = year_at(scan, tables, at + 1)
    told = find(tables.times, scan, at + 1)
    if year is None and told is None:
        return None
    return draft_of(
        scan, "date", iso(year.text if year else None, month), at, year.stop if year else at + 1
    )


def numeric_range(scan: Scan, tables: Tables, low: Draft) -> Draft | None:
    """``1/6/2015 - 3/6/2015``, «من 1/6/2015 إلى 3/6/2015»."""
    if low.kind != "date":
        return None
    link = find(tables.links, scan, low.stop, "tos")
    high = numeric_date(scan, tables, link.stop) if link and scan.is_number(link.stop) else None
    if high is None or high.kind != "date" or not (low.value and high.value):
        return None
    return date_range(scan, tables, low, high) if low.value < high.value else None


def _three_parts(scan: Scan, at: int) -> tuple[list[str], int] | None:
    word = scan.word(at)
    if word.count(".") == 2 and "," not in word:
        return word.split("."), at + 1
    sign = scan.word(at + 1)
    if sign == ".":
        return _pointed(scan, at)
    if sign not in ("/", "-", "–") or scan.word(at + 3) != sign:
        return None
    if not (scan.is_number(at + 2) and scan.is_number(at + 4)):
        return None
    spaced = sign != "/" and not all(scan.glued(at + k) for k in (1, 2, 3, 4))
    if spaced and not (_is_year(scan.words[at + 4]) and scan.word(at + 5) != sign):
        return None
    return [word, scan.words[at + 2], scan.words[at + 4]], at + 5


def _pointed(scan: Scan, at: int) -> tuple[list[str], int] | None:
    """``22. 4. 2017`` and ``2017. 4. 22.``, with the points of ordinals and a blank behind each."""
    words = [scan.word(at + step) for step in (0, 2, 4)]
    points = scan.word(at + 3) == "." and all(scan.glued(at + step) for step in (1, 3))
    spaced = not (scan.glued(at + 2) or scan.glued(at + 4))
    if not (points and spaced and all(word.isdecimal() for word in words)):
        return None
    if _is_year(words[0]) and scan.word(at + 5) == "." and scan.glued(at + 5):
        return words, at + 6
    return (words, at + 5) if _is_year(words[2]) else None


def _is_year(word: str) -> bool:
    """«12 - 11 - 1427»: with a year behind them, spaced numbers are a date."""
    return len(word) == 4 and word.isdecimal() and int(word) in YEARS


def _days_before_numeric(scan: Scan, tables: Tables, at: int) -> Draft | None:
    """``11-22/10/1436``: two days of one numeric month; or two whole numeric dates."""
    if scan.word(at + 1) not in ("-", "–", "—") or not scan.word(at).isdecimal():
        return None
    rest = _three_parts(scan, at + 2)
    if rest is None or len(scan.word(at)) > 2:
        return None
    low = _order([scan.words[at], *rest[0][1:]], tables)
    high = numeric_date(scan, tables, at + 2)
    if low is None or high is None or high.value is None:
        return None
    year, month, day, hijri = low
    if month is None or day is None:
        return None
    value = hijri_day(int(year), month, day) if hijri else iso(year, month, day)
    made = replace(high, first=at, start=scan.starts[at], value=value)
    return date_range(scan, tables, made, high)


def _two_parts(scan: Scan, at: int) -> Draft | None:
    """``22/04``: a day and a month only where nothing else is possible."""
    low, high = scan.word(at), scan.word(at + 2)
    if scan.word(at + 1) != "/" or not (scan.glued(at + 1) and scan.glued(at + 2)):
        return None
    if not (len(low) == len(high) == 2 and low.isdecimal() and high.isdecimal()):
        return None
    if "0" not in (low[0], high[0]) or scan.word(at + 3) == "/":
        return None
    day, month = sorted((int(low), int(high)), reverse=True)
    if day <= 12 or month == 0 or not is_date(None, month, day):
        return None
    return draft_of(scan, "date", iso(None, month, day), at, at + 3)


def _month_of_era(scan: Scan, tables: Tables, at: int) -> Draft | None:
    """«من 3 / 1436 هـ إلى 8 / 1436 هـ»: the month of a Hijri year."""
    month, year = scan.word(at), scan.word(at + 2)
    era = find(tables.eras, scan, at + 3, "hijri") if scan.word(at + 1) == "/" else None
    if era is None or not (month.isdecimal() and year.isdecimal() and 1 <= int(month) <= 12):
        return None
    low, high = hijri_month(int(year), int(month))
    return draft_of(scan, "date_range", low, at, era.stop, high=high, calendar="hijri")


def _behind_weekday(scan: Scan, tables: Tables, at: int) -> Draft | None:
    """«يوم السبت 2 / 10», «الكويت - 3 - 12 (كونا)»: of which calendar is not said."""
    named = find(tables.dates, scan, at - 1, "weekday") and scan.word(at - 2) == "يوم"
    told = (named or scan.word(at - 1) == "بتاريخ") and scan.word(at + 1) == "/"
    if not (told or _is_in_dateline(scan, at)):
        return None
    day, month = scan.word(at), scan.word(at + 2)
    fits = day.isdecimal() and month.isdecimal() and int(day) <= 31 and int(month) <= 12
    if not fits or scan.word(at + 3) == "/" or is_contested(scan, at, _NEAR_A_SCORE):
        return None
    return draft_of(scan, "date", None, at, at + 3)


_NEAR_A_SCORE = 8


def _is_in_dateline(scan: Scan, at: int) -> bool:
    """Between a place at the head of its line and an agency in brackets."""
    signs = [scan.word(step) for step in (at - 1, at + 1, at + 3)]
    head = "\n" in (scan.word(at - 3), scan.word(at - 4)) or at <= _LONGEST_PLACE + 1
    return signs == ["-", "-", "("] and head


_LONGEST_PLACE = 2
"""Words of the place of a dateline."""


def _order(words: list[str], tables: Tables) -> tuple[str, int | None, int | None, bool] | None:
    """(year, month, day, is Hijri); month and day None where their order is not known."""
    if not all(word.isdecimal() and len(word) in (1, 2, 4) for word in words):
        return None
    if len(words[0]) == 4:
        year, month, day = words[0], int(words[1]), int(words[2])
        if len(words[2]) == 4 or not _fits(year, month, day):
            return None
        return year, month, day, int(year) in HIJRI_YEARS
    year = words[2]
    if len(words[1]) == 4 or len(year) == 1:
        return None
    first, second = int(words[0]), int(words[1])
    month_first = tables.primary.month_first
    hijri = len(year) == 4 and int(year) in HIJRI_YEARS
    day_first, other = _fits(year, second, first), _fits(year, first, second)
    if not (day_first or other):
        return None
    if day_first and other and first != second and month_first is None and not hijri:
        return year, None, None, False
    if day_first and (not other or not month_first or hijri):
        return year, second, first, hijri
    return year, first, second, hijri


def _fits(year: str, month: int, day: int) -> bool:
    full = len(year) == 4
    if full and int(year) in HIJRI_YEARS:
        return 1 <= month <= 12 and 1 <= day <= 30
    if full and int(year) not in YEARS:
        return False
    return is_date(int(year) if full else None, month, day)
