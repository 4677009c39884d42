"""Korean: digits with scale letters, and dates and times with 년 월 일 시 분."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from dedup.compare.figures.dates.calendars import YEARS, is_date, iso
from dedup.compare.figures.draft import Draft, draft_of, number_of
from dedup.compare.figures.numbers.number import Number
from dedup.compare.figures.scan import Scan

_YEAR, _MONTH, _DAY, _HOUR, _MINUTE = "년", "월", "일", "시", "분"
_TENS = {"십": 10, "백": 100, "천": 1000}
_SCALES = {"만": 10**4, "억": 10**8, "조": 10**12}
_DIGITS = dict(zip("일이삼사오육칠팔구", range(1, 10), strict=True))
_NATIVE = {
    **dict(zip("한 두 세 네 다섯 여섯 일곱 여덟 아홉".split(), range(1, 10), strict=True)),
    **dict(
        zip("열 스물 서른 마흔 쉰 예순 일흔 여든 아흔".split(), range(10, 100, 10), strict=True)
    ),
    "스무": 20,
}
_COUNTERS = (
    "달러|유로|위안|원|엔|명|가구|채|마리|개월|개|건|대|곳|번|차례|가지|권|편|석|표|발|척|그루|톤|%포인트|퍼센트"
    r"|도|살|세|시간|시|주|달|년|사람|여명|만|배|전|뒤|%|킬로미터|미터|킬로그램|[a-z\u3380-\u33df]+\d?"
)
_PARTICLES = (
    "은|는|이|가|을|를|의|에|에서|에게|로|으로|와|과|도|만|부터|까지|이다|다|이었다|였다|이며|이고|이라고|라고"
    "|씩|당|쯤|째|이나|나|이상|이하|미만|정도|가량|보다|짜리|대로|대의|대에|간|동안|여"
)
# What is written onto digits: scale letters, then a unit or a noun that counts.
_ONTO = re.compile(rf"([십백천만억조]*)((?:{_COUNTERS})?)")
_COUNTED = re.compile(rf"({_COUNTERS})((?:{_PARTICLES}){{0,2}})")
_SPELLED = re.compile(r"[일이삼사오육칠팔구십백천만억]{1,24}")
_FROM = ("일부터", "일에서", "일~")
_LATE, _EARLY = ("오후", "밤", "저녁"), ("오전", "새벽", "아침")


def part_hangul(scan: Scan) -> None:
    """Cut what hangs on a number into scale letters, unit and particle: 5|만|원|으로, 3 |명|이.

    A number in words becomes its digits where a counter stands behind it: 이백오십 명 is 250.
    """
    cuts: dict[int, list[str]] = {}
    for at, word in enumerate(scan.words):
        if not at or not "가" <= word[-1] <= "힣":
            continue
        if scan.is_number(at - 1) and scan.glued(at):
            found = _ONTO.match(word)
            pieces = [*found[1], found[2], word[found.end() :]] if found and found[0] else []
        else:
            value = _spelled(scan.words[at - 1])
            told = value or scan.is_number(at - 1) or scan.words[at - 1] == "%"
            told = told or scan.word(at - 2).isdecimal() or at - 1 in cuts
            counted = _COUNTED.fullmatch(word) if told else None
            if counted and counted[1] == "시" and value and scan.words[at - 1][0] in _DIGITS:
                counted = None  # 이천 시 is a town: hours are told in native numbers
            pieces = [counted[1], counted[2]] if counted else []
            if counted and value:
                scan.words[at - 1] = str(value)
        if pieces:
            cuts[at] = [piece for piece in pieces if piece]
    scan.cut(cuts)


def _spelled(word: str) -> int:
    """이백오십 and 스물다섯 as a number; 0 for another word (구조, with its 조, is *rescue*)."""
    if word in _NATIVE:
        return _NATIVE[word]
    for size in (1, 2):
        if word[:size] in _NATIVE and word[size:] in _NATIVE and _NATIVE[word[:size]] >= 10:
            return _NATIVE[word[:size]] + _NATIVE[word[size:]]
    if not _SPELLED.fullmatch(word):
        return 0
    total = section = digit = 0
    for letter in word:
        if letter in _DIGITS:
            digit = _DIGITS[letter]
        elif letter in _TENS:
            section, digit = section + (digit or 1) * _TENS[letter], 0
        else:
            total, section, digit = total + (section + digit or 1) * _SCALES[letter], 0, 0
    return total + section + digit


def read_hangul(scan: Scan, at: int) -> Draft | None:
    """The date, time or fraction at token ``at``."""
    return _date(scan, at) or _time(scan, at) or _fraction(scan, at)


def read_hangul_number(scan: Scan, at: int) -> Number | None:
    """3만 5천, 1천419조; None without a scale letter, and for 제1조, an article."""
    total = section = Fraction(0)
    stop, last = at, 1
    while scan.is_number(stop) and (stop == at or scan.glued(stop) or _scaled(scan, stop)):
        part, stop = number_of(scan.words[stop].replace(",", "")), stop + 1
        if part is None:
            return None  # 13.5.2015 and 1'000 are no number of this language
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
    return draft_of(scan, "fraction", f"{top}/{bottom}", at, at + 3)


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
        decade = scan.glued(stop) and scan.word(stop)[:1] == "대"
        value = f"{str(year)[:3]}X" if decade else str(year)
        return None if year is None else _draft(scan, "date" if decade else "year", value, at, stop)
    day, end = _part(scan, after, _DAY)
    if day is not None and is_date(year, month, day):
        low = _draft(scan, "date", iso(year, month, day), at, end)
        last, stop = _part(scan, end, _DAY)
        if last is None or scan.word(end - 1) not in _FROM or not is_date(year, month, last):
            return low
        high = _draft(scan, "date", iso(year, month, last), at, stop)
        return replace(high, kind="date_range", value=low.value, high=high.value)
    fits = day is None and is_date(None, month, 1)
    return _draft(scan, "date", iso(year, month), at, after) if fits else None


def _part(scan: Scan, at: int, mark: str) -> tuple[int | None, int]:
    """A number before a mark; a particle may follow the mark in the same word (12일에)."""
    word = scan.word(at)
    behind = scan.word(at + 1)
    marked = behind == mark or (behind[:1] == mark and scan.glued(at + 1))
    if word.isdecimal() and len(word) <= 4 and marked:
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
