"""Where the words of one side stand on the other, inside a passage that both have."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import Any

from dedup.model import Block, Span

_Run = tuple[Span, Span, bool]
"""A stretch of one side, the stretch of the other that answers it, and whether they are equal."""


class BlockMap:
    """The two sides of a ``same`` or ``edited`` block, laid on each other by its edits.

    Unedited text maps one to one, an edit to the whole of its other side.
    """

    def __init__(self, block: Block) -> None:
        self.left = Span(block.left[0].start, block.left[-1].end)
        self.right = Span(block.right[0].start, block.right[-1].end)
        self.edits = block.edits
        self._runs = runs = _runs(block)
        self._to_right = _Map(runs)
        self._to_left = _Map([(right, left, exact) for left, right, exact in runs])

    def to_right(self, span: Span) -> Span:
        """The stretch of right that answers a stretch of left."""
        return self._to_right.image(span)

    def to_left(self, span: Span) -> Span:
        """The stretch of left that answers a stretch of right."""
        return self._to_left.image(span)

    def longest_run(self) -> tuple[Span, Span]:
        """The longest stretch that no edit touches, on both sides."""
        exact = [(left, right) for left, right, equal in self._runs if equal]
        return max(
            exact or [(self.left, self.right)],
            key=lambda pair: (pair[0].end - pair[0].start, -pair[0].start),
        )


def overlap(one: Span, other: Span) -> float:
    """Shared length in the length of both together, 0 to 1."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    whole = max(one.end, other.end) - min(one.start, other.start)
    return shared / whole if shared > 0 and whole else 0.0


def each_once(scored: Iterable[tuple[Any, ...]]) -> list[tuple[int, int]]:
    """The two places that end each row, one a side: the least rows first, no place twice."""
    lefts: set[int] = set()
    rights: set[int] = set()
    chosen = []
    for *_, i, j in sorted(scored):
        if i not in lefts and j not in rights:
            lefts.add(i)
            rights.add(j)
            chosen.append((i, j))
    return chosen


def line_at(text: str, place: int) -> Span:
    """The line that holds a place, without its line break."""
    stop = text.find("\n", place)
    return Span(text.rfind("\n", 0, place) + 1, len(text) if stop < 0 else stop)


def in_one_of(spans: Sequence[Span], word: Span) -> bool:
    """Whether a word is part of one of the spans, which are sorted."""
    at = bisect_left(spans, word.end, key=lambda span: span.start)
    # A date may hold a weekday: of two spans the one that begins later need not end later.
    return any(span.overlaps(word) for span in spans[max(0, at - 3) : at])


class _Map:
    def __init__(self, runs: Sequence[_Run]) -> None:
        self._runs = runs
        self._starts = [run[0].start for run in runs]

    def image(self, span: Span) -> Span:
        if not self._runs:
            return Span(0, 0)
        start = self._place(span.start, 0)
        return Span(start, max(start, self._place(max(span.start, span.end - 1), 1)))

    def _place(self, at: int, after: int) -> int:
        ours, theirs, exact = self._runs[max(0, bisect_right(self._starts, at) - 1)]
        if not exact:
            return theirs.end if after else theirs.start
        return max(theirs.start, min(theirs.start + at - ours.start + after, theirs.end))


def _runs(block: Block) -> list[_Run]:
    """The unedited runs and the edits of a block, in order.

    Edits rebuild all from the first span to the end of the last one, line breaks between spans
    included, so that what no edit touches stands at a constant distance on the other side.
    """
    at, other = block.left[0].start, block.right[0].start
    runs: list[_Run] = []
    for edit in sorted(block.edits, key=lambda item: (item.left, item.right)):
        if edit.left.start < at or edit.right.start < other:
            continue  # it lies inside one already seen
        if runs and (edit.left.start, edit.right.start) == (at, other):
            # «14» taken out and «35» put in at one place are two edits, but one replacement.
            left, right, _ = runs.pop()
            runs.append((Span(left.start, edit.left.end), Span(right.start, edit.right.end), False))
        else:
            runs.append((Span(at, edit.left.start), Span(other, edit.right.start), True))
            runs.append((edit.left, edit.right, False))
        at, other = edit.left.end, edit.right.end
    runs.append((Span(at, block.left[-1].end), Span(other, block.right[-1].end), True))
    return [run for run in runs if run[0].start < run[0].end or run[1].start < run[1].end]
