"""Two numbers that differ: does a known slip explain it?

All comparisons are of exact numbers, on the digits as one would write the number out.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

SCALE = "the same digits, %(times)s times apart: %(left)s / %(right)s"
ROUNDED = "rounded: %(left)s / %(right)s"
DIGITS_MOVED = "two digits changed places: %(left)s / %(right)s"
ONE_DIGIT = "one digit differs: %(left)s / %(right)s"
"""Message templates; the findings tell them as sentences."""

# Below this two digits change places, and a zero is one more, by chance.
_LEAST_MISTYPED = 10
# Nobody types four zeros too many.
_MOST_ZEROS = 1000


def scale_slip(left: Fraction, right: Fraction) -> int:
    """The power of ten between two numbers of the same digits; 0 where there is none."""
    low, high = sorted((abs(left), abs(right)))
    if low in (0, high) or (left < 0) != (right < 0):
        return 0
    ratio = high / low
    if ratio.denominator != 1:
        return 0
    digits = str(ratio.numerator)
    return ratio.numerator if digits.strip("0") == "1" else 0


def word_slip(left: Fraction, right: Fraction) -> bool:
    """Whether one scale word for another explains the difference: million for billion.

    In other sentences ten or a hundred times as much is met by chance; a thousand times is not.
    """
    times = scale_slip(left, right)
    return times >= 1000 and len(str(times)) % 3 == 1 and min(abs(left), abs(right)) >= 1000


def pen_slip(left: Fraction, right: Fraction) -> bool:
    """Whether a slip of the pen in two digits that count explains the difference: a zero too many,
    or two digits that changed places. 20 and 200, 1.2 and 2.1 are met by chance; 12 and 120, 4.57
    and 4.75 hardly are."""
    least = 1 if min(abs(left), abs(right)) >= _LEAST_MISTYPED else 2
    counted = len(significant(left)) > least
    return counted and (0 < scale_slip(left, right) <= _MOST_ZEROS or transposed(left, right))


def named_slip(left: Fraction, right: Fraction) -> str:
    """The message that names the slip of the digits; empty where none explains the difference."""
    return next((text for slip, text in _SLIPS if slip(left, right)), "")


def transposed(left: Fraction, right: Fraction) -> bool:
    """980 and 890: two neighbouring digits changed places."""
    match _unlike(left, right):
        case [(first, one, two), (second, three, four)]:
            return (second, one, two) == (first + 1, four, three)
    return False


def rounded(left: Fraction, right: Fraction) -> bool:
    """One is the other, rounded or cut to fewer digits; nobody rounds 72 persons to 70."""
    if max(abs(left), abs(right)) < 100 and left.denominator == right.denominator == 1:
        return False
    for exact, coarse in ((left, right), (right, left)):
        kept = len(significant(coarse))
        if coarse == 0 or kept < 1 or kept >= len(significant(exact)):
            continue
        if abs(exact - coarse) < _step(coarse) and abs(exact - coarse) <= abs(coarse) / 20:
            return True
    return False


def _step(value: Fraction) -> Fraction:
    """The place value of the last digit that is not zero: 100 for 1,200."""
    digits = _digits(value).rstrip("0")
    return abs(value) / int(digits) if digits else abs(value)


def _one_digit(left: Fraction, right: Fraction) -> bool:
    """A digit mistyped, in numbers long enough for that to be the likely slip.

    Zeros at the end are no digits of the slip: 10 and 20 million are not 1 mistyped as 2.
    """
    longest = max(len(_digits(number).rstrip("0")) for number in (left, right))
    return len(_unlike(left, right)) == 1 and longest >= 3


def _unlike(left: Fraction, right: Fraction) -> list[tuple[int, str, str]]:
    """Where two numbers of as many digits differ, and in which; nothing of others."""
    ours, theirs = _digits(left), _digits(right)
    if len(ours) != len(theirs):
        return []
    pairs = zip(range(len(ours)), ours, theirs, strict=True)
    return [(at, one, other) for at, one, other in pairs if one != other]


_SLIPS: tuple[tuple[Callable[[Fraction, Fraction], bool], str], ...] = (
    (transposed, DIGITS_MOVED),
    (rounded, ROUNDED),
    (_one_digit, ONE_DIGIT),
)


def significant(value: Fraction) -> str:
    """The digits of a number without the zeros around them: ``375`` has three, ``400`` one."""
    return _digits(value).strip("0")


def _digits(value: Fraction) -> str:
    """The digits of the number as one would write it out, without sign and point."""
    if value.denominator != 1:
        scaled = abs(value) * 10**6
        return str(round(scaled)).rstrip("0")
    return str(abs(value.numerator))
