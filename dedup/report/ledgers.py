"""The view of a story's ledger: figures outlet by outlet, as printed and as read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from dedup.model import LedgerRow, Story
from dedup.report.lookup import Lookup, Quotation, Ref, story_title
from dedup.report.phrases import FIGURE_KINDS, LEDGER_VERDICTS, ODD_ONE

WIDE = 6
"""Articles beside one another in a table; a story of more lists them below one another."""
SINGLE = 6
"""Figures of one article alone that stand in the table; more of them are folded away."""

GRAVE = ("self_conflict", "differs")
"""Verdicts that an editor must look at, the gravest first."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure or quotation of one article: its words, its value, its place."""

    quotation: Quotation
    value: str
    ref: Ref


@dataclass(frozen=True, slots=True)
class FactCell:
    """What one article says of one fact; without figures it is silent."""

    label: str
    figures: tuple[Printed, ...]
    status: str
    icon: str
    style: str
    bad: bool
    refs: tuple[Ref, ...] = ()
    """Where several articles give the very same, in a ledger of many: every place of it."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of the ledger."""

    label: Quotation
    kind: str
    note: Markup
    cells: tuple[FactCell, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """Figures of a story, outlet by outlet."""

    anchor: str
    title: str
    counts: Markup
    heads: tuple[tuple[str, str], ...]
    tall: bool
    facts: tuple[Fact, ...]
    singles: tuple[Fact, ...]
    singles_title: str
    rank: tuple[int, ...]
    """Facts by verdict, negated, the gravest first: ledgers with trouble stand before the rest."""


def ledger_view(look: Lookup, story: Story, place: int, file: str) -> Ledger | None:
    """The figures of a story; None where it has none."""
    if not story.ledger:
        return None
    shared = [row for row in story.ledger if row.verdict != "only_here"]
    singles = [row for row in story.ledger if row.verdict == "only_here"]
    if len(singles) <= SINGLE:
        shared, singles = list(story.ledger), []
    heads = tuple((look.label(name), look.name(name)) for name in story.articles)
    tall = len(heads) > WIDE
    title = look.language.count_text(
        "%(n)s figure that one article alone gives",
        "%(n)s figures that one article alone gives",
        len(singles),
    )
    return Ledger(
        f"g{place}",
        story_title(look, story),
        _verdict_counts(look, story),
        heads,
        tall,
        tuple(_fact(look, story, row, file, tall) for row in shared),
        tuple(_fact(look, story, row, file, tall) for row in singles),
        title if singles else "",
        tuple(-sum(row.verdict == verdict for row in story.ledger) for verdict in GRAVE),
    )


def _verdict_counts(look: Lookup, story: Story) -> Markup:
    """``1 conflicts with itself · 3 agrees``"""
    verdicts = [row.verdict for row in story.ledger]
    return Markup(" · ").join(
        look.language.isolated(look.language.number(verdicts.count(verdict)))
        + " "
        + look.language.text(name)
        for verdict, (name, _, _) in LEDGER_VERDICTS.items()
        if verdict in verdicts
    )


def _fact(look: Lookup, story: Story, row: LedgerRow, file: str, tall: bool) -> Fact:
    given = {cell.article: cell for cell in row.cells}
    owner = row.cells[0].article if row.cells else story.base
    note = look.language.message(row.note) if row.note else Markup()
    cells = []
    for name in story.articles:
        figures = given[name].figures if name in given else ()
        printed = tuple(
            Printed(
                look.printed(name, figure),
                look.language.value(figure),
                look.ref(name, figure.span, file, story.articles),
            )
            for figure in figures
        )
        cells.append(_fact_cell(look, row, name, printed, len({f.value for f in figures}) > 1))
    kind = look.language.text(FIGURE_KINDS.get(row.kind, row.kind))
    shown = _by_value(look, cells) if tall else cells
    return Fact(look.words(owner, row.label), kind, note, tuple(shown))


def _by_value(look: Lookup, cells: Sequence[FactCell]) -> list[FactCell]:
    """One cell for all articles that say the same, the fewest first: of sixty, the odd one out."""
    groups: dict[tuple[str, ...], list[FactCell]] = {}
    for cell in cells:
        if cell.figures:
            said = tuple(dict.fromkeys(printed.value for printed in cell.figures))
            groups.setdefault(said, []).append(cell)
    found = []
    for group in sorted(groups.values(), key=len):
        first = group[0]
        if len(group) > 1:
            label = look.language.count_text("%(n)s article", "%(n)s articles", len(group))
            refs = tuple(printed.ref for cell in group for printed in cell.figures)
            first = replace(first, label=label, refs=refs, figures=_each_value(first))
        found.append(first)
    return found


def _each_value(cell: FactCell) -> tuple[Printed, ...]:
    return tuple({printed.value: printed for printed in reversed(cell.figures)}.values())[::-1]


def _fact_cell(
    look: Lookup, row: LedgerRow, name: str, printed: tuple[Printed, ...], several: bool
) -> FactCell:
    """Only an article that gives several values can conflict with itself, and of many that agree
    but for one that one is marked."""
    verdict = row.verdict
    if verdict == "self_conflict" and not several:
        verdict = ""
    if row.odd:
        verdict = ""  # the others agree
    status, icon, style = ODD_ONE if name == row.odd else LEDGER_VERDICTS.get(verdict, ("", "", ""))
    shown = look.language.text(status) if status and printed else ""
    return FactCell(look.label(name), printed, shown, icon, style, bool(shown) and style == "s1")
