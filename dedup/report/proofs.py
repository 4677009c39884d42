"""The words of evidence, cut where they are long, with what the other article has differently.

Two long quotations that differ in one word late in the sentence look alike when both are cut after
their first words: a quotation is cut around the first difference instead, and the words marked.
"""

from __future__ import annotations

from collections.abc import Sequence

from dedup.model import Comparison, Evidence, Finding, Span
from dedup.report.lookup import Lookup
from dedup.report.marks import Mark, Piece, Run, marks_of, runs

BEFORE = 50
"""Characters before the first difference of a quotation that is cut."""


def two_of(look: Lookup, item: Evidence, finding: Finding) -> tuple[str, ...]:
    """The articles whose comparison shows what ``item`` has differently.

    They are the two of the finding. A quotation that many print in several wordings is held against
    the first print of another wording, so that all but the first are held against one.
    """
    names = tuple(dict.fromkeys(other.article for other in finding.evidence))
    if len(names) < 3 or finding.kind != "quote_altered":
        return names
    others = (other.article for other in finding.evidence if other.text != item.text)
    return next(
        (two for other in others if frozenset(two := (item.article, other)) in look.compared), ()
    )


def marked(look: Lookup, item: Evidence, articles: Sequence[str], limit: int) -> tuple[Run, ...]:
    """The words of ``item`` as runs, at most about ``limit`` characters, around a difference.

    Empty where the claim is not about two compared ``articles``, or nothing in the words differs.
    """
    comparison = look.compared.get(frozenset(articles)) if len(set(articles)) == 2 else None
    text = look.text(item.article)
    if comparison is None or not text:
        return ()
    marks = [mark for mark in _marks(look, comparison, item) if mark.span.overlaps(item.span)]
    told = [mark for mark in marks if mark.look != "spelling"]
    if not told:
        return ()
    span = _window(text, item.span, told[0].span, limit)
    before = (_plain("… "),) if span.start > item.span.start else ()
    after = (_plain(" …"),) if span.end < item.span.end else ()
    return (*before, *runs(text, span, marks, ()), *after)


def _plain(words: str) -> Run:
    return Run(None, (Piece(words, False),))


def side_of(look: Lookup, article: str, articles: Sequence[str]) -> str:
    """A or B: the side of ``article`` in the comparison of two ``articles``, empty without one."""
    comparison = look.compared.get(frozenset(articles))
    return "" if comparison is None else "A" if comparison.pair.left == article else "B"


def _marks(look: Lookup, comparison: Comparison, item: Evidence) -> tuple[Mark, ...]:
    pair, mine = comparison.pair, item.article
    side, other = ("left", pair.right) if pair.left == mine else ("right", pair.left)
    return tuple(
        mark
        for block in comparison.blocks
        if any(span.overlaps(item.span) for span in getattr(block, side))
        for mark in marks_of(block, side, look.text(mine), look.text(other))
    )


def _window(text: str, span: Span, first: Span, limit: int) -> Span:
    """``span``, or about ``limit`` characters of it that hold ``first``, cut between words."""
    if span.end - span.start <= limit:
        return span
    start = span.start
    if first.end - start > limit - BEFORE // 2:
        start = text.find(" ", max(start, first.start - BEFORE), first.start) + 1 or first.start
    end = text.rfind(" ", max(first.end, start), start + limit)
    return Span(start, span.end if start + limit >= span.end else end if end > 0 else start + limit)
