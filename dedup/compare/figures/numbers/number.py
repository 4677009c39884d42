"""One number, in digits, in words or in both: ``3,5 million``, «ثلاثة آلاف», ``twenty-five``.

The grammar is the same for all languages: groups under 1,000, each with its scale, the scales
falling. What differs (the unit before the ten, where *and* must stand) is data of the lexicon.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from dedup.compare.figures.lexicon.entry import Grammar
from dedup.compare.figures.lexicon.lookup import Entry, Match, find
from dedup.compare.figures.lexicon.tables import Tables
from dedup.compare.figures.no_nouns import has_and
from dedup.compare.figures.numbers.groups import (
    conjunction,
    low_number,
    plain_scale,
    read_group,
    scales,
)
from dedup.compare.figures.numbers.numerals import LONGEST, is_short_scale, read_digits
from dedup.compare.figures.scan import Scan


@dataclass(frozen=True, slots=True)
class Number:
    """A number at tokens ``first`` to ``stop``; ``start`` and ``end`` are folded offsets."""

    value: Fraction
    first: int
    stop: int
    start: int
    end: int
    spelled: bool = False
    scale: int = 1
    """The last scale word's value."""
    numeral: str = ""
    """The digits as folded, where the number is nothing else."""
    definite: bool = False
    conj: bool = False
    code: str = ""


class Part(NamedTuple):
    """A group under 1,000, or digits, with its scale."""

    times: Fraction
    scale: int
    stop: int
    entry: Entry | None
    numeral: str = ""
    bare_scale: bool = False

    @property
    def value(self) -> Fraction:
        return self.times * self.scale if self.scale > 1 else self.times


def read_number(scan: Scan, tables: Tables, at: int) -> Number | None:
    """The longest number that begins at token ``at``."""
    part = _part(scan, tables, at)
    if part is None or not _stands_alone(scan, tables, at, part):
        return None
    code = _code(scan, tables, part)
    grammar = tables.grammars[code]
    base, outer = Fraction(0), 10**LONGEST
    section, limit, stop = part.value, part.scale, part.stop
    while limit > 1:
        nxt = _next_part(scan, tables, grammar, stop, limit)
        if nxt and not (part.numeral and _is_article(nxt)):
            base, outer, section = base + section, limit, nxt.value
        elif nxt := _raised(scan, tables, grammar, stop, limit):
            # cinco mil trescientos millones: the scale behind counts the thousands too.
            if nxt.scale >= outer:
                break
            section = (section + nxt.times) * nxt.scale
        else:
            break
        limit, stop = nxt.scale, nxt.stop
    return _number(scan, at, part, base + section if base else section, limit, stop, code)


def _is_article(part: Part) -> bool:
    """The *un* of *4,85 milliards un an plus tôt*: behind digits it counts none."""
    return part.entry is not None and part.entry.role == "weak" and part.value == 1


def _number(
    scan: Scan, at: int, part: Part, total: Fraction, limit: int, stop: int, code: str
) -> Number:
    skip = part.entry.skip if part.entry and not part.numeral else 0
    one = part.bare_scale or (part.entry is not None and part.entry.role == "hundred")
    first = at - 1 if one and _article_before(scan, at, code) else at
    return Number(
        value=total,
        first=first,
        stop=stop,
        start=scan.starts[first] + (skip if first == at else 0),
        end=scan.ends[stop - 1],
        spelled=not part.numeral,
        scale=limit if limit > 1 else 1,
        numeral=part.numeral if stop == at + 1 else "",
        definite=bool(part.entry and part.entry.definite),
        conj=bool(part.entry and part.entry.conj),
        code=code,
    )


def _article_before(scan: Scan, at: int, code: str) -> bool:
    return code == "en" and scan.word(at - 1) in ("a", "an")


def _code(scan: Scan, tables: Tables, part: Part) -> str:
    if part.entry:
        return part.entry.code
    follower = find(tables.numbers, scan, part.stop)
    return follower.entry.code if follower else tables.primary.code


def _stands_alone(scan: Scan, tables: Tables, at: int, part: Part) -> bool:
    """A scale word with no count is a number only where the language says so."""
    if not part.bare_scale or part.entry is None:
        return True
    if scan.is_number(at - 1) and not part.entry.conj and not _is_dated(scan, tables, at - 1):
        return False  # the scale of digits that were not read is no million of its own
    if scan.words[at] in tables.plural_scales or _is_plural(part.entry, scan.words[at], tables):
        return False
    lexicon = tables.lexicons[part.entry.code]
    if _needs_noun(scan.words[at], part.entry):
        behind = scan.word(part.stop)
        return behind[:1].isalpha() and not behind.startswith("ال")
    return not lexicon.articles or _article_before(scan, at, part.entry.code)


_YEAR_WORDS = "سال عام سنه العام السنه موسم الموسم عامي سنتي موسمي".split()
STRONG_YEAR_HEADS = frozenset(
    (
        *_YEAR_WORDS,
        *(prefix + word for prefix in "لبوفك" for word in _YEAR_WORDS),
        *("للعام", "للموسم", "للسنه", "منذ", "ومنذ", "مواليد"),
        *"since in year mid early late".split(),
    )
)
"""Words behind which a number is a year whatever follows."""
LIVING_YEARS = range(1930, 2051)
"""Years that news speak of."""


def _is_dated(scan: Scan, tables: Tables, at: int) -> bool:
    """«عام 2018 مليار دولار»: a year behind its word or a month; what is a billion comes next."""
    word = scan.words[at]
    if not (len(word) == 4 and word.isdecimal() and int(word) in LIVING_YEARS):
        return False
    return scan.word(at - 1) in STRONG_YEAR_HEADS or bool(find(tables.dates, scan, at - 1, "month"))


def _needs_noun(word: str, entry: Entry) -> bool:
    """ألفي, مليوني: a dual that stands only before what it counts; else it is a name."""
    return entry.code == "ar" and entry.scale[1] == 2 and word.endswith("ي")


def _is_plural(entry: Entry, word: str, tables: Tables) -> bool:
    """آلاف behind a clitic counts nothing either."""
    prefixes = (prefix for prefix, _, _ in tables.lexicons[entry.code].clitics)
    return any(
        word.startswith(prefix) and word[len(prefix) :] in tables.plural_scales
        for prefix in prefixes
    )


def _part(scan: Scan, tables: Tables, at: int, *, inside: bool = False) -> Part | None:
    """Digits or a group, then every scale word behind it."""
    if scan.is_number(at):
        return _digit_part(scan, tables, at)
    if shift := find(tables.numbers, scan, at, "shift"):
        part = _part(scan, tables, shift.stop)
        more = Fraction(str(shift.entry.value))
        if part and part.entry and part.times >= 100 and part.times % 100 == 0:
            more *= 100  # ساڑھے چار سو is 450
        return part._replace(times=part.times + more, numeral="") if part else None
    group = read_group(scan, tables, at, inside=inside)
    if group is None:
        return _leading_scale(scan, tables, at) or _scale_part(scan, tables, at)
    value, stop, entry = group
    scale, after = scales(scan, tables, stop)
    short = find(tables.short_scales, scan, stop) if after == stop else None
    if short and len(scan.words[stop]) > 1:
        return Part(Fraction(value), short.entry.number, short.stop, entry)
    return Part(Fraction(value), scale, after, entry)


def _digit_part(scan: Scan, tables: Tables, at: int) -> Part | None:
    value, stop = read_digits(scan, tables, at)
    if value is None:
        return None
    if _is_dated(scan, tables, at):
        return Part(value, 1, stop, None, scan.words[at])
    hundred = _bare_hundred(scan, tables, stop) if stop == at + 1 else None
    if hundred and value < 100:
        value, stop = _with_rest(scan, tables, value * 100, hundred.stop)
    scale, after = scales(scan, tables, stop)
    round_group = scan.words[at].endswith((".000", ",000")) and stop == at + 1
    if round_group and value >= scale > 1:
        return None  # «50.000 ألف»: fifty thousand said twice, or fifty million
    if scale > 1 and value >= 1000 and _parts_decimals(scan, tables, at, value / 1000):
        value /= 1000
    if after == stop and is_enclosed(scan, at, stop):
        scale, after = scales(scan, tables, stop + 1)
        after = after if scale > 1 else stop
    short = find(tables.short_scales, scan, stop) if after == stop else None
    if short and is_short_scale(scan, tables, at, short):
        return Part(value, short.entry.number, short.stop, None, scan.words[at])
    return Part(value, scale, after, None, scan.words[at])


def _parts_decimals(scan: Scan, tables: Tables, at: int, value: Fraction) -> bool:
    """«3,650 ملايين» is 3.65: the plural stands behind three to ten, never behind thousands.

    Where «1,8 مليون» is printed, «1,055 مليون» is little more than a million too.
    """
    head, _, tail = scan.words[at].partition(",")
    few = scan.words[at + 1] in tables.plural_scales and 3 <= value < 11
    return len(tail) == 3 and (head + tail).isdecimal() and (few or scan.comma_is_decimal())


def _with_rest(scan: Scan, tables: Tables, value: Fraction, stop: int) -> tuple[Fraction, int]:
    """«3 مئة و21»: the digits under a hundred that belong to hundreds in digits."""
    begin, joined = conjunction(scan, tables, stop)
    rest = scan.word(begin)
    whole = joined and rest.isdecimal() and len(rest) <= 2 and rest[0] != "0"
    return (value + int(rest), begin + 1) if whole else (value, stop)


def is_enclosed(scan: Scan, first: int, stop: int) -> bool:
    """«(25) ألف ريال»: the digits alone stand in brackets or quotation marks."""
    return (scan.word(first - 1), scan.word(stop)) in _ENCLOSURES


_ENCLOSURES = frozenset((("(", ")"), ("«", "»"), ('"', '"'), ("[", "]"), ("“", "”")))


def _bare_hundred(scan: Scan, tables: Tables, at: int) -> Match | None:
    """``3 hundred``, «٣ مائة»."""
    match = find(tables.numbers, scan, at, "hundred")
    coin = match and find(tables.tails, scan, at, "cents")  # 45 cents, in French
    return None if match is None or coin or match.entry.skip or match.entry.conj else match


def _leading_scale(scan: Scan, tables: Tables, at: int) -> Part | None:
    """*milioni 50*, *Dubu 12*: the scale stands before its digits."""
    scale = plain_scale(scan, tables, at)
    if scale is None or not tables.lexicons[scale.entry.code].scale_first:
        return None
    value, stop = read_digits(scan, tables, scale.stop) if scan.is_number(scale.stop) else (None, 0)
    return Part(value, scale.entry.scale[0], stop, scale.entry) if value is not None else None


_SHADDA = "\u0651"


def _scale_part(scan: Scan, tables: Tables, at: int) -> Part | None:
    first = find(tables.numbers, scan, at, "scale")
    if first is None or (_SHADDA in scan.raw_word(at) and first.entry.scale[0] == 10**3):
        return None  # «ألّف» is a verb
    amount, times = first.entry.scale
    if times == 1 and (pair := _dual_scale(scan, tables, at)):
        amount, times = pair.entry.scale
    scale, stop = scales(scan, tables, first.stop)
    return Part(Fraction(times), amount * scale, stop, first.entry, bare_scale=True)


def _dual_scale(scan: Scan, tables: Tables, at: int) -> Match | None:
    """ألفا before a noun is two thousand; ألفًا with its tanwin, or at the end, is one."""
    if "\u064b" in scan.raw_word(at) or not scan.is_word(at + 1):
        return None
    if has_and(tables, scan.words[at + 1]):
        # مليونا وثلاثمئة ألف: before «و» stands an accusative; the construct has its noun behind.
        return None
    for rest, entry in tables.numbers[scan.words[at]]:
        dual = entry.role == "scale" and entry.scale[1] == 2 and not rest
        if dual and scan.words[at + 1] not in tables.common:
            return Match(entry, at, at + 1)
    return None


def _next_part(scan: Scan, tables: Tables, grammar: Grammar, stop: int, limit: int) -> Part | None:
    """The remainder behind a scale: «و» + 200 ألف, three hundred, and five, 3 bin 500."""
    begin, joined = conjunction(scan, tables, _behind_comma(scan, tables, stop))
    if grammar.and_high == "no" and joined:
        return None
    part = _part(scan, tables, begin, inside=not grammar.unit_first)
    if part is None or part.scale >= limit or part.value >= limit:
        return None
    # «4 آلاف 3 مئة»: hundreds right behind thousands can be nothing but their remainder.
    abuts = part.scale == 1 and part.times >= 100 and part.numeral != scan.words[part.stop - 1]
    if grammar.and_high == "must" and not (joined or abuts):
        return None
    tied = abuts or (grammar.adds_digits and (joined or grammar.and_high == "no"))
    tied = tied or (tables.primary.script == "han" and scan.glued(begin))
    if part.numeral and part.scale == 1 and not tied:
        return None
    if part.bare_scale and not joined:
        return None
    return part if part.numeral == "" or part.value.denominator == 1 else None


def _behind_comma(scan: Scan, tables: Tables, at: int) -> int:
    """two thousand, five hundred: where the hundreds begin; a comma before less is a list's."""
    if scan.word(at) != "," or tables.primary.code != "en":
        return at
    count = low_number(scan, tables, at + 1)
    hundred = find(tables.numbers, scan, count[1], "hundred") if count else None
    scale = plain_scale(scan, tables, count[1]) if count else None
    return at + 1 if hundred or scale else at


def _raised(scan: Scan, tables: Tables, grammar: Grammar, stop: int, limit: int) -> Part | None:
    """«ألف ومئتا مليار», *five thousand three hundred million*: the rest of the count."""
    if limit != 1000:
        return None
    begin, joined = conjunction(scan, tables, stop)
    if joined != (grammar.and_high == "must"):
        return None
    part = _part(scan, tables, begin)
    if part is None or part.bare_scale or (joined and part.times < 100):
        return None
    if part.numeral and not (grammar.adds_digits and part.times < limit):
        return None
    return part if part.scale > limit else None
