"""Numbers below zero: which hyphen is a minus sign."""

from __future__ import annotations

from dataclasses import replace

from dedup.compare.figures.lexicon.lookup import find
from dedup.compare.figures.lexicon.tables import Tables
from dedup.compare.figures.numbers.number import Number
from dedup.compare.figures.scan import Scan


def negative(scan: Scan, tables: Tables, number: Number) -> Number:
    """The number with the minus before it, in a sign or a word."""
    sign = scan.word(number.first - 1)
    spelled = find(tables.links, scan, number.first - 1, "minus")
    before = scan.word(number.first - 2)
    if before == "or":
        return number  # plus or minus three
    # A hyphen is a minus only where it touches the number and nothing before it, or a bracket.
    apart = before == "(" or not scan.glued(number.first - 1)
    dash = sign == "-" and scan.glued(number.first) and apart and not number.spelled
    dash = dash and not before[:1].isdigit() and _is_negative(scan, tables, number)
    if not (sign == "−" or spelled or dash) or not number.value:
        return number
    first = number.first - 1
    return replace(number, value=-number.value, first=first, start=scan.starts[first])


def is_dash_or_minus(scan: Scan, tables: Tables, number: Number) -> bool:
    """A line that is nothing but ``- 10``, a word and ``- 20 degrees``: a dash, or below zero."""
    spaced = scan.word(number.first - 1) == "-" and not scan.glued(number.first)
    ends = ("", "\n")
    unit = find(tables.tails, scan, number.stop, "measure") if spaced else None
    if unit and unit.entry.value in ("deg", "Cel", "degF"):
        return scan.is_word(number.first - 2)
    return spaced and scan.word(number.first - 2) in ends and scan.word(number.stop) in ends


def _is_negative(scan: Scan, tables: Tables, number: Number) -> bool:
    """At the head of a line a hyphen is a list mark, unless a unit or nothing follows."""
    before, follower = scan.word(number.first - 2), scan.word(number.stop)
    if before not in ("", "\n") and not before.isalpha():
        return True
    unit = find(tables.tails, scan, number.stop)
    if "." in number.numeral or (unit and unit.entry.role != "duration"):
        return True  # of time nobody speaks below zero: «كتب -45 عاما- يقول»
    # Uranium -235 is a name.
    return not before.isalpha() and follower in ("", "\n", ".", "/")
