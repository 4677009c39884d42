"""One number as a figure: what its own form and its neighbours say that it is.

A year in words, a decimal point that may group, a fifth that looks like five, a unit that stands
before its number, *one* that is a pronoun.
"""

from __future__ import annotations

from dataclasses import replace

from dedup.compare.figures.amounts import Amount, with_half
from dedup.compare.figures.currencies import coins
from dedup.compare.figures.dates.ago import ago
from dedup.compare.figures.dates.parts import SPELLED_YEARS, month_at
from dedup.compare.figures.dates.times import hour_in_words
from dedup.compare.figures.draft import Draft, draft_of, plain
from dedup.compare.figures.lexicon.detect import is_told
from dedup.compare.figures.lexicon.lookup import find, find_back
from dedup.compare.figures.lexicon.tables import Tables
from dedup.compare.figures.measures import settle_measure
from dedup.compare.figures.nouns import article_glued, is_plural
from dedup.compare.figures.numbers.groups import low_number
from dedup.compare.figures.numbers.number import STRONG_YEAR_HEADS, Number
from dedup.compare.figures.scan import Scan
from dedup.compare.figures.single_units import unit_word
from dedup.compare.figures.words import as_draft


def read_single(scan: Scan, tables: Tables, number: Number, amount: Amount) -> Draft | None:
    """The figure that one number, or its amount, makes, without another beside it."""
    if told := _year_in_halves(scan, tables, number) or _spelled_name(scan, tables, number):
        return told
    amount = settle_measure(scan, tables, amount)
    doubtful = _point_before_three(number, tables) and not scan.is_turned(number.first)
    if doubtful and (settled := _settle(scan, tables, number, amount)):
        return settled
    if amount.kind == "duration" and amount.unit is not None:
        back = ago(scan, tables, amount.first, amount.stop, amount.value, amount.unit)
        return back or as_draft(amount)
    if amount.kind != "count":
        return as_draft(amount)
    if amount.unit is None and (hour := hour_in_words(scan, tables, number)):
        return hour
    if number.spelled and (share := _feminine_fraction(scan, tables, number)):
        return share
    if number.code == "ar" and scan.is_number(number.stop) and number.spelled and number.value < 10:
        # «القاعة تسع 600 شخص»: another word of the same letters.
        return None
    if number.spelled and _is_spelled_year(scan, tables, number):
        return replace(as_draft(amount), kind="year", unit=None)
    amount = _noun_before(scan, tables, number, amount)
    behind = amount.unit and scan.is_word(number.stop) and number.code == "ar"
    if behind and scan.raw_word(number.stop) == amount.unit:
        counted = with_half(scan, tables, replace(amount, stop=number.stop + 1))
        amount = counted if counted.value != amount.value else amount
    if number.spelled and number.value == 1 and not _is_one(scan, tables, number, amount):
        return None
    return as_draft(amount)


def _is_spelled_year(scan: Scan, tables: Tables, number: Number) -> bool:
    """«عام ألفين وخمسة عشر», «مارس ألفين وسبعة عشر»."""
    before = scan.word(number.first - 1)
    headed = before in STRONG_YEAR_HEADS or month_at(scan, tables, number.first - 1) is not None
    return headed and number.value in SPELLED_YEARS


_CENTURIES = range(16, 21)


def _year_in_halves(scan: Scan, tables: Tables, number: Number) -> Draft | None:
    """``nineteen eighty-four``: the century and the year side by side, and nothing counted."""
    early = number.code == "en" and number.spelled and number.value in _CENTURIES
    year, stop, _ = (early and low_number(scan, tables, number.stop)) or (0, number.stop, None)
    counts = scan.word(stop) == "-" or find(tables.tails, scan, stop) or is_plural(scan.word(stop))
    if not 10 <= year <= 99 or counts:
        return None
    value = str(int(number.value) * 100 + year)
    return draft_of(scan, "year", value, number.first, stop, start=number.start)


def _spelled_name(scan: Scan, tables: Tables, number: Number) -> Draft | None:
    """``World War Two``, ``Channel Four``: both words with a capital; ``number two corn``."""
    if not number.spelled or number.stop > number.first + 1 or number.code != "en":
        return None
    head = find_back(tables.heads, scan, number.first - 1)
    if head is None or (scan.word(number.first - 1), scan.words[number.first]) == ("no", "one"):
        return None  # No One came
    capitals = scan.raw_word(head.first)[0].isupper() and scan.raw_word(number.first)[0].isupper()
    if not capitals and scan.words[head.first] not in _SERIES:
        return None
    value = str(number.value)
    return Draft("identifier", value, number.first, number.stop, number.start, number.end)


_SERIES = frozenset("number band phase type grade category tier chapter article".split())
"""Heads behind which a number in words counts nothing, whatever its letters."""


def _point_before_three(number: Number, tables: Tables) -> bool:
    """``12.500``: grouped in one country, a decimal in the next."""
    head, _, tail = number.numeral.partition(".")
    grouped = len(tail) == 3 and tail != "000" and len(head) <= 3
    whole = grouped and head.isdecimal() and head[0] != "0"
    return whole and not tables.primary.comma_decimal and number.scale == 1


def _settle(scan: Scan, tables: Tables, number: Number, amount: Amount) -> Draft | None:
    """The reading of a doubtful point by what is counted, else without a value.

    English and Chinese write no other decimal sign.
    """
    english = tables.primary.code in _POINT_IS_DECIMAL
    if english and amount.kind != "percent" and not is_told(scan, tables.primary):
        return replace(as_draft(amount), value=None)
    made, grouped = as_draft(amount), plain(number.value * 1000)
    counted = amount.kind == "count" and amount.unit is not None and not english
    if counted and amount.unit not in ("نقطة", "نقاط"):
        return replace(made, value=grouped)
    mills = amount.kind == "money" and coins(str(amount.unit)) == 1000
    if mills or (english and amount.unit in _PEOPLE):
        return replace(made, value=None)  # 12 dinars and 500 fils, or 12,500 dinars
    if english or amount.kind in ("percent", "percentage_points"):
        return None
    if amount.kind in ("measure", "count"):
        habit = scan.point()
        known = habit == "group"
        return None if habit == "decimal" else replace(made, value=grouped if known else None)
    round_tail = number.numeral.endswith(("00", "50")) and len(number.numeral) > 5
    return replace(made, value=grouped if round_tail else None)


_POINT_IS_DECIMAL = frozenset(("en", "zh", "ja", "ko", "he"))
_PEOPLE = frozenset("people persons person men women children soldiers troops workers".split())
"""Nobody counts parts of them."""
_FIFTHS = {5, 7, 9, 10}
_RATES = ("نسبه", "بنسبه")
"""«بنسبة الخمس»."""


def _feminine_fraction(scan: Scan, tables: Tables, number: Number) -> Draft | None:
    """«خمس السكان», «خمس سكانها»: a bare feminine unit before a definite noun counts nothing."""
    word = scan.words[number.stop - 1]
    single = number.stop == number.first + 1 and number.code == "ar"
    if not single or number.value not in _FIFTHS or word.endswith("ه"):
        return None
    behind, of = scan.word(number.stop), scan.word(number.first - 1)
    whole = behind.startswith("ال") or behind.endswith("ها")
    if of not in _RATES if number.definite else not whole:
        return None
    value, unit = f"1/{number.value}", None if number.definite else scan.raw_word(number.stop)
    first, stop = number.first, number.stop
    return draft_of(scan, "fraction", value, first, stop, start=number.start, unit=unit)


def _noun_before(scan: Scan, tables: Tables, number: Number, amount: Amount) -> Amount:
    """«يوم واحد», «السنوات الخمس», «دولار واحد»: the unit stands before the number."""
    definite = article_glued(scan, number)
    small = number.spelled and number.value in (1, 2) and number.stop == number.first + 1
    if number.code != "ar" or not (number.definite or definite or small):
        return amount
    at = number.first - 1 - definite
    skip, unit = unit_word(scan, tables, at)
    if unit:
        start = scan.starts[at] + skip
        return replace(amount, kind=unit.role, unit=str(unit.value), first=at, start=start)
    if small and not (number.definite or number.conj or scan.word(number.stop) == "من"):
        # What is counted once or twice stands before the number, never behind it.
        noun = scan.raw_word(at) if _is_counted(scan, tables, number) else None
        return replace(amount, unit=noun)
    return amount


def _is_counted(scan: Scan, tables: Tables, number: Number) -> bool:
    """«رجلين اثنين», «موسم واحد»; but in «انضم اثنان» the word before is no dual."""
    word = scan.word(number.first - 1)
    if not word[:1].isalpha() or word in tables.common or word in tables.numbers:
        return False
    return number.value == 1 or word.endswith(_DUALS)


_DUALS = ("ين", "ان")


def _is_one(scan: Scan, tables: Tables, number: Number, amount: Amount) -> bool:
    """*one* counts where it has a noun; else it is a pronoun."""
    if scan.word(number.first - 1) in tables.not_one:
        return False
    return amount.unit is not None or _one_last(scan, tables, number)


def _one_last(scan: Scan, tables: Tables, number: Number) -> bool:
    """*one last time*, but not *the one last year*."""
    last = find(tables.times, scan, number.stop, "last")
    if last is None or not scan.is_word(last.stop):
        return False
    follower = scan.word(last.stop)
    return follower not in tables.common and follower not in tables.periods
