"""Number words under 1,000, and the scale words that multiply them.

What differs from language to language (the unit before the ten, where *and* must stand) is data
of the lexicon.
"""

from __future__ import annotations

from dedup.compare.figures.lexicon.lookup import Entry, Match, find
from dedup.compare.figures.lexicon.tables import Tables
from dedup.compare.figures.scan import Scan


def scales(scan: Scan, tables: Tables, at: int) -> tuple[int, int]:
    """All scale words at ``at``, multiplied: مليار, ألف مليار, hundred thousand million."""
    if scan.word(at) == "-":
        return _hyphened_scale(scan, tables, at)
    total = 1
    stop = at
    while total < 10**15:
        # 五百余万: "and more" may stand before the scale.
        more = scan.word(stop) in AND_MORE
        match = plain_scale(scan, tables, stop + more)
        if match is None or ((unit := find(tables.tails, scan, stop)) and unit.stop > stop + 1):
            break
        total *= match.entry.scale[0]
        stop = match.stop
    return total, stop


def _hyphened_scale(scan: Scan, tables: Tables, at: int) -> tuple[int, int]:
    """The scale of a ``$2.3-million`` house, a ``5-Millionen-Euro-Haus``."""
    match = plain_scale(scan, tables, at + 1) or short_word(scan, tables, at + 1)
    if match is None or not (scan.glued(at) and scan.glued(at + 1)):
        return 1, at
    tied = tables.lexicons[match.entry.code].script != "arabic" and match.entry.scale[0] >= 1000
    return (match.entry.scale[0], match.stop) if tied else (1, at)


def short_word(scan: Scan, tables: Tables, at: int) -> Match | None:
    """The *mln* of ``a 350-mln-dlr loan``; a letter alone is more often a part of a name."""
    match = find(tables.short_scales, scan, at) if len(scan.word(at)) > 1 else None
    return match and match._replace(entry=match.entry._replace(value=(match.entry.number, 1)))


AND_MORE = frozenset("余餘多")


def plain_scale(scan: Scan, tables: Tables, at: int) -> Match | None:
    """A scale word that multiplies what stands before it: singular, without a clitic."""
    for rest, entry in tables.numbers.get(scan.word(at), ()):
        # тыс. with its point, but no phrase of words.
        spelled = not rest or (rest == (".",) and scan.word(at + 1) == "." and scan.glued(at + 1))
        bare = spelled and not (entry.conj or entry.skip or entry.definite)
        if bare and entry.role == "scale" and entry.scale[1] == 1:
            return Match(entry, at, at + 1 + len(rest))
    return None


def conjunction(scan: Scan, tables: Tables, at: int) -> tuple[int, bool]:
    """Where the next part begins, and whether *and* joins it."""
    word = scan.word(at)
    if word in tables.numbers and (match := find(tables.numbers, scan, at)) and match.entry.conj:
        return at, True
    if word not in tables.links:
        return at, False
    link = find(tables.links, scan, at, "ands")
    return (link.stop, True) if link else (at, False)


Group = tuple[int, int, Entry]


def read_group(scan: Scan, tables: Tables, at: int, *, inside: bool = False) -> Group | None:
    """A number under 1,000 in words (or 1,100–9,900 in hundreds)."""
    base = _hundreds(scan, tables, at) or _whole_hundreds(scan, tables, at)
    if base is None:
        return low_number(scan, tables, at, inside=inside)
    value, stop, entry = base
    grammar = tables.grammars[entry.code]
    begin, joined = conjunction(scan, tables, stop)
    if joined and _counts_parts(scan, tables, begin):
        return value, stop, entry
    allowed = {"must": joined, "no": not joined, "may": True}[grammar.and_high]
    low = low_number(scan, tables, begin, inside=not grammar.unit_first)
    if low and not (allowed or (joined and _are_dozens(scan, tables, low[1]))):
        low = None  # trecento e due dozzine is one number, cento e due are two
    # المئة والعشرين: with the article on both it is one number, and behind a bare hundred two.
    fits = low is not None and (entry.definite or not low[2].definite)
    if low and low[0] < 100 and low[2].code == entry.code and fits:
        dozen = plain_scale(scan, tables, low[1])
        if dozen is None or dozen.entry.scale[0] >= 100:
            return value + low[0], low[1], entry
        # three hundred and two dozens: a dozen does not count the hundreds.
        return value + low[0] * dozen.entry.scale[0], dozen.stop, entry
    dozens = find(tables.numbers, scan, begin, "scale") if joined and low is None else None
    if dozens and dozens.entry.scale[0] < 100:
        size, count = dozens.entry.scale
        return value + size * count, dozens.stop, entry
    return value, stop, entry


def _are_dozens(scan: Scan, tables: Tables, at: int) -> bool:
    dozen = plain_scale(scan, tables, at)
    return dozen is not None and dozen.entry.scale[0] < 100


def _whole_hundreds(scan: Scan, tables: Tables, at: int) -> Group | None:
    """*trecento*, where the tables hold it as one word; only before a dozen it is not the last."""
    match = find(tables.numbers, scan, at, "whole")
    if match is None or match.entry.number % 100:
        return None
    begin, joined = conjunction(scan, tables, match.stop)
    low = low_number(scan, tables, begin) if joined else None
    dozens = low is not None and _are_dozens(scan, tables, low[1])
    return (match.entry.number, match.stop, match.entry) if dozens else None


def _counts_parts(scan: Scan, tables: Tables, at: int) -> bool:
    """Whether the number at ``at`` is the count of a fraction (… and two thirds)."""
    low = low_number(scan, tables, at)
    begin = low[1] + (scan.word(low[1]) == "-") if low else at
    return bool(low and low[0] < 10 and find(tables.parts, scan, begin, "part"))


def _hundreds(scan: Scan, tables: Tables, at: int) -> Group | None:
    if match := find(tables.numbers, scan, at, "hundreds"):
        return match.entry.number, match.stop, match.entry
    if match := find(tables.numbers, scan, at, "hundred"):
        # *a hundred*; behind another word a bare hundred is no number of English.
        bare = tables.lexicons[match.entry.code].articles and scan.word(at - 1) not in ("a", "an")
        return None if bare else (100, match.stop, match.entry)
    return _counted_hundreds(scan, tables, at)


def _counted_hundreds(scan: Scan, tables: Tables, at: int) -> Group | None:
    low = low_number(scan, tables, at)
    if low is None or not (2 <= low[0] <= 99 or (low[0] == 1 and low[2].role == "unit")):
        return None
    match = find(tables.numbers, scan, low[1], "hundred")
    if match is None or match.entry.conj or match.entry.definite or match.entry.skip:
        return None
    limit = 99 if match.entry.code in ("en", "ar", "de") else 9
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
    """*un million*, *bir buçuk*, «ایک روپے 71 پیسے»: before a scale, or a sum with its coins, a
    word that is also an article counts."""
    scale = plain_scale(scan, tables, at)
    hundred = find(tables.numbers, scan, at, "hundred")
    half = find(tables.links, scan, at, "and_half")
    below = find(tables.links, scan, at - 2, "minus")  # eksi bir
    money = find(tables.tails, scan, at, "money")
    coined = money and scan.is_number(conjunction(scan, tables, money.stop)[0])
    counted = hundred and not hundred.entry.skip
    return bool(scale or half or below or coined or counted)
