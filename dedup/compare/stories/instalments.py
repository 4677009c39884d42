"""Two instalments of one report (a market close, a weather bulletin) are not two versions of it.

Such texts copy one another's sentences and differ in nearly every figure, rightly so. Their
figures are told in one finding a pair, at the end, not as so many changed figures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from dedup.compare.findings.evidence import around
from dedup.compare.judging.ledger import LEDGER_KINDS, statement
from dedup.compare.judging.shifts import DATELINES
from dedup.compare.judging.slips import DIGITS_MOVED, SCALE
from dedup.compare.judging.subjects import told_of_others
from dedup.compare.judging.values import POINTS_OR_PERCENT, only_qualified
from dedup.compare.published import published_day
from dedup.compare.reading import Readings
from dedup.model import Comparison, Evidence, Figure, Finding, LedgerCell, LedgerRow, Message, Story

# A story retold may well have three figures brought up to date.
_LEAST_CHANGED = 4
# Of two texts of different days fewer figures tell that they are two reports.
_LEAST_ANOTHER_DAY = 3
# Figures that two reports in one formula have in the same places, and none of them the same.
_LEAST_APART = 2
_OCCASION = ("time", "date", "weekday", "ordinal")
# «Today» and «yesterday» fit any day; that they agree says nothing.
_ANY_DAY = ("relative_date",)
_OFTEN_SAME = ("relative_date", "weekday", "ordinal")
# Another outlet that carries so much of a text on another day has reprinted it.
_REPRINTED = 0.75
_SHOWN = 3
SLIPS = (SCALE, DIGITS_MOVED, POINTS_OR_PERCENT)
"""Reasons that tell of a misprint, whatever else two texts have otherwise."""

# Facts of a ledger in which two related articles differ before they are instalments; rows with
# more cells are facts of the day, and would cost the square of them.
_LEAST_ROWS = 3
_MOST_CELLS = 40
_TEMPLATE = (
    "%(changed)s of %(total)s figures that %(left)s and %(right)s share a place for"
    " differ: they read as two reports in one form, such as instalments."
)

Names = frozenset[frozenset[str]]
"""Pairs of article ids."""


def instalments(readings: Readings, comparisons: Sequence[Comparison]) -> Names:
    """The pairs most of whose figures differ in the copied passages."""
    return frozenset(
        frozenset((comparison.pair.left, comparison.pair.right))
        for comparison in comparisons
        if _mostly_changed(comparison)
        or _another_occasion(comparison)
        or _another_day(readings, comparison)
        or _another_subject(readings, comparison)
    )


def _mostly_changed(comparison: Comparison) -> bool:
    differ, agree = _counts(comparison)
    return differ >= _LEAST_CHANGED and differ > agree


def _another_occasion(comparison: Comparison) -> bool:
    """Whether two texts share their words and no amount, the hour or the day or the number of the
    event among what differs.

    Two fires are reported in one formula: nothing was changed, it is another fire.
    """
    pairs = _paired(comparison)
    apart = [left.kind for left, _, differ in pairs if differ and left.kind not in _ANY_DAY]
    agree = [left.kind for left, _, differ in pairs if not differ and left.kind not in _OFTEN_SAME]
    return not agree and len(apart) >= _LEAST_APART and any(kind in _OCCASION for kind in apart)


def _another_day(readings: Readings, comparison: Comparison) -> bool:
    """Whether two texts of different days differ in most of the figures they share a place for, or
    two of one outlet and day of which one is the other written anew.

    The second brings the first up to date, or is the next of its kind. An outlet that carries
    another's text on the next day is taken to have meant its figures.
    """
    left, right = (readings[name].article for name in (comparison.pair.left, comparison.pair.right))
    differ, agree = _counts(comparison)
    own = bool(left.outlet) and left.outlet == right.outlet
    shares = comparison.left_share.shared, comparison.right_share.shared
    days = published_day(left.published), published_day(right.published)
    if None in days or days[0] == days[1]:
        anew = own and max(shares) < _REPRINTED
        return anew and differ > agree and differ >= _LEAST_APART
    if not own and max(shares) >= _REPRINTED:
        return False
    return differ > agree or (differ >= _LEAST_ANOTHER_DAY and 2 * differ >= agree)


def _another_subject(readings: Readings, comparison: Comparison) -> bool:
    """Whether all figures that differ are told of others."""
    apart = [(left, right) for left, right, differ in _paired(comparison) if differ]
    names = (comparison.pair.left, comparison.pair.right)
    ours, theirs = (readings[name].setting for name in names)
    return bool(apart) and all(told_of_others(ours, a, theirs, b) for a, b in apart)


def _counts(comparison: Comparison) -> tuple[int, int]:
    """Figures of both sides that differ, and that agree, each once however often it is told."""
    told = {
        (differ, left.kind, left.value, right.value)
        for left, right, differ in _paired(comparison)
        if left.kind in LEDGER_KINDS
    }
    apart = sum(differ for differ, *_ in told)
    return apart, len(told) - apart


def _paired(comparison: Comparison) -> list[tuple[Figure, Figure, bool]]:
    """The figures of both sides that answer each other, and whether they differ.

    What a slip explains was copied, and wrongly: it tells of no other occasion; nor do datelines.
    """
    return [
        (a, b, change.verdict in ("changed", "conflict") and not only_qualified(a, b))
        for change in comparison.figures
        if (a := change.left) and (b := change.right)
        if change.reason.template not in (*SLIPS, DATELINES)
    ]


def related_series(stories: Sequence[Story]) -> dict[frozenset[str], tuple[int, int]]:
    """Pairs of a story that differ in most facts they both tell, with how many differ and agree.

    Two closes of one market and two matches of one league have a formula in common, and no fact.
    """
    differ: Counter[frozenset[str]] = Counter()
    agree: Counter[frozenset[str]] = Counter()
    for row in (row for story in stories for row in story.ledger):
        if len(row.cells) <= _MOST_CELLS:
            for one, other in combinations(row.cells, 2):
                met = not _said(one).isdisjoint(_said(other))
                (agree if met else differ)[frozenset((one.article, other.article))] += 1
    return {
        pair: (count, agree[pair])
        for pair, count in differ.items()
        if count >= _LEAST_ROWS and count > agree[pair]
    }


def _said(cell: LedgerCell) -> set[tuple[str | None, str | None]]:
    return {(figure.value, figure.high) for figure in cell.figures}


def told_by_instalments(row: LedgerRow, pairs: Collection[frozenset[str]]) -> bool:
    """Whether a row differs, and only between instalments."""
    if row.verdict != "differs" or len(row.cells) > _MOST_CELLS:
        return False
    apart = [
        frozenset((one.article, other.article))
        for one, other in combinations(row.cells, 2)
        if set(map(statement, one.figures)).isdisjoint(map(statement, other.figures))
    ]
    return bool(apart) and all(names in pairs for names in apart)


def related_findings(
    readings: Readings,
    stories: Sequence[Story],
    pairs: Mapping[frozenset[str], tuple[int, int]],
) -> Iterator[Finding]:
    """One finding a pair of instalments that share no passage, with the first rows as evidence."""
    for pair, counts in sorted(pairs.items(), key=lambda item: sorted(item[0])):
        left, right = sorted(pair)
        evidence = [
            around(readings[cell.article], cell.figures[0])
            for story in stories
            if pair <= set(story.articles)
            for row in story.ledger
            if row.verdict == "differs" and pair <= {cell.article for cell in row.cells}
            for cell in row.cells
            if cell.article in pair
        ][: 2 * _SHOWN]
        if evidence:
            yield _finding(left, right, counts, evidence)


def instalment_findings(
    readings: Readings, comparisons: Sequence[Comparison], pairs: Names
) -> Iterator[Finding]:
    """One finding a pair, with its first changed figures as evidence."""
    for comparison in comparisons:
        left, right = comparison.pair.left, comparison.pair.right
        if frozenset((left, right)) not in pairs:
            continue
        differ, agree = _counts(comparison)
        changed = [(a, b) for a, b, differ in _paired(comparison) if differ][:_SHOWN]
        evidence = [
            item
            for ours, theirs in changed
            for item in (around(readings[left], ours), around(readings[right], theirs))
        ]
        if _another_occasion(comparison):
            differ, agree = max(differ, len(changed)), 0
        yield _finding(left, right, (differ, agree), evidence)


def _finding(
    left: str, right: str, counts: tuple[int, int], evidence: Iterable[Evidence]
) -> Finding:
    values = {"left": left, "right": right}
    values |= {"changed": str(counts[0]), "total": str(sum(counts))}
    return Finding("figure_changed", "low", Message(_TEMPLATE, values), tuple(evidence))
