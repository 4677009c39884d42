"""Digits with a letter or a raised digit among them: ``20O``, ``2О0`` (Cyrillic), ``²00``, ``10²``.

A reader of the page sees a number, but which one is not sure: it is shown, without a value.
"""

from __future__ import annotations

from itertools import product

from dedup.compare.figures.draft import Draft, draft_of
from dedup.compare.figures.lexicon.tables import Tables
from dedup.compare.figures.numbers.groups import scales
from dedup.compare.figures.scan import Scan

_ROUND = "oоο"
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉"
_SUSPECTS = frozenset(letter * length for letter in _ROUND for length in range(1, 7)) | frozenset(
    "".join(signs) for length in (1, 2) for signs in product(_RAISED, repeat=length)
)
"""Tokens one of which every spoiled number has."""


def spoiled_numbers(scan: Scan) -> frozenset[int]:
    """The tokens at which a number begins that is not all digits."""
    if _SUSPECTS.isdisjoint(scan.words):
        return frozenset()
    numbers = (at for at in range(scan.count) if scan.is_number(at) and not _hangs_on(scan, at))
    return frozenset(at for at in numbers if _run(scan, at) > at + 1 or _first(scan, at) < at)


def _hangs_on(scan: Scan, at: int) -> bool:
    """H2O, CO²: behind a letter the digits are a part of a name."""
    return scan.glued(at) and scan.is_word(at - 1) and not _is_raised(scan.words[at - 1])


def read_spoiled(scan: Scan, tables: Tables, at: int) -> Draft | None:
    """The whole of a spoiled number, with its scale; None for an ordinal (``2O PISO``)."""
    first, stop = _first(scan, at), _run(scan, at)
    if first == at and stop == at + 2 and scan.words[at + 1] in tables.suffixes:
        return None
    _, stop = scales(scan, tables, stop)
    return draft_of(scan, "vague", None, first, stop)


def _first(scan: Scan, at: int) -> int:
    """Where the number begins: at a raised digit before it that hangs on no word."""
    raised = scan.glued(at) and _is_raised(scan.word(at - 1)) and not scan.glued(at - 1)
    return at - 1 if raised else at


def _run(scan: Scan, at: int) -> int:
    """Where digits end that go on behind a round letter, or end with a capital or raised sign."""
    stop = at + 1
    while scan.glued(stop) and (scan.is_number(stop) or _is_spoiler(scan, stop)):
        stop += 1
    return stop


def _is_spoiler(scan: Scan, at: int) -> bool:
    if _is_raised(scan.words[at]):
        return True
    goes_on = scan.is_number(at + 1) and scan.glued(at + 1)
    return set(scan.words[at]) <= _LETTERS and (goes_on or scan.raw_word(at).isupper())


def _is_raised(word: str) -> bool:
    return word.isdigit() and not word.isdecimal()


_LETTERS = frozenset(_ROUND)
