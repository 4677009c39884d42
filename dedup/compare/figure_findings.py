"""Findings about figures: conflicts inside an article, changes in copied passages, differences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dedup.compare.evidence import around, listing, paragraph_of, printed, quote
from dedup.compare.instalments import (
    instalment_findings,
    instalments,
    related_findings,
    related_series,
    told_by_instalments,
)
from dedup.compare.judging.conflicts import conflicts
from dedup.compare.judging.headline import HEADLINE
from dedup.compare.judging.ledger import LEDGER_KINDS, contradict
from dedup.compare.judging.shifts import ONE_DAY, ONE_END
from dedup.compare.judging.slips import ROUNDED
from dedup.compare.judging.values import VAGUE
from dedup.compare.places import BlockMap, overlap
from dedup.compare.reading import Reading
from dedup.model import (
    Comparison,
    Evidence,
    Figure,
    FigureChange,
    Finding,
    LedgerRow,
    Message,
    Span,
    Story,
)
from dedup.text.fold import fold_word

_Place = tuple[str, Span]
Readings = Mapping[str, Reading]

_CHANGED = (
    "“%(label)s” in a copied passage: %(first)s in %(first_articles)s,"
    " %(second)s in %(second_articles)s."
)
# The slip that the judge named, as a sentence; see dedup/compare/judging/values.py.
_SLIPS = {
    "the same digits, %(times)s times apart: %(left)s / %(right)s": (
        "The same digits, another scale in a copied passage: %(first)s in %(first_articles)s,"
        " %(second)s in %(second_articles)s (“%(label)s”)."
    ),
    "two digits changed places: %(left)s / %(right)s": (
        "Two digits changed places in a copied passage: %(first)s in %(first_articles)s,"
        " %(second)s in %(second_articles)s (“%(label)s”)."
    ),
    "one digit differs: %(left)s / %(right)s": (
        "One digit differs in a copied passage: %(first)s in %(first_articles)s,"
        " %(second)s in %(second_articles)s (“%(label)s”)."
    ),
    "rounded: %(left)s / %(right)s": (
        "A figure is rounded in a copied passage: %(first)s in %(first_articles)s,"
        " %(second)s in %(second_articles)s (“%(label)s”)."
    ),
    "percent against percentage points: %(left)s / %(right)s": (
        "Percent against percentage points in a copied passage: %(first)s in %(first_articles)s,"
        " %(second)s in %(second_articles)s (“%(label)s”)."
    ),
    "another currency: %(left)s / %(right)s": (
        "Another currency in a copied passage: %(first)s in %(first_articles)s,"
        " %(second)s in %(second_articles)s (“%(label)s”)."
    ),
    "another unit: %(left)s / %(right)s": (
        "Another unit in a copied passage: %(first)s in %(first_articles)s,"
        " %(second)s in %(second_articles)s (“%(label)s”)."
    ),
    "date shifted by %(days)s days: %(left)s / %(right)s": (
        "A date is shifted in a copied passage: %(first)s in %(first_articles)s,"
        " %(second)s in %(second_articles)s (“%(label)s”)."
    ),
    "qualifier lost: %(left)s": (
        "Only one side qualifies the figure: %(first)s in %(first_articles)s,"
        " %(second)s in %(second_articles)s (“%(label)s”)."
    ),
    "qualifier gained: %(right)s": (
        "Only one side qualifies the figure: %(first)s in %(first_articles)s,"
        " %(second)s in %(second_articles)s (“%(label)s”)."
    ),
}
_MANY_CLOCKS = 5
# «Today» becomes «yesterday» with the day of printing.
_OF_THE_DAY = ("relative_date", "weekday")
_SOFT = ("qualifier", "another qualifier", "exact against vague")
# One side says less, and denies nothing that the other says.
_LESS_SAID = (ONE_DAY, ONE_END, ROUNDED)


def figure_findings(
    readings: Readings, comparisons: Sequence[Comparison], stories: Sequence[Story]
) -> Iterator[Finding]:
    """One finding a fact: from the ledgers, from the pairs, from each article by itself."""
    told: set[_Place] = set()
    series = instalments(comparisons)
    aligned = [
        item
        for item in _aligned_changes(comparisons)
        if frozenset((item.left, item.right)) not in series
    ]
    yield from instalment_findings(readings, comparisons, series)
    related = related_series(stories)
    unseen = {pair: counts for pair, counts in related.items() if pair not in series}
    yield from related_findings(readings, stories, unseen)
    apart = series | related.keys()
    for story in stories:
        for row in story.ledger:
            if told_by_instalments(row, apart):
                told |= _places(row)
            elif row.verdict in ("self_conflict", "differs"):
                told |= _places(row)
                yield _row_finding(readings, row, aligned)
    home = {name: story.id for story in stories for name in story.articles}
    yield from _unlisted_changes(readings, aligned, told, home)
    inner = [f for name in sorted(readings) for f in _inner_conflicts(readings[name], told)]
    yield from _clocks_once(inner)


def _clocks_once(inner: Sequence[Finding]) -> Iterator[Finding]:
    """Where many dates of publication do not fit, the clock is wrong, not so many articles."""
    dated = [finding for finding in inner if "published" in finding.text.values]
    if len(dated) < _MANY_CLOCKS:
        yield from inner
        return
    yield from (finding for finding in inner if "published" not in finding.text.values)
    template = (
        "%(count)s articles name days that do not fit their date of publication:"
        " it may be the time of fetching."
    )
    evidence = tuple(item for finding in dated for item in finding.evidence)
    yield Finding("date_mismatch", "low", Message(template, {"count": str(len(dated))}), evidence)


def _places(row: LedgerRow) -> set[_Place]:
    return {(cell.article, figure.span) for cell in row.cells for figure in cell.figures}


@dataclass(frozen=True, slots=True)
class _Aligned:
    """Two figures that answer each other in a copied passage and do not agree."""

    left: str
    right: str
    change: FigureChange

    def places(self) -> set[_Place]:
        ours, theirs = self.change.left, self.change.right
        return {(self.left, ours.span), (self.right, theirs.span)} if ours and theirs else set()


def _aligned_changes(comparisons: Iterable[Comparison]) -> list[_Aligned]:
    found = []
    for comparison in comparisons:
        changes = [c for c in comparison.figures if c.verdict in ("changed", "conflict")]
        maps = [BlockMap(b) for b in comparison.blocks if changes and b.left and b.right]
        for change in changes:
            if any(_answers(block, change) for block in maps):
                found.append(_Aligned(comparison.pair.left, comparison.pair.right, change))
    return found


def _answers(block: BlockMap, change: FigureChange) -> bool:
    if change.left is None or change.right is None:
        return False
    ours, theirs = change.left.span, change.right.span
    inside = block.left.overlaps(ours) and block.right.overlaps(theirs)
    return inside and overlap(block.to_right(ours), theirs) > 0


_Values = list[tuple[Figure, list[str], list[tuple[str, Figure]]]]
"""Each value of a row: one figure that says it, the articles that do, and all their figures."""


def _values(row: LedgerRow) -> _Values:
    found: _Values = []
    said: list[dict[tuple[str | None, ...], Figure]] = []
    for cell in row.cells:
        for figure in cell.figures:
            key = (figure.kind, figure.value, figure.high, figure.unit)
            for group, distinct in zip(found, said, strict=True):
                if key in distinct or not any(contradict(f, figure) for f in distinct.values()):
                    distinct.setdefault(key, figure)
                    if group[1][-1] != cell.article:
                        group[1].append(cell.article)
                    group[2].append((cell.article, figure))
                    break
            else:
                found.append((figure, [cell.article], [(cell.article, figure)]))
                said.append({key: figure})
    return found


def _row_finding(readings: Readings, row: LedgerRow, aligned: Sequence[_Aligned]) -> Finding:
    if row.verdict == "self_conflict":
        return _self_conflict(readings, row)
    places = _places(row)
    slip = next((a for a in aligned if a.places() and a.places() <= places), None)
    if slip is not None and row.note is None:
        return _changed(readings, slip, _values(row), row.label)
    return _differs(readings, row)


def _self_conflict(readings: Readings, row: LedgerRow) -> Finding:
    values = _values(row)
    own = next(
        name
        for cell in row.cells
        for name in [cell.article]
        if sum(name in names for _, names, _ in values) > 1
    )
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
    evidence = _row_evidence(readings, values, own)
    return Finding("figure_conflict", "high", Message(template, said), evidence)


def _row_evidence(readings: Readings, values: _Values, first: str = "") -> tuple[Evidence, ...]:
    """One quotation for each value and article, the named article first."""
    items = []
    for _, names, figures in values:
        for name in names:
            figure = next(figure for owner, figure in figures if owner == name)
            items.append((name != first, around(readings[name], figure)))
    return tuple(item for _, item in sorted(items, key=lambda pair: pair[0]))


def _differs(readings: Readings, row: LedgerRow) -> Finding:
    values = _values(row)
    (first, first_names, _), (second, second_names, _) = values[0], values[1]
    said = {
        "label": row.label,
        "first": printed(readings[first_names[0]], first),
        "first_articles": listing(first_names),
        "second": printed(readings[second_names[0]], second),
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
        said["more"] = str(len(values) - 2)
        template = (
            "Outlets differ on “%(label)s”: %(first)s in %(first_articles)s, %(second)s in"
            " %(second_articles)s, and %(more)s more values."
        )
    return Finding(
        "figure_differs", "medium", Message(template, said), _row_evidence(readings, values)
    )


def _changed(readings: Readings, slip: _Aligned, values: _Values, label: str) -> Finding:
    ours, theirs = slip.change.left, slip.change.right
    assert ours and theirs  # noqa: S101 - an aligned change has both sides
    names: dict[str, list[str]] = {"first": [slip.left], "second": [slip.right]}
    for _, owners, figures in values:
        for side, own in (("first", ours), ("second", theirs)):
            if any(figure == own for _, figure in figures):
                names[side] = owners
    reason = slip.change.reason.template
    said = {
        "label": label,
        "first": printed(readings[slip.left], ours),
        "second": printed(readings[slip.right], theirs),
        "first_articles": listing(names["first"]),
        "second_articles": listing(names["second"]),
    }
    severity = "medium" if reason.startswith(_SOFT) or ours.kind not in LEDGER_KINDS else "high"
    if ours.kind in _OF_THE_DAY or theirs.kind in _OF_THE_DAY or reason in _LESS_SAID:
        severity = "low"
    if reason == VAGUE and any(map(str.isdigit, f"{_vague(ours)}{_vague(theirs)}")):
        severity = "low"  # digits that could not be read for sure say nothing of the fact
    pair = (around(readings[slip.left], ours), around(readings[slip.right], theirs))
    return Finding(
        "figure_changed",
        severity,
        Message(_SLIPS.get(reason, _CHANGED), said),
        _row_evidence(readings, values, slip.left) if values else pair,
    )


def _vague(figure: Figure) -> str:
    return figure.text if figure.value is None else ""


def _unlisted_changes(
    readings: Readings,
    aligned: Sequence[_Aligned],
    told: set[_Place],
    home: Mapping[str, str],
) -> Iterator[Finding]:
    """Changes that no ledger row tells (ranks, scores, weekdays, qualifiers), once a story."""
    seen: dict[tuple[str, ...], _Aligned] = {}
    for item in aligned:
        ours, theirs = item.change.left, item.change.right
        if ours is None or theirs is None or item.places() <= told:
            continue
        words = sorted((fold_word(ours.text), fold_word(theirs.text)))
        if ours.kind == theirs.kind == "relative_date":
            words = []  # one print is a day older than the other: told once, not at every «today»
        seen.setdefault((home.get(item.left, item.left), ours.kind, *words), item)
    for item in seen.values():
        figure = item.change.left
        label = around(readings[item.left], figure).text if figure else ""
        yield _changed(readings, item, [], label)


def _inner_conflicts(reading: Reading, told: set[_Place]) -> Iterator[Finding]:
    """What cannot be true inside one article, where no ledger row said so."""
    name = reading.article.id
    for conflict in conflicts(reading):
        if all((name, span) in told for span in conflict.spans):
            continue
        evidence = tuple(_conflict_evidence(reading, span) for span in conflict.spans)
        values = {**conflict.text.values, "article": name}
        severity = "high" if conflict.kind == "figure_conflict" else "medium"
        if conflict.text.template == HEADLINE:
            severity = "medium"
        if "published" in conflict.text.values or "listed" in conflict.text.values:
            severity = "low"  # a source's clock is often the hour of fetching; a list may go on
        template = _CONFLICTS[conflict.text.template]
        yield Finding(conflict.kind, severity, Message(template, values), evidence)


def _conflict_evidence(reading: Reading, span: Span) -> Evidence:
    figure = next((f for f in reading.figures if f.span == span), None)
    return around(reading, figure) if figure else quote(reading, span)


# What `conflicts` found, as a sentence that names the article.
_CONFLICTS = {
    "%(left)s and %(right)s for the same thing": (
        "%(article)s contradicts itself: %(left)s and %(right)s for the same thing."
    ),
    "%(printed)s was a %(weekday)s": (
        "%(article)s: “%(printed)s” was another weekday (%(weekday)s)."
    ),
    "“%(first)s” and “%(second)s” were not written on the same day": (
        "Dates in %(article)s do not fit: “%(first)s” and “%(second)s” were not written"
        " on the same day."
    ),
    "“%(printed)s” does not fit the date of publication, %(published)s": (
        "%(article)s: “%(printed)s” does not fit the date of publication, %(published)s."
    ),
    HEADLINE: "%(article)s: %(left)s in the headline, %(right)s in the text.",
    "%(stated)s are announced, %(listed)s are listed": (
        "%(article)s announces %(stated)s and lists %(listed)s."
    ),
}
