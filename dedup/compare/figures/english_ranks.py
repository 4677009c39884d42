"""What an English ordinal is a place of, and where it is none: names and adverbs."""

from __future__ import annotations

from dedup.compare.figures.amounts import may_be_noun
from dedup.compare.figures.heads import head_noun
from dedup.compare.figures.lexicon.tables import Tables
from dedup.compare.figures.ordinals import Ordinal
from dedup.compare.figures.scan import Scan

_FIRMS = frozenset(
    "corp corporation inc ltd plc bank bancorp bancorporation bancshares financial holdings savings"
    " securities interstate co company leasing union boston federal fidelity republic trust"
    " mutual fund pacific".split()
)
_NAMED = frozenset("First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth".split())
_LONGEST_NAME = 6
_PARTS = frozenset("quarter half round place day week month year".split())
"""What an ordinal counts in capitals too: *our Third Quarter Results*."""
_LONG, _NEAR = 5, 8
"""Headlines print words of five letters with a capital; running text has a small one near."""


def is_in_name(scan: Scan, ordinal: Ordinal) -> bool:
    """``First Financial Management Corp``, ``the Second Amendment``: a part of a name."""
    if scan.raw_word(ordinal.first) not in _NAMED or ordinal.stop >= scan.count:
        return False
    near = range(max(ordinal.first - _NEAR, 0), min(ordinal.stop + _NEAR, scan.count))
    running = any(len(scan.words[at]) >= _LONG and scan.raw_word(at).islower() for at in near)
    before = scan.raw_word(ordinal.first - 1) if ordinal.first else ""
    inside = before == "The" or before.islower()
    if running and inside and scan.word(ordinal.stop) not in _PARTS:
        return scan.raw_word(ordinal.stop)[:1].isupper()
    for at in range(ordinal.stop, min(ordinal.stop + _LONGEST_NAME, scan.count)):
        if not scan.raw_word(at)[:1].isupper():
            return False
        if scan.words[at] in _FIRMS:
            return True
    return False


_MOST_MODIFIERS = 4


def place_of(scan: Scan, tables: Tables, at: int) -> int:
    """The token of what is numbered: *first six months*, *18th-century*, *third-largest city*."""
    if tables.primary.code != "en" or scan.word(at) in tables.dates:
        return at
    begin = at + (scan.word(at) == "-" and scan.glued(at))
    for _ in range(_MOST_MODIFIERS):
        number = scan.word(begin) in tables.numbers or scan.is_number(begin)
        if not (number or scan.word(begin) in tables.light) or not scan.is_word(begin + 1):
            break
        begin += 1
    if scan.word(begin + 1) in ("'", "’") and scan.is_word(begin):
        return begin  # the 14th Amendment's clause
    head = head_noun(scan, tables, begin, many=False)
    return scan.count if head is None else head


def is_adverb(scan: Scan, tables: Tables, ordinal: Ordinal) -> bool:
    """``at first``, ``when it was first reported by``."""
    if tables.primary.code != "en" or ordinal.number != 1 or scan.is_number(ordinal.first):
        return False
    follower = scan.word(ordinal.stop)
    behind = scan.word(ordinal.stop + 1)
    told = behind == "by" or (follower.endswith("ed") and behind in _BEHIND_A_VERB)
    if scan.word(ordinal.first - 1) == "at":
        return not may_be_noun(scan, tables, ordinal.stop)
    return told and scan.is_word(ordinal.stop)


_BEHIND_A_VERB = frozenset("in on to as at for the a . ,".split())
