"""A number that a line's end parts from its scale, its unit or its month: «20⏎مليار دينار».

Where a text shows no width (two lines of a mail, a post of a phone), a line that begins with
what can only belong to the number before it goes on with that number.
"""

from __future__ import annotations

from dedup.compare.figures.lexicon.lookup import find
from dedup.compare.figures.lexicon.tables import Tables
from dedup.compare.figures.scan import Scan

_OPENERS = frozenset(("percent", "points", "money", "millions", "cents", "measure"))
"""Units that begin no sentence of their own behind a number; a duration may («20⏎Day one»)."""
_SHORTEST = 3
"""Letters of a unit that joins; *in* and «م» are other words too."""
_DAYS = 31


def join_numbers(scan: Scan, tables: Tables) -> None:
    """Drop the line ends inside numbers and inside dates of ``scan``."""
    if "\n" not in scan.words:
        return
    places = [at for at, word in enumerate(scan.words) if word == "\n"]
    scan.drop([at for at in places if _parts_number(scan, tables, at)])


def _parts_number(scan: Scan, tables: Tables, at: int) -> bool:
    digits = scan.is_number(at - 1)
    spelled = find(tables.numbers, scan, at - 1) is not None
    # A line that begins with a capital letter is as likely the next sentence.
    capital = at + 1 < scan.count and scan.raw_word(at + 1)[:1].isupper()
    if capital or not (digits or spelled):
        return False
    scale = find(tables.numbers, scan, at + 1)
    if scale and scale.entry.role == "scale" and not (scale.entry.conj or scale.entry.definite):
        return True
    if spelled and scale and scale.entry.conj:
        return True
    if scan.word(at - 2) in ("\n", ""):
        return False  # a mark of a list, a cell of a table
    return _opens_unit(scan, tables, at + 1) or (digits and _opens_month(scan, tables, at))


def _opens_unit(scan: Scan, tables: Tables, at: int) -> bool:
    match = find(tables.tails, scan, at)
    if match is None or match.entry.role not in _OPENERS:
        return False
    long = match.stop > at + 1 or len(scan.words[at]) >= _SHORTEST
    return long or match.entry.role == "percent"


def _opens_month(scan: Scan, tables: Tables, at: int) -> bool:
    """«12⏎أبريل»: only a day of a month, in the middle of a line."""
    day = scan.words[at - 1]
    month = find(tables.dates, scan, at + 1, "month")
    return month is not None and day.isdecimal() and len(day) <= 2 and 0 < int(day) <= _DAYS
