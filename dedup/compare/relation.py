"""What two articles are to each other, read off the words that are the outlets' own."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dedup.compare.align import unbroken
from dedup.compare.anchors import Run, stretches
from dedup.compare.passages import Passage
from dedup.compare.published import days_apart
from dedup.compare.reading import Reading
from dedup.compare.sides import Side
from dedup.model import Article, Block, FigureChange, Pair, Share, Span

# Share of an article's own words from which it is in the main the other. Swept .45-.7 on 185 pairs
# that a person labelled (benchmarks/relations.py --sweep), half to fit, half to check: .55 and .6
# are as good, and .55 keeps the versions of a release whose sentences changed places.
MOST = 0.55
# Below this share of the longer article the copy is an excerpt in it. Swept .3-.5 on the same: of
# the abridgements between .3 and .5 a reader calls half so, the other half a near copy.
LITTLE = 0.4
# So much longer must a run be where one outlet prints `again`: of 37 such pairs with runs of 8 to
# 11 words that were read, 29 have only titles, names and phrases of that outlet in common; of 36
# with runs of 12 to 15 half; of 24 pairs of two outlets with runs of 8 to 10 four.
OWN_RUN = 1.5
# A form that was filled in again: so many figures of common places differ, so many times more than
# agree, one in so few common words, and no common run is so long. The first for any two texts, the
# second where one outlet prints `again`, of which runs of 24 to 29 words are forms, too (17 of 17
# read), while of two outlets they are copied sentences (four of four). It takes 350 of 5,611 pairs
# of four collections; of 105 others that were read 104 are forms (bonds, closes of markets, weekly
# statistics, weather, fixtures).
_FILLED_IN, _FILLED_IN_AGAIN = (3, 2, 24), (2, 1, 30)
_FIGURE_IN = 15
# These agree on any two days, and say nothing of one event.
_ANY_DAY = ("relative_date", "weekday", "ordinal")
# Of a run of ``min_run`` words so many must say something: on the own-words reports of BASIL a
# run of eight with fewer is an office, an institution, a set phrase ("a path to legal status") or
# a bare figure and its noun.
_TELLING = 0.75
# So many times as many tell in runs of three and more words, none of them long. On the labelled
# pairs (see MOST) that makes partial copies of three that are and of one that is none; 1.5 times
# of three and two, twice in runs of any length of three and two.
TOUCHED_UP, _SHORTEST = 2, 3

Places = NDArray[np.int64]
"""Word numbers of a side."""

UNRELATED = "none"
"""Relation of two articles that share no copied passage: they are no pair."""
COPIES = ("identical", "near_copy", "excerpt")
"""Relations in which one article's text is mostly the other's."""


def body_words(side: Side) -> NDArray[np.bool_]:
    """Whether each word stands in the body: not in headline, byline, furniture or stock line."""
    roles = [side.tokens.paragraphs[number].role == "body" for number in side.paragraph]
    # Words of no sentence have owner -1: the last entry.
    return np.array([*roles, False], dtype=np.bool_)[side.owner]


def words_in(side: Side, span: Span) -> slice:
    """The words that share a code point with the span."""
    return slice(bisect_right(side.ends, span.start), bisect_left(side.starts, span.end))


def word_places(runs: Sequence[Run]) -> tuple[Places, Places]:
    """The words of all runs laid end to end: the place of each in left, and in right."""
    table = np.array(runs, dtype=np.int64).reshape(-1, 3)
    lengths = table[:, 2]
    inside = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    return np.repeat(table[:, 0], lengths) + inside, np.repeat(table[:, 1], lengths) + inside


@dataclass(frozen=True, slots=True)
class OutletsWords:
    """Which words are the outlets' own: neither stock text nor a third party's."""

    counted: tuple[NDArray[np.bool_], NDArray[np.bool_]]
    """Of each side, what a relation is read off: body words that are no stock text, and no common
    words that both sides quote."""
    own: tuple[NDArray[np.bool_], NDArray[np.bool_]]
    """Of each side, body words that it does not quote."""
    mute: NDArray[np.bool_]
    """Words of left that say nothing of copying: stock text, and figures in digits or words."""
    runs: tuple[tuple[int, int, int], ...]
    """Common words: first word of each side, and how many."""
    quoted: bool
    """Whether there are common words that one of them quotes."""


def outlets_words(
    sides: tuple[Side, Side],
    readings: tuple[Reading, Reading],
    passages: Sequence[Passage],
    bodies: tuple[NDArray[np.bool_], NDArray[np.bool_]],
) -> OutletsWords:
    """Look at every common word.

    Quoted words are a third party's: two outlets that both heard them have not copied each other,
    however much of their reports they fill.
    """
    quoted = [
        covered(side, [quote.span for quote in reading.quotes])
        for side, reading in zip(sides, readings, strict=True)
    ]
    stock = [covered(side, reading.stock) for side, reading in zip(sides, readings, strict=True)]
    counted = bodies[0] & ~stock[0], bodies[1] & ~stock[1]
    runs = tuple(run for passage in passages for run in passage.runs)
    places = word_places(runs)
    ours, theirs = quoted[0][places[0]], quoted[1][places[1]]
    counted[0][places[0]] &= ~(ours & theirs)
    counted[1][places[1]] &= ~(ours & theirs)
    own = bodies[0] & ~quoted[0], bodies[1] & ~quoted[1]
    figures = covered(sides[0], [figure.span for figure in readings[0].figures])
    return OutletsWords(counted, own, stock[0] | figures, runs, bool((ours | theirs).any()))


def copied(left: Side, words: OutletsWords, min_run: int, longer: float = 1) -> bool:
    """Whether the outlets' own words hold a common run, of ``longer`` times ``min_run`` words, that
    says something.

    Two that name the same office or person at length, or use one formula, have not copied. Where
    every sentence is touched up, many short runs tell as much.
    """
    left_own, right_own = words.own
    least, told = _TELLING * min_run, 0
    for at, mate, length in unbroken(words.runs):
        for first, last in stretches(left_own[at : at + length] & right_own[mate : mate + length]):
            if last - first < _SHORTEST:
                continue
            telling = _telling(left, range(at + first, at + last), words.mute)
            told += telling
            long = last - first >= longer * min_run and telling >= least
            if long or told >= TOUCHED_UP * longer * least:
                return True
    return False


def _telling(side: Side, run: Sequence[int], mute: NDArray[np.bool_]) -> int:
    """How many of a run's words are neither function words nor names, figures or stock."""
    return sum(
        not (mute[at] or side.function[at] or side.text[side.starts[at]].isupper()) for at in run
    )


def covered(side: Side, spans: Iterable[Span]) -> NDArray[np.bool_]:
    """Whether each word lies in one of the spans."""
    inside = np.zeros(len(side.ids), dtype=np.bool_)
    for span in spans:
        inside[words_in(side, span)] = True
    return inside


def again(left: Article, right: Article) -> bool:
    """Whether one outlet printed both, days apart: its own phrases come back of themselves."""
    own = left.outlet == right.outlet != ""
    return own and days_apart(left.published, right.published) > 1


def one_form(left: Article, right: Article, pair: Pair, figures: Sequence[FigureChange]) -> bool:
    """Whether two texts are one form, filled in on two days: nearly every figure is another.

    A corrected copy differs in one or two figures of many; what one day brings up to date, or a
    run of prose too long for a form, is a version of one text however many figures changed.
    """
    differ = sum(change.verdict in ("changed", "conflict") for change in figures)
    agree = sum(
        change.left is not None and change.left.kind not in _ANY_DAY
        for change in figures
        if change.verdict in ("same", "restated")
    )
    least, times, run = _FILLED_IN_AGAIN if again(left, right) else _FILLED_IN
    return (
        differ >= max(least, times * agree + 1, pair.shared_words / _FIGURE_IN)
        and pair.longest_run < run
        and days_apart(left.published, right.published) > 0
    )


def relation_of(
    blocks: Sequence[Block], left: Share, right: Share, *, own_run: bool, quoted: bool
) -> str:
    """The relation, from what became of the outlets' own words on both sides: whether a run of them
    is copied, and whether common words are quoted."""
    body = [block for block in blocks if block.role == "body"]
    if body and all(block.kind == "same" for block in body):
        return "identical"
    most, least = max(left.shared, right.shared), min(left.shared, right.shared)
    if most >= MOST:
        return "near_copy" if least >= LITTLE else "excerpt"
    if own_run:
        return "partial"
    return "quotation" if quoted else UNRELATED
