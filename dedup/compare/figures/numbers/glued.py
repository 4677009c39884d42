"""Number words written as one: *zweihundertdreitausend*, *duemilatrecento*, *ikiyüzellibin*.

The tables hold what stands below the scales; a longer word is cut at them into words of the
tables, and the grammar of spaced words reads the rest.
"""

from __future__ import annotations

from rapidfuzz.distance import OSA

from dedup.compare.figures.lexicon.lookup import find
from dedup.compare.figures.lexicon.tables import Tables
from dedup.compare.figures.scan import Scan

LONGEST = 120
"""Letters of the longest word that is cut; the longest German number under 10**15 has 115."""
_ROLES = frozenset("unit weak teen ten hundred hundreds whole scale".split())


def unglue(scan: Scan, tables: Tables) -> None:
    """Cut every word of ``scan`` that is several number words of ``tables`` in one."""
    if not tables.glued:
        return
    distinct = set(scan.words)
    long = {word for sign in tables.glued for word in distinct if sign in word}
    known = {
        word: _pieces(word, tables)
        for word in long.difference(tables.numbers, tables.words)
        if len(word) <= LONGEST
    }
    if any(known.values()):
        scan.cut({at: pieces for at, word in enumerate(scan.words) if (pieces := known.get(word))})


def _pieces(word: str, tables: Tables) -> list[str]:
    """The number words that ``word`` is made of; none where a part of it is no number."""
    if any(not rest and entry.role in _ROLES for rest, entry in tables.numbers.get(word, ())):
        return [word]
    for sign in tables.glued:
        head, found, tail = word.partition(sign)
        if not found:
            continue
        before = _pieces(head, tables) if head else []
        behind = _tail(tail, tables) if tail and (before or not head) else []
        whole = bool(before or not head) and bool(behind or not tail)
        return [*before, sign, *behind] if whole else []
    return []


def _tail(word: str, tables: Tables) -> list[str]:
    """The pieces behind a scale, *and* among them where it is written (hundertundeins)."""
    if pieces := _pieces(word, tables):
        return pieces
    for link, found in tables.links.items():
        joins = word.startswith(link) and any(e.role == "ands" and not rest for rest, e in found)
        if joins and (pieces := _pieces(word[len(link) :], tables)):
            return [link, *pieces]
    return []


_SCALES = ("thousand", "million", "billion", "trillion")
_WORDS = frozenset("bullion pillion zillion minion millions mullion".split())
"""Words as near to a scale as a slip of the hand is."""


def is_misspelt_scale(scan: Scan, tables: Tables, at: int) -> bool:
    """``2.15 biilion dlrs``: one letter too many, too few, wrong or swapped."""
    word = scan.word(at)
    if word[-2:] not in ("on", "nd", "in", "no") or word in _WORDS or word in tables.numbers:
        return False
    return tables.primary.code == "en" and any(
        OSA.distance(word, scale, score_cutoff=1) <= 1 for scale in _SCALES
    )


def hides_number(scan: Scan, tables: Tables, at: int) -> bool:
    """Whether the word at ``at`` begins with a number and a scale and goes on as nothing known.

    Behind *acht Millionen* a misspelt *vierhunderttausndfünf* would else leave 8,000,000.
    """
    word = scan.word(at)
    if find(tables.numbers, scan, at) or find(tables.tails, scan, at):
        return False
    for sign in tables.glued:
        head, found, tail = word.partition(sign)
        if found and head and tail and _pieces(head, tables):
            return True
    return False
