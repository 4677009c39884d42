"""What became of every figure between two articles.

Figures of one copied passage are paired by alignment: unedited words map one to one, an edit maps
to the whole of its other side. Then the figures left over are paired where they tell the same
fact in other sentences. Every figure of body and headline stands in exactly one change.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from dedup.compare.judging.bonds import EXCHANGED, Pairs, exchanged, uncrossed
from dedup.compare.judging.facts import CONTENT_KINDS, Fact, Rarity
from dedup.compare.judging.kinship import kinship
from dedup.compare.judging.lines import pair_by_line, pair_in_gaps
from dedup.compare.judging.scores import score_verdict
from dedup.compare.judging.setting import kept_on_each
from dedup.compare.judging.shifts import DATELINES, UNRELATED
from dedup.compare.judging.subjects import Setting, two_subjects
from dedup.compare.judging.units import one_currency, same_noun
from dedup.compare.judging.values import (
    Verdict,
    comparable,
    compare_values,
    is_slip,
    only_qualified,
    printed,
    same_value,
)
from dedup.compare.places import BlockMap, each_once, overlap
from dedup.compare.reading import Reading
from dedup.model import CONTENT_ROLES, Block, Figure, FigureChange, Message, Span

Settings = tuple[Setting, Setting]

# Figures paired in other sentences, on each side; beyond it the work would grow as the square.
_MOST_ELSEWHERE = 200

# Both figures' spans and what answers them on the other side, overlapping nearly whole (of 2).
_SAME_PLACE = 1.5
_AGREES = 5
# The least share of the words around two figures of one place that must be the same before
# another value is a change; read off 60 differing pairs of 955 Saudi articles: of the 9 below it
# one was a change (and a slip, which needs no such help).
_LEAST_KEPT = 0.4
# Characters on each side of a figure that tell what it is of; some six words.
_AROUND = 40


def judge(left: Reading, right: Reading, blocks: Sequence[Block]) -> tuple[FigureChange, ...]:
    """Every figure of both articles with its verdict and the reason, in reading order.

    Figures in furniture, bylines and stock text are left out: they date the page.
    """
    ours = _content(left.content_figures, [(block.role, block.left) for block in blocks])
    theirs = _content(right.content_figures, [(block.role, block.right) for block in blocks])
    settings = left.setting, right.setting
    texts = left.article.text, right.article.text
    pairs: Pairs = []
    swapped: set[int] = set()
    for block in blocks:
        if block.left and block.right and block.role in CONTENT_ROLES:
            inside = _inside(ours, block.left), _inside(theirs, block.right)
            if all(inside):
                own = _pair_in_block(block, *inside, settings)
                if block.kind == "edited":
                    own = uncrossed(own, settings[0].bond, settings[1].bond)
                swapped |= exchanged(own)
                pairs.extend(own)
    pairs += pair_by_line(*zip(texts, _lone(ours, theirs, pairs), strict=True))
    pairs += pair_in_gaps(blocks, *_lone(ours, theirs, pairs))
    changes = [_exchange(a, b) if id(a) in swapped else _change(a, b, settings) for a, b in pairs]
    lone = _lone(ours, theirs, pairs)
    changes += _pair_elsewhere((left, lone[0]), (right, lone[1]))
    lone = _without(ours, [c.left for c in changes]), _without(theirs, [c.right for c in changes])
    changes += [FigureChange("left_only", a, None, why) for a, why in _why_lone(lone[0], theirs)]
    changes += [FigureChange("right_only", None, b, why) for b, why in _why_lone(lone[1], ours)]
    return tuple(sorted(changes, key=_reading_order))


def _reading_order(change: FigureChange) -> tuple[int, int, int, str]:
    first = change.left or change.right
    assert first is not None  # noqa: S101 - a change has at least one side
    return (0 if change.left else 1, first.span.start, first.span.end, first.kind)


def _content(
    figures: Sequence[Figure], blocks: Iterable[tuple[str, tuple[Span, ...]]]
) -> list[Figure]:
    """Figures outside furniture, bylines and stock text, in reading order."""
    page = sorted(span for role, spans in blocks if role not in CONTENT_ROLES for span in spans)
    starts = [span.start for span in page]
    kept = []
    for figure in sorted(figures, key=lambda item: (item.span, item.kind, item.value or "")):
        at = bisect_right(starts, figure.span.start) - 1
        if at < 0 or figure.span.start >= page[at].end:
            kept.append(figure)
    return kept


def _inside(figures: list[Figure], spans: Iterable[Span]) -> list[Figure]:
    found = []
    for span in sorted(spans):
        first = bisect_left(figures, span.start, key=lambda item: item.span.start)
        last = bisect_left(figures, span.end, key=lambda item: item.span.start)
        found.extend(figures[first:last])
    return found


def _without(figures: Iterable[Figure], used: Iterable[Figure | None]) -> list[Figure]:
    taken = {id(figure) for figure in used}
    return [figure for figure in figures if id(figure) not in taken]


def _lone(
    ours: list[Figure], theirs: list[Figure], pairs: Pairs
) -> tuple[list[Figure], list[Figure]]:
    """The figures of both sides that are in no pair."""
    return _without(ours, [a for a, _ in pairs]), _without(theirs, [b for _, b in pairs])


def _pair_in_block(
    block: Block, ours: list[Figure], theirs: list[Figure], settings: Settings
) -> Pairs:
    """Where the place is sure by place; then equal values anywhere; then by what place is left.

    An edit of the figure alone puts two figures in the same place, and two that changed places
    are two changes. Inside a longer rewording an equal value says more than the place.
    """
    found = _by_place(block, ours, theirs, settings)
    sure = [item for item in found if -item[0] == _AGREES or -item[1] >= _SAME_PLACE]
    pairs = [(ours[i], theirs[j]) for i, j in each_once(sure)]
    lone, rest = _lone(ours, theirs, pairs)
    for figure in lone:
        twin = next((b for b in rest if _twins(figure, b)), None)
        if twin is not None:
            pairs.append((figure, twin))
            rest = _without(rest, [twin])
    taken = {id(figure) for pair in pairs for figure in pair}
    loose = [s for s in found if id(ours[s[4]]) not in taken and id(theirs[s[5]]) not in taken]
    return pairs + [(ours[i], theirs[j]) for i, j in each_once(loose)]


def _twins(left: Figure, right: Figure) -> bool:
    """The same value of the same noun in another place of the passage."""
    counted = left.kind == right.kind == "count"
    return same_value(left, right) and (not counted or same_noun(left, right))


def _told_alike(block: Block, left: Figure, right: Figure, settings: Settings) -> bool:
    """Whether two values that differ are told of one subject in the same words, or one is a slip
    for the other."""
    if only_qualified(left, right):
        return True
    alike = (
        is_slip(left, right)
        or min(kept_on_each(block, left.span, right.span, _AROUND)) >= _LEAST_KEPT
    )
    return alike and not two_subjects(settings[0], left, settings[1], right)


_Scored = tuple[int, float, int, int, int, int]
"""Fit and overlap (both negative, the best first), difference and sum of ranks, both places."""


def _by_place(
    block: Block, ours: list[Figure], theirs: list[Figure], settings: Settings
) -> list[_Scored]:
    places = BlockMap(block)
    right_spans = [figure.span for figure in theirs]
    scored = []
    for i, figure in enumerate(ours):
        image = places.to_right(figure.span)
        first = bisect_left(right_spans, image.start, key=lambda item: item.end)
        for j in range(first, len(theirs)):
            if right_spans[j].start >= max(image.end, image.start + 1):
                break
            met = overlap(image, right_spans[j])
            met += overlap(figure.span, places.to_left(right_spans[j]))
            fit = _fit(figure, theirs[j]) if met else 0
            if fit and (fit == _AGREES or _told_alike(block, figure, theirs[j], settings)):
                scored.append((-fit, -met, abs(i - j), i + j, i, j))
    return scored


def _fit(left: Figure, right: Figure) -> int:
    """How well two figures in the same place go together; 0 where they are two facts."""
    if not comparable(left, right):
        return 0
    verdict = compare_values(left, right)
    if verdict.agrees:
        return _AGREES
    if verdict.reason.template == UNRELATED:
        return 0
    # «74 members» and «68 states» are two facts; what replaces a noun is told by the words.
    if left.kind == right.kind == "count" and not same_noun(left, right):
        return 0
    if "vague" in (left.kind, right.kind) and left.kind != right.kind:
        return 1
    if left.kind != right.kind:
        return 2
    # «31 كم (19 ميلا)» and «31 ميلا»: the unit was mistaken, not the number.
    return 4 if left.value == right.value else 2 + one_currency(left.unit or "", right.unit or "")


Side = tuple[Reading, list[Figure]]


def _pair_elsewhere(left: Side, right: Side) -> list[FigureChange]:
    """Figures of the same fact in sentences that are no copy of one another, most alike first."""
    ours, theirs = _lone_facts(left), _lone_facts(right)
    if not (ours and theirs):
        return []
    rarity = Rarity([*left[0].facts, *right[0].facts])
    scored = []
    verdicts: dict[tuple[int, int], Verdict] = {}
    settings = left[0].setting, right[0].setting
    for (i, a), (j, b) in product(enumerate(ours), enumerate(theirs)):
        if kin := kinship(a, b, rarity, settings):
            scored.append((not kin.verdict.agrees, -kin.likeness, abs(i - j), i + j, i, j))
            verdicts[i, j] = kin.verdict
    return [
        FigureChange(verdicts[i, j].name, ours[i].figure, theirs[j].figure, verdicts[i, j].reason)
        for i, j in each_once(scored)
    ]


def _lone_facts(side: Side) -> list[Fact]:
    """The facts of their own that the lone figures tell."""
    figures = [f for f in side[1] if f.kind in CONTENT_KINDS and f.kind != "vague"]
    told = {id(figure) for figure in figures[:_MOST_ELSEWHERE]}
    return [fact for fact in side[0].facts if id(fact.figure) in told] if told else []


def _exchange(left: Figure, right: Figure) -> FigureChange:
    return FigureChange("changed", left, right, Message(EXCHANGED, printed(left, right)))


def _change(left: Figure, right: Figure, settings: Settings) -> FigureChange:
    verdict = compare_values(left, right)
    verdict = score_verdict((settings[0].text, left), (settings[1].text, right), verdict)
    if not verdict.agrees and settings[0].dates(left) and settings[1].dates(right):
        verdict = Verdict("changed", Message(DATELINES, printed(left, right)))
    return FigureChange(verdict.name, left, right, verdict.reason)


def _why_lone(lone: Iterable[Figure], others: Iterable[Figure]) -> Iterator[tuple[Figure, Message]]:
    by_value: dict[str | None, list[Figure]] = defaultdict(list)
    for other in others:
        by_value[other.value].append(other)
    for figure in lone:
        told = any(_twins(figure, other) for other in by_value[figure.value])
        yield figure, _TOLD_ELSEWHERE if told else _NOT_TOLD


_TOLD_ELSEWHERE = Message("the other article has no figure in this place, and the same in another")
_NOT_TOLD = Message("no figure of the other article answers this one")
