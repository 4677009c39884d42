"""What the readers hand to one another: a figure before its span and qualifier are settled."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from dedup.compare.figures.scan import Scan


@dataclass(frozen=True, slots=True)
class Draft:
    """A figure at tokens ``first`` to ``stop``; ``start`` and ``end`` are folded offsets."""

    kind: str
    value: str | None
    first: int
    stop: int
    start: int
    end: int
    high: str | None = None
    unit: str | None = None
    qualifier: str | None = None
    calendar: str | None = None
    hint: str = ""
    """How the day of publication makes an open date absolute (see resolve.py)."""


def draft_of(
    scan: Scan,
    kind: str,
    value: str | None,
    first: int,
    stop: int,
    *,
    start: int | None = None,
    high: str | None = None,
    unit: str | None = None,
    calendar: str | None = None,
) -> Draft:
    """A draft of whole tokens; ``start`` where it begins behind a clitic of the first."""
    begin = scan.starts[first] if start is None else start
    end = scan.ends[stop - 1]
    return Draft(kind, value, first, stop, begin, end, high, unit, calendar=calendar)


def number_of(value: str | None) -> Fraction | None:
    """The value as a number, where it is one."""
    try:
        return Fraction(value or "")
    except (ValueError, ZeroDivisionError):
        return None


def plain(value: Fraction) -> str:
    """A value as a plain decimal string, or ``n/d`` where no decimal ends."""
    if value.denominator == 1:
        return str(value.numerator)
    places = value.denominator.bit_length()  # one that ends has no more: of 2**n it has n
    scaled = value * 10**places
    if scaled.denominator != 1:
        return f"{value.numerator}/{value.denominator}"
    sign, digits = ("-" if scaled < 0 else ""), str(abs(scaled.numerator))
    digits = digits.rjust(places + 1, "0")
    whole, rest = digits[:-places], digits[-places:].rstrip("0")
    return sign + whole + ("." + rest if rest else "")
