"""Fractions with both numbers in words: ``three twenty-firsts``, ``one sixtieth``."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from dedup.compare.figures.dates.ago import is_one
from dedup.compare.figures.draft import Draft, draft_of
from dedup.compare.figures.lexicon.lookup import find
from dedup.compare.figures.lexicon.tables import Tables
from dedup.compare.figures.numbers.groups import low_number
from dedup.compare.figures.numbers.number import Number
from dedup.compare.figures.ordinals import read_ordinal
from dedup.compare.figures.scan import Scan

_LARGE = 1000
"""A denominator from here on is no count of its own: a hundred thousand millionths."""


def spelled_parts(scan: Scan, tables: Tables, number: Number) -> Draft | None:
    """The fraction that a spelled count and the ordinal behind it are; None where there is none.

    Where the words can be cut in two ways (*one hundred one thousand fifths*) it has no value.
    """
    if not number.spelled or number.code != "en" or number.value.denominator != 1:
        return None
    top, below = _numerator(scan, tables, number)
    found = _denominator(scan, tables, below) or _single_part(scan, tables, number)
    if found is None or top == 0:
        return None
    bottom, stop = found
    open_cut = number.scale > 1 and bottom < _LARGE
    value = None if open_cut else f"{int(top)}/{bottom}"
    kind = "vague" if open_cut else "fraction"
    return draft_of(scan, kind, value, number.first, stop, start=number.start)


def _numerator(scan: Scan, tables: Tables, number: Number) -> tuple[Fraction, int]:
    """The count, and where its denominator begins: a hyphen binds the ten to what follows it."""
    at = number.stop
    if not (scan.word(at) == "-" and scan.glued(at) and scan.glued(at + 1)):
        return number.value, at
    ten = find(tables.numbers, scan, at - 1, "ten")
    return (number.value - ten.entry.number, at - 1) if ten else (number.value, at + 1)


def _denominator(scan: Scan, tables: Tables, at: int) -> tuple[int, int] | None:
    """``fifths``, ``twenty-firsts``."""
    ten = low_number(scan, tables, at) if find(tables.numbers, scan, at, "ten") else None
    behind = at
    if ten and ten[0] % 10 == 0:
        behind = ten[1] + (scan.word(ten[1]) == "-")
    part = find(tables.parts, scan, behind, "part")
    if part is None or not scan.words[part.stop - 1].endswith("s"):
        first = behind > at and scan.word(behind) == "firsts"
        return (ten[0] + 1, behind + 1) if ten and first else None
    if ten is None or behind == at:
        return part.entry.number, part.stop
    return (ten[0] + part.entry.number, part.stop) if part.entry.number < 10 else None


def _single_part(scan: Scan, tables: Tables, number: Number) -> tuple[int, int] | None:
    """``one twenty-fifth of it``: where nothing behind it is the first of many."""
    if number.value != 1 or scan.word(number.stop) == "-":
        return None
    ordinal = read_ordinal(scan, tables, number.stop)
    if ordinal is None or ordinal.number < 3 or has_noun(scan, tables, ordinal.stop):
        return None
    return ordinal.number, ordinal.stop


def has_noun(scan: Scan, tables: Tables, at: int) -> bool:
    """Whether the word at ``at`` can be a noun: letters, and none of the common words."""
    return scan.word(at)[:1].isalpha() and scan.word(at) not in tables.common


def behind_of(scan: Scan, at: int) -> int:
    """Where the noun of a share begins: *of all the* members, *de los* jóvenes."""
    while scan.word(at) in _OF_WHOLE:
        at += 1
    return at


_OF_THEM = frozenset("degli dei delle della dello dell del des dos das de di du".split())
"""Behind a share: un terzo degli elettori."""
_OF_WHOLE = _OF_THEM.union(
    "do da der la los las les of the its their all his her our those new من".split()
)
_HUNDREDTH = 100
"""Ordinals from here on are shares behind the article: un millesimo di secondo."""


def article_part(scan: Scan, tables: Tables, draft: Draft) -> Draft:
    """``a twenty-first of it`` is a share; ``a twenty-first birthday`` stays an ordinal."""
    shared = scan.word(draft.stop) in _OF_THEM and int(draft.value or 0) > 2
    small = int(draft.value or 0) < _HUNDREDTH and not shared
    one = is_one(scan, tables, draft.first - 1) and scan.word(draft.first - 1) not in ("a", "an")
    if one and not small:
        single = draft.stop == draft.first + 1 and not scan.words[draft.first].endswith("s")
        return replace(draft, kind="fraction", value=f"1/{draft.value}") if single else draft
    compound = draft.stop > draft.first + 1 and scan.word(draft.first - 1) in ("a", "an")
    if not compound or scan.is_number(draft.first) or has_noun(scan, tables, draft.stop):
        return draft
    return replace(draft, kind="fraction", value=f"1/{draft.value}", unit=None)
