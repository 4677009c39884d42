"""Findings about figures: conflicts inside an article, changes in copied passages, differences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product
from operator import itemgetter

from dedup.compare.findings.changed_figures import (
    QUALIFIERS,
    Aligned,
    Place,
    aligned_changes,
    change_finding,
)
from dedup.compare.findings.evidence import (
    Values,
    around,
    listed,
    listing,
    paragraph_of,
    printed,
    row_evidence,
    told_as,
    values_of,
)
from dedup.compare.findings.inner import clocks_once, inner_conflicts
from dedup.compare.findings.once import linked
from dedup.compare.judging.ledger import contradict
from dedup.compare.judging.slips import SCALE
from dedup.compare.judging.units import same_noun
from dedup.compare.judging.values import is_scaled
from dedup.compare.published import published_day
from dedup.compare.reading import Readings
from dedup.compare.stories.instalments import (
    SLIPS,
    Names,
    instalment_findings,
    related_findings,
    related_series,
    told_by_instalments,
)
from dedup.model import Comparison, Figure, Finding, LedgerRow, Message, Story
from dedup.text.fold import fold_word


def figure_findings(
    readings: Readings,
    comparisons: Sequence[Comparison],
    stories: Sequence[Story],
    series: Names,
) -> Iterator[Finding]:
    """One finding a fact: from the ledgers, from the pairs, from each article by itself."""
    told: set[Place] = set()
    aligned = [
        item
        for item in aligned_changes(readings, comparisons)
        if frozenset((item.left, item.right)) not in series
        or (item.reason in SLIPS and not item.doubt)
    ]
    changed = {place for item in aligned for place in item.places()}
    yield from instalment_findings(readings, comparisons, series)
    compared = {frozenset((item.pair.left, item.pair.right)) for item in comparisons}
    related = related_series(stories)
    uncopied = {pair: counts for pair, counts in related.items() if pair not in compared}
    yield from related_findings(readings, stories, uncopied)
    apart = series | uncopied.keys()
    for story in stories:
        for row in story.ledger:
            if told_by_instalments(row, apart) and changed.isdisjoint(_places(row)):
                told |= _places(row)
            elif row.verdict in ("self_conflict", "differs"):
                told |= _places(row)
                yield _row_finding(readings, row, aligned)
    home = {name: story.id for story in stories for name in story.articles}
    yield from _unlisted_changes(readings, aligned, told, home)
    inner = [f for name in sorted(readings) for f in inner_conflicts(readings[name], told)]
    yield from clocks_once(inner)


# Cells of a row that are held against one another; more would cost the square of them.
_MOST_CELLS = 40


def _places(row: LedgerRow) -> set[Place]:
    return {(cell.article, figure.span) for cell in row.cells for figure in cell.figures}


def _row_finding(readings: Readings, row: LedgerRow, aligned: Sequence[Aligned]) -> Finding:
    if row.verdict == "self_conflict":
        return _self_conflict(readings, row)
    places = _places(row)
    inside = (item for item in aligned if places.issuperset(item.places()))
    slip = min(inside, key=_gravity, default=None)
    # The copied passage may count one thing on both sides, whatever the rest of the row.
    if slip is not None and (row.note is None or same_noun(slip.ours, slip.theirs)):
        return change_finding(readings, slip, values_of(row), row.label)
    return _differs(readings, row)


def _gravity(slip: Aligned) -> tuple[bool, bool, bool]:
    """Of several changes of one fact, another scale is told before another unit, and a qualifier
    last."""
    return bool(slip.doubt), slip.reason in QUALIFIERS, slip.reason != SCALE


def _self_conflict(readings: Readings, row: LedgerRow) -> Finding:
    values = values_of(row)
    articles = (cell.article for cell in row.cells)
    own = next(name for name in articles if sum(name in names for _, names, _ in values) > 1)
    inside = [
        next(figure for name, figure in figures if name == own)
        for _, names, figures in values
        if own in names
    ]
    first, second = sorted(inside, key=lambda figure: figure.span)[:2]
    said = {
        "article": own,
        "label": row.label,
        "first": printed(readings[own], first),
        "second": printed(readings[own], second),
        "first_paragraph": str(paragraph_of(readings[own], first.span.start)),
        "second_paragraph": str(paragraph_of(readings[own], second.span.start)),
    }
    template = (
        "%(article)s contradicts itself on “%(label)s”: %(first)s (¶%(first_paragraph)s)"
        " and %(second)s (¶%(second_paragraph)s)."
    )
    others = [
        (figure, [n for n in names if n != own])
        for figure, names, _ in values
        if any(n != own for n in names)
    ]
    if len(others) == 1:
        said |= {"agreed": others[0][0].text, "others": listing(others[0][1])}
        template = (
            "%(article)s contradicts itself on “%(label)s”: %(first)s (¶%(first_paragraph)s)"
            " and %(second)s (¶%(second_paragraph)s); %(agreed)s in %(others)s."
        )
    evidence = row_evidence(readings, values, own)
    return Finding("figure_conflict", "high", Message(template, said), evidence)


def _differs(readings: Readings, row: LedgerRow) -> Finding:
    values = values_of(row)
    (first, first_names, _), (second, second_names, _) = values[0], values[1]
    said = {
        "label": row.label,
        "first": told_as(readings[first_names[0]], first, [second]),
        "first_articles": listing(first_names),
        "second": told_as(readings[second_names[0]], second, [first]),
        "second_articles": listing(second_names),
    }
    template = (
        "Outlets differ on “%(label)s”: %(first)s in %(first_articles)s,"
        " %(second)s in %(second_articles)s."
    )
    if row.note is not None and row.kind == "count":
        template = (
            "Outlets differ on “%(label)s”, counted in different units: %(first)s in"
            " %(first_articles)s, %(second)s in %(second_articles)s."
        )
    elif len(values) > 2:
        said = {"label": row.label, **listed(readings, values)}
        template = "Outlets differ on “%(label)s”, in %(count)s values: %(values)s."
    severity = "medium" if _deny_one_another(readings, row) else "low"
    evidence = row_evidence(readings, values)
    return Finding("figure_differs", severity, Message(template, said), evidence)


def _deny_one_another(readings: Readings, row: LedgerRow) -> bool:
    """Whether two outlets have it otherwise on one day, or one scale word stands for another; an
    outlet's other report of another match or month has other figures, rightly."""
    told = [(readings[cell.article].article, cell.figures) for cell in row.cells]
    for (one, ours), (other, theirs) in combinations(told[:_MOST_CELLS], 2):
        apart = [(a, b) for a, b in product(ours, theirs) if contradict(a, b)]
        if len(apart) < len(ours) * len(theirs):
            continue  # one of the two gives both values, or they agree
        days = published_day(one.published), published_day(other.published)
        near = not (days[0] and days[1]) or abs((days[1] - days[0]).days) <= 1
        own = one.outlet == other.outlet != ""
        if (near and not own) or any(is_scaled(a, b) for a, b in apart):
            return True
    return False


def _unlisted_changes(
    readings: Readings,
    aligned: Sequence[Aligned],
    told: set[Place],
    home: Mapping[str, str],
) -> Iterator[Finding]:
    """Changes that no ledger row tells (ranks, scores, weekdays, qualifiers): one finding for all
    prints of a place, and one for all places of a story where the same is changed."""
    seen: set[tuple[str | tuple[str, ...], ...]] = set()
    untold = [item for item in aligned if not told.issuperset(item.places())]
    for group in linked(untold, Aligned.places):
        changed = {_change(item, home) for item in group}
        if changed <= seen:
            continue
        seen |= changed
        first = min(group, key=_gravity)
        label = around(readings[first.left], first.ours).text
        yield change_finding(
            readings, first, _prints(group, qualified=first.reason in QUALIFIERS), label
        )


def _change(item: Aligned, home: Mapping[str, str]) -> tuple[str | tuple[str, ...], ...]:
    """What is changed, in which story."""
    said = sorted(_said(figure) for figure in (item.ours, item.theirs))
    if item.ours.kind == item.theirs.kind == "relative_date":
        said = []  # one print is a day older than the other: told once, not at every «today»
    return (home.get(item.left, item.left), item.ours.kind, *said)


def _prints(group: Sequence[Aligned], *, qualified: bool) -> Values:
    """Each value that is printed in the places of ``group``, with the articles that print it;
    ``qualified`` tells «more than 50» from 50."""
    found: dict[tuple[str, ...], dict[Place, Figure]] = {}
    for item in group:
        for name, figure in ((item.left, item.ours), (item.right, item.theirs)):
            found.setdefault(_said(figure)[: 3 + qualified], {})[name, figure.span] = figure
    return [
        (
            next(iter(places.values())),
            sorted({name for name, _ in places}),
            [(name, figure) for (name, _), figure in sorted(places.items(), key=itemgetter(0))],
        )
        for places in found.values()
    ]


def _said(figure: Figure) -> tuple[str, ...]:
    """What a figure says, in digits or in words: one change is told once, however it is printed."""
    value = figure.value or fold_word(figure.text)
    unit = figure.unit if figure.kind != "count" else None
    return value, figure.high or "", unit or "", figure.qualifier or ""
