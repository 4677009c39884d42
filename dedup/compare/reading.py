"""One article read for comparison: its words, figures and quotations, read once for all pairs."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from dedup.model import Article, Figure, Paragraph, Quote, Span, Stock, Tokens
from dedup.text.segment import tokenise

COUNTED_ROLES = ("body", "headline")


@dataclass(frozen=True, slots=True)
class Reading:
    """What comparison, judging and the report need to know of one article."""

    article: Article
    tokens: Tokens
    figures: tuple[Figure, ...]
    quotes: tuple[Quote, ...]

    @property
    def body_words(self) -> int:
        """Words of the body: what shares are shares of."""
        starts = self.tokens.starts
        body = [line.span for line in self.tokens.paragraphs if line.role == "body"]
        return sum(int(np.diff(starts.searchsorted([s.start, s.end]))[0]) for s in body)

    @property
    def content_figures(self) -> tuple[Figure, ...]:
        """Figures of body and headline; those of page furniture are no statements."""
        lines = [p.span for p in self.tokens.paragraphs if p.role in COUNTED_ROLES]
        return tuple(f for f in self.figures if any(f.span.overlaps(line) for line in lines))


def read_article(article: Article, stock: tuple[Stock, ...] = ()) -> Reading:
    """Read one article; lines that are mostly ``stock`` text get that role."""
    from dedup.compare.figures import read_figures  # noqa: PLC0415 - tables load slowly
    from dedup.compare.quotes import find_quotes  # noqa: PLC0415

    tokens = tokenise(article.text, article.title)
    if stock:
        spans = [item.span for item in stock if item.article == article.id]
        paragraphs = tuple(_with_stock(line, spans) for line in tokens.paragraphs)
        tokens = replace(tokens, paragraphs=paragraphs)
    figures = read_figures(article.text, language=article.language, published=article.published)
    return Reading(article, tokens, figures, find_quotes(article.text))


def _with_stock(line: Paragraph, stock: list[Span]) -> Paragraph:
    """The line with the role ``stock`` if most of it is."""
    covered = sum(
        max(0, min(line.span.end, span.end) - max(line.span.start, span.start)) for span in stock
    )
    mostly = covered * 2 > line.span.end - line.span.start
    return Paragraph(line.span, "stock") if mostly and line.role == "body" else line
