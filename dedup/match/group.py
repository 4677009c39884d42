"""Stories: articles that carry one text, built from verified pairs only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

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

CROWDED = 50
"""Texts of a star from which it takes a text by any of them, if both hold `HELD` of one another: of
a mass-run story not all are held against the anchor (`dedup.match.mass`)."""

_APART = (0.0, 0.0)
_Links = dict[str, dict[str, tuple[float, float]]]
"""Of each text, the others that share with it, and how much the two hold of one another."""

Held = Callable[[Pair], tuple[float, float]]
"""How much of left and of right the other holds, 0 to 1."""


def containments(pair: Pair) -> tuple[float, float]:
    """The shares of each side's word 3-grams, from `HELD` on; else nothing."""
    held = pair.left_containment, pair.right_containment
    return held if max(held) >= HELD else _APART


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
    links: _Links = defaultdict(dict)
    for names in edges:
        left, right = (prints.get(name, name) for name in names)
        if left != right:
            likest = max(links[left].get(right, _APART), likeness[names], key=sum)
            links[left][right] = likest
            links[right][left] = likest
    members = defaultdict(list)
    for article in sorted({name for names in edges for name in names}):
        members[prints.get(article, article)].append(article)
    groups = (
        sorted(article for text in star for article in members[text])
        for star in _stars(
            {text: links.get(text, {}) for text in members},
            {text: len(names) for text, names in members.items()},
        )
    )
    return tuple(sorted(tuple(group) for group in groups if len(group) > 1))


def _stars(
    links: Mapping[str, Mapping[str, tuple[float, float]]], prints: Mapping[str, int]
) -> list[list[str]]:
    """Anchors, each with the texts that are more like it than like another.

    ``prints`` is how many articles print each text.
    A digest holds much of nobody, so that no other text of its stories is an anchor after it:
    first come those that others hold most of, and that hold most of others.
    """
    mutual = {
        text: prints[text] - 1 + sum(prints[other] * min(held) for other, held in near.items())
        for text, near in links.items()
    }
    likeness = {
        text: {other: sum(held) for other, held in near.items()} for text, near in links.items()
    }
    stars: dict[str, list[str]] = {}
    homes: dict[str, str] = {}

    def near(text: str) -> list[str]:
        least = BRIDGE * max(likeness[text].values(), default=0.0)
        return [name for name, like in likeness[text].items() if name in homes and like >= least]

    def in_crowds(text: str) -> list[str]:
        return [
            name
            for name in near(text)
            if len(stars[homes[name]]) > CROWDED and min(links[text][name]) >= HELD
        ]

    def put(text: str, anchors: Sequence[str]) -> None:
        likest = min(anchors, key=lambda name: (-likeness[text][name], name), default=text)
        homes[text] = homes.get(likest, text)
        stars.setdefault(homes[text], []).append(text)

    ranked = sorted(links, key=lambda text: (-round(mutual[text], 9), text))
    for text in ranked:
        put(text, [name for name in near(text) if name in stars] or in_crowds(text))
    for text in ranked:  # of a mass-run story too, but placed before its neighbours
        if stars.get(text) == [text] and (crowd := in_crowds(text)):
            del stars[text]
            put(text, crowd)
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
