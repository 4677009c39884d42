"""Two figures that answer each other in a copied passage and differ: an error, or two facts?

A slip stands alone in words that are otherwise the same. Figures that rightly differ give
themselves away: others beside them differ too, the words around them were rewritten, the later
text has the greater count. `doubt_of` is the whole decision; what it doubts is told as medium
(or low), in a sentence that says why. The rules were made on the labelled pairs of
tests/gold/high_findings.jsonl; benchmarks/high.py says what they keep.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from dedup.compare.judging.bonds import EXCHANGED
from dedup.compare.judging.labels import PERSONS
from dedup.compare.judging.scores import TURNED
from dedup.compare.judging.setting import edits_near, kept_on_each
from dedup.compare.judging.shifts import OTHER_MONTH, OTHER_YEAR
from dedup.compare.judging.slips import DIGITS_MOVED, ONE_DIGIT, SCALE
from dedup.compare.judging.subjects import told_of_others
from dedup.compare.judging.units import OF_THE_DAY, number, same_noun
from dedup.compare.judging.values import (
    NOT_DENIED,
    OTHER_CURRENCY,
    OTHER_UNIT,
    POINTS_OR_PERCENT,
    adds_up,
    within,
)
from dedup.compare.published import moment_of, published_day
from dedup.compare.reading import Reading
from dedup.compare.stems import forms_of
from dedup.model import Block, Comparison, Figure, FigureChange, Span
from dedup.text.fold import fold_word

SAME_DIGITS = (
    "The same digits stand in a copied passage, read as %(first)s in %(first_articles)s and as"
    " %(second)s in %(second_articles)s (“%(label)s”)."
)
OF_OTHERS = (
    "“%(label)s” in a copied passage: %(first)s in %(first_articles)s, %(second)s in"
    " %(second_articles)s; the two articles seem to be of others, in one form."
)
UPDATED = (
    "Updated figure? “%(label)s” in a copied passage: %(first)s in %(first_articles)s,"
    " %(second)s in %(second_articles)s; published at another time."
)
ONE_OF_MANY = (
    "“%(label)s” in a copied passage: %(first)s in %(first_articles)s, %(second)s in"
    " %(second_articles)s; other figures beside it differ too, as in another report."
)
WITHIN = (
    "“%(label)s” in a copied passage: %(first)s in %(first_articles)s, %(second)s in"
    " %(second_articles)s; the one does not deny the other."
)
ANOTHER_DAY = (
    "“%(label)s” in a copied passage: %(first)s in %(first_articles)s, %(second)s in"
    " %(second_articles)s; of another day or hour, and the words around it differ too."
)
REWRITTEN = (
    "“%(label)s” in a copied passage: %(first)s in %(first_articles)s, %(second)s in"
    " %(second_articles)s; the words around it differ too."
)
"""Sentences of a finding that is in doubt, with the reason."""

# Slips of the digits or of one part of a date, which need fewer words in common.
_SLIP = (DIGITS_MOVED, ONE_DIGIT, OTHER_MONTH, OTHER_YEAR)
# A thousand times as much in the same words is a scale slip, whatever else was done to the digits.
_FAR = 1000
# Characters on each side of a figure whose words tell whether it is of the same fact.
_NEAR, _AROUND = 40, 100
# The share of them that no edit touches before two figures are surely of one fact: on both sides,
# or on one where the other only adds words.
_LEAST_KEPT, _ALL_KEPT, _MOST_KEPT = 0.6, 0.9, 0.8
# Two versions of which one has less than this share of its words from the other.
_COPIED = 0.8
# Figures that differ before they are another report's: one in so many of a pair, of a passage.
_SEVERAL, _ONE_IN, _ONE_INSIDE = 2, 5, 2
# Where nothing but figures was changed, another outlet's print may have two misprints.
_VERBATIM = 0.95
# Edits of content within `_WIDE` characters of a figure of another day.
_EDITS, _WIDE = 3, 200
# The share of a headline's words that the other article never has, where two of one outlet are of
# two subjects.
_OWN_TITLE = 1 / 3
# The share of two headlines' words that both have, where it is one headline.
_SAME_TITLE = 0.5
# Seconds between two prints of which the later brings a count up to date.
_LATER = 3600
_NUMBER = re.compile(r"\d+")
_JOINED_MOST = 20


class Both:
    """Two articles and what is asked of them for each of their changes, worked out once."""

    def __init__(
        self,
        left: Reading,
        right: Reading,
        comparison: Comparison,
        fetched: Collection[str] = (),
    ) -> None:
        self.left, self.right, self.comparison = left, right, comparison
        self.clocked = not {left.article.outlet, right.article.outlet} & set(fetched)
        """Whether the times given are those of publication, and not of fetching."""
        outlets = left.article.outlet, right.article.outlet
        self.own = outlets[0] == outlets[1] != ""
        """Whether one outlet printed both."""
        days = [published_day(side.article.published) for side in (left, right)]
        self.another_day = None not in days and days[0] != days[1]
        self.copy = comparison.pair.relation == "near_copy"
        self.paired = [c for c in comparison.figures if c.left and c.right]

    @cached_property
    def one_headline(self) -> bool:
        """Whether one stands over both, as over a story run again with its errors mended."""
        ours, theirs = (_stems(side.article.title) for side in (self.left, self.right))
        return len(ours & theirs) > _SAME_TITLE * len(ours | theirs)

    @cached_property
    def headlines_apart(self) -> bool:
        """Whether each has words that the other article has nowhere: many, or in one form some
        that its own text repeats, the name of a firm."""
        titles = [_stems(side.article.title) for side in (self.left, self.right)]
        texts = [_stems(side.article.text) for side in (self.left, self.right)]
        alone = [titles[0] - titles[1] - texts[1], titles[1] - titles[0] - texts[0]]
        pairs = zip(alone, titles, strict=True)
        if all(len(own) >= _OWN_TITLE * len(title) > 0 for own, title in pairs):
            return True
        return self.copy and all(own & text for own, text in zip(alone, texts, strict=True))


@dataclass(frozen=True, slots=True)
class Case:
    """Two figures in one place of a passage that differ."""

    both: Both
    home: Block
    ours: Figure
    theirs: Figure
    reason: str

    def kept(self, reach: int) -> tuple[float, float]:
        """The share of the words around the figures that both sides have."""
        return kept_on_each(self.home, self.ours.span, self.theirs.span, reach)


def doubt_of(case: Case) -> str:
    """Why two figures that differ may both be right, as the sentence to tell it; "" if nothing
    says so."""
    if case.reason == EXCHANGED or _plain_slip(case):
        return ""
    return next((sentence for holds, sentence in _RULES if holds(case)), "")


def _plain_slip(case: Case) -> bool:
    """Another scale, or the same number of another measure (kilometres and miles, percent and
    points), in words mostly the same: no event explains it."""
    if max(case.kept(_NEAR)) < _LEAST_KEPT:
        return False
    other = case.reason in (OTHER_CURRENCY, OTHER_UNIT, POINTS_OR_PERCENT)
    slip = case.reason == SCALE or (other and case.ours.value == case.theirs.value)
    one_copy = min(case.kept(_AROUND)) >= _ALL_KEPT
    return _far_apart(case) or (slip and (one_copy or not _of_others(case)))


def _far_apart(case: Case) -> bool:
    ours, theirs = number(case.ours), number(case.theirs)
    if not ours or not theirs:
        return False
    return max(ours / theirs, theirs / ours) >= _FAR


def _same_digits(case: Case) -> bool:
    """«٢ / ١٠» and «٢-١٠», «19 – 21 / 10» and «19 إلى 21 / 10»: the print agrees, and one side was
    read without a part of it."""
    ours, theirs = (_numbers(figure.text) for figure in (case.ours, case.theirs))
    if not ours.strip() or not theirs.strip() or ours.count(" ") == theirs.count(" "):
        return False
    left, right = case.both.left.article.text, case.both.right.article.text
    beside = _numbers_around(left, case.ours.span), _numbers_around(right, case.theirs.span)
    return theirs in beside[0] and ours in beside[1]


def _numbers_around(text: str, span: Span) -> str:
    return _numbers(text[max(0, span.start - _JOINED_MOST) : span.end + _JOINED_MOST])


def _numbers(text: str) -> str:
    """The numbers in digits, each between blanks: «12» is not in « 1 2 »."""
    numbers = ("".join(str(int(digit)) for digit in number) for number in _NUMBER.findall(text))
    return f" {' '.join(numbers)} "


def _of_others(case: Case) -> bool:
    """Two firms announce alike: by the names they open with, or under two headlines of a wire."""
    left, right = case.both.left, case.both.right
    if told_of_others(left.setting, case.ours, right.setting, case.theirs):
        return True
    return case.both.own and case.reason not in _SLIP and case.both.headlines_apart


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem for _, stem in forms_of(text, Span(0, len(text))))


def _updated(case: Case) -> bool:
    """The outlet itself has it otherwise on another day; or the later text has the greater count,
    of the same outlet or in a text that is no copy."""
    both = case.both
    if case.reason in _SLIP and not both.own:
        return False  # no event moves two digits of a figure in another's print of it
    shares = both.comparison.left_share.shared, both.comparison.right_share.shared
    if both.another_day and (both.own or (both.copy and min(shares) < _COPIED)):
        return True
    if case.reason in _SLIP or not _grown(case):
        return False
    if case.ours.kind != "count":
        return both.own and not both.one_headline
    return both.own or not both.copy


def _grown(case: Case) -> bool:
    sides = [(case.both.left, case.ours), (case.both.right, case.theirs)]
    times = [moment_of(reading.article.published) for reading, _ in sides]
    first, second = (number(figure) for _, figure in sides)
    seconds = _seconds_between(*times)
    if first is None or second is None or abs(seconds) < _LATER or not case.both.clocked:
        return False
    return (second > first) == (seconds > 0)


def _seconds_between(one: date | datetime | None, other: date | datetime | None) -> float:
    """0 where a clock is missing, or only one of them says its zone."""
    if not (isinstance(one, datetime) and isinstance(other, datetime)):
        return 0.0
    if (one.tzinfo is None) != (other.tzinfo is None):
        return 0.0
    return (other - one).total_seconds()


def _one_of_many(case: Case) -> bool:
    """Several comparable figures of the pair or of the passage differ: the next report, or the
    same one hours later."""
    every = case.both.paired
    inside = [c for c in every if c.left and any(s.overlaps(c.left.span) for s in case.home.left)]
    whole = case.kept(len(case.both.left.article.text) + len(case.both.right.article.text))
    reprint = not case.both.own and not case.both.another_day and min(whole) >= _VERBATIM
    least = _SEVERAL + reprint
    return (
        _several(every, least, _ONE_IN)
        or _several(inside, least, _ONE_INSIDE)
        or _several(_neighbours(inside, case.ours), _SEVERAL, 1)
    )


def _several(changes: Sequence[FigureChange], least: int, one_in: int) -> bool:
    """Whether so many facts differ that no slip explains, one in so many; «10 killed» said twice
    is one fact."""
    apart = [c for c in changes if denied(c) and c.reason.template not in (DIGITS_MOVED, SCALE)]
    if all(change.reason.template in _SLIP for change in apart):
        return False
    values = {tuple(f.value for f in (c.left, c.right) if f) for c in apart}
    return len(values) >= least and one_in * len(apart) >= len(changes)


def several_denied(changes: Iterable[FigureChange]) -> bool:
    """Whether so many figures of two texts differ that they are two reports."""
    return _several([c for c in changes if c.left and c.right], _SEVERAL, _ONE_IN)


def _neighbours(inside: Sequence[FigureChange], ours: Figure) -> Sequence[FigureChange]:
    """The figures beside one of a passage, up to the next on which both sides agree: a price and
    by how much it fell."""
    at = next((n for n, change in enumerate(inside) if change.left is ours), 0)
    first = next((n + 1 for n in range(at - 1, -1, -1) if not denied(inside[n])), 0)
    last = next((n for n in range(at + 1, len(inside)) if not denied(inside[n])), len(inside))
    return inside[first:last]


def denied(change: FigureChange) -> bool:
    """Whether two values deny each other; a unit alone that differs is one misprint, repeated."""
    left, right = change.left, change.right
    if not left or not right or change.verdict not in ("changed", "conflict"):
        return False
    soft = left.kind in OF_THE_DAY or change.reason.template in (*NOT_DENIED, TURNED)
    return not soft and (left.value, left.high) != (right.value, right.high)


def _within(case: Case) -> bool:
    """«more than 500» and «597»; «30 pistols» and «10 pistols, 8 others and 12 more»."""
    if (case.ours.kind, case.ours.unit is None) != (case.theirs.kind, case.theirs.unit is None):
        return False
    return (
        within(case.ours, case.theirs)
        or _counted_apart(case.ours, case.both.right, case.theirs, case.home.right)
        or _counted_apart(case.theirs, case.both.left, case.ours, case.home.left)
    )


def _counted_apart(whole: Figure, other: Reading, part: Figure, passage: Sequence[Span]) -> bool:
    """Whether a passage counts a noun in parts, of which the other side gives the sum."""
    if whole.kind != "count" or not whole.unit or fold_word(whole.unit) in PERSONS:
        return False
    alike = [
        figure
        for figure in other.content_figures
        if figure.kind == "count"
        and figure.unit
        and same_noun(figure, part)
        and any(span.overlaps(figure.span) for span in passage)
    ]
    return adds_up(number(whole), map(number, alike))


def _on_another_day(case: Case) -> bool:
    """The next bulletin of a series: figures are not all that was changed near this one."""
    if case.reason in _SLIP or not (case.both.another_day or case.both.own):
        return False
    return edits_near(case.home, case.ours.span, _WIDE) >= _EDITS


def _rewritten(case: Case) -> bool:
    """Too few of the words around are the same; a slip of the digits needs fewer."""
    near = case.kept(_NEAR)
    if min(near) < _LEAST_KEPT and max(near) < _ALL_KEPT:
        return True
    return case.reason not in _SLIP and max(case.kept(_AROUND)) < _MOST_KEPT


_RULES: tuple[tuple[Callable[[Case], bool], str], ...] = (
    (_same_digits, SAME_DIGITS),
    (_within, WITHIN),
    (_updated, UPDATED),
    (_of_others, OF_OTHERS),
    (_one_of_many, ONE_OF_MANY),
    (_on_another_day, ANOTHER_DAY),
    (_rewritten, REWRITTEN),
)
"""The rules in the order in which they are asked; the first that holds tells the reason."""
