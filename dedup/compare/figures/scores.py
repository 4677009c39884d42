"""Scores in words: «بثلاثية نظيفة» 3-0, «بهدفين مقابل هدف» 2-1, «بثلاثة أهداف لهدفين» 3-2."""

from __future__ import annotations

from typing import NamedTuple

from dedup.compare.figures.amounts import may_be_noun
from dedup.compare.figures.draft import Draft, draft_of
from dedup.compare.figures.lexicon.lookup import find
from dedup.compare.figures.lexicon.tables import Tables
from dedup.compare.figures.numbers.number import read_number
from dedup.compare.figures.scan import Scan

_GOAL = ("هدف", "هدفا")
"""Of sets and games a winner has two or more; «مجموعة دون مقابل» is no score."""
_WORDS = 5
"""Tokens of the longest number of goals with its noun («ثلاثة وعشرين هدفا»)."""
_HIGHEST = 100
"""Goals, sets and points of one side."""


class _Side(NamedTuple):
    """The tally of one side, at tokens ``first`` to ``stop``."""

    tally: int
    first: int
    stop: int
    start: int


def read_score(scan: Scan, tables: Tables, at: int) -> Draft | None:
    """The score that begins at token ``at`` with a goal, a pair of sets or a count of them."""
    near = scan.words[at + 1 : at + _WORDS]
    if scan.words[at] not in tables.goals and tables.tallied.keys().isdisjoint(near):
        return None
    left = _side(scan, tables, at)
    if left is None or (left.tally == 1 and not scan.words[at].endswith(_GOAL)):
        return None
    if told := find(tables.tallies, scan, left.stop):
        right = 0 if told.entry.role == "to_nil" else left.tally
        return _draft(scan, left, right, told.stop)
    versus = find(tables.links, scan, left.stop, "versus")
    other = _side(scan, tables, versus.stop, bare=True) if versus and _parts(scan, left) else None
    # «لهدفين»: the preposition is a part of the word.
    other = other or (None if versus else _joined(scan, tables, left.stop))
    return _draft(scan, left, other.tally, other.stop) if other else None


def _parts(scan: Scan, left: _Side) -> bool:
    """A hyphen or a colon joins no words."""
    return scan.word(left.stop).isalpha()


def _side(scan: Scan, tables: Tables, at: int, *, bare: bool = False) -> _Side | None:
    """«هدفين», «ثلاثية», «3 أهداف»; behind *against* the number alone."""
    if goals := find(tables.goals, scan, at):
        stop = goals.stop + (scan.word(goals.stop) in _ONLY)
        return _Side(goals.entry.number, at, stop, scan.starts[at] + goals.entry.skip)
    known = scan.is_number(at) or scan.word(at) in tables.numbers
    number = read_number(scan, tables, at) if known else None
    if number is None or number.value.denominator != 1 or not 0 <= number.value < _HIGHEST:
        return None
    named = find(tables.tallied, scan, number.stop)
    if named is None and (not bare or _counts_other(scan, tables, number.stop)):
        return None
    stop = named.stop if named else number.stop
    return _Side(int(number.value), number.first, stop, number.start)


_ONLY = frozenset("وحيد وحيده واحد واحده يتيم اثنين اثنان".split())


def _counts_other(scan: Scan, tables: Tables, at: int) -> bool:
    """«3 أهداف مقابل 20 مليونا»: behind *against* stands what is no tally."""
    return may_be_noun(scan, tables, at) or find(tables.tails, scan, at) is not None


def _joined(scan: Scan, tables: Tables, at: int) -> _Side | None:
    word = scan.word(at)
    if word[:1] != "ل":
        return None
    side = _side(scan, tables, at)
    return side if side and side.start > scan.starts[at] else None


def _draft(scan: Scan, left: _Side, right: int, stop: int) -> Draft:
    value = f"{left.tally}-{right}"
    return draft_of(scan, "ratio", value, left.first, stop, start=left.start)
