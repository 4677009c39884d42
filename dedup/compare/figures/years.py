"""Bare years, seasons (2017/2018) and ranges of years, Gregorian and Hijri."""

from __future__ import annotations

import re
from dataclasses import replace

from dedup.compare.figures.calendars import HIJRI_YEARS, YEARS, hijri_month
from dedup.compare.figures.date_drafts import date_draft, date_range, range_opener
from dedup.compare.figures.draft import Draft
from dedup.compare.figures.lexicon.lookup import find, find_back
from dedup.compare.figures.lexicon.tables import Tables
from dedup.compare.figures.scan import Scan


def read_year(scan: Scan, tables: Tables, at: int) -> Draft | None:
    """A bare year, a season (2017/2018) or a range of years; None where it counts something."""
    word = scan.word(at)
    if not (len(word) == 4 and word.isdecimal() and int(word) in YEARS):
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
        return date_draft(scan, "year", low and low[:4], at, stop, high and high[:4], "hijri")
    if era or _is_year(scan, tables, at, headed=head is not None):
        return date_draft(scan, "year", word, at, stop)
    return None


def _is_year(scan: Scan, tables: Tables, at: int, *, headed: bool) -> bool:
    """A four-digit number is a year behind *in* or «عام», or where it counts nothing."""
    value, follower = int(scan.words[at]), scan.word(at + 1)
    if not 1500 <= value <= 2100:
        return False
    if find(tables.tails, scan, at + 1) or find(tables.numbers, scan, at + 1, "scale"):
        return False
    counts = follower.isalpha() and follower not in tables.common
    strong = scan.word(at - 1) in _STRONG_YEAR_HEADS
    if strong or (headed and not counts):
        return True
    if follower.startswith("و") and value >= 1900:
        counts = False
    if counts and follower.isascii():
        counts = _counts_in_latin(scan, at, follower)
    return value in range(1900, 2100) and (not counts or follower.startswith("ال"))


def _counts_in_latin(scan: Scan, at: int, follower: str) -> bool:
    """``2015 people`` counts, ``the 2015 election`` does not."""
    if scan.word(at - 1) in _DETERMINERS:
        return False
    # English groups the digits of a count: without a comma only round numbers and people count.
    return int(scan.words[at]) % 100 == 0 or follower in _PEOPLE


_PEOPLE = frozenset("people men women children soldiers troops workers students members".split())
_DETERMINERS = frozenset("the that this a its their his her our s © early late mid".split())


_STRONG_YEAR_HEADS = frozenset(
    "عام سنه العام السنه لعام بعام وعام موسم الموسم لسنه عامي since in year mid early late".split()
)


def _year_range(scan: Scan, tables: Tables, at: int, *, hijri: bool) -> Draft | None:
    link = find(tables.links, scan, at + 1, "tos")
    sign = scan.word(at + 1)
    begin = link.stop if link else at + 2 if sign == "/" else 0
    opened = range_opener(scan, tables, at)
    if not begin and opened and opened[1] == "betweens":
        joined = find(tables.links, scan, at + 1, "ands")
        begin = joined.stop if joined else 0
    if begin and (head := find(tables.year_heads, scan, begin)):
        begin = head.stop
    high = scan.word(begin) if begin else ""
    full = _high_year(scan.words[at], high)
    era = find(tables.eras, scan, begin + 1) if full else None
    stop = era.stop if era else begin + 1
    hijri = hijri or bool(era and era.entry.role == "hijri")
    if full is None or (len(high) == 2 and not scan.glued(begin)):
        return None
    if not link and sign == "/" and not scan.glued(at + 1):
        return None
    low = date_draft(scan, "date_range", scan.words[at], at, stop)
    low = replace(low, high=full, calendar="hijri" if hijri else None)
    if hijri:
        return _hijri_years(low, scan.words[at], full)
    return date_range(scan, tables, low, replace(low, value=full))


_SEASON = re.compile(r"\d{4}|\d{2}")


def _high_year(low: str, high: str) -> str | None:
    if not (high.isdecimal() and _SEASON.fullmatch(high)):
        return None
    full = high if len(high) == 4 else low[:2] + high
    return full if 0 < int(full) - int(low) <= 400 and int(low) >= 1000 else None


def _hijri_years(draft: Draft, low: str, high: str) -> Draft:
    first, last = hijri_month(int(low), None)[0], hijri_month(int(high), None)[1]
    return replace(draft, value=first and first[:4], high=last and last[:4])
