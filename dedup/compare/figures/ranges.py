"""Quantities and what joins two of them: ranges with a shared unit, scores, odds."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from dedup.compare.figures.amounts import Amount, read_amount
from dedup.compare.figures.dates.ago import ago
from dedup.compare.figures.dates.parts import month_at
from dedup.compare.figures.draft import Draft, draft_of, plain
from dedup.compare.figures.joins import is_change, is_fall
from dedup.compare.figures.lexicon.lookup import GLYPHS, Entry, Match, find, find_back
from dedup.compare.figures.lexicon.tables import Tables
from dedup.compare.figures.measures import feet_and_inches
from dedup.compare.figures.numbers.glued import hides_number, is_misspelt_scale
from dedup.compare.figures.numbers.groups import scales
from dedup.compare.figures.numbers.hangul import read_hangul_number
from dedup.compare.figures.numbers.hanzi import with_measured_half
from dedup.compare.figures.numbers.minus import is_dash_or_minus, negative
from dedup.compare.figures.numbers.mixed import spoken_decimal, with_fraction
from dedup.compare.figures.numbers.number import Number, is_enclosed, read_number
from dedup.compare.figures.numbers.parts import spelled_parts
from dedup.compare.figures.ordinals import SCALED_ORDINALS
from dedup.compare.figures.scan import Scan
from dedup.compare.figures.shares import fraction_of_two, of_each, some_of_as_many
from dedup.compare.figures.singles import read_single
from dedup.compare.figures.tallies import is_dash, is_vote, odds, score, score_with_zero, swap
from dedup.compare.figures.words import as_draft, counted_parts, plain_fraction
from dedup.text.fold import fold_word

_SIGNS = frozenset("$€£¥₹")


def read_quantity(scan: Scan, tables: Tables, at: int) -> Draft | None:
    """The number at token ``at`` with all that belongs to it."""
    if scan.words[at] in GLYPHS:
        return _glyph(scan, tables, at)
    if single := some_of_as_many(scan, tables, at):
        return single
    number = whole_number(scan, tables, at)
    if number is None:
        return _unread(scan, tables, at)
    if number.spelled and scan.word(number.first - 1) in _FATHERS:
        return None
    # a 10k: of kilometres, or of thousands
    if scan.words[number.stop - 1] in tables.open_scales:
        return Draft("vague", None, number.first, number.stop, number.start, number.end)
    hidden = bool(number.numeral) and scan.word(number.stop) == "k" and scan.glued(number.stop)
    hidden = hidden or (number.scale > 1 and hides_number(scan, tables, number.stop))
    if hidden or is_misspelt_scale(scan, tables, number.stop):
        return draft_of(scan, "vague", None, number.first, number.stop + 1, start=number.start)
    if is_dash_or_minus(scan, tables, number):
        return draft_of(scan, "vague", None, number.first - 1, number.stop)
    if share := (
        _parts(scan, tables, number)
        or fraction_of_two(scan, tables, number)
        or of_each(scan, tables, number)
    ):
        return share
    if number.spelled and scan.word(number.stop).endswith(SCALED_ORDINALS):
        # tres millonésimos is a place or a share; of a cento trilionesimo we know the head only.
        return draft_of(scan, "vague", None, number.first, number.stop + 1, start=number.start)
    amount = read_amount(scan, tables, number)
    return _pair(scan, tables, number, amount) or read_single(scan, tables, number, amount)


_FATHERS = frozenset("ابو ابا ابي ام وابو وابا لابي".split())
"""«أبو سبعة», «أم أربعة»: a name, whatever its second word."""


def _parts(scan: Scan, tables: Tables, number: Number) -> Draft | None:
    """``two thirds``, ``three twenty-firsts``."""
    if scan.word(number.stop) == "quarters" and scan.word(number.first - 1) in _IN_A_ROW:
        return None
    large = number.spelled and number.value > 100 and spelled_parts(scan, tables, number)
    return large or counted_parts(scan, tables, number) or spelled_parts(scan, tables, number)


_IN_A_ROW = frozenset("first last past next previous preceding final coming latest".split())
"""Behind them quarters are those of a year: *the first three quarters*."""


def quantity_of(scan: Scan, tables: Tables, number: Number | None) -> Draft | None:
    """The quantity of a number in Han characters; one character alone must have a unit."""
    if number is None:
        return None
    number = with_measured_half(scan, negative(scan, tables, number))
    amount = read_amount(scan, tables, number)
    if amount.kind == "duration" and amount.unit:
        back = ago(scan, tables, amount.first, amount.stop, amount.value, amount.unit)
        if back:
            return back
    single = number.stop == number.first + 1 and amount.kind == "count"
    if single and scan.word(number.stop) not in _CLASSIFIERS:
        return None
    return _pair(scan, tables, number, amount) or as_draft(amount)


_CLASSIFIERS = frozenset(
    "个個名人位家次件架艘条所项国倍届座间間套辆輛台部张張只隻头口处起支枚株列场場轮批栋幢户组对"
)


def whole_number(scan: Scan, tables: Tables, at: int) -> Number | None:
    """A number with its spoken decimals, its fraction and its minus sign."""
    hangul = read_hangul_number(scan, at) if tables.primary.code == "ko" else None
    number = hangul or read_number(scan, tables, at)
    if number is None:
        return None
    number = with_fraction(scan, tables, spoken_decimal(scan, tables, number))
    return negative(scan, tables, number)


def _glyph(scan: Scan, tables: Tables, at: int) -> Draft:
    share = GLYPHS[scan.words[at]]
    number = Number(share, at, at + 1, scan.starts[at], scan.ends[at])
    amount = read_amount(scan, tables, number)
    draft = as_draft(amount)
    if amount.kind != "count":
        return draft
    return replace(draft, kind="fraction", value=plain_fraction(share))


def _unread(scan: Scan, tables: Tables, at: int) -> Draft | None:
    """Digits that are no number we dare to read: shown with their scale, without a value."""
    if not scan.is_number(at):
        return None
    if tables.primary.code == "en" and (tall := feet_and_inches(scan, at)):
        return tall
    _, stop = scales(scan, tables, at + 1)
    return draft_of(scan, "vague", None, at, stop)


def _pair(scan: Scan, tables: Tables, number: Number, low: Amount) -> Draft | None:
    """A range, a change from one to the other (then only the first), or a score."""
    opened = _opener(scan, tables, number.first)
    link = _link(scan, tables, low.stop + is_vote(low), opened)
    if told := (
        swap(scan, tables, number)
        or _either(scan, tables, number, low)
        or score_with_zero(scan, tables, number)
    ):
        return told
    if link is None:
        return None
    other = whole_number(scan, tables, link.stop + (scan.word(link.stop) in _SIGNS))
    if other is None or _is_date_after(scan, tables, other):
        return None
    high = read_amount(scan, tables, other)
    if opened is None and scan.word(link.first) in _LED_TO:
        bare = low.kind == "count" and low.stop == link.first and low.unit is None
        return _step(scan, tables, number, other, high) if bare else None
    if high.unit is None and is_enclosed(scan, number.first, other.stop):
        high = _behind_bracket(scan, tables, other, high, opened=opened is not None)
    if low.kind == "count" and (tally := score(scan, number, other, low, high, link)):
        return tally
    if link.entry.role == "versus":
        return None
    if told := odds(scan, number, low, other, high, link, opened=opened is not None):
        return told
    dash = is_dash(scan, link)
    return _range(scan, tables, opened, number, low, other, high, dash=dash)


def _behind_bracket(
    scan: Scan, tables: Tables, number: Number, amount: Amount, *, opened: bool
) -> Amount:
    """«(20 - 30) مترا», «بين (200 - 250) مراجعا»: the unit stands behind the bracket of a range."""
    behind = read_amount(scan, tables, replace(number, stop=number.stop + 1, numeral=""))
    if behind.unit is None or not (opened or behind.kind != "count"):
        return amount
    bare = behind.kind == "count"
    return replace(amount, unit=behind.unit) if bare else behind


_CLOSE = 3
"""How many times the first number the second may be in «3 أو 4 سنوات»."""


_TIMES = frozenset("×x*")


def _either(scan: Scan, tables: Tables, number: Number, low: Amount) -> Draft | None:
    """«3 أو 4 سنوات», «30×40 م», ``five or six people``: the first shares the unit of both."""
    if low.kind != "count" or low.unit or low.stop != number.stop:
        return None
    either = find(tables.links, scan, number.stop, "ors")
    link = either or find(tables.links, scan, number.stop, "ands")
    sides = scan.word(number.stop) in _TIMES
    begin = link.stop if link else number.stop + 1 if sides else 0
    other = whole_number(scan, tables, begin) if begin else None
    if other is None:
        return None
    high = read_amount(scan, tables, other)
    if sides:
        lengths = high.kind == "measure"
        return replace(as_draft(low), kind=high.kind, unit=high.unit) if lengths else None
    value = _distributed(number, other) * _per_coin(other, high)
    if not either:
        aged = high.kind == "age" and number.value < high.value
        return replace(as_draft(low), kind="age", unit=high.unit) if aged else None
    if high.unit is None or not value < high.value <= _CLOSE * value:
        return None
    return replace(as_draft(low), kind=high.kind, unit=high.unit, value=plain(value))


def _per_coin(number: Number, amount: Amount) -> Fraction:
    """What the unit behind the number makes of it: 1/100 where it is a coin."""
    factor = amount.value / number.value if number.value else Fraction(1)
    return factor if factor in _COINS else Fraction(1)


_COINS = (Fraction(1, 100), Fraction(1, 1000), Fraction(10**6))


def _is_date_after(scan: Scan, tables: Tables, number: Number) -> bool:
    digits = scan.is_number(number.stop + 1) and scan.glued(number.stop + 1)
    joined = scan.word(number.stop) in (":", "/") and digits
    return month_at(scan, tables, number.stop) is not None or joined


_LED = frozenset('ال " « “ ( $ € £'.split())


def _opener(scan: Scan, tables: Tables, at: int) -> Match | None:
    """*from* or *between* in front of a range."""
    back = at - 1
    while (scan.word(back) in _LED or scan.word(back) in tables.the) and back > at - 3:
        back -= 1
    match = find_back(tables.froms, scan, back)
    if match is None and (aged := find_back(tables.ages, scan, back)):
        match = find_back(tables.froms, scan, aged.first - 1)
    elif match is None and find(tables.tails, scan, back, "duration"):
        match = find_back(tables.froms, scan, back - 1)  # «بين سنة واحدة وأربع سنوات»
    return match


_LED_TO = frozenset(("auf", "para", "до"))
"""*um drei auf zwölf*, *caiu 12 para 9*: where a change led; without *from* no end of a range."""


_EACH = frozenset(map(fold_word, ("الواحد", "الواحدة")))
"""«سعر البرميل الواحد إلى 70 دولارا»: of one, and up to 70."""


def _step(scan: Scan, tables: Tables, number: Number, other: Number, high: Amount) -> Draft | None:
    """The 5 of «выросло на 5 до 20 млн»: a step with the scale and the unit of where it led."""
    if number.scale > 1 or not is_change(scan, tables, number.first):
        return None
    value = plain(_distributed(number, other) * _per_coin(other, high))
    step = draft_of(scan, high.kind, value, number.first, number.stop, start=number.start)
    return replace(step, unit=high.unit)


def _link(scan: Scan, tables: Tables, at: int, opened: Match | None) -> Match | None:
    between = opened is not None and opened.entry.role == "betweens"
    if between and scan.word(at) == "وال":
        return Match(Entry("ands"), at, at + 1)  # «بين الـ16 والـ20»
    link = find(tables.links, scan, at, "ands") if between else None
    link = link or find(tables.links, scan, at, "tos") or find(tables.links, scan, at, "versus")
    if link and scan.word(link.stop) in tables.the:
        return link._replace(stop=link.stop + 1)  # tra i 20 e i 25 milioni
    if link is None and between:
        # «بين ألف وألفين»: the conjunction is part of the word.
        spelled = find(tables.numbers, scan, at)
        return Match(spelled.entry, at, at) if spelled and spelled.entry.conj else None
    return link


def _range(
    scan: Scan,
    tables: Tables,
    opened: Match | None,
    number: Number,
    low: Amount,
    other: Number,
    high: Amount,
    *,
    dash: bool,
) -> Draft | None:
    if not opened and scan.words[low.first] in _EACH:
        return None
    if _is_age_range(scan, tables, opened, low, high):
        low = replace(low, kind="age", unit="year")
        high = replace(high, kind="age", unit="year")
    own = low.kind != "count"
    if own and not opened and _are_two(scan, tables, low, high, dash=dash):
        return None
    if own and (low.kind, low.unit) != (high.kind, high.unit):
        before = low.kind == "percent" and low.stop == number.stop  # yüzde 3 ila 5
        if not ((low.kind == "money" or before) and high.kind == "count"):
            return None
        high = replace(high, kind=low.kind, unit=low.unit)
    value = low.value
    if number.value:
        value *= _distributed(number, other) / number.value
    if low.kind == "count" and high.kind == "money":
        value *= _per_coin(other, high)
    between = opened is not None and opened.entry.role == "betweens"
    least, most = sorted((value, high.value))  # «بين 30 و20» is told the other way round
    if opened and not between:
        changes = is_change(scan, tables, opened.first) and not is_fall(scan, tables, opened.first)
        if value > high.value or changes:
            # *rose from 5 to 7 percent*: two figures; the first shares the unit of the second
            return replace(as_draft(low), kind=high.kind, unit=high.unit, value=plain(value))
    elif not opened:
        # *sceso di 12.000 a 2,3 milioni*: behind a change, a step and where it led
        led = not dash and is_change(scan, tables, low.first)
        if most > (_WIDEST if led else _FARTHEST) * least > 0:
            return None
    if least == most or (value > high.value and not between):
        return None
    first = opened.first if opened else low.first
    start = scan.starts[first] + opened.entry.skip if opened else low.start
    return replace(as_draft(high), first=first, start=start, value=plain(least), high=plain(most))


def _is_age_range(
    scan: Scan, tables: Tables, opened: Match | None, low: Amount, high: Amount
) -> bool:
    """«أعمارهم بين 23 و32 سنة»: what stands before the opener makes both ages."""
    first = opened.first if opened else low.first
    headed = find_back(tables.ages, scan, first - 1) is not None
    aged = opened is not None and low.kind == "age" and high.unit is None
    bare = high.kind == "count" and (headed or aged)
    if (high.unit != "year" and not bare) or low.kind not in ("age", "count"):
        return False
    return low.kind == "age" or (opened is not None and headed)


_WIDEST = 5
"""How many times the low end the high end of a range may be, where nothing opens the range."""


_FARTHEST = 1000
"""How many times the low end the high end may be where only a stroke joins them."""


def _are_two(scan: Scan, tables: Tables, low: Amount, high: Amount, *, dash: bool) -> bool:
    """«تراجع 28 سنتا إلى 54.99 دولار»: a step and where it led, each with its own unit."""
    if dash or low.stop == high.first or low.kind == "age":
        return False
    far = high.value > _WIDEST * low.value and low.kind != "duration"
    return far or is_change(scan, tables, low.first)


def _distributed(number: Number, other: Number) -> Fraction:
    """10 in «بين 10 و15 مليون» is ten million."""
    if number.scale == 1 and other.scale > 1 and number.value < other.value / other.scale:
        return number.value * other.scale
    return number.value
