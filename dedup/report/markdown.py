"""One comparison as Markdown, for ``dedup compare --format md``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from dedup.model import Block, Comparison, Report
from dedup.report.lookup import Lookup, open_lookup
from dedup.report.marks import Run, runs
from dedup.report.measures import MEASURES_NOTE, measure_rows
from dedup.report.pairs import direction_line, share_line, tally
from dedup.report.phrases import FIGURE_VERDICTS, RELATIONS
from dedup.report.rows import Sides, headed, marks_at, open_sides, row_groups, spans_of
from dedup.report.words import visible

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-!|<>~&])")


def plain(text: str) -> str:
    """``text`` so that Markdown shows it as it is and no HTML in it works."""
    return _SPECIAL.sub(r"\\\1", " ".join(visible(text).split()))


def markdown_pair(report: Report, comparison: Comparison) -> str:
    """The comparison: head, passages with ``~~only in A~~`` and ``**only in B**``, figures."""
    return "\n".join(_lines(open_lookup(report, "en"), comparison)) + "\n"


def _lines(look: Lookup, comparison: Comparison) -> Iterator[str]:
    pair = comparison.pair
    yield f"# {plain(pair.left)} / {plain(pair.right)}"
    yield ""
    relation = RELATIONS.get(pair.relation, pair.relation)
    yield f"{relation}. {share_line(look, comparison).striptags()}"
    yield ""
    yield plain(direction_line(look, comparison).striptags())
    yield ""
    yield str(tally(look, comparison.blocks).striptags())
    yield from ["", "| measure | A | B | what it counts |", "|---|---|---|---|"]
    for name, definition, left, right in measure_rows(look.language, comparison):
        yield f"| {name} | {left} | {right} | {definition} |"
    yield from ["", MEASURES_NOTE]
    sides = open_sides(look, comparison, "")
    for blocks in row_groups(comparison.blocks):
        yield ""
        yield from _passage(sides, blocks)
    if comparison.figures:
        yield from ["", "## Figures", "", "| verdict | A | B |", "|---|---|---|"]
    for change in comparison.figures:
        left, right = (plain(f.text) if f else "–" for f in (change.left, change.right))
        yield f"| {FIGURE_VERDICTS.get(change.verdict, (change.verdict,))[0]} | {left} | {right} |"


def _passage(sides: Sides, blocks: Sequence[Block]) -> Iterator[str]:
    yield "## {}: {}".format(*headed(sides, blocks))
    for place, (letter, spans) in enumerate(zip("AB", spans_of(blocks), strict=True)):
        marks = marks_at(sides, blocks, place)
        for span in spans:
            told = _marked(runs(sides.texts[place], span, marks, ()), ("~~", "**")[place])
            yield from ["", f"{letter}:", "", f"> {told}"]


def _marked(passage: Iterable[Run], sign: str) -> str:
    parts = []
    for run in passage:
        raw = "".join(piece.text for piece in run.pieces)
        words = plain(raw)
        before = " " if raw[:1].isspace() else ""
        after = " " if raw[-1:].isspace() else ""
        marked = run.mark is not None and run.mark.look != "spelling" and words
        parts.append(before + (f"{sign}{words}{sign}" if marked else words) + after)
    return "".join(parts)
