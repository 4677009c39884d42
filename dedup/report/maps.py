"""The paragraph map of a comparison: both articles as barcodes, ribbons between what they share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dedup.model import Block, Comparison, Span
from dedup.report.charts import (
    BOTTOM,
    PROUD,
    TALL,
    TOP,
    Bar,
    Ink,
    Ribbon,
    Scale,
    hull,
    ink,
    percent,
    ribbon,
    scales,
    shares,
)
from dedup.report.marks import marks_of
from dedup.report.rows import FURNITURE, SHARED, SIDES, Sides, where
from dedup.report.words import word_count


@dataclass(frozen=True, slots=True)
class ParagraphMap:
    """Both articles as barcodes with ribbons between the passages they share."""

    label: str
    bars: tuple[Bar, ...]
    ribbons: tuple[Ribbon, ...]
    starts: tuple[bool, bool]
    """Whether each article begins at the right."""


def paragraph_map(sides: Sides, comparison: Comparison, told: str) -> ParagraphMap:
    """The map of ``comparison``; ``told`` says its shares in a sentence, for who cannot see it."""
    look = sides.look
    ways = (look.direction(sides.ids[0]), look.direction(sides.ids[1]))
    upper, lower = scales(
        [paragraph.span for paragraph in sides.paragraphs[0]],
        [paragraph.span for paragraph in sides.paragraphs[1]],
        ways,
    )
    bars = [
        *_bars(sides, comparison.blocks, 0, upper),
        *_bars(sides, comparison.blocks, 1, lower),
    ]
    return ParagraphMap(
        f"{look.language.text('Paragraph map')}. {told}",
        tuple(bars),
        tuple(_ribbons(sides, comparison.blocks, upper, lower)),
        (upper.rtl, lower.rtl),
    )


def _bars(sides: Sides, blocks: Sequence[Block], place: int, scale: Scale) -> list[Bar]:
    """The barcode of one side: every paragraph, its marks and its figures."""
    side, letter = SIDES[place]
    text, base = sides.texts[place], (TOP, BOTTOM)[place]
    looks = _looks(sides, blocks, side, place)
    bars = []
    for number, paragraph in enumerate(sides.paragraphs[place], 1):
        span = paragraph.span
        boxes: dict[str, list[tuple[float, float]]] = {"bg": [scale.box(span)]}
        for found, look in looks:
            if found.overlaps(span):
                part = Span(max(found.start, span.start), min(found.end, span.end))
                boxes.setdefault(look, []).append(scale.box(part))
        dots = [scale.x(figure.start) for figure in sides.figures[place] if figure.overlaps(span)]
        left, right = scale.box(span)
        words = sides.look.language.count_text(
            "%(n)s word", "%(n)s words", word_count(span.cut(text))
        )
        bars.append(
            Bar(
                f"#{sides.anchor}{letter}{number}",
                f"{letter} ¶{number}, {words}",
                tuple(_inks(boxes, base, place)),
                str(number) if right - left > 18 else "",
                percent((left + right) / 2),
                (18, 192)[place],
                tuple(percent(dot) for dot in dots),
                (26, 174)[place],
            )
        )
    return bars


def _inks(boxes: dict[str, list[tuple[float, float]]], base: int, place: int) -> list[Ink]:
    """One path a look; one-sided words stand proud, upwards in A and downwards in B."""
    found = []
    for look in ("bg", "boil", "same", "orth", "a", "b"):
        if look in boxes:
            proud = PROUD if look in {"a", "b"} else 0
            found.append(ink(look, boxes[look], base - (0 if place else proud), TALL + proud))
    return found


def _looks(sides: Sides, blocks: Sequence[Block], side: str, place: int) -> list[tuple[Span, str]]:
    """Every span of one side with its look; later ones are drawn over earlier ones."""
    text, other = sides.texts[place], sides.texts[1 - place]
    only = ("a", "b")[place]
    found: list[tuple[Span, str]] = []
    for block in blocks:
        alone = "boil" if block.role in FURNITURE else only
        found += [(s, "same" if block.kind in SHARED else alone) for s in getattr(block, side)]
        if block.kind in SHARED:
            found += [
                (mark.span, "orth" if mark.look == "spelling" else only)
                for mark in marks_of(block, side, text, other)
            ]
    return found


def _ribbons(sides: Sides, blocks: Sequence[Block], upper: Scale, lower: Scale) -> list[Ribbon]:
    ribbons = []
    for block in blocks:
        if block.kind not in SHARED or not block.left or not block.right:
            continue
        tops = [upper.box(span) for span in block.left]
        lows = [lower.box(span) for span in block.right]
        if len(tops) == 1 and len(lows) > 1:
            tops = shares(tops[0], [s.end - s.start for s in block.right], upper.rtl)
        elif len(lows) == 1 and len(tops) > 1:
            lows = shares(lows[0], [s.end - s.start for s in block.left], lower.rtl)
        elif len(tops) != len(lows):
            tops, lows = [hull(tops)], [hull(lows)]
        title = where(sides.paragraphs, (block.left, block.right))
        ribbons += [
            Ribbon(ribbon(top, low), title, block.moved)
            for top, low in zip(tops, lows, strict=True)
        ]
    return ribbons
