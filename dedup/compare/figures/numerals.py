"""Numbers in digits: which separator groups and which one is the decimal sign."""

from __future__ import annotations

import re
from fractions import Fraction

LONGEST = 40
"""Digits of the longest number read; longer runs are codes, and arithmetic stays cheap."""

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}")
"""1,234,567 and the Indian 12,34,567."""


def parse_numeral(
    folded: str, raw: str, *, comma_decimal: bool, whole: bool = False
) -> Fraction | None:
    """The value of one numeral, or None where it is not a number (1.2.3, 5,000 digits).

    ``comma_decimal`` says how the language reads one comma before three digits; ``whole`` that
    only a whole number makes sense. Two different signs, a sign that stands twice or a group that
    has not three digits decide by themselves. The Arabic signs ٫ and ٬ are never in doubt.
    """
    if len(folded) > LONGEST:
        return None
    if folded.startswith("."):
        folded = "0" + folded
    if folded.isdecimal():
        return Fraction(int(folded))
    text = folded.replace("'", ",").replace("’", ",")
    if "٫" in raw or "٬" in raw:
        text = _arabic_signs(raw, text)
    elif "." in text and "," in text:
        text = text.replace(",", "") if text.rfind(".") > text.rfind(",") else _swap(text)
        if text.count(".") > 1:
            return None
    else:
        text = _one_sign(text, comma_decimal=comma_decimal, whole=whole)
    return Fraction(text) if re.fullmatch(r"\d+(?:\.\d+)?", text) else None


def _arabic_signs(raw: str, text: str) -> str:
    """٫ is the decimal sign, every other one a group sign."""
    if "٫" not in raw:
        return text.replace(",", "") if _GROUPED.fullmatch(text) else ""
    points = [char for char in raw if char in ".,،٫٬"]
    signs = iter(points)
    return "".join(char if char.isdecimal() else "." if next(signs) == "٫" else "" for char in text)


def _swap(text: str) -> str:
    return text.replace(".", "").replace(",", ".")


def _one_sign(text: str, *, comma_decimal: bool, whole: bool) -> str:
    sign = "." if "." in text else ","
    head, *groups = text.split(sign)
    grouped = bool(_GROUPED.fullmatch(text.replace(".", ","))) and head[0] != "0"
    if len(groups) > 1:
        return text.replace(sign, "") if grouped else ""
    # Nobody writes three zeros behind a decimal sign.
    certain = whole or (text.endswith("000") and sign == ".")
    if grouped and (certain or (sign == ",") != comma_decimal):
        return text.replace(sign, "")
    return text.replace(",", ".")
