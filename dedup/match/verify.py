"""Exact measures of candidate pairs, and what makes a pair.

Nothing here is sampled: shingles and runs are read from the words themselves. What two articles
have in common counts by how surprising it is in this collection (see `surprise`): names, titles,
formulas and footers are predictable and weigh next to nothing, whatever their length.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from dedup.match.keys import GRAM, SHINGLE, Hashes, Ints
from dedup.match.texts import Texts
from dedup.model import Article, Pair
from dedup.options import ScanOptions
from dedup.text.segment import word_hashes

SAME_TEXT = 0.5
"""Resemblance from which two texts are versions of one another, whatever their words are."""
PLAIN_WORDS = 30
"""Common words without which nothing is plain. Of 46 pairs of 51,543 articles that have fewer, and
no evidence, 42 are dividend notices, splits and daily lead-ins in one form, four notices mended."""
HOLDS = 0.5
"""Containment from which an article holds most of another: the near-copy of the seeds has .77
on its shorter side, the largest partial reuse seen among 40 read pairs .43."""
MOST = 0.6
"""Share of a text inside common runs from which it is another's, however many carry it: what
hundreds printed weighs little, but is stock only where it is the smaller part of an article."""
MOST_RUN = 24
"""Words of a run that it must have, unless the other text is as much within it: what two reports
of one form share is broken up where it is filled in. Of the 54 pairs of 51,746 articles that have
neither such a run nor evidence 25 were read: telegrams, receptions and filings of different events.
"""
NEAR = 0.4
"""Containment the longer side of a near copy keeps (seeds: .50); below it, an excerpt."""
WHOLE = 0.8
"""Share of a text inside common runs from which its few words are no coincidence: a headline or a
flash of a dozen words that stands in a longer report. It needs evidence all the same: the short
forms of a stock exchange are wholly inside one another."""
HELD = 0.6
"""Containment from which the same holds of a text that is a `SMALL_PART` of the other: a headline
of ten words with one of them changed."""
SMALL_PART = 0.2
"""Containment of the other side. Two short forms, filled in anew, hold as much of one another: of
17 pairs of 41,450 articles that `HELD` alone would add 13 are dividend notices."""
FORMULA_BITS = 20.0
"""Taken off each run: what the first words of any formula cost before the rest is predictable.
Swept 12-30 with the next two and the prior of `surprise` on 41,450 articles (benchmarks/
retrieval.py --sweep): at 15 titles and names pair by the thousand, at 25 one in ten of the pairs
that share 12 rare 5-grams is lost."""
FORMULA_WORD = 0.5
"""Taken off for each word: what the next word of a formula costs on the average. Titles chained to
titles are one long run; without this, three times as many pairs have nothing else in common."""
EVIDENCE_BITS = 20.0
"""Bits beyond formulas that make a pair. Swept 10-60; of 70 pairs read just below, nine in ten have
only lists of dignitaries, disclaimers and market phrases in common."""
EDITED = 0.15
"""Resemblance from which a text edited in every sentence (rewriting, bad character recognition) is
a pair without any run of ``min_run`` words, given the evidence that few words need: all 25 such
pairs of 41,450 articles are versions of one item."""
FOOTER_CARRIERS = 6
"""Articles from which a run that closes both texts is a footer and no evidence. A story that so
many print is known by its other runs, or by how much of a text it is."""
FOOTER_WORDS = 40
"""Words of the longest footer or disclaimer; a longer tail is a story's. The nine pairs of 51,746
articles that 60 would lose share background that an agency repeats under a story; the disclaimers
read have 11 to 21 words, and longer ones of many carriers weigh nothing anyway."""
FEW_WORDS, MANY_WORDS = 15, 20
"""Shared words up to which phrases and names of one event may still coincide (90 pairs read), and
from which they do so no more than any words; between them the bits they need fall evenly. With a
step at 16 one pair in 30 of 41,450 articles had 16 to 19 words in common and little evidence: of 83
read, 56 have titles, filings and market phrases. The ramp takes 900, and one in four is reuse."""
COINCIDENCE = 2.5
"""Bits more that so few words need for each doubling of the pairs of texts: what chance brings
together among ten pairs is rare, among a billion it is common (as the E-values of Karlin &
Altschul 1990). That is 8 bits among five articles and 74 among 41,450: of 90 read pairs with so
few words, half of those above are reuse, next to none of those below."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Measures:
    """Exact measures of candidate pairs, one row each."""

    resemblance: Floats
    left_containment: Floats
    right_containment: Floats
    left_shared: Ints
    """Words of left inside common runs of five words or more."""
    right_shared: Ints
    coverage: Floats
    """The larger share of the two texts that lies in those runs."""
    longest_run: Ints
    runs: Ints
    """int64[R, 4]: row of the pair, start in left, start in right, words of each maximal run."""


def measure_all(texts: Texts, lefts: Ints, rights: Ints) -> Measures:
    """Measure pairs of text rows, exactly; quickest where those of one left stand together."""
    from dedup.kernels import overlap  # noqa: PLC0415 - compiled code loads slowly

    words, bounds = texts.words, texts.bounds
    table, runs = overlap.measure(words, bounds, lefts, rights, SHINGLE, GRAM, GRAM)
    ordered, place = np.unique(rights, return_inverse=True)
    right_grams = overlap.distinct_grams(words, bounds, ordered, SHINGLE)[place]
    left_grams, common = table[:, 0], table[:, 1]
    return Measures(
        resemblance=_ratio(common, left_grams + right_grams - common),
        left_containment=_ratio(common, left_grams),
        right_containment=_ratio(common, right_grams),
        left_shared=table[:, 2],
        right_shared=table[:, 3],
        coverage=np.maximum(
            _ratio(table[:, 2], texts.sizes(lefts)), _ratio(table[:, 3], texts.sizes(rights))
        ),
        longest_run=table[:, 4],
        runs=runs,
    )


def measure(left: Article, right: Article) -> Pair:
    """Measure two articles as they are given, whether or not a scan would pair them."""
    return measure_words((left.id, right.id), *(word_hashes([a.text])[0] for a in (left, right)))


def measure_words(ids: tuple[str, str], left: Hashes, right: Hashes) -> Pair:
    """`measure` of two articles whose words are known: the hashes of `Tokens`."""
    words, bounds = np.concatenate([left, right]), np.array([0, len(left), len(left) + len(right)])
    texts = Texts(words, bounds, np.array([0, 1]), ((0,), (1,)))
    measures = measure_all(texts, np.array([0]), np.array([1]))
    (row,) = rows_of(measures, np.array([0]))
    same = np.array_equal(left, right) and len(words) > 0
    pair = as_pair(row, *ids)
    return replace(pair, relation="identical") if same else pair


Row = tuple[float, float, float, int, int, int]
"""Resemblance, containments of left and right, shared words of left and right, longest run."""


def rows_of(measures: Measures, rows: Ints) -> Iterator[Row]:
    """The measures of these rows as numbers of Python, made a column at a time."""
    columns = (
        measures.resemblance,
        measures.left_containment,
        measures.right_containment,
        measures.left_shared,
        measures.right_shared,
        measures.longest_run,
    )
    return zip(*(column[rows].tolist() for column in columns), strict=True)


def as_pair(
    row: Row,
    left: str,
    right: str,
    *,
    found_by: tuple[str, ...] = (),
    swapped: bool = False,
) -> Pair:
    """One row of measures for two ids; ``swapped``: ``left`` carries the row's right text."""
    resemblance, held, holding, shared, shared_right, longest = row
    if swapped:
        held, holding, shared = holding, held, shared_right
    name = relation(held, holding)
    return Pair(left, right, name, resemblance, held, holding, shared, longest, found_by)


def _ratio(part: Ints, whole: Ints) -> Floats:
    return part / np.maximum(whole, 1)


def relation(left_containment: float, right_containment: float) -> str:
    """A first name for what a pair is, from containments alone: near_copy, excerpt or partial."""
    more = max(left_containment, right_containment)
    less = min(left_containment, right_containment)
    if more < HOLDS:
        return "partial"
    return "near_copy" if less >= NEAR else "excerpt"


def near_copies(measures: Measures) -> NDArray[np.bool_]:
    """Which rows `relation` calls near copies."""
    sides = measures.left_containment, measures.right_containment
    near: NDArray[np.bool_] = (np.maximum(*sides) >= HOLDS) & (np.minimum(*sides) >= NEAR)
    return near


@dataclass(frozen=True, slots=True)
class Weights:
    """What the runs in doubt weigh; a pair that is plain without needs no weighing."""

    runs: Ints
    """Rows of ``Measures.runs`` that were weighed."""
    bits: Floats
    """Surprise of each of them, in bits; nothing for furniture and for words shared before."""
    carriers: Ints
    """How often the rarest 3-gram of each of them occurs in the collection."""


@dataclass(frozen=True, slots=True)
class Doubtful:
    """The runs of pairs that may have copied (see `decide`) and are not plain without."""

    rows: Ints
    """Rows of ``Measures.runs``."""
    begins: Ints
    """Where each run begins in ``Texts.words``, in its left text."""
    lengths: Ints
    hashes: Hashes
    """Equal for runs of the same words."""
    closing: NDArray[np.bool_]
    """Short runs that both texts close with."""
    repeated: NDArray[np.bool_]
    """Runs whose words are an earlier run of the same pair."""


def doubtful_runs(
    texts: Texts, lefts: Ints, rights: Ints, measures: Measures, options: ScanOptions
) -> Doubtful:
    """The runs that must be weighed before it is known whether their pairs are pairs."""
    from dedup.kernels.keys import run_hashes  # noqa: PLC0415 - compiled code loads slowly

    doubted = _likely(measures, options) & ~plain(measures)
    rows = np.flatnonzero(doubted[measures.runs[:, 0]])
    runs = measures.runs[rows]
    begins = texts.bounds[lefts[runs[:, 0]]] + runs[:, 1]
    lengths = runs[:, 3].copy()
    hashes = run_hashes(texts.words, begins, lengths)
    pairs = runs[:, 0]
    closing = _closing(runs, texts.sizes(lefts[pairs]), texts.sizes(rights[pairs]))
    return Doubtful(rows, begins, lengths, hashes, closing, _repeated(pairs, hashes))


def weigh(
    texts: Texts, lefts: Ints, rights: Ints, measures: Measures, options: ScanOptions
) -> Weights:
    """Weigh the runs in doubt by how surprising their words are in the whole collection."""
    runs = doubtful_runs(texts, lefts, rights, measures, options)
    return weights_of(runs, weighed(texts, distinct(runs), int(runs.lengths.sum())))


def distinct(runs: Doubtful) -> Ints:
    """Runs of different words: int64[n, 3], rising hash, begin and length of each."""
    return once(np.stack([runs.hashes.view(np.int64), runs.begins, runs.lengths], axis=1))


def once(runs: Ints) -> Ints:
    """Such rows, each hash once."""
    return runs[np.unique(runs[:, 0], return_index=True)[1]]


@dataclass(frozen=True, slots=True)
class Weighed:
    """What runs of different words weigh, by rising hash; the rest as in `Weights`."""

    hashes: Ints
    bits: Floats
    carriers: Ints


def weighed(texts: Texts, runs: Ints, most_words: int) -> Weighed:
    """Weigh the rows of `distinct` among all texts, so many words at a time (the collection is
    read once for each time, a table of their grams is held)."""
    from dedup.kernels.surprise import count_table, weigh_runs  # noqa: PLC0415 - compiled code loads slowly

    bits = np.empty(len(runs), dtype=np.float64)
    carriers = np.empty(len(runs), dtype=np.int64)
    begins, lengths = runs[:, 1].copy(), runs[:, 2].copy()
    turns = np.cumsum(lengths) // max(1, most_words)
    for turn in np.unique(turns).tolist():
        rows = slice(*np.searchsorted(turns, (turn, turn + 1)).tolist())
        table = count_table(int(lengths[rows].sum()))
        bits[rows], carriers[rows] = weigh_runs(
            texts.words, texts.bounds, begins[rows], lengths[rows], table
        )
    return Weighed(runs[:, 0], bits, carriers)


def weights_of(runs: Doubtful, known: Weighed) -> Weights:
    """The weights of runs that are all among the ``known``."""
    at = np.searchsorted(known.hashes, runs.hashes.view(np.int64))
    return as_weights(runs.rows, runs.closing, runs.repeated, known.bits[at], known.carriers[at])


def as_weights(
    rows: Ints,
    closing: NDArray[np.bool_],
    repeated: NDArray[np.bool_],
    bits: Floats,
    carriers: Ints,
) -> Weights:
    """Weights of runs whose words weigh ``bits``: furniture and words shared before weigh none."""
    worthless = (closing & (carriers >= FOOTER_CARRIERS)) | repeated
    return Weights(rows, np.where(worthless, 0.0, bits), carriers)


def _closing(runs: Ints, left_sizes: Ints, right_sizes: Ints) -> NDArray[np.bool_]:
    """Short runs that both texts close with."""
    starts, mates, words = runs[:, 1], runs[:, 2], runs[:, 3]
    closes = (starts + words == left_sizes) & (mates + words == right_sizes)
    short: NDArray[np.bool_] = closes & (words <= FOOTER_WORDS)
    return short


def _repeated(pairs: Ints, hashes: Hashes) -> NDArray[np.bool_]:
    """Runs whose very words are a run of the same pair before them: no further evidence."""
    order = np.lexsort((hashes, pairs))
    pairs, hashes = pairs[order], hashes[order]
    repeated = np.zeros(len(pairs), dtype=np.bool_)
    repeated[order[1:]] = (pairs[1:] == pairs[:-1]) & (hashes[1:] == hashes[:-1])
    return repeated


def beyond_formulas(measures: Measures, weights: Weights) -> Floats:
    """Bits of each weighed run beyond those of a formula of its length."""
    lengths = measures.runs[weights.runs, 3]
    excess: Floats = np.maximum(weights.bits - FORMULA_BITS - FORMULA_WORD * lengths, 0.0)
    return excess


def evidence(measures: Measures, weights: Weights) -> Floats:
    """Bits beyond formulas in the common runs of each pair."""
    pairs = measures.runs[weights.runs, 0]
    excess = beyond_formulas(measures, weights)
    bits = np.bincount(pairs, weights=excess, minlength=len(measures.resemblance))
    return bits.astype(np.float64)


def chance_bits(count: int) -> float:
    """Bits that mere coincidence may reach among ``count`` texts."""
    return COINCIDENCE * math.log2(max(1, math.comb(count, 2)))


def needed_bits(count: int, measures: Measures, options: ScanOptions) -> Floats:
    """Bits of evidence that each row needs to be a pair among ``count`` texts: float64[R].

    Few words may coincide, and so may the short runs of texts without one of ``min_run`` words:
    both must exceed what chance brings together in a collection of this size, unless they are the
    whole of a text.
    """
    words = np.maximum(measures.left_shared, measures.right_shared)
    by_chance = np.clip((MANY_WORDS - words) / (MANY_WORDS - FEW_WORDS), 0.0, 1.0)
    by_chance[measures.longest_run < options.min_run] = 1.0
    by_chance[_is_held(measures)] = 0.0
    needed: Floats = EVIDENCE_BITS + by_chance * chance_bits(count)
    return needed


def decide(
    count: int, measures: Measures, weights: Weights, options: ScanOptions
) -> NDArray[np.bool_]:
    """Which rows are pairs, among ``count`` texts.

    Versions of one text; texts that hold another; and, with the evidence they need, texts that
    share a run of ``min_run`` words and those that are one text edited everywhere.
    """
    proven = evidence(measures, weights) >= needed_bits(count, measures, options)
    accepted: NDArray[np.bool_] = plain(measures) | (_likely(measures, options) & proven)
    return accepted


def possible(measures: Measures, options: ScanOptions) -> NDArray[np.bool_]:
    """Pairs that may be accepted, whatever else there is in the collection; no other ever is."""
    may_be: NDArray[np.bool_] = plain(measures) | _likely(measures, options)
    return may_be


def _likely(measures: Measures, options: ScanOptions) -> NDArray[np.bool_]:
    """Pairs that evidence can prove: a run of ``min_run`` words, or one text edited everywhere."""
    likely: NDArray[np.bool_] = measures.longest_run >= options.min_run
    return likely | (measures.resemblance >= EDITED) | _is_held(measures)


def _is_held(measures: Measures) -> NDArray[np.bool_]:
    """Nearly the whole of one text is in the other."""
    sides = measures.left_containment, measures.right_containment
    held: NDArray[np.bool_] = np.maximum(*sides) >= HELD
    held &= np.minimum(*sides) <= SMALL_PART
    return held | (measures.coverage >= WHOLE)


def plain(measures: Measures) -> NDArray[np.bool_]:
    """Versions of one text and texts that hold another: pairs whatever their words weigh."""
    words = np.minimum(measures.left_shared, measures.right_shared)
    whole = measures.coverage >= MOST
    whole &= (measures.longest_run >= MOST_RUN) | near_copies(measures)
    sure: NDArray[np.bool_] = (words >= PLAIN_WORDS) & ((measures.resemblance >= SAME_TEXT) | whole)
    return sure
