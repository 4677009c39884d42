"""Quantities and what joins two of them: ranges with a shared unit, scores, odds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from dedup.compare.figures.amounts import Amount, counted_noun, read_amount
from dedup.compare.figures.draft import Draft, plain
from dedup.compare.figures.lexicon.lookup import GLYPHS, Entry, Match, find, find_back
from dedup.compare.figures.lexicon.tables import Tables
from dedup.compare.figures.mixed import spoken_decimal, with_fraction
from dedup.compare.figures.numbers import Number, read_number
from dedup.compare.figures.scan import Scan
from dedup.compare.figures.words import ago, as_draft, counted_parts

_DASHES = frozenset("-–—‑")


@dataclass(frozen=True, slots=True)
class Opened:
    """*from* or *between* in front of a range."""

    role: str
    first: int
    start: int


def read_quantity(scan: Scan, tables: Tables, at: int) -> Draft | None:
    """The number at token ``at`` with all that belongs to it."""
    if scan.words[at] in GLYPHS:
        return _glyph(scan, tables, at)
    number = whole_number(scan, tables, at)
    if number is None:
        return _unread(scan, at)
    if parts := counted_parts(scan, tables, number):
        return parts
    return (
        _fraction_of_two(scan, tables, number)
        or _pair(scan, tables, number)
        or _single(scan, tables, number)
    )


def quantity_of(scan: Scan, tables: Tables, number: Number | None) -> Draft | None:
    """The quantity of a number in Han characters; one character alone must have a unit."""
    if number is None:
        return None
    amount = read_amount(scan, tables, number)
    single = number.stop == number.first + 1 and amount.kind == "count"
    if single and scan.word(number.stop) not in _CLASSIFIERS:
        return None
    return _pair(scan, tables, number) or as_draft(amount)


_CLASSIFIERS = frozenset("个個名人位家次件架艘条所项国倍届")


def whole_number(scan: Scan, tables: Tables, at: int) -> Number | None:
    """A number with its spoken decimals, its fraction and its minus sign."""
    number = read_number(scan, tables, at)
    if number is None:
        return None
    number = with_fraction(scan, tables, spoken_decimal(scan, tables, number))
    return _negative(scan, tables, number)


def _negative(scan: Scan, tables: Tables, number: Number) -> Number:
    sign = scan.word(number.first - 1)
    spelled = find(tables.links, scan, number.first - 1, "minus")
    before = scan.word(number.first - 2)
    # A hyphen is a minus only where it touches the number and nothing before it.
    dash = sign == "-" and scan.glued(number.first) and not scan.glued(number.first - 1)
    dash = dash and not before[:1].isdigit() and _is_negative(scan, tables, number)
    if not (sign == "−" or spelled or dash) or number.value == 0:
        return number
    first = number.first - 1
    return replace(number, value=-number.value, first=first, start=scan.starts[first])


def _is_negative(scan: Scan, tables: Tables, number: Number) -> bool:
    """At the head of a line a hyphen is a list mark, unless a unit or nothing follows."""
    before, follower = scan.word(number.first - 2), scan.word(number.stop)
    if before not in ("", "\n") and not before.isalpha():
        return True
    if before.isalpha():
        # Uranium -235 is a name.
        return find(tables.tails, scan, number.stop) is not None or "." in number.numeral
    return follower in ("", "\n", ".", "/") or find(tables.tails, scan, number.stop) is not None


def _glyph(scan: Scan, tables: Tables, at: int) -> Draft:
    share = GLYPHS[scan.words[at]]
    number = Number(share, at, at + 1, scan.starts[at], scan.ends[at])
    amount = read_amount(scan, tables, number)
    draft = as_draft(amount)
    if amount.kind != "count":
        return draft
    return replace(draft, kind="fraction", value=f"{share.numerator}/{share.denominator}")


def _unread(scan: Scan, at: int) -> Draft | None:
    """Digits that are no number we dare to read: shown, without a value."""
    if not scan.is_number(at):
        return None
    return Draft("vague", None, at, at + 1, scan.starts[at], scan.ends[at])


# One number


def _single(scan: Scan, tables: Tables, number: Number) -> Draft | None:
    amount = read_amount(scan, tables, number)
    doubtful = _point_before_three(number, tables)
    if doubtful and (settled := _settle(scan, tables, number, amount)):
        return settled
    if back := ago(scan, tables, amount):
        return back
    if amount.kind != "count":
        return as_draft(amount)
    if number.spelled and (share := _feminine_fraction(scan, tables, number)):
        return share
    amount = _noun_before(scan, tables, number, amount)
    if number.value == 1 and number.spelled and not _is_one(scan, tables, number, amount):
        return None
    return as_draft(amount)


def _point_before_three(number: Number, tables: Tables) -> bool:
    """``12.500``: grouped in one country, a decimal in the next."""
    head, _, tail = number.numeral.partition(".")
    return (
        len(tail) == 3
        and tail != "000"
        and len(head) <= 3
        and head.isdecimal()
        and head[0] != "0"
        and not tables.primary.comma_decimal
        and number.scale == 1
    )


def _settle(scan: Scan, tables: Tables, number: Number, amount: Amount) -> Draft | None:
    """The reading of a doubtful point by what is counted, else without a value.

    English writes no other decimal sign.
    """
    english = tables.primary.code == "en"
    counted = amount.kind == "count" and amount.unit is not None and not english
    if counted and amount.unit not in ("نقطة", "نقاط"):
        value = number.value * 1000
        return replace(as_draft(amount), value=plain(value))
    if english or amount.kind in ("percent", "percentage_points", "measure", "count"):
        return None
    round_tail = number.numeral.endswith(("00", "50")) and len(number.numeral) > 5
    value_text = plain(number.value * 1000) if round_tail else None
    return replace(as_draft(amount), value=value_text)


_FIFTHS = {5, 7, 9, 10}


def _feminine_fraction(scan: Scan, tables: Tables, number: Number) -> Draft | None:
    """«خمس السكان» is a fifth: a bare feminine unit before a definite noun counts nothing."""
    word = scan.words[number.stop - 1]
    single = number.stop == number.first + 1 and number.code == "ar"
    if not single or number.definite or number.value not in _FIFTHS or word.endswith("ه"):
        return None
    if not scan.word(number.stop).startswith("ال"):
        return None
    unit = scan.raw_word(number.stop)
    return Draft(
        "fraction",
        f"1/{number.value}",
        number.first,
        number.stop,
        number.start,
        number.end,
        unit=unit,
    )


def _noun_before(scan: Scan, tables: Tables, number: Number, amount: Amount) -> Amount:
    """«يوم واحد», «السنوات الخمس», «دولار واحد»: the unit stands before the number."""
    if number.code != "ar" or not (number.definite or number.value in (1, 2)):
        return amount
    if not number.spelled:
        return amount
    skip, unit = _unit_word(scan, tables, number.first - 1)
    if unit:
        first = number.first - 1
        start = scan.starts[first] + skip
        return replace(amount, kind=unit.role, unit=str(unit.value), first=first, start=start)
    bare = amount.unit is None and not number.definite and scan.is_word(number.first - 1)
    if bare and scan.word(number.first - 1) not in tables.common:
        return replace(amount, unit=scan.raw_word(number.first - 1))
    return amount


def _unit_word(scan: Scan, tables: Tables, at: int) -> tuple[int, Entry | None]:
    """The unit that is the word at ``at``, and the letters of the clitic before it (بيوم)."""
    word = scan.word(at)
    for skip in (0, 1) if word[:1] in ("ب", "ل", "و", "ف", "ك") else (0,):
        for rest, entry in tables.tails.get(word[skip:], ()):
            if not rest and entry.role in ("duration", "measure", "money"):
                return skip, entry
    return 0, None


def _is_one(scan: Scan, tables: Tables, number: Number, amount: Amount) -> bool:
    """*one* counts where it has a noun; else it is a pronoun."""
    if scan.word(number.first - 1) in tables.not_one:
        return False
    return amount.unit is not None


# Two numbers


def _fraction_of_two(scan: Scan, tables: Tables, number: Number) -> Draft | None:
    """``seven out of ten``, «7 من كل 10», ``3/4``."""
    if slash := _slash(scan, number):
        return slash
    link = find(tables.links, scan, number.stop, "out_of")
    whole = read_number(scan, tables, link.stop) if link else None
    if link is None or whole is None or not 0 < number.value < whole.value:
        return None
    single = link.stop == number.stop + 1
    if single and scan.word(number.stop) == "over" and not number.spelled and number.value != 1:
        return None
    if single and scan.word(number.stop) == "in" and not (number.spelled and whole.value <= 100):
        return None
    if number.value.denominator != 1 or whole.value.denominator != 1:
        return None
    if find(tables.tails, scan, whole.stop) or (whole.numeral and len(whole.numeral) == 4):
        return None
    unit = counted_noun(scan, tables, whole)
    value = f"{number.value}/{whole.value}"
    return Draft("fraction", value, number.first, whole.stop, number.start, whole.end, unit=unit)


_DENOMINATORS = frozenset((2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 100))


def _slash(scan: Scan, number: Number) -> Draft | None:
    """``3/4`` is a fraction; ``12/5`` may be a day and a month and stays unread."""
    at = number.stop
    other = scan.word(at + 1)
    if scan.word(at) != "/" or not (number.numeral.isdecimal() and other.isdecimal()):
        return None
    if not (scan.glued(at) and scan.glued(at + 1)):
        return None
    stop = at + 2
    if scan.word(stop) == "/" and scan.is_number(stop + 1):
        while scan.word(stop) == "/" and scan.is_number(stop + 1):
            stop += 2
    elif int(other[:9]) in _DENOMINATORS and number.value < int(other[:9]):
        value = f"{number.value}/{other}"
        return Draft("fraction", value, number.first, stop, number.start, scan.ends[stop - 1])
    return Draft("vague", None, number.first, stop, number.start, scan.ends[stop - 1])


def _pair(scan: Scan, tables: Tables, number: Number) -> Draft | None:
    """A range, a change from one to the other (then only the first), or a score."""
    opened = _opener(scan, tables, number.first)
    low = read_amount(scan, tables, number)
    link = _link(scan, tables, low.stop, opened)
    if link is None:
        return None
    other = whole_number(scan, tables, link.stop)
    if other is None or _is_date_after(scan, tables, other):
        return None
    high = read_amount(scan, tables, other)
    if low.kind == "count" and (score := _score(scan, tables, number, other, high, link)):
        return score
    if link.entry.role == "versus":
        return None
    return _range(scan, tables, opened, number, low, other, high)


def _is_date_after(scan: Scan, tables: Tables, number: Number) -> bool:
    return scan.word(number.stop) in tables.dates or scan.word(number.stop) in (":", "/")


def _opener(scan: Scan, tables: Tables, at: int) -> Opened | None:
    back = at - 1
    while scan.word(back) in ("ال", "$", "€", "£") and back > at - 3:
        back -= 1
    match = find_back(tables.froms, scan, back)
    if match is None:
        return None
    start = scan.starts[match.first] + match.entry.skip
    return Opened(match.entry.role, match.first, start)


def _link(scan: Scan, tables: Tables, at: int, opened: Opened | None) -> Match | None:
    between = opened is not None and opened.role == "betweens"
    link = find(tables.links, scan, at, "ands") if between else None
    link = link or find(tables.links, scan, at, "tos") or find(tables.links, scan, at, "versus")
    if link is None and between:
        # «بين ألف وألفين»: the conjunction is part of the word.
        spelled = find(tables.numbers, scan, at)
        return Match(spelled.entry, at, at) if spelled and spelled.entry.conj else None
    return link


def _score(
    scan: Scan, tables: Tables, number: Number, other: Number, high: Amount, link: Match
) -> Draft | None:
    """``2-1``, «3 مقابل 1», ``3:1``."""
    dash = scan.word(link.first) in _DASHES
    if not dash and link.entry.role != "versus":
        return None
    small = all(item.numeral.isdecimal() and len(item.numeral) <= 3 for item in (number, other))
    if not small or (
        dash and (high.kind != "count" or (number.first > 0 and _chained(scan, number)))
    ):
        return None
    if dash and number.value < other.value and high.unit is not None:
        return None
    value = f"{number.value}-{other.value}"
    return Draft("ratio", value, number.first, other.stop, number.start, other.end)


def _chained(scan: Scan, number: Number) -> bool:
    return scan.word(number.first - 1) in _DASHES and scan.is_number(number.first - 2)


def _range(
    scan: Scan,
    tables: Tables,
    opened: Opened | None,
    number: Number,
    low: Amount,
    other: Number,
    high: Amount,
) -> Draft | None:
    own = low.kind != "count"
    if own and (low.kind, low.unit) != (high.kind, high.unit):
        if not (low.kind == "money" and high.kind == "count"):
            return None
        high = replace(high, kind="money", unit=low.unit)
    value = _distributed(number, other)
    if value >= high.value:
        return None
    if opened and opened.role == "froms" and _is_change(scan, tables, opened.first):
        return _first_of_change(low, high, value)
    first, start = (opened.first, opened.start) if opened else (low.first, low.start)
    return Draft(
        high.kind,
        plain(value),
        first,
        high.stop,
        start,
        high.end,
        high=plain(high.value),
        unit=high.unit,
    )


def _distributed(number: Number, other: Number) -> Fraction:
    """10 in «بين 10 و15 مليون» is ten million."""
    if number.scale == 1 and other.scale > 1 and number.value < other.value / other.scale:
        return number.value * other.scale
    return number.value


def _first_of_change(low: Amount, high: Amount, value: Fraction) -> Draft:
    """``rose from 5 to 7 percent``: two figures; the first shares the unit of the second."""
    return replace(as_draft(low), kind=high.kind, unit=high.unit, value=plain(value))


def _is_change(scan: Scan, tables: Tables, at: int) -> bool:
    return any(scan.word(at - k) in tables.changes for k in range(1, 9))
