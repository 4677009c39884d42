"""Figures of lines that are the same but for their figures: lists, tables, captions.

A line of two words is too short to be aligned («(400 مليون دولار)»), yet when the same line with
another figure stands in its place, the figure was changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from dedup.compare.judging.values import comparable
from dedup.compare.places import line_at
from dedup.model import Figure, Span
from dedup.text.fold import fold_word

# Characters of the longest line worth comparing; a longer one was aligned by its sentences.
_LONGEST = 400


def pair_by_line(
    left: tuple[str, Sequence[Figure]], right: tuple[str, Sequence[Figure]]
) -> list[tuple[Figure, Figure]]:
    """Pair the figures of equal lines, in order; lines that both sides have equally often."""
    ours, theirs = _by_frame(*left), _by_frame(*right)
    pairs = []
    for frame, lines in ours.items():
        others = theirs.get(frame, [])
        if len(others) == len(lines):
            for own, other in zip(lines, others, strict=True):
                pairs += [(a, b) for a, b in zip(own, other, strict=True) if comparable(a, b)]
    return pairs


def _by_frame(text: str, figures: Sequence[Figure]) -> dict[str, list[list[Figure]]]:
    """Lines with figures by what is printed around the figures."""
    lines: dict[Span, list[Figure]] = defaultdict(list)
    for figure in figures:
        line = line_at(text, figure.span.start)
        if line.end - line.start <= _LONGEST:
            lines[line].append(figure)
    frames: dict[str, list[list[Figure]]] = defaultdict(list)
    for line, held in sorted(lines.items()):
        frames[_frame(text, line, held)].append(held)
    return frames


def _frame(text: str, line: Span, figures: Sequence[Figure]) -> str:
    """The folded line with each figure replaced by its kind and unit."""
    parts, at = [], line.start
    for figure in figures:
        parts.append(fold_word(text[at : figure.span.start]))
        parts.append(f"<{figure.kind} {figure.unit}>")
        at = max(at, figure.span.end)
    parts.append(fold_word(text[at : line.end]))
    return "".join(parts).strip()
