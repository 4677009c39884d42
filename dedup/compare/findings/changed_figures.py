"""Findings about figures that answer each other in a copied passage and do not agree."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dedup.compare.findings.doubts import SAME_DIGITS, Both, Case, doubt_of
from dedup.compare.findings.evidence import (
    Values,
    around,
    beside,
    listed,
    listing,
    printed,
    row_evidence,
)
from dedup.compare.judging.bonds import EXCHANGED
from dedup.compare.judging.ledger import LEDGER_KINDS
from dedup.compare.judging.scores import SIDES, TURNED
from dedup.compare.judging.shifts import LATER, ONE_LATER
from dedup.compare.judging.slips import DIGITS_MOVED, ONE_DIGIT, ROUNDED, SCALE
from dedup.compare.judging.units import OF_THE_DAY
from dedup.compare.judging.values import (
    NARROWED,
    OTHER_CURRENCY,
    OTHER_QUALIFIER,
    OTHER_UNIT,
    POINTS_OR_PERCENT,
    QUALIFIER_GAINED,
    QUALIFIER_LOST,
    VAGUE,
    WIDENED,
    denies_nothing,
    same_value,
)
from dedup.compare.places import BlockMap, overlap
from dedup.compare.reading import Readings
from dedup.compare.stories.timing import fetch_clocks
from dedup.model import Comparison, Figure, FigureChange, Finding, Message, Span

Place = tuple[str, Span]

_CHANGED = (
    "“%(label)s” in a copied passage: %(first)s in %(first_articles)s,"
    " %(second)s in %(second_articles)s."
)
_SEVERAL = "“%(label)s” in a copied passage, in %(count)s values: %(values)s."
# The slip between two of several values.
_SEVERAL_WITH = {
    SCALE: (
        "“%(label)s” in a copied passage, in %(count)s values, two of them the same digits in"
        " another scale: %(values)s."
    ),
    DIGITS_MOVED: (
        "“%(label)s” in a copied passage, in %(count)s values, in two of them two digits changed"
        " places: %(values)s."
    ),
}
_SHIFTED = (
    "A date is shifted in a copied passage: %(first)s in %(first_articles)s,"
    " %(second)s in %(second_articles)s (“%(label)s”)."
)
_QUALIFIED = (
    "Only one side qualifies the figure: “%(first)s” in %(first_articles)s,"
    " “%(second)s” in %(second_articles)s."
)
_NARROWER = (
    "A range is narrowed on one side of a copied passage: %(first)s in %(first_articles)s,"
    " %(second)s in %(second_articles)s (“%(label)s”)."
)
# The slip that the judge named, as a sentence; see dedup/compare/judging.
_SLIPS = {
    SCALE: (
        "The same digits, another scale in a copied passage: %(first)s in %(first_articles)s,"
        " %(second)s in %(second_articles)s (“%(label)s”)."
    ),
    DIGITS_MOVED: (
        "Two digits changed places in a copied passage: %(first)s in %(first_articles)s,"
        " %(second)s in %(second_articles)s (“%(label)s”)."
    ),
    ONE_DIGIT: (
        "One digit differs in a copied passage: %(first)s in %(first_articles)s,"
        " %(second)s in %(second_articles)s (“%(label)s”)."
    ),
    ROUNDED: (
        "A figure is rounded in a copied passage: %(first)s in %(first_articles)s,"
        " %(second)s in %(second_articles)s (“%(label)s”)."
    ),
    NARROWED: _NARROWER,
    WIDENED: _NARROWER,
    POINTS_OR_PERCENT: (
        "Percent against percentage points in a copied passage: %(first)s in %(first_articles)s,"
        " %(second)s in %(second_articles)s (“%(label)s”)."
    ),
    OTHER_CURRENCY: (
        "Another currency in a copied passage: %(first)s in %(first_articles)s,"
        " %(second)s in %(second_articles)s (“%(label)s”)."
    ),
    OTHER_UNIT: (
        "Another unit in a copied passage: %(first)s in %(first_articles)s,"
        " %(second)s in %(second_articles)s (“%(label)s”)."
    ),
    LATER: _SHIFTED,
    ONE_LATER: _SHIFTED,
    EXCHANGED: (
        "Figures of a copied passage are exchanged: “%(label)s” has %(first)s in"
        " %(first_articles)s, %(second)s in %(second_articles)s."
    ),
    SIDES: (
        "The sides of a score are exchanged in a copied passage: %(first)s in %(first_articles)s"
        " and in %(second_articles)s (“%(label)s”)."
    ),
    TURNED: (
        "A score is turned round in a copied passage: %(first)s in %(first_articles)s,"
        " %(second)s in %(second_articles)s (“%(label)s”)."
    ),
    QUALIFIER_LOST: _QUALIFIED,
    QUALIFIER_GAINED: _QUALIFIED,
    OTHER_QUALIFIER: (
        "The figure is qualified in two ways in a copied passage: “%(first)s” in"
        " %(first_articles)s, “%(second)s” in %(second_articles)s."
    ),
}
_RIGHT_TO_LEFT = re.compile(r"[א-ת؀-ۿ]")
QUALIFIERS = (QUALIFIER_LOST, QUALIFIER_GAINED, OTHER_QUALIFIER)
"""Reasons where one value is qualified otherwise."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """Two figures that answer each other in a copied passage and do not agree."""

    left: str
    right: str
    ours: Figure
    theirs: Figure
    reason: str
    """The template of what the judge says of the two."""
    doubt: str = ""
    """Why both may be right, in a sentence of `dedup.compare.findings.doubts`; empty where not."""

    def places(self) -> tuple[Place, Place]:
        """The two figures as places, left first."""
        return (self.left, self.ours.span), (self.right, self.theirs.span)


def aligned_changes(readings: Readings, comparisons: Iterable[Comparison]) -> list[Aligned]:
    """Every two figures that differ in one place of a passage, or in two that were exchanged."""
    found = []
    fetched = fetch_clocks(readings)
    for comparison in comparisons:
        names = comparison.pair.left, comparison.pair.right
        changes = [c for c in comparison.figures if c.verdict in ("changed", "conflict")]
        if not changes:
            continue
        both = Both(readings[names[0]], readings[names[1]], comparison, fetched)
        maps = [(b, BlockMap(b)) for b in comparison.blocks if b.left and b.right]
        for change in changes:
            home = next((block for block, laid in maps if _answers(laid, change)), None)
            if home and change.left and change.right:
                case = Case(both, home, change.left, change.right, change.reason.template)
                aligned = Aligned(*names, case.ours, case.theirs, case.reason, doubt_of(case))
                found.append(aligned)
    return found


def _answers(block: BlockMap, change: FigureChange) -> bool:
    if change.left is None or change.right is None:
        return False
    ours, theirs = change.left.span, change.right.span
    inside = block.left.overlaps(ours) and block.right.overlaps(theirs)
    exchanged = change.reason.template == EXCHANGED
    return inside and (exchanged or overlap(block.to_right(ours), theirs) > 0)


def change_finding(readings: Readings, slip: Aligned, values: Values, label: str) -> Finding:
    """The finding of one change; ``values`` are those of its ledger row, or of its place."""
    told = [item for _, _, figures in values for item in figures]
    names = [
        list(dict.fromkeys(name for name, figure in told if same_value(figure, own))) or [alone]
        for own, alone in ((slip.ours, slip.left), (slip.theirs, slip.right))
    ]
    # A qualifier is a word beside the figure, and so not in its print.
    shown = beside if slip.reason in QUALIFIERS else printed
    said = {
        "label": label,
        "first": shown(readings[slip.left], slip.ours),
        "second": shown(readings[slip.right], slip.theirs),
        "first_articles": listing(names[0]),
        "second_articles": listing(names[1]),
    }
    severity = _severity(readings, slip)
    sentence = _SLIPS.get(slip.reason, _CHANGED)
    if slip.doubt:
        same_digits = slip.doubt == SAME_DIGITS
        sentence = slip.doubt if severity == "high" or same_digits else sentence
        severity = "medium" if severity == "high" and not same_digits else "low"
    if len(values) > 2:
        sentence = _SEVERAL if slip.doubt else _SEVERAL_WITH.get(slip.reason, _SEVERAL)
        said = {"label": label, **listed(readings, values)}
    evidence = row_evidence(readings, values, slip.left)
    return Finding("figure_changed", severity, Message(sentence, said), evidence)


def _severity(readings: Readings, slip: Aligned) -> str:
    """How serious the change is if nothing puts it in doubt."""
    ours, theirs, reason = slip.ours, slip.theirs, slip.reason
    if ours.kind == theirs.kind == "weekday":
        return "medium"
    if reason in (NARROWED, WIDENED) and None in (ours.high, theirs.high):
        return "medium"
    of_the_day = not OF_THE_DAY.isdisjoint((ours.kind, theirs.kind))
    if of_the_day or denies_nothing(reason, ours, theirs):
        return "low"
    if reason == VAGUE and any(map(str.isdigit, f"{_vague(ours)}{_vague(theirs)}")):
        return "low"  # digits that could not be read for sure say nothing of the fact
    if reason == TURNED and _RIGHT_TO_LEFT.search(around(readings[slip.left], ours).text):
        return "low"  # there a score is printed in either order
    if reason == OTHER_CURRENCY and ours.value != theirs.value:
        return "low"  # given in another currency, and perhaps as much
    # Years of two rewritten sentences may have changed places by chance.
    plain = ours.kind in LEDGER_KINDS or (ours.kind == "year" and reason != EXCHANGED)
    return "high" if plain and reason not in (*QUALIFIERS, VAGUE) else "medium"


def _vague(figure: Figure) -> str:
    return figure.text if figure.value is None else ""
