"""What only one outlet of a story has: one finding an outlet, with its parts in order."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from dedup.compare.findings.evidence import around, opening, paragraphs_of
from dedup.compare.judging.ledger import LEDGER_KINDS
from dedup.compare.reading import Reading, Readings
from dedup.compare.relation import COPIES
from dedup.compare.stems import words_of
from dedup.model import Comparison, Finding, Message, Span

# Passages and figures quoted as evidence.
_MOST_PASSAGES = 6
_MOST_FIGURES = 24
# What only one outlet has is a finding from so many words; a piece of it that is left between two
# passages of others counts from so many.
_LEAST_WORDS = 12
_LEAST_PIECE = 4


def only_in_findings(readings: Readings, comparisons: Iterable[Comparison]) -> Iterator[Finding]:
    """What each article of a story has, and none of those that share text with it.

    In a large story each is compared with the base and with those that hold what the base has not
    (`compare.spanning`), so that no other print has it. What all but one have is in the matrix.
    """
    own: dict[str, list[list[Span]]] = defaultdict(list)
    others: dict[str, list[str]] = defaultdict(list)
    for comparison in comparisons:
        left, right = comparison.pair.left, comparison.pair.right
        for kind, article, other in (("left_only", left, right), ("right_only", right, left)):
            own[article].append(_one_sided(comparison, kind))
            if comparison.pair.relation in COPIES:
                others[article].append(other)
    for article in sorted(others):
        found = _finding(readings[article], _in_all(own[article]), others[article])
        if found:
            yield found


def _one_sided(comparison: Comparison, kind: str) -> list[Span]:
    return sorted(
        span
        for block in comparison.blocks
        if block.kind == kind and block.role == "body"
        for span in (block.left or block.right)
    )


def _in_all(lists: Sequence[Sequence[Span]]) -> list[Span]:
    """The stretches that lie in a span of every list; each list sorted and disjoint."""
    common = list(lists[0])
    for spans in lists[1:]:
        ends = [span.end for span in spans]
        common = [
            Span(max(one.start, spans[at].start), min(one.end, spans[at].end))
            for one in common
            for at in range(bisect_left(ends, one.start + 1), len(spans))
            if spans[at].start < one.end
        ]
    return common


def _finding(reading: Reading, parts: Iterable[Span], others: Sequence[str]) -> Finding | None:
    counted = [(span, len(words_of(reading.article.text, span))) for span in parts]
    kept = [(span, words) for span, words in counted if words >= _LEAST_PIECE]
    spans, words = [span for span, _ in kept], sum(words for _, words in kept)
    if words < _LEAST_WORDS:
        return None
    figures = [
        figure
        for figure in reading.figures
        if figure.kind in LEDGER_KINDS and any(figure.span.overlaps(span) for span in spans)
    ]
    values = {
        "article": reading.article.id,
        "paragraphs": paragraphs_of(reading, spans),
        "words": str(words),
        "figures": str(len(figures)),
    }
    evidence = [opening(reading, span) for span in spans[:_MOST_PASSAGES]]
    evidence += [around(reading, figure) for figure in figures[:_MOST_FIGURES]]
    template = _TEMPLATES[len(others) > 1][min(len(figures), 2)]
    # The one other article is told by name, more by their number.
    values |= {"other": others[0]} if len(others) == 1 else {"others": str(len(others))}
    return Finding("only_in", "low", Message(template, values), tuple(evidence))


_TEMPLATES = (
    (
        "Only in %(article)s, not in %(other)s: ¶%(paragraphs)s, %(words)s words.",
        "Only in %(article)s, not in %(other)s: ¶%(paragraphs)s, %(words)s words with one figure.",
        "Only in %(article)s, not in %(other)s: ¶%(paragraphs)s, %(words)s words"
        " with %(figures)s figures.",
    ),
    (
        "Only in %(article)s, in none of %(others)s other prints: ¶%(paragraphs)s,"
        " %(words)s words.",
        "Only in %(article)s, in none of %(others)s other prints: ¶%(paragraphs)s, %(words)s words"
        " with one figure.",
        "Only in %(article)s, in none of %(others)s other prints: ¶%(paragraphs)s, %(words)s words"
        " with %(figures)s figures.",
    ),
)
"""Of one other article and of several; without figures, with one, with more."""
