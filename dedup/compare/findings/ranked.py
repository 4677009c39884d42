"""What an editor should see, most serious first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dedup.compare.findings.claims import claim_findings
from dedup.compare.findings.credits import credit_findings, writer_findings
from dedup.compare.findings.figures import figure_findings
from dedup.compare.findings.once import linked, told_once
from dedup.compare.findings.only_in import only_in_findings
from dedup.compare.findings.quotes import quote_findings
from dedup.compare.findings.wording import by_story, copy_findings, source_findings
from dedup.compare.reading import Readings
from dedup.compare.stories.instalments import Names
from dedup.model import Comparison, Finding, Span, Story

KINDS = (
    "figure_conflict",
    "figure_changed",
    "quote_altered",
    "claim_changed",
    "speaker_changed",
    "credit_removed",
    "figure_differs",
    "identical",
    "near_copy",
    "excerpt",
    "date_mismatch",
    "only_in",
    "partial",
    "quotation",
    "common_source",
)
"""All kinds, in the order in which those of one severity are told."""

SEVERITIES = ("high", "medium", "low", "info")


def findings(
    readings: Readings,
    comparisons: Sequence[Comparison],
    stories: Sequence[Story],
    series: Names,
) -> tuple[Finding, ...]:
    """All findings, ranked and numbered; one for each fact, however many pairs show it.

    ``series`` are the pairs that are two instalments of a report.
    """
    comparisons = sorted(comparisons, key=lambda item: (item.pair.left, item.pair.right))
    found = [
        *figure_findings(readings, comparisons, stories, series),
        *quote_findings(readings, comparisons, stories),
        *credit_findings(readings, comparisons),
        *writer_findings(readings, comparisons),
    ]
    for story, pairs in by_story(comparisons, stories):
        found += copy_findings(readings, story, pairs, series)
        found += only_in_findings(readings, pairs)
        found += source_findings(readings, story, pairs)
    for joined in linked(comparisons, lambda item: (item.pair.left, item.pair.right)):
        found += claim_findings(readings, joined)
    ranked = sorted(told_once(readings, found), key=_rank)
    return tuple(replace(item, id=f"F{number:04d}") for number, item in enumerate(ranked, 1))


def _rank(finding: Finding) -> tuple[int, int, int, int, list[tuple[str, Span]], str]:
    """Severity, kind, how many articles it concerns and how many words, then place."""
    places = [(item.article, item.span) for item in finding.evidence]
    words = finding.text.values.get("words", "") if finding.kind == "only_in" else ""
    return (
        SEVERITIES.index(finding.severity),
        KINDS.index(finding.kind),
        -len({article for article, _ in places}),
        -int(words or 0),
        places,
        str(finding.text),
    )
