"""Sentence boundaries after UAX #29, with the marks of many scripts and common abbreviations."""

from __future__ import annotations

import re

from dedup.model import Span

# Terminators from their first on, else a row of them would be tried from each; the closing marks
# after them, then white space. Or a full-width terminator alone.
_MARKS = ".!?؟۔।॥…።፧။។։"
_END = re.compile(
    rf"""(?<![{_MARKS}])[{_MARKS}]++["'”’»“)\]]{{0,3}}(?=\s)|[。！？]["'”’」』）]{{0,3}}"""
)
_SPACE = re.compile(r"\s*")
# UAX #29 SB8: a full stop before a lower-case letter ends no sentence, unless the paragraph has no
# capitals at all; and these never do.
_ABBREVIATION = re.compile(
    r"(?:^|[\s(«\"“])(?:(?:[^\W\d_]\.){0,5}[^\W\d_]|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|St|Jr|Sr"
    r"|No|vs|Inc|Ltd|Corp|Co|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|bzw|ca|Nr|art|cf|av|M|Mme)$"
)


def split_sentences(text: str, paragraph: Span) -> tuple[Span, ...]:
    """The sentences of one paragraph, trimmed of white space, covering all its words."""
    spans = []
    start = paragraph.start
    small = text[paragraph.start : paragraph.end].islower()
    for match in _END.finditer(text, paragraph.start, paragraph.end):
        if _ends_sentence(text, start, match, paragraph.end, small):
            spans.append(Span(start, match.end()))
            start = _SPACE.match(text, match.end(), paragraph.end).end()  # type: ignore[union-attr]
    if start < paragraph.end:
        spans.append(Span(start, paragraph.end))
    return tuple(spans)


def _ends_sentence(text: str, start: int, match: re.Match[str], stop: int, small: bool) -> bool:
    if match[0][0] != ".":
        return True
    following = text[match.end() : min(match.end() + 2, stop)].strip()
    if following[:1].islower() and not small:
        return False
    # 12 code points reach past the longest abbreviation.
    return not _ABBREVIATION.search(text[max(start, match.start() - 12) : match.start()])
