"""Ordinals: ``21st``, ``twenty-first``, «الحادي والعشرين», «أول»."""

from __future__ import annotations

from typing import NamedTuple

from dedup.compare.figures.lexicon.lookup import Match, find
from dedup.compare.figures.lexicon.tables import Tables
from dedup.compare.figures.nouns import may_be_counted
from dedup.compare.figures.numbers.number import Number, read_number
from dedup.compare.figures.scan import Scan


class Ordinal(NamedTuple):
    """A place in an order, at tokens ``first`` to ``stop``."""

    number: int
    first: int
    stop: int
    start: int
    end: int
    definite: bool


def read_ordinal(scan: Scan, tables: Tables, at: int) -> Ordinal | None:
    """The ordinal at token ``at``."""
    if scan.is_number(at):
        return _suffixed(scan, tables, at)
    match = find(tables.words, scan, at, "ordinal")
    if match is None:
        return _compound(scan, tables, at)
    number = match.entry.number
    if scan.word(at - 1).endswith(_ROMANCE_TENS):
        # The end of a compound we do not know: no value is better than its last part's.
        return None
    number, stop = _beyond_hundred(scan, tables, *_rest(scan, tables, match, number))
    start = scan.starts[at] + match.entry.skip
    return Ordinal(number, at, stop, start, scan.ends[stop - 1], match.entry.definite)


def _suffixed(scan: Scan, tables: Tables, at: int) -> Ordinal | None:
    word = scan.words[at].replace(",", "")
    if not (word.isdecimal() and len(word) < 7 and scan.glued(at + 1)):
        return None
    behind = at + 1
    if tables.primary.script == "cyrillic" and scan.word(behind) == "-":
        behind += scan.glued(behind + 1)  # 21-й
    if scan.word(behind) in ("'", "’") and scan.glued(behind + 1):
        behind += 1  # 5'inci
    pointed = tables.primary.day_point and _is_pointed(scan, tables, at)
    if scan.word(behind) not in tables.suffixes and not pointed:
        return None
    if scan.word(behind) == "st" and word[-1] != "1":
        return None  # 12st 4lb is a weight
    return Ordinal(int(word), at, behind + 1, scan.starts[at], scan.ends[behind], False)


def _is_pointed(scan: Scan, tables: Tables, at: int) -> bool:
    """*23., 54. und 90. Minute*: a point behind the number, and behind the last the noun."""
    while scan.is_number(at) and scan.word(at + 1) == "." and scan.glued(at + 1):
        at += 2
        if scan.word(at) in tables.ordinal_heads:
            return True
        at += scan.word(at) in _LISTING
    return False


_LISTING = frozenset(", und oder bis ve veya".split())


def _rest(scan: Scan, tables: Tables, match: Match, number: int) -> tuple[int, int]:
    """الثاني عشر, الثاني والعشرون: the teen mark, or the ten joined by «و»."""
    if match.entry.code != "ar":
        return _latin_rest(scan, tables, match, number)
    unit = 1 if number == 11 else number
    mark = find(tables.numbers, scan, match.stop, "mark")
    if mark and unit < 10:
        return unit + 10, mark.stop
    at = match.stop
    joined = scan.word(at) == "و"
    ten = find(tables.numbers, scan, at + joined, "ten")
    if ten is None or unit >= 10 or not (ten.entry.conj or joined):
        return number, match.stop
    # «الخامسة وعشرون عاما»: behind a definite place the ten may count a noun of its own.
    if match.entry.definite and not ten.entry.definite and may_be_counted(scan, tables, ten.stop):
        return number, match.stop
    return unit + ten.entry.number, ten.stop


def _beyond_hundred(scan: Scan, tables: Tables, number: int, at: int) -> tuple[int, int]:
    """«الثانية والثلاثون بعد المئة»: the hundreds that the place is counted on from."""
    base = read_number(scan, tables, at + 1) if scan.word(at) == "بعد" else None
    hundreds = base is not None and base.definite and base.value % 100 == 0
    if base is None or not hundreds or may_be_counted(scan, tables, base.stop):
        return number, at
    return number + int(base.value), base.stop


def _latin_rest(scan: Scan, tables: Tables, match: Match, number: int) -> tuple[int, int]:
    """vigésimo primero: ordinals in falling order are one."""
    stop = match.stop
    while number >= 10 and (more := find(tables.words, scan, stop, "ordinal")):
        if more.entry.code == "en" or more.entry.number >= _lowest_place(number):
            break
        number, stop = number + more.entry.number, more.stop
    return number, stop


def _lowest_place(number: int) -> int:
    """10 for 20 and 120, 100 for 100, 1 for 21."""
    digits = str(number)
    return int(10 ** (len(digits) - len(digits.rstrip("0"))))


_ROMANCE_TENS = ("esimo", "esima", "esimos", "esimas")
SCALED_ORDINALS = tuple(f"on{ending}" for ending in _ROMANCE_TENS)
"""How the ordinals of a million and more end in Spanish, Italian and Portuguese."""


_SCALE = 1000
"""Ordinals from here on count: cincuenta y dos milésimo is the 52,000th."""


def _scaled(scan: Scan, tables: Tables, number: Number, unit: Match) -> Ordinal | None:
    """quinientos trece millonésimo, três milhões e dois milésimo tricentésimo."""
    scale = unit.entry.number
    high, low = divmod(int(number.value), scale)
    if unit.entry.code == "en" or not low or high * scale % scale**2:
        return None
    total, stop = _latin_rest(scan, tables, unit, high * scale + low * scale)
    return Ordinal(total, number.first, stop, number.start, scan.ends[stop - 1], False)


def _compound(scan: Scan, tables: Tables, at: int) -> Ordinal | None:
    """twenty-first, hundred and first: a ten, and an ordinal unit behind it."""
    known = scan.word(at) in tables.numbers and tables.primary.code != "ar"
    number = read_number(scan, tables, at) if known else None
    if number is None or number.value.denominator != 1:
        return None
    begin = number.stop + (scan.word(number.stop) in ("-", "and", "et", "و"))
    unit = find(tables.words, scan, begin, "ordinal")
    if unit is None or not isinstance(unit.entry.value, int):
        return None
    if unit.entry.value >= _SCALE and not scan.words[unit.stop - 1].endswith("s"):
        return _scaled(scan, tables, number, unit)
    # The ordinal fills the zeros at the end of the number: twenty-first, one hundred and fifth.
    if unit.entry.value >= _lowest_place(int(number.value)):
        return None
    end = scan.ends[unit.stop - 1]
    total = int(number.value) + unit.entry.value
    return Ordinal(total, number.first, unit.stop, number.start, end, False)
