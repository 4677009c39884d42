"""Measures equal their definitions in plain Python; formulas weigh little, own words much."""

from __future__ import annotations

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dedup.kernels.surprise import _OWN, _PRIOR, _UNSEEN, count_table, weigh_runs
from dedup.match.texts import Texts
from dedup.match.verify import (
    EVIDENCE_BITS,
    FEW_WORDS,
    FOOTER_WORDS,
    MANY_WORDS,
    PLAIN_WORDS,
    beyond_formulas,
    chance_bits,
    decide,
    evidence,
    measure,
    measure_all,
    needed_bits,
    relation,
    weigh,
)
from dedup.model import Article
from dedup.options import ScanOptions

WORDS = st.lists(st.integers(1, 12), min_size=0, max_size=60)


def texts_of(*texts: list[int]) -> Texts:
    bounds = np.cumsum([0, *map(len, texts)])
    words = np.array([word for text in texts for word in text], dtype=np.uint64)
    words *= np.uint64(0x9E3779B97F4A7C15)
    return Texts(words, bounds, np.arange(len(texts)), tuple((row,) for row in range(len(texts))))


def grams(text: list[int], size: int) -> set[tuple[int, ...]]:
    return {tuple(text[at : at + size]) for at in range(len(text) - size + 1)}


def slow_shared(text: list[int], other: list[int]) -> int:
    """Words of ``text`` that some common run of five words covers."""
    common = grams(text, 5) & grams(other, 5)
    covered = set()
    for at in range(len(text) - 4):
        if tuple(text[at : at + 5]) in common:
            covered.update(range(at, at + 5))
    return len(covered)


def slow_longest(left: list[int], right: list[int]) -> int:
    sizes = [size for size in range(5, len(left) + 1) if grams(left, size) & grams(right, size)]
    return max(sizes, default=0)


@given(WORDS, WORDS, WORDS)
def test_measures_equal_their_definitions(
    left: list[int], run: list[int], right: list[int]
) -> None:
    left, right = left + run, run + right
    measures = measure_all(texts_of(left, right), np.array([0]), np.array([1]))
    mine, others = grams(left, 3), grams(right, 3)
    common = len(mine & others)
    assert measures.resemblance[0] == common / max(1, len(mine | others))
    assert measures.left_containment[0] == common / max(1, len(mine))
    assert measures.right_containment[0] == common / max(1, len(others))
    assert measures.left_shared[0] == slow_shared(left, right)
    assert measures.right_shared[0] == slow_shared(right, left)
    assert measures.longest_run[0] == slow_longest(left, right)


@given(WORDS, WORDS)
def test_runs_are_common_and_maximal(left: list[int], right: list[int]) -> None:
    runs = measure_all(texts_of(left, right), np.array([0]), np.array([1])).runs
    for _, start, mate, size in runs.tolist():
        assert left[start : start + size] == right[mate : mate + size]
        assert start == 0 or mate == 0 or left[start - 1] != right[mate - 1]
        ends = (start + size, mate + size)
        assert ends[0] == len(left) or ends[1] == len(right) or left[ends[0]] != right[ends[1]]


@given(st.lists(WORDS, min_size=2, max_size=5))
def test_many_pairs_at_once_equal_each_alone(texts: list[list[int]]) -> None:
    count = len(texts)
    pairs = [(left, right) for left in range(count) for right in range(count) if left != right]
    lefts, rights = (np.array(side) for side in zip(*pairs, strict=True))
    together = measure_all(texts_of(*texts), lefts, rights)
    for row, (left, right) in enumerate(pairs):
        alone = measure_all(texts_of(texts[left], texts[right]), np.array([0]), np.array([1]))
        assert together.resemblance[row] == alone.resemblance[0]
        assert together.left_shared[row] == alone.left_shared[0]
        mine = together.runs[together.runs[:, 0] == row, 1:]
        assert mine.tolist() == alone.runs[:, 1:].tolist()


def test_loops_stay_linear_and_exact_in_shared_words() -> None:
    loop = [1, 2, 3] * 4000
    measures = measure_all(texts_of(loop, loop[:-1]), np.array([0]), np.array([1]))
    assert measures.left_shared[0] == 12_000
    assert measures.longest_run[0] == 11_999


def test_a_formula_of_many_texts_weighs_its_first_words_only() -> None:
    rng = np.random.default_rng(7)
    formula = list(range(10_000, 10_020))
    own = list(range(20_000, 20_020))
    bodies = [rng.integers(1, 3000, 80).tolist() for _ in range(60)]
    carriers = [[*body, *formula, row] for row, body in enumerate(bodies)]
    carriers[0] = [*carriers[0], *own, 1]
    carriers[1] = [*own, *carriers[1]]
    texts = texts_of(*carriers)
    lefts, rights = np.array([0]), np.array([1])
    measures = measure_all(texts, lefts, rights)
    weights = weigh(texts, lefts, rights, measures, ScanOptions())
    beyond = beyond_formulas(measures, weights)
    by_start = dict(zip(measures.runs[weights.runs, 1].tolist(), beyond.tolist(), strict=True))
    assert by_start[80] < 5
    assert by_start[101] > 200


def slow_bits(run: list[int], texts: list[list[int]]) -> float:
    """The surprise of a run as its definition reads, with the constants of the kernel."""

    def others(gram: list[int]) -> int:
        places = ((text, at) for text in texts for at in range(len(text)))
        return max(0, sum(text[at : at + len(gram)] == gram for text, at in places) - _OWN)

    total = sum(map(len, texts))
    bits = 0.0
    for at, word in enumerate(run):
        chance = (others([word]) + _UNSEEN) / (total + 1)
        for context in range(1, min(2, at) + 1):
            seen = others(run[at - context : at + 1])
            before = max(others(run[at - context : at]), seen)
            chance = (seen + _PRIOR * chance) / (before + _PRIOR)
        bits -= math.log2(chance)
    return bits


@given(st.lists(st.lists(st.integers(1, 4), min_size=1, max_size=25), min_size=1, max_size=6))
def test_surprise_equals_its_slow_twin(collection: list[list[int]]) -> None:
    texts = texts_of(*collection)
    begins, lengths = texts.bounds[:-1], np.diff(texts.bounds)
    # Too small a table on purpose: it is left for a larger one.
    table = count_table(1)
    bits, carriers = weigh_runs(texts.words, texts.bounds, begins, lengths, table)
    for row, run in enumerate(collection):
        assert math.isclose(bits[row], slow_bits(run, collection))
        if len(run) >= 3:
            counts = [
                sum(other[at : at + 3] == list(gram) for other in collection for at in range(25))
                for gram in grams(run, 3)
            ]
            assert carriers[row] == min(counts)


def test_words_shared_twice_are_evidence_once() -> None:
    passage = list(range(100, 110))
    left = [*passage, 1, *passage, *range(200, 300)]
    texts = texts_of(left, [3, *passage, *range(300, 400)])
    lefts, rights = np.array([0]), np.array([1])
    measures = measure_all(texts, lefts, rights)
    weights = weigh(texts, lefts, rights, measures, ScanOptions())
    assert sorted(weights.bits > 0) == [False, True]


def test_what_few_words_need_grows_with_the_collection() -> None:
    few, many = list(range(100, 110)), list(range(100, 130))
    left = [*range(1, 60), *many]
    texts = texts_of(left, [*few, *range(200, 300)], [*many, *range(300, 400)])
    measures = measure_all(texts, np.array([0, 0]), np.array([1, 2]))
    options = ScanOptions()
    assert needed_bits(2, measures, options).tolist() == [EVIDENCE_BITS, EVIDENCE_BITS]
    large = EVIDENCE_BITS + chance_bits(1000)
    assert large > EVIDENCE_BITS + 30
    assert needed_bits(1000, measures, options).tolist() == [large, EVIDENCE_BITS]
    # No run of so many words: evidence of an edited text only.
    assert needed_bits(1000, measures, ScanOptions(min_run=31)).tolist() == [large, large]


def test_between_few_words_and_many_the_bits_they_need_fall_evenly() -> None:
    sizes = range(FEW_WORDS - 1, MANY_WORDS + 2)
    passages = [list(range(1000 * size, 1000 * size + size)) for size in sizes]
    left = [word for passage in passages for word in [passage[0] + 500, *passage]]
    texts = texts_of(left, *([*passage, *range(100, 200)] for passage in passages))
    lefts, rights = np.zeros(len(passages), np.int64), np.arange(1, 1 + len(passages))
    needed = needed_bits(1000, measure_all(texts, lefts, rights), ScanOptions())
    steps = np.diff(needed).round(6)
    assert needed[0] == needed[1] == EVIDENCE_BITS + chance_bits(1000)
    assert needed[-2] == needed[-1] == EVIDENCE_BITS
    assert len(set(steps[1:-1].tolist())) == 1
    assert steps[1] < 0


def test_a_pair_is_what_has_the_bits_it_needs() -> None:
    passage = list(range(100, 108))
    texts = texts_of([*range(1, 60), *passage], [*passage, *range(200, 300)])
    lefts, rights = np.array([0]), np.array([1])
    measures = measure_all(texts, lefts, rights)
    weights = weigh(texts, lefts, rights, measures, ScanOptions())
    bits = evidence(measures, weights)[0]
    for count in (2, 10, 10_000, 10**12):
        needed = needed_bits(count, measures, ScanOptions())[0]
        assert decide(count, measures, weights, ScanOptions()).tolist() == [bits >= needed]
    assert decide(2, measures, weights, ScanOptions()).tolist() == [True]
    assert decide(10**12, measures, weights, ScanOptions()).tolist() == [False]
    assert decide(2, measures, weights, ScanOptions(min_run=9)).tolist() == [False]


def test_relation_by_containment() -> None:
    assert relation(0.51, 0.78) == "near_copy"
    assert relation(0.9, 0.1) == "excerpt"
    assert relation(0.06, 0.04) == "partial"


def test_measuring_two_given_articles() -> None:
    left = Article("b", "The harbour board met on Monday and chose a new pilot for the ferry.")
    right = Article("a", "On Monday the harbour board met on Monday and chose a new crane.")
    pair = measure(left, right)
    assert (pair.left, pair.right) == ("b", "a")
    assert pair.longest_run == 10
    assert measure(left, Article("c", left.text.upper())).relation == "identical"
    assert measure(Article("x", ""), Article("y", "")).relation == "partial"


def test_few_words_that_are_a_whole_text_are_no_coincidence() -> None:
    flash = list(range(100, 112))
    texts = texts_of([*range(1, 90), *flash], flash, [*flash, *range(200, 290)])
    measures = measure_all(texts, np.array([0, 0]), np.array([1, 2]))
    options = ScanOptions()
    by_chance = EVIDENCE_BITS + chance_bits(10**16)
    assert needed_bits(10**16, measures, options).tolist() == [EVIDENCE_BITS, by_chance]
    weights = weigh(texts, np.array([0, 0]), np.array([1, 2]), measures, options)
    assert decide(10**16, measures, weights, options).tolist() == [True, False]


def test_an_edited_headline_is_no_coincidence_and_a_form_filled_in_anew_may_be_one() -> None:
    article = list(range(100, 300))
    headline = [*article[:4], 1, *article[5:12]]
    form = [*article[:4], 2, *article[5:12]]
    texts = texts_of(article, headline, form)
    measures = measure_all(texts, np.array([0, 1]), np.array([1, 2]))
    assert (measures.longest_run < 8).all()
    assert (measures.coverage < 0.6).all()
    assert measures.right_containment.tolist() == [0.7, 0.7]
    needed = needed_bits(1000, measures, ScanOptions())
    assert needed.tolist() == [EVIDENCE_BITS, EVIDENCE_BITS + chance_bits(1000)]


def test_a_short_closing_of_many_texts_is_a_footer_and_a_paragraph_is_not() -> None:
    for words in (FOOTER_WORDS, FOOTER_WORDS + 1):
        closing = list(range(100_000, 100_000 + words))
        texts = texts_of(*([*range(at * 500, at * 500 + 300), *closing] for at in range(9)))
        lefts, rights = np.array([0]), np.array([1])
        measures = measure_all(texts, lefts, rights)
        weights = weigh(texts, lefts, rights, measures, ScanOptions())
        assert weights.carriers.tolist() == [9]
        assert (evidence(measures, weights)[0] > EVIDENCE_BITS) == (words > FOOTER_WORDS)


def test_few_common_words_are_plain_to_nobody() -> None:
    options = ScanOptions()
    for words in (PLAIN_WORDS - 1, PLAIN_WORDS):
        form = list(range(100, 100 + words))
        texts = texts_of(*([*form, *range(at * 500, at * 500 + 3)] for at in range(1, 300)))
        measures = measure_all(texts, np.array([0]), np.array([1]))
        weights = weigh(texts, np.array([0]), np.array([1]), measures, options)
        assert evidence(measures, weights)[0] == 0
        assert decide(299, measures, weights, options).tolist() == [words == PLAIN_WORDS]
