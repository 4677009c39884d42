"""Stories: articles that carry one text, built from verified pairs only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from dedup.model import Pair

SAME = 0.8
"""Containment of both sides from which two articles count as one text in two prints."""

BRIDGE = 0.25
"""A text joins an anchor only if it shares with it a quarter of what it shares with any other: a
sentence from another story is a bridge, not a print of it."""


def stories(pairs: Iterable[Pair]) -> tuple[tuple[str, ...], ...]:
    """Groups of article ids, each sorted, the groups by their first id.

    Prints of one text (both containments of .8) are first united; then the text with most in
    common with others becomes an anchor and takes the texts that hold against it directly. So a
    mass-run story stays whole, two stories never merge through one sentence, and each article is
    in one story at most; a pair whose two articles hold against different anchors is in none.
    The order of ``pairs`` does not matter.
    """
    edges = sorted(pairs, key=lambda pair: (pair.left, pair.right))
    prints = _unite(
        (pair.left, pair.right)
        for pair in edges
        if min(pair.left_containment, pair.right_containment) >= SAME
    )
    weights: dict[str, dict[str, int]] = defaultdict(dict)
    for pair in edges:
        left, right = prints.get(pair.left, pair.left), prints.get(pair.right, pair.right)
        for one, other in ((left, right), (right, left)):
            weights[one][other] = max(weights[one].get(other, 0), pair.shared_words)
    members = defaultdict(list)
    for article in sorted({name for pair in edges for name in (pair.left, pair.right)}):
        members[prints.get(article, article)].append(article)
    groups = (
        sorted(article for text in star for article in members[text]) for star in _stars(weights)
    )
    return tuple(sorted(tuple(group) for group in groups if len(group) > 1))


def _stars(weights: dict[str, dict[str, int]]) -> list[list[str]]:
    """Anchors by falling weight, each with the free neighbours that hold against it."""
    others = {
        text: {other: words for other, words in weights[text].items() if other != text}
        for text in weights
    }
    order = sorted(others, key=lambda text: (-sum(others[text].values()), text))
    best = {text: max(others[text].values(), default=0) for text in order}
    free = dict.fromkeys(order)
    stars = []
    for anchor in order:
        if anchor in free:
            star = [anchor] + [
                text
                for text, words in sorted(others[anchor].items())
                if text in free and words >= BRIDGE * best[text]
            ]
            for text in star:
                del free[text]
            stars.append(star)
    return stars


def _unite(edges: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Union-find: each article of a connected group -> its smallest id."""
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while parent.setdefault(name, name) != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for left, right in edges:
        low, high = sorted((root(left), root(right)))
        parent[high] = low
    return {name: root(name) for name in sorted(parent)}
