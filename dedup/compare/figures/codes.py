"""Numbers that name instead of counting: resolutions, phones, model numbers, list marks."""

from __future__ import annotations

import re

from dedup.compare.figures.draft import Draft
from dedup.compare.figures.lexicon.lookup import find, find_back
from dedup.compare.figures.lexicon.tables import Tables
from dedup.compare.figures.nouns import may_be_counted, may_be_noun
from dedup.compare.figures.numbers.number import LIVING_YEARS, is_enclosed
from dedup.compare.figures.scan import Scan

_DASHES = frozenset("-–‑")


def is_code(scan: Scan, tables: Tables, at: int) -> bool:
    """F-16, COVID-19, MH17, 4G: part of a name, no figure."""
    before = scan.word(at - 1)
    if before == "fy" and len(scan.words[at]) == len("2024"):
        return False
    power = scan.word(at - 2) if before in ("-", "+") else before
    if _is_sum(scan, at) or "^" in (power, scan.word(at + 1)):
        return True
    letter = len(before) == 1 and "\u0590" <= before <= "\u06ff"
    lettered = before.isascii() or (letter and not find_back(tables.heads, scan, at - 1))  # «ص319»
    if scan.glued(at) and before.isalpha() and lettered and not _is_clitic(tables, before):
        sign = find_back(tables.signs, scan, at - 1)
        # P2.4 million, N500,000: behind a letter alone an amount; P5 and N95 are names.
        large = "," in scan.words[at] or find(tables.numbers, scan, at + 1, "scale")
        return sign is None or (len(before) == 1 and not large)
    arabic = before.isalpha() and "\u0600" <= before[0] <= "\u06ff"
    if arabic and scan.glued(at) and _is_model(scan, tables, at):
        return True
    joined = scan.glued(at) and scan.glued(at - 1)
    if joined and before == "." and _is_initial(scan, tables, at - 2):
        return True
    if joined and before in _DASHES and _names(scan, tables, at - 2):
        return True
    after = scan.word(at + 1)
    if scan.words[at][0] == "." and scan.glued(at + 1) and after.isalpha() and not after.isascii():
        return not (find(tables.tails, scan, at + 1) or find(tables.numbers, scan, at + 1))
    if not (scan.glued(at + 1) and after.isalpha() and after.isascii()):
        return before == "\0" or (before == "_" and scan.glued(at))
    if len(after) == 1 and scan.raw_word(at + 1) in ("G", "D"):
        return True
    if len(after) == len(scan.words[at]) == 1 and scan.raw_word(at + 1) in ("B", "M"):
        named = scan.is_word(at - 1) and scan.raw_word(at - 1)[0].isupper()
        return named and before not in tables.common  # Insat 1B
    known = (tables.tails, tables.short_scales, tables.marks, tables.numbers, tables.eras)
    suffix = after in tables.suffixes or after in ("s", "h", "er")
    return not (suffix or any(after in index for index in known))


def _is_initial(scan: Scan, tables: Tables, at: int) -> bool:
    """The letter of H.263; but of p.12, it heads a number."""
    word = scan.word(at)
    letter = len(word) == 1 and word.isascii() and word.isalpha()
    return letter and not find_back(tables.heads, scan, at)


def _is_model(scan: Scan, tables: Tables, at: int) -> bool:
    """«فرانس24»: digits that touch a name; «عام2015» and «نحو20 شخصا» only lack their blank."""
    before = scan.word(at - 1)
    if _is_clitic(tables, before) or before in tables.common or before in tables.dates:
        return False
    heads = (tables.before, tables.ages, tables.froms, tables.clock, tables.heads)
    if any(find_back(index, scan, at - 1) for index in (tables.year_heads, *heads)):
        return False
    behind = any(find(index, scan, at + 1) for index in (tables.numbers, tables.dates))
    return not (before in tables.ordinal_heads or behind or may_be_counted(scan, tables, at + 1))


def _is_sum(scan: Scan, at: int) -> bool:
    """5+1: the name of a group of states."""
    around = (scan.words[at : at + 3], scan.words[max(at - 2, 0) : at + 1])
    return any(_SUM.fullmatch("".join(words)) for words in around if "+" in words)


_SUM = re.compile(r"\d\+\d")


def _is_clitic(tables: Tables, word: str) -> bool:
    lexicons = tables.lexicons.values()
    return any(word == prefix for lexicon in lexicons for prefix, _, _ in lexicon.clitics)


def _names(scan: Scan, tables: Tables, at: int) -> bool:
    """A word whose hyphen makes the number part of its name."""
    word = scan.word(at)
    if not word.isalpha() or _is_clitic(tables, word) or word in tables.dates:
        return False
    if len(word) == 1 and scan.raw_word(at).isupper():
        return True  # A-2 and М-4, though *a* is a word and *m* a metre
    if word in tables.numbers or find(tables.tails, scan, at):
        return False  # «دولار-515 مليون يورو»
    return word not in tables.common and not find_back(tables.year_heads, scan, at)


def is_list_mark(scan: Scan, at: int) -> bool:
    """``1-`` or ``(2)`` at the head of a line."""
    word = scan.words[at]
    if not (word.isdecimal() and len(word) <= 2):
        return False
    first = at - (scan.word(at - 1) == "(")
    if _is_item(scan, at):
        return True
    if scan.word(first - 1) not in ("", "\n", "•", "*") or (first == 0 and first == at):
        return _hangs_on(scan, at)
    if scan.word(at + 2).isascii() and scan.glued(at + 1) and scan.glued(at + 2):
        return False  # a line that begins with 20-year
    return scan.word(at + 1) in ("-", ".", ")", "–", "_", "/") and scan.word(at + 2).isalpha()


_ITEMS = 20
"""The longest list whose marks stand inside a sentence."""


def _is_item(scan: Scan, at: int) -> bool:
    """«(2) الاستقرار، و(3) الاستقلال»: a number in brackets, and a definite noun behind it."""
    if (scan.word(at - 1), scan.word(at + 1)) != ("(", ")") or int(scan.words[at]) > _ITEMS:
        return False
    opens = scan.word(at - 2) in ("و", "،", ",", ":", "؛", ".", "\n")
    behind = scan.word(at + 2)
    return opens and behind.startswith("ال") and behind not in ("الاف", "الف")


def _hangs_on(scan: Scan, at: int) -> bool:
    """``3-``, ``3 -`` or ``3.`` before a word, inside a line: «2- النجم 16 نقطة 3.الملعب»."""
    sign, behind = scan.word(at + 1), scan.word(at + 2)
    if sign not in ("-", ".") or scan.glued(at) or scan.word(at - 1) in _JOINTS:
        return False
    hangs = scan.glued(at + 1) and scan.glued(at + 2) == (sign == ".")
    # «بلغت 3.وأضاف»: a sentence that ends without its blank goes on with *and*.
    goes_on = behind == "صفر" or (sign == "." and behind[:1] in ("و", "ف"))
    return hangs and not goes_on and "\u0600" <= behind[:1] <= "\u06ff"


_JOINTS = frozenset("- – — من الي حتي بين ما".split())


def read_code(scan: Scan, tables: Tables, at: int) -> Draft | None:
    """An identifier: a phone number, a number with leading zeros, or one behind its head word."""
    if known := _phone(scan, at) or _house(scan, tables, at) or _jet_or_minute(scan, at):
        return known
    word = scan.words[at]
    # «08 أشخاص», «05 كيلومترات»: the zero only fills the place.
    filled = len(word) == 2 and word[0] == "0" and may_be_counted(scan, tables, at + 1)
    padded = word[0] == "0" and len(word) > 1 and not filled
    if word.isdecimal() and (len(word) > 15 or padded):
        return _draft(scan, at, at + 1, word)
    first, stop = _serial(scan, at)
    head = _list_head(scan, first) - 1
    if scan.word(head) in ("(", ":", "/", "[") or (scan.word(head) == "." and scan.glued(head)):
        head -= 1
    headed = find_back(tables.heads, scan, head) or find_back(tables.heads, scan, first - 1)
    dated = word.isdecimal() and int(word) in LIVING_YEARS
    if dated and find_back(tables.year_heads, scan, at - 1):
        return None  # the Safety Act 1981
    named = headed is None and _ends_name(scan, tables, at)
    if not (headed or named) or not word.replace(",", "").replace(".", "").isdecimal():
        return None
    behind = at + 1 + is_enclosed(scan, at, at + 1)
    if find(tables.tails, scan, behind) or find(tables.numbers, scan, behind, "scale"):
        return None
    # *Category 4 storms*, *in week 4 storms*
    weak = headed is None or (
        headed.entry.role == "weak_heads" and not scan.raw_word(headed.first)[:1].isupper()
    )
    opened = scan.word(at - 1) == "(" and behind == at + 1  # *300 a day (2004 est.)*
    if weak and (opened or may_be_noun(scan, tables, behind)):
        return None
    return _draft(scan, first, stop, "".join(scan.words[first:stop]))


def _serial(scan: Scan, at: int) -> tuple[int, int]:
    """«12 / 2019», «أ/90», «13/ز/4», ``46(1)``: all that strokes and brackets join to a number."""
    first, stop = at - 2 * (scan.word(at - 1) == "/" and _is_letter(scan, at - 2)), at + 1
    while scan.word(stop) == "/" or (scan.word(stop) == "-" and scan.glued(stop)):
        if not (scan.is_number(stop + 1) or _is_letter(scan, stop + 1)):
            break
        stop += 2
    part = scan.word(stop) == "(" and scan.glued(stop) and scan.is_number(stop + 1)
    return first, stop + 3 * (part and scan.word(stop + 2) == ")")


def _is_letter(scan: Scan, at: int) -> bool:
    return scan.is_word(at) and len(scan.words[at]) == 1


_LONGEST_NAME = 3
_QUOTES = frozenset('"«»“”')


def _ends_name(scan: Scan, tables: Tables, at: int) -> bool:
    """«سيارة "بيجو 108"», «خدمة "937"», «برنامج Word 2013»: what ends a name counts nothing."""
    before = scan.word(at - 1)
    if tables.primary.script == "arabic" and before.isascii() and before.isalpha():
        return len(before) > 1 and not find(tables.signs, scan, at - 1)  # «4 x 6»
    closed = scan.word(at + 1) in _QUOTES and scan.glued(at + 1)
    if not closed or len(scan.words[at]) == 4 or not scan.words[at].isdecimal():
        return False  # «رؤية 2030» tells a year
    opened = (at - back for back in range(1, _LONGEST_NAME + 1))
    return any(scan.word(mark) in _QUOTES and scan.glued(mark + 1) for mark in opened)


_LISTING = frozenset("و او , ، and or".split())


def _list_head(scan: Scan, at: int) -> int:
    """The first of the numbers that are listed up to ``at`` (resolutions 1696, 1737 and 1747)."""
    for _ in range(12):
        if scan.word(at - 1) not in _LISTING or not scan.word(at - 2).isdecimal():
            break
        at -= 2
    return at


def _phone(scan: Scan, at: int) -> Draft | None:
    """Groups of digits that are too many for a date and too long for a score."""
    size, stroke = len(scan.words[at]), "/" in (scan.word(at - 1), scan.word(at + 1))
    if stroke and size > _LONGEST_DATE and size in map(len, (scan.word(at - 2), scan.word(at + 2))):
        return _draft(scan, at, at + 1, scan.words[at])  # 98524320/52014349: two of them
    if scan.word(at - 1) == "(" and (area := _with_area(scan, at)):
        return area
    plus = scan.word(at - 1) == "+" and scan.glued(at)
    if (plus or scan.words[at][0] == "0") and (spaced := _spaced_phone(scan, at)):
        return spaced
    stop, digits = at + 1, len(scan.words[at])
    joints = set()
    while scan.word(stop) in _DASHES | {"/"} and scan.word(stop + 1).isdecimal():
        if not (scan.glued(stop) and scan.glued(stop + 1)):
            break
        joints.add(scan.words[stop])
        digits += len(scan.words[stop + 1])
        stop += 2
    groups = (stop - at + 1) // 2
    if not scan.words[at].isdecimal() or (len(joints) > 1 and not plus):
        return None
    if all(len(word) == 4 and int(word) in range(1900, 2100) for word in scan.words[at:stop:2]):
        return None  # «2006-2009-2011»
    if (groups >= 3 and digits >= 9) or (plus and digits >= 7) or (groups == 2 and digits >= 9):
        return _draft(scan, at, stop, "".join(w for w in scan.words[at:stop] if w.isdecimal()))
    return None


_LONGEST_DATE = 6


def _spaced_phone(scan: Scan, at: int) -> Draft | None:
    """``+44 20 5550 1234``, ``020 5550 1234``, ``0800 555 111``."""
    stop = at
    while stop - at < 6 and scan.word(stop).isdecimal() and len(scan.word(stop)) <= 6:
        stop += 1
    digits = "".join(scan.words[at:stop])
    return _draft(scan, at, stop, digits) if stop - at > 1 and 9 <= len(digits) <= 15 else None


_AREA = re.compile(r"(\d{3})\)(\d{3})-(\d{4})")


def _with_area(scan: Scan, at: int) -> Draft | None:
    """``(555) 555-0143``: the bracket opens the span."""
    match = _AREA.fullmatch("".join(scan.words[at : at + 5]))
    return _draft(scan, at - 1, at + 5, "".join(match.groups())) if match else None


_JET_OR_MINUTE = re.compile(r"7[0-8]7-\d00|(?:45|90|105|120)\+\d{1,2}")


def _jet_or_minute(scan: Scan, at: int) -> Draft | None:
    """``a 737-800``; «في الدقيقة 90+3»: of the time added to a half, which no sum tells."""
    name = "".join(scan.words[at : at + 3])
    return _draft(scan, at, at + 3, name) if _JET_OR_MINUTE.fullmatch(name) else None


_STREETS = frozenset("street st avenue ave road rd boulevard blvd lane drive terrace".split())
_LONGEST_STREET = 3


def _house(scan: Scan, tables: Tables, at: int) -> Draft | None:
    """``10 Downing Street``: no street is counted where one is named."""
    if tables.primary.code != "en" or not scan.words[at].isdecimal():
        return None
    for behind in range(at + 2, at + 2 + _LONGEST_STREET):
        if not (scan.is_word(behind) and scan.raw_word(behind - 1)[:1].isupper()):
            return None
        if scan.words[behind] in _STREETS and scan.raw_word(behind)[0].isupper():
            counts = may_be_noun(scan, tables, behind + 1)  # 12 Wall Street banks
            named = not counts or scan.raw_word(behind + 1)[0].isupper()
            return _draft(scan, at, at + 1, scan.words[at]) if named else None
    return None


def _draft(scan: Scan, at: int, stop: int, value: str) -> Draft:
    return Draft("identifier", value, at, stop, scan.starts[at], scan.ends[stop - 1])
