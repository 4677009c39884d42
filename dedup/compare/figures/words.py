"""Figures that are words of their own: fractions, duals, vague amounts, relative dates."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from dedup.compare.figures.amounts import (
    Amount,
    age_head,
    read_amount,
    with_cents,
    with_half,
)
from dedup.compare.figures.dates.ago import ago, is_one, last_period
from dedup.compare.figures.draft import Draft, draft_of, plain
from dedup.compare.figures.lexicon.lookup import Match, find, find_all
from dedup.compare.figures.lexicon.tables import Tables
from dedup.compare.figures.measures import settle_measure
from dedup.compare.figures.no_nouns import has_and, is_no_noun
from dedup.compare.figures.nouns import behind_elision, head_noun
from dedup.compare.figures.numbers.groups import scales, short_word
from dedup.compare.figures.numbers.number import Number
from dedup.compare.figures.numbers.parts import behind_of, has_noun
from dedup.compare.figures.scan import Scan
from dedup.compare.figures.single_units import and_half, one_of_it, unit_behind


def read_words(scan: Scan, tables: Tables, at: int) -> Draft | None:
    """The figure that the phrase at token ``at`` is by itself."""
    tried: set[str] = set()
    for match in find_all(tables.words, scan, at):
        role = match.entry.role
        if role in _READERS and role not in tried:
            tried.add(role)
            if draft := _READERS[role](scan, tables, match):
                return draft
    return last_period(scan, tables, at) or _one_unit(scan, tables, at)


_TERMS = frozenset(("سجنا", "حبسا"))
"""«بسنة سجنا»: what a year is a year of."""


def _one_unit(scan: Scan, tables: Tables, at: int) -> Draft | None:
    """*for an hour*, «لمدة شهر»: one of a unit, without a number."""
    head = find(tables.alone, scan, at)
    if scan.words[at] in _TERMS:
        return one_of_it(scan, tables, at - 1)
    unit = unit_behind(scan, tables, head) if head else None
    if unit is None:
        return None
    end = scan.ends[unit.stop - 1]
    first = unit.first - is_one(scan, tables, unit.first - 1)
    start = scan.starts[first if scan.words[first] not in ("a", "an") else unit.first]
    number = Number(Fraction(1), first, unit.first, start, end)
    made = read_amount(scan, tables, number)
    if made.kind == "count":  # «أكثر من عقد»: a decade or a contract
        return None
    back = ago(scan, tables, made.first, made.stop, made.value, str(made.unit))
    return back or as_draft(made)


def _draft(
    scan: Scan, kind: str, value: str | None, match: Match, unit: str | None = None
) -> Draft:
    start = scan.starts[match.first] + match.entry.skip
    return draft_of(scan, kind, value, match.first, match.stop, start=start, unit=unit)


def _vague(scan: Scan, tables: Tables, match: Match) -> Draft | None:
    """*dozens*, «ملايين النازحين»: an order of magnitude and no number."""
    if scan.words[match.stop - 1] == "few" and scan.word(match.first - 1) != "a":
        return None
    parts = ("من", "of", "de", "di")
    at = behind_elision(scan, match.stop + (scan.word(match.stop) in parts))
    named = _is_named(tables, scan.word(at))
    # «بالآلاف سواء»: of a definite thousand, only «من» says what they are.
    named = named and not (match.entry.definite and at == match.stop)
    head = head_noun(scan, tables, at, many=True) if match.entry.code == "en" and named else at
    noun = scan.raw_word(head) if named and head is not None else None
    return _draft(scan, "vague", None, match, noun)


def _is_named(tables: Tables, word: str) -> bool:
    """Whether the word behind dozens or a half may say of what they are."""
    known = word[:1].isalpha() and word not in tables.common
    return known and not (is_no_noun(tables, word) or has_and(tables, word))


def _vague_period(scan: Scan, tables: Tables, match: Match) -> Draft:
    unit = find(tables.tails, scan, match.first, "duration")
    return _draft(scan, "vague", None, match, str(unit.entry.value) if unit else None)


def _dual_duration(scan: Scan, tables: Tables, match: Match) -> Draft | None:
    if match.entry.definite and scan.is_number(match.stop):
        # «في الدقيقتين 49 و60»: the forty-ninth and the sixtieth.
        return None
    two = with_half(scan, tables, _two(scan, match, "duration"))
    if two.unit == "year" and age_head(scan, tables, two.first):
        return as_draft(replace(two, kind="age"))  # «تبلغ من العمر عامين ونصف»
    back = ago(scan, tables, two.first, two.stop, two.value, str(two.unit))
    return back or as_draft(two)


def _two(scan: Scan, match: Match, kind: str) -> Amount:
    start, end = scan.starts[match.first] + match.entry.skip, scan.ends[match.stop - 1]
    unit = str(match.entry.value)
    return Amount(kind, Fraction(2), unit, match.first, match.stop, start, end)


def _dual_amount(scan: Scan, tables: Tables, match: Match) -> Draft:
    """«دولارين و50 سنتا», «نقطتين مئويتين ونصفا»: two of a currency or of a percentage point."""
    unit = str(match.entry.value)
    measured = unit in tables.lexicons[match.entry.code].measures
    kind = "percentage_points" if unit == "pp" else "measure" if measured else "money"
    two = with_half(scan, tables, settle_measure(scan, tables, _two(scan, match, kind)))
    return as_draft(with_cents(scan, tables, two) if kind == "money" else two)


def _dual_noun(scan: Scan, tables: Tables, match: Match) -> Draft:
    draft = _draft(scan, "count", "2", match)
    unit = scan.span(draft.start, draft.end).cut(scan.raw)
    again = find(tables.numbers, scan, match.stop, "unit")
    if again and again.entry.value == 2 and not again.entry.skip:
        # «رجلين اثنين»: two, said twice.
        return replace(draft, unit=unit, stop=again.stop, end=scan.ends[again.stop - 1])
    two = replace(_two(scan, match, "count"), unit=unit)
    return as_draft(with_half(scan, tables, two))


def _decade(scan: Scan, tables: Tables, match: Match) -> Draft:
    """«الستينيات»: the decade, its century not said; «الستينيات من عمره» are years of a life."""
    year, match = match.entry.number, match._replace(stop=match.first + 1)
    if life := find(tables.tails, scan, match.stop, "age"):
        low, end = year % 100, scan.ends[life.stop - 1]
        made = _draft(scan, "age", str(low), match, "year")
        return replace(made, high=str(low + 9), stop=life.stop, end=end)
    return _draft(scan, "date", f"XX{year % 100 // 10}X", match)


_NOT_TODAY_BEFORE = frozenset(
    "في ذلك طوال خلال ساعات نهار طيله نهايه نفس مثل لهذا بعد قبل منتصف عبر".split()
)


_QUOTED = frozenset((("(", ")"), ("«", "»"), ('"', '"'), ("“", "”")))


def _is_paper(scan: Scan, match: Match) -> bool:
    """«لـ(اليوم)»: what is in quotation marks or brackets behind *to* is a newspaper."""
    around = (scan.word(match.first - 1), scan.word(match.stop))
    return around in _QUOTED and scan.word(match.first - 2) in ("ل", "صحيفه", "جريده")


def _relative(scan: Scan, tables: Tables, match: Match) -> Draft | None:
    """today, yesterday; «اليوم» is none of them in «اليوم الثاني» and «في اليوم»."""
    single = match.stop == match.first + 1
    if match.entry.skip and scan.words[match.first][0] in "بك":
        # «24 ساعة باليوم»
        return None
    if match.entry.value == "0d" and single:
        follower = scan.word(match.stop)
        if follower == "ال" or _is_paper(scan, match):
            return None
        named = find(tables.dates, scan, match.stop, "weekday")  # «لهذا اليوم الأربعاء»
        other = scan.word(match.first - 1) in _NOT_TODAY_BEFORE and not named
        if other or follower in tables.not_today:
            return None
    return _draft(scan, "relative_date", str(match.entry.value), match)


# Fractions


def _fraction(scan: Scan, tables: Tables, match: Match) -> Draft | None:
    """A fraction word: of a scale (نصف مليون), of a unit (نصف ساعة), or of something."""
    share = Fraction(str(match.entry.value))
    ranked = find(tables.words, scan, match.first - 1, "ordinal") is not None
    if ranked and tables.lexicons[match.entry.code].script == "latin":
        return None  # the first half, die erste Hälfte; «پہلے نصف» is half of before
    if half := and_half(scan, tables, match, share):
        return half
    if match.entry.code == "en":
        return _english_fraction(scan, tables, match, share)
    if scan.word(match.stop) == "الي" and scan.raw_word(match.stop).startswith("آ"):
        return None  # «نصف آلي», half automatic: «ونصف إلى» folds to the same letters
    if match.entry.definite and scan.word(match.stop).startswith("ال"):
        # الربع الأخير, النصف الثاني: a part of a year, of a match, of a land.
        return None
    return _fraction_of(scan, tables, match, share, match.stop)


def _fraction_of(scan: Scan, tables: Tables, match: Match, share: Fraction, at: int) -> Draft:
    """The fraction with the scale or unit at token ``at``."""
    start = scan.starts[match.first] + match.entry.skip
    hundred = find(tables.numbers, scan, at, "hundred") if share > 1 else None
    if hundred:  # ڈیڑھ سو is 150
        times, stop = scales(scan, tables, hundred.stop)
        value, end = share * 100 * times, scan.ends[stop - 1]
        number = Number(value, match.first, stop, start, end, spelled=True, scale=times)
        return as_draft(read_amount(scan, tables, number))
    scale = find(tables.numbers, scan, at, "scale") or short_word(scan, tables, at)
    if scale and isinstance(scale.entry.value, tuple) and scale.entry.value[1] == 1:
        value = share * scale.entry.value[0]
        end = scan.ends[scale.stop - 1]
        number = Number(value, match.first, scale.stop, start, end, True, scale.entry.value[0])
        return as_draft(read_amount(scan, tables, number))
    unit = find(tables.tails, scan, at)
    if unit and unit.entry.role in _UNITS and not match.entry.definite:
        number = Number(share, match.first, at, start, scan.ends[at - 1], spelled=True)
        return as_draft(read_amount(scan, tables, number))
    # Turkish says before a share whose it is: nüfusun üçte ikisi.
    at = behind_of(scan, at)
    named = _is_named(tables, scan.word(at)) and match.entry.code != "tr"
    unit_name = scan.raw_word(at) if named else None
    return _draft(scan, "fraction", plain_fraction(share), match, unit_name)


_UNITS = frozenset("duration measure money percent points".split())


def plain_fraction(share: Fraction) -> str:
    return f"{share.numerator}/{share.denominator}"


def as_draft(amount: Amount) -> Draft:
    return Draft(
        amount.kind,
        plain(amount.value),
        amount.first,
        amount.stop,
        amount.start,
        amount.end,
        unit=amount.unit,
    )


_HALF_OF = frozenset("of the its their his her all our those these that a an".split())
_HALF_AFTER = frozenset("by in a than about nearly almost over one roughly around only".split())


def _english_fraction(scan: Scan, tables: Tables, match: Match, share: Fraction) -> Draft | None:
    before, follower = scan.word(match.first - 1), scan.word(match.stop)
    if part := _of_one(scan, tables, match, share):
        return part
    if scan.words[match.first] == "half":
        if find(tables.tails, scan, match.stop, "duration"):
            return _fraction_of(scan, tables, match, share, match.stop)
        if follower not in _HALF_OF and before not in _HALF_AFTER and follower != "-":
            return None
        if follower in ("a", "an", "-"):
            return _fraction_of(scan, tables, match, share, match.stop + 1)
        return _fraction_noun(scan, tables, match, share)
    if before not in ("a", "an") or (share.denominator != 4 and has_noun(scan, tables, match.stop)):
        return None
    return _fraction_noun(scan, tables, match, share)


_OF_ONE = frozenset((("of", "a"), ("of", "one")))


def _of_one(scan: Scan, tables: Tables, match: Match, share: Fraction) -> Draft | None:
    """``a quarter of a million dollars``, ``half a percentage point``, ``one-half-hour``."""
    at = match.stop
    while scan.word(at) in ("of", "a", "an", "one", "-"):
        at += 1
    scale, unit = find(tables.numbers, scan, at, "scale"), find(tables.tails, scan, at)
    large = at > match.stop and scale is not None and scale.entry.scale[0] >= 10**3
    named = unit is not None and unit.entry.role in ("percent", "points")
    hour = unit is not None and unit.entry.role == "duration" and scan.words[match.first] == "one"
    return _fraction_of(scan, tables, match, share, at) if large or named or hour else None


def _fraction_noun(scan: Scan, tables: Tables, match: Match, share: Fraction) -> Draft:
    at = behind_of(scan, match.stop)
    head = head_noun(scan, tables, at, many=True) if has_noun(scan, tables, at) else None
    noun = scan.raw_word(head) if head is not None else None
    return _draft(scan, "fraction", plain_fraction(share), match, noun)


def counted_parts(scan: Scan, tables: Tables, number: Number) -> Draft | None:
    """``two-thirds``, «ثلاثة أرباع»; ``ثلاثة أرباع المليون`` is a number."""
    at = number.stop
    if scan.word(at) == "-" and scan.glued(at):
        at += 1
    match = find(tables.parts, scan, at, "part")
    if match is None or number.value.denominator != 1 or number.scale > 1 or number.value >= 1000:
        return None
    parts = match.entry.number
    singular = match.entry.code == "en" and not scan.words[match.first].endswith("s")
    grade = scan.word(match.stop) == "-" and scan.is_word(match.stop + 1)  # one fifth-grade teacher
    if number.value == 0 or (singular and (number.value != 1 or number.numeral or grade)):
        return None
    share = number.value / parts
    of_one = (scan.word(match.stop), scan.word(match.stop + 1)) in _OF_ONE
    scale = find(tables.numbers, scan, match.stop + 2 * of_one, "scale")
    named = scale is not None and (scale.entry.definite or match.entry.code == "he")
    if scale and (named or of_one) and isinstance(scale.entry.value, tuple):
        value, end = share * scale.entry.value[0], scan.ends[scale.stop - 1]
        whole = replace(number, value=value, stop=scale.stop, end=end, numeral="")
        return as_draft(read_amount(scan, tables, whole))
    at = behind_of(scan, match.stop)
    unit = scan.raw_word(at) if has_noun(scan, tables, at) else None
    told, first = f"{int(number.value)}/{parts}", number.first
    return draft_of(scan, "fraction", told, first, match.stop, start=number.start, unit=unit)


_ROMAN = re.compile(r"([IVXLХ]{1,6})(?:er?|è?me|º|°)?")
_LETTERS = {"I": 1, "V": 5, "X": 10, "Х": 10, "L": 50}


def _century(scan: Scan, tables: Tables, match: Match) -> Draft | None:
    """*XXIe siècle*, *siglo XXI*, «XX век»: the Roman number before or behind it."""
    for at in (match.first - 1, match.stop):
        numeral = _ROMAN.fullmatch(scan.raw_word(at)) if scan.is_word(at) else None
        if numeral is None:
            continue
        values = [_LETTERS[letter] for letter in numeral[1]]
        pairs = zip(values, [*values[1:], 0], strict=True)
        number = sum(-value if value < behind else value for value, behind in pairs)
        unit = scan.raw_word(match.first)
        return draft_of(scan, "ordinal", str(number), at, at + 1, unit=unit)
    return None


_READERS = {
    "century": _century,
    "vague_period": _vague_period,
    "vague": _vague,
    "relative": _relative,
    "dual_duration": _dual_duration,
    "dual_noun": _dual_noun,
    "dual_amount": _dual_amount,
    "decade": _decade,
    "fraction": _fraction,
}
