"""Numbers in Han characters; dates and times with 年 月 日 时 分, and with 년 월 일 시 분."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from dedup.compare.figures.dates.calendars import is_date, iso
from dedup.compare.figures.draft import Draft, draft_of, number_of, plain
from dedup.compare.figures.numbers.number import Number
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


_PEOPLE = ("人", "名")
LONGEST = 24
_YEAR, _MONTH, _DAY, _POINT = "年년", "月월", "日号號일", "点點"


def read_han_number(scan: Scan, at: int) -> Number | None:
    """三千五百万, 二〇一八, 三点五: None for one character alone that counts nothing."""
    stop = at
    while stop - at < LONGEST and _goes_on(scan, stop, at):
        stop += 1
    words = scan.words[at:stop]
    alone = len(words) == 1 and words[0] not in _DIGITS and words[0] != "十"
    if not words or (alone and not (words[0] in "百千" and scan.word(stop) in _PEOPLE)):
        return None  # 百人, but 百度 and 千米 are words
    value = _positional(words) if all(word in _DIGITS for word in words) else _sum(words)
    if value is None:
        return None
    fraction, stop = _decimals(scan, stop)
    scale = _SCALES.get(scan.words[stop - 1], 1)
    total = Fraction(value) + fraction
    return Number(total, at, stop, scan.starts[at], scan.ends[stop - 1], True, scale, code="zh")


def _goes_on(scan: Scan, at: int, first: int) -> bool:
    """A digit, or 余 and 多 (*and more*) before a scale."""
    word = scan.word(at)
    metric = word == "兆" or (word == "千" and at == first + 1)
    if metric and scan.word(at + 1) in _AFTER_MEGA:
        return False  # 五十兆字节, 六千瓦
    digit = word in _DIGITS or word in _TENS or word in _SCALES
    return digit or (word in tuple("余餘多") and scan.word(at + 1) in _SCALES)


_AFTER_MEGA = frozenset("字瓦赫位")
"""Units that 兆 before them, and 千 behind a single digit, is a part of."""


def _positional(words: list[str]) -> int | None:
    """二〇一八: digit by digit, at least two and not a mere enumeration like 三四."""
    if len(words) == 1:
        return _DIGITS[words[0]]
    return int("".join(str(_DIGITS[word]) for word in words)) if len(words) > 2 else None


def _sum(words: list[str]) -> int | None:
    total = section = digit = 0
    place, last = 1, 1
    for word in words:
        if word in _DIGITS:
            # 四百五 is 450: a last digit stands for the next lower place, unless 零 says else.
            digit, place = _DIGITS[word], 1 if word in "零〇" else place
        elif word in _TENS:
            section += (digit or 1) * _TENS[word]
            digit, place = 0, _TENS[word] // 10
        elif word in _SCALES:
            scale, counted = _SCALES[word], section + digit
            # 一万五千亿, 二十一万亿: a larger scale counts all that stands before it.
            total = (total + counted) * scale if scale > last else total + counted * scale
            section, digit, place, last = 0, 0, scale // 10, scale
    return total + section + digit * place or None


def _decimals(scan: Scan, at: int) -> tuple[Fraction, int]:
    """点五 behind a whole number."""
    if scan.word(at) not in tuple(_POINT):
        return Fraction(0), at
    stop = at + 1
    while scan.word(stop) in _DIGITS and scan.word(stop) not in "两兩倆" and stop - at < 12:
        stop += 1
    digits = "".join(str(_DIGITS[word]) for word in scan.words[at + 1 : stop])
    return (Fraction(int(digits), 10 ** len(digits)), stop) if digits else (Fraction(0), at)


def with_measured_half(scan: Scan, number: Number) -> Number:
    """一个半小时, 两个半月: the half stands behind the measure word."""
    if scan.word(number.stop) not in ("个", "個") or scan.word(number.stop + 1) != "半":
        return number
    stop = number.stop + 2
    value = number.value + Fraction(1, 2)
    return replace(number, value=value, stop=stop, end=scan.ends[stop - 1])


def read_han_era(scan: Scan, at: int) -> Draft | None:
    """80年代 is a decade, 21世纪 a century by its number, 20世纪90年代 both in one."""
    value, stop = _value(scan, at)
    if value is None or value.denominator != 1:
        return None
    if scan.words[stop : stop + 2] not in (["世", "纪"], ["世", "紀"]):
        return _decade(scan, at)
    decade = _decade(scan, stop + 2)
    if decade and decade.value:
        text = f"{int(value) - 1:02d}{decade.value[2:]}"
        return draft_of(scan, "date", text, at, decade.stop)
    unit = "".join(scan.words[stop : stop + 2])
    return draft_of(scan, "ordinal", plain(value), at, stop, unit=unit)


def _decade(scan: Scan, at: int) -> Draft | None:
    value, stop = _value(scan, at)
    ten_years = value is not None and value % 10 == 0 and value < _YEARS_END
    signs = scan.word(stop) + scan.word(stop + 1)[:1]
    if value is None or not ten_years or signs not in _DECADE or not scan.glued(stop + 1):
        return None
    made = draft_of(scan, "date", f"{int(value) // 10}".rjust(3, "X") + "X", at, stop + 2)
    return replace(made, end=scan.starts[stop + 1] + 1)


_YEARS_END = 2100
_DECADE = ("年代", "년대")


def open_scale(scan: Scan, at: int) -> int:
    """Where the open part of 二十几万, 十几人 and 十数人 at ``at`` ends; 0 where there is none."""
    if scan.word(at) not in tuple("几幾数數"):
        return 0
    return at + 1 + (scan.word(at + 1) in _SCALES)


_PARTS = (["分", "之"], ["分", "の"], ["분", "의"])


def read_han_fraction(scan: Scan, at: int) -> Draft | None:
    """五分之一 is 1/5, 3分の1 1/3, 万分之三 3/10000, 三又五分之一 16/5."""
    bottom, stop = _value(scan, at)
    if bottom is not None and scan.word(stop) == "又" and scan.word(at - 1) != "又":
        part = read_han_fraction(scan, stop + 1)
        whole = bottom + Fraction(part.value or 0) if part else None
        return draft_of(scan, "count", plain(whole), at, part.stop) if whole and part else None
    power = {**_TENS, **_SCALES}.get(scan.word(at))
    if power and scan.words[at + 1 : at + 3] in _PARTS:
        bottom, stop = Fraction(power), at + 1
    if bottom is None or scan.words[stop : stop + 2] not in _PARTS:
        return None
    top, end = _value(scan, stop + 2)
    if top is None or not top > 0 or bottom < 1:
        return None
    if bottom == 100:
        return draft_of(scan, "percent", plain(top), at, end, unit="%")
    share = (top / bottom) if top.denominator > 1 else None
    value = f"{top}/{bottom}" if share is None else f"{share.numerator}/{share.denominator}"
    return draft_of(scan, "fraction", value, at, end)


def _value(scan: Scan, at: int) -> tuple[Fraction | None, int]:
    """A number in digits or in Han characters, and the token behind it."""
    if scan.is_number(at):
        text = scan.words[at]
        return (number_of(text), at + 1) if len(text) < 16 else (None, at)
    number = read_han_number(scan, at)
    return (number.value, number.stop) if number else (None, at)


def read_han_ordinal(scan: Scan, at: int) -> Draft | None:
    """第三, 第12: with the noun behind it."""
    if scan.word(at) != "第":
        return None
    value, stop = _value(scan, at + 1)
    if value is None or value.denominator != 1:
        return None
    unit = scan.raw_word(stop) if scan.is_word(stop) else None
    return draft_of(scan, "ordinal", str(value), at, stop, unit=unit)


_NOT_TENTHS = frozenset("为為了立功员員本果长長就年人熟品都分绩績交语語")
_NOT_DISCOUNT = frozenset("断斷磨返叠疊腾騰合旧舊扣算射")


def read_han_share(scan: Scan, at: int) -> Draft | None:
    """三成 and 三割 are 30 %, 三成半 35 %; 八五折, what is left of a price, 85 %."""
    digits, stop = _digits(scan, at)
    sign, behind = scan.word(stop), scan.word(stop + 1)
    if digits is None or sign not in ("成", "割", "折"):
        return None
    if behind in (_NOT_DISCOUNT if sign == "折" else _NOT_TENTHS):
        return None
    value, end = digits * 10, stop + 1
    if sign != "折" and (behind == "半" or behind in _DIGITS):
        value, end = value + (5 if behind == "半" else _DIGITS[behind]), stop + 2
    return draft_of(scan, "percent", plain(value), at, end, unit="%")


def _digits(scan: Scan, at: int) -> tuple[Fraction | None, int]:
    """五, 五五 (5.5), 8.5, 八点五 or 十."""
    pair = [_DIGITS.get(scan.word(at + k)) for k in (0, 1)]
    if pair[0] is not None and pair[1] is not None:
        return pair[0] + Fraction(pair[1], 10), at + 2
    if scan.word(at) == "半":
        return Fraction(1, 2), at + 1
    value, stop = _value(scan, at)
    return (value, stop) if value and (value <= 10 or scan.is_number(at)) else (None, at)


def read_han_date(scan: Scan, at: int) -> Draft | None:
    """One date, or a range of days: 7月4日到7月6日, 7月4日至6日, 4日至6日."""
    low = _one_date(scan, at)
    if low is None or not low.value or low.value.count("-") != 2:
        return low
    kara = scan.words[low.stop : low.stop + 2] == ["か", "ら"]
    high = _one_date(scan, low.stop + 1 + kara) if kara or scan.word(low.stop) in _TO else None
    if high is None or not high.value or high.value.count("-") != 2:
        return low
    # What the second day leaves out it has in common with the first.
    shared = len(high.value) - len(high.value.lstrip("X-"))
    value = low.value[:shared] + high.value[shared:]
    if low.value >= value or not _exists(value):
        return low
    return replace(low, kind="date_range", high=value, stop=high.stop, end=high.end)


def _exists(value: str) -> bool:
    """Whether a day whose year, or year and month, may be unknown is one of the calendar."""
    year, month, day = (int(part) if part.isdecimal() else None for part in value.split("-"))
    return month is None or day is None or is_date(year, month, day)


_TO = frozenset("到 至 - – — ~ ～ 〜 부터 에서".split())


def _one_date(scan: Scan, at: int) -> Draft | None:
    """2018年2月13日, 二〇一八年二月, 2月13日, 2018年, 13日."""
    year, stop = _part(scan, at, _YEAR)
    era = _ERAS.get(scan.word(at - 2) + scan.word(at - 1), 0)
    if year is not None and era and year < 100:
        made = _in_year(scan, at, era + year, stop)
        return made and replace(made, first=at - 2, start=scan.starts[at - 2])
    if year is not None and not 1000 <= year <= 2200:
        return None
    return _in_year(scan, at, year, stop)


_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867}
_ERAS |= {"民国": 1911, "民國": 1911}
"""The year before the first one of a Japanese reign, and of the Republic of China."""


def _in_year(scan: Scan, at: int, year: int | None, stop: int) -> Draft | None:
    """The date whose year, if any, ends at ``stop``."""
    month, after = _part(scan, stop if year is not None else at, _MONTH)
    if month is None or not 1 <= month <= 12:
        return draft_of(scan, "year", str(year), at, stop) if year is not None else _day(scan, at)
    day, end = _part(scan, after, _DAY)
    if day is None or not is_date(year, month, day):
        return draft_of(scan, "date", iso(year, month), at, after)
    return draft_of(scan, "date", iso(year, month, day), at, end)


def _day(scan: Scan, at: int) -> Draft | None:
    """17日 of the month that is spoken of; 3日内, 15日間 and 15일 동안 are so many days."""
    day, stop = _part(scan, at, "日일") if scan.is_number(at) else (None, at)
    if day is None or not 1 <= day <= 31 or scan.word(stop)[:1] in _SO_MANY:
        return None
    return draft_of(scan, "date", f"XXXX-XX-{day:02d}", at, stop)


_SO_MANY = frozenset("内內间間后後来來以之前游遊连連간동만째차전후뒤")


def read_han_time(scan: Scan, at: int) -> Draft | None:
    """14时30分, 下午3点, 오후 2시 29분."""
    hour, stop = _part(scan, at, "时時点點시")
    if hour is None or not 0 <= hour <= 24 or scan.word(stop) in ("間", "间"):
        return None
    minute, end = _part(scan, stop, "分분")
    if scan.word(stop) in ("半", "반"):
        minute, end = 30, stop + 1
    first = at - (1 if scan.word(at - 1) in (*_LATE, *_EARLY) else 2)
    half = "".join(scan.words[max(first, 0) : at])
    hour += 12 if half in _LATE and hour < 12 else 0
    told = draft_of(scan, "time", f"{hour:02d}:{minute or 0:02d}", at, end if minute else stop)
    return replace(told, start=scan.starts[first]) if half in (*_LATE, *_EARLY) else told


_LATE = frozenset("下午 晚上 傍晚 午後 오후 밤 저녁".split())
_EARLY = frozenset("上午 凌晨 早上 清晨 午前 오전 새벽 아침".split())


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
