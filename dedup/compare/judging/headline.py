"""The headline's figures against the text's: «400 women» above, 4,000 below.

A headline rounds, adds up and leaves out, rightly so. What is told is a number of a noun, a
currency or a share that the text gives in the same words, but never with that value.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from dedup.compare.judging.facts import Fact, facts_of
from dedup.compare.judging.ledger import story_facts
from dedup.compare.judging.slips import scale_slip, transposed
from dedup.compare.judging.values import number, same_noun, same_value
from dedup.compare.reading import Reading
from dedup.model import Figure, Message, Span
from dedup.text.fold import fold_word

HEADLINE = "%(left)s in the headline, %(right)s in the text"
"""Message template of a headline that its text denies."""

_KINDS = frozenset({"count", "money", "percent", "measure"})
# A headline adds up what the text tells one by one: «three children» for a girl and two boys.
_SMALL = 5
# A headline rounds 375 million to 400, and 3.6 metres to 4.
_ROUNDED = Fraction(1, 8)
# «More than 50» holds for what is so much more, and little less, than it.
_MORE = Fraction(3, 2)
_LESS = Fraction(7, 10)
# Words besides the noun that headline and text must both use of the figure.
_COMMON = 2
_COMMON_OTHERWISE = 3
_NEVER = 1000
# Figures of a text that may add up to the headline's; more are a table.
_MOST = 25


def headline_slips(reading: Reading) -> Iterator[tuple[Message, tuple[Span, ...]]]:
    """What headline and text say differently, with the places in the text."""
    headed, below = _facts(reading)
    for fact in headed:
        if answers := _denied(fact, below):
            answer = answers[0].figure
            printed = {"left": _printed(fact.figure), "right": _printed(answer)}
            inside = fact.article == reading.article.id
            spans = (fact.figure.span, answer.span) if inside else (answer.span,)
            yield Message(HEADLINE, printed), spans


def _facts(reading: Reading) -> tuple[Sequence[Fact], Sequence[Fact]]:
    """The facts of the headline (a title may stand beside the text) and those of the text."""
    lines = [line.span for line in reading.tokens.paragraphs if line.role == "headline"]
    told = story_facts(reading)
    headed = [fact for fact in told if any(fact.figure.span.overlaps(line) for line in lines[:1])]
    below = [fact for fact in told if fact not in headed]
    return headed or _titled(reading), below


def _titled(reading: Reading) -> Sequence[Fact]:
    from dedup.compare.figures.read import read_figures  # noqa: PLC0415 - tables load slowly

    article = reading.article
    if not any(map(str.isdigit, article.title)) or fold_word(article.title) in fold_word(
        article.text[: 2 * len(article.title)]
    ):
        return ()
    return facts_of("", article.title, read_figures(article.title, language=article.language))


def _denied(fact: Fact, below: Sequence[Fact]) -> list[Fact]:
    """The text's figures for the headline's fact, where none of them lets it stand."""
    figure, stated = fact.figure, number(fact.figure)
    if figure.kind not in _KINDS or stated is None or figure.high or stated < _SMALL:
        return []
    alike = [other for other in below if _one_kind(figure, other.figure)]
    values = [value for other in alike if (value := number(other.figure)) is not None]
    same = (other for other in below if other.dimension == fact.dimension)
    if any(same_value(figure, other.figure) or other.figure.high for other in same):
        return []
    if any(_lets_stand(figure, stated, value) for value in values) or _adds_up(stated, below):
        return []
    return [other for other in alike if _in_common(fact, other) >= _least(stated, other)]


def _least(stated: Fraction, other: Fact) -> int:
    """Common words needed: fewer where a slip of the pen explains the difference."""
    value = number(other.figure)
    if not value:
        return _NEVER
    slip = _scaled(stated, value) or (stated >= 10 and transposed(stated, value))
    near = max(stated, value) <= 2 * min(stated, value)
    return _COMMON if slip else _COMMON_OTHERWISE if near else _NEVER


def _scaled(stated: Fraction, value: Fraction) -> bool:
    """Another scale word, the headline's number rounded or not: 134 million for 134.23 billion."""
    ratio = max(stated, value) / min(stated, value)
    whole = any(abs(ratio / times - 1) <= _ROUNDED for times in (1000, 1000000))
    return whole or bool(scale_slip(stated, value))


def _one_kind(left: Figure, right: Figure) -> bool:
    if left.kind != right.kind:
        return False
    if left.kind == "count":
        return bool(left.unit and right.unit) and same_noun(left, right)
    return left.unit == right.unit


def _lets_stand(figure: Figure, stated: Fraction, value: Fraction) -> bool:
    """Whether the headline's number may be the text's, rounded or only bounded."""
    if stated == value:
        return True
    if figure.qualifier and _LESS * stated <= value <= _MORE * stated:
        return True
    # 3 for 2 is no rounding, nor 14 for 15; 400 for 375 and 4 for 3.6 are.
    round_number = stated >= 20 or value.denominator > 1
    return round_number and abs(stated - value) <= _ROUNDED * max(stated, value)


def _adds_up(stated: Fraction, below: Iterable[Fact]) -> bool:
    """Whether two or three figures of the text, or all of a kind, make the headline's."""
    values = [value for fact in below if (value := number(fact.figure)) is not None][:_MOST]
    return any(sum(part) == stated for size in (2, 3) for part in combinations(values, size))


def _in_common(left: Fact, right: Fact) -> int:
    return len((left.context - left.noun) & (right.context - right.noun))


def _printed(figure: Figure) -> str:
    unit = figure.unit or ""
    return figure.text if figure.kind != "count" or unit in figure.text else f"{figure.text} {unit}"
