"""Entries of the tables, and how a phrase is found at a place of a text."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple
from unicodedata import normalize

from dedup.compare.figures.lexicon.entry import CAPITALS
from dedup.compare.figures.scan import Scan

GLYPHS = {char: Fraction(normalize("NFKC", char).replace("⁄", "/")) for char in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅛⅜⅝⅞"}
"""Signs of fractions, each the two numbers that Unicode takes it apart into."""


class Entry(NamedTuple):
    """One meaning of a word or phrase."""

    role: str
    value: object = None
    code: str = ""
    """Language."""
    skip: int = 0
    """Letters of clitics before the figure proper."""
    conj: bool = False
    """Whether a clitic *and* begins it."""
    definite: bool = False
    needs: str = ""
    """A character that the raw spelling must have."""

    @property
    def number(self) -> int:
        """The value of a number word, a month or an ordinal."""
        return self.value if isinstance(self.value, int) else 0

    @property
    def scale(self) -> tuple[int, int]:
        """Value and count of a scale word: (1000000, 2) for مليونان."""
        return self.value if isinstance(self.value, tuple) else (1, 1)


class Phrase(NamedTuple):
    """The words after the first one, and what the whole means."""

    rest: tuple[str, ...]
    entry: Entry


class Match(NamedTuple):
    """A phrase found in a text: tokens ``first`` to ``stop``."""

    entry: Entry
    first: int
    stop: int


Index = dict[str, tuple[Phrase, ...]]


def find(index: Index, scan: Scan, at: int, role: str = "") -> Match | None:
    """The longest phrase of ``index`` that begins at token ``at``."""
    # Most words are no key: this is the reader's innermost step.
    found = index.get(scan.words[at]) if 0 <= at < scan.count else None
    if found is None:
        return None
    for rest, entry in found:
        if (not role or entry.role == role) and _stands(rest, entry, scan, at):
            return Match(entry, at, at + 1 + len(rest))
    return None


def find_all(index: Index, scan: Scan, at: int) -> Iterator[Match]:
    """Every phrase of ``index`` that begins at token ``at``, the longest first."""
    for rest, entry in index.get(scan.words[at], ()):
        if _stands(rest, entry, scan, at):
            yield Match(entry, at, at + 1 + len(rest))


def _stands(rest: tuple[str, ...], entry: Entry, scan: Scan, at: int) -> bool:
    """Whether the phrase whose first word is token ``at`` goes on there, spelled as it needs."""
    if rest and tuple(scan.words[at + 1 : at + 1 + len(rest)]) != rest:
        return False
    return not entry.needs or _fits(entry.needs, scan, at, at + len(rest))


def _fits(needs: str, scan: Scan, first: int, last: int) -> bool:
    """Whether the raw phrase has a character that its meaning hangs on."""
    raw = scan.span(scan.starts[first], scan.ends[last]).cut(scan.raw)
    return not raw.islower() if needs == CAPITALS else any(char in raw for char in needs)


def find_back(index: Index, scan: Scan, at: int) -> Match | None:
    """The longest phrase that ends at token ``at``; ``rest`` is then in reverse order."""
    for rest, entry in index.get(scan.words[at], ()) if 0 <= at < scan.count else ():
        first = at - len(rest)
        # Many phrases end in one word: the word before it tells most of them.
        if rest and (rest[0] != scan.words[at - 1] or tuple(scan.words[first:at][::-1]) != rest):
            continue
        if not entry.needs or _fits(entry.needs, scan, first, at):
            return Match(entry, first, at + 1)
    return None
