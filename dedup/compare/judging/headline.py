"""The headline's figures against the text's: «400 women» above, 4,000 below.

A headline rounds, adds up and leaves out, rightly so. What is told is a number of a noun, a
currency or a share that the text gives in the same words, but never with that value.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from dedup.compare.judging.facts import Fact, facts_of
from dedup.compare.judging.labels import PERSONS, noun_end
from dedup.compare.judging.ledger import story_facts
from dedup.compare.judging.slips import pen_slip, scale_slip, significant
from dedup.compare.judging.totals import ENDS_JOINED, OPENS_LAST, names_some
from dedup.compare.judging.units import number, rate_left_out, same_noun
from dedup.compare.judging.values import adds_up, same_value
from dedup.compare.reading import Reading
from dedup.model import Figure, Message, Span
from dedup.text.fold import fold_word

HEADLINE = "%(article)s: %(left)s in the headline, %(right)s in the text."
"""Message template of a headline that its text denies; the findings name the article."""

_KINDS = frozenset({"count", "money", "percent", "measure"})
# Below this a headline adds up what the text tells one by one («three children» for a girl and two
# boys), so that only a text with one other number of the same, and no more, denies it.
_SMALL = 5
_LEAST = 2
# A headline rounds 375 million to 400, and 3.6 metres to 4.
_ROUNDED = Fraction(1, 8)
# «More than 50» holds for what is so much more, and little less, than it.
_MORE = Fraction(3, 2)
_LESS = Fraction(7, 10)
# Nobody writes thousands for millions of millions.
_MOST_SCALED = 10**6
# Words besides the noun that headline and text must both use of the figure.
_COMMON = 2
_COMMON_OTHERWISE = 3
_NEVER = 1000
# Characters before a figure that hold what leads to it; so many more may be named beside a number.
_LEAD, _ADDED = 20, 2
_ALL = 100


def headline_slips(reading: Reading) -> Iterator[tuple[Message, tuple[Span, ...]]]:
    """What headline and text say differently, with the places in the text."""
    headed, below = _facts(reading)
    ranks = {figure.value for figure in reading.figures if figure.kind == "ordinal"}
    for told in headed:
        if told.figure.value in ranks:
            continue  # «two dead», and further down «a third one died»
        if answers := _denied(told, below, reading.article.text):
            answer = answers[0].figure
            printed = {"left": _printed(told.figure), "right": _printed(answer)}
            inside = told.article == reading.article.id
            spans = (told.figure.span, answer.span) if inside else (answer.span,)
            yield Message(HEADLINE, printed), spans


def _facts(reading: Reading) -> tuple[Sequence[Fact], Sequence[Fact]]:
    """The facts of the headline (a title may stand beside the text) and those of the text."""
    lines = [line.span for line in reading.tokens.paragraphs if line.role == "headline"][:1]
    facts = story_facts(reading)
    headed = [fact for fact in facts if any(fact.figure.span.overlaps(line) for line in lines)]
    return headed or _titled(reading), [fact for fact in facts if fact not in headed]


def _titled(reading: Reading) -> Sequence[Fact]:
    from dedup.compare.figures.read import read_figures  # noqa: PLC0415 - tables load slowly

    article = reading.article
    title = article.title
    if not title or fold_word(title) in fold_word(article.text[: 2 * len(title)]):
        return ()
    figures = read_figures(title, language=article.language)
    return facts_of("", title, figures)


def _joined(text: str, figure: Figure) -> bool:
    """Whether one more may be counted beside it: «the union and 6 partners»."""
    after = OPENS_LAST.match(text, noun_end(text, figure))
    return bool(after or ENDS_JOINED.search(_before(text, figure)))


def _before(text: str, figure: Figure) -> str:
    return text[max(0, figure.span.start - _LEAD) : figure.span.start]


def _denied(told: Fact, below: Sequence[Fact], text: str) -> list[Fact]:
    """The text's figures for the headline's fact, where none of them lets it stand."""
    figure, stated = told.figure, number(told.figure)
    if figure.kind not in _KINDS or stated is None or figure.high or stated < _LEAST:
        return []
    every = (number(other.figure) for other in below)
    alike = [other for other in below if _one_kind(told, other)]
    values = [value for other in alike if (value := number(other.figure)) is not None]
    same = (other for other in below if other.dimension == told.dimension)
    if any(same_value(figure, other.figure) or other.figure.high for other in same):
        return []
    if any(_lets_stand(figure, stated, value) for value in values) or adds_up(stated, every):
        return []
    fewer = (o for o in alike if 0 < stated - (number(o.figure) or 0) <= _ADDED)
    if figure.kind == "count" and any(_joined(text, other.figure) for other in fewer):
        return []
    if stated < _SMALL and stated.denominator == 1 and not _one_other(told, alike):
        return []
    alike = [other for other in alike if not names_some(_before(text, other.figure))]
    slips = [other for other in alike if _is_slip(stated, number(other.figure))]
    words = told.context - told.noun
    common = [(other, len(words & (other.context - other.noun))) for other in alike]
    return [other for other, shared in common if shared >= _least(stated, other, slips)]


def _one_other(told: Fact, alike: Sequence[Fact]) -> bool:
    """Whether the text has one number for what the headline counts, and it is a plain one."""
    said = {other.figure.value for other in alike}
    plain = told.figure.qualifier is None and all(o.figure.qualifier is None for o in alike)
    return len(said) == 1 and plain and told.fate > 0


def _least(stated: Fraction, other: Fact, slips: Sequence[Fact]) -> int:
    """Common words needed: fewer where a slip of the pen explains the difference, fewest where it
    explains no other."""
    value = number(other.figure)
    if not value:
        return _NEVER
    if other in slips:
        return _COMMON - (len(slips) == 1)
    return _COMMON_OTHERWISE if max(stated, value) <= 2 * min(stated, value) else _NEVER


def _is_slip(stated: Fraction, value: Fraction | None) -> bool:
    """A slip of the pen, or another scale, the headline's number rounded or not: 134 million for
    134.23 billion."""
    if not value:
        return False
    ratio = max(stated, value) / min(stated, value)
    scaled = any(abs(ratio / times - 1) <= _ROUNDED for times in (1000, 1000000))
    return scaled or 0 < scale_slip(stated, value) <= _MOST_SCALED or pen_slip(stated, value)


def _one_kind(left: Fact, right: Fact) -> bool:
    ours, theirs = left.figure, right.figure
    if ours.kind != theirs.kind:
        return False
    if ours.kind != "count":
        return ours.unit == theirs.unit or rate_left_out(ours.unit, theirs.unit)
    if left.fate or right.fate:
        return left.fate == right.fate
    # Nothing tells the persons of the headline from others.
    persons = fold_word(ours.unit or "") in PERSONS
    return bool(ours.unit and theirs.unit) and same_noun(ours, theirs) and not persons


def _lets_stand(figure: Figure, stated: Fraction, value: Fraction) -> bool:
    """Whether the headline's number may be the text's, rounded or only bounded."""
    if stated == value or (figure.kind == "percent" and stated + value == _ALL):
        return True  # 64% do not own what 36% own
    if figure.qualifier and _LESS * stated <= value <= _MORE * stated:
        return True
    # 3 for 2 is no rounding, nor 14 for 15, nor 89 for 98; 400 for 375 and 4 for 3.6 are.
    coarser = len(significant(stated)) < len(significant(value))
    rounded = coarser and (value.denominator > 1 or stated >= 20)
    return rounded and abs(stated - value) <= _ROUNDED * max(stated, value)


def _printed(figure: Figure) -> str:
    unit = figure.unit or ""
    return figure.text if figure.kind != "count" or unit in figure.text else f"{figure.text} {unit}"
