"""Korean: dates with 년 월 일, and digits before scale letters, which are not read but shown."""

from __future__ import annotations

from dedup.compare.figures.dates.calendars import YEARS, is_date, iso
from dedup.compare.figures.draft import Draft
from dedup.compare.figures.scan import Scan

_YEAR, _MONTH, _DAY = "년", "월", "일"
_SCALES = "십백천만억조"


def read_hangul(scan: Scan, at: int) -> Draft | None:
    """The date at token ``at``; or, before a scale letter (3만 5천명), digits without a value."""
    return _date(scan, at) or _scaled(scan, at)


def _date(scan: Scan, at: int) -> Draft | None:
    """2018년 2월 12일, 2월 12일, 2018년."""
    year, stop = _part(scan, at, _YEAR)
    if year is not None and year not in YEARS:
        return None
    month, after = _part(scan, stop if year is not None else at, _MONTH)
    if month is None:
        return None if year is None else _draft(scan, "year", str(year), at, stop)
    day, end = _part(scan, after, _DAY)
    if day is not None and is_date(year, month, day):
        return _draft(scan, "date", iso(year, month, day), at, end)
    fits = day is None and is_date(None, month, 1)
    return _draft(scan, "date", iso(year, month), at, after) if fits else None


def _part(scan: Scan, at: int, mark: str) -> tuple[int | None, int]:
    """A number before a mark; a particle may follow the mark in the same word (12일에)."""
    word = scan.word(at)
    if word.isdecimal() and len(word) <= 4 and scan.word(at + 1)[:1] == mark and scan.glued(at + 1):
        return int(word), at + 2
    return None, at


def _scaled(scan: Scan, at: int) -> Draft | None:
    stop = at
    while scan.is_number(stop) and scan.glued(stop + 1) and scan.words[stop + 1][0] in _SCALES:
        stop += 2
        if scan.words[stop - 1].strip(_SCALES):
            break  # what is counted follows in the same word
    return _draft(scan, "vague", None, at, stop) if stop > at else None


def _draft(scan: Scan, kind: str, value: str | None, at: int, stop: int) -> Draft:
    mark = scan.starts[stop - 1] + 1
    return Draft(kind, value, at, stop, scan.starts[at], mark)
