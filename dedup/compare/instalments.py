"""Two instalments of one report (a market close, a weather bulletin) are not two versions of it.

Such texts copy one another's sentences and differ in nearly every figure, rightly so. Their
figures are told in one finding a pair, at the end, not as so many changed figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dedup.compare.evidence import around
from dedup.compare.figures.ledger import LEDGER_KINDS
from dedup.compare.reading import Reading
from dedup.model import Comparison, Finding, LedgerRow, Message

# A story retold may well have three figures brought up to date.
_LEAST_CHANGED = 4
# Figures that two reports in one formula have in the same places, and none of them the same.
_LEAST_APART = 2
_OCCASION = ("time", "date", "weekday")
_SHOWN = 3

Names = frozenset[frozenset[str]]
"""Pairs of article ids."""


def instalments(comparisons: Sequence[Comparison]) -> Names:
    """The pairs most of whose figures differ in the copied passages."""
    return frozenset(
        frozenset((comparison.pair.left, comparison.pair.right))
        for comparison in comparisons
        if _mostly_changed(comparison) or _another_occasion(comparison)
    )


def _mostly_changed(comparison: Comparison) -> bool:
    differ, agree = _counts(comparison)
    return differ >= _LEAST_CHANGED and differ > agree


def _another_occasion(comparison: Comparison) -> bool:
    """Whether two texts share their words and no figure, the hour or the day among those.

    Two fires are reported in one formula: nothing was changed, it is another fire.
    """
    pairs = [change for change in comparison.figures if change.left and change.right]
    apart = [change for change in pairs if change.verdict in ("changed", "conflict")]
    placed = any(change.left and change.left.kind in _OCCASION for change in apart)
    return len(apart) == len(pairs) >= _LEAST_APART and placed


def _counts(comparison: Comparison) -> tuple[int, int]:
    """Figures of both sides that differ, and that agree."""
    verdicts = [
        change.verdict
        for change in comparison.figures
        if change.left and change.right and change.left.kind in LEDGER_KINDS
    ]
    differ = sum(verdict in ("changed", "conflict") for verdict in verdicts)
    return differ, len(verdicts) - differ


def told_by_instalments(row: LedgerRow, pairs: Names) -> bool:
    """Whether a row differs only between instalments."""
    names = [cell.article for cell in row.cells if cell.figures]
    return row.verdict == "differs" and all(
        frozenset((one, other)) in pairs
        for at, one in enumerate(names)
        for other in names[at + 1 :]
    )


def instalment_findings(
    readings: Mapping[str, Reading], comparisons: Sequence[Comparison], pairs: Names
) -> Iterator[Finding]:
    """One finding a pair, with its first changed figures as evidence."""
    for comparison in comparisons:
        left, right = comparison.pair.left, comparison.pair.right
        if frozenset((left, right)) not in pairs:
            continue
        differ, agree = _counts(comparison)
        changed = [
            (change.left, change.right)
            for change in comparison.figures
            if change.left and change.right and change.verdict in ("changed", "conflict")
        ][:_SHOWN]
        evidence = [
            item
            for ours, theirs in changed
            for item in (around(readings[left], ours), around(readings[right], theirs))
        ]
        if _another_occasion(comparison):
            differ, agree = max(differ, len(changed)), 0
        values = {
            "left": left,
            "right": right,
            "changed": str(differ),
            "total": str(differ + agree),
        }
        template = (
            "%(changed)s of %(total)s figures that %(left)s and %(right)s share a place for"
            " differ: they read as instalments of one report."
        )
        yield Finding("figure_changed", "low", Message(template, values), tuple(evidence))
