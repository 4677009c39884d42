"""What became of each figure and quotation of a pair, as tables with the telling ones first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dedup.model import Comparison, FigureChange, QuoteChange
from dedup.report.lookup import Lookup, Quotation, Ref
from dedup.report.phrases import FIGURE_VERDICTS, QUOTE_VERDICTS

TELLING = frozenset({"changed", "conflict", "altered", "speaker_changed", "unquoted"})
"""Verdicts that open the list of a pair's figures and quotations by themselves."""


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """What became of one figure or quotation."""

    verdict: str
    look: str
    icon: str
    left: tuple[Quotation, str, Ref] | None
    right: tuple[Quotation, str, Ref] | None
    reason: Markup


@dataclass(frozen=True, slots=True)
class Changes:
    """Figures or quotations of a pair, the telling ones first."""

    title: str
    counts: Markup
    telling: bool
    rows: tuple[ChangeRow, ...]


def changes(look: Lookup, comparison: Comparison, file: str) -> list[Changes]:
    """The tables of a pair: its figures, its quotations, each only where there are some."""
    say, found = look.language, []
    if comparison.figures:
        rows = [_figure_row(look, comparison, change, file) for change in comparison.figures]
        verdicts = [change.verdict for change in comparison.figures]
        found.append(
            _change_table(look, say.text("Figures in this pair"), verdicts, rows, FIGURE_VERDICTS)
        )
    if comparison.quotes:
        rows = [_quote_row(look, comparison, change, file) for change in comparison.quotes]
        verdicts = [change.verdict for change in comparison.quotes]
        found.append(
            _change_table(look, say.text("Quotations in this pair"), verdicts, rows, QUOTE_VERDICTS)
        )
    return found


def _change_table(
    look: Lookup,
    title: str,
    verdicts: Sequence[str],
    rows: Sequence[ChangeRow],
    names: Mapping[str, tuple[str, str, str]],
) -> Changes:
    """Rows in the order of ``names``, which puts the telling verdicts first."""
    order = {verdict: place for place, verdict in enumerate(names)}
    ranked = sorted(
        zip(verdicts, rows, strict=True), key=lambda item: order.get(item[0], len(order))
    )
    say = look.language
    counts = [
        say.isolated(say.number(verdicts.count(verdict))) + " " + say.text(names[verdict][0])
        for verdict in names
        if verdict in verdicts
    ]  # fmt: skip
    return Changes(
        title, Markup(" · ").join(counts), any(verdict in TELLING for verdict in verdicts),
        tuple(row for _, row in ranked),
    )  # fmt: skip


def _figure_row(look: Lookup, comparison: Comparison, change: FigureChange, file: str) -> ChangeRow:
    name, icon, style = FIGURE_VERDICTS.get(change.verdict, (change.verdict, "dot", "s4"))
    pair = comparison.pair
    sides = [
        (look.quotation(article, figure.span), look.language.value(figure),
         look.ref(article, figure.span, file, (pair.left, pair.right)))
        if figure else None
        for article, figure in ((pair.left, change.left), (pair.right, change.right))
    ]  # fmt: skip
    reason = look.language.message(change.reason)
    return ChangeRow(look.language.text(name), style, icon, sides[0], sides[1], reason)


def _quote_row(look: Lookup, comparison: Comparison, change: QuoteChange, file: str) -> ChangeRow:
    name, icon, style = QUOTE_VERDICTS.get(change.verdict, (change.verdict, "dot", "s4"))
    pair = comparison.pair
    sides = [
        (look.quotation(article, span), "", look.ref(article, span, file, (pair.left, pair.right)))
        if span else None
        for article, span in ((pair.left, change.left), (pair.right, change.right))
    ]  # fmt: skip
    reason = look.language.message(change.reason)
    return ChangeRow(look.language.text(name), style, icon, sides[0], sides[1], reason)
