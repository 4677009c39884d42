"""Two dates or clock times that stand for one fact: which part differs, and by how much?"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction

from dedup.compare.figures.dates.when import When, when
from dedup.compare.judging.slips import DIGITS_MOVED, transposed
from dedup.model import Figure, Message
from dedup.text.fold import fold_word

UNRELATED = "no part of the date in common: %(left)s / %(right)s"
"""The reason where two dates fix different parts, so that neither can be the other changed."""

ONE_LATER = "date shifted by %(days)s day: %(left)s / %(right)s"
LATER = "date shifted by %(days)s days: %(left)s / %(right)s"
"""Reasons where two dates are near each other."""

OTHER_DATE = "another date: %(left)s / %(right)s"
OTHER_MONTH = "another month: %(left)s / %(right)s"
OTHER_YEAR = "another year: %(left)s / %(right)s"
"""Reasons where one part of a date is another, and the rest the same."""

ONE_DAY = "only one side gives the day: %(left)s / %(right)s"
ONE_END = "only one side gives both ends: %(left)s / %(right)s"
DATELINES = "each dateline has its own day: %(left)s / %(right)s"
"""Reasons where one side says less, or speaks of its own writing: neither denies the other."""

# A date without its year is held against another in a leap year, so that 29 February exists.
_ANY_YEAR = 2000
# A date further off is another date; it was not shifted.
_MOST_SHIFTED = 31
# «16:00» and «4:00»: a bare clock may leave open which half of the day it is in; «04:00» does not.
_BARE_CLOCK = re.compile(r"(?![0٠۰])(?:\d{1,2}(?:[:.,،٫h]\d{2})?|[^\W\d]+|\d\w*)")
_HALF_DAY = 12 * 60


def date_shift(left: Figure, right: Figure) -> tuple[str, Message]:
    """Verdict and reason for two dates, ranges, years, weekdays or relative dates."""
    printed = {"left": left.text, "right": right.text}
    left, right = _settled(left), _settled(right)
    ours, theirs = when(left), when(right)
    if _calendars_apart(left, right):
        return "changed", Message(UNRELATED, printed)
    if _either_holds(left, right):
        return "changed", Message(ONE_END, printed)
    if left.value is right.value is None and numerals(left) != numerals(right):
        return "changed", Message(OTHER_DATE, printed)
    if clash := ours.clash(theirs):
        return "changed", _shift(ours, theirs, clash, printed)
    if _one_day(ours, theirs):
        return "changed", Message(ONE_DAY, printed)
    if not ours.meets(theirs) and (left.value, left.high) != (right.value, right.high):
        return "changed", Message(UNRELATED, printed)
    if fold_word(left.text) == fold_word(right.text):
        return "same", Message("the same figure")
    return "restated", Message("the same date, written differently")


def _settled(figure: Figure) -> Figure:
    """«17 رمضان» as the day that it was or will be, where the day of publication tells that."""
    open_year = figure.calendar and (figure.value or "").startswith("XXXX")
    return replace(figure, value=figure.resolved) if open_year and figure.resolved else figure


def _calendars_apart(left: Figure, right: Figure) -> bool:
    """Whether one is a day of another calendar without its year: «10 ذو الحجة», «10 ديسمبر»."""
    frames = [(f.calendar if (f.value or "").startswith("XXXX") else None) for f in (left, right)]
    return frames[0] != frames[1]


def numerals(figure: Figure) -> list[str]:
    """The digits of a figure as printed, for one that could not be read."""
    return re.findall(r"\d+", fold_word(figure.text))


def _either_holds(left: Figure, right: Figure) -> bool:
    return _holds(left, right) or _holds(right, left)


def _holds(whole: Figure, part: Figure) -> bool:
    """Whether one is a range and the other only its beginning or its end.

    A Hijri year is two Gregorian ones: «1437» may be the end of «1436/1437».
    """
    if whole.high is None or (part.high is not None and part.kind != "year"):
        return False
    told = {part.value, part.high or part.value}
    met = [any(_same_day(end, one) for one in told) for end in (whole.value, whole.high)]
    return met.count(True) == 1


def _same_day(one: str | None, other: str | None) -> bool:
    """Whether two dates fit as far as both go, an open part with any other."""
    if one is None or other is None or min(len(one), len(other)) < len("2015"):
        return False
    pairs = zip(one, other, strict=False)
    return all(a == b or "X" in (a, b) for a, b in pairs) and not set(one) <= set("X-")


def _one_day(ours: When, theirs: When) -> bool:
    """Whether both fix the month and only one the day: «30 يونيو» against «يونيو»."""
    exact = [bool(part.day_of_month or part.weekday) for part in (ours, theirs)]
    return bool(ours.month and theirs.month) and exact[0] != exact[1]


def _shift(ours: When, theirs: When, clash: str, printed: dict[str, str]) -> Message:
    if part := _only(ours, theirs):
        if part == "year" and transposed(*(Fraction(end.year or 0) for end in (ours, theirs))):
            return Message(DIGITS_MOVED, printed)
        clash = part
    elif days := _days_between(ours, theirs):
        return Message(ONE_LATER if days == 1 else LATER, {**printed, "days": str(days)})
    texts = {
        "weekday": "another weekday: %(left)s / %(right)s",
        "year": OTHER_YEAR,
        "month": OTHER_MONTH,
    }
    return Message(texts.get(clash, OTHER_DATE), printed)


def _only(ours: When, theirs: When) -> str:
    """The one part of year and month that differs where the rest of the date is the same."""
    parts = ("year", "month", "day_of_month", "end")
    apart = [part for part in parts if getattr(ours, part) != getattr(theirs, part)]
    return apart[0] if len(apart) == 1 and apart[0] in ("year", "month") else ""


def _days_between(ours: When, theirs: When) -> int:
    """Days between two days near each other; 0 where one is open or they are far apart."""
    first, second = _day(ours), _day(theirs)
    if first is None or second is None:
        return 0
    days = abs((second - first).days)
    return days if days <= _MOST_SHIFTED else 0


def _day(part: When) -> date | None:
    if part.day or part.year:
        return part.day
    try:
        return date(_ANY_YEAR, int(part.month or ""), int(part.day_of_month or ""))
    except ValueError:
        return None


def time_shift(left: Figure, right: Figure) -> tuple[str, Message]:
    """Verdict and reason for two clock times of different wording."""
    printed = {"left": left.text, "right": right.text}
    ours, theirs = _minutes(left), _minutes(right)
    if _either_holds(left, right):
        return "changed", Message(ONE_END, printed)
    if (left.value, left.high) == (right.value, right.high):
        return "restated", Message("the same value, written differently")
    if ours is not None and theirs is not None and abs(ours - theirs) == _HALF_DAY:
        early = left if ours < theirs else right
        if _BARE_CLOCK.fullmatch(early.text) and left.high is right.high is None:
            return "restated", Message("only one side says which half of the day")
    return "changed", Message("another time: %(left)s / %(right)s", printed)


def _minutes(figure: Figure) -> int | None:
    match = re.fullmatch(r"(\d\d):(\d\d)", figure.value or "")
    return int(match[1]) * 60 + int(match[2]) if match else None
