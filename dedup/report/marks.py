"""Word marks: an article's passage cut into runs that are the same, respelt or one-sided.

A mark covers whole words and changes nothing but background and underline, because anything
else inside an Arabic word breaks its joins. The runs of a passage, put together, are its raw text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from dedup.model import Block, Edit, Span
from dedup.report.words import whole_words

COSMETIC = "cosmetic"
MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of one side that differ from the other side."""

    span: Span
    look: str
    """spelling, only or moved."""
    kind: str
    other: str
    """What the other side prints in their place."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Raw text inside a run, set off where it is part of a figure."""

    text: str
    figure: bool


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring words under one mark, or under none."""

    mark: Mark | None
    pieces: tuple[Piece, ...]


def marks_of(block: Block, side: str, text: str, other_text: str) -> tuple[Mark, ...]:
    """The marks a block's edits put on one side, in reading order, never overlapping."""
    texts = (text, other_text) if side == "left" else (other_text, text)
    marks: list[Mark] = []
    for edit in sorted(block.edits, key=lambda edit: getattr(edit, side)):
        if not (edit.left.cut(texts[0]).strip() or edit.right.cut(texts[1]).strip()):
            continue  # spacing and line breaks: nothing to put a mark on
        mark = _mark(edit, side, text, other_text)
        if mark.span.start == mark.span.end:
            continue
        if marks and marks[-1].span.overlaps(mark.span):
            mark = _merged(marks.pop(), mark, text)
        marks.append(mark)
    return tuple(marks)


def _mark(edit: Edit, side: str, text: str, other_text: str) -> Mark:
    mine, theirs = getattr(edit, side), getattr(edit, "right" if side == "left" else "left")
    cosmetic = edit.weight == COSMETIC
    look = "spelling" if cosmetic else MOVED if edit.kind == MOVED else "only"
    return Mark(
        whole_words(text, mine, punctuation=cosmetic),
        look,
        edit.kind,
        whole_words(other_text, theirs, punctuation=cosmetic).cut(other_text),
    )


def _merged(one: Mark, two: Mark, text: str) -> Mark:
    """Two edits of one word: the stronger names the mark, the other side is told once."""
    strong = one if one.look != "spelling" else two
    other = one.other if two.other in one.other else f"{one.other} {two.other}".strip()
    if one.other in two.other:
        other = two.other
    span = Span(min(one.span.start, two.span.start), max(one.span.end, two.span.end))
    return Mark(span, strong.look, strong.kind, other)


def runs(text: str, span: Span, marks: Sequence[Mark], figures: Sequence[Span]) -> tuple[Run, ...]:
    """``span`` of ``text`` as runs; ``marks`` never overlap, ``figures`` may cross them."""
    figures = [whole_words(text, figure) for figure in figures if figure.overlaps(span)]
    marks = [mark for mark in marks if mark.span.overlaps(span)]
    edges = {span.start, span.end}
    for item in [*figures, *(mark.span for mark in marks)]:
        edges |= {edge for edge in (item.start, item.end) if span.start < edge < span.end}
    atoms = [
        (_covering(marks, start), Piece(text[start:end], _inside(figures, start)))
        for start, end in pairwise(sorted(edges))
    ]
    return tuple(
        Run(mark, tuple(piece for _, piece in group))
        for mark, group in groupby(atoms, key=lambda atom: atom[0])
    )


def _covering(marks: Sequence[Mark], at: int) -> Mark | None:
    return next((mark for mark in marks if mark.span.start <= at < mark.span.end), None)


def _inside(figures: Sequence[Span], at: int) -> bool:
    return any(figure.start <= at < figure.end for figure in figures)
