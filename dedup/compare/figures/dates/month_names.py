"""Dates with a month name, and their ranges: ``11 ايلول/سبتمبر 2014``, ``Feb. 12-14``."""

from __future__ import annotations

from dataclasses import replace

from dedup.compare.figures.dates.calendars import (
    YEARS,
    hijri_day,
    hijri_month,
    is_date,
    iso,
    jalali_day,
)
from dedup.compare.figures.dates.near import NearMonth, near_month
from dedup.compare.figures.dates.numeric import numbered_month, numeric_date, numeric_range
from dedup.compare.figures.dates.parts import (
    OF_IT,
    Day,
    Month,
    Year,
    date_range,
    day_at,
    first_day,
    month_at,
    month_behind,
    range_opener,
    spelled_day,
    year_at,
)
from dedup.compare.figures.draft import Draft, draft_of
from dedup.compare.figures.lexicon.lookup import Match, find, find_back
from dedup.compare.figures.lexicon.tables import Tables
from dedup.compare.figures.nouns import may_be_counted
from dedup.compare.figures.scan import Scan


def read_dates(scan: Scan, tables: Tables, at: int) -> list[Draft]:
    """The date at token ``at``: one, or several that share a month («12 و13 فبراير»)."""
    if scan.is_number(at):
        if year_first := _year_first(scan, tables, at):
            return [year_first]
        if numeric := numeric_date(scan, tables, at):
            return [numeric_range(scan, tables, numeric) or numeric]
        if numbered := numbered_month(scan, tables, at):
            return [numbered]
        return _day_dates(scan, tables, at)
    if month := month_at(scan, tables, at):
        return _month_dates(scan, tables, month)
    if scan.words[at] in tables.numbers or scan.words[at] in tables.words:
        return _day_dates(scan, tables, at) if _month_near(scan, tables, at) else []
    return []


def _month_near(scan: Scan, tables: Tables, at: int) -> bool:
    """Whether a month name stands close enough behind for a day in words."""
    near = scan.words[at + 1 : at + 8]
    return any(word in tables.dates or word in tables.periods or word == OF_IT for word in near)


def _day_dates(scan: Scan, tables: Tables, at: int) -> list[Draft]:
    """A day and its month, a range of days, or a list of days with one month."""
    day = day_at(scan, tables, at)
    if day is None:
        return []
    if near := near_month(scan, tables, day.stop):
        return [_near_day(scan, day, near, near.stop)]
    if month := month_behind(scan, tables, day.stop):
        return _single_or_range(scan, tables, day, month)
    if weekday := _weekday_before(scan, tables, day):
        return [_near_day(scan, day, NearMonth(weekday, day.stop), day.stop)]
    return _shared_month(scan, tables, day)


_DAY_BESIDE_WEEKDAY = frozenset(("fr", "es", "it", "pt"))


def _weekday_before(scan: Scan, tables: Tables, day: Day) -> str:
    """The weekday of ``jueves 21``, ``sexta-feira (22)``, ``Friday the 13th``: no month is said."""
    bracket = scan.word(day.first - 1) == "(" and scan.word(day.stop) == ")"
    the = scan.word(day.first - 1) == "the" and not scan.is_number(day.stop - 1)
    if not (the or tables.primary.code in _DAY_BESIDE_WEEKDAY):
        return ""
    before = day.first - bracket - the
    found = (find(tables.dates, scan, before - size, "weekday") for size in (1, 3))
    named = next((str(day.entry.value) for day in found if day and day.stop == before), "")
    follower = day.stop
    counts = may_be_counted(scan, tables, follower)
    goes_on = scan.word(follower) in _GOES_ON or find(tables.numbers, scan, follower, "scale")
    return "" if counts or goes_on else named


_GOES_ON = frozenset(": - – / % h".split())


def _single_or_range(scan: Scan, tables: Tables, day: Day, month: Month) -> list[Draft]:
    year = year_at(scan, tables, month.stop)
    stop = year.stop if year else month.stop
    low = _date(scan, day, month, year, day.first, stop)
    if low is None:
        return []
    link = _other_end(scan, tables, day.first, stop)
    last = day_at(scan, tables, link.stop) if link else None
    end_month = month_behind(scan, tables, last.stop) if last else None
    if last is None or end_month is None or end_month.calendar != month.calendar:
        return [low]
    return _range(scan, tables, (day, month, year), (last, end_month), day.first)


def _range(
    scan: Scan,
    tables: Tables,
    begin: tuple[Day, Month, Year | None],
    last: tuple[Day, Month],
    first: int,
) -> list[Draft]:
    """Two days of two months; a year said once is that of both, but for a new year between."""
    (day, month, year), (end_day, end_month) = begin, last
    stop = max(end_day.stop, end_month.stop)
    end_year = year_at(scan, tables, stop)
    stop = end_year.stop if end_year else stop
    told = year or end_year
    if end_year and not year and month.number > end_month.number:
        told = end_year._replace(text=str(int(end_year.text) - 1))
    low = _date(scan, day, month, told, first, stop)
    if year and not end_year and month.number > end_month.number:
        told = year._replace(text=str(int(year.text) + 1))
    high = _date(scan, end_day, end_month, end_year or told, first, stop)
    return [date_range(scan, tables, low, high)] if low and high else []


def _other_end(scan: Scan, tables: Tables, first: int, stop: int) -> Match | None:
    """What joins a date to the other end of its range.

    «بين 20 يوليو و22 أكتوبر»: behind *between* the conjunction opens it.
    """
    opened = range_opener(scan, tables, first)
    joint = "ands" if opened and opened[1] == "betweens" else "tos"
    return find(tables.links, scan, stop, joint) or find(tables.links, scan, stop, "tos")


def _shared_month(scan: Scan, tables: Tables, day: Day) -> list[Draft]:
    """``12-14 February``, «12 و13 فبراير»: the month stands behind the last day only."""
    days, joint = [day], ""
    at = day.stop
    while len(days) < 8 and (step := _next_day(scan, tables, at)):
        days.append(step[0])
        joint, at = step[1], step[0].stop
        if near := near_month(scan, tables, at, bare=joint == "tos"):
            dates = [
                _near_day(scan, day, near, near.stop if day is days[-1] else day.stop)
                for day in days
            ]
            return [date_range(scan, tables, *dates)] if joint == "tos" else dates
        if month := month_behind(scan, tables, at):
            year = year_at(scan, tables, month.stop)
            return _days_of(scan, tables, days, month, year, joint)
        if joint == "tos":
            break
    return []


def _near_day(scan: Scan, day: Day, near: NearMonth, stop: int) -> Draft:
    value = f"XXXX-XX-{day.number:02d}"
    made = draft_of(scan, "date", value, day.first, stop, start=day.start)
    return replace(made, hint=near.hint)


def _next_day(scan: Scan, tables: Tables, at: int) -> tuple[Day, str] | None:
    for role in ("tos", "ands", "ors"):
        if link := find(tables.links, scan, at, role):
            day = day_at(scan, tables, link.stop + (scan.word(link.stop) in tables.the))
            return (day, role) if day else None
    joined = find(tables.words, scan, at, "ordinal")
    if joined and joined.entry.conj:  # «الثامن والعاشر من مايو»
        day = day_at(scan, tables, at)
        return (day, "ands") if day else None
    if scan.word(at) == "وال":
        # «الـ26 والـ27 من مارس»
        day = day_at(scan, tables, at + 1)
        return (day, "ands") if day else None
    if scan.word(at) in (",", "،"):
        day = day_at(scan, tables, at + 1)
        return (day, "list") if day else None
    return _over_night(scan, tables, at)


def _over_night(scan: Scan, tables: Tables, at: int) -> tuple[Day, str] | None:
    """The second day of «ليلة 3/4 مايو», ``30/31 October``."""
    if scan.word(at) != "/" or not scan.word(at - 1).isdecimal() or not scan.is_number(at + 1):
        return None
    day = day_at(scan, tables, at + 1)
    if day is None or day.number != int(scan.words[at - 1]) + 1:
        return None
    month = month_at(scan, tables, day.stop)
    return (day, "tos") if month and scan.raw_word(day.stop) not in _VERBS else None


def _days_of(
    scan: Scan, tables: Tables, days: list[Day], month: Month, year: Year | None, joint: str
) -> list[Draft]:
    stop = year.stop if year else month.stop
    opened = range_opener(scan, tables, days[0].first)
    ranged = len(days) == 2 and (joint == "tos" or (opened and opened[1] == "betweens"))
    if ranged and days[0].number > days[1].number:
        return _into_month(scan, tables, days, month)
    dates = [
        _date(scan, day, month, year, day.first, stop if day is days[-1] else day.stop)
        for day in days
    ]
    found = [date for date in dates if date]
    if len(found) < len(days):
        return []
    return [date_range(scan, tables, *found)] if ranged else found


def _into_month(scan: Scan, tables: Tables, days: list[Day], month: Month) -> list[Draft]:
    """«من 28 إلى 3 مارس»: the first day is of the month before."""
    before = month._replace(number=(month.number - 2) % 12 + 1)
    return _range(scan, tables, (days[0], before, None), (days[1], month), days[0].first)


def _month_dates(scan: Scan, tables: Tables, month: Month) -> list[Draft]:
    """``Feb. 12-14, 2018``, ``February 2018``, «سبتمبر 2014», a month by itself."""
    if first := first_day(scan, month):
        return _single_or_range(scan, tables, first, month)
    leads = tables.lexicons[month.code].month_leads
    latin = scan.word(month.first).isascii()
    at = month.stop
    hyphen = scan.word(at) == "-" and scan.glued(at) and scan.glued(at + 1)
    if hyphen or (scan.word(at) == "the" and _is_ordinal_day(scan, tables, at + 1)):
        at += 1
    begins = scan.is_number(at) or scan.word(at) in tables.words or scan.word(at) in tables.numbers
    follows = begins and (leads or latin)
    day = day_at(scan, tables, at) if follows else _ordinal_behind(scan, tables, month)
    counts = day is not None and not leads and may_be_counted(scan, tables, day.stop)
    if day and not counts and scan.word(day.stop) not in (":", "%"):
        return _month_first(scan, tables, month, day)
    year = year_at(scan, tables, month.stop)
    if year is None:
        return _month_range(scan, tables, month) or _bare_month(scan, tables, month)
    return [_month_of_year(scan, tables, month, year)]


def _year_first(scan: Scan, tables: Tables, at: int) -> Draft | None:
    """``2014. január 12.``, ``2014 January 12``: the largest part first."""
    word = scan.words[at]
    if not (len(word) == 4 and word.isdecimal() and int(word) in YEARS):
        return None
    point = scan.word(at + 1) in (".", ",") and scan.glued(at + 1)
    month = month_at(scan, tables, at + 1 + point)
    day = day_at(scan, tables, month.stop) if month and scan.is_number(month.stop) else None
    if month is None or day is None or month.calendar != "month":
        return None
    behind = scan.word(day.stop) in (".", "-") and scan.glued(day.stop)
    pointed = behind or scan.word(day.stop - 1) == "."
    ends = not (scan.is_word(day.stop) or scan.is_number(day.stop) or scan.word(day.stop) == ":")
    if not (pointed or ends) or (scan.word(at + 1) == "," and not pointed):
        return None
    stop = day.stop + (behind and scan.word(day.stop) == scan.word(at + 1) == ".")
    return _date(scan, day, month, Year(word, stop, hijri=False), at, stop)


def _ordinal_behind(scan: Scan, tables: Tables, month: Month) -> Day | None:
    """«يناير الثاني والعشرين»: the day behind the month, as a definite ordinal."""
    if month.calendar != "month" or scan.is_number(month.stop):
        return None
    day = spelled_day(scan, tables, month.stop) if scan.word(month.stop).startswith("ال") else None
    return day if day and find(tables.words, scan, day.first, "ordinal") else None


def _is_ordinal_day(scan: Scan, tables: Tables, at: int) -> bool:
    """``February the 15th``, never ``in March the 5 men``."""
    if scan.is_number(at):
        return scan.glued(at + 1) and scan.word(at + 1) in tables.suffixes
    return find(tables.words, scan, at, "ordinal") is not None


_DASHES = frozenset("-–—")
_STROKES = _DASHES | {"/"}
_PERIODS = frozenset("period week meeting session visit summit trip talks conference event".split())
"""What the days of a range are the days of: *the February 21 to 28 period*."""


def _month_first(scan: Scan, tables: Tables, month: Month, day: Day) -> list[Draft]:
    days, joint, at = [day], "", day.stop
    while len(days) < 8 and (step := _next_day(scan, tables, at)):
        rises = step[1] == "tos" and step[0].number > days[-1].number
        dashed = rises and scan.word(at) in _DASHES and scan.glued(at)
        period = rises and scan.word(step[0].stop) in _PERIODS
        if not (dashed or period) and may_be_counted(scan, tables, step[0].stop):
            break
        days.append(step[0])
        joint, at = step[1], step[0].stop
    year = year_at(scan, tables, at)
    stop = year.stop if year else at
    if len(days) == 1 and (span := _month_first_range(scan, tables, month, day, year, stop)):
        return span
    drafts = []
    for number, item in enumerate(days):
        first = month.first if number == 0 else item.first
        date = _date(scan, item, month, year, first, stop if item is days[-1] else item.stop)
        if date:
            drafts.append(date)
    if len(drafts) == 2 and joint == "tos":
        return [date_range(scan, tables, drafts[0], drafts[1])]
    return drafts if joint != "tos" else drafts[:1]


def _month_first_range(
    scan: Scan, tables: Tables, month: Month, day: Day, year: Year | None, stop: int
) -> list[Draft]:
    """``between March 31 and April 2``, ``Dec. 25-Jan. 1``."""
    link = _other_end(scan, tables, month.first, stop)
    other = month_at(scan, tables, link.stop) if link else None
    last = day_at(scan, tables, other.stop) if other and scan.is_number(other.stop) else None
    if other is None or last is None or other.calendar != month.calendar:
        return []
    return _range(scan, tables, (day, month, year), (last, other), month.first)


def _month_of_year(scan: Scan, tables: Tables, month: Month, year: Year) -> Draft:
    low = _month_value(scan, month, year, month.first, year.stop)
    link = _other_end(scan, tables, month.first, year.stop)
    other = month_at(scan, tables, link.stop) if link else None
    other_year = year_at(scan, tables, other.stop) if other else None
    if other is None or other_year is None:
        return low
    high = _month_value(scan, other, other_year, other.first, other_year.stop)
    return date_range(scan, tables, low, high)


def _month_range(scan: Scan, tables: Tables, month: Month) -> list[Draft]:
    """``from June to August 2014``, ``between March and May``, ``the January/March quarter``."""
    link = find(tables.links, scan, month.stop, "tos")
    opened = range_opener(scan, tables, month.first) is not None
    if link is None and opened:
        link = find(tables.links, scan, month.stop, "ands")
    stroke = scan.word(month.stop) in _STROKES and scan.glued(month.stop)
    begin = link.stop if link else month.stop + stroke
    other = month_at(scan, tables, begin) if begin > month.stop else None
    year = year_at(scan, tables, other.stop) if other else None
    if other is None or not (year or opened or stroke):
        return []
    begins = year
    if year and month.number > other.number:  # from November to February 2015
        begins = year._replace(text=str(int(year.text) - 1))
    low = _month_value(scan, month, begins, month.first, month.stop)
    high = _month_value(scan, other, year, other.first, year.stop if year else other.stop)
    return [date_range(scan, tables, low, high)]


def _bare_month(scan: Scan, tables: Tables, month: Month) -> list[Draft]:
    """A month without day and year: only where the name cannot be another word."""
    if month.calendar != "month":
        return []
    word = scan.words[month.first]
    weak = word in tables.weak_months or len(word) <= 3
    told = (
        month.doubled
        or scan.word(month.first - 1) == "في"
        or find_back(tables.year_heads, scan, month.first - 1)
        or find_back(tables.times, scan, month.first - 1)
        or find(tables.times, scan, month.stop)
    )
    verb = weak and scan.raw_word(month.first) in _VERBS
    if (weak and not told) or verb or _is_given_name(scan, month):
        return []
    return [draft_of(scan, "date", iso(None, month.number), month.first, month.stop)]


_SMALL_MONTHS = frozenset("ca cs da es fi fr gl it nb nl no pl pt ro ru sv uk".split())
"""Languages that write a month with a small letter."""


def _is_given_name(scan: Scan, month: Month) -> bool:
    """*Julio Paz*, *Avril Lagarde*: a capital, and a name behind it."""
    if month.code not in _SMALL_MONTHS or month.stop >= scan.count:
        return False
    both = scan.raw_word(month.first), scan.raw_word(month.stop)
    return all(word[0].isupper() for word in both)


_VERBS = frozenset(("may", "march"))
"""In small letters these are no months: *this may be*."""


def _month_value(scan: Scan, month: Month, year: Year | None, first: int, stop: int) -> Draft:
    if year is None:
        value = iso(None, month.number) if month.calendar == "month" else None
        return draft_of(scan, "date", value, first, stop)
    if month.calendar == "hijri":
        low, high = hijri_month(int(year.text), month.number)
        return draft_of(scan, "date_range", low, first, stop, high=high, calendar="hijri")
    if month.calendar == "jalali":
        value = jalali_day(int(year.text), month.number, 1)
        return draft_of(scan, "date", value[:7] if value else None, first, stop, calendar="jalali")
    return draft_of(scan, "date", iso(year.text, month.number), first, stop)


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
        return draft_of(scan, "date", value, first, stop, start=start)
    if number is None:
        value = iso(None, month.number, day.number)  # of its own calendar: no Gregorian day is sure
    elif month.calendar == "hijri":
        value = hijri_day(number, month.number, day.number)
    else:
        value = jalali_day(number, month.number, day.number)
    return draft_of(scan, "date", value, first, stop, start=start, calendar=month.calendar)
