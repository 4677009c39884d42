"""Thai, Lao, Burmese and Khmer put no space between words: what hangs on a number is cut off."""

from __future__ import annotations

from dedup.compare.figures.lexicon.tables import Tables
from dedup.compare.figures.scan import Scan

_LANGUAGES = ("th", "lo", "my", "km")
_LENGTHS = range(24, 1, -1)
"""Letters of the words that are cut off, the longest first; one letter alone may be any word's."""
_MOST = 3
"""A scale, another one (ล้านล้าน) and a unit."""


def part_unspaced(scan: Scan, tables: Tables) -> None:
    """Cut scale words and units off the run of letters behind a number: 50 |ล้าน|บาท|เพื่อช่วย."""
    if tables.primary.code not in _LANGUAGES:
        return
    behind = (at for at in range(1, scan.count) if scan.is_number(at - 1) and scan.is_word(at))
    scan.cut({at: _pieces(scan.words[at], tables) for at in behind})


def _pieces(word: str, tables: Tables) -> list[str]:
    pieces: list[str] = []
    while len(pieces) < _MOST and (piece := _known(word, tables)):
        pieces.append(piece)
        word = word[len(piece) :]
    return [*pieces, word] if word else pieces


def _known(word: str, tables: Tables) -> str:
    """The longest word of the tables that ``word`` begins with."""
    heads = (word[:size] for size in _LENGTHS)
    return next((head for head in heads if head in tables.numbers or head in tables.tails), "")
