"""Stories: articles that carry one text, built from verified pairs only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from dedup.model import Pair

SAME = 0.8
"""Containment of both sides from which two articles count as one text in two prints."""

HELD = 0.25
"""Containment in 3-grams of the side that holds less of its own: from here on two articles are
mostly one story (of 100 pairs read, five in six above .25, one in five below: a paragraph of
background, a list of dignitaries, a formula)."""

BRIDGE = 0.7
"""A text joins an anchor only if it is so much as like it as it is like any other: a digest that
holds two stories, or an anchor of the same form, is a bridge, not a print of it. Swept .25-.8 on
the largest groups of 41,000 articles; at .25 two orders of one day were one story."""

Held = Callable[[Pair], tuple[float, float]]
"""How much of left and of right the other holds, 0 to 1."""


def containments(pair: Pair) -> tuple[float, float]:
    """The shares of each side's word 3-grams, from `HELD` on; else nothing."""
    held = pair.left_containment, pair.right_containment
    return held if max(held) >= HELD else (0.0, 0.0)


def stories(pairs: Iterable[Pair], held: Held = containments) -> tuple[tuple[str, ...], ...]:
    """Groups of article ids, each sorted, the groups by their first id.

    ``held`` says what a pair holds of each side, nothing where the two are of different stories.
    Prints of one text (both containments of .8) are first united; then the texts that are most
    like others become anchors, and each other text goes to the anchor it is most like. So a
    mass-run story stays whole, two stories never merge through one passage or one digest, and each
    article is in one story at most. The order of ``pairs`` does not matter.
    """
    likeness = {(pair.left, pair.right): held(pair) for pair in pairs}
    edges = sorted(names for names, shares in likeness.items() if max(shares) > 0)
    prints = _unite(names for names in edges if min(likeness[names]) >= SAME)
    weights: dict[str, dict[str, float]] = defaultdict(dict)
    for names in edges:
        left, right = (prints.get(name, name) for name in names)
        if left != right:
            for one, other in ((left, right), (right, left)):
                weights[one][other] = max(weights[one].get(other, 0.0), min(likeness[names]))
    members = defaultdict(list)
    for article in sorted({name for names in edges for name in names}):
        members[prints.get(article, article)].append(article)
    groups = (
        sorted(article for text in star for article in members[text])
        for star in _stars({text: weights.get(text, {}) for text in members})
    )
    return tuple(sorted(tuple(group) for group in groups if len(group) > 1))


def _stars(weights: Mapping[str, Mapping[str, float]]) -> list[list[str]]:
    """Anchors by falling weight, each with the texts that are more like it than like another."""
    best = {text: max(others.values(), default=0.0) for text, others in weights.items()}
    order = sorted(weights, key=lambda text: (-round(sum(weights[text].values()), 9), text))
    stars: dict[str, list[str]] = {}
    for text in order:
        near = {
            anchor: likeness
            for anchor, likeness in weights[text].items()
            if anchor in stars and likeness >= BRIDGE * best[text]
        }
        if near:
            continue
        stars[text] = [text]
    for text in order:
        if text not in stars:
            others = weights[text]
            home = min(
                (name for name in others if name in stars), key=lambda name: (-others[name], name)
            )
            stars[home].append(text)
    return list(stars.values())


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
