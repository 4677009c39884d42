"""Which line breaks only wrap a text: telex, plain mail and old archives cut lines at a width.

A text is wrapped if its lines are short, end inside sentences, and end where the next word would
have passed the width. In it a paragraph begins after a blank line, at an indent, at a list mark,
or after a line that had room for more. In any other text every line is a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

# Wrapped text is 60 to 80 columns wide; a line above 100 is a paragraph of its own. A width below
# 36 is a column of a table, or of verse.
_WIDEST = 100
_NARROWEST = 36
# One line in twenty may pass the width: an address, a table.
_OUTLIERS = 20
# Fewer breaks inside sentences than this show no habit.
_LEAST_BREAKS = 2
# Breaks before a small letter, among those inside sentences, where a script has capitals: a name
# or a number begins the others, and in German every noun.
_RUN_ON = 0.4
# Share of the breaks inside sentences at which the next word had no room. Proportional type is
# counted in characters, so lines of one width differ by a fifth.
_FULL = 0.7
_SLACK = 0.8
# Without small letters the room alone tells wrapped prose from verse and lists: it must be exact,
# and in four breaks or more, but where sentences end in the middle of lines, as verse has none.
_EXACT = 0.9
_EXACT_BREAKS = 4
_EXACT_PROSE = 0.75
_PROSE_BREAKS = 3

_CLOSED = re.compile(r"""[.!?؟؛:۔।…。！？]["'”’»“)\]]{0,3}$""")
_ENDS_INSIDE = re.compile(r"""[.!?؟۔।…]["'”’»“)\]]{0,3}\s+\S""")
_BULLET = re.compile(r"(?:[-–—•*▪●·]|\(?\d{1,2}[.)]|\(?[a-z]\))\s")


@dataclass(frozen=True, slots=True)
class _Break:
    """A line end with words on both sides and neither a blank line nor an indent after it."""

    at: int
    """Where in the text the line feed stands."""
    length: int
    """Code points of the line before."""
    word: str
    """The first word after."""
    closed: bool
    """The line ends as a sentence does."""

    def full(self, width: float) -> bool:
        """Whether the next word had no room."""
        return self.length + 1 + len(self.word) > width


def wraps(text: str) -> tuple[int, ...]:
    """Places of the line feeds that end no paragraph, rising; none in a text not wrapped."""
    lines = text.split("\n")
    lengths = sorted(length for line in lines if (length := len(line.rstrip())))
    if len(lengths) <= _LEAST_BREAKS:
        return ()
    width = lengths[-1 - len(lengths) // _OUTLIERS]
    if not _NARROWEST <= width <= _WIDEST:
        return ()
    breaks, indented = _breaks(lines)
    within = [each for each in breaks if not each.closed]
    if not _is_wrapped(lines, within, width):
        return ()
    marked = indented or "" in map(str.strip, lines[:-1])
    return tuple(each.at for each in breaks if _joins(each, width, indented, marked))


# Words, figures and quotations of an article are read one after the other, each off this text.
@lru_cache(maxsize=1)
def unwrapped(text: str) -> str:
    """The text with a blank for every line feed that ends no paragraph; offsets stay."""
    places = wraps(text)
    if not places:
        return text
    parts, start = [], 0
    for place in places:
        parts.append(text[start:place])
        start = place + 1
    return " ".join([*parts, text[start:]])


def _breaks(lines: Sequence[str]) -> tuple[list[_Break], bool]:
    """The line ends that may be wraps, and whether an indent marks the paragraphs of the text."""
    indents = [len(line) - len(line.lstrip()) for line in lines]
    # The first line has often lost its indent.
    base = min((indents[at] for at in range(1, len(lines)) if lines[at].strip()), default=0)
    found: list[_Break] = []
    indented = 0
    place = -1
    for at, (line, following) in enumerate(pairwise(lines)):
        place += len(line) + 1
        printed, words = line.rstrip(), following.strip()
        if not (printed and words):
            continue
        if indents[at + 1] > base:
            indented += 1
        elif not _BULLET.match(words):
            closed = bool(_CLOSED.search(printed))
            found.append(_Break(place, len(printed), words.split(None, 1)[0], closed))
    return found, indented > 1


def _is_wrapped(lines: Sequence[str], within: Sequence[_Break], width: int) -> bool:
    """Whether breaks inside sentences are what a fixed width explains.

    A first line that has room left tells nothing: it lost its dateline, or is a headline.
    """
    within = [each for at, each in enumerate(within) if at or each.full(width)]
    # The lines of a table or a list begin alike.
    alike = len({each.word for each in within}) * 2 <= len(within)
    if len(within) < _LEAST_BREAKS or alike:
        return False
    letters = [each.word[0] for each in within if each.word[0].lower() != each.word[0].upper()]
    small = sum(map(str.islower, letters))
    run_on = small >= _RUN_ON * len(letters)
    if not run_on and len(letters) * 2 > len(within):
        return False
    full = sum(each.full(_SLACK * width) for each in within)
    capitals = any(line.lstrip()[:1].isupper() for line in lines)
    if small and run_on and capitals and full >= _FULL * len(within):
        return True
    exact = sum(each.full(width) for each in within)
    prose = len(within) >= _PROSE_BREAKS and any(map(_ENDS_INSIDE.search, lines))
    return (prose and exact >= _EXACT_PROSE * len(within)) or (
        len(within) >= _EXACT_BREAKS and exact >= _EXACT * len(within)
    )


def _joins(each: _Break, width: int, indented: bool, marked: bool) -> bool:
    """Whether the line goes on after the break."""
    if each.closed:
        return each.full(_SLACK * width if marked else width)
    return indented or each.word[0].islower() or each.full(_SLACK * width)
