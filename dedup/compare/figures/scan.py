"""One pass over the folded text: words, numerals and signs with their places in the raw text."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from itertools import accumulate

from dedup.model import Span
from dedup.text.fold import fold

HAN = "\u3007\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
# A numeral with its separators, one Han character, a run of letters, a line end, a run of blanks,
# or one sign. Every branch starts with another character class: linear on any text.
_PIECE = re.compile(
    rf"(?<![^\s($£€+-])\.\d+|\d+(?:[.,'’]\d+)*|[{HAN}]|[^\W\d_{HAN}]+|\n|[^\S\n]+|.",
    re.DOTALL,
)
_WRAPPED = re.compile(r"\n(?=[a-z0-9$(])(?<=[^\n]{50}\n)")
"""The line end inside a sentence of hard-wrapped text (telex, plain mail): no paragraph ends."""
_ADDRESS = re.compile(r"(?:https?://|www\.)\S{1,2000}|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}")
TATWEEL = "\u0640"
END = ""
"""What stands before the first and after the last word."""


class Scan:
    """The words of a text, without blanks; ``word(i)`` is safe for every i.

    ``starts`` and ``ends`` are offsets in the folded text; :meth:`span` leads back to the raw.
    """

    __slots__ = ("_index", "count", "ends", "raw", "starts", "words")

    def __init__(self, text: str) -> None:
        folded = fold(text)
        plain = _WRAPPED.sub(" ", folded.text) if "\n" in text else folded.text
        pieces = _PIECE.findall(plain)
        ends = list(accumulate(map(len, pieces)))
        keep = [at for at, piece in enumerate(pieces) if piece == "\n" or not piece.isspace()]
        self.raw = text
        self._index = folded.index
        self.words = [pieces[at] for at in keep]
        self.ends = [ends[at] for at in keep]
        self.starts = [ends[at] - len(pieces[at]) for at in keep]
        self.count = len(keep)
        if "://" in plain or "www." in plain or "@" in plain:
            self._hide_addresses(plain)

    def _hide_addresses(self, plain: str) -> None:
        """The digits of a web or mail address are no figures."""
        for match in _ADDRESS.finditer(plain):
            first = bisect_left(self.starts, match.start())
            for at in range(first, bisect_left(self.starts, match.end())):
                self.words[at] = "\0"

    def word(self, at: int) -> str:
        return self.words[at] if 0 <= at < self.count else END

    def is_number(self, at: int) -> bool:
        return 0 <= at < self.count and "0" <= self.words[at][-1] <= "9"

    def is_word(self, at: int) -> bool:
        return 0 <= at < self.count and self.words[at][0].isalpha()

    def glued(self, at: int) -> bool:
        """Whether token ``at`` touches the one before it."""
        return 0 < at < self.count and self.starts[at] == self.ends[at - 1]

    def gap(self, at: int) -> str:
        """The raw characters between token ``at - 1`` and token ``at``."""
        return self.raw[self._index[self.ends[at - 1] - 1] + 1 : self._index[self.starts[at]]]

    def raw_word(self, at: int) -> str:
        """Token ``at`` as printed, with its marks."""
        return self.span(self.starts[at], self.ends[at]).cut(self.raw)

    def span(self, start: int, end: int) -> Span:
        """Folded offsets to a raw span; marks that belong to the last letter stay with it."""
        stop = self._index[end - 1] + 1
        while stop < len(self.raw) and (
            unicodedata.combining(self.raw[stop]) or self.raw[stop] == TATWEEL
        ):
            stop += 1
        return Span(self._index[start], stop)
