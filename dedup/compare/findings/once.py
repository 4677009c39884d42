"""What many pairs show, told once: a change in a story, the same change of the same outlets."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from dedup.compare.findings.evidence import listing
from dedup.compare.reading import Readings
from dedup.model import Finding

T = TypeVar("T")


def linked(items: Sequence[T], keys: Callable[[T], Sequence[Hashable]]) -> list[list[T]]:
    """Items that have a key in common, directly or by way of others, in the order they came."""
    above: dict[Hashable, Hashable] = {}

    def root(key: Hashable) -> Hashable:
        while (up := above.setdefault(key, key)) != key:
            above[key] = above[up]
            key = up
        return key

    for item in items:
        first, *others = keys(item)
        for key in others:
            above[root(key)] = root(first)
    groups: dict[Hashable, list[T]] = {}
    for item in items:
        groups.setdefault(root(keys(item)[0]), []).append(item)
    return list(groups.values())


def told_once(readings: Readings, found: Iterable[Finding]) -> Iterator[Finding]:
    """``found`` with one finding for all that say the same of the same outlets in the same words.

    A house that prints one wrong price in every report of a series has made one change.
    """
    groups: dict[Hashable, list[Finding]] = {}
    for finding in found:
        groups.setdefault(_said(readings, finding), []).append(finding)
    for group in groups.values():
        yield group[0] if len(group) == 1 else _together(readings, group)


def _said(readings: Readings, finding: Finding) -> Hashable:
    """What a finding says, outlets for articles; what one article says is of itself alone."""
    if "article" in finding.text.values:
        return id(finding)
    return (
        finding.kind,
        finding.severity,
        finding.text.template,
        tuple((key, _outlet(readings, value)) for key, value in finding.text.values.items()),
        tuple((_outlet(readings, item.article), item.text) for item in finding.evidence),
    )


def _outlet(readings: Readings, name: str) -> str:
    return readings[name].article.outlet or name if name in readings else name


def _together(readings: Readings, group: Sequence[Finding]) -> Finding:
    text, values = group[0].text, dict(group[0].text.values)
    for key, value in values.items():
        if value in readings:
            values[key] = listing(sorted({one.text.values[key] for one in group}))
    evidence = dict.fromkeys(item for one in group for item in one.evidence)
    return replace(group[0], text=replace(text, values=values), evidence=tuple(evidence))
