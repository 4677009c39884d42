"""The parts of a date with a month name, its month, year and day; and ranges of dates."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from dedup.compare.figures.dates.calendars import HIJRI_YEARS, YEARS
from dedup.compare.figures.draft import Draft
from dedup.compare.figures.lexicon.lookup import Match, find, find_back
from dedup.compare.figures.lexicon.tables import Tables
from dedup.compare.figures.nouns import counted_noun, may_be_counted
from dedup.compare.figures.numbers.number import read_number
from dedup.compare.figures.scan import Scan

SPELLED_YEARS = range(1900, 2100)
"""Numbers in words that are a year where a year can stand."""


class Month(NamedTuple):
    """A month name, with its twin of another region where both are printed."""

    number: int
    calendar: str
    first: int
    stop: int
    doubled: bool
    code: str
    """Language of the name."""


class Day(NamedTuple):
    number: int
    first: int
    stop: int
    start: int


class Year(NamedTuple):
    text: str
    stop: int
    hijri: bool


def month_at(scan: Scan, tables: Tables, at: int) -> Month | None:
    match = _find_month(scan, tables, at)
    if match is None:
        return None
    number, stop = match.entry.number, match.stop
    pointed = scan.word(stop) == "." and scan.glued(stop) and len(scan.words[stop - 1]) <= 4
    stop += pointed and scan.is_number(stop + 1)  # else the point ends the sentence
    after = _twin(scan, tables, stop, number)
    return Month(number, match.entry.role, at, after or stop, bool(after), match.entry.code)


def _find_month(scan: Scan, tables: Tables, at: int) -> Match | None:
    if scan.word(at) not in tables.dates:
        return None
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


def year_at(scan: Scan, tables: Tables, at: int, *, of: bool = True) -> Year | None:
    """A year behind a month or a day, with *of the year* before it and its era behind it."""
    begin = at
    for _ in range(2):
        link = find(tables.links, scan, begin, "of") if of else None
        if link and not scan.is_number(begin):
            begin = link.stop
    word = scan.word(begin)
    if word in tables.numbers:
        return _spelled_year(scan, tables, begin)
    if _is_short_year(scan, tables, begin, at):
        return Year("19" + word, begin + 1, hijri=False)
    if not (word.isdecimal() and len(word) == 4 and int(word) in YEARS):
        return None
    era = find(tables.eras, scan, begin + 1)
    listed = scan.word(at) in (",", "،") and era is None  # in May, 2000 tonnes
    if scan.word(begin + 1) in ("%", "٪") or (listed and find(tables.tails, scan, begin + 1)):
        return None
    hijri = bool(era and era.entry.role == "hijri") or int(word) in HIJRI_YEARS
    return Year(word, era.stop if era else begin + 1, hijri)


def _is_short_year(scan: Scan, tables: Tables, year: int, at: int) -> bool:
    """*agosto de 99*, *le 4 août 99*: no day of a month, where nothing is counted."""
    word = scan.word(year)
    if not (word.isdecimal() and len(word) == 2 and int(word) >= _SHORT_YEARS):
        return False
    if year == at:
        return scan.is_number(at - 2) and scan.word(year + 1) in _STOPS
    number = read_number(scan, tables, year)
    if scan.word(at) not in tables.partitive or number is None or number.stop > year + 1:
        return False
    unit = find(tables.tails, scan, year + 1) or scan.word(year + 1) == ":"
    return not unit and counted_noun(scan, tables, number) is None


_SHORT_YEARS = 50
_STOPS = frozenset((".", ",", ")", ";", "\n", ""))


def _spelled_year(scan: Scan, tables: Tables, at: int) -> Year | None:
    """«العاشر من سبتمبر عام ألفين وخمسة»; but «، ألفين جندي» counts."""
    number = read_number(scan, tables, at)
    if number is None or not number.spelled or number.value not in SPELLED_YEARS:
        return None
    if may_be_counted(scan, tables, number.stop):
        return None
    return Year(str(number.value), number.stop, hijri=False)


def day_at(scan: Scan, tables: Tables, at: int) -> Day | None:
    """1 to 31, in digits (with 1st, 1er, 14.), as an ordinal or in words."""
    word = scan.word(at)
    if scan.is_number(at):
        if len(word) > 2 or not word.isdigit() or not 1 <= int(word) <= 31:
            return None
        suffix = scan.word(at + 1)
        glued = scan.glued(at + 1)
        point = (tables.primary.day_point and suffix == ".") or suffix in ("°", "º")
        stop = at + 2 if glued and (suffix in tables.suffixes or point) else at + 1
        return Day(int(word), at, stop, scan.starts[at])
    return spelled_day(scan, tables, at)


def spelled_day(scan: Scan, tables: Tables, at: int) -> Day | None:
    from dedup.compare.figures.ordinals import read_ordinal  # noqa: PLC0415 - they need one another

    ordinal = read_ordinal(scan, tables, at)
    if ordinal and 1 <= ordinal.number <= 31:
        return Day(ordinal.number, at, ordinal.stop, ordinal.start)
    number = read_number(scan, tables, at)
    if number and number.value.denominator == 1 and 1 <= number.value <= 31:
        return Day(int(number.value), at, number.stop, number.start)
    return None


_FIRST = re.compile("([بلو]?)(?:غره|(?:ال)?فاتح|يكم)")


def first_day(scan: Scan, month: Month) -> Day | None:
    """«غرة ذي القعدة», «بغرة شهر محرم», «الفاتح من نوفمبر»: the first, in a word of its own."""
    at = month.first - 1 - (scan.word(month.first - 1) in ("شهر", "من"))
    told = _FIRST.fullmatch(scan.word(at))
    return Day(1, at, at + 1, scan.starts[at] + told.end(1)) if told else None


def month_behind(scan: Scan, tables: Tables, at: int) -> Month | None:
    """The month a day belongs to, behind *of*, «من شهر», a hyphen or a slash."""
    month = month_at(scan, tables, at) or _same_month(scan, tables, at)
    if month:
        told = not _is_nil(month) or year_at(scan, tables, month.stop)
        return month if told or find(tables.times, scan, month.stop) else None
    linked = False
    for _ in range(2):
        link = find(tables.links, scan, at, "of")
        if link is None and scan.word(at) in ("-", ".") and scan.glued(at):
            at += 1
        elif link is None or scan.word(at) == ",":
            return None
        else:
            linked = scan.word(at) != "/"
            at = link.stop
        if month := month_at(scan, tables, at):
            return month if linked or not _is_nil(month) else None
    return None


OF_IT = "منه"
_REACH = 60
"""Words before «29 منه» in which its month is looked for."""
_ON = frozenset("في وفي يوم حتي وحتي الي والي لغايه ولغايه ال و بتاريخ منذ".split())


def _same_month(scan: Scan, tables: Tables, at: int) -> Month | None:
    """«من 3 أكتوبر حتى 29 منه»: of the month that was named last."""
    if scan.word(at) != OF_IT or (scan.is_number(at - 1) and scan.word(at - 2) not in _ON):
        return None
    back = range(at - 2, max(at - _REACH, 0), -1)
    found = (_find_month(scan, tables, begin) for begin in back)
    match = next(filter(None, found), None)
    if match is None:
        return None
    return Month(match.entry.number, match.entry.role, at, at + 1, False, match.entry.code)


def _is_nil(month: Month) -> bool:
    """صفر is a month, and the goals of a side that scored none («2 صفر», «1-صفر»)."""
    return month.calendar == "hijri" and month.number == _SAFAR


_SAFAR = 2


def range_opener(scan: Scan, tables: Tables, at: int) -> tuple[int, str] | None:
    """*from* or *between* in front of a range."""
    match = find_back(tables.froms, scan, at - 1)
    if match:
        return match.first, match.entry.role
    if scan.word(at - 1) in ("ال", "يوم", "the") or scan.word(at - 1) in tables.the:
        return range_opener(scan, tables, at - 1)
    return None


def date_range(scan: Scan, tables: Tables, low: Draft, high: Draft) -> Draft:
    """The range of two dates, with the word that opens it."""
    opened = range_opener(scan, tables, low.first)
    start = low.start
    if opened and scan.words[opened[0]] != "و":
        entry = find_back(tables.froms, scan, low.first - 1)
        start = scan.starts[opened[0]] + (entry.entry.skip if entry else 0)
    made = replace(low, kind="date_range", high=high.value, start=start)
    return replace(made, stop=high.stop, end=high.end)
