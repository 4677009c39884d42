"""Keys equal datasketch's values, and winnowing keeps its promise in words."""

from __future__ import annotations

import datasketch
import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from dedup.kernels.keys import gram_hashes, mark_twice, seen_twice, winnow
from dedup.match.keys import (
    BAND,
    GRAM,
    OPENING_WORDS,
    PASSAGE,
    SMALL_WORDS,
    band_keys,
    extract,
    passage_keys,
    passage_window,
    shingle_hashes,
    signatures,
    to_minhash,
)
from dedup.options import ScanOptions

# Few distinct words, so that grams repeat and minima tie.
WORDS = st.lists(st.integers(0, 40), min_size=0, max_size=120)
OPTIONS = st.builds(
    ScanOptions, bands=st.integers(1, 50), rows=st.integers(1, 6), seed=st.integers(0, 2**32 - 1)
)


def hashes(words: list[int]) -> NDArray[np.uint64]:
    """Word hashes that use all 64 bits."""
    return np.array(words, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)


def laid(*texts: list[int]) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    bounds = np.cumsum([0, *map(len, texts)])
    return hashes([word for text in texts for word in text]), bounds


@given(st.lists(WORDS, min_size=1, max_size=4), OPTIONS)
def test_signatures_are_datasketch_minhashes_bit_for_bit(
    texts: list[list[int]], options: ScanOptions
) -> None:
    words, bounds = laid(*texts)
    ours = signatures(words, bounds, options)
    for row, text in enumerate(texts):
        theirs = datasketch.MinHash(
            num_perm=options.bands * options.rows,
            seed=options.seed,
            scheme="affine32",
            hashfunc=int,
        )
        for shingle in shingle_hashes(hashes(text)):
            theirs.update(int(shingle))
        assert (ours[row] == theirs.hashvalues).all()
        assert to_minhash(ours[row], options).jaccard(theirs) == 1.0


def test_our_signatures_work_in_a_datasketch_index() -> None:
    options = ScanOptions()
    words, bounds = laid(list(range(200)), [*range(190), 999], list(range(500, 700)))
    index = datasketch.MinHashLSH(
        num_perm=options.bands * options.rows, params=(options.bands, options.rows)
    )
    sketches = [to_minhash(row, options) for row in signatures(words, bounds, options)]
    index.insert("first", sketches[0])
    index.insert("other", sketches[2])
    assert index.query(sketches[1]) == ["first"]


@given(st.lists(WORDS, min_size=2, max_size=4), st.integers(1, 6), st.integers(1, 4))
def test_band_keys_meet_exactly_where_datasketch_bands_meet(
    texts: list[list[int]], bands: int, rows: int
) -> None:
    options = ScanOptions(bands=bands, rows=rows)
    words, bounds = laid(*texts)
    keys = band_keys(words, bounds, options)
    values = signatures(words, bounds, options).reshape(len(texts), bands, rows)
    for band in range(bands):
        equal = (values[0, band] == values[1, band]).all()
        assert (keys[0, band] == keys[1, band]) == equal


def slow_winnow(values: list[int], window: int) -> list[int]:
    """Winnowing as the paper states it: the rightmost minimum of every window."""
    kept: list[int] = []
    for begin in range(max(1, len(values) - window + 1)):
        view = values[begin : begin + window]
        if view:
            at = begin + max(place for place, value in enumerate(view) if value == min(view))
            kept += [at] if at not in kept else []
    return kept


@given(st.lists(st.integers(0, 9), max_size=60), st.integers(1, 12))
def test_winnow_equals_its_slow_twin(values: list[int], window: int) -> None:
    kept = winnow(np.array(values, dtype=np.uint64), window)
    assert kept.tolist() == slow_winnow(values, window)


@given(WORDS, WORDS, WORDS, st.integers(1, 12), st.data())
def test_a_common_run_of_window_and_four_words_shares_a_key(
    before: list[int], after: list[int], other: list[int], window: int, data: st.DataObject
) -> None:
    size = window + 4
    run = data.draw(st.lists(st.integers(0, 40), min_size=size, max_size=size))
    words, bounds = laid([*before, *run, *after], [*other, *run])
    keys, at = passage_keys(words, bounds, window)
    assert set(keys[at[0] : at[1]].tolist()) & set(keys[at[1] : at[2]].tolist())


def test_only_large_collections_are_sampled() -> None:
    assert passage_window(SMALL_WORDS, ScanOptions(window=7)) == 1
    assert passage_window(SMALL_WORDS + 1, ScanOptions(window=7)) == 7


@given(WORDS)
def test_window_one_keeps_every_gram(text: list[int]) -> None:
    words, bounds = laid(text)
    keys, _ = passage_keys(words, bounds, 1)
    assert sorted(keys.tolist()) == sorted(set(gram_hashes(hashes(text), 5).tolist()))


def test_the_opening_of_a_text_keeps_every_gram() -> None:
    opening = list(range(OPENING_WORDS))
    short, _ = passage_keys(*laid(opening), 8)
    long, _ = passage_keys(*laid([*opening, *range(1000, 1100)]), 8)
    assert len(short) == OPENING_WORDS - GRAM + 1
    assert set(short.tolist()) < set(long.tolist())
    assert len(long) - len(short) < 50


@given(st.lists(WORDS, min_size=1, max_size=5))
def test_keys_of_a_text_do_not_depend_on_its_neighbours(texts: list[list[int]]) -> None:
    options = ScanOptions(bands=3, rows=2)
    together = extract(*laid(*texts), options, 4)
    for row, text in enumerate(texts):
        alone = extract(*laid(text), options, 4)
        mine = together.texts == row
        for kind in (BAND, PASSAGE):
            both = together.keys[mine & (together.kinds == kind)]
            assert both.tolist() == alone.keys[alone.kinds == kind].tolist()


def test_a_text_too_short_for_a_gram_has_no_key() -> None:
    assert len(extract(*laid([1, 2], []), ScanOptions(), 1).keys) == 0


@given(st.lists(st.integers(-(2**63), 2**63 - 1), max_size=200), st.integers(0, 10))
def test_the_filter_never_holds_back_a_key_of_two_rows(values: list[int], size: int) -> None:
    rows = np.array(values + values[: len(values) // 2], dtype=np.int64)
    cells = np.zeros(1 << size, dtype=np.uint8)
    mark_twice(rows, cells)
    kept = seen_twice(rows, cells)
    assert all(kept[row] for row, value in enumerate(rows) if (rows == value).sum() > 1)


def test_the_filter_holds_back_most_keys_of_one_row() -> None:
    rows = np.arange(1000, dtype=np.int64) * 7_919
    cells = np.zeros(1 << 12, dtype=np.uint8)
    mark_twice(rows, cells)
    assert seen_twice(rows, cells).mean() < 0.35
