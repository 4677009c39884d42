"""Findings about copies: who ran whose text, and which prints share a source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dedup.compare.findings.evidence import (
    listing,
    opening,
    quote,
)
from dedup.compare.places import BlockMap
from dedup.compare.reading import Reading, Readings
from dedup.compare.relation import COPIES
from dedup.compare.stems import words_of
from dedup.model import (
    Comparison,
    Edit,
    Evidence,
    Finding,
    Message,
    Span,
    Story,
)

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
    readings: Readings, comparisons: Sequence[Comparison], stories: Iterable[Story]
) -> Iterator[Finding]:
    """Who ran whose text: a finding a pair in small stories, one for the whole of a large one."""
    for story, pairs in by_story(comparisons, stories):
        if story is None or len(pairs) <= _PAIRS_ONE_BY_ONE:
            for comparison in pairs:
                yield _pair_finding(readings, comparison)
        else:
            yield _story_finding(readings, story, pairs)


def by_story(
    comparisons: Sequence[Comparison], stories: Iterable[Story]
) -> Iterator[tuple[Story | None, list[Comparison]]]:
    """The pairs of each story, and last those that join two stories."""
    home = {name: story for story in stories for name in story.articles}
    groups: dict[str, list[Comparison]] = {}
    for comparison in comparisons:
        story = home.get(comparison.pair.left)
        inside = story is not None and comparison.pair.right in story.articles
        groups.setdefault(story.id if story and inside else "", []).append(comparison)
    by_id = {story.id: story for story in home.values()}
    for story_id in sorted(groups, key=lambda name: (name == "", name)):
        yield by_id.get(story_id), groups[story_id]


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
    readings: Readings, comparisons: Sequence[Comparison], stories: Iterable[Story]
) -> Iterator[Finding]:
    """Articles that share a reading against another: one finding for each three of a small story,
    of a large one for those that share most rarely against the base."""
    for story, pairs in by_story(comparisons, stories):
        if story is None:
            continue
        if len(story.articles) > _MOST_WITNESSES:
            yield from _against_base(readings, story.base, pairs)
            continue
        # What a base prints that is known to be the first tells of no other source.
        known = story.base_basis != "central"
        told = set()
        for first in pairs:
            for second in pairs:
                three = _three(first, second)
                if (
                    three
                    and three not in told
                    and (three[0] == story.base or not known)
                    and (found := _reading(readings, first, second, three))
                ):
                    told.add(three)
                    yield found


_Place = tuple[Span, Span]
"""A reading of the base, and what stands there in another article."""


def _against_base(
    readings: Readings, base: str, comparisons: Iterable[Comparison]
) -> Iterator[Finding]:
    """Readings that some articles share and the base has otherwise; the work follows the edits."""
    shared: dict[tuple[Span, tuple[str, ...]], dict[str, _Place]] = {}
    for comparison in comparisons:
        if base not in (comparison.pair.left, comparison.pair.right):
            continue
        left = comparison.pair.left == base
        name = comparison.pair.right if left else comparison.pair.left
        for block in comparison.blocks:
            for edit in block.edits if block.role == "body" else ():
                own, other = (edit.left, edit.right) if left else (edit.right, edit.left)
                if _is_reading(edit):
                    words = words_of(readings[name].article.text, other)
                    key = own, tuple(word.folded for word in words)
                    shared.setdefault(key, {})[name] = own, other
    groups: dict[tuple[str, ...], dict[str, _Place]] = {}
    for _, holders in sorted(shared.items(), key=lambda item: (item[0][0], item[0][1])):
        if len(holders) > 1:
            groups.setdefault(tuple(sorted(holders)), holders)
    rarest = sorted(groups.items(), key=lambda item: (len(item[0]), item[0]))
    for names, holders in rarest[:_MOST_SHARED]:
        yield _shared_reading(readings, base, names, holders)


def _shared_reading(
    readings: Readings, base: str, names: Sequence[str], holders: Mapping[str, _Place]
) -> Finding:
    first, *others = names
    values = {"against": base, "common": first, "partner": listing(others)}
    shown = [_line(readings[name], holders[name][1]) for name in names[:_MOST_SHARED]]
    return Finding(
        "common_source",
        "info",
        Message(_SHARED, values),
        (*shown, _line(readings[base], holders[first][0])),
    )


def _three(first: Comparison, second: Comparison) -> tuple[str, str, str] | None:
    """(against, common, with): two pairs that have one article in common."""
    ours, theirs = ({c.pair.left, c.pair.right} for c in (first, second))
    common = ours & theirs
    if len(common) != 1:
        return None
    (against,), (partner,) = ours - common, theirs - common
    return against, common.pop(), partner


def _reading(
    readings: Readings, first: Comparison, second: Comparison, three: tuple[str, str, str]
) -> Finding | None:
    against, common, partner = three
    if _common_share(first, common) < _common_share(second, common):
        return None  # two prints of one text agree anyway
    left = first.pair.left == common
    for block in first.blocks:
        for edit in block.edits if block.role == "body" else ():
            mine, other = (edit.left, edit.right) if left else (edit.right, edit.left)
            if not _is_reading(edit) or mine.start == mine.end:
                continue
            found = _unedited(second, common, mine, readings[common])
            if found is None:
                continue
            values = {"against": against, "common": common, "partner": partner}
            return Finding(
                "common_source",
                "info",
                Message(_SHARED, values),
                (
                    _line(readings[common], mine),
                    _line(readings[partner], found),
                    _line(readings[against], other),
                ),
            )
    return None


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
    wide = _widened(reading, span)
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


def _widened(reading: Reading, span: Span) -> Span:
    words = words_of(reading.article.text, Span(max(0, span.start - 60), span.start))[-_MARGIN:]
    after = words_of(reading.article.text, Span(span.end, span.end + 60))[:_MARGIN]
    start = words[0].start if words else span.start
    return Span(start, after[-1].end if after else span.end)


def _line(reading: Reading, span: Span) -> Evidence:
    return quote(reading, _widened(reading, span))
