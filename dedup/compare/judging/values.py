"""Two figures taken for the same fact: do they say the same, and if not, which slip is it?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import combinations

from dedup.compare.judging.shifts import (
    DATELINES,
    ONE_DAY,
    ONE_END,
    date_shift,
    numerals,
    time_shift,
)
from dedup.compare.judging.slips import (
    ROUNDED,
    SCALE,
    named_slip,
    pen_slip,
    rounded,
    scale_slip,
    word_slip,
)
from dedup.compare.judging.units import (
    SIZES,
    base_number,
    base_unit,
    dimension,
    kind_of,
    number,
    one_currency,
    rate_left_out,
    same_noun,
)
from dedup.model import Figure, Message
from dedup.text.fold import fold_word

# 62 miles for 100 kilometres: a size put in another unit is rounded by so much at most.
_CONVERTED = Fraction(1, 50)

# Qualifiers that say the same of a number. «additional» says something of the noun, not of it.
_QUALIFIERS = {"at_least": "more_than", "at_most": "less_than", "up_to": "less_than"}
_SIDES = frozenset(("more_than", "less_than"))
_NOT_OF_THE_NUMBER = frozenset({"additional"})

# Numbers that may add up to another; more are a table.
_MOST_PARTS = 25
OTHER_QUALIFIER = "another qualifier: %(left)s / %(right)s"
QUALIFIER_LOST = "qualifier lost: %(left)s"
QUALIFIER_GAINED = "qualifier gained: %(right)s"
OTHER_UNIT = "another unit: %(left)s / %(right)s"
POINTS_OR_PERCENT = "percent against percentage points: %(left)s / %(right)s"
OTHER_CURRENCY = "another currency: %(left)s / %(right)s"
_Ends = tuple[Fraction | None, Fraction | None]
VAGUE = "exact against vague: %(left)s / %(right)s"
NARROWED = "a range narrowed: %(left)s / %(right)s"
WIDENED = "a range widened: %(left)s / %(right)s"
NOT_DENIED = (DATELINES, ONE_DAY, ONE_END, ROUNDED, NARROWED, WIDENED)
"""Reasons where one side says less, or speaks of its own printing, and denies nothing."""

_NUMERAL = re.compile(r"\d[\d.,٫٬،ر]*\d|\d")
_ONE_GROUP = re.compile(r"\d{1,3}[.,٫ر]\d{3}")


_OF_RANGES = (NARROWED, WIDENED)


def denies_nothing(reason: str, left: Figure, right: Figure) -> bool:
    """Whether the reason why two figures differ lets both be right: a range may be told by one of
    its ends, but «80 to 120» is not «90 to 100»."""
    two_ranges = reason in _OF_RANGES and None not in (left.high, right.high)
    return reason in NOT_DENIED and not two_ranges


@dataclass(frozen=True, slots=True)
class Verdict:
    """same, restated, changed or conflict, with the reason in words."""

    name: str
    reason: Message

    @property
    def agrees(self) -> bool:
        """Whether both figures say the same."""
        return self.name in ("same", "restated")


_SAME = Verdict("same", Message("the same figure"))


def comparable(left: Figure, right: Figure) -> bool:
    """Whether the two can be readings of one fact at all: 15 miles and 400 tons cannot, the same
    number of another measure may be a slip."""
    if dimension(left) == dimension(right) == "measure":
        return base_unit(left) == base_unit(right) or left.value == right.value
    return dimension(left) == dimension(right) or misprinted_year(left, right)


def misprinted_year(left: Figure, right: Figure) -> bool:
    """Whether one is a year and the other the same digits with one lost or doubled: 200, 20018."""
    year, other = (left, right) if left.kind == "year" else (right, left)
    if year.kind != "year" or other.kind not in ("count", "ordinal") or not year.text.isdecimal():
        return False
    digits, printed = fold_word(year.text), fold_word(other.text)
    shorter, longer = sorted((digits, printed), key=len)
    if not printed.isdecimal() or len(longer) != len(shorter) + 1:
        return False
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))


def same_value(left: Figure, right: Figure) -> bool:
    """Whether both say the same, in whatever form."""
    return comparable(left, right) and compare_values(left, right).agrees


# Two figures are judged for their place, for an exchange and for the change, one after the other.
@lru_cache(maxsize=4096)
def compare_values(left: Figure, right: Figure) -> Verdict:
    """Judge two figures of one dimension that stand for the same fact."""
    same_words = left.text == right.text or fold_word(left.text) == fold_word(right.text)
    if same_words and _fields(left) == _fields(right) and same_noun(left, right):
        return _SAME
    if misprinted_year(left, right):
        return _changed("%(left)s against %(right)s", left, right)
    if dimension(left) == "when":
        return Verdict(*date_shift(left, right))
    if dimension(left) == "time":
        return Verdict(*time_shift(left, right))
    for rule in (_kind_rule, _unread_rule, _unit_rule, _range_rule, _value_rule, _qualifier_rule):
        if verdict := rule(left, right):
            return verdict
    return _same_number(left, right)


def only_qualified(left: Figure, right: Figure) -> bool:
    """Whether the values are the same and only «more than» and the like differ."""
    same_kind = (left.kind, left.unit) == (right.kind, right.unit) and left.value is not None
    return same_kind and (left.value, left.high) == (right.value, right.high)


def bound_of(figure: Figure) -> str | None:
    """Whether the number is only more, or less, than what is told: more_than, less_than or None."""
    side = _qualifier(figure)
    return side if side in _SIDES else None


def said_by(figure: Figure) -> tuple[str | None, ...]:
    """What a figure says as printed: two that say the same need be judged but once."""
    return figure.kind, figure.value, figure.high, figure.unit, bound_of(figure)


def opposite(left: Figure, right: Figure) -> bool:
    """«More than 300» and «fewer than 300»."""
    return only_qualified(left, right) and {bound_of(left), bound_of(right)} == _SIDES


def within(one: Figure, other: Figure) -> bool:
    """Whether one of two figures is a bound that the other keeps: «more than 500» and «597»."""
    return _allows(one, other) or _allows(other, one)


def _allows(bound: Figure, exact: Figure) -> bool:
    ours, theirs, side = number(bound), number(exact), _qualifier(bound)
    if ours is None or theirs is None or exact.qualifier is not None:
        return False
    return ours < theirs if side == "more_than" else side == "less_than" and ours > theirs


def adds_up(whole: Fraction | None, parts: Iterable[Fraction | None]) -> bool:
    """Whether two or three of some numbers make another."""
    known = [part for part in parts if part is not None][:_MOST_PARTS]
    return any(sum(some) == whole for size in (2, 3) for some in combinations(known, size))


def is_scaled(left: Figure, right: Figure) -> bool:
    """Whether one scale word for another makes the difference, and no bound that is kept."""
    ours, theirs = number(left), number(right)
    if ours is None or theirs is None or within(left, right):
        return False
    return word_slip(ours, theirs)


def is_slip(left: Figure, right: Figure) -> bool:
    """Whether a slip makes the whole difference: of the pen, or of a scale word, or a rounding."""
    ours, theirs = number(left), number(right)
    if ours is None or theirs is None or left.kind != right.kind:
        return False
    if within(left, right) or (left.unit != right.unit and left.kind != "count"):
        return False
    if word_slip(ours, theirs) or pen_slip(ours, theirs):
        return True
    return min(ours, theirs) >= 100 and rounded(ours, theirs)  # small ones are near by chance


def _fields(figure: Figure) -> tuple[str | None, ...]:
    return (figure.kind, figure.value, figure.high, _qualifier(figure))


def _qualifier(figure: Figure) -> str | None:
    if figure.qualifier in _NOT_OF_THE_NUMBER:
        return None
    return _QUALIFIERS.get(figure.qualifier or "", figure.qualifier)


def printed(left: Figure, right: Figure, **more: str) -> dict[str, str]:
    """The values of a message that names both figures."""
    return {"left": left.text, "right": right.text, **more}


def _changed(reason: str, left: Figure, right: Figure) -> Verdict:
    return Verdict("changed", Message(reason, printed(left, right)))


def _kind_rule(left: Figure, right: Figure) -> Verdict | None:
    kinds = {kind_of(left), kind_of(right)}
    if len(kinds) > 1 and "percentage_points" in kinds:
        return _changed(POINTS_OR_PERCENT, left, right)
    return None


def _unread_rule(left: Figure, right: Figure) -> Verdict | None:
    """A vague amount, or one that could not be read, agrees only with its own wording."""
    if number(left) is not None and number(right) is not None:
        return None
    if number(left) is None and number(right) is None:
        if left.value is not None and left.value == right.value:
            return Verdict("restated", Message("the same value, written differently"))
        # «952.1», with a mark of direction inside, is 1.952.
        same = sorted(numerals(left)) == sorted(numerals(right))
        if left.value is right.value is None and same:
            return Verdict("restated", Message("neither gives an exact amount"))
        return _changed("%(left)s against %(right)s", left, right)
    if _same_groups(left, right):
        return Verdict("restated", Message("the same digits, one side's order or point unsure"))
    return _changed(VAGUE, left, right)


def _same_groups(left: Figure, right: Figure) -> bool:
    """«67.70», with a mark of direction inside, and «70.67»: one number, turned round."""
    ours, theirs = numerals(left), numerals(right)
    return len(ours) > 1 and sorted(ours) == sorted(theirs)


def _unit_rule(left: Figure, right: Figure) -> Verdict | None:
    """Currencies, measures and spans of time; counted nouns are left to the word edits."""
    if left.kind != right.kind or left.unit == right.unit or None in (left.unit, right.unit):
        return None
    if left.kind == "money":
        if one_currency(left.unit or "", right.unit or ""):
            return None
        if base_unit(left) != base_unit(right):
            return Verdict("changed", Message(OTHER_CURRENCY, units(left, right)))
    if dimension(left) not in SIZES or rate_left_out(left.unit, right.unit):
        return None
    low, high = base_number(left), base_number(right)
    if low is None or high is None or base_unit(left) != base_unit(right):
        return _other_unit(left, right)
    if left.high or right.high:
        same = (left.value, left.high) == (right.value, right.high)
        return _other_unit(left, right) if same and low != high else None
    if low == high:
        return None
    if abs(low - high) <= _CONVERTED * max(abs(low), abs(high)):
        return Verdict("restated", Message("the same size in another unit"))
    return _other_unit(left, right) if number(left) == number(right) else None


def _other_unit(left: Figure, right: Figure) -> Verdict:
    return Verdict("changed", Message(OTHER_UNIT, units(left, right)))


def units(left: Figure, right: Figure) -> dict[str, str]:
    """The values of a message that names both units."""
    return {"left": left.unit or "", "right": right.unit or ""}


def _range_rule(left: Figure, right: Figure) -> Verdict | None:
    if left.high is None and right.high is None:
        return None
    low, high = _ends(left), _ends(right)
    if low == high:
        return None
    if times := _range_scaled(low, high):
        return Verdict("conflict", Message(SCALE, printed(left, right, times=f"{times:,}")))
    text = "%(left)s against %(right)s"
    if None not in (*low, *high):
        if low[0] <= high[0] and high[1] <= low[1]:  # type: ignore[operator]
            text = NARROWED
        elif high[0] <= low[0] and low[1] <= high[1]:  # type: ignore[operator]
            text = WIDENED
    return _changed(text, left, right)


def _range_scaled(low: _Ends, high: _Ends) -> int:
    """The power of ten between both ends of two ranges; 0 where there is none."""
    times = {
        scale_slip(a, b) if a is not None and b is not None else 0
        for a, b in zip(low, high, strict=True)
    }
    return times.pop() if len(times) == 1 else 0


def _ends(figure: Figure) -> _Ends:
    low = base_number(figure)
    return (low, base_number(figure, figure.high) if figure.high else low)


def _value_rule(left: Figure, right: Figure) -> Verdict | None:
    low, high = base_number(left), base_number(right)
    if low is None or high is None or low == high:
        return None
    if left.unit == right.unit or rate_left_out(left.unit, right.unit):
        low, high = number(left) or low, number(right) or high
    if _point_or_group(left, right, scale_slip(low, high)):
        return Verdict("restated", Message("the same digits, a point read as a decimal or not"))
    if times := scale_slip(low, high):
        return Verdict("conflict", Message(SCALE, printed(left, right, times=f"{times:,}")))
    return _changed(named_slip(low, high) or "%(left)s against %(right)s", left, right)


def _point_or_group(left: Figure, right: Figure, times: int) -> bool:
    """«72.837» and «72837»: a point before three digits may group them.

    Not where a scale word stands beside it: 3.094 million are no 3,094.
    """
    if times != 1000:
        return False
    ours, theirs = (_NUMERAL.findall(fold_word(figure.text)) for figure in (left, right))
    if len(ours) != 1 or len(theirs) != 1:
        return False
    grouped = any(map(_ONE_GROUP.fullmatch, (ours[0], theirs[0])))
    plain = re.sub(r"\D", "", ours[0]), re.sub(r"\D", "", theirs[0])
    largest = max(number(left) or 0, number(right) or 0)
    alike = plain[0] == plain[1] or _same_groups(left, right)
    return grouped and alike and largest in [Fraction(digits) for digits in plain]


def _qualifier_rule(left: Figure, right: Figure) -> Verdict | None:
    ours, theirs = _qualifier(left), _qualifier(right)
    if ours == theirs:
        return None
    words = {"left": left.qualifier or "", "right": right.qualifier or ""}
    if ours and theirs:
        return Verdict("changed", Message(OTHER_QUALIFIER, words))
    text = QUALIFIER_LOST if ours else QUALIFIER_GAINED
    return Verdict("changed", Message(text, words))


def _same_number(left: Figure, right: Figure) -> Verdict:
    if left.kind == "count" and not same_noun(left, right):
        reason = "the same number, counted as %(left)s / %(right)s"
        return Verdict("restated", Message(reason, units(left, right)))
    if rate_left_out(left.unit, right.unit):
        return Verdict("restated", Message("the same value; only one side says per what time"))
    if fold_word(left.text) == fold_word(right.text):
        return Verdict("same", Message("the same figure"))
    return Verdict("restated", Message("the same value, written differently"))
