"""The fold table: one code point to one code point or to nothing, so that offsets never move.

Folding is for matching and for deciding that a difference is only spelling; what people see is
always the raw text. It drops harakat, tatweel, joiners and bidi marks; unites the carriers of
alef and hamza, ya and alef maqsura, ta marbuta and ha, Persian and Urdu letters with the Arabic
ones; takes accents off letters; turns presentation forms into letters and every decimal digit
into ASCII; and folds case.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

CODE_POINTS = 0x110000


class CharClass(IntEnum):
    """What a character does to the word it stands in."""

    SEPARATOR = 0
    LETTER = 1
    DIGIT = 2
    MARK = 3
    """Part of the word's span, no part of the folded word: harakat, tatweel, accents."""
    FORMAT = 4
    """No part of anything: bidi marks, joiners, variation selectors."""
    SINGLE = 5
    """A word of its own: Han, Kana, Thai."""
    POINT = 6
    """A word part only between two digits: ``.`` ``,`` and their Arabic forms."""
    APOSTROPHE = 7
    """A word part only between two letters."""


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text with the raw offset of each of its characters.

    ``index`` has one entry more than ``text``: the end of the raw text.
    """

    text: str
    index: Sequence[int]


# Lines, figures and credits of an article are read off one folded text, a pair's in turn.
@lru_cache(maxsize=2)
def fold(text: str) -> Folded:
    """Fold ``text`` for reading: marks dropped, letters and digits folded, the rest as printed."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    kept = _kept()[codes]
    index: Sequence[int] = range(len(text) + 1)
    if not kept.all():
        index = [*kept.nonzero()[0].tolist(), len(text)]
        codes = codes[kept]
    return Folded(tables()[0][codes].tobytes().decode("utf-32-le", "surrogatepass"), index)


def fold_word(word: str) -> str:
    """One word as the matcher sees it: ``fold_word("حذّر") == fold_word("حذر")``."""
    return word.translate(_TRANSLATION)


_LETTERS = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("ىیېےۍئ", "ي"),
        "ؤ": "و",
        **dict.fromkeys("ةہۀۂۃھە", "ه"),
        **dict.fromkeys("کڪ", "ك"),
    }
)
_POINTS = {".": ".", ",": ",", "٫": ".", "٬": ",", "،": ","}
_APOSTROPHES = "'’ʼ"
# Marks that a writer may leave out without writing another word. The vowel signs of Indic and
# Thai script are not among them: there they are the word.
_OPTIONAL_MARKS = frozenset(
    "ـ"
    + "".join(
        chr(code)
        for low, high in (
            (0x0300, 0x036F),
            (0x0591, 0x05C7),
            (0x0610, 0x061A),
            (0x064B, 0x065F),
            (0x0670, 0x0670),
            (0x06D6, 0x06ED),
            (0x1AB0, 0x1AFF),
            (0x1DC0, 0x1DFF),
            (0x20D0, 0x20FF),
            (0xFE20, 0xFE2F),
        )
        for code in range(low, high + 1)
        if unicodedata.category(chr(code))[0] == "M"
    )
)
_VARIATION_SELECTORS = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
# Scripts written without spaces between words: first code point of a block, first after it, ...
_SINGLES = (
    *(0x0E00, 0x0F00),  # Thai, Lao
    *(0x1000, 0x10A0),  # Myanmar
    *(0x1780, 0x1800),  # Khmer
    *(0x3040, 0x3100),  # Hiragana, Katakana
    *(0x3400, 0x4DC0),
    *(0x4E00, 0xA000),
    *(0xF900, 0xFB00),
    *(0x20000, 0x323B0),
)
# Letters that fold to themselves and are too many to ask `unicodedata` about one by one; of the
# other blocks every character is asked. What is in neither is a separator (emoji, private use).
_PLAIN_BLOCKS = (
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xA000, 0xA48C),
    (0xAC00, 0xD7A3),
    (0x12000, 0x1BC9F),
    (0x20000, 0x323AF),
)
_ASKED_BLOCKS = (
    (0, 0x33FF),
    (0xA48D, 0xABFF),
    (0xD7A4, 0xD7FF),
    (0xF900, 0x11FFF),
    (0x1D400, 0x1D7FF),
    (0x1E000, 0x1EFFF),
    (0xE0000, 0xE01EF),
)


@cache
def fold_char(char: str) -> str:
    """The folded character, or nothing for a mark that is dropped."""
    return _folded(char, char_class(char))


def _folded(char: str, kind: CharClass) -> str:
    if kind is CharClass.LETTER:
        return _fold_letter(char)
    if kind in (CharClass.MARK, CharClass.FORMAT):
        return ""
    if kind is CharClass.POINT:
        return _POINTS[char]
    return str(unicodedata.decimal(char)) if kind is CharClass.DIGIT else char


def _fold_letter(char: str) -> str:
    if unicodedata.decomposition(char):
        plain = unicodedata.normalize("NFKD", char)
        # A ligature or a fraction stays what it is: one code point never becomes two.
        if plain[0].isalpha() and _OPTIONAL_MARKS.issuperset(plain[1:]):
            char = plain[0]
    lowered = char.translate(_LETTERS).casefold()
    return lowered if len(lowered) == 1 else char


class _Translation(dict[int, str]):
    """For ``str.translate``: filled with each character when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = fold_char(chr(code))
        return folded


_TRANSLATION = _Translation()


_SPECIAL = {
    **dict.fromkeys(_VARIATION_SELECTORS, CharClass.FORMAT),
    **dict.fromkeys(_APOSTROPHES, CharClass.APOSTROPHE),
    **dict.fromkeys(_POINTS, CharClass.POINT),
    **dict.fromkeys(_OPTIONAL_MARKS, CharClass.MARK),
}
_OF_CATEGORY = {
    "Cf": CharClass.FORMAT,
    "Nd": CharClass.DIGIT,
    **dict.fromkeys("Lu Ll Lt Lm Lo Mn Mc Me Nl No".split(), CharClass.LETTER),
}


def char_class(char: str) -> CharClass:
    """The class of one character, which the tokenizer's table holds for all."""
    special = _SPECIAL.get(char)
    if special is not None:
        return special
    category = unicodedata.category(char)
    if category[0] == "L" and bisect(_SINGLES, ord(char)) % 2:
        return CharClass.SINGLE
    return _OF_CATEGORY.get(category, CharClass.SEPARATOR)


@cache
def tables() -> tuple[NDArray[np.uint32], NDArray[np.uint8]]:
    """``(folded, classes)``: uint32 and uint8 arrays over all code points, read-only."""
    folded = np.arange(CODE_POINTS, dtype=np.uint32)
    classes = np.zeros(CODE_POINTS, dtype=np.uint8)
    for low, high in _PLAIN_BLOCKS:
        classes[low : high + 1] = char_class(chr(low))
    for low, high in _ASKED_BLOCKS:
        chars = list(map(chr, range(low, high + 1)))
        kinds = list(map(char_class, chars))
        classes[low : high + 1] = kinds
        folded[low : high + 1] = [
            ord(_folded(char, kind) or char) for char, kind in zip(chars, kinds, strict=True)
        ]
    folded.setflags(write=False)
    classes.setflags(write=False)
    return folded, classes


@cache
def _kept() -> NDArray[np.bool_]:
    """Whether folding keeps each code point."""
    return ~np.isin(tables()[1], (CharClass.MARK, CharClass.FORMAT))


@cache
def table() -> NDArray[np.uint32]:
    """Both of `tables` in one, for the tokenizer: ``folded << 3 | class``, read-only."""
    folded, classes = tables()
    packed = folded << np.uint32(3) | classes
    packed.setflags(write=False)
    return packed
