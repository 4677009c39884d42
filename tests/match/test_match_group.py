"""Stories do not chain through a weak bridge, and do not depend on order."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dedup.match.group import stories
from dedup.model import Pair


def pair(left: str, right: str, words: int = 100, containment: float = 0.6) -> Pair:
    left, right = sorted((left, right))
    return Pair(left, right, "near_copy", 0.5, containment, containment, words, words, ())


def test_a_story_is_what_holds_against_its_anchor() -> None:
    assert stories([pair("a", "b"), pair("a", "c"), pair("x", "y")]) == (
        ("a", "b", "c"),
        ("x", "y"),
    )


def test_one_weak_bridge_does_not_merge_two_stories() -> None:
    first = [pair("a1", "a2", 300), pair("a1", "a3", 300), pair("a2", "a3", 300)]
    second = [pair("b1", "b2", 300), pair("b1", "b3", 300), pair("b2", "b3", 300)]
    assert stories([*first, *second, pair("a3", "b1", 10, 0.05)]) == (
        ("a1", "a2", "a3"),
        ("b1", "b2", "b3"),
    )


def test_a_mass_run_linked_as_a_chain_stays_one_story() -> None:
    names = [f"{number:04}" for number in range(1000)]
    chain = [pair(one, other, 200, 0.9) for one, other in pairwise(names)]
    assert stories(chain) == (tuple(names),)


EDGES = st.lists(
    st.builds(
        pair,
        st.sampled_from("abcdef"),
        st.sampled_from("ghijkl"),
        st.integers(8, 400),
        st.sampled_from([0.1, 0.5, 0.9]),
    ),
    unique_by=lambda edge: (edge.left, edge.right),
)


@given(EDGES, st.randoms())
def test_every_article_once_whatever_the_order(edges: list[Pair], random: object) -> None:
    groups = stories(edges)
    names = [name for group in groups for name in group]
    assert len(names) == len(set(names))
    shuffled = list(edges)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert stories(shuffled) == groups


def test_a_formula_that_many_share_chains_no_stories() -> None:
    first = [pair(f"a{at}", f"a{other}", 200, 0.7) for at in range(5) for other in range(at)]
    second = [pair(f"b{at}", f"b{other}", 180, 0.7) for at in range(5) for other in range(at)]
    formula = [pair(f"a{at}", f"b{other}", 30, 0.15) for at in range(5) for other in range(5)]
    assert stories([*first, *second, *formula]) == (
        ("a0", "a1", "a2", "a3", "a4"),
        ("b0", "b1", "b2", "b3", "b4"),
    )


def test_no_pair_no_story() -> None:
    assert stories([]) == ()
