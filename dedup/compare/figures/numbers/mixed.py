"""Numbers with a fraction: ``5½``, ``two and a half million``, «مليون ونصف»."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from dedup.compare.figures.lexicon.lookup import GLYPHS, Match, find
from dedup.compare.figures.lexicon.tables import Tables
from dedup.compare.figures.numbers.groups import conjunction, low_number, scales
from dedup.compare.figures.numbers.number import Number, read_number
from dedup.compare.figures.scan import Scan

LESS = "الا"
"""«مليون إلا ربعا», «ساعة إلا ربع»: the fraction behind it is taken away."""


def with_fraction(scan: Scan, tables: Tables, number: Number) -> Number:
    """``two and a half million``, «مليون ونصف المليون», ``5½``: the fraction of the last scale."""
    found = (
        _glyph(scan, number)
        or _spoken_fraction(scan, tables, number)
        or _hyphened_half(scan, tables, number)
    )
    if found is None:
        return number
    share, stop = found
    scale, after = scales(scan, tables, stop) if number.scale == 1 else (1, stop)
    value = (number.value + share * number.scale) * scale
    return replace(
        number,
        value=value,
        stop=after,
        end=scan.ends[after - 1],
        scale=max(number.scale, scale),
        numeral="",
    )


def _glyph(scan: Scan, number: Number) -> tuple[Fraction, int] | None:
    share = GLYPHS.get(scan.word(number.stop))
    if share is not None:
        return share, number.stop + 1
    words = [scan.word(number.stop + k) for k in range(3)]
    at = number.stop
    if words[0] == "-" and scan.glued(at) and scan.glued(at + 1):
        at, words = at + 1, [scan.word(at + k) for k in (1, 2, 3)]
    small = words[0].isdecimal() and words[1] == "/" and words[2].isdecimal()
    if not (small and number.numeral.isdecimal() and scan.glued(at + 2)):
        return None
    top, bottom = int(words[0][:4]), int(words[2][:4])
    glued = scan.glued(at + 1) and len(words[2]) <= 2
    return (Fraction(top, bottom), at + 3) if glued and 0 < top < bottom else None


def _spoken_fraction(scan: Scan, tables: Tables, number: Number) -> tuple[Fraction, int] | None:
    _, match = and_fraction(scan, tables, number.stop)
    if match is None:
        return _and_parts(scan, tables, number)
    share = Fraction(str(match.entry.value))
    scale = find(tables.numbers, scan, match.stop, "scale")
    if scale and not scale.entry.definite and 12 < scale.entry.scale[0] < number.scale:
        # un miliardo e mezzo milione: the half is of the scale behind it.
        return share * scale.entry.scale[0] / number.scale, scale.stop
    # «ونصف المليون», «ونصف مليون»: the scale named once more.
    again = scale is not None and scale.entry.scale[0] == number.scale > 1
    stop = scale.stop if scale and again else match.stop
    if stop == match.stop and (scan.word(stop).startswith("ال") or scan.word(stop) == "of"):
        return None  # «ونصف السكان»: the fraction is of something else
    return share, stop


def _hyphened_half(scan: Scan, tables: Tables, number: Number) -> tuple[Fraction, int] | None:
    """``one-and-a-half-page``."""
    words = scan.words[number.stop : number.stop + 5]
    if words != ["-", "and", "-", "a", "-"]:
        return None
    match = find(tables.words, scan, number.stop + 5, "fraction")
    return (Fraction(str(match.entry.value)), match.stop) if match else None


def _and_parts(scan: Scan, tables: Tables, number: Number) -> tuple[Fraction, int] | None:
    """``three and two thirds``, «ثلاثة وثلاثة أخماس»."""
    begin, joined = conjunction(scan, tables, number.stop)
    count = low_number(scan, tables, begin) if joined and number.spelled else None
    count = count if count and count[0] <= 10 else None
    at = count[1] + (scan.word(count[1]) == "-") if count else 0
    part = find(tables.parts, scan, at, "part") if count else None
    if count is None or part is None or not isinstance(part.entry.value, int):
        return None
    return Fraction(count[0], part.entry.value), part.stop


def and_fraction(scan: Scan, tables: Tables, at: int) -> tuple[int, Match | None]:
    """*and a half*, «ونصف»: where it begins, and the fraction; of «إلا ربعا» a negative one."""
    word = scan.word(at)
    if word not in tables.links and word not in tables.words and word != LESS:
        return at, None
    if half := find(tables.links, scan, at, "and_half"):
        return at, half._replace(entry=half.entry._replace(value="1/2"))
    less = find(tables.words, scan, at + 1, "fraction") if word == LESS else None
    if less and not less.entry.skip:
        return at, less._replace(entry=less.entry._replace(value=f"-{less.entry.value}"))
    match = find(tables.words, scan, at, "fraction")
    if match and match.entry.conj and not match.entry.definite:
        return at, match
    link = find(tables.links, scan, at, "ands")
    if link is None:
        return at, None
    begin = link.stop
    article = find(tables.links, scan, begin, "articles")
    match = find(tables.words, scan, begin + (article is not None), "fraction")
    if match is None or match.entry.definite:
        return at, None
    # *and fifth* is an ordinal, *and a fifth* a fraction.
    ordinal = find(tables.words, scan, match.first, "ordinal")
    return at, None if ordinal and not article else match


def spoken_decimal(scan: Scan, tables: Tables, number: Number) -> Number:
    """``three point five``, «ثلاثة فاصلة خمسة», «ثلاثة وخمسة من عشرة»."""
    if number.spelled and (tenths := _tenths(scan, tables, number) or _split(scan, tables, number)):
        return tenths
    link = find(tables.links, scan, number.stop, "points")
    if link is None or not number.spelled or number.value.denominator != 1:
        return number
    digits, stop = "", link.stop
    while len(digits) < 12 and (group := low_number(scan, tables, stop)):
        digits, stop = digits + str(group[0]), group[1]
        if group[0] > 9:
            break
    if not digits:
        return number
    value = number.value + Fraction(int(digits), 10 ** len(digits))
    scale, stop = scales(scan, tables, stop)
    return replace(number, value=value * scale, stop=stop, end=scan.ends[stop - 1], scale=scale)


def _power_behind(scan: Scan, tables: Tables, at: int) -> Number | None:
    """The tenths, hundredths … that «من مئة» and «جزء من مئة» name."""
    at += scan.word(at) == "جزء"
    whole = read_number(scan, tables, at + 1) if scan.word(at) == "من" else None
    return whole if whole and whole.spelled and whole.value in _POWERS else None


def _split(scan: Scan, tables: Tables, number: Number) -> Number | None:
    """«مئتان وثلاثة جزء من مئة» is 200.03: the last word, joined by *and*, counts the hundredths.

    Only where the whole number is more than the parts can be, and a single word stands last.
    """
    whole = _power_behind(scan, tables, number.stop) if number.code == "ar" else None
    if whole is None or number.value <= whole.value:
        return None
    last = find(tables.numbers, scan, number.stop - 1)
    single = (last is not None and last.entry.conj) or scan.word(number.stop - 2) == "و"
    rest = number.value % whole.value
    if not single or last is None or rest != last.entry.number:
        return None
    value = number.value - rest + rest / whole.value
    return replace(number, value=value, stop=whole.stop, end=whole.end)


_POWERS = frozenset(10**power for power in range(1, 10))


def _tenths(scan: Scan, tables: Tables, number: Number) -> Number | None:
    """«ستة وثمانية وثمانون من مئة» is 6.88: the school form of a decimal."""
    begin, joined = conjunction(scan, tables, number.stop)
    rest = read_number(scan, tables, begin) if joined else None
    if rest is None or not rest.spelled or rest.code != "ar":
        return None
    whole = _power_behind(scan, tables, rest.stop)
    if whole is None or rest.value >= whole.value:
        return None
    value = number.value + rest.value / whole.value
    return replace(number, value=value, stop=whole.stop, end=whole.end)
