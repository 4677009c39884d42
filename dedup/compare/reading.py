"""One article read for comparison: its words, figures and quotations, read once for all pairs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from dedup.model import CONTENT_ROLES, Article, Figure, Paragraph, Quote, Span, Stock, Tokens
from dedup.text.segment import folded_words, tokenise, words_from
from dedup.text.wrapping import unwrapped

if TYPE_CHECKING:
    from dedup.compare.judging.facts import Fact
    from dedup.compare.judging.subjects import Setting
    from dedup.compare.speech.credit import Credit

# Words of the shortest piece of a formula that is known again: as in `match`.
_GRAM = 5


@dataclass(frozen=True, eq=False)
class Reading:
    """What comparison, judging and the report need to know of one article.

    What only some pairs ask for is worked out when it is, and kept for the others.
    """

    article: Article
    tokens: Tokens
    figures: tuple[Figure, ...]
    quotes: tuple[Quote, ...]
    stock: tuple[Span, ...] = ()
    """Where the article carries stock text of its collection, in body lines and elsewhere."""

    @cached_property
    def body_words(self) -> int:
        """Words of the body: what shares are shares of."""
        lines = (line.span for line in self.tokens.paragraphs if line.role == "body")
        inside = (words_from(self.tokens, line) for line in lines)
        return sum(words.stop - words.start for words in inside)

    @cached_property
    def content_figures(self) -> tuple[Figure, ...]:
        """Figures of body and headline; those of page furniture are no statements."""
        lines = [p.span for p in self.tokens.paragraphs if p.role in CONTENT_ROLES]
        ends = [line.end for line in lines]
        found = []
        for figure in self.figures:
            at = bisect_right(ends, figure.span.start)
            if at < len(lines) and figure.span.overlaps(lines[at]):
                found.append(figure)
        return tuple(found)

    @cached_property
    def running(self) -> str:
        """The text, its lines joined where a line break only wraps it; offsets stay."""
        return unwrapped(self.article.text)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """What the figures of body and headline are figures of."""
        from dedup.compare.judging.facts import facts_of  # noqa: PLC0415

        return facts_of(self.article.id, self.running, self.content_figures)

    @cached_property
    def setting(self) -> Setting:
        """The words that its figures belong to, and of whom they are told."""
        from dedup.compare.judging.subjects import setting_of  # noqa: PLC0415

        return setting_of(self)

    @cached_property
    def credits(self) -> tuple[Credit, ...]:
        """The agencies that it credits."""
        from dedup.compare.speech.credit import find_credits  # noqa: PLC0415

        return find_credits(self)


Readings = Mapping[str, Reading]
"""Articles read, by id."""


def read_article(article: Article, formulas: Sequence[str] = ()) -> Reading:
    """Read one article; lines that are mostly stock text (see `stock_formulas`) get that role."""
    from dedup.compare.figures import read_figures  # noqa: PLC0415 - tables load slowly
    from dedup.compare.speech.quotes import find_quotes  # noqa: PLC0415

    tokens = tokenise(article.text, article.title)
    stock = _stock_places(article.text, tokens, formulas)
    if formulas:
        tokens = replace(tokens, paragraphs=_with_stock(article.text, tokens, formulas))
    figures = read_figures(article.text, language=article.language, published=article.published)
    return Reading(article, tokens, figures, find_quotes(unwrapped(article.text)), stock)


def stock_formulas(stock: Iterable[Stock]) -> tuple[str, ...]:
    """Stock text as `read_article` looks for it: folded words between single spaces."""
    return tuple(sorted({_spaced(item.text, tokenise(item.text)) for item in stock}))


def _stock_places(text: str, tokens: Tokens, formulas: Sequence[str]) -> tuple[Span, ...]:
    """Runs of words all of whose grams are grams of formulas: a title chained to another, too."""
    known = {gram for formula in formulas for gram in _grams(formula.split())}
    if not known:
        return ()
    runs: list[tuple[int, int]] = []
    for at, gram in enumerate(_grams(folded_words(text, tokens))):
        if gram in known:
            start = runs.pop()[0] if runs and runs[-1][1] >= at else at
            runs.append((start, at + _GRAM))
    starts, ends = tokens.starts, tokens.ends
    return tuple(Span(int(starts[first]), int(ends[last - 1])) for first, last in runs)


def _grams(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[at : at + _GRAM]) for at in range(len(words) - _GRAM + 1))


def _spaced(text: str, tokens: Tokens) -> str:
    return f" {' '.join(folded_words(text, tokens))} "


def _with_stock(text: str, tokens: Tokens, formulas: Sequence[str]) -> tuple[Paragraph, ...]:
    """Body lines more than half of whose words are stock text, as such."""
    whole = _spaced(text, tokens)
    present = [formula for formula in formulas if formula in whole]
    if not present:
        return tokens.paragraphs
    return tuple(
        Paragraph(line.span, "stock")
        if line.role == "body" and _is_stock(text, line, present)
        else line
        for line in tokens.paragraphs
    )


def _is_stock(text: str, line: Paragraph, formulas: Sequence[str]) -> bool:
    words = line.span.cut(text)
    spaced = _spaced(words, tokenise(words))
    covered = sum(len(formula) - 1 for formula in formulas if formula in spaced)
    return covered * 2 > len(spaced)
