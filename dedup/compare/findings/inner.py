"""Findings about one article: what cannot be true inside it, and dates that do not fit its own."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from dedup.compare.findings.evidence import around, quote
from dedup.compare.judging.calendar_slips import NOT_PUBLISHED, OTHER_WEEKDAY, TWO_TODAYS
from dedup.compare.judging.conflicts import conflicts
from dedup.compare.judging.headline import HEADLINE
from dedup.compare.judging.totals import LISTED, PARTS
from dedup.compare.reading import Reading
from dedup.model import Evidence, Finding, Message, Span

# So many wrong clocks in one collection are one: the source's.
_MANY_CLOCKS = 5


def inner_conflicts(reading: Reading, told: Collection[tuple[str, Span]]) -> Iterator[Finding]:
    """What cannot be true inside one article, where no ledger row said so."""
    name = reading.article.id
    for conflict in conflicts(reading):
        titled = conflict.text.template == HEADLINE and len(conflict.spans) == 1
        if not titled and all((name, span) in told for span in conflict.spans):
            continue  # of a title beside the text only one place is told elsewhere
        evidence = tuple(_conflict_evidence(reading, span) for span in conflict.spans)
        values = {**conflict.text.values, "article": name}
        severity = _SEVERITIES.get(conflict.text.template, "high")
        yield Finding(conflict.kind, severity, replace(conflict.text, values=values), evidence)


def _conflict_evidence(reading: Reading, span: Span) -> Evidence:
    figure = next((f for f in reading.figures if f.span == span), None)
    return around(reading, figure) if figure else quote(reading, span)


_SEVERITIES = {
    OTHER_WEEKDAY: "medium",
    TWO_TODAYS: "medium",
    NOT_PUBLISHED: "low",  # a source's clock is often the hour of fetching
    HEADLINE: "medium",
    LISTED: "low",  # a list may go on
    PARTS: "medium",
}
"""How serious a conflict is; one that is not named here is high."""


def clocks_once(inner: Sequence[Finding]) -> Iterator[Finding]:
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
