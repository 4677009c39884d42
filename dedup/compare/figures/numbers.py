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
from dedup.compare.figures.numerals import LONGEST, is_short_scale, read_digits
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
        return self.times * self.scale


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
        if nxt := _next_part(scan, tables, grammar, stop, limit):
            base, outer, section = base + section, limit, nxt.value
        elif nxt := _raised(scan, tables, grammar, stop, limit):
            # cinco mil trescientos millones: the scale behind counts the thousands too.
            if nxt.scale >= outer:
                break
            section = (section + nxt.times) * nxt.scale
        else:
            break
        limit, stop = nxt.scale, nxt.stop
    return _number(scan, at, part, base + section, limit, stop, code)


def _number(
    scan: Scan, at: int, part: Part, total: Fraction, limit: int, stop: int, code: str
) -> Number:
    skip = part.entry.skip if part.entry and not part.numeral else 0
    first = at - 1 if part.bare_scale and _article_before(scan, at, code) else at
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
    if scan.words[at] in tables.plural_scales or _is_plural(part.entry, scan.words[at], tables):
        return False
    lexicon = tables.lexicons[part.entry.code]
    return not lexicon.articles or _article_before(scan, at, part.entry.code)


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
    group = _group(scan, tables, at, inside=inside)
    if group is None:
        return _scale_part(scan, tables, at)
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
    if stop == at + 1 and value < 100 and (hundred := _bare_hundred(scan, tables, stop)):
        value, stop = _with_rest(scan, tables, value * 100, hundred.stop)
    scale, after = scales(scan, tables, stop)
    if after == stop and is_enclosed(scan, at, stop):
        scale, after = scales(scan, tables, stop + 1)
        after = after if scale > 1 else stop
    short = find(tables.short_scales, scan, stop) if after == stop else None
    if short and is_short_scale(scan, tables, at, short):
        return Part(value, short.entry.number, short.stop, None, scan.words[at])
    return Part(value, scale, after, None, scan.words[at])


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
    return None if match is None or match.entry.skip or match.entry.conj else match


def _scale_part(scan: Scan, tables: Tables, at: int) -> Part | None:
    first = find(tables.numbers, scan, at, "scale")
    if first is None:
        return None
    amount, times = _scale_value(first)
    if times == 1 and (pair := _dual_scale(scan, tables, at)):
        amount, times = _scale_value(pair)
    scale, stop = scales(scan, tables, first.stop)
    return Part(Fraction(times), amount * scale, stop, first.entry, bare_scale=True)


def _dual_scale(scan: Scan, tables: Tables, at: int) -> Match | None:
    """ألفا before a noun is two thousand; ألفًا with its tanwin, or at the end, is one."""
    if "\u064b" in scan.raw_word(at) or not scan.is_word(at + 1):
        return None
    for rest, entry in tables.numbers[scan.words[at]]:
        dual = entry.role == "scale" and entry.scale[1] == 2 and not rest
        if dual and scan.words[at + 1] not in tables.common:
            return Match(entry, at, at + 1)
    return None


def _scale_value(match: Match) -> tuple[int, int]:
    return match.entry.scale


def scales(scan: Scan, tables: Tables, at: int) -> tuple[int, int]:
    """All scale words at ``at``, multiplied: مليار, ألف مليار, hundred thousand million."""
    total = 1
    stop = at
    while total < 10**15:
        # 五百余万: "and more" may stand before the scale.
        more = scan.word(stop) in _AND_MORE
        match = _plain_scale(scan, tables, stop + more)
        if match is None or ((unit := find(tables.tails, scan, stop)) and unit.stop > stop + 1):
            break
        total *= _scale_value(match)[0]
        stop = match.stop
    return total, stop


_AND_MORE = frozenset("余餘多")


def _plain_scale(scan: Scan, tables: Tables, at: int) -> Match | None:
    """A scale word that multiplies what stands before it: singular, without a clitic."""
    for rest, entry in tables.numbers.get(scan.word(at), ()):
        # тыс. with its point, but no phrase of words.
        spelled = not rest or (rest == (".",) and scan.word(at + 1) == "." and scan.glued(at + 1))
        bare = spelled and not (entry.conj or entry.skip or entry.definite)
        if bare and entry.role == "scale" and entry.scale[1] == 1:
            return Match(entry, at, at + 1 + len(rest))
    return None


def _next_part(scan: Scan, tables: Tables, grammar: Grammar, stop: int, limit: int) -> Part | None:
    """The remainder behind a scale: «و» + 200 ألف, three hundred, and five."""
    begin, joined = conjunction(scan, tables, stop)
    if grammar.and_high == "no" and joined:
        return None
    part = _part(scan, tables, begin, inside=not grammar.unit_first)
    if part is None or part.scale >= limit or part.value >= limit:
        return None
    # «4 آلاف 3 مئة»: hundreds right behind thousands can be nothing but their remainder.
    abuts = part.scale == 1 and part.times >= 100 and part.numeral != scan.words[part.stop - 1]
    if grammar.and_high == "must" and not (joined or abuts):
        return None
    tied = abuts or (grammar.adds_digits and joined)
    tied = tied or (tables.primary.script == "han" and scan.glued(begin))
    if part.numeral and part.scale == 1 and not tied:
        return None
    if part.bare_scale and not joined:
        return None
    return part if part.numeral == "" or part.value.denominator == 1 else None


def conjunction(scan: Scan, tables: Tables, at: int) -> tuple[int, bool]:
    """Where the next part begins, and whether *and* joins it."""
    match = find(tables.numbers, scan, at)
    if match and match.entry.conj:
        return at, True
    link = find(tables.links, scan, at, "ands")
    return (link.stop, True) if link else (at, False)


def _raised(scan: Scan, tables: Tables, grammar: Grammar, stop: int, limit: int) -> Part | None:
    """«ألف ومئتا مليار», *five thousand three hundred million*: the rest of the count."""
    if limit != 1000:
        return None
    begin, joined = conjunction(scan, tables, stop)
    if joined != (grammar.and_high == "must"):
        return None
    part = _part(scan, tables, begin)
    if part is None or part.numeral or part.bare_scale or (joined and part.times < 100):
        return None
    return part if part.scale > limit else None


Group = tuple[int, int, Entry]


def _group(scan: Scan, tables: Tables, at: int, *, inside: bool = False) -> Group | None:
    """A number under 1,000 in words (or 1,100–9,900 in hundreds)."""
    base = _hundreds(scan, tables, at)
    if base is None:
        return low_number(scan, tables, at, inside=inside)
    value, stop, entry = base
    grammar = tables.grammars[entry.code]
    begin, joined = conjunction(scan, tables, stop)
    if joined and _counts_parts(scan, tables, begin):
        return value, stop, entry
    allowed = {"must": joined, "no": not joined, "may": True}[grammar.and_high]
    low = low_number(scan, tables, begin, inside=not grammar.unit_first) if allowed else None
    if low and low[0] < 100 and low[2].code == entry.code and not low[2].definite:
        dozen = _plain_scale(scan, tables, low[1])
        if dozen is None or _scale_value(dozen)[0] >= 100:
            return value + low[0], low[1], entry
        # three hundred and two dozens: a dozen does not count the hundreds.
        return value + low[0] * _scale_value(dozen)[0], dozen.stop, entry
    dozens = find(tables.numbers, scan, begin, "scale") if joined and low is None else None
    if dozens and _scale_value(dozens)[0] < 100:
        size, count = _scale_value(dozens)
        return value + size * count, dozens.stop, entry
    return value, stop, entry


def _counts_parts(scan: Scan, tables: Tables, at: int) -> bool:
    """Whether the number at ``at`` is the count of a fraction (… and two thirds)."""
    low = low_number(scan, tables, at)
    return bool(
        low
        and low[0] < 10
        and find(tables.parts, scan, low[1] + (scan.word(low[1]) == "-"), "part")
    )


def _hundreds(scan: Scan, tables: Tables, at: int) -> Group | None:
    if match := find(tables.numbers, scan, at, "hundreds"):
        value = match.entry.number
        return value, match.stop, match.entry
    if match := find(tables.numbers, scan, at, "hundred"):
        if tables.lexicons[match.entry.code].articles:
            return _article_hundred(scan, match)
        return 100, match.stop, match.entry
    return _counted_hundreds(scan, tables, at)


def _article_hundred(scan: Scan, match: Match) -> Group | None:
    """*a hundred*; a bare hundred behind another word is no number."""
    if scan.word(match.first - 1) in ("a", "an"):
        return 100, match.stop, match.entry
    return None


def _counted_hundreds(scan: Scan, tables: Tables, at: int) -> Group | None:
    low = low_number(scan, tables, at)
    if low is None or not (2 <= low[0] <= 99 or (low[0] == 1 and low[2].role == "unit")):
        return None
    match = find(tables.numbers, scan, low[1], "hundred")
    if match is None or match.entry.conj or match.entry.definite or match.entry.skip:
        return None
    limit = 99 if match.entry.code in ("en", "ar") else 9
    return (low[0] * 100, match.stop, low[2]) if low[0] <= limit else None


_LOW = ("whole", "teen", "ten", "unit", "weak")
"""Roles of a number under 100; where a word has several, its first meaning is tried first."""


def low_number(scan: Scan, tables: Tables, at: int, *, inside: bool = False) -> Group | None:
    """A number under 100, or a whole one-word number.

    ``inside`` a larger number the words for *one* that are also articles count.
    """
    first = find(tables.numbers, scan, at)
    told = first.entry.role if first else ""
    for role in (told, *_LOW) if told in _LOW else _LOW if told else ():
        if match := find(tables.numbers, scan, at, role):
            value = match.entry.number
            if role == "ten":
                return _ten(scan, tables, match, value)
            if role in ("unit", "weak"):
                return _unit(scan, tables, match, value) or (
                    (value, match.stop, match.entry) if inside else None
                )
            return value, match.stop, match.entry
    return None


def _ten(scan: Scan, tables: Tables, match: Match, value: int) -> Group:
    grammar = tables.grammars[match.entry.code]
    plain = (value, match.stop, match.entry)
    if grammar.unit_first:
        return plain
    at = match.stop
    if scan.word(at) == "-" and scan.glued(at) == scan.glued(at + 1):
        at += 1
    begin, joined = conjunction(scan, tables, at)
    if scan.word(begin) == "-" and scan.glued(begin):
        begin += 1
    if (joined and grammar.and_low == "no") or (not joined and grammar.and_low == "must"):
        return plain
    roles = ("unit", "weak", "teen") if value in grammar.teen_after else ("unit", "weak")
    for role in roles:
        more = find(tables.numbers, scan, begin, role)
        if more and isinstance(more.entry.value, int) and more.entry.value:
            return value + more.entry.value, more.stop, match.entry
    return plain


def _unit(scan: Scan, tables: Tables, match: Match, value: int) -> Group | None:
    """A unit, with the teen mark or the ten that belongs to it."""
    at = match.stop
    mark = find(tables.numbers, scan, at, "mark")
    if mark and 1 <= value <= 9:
        return value + 10, mark.stop, match.entry
    if value and tables.grammars[match.entry.code].unit_first:
        begin, joined = conjunction(scan, tables, at)
        ten = find(tables.numbers, scan, begin, "ten") if joined else None
        if ten and isinstance(ten.entry.value, int):
            return value + ten.entry.value, ten.stop, match.entry
    if match.entry.role == "unit" or _opens_scale(scan, tables, at):
        return value, at, match.entry
    return None


def _opens_scale(scan: Scan, tables: Tables, at: int) -> bool:
    """*un million*: a word that is also an article counts before a scale."""
    scale = _plain_scale(scan, tables, at)
    hundred = find(tables.numbers, scan, at, "hundred")
    return scale is not None or (hundred is not None and not hundred.entry.skip)
