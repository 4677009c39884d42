"""Bare years, seasons (2017/2018) and ranges of years, Gregorian and Hijri."""

from __future__ import annotations

from dataclasses import replace

from dedup.compare.figures.amounts import is_elided
from dedup.compare.figures.dates.calendars import HIJRI_YEARS, hijri_month, jalali_year
from dedup.compare.figures.dates.parts import date_range, range_opener
from dedup.compare.figures.draft import Draft, draft_of
from dedup.compare.figures.lexicon.lookup import find, find_back
from dedup.compare.figures.lexicon.tables import Tables
from dedup.compare.figures.nouns import may_be_noun
from dedup.compare.figures.numbers.number import LIVING_YEARS, STRONG_YEAR_HEADS, is_enclosed
from dedup.compare.figures.scan import Scan


def read_year(scan: Scan, tables: Tables, at: int) -> Draft | None:
    """A bare year, a season (2017/2018) or a range of years; None where it counts something."""
    word = scan.word(at)
    short = _old_year(scan, tables, at) or _short_year(scan, tables, at)
    if short := short or _clipped_season(scan, tables, at):
        return short
    if not (len(word) == 4 and word.isdecimal() and 1000 <= int(word) < 3000):
        return None
    head = find_back(tables.year_heads, scan, at - 1)
    era = None if _is_metre(scan, at + 1) else find(tables.eras, scan, at + 1)
    hijri = bool(era and era.entry.role == "hijri") or (
        int(word) in HIJRI_YEARS and head is not None and _is_told_hijri(scan, tables, at)
    )
    stop = era.stop if era else at + 1
    if span := _year_range(scan, tables, at, hijri=hijri):
        return span
    if int(word) in HIJRI_YEARS and not era and tables.primary.jalali_years:
        if not _is_told_hijri(scan, tables, at):
            return None
        days, calendar = jalali_year(int(word)), "jalali"
    elif hijri:
        days, calendar = hijri_month(int(word), None), "hijri"
    else:
        told = era or _is_year(scan, tables, at, headed=head is not None)
        return draft_of(scan, "year", word, at, stop) if told else None
    low, high = (day and day[:4] for day in days)
    return draft_of(scan, "year", low, at, stop, high=high, calendar=calendar)


_PARTS_OF_YEAR = {"Q": ("quarter", "1234"), "H": ("half", "12")}
_BEFORE_A_PART = frozenset("in for of the during since by from and to fiscal ( , . :".split())


def part_of_year(scan: Scan, at: int) -> Draft | None:
    """``Q3``, ``H1 2024``: its ordinal; a Q5 is a car, and H2 without a year a gas."""
    unit, numbers = _PARTS_OF_YEAR.get(scan.raw_word(at - 1) if at else "", ("", ""))
    if scan.words[at] not in numbers or not scan.glued(at) or scan.glued(at + 1):
        return None
    dated = len(scan.word(at + 1)) == len("2024") and scan.word(at + 1).isdecimal()
    led = scan.word(at - 2) in _BEFORE_A_PART and (unit == "quarter")
    if not (dated or scan.word(at + 1) == "fy" or led or at == 1):
        return None
    return draft_of(scan, "ordinal", scan.words[at], at - 1, at + 1, unit=unit)


def _is_told_hijri(scan: Scan, tables: Tables, at: int) -> bool:
    """«عام 1436», «نهاية 1436»; but «بعد 1400 سنة» and «خلال 1350 رحلة» count."""
    return scan.word(at - 1) in STRONG_YEAR_HEADS or _ends(scan, tables, at + 1)


def _old_year(scan: Scan, tables: Tables, at: int) -> Draft | None:
    """«147 هجرية», «400 قبل الميلاد»: a year whose place in our calendar is not given."""
    ranged = scan.word(at + 1) in ("-", "–") and scan.word(at + 2).isdecimal()
    era = find(tables.eras, scan, at + 1 + 2 * ranged)
    if era is None or not scan.words[at].isdecimal():
        return None
    if ranged:
        before = era.entry.role == "before"
        return draft_of(scan, "date_range", None, at, era.stop) if before else None
    if era.entry.role == "common":
        young = era.entry.code != "en" or len(scan.words[at]) > _OLD_DIGITS
        return None if young else draft_of(scan, "year", scan.words[at].zfill(4), at, era.stop)
    if era.entry.role == "before" or len(scan.words[at]) == _OLD_DIGITS:
        calendar = "hijri" if era.entry.role == "hijri" else None
        return draft_of(scan, "year", None, at, era.stop, calendar=calendar)
    return None


_OLD_DIGITS = 3
_LENGTHS = frozenset(
    "ارتفاع بارتفاع طول بطول طوله طولها عمق بعمق عرض بعرض مسافه لمسافه مساحه بمساحه مساحته"
    " مساحتها علو سباق لسباق سباقات سرعه تبلغ بلغت نحو حوالي".split()
)
_AREA = ("2", "3", "²", "³")


def _is_metre(scan: Scan, at: int) -> bool:
    """«2700م2», «بارتفاع 1500م»: the letter of *anno Domini* is also that of the metre."""
    if scan.word(at) != "م":
        return False
    power = scan.word(at + 1) in _AREA and scan.glued(at + 1)
    return power or scan.word(at - 2) in _LENGTHS


_EVENTS = frozenset("عام سنه حرب نكسه ثوره انتفاضه مونديال اولمبياد مواليد".split())
_WORLD_CUP = ["كاس", "العالم"]


def _short_year(scan: Scan, tables: Tables, at: int) -> Draft | None:
    """«حرب 73», «مونديال 98», «عام 82»: two digits, the century not said."""
    word = scan.words[at]
    before = scan.word(at - 1)
    named = (
        before in _EVENTS or before[1:] in _EVENTS or scan.words[max(at - 2, 0) : at] == _WORLD_CUP
    )
    if not (named and word.isdecimal() and len(word) == 2 and _ends(scan, tables, at + 1)):
        return None
    return draft_of(scan, "year", f"XX{word}", at, at + 1)


def _ends(scan: Scan, tables: Tables, at: int) -> bool:
    """Whether nothing behind the digits is counted by them or goes on with them."""
    if scan.word(at) in ("-", "–", "/", ":", "%", "٪") or find(tables.tails, scan, at):
        return False
    return not (may_be_noun(scan, tables, at) or find(tables.numbers, scan, at, "scale"))


def _is_year(scan: Scan, tables: Tables, at: int, *, headed: bool) -> bool:
    """A four-digit number is a year behind *in* or «عام», or where it counts nothing."""
    value, follower = int(scan.words[at]), scan.word(at + 1)
    behind = at + 1 + is_enclosed(scan, at, at + 1)
    unit = find(tables.tails, scan, behind)
    counted = unit is not None and not is_elided(scan, unit)
    strong = scan.word(at - 1) in STRONG_YEAR_HEADS or _closes_bracket(scan, tables, at)
    scaled = find(tables.numbers, scan, behind, "scale") and not (strong and value in LIVING_YEARS)
    if (counted and scan.word(behind) != "year") or scaled:
        return False
    over = find(tables.links, scan, behind, "out_of")
    if over and scan.is_number(over.stop):
        return False
    if not 1500 <= value <= 2100:
        return strong and value >= 1000
    if scan.word(at - 1) in ("a", "an") and value % 50:
        return True  # an 1898 law: no article stands before a count
    counts = follower.isalpha() and follower not in tables.common and follower not in tables.before
    if find_back(tables.heads, scan, at + 1) and scan.is_number(at + 2):
        counts = False  # «(2005 ص 319)»
    if strong or (headed and not counts):
        return True
    if follower.startswith("و") and value >= 1900:
        counts = False
    elif follower.startswith(_FOR) and len(follower) > _SHORTEST_PURPOSE and value in LIVING_YEARS:
        counts = value % 100 == 0
    if counts and follower.isascii():
        counts = _counts_in_latin(scan, at, follower)
    elif counts and value in LIVING_YEARS and _is_told(scan, at, headed=headed):
        counts = False
    return value in range(1900, 2100) and (not counts or follower.startswith("ال"))


def _closes_bracket(scan: Scan, tables: Tables, at: int) -> bool:
    """``(1867)``, ``(London, 1868)``: in Latin letters a count has its separator."""
    told = scan.word(at - 1) in ("(", ",") and scan.word(at + 1) == ")"
    return told and tables.primary.script == "latin" and int(scan.words[at]) >= _OLDEST_UNTOLD


_FOR = ("لت", "لل")
_SHORTEST_PURPOSE = 4
"""«اتفاق 2011 لتشكيل», «للمصالحة»: what it is for; but «لتر» is counted."""
_IN = frozenset("في وفي ففي بحلول انتاج مطلع اواخر".split())


def _is_told(scan: Scan, at: int, *, headed: bool) -> bool:
    """Whether what stands before makes a year of a number with a word behind it.

    «في 2009 احتجاجا», «بين 2005 و2010 تنتهك»; but «في 2000 قرية» counts.
    """
    if int(scan.words[at]) % 100 == 0:
        return False
    if headed or scan.word(at - 1) in _IN:
        return True
    before = scan.word(at - 2)
    listed = scan.word(at - 1) in ("و", "-", "/") and len(before) == 4 and before.isdecimal()
    if listed and int(before) in LIVING_YEARS:
        return True
    # كأس القارات 2017 بروسيا: in a land.
    follower = scan.word(at + 1)
    return scan.word(at - 1).startswith("ال") and follower[0] == "ب" and follower.endswith("يا")


def _counts_in_latin(scan: Scan, at: int, follower: str) -> bool:
    """``2015 people`` counts, ``the 2015 election`` does not."""
    if scan.word(at - 1) in _DETERMINERS:
        return False
    # English groups the digits of a count: without a comma only round numbers and people count.
    return int(scan.words[at]) % 100 == 0 or follower in _PEOPLE


_PEOPLE = frozenset("people men women children soldiers troops workers students members".split())
_DETERMINERS = frozenset("the that this a its their his her our s © early late mid".split())


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
    if find(tables.tails, scan, stop) or find(tables.numbers, scan, stop, "scale"):
        return None
    if _is_listed(scan, stop, stop + 1) or _is_listed(scan, at - 1, at - 2):
        return None
    if int(scan.words[at]) in HIJRI_YEARS and int(full) == int(scan.words[at]) + 1:
        hijri = True  # 1436/1437
    told = bool(hijri or era or opened or find_back(tables.year_heads, scan, at - 1))
    around = (scan.word(at - 1), scan.word(begin + 1))
    told = told or around in _REIGNS
    if int(scan.words[at]) < _OLDEST_UNTOLD and not told:
        return None
    if not link and sign == "/" and not scan.glued(at + 1) and not (era and hijri):
        return None
    calendar = "hijri" if hijri else None
    low = draft_of(scan, "date_range", scan.words[at], at, stop, high=full, calendar=calendar)
    if hijri:
        if tables.primary.jalali_years and not era:
            begin_day, end_day = jalali_year(int(low.value or 0))[0], jalali_year(int(full))[1]
            years = (begin_day and begin_day[:4], end_day and end_day[:4])
            return replace(low, value=years[0], high=years[1], calendar="jalali")
        return _hijri_years(low, scan.words[at], full)
    return date_range(scan, tables, low, replace(low, value=full))


def _is_listed(scan: Scan, sign: int, at: int) -> bool:
    """«2006-2009-2011»: of three years in a row each is its own."""
    return scan.word(sign) == "-" and len(scan.word(at)) == len("2011") and scan.is_number(at)


_REIGNS = frozenset((("(", ")"), ("", ":"), ("\n", ":")))
"""What stands around the years of a life, or of a reign at the head of a line."""
_OLDEST_UNTOLD = 1700
"""Between smaller numbers a stroke or a hyphen makes no years unless something says so."""


def _clipped_season(scan: Scan, tables: Tables, at: int) -> Draft | None:
    """«36/1437هـ», «14-2015»: two years in a row, the century said of the second."""
    low, high = scan.words[at], scan.word(at + 2)
    shaped = len(low) == 2 and len(high) == 4 and low.isdecimal() and high.isdecimal()
    if not shaped or scan.word(at + 1) not in ("/", "-", "–") or int(high) - 1 not in SEASONS:
        return None
    if not high.endswith(f"{(int(low) + 1) % 100:02d}") or not scan.glued(at + 1):
        return None
    if int(low) <= _MONTHS and not find_back(tables.year_heads, scan, at - 1):
        return None  # 12/2013 is as likely December
    era = find(tables.eras, scan, at + 3)
    stop, year, hijri = era.stop if era else at + 3, str(int(high) - 1), int(high) in HIJRI_YEARS
    calendar = "hijri" if hijri else None
    made = draft_of(scan, "date_range", year, at, stop, high=high, calendar=calendar)
    return _hijri_years(made, year, high) if hijri else made


SEASONS = (*HIJRI_YEARS, *range(1900, 2100))
_MONTHS = 12


def _high_year(low: str, high: str) -> str | None:
    if not (high.isdecimal() and len(high) in (2, 4)):
        return None
    full = high if len(high) == 4 else low[:2] + high
    return full if 0 < int(full) - int(low) <= 400 and int(low) >= 1000 else None


def _hijri_years(draft: Draft, low: str, high: str) -> Draft:
    first, last = hijri_month(int(low), None)[0], hijri_month(int(high), None)[1]
    return replace(draft, value=first and first[:4], high=last and last[:4])
