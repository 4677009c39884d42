"""Findings about copies: who ran whose text, and which prints share a source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from dedup.compare.findings.evidence import listing, opening, quote, widened
from dedup.compare.places import BlockMap
from dedup.compare.reading import Reading, Readings
from dedup.compare.relation import COPIES
from dedup.compare.stems import words_of
from dedup.compare.stories.instalments import Names
from dedup.model import Comparison, Edit, Evidence, Finding, Message, Span, Story

# A story of more pairs is told in one finding; its pairs are in the matrix and in pairs.csv.
_PAIRS_ONE_BY_ONE = 3
_CARRIED = {
    "credited": "%(count)s articles carry one text, %(pairs)s pairs of them: %(articles)s;"
    " %(base)s had it first: others name it as their source.",
    "earliest": "%(count)s articles carry one text, %(pairs)s pairs of them: %(articles)s;"
    " %(base)s had it first, by the times that they state.",
    "central": "%(count)s articles carry one text, %(pairs)s pairs of them: %(articles)s;"
    " who had it first is not clear; passages are listed as %(base)s prints them.",
}
"""One text of many articles, by what says whose it is (`Story.base_basis`)."""
# In stories up to this size shared readings are looked for among all three: the work grows as its
# cube.
_MOST_WITNESSES = 6
# Findings of shared readings in a larger story, and articles quoted in one: the fewer share a
# reading, the more it tells.
_MOST_SHARED = 6
_SHARED = "%(common)s and %(partner)s share a reading that %(against)s has differently."
# Words on each side of a reading that the two witnesses must share.
_MARGIN = 2


def most_shared(comparison: Comparison) -> tuple[float, str, str]:
    """A key that sorts comparisons, those that share most first."""
    least = min(comparison.left_share.shared, comparison.right_share.shared)
    return (-least, comparison.pair.left, comparison.pair.right)


def copy_findings(
    readings: Readings, story: Story | None, pairs: Sequence[Comparison], series: Names
) -> Iterator[Finding]:
    """Who ran whose text: a finding a pair in small stories, one for the whole of a large one.

    Of two instalments (``series``) the finding of their figures says more.
    """
    if story is None or len(pairs) <= _PAIRS_ONE_BY_ONE:
        for comparison in pairs:
            found = _pair_finding(readings, comparison)
            told = frozenset((comparison.pair.left, comparison.pair.right)) in series
            yield replace(found, severity="info") if told else found
    else:
        yield _story_finding(readings, story, pairs)


def by_story(
    comparisons: Sequence[Comparison], stories: Iterable[Story]
) -> Iterator[tuple[Story | None, list[Comparison]]]:
    """The pairs of each story, and last, one by one, those that join two stories."""
    home = {name: story for story in stories for name in story.articles}
    groups: dict[str, list[Comparison]] = {}
    for comparison in comparisons:
        story = home.get(comparison.pair.left)
        inside = story is not None and comparison.pair.right in story.articles
        groups.setdefault(story.id if story and inside else "", []).append(comparison)
    across = groups.pop("", [])
    by_id = {story.id: story for story in home.values()}
    for story_id in sorted(groups):
        yield by_id[story_id], groups[story_id]
    for comparison in across:
        yield None, [comparison]


_COPY_SEVERITY = {
    "identical": "medium", "near_copy": "medium", "excerpt": "medium",
    "partial": "low", "quotation": "info",
}  # fmt: skip


def _pair_finding(readings: Readings, comparison: Comparison) -> Finding:
    relation = comparison.pair.relation
    return Finding(
        relation,
        _COPY_SEVERITY.get(relation, "low"),
        comparison.summary,
        _longest_passage(readings, comparison),
    )


def _longest_passage(readings: Readings, comparison: Comparison) -> tuple[Evidence, ...]:
    shared = [block for block in comparison.blocks if block.left and block.right]
    body = [block for block in shared if block.role == "body"] or shared
    if not body:
        return ()
    runs = [BlockMap(block).longest_run() for block in body]
    left, right = min(runs, key=lambda run: (run[0].start - run[0].end, run[0]))
    return (
        opening(readings[comparison.pair.left], left),
        opening(readings[comparison.pair.right], right),
    )


def _story_finding(readings: Readings, story: Story, comparisons: Sequence[Comparison]) -> Finding:
    names = sorted({n for c in comparisons for n in (c.pair.left, c.pair.right)})
    copies = [c for c in comparisons if c.pair.relation in COPIES]
    relation = "near_copy" if copies else "partial"
    values = {"count": str(len(names)), "articles": listing(names), "base": story.base}
    values["pairs"] = str(len(comparisons))
    known = story.base_basis if story.base in names else ""
    text = Message(_CARRIED.get(known, _CARRIED["central"]), values)
    evidence = _longest_passage(readings, min(comparisons, key=most_shared))
    return Finding(relation, _COPY_SEVERITY[relation], text, evidence)


def source_findings(
    readings: Readings, story: Story | None, pairs: Sequence[Comparison]
) -> Iterator[Finding]:
    """Articles that share a reading against another, those first that fewest share.

    In a small story against each other article, in a large one against the base alone; and so
    where the base is known to be the first: what it prints tells of no other source.
    """
    if story is None:
        return
    large = len(story.articles) > _MOST_WITNESSES
    first = large or story.base_basis != "central"
    for against in [story.base] if first else story.articles:
        yield from _shared_against(readings, against, pairs, unedited=not large)


_Place = tuple[Span, Span]
"""A reading of one article, and what stands there in another."""


def _shared_against(
    readings: Readings, against: str, pairs: Sequence[Comparison], *, unedited: bool
) -> Iterator[Finding]:
    """Readings that some articles share and one has otherwise; the work follows the edits.

    ``unedited``: those too share it whom comparing with an article that has it shows to.
    """
    shared: dict[tuple[Span, tuple[str, ...], str], dict[str, _Place]] = {}
    for pair in pairs:
        if against not in (pair.pair.left, pair.pair.right):
            continue
        left = pair.pair.left == against
        name = pair.pair.right if left else pair.pair.left
        for edit in (e for block in pair.blocks if block.role == "body" for e in block.edits):
            own, other = (edit.left, edit.right) if left else (edit.right, edit.left)
            if not _is_reading(edit):
                continue
            words = tuple(word.folded for word in words_of(readings[name].article.text, other))
            holders = shared.setdefault((own, words, name if unedited else ""), {})
            holders[name] = own, other
            if unedited:
                found = _prints(readings, pair, name, other, pairs)
                holders.update({partner: (own, place) for partner, place in found})
    groups: dict[tuple[str, ...], dict[str, _Place]] = {}
    for _, holders in sorted(shared.items(), key=lambda item: (item[0][0], item[0][1])):
        if len(holders) > 1:
            groups.setdefault(tuple(sorted(holders)), holders)
    rarest = sorted(groups.items(), key=lambda item: (len(item[0]), item[0]))
    for names, holders in rarest[:_MOST_SHARED]:
        yield _shared_reading(readings, against, names, holders)


def _prints(
    readings: Readings, first: Comparison, name: str, span: Span, pairs: Sequence[Comparison]
) -> Iterator[tuple[str, Span]]:
    """Other articles that have the words of one unedited, and where.

    Two that share more with each other than with the first agree anyway.
    """
    for second in pairs:
        names = {second.pair.left, second.pair.right}
        if (
            second is first
            or name not in names
            or names & {first.pair.left, first.pair.right} != {name}
        ):
            continue
        if _common_share(first, name) < _common_share(second, name):
            continue
        if found := _unedited(second, name, span, readings[name]):
            yield (names - {name}).pop(), found


def _shared_reading(
    readings: Readings, against: str, names: Sequence[str], holders: Mapping[str, _Place]
) -> Finding:
    first, *others = names
    values = {"against": against, "common": first, "partner": listing(others)}
    shown = [_line(readings[name], holders[name][1]) for name in names[:_MOST_SHARED]]
    return Finding(
        "common_source",
        "info",
        Message(_SHARED, values),
        (*shown, _line(readings[against], holders[first][0])),
    )


def _common_share(comparison: Comparison, article: str) -> float:
    left = comparison.pair.left == article
    return (comparison.left_share if left else comparison.right_share).shared


def _is_reading(edit: Edit) -> bool:
    """A difference that two writers would not hit upon alone."""
    return (
        edit.weight != "cosmetic"
        and edit.left.start < edit.left.end
        and (edit.right.start < edit.right.end)
    )


def _unedited(comparison: Comparison, common: str, span: Span, reading: Reading) -> Span | None:
    """Where the span stands, with words around it, word for word in the other article."""
    left = comparison.pair.left == common
    wide = widened(reading, span, _MARGIN)
    for block in comparison.blocks:
        own = block.left if left else block.right
        if not (block.left and block.right) or not any(
            part.start <= wide.start and wide.end <= part.end for part in own
        ):
            continue
        edits = [(e.left if left else e.right) for e in block.edits if e.weight != "cosmetic"]
        if any(edit.start <= wide.end and wide.start <= edit.end for edit in edits):
            continue
        places = BlockMap(block)
        return places.to_right(span) if left else places.to_left(span)
    return None


def _line(reading: Reading, span: Span) -> Evidence:
    return quote(reading, widened(reading, span, _MARGIN))
