"""Which pairs of a mass-run story are listed, against the same rule in plain Python."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dedup.match.mass import CLOSEST, not_implied

Edge = tuple[int, int]
Edges = dict[Edge, float]
VERSIONS = 0.5


def slowly(edges: Edges, digests: list[int], cap: int) -> set[Edge]:
    """The rule of `dedup.match.mass`, word by word."""
    near: dict[int, dict[int, float]] = {text: {} for text in range(len(digests))}
    for (one, other), resemblance in edges.items():
        if resemblance >= VERSIONS:
            near[one][other] = near[other][one] = resemblance

    def hub(text: int) -> int | None:
        best = min({text, *near[text]}, key=lambda other: (-len(near[other]), digests[other]))
        return best if len(near[best]) > cap else None

    def implied(one: int, other: int) -> bool:
        mine = hub(one)
        is_version = other in near[one] and mine is not None and mine == hub(other)
        return is_version and mine not in (one, other)

    def close(one: int, other: int) -> bool:
        rivals = [text for text in near[one] if implied(one, text)]
        rivals.sort(key=lambda text: (-near[one][text], digests[text]))
        return other in rivals[:CLOSEST]

    return {
        (one, other)
        for one, other in edges
        if not implied(one, other) or close(one, other) or close(other, one)
    }


@st.composite
def graphs(draw: st.DrawFn) -> tuple[Edges, list[int]]:
    """A few stories of up to twenty versions, with ties in resemblance and pairs below it."""
    count = draw(st.integers(2, 24))
    digests = draw(st.permutations(range(-count, count)))[:count]
    possible = [(one, other) for one in range(count) for other in range(one + 1, count)]
    chosen = draw(st.lists(st.sampled_from(possible), unique=True, max_size=len(possible)))
    shares = st.sampled_from((0.3, VERSIONS, 0.7, 0.9, 1.0))
    return {edge: draw(shares) for edge in chosen}, digests


@given(graphs(), st.integers(1, 6))
def test_what_is_listed_is_what_the_rule_says(graph: tuple[Edges, list[int]], cap: int) -> None:
    edges, digests = graph
    rows = sorted(edges)
    sides = np.array(rows, dtype=np.int64).reshape(-1, 2).T
    resemblance = np.array([edges[row] for row in rows])
    names = np.array(digests, dtype=np.int64)
    kept = not_implied(sides[0], sides[1], resemblance >= VERSIONS, resemblance, names, cap)
    assert {row for row, is_kept in zip(rows, kept, strict=True) if is_kept} == slowly(
        edges, digests, cap
    )


def test_of_a_story_in_many_versions_each_hangs_on_the_hub() -> None:
    count = 60
    pairs = [(one, other) for one in range(count) for other in range(one + 1, count)]
    lefts, rights = np.array(pairs).T
    alike = np.full(len(pairs), 0.8)
    kept = not_implied(lefts, rights, alike > 0, alike, np.arange(count), 20)
    assert kept[: count - 1].all(), "all pairs with text 0, which is the hub"
    assert kept.sum() <= (1 + CLOSEST) * count
