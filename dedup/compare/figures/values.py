"""Two figures taken for the same fact: do they say the same, and if not, which slip is it?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, DecimalException
from fractions import Fraction
from functools import lru_cache

from dedup.compare.figures.when import When, when
from dedup.compare.stems import stem
from dedup.model import Figure, Message
from dedup.text.fold import fold_word

DIMENSIONS = {
    "count": "count",
    "vague": "count",
    "percent": "share",
    "fraction": "share",
    "percentage_points": "share",
    "money": "money",
    "measure": "measure",
    "duration": "duration",
    "age": "duration",
    "ordinal": "ordinal",
    "ratio": "ratio",
    "identifier": "identifier",
    "date": "when",
    "date_range": "when",
    "year": "when",
    "relative_date": "when",
    "weekday": "when",
    "time": "time",
}
"""What a kind measures: figures of different dimensions never tell the same fact."""

# Exact factors to one base unit a dimension (SI brochure; 1959 yard and pound).
_FACTORS = {
    "mm": ("m", "0.001"), "cm": ("m", "0.01"), "m": ("m", "1"), "km": ("m", "1000"),
    "in": ("m", "0.0254"), "ft": ("m", "0.3048"), "yd": ("m", "0.9144"), "mi": ("m", "1609.344"),
    "[in_i]": ("m", "0.0254"), "[ft_i]": ("m", "0.3048"), "[mi_i]": ("m", "1609.344"),
    "m2": ("m2", "1"), "km2": ("m2", "1000000"), "ha": ("m2", "10000"), "har": ("m2", "10000"),
    "mg": ("g", "0.001"), "g": ("g", "1"), "kg": ("g", "1000"), "t": ("g", "1000000"),
    "lb": ("g", "453.59237"), "[lb_av]": ("g", "453.59237"),
    "ml": ("l", "0.001"), "mL": ("l", "0.001"), "l": ("l", "1"), "L": ("l", "1"),
    "m3": ("l", "1000"),
    "second": ("s", "1"), "minute": ("s", "60"), "hour": ("s", "3600"), "day": ("s", "86400"),
    "week": ("s", "604800"),
    "month": ("month", "1"), "year": ("month", "12"), "decade": ("month", "120"),
    "century": ("month", "1200"),
    "W": ("W", "1"), "kW": ("W", "1000"), "MW": ("W", "1000000"), "GW": ("W", "1000000000"),
}  # fmt: skip

# Qualifiers that say the same of a number. «additional» says something of the noun, not of it.
_QUALIFIERS = {"at_least": "more_than", "at_most": "less_than", "up_to": "less_than"}
_NOT_OF_THE_NUMBER = frozenset({"additional"})


UNRELATED = "no part of the date in common: %(left)s / %(right)s"
"""The reason where two dates fix different parts, so that neither can be the other changed."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """same, restated, changed or conflict, with the reason in words."""

    name: str
    reason: Message

    @property
    def agrees(self) -> bool:
        """Whether both figures say the same."""
        return self.name in ("same", "restated")


def dimension(figure: Figure) -> str:
    """What the figure measures (see `DIMENSIONS`); its kind where that is not in the table."""
    return DIMENSIONS.get(figure.kind, figure.kind)


def comparable(left: Figure, right: Figure) -> bool:
    """Whether the two can be readings of one fact at all."""
    return dimension(left) == dimension(right)


def same_value(left: Figure, right: Figure) -> bool:
    """Whether both say the same, in whatever form."""
    return comparable(left, right) and compare_values(left, right).agrees


def compare_values(left: Figure, right: Figure) -> Verdict:
    """Judge two figures of one dimension that stand for the same fact."""
    same_words = fold_word(left.text) == fold_word(right.text)
    if same_words and _fields(left) == _fields(right) and same_noun(left, right):
        return Verdict("same", Message("the same figure"))
    if dimension(left) == "when":
        return _compare_dates(left, right)
    for rule in (_kind_rule, _unread_rule, _unit_rule, _range_rule, _value_rule, _qualifier_rule):
        if verdict := rule(left, right):
            return verdict
    return _same_number(left, right)


def _fields(figure: Figure) -> tuple[str | None, ...]:
    return (figure.kind, figure.value, figure.high, _qualifier(figure))


def _qualifier(figure: Figure) -> str | None:
    if figure.qualifier in _NOT_OF_THE_NUMBER:
        return None
    return _QUALIFIERS.get(figure.qualifier or "", figure.qualifier)


def _printed(left: Figure, right: Figure, **more: str) -> dict[str, str]:
    return {"left": left.text, "right": right.text, **more}


def _kind_rule(left: Figure, right: Figure) -> Verdict | None:
    kinds = {left.kind, right.kind}
    if len(kinds) > 1 and "percentage_points" in kinds:
        return Verdict(
            "changed",
            Message(
                "percent against percentage points: %(left)s / %(right)s", _printed(left, right)
            ),
        )
    return None


def _unread_rule(left: Figure, right: Figure) -> Verdict | None:
    """A vague amount, or one that could not be read, agrees only with its own wording."""
    if number(left) is not None and number(right) is not None:
        return None
    if number(left) is None and number(right) is None:
        if left.value is not None and left.value == right.value:
            return Verdict("restated", Message("the same value, written differently"))
        if left.value is None and right.value is None:
            return Verdict("restated", Message("neither gives an exact amount"))
        return Verdict("changed", Message("%(left)s against %(right)s", _printed(left, right)))
    return Verdict(
        "changed", Message("exact against vague: %(left)s / %(right)s", _printed(left, right))
    )


def _unit_rule(left: Figure, right: Figure) -> Verdict | None:
    """Currencies, measures and spans of time; counted nouns are left to the word edits."""
    if left.kind != right.kind or left.unit == right.unit or None in (left.unit, right.unit):
        return None
    if left.kind == "money":
        return Verdict(
            "changed", Message("another currency: %(left)s / %(right)s", _units(left, right))
        )
    if dimension(left) not in ("measure", "duration"):
        return None
    if _base_number(left) is not None and _base_unit(left) == _base_unit(right):
        return None
    return Verdict("changed", Message("another unit: %(left)s / %(right)s", _units(left, right)))


def _units(left: Figure, right: Figure) -> dict[str, str]:
    return {"left": left.unit or "", "right": right.unit or ""}


def _base_unit(figure: Figure) -> str | None:
    return _FACTORS[figure.unit][0] if figure.unit in _FACTORS else figure.unit


def number(figure: Figure, value: str | None = None) -> Fraction | None:
    """The value as an exact number; None where it is vague, a date, a score or too long."""
    text = value or figure.value
    # 40 digits hold every amount; the cap keeps hostile input cheap.
    if text is None or figure.kind == "ratio" or len(text) > 40:
        return None
    try:
        if "/" in text:
            return Fraction(text)
        parsed = Decimal(text)
        return Fraction(parsed) if parsed.is_finite() and abs(parsed.adjusted()) < 40 else None
    except (ValueError, ZeroDivisionError, DecimalException):
        return None


def _base_number(figure: Figure, value: str | None = None) -> Fraction | None:
    """The value in base units, shares as a part of one."""
    read = number(figure, value)
    if read is None:
        return None
    if figure.kind in ("percent", "percentage_points"):
        return read / 100
    if dimension(figure) in ("measure", "duration") and figure.unit in _FACTORS:
        return read * Fraction(_FACTORS[figure.unit][1])
    return read


def _range_rule(left: Figure, right: Figure) -> Verdict | None:
    if left.high is None and right.high is None:
        return None
    low, high = _ends(left), _ends(right)
    if low == high:
        return None
    text = "%(left)s against %(right)s"
    if None not in (*low, *high):
        wider = low[0] <= high[0] and high[1] <= low[1]  # type: ignore[operator]
        narrower = high[0] <= low[0] and low[1] <= high[1]  # type: ignore[operator]
        text = (
            "a range narrowed: %(left)s / %(right)s" if wider
            else "a range widened: %(left)s / %(right)s" if narrower
            else text
        )  # fmt: skip
    return Verdict("changed", Message(text, _printed(left, right)))


def _ends(figure: Figure) -> tuple[Fraction | None, Fraction | None]:
    low = _base_number(figure)
    return (low, _base_number(figure, figure.high) if figure.high else low)


def _value_rule(left: Figure, right: Figure) -> Verdict | None:
    low, high = _base_number(left), _base_number(right)
    if low is None or high is None or low == high:
        return None
    if times := scale_slip(low, high):
        return Verdict(
            "conflict",
            Message(
                "the same digits, %(times)s times apart: %(left)s / %(right)s",
                _printed(left, right, times=f"{times:,}"),
            ),
        )
    for slip, text in _SLIPS:
        if slip(low, high):
            return Verdict("changed", Message(text, _printed(left, right)))
    return Verdict("changed", Message("%(left)s against %(right)s", _printed(left, right)))


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


def _transposed(left: Fraction, right: Fraction) -> bool:
    """980 and 890: two neighbouring digits changed places."""
    ours, theirs = _digits(left), _digits(right)
    if len(ours) != len(theirs):
        return False
    apart = [at for at, pair in enumerate(zip(ours, theirs, strict=True)) if pair[0] != pair[1]]
    return (
        len(apart) == 2
        and apart[1] == apart[0] + 1
        and ours[apart[0]] == theirs[apart[1]]
        and ours[apart[1]] == theirs[apart[0]]
    )


def _rounded(left: Fraction, right: Fraction) -> bool:
    """One is the other, rounded or cut to fewer digits (two at least are left)."""
    for exact, coarse in ((left, right), (right, left)):
        kept = len(_digits(coarse).strip("0"))
        if coarse == 0 or kept < 1 or kept >= len(_digits(exact).strip("0")):
            continue
        step = _step(coarse)
        if abs(exact - coarse) < step and abs(exact - coarse) <= abs(coarse) / 20:
            return True
    return False


def _step(value: Fraction) -> Fraction:
    """The place value of the last digit that is not zero: 100 for 1,200."""
    digits = _digits(value)
    zeros = len(digits) - len(digits.rstrip("0"))
    return abs(value) / int(digits.rstrip("0")) if zeros >= 0 and digits.rstrip("0") else abs(value)


def _one_digit(left: Fraction, right: Fraction) -> bool:
    """A digit mistyped, in numbers long enough for that to be the likely slip."""
    ours, theirs = _digits(left), _digits(right)
    apart = sum(a != b for a, b in zip(ours, theirs, strict=False))
    return len(ours) == len(theirs) >= 3 and apart == 1


_SLIPS: tuple[tuple[Callable[[Fraction, Fraction], bool], str], ...] = (
    (_transposed, "two digits changed places: %(left)s / %(right)s"),
    (_rounded, "rounded: %(left)s / %(right)s"),
    (_one_digit, "one digit differs: %(left)s / %(right)s"),
)


def _digits(value: Fraction) -> str:
    """The digits of the number as one would write it out, without sign and point."""
    if value.denominator != 1:
        scaled = abs(value) * 10**6
        return str(round(scaled)).rstrip("0")
    return str(abs(value.numerator))


def _qualifier_rule(left: Figure, right: Figure) -> Verdict | None:
    ours, theirs = _qualifier(left), _qualifier(right)
    if ours == theirs:
        return None
    words = {"left": left.qualifier or "", "right": right.qualifier or ""}
    if ours and theirs:
        return Verdict("changed", Message("another qualifier: %(left)s / %(right)s", words))
    text = "qualifier lost: %(left)s" if ours else "qualifier gained: %(right)s"
    return Verdict("changed", Message(text, words))


def _same_number(left: Figure, right: Figure) -> Verdict:
    if left.kind == "count" and not same_noun(left, right):
        return Verdict(
            "restated",
            Message("the same number, counted as %(left)s / %(right)s", _units(left, right)),
        )
    if {left.qualifier, right.qualifier} & _NOT_OF_THE_NUMBER and left.qualifier != right.qualifier:
        return Verdict("restated", Message("the same value; only one side calls it additional"))
    if fold_word(left.text) == fold_word(right.text):
        return Verdict("same", Message("the same figure"))
    return Verdict("restated", Message("the same value, written differently"))


def same_noun(left: Figure, right: Figure) -> bool:
    """Whether two counts count the same noun, in whatever form; an unknown noun fits any."""
    if left.unit is None or right.unit is None or left.kind != "count" or right.kind != "count":
        return True
    return bool(unit_stems(left) & unit_stems(right)) or left.unit == right.unit


def unit_stems(figure: Figure) -> frozenset[str]:
    """Stems of the counted noun."""
    return _noun_stems(figure.unit or "")


@lru_cache(maxsize=4096)
def _noun_stems(noun: str) -> frozenset[str]:
    return frozenset(filter(None, (stem(fold_word(word)) for word in noun.split())))


def _compare_dates(left: Figure, right: Figure) -> Verdict:
    ours, theirs = when(left), when(right)
    if clash := ours.clash(theirs):
        return Verdict("changed", _shift(ours, theirs, left, right, clash))
    if _one_day(ours, theirs):
        return Verdict(
            "changed",
            Message("only one side gives the day: %(left)s / %(right)s", _printed(left, right)),
        )
    if not ours.meets(theirs):
        return Verdict("changed", Message(UNRELATED, _printed(left, right)))
    if fold_word(left.text) == fold_word(right.text):
        return Verdict("same", Message("the same figure"))
    return Verdict("restated", Message("the same date, written differently"))


def _one_day(ours: When, theirs: When) -> bool:
    """Whether both fix the month and only one the day: «30 يونيو» against «يونيو»."""
    exact = [bool(part.day_of_month or part.weekday) for part in (ours, theirs)]
    return bool(ours.month and theirs.month) and exact[0] != exact[1]


def _shift(ours: When, theirs: When, left: Figure, right: Figure, clash: str) -> Message:
    first, second = ours.day, theirs.day
    if isinstance(first, date) and isinstance(second, date):
        days = str(abs((second - first).days))
        return Message(
            "date shifted by %(days)s days: %(left)s / %(right)s", _printed(left, right, days=days)
        )
    texts = {
        "weekday": "another weekday: %(left)s / %(right)s",
        "year": "another year: %(left)s / %(right)s",
        "month": "another month: %(left)s / %(right)s",
    }
    return Message(texts.get(clash, "another date: %(left)s / %(right)s"), _printed(left, right))
