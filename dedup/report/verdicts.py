"""What became of each figure and quotation of a pair, as tables with the telling ones first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dedup.model import Comparison, Figure, FigureChange, Pair, QuoteChange, Span
from dedup.report.ledgers import Printed
from dedup.report.lookup import Lookup
from dedup.report.phrases import FIGURE_VERDICTS, QUOTE_VERDICTS
from dedup.report.rows import PARTS

TELLING = frozenset({"changed", "conflict", "altered", "speaker_changed", "unquoted"})
"""Verdicts that open the list of a pair's figures and quotations by themselves."""
RANK = {
    verdict: place
    for place, verdict in enumerate(dict.fromkeys([*sorted(TELLING), *FIGURE_VERDICTS]))
}
"""Telling verdicts first, then what one side lacks, then what is the same."""
Names = Mapping[str, tuple[str, str, str]]
"""Verdict to its name, icon and look."""


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """What became of one figure or quotation."""

    verdict: str
    look: str
    icon: str
    left: Printed | None
    right: Printed | None
    reason: Markup


@dataclass(frozen=True, slots=True)
class Changes:
    """Figures or quotations of a pair, the telling ones first."""

    title: str
    counts: Markup
    telling: bool
    rows: tuple[ChangeRow, ...]
    cut: str


def changes(look: Lookup, comparison: Comparison, file: str) -> list[Changes]:
    """The tables of a pair: its figures, its quotations, each only where there are some."""
    say, pair = look.language, comparison.pair
    near = (pair.left, pair.right)

    def side(article: str, item: Figure | Span | None) -> Printed | None:
        if item is None:
            return None
        if isinstance(item, Span):
            return Printed(look.quotation(article, item), "", look.ref(article, item, file, near))
        place = look.ref(article, item.span, file, near)
        return Printed(look.printed(article, item), say.value(item), place)

    def row(change: FigureChange | QuoteChange, names: Names) -> ChangeRow:
        name, icon, style = names.get(change.verdict, (change.verdict, "dot", "s4"))
        sides = side(pair.left, change.left), side(pair.right, change.right)
        return ChangeRow(say.text(name), style, icon, *sides, say.message(change.reason))

    figures = [row(change, FIGURE_VERDICTS) for change in comparison.figures]
    quotes = [row(change, QUOTE_VERDICTS) for change in comparison.quotes]
    tables = [
        _table(look, pair, say.text("Figures in this pair"), comparison.figures, figures),
        _table(look, pair, say.text("Quotations in this pair"), comparison.quotes, quotes),
    ]
    return [table for table in tables if table.counts]


def _table(
    look: Lookup,
    pair: Pair,
    title: str,
    found: Sequence[FigureChange] | Sequence[QuoteChange],
    rows: Sequence[ChangeRow],
) -> Changes:
    """The rows, telling verdicts first; of a partial copy only those inside its passages."""
    say = look.language
    verdicts = [change.verdict for change in found]
    ranked = sorted(zip(verdicts, rows, strict=True), key=lambda item: RANK.get(item[0], len(RANK)))
    kept = [row for verdict, row in ranked if not _outside(pair, verdict)]
    counts = {row.verdict: 0 for _, row in ranked}
    for row in rows:
        counts[row.verdict] += 1
    told = [say.isolated(say.number(n)) + " " + verdict for verdict, n in counts.items()]
    cut = ""
    if len(kept) < len(rows):
        cut = say.text("Those on one side only are marked in the texts and listed in pairs.jsonl.")
    telling = not TELLING.isdisjoint(verdicts)
    return Changes(title, Markup(" · ").join(told), telling, tuple(kept), cut)


def _outside(pair: Pair, verdict: str) -> bool:
    return pair.relation in PARTS and verdict in {"left_only", "right_only"}
