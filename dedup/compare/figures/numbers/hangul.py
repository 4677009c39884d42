"""Korean: digits with scale letters, and dates and times with 년 월 일 시 분."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from dedup.compare.figures.dates.calendars import YEARS, is_date, iso
from dedup.compare.figures.draft import Draft
from dedup.compare.figures.numbers.number import Number
from dedup.compare.figures.scan import Scan

_YEAR, _MONTH, _DAY, _HOUR, _MINUTE = "년", "월", "일", "시", "분"
_TENS = {"십": 10, "백": 100, "천": 1000}
_SCALES = {"만": 10**4, "억": 10**8, "조": 10**12}
# What is written onto digits: scale letters, then a unit or a noun that counts.
_ONTO = re.compile(
    r"([십백천만억조]*)((?:달러|유로|위안|원|엔|명|가구|채|마리|[a-z\u3380-\u33df]+\d?|세|살)?)"
)
_LATE, _EARLY = ("오후", "밤", "저녁"), ("오전", "새벽", "아침")


def part_hangul(scan: Scan) -> None:
    """Cut what is written onto digits into scale letters, unit and particle: 5|만|원|으로."""
    cuts = {}
    for at, word in enumerate(scan.words):
        found = _ONTO.match(word) if scan.glued(at) and scan.is_number(at - 1) else None
        if found and found[0]:
            cuts[at] = [piece for piece in (*found[1], found[2], word[found.end() :]) if piece]
    scan.cut(cuts)


def read_hangul(scan: Scan, at: int) -> Draft | None:
    """The date, time or fraction at token ``at``."""
    return _date(scan, at) or _time(scan, at) or _fraction(scan, at)


def read_hangul_number(scan: Scan, at: int) -> Number | None:
    """3만 5천, 1천419조; None without a scale letter, and for 제1조, an article."""
    total = section = Fraction(0)
    stop, last = at, 1
    while scan.is_number(stop) and (stop == at or scan.glued(stop) or _scaled(scan, stop)):
        part, stop = Fraction(scan.words[stop].replace(",", "")), stop + 1
        while scan.word(stop) in _TENS and scan.glued(stop):
            last = _TENS[scan.words[stop]]
            part, stop = part * last, stop + 1
        section += part
        if scan.word(stop) in _SCALES and scan.glued(stop):
            last = _SCALES[scan.words[stop]]
            total, section, stop = total + section * last, Fraction(0), stop + 1
    if last == 1 or scan.word(at - 1) == "제":
        return None
    end = scan.ends[stop - 1]
    return Number(total + section, at, stop, scan.starts[at], end, True, last, code="ko")


def _fraction(scan: Scan, at: int) -> Draft | None:
    """3분의 2."""
    bottom, top = scan.word(at), scan.word(at + 2)
    if scan.word(at + 1) != "분의" or not (bottom.isdecimal() and top.isdecimal()):
        return None
    return Draft("fraction", f"{top}/{bottom}", at, at + 3, scan.starts[at], scan.ends[at + 2])


def _scaled(scan: Scan, at: int) -> bool:
    """Whether the digits at ``at`` have a scale letter behind them."""
    return scan.glued(at + 1) and scan.words[at + 1] in (*_TENS, *_SCALES)


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


def _time(scan: Scan, at: int) -> Draft | None:
    """오후 2시 29분, 9시 반."""
    hour, stop = _part(scan, at, _HOUR)
    if hour is None or hour > 24 or scan.word(stop - 1).startswith("시간"):
        return None
    minute, end = _part(scan, stop, _MINUTE)
    if minute is None and scan.word(stop).startswith("반") and scan.word(stop - 1) == _HOUR:
        minute, end = 30, stop + 1
    half = scan.word(at - 1)
    hour += 12 if half in _LATE and hour < 12 else 0
    told = _draft(scan, "time", f"{hour:02d}:{minute or 0:02d}", at, end if minute else stop)
    return replace(told, start=scan.starts[at - 1]) if half in (*_LATE, *_EARLY) else told


def _draft(scan: Scan, kind: str, value: str | None, at: int, stop: int) -> Draft:
    mark = scan.starts[stop - 1] + 1
    return Draft(kind, value, at, stop, scan.starts[at], mark)
