"""From text as it stands on a page to text as it is read: visual order and presentation forms."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_LTR_RUN = re.compile(
    r"[0-9][0-9-]{4,40}\+(?![0-9])"
    r"|(?:[0-9][0-9.,:/+-]{0,40})?[A-Za-z\u00c0-\u024f\u0370-\u052f](?:[^\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]{0,400}"
    r"[A-Za-z0-9\u00c0-\u024f\u0370-\u052f])?"
    r"|[0-9][0-9.,:/]{0,60}(?<=[0-9])"
    r"|[\u0660-\u0669\u06f0-\u06f9][\u0660-\u0669\u06f0-\u06f9.,:/\u066b\u066c]{0,60}"
    r"(?<=[\u0660-\u0669\u06f0-\u06f9])"
)
"""What stands from left to right in a line that runs from right to left: foreign words with the
numbers among them, and numbers with the separators inside them. A hyphen or a plus parts two
numbers there: behind Arabic letters digits are Arabic numbers, which they do not join (Unicode
Bidirectional Algorithm, W2 and W4)."""
_RTL = frozenset(("R", "AL"))
_RTL_RUN = re.compile(
    r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff](?:[^A-Za-z\u00c0-\u024f\u0370-\u052f]{0,400}"
    r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff])?"
)
"""Arabic or Hebrew words in a line that runs from left to right."""
_PRESENTATION = re.compile("[\ufb00-\ufb06\ufb1d-\ufdcf\ufdf2\ufe70-\ufefc]")
"""Latin ligatures, Hebrew and Arabic presentation forms; not word signs such as U+FDFA, U+FDFC."""


def is_rtl(text: str) -> bool:
    """Whether more letters of ``text`` are Arabic or Hebrew than not."""
    letters = [char for char in text if char.isalpha()]
    rtl = sum(unicodedata.bidirectional(char) in _RTL for char in letters)
    return rtl * 2 > len(letters)


def reading_order(glyphs: Sequence[str]) -> str:
    """A line, given glyph by glyph from left to right, in the order it is read.

    A glyph may stand for several letters (a ligature, a letter with its vowel signs), which keep
    their order; brackets face the way they are read.
    """
    line = "".join(glyphs)
    if is_rtl(line):
        return _LTR_RUN.sub(lambda run: _turned(run[0]), _turned(glyphs))
    return _RTL_RUN.sub(
        lambda run: _LTR_RUN.sub(lambda ltr: _turned(ltr[0]), _turned(run[0])), line
    )


def _turned(glyphs: Sequence[str]) -> str:
    """From the last glyph to the first, brackets mirrored."""
    return "".join(glyph.translate(_MIRRORED) for glyph in reversed(glyphs))


def facing(lines: Sequence[str]) -> tuple[list[str], int]:
    """Lines whose brackets enclose something, and how many were turned for that.

    Of a bracket in a line from right to left some programs write the one that is drawn, others the
    one that is meant: all of them alike, so the lines are asked together.
    """
    turned = [line.translate(_MIRRORED) if is_rtl(line) else line for line in lines]
    if _alone(turned) >= _alone(lines):
        return list(lines), 0
    return turned, sum(old != new for old, new in zip(lines, turned, strict=True))


def _alone(lines: Sequence[str]) -> int:
    """Brackets without a partner in their line."""
    count = 0
    for line in lines:
        depth = 0
        for char in line:
            if char in "([{«‹":
                depth += 1
            elif char in ")]}»›":
                count += not depth
                depth -= depth > 0
        count += depth
    return count


def plain_letters(text: str) -> tuple[str, int]:
    """``text`` with presentation forms as the letters they show, and how many there were."""
    return _PRESENTATION.subn(lambda form: unicodedata.normalize("NFKC", form[0]), text)
