"""Shares told by two numbers: ``seven out of ten``, «طفل من كل خمسة», ``3/4``."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from dedup.compare.figures.amounts import read_amount
from dedup.compare.figures.draft import Draft, draft_of
from dedup.compare.figures.lexicon.lookup import Entry, Match, find
from dedup.compare.figures.lexicon.tables import Tables
from dedup.compare.figures.no_nouns import has_and
from dedup.compare.figures.nouns import counted_noun, may_be_noun
from dedup.compare.figures.numbers.groups import low_number, scales
from dedup.compare.figures.numbers.number import Number, read_number
from dedup.compare.figures.scan import Scan
from dedup.compare.figures.tallies import is_contested
from dedup.compare.figures.words import as_draft
from dedup.text.fold import fold_word


def fraction_of_two(scan: Scan, tables: Tables, number: Number) -> Draft | None:
    """``seven out of ten``, «7 من كل 10», ``3/4``."""
    if slash := _slash(scan, tables, number):
        return slash
    hyphen = _is_hyphen(scan, number.stop)
    link = find(tables.links, scan, number.stop + hyphen, "out_of")
    if hyphen and scan.word(number.stop + 1) == "of":
        link = Match(Entry("out_of"), number.stop + 1, number.stop + 2)  # 11-of-15 shooting
    link = link or _of_every(scan, number.stop + 1) or _per_power(scan, tables, number)
    whole = read_number(scan, tables, link.stop + hyphen) if link else None
    if link is None:
        return _one_part(scan, number) or _one_of_every(scan, tables, number)
    if whole is None or not (
        0 < abs(number.value) < whole.value or _is_division(scan, link, number, whole)
    ):
        return None
    single = link.stop == number.stop + 1
    if hyphen and not _is_hyphen(scan, link.stop):
        return None
    if single and scan.word(number.stop) == "over" and not number.spelled and number.value != 1:
        return None
    if single and scan.word(number.stop) == "in" and not _is_chance(scan, number, whole):
        return None
    if number.value.denominator != 1 or whole.value.denominator != 1:
        return None
    if find(tables.tails, scan, whole.stop) or (whole.numeral and len(whole.numeral) == 4):
        return None
    between = link.first > number.stop + hyphen and scan.word(number.stop) not in tables.common
    unit = scan.raw_word(number.stop) if between else counted_noun(scan, tables, whole)
    value = f"{number.value}/{whole.value}"
    return Draft("fraction", value, number.first, whole.stop, number.start, whole.end, unit=unit)


_OF_AS_MANY = frozenset("in sur su מכל".split())


def some_of_as_many(scan: Scan, tables: Tables, at: int) -> Draft | None:
    """``one person in five``, *quatre personnes sur dix*: the noun stands between the numbers."""
    part = _low_digits(scan, tables, at)
    if part is None:
        return None
    bare = find(tables.links, scan, part[1], "out_of")
    named = bare is None and may_be_noun(scan, tables, part[1])
    link = bare or find(tables.links, scan, part[1] + named, "out_of")
    whole = read_number(scan, tables, link.stop) if link else None
    weak = find(tables.numbers, scan, at, "weak") is not None  # un sur cinq: *un* alone counts none
    if link is None or whole is None or not (named or weak):
        return None
    plain_word = link.stop == link.first + 1 and scan.word(link.first) not in _OF_AS_MANY
    other = find(tables.tails, scan, whole.stop) or len(whole.numeral) == _YEAR_DIGITS
    goes_on = whole.code == "en" and may_be_noun(scan, tables, whole.stop)
    if plain_word or other or goes_on or whole.value.denominator != 1 or part[0] >= whole.value:
        return None
    unit = scan.raw_word(part[1]) if named else counted_noun(scan, tables, whole)
    opened = find(tables.numbers, scan, at)
    start = scan.starts[at] + (opened.entry.skip if opened else 0)
    value = f"{part[0]}/{whole.value}"
    return draft_of(scan, "fraction", value, at, whole.stop, start=start, unit=unit)


_YEAR_DIGITS = 4


def of_each(scan: Scan, tables: Tables, number: Number) -> Draft | None:
    """«5人に1人», «5명 중 1명»: the whole first, then the part, each with the same counter."""
    counter = scan.word(number.stop)
    bare = find(tables.links, scan, number.stop, "of_each")
    link = bare or find(tables.links, scan, number.stop + 1, "of_each")
    part = _low_digits(scan, tables, link.stop) if link else None
    if part is None or not 0 < part[0] < number.value:
        return None
    if not bare and scan.word(part[1]) != counter:
        return None
    stop = part[1] + (not bare)
    value, unit = f"{part[0]}/{number.value}", None if bare else scan.raw_word(number.stop)
    return draft_of(scan, "fraction", value, number.first, stop, start=number.start, unit=unit)


def _low_digits(scan: Scan, tables: Tables, at: int) -> tuple[int, int] | None:
    """A small whole number in digits or words, and the token behind it."""
    if scan.word(at).isdecimal():
        return int(scan.words[at][:_YEAR_DIGITS]), at + 1
    low = low_number(scan, tables, at, inside=True)
    return low[:2] if low else None


_CHANCES = frozenset("chance chances odds probability".split())


def _is_chance(scan: Scan, number: Number, whole: Number) -> bool:
    """``one in 5,000``, ``1 in 5``, ``four in 10``, ``9 in 10``; *4 in 12* may be two counts."""
    few = (number.spelled or scan.word(whole.stop) in _CHANCES) and whole.value <= 100
    return few or number.value == 1 or whole.value in (10, 100)


def _is_division(scan: Scan, link: Match, number: Number, whole: Number) -> bool:
    """«مئة جزء من 35», «2000 على 3» with nothing behind: more than the whole is a division."""
    over = scan.word(link.stop - 1) == "علي" and not scan.is_word(whole.stop)
    parts = scan.word(link.first) in _PART_WORDS
    return (over or parts) and number.value > whole.value > 0


_PART_WORDS = frozenset("جزء جزءا اجزاء".split())


def _one_part(scan: Scan, number: Number) -> Draft | None:
    """«جزء من مئة»: one of as many parts."""
    head = number.first - 2
    if scan.word(head) not in _PART_WORDS or scan.word(head + 1) != "من" or not number.spelled:
        return None
    if number.value.denominator != 1 or number.value < _FEWEST_PARTS or head < 0:
        return None
    return Draft("fraction", f"1/{number.value}", head, number.stop, scan.starts[head], number.end)


def _of_every(scan: Scan, at: int) -> Match | None:
    """«ثماني فرنسيات من كل عشر», «واحد فقط من كل 10»: the noun of the first number between them."""
    every = (scan.word(at), scan.word(at + 1)) == ("من", "كل") and scan.is_word(at - 1)
    return Match(Entry("out_of"), at, at + 2) if every else None


def _per_power(scan: Scan, tables: Tables, number: Number) -> Match | None:
    """«خمسة في الألف», «واحد في المليون», «واحد من مئة»: of a round number that counts nothing."""
    at = number.stop
    told = is_power(scan, tables, at + 1) and (scan.words[at] == "في" or number.value == 1)
    return Match(Entry("out_of"), at, at + 1) if told else None


def is_power(scan: Scan, tables: Tables, at: int) -> bool:
    """Whether «من مئة», «في الألف» ends at the round number at ``at``; «في المئة» is percent."""
    sign = scan.word(at - 1)
    whole = read_number(scan, tables, at) if sign in ("في", "من") else None
    if whole is None or whole.value not in _POWERS or whole.definite != (sign == "في"):
        return False
    return not ((whole.definite and whole.value == 100) or may_be_noun(scan, tables, whole.stop))


_POWERS = frozenset(10**power for power in range(1, 16))


def _one_of_every(scan: Scan, tables: Tables, number: Number) -> Draft | None:
    """«امرأة من كل ثلاث نساء»: a noun in the singular, with no number, is one of it."""
    at = number.first - 3
    noun = scan.word(at)
    if at < 0 or _of_every(scan, at + 1) is None or noun in tables.common:
        return None
    behind = fold_word(counted_noun(scan, tables, number) or noun)
    alike = noun == "امراه" or len(set(noun) & set(behind)) > 1  # طفل, أطفال
    if number.value.denominator != 1 or number.value < 2 or not alike:
        return None
    start = scan.starts[at] + has_and(tables, noun)
    value, unit = f"1/{number.value}", scan.span(start, scan.ends[at]).cut(scan.raw)
    return Draft("fraction", value, at, number.stop, start, number.end, unit=unit)


_FEWEST_PARTS = 10
"""Of fewer parts a serial or a book is told."""


def _is_hyphen(scan: Scan, at: int) -> bool:
    """The hyphens of ``one-in-five``."""
    return scan.word(at) == "-" and scan.glued(at) and scan.glued(at + 1)


_NEAR_A_SCORE = 8
_DENOMINATORS = frozenset((2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 32, 64, 100))


def _slash(scan: Scan, tables: Tables, number: Number) -> Draft | None:
    """``3/4`` is a fraction; ``12/5`` may be a day and a month and stays unread."""
    at = number.stop
    other = scan.word(at + 1)
    if scan.word(at) != "/" or not (number.numeral and other.isdecimal()):
        return None
    stop = at + 2
    if len(number.numeral) == len(other) == 1 and is_contested(scan, number.first, _NEAR_A_SCORE):
        value = f"{number.numeral}-{other}"  # «فاز 3/1», «3/ 1»
        return draft_of(scan, "ratio", value, number.first, stop, start=number.start)
    if not (scan.glued(at) and scan.glued(at + 1)):
        return None
    if tables.primary.slash_decimal and number.numeral.isdecimal() and scan.word(stop) != "/":
        return _slash_decimal(scan, tables, number, other)
    if not number.numeral.isdecimal():
        # 3.85/95 pct, as dealers write two rates: the second is no 95.
        pointed = len(other) == len(number.numeral.partition(".")[2]) == 2
        vague = draft_of(scan, "vague", None, number.first, stop, start=number.start)
        return vague if pointed else None
    if scan.word(stop) == "/" and scan.is_number(stop + 1):
        while scan.word(stop) == "/" and scan.is_number(stop + 1):
            stop += 2
    elif int(other[:9]) in _DENOMINATORS and number.value < int(other[:9]):
        value = f"{number.value}/{other}"
        if find(tables.tails, scan, stop, "percent") or find(tables.tails, scan, stop, "points"):
            share = replace(number, value=Fraction(value), stop=stop, end=scan.ends[stop - 1])
            return as_draft(read_amount(scan, tables, share))
        return draft_of(scan, "fraction", value, number.first, stop, start=number.start)
    elif number.value + int(other[:9]) == 100 and len(other) == 2:
        value = f"{number.value}-{other}"  # a 60/40 split
        return draft_of(scan, "ratio", value, number.first, stop, start=number.start)
    return draft_of(scan, "vague", None, number.first, stop, start=number.start)


def _slash_decimal(scan: Scan, tables: Tables, number: Number, tail: str) -> Draft:
    """«۳/۵ درصد» is 3.5 percent in Persian; with nothing behind it may be a fraction as well."""
    scale, stop = scales(scan, tables, number.stop + 2)
    value, end = Fraction(f"{number.numeral}.{tail}") * scale, scan.ends[stop - 1]
    made = replace(number, value=value, stop=stop, end=end, scale=scale, numeral="")
    draft = as_draft(read_amount(scan, tables, made))
    return draft if scale > 1 or draft.kind != "count" else replace(draft, value=None)
