"""What two articles have of each other, in numbers, from both sides.

All numbers are of body words: headlines, bylines, furniture and stock text are in none of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dedup.compare.align import unbroken
from dedup.compare.anchors import stretches
from dedup.compare.passages import Passage
from dedup.compare.relation import covered, words_in
from dedup.compare.sides import Side
from dedup.model import Block, FigureChange, Measures, QuoteChange, Share, Span

Flags = NDArray[np.bool_]
"""Of each word of a side, whether something holds."""


def altered_words(side: Side, number: int, blocks: Iterable[Block]) -> Flags:
    """Which words an edit changes, more than their look; ``number`` is 0 for left, 1 for right."""
    edits = (edit for block in blocks for edit in block.edits if edit.weight != "cosmetic")
    return covered(side, (_of(number, edit) for edit in edits))


def shares_of(
    passages: Sequence[Passage], counted: tuple[Flags, Flags], altered: tuple[Flags, Flags]
) -> tuple[Share, Share]:
    """What became of the words of left and of right that count."""
    left, right = (_share(side, passages, counted[side], altered[side]) for side in (0, 1))
    return left, right


def _share(number: int, passages: Sequence[Passage], counted: Flags, altered: Flags) -> Share:
    unaltered = counted & ~altered
    counts = {"verbatim": 0, "moved": 0, "edited": 0}
    for passage in passages:
        words = slice(*(passage.right if number else passage.left))
        kept = int(np.count_nonzero(unaltered[words]))
        counts["edited"] += int(np.count_nonzero(counted[words])) - kept
        counts["moved" if passage.moved else "verbatim"] += kept
    total = int(np.count_nonzero(counted))
    fractions = {key: count / total if total else 0.0 for key, count in counts.items()}
    own = max(0.0, 1.0 - sum(fractions.values())) if total else 0.0
    return Share(total, fractions["verbatim"], fractions["moved"], fractions["edited"], own)


@dataclass(frozen=True, slots=True)
class Compared:
    """Two articles compared, as far as measures are read off it; pairs are (left, right)."""

    sides: tuple[Side, Side]
    bodies: tuple[Flags, Flags]
    """Of each side, which words are body words."""
    quoted: tuple[tuple[Span, ...], tuple[Span, ...]]
    """The quotations of each side."""
    passages: Sequence[Passage]
    blocks: Sequence[Block]
    figures: Sequence[FigureChange]
    quotes: Sequence[QuoteChange]

    def in_body(self, place: int, span: Span) -> bool:
        """Whether a word of the span, on one side, counts."""
        return bool(np.count_nonzero(self.bodies[place][words_in(self.sides[place], span)]))


def measures_of(found: Compared) -> tuple[Measures, Measures]:
    """The measures of left and of right."""
    edits = sum(
        edit.weight == "content" and (found.in_body(0, edit.left) or found.in_body(1, edit.right))
        for block in found.blocks
        for edit in block.edits
    )
    return _measures(found, 0, edits), _measures(found, 1, edits)


def _measures(found: Compared, place: int, edits: int) -> Measures:
    body = found.bodies[place]
    words = sum(int(np.count_nonzero(body[slice(*_of(place, p))])) for p in found.passages)
    figures = [
        change.verdict in ("same", "restated")
        for change in found.figures
        if (figure := _of(place, change)) and found.in_body(place, figure.span)
    ]
    quotes = [
        change.verdict == "same"
        for change in found.quotes
        # Words that only the other side marks as quoted are no quotation of this one.
        if (quote := _of(place, change)) in found.quoted[place] and found.in_body(place, quote)
    ]
    return Measures(
        _longest_run(found.passages, place, body),
        edits,
        100 * edits / words if words else 0.0,
        sum(figures),
        len(figures),
        sum(quotes),
        len(quotes),
    )


def _of(place: int, item: Any) -> Any:
    return item.right if place else item.left


def _longest_run(passages: Iterable[Passage], place: int, body: Flags) -> int:
    """Words of the longest common run, counting those of the body."""
    longest = 0
    runs = unbroken(run for passage in passages for run in passage.runs)
    for *starts, length in sorted(runs, key=itemgetter(2), reverse=True):
        if length <= longest:
            break
        counted = stretches(body[starts[place] : starts[place] + length])
        longest = max(longest, *(last - first for first, last in counted), 0)
    return longest
