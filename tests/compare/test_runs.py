"""Common runs against a slow twin: every maximal run, each once; none lost where words crowd."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dedup.kernels.runs import best_chain, common_runs

LISTS = st.lists(st.integers(0, 4), max_size=40)


def slow_runs(left: list[int], right: list[int], least: int) -> set[tuple[int, int, int]]:
    """All maximal common runs, by looking at every pair of places."""
    runs = set()
    for at in range(len(left)):
        for mate in range(len(right)):
            if at and mate and left[at - 1] == right[mate - 1]:
                continue
            length = 0
            while (
                at + length < len(left)
                and mate + length < len(right)
                and left[at + length] == right[mate + length]
            ):
                length += 1
            if length >= least:
                runs.add((at, mate, length))
    return runs


def array(words: list[int]) -> np.ndarray[tuple[int], np.dtype[np.uint64]]:
    return np.array(words, dtype=np.uint64)


@given(LISTS, LISTS)
def test_every_maximal_run(left: list[int], right: list[int]) -> None:
    rows = [tuple(row) for row in common_runs(array(left), array(right), 3, 10_000).tolist()]
    assert rows == sorted(rows)
    assert len(rows) == len(set(rows))
    assert set(rows) == slow_runs(left, right, 3)


@given(LISTS, LISTS)
def test_a_cap_loses_no_run_with_a_rare_gram(left: list[int], right: list[int]) -> None:
    found = {tuple(row) for row in common_runs(array(left), array(right), 3, 2).tolist()}
    grams = [tuple(left[at : at + 3]) for at in range(len(left) - 2)]
    for at, mate, length in slow_runs(left, right, 3):
        inside = grams[at : at + length - 2]
        if any(grams.count(gram) <= 2 for gram in inside):
            assert (at, mate, length) in found


@given(LISTS, LISTS)
def test_a_chain_rises_on_both_sides(left: list[int], right: list[int]) -> None:
    runs = common_runs(array(left), array(right), 3, 16)
    chain = best_chain(runs, np.arange(len(left) + 1, dtype=np.float64), 0.02, 4000)
    last = (0, 0)
    for at, mate, length in chain.tolist():
        assert length > 0
        assert at >= last[0]
        assert mate >= last[1]
        assert left[at : at + length] == right[mate : mate + length]
        last = at + length, mate + length


def test_a_chain_looks_back_so_far_and_no_farther() -> None:
    straight = [(10 * at, 10 * at, 5) for at in range(50)]
    beside = [(500 + at, 30_000 - at, 3) for at in range(40)]
    last = (560, 20_000, 5)
    runs = np.array([*straight, *beside, last], dtype=np.int64)
    weights = np.arange(1000, dtype=np.float64)
    far, near = (best_chain(runs, weights, 0.02, reach).tolist() for reach in (41, 40))
    assert far == [list(run) for run in (*straight, last)]
    assert list(last) not in near
