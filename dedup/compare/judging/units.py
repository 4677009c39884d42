"""What figures measure, in which unit and how much of it: exact numbers in base units."""

from __future__ import annotations

from decimal import Decimal, DecimalException
from fractions import Fraction
from functools import lru_cache

from dedup.compare.stems import stem
from dedup.model import Figure
from dedup.text.fold import fold_word

_DIMENSIONS = {
    **dict.fromkeys(("count", "vague"), "count"),
    **dict.fromkeys(("percent", "fraction", "percentage_points"), "share"),
    **dict.fromkeys(("duration", "age"), "duration"),
    **dict.fromkeys(("date", "date_range", "year", "relative_date", "weekday"), "when"),
}
OF_THE_DAY = frozenset(("relative_date", "weekday"))
"""Kinds that speak of the day of printing: «today» becomes «yesterday» with it."""

# Exact factors to one base unit a dimension (SI brochure; 1959 yard and pound).
_FACTORS = {
    "mm": ("m", "0.001"), "cm": ("m", "0.01"), "m": ("m", "1"), "km": ("m", "1000"),
    "in": ("m", "0.0254"), "ft": ("m", "0.3048"), "yd": ("m", "0.9144"), "mi": ("m", "1609.344"),
    "[in_i]": ("m", "0.0254"), "[ft_i]": ("m", "0.3048"), "[mi_i]": ("m", "1609.344"),
    "m2": ("m2", "1"), "km2": ("m2", "1000000"), "ha": ("m2", "10000"), "har": ("m2", "10000"),
    "mg": ("g", "0.001"), "g": ("g", "1"), "kg": ("g", "1000"), "t": ("g", "1000000"),
    "acre": ("m2", "4046.8564224"), "feddan": ("m2", "4200.833"), "dunam": ("m2", "1000"),
    "nmi": ("m", "1852"), "oz": ("g", "28.349523125"), "lb": ("g", "453.59237"),
    "[lb_av]": ("g", "453.59237"),
    "ml": ("l", "0.001"), "mL": ("l", "0.001"), "l": ("l", "1"), "L": ("l", "1"),
    "m3": ("l", "1000"), "bbl": ("l", "158.987294928"), "gal": ("l", "3.785411784"),
    "second": ("s", "1"), "minute": ("s", "60"), "hour": ("s", "3600"), "day": ("s", "86400"),
    "week": ("s", "604800"),  # a year of 365.2425 days and its twelfth: months differ
    "month": ("s", "2629746"), "year": ("s", "31556952"), "decade": ("s", "315569520"),
    "century": ("s", "3155695200"),
    "W": ("W", "1"), "kW": ("W", "1000"), "MW": ("W", "1000000"), "GW": ("W", "1000000000"),
    "Cel": ("Cel", "1"), "degF": ("Cel", "5/9"), "toman": ("IRR", "10"), "IRR": ("IRR", "1"),
    "centime": ("dirham", "0.01"), "dirham": ("dirham", "1"), "MAD": ("dirham", "1"),
}  # fmt: skip

# What a bare name of a currency may be, where a text does not say whose (ISO 4217, with old codes).
_CURRENCIES = {
    "riyal": frozenset("SAR QAR OMR YER IRR".split()),
    "dinar": frozenset("KWD BHD JOD IQD TND DZD LYD RSD MKD".split()),
    "dirham": frozenset("AED MAD".split()),
    "pound": frozenset("GBP EGP SDG SYP LBP SSP".split()),
    "lira": frozenset("TRY SYP LBP ITL".split()),
    "rupee": frozenset("INR PKR LKR NPR MUR IDR".split()),
    "franc": frozenset("CHF FRF BEF LUF XOF XAF DJF KMF RWF".split()),
    "peso": frozenset("MXN ARS CLP COP PHP UYU CUP DOP".split()),
    "krone": frozenset("NOK DKK SEK ISK CZK".split()),
    "shilling": frozenset("KES TZS UGX SOS ATS".split()),
}
_FREEZING = 32
"""Of degrees Fahrenheit, none Celsius."""
SIZES = ("measure", "duration", "money")
"""Dimensions whose units may be put into one another."""


def dimension(figure: Figure) -> str:
    """What the figure measures: figures of different dimensions never tell the same fact."""
    return _DIMENSIONS.get(kind := kind_of(figure), kind)


def kind_of(figure: Figure) -> str:
    """The kind, basis points with the percentage points that a hundred of them make."""
    return "percentage_points" if figure.unit == "bp" else figure.kind


def one_currency(left: str, right: str) -> bool:
    """Whether they are one, or one side only leaves out the country: riyal and SAR."""
    return left == right or right in _CURRENCIES.get(left, ()) or left in _CURRENCIES.get(right, ())


def rate_left_out(left: str | None, right: str | None) -> bool:
    """Whether only one side says per what: «1.2 مليون برميل» of 1.2 million a day."""
    short, long = sorted((left or "", right or ""), key=len)
    return bool(short) and long.startswith(f"{short}/")


def _base(unit: str | None) -> tuple[str | None, Fraction]:
    """The base of a unit, and how many of it the unit has; km/h has the factor of km."""
    size, rate, per = (unit or "").partition("/")
    base, factor = _FACTORS.get(size, (size, "1"))
    return (base + rate + per or None), Fraction(factor)


def base_unit(figure: Figure) -> str | None:
    return _base(figure.unit)[0]


def number(figure: Figure, value: str | None = None) -> Fraction | None:
    """The value as an exact number; None where it is vague, a date, a score or too long."""
    text = value or figure.value
    # 40 digits hold every amount; the cap keeps hostile input cheap.
    if text is None or figure.kind == "ratio" or len(text) > 40:
        return None
    return _parsed(text)


@lru_cache(maxsize=4096)
def _parsed(text: str) -> Fraction | None:
    try:
        if "/" in text:
            return Fraction(text)
        parsed = Decimal(text)
        return Fraction(parsed) if parsed.is_finite() and abs(parsed.adjusted()) < 40 else None
    except (ValueError, ZeroDivisionError, DecimalException):
        return None


def base_number(figure: Figure, value: str | None = None) -> Fraction | None:
    """The value in base units, shares as a part of one."""
    read = number(figure, value)
    if read is None:
        return None
    if figure.kind in ("percent", "percentage_points"):
        return read / 100
    if figure.unit == "bp":
        return read / 10000
    if figure.unit == "degF":
        read -= _FREEZING
    return read * _base(figure.unit)[1] if dimension(figure) in SIZES else read


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
