"""The rows of a comparison: aligned passages side by side, with their word marks and counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from dedup.model import ArticleRecord, Block, Comparison, Paragraph, Span
from dedup.report.lookup import Lookup
from dedup.report.marks import Mark, Run, marks_of, runs
from dedup.report.phrases import block_heading
from dedup.report.words import is_telling, paragraph_number, word_count

SHARED = frozenset({"same", "edited"})
FURNITURE = frozenset({"furniture", "stock"})
PARTS = frozenset({"partial", "quotation"})
"""Relations in which most of either text has nothing to do with the other."""
SIDES = (("left", "A"), ("right", "B"))


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, or a part of one, in one column of a row."""

    anchor: str
    label: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One column of a row."""

    side: str
    lang: str
    dir: str
    whole: bool
    """Nothing on the other side: the passage is marked by its rail, not word by word."""
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """Aligned passages, or passages of one side only."""

    anchor: str
    look: str
    icon: str
    heading: str
    where: str
    label: str
    tallies: tuple[tuple[str, Markup], ...]
    """Counts in its heading, each behind the look that it is drawn in."""
    cells: tuple[Cell | None, Cell | None]
    folded: bool
    """Own text of a pair that shares only a part: there, but folded away."""


@dataclass(frozen=True, slots=True)
class Sides:
    """The two articles of a pair, as their rows need them."""

    look: Lookup
    ids: tuple[str, str]
    texts: tuple[str, str]
    paragraphs: tuple[Sequence[Paragraph], Sequence[Paragraph]]
    figures: tuple[tuple[Span, ...], tuple[Span, ...]]
    anchor: str
    partial: bool


def open_sides(look: Lookup, comparison: Comparison, anchor: str) -> Sides:
    """The two articles of ``comparison``, its anchors beginning with ``anchor``."""
    pair = comparison.pair
    left, right = look.records[pair.left], look.records[pair.right]
    return Sides(
        look,
        (pair.left, pair.right),
        (left.article.text, right.article.text),
        (left.paragraphs, right.paragraphs),
        (told_figures(left), told_figures(right)),
        anchor,
        pair.relation in PARTS,
    )


def told_figures(record: ArticleRecord) -> tuple[Span, ...]:
    """The figures of an article that are set off on a page."""
    return tuple(figure.span for figure in record.figures if is_telling(figure))


def row_groups(blocks: Sequence[Block]) -> list[list[Block]]:
    """Blocks as rows: neighbours of one role that only one side has stand together."""
    groups: list[list[Block]] = []
    for alone, group in groupby(blocks, key=_alone):
        members = list(group)
        groups += [members] if alone else [[block] for block in members]
    return groups


def _alone(block: Block) -> tuple[str, str] | None:
    return None if block.kind in SHARED else (block.kind, block.role)


def rows_of(sides: Sides, blocks: Sequence[Block]) -> tuple[Row, ...]:
    """The rows of a comparison in reading order."""
    seen: set[str] = set()
    return tuple(
        _row(sides, members, f"{sides.anchor}r{number}", seen)
        for number, members in enumerate(row_groups(blocks), 1)
    )


def _row(sides: Sides, blocks: Sequence[Block], anchor: str, seen: set[str]) -> Row:
    first, spans = blocks[0], spans_of(blocks)
    cells = tuple(_cell(sides, place, blocks, spans[place], seen) for place in (0, 1))
    place, heading = headed(sides, blocks)
    look = "bo" if first.role in FURNITURE else "al" if first.kind in SHARED else "on"
    return Row(
        anchor, look, _icon(first), heading, place, f"{heading}: {place}",
        tuple(_tallies(sides, blocks, spans)), (cells[0], cells[1]), sides.partial and look == "on",
    )  # fmt: skip


def spans_of(blocks: Sequence[Block]) -> tuple[tuple[Span, ...], ...]:
    """The places of a row on both sides."""
    return tuple(tuple(s for block in blocks for s in getattr(block, side)) for side, _ in SIDES)


def headed(sides: Sides, blocks: Sequence[Block]) -> tuple[str, str]:
    """Where a row stands, and what it is."""
    spans = spans_of(blocks)
    heading = block_heading(sides.look.language, blocks[0], len(spans[0]), len(spans[1]))
    return where(sides.paragraphs, spans), heading


def marks_at(sides: Sides, blocks: Sequence[Block], place: int) -> list[Mark]:
    """The marks on one side of a row; none on what that side alone has, or whose text is gone."""
    text, other = sides.texts[place], sides.texts[1 - place]
    shared = [block for block in blocks if text and block.kind in SHARED]
    return [mark for block in shared for mark in marks_of(block, SIDES[place][0], text, other)]


def _icon(block: Block) -> str:
    if block.kind not in SHARED:
        return block.kind
    return "moved" if block.moved else block.shape


def where(paragraphs: Sequence[Sequence[Paragraph]], spans: Sequence[Sequence[Span]]) -> str:
    """``A ¶3 ↔ B ¶4 + ¶5``; runs of paragraphs as ``¶4–7``."""
    parts = []
    for (_, letter), lines, found in zip(SIDES, paragraphs, spans, strict=True):
        numbers = sorted({paragraph_number(lines, span.start) for span in found})
        if numbers:
            parts.append(f"{letter} {_ranges(numbers)}")
    return " ↔ ".join(parts)


def _ranges(numbers: Sequence[int]) -> str:
    if len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"¶{numbers[0]}–{numbers[-1]}"
    return " + ".join(f"¶{number}" for number in numbers)


def _tallies(
    sides: Sides, blocks: Sequence[Block], spans: Sequence[Sequence[Span]]
) -> Iterator[tuple[str, Markup]]:
    say = sides.look.language
    if blocks[0].kind not in SHARED:
        place = 0 if spans[0] else 1
        words = sum(word_count(span.cut(sides.texts[place])) for span in spans[place])
        yield "", say.count("%(n)s word", "%(n)s words", words)
        figures = sum(
            figure.overlaps(span) for figure in sides.figures[place] for span in spans[place]
        )
        if figures:
            yield "", say.count("%(n)s figure", "%(n)s figures", figures)
        return
    edits = [edit for block in blocks for edit in block.edits]
    strong = [edit for edit in edits if edit.weight != "cosmetic"]
    left = sum(word_count(edit.left.cut(sides.texts[0])) for edit in strong)
    right = sum(word_count(edit.right.cut(sides.texts[1])) for edit in strong)
    muted = len(edits) - len(strong)
    if left:
        yield "a", say.count("%(n)s word only in A", "%(n)s words only in A", left)
    if right:
        yield "b", say.count("%(n)s word only in B", "%(n)s words only in B", right)
    if muted:
        one, many = "%(n)s spelling or punctuation", "%(n)s spelling or punctuation"
        yield "o", say.count(one, many, muted)


def _cell(
    sides: Sides, place: int, blocks: Sequence[Block], spans: Sequence[Span], seen: set[str]
) -> Cell | None:
    if not spans:
        return None
    look, name, marks = sides.look, sides.ids[place], marks_at(sides, blocks, place)
    passages = tuple(_passage(sides, place, span, marks, seen) for span in spans)
    alone = blocks[0].kind not in SHARED
    return Cell(SIDES[place][1], look.lang(name), look.direction(name), alone, passages)


def _passage(
    sides: Sides, place: int, span: Span, marks: Sequence[Mark], seen: set[str]
) -> Passage:
    paragraphs, letter = sides.paragraphs[place], SIDES[place][1]
    number = paragraph_number(paragraphs, span.start)
    anchor = f"{sides.anchor}{letter}{number}"
    label = f"{letter} ¶{number}"
    whole = paragraphs[number - 1].span if 0 < number <= len(paragraphs) else span
    before, after = span.start > whole.start, span.end < whole.end
    label = "… " * before + label + " …" * after
    if anchor in seen:
        anchor = ""
    seen.add(anchor)
    return Passage(anchor, label, runs(sides.texts[place], span, marks, sides.figures[place]))
