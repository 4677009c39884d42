"""Numbers in digits: which separator groups and which one is the decimal sign."""

from __future__ import annotations

import re
from fractions import Fraction

from dedup.compare.figures.lexicon.lookup import Match, find, find_back
from dedup.compare.figures.lexicon.tables import Tables
from dedup.compare.figures.scan import Scan

LONGEST = 40
"""Digits of the longest number read; longer runs are codes, and arithmetic stays cheap."""

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}")
"""1,234,567 and the Indian 12,34,567."""
_DECIMAL = re.compile(r"\d+(?:\.\d+)?")
_QUOTED = re.compile(r"\d{1,3}(?:['’]\d{3})+(?:[.,]\d+)?")
"""1'234'567.50, the Swiss way."""


def parse_numeral(folded: str, raw: str, *, comma_decimal: bool | None) -> Fraction | None:
    """The value of one numeral, or None where it is not a number (1.2.3, 5,000 digits).

    ``comma_decimal`` says how the language reads one comma before three digits. Two different
    signs, a sign that stands twice or a group that has not three digits decide by themselves. The
    Arabic signs ٬ and a single ٫ are never in doubt.
    """
    if len(folded) > LONGEST:
        return None
    if folded.startswith("."):
        folded = "0" + folded
    if folded[0] == "0" and folded[1:2].isdecimal() and not folded.isdecimal():
        return None  # 07.05 is an hour or a day
    text = folded.replace("'", "").replace("’", "")
    if text != folded and not _QUOTED.fullmatch(folded):
        return None  # 5'10" is no number
    if text.isdecimal():
        return Fraction(int(text))
    if raw.count("٫") == 1 or "٬" in raw:
        text = _arabic_signs(raw, text)
    elif "." in text and "," in text:
        text = (
            text.replace(",", "")
            if text.rfind(".") > text.rfind(",")
            else text.replace(".", "").replace(",", ".")
        )
        if text.count(".") > 1:
            return None
    else:
        text = _one_sign(text, comma_decimal=comma_decimal)
    if not _DECIMAL.fullmatch(text):
        return None
    head, _, tail = text.partition(".")
    return Fraction(int(head + tail), 10 ** len(tail))


def _arabic_signs(raw: str, text: str) -> str:
    """٫ is the decimal sign, every other one a group sign."""
    if "٫" not in raw:
        return text.replace(",", "") if _GROUPED.fullmatch(text) else ""
    points = [char for char in raw if char in ".,،٫٬"]
    signs = iter(points)
    return "".join(char if char.isdecimal() else "." if next(signs) == "٫" else "" for char in text)


def _one_sign(text: str, *, comma_decimal: bool | None) -> str:
    sign = "." if "." in text else ","
    head, *groups = text.split(sign)
    grouped = bool(_GROUPED.fullmatch(text.replace(".", ","))) and head[0] != "0"
    if len(groups) > 1:
        return text.replace(sign, "") if grouped else ""
    # Nobody writes three zeros behind a decimal sign.
    certain = text.endswith("000") and sign == "."
    if grouped and comma_decimal is None and not certain:
        return ""
    if sign == "," and len(groups[0]) > 3 and groups[0].endswith("000") and not comma_decimal:
        return ""  # 247,0000 is a slip of the hand, 9,23213 a decimal
    if grouped and (certain or (sign == ",") != comma_decimal):
        return text.replace(sign, "")
    return text.replace(",", ".")


_THIN = frozenset("\u00a0\u202f\u2009\u2007")
"""Blanks that only stand inside a number."""


def read_digits(scan: Scan, tables: Tables, at: int) -> tuple[Fraction | None, int]:
    """A numeral, with its space groups (3 000 000), and the token behind it."""
    word, stop = scan.words[at], at + 1
    if word.isdecimal() and len(word) <= 3 and word[0] != "0":
        stop = _space_groups(scan, tables, at)
        if stop > at + 1:
            tail = scan.words[stop - 1]
            head = "".join(scan.words[at : stop - 1])
            return parse_numeral(head + tail, "", comma_decimal=True), stop
        loose = _loose_thousands(scan, at)
        if loose > stop:
            return Fraction("".join(scan.words[at:loose:2])), loose
    raw = scan.raw_word(at)
    comma = tables.primary.comma_decimal
    return parse_numeral(word, raw, comma_decimal=comma), stop


def _space_groups(scan: Scan, tables: Tables, at: int) -> int:
    """Groups of three behind a thin blank, or behind a plain one where that cannot be a list."""
    stop, thin = at + 1, True
    while scan.is_number(stop) and _is_group(scan.words[stop]) and len(scan.gap(stop)) == 1:
        thin = thin and scan.gap(stop) in _THIN
        stop += 1
        if not scan.words[stop - 1].isdecimal():
            break
    plain = stop - at > 2 or tables.primary.space_groups
    return stop if thin or plain else at + 1


def _loose_thousands(scan: Scan, at: int) -> int:
    """``80, 000``: three zeros behind a comma or point and a blank can be nothing but a group."""
    stop = at + 1
    while scan.word(stop) in (",", ".") and scan.glued(stop) and scan.word(stop + 1) == "000":
        if scan.gap(stop + 1) != " ":
            break
        stop += 2
    return stop


def _is_group(word: str) -> bool:
    return len(word) >= 3 and word[:3].isdecimal() and (len(word) == 3 or word[3] in ",.")


def is_short_scale(scan: Scan, tables: Tables, at: int, short: Match) -> bool:
    """``5m`` is five million after a currency sign or before a noun, else five metres."""
    unit = find(tables.tails, scan, short.first)
    if unit and unit.stop > short.stop:
        return False  # 10 mi por hora
    if scan.words[short.first] == "mm":  # $5mm, but 9 mm
        return scan.word(at - 1) in ("$", "€", "£", "¥")
    if len(scan.words[short.first]) > 1 or scan.words[short.first] == "b":
        return scan.glued(short.first) or len(scan.words[short.first]) > 1
    before = scan.word(at - 1)
    if find_back(tables.signs, scan, at - 1) or scan.raw_word(short.first) == "M":
        return True
    if not scan.glued(short.first):
        # 2,33 k: a blank may stand before the sign where nothing it could belong to follows.
        return scan.raw_word(short.first) == "k" and not scan.word(short.stop)[:1].isalpha()
    follower = scan.word(short.stop)
    long = "." in scan.words[at] or len(scan.words[at]) > 2
    if scan.words[short.first] == "k" and (long or before in _TO_AN_AMOUNT):
        # 950k; a run of 10k is as likely one of kilometres.
        return follower not in _LENGTHS
    return follower.isalpha() and follower not in tables.common and follower not in _LENGTHS


_TO_AN_AMOUNT = frozenset(
    "to from than over about around nearly almost some least least by".split()
)
"""Words before *95k* that speak of an amount."""
_LENGTHS = frozenset(
    "race sprint final hurdles relay freestyle butterfly high long tall deep wide away tower"
    " title record dash backstroke breaststroke medley walk underwater above below".split()
)
