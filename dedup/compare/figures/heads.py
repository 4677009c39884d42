"""Which word of the phrase behind a number in Latin letters is what it counts."""

from __future__ import annotations

from dedup.compare.figures.lexicon.tables import Tables
from dedup.compare.figures.scan import Scan

LONGEST = 6
"""Words of a noun phrase looked through: *12 former Russian military intelligence officers*."""

_PLURALS = ("men", "people", "children", "teeth", "feet", "folk")
_COLLECTIVE = frozenset(
    "police personnel staff aircraft cattle fish sheep media data criteria alumni dead troops"
    " species series spacecraft livestock securities savings sports arms sales goods".split()
)
_NO_PLURALS = frozenset(
    "always perhaps towards upwards besides sometimes overseas afterwards nowadays indoors".split()
)
_NO_ADVERBS = frozenset(
    "family ally assembly rally reply supply bully belly anomaly monopoly fly july italy lily"
    " homily jelly only".split()
)
_ADJECTIVES = (
    "ual",
    "ional",
    "ular",
    "iate",
    "ical",
    "ious",
    "eous",
    "ful",
    "less",
    "able",
    "ible",
    "ential",
)
_PEOPLES = ("ese", "ian", "ean", "ish", "nch", "can", "tch", "iss")
"""Ends of adjectives of lands, which have a capital."""
_COLOURS = frozenset("black white red green blue yellow".split())


def head_noun(scan: Scan, tables: Tables, at: int, *, many: bool) -> int | None:
    """The token of the counted noun in the phrase that begins at ``at``; None where it has none.

    For ``many`` the first plural (six large missiles), else the first word that is no modifier.
    """
    words = _phrase(scan, tables, at)
    if many:
        simple = (token for token, compound in words if not compound)
        plurals = [token for token in simple if is_plural(scan.words[token])]
        if plurals:
            # police officers: a collective noun before another plural only names its kind.
            kind = scan.words[plurals[0]] in _COLLECTIVE and plurals[0] + 1 in plurals
            return plurals[0] + kind
        if words and _is_adverb(scan.words[words[0][0]]):
            return None
    compounds = dict(words)
    for token, compound in words:
        # long-term: the second part modifies as the first does.
        part = compound or (compounds.get(token - 2) and token + 1 in compounds)
        if not (part or _modifies(scan, tables, token)):
            return None if scan.words[token].endswith(("ly", "ed")) else token
    return None


def _phrase(scan: Scan, tables: Tables, at: int) -> list[tuple[int, bool]]:
    """The words of the phrase, and whether each is the first part of a compound or a possessive."""
    found: list[tuple[int, bool]] = []
    while len(found) < LONGEST and _is_content(scan, tables, at):
        if initials := _initials(scan, at):
            at = initials
        elif scan.word(at + 1) == "-" and scan.glued(at + 1) and scan.is_word(at + 2):
            found.append((at, True))
            at += 2
        elif scan.word(at + 1) in ("'", "’") and scan.word(at + 2) == "s" and scan.glued(at + 2):
            found.append((at, True))
            at += 3
        else:
            found.append((at, False))
            at += 1
    return found


def _initials(scan: Scan, at: int) -> int:
    """Behind the ``U.S.`` of *five U.S. firms*; 0 where there is none."""
    stop = at
    while len(scan.word(stop)) == 1 and scan.word(stop + 1) == "." and scan.glued(stop + 1):
        stop += 2
    return stop if stop > at + 2 else 0


def _is_content(scan: Scan, tables: Tables, at: int) -> bool:
    word = scan.word(at)
    if not word[:1].isalpha() or word in tables.common:
        return False
    return word not in tables.numbers and word not in tables.dates


def is_plural(word: str) -> bool:
    """Whether an English word looks like a plural noun."""
    if word.endswith(_PLURALS) or word in _COLLECTIVE:
        return True
    return word.endswith("s") and not word.endswith(("ss", "us", "is")) and word not in _NO_PLURALS


def _modifies(scan: Scan, tables: Tables, at: int) -> bool:
    """An adverb or adjective before another word of the phrase."""
    word = scan.words[at]
    if not _is_content(scan, tables, at + 1):
        return False
    of_land = word.endswith(_PEOPLES) and scan.raw_word(at)[0].isupper()
    return _is_adverb(word) or word.endswith(_ADJECTIVES) or of_land or word in _COLOURS


def _is_adverb(word: str) -> bool:
    return word.endswith("ly") and word not in _NO_ADVERBS
