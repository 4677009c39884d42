"""Korean: digits with scale letters, and what is written onto a number cut from it."""

from __future__ import annotations

import re
from fractions import Fraction

from dedup.compare.figures.draft import number_of
from dedup.compare.figures.numbers.number import Number
from dedup.compare.figures.scan import Scan

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
    r"|이상|이하|미만|초과|정도|가량|도|살|세|시간|시|주|달|년|사람|여명|만|배|전|뒤|%|킬로미터|미터|킬로그램|[a-z\u3380-\u33df]+\d?"
)
_PARTICLES = (
    "은|는|이|가|을|를|의|에|에서|에게|로|으로|와|과|도|만|부터|까지|이다|다|이었다|였다|이며|이고|이라고|라고"
    "|씩|당|쯤|째|이나|나|이상|이하|미만|정도|가량|보다|짜리|대로|대의|대에|간|동안|여"
)
# What is written onto digits: scale letters, then a unit or a noun that counts.
_ONTO = re.compile(
    rf"([십백천만억조]*)((?:년간|일간|분간|주간|주일|{_COUNTERS}|월(?!드)|일|분(?!기))?)"
)
_COUNTED = re.compile(rf"({_COUNTERS})((?:{_PARTICLES}){{0,2}})")
_SPELLED = re.compile(r"[일이삼사오육칠팔구십백천만억]{1,24}")


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


def read_hangul_number(scan: Scan, at: int) -> Number | None:
    """3만 5천, 1천419조; None without a scale letter, and for 제1조, an article."""
    total = section = Fraction(0)
    stop, last = at, 1
    signs = (*_TENS, *_SCALES)
    while scan.is_number(stop) and (
        stop == at or scan.glued(stop) or (scan.glued(stop + 1) and scan.words[stop + 1] in signs)
    ):
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
