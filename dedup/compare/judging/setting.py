"""How much of the text around two figures of one passage is the same on both sides.

A figure that alone differs in its sentence was changed. Where the words around it are rewritten
too («palladium rose to 634» against «platinum fell to 959»), it is as likely another fact.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dedup.model import Block, Edit, Span

# Characters of the longest edit that only leads to a figure: some three words.
_LEAD = 25


def kept_on_each(block: Block, left: Span, right: Span, reach: int) -> tuple[float, float]:
    """The share of so many characters before and behind two figures that no edit touches, on
    either side; where one side only adds words, the other keeps all of its own."""
    edits = list(_edits(block, left, right))
    return (
        _kept(_whole(block.left), left, [edit.left for edit in edits], reach),
        _kept(_whole(block.right), right, [edit.right for edit in edits], reach),
    )


def edits_near(block: Block, left: Span, reach: int) -> int:
    """The edits of content, other than of figures, so near to a figure of the left side."""
    near = Span(left.start - reach, left.end + reach)
    return sum(
        edit.weight == "content" and edit.kind != "figure" and edit.left.overlaps(near)
        for edit in block.edits
    )


def _whole(spans: Sequence[Span]) -> Span:
    return Span(spans[0].start, spans[-1].end)


def _edits(block: Block, left: Span, right: Span) -> Iterable[Edit]:
    """The edits that change words; of two figures in one sentence both may have been changed."""
    for edit in block.edits:
        if edit.weight == "cosmetic" or _leads(edit, left, right):
            continue
        if edit.kind != "figure" or _rewrites(edit, left, right):
            yield edit


def _rewrites(edit: Edit, left: Span, right: Span) -> bool:
    """Whether the edit of a figure takes in the words around it: «about 15 miles southwest of the
    town», «containing 3,500,000 tons of ore»."""
    sides = (edit.left, left), (edit.right, right)
    return all(own.overlaps(figure) for own, figure in sides) and any(
        max(figure.start - own.start, own.end - figure.end) > _LEAD for own, figure in sides
    )


def _leads(edit: Edit, left: Span, right: Span) -> bool:
    """Whether it only changes what leads to the figure («jailed for 14», «sentence on 13»)."""
    sizes = (edit.left.end - edit.left.start, edit.right.end - edit.right.start)
    touches = edit.left.end <= left.start <= edit.left.end + 1
    touches = touches or edit.right.end <= right.start <= edit.right.end + 1
    return touches and max(sizes) <= _LEAD


def _kept(passage: Span, figure: Span, edits: Iterable[Span], reach: int) -> float:
    start = max(passage.start, figure.start - reach)
    end = min(passage.end, figure.end + reach)
    around = [Span(start, figure.start), Span(figure.end, end)]
    size = sum(max(0, part.end - part.start) for part in around)
    touched = sum(_common(edit, part) for edit in edits for part in around)
    return max(0.0, 1 - touched / size) if size > 0 else 1.0


def _common(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))
