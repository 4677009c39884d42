"""Dates and date ranges: ``11 ايلول/سبتمبر 2014``, ``Feb. 12-14``, ``13/02/2018``, 15 رمضان 1439 هـ."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from dedup.compare.figures.calendars import (
    HIJRI_YEARS,
    hijri_day,
    hijri_month,
    is_date,
    iso,
    jalali_day,
)
from dedup.compare.figures.draft import Draft
from dedup.compare.figures.lexicon.tables import Match, Tables, find, find_back
from dedup.compare.figures.numbers import read_number
from dedup.compare.figures.scan import Scan

_YEARS = range(1000, 2200)


class Month(NamedTuple):
    """A month name, with its twin of another region where both are printed."""

    number: int
    calendar: str
    first: int
    stop: int
    doubled: bool


class Day(NamedTuple):
    number: int
    first: int
    stop: int
    start: int


class Year(NamedTuple):
    text: str
    stop: int
    hijri: bool


def read_dates(scan: Scan, tables: Tables, at: int) -> list[Draft]:
    """The date at token ``at``: one, or several that share a month («12 و13 فبراير»)."""
    if scan.is_number(at):
        if numeric := numeric_date(scan, tables, at):
            return [_numeric_range(scan, tables, numeric) or numeric]
        return _day_dates(scan, tables, at)
    if month := month_at(scan, tables, at):
        return _month_dates(scan, tables, month)
    if scan.words[at] in tables.numbers or scan.words[at] in tables.words:
        return _day_dates(scan, tables, at) if _month_near(scan, tables, at) else []
    return []


def _month_near(scan: Scan, tables: Tables, at: int) -> bool:
    """Whether a month name stands close enough behind for a day in words."""
    return any(word in tables.dates for word in scan.words[at + 1 : at + 8])


# Numeric dates


def _numeric_range(scan: Scan, tables: Tables, low: Draft) -> Draft | None:
    """``1/6/2015 - 3/6/2015``, «من 1/6/2015 إلى 3/6/2015»."""
    if low.kind != "date":
        return None
    link = find(tables.links, scan, low.stop, "tos")
    high = numeric_date(scan, tables, link.stop) if link and scan.is_number(link.stop) else None
    if high is None or high.kind != "date" or not (low.value and high.value):
        return None
    return _range(scan, tables, low, high) if low.value < high.value else None


def numeric_date(scan: Scan, tables: Tables, at: int) -> Draft | None:
    """``13/02/2018``, ``2018-02-13``, ``13.02.2018``, and Hijri ones."""
    parts = _three_parts(scan, at)
    if parts is None:
        return _days_before_numeric(scan, tables, at) or _two_parts(scan, at)
    words, stop = parts
    read = _order(words, tables)
    if read is None:
        return None
    year, month, day, hijri = read
    era = find(tables.eras, scan, stop)
    end = era.stop if era and (hijri == (era.entry.role == "hijri")) else stop
    if month is None or day is None:
        return _draft(scan, "date", f"{year.rjust(4, 'X')}-XX-XX", at, end)
    if hijri:
        value = hijri_day(int(year), month, day)
        return _draft(scan, "date", value, at, end, calendar="hijri")
    return _draft(scan, "date", iso(year, month, day), at, end)


def _three_parts(scan: Scan, at: int) -> tuple[list[str], int] | None:
    word = scan.word(at)
    if word.count(".") == 2 and "," not in word:
        return word.split("."), at + 1
    sign = scan.word(at + 1)
    if sign not in ("/", "-", "–") or scan.word(at + 3) != sign:
        return None
    if not (scan.is_number(at + 2) and scan.is_number(at + 4)):
        return None
    if sign != "/" and not all(scan.glued(at + k) for k in (1, 2, 3, 4)):
        return None
    return [word, scan.words[at + 2], scan.words[at + 4]], at + 5


def _days_before_numeric(scan: Scan, tables: Tables, at: int) -> Draft | None:
    """``11-22/10/1436``: two days of one numeric month; or two whole numeric dates."""
    if scan.word(at + 1) not in ("-", "–", "—") or not scan.word(at).isdecimal():
        return None
    rest = _three_parts(scan, at + 2)
    if rest is None or len(scan.word(at)) > 2:
        return None
    low = _order([scan.words[at], *rest[0][1:]], tables)
    high = numeric_date(scan, tables, at + 2)
    if low is None or high is None or low[1] is None or low[2] is None or high.value is None:
        return None
    year, month, day, hijri = low
    value = hijri_day(int(year), month, day) if hijri else iso(year, month, day)
    made = replace(high, first=at, start=scan.starts[at], value=value)
    return _range(scan, tables, made, high)


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
    return _draft(scan, "date", iso(None, month, day), at, at + 3)


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
    return _open_order(year, first, second, tables.primary.month_first)


def _open_order(
    year: str, first: int, second: int, month_first: bool | None
) -> tuple[str, int | None, int | None, bool] | None:
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
    if full and int(year) not in _YEARS:
        return False
    return is_date(int(year) if full else None, month, day)


# Dates with a month name


def month_at(scan: Scan, tables: Tables, at: int) -> Month | None:
    match = _find_month(scan, tables, at)
    if match is None:
        return None
    number = match.entry.number
    calendar = match.entry.role
    stop = match.stop
    if scan.word(stop) == "." and scan.glued(stop) and len(scan.words[stop - 1]) <= 4:
        stop = stop + 1 if _abbreviated(scan, stop) else stop
    after = _twin(scan, tables, stop, number)
    return Month(number, calendar, at, after or stop, bool(after))


def _abbreviated(scan: Scan, at: int) -> bool:
    """Whether the point behind a short month name belongs to it: a number follows."""
    return scan.is_number(at + 1) and scan.word(at).isascii()


def _find_month(scan: Scan, tables: Tables, at: int) -> Match | None:
    for role in ("month", "hijri", "jalali"):
        if match := find(tables.dates, scan, at, role):
            return match
    return None


def _twin(scan: Scan, tables: Tables, at: int, number: int) -> int | None:
    """Behind a month: the same month by another region's name, after / or - or in brackets."""
    sign = scan.word(at)
    begin = at + 1 if sign in ("/", "(", "-", "–", "\\", "[") else at
    match = _find_month(scan, tables, begin)
    if match is None or match.entry.value != number:
        return None
    closed = sign in ("(", "[") and scan.word(match.stop) in (")", "]")
    return match.stop + closed


def _year_at(scan: Scan, tables: Tables, at: int, *, of: bool = True) -> Year | None:
    """A year behind a month or a day, with *of the year* before it and its era behind it."""
    begin = at
    for _ in range(2):
        link = find(tables.links, scan, begin, "of") if of else None
        if link and not scan.is_number(begin):
            begin = link.stop
    word = scan.word(begin)
    if not (word.isdecimal() and len(word) == 4 and int(word) in _YEARS):
        return None
    if scan.word(begin + 1) in (":", "%", "٪") or _counts_something(scan, tables, begin, at):
        return None
    era = find(tables.eras, scan, begin + 1)
    hijri = bool(era and era.entry.role == "hijri") or int(word) in HIJRI_YEARS
    return Year(word, era.stop if era else begin + 1, hijri)


def _counts_something(scan: Scan, tables: Tables, year: int, at: int) -> bool:
    """``in May, 2000 people``: a comma, and a counted noun behind."""
    follower = scan.word(year + 1)
    return (
        scan.word(at) in (",", "،")
        and follower.isalpha()
        and follower not in tables.common
        and not find(tables.eras, scan, year + 1)
        and find(tables.tails, scan, year + 1) is not None
    )


def _day_at(scan: Scan, tables: Tables, at: int) -> Day | None:
    """1 to 31, in digits (with 1st, 1er, 14.), as an ordinal or in words."""
    word = scan.word(at)
    if scan.is_number(at):
        if len(word) > 2 or not 1 <= int(word) <= 31:
            return None
        suffix = scan.word(at + 1)
        glued = scan.glued(at + 1)
        point = tables.primary.day_point and suffix == "."
        stop = at + 2 if glued and (suffix in tables.suffixes or point) else at + 1
        return Day(int(word), at, stop, scan.starts[at])
    return _spelled_day(scan, tables, at)


def _spelled_day(scan: Scan, tables: Tables, at: int) -> Day | None:
    from dedup.compare.figures.ordinals import read_ordinal  # noqa: PLC0415 - they need one another

    ordinal = read_ordinal(scan, tables, at)
    if ordinal and 1 <= ordinal.number <= 31:
        return Day(ordinal.number, at, ordinal.stop, ordinal.start)
    number = read_number(scan, tables, at)
    if number and number.value.denominator == 1 and 1 <= number.value <= 31:
        return Day(int(number.value), at, number.stop, number.start)
    return None


def _month_behind(scan: Scan, tables: Tables, at: int) -> Month | None:
    """The month a day belongs to, behind *of*, «من شهر», a hyphen or a slash."""
    month = month_at(scan, tables, at)
    if month:
        return month
    for _ in range(2):
        link = find(tables.links, scan, at, "of")
        if link is None and scan.word(at) in ("-", ".") and scan.glued(at):
            at += 1
        elif link is None or scan.word(at) == ",":
            return None
        else:
            at = link.stop
        if month := month_at(scan, tables, at):
            return month
    return None


def _day_dates(scan: Scan, tables: Tables, at: int) -> list[Draft]:
    """A day and its month, a range of days, or a list of days with one month."""
    day = _day_at(scan, tables, at)
    if day is None:
        return []
    if relative := _day_of_this_month(scan, tables, day):
        return [relative]
    if month := _month_behind(scan, tables, day.stop):
        return _single_or_range(scan, tables, day, month)
    return _shared_month(scan, tables, day)


def _day_of_this_month(scan: Scan, tables: Tables, day: Day) -> Draft | None:
    """«20 من الشهر الجاري», ``the 31st of this month``."""
    link = find(tables.links, scan, day.stop, "of")
    at = link.stop if link else day.stop
    period = find(tables.periods, scan, at)
    which = find(tables.times, scan, period.stop) if period else find(tables.times, scan, at)
    if which is None or which.entry.role not in _MONTH_STEPS:
        return None
    period = period or find(tables.periods, scan, which.stop)
    if period is None or period.entry.value != "m" or (link is None and period.first == at):
        return None
    stop = max(period.stop, which.stop)
    made = _draft(scan, "date", f"XXXX-XX-{day.number:02d}", day.first, stop)
    return replace(made, start=day.start, hint=_MONTH_STEPS[which.entry.role])


_MONTH_STEPS = {"last": "-1", "this": "0", "next": "1"}


def _single_or_range(scan: Scan, tables: Tables, day: Day, month: Month) -> list[Draft]:
    year = _year_at(scan, tables, month.stop)
    stop = year.stop if year else month.stop
    low = _date(scan, day, month, year, day.first, stop)
    if low is None:
        return []
    link = find(tables.links, scan, stop, "tos")
    if link is None:
        return [low]
    last = _day_at(scan, tables, link.stop)
    end_month = _month_behind(scan, tables, last.stop) if last else None
    if last is None or end_month is None or end_month.calendar != month.calendar:
        return [low]
    end_year = _year_at(scan, tables, end_month.stop)
    end = end_year.stop if end_year else end_month.stop
    low = _date(scan, day, month, year or end_year, day.first, end)
    high = _date(scan, last, end_month, end_year or year, last.first, end)
    return [_range(scan, tables, low, high)] if low and high else []


def _shared_month(scan: Scan, tables: Tables, day: Day) -> list[Draft]:
    """``12-14 February``, «12 و13 فبراير»: the month stands behind the last day only."""
    days, joint = [day], ""
    at = day.stop
    while len(days) < 8 and (step := _next_day(scan, tables, at)):
        days.append(step[0])
        joint, at = step[1], step[0].stop
        if month := _month_behind(scan, tables, at):
            year = _year_at(scan, tables, month.stop)
            return _days_of(scan, tables, days, month, year, joint)
        if joint == "tos":
            break
    return []


def _next_day(scan: Scan, tables: Tables, at: int) -> tuple[Day, str] | None:
    for role in ("tos", "ands"):
        if link := find(tables.links, scan, at, role):
            day = _day_at(scan, tables, link.stop)
            return (day, role) if day else None
    if scan.word(at) in (",", "،"):
        day = _day_at(scan, tables, at + 1)
        return (day, "list") if day else None
    return None


def _days_of(
    scan: Scan, tables: Tables, days: list[Day], month: Month, year: Year | None, joint: str
) -> list[Draft]:
    stop = year.stop if year else month.stop
    dates = [
        _date(scan, day, month, year, day.first, stop if day is days[-1] else day.stop)
        for day in days
    ]
    found = [date for date in dates if date]
    if len(found) < len(days):
        return []
    opened = _opener(scan, tables, days[0].first)
    if len(found) == 2 and (joint == "tos" or (opened and opened[1] == "betweens")):
        return [_range(scan, tables, found[0], found[1])]
    return found


def _opener(scan: Scan, tables: Tables, at: int) -> tuple[int, str] | None:
    """*from* or *between* in front of a range."""
    match = find_back(tables.froms, scan, at - 1)
    if match:
        return match.first, match.entry.role
    if scan.word(at - 1) in ("ال", "يوم", "the"):
        return _opener(scan, tables, at - 1) if scan.word(at - 1) != "" else None
    return None


def _range(scan: Scan, tables: Tables, low: Draft, high: Draft) -> Draft:
    opened = _opener(scan, tables, low.first)
    start = low.start
    if opened and scan.words[opened[0]] != "و":
        entry = find_back(tables.froms, scan, low.first - 1)
        start = scan.starts[opened[0]] + (entry.entry.skip if entry else 0)
    return replace(
        low,
        kind="date_range",
        high=high.value,
        start=start,
        stop=high.stop,
        end=high.end,
    )


def _month_dates(scan: Scan, tables: Tables, month: Month) -> list[Draft]:
    """``Feb. 12-14, 2018``, ``February 2018``, «سبتمبر 2014», a month by itself."""
    latin = scan.word(month.first).isascii()
    at = month.stop
    if scan.word(at) == "-" and scan.glued(at) and scan.glued(at + 1):
        at += 1
    begins = scan.is_number(at) or scan.word(at) in tables.words or scan.word(at) in tables.numbers
    day = _day_at(scan, tables, at) if latin and begins else None
    if day and scan.word(day.stop) not in (":", "%"):
        return _month_first(scan, tables, month, day)
    year = _year_at(scan, tables, month.stop)
    if year is None:
        return _month_range(scan, tables, month) or _bare_month(scan, tables, month)
    return [_month_of_year(scan, tables, month, year)]


def _month_first(scan: Scan, tables: Tables, month: Month, day: Day) -> list[Draft]:
    days, joint, at = [day], "", day.stop
    while len(days) < 8 and (step := _next_day(scan, tables, at)):
        if _has_own_noun(scan, tables, step[0].stop):
            break
        days.append(step[0])
        joint, at = step[1], step[0].stop
    year = _year_at(scan, tables, at)
    stop = year.stop if year else at
    drafts = []
    for number, item in enumerate(days):
        first = month.first if number == 0 else item.first
        date = _date(scan, item, month, year, first, stop if item is days[-1] else item.stop)
        if date:
            drafts.append(date)
    if len(drafts) == 2 and joint == "tos":
        return [_range(scan, tables, drafts[0], drafts[1])]
    return drafts if joint != "tos" else drafts[:1]


def _has_own_noun(scan: Scan, tables: Tables, at: int) -> bool:
    """``May 12 and 13 people``: the second number counts something."""
    word = scan.word(at)
    return bool(find(tables.tails, scan, at)) or (word.isalpha() and word not in tables.common)


def _month_of_year(scan: Scan, tables: Tables, month: Month, year: Year) -> Draft:
    low = _month_value(scan, month, year, month.first, year.stop)
    link = find(tables.links, scan, year.stop, "tos")
    other = month_at(scan, tables, link.stop) if link else None
    other_year = _year_at(scan, tables, other.stop) if other else None
    if other is None or other_year is None:
        return low
    high = _month_value(scan, other, other_year, other.first, other_year.stop)
    return _range(scan, tables, low, high)


def _month_range(scan: Scan, tables: Tables, month: Month) -> list[Draft]:
    """``from June to August 2014``."""
    link = find(tables.links, scan, month.stop, "tos")
    if link is None and _opener(scan, tables, month.first):
        link = find(tables.links, scan, month.stop, "ands")
    other = month_at(scan, tables, link.stop) if link else None
    year = _year_at(scan, tables, other.stop) if other else None
    if other is None or year is None:
        return []
    low = _month_value(scan, month, year, month.first, month.stop)
    high = _month_value(scan, other, year, other.first, year.stop)
    return [_range(scan, tables, low, high)]


def _bare_month(scan: Scan, tables: Tables, month: Month) -> list[Draft]:
    """A month without day and year: only where the name cannot be another word."""
    if month.calendar != "month":
        return []
    word = scan.words[month.first]
    weak = word in tables.weak_months or len(word) <= 3
    told = (
        month.doubled
        or find_back(tables.year_heads, scan, month.first - 1)
        or find_back(tables.times, scan, month.first - 1)
        or find(tables.times, scan, month.stop)
    )
    if weak and not told:
        return []
    return [_draft(scan, "date", iso(None, month.number), month.first, month.stop)]


def _month_value(scan: Scan, month: Month, year: Year, first: int, stop: int) -> Draft:
    if month.calendar == "hijri":
        low, high = hijri_month(int(year.text), month.number)
        return _draft(scan, "date_range", low, first, stop, high=high, calendar="hijri")
    if month.calendar == "jalali":
        value = jalali_day(int(year.text), month.number, 1)
        return _draft(scan, "date", value[:7] if value else None, first, stop, calendar="jalali")
    return _draft(scan, "date", iso(year.text, month.number), first, stop)


def _date(
    scan: Scan, day: Day, month: Month, year: Year | None, first: int, stop: int
) -> Draft | None:
    """A day of a month as a draft; None where the calendar has no such day."""
    number = int(year.text) if year else None
    start = day.start if first == day.first else scan.starts[first]
    if month.calendar == "month":
        if not is_date(number, month.number, day.number):
            return None
        value: str | None = iso(number, month.number, day.number)
        return replace(_draft(scan, "date", value, first, stop), start=start)
    value = None
    if number and month.calendar == "hijri":
        value = hijri_day(number, month.number, day.number)
    elif number:
        value = jalali_day(number, month.number, day.number)
    made = _draft(scan, "date", value, first, stop, calendar=month.calendar)
    return replace(made, start=start)


def _draft(
    scan: Scan,
    kind: str,
    value: str | None,
    first: int,
    stop: int,
    high: str | None = None,
    calendar: str | None = None,
) -> Draft:
    return Draft(
        kind=kind,
        value=value,
        high=high,
        first=first,
        stop=stop,
        start=scan.starts[first],
        end=scan.ends[stop - 1],
        calendar=calendar,
    )


# Years


_SEASON = re.compile(r"\d{4}|\d{2}")


def read_year(scan: Scan, tables: Tables, at: int) -> Draft | None:
    """A bare year, a season (2017/2018) or a range of years; None where it counts something."""
    word = scan.word(at)
    if not (len(word) == 4 and word.isdecimal() and int(word) in _YEARS):
        return None
    head = find_back(tables.year_heads, scan, at - 1)
    era = find(tables.eras, scan, at + 1)
    hijri = bool(era and era.entry.role == "hijri") or (
        int(word) in HIJRI_YEARS and head is not None
    )
    stop = era.stop if era else at + 1
    if span := _year_range(scan, tables, at, hijri=hijri):
        return span
    if hijri:
        low, high = hijri_month(int(word), None)
        return _draft(scan, "year", low and low[:4], at, stop, high and high[:4], "hijri")
    if era or _is_year(scan, tables, at, headed=head is not None):
        return _draft(scan, "year", word, at, stop)
    return None


def _is_year(scan: Scan, tables: Tables, at: int, *, headed: bool) -> bool:
    """A four-digit number is a year behind *in* or «عام», in brackets, or where it counts nothing."""
    value, follower = int(scan.words[at]), scan.word(at + 1)
    if not 1500 <= value <= 2100:
        return False
    if find(tables.tails, scan, at + 1) or find(tables.numbers, scan, at + 1, "scale"):
        return False
    counts = follower.isalpha() and follower not in tables.common
    strong = scan.word(at - 1) in _STRONG_YEAR_HEADS
    if strong or (headed and not counts):
        return True
    if counts and follower.isascii():
        counts = _counts_in_latin(scan, at, follower)
    return value in range(1900, 2100) and (not counts or follower.startswith("ال"))


def _counts_in_latin(scan: Scan, at: int, follower: str) -> bool:
    """``2015 people`` counts, ``the 2015 election`` does not."""
    if scan.word(at - 1) in _DETERMINERS:
        return False
    return follower.endswith(("s", "people", "men", "women", "children"))


_DETERMINERS = frozenset("the that this a its their his her our s © early late mid".split())
_STRONG_YEAR_HEADS = frozenset(
    "عام سنه العام السنه لعام بعام وعام موسم الموسم لسنه عامي since in year mid early late".split()
)


def _year_range(scan: Scan, tables: Tables, at: int, *, hijri: bool) -> Draft | None:
    link = find(tables.links, scan, at + 1, "tos")
    sign = scan.word(at + 1)
    begin = link.stop if link else at + 2 if sign == "/" else 0
    opened = _opener(scan, tables, at)
    if not begin and opened and opened[1] == "betweens":
        joined = find(tables.links, scan, at + 1, "ands")
        begin = joined.stop if joined else 0
    if begin and (head := find(tables.year_heads, scan, begin)):
        begin = head.stop
    high = scan.word(begin) if begin else ""
    full = _high_year(scan.words[at], high)
    if full is None or (len(high) == 2 and not scan.glued(begin)):
        return None
    if not link and sign == "/" and not scan.glued(at + 1):
        return None
    low = _draft(scan, "date_range", scan.words[at], at, begin + 1)
    low = replace(low, high=full, calendar="hijri" if hijri else None)
    if hijri:
        return _hijri_years(low, scan.words[at], full)
    return _range(scan, tables, low, replace(low, value=full))


def _high_year(low: str, high: str) -> str | None:
    if not (high.isdecimal() and _SEASON.fullmatch(high)):
        return None
    full = high if len(high) == 4 else low[:2] + high
    return full if 0 < int(full) - int(low) <= 400 and int(low) >= 1000 else None


def _hijri_years(draft: Draft, low: str, high: str) -> Draft:
    first, last = hijri_month(int(low), None)[0], hijri_month(int(high), None)[1]
    return replace(draft, value=first and first[:4], high=last and last[:4])
