"""Measures that need more than their own words: ``5-foot-11``, and pounds of money or of weight."""

from __future__ import annotations

import re
from dataclasses import replace

from dedup.compare.figures.amounts import Amount
from dedup.compare.figures.draft import Draft, draft_of
from dedup.compare.figures.lexicon.lookup import find
from dedup.compare.figures.lexicon.tables import Tables
from dedup.compare.figures.numbers.number import read_number
from dedup.compare.figures.scan import Scan

_MONEY = re.compile(
    r"[£]|\bGBP\b|\bpence\b|\bsterling\b|\b(?:Brit|UK\b|England|London|Scot|Egypt|Syria|Leban|Sudan"
    r"|Cypr|Cairo|Irish|Ireland)"
)
"""What makes pounds of a text money wherever nothing nearer speaks for weight."""
_WEIGHTY = frozenset(
    "weigh weighs weighed weighing weight heavy heavier lighter bodyweight overweight gained lb lbs"
    " ounces feet foot inches ft bomb warhead shell catch baby".split()
)
_WORTH = frozenset(
    "debt debts aid savings taxpayer taxpayers damage damages investment funding revenue cash money"
    " public pounds worth profit profits sales spending taxes tax fraud compensation".split()
)
REACH = 6
"""Words on either side that say what pounds are."""


def settle_measure(scan: Scan, tables: Tables, amount: Amount) -> Amount:
    """The amount with its inches, or its pounds told apart."""
    if (amount.unit in _DEGREES or amount.kind == "count") and amount.value > 0:
        return _below_zero(scan, amount)
    if amount.unit == "ft" and (tall := _with_inches(scan, tables, amount)):
        return tall
    if amount.unit == "pound" and tables.primary.code == "en" and _is_weight(scan, amount):
        return replace(amount, kind="measure", unit="lb")
    return amount


_DEGREES = frozenset(("deg", "Cel", "degF"))
_BELOW = frozenset((("تحت", "الصفر"), ("دون", "الصفر"), ("زير", "صفر"), ("below", "zero")))


def _below_zero(scan: Scan, amount: Amount) -> Amount:
    """«5 درجات تحت الصفر», ``10 below zero``."""
    if (scan.word(amount.stop), scan.word(amount.stop + 1)) not in _BELOW:
        return amount
    stop, unit = amount.stop + 2, amount.unit if amount.unit in _DEGREES else "deg"
    end, value = scan.ends[stop - 1], -amount.value
    return replace(amount, kind="measure", value=value, unit=unit, stop=stop, end=end)


def _with_inches(scan: Scan, tables: Tables, amount: Amount) -> Amount | None:
    """``5-foot-11``, ``5ft 10in``, ``six feet two inches``: all in inches."""
    hyphen = scan.word(amount.stop) == "-" and scan.glued(amount.stop)
    number = read_number(scan, tables, amount.stop + hyphen)
    if number is None or not 0 <= number.value < 12 or amount.value.denominator != 1:
        return None
    bare = number.stop if hyphen and scan.glued(amount.stop + 1) else 0
    stop = _inches(scan, tables, number.stop) or bare
    if not stop:
        return None
    value = amount.value * 12 + number.value
    return replace(amount, value=value, unit="in", stop=stop, end=scan.ends[stop - 1])


_PRIMES = re.compile(r"(\d{1,2})['’](\d|1[01])")


def feet_and_inches(scan: Scan, at: int) -> Draft | None:
    """``5'11"``, in inches."""
    match = _PRIMES.fullmatch(scan.words[at])
    if match is None:
        return None
    stop = at + 1
    while scan.word(stop) in _INCH_SIGNS and scan.glued(stop) and stop < at + 3:
        stop += 1
    value = str(12 * int(match[1]) + int(match[2]))
    return draft_of(scan, "measure", value, at, stop, unit="in")


_INCH_SIGNS = frozenset("\"”″''’")


def _inches(scan: Scan, tables: Tables, at: int) -> int:
    """Where the word for inches ends; 0 where it is another word."""
    if scan.word(at) == "in" and scan.glued(at):
        return at + 1
    unit = find(tables.tails, scan, at + (scan.word(at) == "-"), "measure")
    return unit.stop if unit and unit.entry.value == "in" else 0


def _is_weight(scan: Scan, amount: Amount) -> bool:
    """Whether pounds are a weight: by the words beside them, the same sum in dollars behind
    them, else by the money of the text."""
    if scan.word(amount.stop) == "of" and scan.is_word(amount.stop + 1):
        return scan.words[amount.stop + 1] not in _WORTH
    near = scan.words[max(amount.first - REACH, 0) : amount.stop + REACH]
    if not _WEIGHTY.isdisjoint(near):
        return True
    sign = scan.word(amount.stop + 1 + (scan.word(amount.stop + 1) == "us"))
    converted = scan.word(amount.stop) == "(" and sign in ("$", "€")
    return "$" in scan.raw and not converted and not _MONEY.search(scan.raw)
