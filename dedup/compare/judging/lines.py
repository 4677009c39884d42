"""Figures of lines that no alignment sees: short ones, and sentences written anew in their place.

A line of two words is too short to be aligned («(400 مليون دولار)»), yet when the same line with
another figure stands in its place, the figure was changed. So it was where a sentence in other
words stands between the same copied passages, with the same noun and a slip of the digits.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from itertools import accumulate, chain, product

from dedup.compare.judging.units import same_noun
from dedup.compare.judging.values import comparable, is_slip
from dedup.compare.places import in_one_of, line_at
from dedup.model import Block, Figure, Span
from dedup.text.fold import fold_word

# Characters of the longest line worth comparing; a longer one was aligned by its sentences.
_LONGEST = 400
# Figures outside copied passages, on each side; of more the article is a table.
_MOST = 100


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


def pair_in_gaps(
    blocks: Sequence[Block], left: Sequence[Figure], right: Sequence[Figure]
) -> list[tuple[Figure, Figure]]:
    """«أكثر من 25 ألف متفرج», «نحو 52 ألف متفرج»: figures of two sentences between the same copied
    passages, of one unit or noun, where a slip explains that they differ."""
    copied = [block for block in blocks if block.left and block.right]
    ours = _by_gap([block.left for block in copied], left)
    theirs = _by_gap([block.right for block in copied], right)
    pairs = []
    for gap in (gap for gap in ours if gap in theirs):
        slips = [(a, b) for a, b in product(ours[gap], theirs[gap]) if _is_slip(a, b)]
        pairs += slips if len(slips) == 1 else []
    return pairs


def _by_gap(
    copied: Sequence[tuple[Span, ...]], figures: Sequence[Figure]
) -> dict[int, list[Figure]]:
    """Figures outside the copied passages, by how many of these stand before them and no other."""
    starts = sorted((spans[0].start, number) for number, spans in enumerate(copied))
    furthest = [-1, *accumulate((number for _, number in starts), max)]
    every = sorted(chain.from_iterable(copied))
    gaps: dict[int, list[Figure]] = defaultdict(list)
    for figure in figures[:_MOST]:
        before = bisect_left(starts, (figure.span.start,))
        if furthest[before] == before - 1 and not in_one_of(every, figure.span):
            gaps[before].append(figure)
    return gaps


def _is_slip(left: Figure, right: Figure) -> bool:
    named = left.unit is not None and right.unit is not None
    return named and same_noun(left, right) and is_slip(left, right)


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
