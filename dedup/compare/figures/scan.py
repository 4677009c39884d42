"""One pass over the folded text: words, numerals and signs with their places in the raw text."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import accumulate
from operator import add

from dedup.model import Span
from dedup.text.fold import fold, fold_word
from dedup.text.wrapping import unwrapped

HAN = "\u3007\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
INDIC = "\u0900-\u0963\u0970-\u0e4e\u0e80-\u0ecf\u1000-\u103f\u1780-\u17d3"
"""Letters and vowel signs from Devanagari to Khmer: a sign is no letter to the ``re`` module."""
# A run of letters, a numeral with its separators, one Han character, or one sign, and the blanks
# behind it. Every branch starts with another character class: linear on any text.
_PIECE = re.compile(
    rf"(?:[^\W\d_{HAN}{INDIC}]+|\d+(?:[.,'’]\d+)*|(?<![^\s($£€+-])\.\d+|[{INDIC}]+|[{HAN}]|.)"
    r"[^\S\n]*",
    re.DOTALL,
)
_BLANKS = "".join(char for char in map(chr, range(0x3001)) if char.isspace() and char != "\n")
_WRAPPED = re.compile(r"\n(?=[a-z0-9$(])(?<=[^\n]{49}[a-z0-9,;:%$)\"-]\n)")
"""A long line's end inside a sentence, where the text has too few lines to show a width."""
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S{1,2000}|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}|&#\w{1,8};"
)
_AGENCY_POINT = "ر"
"""The decimal sign of Arabic agencies, between digits: «3ر60» shows, and means, 60.3."""
# The letter first: the engine skips to it, and only then asks what stands before.
_AGENCY_DECIMAL = re.compile(rf"{_AGENCY_POINT}(?<=\d{_AGENCY_POINT})\d")
_POINT_GROUPS = re.compile(r"\d{1,3}(?:\.\d{3}){2,9}(?:,\d{1,9})?|\d{1,3}\.\d{3},\d{1,9}")
_POINT_DECIMAL = re.compile(r"\d{1,9}\.\d|\d{1,3}(?:,\d{3}){1,9}(?:\.\d{1,9})?")
"""2.5 and 12,500; two digits behind a point are as likely a time or a day."""
_COMMA_DECIMAL = re.compile(r"\d{1,9},\d{1,2}")
_TURNED = re.compile(r"\d(?:[.\u066b][\u200f\u061c]|[\u200f\u061c][.\u066b])\d")
"""A mark that turns the two parts of a number round, where the text runs to the left."""
_OVERRIDE = "\u202e"
"""It shows what follows from right to left."""
_DIRECTED = re.compile("([\u202a\u202b\u202d\u202e\u2066-\u2068])|([\u202c\u2069])|\n")
"""What opens a stretch of one direction, and what ends one, or all of them."""
TATWEEL = "\u0640"
_DASH = re.compile(rf"{TATWEEL}(?<![^\s\d)(]{TATWEEL}){TATWEEL}*(?![^\s\d)(])")
"""The stroke that lengthens a letter, where no letter stands beside it: «1ـــ1» is a score."""
END = ""
"""What stands before the first and after the last word."""


def _is_decimal(head: str, tail: str) -> bool:
    """Whether the parts make a number as it is written: no zero in front, no thousands behind."""
    return (head == "0" or head[0] != "0") and tail != "000" and len(head) <= _LONGEST_TURNED


_LONGEST_TURNED = 4
"""Digits before the point of a turned number; what is longer is as likely a code."""


def _as_dash(match: re.Match[str]) -> str:
    """As many characters as before, so that no offset moves."""
    return "-".ljust(len(match[0]))


def _overrides(text: str) -> list[int]:
    """Where an override opens and where it ends, in turn: between them 84 is shown as 48."""
    places: list[int] = []
    inside = [False]
    for mark in _DIRECTED.finditer(text):
        opens, ends = mark.groups()
        if opens:
            inside.append(inside[-1] or opens == _OVERRIDE)
        elif not ends:
            inside = [False]
        elif len(inside) > 1:
            inside.pop()
        if inside[-1] != len(places) % 2:
            places.append(mark.end())
    return places


class Scan:
    """The words of a text, without blanks; ``word(i)`` is safe for every i.

    ``starts`` and ``ends`` are offsets in the folded text; :meth:`span` leads back to the raw.
    """

    __slots__ = (
        "_comma",
        "_index",
        "_point",
        "count",
        "ends",
        "overrides",
        "raw",
        "starts",
        "words",
    )

    def __init__(self, text: str) -> None:
        lines = unwrapped(text) if "\n" in text else text
        folded = fold(_DASH.sub(_as_dash, lines) if TATWEEL in lines else lines)
        plain = _WRAPPED.sub(" ", folded.text) if "\n" in text else folded.text
        begin = len(plain) - len(plain.lstrip(_BLANKS))
        pieces = _PIECE.findall(plain, begin)
        self.raw = text
        self.overrides = _overrides(text) if _OVERRIDE in text else []
        self._comma: bool | None = None
        self._point: str | None = None
        self._index = folded.index
        self.words = [piece.rstrip() or "\n" for piece in pieces]
        self.count = len(self.words)
        self.starts = list(accumulate(map(len, pieces), initial=begin))[: self.count]
        self.ends = list(map(add, self.starts, map(len, self.words)))
        if "\u200f" in text or "\u061c" in text:
            self._turn_decimals()
        if _AGENCY_DECIMAL.search(plain):
            self._join_agency_decimals()
        if "://" in plain or "www." in plain or "@" in plain or "&#" in plain:
            self._hide_addresses(plain)

    def _turn_decimals(self) -> None:
        """«77.1» with a right-to-left mark behind its point shows, and means, 1.77.

        So do readers of the page read it, and so other outlets print the same number.
        """
        for at, word in enumerate(self.words):
            head, sign, tail = word.partition(".")
            if not (sign and head.isdecimal() and tail.isdecimal()):
                continue
            if _TURNED.search(self.raw_word(at)) and _is_decimal(tail, head):
                self.words[at] = f"{tail}.{head}"

    def is_turned(self, at: int) -> bool:
        """Whether the two parts of the number at ``at`` are printed the other way round."""
        head, sign, tail = self.words[at].partition(".")
        return bool(sign) and head != tail and fold_word(self.raw_word(at)) == f"{tail}.{head}"

    def _join_agency_decimals(self) -> None:
        """«3ر60» as one numeral, 60.3.

        In a line that runs to the left the part that is stored first stands on the right: readers
        see 60 before 3. 47,270 of 109,637 are given as «12ر43 بالمائة».
        """
        joined: list[int] = []
        at = 0
        while at < self.count:
            stop = self._agency_decimal(at)
            if stop > at + 1:
                self.words[at] = ".".join(self.words[at:stop:2][::-1])
                self.ends[at] = self.ends[stop - 1]
                joined += range(at + 1, stop)
            at = stop
        self.drop(joined)

    def cut(self, cuts: Mapping[int, Sequence[str]]) -> None:
        """Token ``at`` becomes the tokens ``cuts[at]``, which together are its letters."""
        words: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for at, word in enumerate(self.words):
            begin = self.starts[at]
            for piece in cuts.get(at, (word,)):
                words.append(piece)
                starts.append(begin)
                begin += len(piece)
                ends.append(begin)
            if at not in cuts:
                ends[-1] = self.ends[at]  # a hidden address is longer than its sign
        self.words, self.starts, self.ends, self.count = words, starts, ends, len(words)

    def drop(self, places: Sequence[int]) -> None:
        """The tokens without those at ``places``."""
        for at in reversed(places):
            del self.words[at], self.starts[at], self.ends[at]
        self.count = len(self.words)

    def _agency_decimal(self, at: int) -> int:
        """The token behind the digits that begin at ``at`` and are joined by the sign."""
        stop = at + 1
        while self.word(stop) == _AGENCY_POINT and self.glued(stop) and self.glued(stop + 1):
            if not (self.words[at].isdecimal() and self.words[stop + 1].isdecimal()):
                break
            stop += 2
        return stop

    def _hide_addresses(self, plain: str) -> None:
        """The digits of a web or mail address, or of a character code, are no figures."""
        for match in _ADDRESS.finditer(plain):
            first, stop = (bisect_left(self.starts, place) for place in match.span())
            self.words[first:stop] = ["\0"] * (stop - first)

    def point(self) -> str:
        """What one point in a number does in this text: ``group``, ``decimal``, empty if unsaid."""
        if self._point is None:
            groups = any(map(_POINT_GROUPS.fullmatch, self.words))
            decimals = any(map(_POINT_DECIMAL.fullmatch, self.words))
            told = groups != decimals
            self._point = ("group" if groups else "decimal") if told else ""
        return self._point

    def comma_is_decimal(self) -> bool:
        """Whether one or two digits stand behind a comma somewhere in the text."""
        if self._comma is None:
            self._comma = any(map(_COMMA_DECIMAL.fullmatch, self.words))
        return self._comma

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
