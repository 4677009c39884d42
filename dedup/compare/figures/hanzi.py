"""Chinese: numbers in Han characters, and dates and times with 年 月 日 时 分."""

from __future__ import annotations

from fractions import Fraction

from dedup.compare.figures.calendars import is_date, iso
from dedup.compare.figures.draft import Draft
from dedup.compare.figures.numbers import Number
from dedup.compare.figures.scan import Scan

_DIGITS = {
    char: value
    for value, chars in enumerate(
        ("零〇", "一壹", "二贰两兩貳倆", "三叁參", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")
    )
    for char in chars
}
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_SCALES = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}


LONGEST = 24
_YEAR, _MONTH, _DAY, _POINT = "年", "月", "日号號", "点點"


def read_han_number(scan: Scan, at: int) -> Number | None:
    """三千五百万, 二〇一八, 三点五: None for one character alone that counts nothing."""
    stop = at
    while stop - at < LONGEST and _goes_on(scan, stop):
        stop += 1
    words = scan.words[at:stop]
    if not words or (len(words) == 1 and words[0] not in _DIGITS and words[0] != "十"):
        return None
    value = _positional(words) if all(word in _DIGITS for word in words) else _sum(words)
    if value is None:
        return None
    fraction, stop = _decimals(scan, stop)
    scale = _SCALES.get(scan.words[stop - 1], 1)
    total = Fraction(value) + fraction
    return Number(total, at, stop, scan.starts[at], scan.ends[stop - 1], True, scale, code="zh")


def _goes_on(scan: Scan, at: int) -> bool:
    """A digit, or 余 and 多 (*and more*) before a scale."""
    word = scan.word(at)
    return _is_han_digit(word) or (word in "余餘多" and scan.word(at + 1) in _SCALES and word != "")


def _is_han_digit(word: str) -> bool:
    return word in _DIGITS or word in _TENS or word in _SCALES


def _positional(words: list[str]) -> int | None:
    """二〇一八: digit by digit, at least two and not a mere enumeration like 三四."""
    if len(words) == 1:
        return _DIGITS[words[0]]
    return int("".join(str(_DIGITS[word]) for word in words)) if len(words) > 2 else None


def _sum(words: list[str]) -> int | None:
    total = section = digit = 0
    place = 1
    for word in words:
        if word in _DIGITS:
            # 四百五 is 450: a last digit stands for the next lower place, unless 零 says else.
            digit, place = _DIGITS[word], 1 if word in "零〇" else place
        elif word in _TENS:
            section += (digit or 1) * _TENS[word]
            digit, place = 0, _TENS[word] // 10
        elif word in _SCALES:
            counted = section + digit
            total = (
                (total + counted) * _SCALES[word]
                if total < counted
                else (total + counted * _SCALES[word])
            )
            section, digit, place = 0, 0, _SCALES[word] // 10
    return total + section + digit * place or None


def _decimals(scan: Scan, at: int) -> tuple[Fraction, int]:
    """点五 behind a whole number."""
    if scan.word(at) not in tuple(_POINT):
        return Fraction(0), at
    stop = at + 1
    while scan.word(stop) in _DIGITS and stop - at < 12:
        stop += 1
    digits = "".join(str(_DIGITS[word]) for word in scan.words[at + 1 : stop])
    return (Fraction(int(digits), 10 ** len(digits)), stop) if digits else (Fraction(0), at)


def read_han_fraction(scan: Scan, at: int) -> Draft | None:
    """五分之一 is 1/5."""
    bottom = read_han_number(scan, at)
    if bottom is None or scan.words[bottom.stop : bottom.stop + 2] != ["分", "之"]:
        return None
    at_top = bottom.stop + 2
    top = read_han_number(scan, at_top)
    if top is None or bottom.value == 100 or not top.value > 0:
        return None
    return _draft(scan, "fraction", f"{top.value}/{bottom.value}", at, top.stop)


def read_han_date(scan: Scan, at: int) -> Draft | None:
    """2018年2月13日, 二〇一八年二月, 2月13日, 2018年."""
    year, stop = _part(scan, at, _YEAR)
    if year is not None and not 1000 <= year <= 2200:
        return None
    month, after = _part(scan, stop if year is not None else at, _MONTH)
    if month is None or not 1 <= month <= 12:
        return _draft(scan, "year", str(year), at, stop) if year is not None else None
    day, end = _part(scan, after, _DAY)
    if day is None or not is_date(year, month, day):
        return _draft(scan, "date", iso(year, month), at, after) if year is not None else None
    return _draft(scan, "date", iso(year, month, day), at, end)


def read_han_time(scan: Scan, at: int) -> Draft | None:
    """14时30分, 下午3点."""
    hour, stop = _part(scan, at, "时時点點")
    if hour is None or not 0 <= hour <= 24:
        return None
    minute, end = _part(scan, stop, "分")
    if scan.word(stop) == "半":
        minute, end = 30, stop + 1
    late = "".join(scan.word(at - k) for k in (2, 1)) in ("下午", "晚上", "傍晚", "午後")
    hour += 12 if late and hour < 12 else 0
    return _draft(scan, "time", f"{hour:02d}:{minute or 0:02d}", at, end if minute else stop)


def _part(scan: Scan, at: int, marks: str) -> tuple[int | None, int]:
    """A number before one of ``marks``: its value and the token behind the mark."""
    if scan.is_number(at) and scan.words[at].isdecimal() and len(scan.words[at]) <= 4:
        value, stop = int(scan.words[at]), at + 1
    else:
        number = read_han_number(scan, at)
        if number is None or number.value.denominator != 1:
            return None, at
        value, stop = int(number.value), number.stop
    word = scan.word(stop)
    return (value, stop + 1) if word and word in marks else (None, at)


def _draft(scan: Scan, kind: str, value: str, at: int, stop: int) -> Draft:
    return Draft(kind, value, at, stop, scan.starts[at], scan.ends[stop - 1])
