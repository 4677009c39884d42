"""Findings about what a copied sentence claims: denied, turned round, labelled, doubted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dedup.compare.claims import claim_of
from dedup.compare.findings.evidence import quote
from dedup.compare.findings.wording import by_story
from dedup.compare.reading import Readings
from dedup.compare.stems import words_of
from dedup.model import CONTENT_ROLES, Comparison, Edit, Evidence, Finding, Message, Span, Story

# Places quoted as evidence, and words on each side of one.
_MOST_PLACES = 6
_MARGIN = 3
_REACH = 60

_TELLINGS = {
    "contrary": (
        "medium",
        "%(left)s and %(right)s say the contrary of one another in a copied sentence: %(words)s.",
    ),
    "denial": (
        "medium",
        "Only one of %(left)s and %(right)s denies what a copied sentence says: %(words)s.",
    ),
    "label": ("medium", "%(left)s and %(right)s label the same differently: %(words)s."),
    "doubt": ("low", "Only one of %(left)s and %(right)s doubts what both tell: %(words)s."),
}
"""How serious another claim is, and how it is told."""


def claim_findings(
    readings: Readings, comparisons: Sequence[Comparison], stories: Iterable[Story]
) -> Iterator[Finding]:
    """One finding for each pair and each way in which its claims differ; each wording once."""
    for story, pairs in by_story(comparisons, stories):
        for group in [pairs] if story else [[pair] for pair in pairs]:
            told: set[tuple[str, str, str]] = set()
            for comparison in group:
                yield from _of_pair(readings, comparison, told)


def _of_pair(
    readings: Readings, comparison: Comparison, told: set[tuple[str, str, str]]
) -> Iterator[Finding]:
    texts = [readings[name].article.text for name in (comparison.pair.left, comparison.pair.right)]
    found: dict[str, list[Edit]] = {}
    for edit in _content_edits(comparison):
        words = [
            [word.folded for word in words_of(text, span)]
            for text, span in zip(texts, (edit.left, edit.right), strict=True)
        ]
        claim = claim_of(edit.kind, *words)
        one, other = sorted(map(" ".join, words))
        if claim and (claim, one, other) not in told:
            told.add((claim, one, other))
            found.setdefault(claim, []).append(edit)
    for claim, edits in sorted(found.items()):
        yield _finding(readings, comparison, claim, edits)


def _content_edits(comparison: Comparison) -> Iterator[Edit]:
    for block in comparison.blocks:
        if block.left and block.right and block.role in CONTENT_ROLES:
            yield from (edit for edit in block.edits if edit.weight == "content")


def _finding(
    readings: Readings, comparison: Comparison, claim: str, edits: Sequence[Edit]
) -> Finding:
    left, right = comparison.pair.left, comparison.pair.right
    severity, template = _TELLINGS[claim]
    shown = [
        item
        for edit in edits[:_MOST_PLACES]
        for item in (_place(readings, left, edit.left), _place(readings, right, edit.right))
    ]
    texts = readings[left].article.text, readings[right].article.text
    pairs = [(edit.left.cut(texts[0]), edit.right.cut(texts[1])) for edit in edits[:_MOST_PLACES]]
    words = "; ".join(" / ".join(_printed(side) for side in pair) for pair in pairs)
    return Finding(
        "claim_changed",
        severity,
        Message(template, {"left": left, "right": right, "words": words}),
        tuple(shown),
    )


def _printed(words: str) -> str:
    return f"“{' '.join(words.split())}”" if words.strip() else "–"


def _place(readings: Readings, name: str, span: Span) -> Evidence:
    """The words of one side with a few on both sides of them."""
    text = readings[name].article.text
    before = words_of(text, Span(max(0, span.start - _REACH), span.start))[-_MARGIN:]
    after = words_of(text, Span(span.end, span.end + _REACH))[:_MARGIN]
    start = before[0].span.start if before else span.start
    return quote(readings[name], Span(start, after[-1].span.end if after else span.end))
