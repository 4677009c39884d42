"""One number, in digits, in words or in both: ``3,5 million``, «ثلاثة آلاف ومئتان», ``twenty-five``.

The grammar is the same for all languages: groups under 1,000, each with its scale, the scales
falling. What differs (the unit before the ten, where *and* must stand) is data of the lexicon.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import NamedTuple

from dedup.compare.figures.lexicon.entry import Grammar
from dedup.compare.figures.lexicon.tables import GLYPHS, Entry, Match, Tables, find
from dedup.compare.figures.numerals import LONGEST, parse_numeral
from dedup.compare.figures.scan import Scan

_THIN = frozenset("\u00a0\u202f\u2009\u2007")
"""Blanks that only stand inside a number."""


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


def _part(scan: Scan, tables: Tables, at: int) -> Part | None:
    """Digits or a group, then every scale word behind it."""
    if scan.is_number(at):
        return _digit_part(scan, tables, at)
    group = _group(scan, tables, at)
    if group is None:
        return _scale_part(scan, tables, at)
    value, stop, entry = group
    scale, after = _scales(scan, tables, stop)
    if after == stop and (short := find(tables.short_scales, scan, stop)):
        if len(scan.words[stop]) > 1 and isinstance(short.entry.value, int):
            return Part(Fraction(value), short.entry.value, short.stop, entry)
    return Part(Fraction(value), scale, after, entry)


def _digit_part(scan: Scan, tables: Tables, at: int) -> Part | None:
    value, stop = _digits(scan, tables, at)
    if value is None:
        return None
    if stop == at + 1 and value < 100 and (hundred := _bare_hundred(scan, tables, stop)):
        value, stop = value * 100, hundred.stop
    scale, after = _scales(scan, tables, stop)
    if after == stop and (short := find(tables.short_scales, scan, stop)):
        if _is_short_scale(scan, tables, at, short):
            amount = short.entry.number
            return Part(value, amount, short.stop, None, scan.words[at])
    return Part(value, scale, after, None, scan.words[at])


def _bare_hundred(scan: Scan, tables: Tables, at: int) -> Match | None:
    """``3 hundred``, «٣ مائة»."""
    match = find(tables.numbers, scan, at, "hundred")
    return None if match is None or match.entry.skip or match.entry.conj else match


def _is_short_scale(scan: Scan, tables: Tables, at: int, short: Match) -> bool:
    """``5m`` is five million after a currency sign or before a noun, else five metres."""
    if len(scan.words[short.first]) > 1 or scan.words[short.first] == "b":
        return scan.glued(short.first) or len(scan.words[short.first]) > 1
    before = scan.word(at - 1)
    if before in ("$", "€", "£", "¥") or scan.raw_word(short.first) == "M":
        return True
    if not scan.glued(short.first):
        return False
    follower = scan.word(short.stop)
    return follower.isalpha() and follower not in tables.common and follower not in _LENGTHS


_LENGTHS = frozenset(
    "race sprint final hurdles relay freestyle butterfly high long tall deep wide away tower"
    " title record dash backstroke breaststroke medley walk underwater above below".split()
)


def _digits(scan: Scan, tables: Tables, at: int) -> tuple[Fraction | None, int]:
    """A numeral, with its space groups (3 000 000), and the token behind it."""
    word, stop = scan.words[at], at + 1
    if word.isdecimal() and len(word) <= 3 and word[0] != "0":
        stop = _space_groups(scan, tables, at)
        if stop > at + 1:
            tail = scan.words[stop - 1]
            head = "".join(scan.words[at : stop - 1])
            return parse_numeral(head + tail, "", comma_decimal=True), stop
    raw = scan.raw_word(at)
    comma = tables.primary.comma_decimal
    return parse_numeral(word, raw, comma_decimal=comma), stop


def behind_partitive(scan: Scan, tables: Tables, number: Number) -> int:
    """The token behind *de* in *3 millions de dollars*, *d'euros*; else the number's own stop."""
    at = number.stop
    if (number.scale < 10**3 and number.value < 10**6) or scan.word(at) not in tables.partitive:
        return at
    return at + 1 + (scan.word(at + 1) in ("'", "’"))


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


def _is_group(word: str) -> bool:
    return len(word) >= 3 and word[:3].isdecimal() and (len(word) == 3 or word[3] in ",.")


def _scale_part(scan: Scan, tables: Tables, at: int) -> Part | None:
    first = find(tables.numbers, scan, at, "scale")
    if first is None:
        return None
    amount, times = _scale_value(first)
    if times == 1 and (pair := _dual_scale(scan, tables, at)):
        amount, times = _scale_value(pair)
    scale, stop = _scales(scan, tables, first.stop)
    return Part(Fraction(times), amount * scale, stop, first.entry, bare_scale=True)


def _dual_scale(scan: Scan, tables: Tables, at: int) -> Match | None:
    """ألفا before a noun is two thousand; ألفًا with its tanwin, or at the end, is one."""
    if "\u064b" in scan.raw_word(at) or not scan.is_word(at + 1):
        return None
    for rest, entry in tables.numbers[scan.words[at]]:
        if entry.role == "scale" and isinstance(entry.value, tuple) and entry.value[1] == 2:
            if not rest and scan.words[at + 1] not in tables.common:
                return Match(entry, at, at + 1)
    return None


def _scale_value(match: Match) -> tuple[int, int]:
    return match.entry.scale


def _scales(scan: Scan, tables: Tables, at: int) -> tuple[int, int]:
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
        if entry.role == "scale" and not entry.conj and not rest and not entry.skip:
            if isinstance(entry.value, tuple) and entry.value[1] == 1 and not entry.definite:
                return Match(entry, at, at + 1)
    return None


def _next_part(scan: Scan, tables: Tables, grammar: Grammar, stop: int, limit: int) -> Part | None:
    """The remainder behind a scale: «و» + 200 ألف, three hundred, and five."""
    begin, joined = _conjunction(scan, tables, stop)
    if (grammar.and_high == "must" and not joined) or (grammar.and_high == "no" and joined):
        return None
    part = _part(scan, tables, begin)
    if part is None or part.scale >= limit or part.value >= limit:
        return None
    if part.numeral and part.scale == 1 and not (grammar.adds_digits and joined):
        return None
    if part.bare_scale and not joined:
        return None
    return part if part.numeral == "" or part.value.denominator == 1 else None


def _conjunction(scan: Scan, tables: Tables, at: int) -> tuple[int, bool]:
    """Where the next part begins, and whether *and* joins it."""
    match = find(tables.numbers, scan, at)
    if match and match.entry.conj:
        return at, True
    link = find(tables.links, scan, at, "ands")
    return (link.stop, True) if link else (at, False)


def _raised(scan: Scan, tables: Tables, grammar: Grammar, stop: int, limit: int) -> Part | None:
    """«ألف ومئتا مليار», *five thousand three hundred million*: the rest of a count in thousands."""
    if limit != 1000:
        return None
    begin, joined = _conjunction(scan, tables, stop)
    if joined != (grammar.and_high == "must"):
        return None
    part = _part(scan, tables, begin)
    if part is None or part.numeral or part.bare_scale or (joined and part.times < 100):
        return None
    return part if part.scale > limit else None


Group = tuple[int, int, Entry]


def _group(scan: Scan, tables: Tables, at: int) -> Group | None:
    """A number under 1,000 in words (or 1,100–9,900 in hundreds)."""
    base = _hundreds(scan, tables, at)
    if base is None:
        return _low(scan, tables, at)
    value, stop, entry = base
    grammar = tables.grammars[entry.code]
    begin, joined = _conjunction(scan, tables, stop)
    if joined and _counts_parts(scan, tables, begin):
        return value, stop, entry
    allowed = {"must": joined, "no": not joined, "may": True}[grammar.and_high]
    low = _low(scan, tables, begin, inside=not grammar.unit_first) if allowed else None
    if low and low[0] < 100 and low[2].code == entry.code and not low[2].definite:
        return value + low[0], low[1], entry
    return value, stop, entry


def _counts_parts(scan: Scan, tables: Tables, at: int) -> bool:
    """Whether the number at ``at`` is the count of a fraction (… and two thirds)."""
    low = _low(scan, tables, at)
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
    low = _low(scan, tables, at)
    if low is None or not (2 <= low[0] <= 99 or (low[0] == 1 and low[2].role == "unit")):
        return None
    match = find(tables.numbers, scan, low[1], "hundred")
    if match is None or match.entry.conj or match.entry.definite or match.entry.skip:
        return None
    limit = 9 if match.entry.code != "en" else 99
    return (low[0] * 100, match.stop, low[2]) if low[0] <= limit else None


_LOW = ("whole", "teen", "ten", "unit", "weak")
"""Roles of a number under 100; where a word has several, its first meaning is tried first."""


def _low(scan: Scan, tables: Tables, at: int, *, inside: bool = False) -> Group | None:
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
    begin, joined = _conjunction(scan, tables, at)
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
        begin, joined = _conjunction(scan, tables, at)
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


def with_fraction(scan: Scan, tables: Tables, number: Number) -> Number:
    """``two and a half million``, «مليون ونصف المليون», ``5½``: the fraction of the last scale."""
    found = _glyph(scan, number) or _spoken_fraction(scan, tables, number)
    if found is None:
        return number
    share, stop = found
    scale, after = _scales(scan, tables, stop) if number.scale == 1 else (1, stop)
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
    stop = _same_scale(scan, tables, match.stop, number.scale)
    if stop == match.stop and _owns_a_noun(scan, tables, stop):
        return None
    return share, stop


def _and_parts(scan: Scan, tables: Tables, number: Number) -> tuple[Fraction, int] | None:
    """``three and two thirds``, «ثلاثة وثلاثة أخماس»."""
    begin, joined = _conjunction(scan, tables, number.stop)
    count = _low(scan, tables, begin) if joined and number.spelled else None
    count = count if count and count[0] < 10 else None
    at = count[1] + (scan.word(count[1]) == "-") if count else 0
    part = find(tables.parts, scan, at, "part") if count else None
    if count is None or part is None or not isinstance(part.entry.value, int):
        return None
    return Fraction(count[0], part.entry.value), part.stop


def and_fraction(scan: Scan, tables: Tables, at: int) -> tuple[int, Match | None]:
    """*and a half*, «ونصف»: where it begins, and the fraction."""
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


def _same_scale(scan: Scan, tables: Tables, at: int, scale: int) -> int:
    """«ونصف المليون»: the scale named once more."""
    match = find(tables.numbers, scan, at, "scale")
    if match and match.entry.definite and _scale_value(match)[0] == scale > 1:
        return match.stop
    return at


def _owns_a_noun(scan: Scan, tables: Tables, at: int) -> bool:
    """«ونصف السكان»: the fraction is of something else."""
    return scan.word(at).startswith("ال") or scan.word(at) == "of"


def spoken_decimal(scan: Scan, tables: Tables, number: Number) -> Number:
    """``three point five``, «ثلاثة فاصلة خمسة», «ثلاثة وخمسة من عشرة»."""
    if number.spelled and (tenths := _tenths(scan, tables, number)):
        return tenths
    link = find(tables.links, scan, number.stop, "points")
    if link is None or not number.spelled or number.value.denominator != 1:
        return number
    digits, stop = "", link.stop
    while len(digits) < 12 and (group := _low(scan, tables, stop)):
        digits, stop = digits + str(group[0]), group[1]
        if group[0] > 9:
            break
    if not digits:
        return number
    value = number.value + Fraction(int(digits), 10 ** len(digits))
    scale, stop = _scales(scan, tables, stop)
    return replace(number, value=value * scale, stop=stop, end=scan.ends[stop - 1], scale=scale)


_POWERS = frozenset(10**power for power in range(1, 10))


def _tenths(scan: Scan, tables: Tables, number: Number) -> Number | None:
    """«ستة وثمانية وثمانون من مئة» is 6.88: the school form of a decimal."""
    begin, joined = _conjunction(scan, tables, number.stop)
    rest = read_number(scan, tables, begin) if joined else None
    if rest is None or not rest.spelled or rest.code != "ar":
        return None
    at = rest.stop + (scan.word(rest.stop) == "جزء")
    whole = read_number(scan, tables, at + 1) if scan.word(at) == "من" else None
    if whole is None or not whole.spelled or whole.value not in _POWERS:
        return None
    if rest.value >= whole.value:
        return None
    return replace(
        number, value=number.value + rest.value / whole.value, stop=whole.stop, end=whole.end
    )
