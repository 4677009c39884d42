"""What became of each figure and quotation of a pair, as tables with the telling ones first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dedup.model import Comparison, Figure, FigureChange, Pair, QuoteChange, Span
from dedup.report.lookup import Lookup, Quotation, Ref
from dedup.report.phrases import FIGURE_VERDICTS, QUOTE_VERDICTS
from dedup.report.rows import PARTS

TELLING = frozenset({"changed", "conflict", "altered", "speaker_changed", "unquoted"})
"""Verdicts that open the list of a pair's figures and quotations by themselves."""


RANK = {
    verdict: place
    for place, verdict in enumerate(dict.fromkeys([*sorted(TELLING), *FIGURE_VERDICTS]))
}
"""Telling verdicts first, then what one side lacks, then what is the same."""


@dataclass(frozen=True, slots=True)
class Side:
    """A figure or quotation of one article: its words, its value, its place."""

    quotation: Quotation
    value: str
    ref: Ref


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """What became of one figure or quotation."""

    verdict: str
    look: str
    icon: str
    left: Side | None
    right: Side | None
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

    def figure(article: str, item: Figure | None) -> Side | None:
        if item is None:
            return None
        place = look.ref(article, item.span, file, near)
        return Side(look.printed(article, item), say.value(item), place)

    def quotation(article: str, span: Span | None) -> Side | None:
        if span is None:
            return None
        return Side(look.quotation(article, span), "", look.ref(article, span, file, near))

    figures = [
        _row(
            look,
            change,
            FIGURE_VERDICTS,
            (figure(near[0], change.left), figure(near[1], change.right)),
        )
        for change in comparison.figures
    ]
    quotes = [
        _row(
            look,
            change,
            QUOTE_VERDICTS,
            (quotation(near[0], change.left), quotation(near[1], change.right)),
        )
        for change in comparison.quotes
    ]
    tables = [
        _table(look, pair, say.text("Figures in this pair"), comparison.figures, figures),
        _table(look, pair, say.text("Quotations in this pair"), comparison.quotes, quotes),
    ]
    return [table for table in tables if table.counts]


def _row(
    look: Lookup,
    change: FigureChange | QuoteChange,
    names: Mapping[str, tuple[str, str, str]],
    sides: tuple[Side | None, Side | None],
) -> ChangeRow:
    name, icon, style = names.get(change.verdict, (change.verdict, "dot", "s4"))
    reason = look.language.message(change.reason)
    return ChangeRow(look.language.text(name), style, icon, *sides, reason)


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
